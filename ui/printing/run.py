"""Prints sheet after sheet, without holding up the window."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from uuid import uuid4

from PySide6.QtCore import QObject, QPointF, QRectF, QSizeF, QTimer, Signal
from PySide6.QtGui import QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from reviewer.errors import ExportError, ShenqiError
from ui.printing.sheets import Sheets

DPI = 200  # of the pictures of pages


class PrintRun(QObject):
    """`progressed` (done, total) after each sheet; then `finished`, or `failed` (ShenqiError).

    To a file: it is there when all sheets are, and what was there before stays until then.
    """

    progressed = Signal(int, int)
    finished = Signal()
    failed = Signal(object)

    def __init__(
        self,
        sheets: Sheets,
        pages: Sequence[int],
        printer: QPrinter,
        target: Path | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._sheets, self._pages, self._printer = sheets, pages, printer
        self._target = target
        self._part = target.with_name(f".shenqi-{uuid4().hex}.tmp") if target else None
        if self._part is not None:
            printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
            printer.setOutputFileName(str(self._part))
        printer.setFullPage(True)
        self._painter: QPainter | None = None
        self._at = 0
        self._over = False

    def start(self) -> None:
        """Print the first sheet as soon as it is ready, and all others after it."""
        try:
            if self._part is not None:
                self._part.touch(exist_ok=False)
        except OSError:
            self._fail(self._trouble())
            return
        self._next()

    def cancel(self) -> None:
        """Stop; nothing is left of a file."""
        self._end()
        self._drop()

    def _next(self) -> None:
        if self._over:
            return
        if self._at == len(self._pages):
            self._finish()
        else:
            self._sheets.prepare(self._pages[self._at], DPI, self._print)

    def _print(self, error: ShenqiError | None) -> None:
        if self._over:
            return
        if error is not None:
            self._fail(error)
            return
        page = self._pages[self._at]
        if not self._turn(self._sheets.size(page)):
            self._fail(self._trouble())
            return
        assert self._painter is not None
        self._sheets.paint(self._painter, page, self._place(self._sheets.size(page)))
        self._at += 1
        self.progressed.emit(self._at, len(self._pages))
        QTimer.singleShot(0, self, self._next)

    def _turn(self, size: QSizeF) -> bool:
        """Go on to a new sheet of paper; a file takes the size of the page, a printer has its own.
        Whether that could be done."""
        if self._target is not None:
            self._printer.setPageSize(QPageSize(size, QPageSize.Unit.Point, "", _EXACT))
        if self._painter is None:
            self._painter = QPainter()
            return self._painter.begin(self._printer)
        return self._printer.newPage()

    def _place(self, size: QSizeF) -> QRectF:
        """Where on the paper the sheet goes: as large as it fits, in the middle."""
        room = QSizeF(self._printer.width(), self._printer.height())
        scale = min(room.width() / size.width(), room.height() / size.height())
        placed = QSizeF(size.width() * scale, size.height() * scale)
        rest = room - placed
        return QRectF(QPointF(rest.width() / 2, rest.height() / 2), placed)

    def _finish(self) -> None:
        ended = self._end()
        if not ended:
            self._fail(self._trouble())
            return
        try:
            if self._part is not None and self._target is not None:
                self._part.replace(self._target)
        except OSError:
            self._fail(self._trouble())
            return
        self.finished.emit()

    def _fail(self, error: ShenqiError) -> None:
        self._end()
        self._drop()
        self.failed.emit(error)

    def _trouble(self) -> ShenqiError:
        if self._target is not None:
            return ExportError("export-permission", path=self._target)
        return ExportError("print-failed", printer=self._printer.printerName())

    def _end(self) -> bool:
        """Let go of the printer; whether it took all."""
        self._over = True
        painter, self._painter = self._painter, None
        return painter is None or (painter.isActive() and painter.end())

    def _drop(self) -> None:
        if self._part is not None:
            self._part.unlink(missing_ok=True)


_EXACT = QPageSize.SizeMatchPolicy.ExactMatch

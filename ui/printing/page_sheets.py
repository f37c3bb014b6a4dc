"""The pages of a PDF as sheets: their pictures with findings and marks drawn onto them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QImage, QPainter, QPixmap

from reviewer.document.model import Document
from reviewer.errors import ShenqiError
from ui import theme
from ui.printing.sheets import Sheets, Then
from ui.reading.pages.geometry import PageText
from ui.reading.pages.paint import PagePainter
from ui.reading.spans import FindingSpan, MarkSpan

_PIXELS = 96 / 72  # for a point, in which lines and signs have their size

# (page from 1, pixels for a point, what to do with the picture or the error)
Draw = Callable[[int, float, Callable[[QImage | ShenqiError], None]], None]


class PageSheets(Sheets):
    """Keeps the picture of one page: a contract of hundreds takes no more memory than one."""

    def __init__(self, document: Document, draw: Draw) -> None:
        self._pages = document.pages
        self._draw = draw
        self._held: tuple[int, float, QPixmap] | None = None
        self._painter = PagePainter()
        self._painter.text = PageText(document.pages)

    def show(self, findings: Sequence[FindingSpan], marks: Sequence[MarkSpan]) -> None:
        """Print these findings and marks from now on."""
        self._painter.set_findings(findings)
        self._painter.marks = list(marks)

    @property
    def count(self) -> int:
        return len(self._pages)

    def size(self, at: int) -> QSizeF:
        return QSizeF(self._pages[at].width, self._pages[at].height)

    def prepare(self, at: int, dpi: float, then: Then) -> None:
        scale = dpi / 72
        if self._held is not None and self._held[:2] == (at, scale):
            then(None)
            return

        def take(drawn: QImage | ShenqiError) -> None:
            if isinstance(drawn, ShenqiError):
                then(drawn)
            else:
                self._held = (at, scale, QPixmap.fromImage(drawn))
                then(None)

        self._draw(at + 1, scale, take)

    def paint(self, painter: QPainter, at: int, rect: QRectF) -> None:
        if self._held is None or self._held[0] != at:
            return
        _, scale, picture = self._held
        size = self.size(at)
        # Marks are drawn by multiplying, which printers cannot: page and marks are one picture.
        image = QImage(
            round(size.width() * scale), round(size.height() * scale), QImage.Format.Format_RGB32
        )
        inner = QPainter(image)
        inner.setRenderHint(QPainter.RenderHint.Antialiasing)
        inner.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        inner.scale(scale / _PIXELS, scale / _PIXELS)
        page = QRectF(0, 0, size.width() * _PIXELS, size.height() * _PIXELS)
        with theme.daylight():
            self._painter.paint(inner, at, page, _PIXELS, picture=picture, selection=None)
        inner.end()
        painter.drawImage(rect, image)

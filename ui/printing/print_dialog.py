"""What to print, on what, and how it will look; the printing itself goes on here too."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from reviewer.errors import ExportError, ShenqiError
from reviewer.export.writing import refuse_contract
from ui.i18n import tr
from ui.printing.contract_sheets import SheetMaker
from ui.printing.page_range import UnreadableRangeError, parse_pages
from ui.printing.preview import Preview
from ui.printing.run import PrintRun
from ui.printing.sheets import Sheets
from ui.system.file_choice import pdf_dialog
from ui.widgets.choice import Choice
from ui.widgets.dialog import foot
from ui.widgets.parts import button, set_flag, short, tool, words
from ui.widgets.parts import column as parts_column

_TO_FILE = ""  # the printer that is none


class PrintDialog(QDialog):
    """`printed` (file or None, number of sheets) when all is done, `failed` (ShenqiError)."""

    printed = Signal(object, int)
    failed = Signal(object)

    def __init__(self, maker: SheetMaker, folder: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("print.title"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(900, 680)
        self._maker, self._folder = maker, folder
        self._run: PrintRun | None = None
        self.preview = Preview()
        self.findings = self._check("print.findings")
        self.marks = self._check("print.marks")
        self.legend = self._check("print.legend_too")
        names = {info.description() or info.printerName(): info.printerName() for info in _known()}
        self.printer = Choice(names | {tr("print.to_file"): _TO_FILE}, _default())
        self.printer.setAccessibleName(tr("print.printer"))
        self.range = QLineEdit()
        self.range.setPlaceholderText(tr("print.all_pages"))
        self.range.setAccessibleName(tr("print.pages"))
        self.range.setToolTip(tr("print.pages_how"))
        self.range.textChanged.connect(self._look)
        self.copies = QSpinBox()
        self.copies.setRange(1, 99)
        self.copies.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self.copies.setAccessibleName(tr("print.copies"))
        self._form = self._choices()
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.hide()
        self.where = short("", "soft")
        self.go = button("", self._order, kind="primary")
        self.printer.currentIndexChanged.connect(self._look)
        self.preview.turned.connect(self._look)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.preview, 1)
        row.addWidget(self._options())
        self.sheets = self._made()
        self.preview.set_sheets(self.sheets)
        self._look()

    def _check(self, key: str) -> QCheckBox:
        made = QCheckBox(tr(key))
        made.setChecked(True)
        # Later, so that the box shows its tick before the sheets are laid anew.
        made.toggled.connect(lambda _on: QTimer.singleShot(0, self, self._remake))
        return made

    def _options(self) -> QWidget:
        side = QWidget()
        side.setFixedWidth(300)
        column = QVBoxLayout(side)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(10)
        column.addWidget(short(tr("print.title"), "heading"))
        turn = QHBoxLayout()
        turn.addWidget(tool("left", tr("print.previous"), lambda: self._turn(-1)))
        turn.addWidget(self.where, 1, Qt.AlignmentFlag.AlignCenter)
        turn.addWidget(tool("right", tr("print.next"), lambda: self._turn(1)))
        column.addLayout(turn)
        column.addWidget(self._form)
        column.addStretch()
        column.addWidget(self.progress)
        cancel = button(tr("print.cancel"), self.reject)
        column.addLayout(foot(cancel, self.go, enter=self.go))
        return side

    def _choices(self) -> QWidget:
        form = self._rows = QFormLayout()
        form.setSpacing(8)
        form.addRow(tr("print.printer"), self.printer)
        form.addRow(tr("print.pages"), self.range)
        form.addRow(tr("print.copies"), self.copies)
        holder, column = parts_column(spacing=10)
        for made in (self.findings, self.marks, self.legend):
            column.addWidget(made)
        column.addLayout(form)
        column.addWidget(words(tr("print.pages_how"), "faint"))
        return holder

    def _turn(self, step: int) -> None:
        self.preview.go_to(self.preview.at + step)

    def _made(self) -> Sheets:
        return self._maker.make(
            findings=self.findings.isChecked(),
            marks=self.marks.isChecked(),
            legend=self.legend.isChecked(),
        )

    def _remake(self) -> None:
        self.sheets = self._made()
        self.preview.set_sheets(self.sheets)
        self._look()

    def pages(self) -> tuple[int, ...] | None:
        """The sheets asked for; None where the words name none."""
        try:
            return parse_pages(self.range.text(), self.sheets.count)
        except UnreadableRangeError:
            return None

    @property
    def to_file(self) -> bool:
        return bool(self.printer.currentData() == _TO_FILE)

    def _look(self) -> None:
        self.where.setText(tr("print.page", at=self.preview.at + 1, total=self.sheets.count))
        readable = self.pages() is not None
        set_flag(self.range, "bad", on=not readable)
        self.go.setEnabled(readable)
        self.go.setText(tr("print.save" if self.to_file else "print.go"))
        self._rows.setRowVisible(self.copies, not self.to_file)

    def _order(self) -> None:
        if self.to_file:
            name = tr("print.file_name", name=self._maker.path.stem)
            dialog = pdf_dialog(self, str(self._folder / name))
            dialog.fileSelected.connect(lambda chosen: self.print_to(Path(chosen)))
        else:
            self.print_to(None)

    def print_to(self, target: Path | None) -> None:
        """Print as chosen: to a file, or with None on the printer."""
        pages = self.pages()
        if pages is None:
            return
        if target is not None:
            try:
                refuse_contract(target, (self._maker.path,))
            except ExportError as error:
                self.failed.emit(error)
                return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if target is None:
            printer.setPrinterName(str(self.printer.currentData()))
            printer.setCopyCount(self.copies.value())
        printer.setDocName(self._maker.path.stem)
        run = PrintRun(self.sheets, pages, printer, target, self)
        run.progressed.connect(self._on_progress)
        run.finished.connect(lambda: self._on_finished(target, len(pages)))
        run.failed.connect(self._on_failed)
        self._run = run
        self._show_running(total=len(pages))
        run.start()

    def _show_running(self, *, total: int) -> None:
        self.progress.setRange(0, total)
        self.progress.setValue(0)
        self.progress.setVisible(total > 0)
        self._form.setEnabled(not total)
        self.preview.setEnabled(not total)
        self.go.setEnabled(not total)

    def _on_progress(self, done: int, total: int) -> None:
        self.progress.setValue(done)
        self.where.setText(tr("print.working", done=done, total=total))

    def _on_finished(self, target: Path | None, count: int) -> None:
        self._run = None
        self.printed.emit(target, count)
        self.accept()

    def _on_failed(self, error: ShenqiError) -> None:
        self._run = None
        self._show_running(total=0)
        self._look()
        self.failed.emit(error)

    def done(self, result: int) -> None:
        """Closing stops the printing."""
        if self._run is not None:
            self._run.cancel()
        self.preview.set_sheets(None)
        super().done(result)


def _known() -> list[QPrinterInfo]:
    return QPrinterInfo.availablePrinters()


def _default() -> str:
    return QPrinterInfo.defaultPrinterName() or _TO_FILE

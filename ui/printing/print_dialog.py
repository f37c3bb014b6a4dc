"""What to print, on what, and how it will look.

`started` with the way the printing goes, once the user has decided.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from ui.dialogs.file_choice import pdf_dialog
from ui.i18n import tr
from ui.printing.contract_sheets import SheetMaker
from ui.printing.page_range import UnreadableRangeError, parse_pages
from ui.printing.preview import Preview
from ui.printing.sheets import Sheets
from ui.widgets.choice import Choice
from ui.widgets.parts import button, set_flag, short, tool, words

_TO_FILE = ""  # the printer that is none


@dataclass(frozen=True)
class PrintOrder:
    """The sheets to print, in order, and where: a printer, or a file (`target`)."""

    sheets: Sheets
    pages: tuple[int, ...]
    printer: QPrinter
    target: Path | None


class PrintDialog(QDialog):
    """`ordered` with a PrintOrder; the caller prints, in the background."""

    ordered = Signal(object)

    def __init__(self, maker: SheetMaker, folder: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("print.title"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(900, 680)
        self._maker, self._folder = maker, folder
        self._taken = False
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
        self.copies.setAccessibleName(tr("print.copies"))
        self.where = short("", "soft")
        self.go = button("", self._order, kind="primary")
        self.go.setDefault(True)
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
        for made in (self.findings, self.marks, self.legend):
            column.addWidget(made)
        form = QFormLayout()
        form.setSpacing(8)
        form.addRow(tr("print.printer"), self.printer)
        form.addRow(tr("print.pages"), self.range)
        form.addRow(tr("print.copies"), self.copies)
        column.addLayout(form)
        column.addWidget(words(tr("print.pages_how"), "faint"))
        column.addStretch()
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(button(tr("print.cancel"), self.reject))
        row.addWidget(self.go)
        column.addLayout(row)
        return side

    def _turn(self, step: int) -> None:
        self.preview.go_to(self.preview.at + step)

    def _made(self) -> Sheets:
        return self._maker.make(
            findings=self.findings.isChecked(),
            marks=self.marks.isChecked(),
            legend=self.legend.isChecked(),
        )

    def _remake(self) -> None:
        self.sheets.close()
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
        return self.printer.currentData() == _TO_FILE

    def _look(self) -> None:
        self.where.setText(tr("print.page", at=self.preview.at + 1, total=self.sheets.count))
        readable = self.pages() is not None
        set_flag(self.range, "bad", on=not readable)
        self.go.setEnabled(readable)
        self.go.setText(tr("print.save" if self.to_file else "print.go"))
        self.copies.setEnabled(not self.to_file)

    def _order(self) -> None:
        if self.to_file:
            name = tr("print.file_name", name=self._maker.path.stem)
            dialog = pdf_dialog(self, str(self._folder / name))
            dialog.fileSelected.connect(lambda chosen: self._give(Path(chosen)))
        else:
            self._give(None)

    def _give(self, target: Path | None) -> None:
        pages = self.pages()
        if pages is None:
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if target is None:
            printer.setPrinterName(str(self.printer.currentData()))
            printer.setCopyCount(self.copies.value())
        printer.setDocName(self._maker.path.stem)
        self._taken = True
        self.ordered.emit(PrintOrder(self.sheets, pages, printer, target))
        self.accept()

    def done(self, result: int) -> None:
        if not self._taken:
            self.sheets.close()
        super().done(result)


def _known() -> list[QPrinterInfo]:
    return QPrinterInfo.availablePrinters()


def _default() -> str:
    return QPrinterInfo.defaultPrinterName() or _TO_FILE

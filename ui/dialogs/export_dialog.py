"""Which report, under which name, into which folder."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from ui.dialogs.file_choice import folder_dialog
from ui.i18n import tr
from ui.widgets.parts import button, rule, short, words

FORMATS = ("docx", "pdf", "html")
_WIDTH = 580  # pixels


@dataclass(frozen=True, slots=True)
class ExportChoice:
    """What the user wants written, and where."""

    form: str
    path: Path


class ExportDialog(QDialog):
    """`chosen` with an ExportChoice. The caller writes the file, in the background."""

    chosen = Signal(object)

    def __init__(self, contract: Path, folder: Path, form: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("export.title"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._contract = contract
        self.formats: dict[str, QRadioButton] = {}
        group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(12)
        column.addWidget(short(tr("export.title"), "heading"))
        column.addWidget(words(tr("export.contains"), "soft"))
        column.addSpacing(4)
        column.addWidget(short(tr("export.format"), "section"))
        for name in FORMATS:
            made = QRadioButton(tr(f"export.{name}"))
            made.toggled.connect(self._check)
            group.addButton(made)
            self.formats[name] = made
            line = QHBoxLayout()
            line.setSpacing(10)
            made.setMinimumWidth(190)
            line.addWidget(made)
            line.addWidget(short(tr(f"export.{name}_for"), "faint"), 1)
            column.addLayout(line)
        self.name = QLineEdit(tr("export.file_name", name=contract.stem))
        self.folder = QLineEdit(str(folder))
        self.warning = words("", "soft")
        self._go = button(tr("export.go"), self._accept, kind="primary")
        self._go.setDefault(True)
        column.addWidget(rule())
        column.addLayout(self._where())
        column.addWidget(self.warning)
        column.addLayout(self._buttons())
        self.formats[form if form in FORMATS else FORMATS[0]].setChecked(True)
        self.name.textChanged.connect(self._check)
        self.folder.textChanged.connect(self._check)
        self._check()
        self.setMinimumWidth(_WIDTH)
        # Room for a warning from the start: the buttons must not move under the pointer.
        self.setMinimumHeight(column.totalHeightForWidth(_WIDTH))

    def _where(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(10)
        for row, (title, field) in enumerate(
            ((tr("export.name"), self.name), (tr("export.folder"), self.folder))
        ):
            label = short(title)
            label.setBuddy(field)
            field.setAccessibleName(title)
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
        grid.addWidget(button(tr("export.choose"), self._choose_folder), 1, 2)
        grid.setColumnStretch(1, 1)
        return grid

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch()
        row.addWidget(button(tr("export.cancel"), self.reject))
        row.addWidget(self._go)
        return row

    @property
    def form(self) -> str:
        return next(name for name, made in self.formats.items() if made.isChecked())

    @property
    def path(self) -> Path:
        """Where the report will be written; the ending follows the format."""
        name = self.name.text().strip()
        ending = f".{self.form}"
        if not name.lower().endswith(ending):
            name += ending
        return Path(self.folder.text().strip()).expanduser() / name

    def _choose_folder(self) -> None:
        folder_dialog(self, self.folder.text()).fileSelected.connect(self.folder.setText)

    def _check(self) -> None:
        """Say at once what stands in the way, and what would be replaced."""
        if not any(made.isChecked() for made in self.formats.values()):
            return
        folder = self.path.parent
        bar = ""
        if not self.name.text().strip():
            bar = tr("export.no_name")
        elif not folder.is_dir() or not os.access(folder, os.W_OK):
            bar = tr("export.no_folder")
        elif _same(self.path, self._contract):
            bar = tr("export.is_contract")
        self._go.setEnabled(not bar)
        self.warning.setText(bar or (tr("export.exists") if self.path.exists() else ""))

    def _accept(self) -> None:
        choice = ExportChoice(self.form, self.path)
        self.accept()
        self.chosen.emit(choice)


def _same(first: Path, second: Path) -> bool:
    return first.resolve() == second.resolve()

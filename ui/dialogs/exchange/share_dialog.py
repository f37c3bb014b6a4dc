"""How the work on a contract is given to a colleague: under which name, with what, how closed."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QGridLayout,
    QLineEdit,
    QWidget,
)

from ui.i18n import tr
from ui.widgets.dialog import dialog_column, foot
from ui.widgets.parts import button, fit_height, rule, short, words

_WIDTH = 520  # pixels


@dataclass(frozen=True, slots=True)
class ShareChoice:
    """`passphrase` is empty where everybody may read the file."""

    author: str
    enclose: bool
    passphrase: str


class ShareDialog(QDialog):
    """`chosen` with a ShareChoice; where the file goes is asked afterwards."""

    chosen = Signal(object)

    def __init__(self, author: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("share.title"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.author = QLineEdit(author)
        self.enclose = QCheckBox(tr("share.enclose"))
        self.passphrase = QLineEdit()
        self.again = QLineEdit()
        for field in (self.passphrase, self.again):
            field.setEchoMode(QLineEdit.EchoMode.Password)
            field.textChanged.connect(self._check)
        self.warning = words("", "soft")
        self.go = button(tr("share.go"), self._accept, kind="primary")
        column = dialog_column(self, spacing=12)
        column.addWidget(short(tr("share.title"), "heading"))
        column.addWidget(words(tr("share.contains"), "soft"))
        column.addLayout(self._fields())
        column.addWidget(self.enclose)
        column.addWidget(rule())
        column.addWidget(words(tr("share.forgotten"), "faint"))
        column.addWidget(self.warning)
        leave = button(tr("share.cancel"), self.reject)
        column.addLayout(foot(leave, self.go, enter=self.go))
        self.setMinimumWidth(_WIDTH)
        self._check()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        fit_height(self)

    def _fields(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(10)
        named = (("author", self.author), ("passphrase", self.passphrase), ("again", self.again))
        for row, (name, field) in enumerate(named):
            title = tr(f"share.{name}")
            label = short(title)
            label.setBuddy(field)
            field.setAccessibleName(title)
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
        return grid

    def _check(self) -> None:
        same = self.passphrase.text() == self.again.text()
        self.go.setEnabled(same)
        closed = bool(self.passphrase.text())
        state = "closed" if closed else "open"
        self.warning.setText(tr(f"share.{state if same else 'differ'}"))
        if self.isVisible():
            fit_height(self)

    def _accept(self) -> None:
        choice = ShareChoice(
            self.author.text().strip(), self.enclose.isChecked(), self.passphrase.text()
        )
        self.accept()
        self.chosen.emit(choice)

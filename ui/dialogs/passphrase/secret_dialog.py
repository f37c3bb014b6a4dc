"""Asks for a password or passphrase that is not kept."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from ui.i18n import tr
from ui.widgets.dialog import dialog_column, foot
from ui.widgets.parts import button, fit_height, words

_WIDTH = 440  # pixels


class SecretDialog(QDialog):
    """`given` with what was typed. `why` says what is asked for."""

    given = Signal(str)

    def __init__(self, why: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("secret.title"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(_WIDTH)
        self.secret = QLineEdit()
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        self.secret.setAccessibleName(tr("secret.title"))
        column = dialog_column(self, spacing=12)
        column.addWidget(words(why))
        column.addWidget(self.secret)
        leave = button(tr("secret.cancel"), self.reject)
        go = button(tr("secret.go"), self.accept, kind="primary")
        column.addLayout(foot(leave, go, enter=go))
        self.accepted.connect(self._give)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        fit_height(self)

    def _give(self) -> None:
        self.given.emit(self.secret.text())

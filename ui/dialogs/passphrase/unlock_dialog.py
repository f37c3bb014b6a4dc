"""Asks for the passphrase of the data: at the start, and where the desk was left alone."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QLineEdit

from reviewer.errors import ShenqiError
from ui.i18n import language, tr
from ui.theme.icons import app_icon
from ui.widgets.dialog import dialog_column, foot
from ui.widgets.parts import button, fit_height, short, words

Unlock = Callable[[str], ShenqiError | None]


class UnlockDialog(QDialog):
    """Accepted when `unlock` took the passphrase; rejected when the user would rather not.

    `said` is why it is asked for.
    """

    def __init__(self, unlock: Unlock, said: str) -> None:
        super().__init__()
        self.setWindowTitle(tr("app.name"))
        self.setWindowIcon(app_icon())  # no window above it has one for it
        self.setMinimumWidth(420)
        self._unlock = unlock
        self.passphrase = QLineEdit()
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.passphrase.setAccessibleName(tr("passphrase.current"))
        self.passphrase.setPlaceholderText(tr("passphrase.current"))
        self.said = words(said, "soft")
        column = dialog_column(self, spacing=12)
        column.addWidget(short(tr("app.name"), "heading"))
        column.addWidget(self.said)
        column.addWidget(self.passphrase)
        leave = button(tr("passphrase.leave"), self.reject)
        self.open_button = button(tr("passphrase.open"), self._open, kind="primary")
        column.addLayout(foot(leave, self.open_button, enter=self.open_button))
        fit_height(self)

    def _open(self) -> None:
        error = self._unlock(self.passphrase.text())
        if error is None:
            self.accept()
            return
        self.said.setText(error.message(language()))
        self.passphrase.selectAll()
        self.passphrase.setFocus()

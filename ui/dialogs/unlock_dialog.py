"""The first thing that is shown where the data are under a passphrase."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout

from ui.context import Context
from ui.i18n import language, tr
from ui.widgets.parts import button, short, words


class UnlockDialog(QDialog):
    """Accepted when the store is open; rejected when the user would rather not."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setWindowTitle(tr("app.name"))
        self.setMinimumWidth(420)
        self._context = context
        self.passphrase = QLineEdit()
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.passphrase.setAccessibleName(tr("passphrase.current"))
        self.passphrase.setPlaceholderText(tr("passphrase.current"))
        self.said = words(tr("passphrase.locked"), "soft")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(12)
        column.addWidget(short(tr("app.name"), "heading"))
        column.addWidget(self.said)
        column.addWidget(self.passphrase)
        row = QHBoxLayout()
        row.addStretch()
        leave = button(tr("passphrase.leave"), self.reject)
        leave.setAutoDefault(False)
        self.open_button = button(tr("passphrase.open"), self._open, kind="primary")
        self.open_button.setDefault(True)
        row.addWidget(leave)
        row.addWidget(self.open_button)
        column.addLayout(row)

    def _open(self) -> None:
        error = self._context.unlock(self.passphrase.text())
        if error is None:
            self.accept()
            return
        self.said.setText(error.message(language()))
        self.passphrase.selectAll()
        self.passphrase.setFocus()

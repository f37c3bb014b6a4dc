"""Setting, changing and removing the passphrase of all that is kept on this machine."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QFormLayout, QHBoxLayout, QLineEdit, QWidget

from ui.i18n import language, tr
from ui.running.context import Context
from ui.widgets.dialog import dialog_column, foot
from ui.widgets.parts import button, fit_height, short, words

SHORTEST = 8  # characters


class PassphraseDialog(QDialog):
    """Says beforehand that a forgotten passphrase is lost, and with it the work."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("passphrase.title"))
        self.setMinimumWidth(480)
        self._context = context
        self._locked = context.is_locked
        self.current, self.new, self.again = (self._field(name) for name in _FIELDS)
        self.current.setVisible(self._locked)
        self.trouble = words("", "strong")
        self.trouble.hide()
        column = dialog_column(self, spacing=12)
        column.addWidget(short(tr("passphrase.title"), "heading"))
        column.addWidget(words(tr("passphrase.what"), "soft"))
        column.addWidget(words(tr("passphrase.forgotten")))
        form = QFormLayout()
        for name, field in zip(_FIELDS, (self.current, self.new, self.again), strict=True):
            if field is not self.current or self._locked:
                form.addRow(short(tr(f"passphrase.{name}")), field)
        column.addLayout(form)
        column.addWidget(self.trouble)
        column.addLayout(self._buttons())

    def _field(self, name: str) -> QLineEdit:
        field = QLineEdit(self)
        field.setEchoMode(QLineEdit.EchoMode.Password)
        field.setAccessibleName(tr(f"passphrase.{name}"))
        return field

    def _buttons(self) -> QHBoxLayout:
        self.remove_button = button(tr("passphrase.remove"), self._remove)
        self.remove_button.setVisible(self._locked)
        leave = button(tr("passphrase.cancel"), self.reject)
        title = tr("passphrase.change" if self._locked else "passphrase.set")
        self.set_button = button(title, self._set, kind="primary")
        return foot(leave, self.set_button, aside=[self.remove_button], enter=self.set_button)

    def _set(self) -> None:
        if len(self.new.text()) < SHORTEST:
            self._say(tr("passphrase.short", count=SHORTEST), self.new)
        elif self.new.text() != self.again.text():
            self._say(tr("passphrase.differ"), self.again)
        else:
            self._lock(self.new.text())

    def _remove(self) -> None:
        self._lock("")

    def _lock(self, passphrase: str) -> None:
        if self._locked and not self.current.text():
            self._say(tr("passphrase.current_first"), self.current)
            return
        error = self._context.lock(passphrase, old=self.current.text())
        if error is None:
            self.accept()
        else:
            self._say(error.message(language()), self.current if self._locked else self.new)

    def _say(self, sentence: str, field: QLineEdit) -> None:
        """What is wrong, and the keyboard to where it is mended."""
        self.trouble.setText(sentence)
        self.trouble.show()
        fit_height(self)
        field.setFocus()
        field.selectAll()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        (self.current if self._locked else self.new).setFocus()
        fit_height(self)


_FIELDS = ("current", "new", "again")

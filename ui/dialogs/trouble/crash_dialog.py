"""An error that nothing in the app was prepared for: what it means for the work, and what to do."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from ui.faults.crash import versions
from ui.i18n import tr
from ui.system.outside import show_file
from ui.widgets.dialog import dialog_column, foot
from ui.widgets.parts import button, short, words


class CrashDialog(QDialog):
    """`place` is where it happened; it holds no word of a contract. `ended`: the process itself
    had crashed, and this is the next start. `restart_wanted` when the user wants a fresh start."""

    restart_wanted = Signal()

    def __init__(self, place: str, logs: Path, parent: QWidget, *, ended: bool = False) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("app.name"))
        self.resize(600, 380)
        self._logs = logs
        self.heading = short(tr("crash.ended" if ended else "crash.title"), "heading")
        self.said = words(tr("crash.kept"))
        self.details = QPlainTextEdit(f"{versions()}\n{place}")
        self.details.setReadOnly(True)
        self.details.setAccessibleName(tr("crash.details"))
        self.copy_button = button(tr("crash.copy"), self._copy, icon="copy")
        self.folder_button = button(tr("crash.folder"), self._open_folder, icon="open")
        self.restart_button = button(tr("crash.restart"), self._restart)
        self.go_on_button = button(tr("crash.go_on"), self.accept, kind="primary")
        self.restart_button.setHidden(ended)
        column = dialog_column(self, spacing=12)
        column.addWidget(self.heading)
        column.addWidget(self.said)
        column.addWidget(short(tr("crash.details"), "section"))
        column.addWidget(self.details, 1)
        aside = (self.copy_button, self.folder_button)
        ends = (self.restart_button, self.go_on_button)
        column.addLayout(foot(*ends, aside=aside, enter=self.go_on_button))
        self.go_on_button.setFocus()

    def add(self, place: str) -> None:
        """One more, while the dialog is open: it joins the details."""
        if place not in self.details.toPlainText():
            self.details.appendPlainText(place)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.details.toPlainText())
        self.copy_button.setText(tr("crash.copied"))

    def _open_folder(self) -> None:
        show_file(self._logs, self, self.add)

    def _restart(self) -> None:
        self.accept()
        self.restart_wanted.emit()

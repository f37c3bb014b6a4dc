"""Shown at the start where the data were moved to a folder that is not there now."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog

from reviewer.errors import StoreError
from reviewer.marks import places
from ui.i18n import language, tr
from ui.widgets.dialog import dialog_column, foot
from ui.widgets.parts import button, fit_height, short, words


class AwayDialog(QDialog):
    """Accepted when there are data to go on with: they are there again, or the lawyer goes on with
    the usual folder. Rejected to leave the app."""

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle(tr("app.name"))
        self.setMinimumWidth(520)
        self.said = words("")
        column = dialog_column(self, spacing=12)
        column.addWidget(short(tr("away.title"), "heading"))
        column.addWidget(self.said)
        column.addWidget(words(tr("away.usual_what", folder=places.usual_folder()), "faint"))
        self.usual_button = button(tr("away.usual"), self._use_usual)
        self.leave_button = button(tr("passphrase.leave"), self.reject)
        self.again_button = button(tr("away.again"), self._look, kind="primary")
        self.again_button.setFocus()
        ends = (self.leave_button, self.again_button)
        column.addLayout(foot(*ends, aside=[self.usual_button], enter=self.again_button))
        self._tell("away.said")

    def _look(self) -> None:
        if self._tell("away.still"):
            self.accept()

    def _tell(self, name: str) -> bool:
        """Say what is missing; whether nothing is."""
        try:
            missing = places.away()
        except StoreError as error:
            self.said.setText(error.message(language()))
            missing = places.usual_folder()
        else:
            self.said.setText(tr(name, folder=missing))
        fit_height(self)
        return missing is None

    def _use_usual(self) -> None:
        try:
            places.note_moved(None)
        except OSError:
            error = StoreError("store-read-only", path=places.usual_folder())
            self.said.setText(error.message(language()))
            fit_height(self)
        else:
            self.accept()

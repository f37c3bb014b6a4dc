"""Preferences: where the data lie, their passphrase, the cache, and taking all of it away."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from reviewer.errors import ShenqiError
from reviewer.marks import places
from reviewer.marks.moving import place_in
from ui import i18n
from ui.dialogs.passphrase.idle_lock import MINUTES, USUAL
from ui.i18n import tr
from ui.kept.settings import Settings
from ui.kept.shelf import Shelf
from ui.system.file_choice import folder_dialog
from ui.system.outside import show_file
from ui.widgets.choice import Choice
from ui.widgets.parts import button, column, rule, short, words


class DataPage(QWidget):
    """`move_wanted` with the folder the data are to go to; `resized` when a question stands there
    that was not, or is gone."""

    purge_chosen = Signal()
    passphrase_wanted = Signal()
    idle_chosen = Signal(int)
    move_wanted = Signal(object)
    resized = Signal()

    def __init__(self, settings: Settings, shelf: Shelf) -> None:
        super().__init__()
        self._settings, self._shelf = settings, shelf
        self.folder_words = words(str(settings.folder))
        self.idle = Choice(
            {_idle_words(minutes): minutes for minutes in MINUTES},
            round(settings.number("idle_minutes", USUAL)),
        )
        self.idle.activated.connect(lambda _: self.idle_chosen.emit(self.idle.currentData()))
        self.cache_words = short("")
        self.cache_button = _button("preferences.clear_cache", self._clear_cache)
        page = QVBoxLayout(self)
        page.setContentsMargins(4, 16, 4, 8)
        page.setSpacing(12)
        page.addWidget(words(tr("preferences.data_why"), "soft"))
        page.addWidget(self.folder_words)
        self.move_button = _button("preferences.move", self._choose_place)
        page.addLayout(
            _row(_button("preferences.open_folder", self._open_folder, "open"), self.move_button)
        )
        page.addWidget(self._move_part())
        if places.is_fixed():
            self.move_button.setEnabled(False)
            self.move_button.setToolTip(tr("preferences.move_fixed", name=places.OVERRIDE))
        page.addWidget(rule())
        self.guard_words = short("")
        ask = _button("passphrase.ask", self.passphrase_wanted.emit, "lock")
        page.addLayout(_row(ask, self.guard_words))
        title = short(tr("preferences.idle"))
        title.setBuddy(self.idle)
        self.idle.setAccessibleName(title.text())
        page.addLayout(_row(title, self.idle))
        page.addWidget(rule())
        page.addLayout(_row(self.cache_words, self.cache_button))
        page.addWidget(self._purge_part())
        page.addStretch()
        self._show_cache()

    def show_guard(self, *, locked: bool) -> None:
        """Say whether there is a passphrase: only what is under one can be locked."""
        self.guard_words.setText(tr("passphrase.is_set" if locked else "passphrase.is_none"))
        self.idle.setEnabled(locked)
        self.idle.setToolTip("" if locked else tr("preferences.idle_needs"))

    def _show_cache(self) -> None:
        size = self._shelf.cache_size()
        told = QLocale(i18n.language()).formattedDataSize(size)
        self.cache_words.setText(tr("preferences.cache", size=told))
        self.cache_button.setEnabled(size > 0)

    def _clear_cache(self) -> None:
        self._shelf.clear_cache()
        self._show_cache()

    def _move_part(self) -> QWidget:
        """The question whether the place chosen is meant, and why it cannot be."""
        self._moving, lines = column(spacing=8)
        self.move_words = words("")
        lines.addWidget(self.move_words)
        self._place: Path | None = None
        self.move_confirm = _button("preferences.move_confirm", self._move)
        keep = _button("preferences.move_cancel", self._moving.hide)
        keep.clicked.connect(lambda _on: self.resized.emit())
        lines.addLayout(_row(self.move_confirm, keep))
        self._moving.hide()
        return self._moving

    def _choose_place(self) -> None:
        dialog = folder_dialog(self, str(self._settings.folder.parent), tr("preferences.move"))
        dialog.fileSelected.connect(lambda name: self.ask_move(Path(name)))

    def ask_move(self, chosen: Path) -> None:
        """Ask whether the data are to go to a folder, or say why they cannot."""
        try:
            self._place = place_in(chosen, self._settings.folder)
        except ShenqiError as error:
            self.say_not_moved(error)
            return
        self.move_words.setText(tr("preferences.move_ask", folder=self._place))
        self.move_confirm.setVisible(True)
        self._moving.show()
        self.resized.emit()

    def say_not_moved(self, error: ShenqiError) -> None:
        """Why all is as it was."""
        self.setEnabled(True)
        self._say(error.message(i18n.language()))

    def _say(self, text: str) -> None:
        self.move_words.setText(text)
        self.move_confirm.setVisible(False)
        self._moving.show()
        self.resized.emit()

    def _move(self) -> None:
        self.move_words.setText(tr("preferences.move_goes"))
        self.setEnabled(False)
        self.move_wanted.emit(self._place)

    def _purge_part(self) -> QWidget:
        """A button, and in its place, once pressed, the question whether that is meant."""
        part, lines = column()
        self.purge_ask = _button("preferences.purge", lambda: self._ask_purge(sure=True), "delete")
        self._question, question = column(spacing=8)
        question.addWidget(words(tr("preferences.purge_ask")))
        self.purge_button = _button("preferences.purge_confirm", self.purge_chosen.emit)
        keep = _button("preferences.purge_cancel", lambda: self._ask_purge(sure=False))
        question.addLayout(_row(self.purge_button, keep))
        lines.addWidget(self.purge_ask, 0, Qt.AlignmentFlag.AlignLeft)
        lines.addWidget(self._question)
        self._question.hide()
        return part

    def _ask_purge(self, *, sure: bool) -> None:
        self.purge_ask.setVisible(not sure)
        self._question.setVisible(sure)
        self.resized.emit()

    def _open_folder(self) -> None:
        show_file(self._settings.folder, self, self._say)


def _idle_words(minutes: int) -> str:
    return tr("preferences.idle_after", minutes=minutes) if minutes else tr("preferences.never")


def _button(name: str, act: Callable[[], object], icon: str = "") -> QPushButton:
    made = button(tr(name), act, icon=icon)
    made.setAutoDefault(False)
    return made


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    for each in widgets:
        row.addWidget(each)
    row.addStretch()
    return row

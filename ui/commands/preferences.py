"""What a choice in the preferences does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui import theme
from ui.commands.dispatch import choose_theme, the_app
from ui.commands.moving import move
from ui.dialogs.passphrase.passphrase_dialog import PassphraseDialog
from ui.dialogs.preferences.colours_dialog import ColoursDialog
from ui.dialogs.preferences.preferences_dialog import PreferencesDialog
from ui.i18n import tr
from ui.theme import fonts

if TYPE_CHECKING:
    from ui.window.main_window import MainWindow


def show_preferences(window: MainWindow) -> PreferencesDialog:
    """Show the preferences; every choice counts at once."""
    dialog = PreferencesDialog(window.context.settings, window.context.shelf, window)
    dialog.general.language_chosen.connect(window.context.language_chosen)
    _connect_look(window, dialog)
    _connect_data(window, dialog)
    dialog.open()
    return dialog


def _connect_look(window: MainWindow, dialog: PreferencesDialog) -> None:
    settings, look = window.context.settings, dialog.look

    def set_words() -> None:
        size = settings.number("font_size", fonts.SIZES["standard"])
        theme.notice().changing.emit()
        fonts.choose(the_app(), size, settings.text("font_family"))
        # The style sheet measures with the font of the moment it is set.
        theme.use(the_app(), theme.choice())
        for tab in window.contracts:
            tab.desk.rebuild_panel()

    def zoom_contract(zoom: float) -> None:
        settings.set("contract_zoom", zoom)
        for tab in window.contracts:
            tab.desk.reading.word_view.set_zoom(zoom)

    def colour_marks(name: str) -> None:
        settings.set("mark_colours", name)
        theme.use(the_app(), theme.choice(), name)

    look.theme_chosen.connect(lambda name: choose_theme(window, name))
    look.font_chosen.connect(set_words)
    look.contract_zoom_chosen.connect(zoom_contract)
    look.marks_chosen.connect(colour_marks)
    look.names_wanted.connect(lambda: ColoursDialog(settings, dialog).open())


def _connect_data(window: MainWindow, dialog: PreferencesDialog) -> None:
    context, data = window.context, dialog.data

    def guard(minutes: int) -> None:
        context.settings.set("idle_minutes", minutes)
        context.guard_changed.emit()

    def show_guard() -> None:
        data.show_guard(locked=context.is_locked)

    def purge() -> None:
        if context.purge():
            window.banner.say(tr("purge.all_done"))

    data.purge_chosen.connect(purge)
    data.passphrase_wanted.connect(lambda: _ask_passphrase(window, dialog))
    data.idle_chosen.connect(guard)
    data.move_wanted.connect(lambda place: move(context, place, data.say_not_moved))
    context.guard_changed.connect(show_guard)
    dialog.finished.connect(lambda _: context.guard_changed.disconnect(show_guard))
    show_guard()


def _ask_passphrase(window: MainWindow, parent: QWidget) -> None:
    PassphraseDialog(window.context, parent).open()

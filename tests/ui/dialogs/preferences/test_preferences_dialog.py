"""Preferences: what is chosen counts at once, and is there after a restart."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from window_values import Stage

from reviewer.labels import Label
from reviewer.marks.model import Status
from reviewer.marks.places import recognition_folder
from ui import theme
from ui.commands.dispatch import ask_preferences
from ui.dialogs.preferences.colours_dialog import ColoursDialog
from ui.dialogs.preferences.preferences_dialog import PreferencesDialog
from ui.session.edits import Edits
from ui.theme import fonts
from ui.widgets.choice import Choice


def choose(box: Choice, value: object) -> None:
    """Choose as a user does."""
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


def test_the_name_typed_stands_with_the_next_decision(stage: Stage, contract: Path) -> None:
    stage.show(contract)
    dialog = ask_preferences(stage.window)
    dialog.general.author.setText("")
    dialog.general.author.textEdited.emit(" 王律师 ")
    session = stage.window.session
    assert session is not None
    key = f"{Label.ACCOUNT_TRANSFER.value}-key"
    graded = session.finding(key)
    assert graded is not None
    Edits(session, stage.context).decide(graded, Status.ADOPTED)
    assert session.state.decisions[key].author == "王律师"


def test_a_theme_chosen_is_put_on_and_kept(stage: Stage) -> None:
    choose(ask_preferences(stage.window).look.theme, "dark")
    assert theme.theme().name == "dark"
    assert stage.context.settings.text("theme") == "dark"


def test_another_language_is_asked_for_at_once(stage: Stage, qtbot: QtBot) -> None:
    dialog = ask_preferences(stage.window)
    with qtbot.waitSignal(stage.context.language_chosen) as asked:
        choose(dialog.general.language, "en")
    assert asked.args == ["en"]


def test_the_words_of_the_window_grow_at_once(
    stage: Stage, contract: Path, qapp: QApplication
) -> None:
    stage.show(contract)
    choose(ask_preferences(stage.window).look.font_size, fonts.SIZES["large"])
    assert qapp.font().pointSizeF() == fonts.SIZES["large"]
    fonts.choose(qapp, fonts.SIZES["standard"], "")


def test_another_font_is_put_on_at_once_and_kept(
    stage: Stage, contract: Path, qapp: QApplication
) -> None:
    stage.show(contract)
    look = ask_preferences(stage.window).look
    other = look.font_family.itemData(1)
    assert other in fonts.families()
    choose(look.font_family, other)
    try:
        assert qapp.font().families()[0] == other
        assert stage.context.settings.text("font_family") == other
        choose(look.font_family, "")
        assert stage.context.settings.text("font_family") == ""
    finally:
        fonts.choose(qapp, fonts.SIZES["standard"], "")


def test_highlights_are_shown_in_the_colours_chosen(stage: Stage, qapp: QApplication) -> None:
    look = ask_preferences(stage.window).look
    before = theme.colour("mark_yellow")
    choose(look.marks, "distinct")
    try:
        assert theme.colour("mark_yellow") != before
        assert stage.context.settings.text("mark_colours") == "distinct"
    finally:
        theme.use(qapp, "light", "standard")


def test_colours_get_their_names_from_the_preferences(stage: Stage) -> None:
    dialog = ask_preferences(stage.window)
    dialog.look.names_button.click()
    assert dialog.findChild(ColoursDialog) is not None


def test_the_size_of_the_contract_is_kept_for_the_next_start(stage: Stage, contract: Path) -> None:
    stage.show(contract)
    choose(ask_preferences(stage.window).look.contract_zoom, 1.25)
    assert stage.window.desk.reading.word_view.zoom == 1.25
    stage.restart()
    stage.show(contract)
    assert stage.window.desk.reading.word_view.zoom == 1.25


def test_a_size_that_is_chosen_without_a_contract_is_that_of_the_next(
    stage: Stage, contract: Path
) -> None:
    stage.window.make_desk()  # as a moment after the start
    choose(ask_preferences(stage.window).look.contract_zoom, 1.25)
    stage.show(contract)
    assert stage.window.desk.reading.word_view.zoom == 1.25


def test_preferences_say_where_the_data_lie(stage: Stage, qtbot: QtBot) -> None:
    dialog = PreferencesDialog(stage.context.settings, stage.context.shelf, stage.window)
    qtbot.addWidget(dialog)
    assert str(stage.context.settings.folder) in dialog.data.folder_words.text()


def test_initials_are_kept_and_taken_from_the_name_without(stage: Stage) -> None:
    dialog = ask_preferences(stage.window)
    dialog.general.author.textEdited.emit("王律师")
    assert stage.context.initials == "王律师"
    dialog.general.initials.textEdited.emit(" WL ")
    assert stage.context.initials == "WL"


def test_whether_the_desk_comes_back_is_chosen(stage: Stage) -> None:
    dialog = ask_preferences(stage.window)
    assert dialog.general.restore.isChecked()
    dialog.general.restore.click()
    assert not stage.context.settings.flag("restore", default=True)


def test_the_cache_says_its_size_and_is_cleared_alone(stage: Stage, contract: Path) -> None:
    stage.show(contract)
    page = recognition_folder(stage.context.settings.folder) / ("a" * 64) / "1.json"
    page.parent.mkdir(parents=True)
    page.write_text("字" * 1000, "utf-8")
    dialog = ask_preferences(stage.window)
    assert "2.93 KiB" in dialog.data.cache_words.text()
    dialog.data.cache_button.click()
    assert not page.exists()
    assert not dialog.data.cache_button.isEnabled()
    assert stage.context.shelf.recent()


def test_a_question_on_a_page_has_room_for_its_words(stage: Stage, qtbot: QtBot) -> None:
    dialog = ask_preferences(stage.window)
    dialog.tabs.setCurrentWidget(dialog.data)
    before = dialog.height()
    dialog.data.purge_ask.click()
    qtbot.waitUntil(lambda: dialog.height() > before)
    button = dialog.data.purge_button
    assert button.height() >= button.sizeHint().height()
    assert dialog.data.rect().contains(button.mapTo(dialog.data, button.rect().bottomRight()))

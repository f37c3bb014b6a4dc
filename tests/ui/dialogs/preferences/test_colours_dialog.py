"""The five colours of marks: names and colours of one's own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QColorDialog, QWidget
from pytestqt.qtbot import QtBot

from reviewer.marks.model import Colour
from ui import theme
from ui.dialogs.preferences.colours_dialog import ColoursDialog
from ui.kept.settings import Settings
from ui.theme.own_marks import decoded, encoded

ROLE = "mark_yellow"
PALE, DARK = QColor("#ffeebb"), QColor("#302010")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "window")


@pytest.fixture
def dialog(qtbot: QtBot, settings: Settings) -> Iterator[ColoursDialog]:
    parent = QWidget()
    qtbot.addWidget(parent)
    yield ColoursDialog(settings, parent)
    theme.use_own({})


def test_a_colour_of_ones_own_counts_in_the_window_and_on_pages(dialog: ColoursDialog) -> None:
    dialog.choose(Colour.YELLOW, PALE)
    assert theme.colour(ROLE) != PALE
    dialog._save()
    assert theme.colour(ROLE) == theme.paper()[ROLE] == PALE
    assert theme.colour("mark_green") == theme.load("light")["mark_green"]


def test_it_is_kept_for_the_look_it_was_chosen_in(
    dialog: ColoursDialog, settings: Settings
) -> None:
    theme.use_own({"dark": {ROLE: "#302010"}})
    dialog.choose(Colour.YELLOW, PALE)
    dialog._save()
    assert decoded(settings.text("own_marks")) == {
        "dark": {ROLE: "#302010"},
        "light": {ROLE: "#ffeebb"},
    }


def test_a_colour_on_which_words_cannot_be_read_is_refused(dialog: ColoursDialog) -> None:
    dialog.choose(Colour.YELLOW, DARK)
    assert "看不清" in dialog.refused.text()
    dialog._save()
    assert theme.colour(ROLE) == theme.load("light")[ROLE]


def test_the_usual_colour_can_be_had_again(dialog: ColoursDialog, settings: Settings) -> None:
    reset = dialog.resets[Colour.YELLOW]
    assert reset.isHidden()
    dialog.choose(Colour.YELLOW, PALE)
    assert not reset.isHidden()
    reset.click()
    assert reset.isHidden()
    dialog._save()
    assert settings.text("own_marks") == ""


def test_a_colour_is_chosen_in_a_dialog_of_the_system(dialog: ColoursDialog) -> None:
    dialog.show()
    dialog.swatches[Colour.RED].click()
    chooser = dialog.findChild(QColorDialog)
    assert chooser is not None
    assert chooser.currentColor() == theme.colour("mark_red")
    chooser.colorSelected.emit(PALE)
    chooser.close()
    dialog._save()
    assert theme.colour("mark_red") == PALE


def test_what_is_no_colour_is_not_taken_from_the_settings() -> None:
    own = {"light": {ROLE: "#ffeebb"}, "dark": {"mark_red": "#102030"}}
    assert decoded(encoded(own)) == own
    assert decoded("light mark_yellow url(x);nonsense") == {}


def test_the_set_that_is_chosen_counts_on_pages_too(qapp: QApplication) -> None:
    try:
        theme.use(qapp, "light", "vivid")
        assert theme.paper()[ROLE] == theme.load("light", "vivid")[ROLE]
    finally:
        theme.use(qapp, "light", "standard")

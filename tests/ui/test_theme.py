"""Themes: every colour is there, and text can be read on what it stands on."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QCheckBox, QPushButton
from pytestqt.qtbot import QtBot

from reviewer.marks.model import Colour
from ui import theme
from ui.reading.word_format import contrast
from ui.theme import icons

NAMES = ("light", "dark", "contrast")
GRADES = ("high", "medium", "low", "info")
MARKS = theme.MARK_COLOURS


@pytest.mark.parametrize("name", NAMES)
def test_all_themes_know_the_same_roles(name: str) -> None:
    assert set(theme.load(name).colours) == set(theme.load("light").colours)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("ground", ["window", "surface", "raised", "paper", "hover"])
@pytest.mark.parametrize("ink", ["ink", "ink_soft"])
def test_text_stands_out_from_its_ground(name: str, ground: str, ink: str) -> None:
    chosen = theme.load(name)
    assert contrast(chosen[ink], chosen[ground]) >= 4.5


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("grade", GRADES)
def test_a_grade_can_be_read_on_its_tint_and_on_paper(name: str, grade: str) -> None:
    chosen = theme.load(name)
    assert contrast(chosen[grade], chosen[f"{grade}_soft"]) >= 4.5
    assert contrast(chosen[grade], chosen["paper"]) >= 4.5


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("grade", GRADES)
def test_the_words_of_the_chosen_finding_have_a_ground_of_their_own(name: str, grade: str) -> None:
    chosen = theme.load(name)
    assert chosen[f"{grade}_soft"] != chosen["paper"]
    assert contrast(chosen["ink"], chosen[f"{grade}_soft"]) >= 4.5


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("colour", MARKS)
def test_words_can_be_read_on_a_highlight(name: str, colour: str) -> None:
    chosen = theme.load(name)
    assert contrast(chosen["ink"], chosen[f"mark_{colour}"]) >= 4.5


@pytest.mark.parametrize("name", NAMES)
def test_words_can_be_read_on_the_accent_and_on_find_hits(name: str) -> None:
    chosen = theme.load(name)
    assert contrast(chosen["on_accent"], chosen["accent"]) >= 4.5
    assert contrast(chosen["accent"], chosen["accent_soft"]) >= 4.5
    assert contrast(chosen["ink"], chosen["find"]) >= 4.5
    assert contrast(chosen["ink"], chosen["find_current"]) >= 4.5


def test_a_change_of_theme_draws_icons_anew(qapp: QApplication, qtbot: QtBot) -> None:
    made = QPushButton()
    qtbot.addWidget(made)
    icons.dress(made, "open")
    before = made.icon().cacheKey()
    try:
        theme.use(qapp, "dark")
        assert made.icon().cacheKey() != before
        assert theme.theme().dark
    finally:
        theme.use(qapp, "light")


@pytest.mark.parametrize("name", NAMES)
def test_a_ticked_box_shows_its_tick(name: str, qapp: QApplication, qtbot: QtBot) -> None:
    theme.use(qapp, name)
    try:
        box = QCheckBox()
        qtbot.addWidget(box)
        box.setChecked(True)
        box.show()
        drawn = box.grab().toImage()
        shown = {
            drawn.pixelColor(x, y).name()
            for x in range(drawn.width())
            for y in range(drawn.height())
        }
        assert {theme.colour("accent").name(), theme.colour("on_accent").name()} <= shown
    finally:
        theme.use(qapp, "light")


def test_every_colour_of_a_mark_has_a_role() -> None:
    assert tuple(colour.value for colour in Colour) == theme.MARK_COLOURS
    assert {f"mark_{name}" for name in theme.MARK_COLOURS} <= set(theme.load("light").colours)


def test_an_unknown_theme_follows_the_system(qapp: QApplication) -> None:
    theme.use(qapp, "neon")
    assert theme.choice() == "system"
    theme.use(qapp, "light")

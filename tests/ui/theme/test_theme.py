"""Themes: every colour is there, and text can be read on what it stands on."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from reviewer.marks.model import Colour
from ui import theme
from ui.theme import icons
from ui.theme.contrast import LEAST_CONTRAST, contrast

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
    assert contrast(chosen[ink], chosen[ground]) >= LEAST_CONTRAST


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("grade", GRADES)
def test_a_grade_can_be_read_on_its_tint_and_on_paper(name: str, grade: str) -> None:
    chosen = theme.load(name)
    assert contrast(chosen[grade], chosen[f"{grade}_soft"]) >= LEAST_CONTRAST
    assert contrast(chosen[grade], chosen["paper"]) >= LEAST_CONTRAST


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("grade", GRADES)
def test_the_words_of_the_chosen_finding_have_a_ground_of_their_own(name: str, grade: str) -> None:
    chosen = theme.load(name)
    assert chosen[f"{grade}_soft"] != chosen["paper"]
    assert contrast(chosen["ink"], chosen[f"{grade}_soft"]) >= LEAST_CONTRAST


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("palette", theme.MARKS)
@pytest.mark.parametrize("colour", MARKS)
def test_words_can_be_read_on_a_highlight(name: str, palette: str, colour: str) -> None:
    chosen = theme.load(name, palette)
    assert contrast(chosen["ink"], chosen[f"mark_{colour}"]) >= LEAST_CONTRAST


# Seen without red (protan) and without green (deutan) receptors, from linear RGB: Viénot, Brettel
# and Mollon, Digital video colourmaps for checking the legibility of displays, 1999.
_LMS = ((17.8824, 43.5161, 4.11935), (3.45565, 27.1554, 3.86714), (0.0299566, 0.184309, 1.46709))
_WITHOUT = {
    "red": ((0, 2.02344, -2.52581), (0, 1, 0), (0, 0, 1)),
    "green": ((1, 0, 0), (0.494207, 0, 1.24827), (0, 0, 1)),
}
_TOLD_APART = 25  # of 255, the least distance of two colours


def seen(colour: QColor, without: str) -> np.ndarray:
    part = np.array([colour.redF(), colour.greenF(), colour.blueF()])
    linear = np.where(part <= 0.04045, part / 12.92, ((part + 0.055) / 1.055) ** 2.4)
    lms = np.array(_LMS)
    left = np.clip(np.linalg.inv(lms) @ np.array(_WITHOUT[without]) @ lms @ linear, 0, 1)
    return 255 * np.where(left <= 0.0031308, 12.92 * left, 1.055 * left ** (1 / 2.4) - 0.055)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("without", list(_WITHOUT))
def test_one_set_of_highlights_is_told_apart_without_red_or_green(name: str, without: str) -> None:
    chosen = theme.load(name, "distinct")
    colours = [seen(chosen[f"mark_{mark}"], without) for mark in MARKS]
    distances = [np.linalg.norm(one - other) for one, other in combinations(colours, 2)]
    assert min(distances) >= _TOLD_APART


def test_an_unknown_set_of_highlights_is_the_usual_one(qapp: QApplication) -> None:
    theme.use(qapp, "light", "neon")
    assert theme.marks() == "standard"


@pytest.mark.parametrize("name", NAMES)
def test_words_can_be_read_on_the_accent_and_on_find_hits(name: str) -> None:
    chosen = theme.load(name)
    assert contrast(chosen["on_accent"], chosen["accent"]) >= LEAST_CONTRAST
    assert contrast(chosen["accent"], chosen["accent_soft"]) >= LEAST_CONTRAST
    assert contrast(chosen["ink"], chosen["find"]) >= LEAST_CONTRAST
    assert contrast(chosen["ink"], chosen["find_current"]) >= LEAST_CONTRAST


_OFF = 2.0  # least contrast between the ink of what can and of what cannot be pressed


@pytest.mark.parametrize("ground", ["ink", "border"])
def test_in_high_contrast_a_button_that_is_off_looks_off(ground: str) -> None:
    chosen = theme.load("contrast")
    off = chosen[f"{ground}_off"]
    assert contrast(off, chosen[ground]) >= _OFF
    assert contrast(chosen["ink_off"], chosen["surface"]) >= LEAST_CONTRAST


def test_in_high_contrast_the_main_button_pales_when_it_is_off(
    qapp: QApplication, qtbot: QtBot
) -> None:
    theme.use(qapp, "contrast")
    made = QPushButton("")
    made.setProperty("kind", "primary")
    made.setFixedSize(80, 30)
    made.setEnabled(False)
    qtbot.addWidget(made)
    middle = made.grab().toImage().pixelColor(40, 15)
    assert middle.name() == theme.colour("fill_off").name()
    assert contrast(middle, theme.colour("accent")) >= _OFF


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


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("kind", [QCheckBox, QRadioButton])
def test_a_choice_shows_that_it_has_the_keyboard(
    name: str, kind: type[QWidget], qapp: QApplication, qtbot: QtBot
) -> None:
    theme.use(qapp, name)
    try:
        box, other = kind(), QLineEdit()
        for widget in (box, other):
            qtbot.addWidget(widget)
            widget.show()
        other.activateWindow()
        qtbot.waitUntil(lambda: not box.hasFocus())
        without = box.grab().toImage()
        box.activateWindow()
        box.setFocus()
        qtbot.waitUntil(box.hasFocus)
        assert box.grab().toImage() != without
    finally:
        theme.use(qapp, "light")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("kind", [QComboBox, QLineEdit, QPlainTextEdit])
def test_a_field_that_takes_nothing_looks_so(
    name: str, kind: type[QWidget], qapp: QApplication, qtbot: QtBot
) -> None:
    theme.use(qapp, name)
    try:
        field = kind()
        qtbot.addWidget(field)
        field.setFixedSize(120, 60)
        field.show()
        open_to_words = field.grab().toImage()
        field.setEnabled(False)
        assert field.grab().toImage() != open_to_words
    finally:
        theme.use(qapp, "light")


def test_every_colour_of_a_mark_has_a_role() -> None:
    assert tuple(colour.value for colour in Colour) == theme.MARK_COLOURS
    assert {f"mark_{name}" for name in theme.MARK_COLOURS} <= set(theme.load("light").colours)


class Desktop:
    """Says which scheme it has, as the desktop of a lawyer does."""

    def __init__(self, app: QApplication) -> None:
        self._hints = app.styleHints()
        theme.follow_system(app)
        self.says("Light")

    def says(self, scheme: str) -> None:
        self._hints.colorSchemeChanged.emit(Qt.ColorScheme[scheme])


@pytest.fixture
def desktop(qapp: QApplication) -> Iterator[Desktop]:
    made = Desktop(qapp)
    yield made
    made.says("Light")
    theme.use(qapp, "light")


@pytest.mark.parametrize(
    ("scheme", "worn"), [("Dark", "dark"), ("Light", "light"), ("Unknown", "light")]
)
def test_the_word_of_the_desktop_counts_where_the_choice_is_the_system(
    qapp: QApplication, desktop: Desktop, scheme: str, worn: str
) -> None:
    theme.use(qapp, "system")
    desktop.says(scheme)
    assert theme.theme().name == worn


def test_what_the_desktop_said_while_another_theme_was_chosen_counts_later(
    qapp: QApplication, desktop: Desktop
) -> None:
    theme.use(qapp, "contrast")
    desktop.says("Dark")
    assert theme.theme().name == "contrast"
    theme.use(qapp, "system")
    assert theme.theme().name == "dark"


def test_another_scheme_of_the_desktop_changes_no_theme_that_was_chosen(
    qapp: QApplication, desktop: Desktop
) -> None:
    theme.use(qapp, "light")
    desktop.says("Dark")
    assert theme.theme().name == "light"


def test_a_desktop_that_says_nothing_more_is_believed_as_before(
    qapp: QApplication, desktop: Desktop
) -> None:
    theme.use(qapp, "system")
    desktop.says("Dark")
    theme.ask_system(qapp)  # offscreen there is no desktop to say anything
    assert theme.theme().name == "dark"


@pytest.mark.parametrize(("ground", "scheme"), [("#202020", "dark"), ("#efefef", "light")])
def test_before_the_desktop_is_asked_its_palette_tells_the_scheme(
    qapp: QApplication, ground: str, scheme: str
) -> None:
    palette = QPalette(qapp.palette())
    palette.setColor(QPalette.ColorRole.Window, QColor(ground))
    assert theme.scheme_of(palette) == scheme


def test_an_unknown_theme_follows_the_system(qapp: QApplication) -> None:
    theme.use(qapp, "neon")
    assert theme.choice() == "system"
    theme.use(qapp, "light")


def test_black_on_white_has_the_greatest_contrast() -> None:
    assert contrast(QColor("black"), QColor("white")) == pytest.approx(21)
    assert contrast(QColor("#8090a0"), QColor("#8090a0")) == pytest.approx(1)

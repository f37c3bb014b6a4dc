"""Pictures from the reading process, and what is still to be drawn onto them."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from reviewer.document.model import PageWords
from reviewer.worker import PageImage
from ui.reading.drawn import page_image

Area = tuple[float, float, float, float]


def page(*words: PageWords, scale: float = 2.0) -> QImage:
    """A white page of 100 by 100 points."""
    side = round(100 * scale)
    return page_image(PageImage(1, scale, side, side, 4 * side, b"\xff" * side * side * 4, words))


def inked(image: QImage, area: Area, scale: float = 2.0) -> list[QColor]:
    """The pixels of an area that are not white."""
    left, top, right, bottom = (round(edge * scale) for edge in area)
    pixels = (image.pixelColor(x, y) for x in range(left, right) for y in range(top, bottom))
    return [pixel for pixel in pixels if pixel != QColor("white")]


WHOLE = (0.0, 0.0, 100.0, 100.0)


def test_a_page_without_typed_words_is_as_it_was_drawn(qtbot: QtBot) -> None:
    assert inked(page(), WHOLE) == []


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_typed_words_are_written_where_they_stand_in_their_colour(
    qtbot: QtBot, scale: float
) -> None:
    area = (10.0, 20.0, 58.0, 32.0)
    image = page(PageWords("另付定金", area, colour="C00000"), scale=scale)
    found = inked(image, area, scale)
    assert len(found) > 20
    assert len(found) == len(inked(image, WHOLE, scale)), "nothing beside them"
    assert all(pixel.red() > pixel.blue() for pixel in found)


@pytest.mark.parametrize("turn", [1, 3])
def test_words_on_a_turned_page_run_down_or_up(qtbot: QtBot, turn: int) -> None:
    area = (20.0, 10.0, 32.0, 58.0)
    image = page(PageWords("一付定金", area, turn))
    assert len(inked(image, area)) == len(inked(image, WHOLE))
    first = (20.0, 10.0, 32.0, 22.0) if turn == 1 else (20.0, 46.0, 32.0, 58.0)
    last = (20.0, 46.0, 32.0, 58.0) if turn == 1 else (20.0, 10.0, 32.0, 22.0)
    assert len(inked(image, first)) < len(inked(image, last)), "一 has one stroke"


def test_words_without_room_are_not_written(qtbot: QtBot) -> None:
    assert inked(page(PageWords("另", (10.0, 10.0, 10.0, 20.0))), WHOLE) == []

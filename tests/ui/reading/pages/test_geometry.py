"""Which page holds which words."""

from __future__ import annotations

from array import array

import pytest
from PySide6.QtCore import QPointF

from reviewer.document.model import PageLayer, Span
from ui.reading.pages.geometry import PageText, Way


def _page(number: int, *offsets: int) -> PageLayer:
    boxes = array("f", [edge for at in offsets for edge in (at, 0.0, at + 1, 1.0)])
    return PageLayer(number, 600.0, 800.0, array("I", offsets), boxes)


def test_words_are_on_their_page_though_a_header_of_the_next_page_stands_before_them() -> None:
    text = PageText([_page(1, 3, 4, 5), _page(2, 0, 1, 7, 8)])
    assert [text.page_of(offset) for offset in (0, 3, 5, 7)] == [1, 0, 0, 1]
    assert list(text.pages_of(Span(3, 9))) == [0, 1]


def test_a_space_belongs_to_what_is_printed_after_it() -> None:
    text = PageText([_page(1, 0, 1), _page(2, 3, 4)])
    assert text.page_of(2) == 1


def test_what_comes_after_everything_printed_is_on_the_last_page_with_words() -> None:
    text = PageText([_page(1, 0, 1), _page(2)])
    assert text.page_of(9) == 0
    assert PageText([]).page_of(0) == 0


def written(way: Way) -> PageText:
    """Two lines of four characters, each 10 points large, on a page of 100 by 100."""
    spots = {
        "across": lambda line, at: (10 + 10 * at, 20 + 15 * line),
        "down": lambda line, at: (80 - 15 * line, 10 + 10 * at),
        "up": lambda line, at: (10 + 15 * line, 80 - 10 * at),
    }
    corners = [spots[way](line, at) for line in range(2) for at in range(4)]
    boxes = array("f", [edge for x, y in corners for edge in (x, y, x + 10, y + 10)])
    return PageText([PageLayer(1, 100.0, 100.0, array("I", range(8)), boxes)])


@pytest.mark.parametrize("way", ["across", "down", "up"])
def test_a_page_is_read_the_way_it_is_written(way: Way) -> None:
    assert written(way).way(0) == way


def test_a_page_without_words_is_written_across() -> None:
    assert PageText([_page(1)]).way(0) == "across"


@pytest.mark.parametrize("way", ["across", "down", "up"])
def test_words_of_two_lines_fill_two_boxes(way: Way) -> None:
    first, second = written(way).boxes(0, Span(1, 7))
    assert {first.width(), first.height()} == {10, 30}
    assert {second.width(), second.height()} == {10, 30}


@pytest.mark.parametrize(
    ("way", "point", "offset"),
    [
        ("across", (28, 25), 2), ("across", (99, 25), 4),
        ("down", (85, 28), 2), ("down", (85, 99), 4), ("down", (72, 12), 4),
        ("up", (15, 72), 2), ("up", (15, 1), 4), ("up", (28, 88), 4),
    ],
)  # fmt: skip
def test_a_point_is_next_to_the_character_in_its_line(
    way: Way, point: tuple[float, float], offset: int
) -> None:
    assert written(way).nearest(0, QPointF(*point)) == offset

"""Which page holds which words."""

from __future__ import annotations

from array import array

from reviewer.document.model import PageLayer, Span
from ui.reading.page_geometry import PageText


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

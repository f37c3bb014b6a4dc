"""What PDFium and producers add to the characters of a page."""

from __future__ import annotations

from array import array

from reviewer.document.pdf_cleaning import cleaned
from reviewer.document.pdf_frames import Boxes


def boxes(*places: tuple[float, float]) -> Boxes:
    """The boxes of characters between these edges, all of one height."""
    lefts, rights = zip(*places, strict=True)
    count = len(places)
    return Boxes(
        array("f", lefts), array("f", [0.0] * count), array("f", rights), array("f", [12.0] * count)
    )


def test_a_glyph_printed_a_second_time_a_hair_apart_is_doubled() -> None:
    layout = boxes((0, 12), (1, 13), (12, 24))
    assert cleaned("甲甲乙", layout, [], 12.0)[3] == [1]


def test_two_characters_of_one_glyph_are_not_doubled() -> None:
    layout = boxes((0, 12), (0, 12), (12, 24))
    assert cleaned("——乙", layout, [], 12.0)[3] == []


def test_a_wide_gap_a_step_back_and_another_height_end_a_fragment() -> None:
    layout = boxes((0, 12), (40, 52), (10, 22), (22, 34))
    assert cleaned("甲乙丙丁", layout, [], 12.0)[2] == [1, 2]


def test_another_character_at_the_same_place_is_neither_doubled_nor_apart() -> None:
    layout = boxes((0, 12), (1, 13), (12, 24))
    assert cleaned("甲丶乙", layout, [], 12.0)[2:] == ([], [])

"""A page's frames: turned, and turned back."""

from __future__ import annotations

from array import array

import pytest

from reviewer.document.pdf_cleaning import stretch
from reviewer.document.pdf_frames import Boxes, Frame


@pytest.mark.parametrize("rotation", range(4))
def test_a_point_as_displayed_leads_back_to_its_place_on_the_page(rotation: int) -> None:
    frame = Frame(10.0, 20.0, 605.0, 862.0, rotation)
    assert frame.origin(*frame.point(rotation, 100.0, 300.0)) == (100.0, 300.0)


@pytest.mark.parametrize(
    ("turn", "before", "after", "between"),
    [
        (0, (0, 10, 8, 0), (12, 10, 20, 0), (8, 10, 12, 0)),
        (1, (0, 8, 10, 0), (0, 20, 10, 12), (0, 12, 10, 8)),
        (2, (12, 10, 20, 0), (0, 10, 8, 0), (8, 10, 12, 0)),
        (3, (0, 20, 10, 12), (0, 8, 10, 0), (0, 12, 10, 8)),
    ],
)
def test_a_space_without_a_glyph_fills_the_gap_whichever_way_words_run(
    turn: int,
    before: tuple[int, ...],
    after: tuple[int, ...],
    between: tuple[int, ...],
) -> None:
    """Boxes are left, top, right, bottom; y upwards."""
    sides = (array("f", edges) for edges in zip(before, (0,) * 4, after, strict=True))
    boxes = Boxes(*sides)
    stretch(boxes, 1, turn)
    assert tuple(side[1] for side in boxes) == between

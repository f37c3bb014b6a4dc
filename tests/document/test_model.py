"""Ranges of the canonical text."""

from __future__ import annotations

import pytest

from reviewer.document.model import Span


@pytest.mark.parametrize(
    ("first", "second", "overlap"),
    [
        (Span(0, 3), Span(2, 5), True),
        (Span(0, 3), Span(3, 5), False),
        (Span(0, 9), Span(3, 5), True),
        (Span(5, 6), Span(0, 5), False),
    ],
)
def test_ranges_overlap_when_they_share_a_character(
    first: Span, second: Span, overlap: bool
) -> None:
    assert first.overlaps(second) is overlap
    assert second.overlaps(first) is overlap


def test_a_range_contains_those_that_do_not_leave_it() -> None:
    assert Span(0, 5).contains(Span(0, 5))
    assert Span(0, 5).contains(Span(2, 3))
    assert not Span(0, 5).contains(Span(4, 6))


def test_a_range_is_as_long_as_its_words() -> None:
    assert len(Span(1, 3)) == 2
    assert Span(1, 3).of("甲𠮷乙丙") == "𠮷乙"

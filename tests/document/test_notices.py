"""What is said about how far a file could be read, as values."""

from __future__ import annotations

import pytest

from reviewer.document.notices import Notice, NoticeKind, page_ranges, recognised_pages


@pytest.mark.parametrize(
    ("pages", "ranges"),
    [([], []), ([3], ["3"]), ([1, 2, 3, 7], ["1-3", "7"]), ([2, 4], ["2", "4"])],
)
def test_neighbouring_pages_are_a_range(pages: list[int], ranges: list[str]) -> None:
    assert [*page_ranges(pages)] == ranges


def test_recognised_pages_are_doubtful_where_some_places_are() -> None:
    assert recognised_pages([2], 0) == Notice(NoticeKind.RECOGNISED, (2,))
    assert recognised_pages([2], 7) == Notice(NoticeKind.DOUBTFUL, (2,), doubtful=7)

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.printing.page_range import UnreadableRangeError, parse_pages


@pytest.mark.parametrize(
    ("typed", "pages"),
    [
        ("", (0, 1, 2, 3, 4)),
        ("2", (1,)),
        ("1-3, 5", (0, 1, 2, 4)),
        ("5，1、1", (0, 4)),
        ("２ － ３", (1, 2)),
        ("1至2;4", (0, 1, 3)),
        ("4-", (3, 4)),
        ("-2", (0, 1)),
    ],
)
def test_pages_are_read_as_lawyers_type_them(typed: str, pages: tuple[int, ...]) -> None:
    assert parse_pages(typed, 5) == pages


@pytest.mark.parametrize("typed", ["0", "6", "3-1", "a", "-", "1-9", "1--2", "第一页"])
def test_pages_that_are_not_there_are_refused(typed: str) -> None:
    with pytest.raises(UnreadableRangeError):
        parse_pages(typed, 5)


@given(st.sets(st.integers(1, 40), min_size=1))
def test_a_list_of_pages_comes_back_in_order(pages: set[int]) -> None:
    typed = ", ".join(map(str, pages))
    assert parse_pages(typed, 40) == tuple(page - 1 for page in sorted(pages))

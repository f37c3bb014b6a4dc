"""What is said about pages that could not be read."""

from __future__ import annotations

import pytest

from reviewer.document.notices import image_pages, unreadable_pages


@pytest.mark.parametrize(
    ("pages", "listed"), [([3], "第3页"), ([1, 2, 3, 7], "第1-3、7页"), ([2, 4], "第2、4页")]
)
def test_neighbouring_pages_are_a_range(pages: list[int], listed: str) -> None:
    assert listed in image_pages(pages)
    assert listed in unreadable_pages(pages)

"""What is said about pages that could not be read."""

from __future__ import annotations

import pytest

from reviewer.document import notices
from reviewer.document.notices import image_pages, unreadable_pages


@pytest.mark.parametrize(
    ("pages", "listed"), [([3], "第3页"), ([1, 2, 3, 7], "第1-3、7页"), ([2, 4], "第2、4页")]
)
def test_neighbouring_pages_are_a_range(pages: list[int], listed: str) -> None:
    assert listed in image_pages(pages)
    assert listed in unreadable_pages(pages)


def test_a_warning_is_known_by_its_keys() -> None:
    advice = notices.recognition_missing("pip install 'shenqi[scan]'")
    assert [*notices.keyed(notices.image_pages([1, 3, 4]) + advice)] == [
        ("images", {"pages": "1、3-4"}),
        ("missing", {"command": "pip install 'shenqi[scan]'"}),
    ]
    assert [*notices.keyed(notices.recognised_pages([2], 7))] == [
        ("doubtful", {"pages": "2", "doubtful": "7"})
    ]
    assert [*notices.keyed(notices.recognised_pages([2], 0))] == [("recognised", {"pages": "2"})]
    assert [*notices.keyed(notices.REVISED)] == [("revised", {})]


def test_a_warning_of_another_source_has_no_key() -> None:
    assert [*notices.keyed("别的话。")] == []

"""Lists and ranges of articles, paragraphs and items: what stands between the ends of a range."""

from __future__ import annotations

import pytest

from reviewer.law.references import read_references


def read(folded: str) -> list[tuple[int, int | None, int | None]]:
    found, _ = read_references(folded, 0)
    return [(one.article.number, one.paragraph, one.item) for one in found]


@pytest.mark.parametrize(
    ("folded", "members"),
    [
        ("第五条至第七条", [(5, None, None), (6, None, None), (7, None, None)]),
        ("第五条第一款至第三款", [(5, 1, None), (5, 2, None), (5, 3, None)]),
        ("第五条第(一)项至第(三)项", [(5, None, 1), (5, None, 2), (5, None, 3)]),
    ],
)
def test_a_range_within_one_level_holds_what_lies_between(folded, members) -> None:
    assert read(folded) == members


@pytest.mark.parametrize(
    ("folded", "ends"),
    [
        ("第五条第二款至第七条第一款", [(5, 2, None), (7, 1, None)]),
        ("第五条第(二)项至第七条第(一)项", [(5, None, 2), (7, None, 1)]),
        ("第五条第一款至第五条第一款第(三)项", [(5, 1, None), (5, 1, 3)]),
        ("第五条第二款至第七条", [(5, 2, None), (7, None, None)]),
        ("第一条至第九百条", [(1, None, None), (900, None, None)]),
    ],
)
def test_a_range_across_levels_or_too_long_holds_its_ends_only(folded, ends) -> None:
    assert read(folded) == ends

"""What programs read is what its page in the documentation says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from contract_files import docx, paragraph

from reviewer.document.docx_reader import read_docx
from reviewer.exchange.comparing import compare
from reviewer.export.comparison_words import comparison_object
from reviewer.export.review_json import review_object
from reviewer.review import Options, Review, review

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "review-json.md").read_text("utf-8")
PATHS = (Path("旧版.docx"), Path("新版.docx"))
LINES = (
    "转让协议",
    "第一条 甲方将其名下九个微信号及全部好友转让给乙方，登录密码一并告知乙方。",
    "第二条 转让价款50万元：签订当日支付30万元，余款20万元于2019年12月31日前付清。",
    "第三条 违约的，依《中华人民共和国合同法》第五十二条处理。",
    "签订日期：2019年9月22日",
)
REVIEWS, VERSIONS = PAGE.split("## Two versions")


@cache
def reviewed() -> Review:
    data = docx("".join(map(paragraph, LINES)))
    return review(read_docx(data, "旧版.docx"), Options(today=date(2026, 11, 2)))


def keys_in(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from (key for key in value if re.fullmatch("[a-z_0-9]+", key))
        for inner in value.values():
            yield from keys_in(inner)
    if isinstance(value, list):
        for inner in value:
            yield from keys_in(inner)


def named_in(page: str) -> set[str]:
    """The keys that the tables of the page name."""
    rows = (line for line in page.splitlines() if line.startswith("| "))
    return {key for row in rows for key in re.findall("`([a-z_0-9]+)`", row)}


@pytest.mark.parametrize(
    ("page", "made"),
    [
        (REVIEWS, lambda: review_object(reviewed(), PATHS[0])),
        (VERSIONS, lambda: comparison_object(compare(reviewed(), reviewed(), PATHS))),
    ],
    ids=["review", "compare"],
)
def test_every_key_that_is_written_is_described_and_no_other(page, made) -> None:
    written = {*keys_in(made())} - {*tags_of(made())}
    assert written == named_in(page)


def tags_of(made: dict[str, Any]) -> set[str]:
    """The counts of a comparison are called as the tags of its rows."""
    return set(made.get("counts", ()))


def test_the_schemas_are_those_of_the_page() -> None:
    assert f"`{review_object(reviewed(), PATHS[0])['schema']}`" in REVIEWS
    compared = comparison_object(compare(reviewed(), reviewed(), PATHS))
    assert f"`{compared['schema']}`" in VERSIONS


def test_without_a_risk_no_law_is_told_through_time() -> None:
    data = docx(paragraph("买卖合同") + paragraph("第一条 甲方将货架三组出售给乙方。"))
    found = review(read_docx(data, "a.docx"), Options(today=date(2026, 11, 2)))
    made = review_object(found, PATHS[0])
    assert (made["findings"], made["assessment"]["law_in_time"]) == ([], None)

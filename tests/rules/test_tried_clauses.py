"""Which clauses rules look at."""

from __future__ import annotations

import pytest

from reviewer.rules.checking import contract_of
from reviewer.rules.engine import analyse_contract
from reviewer.rules.model import Example


def tried(text: str, *before: str, **around: str) -> list[str]:
    document, tree, _ = contract_of(Example(text, before, **around))
    return [entry.folded.text for entry in analyse_contract(document, tree).tried]


@pytest.mark.parametrize(
    "words",
    [
        "微信号转让协议",
        "甲方（微信号出让人）：张某，转让微信号",
        "甲方（签章）",
    ],
)
def test_titles_party_lines_and_signatures_are_not_tried(words: str) -> None:
    assert tried(words) == []


def test_a_heading_is_not_tried_but_what_stands_under_it() -> None:
    assert tried("1.1 双方签字后生效。", "第一条 微信号转让") == ["双方签字后生效。"]


def test_the_head_of_a_table_is_not_tried_but_its_rows() -> None:
    assert tried("1 | 微信号转让", header="序号 | 微信号转让") == ["1微信号转让"]


def test_a_row_to_sign_on_is_not_tried() -> None:
    assert tried("签署日期：2021年3月1日 | 乙方", header="1 | 2") == ["12"]


def test_of_what_precedes_the_first_clause_only_the_deal_itself_is_tried() -> None:
    recitals = ("鉴于甲方经营三个微信号。", "甲方自愿将微信号转让给乙方。")
    assert tried("第一条 乙方付款。", *recitals)[0] == "甲方自愿将微信号转让给乙方。"

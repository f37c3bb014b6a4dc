"""What a transferring clause speaks of: itself, definitions, rows of the annexes it names."""

from __future__ import annotations

import pytest
from small_contracts import contract

from reviewer.facts.readings import read_passage
from reviewer.facts.subject import find_passages
from reviewer.facts.terms import find_defined_terms
from reviewer.labels import Label

ACCOUNT = Label.ACCOUNT_TRANSFER


def passages(*units, rows=None):
    made = contract(*units, rows=rows)
    terms = find_defined_terms(made.document, made.clauses)
    subject = [clause for clause, found in made.labels.items() if found]
    found = find_passages(made.document, made.clauses, terms, subject, made.tables)
    return [(passage.depth, read_passage(made.document, passage).text) for passage in found]


def test_without_a_transferring_clause_there_is_nothing():
    assert passages(("2.1", "账号归乙方。")) == []


def test_a_definition_that_rests_on_another_is_followed():
    assert passages(
        ("1.1", "“标的资产”指全部标的号。"),
        ("1.2", "“标的号”指六个微信号。"),
        ("1.3", "“工作日”指节假日以外的日期。"),
        ("2.1", "标的资产归乙方。", ACCOUNT),
    ) == [
        (0, "标的资产归乙方。"),
        (1, "“标的资产”指全部标的号。"),
        (2, "“标的号”指六个微信号。"),
    ]


def test_a_name_inside_a_longer_name_is_not_meant():
    found = passages(
        ("1.1", "“标的”指全部货物。"),
        ("1.2", "“标的账号”指六个微信号。"),
        ("2.1", "标的账号归乙方。", ACCOUNT),
    )

    assert [text for _, text in found[1:]] == ["“标的账号”指六个微信号。"]


def test_of_several_definitions_in_one_clause_only_the_one_used_counts():
    found = passages(
        ("1.1", "“标的号”指六个微信号；“工作日”指节假日以外的日期。"),
        ("2.1", "标的号归乙方。", ACCOUNT),
    )

    assert [text for _, text in found] == ["标的号归乙方。", "六个微信号"]


LIST = [
    ["编号", "名称"],
    ["1", "抖音号"],
    ["2", "视频号"],
    ["3", "货架"],
]
PARTS = [["编号", "名称"], ["A-1", "商标"], ["B-1", "抖音号"], ["B-2", "视频号"], ["C-1", "名册"]]
HEAVENLY = [["部别", "名称"], ["甲部", "器械"], ["乙部", "抖音号"], ["丙部", "名册"]]


@pytest.mark.parametrize(
    ("words", "table", "names"),
    [
        ("附件一所列各项归乙方。", LIST, ["抖音号", "视频号", "货架"]),
        ("附件一第1至2项归乙方。", LIST, ["抖音号", "视频号"]),
        ("附件一第1、3项归乙方。", LIST, ["抖音号", "货架"]),
        ("附件一第3项至1项归乙方。", LIST, ["货架"]),
        ("附件一第3至1项归乙方。", LIST, []),
        ("附件所列归乙方。", LIST, ["抖音号", "视频号", "货架"]),
        ("附件二所列归乙方。", LIST, []),
        ("附件一B部分归乙方。", PARTS, ["抖音号", "视频号"]),
        ("附件一A部分至B部分归乙方。", PARTS, ["商标", "抖音号", "视频号"]),
        ("附件一乙部归乙方。", HEAVENLY, ["抖音号"]),
    ],
)
def test_the_rows_that_a_clause_names(words, table, names):
    found = passages(("2.1", words, ACCOUNT), "附件一：清单", table)

    assert [text.split("|")[1] for depth, text in found if depth] == names


def test_rows_that_the_rules_have_found_stand_for_their_table():
    found = passages(
        ("2.1", "附件一所列归乙方。", ACCOUNT), "附件一：清单", LIST, rows={1: [ACCOUNT]}
    )

    assert found == [(0, "附件一所列归乙方。"), (0, "1|抖音号")]


def test_a_table_outside_an_annex_is_not_named():
    assert passages(LIST, ("2.1", "附件一所列归乙方。", ACCOUNT)) == [(0, "附件一所列归乙方。")]

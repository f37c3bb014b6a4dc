"""A comparison in words and as JSON."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from exchange.two_versions import FIRST, compared

from reviewer.exchange.comparison import Fate
from reviewer.export.comparison_words import (
    comparison_object,
    comparison_text,
    fate_words,
    findings_words,
    places_of,
    summary_words,
)
from reviewer.labels import MITIGATING, Severity


def test_the_text_shows_what_was_put_in_and_taken_out() -> None:
    text = comparison_text(compared())
    assert "转让价款为人民币[-50-]{+40+}万元" in text
    assert "【改编号】第四条→第三条" in text
    assert "已消除　" in text


def test_equal_versions_are_said_to_be_equal() -> None:
    same = compared(FIRST, FIRST)
    assert summary_words(same).startswith("两版条款文字相同")
    assert "风险变化" not in comparison_text(same)


def test_a_version_without_risks_is_said_to_have_none() -> None:
    plain = (("第一条", "甲方向乙方出售打印机一台。"),)
    assert findings_words(compared(plain, plain)) == "两版均未发现风险提示。"


def test_the_disappearance_of_a_mitigation_is_no_cure() -> None:
    prohibited = ("第六条", "未经平台同意，任何一方不得转让账号。")
    gone = [
        change
        for change in compared((*FIRST, prohibited), FIRST).findings
        if change.label in MITIGATING and change.fate is Fate.CURED
    ]
    assert gone
    assert {fate_words(change) for change in gone} == {"已不见"}


@pytest.mark.parametrize(
    ("fate", "words"),
    [(Fate.SAME, "仍在，低风险→高风险"), (Fate.REWORDED, "措辞有改，仍在，低风险→高风险")],
)
def test_a_finding_that_is_graded_otherwise_says_so(fate: Fate, words: str) -> None:
    both = next(each for each in compared().findings if each.old and each.new)
    assert both.old is not None
    assert both.new is not None
    old = replace(both.old, severity=Severity.LOW)
    new = replace(both.new, severity=Severity.HIGH)
    assert fate_words(replace(both, fate=fate, old=old, new=new)) == words


def test_a_row_without_words_has_no_line_of_its_own() -> None:
    comparison = compared()
    first, *_ = comparison.changes
    bare = replace(first, pieces=())
    rows = tuple(bare if row == first else row for row in comparison.rows)
    lines = comparison_text(replace(comparison, rows=rows)).split("\n")
    at = next(number for number, line in enumerate(lines) if line.endswith(places_of(first)))
    assert lines[at + 1] == ""


def test_a_split_clause_is_called_by_all_its_numbers() -> None:
    old = (("第一条", "乙方应于签订当日付清全部价款，逾期付款的应按日支付违约金。"),)
    new = (("第一条", "乙方应于签订当日付清全部价款。"), ("第二条", "逾期付款的应按日支付违约金。"))
    (row,) = compared(old, new).changes
    assert places_of(row) == "第一条→第一条、第二条"


def test_the_json_holds_every_row_with_the_words_of_both_sides() -> None:
    found = json.loads(json.dumps(comparison_object(compared())))
    assert found["schema"] == "shenqi.compare/1"
    assert found["counts"]["new"] == 1
    for row in found["rows"]:
        words = "\n".join(part["text"] for part in row["new"])
        assert "".join(piece["new"] for piece in row["pieces"]) == words
    assert {each["fate"] for each in found["findings"]} >= {"cured", "reworded"}

"""Sums, counts and shortened words read as Chinese does."""

from __future__ import annotations

from decimal import Decimal

import pytest

from reviewer.export.wording import (
    RISKS_ZH,
    STAGES_ZH,
    VERDICTS_ZH,
    count_words,
    money_words,
    rules_words,
    shortened,
)
from reviewer.labels import GRADES_ZH, SIDES_ZH, Severity, Side, Stage, Verdict
from reviewer.rules.findings import RulesVersion


@pytest.mark.parametrize(
    ("amount", "said"),
    [("500000", "人民币500,000元"), ("0.5", "人民币0.50元"), ("1E+6", "人民币1,000,000元")],
)
def test_cents_are_said_only_where_there_are_any(amount, said):
    assert money_words(Decimal(amount)) == said


@pytest.mark.parametrize(
    ("least", "most", "said"),
    [
        (18000, 27000, "18,000至27,000人"),
        (9, 9, "9人"),
        (9, None, "不少于9人"),
        (None, 9, "不超过9人"),
        (None, None, None),
    ],
)
def test_a_count_says_its_limits(least, most, said):
    assert count_words(least, most, "人") == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("短句。", "短句。"),
        ("第一句话。第二句话太长。", "第一句话…"),
        ("第一部分；第二部分太长。", "第一部分…"),
        ("这，没有逗号的一长串文字", "这，没有逗号的…"),
        ("没有句号的一长串文字，没有", "没有句号的一长…"),
        ("没有句号的一长，没有句号的", "没有句号的一长…"),
    ],
)
def test_shortening_keeps_whole_phrases_as_they_stand(text, said):
    assert shortened(text, 8) == said


def test_everything_has_a_name():
    assert set(RISKS_ZH) == set(GRADES_ZH) == set(Severity)
    assert set(VERDICTS_ZH) == set(Verdict)
    assert set(SIDES_ZH) == set(Side)
    assert set(STAGES_ZH) == set(Stage)


@pytest.mark.parametrize(
    ("version", "said"),
    [
        (RulesVersion("26.62"), "26.62"),
        (RulesVersion("26.62", off=1, own=2), "26.62（停用 1 条，自有 2 条）"),
        (RulesVersion("26.62", regraded=3), "26.62（改级 3 条）"),
    ],
)
def test_the_version_of_the_rules_says_what_the_lawyer_changed(version, said):
    assert rules_words(version) == said

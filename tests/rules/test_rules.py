"""The shipped rules: every label has one, and every rule proves itself by its own examples."""

from __future__ import annotations

from collections import Counter

import pytest

from reviewer.labels import Label
from reviewer.rules.checking import Failure, check_rule, check_rules
from reviewer.rules.loading import SHIPPED, decode_rule, default_rules, load_rules
from reviewer.rules.model import Example, Rule
from reviewer.text.yaml_source import parse_yaml

WANTED_EXAMPLES = 6


@pytest.mark.parametrize("rule", default_rules(), ids=lambda rule: rule.id)
def test_a_rule_finds_its_hits_and_leaves_its_near_misses(rule: Rule) -> None:
    assert [str(failure) for failure in check_rule(rule)] == []


def test_the_rules_are_as_the_schema_says() -> None:
    assert load_rules(SHIPPED) == default_rules()


@pytest.mark.parametrize("label", Label)
def test_every_label_has_a_stable_rule(label: Label) -> None:
    assert any(rule.label is label and rule.status == "stable" for rule in default_rules())


@pytest.mark.parametrize("rule", default_rules(), ids=lambda rule: rule.id)
def test_a_rule_has_enough_examples_of_both_kinds(rule: Rule) -> None:
    assert len(rule.hits) >= WANTED_EXAMPLES
    assert len(rule.near_misses) >= WANTED_EXAMPLES


def test_no_example_stands_in_two_rules_of_one_label() -> None:
    seen = Counter((rule.label, example.text) for rule in default_rules() for example in rule.hits)
    assert [text for text, count in seen.items() if count > 1] == []


RULE = """
format: 1
id: account-transfer.test
label: account-transfer
version: 1
title: 转让
severity: medium
status: stable
find:
  - act: [hand-over]
    object: [account]
because: 这是一个测试用的理由。
examples:
  hit: [甲方将设备交付乙方。]
  near_miss: [甲方将微信号转让给乙方。]
  todo_hit: [甲方将抖音号转让给乙方。]
"""


def test_a_wrong_example_is_told_with_its_file() -> None:
    rule = decode_rule(parse_yaml(RULE, "wrong.yaml"))
    failures = check_rules([rule])
    assert [failure.kind for failure in failures] == ["hit", "near_miss", "todo_hit"]
    assert str(failures[0]) == "wrong.yaml: must be found and is not: 甲方将设备交付乙方。"
    assert "move it to `hit`" in str(Failure(rule, "todo_hit", Example("抖音号")))


def test_a_reason_broken_over_lines_reads_as_one_without_gaps() -> None:
    folded = "because: >\n  任何单位和个人\n  不得转让 WeChat\n  账号。\n"
    rule = decode_rule(
        parse_yaml(RULE.replace("because: 这是一个测试用的理由。\n", folded), "r.yaml")
    )
    assert rule.because == "任何单位和个人不得转让 WeChat 账号。"

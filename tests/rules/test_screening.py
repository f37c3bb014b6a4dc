"""Screening may let through too much, but never drops a frame that holds."""

from __future__ import annotations

import pytest

from reviewer.labels import Label
from reviewer.rules.checking import contract_of
from reviewer.rules.engine import analyse_contract
from reviewer.rules.loading import decode_rule, default_rules
from reviewer.rules.matching import Match, match_frame
from reviewer.rules.model import Example, Rule
from reviewer.rules.screening import Screen
from reviewer.text.yaml_source import parse_yaml

ALL_LABELS = frozenset(Label)
RULE = """
format: 1
id: account-transfer.test
label: account-transfer
version: 1
title: 转让账号
severity: medium
status: stable
find:
  - {act: [hand-over], object: [account]}
  - {scope: clause, words: 方|价}
  - {scope: clause, words: 好友}
  - {cue: [price], contract: [account-lease]}
  - {scope: segment, words: 万元}
because: 测试用的理由，足够长。
examples: {hit: [甲方转让微信号。], near_miss: [甲方转让设备。]}
"""


def frames_with_a_chance(
    text: str, *labels: Label, again: bool = False, source: str = RULE
) -> list[int]:
    """The numbers, from 1, of the test rule's frames that are let through."""
    document, tree, clause = contract_of(Example(text))
    entry = analyse_contract(document, tree).by_id[clause.id]
    rule = decode_rule(parse_yaml(source, "test.yaml"))
    screen = Screen([rule], [entry])
    chances = screen.chances(screen.met[0], frozenset(labels), again=again)
    return [rule.find.index(frame) + 1 for _, frames in chances for frame in frames]


def test_a_frame_has_a_chance_where_all_its_needs_are_met() -> None:
    assert frames_with_a_chance("甲方向乙方转让微信号。") == [1, 2]


def test_a_frame_has_none_where_a_need_is_not_met() -> None:
    assert frames_with_a_chance("甲方向乙方转让设备。") == [2]


def test_a_need_is_not_met_by_words_of_another_polarity() -> None:
    assert frames_with_a_chance("甲方不得转让微信号。") == [2]


def test_a_frame_that_asks_for_a_label_has_a_chance_where_the_contract_carries_it() -> None:
    assert frames_with_a_chance("价款十万元。", Label.ACCOUNT_LEASE) == [2, 4, 5]


def test_a_frame_that_asks_for_a_label_has_none_in_another_contract() -> None:
    assert frames_with_a_chance("价款十万元。", Label.ACCOUNT_TRANSFER) == [2, 5]


def test_a_frame_that_asks_for_words_has_a_chance_where_the_clause_has_them() -> None:
    assert frames_with_a_chance("好友一并移交。") == [3]


def test_words_that_another_clause_has_give_it_none() -> None:
    document, tree, _ = contract_of(Example("好友一并移交。", before=("设备价款另付。",)))
    clauses = analyse_contract(document, tree).clauses
    screen = Screen([decode_rule(parse_yaml(RULE, "test.yaml"))], clauses)
    chances = [screen.chances(met, frozenset()) for met in screen.met[-2:]]
    assert [[frame.words.pattern for _, frames in one for frame in frames] for one in chances] == [
        ["方|价"],
        ["好友"],
    ]


def test_rules_that_ask_for_no_words_are_screened_by_their_needs() -> None:
    without = "\n".join(line for line in RULE.splitlines() if "words:" not in line)
    assert frames_with_a_chance("甲方向乙方转让微信号。", source=without) == [1]


def test_a_rule_is_not_tried_again_where_no_frame_asks_for_the_labels() -> None:
    assert frames_with_a_chance("甲方向乙方转让微信号。", Label.ACCOUNT_LEASE, again=True) == []


def test_a_rule_is_tried_again_with_all_its_frames_where_one_asks_for_the_labels() -> None:
    assert frames_with_a_chance("价款十万元。", Label.ACCOUNT_LEASE, again=True) == [2, 4, 5]


def test_a_rule_is_tried_again_where_the_labels_grade_what_it_finds() -> None:
    graded = RULE + "raises:\n  - {act: [hand-over], contract: [account-lease]}\n"
    text = "甲方向乙方转让微信号。"
    assert frames_with_a_chance(text, Label.ACCOUNT_LEASE, again=True, source=graded) == [1, 2]


@pytest.mark.parametrize("rule", default_rules(), ids=lambda rule: rule.id)
def test_no_frame_that_holds_is_screened_out(rule: Rule) -> None:
    for example in (*rule.hits, *rule.near_misses):
        document, tree, _ = contract_of(example)
        clauses = analyse_contract(document, tree).clauses
        screen = Screen([rule], clauses)
        for entry, met in zip(clauses, screen.met, strict=True):
            passed = [frame for _, frames in screen.chances(met, ALL_LABELS) for frame in frames]
            holds = [
                frame
                for frame in rule.find
                if isinstance(match_frame(frame, entry, ALL_LABELS), Match)
            ]
            assert set(map(id, holds)) <= set(map(id, passed))

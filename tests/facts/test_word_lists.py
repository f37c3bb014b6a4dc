"""Word lists of the facts: the vocabulary's groups, and what facts need beside them."""

from __future__ import annotations

import pytest

from reviewer.errors import RuleFileError
from reviewer.facts.account_words import find_account_nouns
from reviewer.facts.word_lists import (
    default_groups,
    read_class_words,
    read_groups,
    read_lists,
    spelt_out,
)
from reviewer.text.yaml_source import parse_yaml

GROUPS = {"holder": ("客户", "粉丝"), "record": ("名单",)}


def lists(text):
    return read_lists(parse_yaml(text, "fact-words.yaml"), GROUPS)


def test_a_list_is_its_groups_less_some_words_and_with_others_the_longest_first():
    text = """
lists:
  person:
    groups: [holder, record]
    without: [粉丝]
    words: [宠物主]
"""
    assert lists(text) == {"person": ("宠物主", "名单", "客户")}


def test_a_list_may_be_of_words_of_its_own_alone():
    assert lists("lists: {trade: {words: [医院]}}") == {"trade": ("医院",)}


def test_a_list_may_be_made_of_one_before_it():
    text = """
lists:
  person: {groups: [holder], words: [店员]}
  contact: {groups: [person], without: [店员]}
"""
    assert lists(text)["contact"] == ("客户", "粉丝")


@pytest.mark.parametrize(
    ("left_out", "rest"),
    [
        ("店铺", ("店铺页", "老字号", "微店")),
        ('"*店"', ("店铺页", "老字号", "店铺")),
        ("店铺*", ("老字号", "微店")),
        ("<platform>", ("店铺页", "老字号", "店铺")),
    ],
)
def test_words_are_left_out_one_by_one_or_by_their_end_or_beginning(left_out, rest):
    groups = {"shops": ("店铺", "店铺页", "微店", "老字号"), "platform": ("微",)}
    text = f"lists: {{account: {{groups: [shops], without: [{left_out}]}}}}"

    assert read_lists(parse_yaml(text, "fact-words.yaml"), groups)["account"] == rest


def test_words_of_classes_are_those_that_are_no_patterns():
    text = """
classes:
  account.shop: {title: 网店, terms: [网店|网铺, 淘宝 ~4 店, <platform>店], weak: [主页]}
  account.game: {title: 游戏账号, attribute: [角色]}
"""
    assert read_class_words(parse_yaml(text, "objects-accounts.yaml")) == ("网店", "网铺")


@pytest.mark.parametrize("body", ["网店", "{terms: 网店}"])
def test_a_slip_in_a_class_is_told_with_file_and_line(body):
    with pytest.raises(RuleFileError) as error:
        read_class_words(parse_yaml(f"classes:\n  account.shop: {body}", "objects-accounts.yaml"))

    assert (error.value.details["file"], error.value.details["line"]) == (
        "objects-accounts.yaml",
        2,
    )


def test_a_shop_that_the_rules_know_is_one_that_facts_count():
    assert find_account_nouns("无货源店三个归乙方")
    assert not find_account_nouns("资产包三个归乙方")


def test_a_person_that_the_rules_know_is_one_that_facts_count():
    assert "滑雪者" in default_groups()["holder"]
    assert spelt_out("<person>").search("共计三百名滑雪者的资料")
    assert not spelt_out("<person>").search("三百名粉丝")


def test_a_pattern_is_spelt_out_with_the_words_of_a_list():
    found = spelt_out(r"(?P<number>\d+)位(?:<person>)的").search("共86位患者家属、12位患者的病历")

    assert found is not None
    assert found["number"] == "12"


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("lists: [客户]", 1, "`lists`"),
        ("[客户]", 1, "`lists`"),
        ("lists:\n  person: [客户]", 2, "`groups`, `without`"),
        ("lists:\n  person:\n    groups: [holder]\n    with: [客]", 3, "`groups`, `without`"),
        ("lists:\n  person: {}", 2, "`groups`, `without`"),
        ("lists:\n  person:\n    words: 客户", 3, "list of words"),
        ("lists:\n  person:\n    words: []", 3, "list of words"),
        ("lists:\n  person:\n    words:\n      - 病人\n      - 58", 5, "58"),
        ("lists:\n  person:\n    words:\n      - 病人\n      - 病人", 5, "twice: 病人"),
        ("lists:\n  person:\n    words:\n      - ''", 4, "no word"),
        ("lists:\n  person:\n    groups:\n      - people", 4, "unknown group people"),
        ("lists:\n  person:\n    groups: [holder]\n    without:\n      - 病人", 5, "has 病人"),
        ("lists:\n  person:\n    groups: [holder]\n    words:\n      - 客户", 5, "客户 already"),
    ],
)
def test_a_slip_in_a_list_is_told_with_file_and_line(text, line, reason):
    with pytest.raises(RuleFileError) as error:
        lists(text)

    assert error.value.details["file"] == "fact-words.yaml"
    assert error.value.details["line"] == line
    assert reason in error.value.details["reason"]


def test_a_slip_in_a_group_is_told_with_file_and_line():
    with pytest.raises(RuleFileError) as error:
        read_groups(parse_yaml("groups:\n  platform:\n    - 微信\n    - 1688", "groups.yaml"))

    assert (error.value.details["file"], error.value.details["line"]) == ("groups.yaml", 4)

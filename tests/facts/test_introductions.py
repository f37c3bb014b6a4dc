"""Parties whom a sentence introduces in passing, and those whom only their letter names."""

from __future__ import annotations

import pytest
from small_contracts import contract

from reviewer.document.model import Span
from reviewer.facts.introductions import introduced_in_passing, may_be_a_name, only_mentioned
from reviewer.facts.words import words_of


def introduced(text):
    document = contract(text).document
    words = words_of(document, Span(0, len(document.text)))
    return [(party.role, party.name, party.aliases) for party in introduced_in_passing(words)]


def test_a_letter_before_a_name_introduces_a_party():
    assert introduced("经调解员主持，甲方许立群、乙方蒋雯自愿达成协议") == [
        ("甲方", "许立群", ()),
        ("乙方", "蒋雯", ()),
    ]


def test_the_word_before_a_letter_and_the_bracket_behind_it_are_aliases():
    assert introduced("让渡方为甲方，尤知行；乙方（接手人）鲁大勇，司机") == [
        ("甲方", "尤知行", ("让渡方",)),
        ("乙方", "鲁大勇", ("接手人",)),
    ]


def test_another_word_alone_introduces_nobody():
    assert introduced("店主曹燕，在合肥写下这个条子。") == []


@pytest.mark.parametrize("words", ["甲方应当依约履行，", "乙方停业，", "甲方常年经营网店，"])
def test_what_a_party_does_is_no_name(words):
    assert introduced(words) == []


@pytest.mark.parametrize(
    ("words", "name"),
    [("孟知远", True), ("小燕，做童装的", True), ("东方红服装店", True), ("直播", False)],
)
def test_persons_and_firms_have_names(words, name):
    assert may_be_a_name(words) is name


def test_a_letter_is_a_party_where_it_is_used_twice_or_before_the_clauses():
    document = contract("甲方与他人立约。", ("1.", "乙方与丙方交接，乙方付款。")).document

    assert [p.role for p in only_mentioned(document, (), 5)] == ["甲方", "乙方"]
    assert [p.role for p in only_mentioned(document, {"甲方"}, 5)] == ["乙方"]

"""Parties under whatever name: one word for each, at the same place."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from reviewer.rules.checking import contract_of
from reviewer.rules.model import Example
from reviewer.rules.parties import PartyNames
from reviewer.text.folding import fold_with_offsets

HEAD = (
    "甲方：禾漫网络服务有限公司（“禾漫”）",
    "乙方：澜汀智算科技有限公司（“澜汀”），住所：新加坡",
)


def names() -> PartyNames:
    document, tree, _ = contract_of(Example("禾漫将名单交付澜汀。", HEAD))
    return PartyNames.of(document, tree)


def test_a_short_name_reads_as_the_party_it_is_of() -> None:
    assert (
        names().in_words(fold_with_offsets("禾漫将名单交付澜汀。")).text == "甲方将名单交付乙方。"
    )


def test_a_longer_name_is_filled_up() -> None:
    changed = PartyNames({"阿橘店": "某乙方"}, {}).in_words(fold_with_offsets("交给阿橘店。"))
    assert changed.text == "交给某乙方。"


def test_a_word_that_says_a_role_stays_as_it_is() -> None:
    document, tree, _ = contract_of(
        Example("受让方付款。", ("转让方（甲方）：罗某", "受让方（乙方）：顾某"))
    )
    assert "受让方" not in PartyNames.of(document, tree).words


def test_people_are_known_by_what_others_call_them() -> None:
    head = ("转店人：阮玉梅（大家叫梅姐）", "接手人：戴晓芸")
    document, tree, _ = contract_of(Example("梅姐把号给晓芸。", head))
    words = PartyNames.of(document, tree).words
    assert (words["梅姐"], words["晓芸"], words["小戴"]) == ("甲方", "乙方", "乙方")


def test_the_line_of_a_party_is_kept() -> None:
    assert "新加坡" in names().lines["乙方"]


@given(st.text(alphabet="禾漫澜汀将名单交付。 𠮷", max_size=30))
def test_no_offset_moves(text: str) -> None:
    folded = fold_with_offsets(text)
    changed = names_once().in_words(folded)
    assert changed.origin == folded.origin
    assert len(changed.text) == len(folded.text)
    assert not re.search("禾漫|澜汀", changed.text)


def names_once() -> PartyNames:
    return PartyNames({"禾漫": "甲方", "澜汀": "乙方"}, {})

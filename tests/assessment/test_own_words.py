"""A contract's own words are quoted by the sentence, a long one round the words that matter."""

from __future__ import annotations

import re

from reviewer.assessment.own_words import sentence_with

CONSENT = re.compile("单独同意")


def test_the_first_sentence_that_says_it_is_quoted_without_its_stop() -> None:
    words = "甲方应当告知。甲方取得其单独同意；乙方取得单独同意。"
    assert sentence_with(CONSENT, words) == "甲方取得其单独同意"
    assert sentence_with(CONSENT, "甲方应当告知。") == ""


def test_a_quotation_mark_that_closes_a_sentence_is_no_part_of_the_next() -> None:
    words = "乙方：“要问过他们。”甲方：“取得单独同意，都行。”"
    assert sentence_with(CONSENT, words) == "甲方：“取得单独同意，都行。”"


def test_words_are_found_whatever_their_width_or_spacing() -> None:
    assert sentence_with(CONSENT, "取得单 独\u3000同意。") == "取得单 独\u3000同意"


def test_of_a_long_sentence_so_much_is_quoted_as_stands_round_the_words() -> None:
    before, after = "甲方应当依照附件所列的格式，" * 8, "，并将记录妥善保管、按月抄送乙方备查" * 8
    found = sentence_with(CONSENT, f"{before}取得其单独同意{after}。")
    assert "取得其单独同意" in found
    assert found.startswith("……")
    assert found.endswith("……")
    assert len(found) <= 64
    assert sentence_with(CONSENT, f"取得单独同意{after}。").startswith("取得单独同意")
    assert sentence_with(CONSENT, f"{before}取得单独同意。").endswith("单独同意")

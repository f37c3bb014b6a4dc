"""Blanks of a wording are found, told and marked."""

from __future__ import annotations

import pytest

from reviewer.export.blanks import Unfilled, blank_words, marked, unfilled_in


@pytest.mark.parametrize(
    "words",
    ["设备__元", "设备____元", "设备＿＿元", "设备【】元", "设备【 　】元", "设备【待补充】元"],
)
def test_a_blank_goes_out_as_one_to_be_filled(words):
    assert marked(words) == "设备【待补充】元"


@pytest.mark.parametrize("words", ["价款50_000元", "【律师自拟】"])
def test_what_is_no_blank_stays(words):
    assert marked(words) == words
    assert unfilled_in(words, "2.1") is None


def test_the_words_around_each_blank_are_told():
    found = unfilled_in("价款由下列部分构成：设备__元、商标__至__元。\n其余不变。", "2.2")
    assert found == Unfilled("2.2", 3, ("设备【待补充】元", "商标【待补充】至【待补充】元"))


def test_which_blanks_stand_in_the_way_is_one_sentence_in_either_language():
    found = (Unfilled("2.1", 1, ("附件【待补充】",)), Unfilled("3", 2, ("甲", "乙")))
    assert blank_words(found).startswith(
        "替代文本有 3 处空白未填：2.1（附件【待补充】）；3（甲、乙）。"
    )
    assert blank_words(found, "en").startswith("3 blanks")

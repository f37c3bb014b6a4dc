"""What was changed between two texts, at the grain of a clause, an article, a redline."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.text.differences import ARTICLE, CLAUSE, Edit, Grain, Piece, differences

_TEXTS = st.text(alphabet="甲乙方应付款于日 ，。19a\n", max_size=40)


# Pairs of characters: what a caller with words of its own hands in.
_PAIRS = Grain(re.compile("(?s)..?").findall, str, lambda kept, _: kept == ["甲"])
_every_grain = pytest.mark.parametrize("grain", [CLAUSE, ARTICLE, _PAIRS])


def _shown(old: str, new: str, grain: Grain = CLAUSE) -> str:
    """Kept words as they are, what is gone in brackets, what was added in braces."""
    signs = {Edit.KEPT: "{}", Edit.GONE: "[{}]", Edit.ADDED: "<{}>"}
    return "".join(
        signs[piece.edit].format(piece.new or piece.old) for piece in differences(old, new, grain)
    )


@_every_grain
@given(_TEXTS, _TEXTS)
def test_the_pieces_make_up_both_texts(grain: Grain, old: str, new: str) -> None:
    pieces = differences(old, new, grain)
    assert "".join(piece.old for piece in pieces) == old
    assert "".join(piece.new for piece in pieces) == new


@_every_grain
@given(_TEXTS, _TEXTS)
def test_what_is_kept_says_the_same_in_both(grain: Grain, old: str, new: str) -> None:
    for piece in differences(old, new, grain):
        if piece.edit is Edit.KEPT:
            assert grain.key(piece.old) == grain.key(piece.new)


@_every_grain
@given(_TEXTS)
def test_a_text_does_not_differ_from_itself(grain: Grain, text: str) -> None:
    assert all(piece.edit is Edit.KEPT for piece in differences(text, text, grain))


@_every_grain
@given(_TEXTS, _TEXTS)
def test_pieces_of_one_kind_never_follow_each_other(grain: Grain, old: str, new: str) -> None:
    kinds = [piece.edit for piece in differences(old, new, grain)]
    assert all(one is not other for one, other in pairwise(kinds))


def test_one_changed_character_is_one_change() -> None:
    assert _shown("甲方应在三日内付款。", "甲方应在七日内付款。") == "甲方应在[三]<七>日内付款。"


def test_a_number_changes_as_a_whole() -> None:
    assert _shown("价款500,000元", "价款550,000元") == "价款[500,000]<550,000>元"


def test_inserted_words_stand_alone() -> None:
    assert _shown("转让微信号。", "经平台同意后转让微信号。") == "<经平台同意后>转让微信号。"


def test_a_stray_common_character_does_not_break_a_change_in_two() -> None:
    assert (
        _shown("由甲方承担全部责任", "由乙方按比例分担责任")
        == "由[甲方承担全部]<乙方按比例分担>责任"
    )


def test_a_clause_written_anew_is_not_picked_apart() -> None:
    assert _shown("乙方应于签订当日付清全部价款。", "本协议的附件与正文具有同等效力。") == (
        "[乙方应于签订当日付清全部价款。]<本协议的附件与正文具有同等效力。>"
    )


def test_width_and_white_space_are_no_change() -> None:
    assert differences("价款：5 万元", "价款:5万元") == (
        Piece(Edit.KEPT, "价款：5 万元", "价款:5万元"),
    )


def test_very_long_rewritings_are_still_told() -> None:
    old, new = ("甲乙丙丁" * 500, "".join(f"{n}条" for n in range(700)) + "甲乙丙丁" * 300)
    pieces = differences(old, new)
    assert "".join(piece.new for piece in pieces) == new
    assert any(piece.edit is Edit.KEPT for piece in pieces)


def test_in_an_article_the_width_of_a_sign_is_a_change() -> None:
    assert _shown("下列用语的含义:", "下列用语的含义：", ARTICLE) == "下列用语的含义[:]<：>"


def test_in_an_article_a_single_character_between_two_changes_goes_with_them() -> None:
    assert _shown("任何组织和个人需要", "有关组织及个人需要", ARTICLE) == (
        "[任何]<有关>组织[和]<及>个人需要"
    )
    assert _shown("交付和出租", "使用和管理", ARTICLE) == "[交付和出租]<使用和管理>"


def test_an_article_written_anew_still_shows_what_stayed() -> None:
    assert _shown("网络运营者应当保密", "任何网络都可以", ARTICLE) == (
        "<任何>网络[运营者应当保密]<都可以>"
    )


def test_what_changes_as_a_whole_is_the_callers() -> None:
    assert _shown("甲乙丙丁", "甲乙丙甲", _PAIRS) == "甲乙[丙丁]<丙甲>"

"""What was changed in the words of a clause."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reviewer.exchange.wording import Edit, Piece, differences
from reviewer.text.folding import fold

_TEXTS = st.text(alphabet="甲乙方应付款于日 ，。19a\n", max_size=40)


def _shown(old: str, new: str) -> str:
    """Kept words as they are, what is gone in brackets, what was added in braces."""
    signs = {Edit.KEPT: "{}", Edit.GONE: "[{}]", Edit.ADDED: "<{}>"}
    return "".join(
        signs[piece.edit].format(piece.new or piece.old) for piece in differences(old, new)
    )


@given(_TEXTS, _TEXTS)
def test_the_pieces_make_up_both_texts(old: str, new: str) -> None:
    pieces = differences(old, new)
    assert "".join(piece.old for piece in pieces) == old
    assert "".join(piece.new for piece in pieces) == new


@given(_TEXTS, _TEXTS)
def test_what_is_kept_says_the_same_in_both(old: str, new: str) -> None:
    for piece in differences(old, new):
        if piece.edit is Edit.KEPT:
            assert fold(piece.old) == fold(piece.new)


@given(_TEXTS)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert all(piece.edit is Edit.KEPT for piece in differences(text, text))


@given(_TEXTS, _TEXTS)
def test_pieces_of_one_kind_never_follow_each_other(old: str, new: str) -> None:
    kinds = [piece.edit for piece in differences(old, new)]
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

"""Folded text and the way back to the text it came from."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reviewer.text.folding import fold, fold_with_offsets


def test_width_case_quotes_dashes_and_spaces_fold():
    assert fold("ＱＱ　号 “甲—乙”") == 'qq号"甲-乙"'


def test_the_two_spellings_of_account_are_one():
    assert fold("帐号") == fold("账号")


def test_invisible_characters_are_gone():
    assert fold("微\u200b信\u00ad号\x07") == "微信号"


def test_a_place_leads_back_to_the_source():
    folded = fold_with_offsets("甲 方：ＱＱ号")
    start = folded.text.index("qq")

    assert folded.to_source(start, start + 2) == (4, 6)
    assert folded.from_source(4) == start


def test_a_character_that_folds_to_several_leads_back_to_itself():
    folded = fold_with_offsets("面积㎡")

    assert folded.text == "面积m2"
    assert folded.to_source(3, 4) == (2, 3)


def test_places_hold_where_characters_vanish_and_multiply_side_by_side():
    folded = fold_with_offsets("甲 ㎡\u200b乙")

    assert folded.text == "甲m2乙"
    assert list(folded.origin) == [0, 2, 2, 4, 5]


def test_an_empty_range_stays_empty():
    folded = fold_with_offsets("甲 乙")

    assert folded.to_source(1, 1) == (2, 2)
    assert folded.to_source(2, 2) == (3, 3)


@given(st.text(max_size=50))
def test_folding_with_places_gives_the_same_text(text):
    folded = fold_with_offsets(text)

    assert folded.text == fold(text)
    assert len(folded.origin) == len(folded.text) + 1
    assert list(folded.origin) == sorted(folded.origin)


@given(st.text(max_size=50))
def test_every_folded_character_comes_from_where_it_says(text):
    folded = fold_with_offsets(text)

    for index, char in enumerate(folded.text):
        start, end = folded.to_source(index, index + 1)
        assert char in fold(text[start:end])

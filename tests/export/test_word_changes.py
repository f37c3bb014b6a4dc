"""Changes are few, lie between words, and lead from the old wording to the new."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.export.word_changes import Edit, word_edits


def shown(old: str, new: str) -> list[tuple[str, str]]:
    return [(old[edit.start : edit.end], edit.words) for edit in word_edits(old, new)]


@pytest.mark.parametrize(
    ("old", "new", "changes"),
    [
        ("转让方应于三日内付款。", "受让方应于三日内付款。", [("转让方", "受让方")]),
        ("价款为500,000元整。", "价款为450,000元整。", [("500,000", "450,000")]),
        ("甲方转让全部账号。", "甲方转让账号。", [("全部", "")]),
        ("甲方转让账号。", "甲方转让全部账号。", [("", "全部")]),
        (
            "甲方交付密码，乙方付款。",
            "甲方交付设备，乙方验收。",
            [("密码", "设备"), ("付款", "验收")],
        ),
        ("同一句话。", "同一句话。", []),
    ],
)
def test_only_the_words_that_differ_change(old, new, changes):
    assert shown(old, new) == changes


def test_wordings_with_little_in_common_are_exchanged_whole():
    assert shown("甲方转让九个微信号。", "本协议标的仅为设备") == [
        ("甲方转让九个微信号。", "本协议标的仅为设备")
    ]


def test_a_single_character_between_two_changes_goes_with_them():
    assert shown("甲方转让和出租账号的权利义务", "甲方使用和管理账号的权利义务") == [
        ("转让和出租", "使用和管理")
    ]


def test_an_empty_clause_is_filled():
    assert word_edits("", "新的话") == (Edit(0, 0, "新的话"),)


@given(st.text("甲方转让微信号，。a1 ", max_size=30), st.text("甲方转让微信号，。a1 ", max_size=30))
def test_the_changes_lead_from_old_to_new(old, new):
    made, done = [], 0
    for edit in word_edits(old, new):
        assert done <= edit.start <= edit.end
        made += [old[done : edit.start], edit.words]
        done = edit.end
    assert "".join([*made, old[done:]]) == new

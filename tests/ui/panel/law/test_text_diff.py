"""What was taken out of the old text and put into the new one."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.panel.law.text_diff import sides_html


@pytest.mark.parametrize(
    ("old", "new", "left", "right"),
    [
        ("不得转让", "不得转让", "不得转让", "不得转让"),
        ("不得转让", "不得转让、出借", "不得转让", "不得转让<u>、出借</u>"),
        ("不得转让、出借", "不得出借", "不得<s>转让、</s>出借", "不得出借"),
        ("处五万元罚款", "处十万元罚款", "处<s>五</s>万元罚款", "处<u>十</u>万元罚款"),
        ("甲<乙", "甲<乙\n丙", "甲&lt;乙", "甲&lt;乙<u><br>丙</u>"),
    ],
)
def test_changes_are_marked_on_their_own_side(old: str, new: str, left: str, right: str) -> None:
    assert sides_html(old, new) == (left, right)


words = st.text("甲乙丙丁戊", max_size=30)


@given(words, words)
def test_each_side_reads_as_its_own_text(old: str, new: str) -> None:
    left, right = sides_html(old, new)
    assert re.sub("</?s>", "", left) == old
    assert re.sub("</?u>", "", right) == new

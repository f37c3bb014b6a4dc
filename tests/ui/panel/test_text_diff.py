"""What was put into a text and what was taken out."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.panel.text_diff import diff_html


@pytest.mark.parametrize(
    ("old", "new", "html"),
    [
        ("不得转让", "不得转让", "不得转让"),
        ("不得转让", "不得转让、出借", "不得转让<u>、出借</u>"),
        ("不得转让、出借", "不得出借", "不得<s>转让、</s>出借"),
        ("处五万元罚款", "处十万元罚款", "处<s>五</s><u>十</u>万元罚款"),
        ("甲<乙", "甲<乙\n丙", "甲&lt;乙<u><br>丙</u>"),
    ],
)
def test_changes_are_marked(old: str, new: str, html: str) -> None:
    assert diff_html(old, new) == html


words = st.text("甲乙丙丁戊", max_size=30)


@given(words, words)
def test_both_texts_can_be_read_from_it(old: str, new: str) -> None:
    html = diff_html(old, new)
    assert re.sub("<s>.*?</s>|</?u>", "", html) == new
    assert re.sub("<u>.*?</u>|</?s>", "", html) == old

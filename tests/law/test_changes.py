"""What changed between two texts of an article."""

from __future__ import annotations

import pytest

from reviewer.law.changes import marked


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("不得转让。", "不得转让。", "不得转让。"),
        ("不得转让账号。", "不得转让、出借账号。", "不得转让〔增：、出借〕账号。"),
        ("不得转让、出借账号。", "不得出借账号。", "不得〔删：转让、〕出借账号。"),
        ("任何组织和个人需要", "任何组织或者个人需要", "任何组织〔删：和〕〔增：或者〕个人需要"),
        ("旧", "新", "〔删：旧〕〔增：新〕"),
    ],
)
def test_changes_are_marked_in_words(old: str, new: str, words: str) -> None:
    assert marked(old, new) == words

"""Words in their quick form are found in the same texts."""

from __future__ import annotations

import pytest

from reviewer.rules.loading import default_rules
from reviewer.rules.model import Frame
from reviewer.rules.quick_words import quick

FRAMES = [
    frame
    for rule in default_rules()
    for frame in (*rule.find, *rule.unless, *rule.raises, *rule.lowers)
    if frame.words
]
TEXTS = [example.text for rule in default_rules() for example in (*rule.hits, *rule.near_misses)]


@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: frame.words.pattern[:24])
def test_the_words_of_a_frame_are_found_in_the_same_examples(frame: Frame) -> None:
    assert frame.words is not None
    pattern = quick(frame.words.pattern)
    assert [t for t in TEXTS if pattern.search(t)] == [t for t in TEXTS if frame.words.search(t)]


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("转让", "转"),
        ("(?<!不)(签字|勾选)", "勾签"),
        ("不?(得|许)", "不得许"),
        ("[给供]{1,2}用", "供给"),
        ("[0-9]元", "0123456789"),
        ("^(?=.*号)甲", "甲"),
    ],
)
def test_a_search_skips_to_the_first_characters(words: str, first: str) -> None:
    assert quick(words).pattern.startswith(f"[{first}](?<=")


@pytest.mark.parametrize(
    "words",
    [
        "[^,]号",  # a set of all others
        ".号",
        r"\d号",
        "[一-龥]号",
        "(?=.*姓名)(?=.*电话)",  # which takes up no character
        "号?",
        "(?i:qq)号",
        "(?i)qq",
        r"(甲方|乙方)的号归\1",
        "(.|号)码",
        "(?>号)码",
    ],
)
def test_words_that_may_begin_with_anything_stay_as_they_are(words: str) -> None:

    assert quick(words).pattern == words

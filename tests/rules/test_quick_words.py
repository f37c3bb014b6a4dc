"""Words in their quick form are found in the same texts."""

from __future__ import annotations

import pytest

from reviewer.rules import quick_words
from reviewer.rules.loading import default_rules
from reviewer.rules.model import Frame
from reviewer.rules.quick_words import quick, stand_in_no_line
from reviewer.text.folding import fold

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


@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: frame.words.pattern[:24])
def test_words_that_stand_in_no_line_are_found_in_no_example(frame: Frame) -> None:
    assert frame.words is not None
    lines = [fold(text) for text in TEXTS]
    found = any(frame.words.search(line) for line in lines)
    assert not (found and stand_in_no_line(frame.words.pattern, "\n".join(lines)))


@pytest.mark.parametrize(
    "words",
    [
        "(转|卖)给?[一-三]方",
        "(?<!不)交(?!(付|[给与])?款)",
        "(?=.*号)[^。]{0,4}店",
        "[^甲].号",
        "[^甲]号",
    ],
)
def test_it_is_plain_of_most_words_that_they_stand_nowhere(words: str) -> None:
    assert stand_in_no_line(words, "资料\n名单")


@pytest.mark.parametrize(
    "words",
    [
        "^号",
        "号$",
        "号(?![^甲])",
        "号(?![^甲,])",
        "号(?!款(?!项))",
        "(?i)qq",
        "(?i:qq)号",
        "(?>号)店",
        "号(?!\n)",
        "号(?![。\n])",
    ],
)
def test_of_words_that_say_what_must_not_stand_beside_them_it_is_not(words: str) -> None:
    assert not stand_in_no_line(words, "资料\n名单")


def test_without_pythons_own_reading_words_are_searched_for_as_they_are(monkeypatch) -> None:
    monkeypatch.setattr(quick_words, "_parser", None)
    assert quick.__wrapped__("转让").pattern == "转让"
    monkeypatch.setattr(
        quick_words, "_ignores_other_lines", quick_words._ignores_other_lines.__wrapped__
    )
    assert not stand_in_no_line("转让", "资料")

"""What an expression cannot be found without is read off it."""

from __future__ import annotations

import pytest

from reviewer.rules import needed_words as module
from reviewer.rules.loading import default_rules
from reviewer.rules.model import Frame
from reviewer.rules.needed_words import needed_words
from reviewer.text.folding import fold

FRAMES = [
    frame
    for rule in default_rules()
    for frame in (*rule.find, *rule.unless, *rule.raises, *rule.lowers)
    if frame.words
]
TEXTS = [
    fold(example.text) for rule in default_rules() for example in (*rule.hits, *rule.near_misses)
]


def needed(expression: str) -> list[set[str]]:
    return [set(words) for words in needed_words(expression)]


@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: frame.words.pattern[:24])
def test_where_the_words_of_a_frame_are_found_stands_one_of_each_set(frame: Frame) -> None:
    assert frame.words is not None
    sets = needed_words(frame.words.pattern)
    found = [text for text in TEXTS if frame.words.search(text)]
    assert all(any(word in text for word in words) for text in found for words in sets)


@pytest.mark.parametrize(
    ("expression", "words"),
    [
        ("转让", {"转让"}),
        ("转让|出租", {"转让", "出租"}),
        ("转[让给]方", {"转让方", "转给方"}),
        ("第[1-3]期", {"第1期", "第2期", "第3期"}),
        ("(不|别)(得|许)", {"不得", "不许", "别得", "别许"}),
        ("手机号?码", {"手机号码", "手机码"}),
        ("(?<!不)交款(?!项)$", {"交款"}),
    ],
)
def test_parts_that_follow_each_other_are_spelt_out_together(
    expression: str, words: set[str]
) -> None:
    assert needed(expression) == [words]


@pytest.mark.parametrize(
    "between",
    [".{0,6}", "[^,]", r"\d", "[一-龥]", "[0-9]*", "(.|的)", "(?i:qq)", "(?>的)", "(的.)?"],
)
def test_what_cannot_be_spelt_out_parts_a_word_from_the_next(between: str) -> None:
    assert needed(f"账号{between}转让") == [{"账号"}, {"转让"}]


def test_so_does_a_word_that_stands_there_again() -> None:
    assert needed(r"(甲方|乙方)的\1号") == [{"甲方的", "乙方的"}, {"号"}]


def test_what_is_repeated_stands_there_once() -> None:
    assert needed("一(次|台.){1,3}付") == [{"一"}, {"次", "台"}, {"付"}]
    assert needed("一(次|台)+付") == [{"一次", "一台"}, {"付"}]
    assert needed("一(台.付)+") == [{"一"}, {"台"}, {"付"}]


def test_of_words_one_of_which_holds_another_the_shorter_is_enough() -> None:
    assert needed("不得|不|禁止") == [{"不", "禁止"}]


def test_of_several_ways_one_set_of_each_is_put_together_first_those_that_tell_most() -> None:
    assert needed("不准.{0,4}卖|(租|借).{0,4}谁也") == [{"不准", "谁也"}, {"卖", "租", "借"}]


def test_where_one_way_needs_nothing_none_is_needed() -> None:
    assert needed("(甲方.{0,4}卖|.)店") == [{"店"}]


def test_what_is_looked_for_ahead_is_needed_too() -> None:
    assert needed("^(?=.*(姓名|名字))(?=.*电话)") == [{"姓名", "名字"}, {"电话"}]


def test_of_too_many_ways_to_spell_a_part_out_the_next_part_is_read_by_itself() -> None:
    assert [len(words) for words in needed("[0-9][0-9][0-9]元")] == [100, 10]


@pytest.mark.parametrize("expression", ["", ".*", "号?", "(?i)qq", "(号|)"])
def test_what_may_be_anything_needs_no_word(expression: str) -> None:
    assert needed(expression) == []


def test_without_pythons_own_reading_nothing_can_be_told(monkeypatch) -> None:
    monkeypatch.setattr(module, "_parser", None)
    assert needed_words.__wrapped__("转让") == ()

"""What is found: words whatever their width, patterns to the letter, only within some places."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.document.model import Span
from ui.reading.searching import MOST, BadPatternError, Place, Searched

TEXT = "甲方：𠮷某\n第一条 转让九个微信号，价款５００元。\n第二条 微信号密码。"


def words_of(spans: tuple[Span, ...]) -> list[str]:
    return [span.of(TEXT) for span in spans]


def test_words_are_found_whatever_their_width() -> None:
    assert words_of(Searched(TEXT).find("500元")) == ["５００元"]


def test_a_pattern_finds_after_a_rare_character() -> None:
    found = Searched(TEXT).find(r"第.条|\d+元", pattern=True)
    assert words_of(found) == ["第一条", "５００元", "第二条"]


def test_a_pattern_knows_the_beginnings_of_lines() -> None:
    assert words_of(Searched(TEXT).find("^第.条", pattern=True)) == ["第一条", "第二条"]


def test_words_with_signs_of_patterns_are_plain_words() -> None:
    assert Searched(TEXT).find("第.条") == ()


@pytest.mark.parametrize(("pattern", "at"), [("(甲", 2), ("甲[", 2), ("*", 1)])
def test_a_bad_pattern_says_where_it_is_wrong(pattern: str, at: int) -> None:
    with pytest.raises(BadPatternError) as caught:
        Searched(TEXT).find(pattern, pattern=True)
    assert caught.value.at == at


def test_a_pattern_that_takes_too_many_steps_is_given_up() -> None:
    with pytest.raises(BadPatternError) as caught:
        Searched("a" * 60 + "b").find("(a+)+$", pattern=True)
    assert caught.value.at is None


def test_a_pattern_that_fits_nothing_or_only_the_empty_word_finds_nothing() -> None:
    assert Searched(TEXT).find("乙方", pattern=True) == ()
    assert Searched(TEXT).find("x*", pattern=True) == ()


def test_of_very_many_places_only_so_many_are_given() -> None:
    assert len(Searched("字" * (MOST + 5)).find(".", pattern=True)) == MOST


def test_nothing_typed_finds_nothing() -> None:
    assert Searched(TEXT).find("  ", pattern=True) == ()


def test_in_places_only_what_stands_within_them_is_found() -> None:
    second = Span(TEXT.index("第二条"), len(TEXT))
    found = Searched(TEXT).find("微信号", [Place(second, "")])
    assert [span.start for span in found] == [TEXT.rindex("微信号")]


def test_a_place_whose_own_words_fit_is_found_as_a_whole() -> None:
    place = Place(Span(TEXT.index("密码"), TEXT.index("密码") + 2), "凭证移交：须删")
    assert words_of(Searched(TEXT).find("须删", [place])) == ["密码"]
    assert words_of(Searched(TEXT).find("凭证.*删", [place], pattern=True)) == ["密码"]
    assert Searched(TEXT).find("须删", []) == ()


def test_a_place_is_not_found_twice_when_the_words_stand_in_it_and_in_its_note() -> None:
    at = TEXT.index("微信号")
    place = Place(Span(at - 2, at + 3), "微信号")
    assert words_of(Searched(TEXT).find("微信号", [place])) == ["微信号"]


@given(st.text(alphabet="ab𠮷𬭎 第", max_size=40), st.sampled_from(["a", "𠮷", "第", "𬭎b"]))
def test_every_hit_of_a_literal_pattern_is_those_words(text: str, words: str) -> None:
    found = Searched(text).find(words, pattern=True)
    assert [span.of(text) for span in found] == [words] * text.count(words)

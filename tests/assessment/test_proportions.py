"""Ranges, multiples and shares in words."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.assessment.proportions import multiple_words, percent_words, range_words


def test_a_range_of_one_number_is_that_number() -> None:
    assert range_words(18_000, 27_000) == "18,000至27,000"
    assert range_words(18_000, 18_000) == "18,000"


@pytest.mark.parametrize(
    ("low", "high", "standard", "words"),
    [
        (18_000, 27_000, 5_000, "3.6至5.4倍"),
        (10_000, 10_000, 5_000, "2倍"),
        (24_999, 24_999, 2_500, "9.9倍"),
        (6_000_000, 6_000_000, 5_000, "1,200倍"),
        (30, 30, 5_000, "0.006倍"),
    ],
)
def test_a_multiple_is_rounded_down(low, high, standard, words) -> None:
    assert multiple_words(low, high, standard) == words


def test_a_share_is_least_of_the_most() -> None:
    assert percent_words(500, 18_000, 27_000) == "1.9至2.8%"
    assert percent_words(500, 12_600, 12_600) == "4%"


@given(st.integers(1, 10**7), st.integers(1, 10**5))
def test_a_multiple_in_words_is_never_above_the_number(count, standard) -> None:
    words = multiple_words(count, count, standard).removesuffix("倍").replace(",", "")
    assert Fraction(words) * standard <= count

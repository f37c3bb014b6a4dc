"""How alike two wordings are."""

from __future__ import annotations

import pytest

from reviewer.text.likeness import likeness, pairs_of, shared_pairs

SALE = "甲方将其名下九个微信号转让给乙方"


def test_width_and_white_space_make_no_difference() -> None:
    assert likeness("价款 10 万元", "价款１０万元") == 1.0


def test_likeness_counts_what_agrees_in_order_of_both() -> None:
    assert likeness("甲乙丙丁", "甲乙戊己庚辛") == pytest.approx(2 * 2 / 10)


def test_shared_pairs_do_not_mind_where_they_stand() -> None:
    moved = SALE[8:] + SALE[:8]
    assert shared_pairs(pairs_of(SALE), pairs_of(moved)) == pytest.approx(14 / 15)
    assert likeness(SALE, moved) == pytest.approx(0.5)


def test_a_pair_counts_as_often_as_it_stands_in_both() -> None:
    assert shared_pairs(pairs_of("哈哈哈哈"), pairs_of("哈哈")) == pytest.approx(2 * 1 / 4)


def test_texts_without_a_pair_share_none() -> None:
    assert shared_pairs(pairs_of("甲"), pairs_of("")) == 0.0

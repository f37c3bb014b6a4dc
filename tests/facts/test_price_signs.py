"""What the words, the place and the size of an amount show."""

from __future__ import annotations

import pytest
from small_contracts import contract

from reviewer.facts.price_signs import Beside, find_amounts, signs_of


def shown_by(*units):
    """The signs of the first amount of the units."""
    made = contract(*units)
    amounts = list(find_amounts(made.document, made.clauses))
    signs = signs_of(made.document, made.clauses, amounts[0], Beside(amounts), made.labels)
    return {name for name, shown in signs.items() if shown}


@pytest.mark.parametrize(
    ("words", "sign"),
    [
        ("盘让款共八万八，含税。", "named"),
        ("甲方应补给乙方差价178000元。", "pays"),
        ("说好五万元，当面点清。", "agreed"),
        ("起拍价为180万元。", "worth"),
        ("任何一方后悔的，出八千元。", "condition"),
        ("甲方欠采果工工钱，总计57,200元。", "owed"),
        ("乙方欠甲方饲料款2.2万元，利息2600元，合计24600元。", "owed"),
        ("原来开口五万，让三千。", "worth"),
        ("按销售额2,236,000元的百分之五十确定。", "rate"),
        ("赊账款41,260元仍归甲方收。", "not for it"),
    ],
)
def test_words_show_what_an_amount_is(words, sign):
    assert sign in shown_by(("1", words))


def test_the_cell_beside_an_amount_names_it():
    assert "total" in shown_by([["总价", "15,800元"], ["付款", "当日付清"]])


def test_what_stands_before_the_first_clause_is_told_of_the_parties():
    assert "front" in shown_by("甲方：李某，注册资本800万元", ("1", "转让费五万元。"))


def test_a_contract_without_numbers_has_no_front():
    assert "front" not in shown_by("转让费五万元。")


def test_what_is_taken_off_a_debt_is_no_debt():
    assert "owed" not in shown_by(("1", "以甲资产折抵上述债务中的36万元。"))


def test_the_amount_of_the_capital_is_not_the_largest():
    signs = shown_by(("1", "转让费五万元。"), "甲方注册资本800万元")

    assert "largest" in signs

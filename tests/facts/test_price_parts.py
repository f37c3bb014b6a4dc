"""A price that is stated for each of several things."""

from __future__ import annotations

import pytest
from facts.price_cases import NOT_ADDED, SEVERAL_THINGS, WHOLE
from small_contracts import contract

from reviewer.facts.price import amounts_with_signs, find_price
from reviewer.facts.price_parts import parts_with_signs, weighing
from reviewer.labels import Label

PAID = Label.TAINTED_CONSIDERATION


def price_of(*units, rows=None):
    made = contract(*units, rows=rows)
    price = find_price(made.document, made.clauses, made.labels, made.tables)
    return None if price is None else price.value


def test_a_share_that_is_worked_out_lies_within_the_price():
    made = contract(
        ("3.1", "转让价款合计人民币650万元。", PAID),
        ("3.2", "甲方应于七日内支付应用及课程价款的40%，计188万元。", PAID),
    )
    found = amounts_with_signs(made.document, made.clauses, made.labels, made.tables)
    [(_, signs)] = parts_with_signs(found[0][0], *found)
    assert signs["within"]


@pytest.mark.parametrize("clauses", SEVERAL_THINGS)
def test_the_prices_of_several_things_add_up(clauses):
    assert price_of(*clauses) == 500_000


def test_each_price_of_a_thing_is_shown():
    made = contract(
        ("第一条", "价款"),
        ("1.1", "固定资产作价人民币48万元。", PAID),
        ("1.2", "经营资料作价人民币2万元。", PAID),
    )
    price = find_price(made.document, made.clauses, made.labels, made.tables)

    assert price is not None
    assert made.words(*price.spans) == ["人民币48万元", "人民币2万元"]


@pytest.mark.parametrize("beside", NOT_ADDED)
def test_what_is_within_the_price_or_no_price_is_not_added(beside):
    assert price_of(*WHOLE, ("1.2", beside)) == 500_000


def test_what_ships_weighs_every_sign_that_a_part_may_show():
    made = contract(*SEVERAL_THINGS[0])
    found = amounts_with_signs(made.document, made.clauses, made.labels, made.tables)
    [(_, signs)] = parts_with_signs(found[0][0], *found)
    assert signs.keys() == weighing().weights.keys()


def test_a_larger_amount_makes_up_none():
    made = contract(("3.1", "转让总价50万元。"), ("3.2", "另购库存一批，作价60万元。"))
    found = amounts_with_signs(made.document, made.clauses, made.labels, made.tables)
    [(_, signs)] = parts_with_signs(found[0][0], *found)
    assert not signs["makes up"]


@pytest.mark.parametrize(
    ("table", "price"),
    [
        ([["序号", "项目", "金额"], ["1", "转让价款", "32万元"], ["2", "押金", "1万元"]], 320_000),
        ([["要素", "变更前", "变更后"], ["转让价款", "28万元", "31万元"]], 310_000),
        ([["要素", "原约定", "现约定"], ["转让总价", "40万元", "35万元"]], 350_000),
        ([["事项", "约定"], ["对价", "打包计人民币50,000元"], ["押金", "8,000元"]], 50_000),
        (
            [
                ["项目", "说明", "数额"],
                ["注册资本", "认缴", "100万元"],
                ["转让费", "付清", "6万元"],
            ],
            60_000,
        ),
    ],
)
def test_a_row_says_in_its_first_cells_what_its_amounts_are(table, price):
    rows = {1: (PAID,), 2: (PAID,)}
    assert price_of(("第三条", "价款"), table, rows=rows) == price

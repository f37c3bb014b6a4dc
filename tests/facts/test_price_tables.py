"""Bare numbers of a table under a head that says that they are amounts."""

from __future__ import annotations

import pytest
from small_contracts import contract

from reviewer.facts.price import find_price

ROWS = [["款项", "金额（元）"], ["微信号", "180,000"], ["小红书号", "42,500"], ["份额", "150,000"]]
ALL = "列表如下，表中各项相加即为全部对价，此外互不相欠："


def price_of(*units):
    made = contract(*units)
    price = find_price(made.document, made.clauses, made.labels, made.tables)
    return None if price is None else price.value


@pytest.mark.parametrize("words", [ALL, "价款分别列于附表，三项相加即为本合同总价款。"])
def test_the_rows_of_a_table_add_up_where_they_are_said_to_be_the_price(words):
    assert price_of(("二", words), ROWS) == 372_500


def test_a_table_that_is_not_said_to_be_the_price_is_not_added_up():
    assert price_of(("二", "各项见下表。"), ROWS) is None


def test_a_number_of_rows_that_is_not_that_of_the_table_adds_nothing_up():
    assert price_of(("二", "价款见附表，四项相加即为本合同总价款。"), ROWS) is None


def test_prices_of_one_piece_are_not_added_up():
    rows = [["名称", "单价（元）"], ["帐篷", "800"], ["炉子", "600"]]
    assert price_of(("二", ALL), rows) is None


def test_two_tables_of_amounts_are_not_taken_for_one():
    assert price_of(("二", ALL), ROWS, ("三", "另有一表："), ROWS) is None

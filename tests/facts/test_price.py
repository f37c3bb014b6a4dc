"""The price among all the amounts that a contract names."""

from __future__ import annotations

from decimal import Decimal

import pytest
from facts.price_cases import (
    BESIDE,
    IN_ITS_WORDS,
    ONE_SIGN,
    OTHER_MONEY,
    OWED,
    TOTAL_ROWS,
    in_its_words,
)
from hypothesis import given
from hypothesis import strategies as st
from small_contracts import contract

from reviewer.facts.price import amounts_with_signs, find_price, weighing
from reviewer.labels import Label

PAID = Label.TAINTED_CONSIDERATION
REMEDY = Label.TAINTED_REMEDY


def price_of(*units, rows=None):
    made = contract(*units, rows=rows)
    price = find_price(made.document, made.clauses, made.labels, made.tables)
    return None if price is None else price.value


@pytest.mark.parametrize(
    "words",
    [
        "转让总价50万元。",
        "转让价款为人民币伍拾万元整（¥500,000.00）。",
        "转让费为 500,000.00 元，含税。",
        "一口价50万，不刀。",
        "甲方以现金50万元认购乙方的新增注册资本。",
        "全部标的作价人民币__伍拾万__元。",
        "第一项三十万元，第二项二十万元，共计五十万元。",
        "乙方就标的资产应付之总对价为RMB 500,000。",
        "合同总价为人民币500,\n000元。",
    ],
)
def test_a_price_is_read_in_every_writing(words):
    assert price_of(("3.1", words)) == 500_000


@pytest.mark.parametrize("owed", OWED)
def test_what_is_owed_or_turned_over_is_no_price_although_it_is_larger(owed):
    assert price_of(("2.1", owed), BESIDE) == 500_000


@pytest.mark.parametrize("words", OTHER_MONEY)
def test_other_money_is_no_price(words):
    assert price_of(("3.1", words)) is None


@pytest.mark.parametrize(("clauses", "price"), IN_ITS_WORDS)
def test_a_contract_states_the_price_in_words_of_its_own(clauses, price):
    assert price_of(*in_its_words(clauses)) == price


@pytest.mark.parametrize(("clauses", "price"), ONE_SIGN)
def test_one_sign_decides_where_the_others_leave_it_open(clauses, price):
    assert price_of(*clauses) == price


def test_of_two_clauses_that_state_the_price_alike_the_first_is_shown():
    made = contract(("3.1", "转让总价50万元。"), ("9.1", "转让总价50万元。"))
    price = find_price(made.document, made.clauses, made.labels, made.tables)

    assert price is not None
    [span] = price.spans
    assert span.start < made.document.text.index("9.1")


def test_a_contract_without_money_has_no_price():
    assert price_of("甲方：李某", ("第一条", "甲方把账号送给乙方。")) is None


def test_the_price_stands_out_from_parts_and_remedies():
    assert (
        price_of(
            ("第三条", "价款"),
            ("3.1", "转让总价40万元，分项见附件二。", PAID),
            ("3.2", "签约时付15万元，交店付20万元，余款5万元满三个月付清。", PAID),
            ("8.1", "逾期付款的，已付15万元中的5万元作为定金不予退还。", REMEDY),
        )
        == 400_000
    )


def test_the_sum_of_its_instalments_is_the_price_without_the_word():
    assert (
        price_of(
            ("3.1", "咨询服务费为36万元。"),
            ("3.2", "首笔付20万元，半年后付16万元。"),
            ("3.3", "另付设备费2万元。"),
        )
        == 360_000
    )


@pytest.mark.parametrize("beside", ["设备300万元。", "甲方另有价值300万元的设备，不在其内。"])
def test_a_total_in_words_and_figures_is_the_price_beside_a_much_larger_amount(beside):
    assert price_of(("3.1", "总价贰万元（20000元）。"), ("3.2", beside)) == 20_000


def test_a_found_consideration_clause_weighs_more():
    assert (
        price_of(
            ("3.1", "设备折价8万元归乙方。"),
            ("3.2", "为这三个号，乙方补给甲方15000元。", PAID),
        )
        == 15_000
    )


@pytest.mark.parametrize("table", TOTAL_ROWS)
def test_a_total_row_of_a_column_of_amounts_holds_the_price(table):
    assert price_of("附件二：总价构成", table) == 400_000


def test_a_price_named_in_the_sentence_before_weighs():
    assert price_of(("第三条", "价款"), ("3.1", "转让价款含税，计50万元。")) == 500_000


def test_a_total_row_without_a_column_of_amounts_is_no_price():
    assert price_of("附件二", [["项次", "件数"], ["一", "11"], ["合计", "40"]]) is None


def test_a_price_in_foreign_money_is_not_turned_into_yuan():
    assert price_of(("3.1", "转让总价为50万美元。")) is None


def test_the_price_is_shown_where_it_stands_in_words_and_figures():
    made = contract(("3.1", "总价人民币叁拾万元整（¥300,000.00）。"))
    price = find_price(made.document, made.clauses, made.labels, made.tables)

    assert price is not None
    assert made.words(*price.spans) == ["人民币叁拾万元整", "¥300,000.00"]


@given(st.integers(min_value=1_000, max_value=90_000_000))
def test_any_total_is_read_back(amount):
    assert price_of(("3.1", f"转让总价为人民币{amount:,}元。")) == Decimal(amount)


@pytest.mark.parametrize(
    "words",
    [
        "分三期支付：签约后五日内付首期20万元，交割日付第二期20万元，满六个月付尾款10万元。",
        "交接价款共分三期：首期二十万元，二期二十万元，末期十万元。",
    ],
)
def test_parts_in_the_number_that_is_named_add_up_where_no_whole_is_stated(words):
    assert price_of(("3.1", words)) == 500_000


@pytest.mark.parametrize(
    "words",
    [
        "价款50万元，分两期：首期25万元签约时付，其余交割时付。",
        "转让总价50万元。分两期支付，首期付30万元。",
        "分两期支付：总价50万元，首期付3万美元。",
    ],
)
def test_a_whole_that_is_stated_is_the_price_beside_its_parts(words):
    assert price_of(("3.1", words)) == 500_000


def test_parts_elsewhere_leave_a_stated_whole_alone():
    parts = "分两期支付：首期付3万元，尾款付2万元。"
    assert price_of(("3.1", "转让总价50万元。"), ("9.1", parts)) == 500_000


def test_what_ships_weighs_every_sign_that_an_amount_may_show():
    made = contract(("3.1", "转让总价50万元。"))
    [signs] = amounts_with_signs(made.document, made.clauses, made.labels, made.tables)[1]
    assert signs.keys() == weighing().weights.keys()

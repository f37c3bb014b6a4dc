"""Instalments: sums or shares that make up the price, with the days the contract names."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_contracts import contract

SIGNED = date(2019, 5, 18)


def paid(*units):
    facts = contract(*units, "签署日期：2019年5月18日").facts()
    return [(int(part.amount_cny), part.due) for part in facts.instalments]


def test_sums_with_days_and_the_day_of_signing():
    assert paid(
        ("3.1", "转让总价为人民币叁拾陆万捌仟元整（¥368,000.00）。"),
        (
            "3.2",
            "甲方于本协议签署当日付20万元，2019年11月18日前付10万元，2020年5月18日前结清剩余6.8万元。",
        ),
    ) == [
        (200_000, SIGNED),
        (100_000, date(2019, 11, 18)),
        (68_000, date(2020, 5, 18)),
    ]


@pytest.mark.parametrize(
    ("words", "amounts"),
    [
        ("签约后五日内支付30%，平台核准后五日内支付70%。", [30_000, 70_000]),
        ("先付三成，货到验完付到九成，剩下一成压三十天。", [30_000, 60_000, 10_000]),
        ("首付6万元，验收后付3万元，尾款满一年付清。", [60_000, 30_000, 10_000]),
        ("分三笔：签约5万元；交割3万元；满九十日付清2万元。", [50_000, 30_000, 20_000]),
        ("首期款，即价款之百分之四十，交割前付；余款交割日付清。", [40_000, 60_000]),
        ("签字付人民币陆万元（¥60,000），交店付人民币肆万元（¥40,000）。", [60_000, 40_000]),
        (
            "签署当日付50%；核对后付30%；余20%待续费率不低于85%时结清。",
            [50_000, 30_000, 20_000],
        ),
    ],
)
def test_parts_of_a_hundred_thousand(words, amounts):
    assert [amount for amount, _ in paid(("3.1", "转让总价10万元。"), ("3.2", words))] == amounts


def test_items_under_one_clause_are_read_together():
    assert paid(
        ("第三条", "价款"),
        ("3.1", "转让总价10万元。"),
        ("3.2", "首期款为价款之百分之四十，交割时支付。"),
        ("3.3", "二期款为价款之百分之六十，满一年支付。"),
    ) == [(40_000, None), (60_000, None)]


@pytest.mark.parametrize(
    "words",
    [
        "乙方付清全款后，甲方交付。",
        "签约时付3万元，交割时付4万元。",
        "其中设备作价6万元，装修作价4万元。",
        "迟延付款的，每日支付违约金500元，另赔偿5万元。",
        "交割后付20万元，满月付8万元。",
        "首付60%，尾款付50%。",
        "尾款在验收后付清，签约付3万元，交割付4万元。",
        "分两笔付清，总价中其中设备6万元，其中装修4万元。",
        "余款待验收后支付，签约付4万美元，交割付6万美元。",
    ],
)
def test_what_does_not_make_up_the_price_is_no_instalment(words):
    assert paid(("3.1", "转让总价10万元。"), ("3.2", words)) == []


def test_without_a_price_there_are_no_instalments():
    assert paid(("3.2", "先付三成，验收后付七成。")) == []


def test_an_event_is_no_day():
    assert paid(
        ("3.1", "转让总价10万元。"), ("3.2", "签约后三日内付4万元，平台核准后付6万元。")
    ) == [(40_000, None), (60_000, None)]


def test_a_day_without_a_year_is_in_the_year_of_signing_if_still_to_come():
    assert paid(
        ("3.1", "转让总价10万元。"), ("3.2", "6月10日付4万元，尾款6万元在3月10日前付清。")
    ) == [(40_000, date(2019, 6, 10)), (60_000, None)]


def test_a_leap_day_of_a_year_that_has_none_is_no_day():
    assert paid(
        ("3.1", "转让总价10万元。"), ("3.2", "2月29日付4万元，尾款6万元在12月10日前付清。")
    ) == [(40_000, None), (60_000, date(2019, 12, 10))]


def test_a_month_is_no_day():
    assert paid(("3.1", "转让总价10万元。"), ("3.2", "2019年9月付4万元，2019年12月付6万元。")) == [
        (40_000, None),
        (60_000, None),
    ]


def test_a_day_without_a_year_and_without_a_signing_date_is_unknown():
    facts = contract(
        ("3.1", "转让总价10万元。"), ("3.2", "签约当日付4万元，6月10日付6万元。")
    ).facts()

    assert [part.due for part in facts.instalments] == [None, None]


def test_an_instalment_is_shown_where_it_stands():
    made = contract(("3.1", "转让总价10万元。"), ("3.2", "先付三成，验收后付七成。"))

    assert made.words(*(part.span for part in made.facts().instalments)) == ["三成", "七成"]


@given(st.lists(st.integers(min_value=1_001, max_value=9_000_000), min_size=2, max_size=5))
def test_instalments_always_make_up_the_price(parts):
    words = "，".join(f"第{index}期付{part:,}元" for index, part in enumerate(parts, 1))
    price = sum(parts)

    amounts = [
        amount for amount, _ in paid(("3.1", f"转让总价{price:,}元。"), ("3.2", f"{words}。"))
    ]

    assert sum(amounts) in (0, price)
    assert amounts in ([], parts)


def test_amounts_are_exact_decimals():
    facts = contract(("3.1", "转让总价100.10元。"), ("3.2", "先付30.05元，再付70.05元。")).facts()

    assert [part.amount_cny for part in facts.instalments] == [Decimal("30.05"), Decimal("70.05")]

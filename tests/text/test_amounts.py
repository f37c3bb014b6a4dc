from __future__ import annotations

from decimal import Decimal

import cn2an
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.text.amounts import find_money


@given(st.integers(min_value=1, max_value=99_999_999_999))
def test_an_amount_is_the_same_in_words_and_in_figures(yuan: int) -> None:
    words = cn2an.an2cn(yuan, "up")
    money = find_money(f"价款为人民币{words}元整（¥{yuan:,}.00）。")
    assert [m.amount for m in money] == [yuan, yuan]


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("50万元", ["500000"]),
        ("人民币伍拾万元整", ["500000"]),
        ("人民币（大写）：伍拾万元整", ["500000"]),
        ("¥500,000.00", ["500000.00"]),
        ("￥５００，０００元", ["500000"]),
        ("三十六万八千元", ["368000"]),
        ("3,680元整（大写：叁仟陆佰捌拾元整）", ["3680", "3680"]),
        ("捌万捌仟元", ["88000"]),
        ("12.5亿元", ["1250000000"]),
        ("壹佰贰拾元伍角叁分", ["120.53"]),
        ("人民币50 万 元", ["500000"]),
        ("RMB 23,600,000", ["23600000"]),
        ("十万块", ["100000"]),
        ("两千多块钱", ["2000"]),
        ("一块屏幕、元旦、九元素", []),
        ("三分之一", []),
        ("每千分人民币七元", ["7"]),
        ("人民币十十元", []),
    ],
)
def test_amounts_of_money_are_found(text: str, amounts: list[str]) -> None:
    assert [m.amount for m in find_money(text)] == [Decimal(a) for a in amounts]


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        ("5万美元", "USD"),
        ("USD 5,000", "USD"),
        ("HK$300", "HKD"),
        ("港币十万元", "HKD"),
        ("人民币5万元", "CNY"),
        ("500元", "CNY"),
    ],
)
def test_the_currency_is_told_apart(text: str, currency: str) -> None:
    (money,) = find_money(text)
    assert money.currency == currency


def test_a_bare_ten_thousand_is_money_only_when_asked() -> None:
    text = "一口价1.6万，先转8千，有5.3万粉，另付500元"
    assert [m.amount for m in find_money(text)] == [500]
    found = find_money(text, bare=True)
    assert [(m.amount, m.bare) for m in found] == [(16000, True), (8000, True), (500, False)]
    assert [text[m.start : m.end] for m in found] == ["1.6万", "8千", "500元"]


def test_vague_amounts_say_so() -> None:
    (money,) = find_money("三万余元")
    assert money.vague
    assert money.amount == 30_000


def test_a_bare_number_with_a_comma_of_thousands_is_money_only_when_asked():
    text = "今天给30,000，剩下的后天给。"
    assert find_money(text) == ()
    assert [(m.amount, m.bare) for m in find_money(text, bare=True)] == [(30000, True)]


def test_a_long_row_of_hundreds_and_thousands_is_no_amount_and_takes_no_time():
    assert find_money("百千" * 500 + "号", bare=True) == ()


def test_a_bare_amount_inside_a_marked_one_is_not_read_twice():
    assert [money.bare for money in find_money("先付¥1.6万，再付2万。", bare=True)] == [False, True]


def test_after_a_word_for_the_price_a_bare_number_is_money_but_no_year():
    def amounts(text):
        return [money.amount for money in find_money(text, bare=True)]

    assert amounts("总价：9600，当日付清") == [9600]
    assert amounts("名单和号打包9600。") == [9600]
    assert amounts("转让费2024年12月31日前付清") == []
    assert amounts("价钱2023年已经谈好") == []

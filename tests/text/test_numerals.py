from __future__ import annotations

from decimal import Decimal
from itertools import product

import cn2an
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.text.numerals import (
    find_counts,
    find_numbers,
    find_shares,
    narrow,
    parse_number,
)

amounts = st.integers(min_value=1, max_value=999_999_999_999)


def _leaves_a_zero_out(value: int) -> bool:
    """The library writes 100,001,000 as 一亿一千, which as well stands for 一亿一千万."""
    return value >= 10**8 and 1000 <= value % 10**8 < 10**4


@given(amounts.filter(lambda value: not _leaves_a_zero_out(value)))
def test_a_chinese_numeral_comes_back_as_the_number_it_was(value: int) -> None:
    assert parse_number(cn2an.an2cn(value, "low")) == value
    assert parse_number(cn2an.an2cn(value, "up")) == value


@pytest.mark.parametrize("length", [1, 2, 3, 4])
def test_every_short_row_of_characters_is_read_as_the_library_reads_it(length: int) -> None:
    rows = ["".join(row) for row in product("一两九十廿百千万零点", repeat=length)]
    # What is nothing but scales is read after a 一 of its own: 百万.
    rows = [row for row in rows if length == 1 or row.strip("十百千万")]
    assert [parse_number(row) for row in rows] == [_by_library(row) for row in rows]


def _by_library(row: str) -> Decimal | None:
    try:
        return Decimal(str(cn2an.cn2an(row, "smart")))
    except (ValueError, KeyError):
        return None


@pytest.mark.parametrize("filling", ["零", "一", "9", "百"])
def test_a_row_of_thousands_is_no_number(filling: str) -> None:
    assert parse_number(filling * 5000) is None
    assert list(find_numbers(f"甲方将{filling * 5000}个微信号转让")) == []


@pytest.mark.parametrize("numeral", ["一万亿二", "二十亿零", "廿一零", "一亿一千"])
def test_a_numeral_that_the_library_reads_or_writes_wrongly_is_no_number(numeral: str) -> None:
    assert parse_number(numeral) is None


@given(amounts, st.integers(min_value=0, max_value=99))
def test_an_arabic_numeral_comes_back_as_the_number_it_was(value: int, cents: int) -> None:
    written = f"{value:,}.{cents:02d}"
    assert parse_number(written) == Decimal(f"{value}.{cents:02d}")
    (number,) = find_numbers(f"共{written}。")
    assert number.low == number.high == Decimal(f"{value}.{cents:02d}")


@given(st.text(), amounts, st.text())
def test_a_number_stands_where_it_is_said_to_stand(before: str, value: int, after: str) -> None:
    text = f"{before} 人民币{value}元 {after}"
    assert len(narrow(text)) == len(text)
    for number in find_numbers(text):
        assert 0 <= number.start < number.end <= len(text)
    assert any(
        number.low == value and narrow(text)[number.start : number.end] == str(value)
        for number in find_numbers(text)
    )


@pytest.mark.parametrize(
    ("numeral", "value"),
    [
        ("12.5亿", "1250000000"),
        ("1,180万", "11800000"),
        ("1，180万", "11800000"),
        ("10万5千", "105000"),
        ("5.3w", "53000"),
        ("叁拾陆万捌仟", "368000"),
        ("一千二", "1200"),
        ("十三万五", "135000"),
        ("一万五千八", "15800"),
        ("一亿二", "120000000"),
        ("十二亿三千万", "1230000000"),
        ("一亿零五百万", "105000000"),
        ("三亿五千零一万零二", "350010002"),
        ("三百零五", "305"),
        ("九十九点九", "99.9"),
        ("廿三", "23"),
        ("卅", "30"),
        ("万一", None),
        ("零点零捌", "0.08"),
        ("百万", "1000000"),
        ("４１万", "410000"),
        ("9" * 24, "9" * 24),
        ("1" + "0" * 24, None),
        ("１" * 5000, None),
        ("1亿亿亿", None),
        ("萬萬", None),
        ("来", None),
    ],
)
def test_a_numeral_is_read_as_it_is_meant(numeral: str, value: str | None) -> None:
    assert parse_number(numeral) == (None if value is None else Decimal(value))


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("好友二至三千名", 2000, 3000),
        ("好友2000-3000人", 2000, 3000),
        ("好友两三千人", 2000, 3000),
        ("十五六个", 15, 16),
        ("50至100万元", 500_000, 1_000_000),
        ("3—5万", 30_000, 50_000),
        ("500至800人", 500, 800),
        ("约一万四千名", 14_000, 14_000),
        ("约41万条", 410_000, 410_000),
        ("不少于一万四千名", 14_000, None),
        ("逾五百户", 500, None),
        ("二千三百余人", 2300, None),
        ("四百多个买家", 400, None),
        ("1.2万出头", 12_000, None),
        ("三百余万", 3_000_000, None),
        ("二十来万", 200_000, 200_000),
        ("十几万", 100_000, 200_000),
        ("不超过六十单", None, 60),
        ("60人以内", 60, 60),
        ("30至20", 30, 30),
        ("5至万", 5, 5),
    ],
)
def test_ranges_and_vague_words_open_a_number(text: str, low: int | None, high: int | None) -> None:
    first = next(iter(find_numbers(text)))
    assert (first.low, first.high) == (low, high)
    assert first.stated == (low if low is not None else high)


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("九个微信号", [("九个", 9)]),
        ("一百二十套", [("一百二十套", 120)]),
        ("合计十七（17）个", [("十七（17）个", 17)]),
        ("壹拾贰枚", [("壹拾贰枚", 12)]),
        ("二万一千余名", [("二万一千余名", 21_000)]),
        ("这俩号", [("俩", 2)]),
        ("仨号、两个群", [("仨", 3), ("两个", 2)]),
        ("三个月内", []),
        ("五个工作日", []),
        ("第3项", []),
        ("B1个", []),
        ("QQ一个", [("一个", 1)]),
        ("账面减少两个百分点", []),
    ],
)
def test_things_are_counted_and_time_and_ordinals_are_not(
    text: str, counts: list[tuple[str, int]]
) -> None:
    found = [(text[c.start : c.end], c.number.stated) for c in find_counts(text)]
    assert found == counts


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("付30%", "0.3"),
        ("付百分之四十", "0.4"),
        ("付三成", "0.3"),
        ("付四成五", "0.45"),
        ("付两成半", "0.25"),
        ("先付一半", "0.5"),
        ("百分之九十九点九", "0.999"),
    ],
)
def test_a_share_is_a_fraction_of_one(text: str, value: str) -> None:
    (share,) = find_shares(text)
    assert share.value == Decimal(value)
    assert text[share.start : share.end] in text


def test_words_that_only_look_like_shares_are_none() -> None:
    assert list(find_shares("三成员，一成立即付款，百分之十十")) == []


def test_a_range_up_to_a_bare_scale():
    (number,) = find_numbers("五百万至千万")

    assert (number.low, number.high) == (5_000_000, 10_000_000)


def test_a_vague_number_that_no_one_can_read_is_none():
    assert list(find_numbers("卅廿几万")) == []

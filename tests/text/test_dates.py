from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.text.dates import DateMention, find_dates

CHINESE_DIGITS = "〇一二三四五六七八九"


def chinese_date(day: date) -> str:
    def small(value: int) -> str:
        tens, ones = divmod(value, 10)
        head = "" if tens == 0 else ("十" if tens == 1 else CHINESE_DIGITS[tens] + "十")
        return head + (CHINESE_DIGITS[ones] if ones else "")

    year = "".join(CHINESE_DIGITS[int(char)] for char in f"{day.year}")
    return f"{year}年{small(day.month)}月{small(day.day)}日"


@given(st.dates(min_value=date(1980, 1, 1), max_value=date(2099, 12, 31)))
def test_a_date_is_read_in_every_way_of_writing_it(day: date) -> None:
    y, m, d = day.year, day.month, day.day
    for text in (
        f"签订于{y}年{m}月{d}日。",
        f"签订于{y} 年 {m:02d} 月 {d:02d} 日。",
        f"签订日期：{y}-{m:02d}-{d:02d}",
        f"签订日期：{y}.{m}.{d}",
        f"{y}/{m}/{d}签",
        chinese_date(day),
    ):
        assert [mention.value for mention in find_dates(text)] == [day], text


@pytest.mark.parametrize(
    "text",
    [
        "____年__月__日",
        "    年   月   日",
        "20  年  月  日",
        "2024年__月__日",
        "2024年5月__日",
        "【】年【】月【】日",
        "××年×月×日",
    ],
)
def test_a_blank_date_is_a_blank(text: str) -> None:
    (mention,) = find_dates(f"签订日期：{text}")
    assert mention.blank
    assert mention.value is None


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("2019年9月止", (2019, 9, None)),
        ("9月20日以前", (None, 9, 20)),
        ("贰零贰叁年伍月", (2023, 5, None)),
    ],
)
def test_a_date_may_lack_its_day_or_year(text: str, parts: tuple[int | None, ...]) -> None:
    (mention,) = find_dates(text)
    assert (mention.year, mention.month, mention.day) == parts
    assert mention.value is None
    assert not mention.blank


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("签署日：20240628", date(2024, 6, 28)),
        ("24/5/20说定", date(2024, 5, 20)),
        ("签于24.5.20", date(2024, 5, 20)),
        ("2024·5·20", date(2024, 5, 20)),
        ("24年5月20日", date(2024, 5, 20)),
        ("二四年五月二十日", date(2024, 5, 20)),
        ("2024年5月20，签", date(2024, 5, 20)),
        ("2 0 2 4 年 5 月 2 0 日", date(2024, 5, 20)),
        ("二〇二四、五、二十", date(2024, 5, 20)),
        ("贰零贰肆.伍.贰拾", date(2024, 5, 20)),
        ("二〇二四年暮春之五月二十日", date(2024, 5, 20)),
        ("2024年元月18日", date(2024, 1, 18)),
        ("2024年元旦当日", date(2024, 1, 1)),
        ("二〇二一年国庆节", date(2021, 10, 1)),
        ("2024年中秋节（9月17日）", date(2024, 9, 17)),
        ("2021年植树节，即3月12日", date(2021, 3, 12)),
        ("2024年最后一天（12月31日）", date(2024, 12, 31)),
        ("2024年最后一天夜里", date(2024, 12, 31)),
        ("2024年2月的最后一天", date(2024, 2, 29)),
        ("2023年3月末日", date(2023, 3, 31)),
        ("两千零二十三年十一月二日", date(2023, 11, 2)),
        ("贰仟零贰拾肆年陆月壹日", date(2024, 6, 1)),
        ("2022年11月的第5日", date(2022, 11, 5)),
        ("六月一日（二〇二四年）", date(2024, 6, 1)),
        ("六月一日，二〇二四年", date(2024, 6, 1)),
        ("六月一号按的手印，公历二〇二四年。", date(2024, 6, 1)),
        ("二〇二四年，岁次甲辰，六月一日", date(2024, 6, 1)),
        ("二〇二四年·六月·一日", date(2024, 6, 1)),
        ("【2024】年【6】月【1】日", date(2024, 6, 1)),
        ("15 March 2023", date(2023, 3, 15)),
        ("5th day of November, 2022", date(2022, 11, 5)),
        ("Mar. 15, 2023", date(2023, 3, 15)),
        ("1-Jun-2024", date(2024, 6, 1)),
    ],
)
def test_a_date_is_read_in_short_and_by_name(text: str, day: date) -> None:
    assert [mention.value for mention in find_dates(text)] == [day]


def test_the_same_year_and_the_next_are_those_of_the_date_before() -> None:
    text = "2021年3月1日起诉，双方于同年四月十日签订，次年1月2日付清"

    assert [mention.value for mention in find_dates(text)] == [
        date(2021, 3, 1),
        date(2021, 4, 10),
        date(2022, 1, 2),
    ]


def test_a_year_after_a_comma_may_be_that_of_another_date() -> None:
    assert [mention.value for mention in find_dates("6月1日，2024年7月2日付清")] == [
        None,
        date(2024, 7, 2),
    ]


def test_the_same_year_is_none_where_no_date_stands_before() -> None:
    (mention,) = find_dates("双方于同年4月10日签订")
    assert (mention.year, mention.month, mention.day) == (None, 4, 10)


@pytest.mark.parametrize(
    "text",
    [
        "编号：20240628",
        "工单号 20240628",
        "电话13820240628",
        "见24.5.2条",
        "满二十年三月五日",
        "服务器192.168.1.1",
        "600元月5日",
        "2024年13月末日",
        "2024年2月30日",
        "2024年5月0日",
        "2023-05-0",
        "版本1.2.3",
        "出生年月日",
        "电话0395-000-1111",
        "每年1月31日前",
        "两年三个月",
    ],
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert find_dates(text) == ()


def test_dates_come_in_the_order_of_the_text_with_their_places() -> None:
    text = "2019.9.22签，2019年11月18日前付，另____年__月__日付"
    found = find_dates(text)
    assert [text[m.start : m.end] for m in found] == [
        "2019.9.22",
        "2019年11月18日",
        "____年__月__日",
    ]
    assert isinstance(found[0], DateMention)


@pytest.mark.parametrize(
    "text", ["22/09/2019", "9.22.2019", "22-9-2019", "九月二十二日（二零一九年）"]
)
def test_a_year_may_stand_last(text):
    [mention] = find_dates(f"签于{text}。")
    assert mention.value == date(2019, 9, 22)


def test_the_same_number_twice_is_day_and_month():
    [mention] = find_dates("12/12/2019 签于屿州")
    assert mention.value == date(2019, 12, 12)


def test_what_may_be_either_of_two_days_is_none():
    assert find_dates("签于03/04/2019。") == ()

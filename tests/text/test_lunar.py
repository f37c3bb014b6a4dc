from __future__ import annotations

from datetime import date

import pytest

from reviewer.text.lunar import find_lunar_dates


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("甲辰年四月廿五", date(2024, 6, 1)),
        ("甲辰年四月廿五日", date(2024, 6, 1)),
        ("甲辰年四月十五", date(2024, 5, 22)),
        ("岁次甲辰，时维四月廿五", date(2024, 6, 1)),
        ("岁在甲辰　四月初一", date(2024, 5, 8)),
        ("农历甲辰年六月十日", date(2024, 7, 15)),
        ("农历二〇二四年四月二十五日", date(2024, 6, 1)),
        ("2024年阴历四月廿五", date(2024, 6, 1)),
        ("二〇二四年正月初一", date(2024, 2, 10)),
        ("癸卯年闰二月初五", date(2023, 3, 26)),
        ("癸卯年三月初五", date(2023, 4, 24)),
        ("癸卯年冬月二十", date(2024, 1, 1)),
        ("农历2023年腊月三十", date(2024, 2, 9)),
        ("甲辰年中秋节", date(2024, 9, 17)),
        ("二〇二四年，时维　　四月　初八", date(2024, 5, 15)),
        ("2024年元宵节", date(2024, 2, 24)),
        ("2025年端午", date(2025, 5, 31)),
        ("庚午年正月初一", date(1990, 1, 27)),
        ("己巳年腊月廿八", date(2050, 1, 21)),
    ],
)
def test_a_day_by_the_lunar_calendar_is_the_day_it_was(text: str, day: date) -> None:
    assert [mention.value for mention in find_lunar_dates(text)] == [day]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("癸卯年立冬", date(2023, 11, 8)),
        ("乙巳年惊蛰", date(2025, 3, 5)),
        ("壬寅年夏至日", date(2022, 6, 21)),
        ("2025年谷雨", date(2025, 4, 20)),
        ("二〇二四年清明节", date(2024, 4, 4)),
        ("2024年立春", date(2024, 2, 4)),
        ("2019年春分", date(2019, 3, 21)),
        ("2025年大寒", date(2025, 1, 20)),
        ("甲辰年大寒", date(2025, 1, 20)),
    ],
)
def test_a_solar_term_is_the_day_on_which_it_began(text: str, day: date) -> None:
    assert [mention.value for mention in find_lunar_dates(text)] == [day]


@pytest.mark.parametrize(
    "text",
    [
        "2024年6月1日",
        "甲辰年六月十日",
        "甲辰年",
        "甲丑年四月廿五",
        "二〇二四年四月廿五日",
        "二〇二四年腊月初八",
        "甲辰年闰四月初五",
        "甲辰年四月三十",
        "甲辰年十三月初五",
        "2024年清明节前",
        "甲辰年四月廿五日前",
        "甲辰年立冬以后",
        "2024年春节期间",
        "一九四八年立冬",
        "乙方自二〇二四年春天起",
    ],
)
def test_what_may_be_of_either_calendar_or_never_was_is_no_day(text: str) -> None:
    assert not find_lunar_dates(text)


def test_the_words_of_the_day_are_given() -> None:
    (mention,) = find_lunar_dates("甲方（押）：　　　癸卯年立冬日")
    assert (mention.start, mention.end) == (9, 14)

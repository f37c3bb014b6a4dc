"""Days by the lunar calendar and by solar terms, as people write them: 甲辰年四月廿五, 癸卯年立冬.

Days of the years 1990 to 2049 are found: each year of the cycle of sixty is one of them. The
calendar itself is borax's, which holds the years 1900 to 2100 and is loaded with the first day.
"""

from __future__ import annotations

import re
from datetime import date

from reviewer.text.dates import DateMention
from reviewer.text.numerals import narrow, parse_number

_FIRST, _LAST = 1990, 2049
_CYCLE_YEARS = 60
_BEGAN_CYCLE = 4  # a year 甲子, with which the cycle begins
_TERMS = (
    *("小寒", "大寒", "立春", "雨水", "惊蛰", "春分", "清明", "谷雨"),
    *("立夏", "小满", "芒种", "夏至", "小暑", "大暑", "立秋", "处暑"),
    *("白露", "秋分", "寒露", "霜降", "立冬", "小雪", "大雪", "冬至"),
)
_LAST_TERMS = _TERMS[:2]  # of a year of the cycle, in January
_FEASTS = {"春节": (1, 1), "元宵": (1, 15), "端午": (5, 5), "七夕": (7, 7)}
_FEASTS |= {"中元": (7, 15), "中秋": (8, 15), "重阳": (9, 9)}
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_NAMED_MONTHS = {"正": 1, "冬": 11, "腊": 12}
_DIGITS = {char: str(value) for value, char in enumerate("〇一二三四五六七八九")} | {"零": "0"}
_CALENDAR = r"[农阴旧夏]历"
_CYCLE = rf"(?P<cycle>[{_STEMS}][{_BRANCHES}])"
_S = r"[ \u3000]*+"
_DAY = re.compile(
    rf"(?:(?P<old>{_CALENDAR}){_S})?(?:(?:岁[次在]{_S})?{_CYCLE}之?[年岁]"
    rf"|岁[次在]{_CYCLE.replace('<cycle>', '<bare>')}"
    rf"|(?<!\d)(?P<figures>\d{{4}}|[一二][〇零一二三四五六七八九]{{3}})年)"
    rf"(?:{_S}[之·，,、]){{0,3}}{_S}(?:时[维在值])?{_S}(?P<of_old>{_CALENDAR})?{_S}"
    rf"(?:(?P<leap>闰)?(?P<month>[正冬腊一二三四五六七八九]|十[一二]?)月{_S}"
    r"(?P<day>初[一二三四五六七八九十]|廿[一二三四五六七八九]|二?十[一二三四五六七八九]|[二三]?十"
    r"|[一二三四五六七八九])(?P<named>[日号])?+"
    rf"|(?P<term>{'|'.join(_TERMS)})|(?P<feast>{'|'.join(_FEASTS)}))"
    r"(?:节气?+)?+(?!日?[之以]?[前后]|[季假期])"
)
_ANY = re.compile(
    rf"{_CALENDAR}|[{_STEMS}][{_BRANCHES}]"
    rf"|年(?:{_S}[^ \u3000年。；\n]){{0,9}}?{_S}[{''.join((*_TERMS, *_FEASTS))}正腊初]"
)


def may_name_lunar(text: str) -> bool:
    """Whether it is worth looking: a quick test that no lunar day and no solar term fails."""
    return _ANY.search(text) is not None


def find_lunar_dates(text: str) -> tuple[DateMention, ...]:
    """Every day that is written by the lunar calendar or by a solar term, as the day it was.

    甲辰年六月十日 may be of either calendar and is none, as is 2024年腊月初八, of either year.
    """
    if not may_name_lunar(text):
        return ()
    days = ((_value(match), match) for match in _DAY.finditer(narrow(text)))
    return tuple(
        DateMention(day.year, day.month, day.day, match.start(), match.end())
        for day, match in days
        if day is not None
    )


def _value(match: re.Match[str]) -> date | None:
    cycle, figures = match["cycle"] or match["bare"], match["figures"]
    year = _year_of(cycle) if cycle else int("".join(_DIGITS.get(char, char) for char in figures))
    if year is None or not _FIRST <= year <= _LAST:
        return None
    if match["term"]:
        return _day_of_term(year, match["term"], by_cycle=bool(cycle))
    if match["feast"]:
        return _day(year, *_FEASTS[match["feast"]])
    said = bool(match["old"] or match["of_old"])
    words, month = match["day"], match["month"]
    if not said and not (
        words.startswith("初") or (cycle and (words[0] == "廿" or not match["named"]))
    ):
        return None
    if not (said or cycle) and month == "腊":
        return None
    number = _NAMED_MONTHS.get(month) or int(parse_number(month) or 0)
    day = int(parse_number(words.removeprefix("初")) or 0)
    return _day(year, number, day, leap=bool(match["leap"]))


def _year_of(cycle: str) -> int | None:
    """The year by its stem and branch; 甲丑 is none."""
    from borax.calendars.lunardate import TextUtils

    try:
        place: int = TextUtils.gz2offset(cycle)
    except ValueError:
        return None
    return _FIRST + (place + _BEGAN_CYCLE - _FIRST) % _CYCLE_YEARS


def _day_of_term(year: int, term: str, *, by_cycle: bool) -> date:
    """小寒 and 大寒 end a year of the cycle: they are in the next one by figures."""
    from borax.calendars.lunardate import TermUtils

    day: date = TermUtils.nth_term_day(year + (by_cycle and term in _LAST_TERMS), term_name=term)
    return day


def _day(year: int, month: int, day: int, *, leap: bool = False) -> date | None:
    """The day; none where the year has no such month, or the month no such day."""
    from borax.calendars.lunardate import InvalidLunarDateError, LunarDate

    try:
        found: date = LunarDate(year, month, day, int(leap)).to_solar_date()
    except InvalidLunarDateError:
        return None
    return found

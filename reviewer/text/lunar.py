"""Days by the lunar calendar and by solar terms, as people write them: 甲辰年四月廿五, 癸卯年立冬.

Days of the years 1990 to 2049 are found: each year of the cycle of sixty is one of them.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from math import floor

from reviewer.text.dates import DateMention
from reviewer.text.numerals import narrow, parse_number

_FIRST, _LAST = 1990, 2049
_NEW_YEAR = date(1990, 1, 27)  # the first day of the first of these lunar years
# A lunar year each: the last digit is the leap month, 0 for none; of the three before it, from the
# highest bit on, the months that have 30 days, not 29; a 1 before them: so has the leap month.
_YEARS = (
    *(0x4AF5, 0x4970, 0x64B0, 0x74A3, 0xEA50, 0x6B58, 0x5AC0, 0xAB60, 0x96D5, 0x92E0),
    *(0xC960, 0xD954, 0xD4A0, 0xDA50, 0x7552, 0x56A0, 0xABB7, 0x25D0, 0x92D0, 0xCAB5),
    *(0xA950, 0xB4A0, 0xBAA4, 0xAD50, 0x55D9, 0x4BA0, 0xA5B0, 0x15176, 0x52B0, 0xA930),
    *(0x7954, 0x6AA0, 0xAD50, 0x5B52, 0x4B60, 0xA6E6, 0xA4E0, 0xD260, 0xEA65, 0xD530),
    *(0x5AA0, 0x76A3, 0x96D0, 0x4AFB, 0x4AD0, 0xA4D0, 0x1D0B6, 0xD250, 0xD520, 0xDD45),
    *(0xB5A0, 0x56D0, 0x55B2, 0x49B0, 0xA577, 0xA4B0, 0xAA50, 0x1B255, 0x6D20, 0xADA0),
)
_MONTHS = 12
# Two solar terms a month: where in it they stood in 1990. Each year they move by _DRIFT.
_TERMS = {
    **{"小寒": 5.964, "大寒": 20.691, "立春": 4.449, "雨水": 19.261, "惊蛰": 6.206},
    **{"春分": 21.234, "清明": 5.386, "谷雨": 20.675, "立夏": 6.097, "小满": 21.644},
    **{"芒种": 6.277, "夏至": 21.949, "小暑": 7.707, "大暑": 23.418, "立秋": 8.097},
    **{"处暑": 23.707, "白露": 8.234, "秋分": 23.628, "寒露": 8.902, "霜降": 24.019},
    **{"立冬": 8.019, "小雪": 22.933, "大雪": 7.746, "冬至": 22.476},
}
_DRIFT = 0.2422
_FEASTS = {"春节": (1, 1), "元宵": (1, 15), "端午": (5, 5), "七夕": (7, 7)}
_FEASTS |= {"中元": (7, 15), "中秋": (8, 15), "重阳": (9, 9)}
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_NAMED_MONTHS = {"正": 1, "冬": 11, "腊": 12}
_DIGITS = {char: str(value) for value, char in enumerate("〇一二三四五六七八九")} | {"零": "0"}
_CALENDAR = r"[农阴旧夏]历"
_CYCLE = rf"(?P<cycle>[{_STEMS}][{_BRANCHES}])"
_DAY = re.compile(
    rf"(?:(?P<old>{_CALENDAR})[ \u3000]*)?(?:(?:岁[次在][ \u3000]*)?{_CYCLE}之?[年岁]"
    rf"|岁[次在]{_CYCLE.replace('<cycle>', '<bare>')}"
    rf"|(?<!\d)(?P<figures>\d{{4}}|[一二][〇零一二三四五六七八九]{{3}})年)"
    rf"[之·，,、 \u3000]*(?:时[维在值])?(?P<of_old>{_CALENDAR})?[ \u3000]*"
    r"(?:(?P<leap>闰)?(?P<month>[正冬腊一二三四五六七八九]|十[一二]?)月[ \u3000]*"
    r"(?P<day>初[一二三四五六七八九十]|廿[一二三四五六七八九]|二?十[一二三四五六七八九]|[二三]?十"
    r"|[一二三四五六七八九])(?P<named>[日号])?"
    rf"|(?P<term>{'|'.join(_TERMS)})|(?P<feast>{'|'.join(_FEASTS)}))"
    r"(?:节气?+)?+(?![前后季])"
)
_ANY = re.compile(
    rf"{_CALENDAR}|[{_STEMS}][{_BRANCHES}]"
    rf"|年[^年。；\n]{{0,4}}?[{''.join((*_TERMS, *_FEASTS))}正腊初]"
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
    return _day(year, number, int(parse_number(words.removeprefix("初")) or 0), bool(match["leap"]))


def _year_of(cycle: str) -> int | None:
    """The year by its stem and branch; 甲丑 is none."""
    stem, branch = _STEMS.index(cycle[0]), _BRANCHES.index(cycle[1])
    fitting = (
        year
        for year in range(_FIRST, _LAST + 1)
        if (year - 4) % 10 == stem and (year - 4) % 12 == branch
    )
    return next(fitting, None)


def _day_of_term(year: int, term: str, *, by_cycle: bool) -> date:
    """小寒 and 大寒 end a year of the cycle: they are in the next one by figures."""
    at = list(_TERMS).index(term)
    month = at // 2 + 1
    year += by_cycle and month == 1
    leaps = (year - (month <= 2)) // 4 - (_FIRST - 1) // 4
    return date(year, month, floor(_TERMS[term] + _DRIFT * (year - _FIRST) - leaps))


def _months(year: int) -> list[tuple[int, bool, int]]:
    """The months of a lunar year: number, whether it is the leap one, days."""
    code = _YEARS[year - _FIRST]
    leap = code & 0xF
    months = []
    for month in range(1, _MONTHS + 1):
        months.append((month, False, 29 + (code >> (16 - month) & 1)))
        if month == leap:
            months.append((month, True, 29 + (code >> 16)))
    return months


def _day(year: int, month: int, day: int, leap: bool = False) -> date | None:
    """The day; none where the year has no such month, or the month no such day."""
    begin = _NEW_YEAR + timedelta(
        days=sum(days for past in range(_FIRST, year) for _, _, days in _months(past))
    )
    for number, is_leap, days in _months(year):
        if (number, is_leap) == (month, leap):
            return begin + timedelta(days=day - 1) if day <= days else None
        begin += timedelta(days=days)
    return None

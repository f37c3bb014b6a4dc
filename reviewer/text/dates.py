"""Dates as contracts write them, and the blanks that stand for them."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from reviewer.text.numerals import narrow, parse_number

_CN_DIGIT = "〇零一二三四五六七八九壹贰叁肆伍陆柒捌玖Oo"
_VALUES = {char: str(value) for value, char in enumerate("零一二三四五六七八九")}
_VALUES |= {char: str(value) for value, char in enumerate("〇壹贰叁肆伍陆柒捌玖")}
_VALUES |= dict.fromkeys("Oo", "0")
_CN_SMALL = r"[〇零一二三四五六七八九十廿卅壹贰叁肆伍陆柒捌玖拾]{1,3}"
# White space, and the rule or brackets of a form that is filled in: __2022__年__11__月__6__日.
_S = r"[ \t\n\u3000\u00a0_＿【】〔〕\[\]]*"
_G = r"[ \u3000]?"  # 2 0 2 4 年: figures set apart
# A set of characters in front is what a search is fast by.
_ANY = re.compile(
    r"[月年\d二贰](?:(?<=[二贰])[〇零Oo][^\s，。]{2}[、.·．/]|(?<=月)|(?<=\d)\s?[-./—–·－．／]|(?<=[12])\d{7}"
    r"|(?<=\d)(?:st|nd|rd|th)?[\s,\-]+(?i:day|of|[jfmasond][aepuco][a-z]|[12]\d{3})"
    r"|(?<=年)(?:元旦|最后|[^\s，。]{1,3}节|国庆))"
)
# 两千零二十三年 is a number, not figures
_YEAR = (
    rf"(?P<year>[12](?:{_G}\d){{3}}|[一二壹贰]{_S}(?:[{_CN_DIGIT}]{_S}){{3}}"
    rf"|[二两贰][千仟][零〇]?{_CN_SMALL}){_S}年"
)
_MONTH = rf"(?P<month>\d(?:{_G}\d)?|{_CN_SMALL}|元){_S}月"  # 元月 is January
_DAY = rf"(?P<day>\d(?:{_G}\d)?|{_CN_SMALL}){_S}[日号]"
# 二〇二一年岁末之十二月二十日, 二〇二四年（甲辰）六月一日, 二〇二四年，岁次甲辰，六月一日
_SEASON = (
    r"(?:[岁年]?[初春夏秋冬末底暮]+之?|[（(][甲乙丙丁戊己庚辛壬癸][\u4e00-\u9fff]年?[)）]"
    r"|[，,·]?(?:(?:岁次|岁在)?[甲乙丙丁戊己庚辛壬癸][\u4e00-\u9fff]年?)?[，,·])?"
)
# 农历二〇二四年四月廿五日 is no day of this calendar (reviewer.text.lunar).
_LONG = re.compile(
    rf"(?<![农阴旧夏]历)(?<![农阴旧夏]历[ \u3000]){_YEAR}{_S}{_SEASON}{_MONTH}"
    rf"(?:份)?(?:[的之·]?第?{_S}{_DAY}|(?P<last>的?(?:最后一[天日]|末日))|(?P<bare_day>\d{{1,2}}|{_CN_SMALL})(?=$|[\n，,。；;、）)]))?"
)
_SHORT = re.compile(
    r"(?<![\d.])(?P<year>[12]\d{3})\s?(?P<mark>[-./—–·])\s?(?P<month>\d{1,2})\s?(?P=mark)\s?"
    r"(?P<day>\d{1,2})(?![\d.]\d)(?!\d)"
)
# 24/5/20, 24.5.20; no clause (24.5.2条) and no version.
_SHORTER = re.compile(
    r"(?<![0-9A-Za-z./\-—–·])(?P<year>[0-3]\d)(?P<mark>[-./])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})"
    r"(?![\d./\-%条款项节章版])"
)
# 24年5月20日, 二四年五月二十日.
_SHORT_YEAR = re.compile(
    rf"(?<![\d{_CN_DIGIT}十])(?P<year>[0-3]\d|[零〇一二][{_CN_DIGIT}])年{_MONTH}{_DAY}"
)
# 20240628; no number of a document.
_COMPACT = re.compile(
    r"(?<![0-9A-Za-z.\-/—])(?<!号)(?<!号[：:\s])(?P<year>20[0-4]\d|19\d\d)(?P<month>[01]\d)(?P<day>[0-3]\d)"
    r"(?![\dA-Za-z.,\-/元号])"
)
# 二〇二四、八、二十八
_SEPARATED = re.compile(
    rf"(?<![{_CN_DIGIT}十])(?P<year>[一二贰](?:[{_CN_DIGIT}]){{3}})(?P<mark>[、.·．/])(?P<month>{_CN_SMALL})"
    rf"(?P=mark)(?P<day>{_CN_SMALL})(?![{_CN_DIGIT}十])"
)
# 同年4月10日: in the year of the date before.
_SAME_YEAR = re.compile(rf"(?P<year>[同当该是次翌]年){_S}{_MONTH}{_S}{_DAY}")
# 2024年国庆节: festivals on a fixed day; 2024年中秋节（9月17日）, 2024年最后一天（12月31日）.
_FESTIVALS = {
    "元旦": (1, 1),
    "妇女节": (3, 8),
    "植树节": (3, 12),
    "劳动节": (5, 1),
    "青年节": (5, 4),
}
_FESTIVALS |= {"儿童节": (6, 1), "建军节": (8, 1), "教师节": (9, 10), "国庆": (10, 1)}
_BY_NAME = re.compile(
    rf"{_YEAR}{_S}(?:[^\d\s，,。；;（）()年月日]{{2,8}}[，,（(]?即?(?<=[即（(]){_MONTH}{_S}{_DAY}[）)]?"
    rf"|(?P<festival>{'|'.join(_FESTIVALS)})节?|(?P<last_of_year>最后一[天日]))"
)
# 15 March 2023, 5th day of November, 2022, Mar. 15, 2023
_ENGLISH_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_ENGLISH_MONTH = (
    rf"(?i:(?P<month>{_ENGLISH_MONTHS})"
    r"(?:uary|ruary|ch|il|e|y|ust|t|tember|ober|ember)?)\.?"
)
_NTH = r"(?<![\d.])(?P<day>\d{1,2})\s?(?i:st|nd|rd|th)?"
_DAY_MONTH = re.compile(
    rf"{_NTH}[\s\-]*(?i:day\s+)?(?i:of\s+)?{_ENGLISH_MONTH}[\s,\-]*(?P<year>[12]\d{{3}})(?!\d)"
)
_MONTH_DAY = re.compile(
    rf"(?<![A-Za-z]){_ENGLISH_MONTH}\s*{_NTH}\s*,?\s*(?P<year>[12]\d{{3}})(?!\d)"
)
# 三月八日（二零二三年）; 三月八日，二零二三年; 三月八日按的手印，公历二零二三年
_YEAR_AFTER = re.compile(
    rf"(?<![\d年.\-/]){_MONTH}{_S}{_DAY}"
    rf"(?:{_S}[（(]{_YEAR}[)）]|(?:{_S}[，,]{_S}|[^，,。；;\d]{{0,8}}[，,（(]{_S}(?:公[历元]|西[历元]))"
    rf"{_YEAR.replace('<year>', '<later>')}(?=$|[\s，,。；;）)]))"
)
# 28/12/2019, 12/28/2019; 03/04/2019 may be either of two days and is none.
_YEAR_LAST = re.compile(
    r"(?<![\d./\-])(?P<first>\d{1,2})(?P<mark>[-./])(?P<second>\d{1,2})(?P=mark)(?P<year>[12]\d{3})(?![\d/])"
)
_NO_YEAR = re.compile(rf"(?<![\d年.\-/]){_MONTH}{_S}{_DAY}")
# In this order: what is read by one is not read by those after it.
_PATTERNS = (
    _LONG,
    _SHORT,
    _SHORT_YEAR,
    _SHORTER,
    _COMPACT,
    _SEPARATED,
    _BY_NAME,
    _DAY_MONTH,
    _MONTH_DAY,
    _SAME_YEAR,
)
_AT_THE_END = (_YEAR_AFTER, _YEAR_LAST)  # few texts have such a date: they are asked for faster
_MAY_END_IN_YEAR = re.compile(
    r"年[)）]|[日号][^，,。；;]{0,8}[，,（(]\s*(?:[公西][历元])?[12一二贰两]|[-./][12]\d{3}(?!\d)"
)
_MONTHS = 12
# What stands for a digit still to be written. Brackets too: 〔　〕年.
_HOLE = r"[ \t\u3000\u00a0_＿﹍—\-×xX*＊□○〇.．…〔〕\[\]【】()（）/]"
_BLANK = re.compile(
    rf"(?P<year>(?:[12]\d{{0,3}}|二〇[〇零一二三四五六七八九]?)?{_HOLE}*+)年"
    rf"(?P<month>{_HOLE}*+\d{{0,2}}{_HOLE}*+)月(?P<day>{_HOLE}*+\d{{0,2}}{_HOLE}*+)日"
)


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date at [start, end). Without `day` or `year` where the text has none: 2019年9月; 9月20日.

    All three are None for a blank (____年__月__日), also where only a part of it is filled in.
    """

    year: int | None
    month: int | None
    day: int | None
    start: int
    end: int

    @property
    def blank(self) -> bool:
        """Whether it is a place left for a date: ____年__月__日."""
        return self.month is None

    @property
    def value(self) -> date | None:
        """The day, where it is a whole date."""
        if self.year is None or self.month is None or self.day is None:
            return None
        return date(self.year, self.month, self.day)


def day_words(day: date) -> str:
    """A day as contracts and opinions write it: 2019年9月22日."""
    return f"{day.year}年{day.month}月{day.day}日"


def may_name_date(text: str) -> bool:
    """Whether it is worth looking: a quick test that no date and no blank for one fails."""
    return _ANY.search(text) is not None


def find_dates(text: str) -> tuple[DateMention, ...]:
    """Every date and every blank for one, from left to right. 2月30日 and 5月0日 are none."""
    if not may_name_date(text):
        return ()
    plain = narrow(text)
    found: list[DateMention] = []
    read = bytearray(len(plain))  # by character, whether a date has it
    rare = _AT_THE_END if _MAY_END_IN_YEAR.search(plain) else ()
    dated = (_matches(pattern, plain, found) for pattern in (*_PATTERNS, *rare, _NO_YEAR))
    for mention in chain(_blanks(plain), *dated):
        if not any(read[mention.start : mention.end]):
            read[mention.start : mention.end] = b"\1" * (mention.end - mention.start)
            found.append(mention)
    return tuple(sorted(found, key=lambda mention: mention.start))


def _blanks(plain: str) -> Iterator[DateMention]:
    for match in filter(_is_blank, _BLANK.finditer(plain)):
        start = match.end() - len(match.group().lstrip())
        yield DateMention(None, None, None, start, match.end())


def _is_blank(match: re.Match[str]) -> bool:
    """Month or day is still to be written, and there is room for it: no 出生年月日."""
    month, day = re.sub(r"\D", "", match["month"]), re.sub(r"\D", "", match["day"])
    return not (month and day) and len(match.group()) > len("年月日")


def _matches(
    pattern: re.Pattern[str], plain: str, found: Sequence[DateMention]
) -> Iterator[DateMention]:
    for match in pattern.finditer(plain):
        parts = match.groupdict()
        written = parts.get("year") or parts.get("later")
        year = _year(written, match.start(), found) if written else None
        month, day = _month_and_day(parts, year)
        if month is not None and _possible(year, month, day):
            yield DateMention(year, month, day, match.start(), match.end())


def _month_and_day(
    parts: Mapping[str, str | None], year: int | None
) -> tuple[int | None, int | None]:
    if festival := parts.get("festival"):
        return _FESTIVALS[festival]
    if parts.get("first"):
        return _told_apart(int(parts["first"] or 0), int(parts["second"] or 0))
    month = _month(parts["month"] or "")
    if parts.get("last_of_year"):
        return 12, 31
    if parts.get("last") and year and month and month <= _MONTHS:
        return month, monthrange(year, month)[1]
    day = parts.get("day") or parts.get("bare_day")
    return month, _small(day) if day else None


def _told_apart(first: int, second: int) -> tuple[int | None, int | None]:
    """Month and day of two numbers in either order, None where both could be the month."""
    if first == second or second > _MONTHS:
        return first, second
    return (second, first) if first > _MONTHS else (None, None)


def _month(words: str) -> int | None:
    name, months = words.lower(), _ENGLISH_MONTHS.split("|")
    return months.index(name) + 1 if name in months else _small(words)


def _year(words: str, at: int, found: Sequence[DateMention]) -> int | None:
    """The year in figures; 24 is 2024, and 同年 that of the last date before, if there is one."""
    words = "".join(words.split())
    if words[1:2] in ("千", "仟"):
        return int(parse_number(words) or 0)
    digits = "".join(_VALUES.get(char, char) for char in words)
    if not digits.isdigit():
        years = [(m.end, m.year) for m in found if m.year is not None and m.end <= at]
        return max(years)[1] + (words[0] in "次翌") if years else None
    return int(digits) if len(digits) > 2 else 2000 + int(digits)


def _small(words: str) -> int | None:
    number = 1 if words == "元" else parse_number("".join(words.split()))
    return None if number is None else int(number)


def _possible(year: int | None, month: int, day: int | None) -> bool:
    try:
        date(2000 if year is None else year, month, 1 if day is None else day)
    except ValueError:
        return False
    return True

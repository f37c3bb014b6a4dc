"""Dates as contracts write them, and the blanks that stand for them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from reviewer.text.numerals import narrow, parse_number

_CN_DIGIT = "〇零一二三四五六七八九壹贰叁肆伍陆柒捌玖Oo"
_VALUES = {char: str(value) for value, char in enumerate("零一二三四五六七八九")}
_VALUES |= {char: str(value) for value, char in enumerate("〇壹贰叁肆伍陆柒捌玖")}
_VALUES |= dict.fromkeys("Oo", "0")
_CN_SMALL = r"[〇零一二三四五六七八九十廿卅壹贰叁肆伍陆柒捌玖拾]{1,3}"
# White space, and the rule of a form that is filled in: __2022__年__11__月__6__日.
_S = r"[ \t\n\u3000\u00a0_＿]*"
_ANY = re.compile(r"月|\d\s?[-./—–]")
_LONG = re.compile(
    rf"(?P<year>[12]\d{{3}}|[一二壹贰]{_S}(?:[{_CN_DIGIT}]{_S}){{3}}){_S}年{_S}"
    rf"(?P<month>\d{{1,2}}|{_CN_SMALL}){_S}月(?:份)?(?:{_S}(?P<day>\d{{1,2}}|{_CN_SMALL}){_S}[日号])?"
)
_SHORT = re.compile(
    r"(?<![\d.])(?P<year>[12]\d{3})\s?(?P<mark>[-./—–])\s?(?P<month>\d{1,2})\s?(?P=mark)\s?"
    r"(?P<day>\d{1,2})(?![\d.]\d)(?!\d)"
)
_NO_YEAR = re.compile(
    rf"(?<![\d年.\-/])(?P<month>\d{{1,2}}|{_CN_SMALL}){_S}月{_S}(?P<day>\d{{1,2}}|{_CN_SMALL}){_S}[日号]"
)
# What stands for a digit still to be written. Brackets too: 〔　〕年.
_HOLE = r"[ \t\u3000\u00a0_＿﹍—\-×xX*＊□○〇.．…〔〕\[\]【】()（）/]"
_BLANK = re.compile(
    rf"(?P<year>(?:[12]\d{{0,3}}|二〇[〇零一二三四五六七八九]?)?{_HOLE}*)年"
    rf"(?P<month>{_HOLE}*\d{{0,2}}{_HOLE}*)月(?P<day>{_HOLE}*\d{{0,2}}{_HOLE}*)日"
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


def find_dates(text: str) -> tuple[DateMention, ...]:
    """Every date and every blank for one, from left to right. 2月30日 and 5月0日 are none."""
    if not _ANY.search(text):
        return ()
    plain = narrow(text)
    found: list[DateMention] = []
    for match in filter(_is_blank, _BLANK.finditer(plain)):
        start = match.end() - len(match.group().lstrip())
        found.append(DateMention(None, None, None, start, match.end()))
    for mention in (*_matches(_LONG, plain), *_matches(_SHORT, plain), *_matches(_NO_YEAR, plain)):
        if all(mention.end <= other.start or other.end <= mention.start for other in found):
            found.append(mention)
    return tuple(sorted(found, key=lambda mention: mention.start))


def _is_blank(match: re.Match[str]) -> bool:
    """Month or day is still to be written, and there is room for it: no 出生年月日."""
    month, day = re.sub(r"\D", "", match["month"]), re.sub(r"\D", "", match["day"])
    return not (month and day) and len(match.group()) > len("年月日")


def _matches(pattern: re.Pattern[str], plain: str) -> Iterator[DateMention]:
    for match in pattern.finditer(plain):
        parts = match.groupdict()
        year = _year(parts["year"]) if parts.get("year") else None
        month, day = _small(parts["month"]), _small(parts["day"]) if parts.get("day") else None
        if month is not None and _possible(year, month, day):
            yield DateMention(year, month, day, match.start(), match.end())


def _year(words: str) -> int:
    digits = "".join(words.split())
    return int("".join(_VALUES.get(char, char) for char in digits))


def _small(words: str) -> int | None:
    number = parse_number(words)
    return None if number is None else int(number)


def _possible(year: int | None, month: int, day: int | None) -> bool:
    try:
        date(2000 if year is None else year, month, 1 if day is None else day)
    except ValueError:
        return False
    return True

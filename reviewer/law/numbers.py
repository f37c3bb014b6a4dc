"""Article numbers in words and back: 第二百五十三条之一 is ArticleNumber(253, 1)."""

from __future__ import annotations

import re

from reviewer.document.ordinals import chinese_value
from reviewer.law.model import ArticleNumber
from reviewer.text.chinese_digits import ONES, TENS

NUMERAL = r"[0-9]{1,4}|[零〇一二三四五六七八九十百千两]{1,9}"
# The 之一 of an inserted article; “第一百条之二十日内” is none.
SUFFIX = (
    r"(?:[0-9]{1,2}(?![0-9日年月天个])"
    rf"|[{TENS}]{{1,3}}(?![{TENS}日年月天个]))"
)
_COMPACT = re.compile(r"(?P<number>[0-9]{1,4})(?:-(?P<suffix>[0-9]{1,2}))?")
_DIGITS = f"零{ONES}"
_UNITS = ((1000, "千"), (100, "百"), (10, "十"))


def numeral(value: int) -> str:
    """1 to 9999 as statutes write it: 十二, 一百零一, 一千零三十八."""
    if not 0 < value < 10000:
        raise ValueError(value)
    words, rest, gap = "", value, False
    for size, unit in _UNITS:
        digit, rest = divmod(rest, size)
        if digit:
            words += ("零" if gap else "") + _DIGITS[digit] + unit
            gap = False
        elif words:
            gap = True
    if rest:
        words += ("零" if gap else "") + _DIGITS[rest]
    return words[1:] if words.startswith("一十") else words


def numeral_value(words: str) -> int | None:
    """The value of digits or of a Chinese numeral, None if it is neither or zero."""
    value = int(words) if words.isascii() and words.isdigit() else chinese_value(words)
    return value or None


def article_label(number: ArticleNumber, unit: str = "条") -> str:
    """第二百五十三条之一; with the unit of a decision 第一项."""
    suffix = f"之{numeral(number.suffix)}" if number.suffix else ""
    return f"第{numeral(number.number)}{unit}{suffix}"


def parse_article_key(key: str) -> ArticleNumber | None:
    """The number of a data file's key, None if it is none."""
    match = _COMPACT.fullmatch(key)
    if match is None or int(match["number"]) == 0:
        return None
    return ArticleNumber(int(match["number"]), int(match["suffix"] or 0))


def article_number(number: str, suffix: str | None) -> ArticleNumber | None:
    """The number of two numerals, None if one is malformed."""
    value = numeral_value(number)
    after = numeral_value(suffix) if suffix else 0
    return None if value is None or after is None else ArticleNumber(value, after)

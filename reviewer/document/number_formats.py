"""How Word prints the n-th number of a list: the values of ST_NumberFormat.

Source: ECMA-376 Part 1 §17.18.59. Where the standard is silent or contradicts itself, the forms are
those Word prints (一○一 for the 101st of chineseCounting, 一百〇一 of chineseCountingThousand; sets
such as ①…⑳ or 甲…癸 go on in decimal numbers).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from reviewer.document.ordinals import BRANCHES, STEMS
from reviewer.text.chinese_digits import FORMAL_ONES, ONES

_COMMON = f"〇{ONES}"
_FORMAL = f"零{FORMAL_ONES}"
_FORMAL_TRADITIONAL = "零壹貳參肆伍陸柒捌玖"
_JAPANESE_LEGAL = "〇壱弐参四伍六七八九"
_FULL_WIDTH = "０１２３４５６７８９"


def _by_place(value: int, digits: str) -> str:
    return "".join(digits[int(char)] for char in str(value))


def _by_units(value: int, digits: str, units: str, zero: str, *, bare_one: str = "") -> str:
    """一百二十三: digits with units.

    `zero` fills a gap between units; a one before a unit of `bare_one` is left out.
    """
    if value >= 10000:
        head, rest = divmod(value, 10000)
        tail = _by_units(rest, digits, units, zero) if rest else ""
        return _by_units(head, digits, units, zero) + "万" + zero * (0 < rest < 1000) + tail
    text, gap = "", False
    for power, unit in ((1000, units[2]), (100, units[1]), (10, units[0]), (1, "")):
        digit = value // power % 10
        if not digit:
            gap = bool(text)
            continue
        text += zero if gap else ""
        gap = False
        text += unit if digit == 1 and unit and unit in bare_one else digits[digit] + unit
    return text


def _counting(zero: str) -> Callable[[int], str]:
    def counted(value: int) -> str:
        if value >= 100:
            return _by_place(value, zero + _COMMON[1:])
        return _tens_without_one(_by_units(value, _COMMON, "十百千", zero))

    return counted


def _tens_without_one(text: str) -> str:
    return text[1:] if text.startswith("一十") else text


def _chinese_thousand(value: int) -> str:
    return _tens_without_one(_by_units(value, _COMMON, "十百千", "〇"))


def _taiwanese_thousand(value: int) -> str:
    return _tens_without_one(_by_units(value, _COMMON, "十百千", "零"))


def _japanese(value: int) -> str:
    return _by_units(value, _COMMON, "十百千", "", bare_one="十百千")


def _legal(value: int) -> str:
    return _by_units(value, _FORMAL, "拾佰仟", "零")


def _legal_traditional(value: int) -> str:
    return _by_units(value, _FORMAL_TRADITIONAL, "拾佰仟", "零")


def _japanese_legal(value: int) -> str:
    return _by_units(value, _JAPANESE_LEGAL, "拾百阡", "")


def _from_set(members: str) -> Callable[[int], str]:
    return lambda value: members[value - 1] if value <= len(members) else str(value)


def _sexagenary(value: int) -> str:
    if value > 60:
        return str(value)
    return STEMS[(value - 1) % 10] + BRANCHES[(value - 1) % 12]


def _letters(first: str) -> Callable[[int], str]:
    def lettered(value: int) -> str:
        rounds, index = divmod(value - 1, 26)
        return chr(ord(first) + index) * (rounds + 1)

    return lettered


def _roman(value: int) -> str:
    text = ""
    for number, digits in (
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ):
        count, value = divmod(value, number)
        text += digits * count
    return text


def _chicago(value: int) -> str:
    """Signs of footnotes: *, †, ‡, §, then each of them twice."""
    rounds, index = divmod(value - 1, 4)
    return "*†‡§"[index] * (rounds + 1)


def _ordinal(value: int) -> str:
    suffix = {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{value}{'th' if 10 < value % 100 < 14 else suffix}"


_CIRCLED = "".join(chr(code) for code in range(0x2460, 0x2474))
_PARENTHESISED = "".join(chr(code) for code in range(0x2474, 0x2488))
_WITH_FULL_STOP = "".join(chr(code) for code in range(0x2488, 0x249C))
_IDEOGRAPHS_CIRCLED = "".join(chr(code) for code in range(0x3280, 0x328A))

_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalHalfWidth": str,
    "decimalFullWidth": lambda value: _by_place(value, _FULL_WIDTH),
    "decimalFullWidth2": lambda value: _by_place(value, _FULL_WIDTH),
    "decimalZero": lambda value: f"{value:02}",
    "decimalEnclosedCircle": _from_set(_CIRCLED),
    "decimalEnclosedCircleChinese": _from_set(_CIRCLED),
    "decimalEnclosedParen": _from_set(_PARENTHESISED),
    "decimalEnclosedFullstop": _from_set(_WITH_FULL_STOP),
    "ideographEnclosedCircle": _from_set(_IDEOGRAPHS_CIRCLED),
    "chineseCounting": _counting("○"),
    "taiwaneseCounting": _counting("○"),
    "chineseCountingThousand": _chinese_thousand,
    "taiwaneseCountingThousand": _taiwanese_thousand,
    "chineseLegalSimplified": _legal,
    "ideographLegalTraditional": _legal_traditional,
    "ideographDigital": lambda value: _by_place(value, _COMMON),
    "japaneseDigitalTenThousand": lambda value: _by_place(value, _COMMON),
    "taiwaneseDigital": lambda value: _by_place(value, "○" + _COMMON[1:]),
    "japaneseCounting": _japanese,
    "japaneseLegal": _japanese_legal,
    "ideographTraditional": _from_set(STEMS),
    "ideographZodiac": _from_set(BRANCHES),
    "ideographZodiacTraditional": _sexagenary,
    "upperLetter": _letters("A"),
    "lowerLetter": _letters("a"),
    "upperRoman": _roman,
    "lowerRoman": lambda value: _roman(value).lower(),
    "numberInDash": lambda value: f"- {value} -",
    "ordinal": _ordinal,
    "chicago": _chicago,
    "hex": lambda value: f"{value:X}",
}


@lru_cache(maxsize=4096)
def format_number(value: int, number_format: str, picture: str | None = None) -> str:
    """The number as Word prints it; empty for `none` and `bullet`.

    `picture` is the pattern of the custom format, of which Word knows leading zeros: 001, 002, 003.
    A format that is not listed prints decimal numbers, and so does zero, which most scripts lack.
    """
    if number_format in ("none", "bullet"):
        return ""
    if number_format == "custom" and picture:
        first = picture.split(",")[0].strip()
        return f"{value:0{len(first)}}" if first.isdecimal() else str(value)
    if value <= 0 and number_format != "decimalZero":
        return str(value)
    return _FORMATS.get(number_format, str)(value)

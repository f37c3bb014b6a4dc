"""The value of an ordinal as contracts print it: 十二, 壹拾贰, 12, １２, ⑫, xii, l, 丁."""

from __future__ import annotations

import re
import unicodedata

from reviewer.text.chinese_digits import FORMAL_ONES, HUNDREDS, ONES

ZH_DIGITS = f"〇零○{HUNDREDS}千两廿卅"
FORMAL_DIGITS = "壹贰貳叁參肆伍陆陸柒捌玖拾佰仟"
STEMS = "甲乙丙丁戊己庚辛壬癸"
BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_VALUES = {
    **{char: value for value, char in enumerate(f"零{ONES}")},
    **{char: value for value, char in enumerate(FORMAL_ONES, start=1)},
    **{"〇": 0, "○": 0, "两": 2, "貳": 2, "參": 3, "陸": 6},
}
_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_ROMAN_FORM = re.compile(r"c{0,3}(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})")


def chinese_value(text: str) -> int | None:
    """The value of a Chinese numeral below ten thousand (common or formal), or None if malformed.

    Digits without units are read by place (一〇二 is 102), as ideographDigital numbers them.
    """
    text = text.replace("廿", "二十").replace("卅", "三十")
    if not text or any(char not in _VALUES and char not in _UNITS for char in text):
        return None
    if not any(char in _UNITS for char in text):
        return int("".join(str(_VALUES[char]) for char in text))
    total, digit, last_unit = 0, None, 10000
    for char in text:
        unit = _UNITS.get(char)
        if unit is None:
            if digit:
                return None
            digit = _VALUES[char]
            continue
        if unit >= last_unit:
            return None
        total += unit if digit is None else digit * unit
        digit, last_unit = None, unit
    return total + (digit or 0)


def decimal_value(text: str) -> int:
    """The value of a run of decimal digits of any width."""
    return int(unicodedata.normalize("NFKC", text))


def roman_value(text: str) -> int | None:
    """The value of a Roman numeral below 400, or None if it is none."""
    text = text.lower()
    if not text or not _ROMAN_FORM.fullmatch(text):
        return None
    values = [_ROMAN[char] for char in text]
    return sum(
        -value if value < following else value
        for value, following in zip(values, [*values[1:], 0], strict=True)
    )


def letter_value(text: str) -> int | None:
    """1 for a or A, or None for anything that is not one Latin letter."""
    text = unicodedata.normalize("NFKC", text).lower()
    return ord(text) - ord("a") + 1 if len(text) == 1 and "a" <= text <= "z" else None


def enclosed_value(char: str) -> int | None:
    """The value of ①, ㈠, ⑴, ⒈, ㊀, Ⅳ, ⓪ or None."""
    value = unicodedata.numeric(char, None)
    if value is not None and value == int(value):
        return int(value)
    return None

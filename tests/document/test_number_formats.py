"""The n-th number of a list in every form that Word prints in Chinese contracts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.document.number_formats import format_number
from reviewer.document.ordinals import chinese_value, enclosed_value, letter_value, roman_value


@pytest.mark.parametrize(
    ("number_format", "values"),
    [
        ("decimal", {1: "1", 10: "10"}),
        ("decimalZero", {1: "01", 12: "12"}),
        ("decimalFullWidth", {1: "１", 12: "１２"}),
        (
            "chineseCounting",
            {1: "一", 10: "十", 11: "十一", 20: "二十", 21: "二十一", 99: "九十九"},
        ),
        ("chineseCountingThousand", {10: "十", 12: "十二", 101: "一百〇一", 110: "一百一十"}),
        ("chineseLegalSimplified", {1: "壹", 10: "壹拾", 21: "贰拾壹"}),
        ("ideographDigital", {1: "一", 10: "一〇"}),
        ("ideographTraditional", {1: "甲", 10: "癸", 11: "11"}),
        ("ideographZodiac", {1: "子", 12: "亥"}),
        ("decimalEnclosedCircle", {1: "①", 20: "⑳"}),
        ("decimalEnclosedParen", {1: "⑴"}),
        ("upperLetter", {1: "A", 26: "Z", 27: "AA"}),
        ("lowerLetter", {1: "a", 27: "aa"}),
        ("upperRoman", {1: "I", 4: "IV", 9: "IX", 40: "XL"}),
        ("lowerRoman", {3: "iii"}),
        ("numberInDash", {2: "- 2 -"}),
        ("taiwaneseCounting", {12: "十二"}),
        ("japaneseCounting", {101: "百一"}),
        ("japaneseLegal", {10: "壱拾", 23: "弐拾参"}),
        ("ideographLegalTraditional", {12: "壹拾貳"}),
        ("ideographZodiacTraditional", {1: "甲子", 60: "癸亥", 61: "61"}),
        ("ideographEnclosedCircle", {1: "㊀"}),
        ("ordinal", {1: "1st", 2: "2nd", 3: "3rd", 4: "4th", 11: "11th", 22: "22nd"}),
        ("hex", {255: "FF"}),
        ("chineseCounting", {100: "一○○", 101: "一○一"}),
        ("decimalHalfWidth", {12: "12"}),
        ("decimalFullWidth2", {10: "１０"}),
        ("decimalEnclosedCircleChinese", {1: "①", 10: "⑩", 21: "21"}),
        ("decimalEnclosedCircle", {21: "21"}),
        ("decimalEnclosedParen", {20: "⒇", 21: "21"}),
        ("decimalEnclosedFullstop", {1: "⒈", 20: "⒛"}),
        ("ideographEnclosedCircle", {10: "㊉", 11: "11"}),
        ("ideographDigital", {20: "二〇", 105: "一〇五"}),
        ("japaneseDigitalTenThousand", {12: "一二"}),
        ("taiwaneseDigital", {10: "一○"}),
        ("taiwaneseCounting", {10: "十", 100: "一○○"}),
        ("taiwaneseCountingThousand", {10: "十", 101: "一百零一"}),
        ("japaneseCounting", {10: "十", 11: "十一", 20: "二十", 1000: "千"}),
        ("chineseCountingThousand", {1001: "一千〇一", 1010: "一千〇一十", 10001: "一万〇一"}),
        ("chineseLegalSimplified", {100: "壹佰", 105: "壹佰零伍", 1000: "壹仟"}),
        ("ideographLegalTraditional", {6: "陸", 100: "壹佰"}),
        ("ideographTraditional", {5: "戊"}),
        ("ideographZodiac", {5: "辰", 13: "13"}),
        ("upperLetter", {28: "BB", 53: "AAA"}),
        ("lowerLetter", {26: "z", 28: "bb"}),
        ("upperRoman", {14: "XIV", 90: "XC", 400: "CD", 1999: "MCMXCIX"}),
        ("chicago", {1: "*", 2: "†", 4: "§", 5: "**"}),
        ("decimalZero", {9: "09", 100: "100"}),
        ("none", {1: ""}),
        ("bullet", {1: ""}),
        ("a form that does not exist", {3: "3"}),
    ],
)
def test_a_number_is_printed_as_word_prints_it(number_format: str, values: dict[int, str]) -> None:
    assert {value: format_number(value, number_format) for value in values} == values


def test_zero_is_a_digit_where_the_script_has_none() -> None:
    assert format_number(0, "upperRoman") == "0"
    assert format_number(0, "chineseCounting") == "0"


@pytest.mark.parametrize(
    ("picture", "shown"), [("001, 002, 003, ...", "007"), ("A, B", "7"), ("01", "07")]
)
def test_a_picture_gives_the_leading_zeros(picture: str, shown: str) -> None:
    assert format_number(7, "custom", picture) == shown


@given(st.integers(1, 999))
def test_chinese_numbers_can_be_read_again(value: int) -> None:
    for number_format in ("chineseCountingThousand", "chineseLegalSimplified", "ideographDigital"):
        assert chinese_value(format_number(value, number_format)) == value


@given(st.integers(1, 99))
def test_common_chinese_numbers_can_be_read_again(value: int) -> None:
    assert chinese_value(format_number(value, "chineseCounting")) == value


@given(st.integers(1, 399))
def test_roman_numbers_can_be_read_again(value: int) -> None:
    assert roman_value(format_number(value, "upperRoman")) == value


@given(st.integers(1, 20))
def test_enclosed_numbers_can_be_read_again(value: int) -> None:
    assert enclosed_value(format_number(value, "decimalEnclosedCircle")) == value


@given(st.integers(1, 26))
def test_letters_can_be_read_again(value: int) -> None:
    assert letter_value(format_number(value, "lowerLetter")) == value

"""The value of an ordinal."""

from __future__ import annotations

import pytest

from reviewer.document.ordinals import (
    chinese_value,
    decimal_value,
    enclosed_value,
    letter_value,
    roman_value,
)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("一", 1),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("九十九", 99),
        ("一百零三", 103),
        ("一千零三十八", 1038),
        ("一〇二", 102),
        ("廿一", 21),
        ("卅", 30),
        ("壹拾贰", 12),
        ("伍佰", 500),
        ("两", 2),
        ("", None),
        ("条", None),
        ("十百", None),
        ("一二十", None),
    ],
)
def test_chinese_numerals(text: str, value: int | None) -> None:
    assert chinese_value(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [("i", 1), ("IV", 4), ("xii", 12), ("XC", 90), ("", None), ("iiii", None), ("abc", None)],
)
def test_roman_numerals(text: str, value: int | None) -> None:
    assert roman_value(text) == value


@pytest.mark.parametrize(("text", "value"), [("12", 12), ("１２", 12), ("007", 7)])
def test_decimal_numerals(text: str, value: int) -> None:
    assert decimal_value(text) == value


@pytest.mark.parametrize(
    ("text", "value"), [("a", 1), ("Z", 26), ("ｂ", 2), ("ab", None), ("甲", None)]
)
def test_letters(text: str, value: int | None) -> None:
    assert letter_value(text) == value


@pytest.mark.parametrize(
    ("char", "value"), [("①", 1), ("⑳", 20), ("㈠", 1), ("⒈", 1), ("Ⅳ", 4), ("⓪", 0), ("甲", None)]
)
def test_enclosed_numerals(char: str, value: int | None) -> None:
    assert enclosed_value(char) == value


def test_a_fraction_is_no_ordinal() -> None:
    assert enclosed_value("½") is None

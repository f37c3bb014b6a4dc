"""Numbers that ran together with what follows them."""

from __future__ import annotations

import pytest

from reviewer.document.scan_numbers import glued_numbers


def parted(*lines: str) -> list[str]:
    return [
        line if at is None else f"{line[:at]}|{line[at:]}"
        for line, at in zip(lines, glued_numbers(lines), strict=True)
    ]


def test_a_year_after_the_first_number_is_parted() -> None:
    assert parted("2.12024年8月20日交割。")[0] == "2.1|2024年8月20日交割。"


def test_a_number_follows_on_the_one_before() -> None:
    lines = parted("3.1 甲方付款。", "3.215日内付清。", "3.3 乙方交付。")
    assert lines == ["3.1 甲方付款。", "3.2|15日内付清。", "3.3 乙方交付。"]


def test_the_number_after_it_confirms_the_first() -> None:
    assert parted("4.130日内付清。", "4.2 逾期。")[0] == "4.1|30日内付清。"


def test_several_in_a_row_are_parted() -> None:
    assert parted("1.1 标的", "1.22019年", "1.33个微信号")[1:] == ["1.2|2019年", "1.3|3个微信号"]


@pytest.mark.parametrize(
    "lines",
    [
        ("1.9 甲方", "1.10 乙方"),
        ("1.1 甲方", "1.2 乙方"),
        ("3.141592是圆周率。",),
        ("12.50元", "13.60元"),
        ("第一条 标的", "转让价款"),
    ],
)
def test_numbers_that_stand_apart_stay(lines: tuple[str, ...]) -> None:
    assert parted(*lines) == list(lines)

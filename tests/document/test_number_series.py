"""Which readings of paragraphs are numbers, decided over the whole contract."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reviewer.document.number_formats import format_number
from reviewer.document.number_series import number_paragraphs


def test_doubtful_numbers_stand_in_a_series() -> None:
    numbers = number_paragraphs(["一 定义", "1 甲方", "2 乙方", "二 价款", "三 个别约定"])
    assert [number and number.text for number in numbers] == ["一", "1", "2", "二", "三"]


def test_doubtful_numbers_alone_are_words() -> None:
    assert number_paragraphs(["三 个月内付清", "甲 方", "5 日内", "A 轮融资"]) == [None] * 4


def test_a_chain_may_pass_from_a_leading_zero_to_two_digits() -> None:
    numbers = number_paragraphs([f"{value:02} 条目" for value in range(1, 12)])
    assert all(numbers)


def test_roman_and_latin_letters_are_told_apart_by_their_neighbours() -> None:
    roman = number_paragraphs(["(i)甲", "(ii)乙", "(iii)丙"])
    latin = number_paragraphs([f"({letter})甲方" for letter in "abcdefghij"])
    assert [number and number.parts for number in roman] == [(1,), (2,), (3,)]
    assert [number and number.parts for number in latin] == [(n,) for n in range(1, 11)]


def test_an_automatic_label_takes_part_in_the_series() -> None:
    numbers = number_paragraphs(["定义", "1.1甲方", "价款"], ["第一条", None, "第二条"])
    assert [number and number.text for number in numbers] == [None, "1.1", None]


def test_a_series_of_one_stands_where_its_form_is_common() -> None:
    lines = ["第一条", "1 甲方", "2 乙方", "第二条", "1 丙方", "2 丁方", "第三条", "1 戊方"]
    assert [number and number.text for number in number_paragraphs(lines)][-1] == "1"


@given(
    st.sampled_from(["第{}条 ", "{}、", "（{}）"]),
    st.sampled_from(["chineseCountingThousand", "decimal"]),
    st.integers(1, 60),
)
def test_whatever_word_counts_is_read_back(form: str, number_format: str, count: int) -> None:
    printed = [form.format(format_number(at, number_format)) for at in range(1, count + 1)]
    numbers = number_paragraphs([f"{number}甲方转让账号。" for number in printed])
    assert [number and number.text for number in numbers] == [text.strip() for text in printed]
    assert [number and number.value for number in numbers] == list(range(1, count + 1))


def test_readings_of_one_number_and_labels_that_are_none_take_no_place() -> None:
    found = number_paragraphs(["一 、甲方", "二 、乙方", "丙方"], [None, None, "•"])
    assert [None if number is None else number.value for number in found] == [1, 2, None]

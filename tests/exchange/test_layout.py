"""What is laid out otherwise and says the same."""

from __future__ import annotations

import pytest

from reviewer.exchange.layout import same_in_columns, without_pages

SIDE_BY_SIDE = ("甲方（签字）：程若晴\t乙方（签字）：赵启明", "日期：9月22日\t日期：9月23日")
BY_COLUMNS = ("甲方（签字）：程若晴", "日期：9月22日", "乙方（签字）：赵启明", "日期：9月23日")
BY_ROWS = ("甲方（签字）：程若晴", "乙方（签字）：赵启明", "日期：9月22日", "日期：9月23日")


@pytest.mark.parametrize("below", [BY_COLUMNS, BY_ROWS, ("".join(BY_COLUMNS),)])
def test_what_stood_side_by_side_may_stand_one_below_the_other(below):
    assert same_in_columns(SIDE_BY_SIDE, below)
    assert same_in_columns(below, SIDE_BY_SIDE)


@pytest.mark.parametrize(
    "other",
    [
        (*BY_COLUMNS[:3], "日期：9月22日"),
        BY_COLUMNS[:3],
        (BY_COLUMNS[0], BY_COLUMNS[3], *BY_COLUMNS[2:0:-1]),
        SIDE_BY_SIDE,
    ],
)
def test_other_words_another_order_and_the_same_columns_are_no_other_layout(other):
    assert not same_in_columns(SIDE_BY_SIDE, other)


def test_without_columns_there_is_no_other_layout():
    assert not same_in_columns(BY_ROWS, BY_ROWS)


def test_nothing_is_no_other_layout_of_an_empty_row():
    assert not same_in_columns(("\t",), ())


def test_a_year_alone_is_no_page():
    assert without_pages("2025") != without_pages("2026")


def test_a_row_may_have_fewer_columns_than_others():
    beside = ("甲方：程若晴\t乙方：赵启明", "日期：9月22日")
    assert same_in_columns(beside, ("甲方：程若晴", "日期：9月22日", "乙方：赵启明"))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("第 1 页　共 1 页", "第 1 页　共 6 页"),
        ("转让协议　第2页", "转让协议　第1页"),
        ("1", "3"),
        ("- 1 -", "- 2 -"),
        ("1 / 1", "1 / 6"),
        ("Page 1 of 1", "Page 1 of 6"),
        ("1", ""),
    ],
)
def test_pages_counted_otherwise_are_no_change(old, new):
    assert without_pages(old) == without_pages(new)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("合同编号：2019-1", "合同编号：2019-2"),
        ("转让协议　第1页", "补充协议　第1页"),
        ("第一版", "第二版"),
    ],
)
def test_a_header_that_says_something_else_is_a_change(old, new):
    assert without_pages(old) != without_pages(new)

"""How many accounts a row of a table stands for."""

from __future__ import annotations

import pytest
from small_contracts import contract

from reviewer.labels import Label


def count_of(head, *cells):
    table = [["名称", head], *([f"抖音号{n}", cell] for n, cell in enumerate(cells, 1))]
    rows = {n: [Label.ACCOUNT_TRANSFER] for n in range(1, len(cells) + 1)}
    count = contract("甲方：李小禾", "乙方：王小满", "清单", table, rows=rows).facts().account_count
    return count and count.value


@pytest.mark.parametrize(
    ("head", "cell", "count"),
    [
        ("数量", "3", 3),
        ("计", "叁间", 3),
        ("备注", "4个，尾号01至04", 4),
        ("粉丝", "4个", 1),
        ("数量", "若干", 1),
        ("枚数", "二", 2),
        ("应到", "12", 12),
        ("备注", "手镯号、毛料号（副，共两个）", 2),
    ],
)
def test_a_row_counts_by_its_quantity(head, cell, count):
    assert count_of(head, cell) == count


def test_rows_add_up():
    assert count_of("数量", "3", "2") == 5


def test_a_run_of_names_counts_by_its_numbers():
    table = [["账号", "平台"], ["客服1—客服5", "微信"], ["客服", "微信"]]
    rows = {1: [Label.ACCOUNT_TRANSFER], 2: [Label.ACCOUNT_TRANSFER]}
    count = contract("甲方：李小禾", "乙方：王小满", "清单", table, rows=rows).facts().account_count

    assert count is not None
    assert count.value == 6


def test_a_number_of_the_rows_above_counts_none_again():
    table = [["账号", "说明"], ["微信甲", "个人号"], ["微信乙", "同上；两个号去重后好友约三千人"]]
    rows = {1: [Label.ACCOUNT_TRANSFER], 2: [Label.ACCOUNT_TRANSFER]}
    count = contract("甲方：李小禾", "乙方：王小满", "清单", table, rows=rows).facts().account_count

    assert count is not None
    assert count.value == 2

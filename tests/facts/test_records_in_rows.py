"""How many persons the rows of a table tell of."""

from __future__ import annotations

import pytest
from facts.person_reading import persons
from small_contracts import contract

from reviewer.labels import Label

DATA = Label.PERSONAL_DATA_TRANSFER
ACCOUNT = Label.ACCOUNT_TRANSFER
PRICE = Label.TAINTED_CONSIDERATION
REMEDY = Label.TAINTED_REMEDY


TABLE = [
    ["序号", "微信号", "好友数（签约日）"],
    ["1", "yr_beauty01", "2,310"],
    ["2", "yr_beauty02", "2,875"],
]


def test_a_column_of_numbers_adds_up():
    assert persons("附件一", TABLE, rows={1: [ACCOUNT], 2: [ACCOUNT]}) == (5185, 5185)


def test_vague_numbers_in_a_column_leave_the_most_open():
    table = [["名称", "人数"], ["读者群成员表", "二万五千余名"], ["投稿人名册", "约二千人"]]

    assert persons("附表", table, rows={1: [DATA], 2: [DATA]}) == (27_000, None)


def test_rows_of_fields_tell_of_the_same_persons_again():
    table = [["栏目", "条数"], ["姓名、手机", "63,000"], ["银行卡号", "11,800"]]

    assert persons("附表", table, rows={1: [DATA], 2: [DATA]}) == (63_000, 63_000)


def test_registers_of_different_persons_are_added_up():
    table = [
        ["名称", "栏目", "人数"],
        ["成员表", "昵称、电话", "25,000"],
        ["名册", "姓名、电话", "2,000"],
    ]

    assert persons("附表", table, rows={1: [DATA], 2: [DATA]}) == (27_000, 27_000)


def test_a_column_that_holds_other_words_is_not_added_up():
    table = [["名称", "户数"], ["在读名册", "1,260"], ["忌口备注", "97（含于甲表）"]]

    assert persons("附表", table, rows={1: [DATA], 2: [DATA]}) == (None, None)


def test_quantities_of_things_are_not_added_up():
    table = [["名称", "数量"], ["客户档案柜", "12"], ["会员资料盒", "30"]]

    assert persons("附表", table, rows={1: [DATA], 2: [DATA]}) == (None, None)


def test_columns_of_followers_are_not_added_up():
    table = [["名称", "关注人数"], ["抖音号“远山”", "312,000"]]

    assert persons("附表", table, rows={1: [ACCOUNT]}) == (None, None)


def test_a_warranted_number_is_taken_before_a_sum_a_little_larger():
    assert persons(
        ("4.1", "费用36万元，按有效联系人合计不少于5,000名计得。", PRICE),
        "附件一",
        TABLE,
        rows={1: [ACCOUNT], 2: [ACCOUNT]},
    ) == (5000, None)


def test_a_warranted_number_far_below_is_a_threshold_of_something_else():
    assert persons(
        ("4.1", "回访成功的会员不足1,000名的，扣减价款。", REMEDY),
        "附件一",
        TABLE,
        rows={1: [ACCOUNT], 2: [ACCOUNT]},
    ) == (5185, 5185)


@pytest.mark.parametrize("nobody", ["—", "无个人", "不涉及"])
def test_a_row_that_no_persons_are_told_of_leaves_its_column_a_sum(nobody):
    table = [["类别", "人数"], ["会员簿", "二千九百人"], ["积分簿", "六百人"], ["账本", nobody]]

    assert persons("附表", table, rows={n: [DATA] for n in (1, 2, 3)}) == (3500, 3500)


def test_rows_under_a_head_that_counts_persons_are_added_up():
    rows = [["门店", "会员人数", "其中储值"], ["城东", "1,870", "640"], ["城西", "1,325", "410"]]
    sides = ("会员移交合同", "甲方（接收方）：李小禾", "乙方（移交方）：王小满")
    facts = contract(*sides, ("2", "门店的会员姓名、手机移交甲方，人数见下表。"), rows).facts()
    assert facts.records_min is not None
    assert facts.records_min.value == 3195


def test_rows_of_what_is_kept_are_not_counted_beside_those_that_go_over():
    rows = [["账号", "好友数"], ["一号", "1,800"], ["二号", "1,300"], ["三号（自留）", "600"]]
    given = ("2", "甲方将微信号交乙方，好友数见下表。", ACCOUNT)
    assert persons(given, rows) == (3100, 3100)


def test_a_row_that_states_the_total_adds_nothing():
    table = [
        ["类别", "移交内容", "人数"],
        ["在培学员", "报名表、姓名、电话", "1,372"],
        ["结业学员", "姓名、身份证号、电话", "9,210"],
        ["合计", "两类学员资料", "10,582"],
    ]

    assert persons("附表", table, rows={n: [DATA] for n in (1, 2, 3)}) == (10_582, 10_582)


def test_a_total_alone_is_no_sum_of_rows():
    table = [["类别", "人数"], ["合计", "10,582"]]

    assert persons("附表", table, rows={1: [DATA]}) == (None, None)


def test_rows_that_count_persons_are_added_up_beside_those_that_count_things():
    table = [
        ["序号", "名目", "内容", "数量"],
        ["乙1", "司机名册", "姓名、手机号", "2340人"],
        ["乙2", "货主名册", "姓名、手机号、装货地址", "615人"],
        ["乙3", "配货微信群", "四个方向的群", "21个"],
    ]

    assert persons("附表", table, rows={n: [DATA] for n in (1, 2, 3)}) == (2955, 2955)


@pytest.mark.parametrize("name", ["业主台账（已签同意书部分）", "其中储值会员", "会员名册（抄本）"])
def test_a_row_of_the_same_persons_is_not_added(name):
    same = "1,246户" if "抄本" in name else "227户"
    table = [["名目", "数量"], ["业主名册（姓名、电话）", "1,246户"], [name, same]]

    assert persons("附表", table, rows={n: [DATA] for n in (1, 2)}) == (1246, 1246)


def test_records_are_added_up_only_where_their_rows_name_persons():
    named = [["类别", "数量"], ["康复：姓名、电话", "1240份"], ["疼痛：姓名、电话", "1910份"]]
    unnamed = [["类别", "数量"], ["会员登记表", "1240份"], ["健康档案", "1910份"]]
    rows = {n: [DATA] for n in (1, 2)}

    assert persons("附表", named, rows=rows) == (3150, 3150)
    assert persons("附表", unnamed, rows=rows) == (1910, 1910)

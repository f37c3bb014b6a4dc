"""Numbers that are said of each of several holders, and shares that are told one by one."""

from __future__ import annotations

import pytest
from facts.account_reading import ACCOUNT, read
from small_contracts import contract

from reviewer.facts.account_numbers import find_counted
from reviewer.text.numerals import narrow


def counted(text):
    return [(c.platform, c.count) for c in find_counted(narrow(text)) if not c.total]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("两店各自绑定的支付宝", [("支付宝", 2)]),
        ("三位店长每人在用的工作微信", [("微信", 3)]),
        (
            "两间门店在美团、饿了么平台上各自开设的外卖店铺（每店每平台一家）",
            [("美团", 2), ("饿了么", 2)],
        ),
        ("两间门店各自开设的店铺", [("", 2)]),
        ("四家店各自的抖音号", [("抖音", 4)]),
        ("店长各自使用的抖音号", []),
        ("十二张电话卡，一卡一微信，全部给乙方", [("微信", 12)]),
        ("一机一号的微信归乙方", []),
        (
            "设有1号机至8号机，一机一号，均登录微信；3号机、5号机已封停，不参与，其余归乙方",
            [("微信", 6)],
        ),
        ("坐席四组，每组四席，每席配微信号一个", [("微信", 16)]),
        ("Shopee六个站点的店铺（每站点两家）", [("Shopee", 12)]),
        ("快手号（老张一个、老李两个、小王一个）", [("快手", 4)]),
        ("快手号（老张两个）", []),
        ("顾问六人、经理一人、策划一人所用的企业微信移交乙方", [("企业微信", 8)]),
        ("该店三名美容师及一名店长的工作微信转归乙方", [("微信", 4)]),
        ("除队长外，其余十三人的工作微信随人转入", [("微信", 13)]),
        ("老客户三百人的微信转归乙方", []),
        ("在抖音运营的两个号和在快手运营的两个号", [("抖音", 2), ("快手", 2)]),
        ("三个小组（每组组长一名、组员三名）所用的企业微信账号", [("企业微信", 12)]),
        ("南门店、北门店的美团店铺（各一）", [("美团", 2)]),
        ("企业微信三个席位及招生微信两个自合并日起归甲方", [("企业微信", 3), ("微信", 2)]),
        ("手机十部，每部手机内登录微信一个", [("微信", 10)]),
        ("租用微信二十个，现就其中十五个改为买断", [("微信", 15)]),
        ("闲鱼账号，昵称“海边虾皮”", [("闲鱼", 1)]),
        ("抖音矩阵账号，名称以清单为准", []),
    ],
)
def test_accounts_on_each_holder(text, found):
    assert counted(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("有两个抖音号，现在把这两个号赠给孙子", [("抖音", 2)]),
        ("店里四个美甲师的微信，一人一个号，四个号都归乙方", [("微信", 4)]),
        ("两家淘宝店，现将其中的“云上瓷”转给李某", [("淘宝", 1)]),
        ("两家淘宝店，其中的“云上瓷”转给李某，“云上陶”也给", [("淘宝", 1)]),
        ("一家淘宝店，其中的“云上瓷”转给李某", [("淘宝", 1)]),
        ("抖音、快手、视频号“阿强”", [("抖音", 1), ("快手", 1), ("视频号", 1)]),
        ("抖音号，快手、视频号“阿强”", [("快手", 1), ("视频号", 1)]),
        ("公众号三个：“甲”“乙”“丙”。其中“丙”为服务号", [("公众号", 3)]),
        ("“甲”“乙”“丙”的微信各一个", [("微信", 3)]),
        ("QQ两个（大号、小号）；微信两个", [("QQ", 2), ("微信", 2)]),
        ("账号九个，区服：一区五个、三区四个", [("", 9)]),
        ("收款用的微信和支付宝各两个", [("微信", 2), ("支付宝", 2)]),
        ("公司微信十五个，甲股东带走四个，其余归乙股东", [("微信", 11)]),
        ("抖音号一个、视频号“阿强”", [("抖音", 1), ("视频号", 1)]),
        ("B站UID 30****71与UID 22****18的两个号", [("B站", 2)]),
        ("抖音号“甲”，抖音号尾号8812，归乙方", [("抖音", 1)]),
        ("①微信 aa_88；②微信 aa_99", [("微信", 1), ("微信", 1)]),
        ("公司微信（工号3、7、12、15）", [("微信", 4)]),
    ],
)
def test_accounts_told_again_or_by_name(text, found):
    assert sorted(counted(text)) == sorted(found)


def test_holders_may_be_told_in_a_clause_before():
    assert read(
        ("1.", "销售一部五名、销售二部七名员工划入乙方，行政人员三名不划转。"),
        ("2.", "上述员工每人使用一个企业微信账号，该等账号均划入乙方。", ACCOUNT),
    ) == (12, ["企业微信"])


def test_where_no_clause_tells_the_holders_the_number_stands():
    assert read(
        ("1.", "甲方的员工划入乙方，手机五部。"),
        ("2.", "员工每人使用一个企业微信账号，抖音号三个，均划入乙方。", ACCOUNT),
    ) == (4, ["企业微信", "抖音"])


def test_names_in_different_clauses_are_different_accounts():
    assert read(
        ("1.", "甲方将微信号moli_01转让给乙方。", ACCOUNT),
        ("2.", "甲方将微信号moli_02也转让给乙方。", ACCOUNT),
        ("3.", "微信号moli_02、moli_03的密码改由乙方设置。", ACCOUNT),
    ) == (3, ["微信"])


def test_names_without_a_platform_are_not_added_to_those_of_a_table():
    table = [["平台", "站点"], ["Shopee", "马来西亚"], ["速卖通", "全球"]]

    assert (
        read(
            "“标的店铺”指附件一所列的店铺“川远”“川近”两家。",
            ("1.", "标的店铺转归乙方。", ACCOUNT),
            "附件一：店铺清单",
            table,
        )[0]
        == 2
    )


def test_a_name_and_a_number_may_be_of_one_account():
    assert read(
        ("1.", "抖音号“小满”归乙方。", ACCOUNT),
        ("2.", "抖音号dy_8812的密码改由乙方设置。", ACCOUNT),
    ) == (1, ["抖音"])


def test_an_account_that_is_only_lent_is_none_of_those_that_go():
    assert read(
        ("1.", "甲方将微信号moli_01转让给乙方。", ACCOUNT),
        ("2.", "甲方另将公众号“茉莉”借给乙方用三个月，到期收回。", ACCOUNT),
    ) == (1, ["微信"])
    assert read(("1.", "公众号“茉莉”借给乙方用三个月，到期收回。", ACCOUNT)) == (1, ["公众号"])


ANNEX = ("1.", "附件一所列账号归乙方所有。", ACCOUNT)


def test_the_cell_of_a_row_may_list_the_accounts():
    table = [
        ["序号", "平台", "账号", "备注"],
        ["1", "微信", "lm_001至lm_008", "随机"],
        ["2", "抖音", "“甲”“乙”", "主号"],
        ["3", "快手", "凉面探店", "副号"],
    ]
    assert read(ANNEX, "附件一：账号清单", table)[0] == 11


def test_a_sum_under_the_names_is_no_row():
    table = [
        ["序号", "资产", "数量"],
        ["1", "微信号", "4"],
        ["2", "QQ号", "2"],
        ["", "账号小计", "6"],
    ]
    assert read(ANNEX, "附件一：账号清单", table)[0] == 6


def test_a_table_above_or_below_is_pointed_at():
    table = [["昵称", "平台", "是否转让"], ["小桃", "微信", "是"], ["小梨", "微信", "否"]]
    second = [["昵称", "平台"], ["小杏", "抖音"], ["小李", "抖音"]]

    assert read(table, ("1.", "上表标“是”的账号转让给乙方。", ACCOUNT)) == (1, ["微信"])
    assert read(("1.", "下表所列账号转让给乙方。", ACCOUNT), table, second) == (1, ["微信"])
    assert read(table, ("1.", "下表所列抖音号转让给乙方。", ACCOUNT)) == (1, ["抖音"])
    assert read(("1.", "上表所列抖音号转让给乙方。", ACCOUNT), table) == (1, ["抖音"])
    assert read(
        table, ("1.", "上表账号转让给乙方。", ACCOUNT), rows={1: [ACCOUNT], 2: [ACCOUNT]}
    ) == (1, ["微信"])


@pytest.mark.parametrize("title", ["转让", "移交协议书", "账号买断合同"])
def test_what_is_counted_under_the_title_of_a_sale_is_sold(title):
    facts = contract(title, "微信号一个，全是宠物主。", "卖五千，一口价。").facts()
    assert facts.account_count
    assert facts.account_count.value == 1


def test_a_device_in_the_list_is_no_account():
    table = [
        ["项目", "数量", "单位"],
        ["微信号", "6", "个"],
        ["视频号", "2", "个"],
        ["安卓手机", "9", "台"],
    ]
    rows = {1: [ACCOUNT], 2: [ACCOUNT], 3: [ACCOUNT]}

    assert read("附件：清单", table, rows=rows)[0] == 8


def test_what_is_listed_and_handed_over_right_after_counts():
    assert read(
        "拼多多店铺和抖音小店一共三个：拼多多“果然鲜”、拼多多“果园”、抖音小店“果然鲜”。",
        "都过户给乙方的执照。",
    ) == (3, ["拼多多", "抖音"])

"""Number and platforms of the accounts that the rows of annexes list."""

from __future__ import annotations

from facts.account_reading import ACCOUNT, PAYMENT, read
from small_contracts import contract

from reviewer.labels import Label

ANNEX = ("2.1", "附件一所列账号归乙方所有。", ACCOUNT)


def test_rows_count_by_their_quantity():
    table = [
        ["编号", "类别", "数量"],
        ["1", "抖音讲师号", "11个"],
        ["2", "视频号", "4个"],
        ["3", "公众号、小程序", "各1个"],
    ]

    assert read(ANNEX, "附件一：账号清单", table) == (17, ["抖音", "视频号", "公众号", "小程序"])


def test_each_of_the_listed_things_counts_where_no_platform_is_known():
    table = [["项目", "数量"], ["门店页、商家号", "各1个"]]

    assert read("附件：清单", table, rows={1: [ACCOUNT]})[0] == 2


def test_quantities_in_capitals_are_read():
    table = [
        ["平台", "名称", "个数"],
        ["抖音", "早间、夜谈、路况", "叁"],
        ["微博", "早间、夜谈", "贰"],
    ]
    assert read("附件：账号清单", table, rows={1: [ACCOUNT], 2: [ACCOUNT]})[0] == 5


def test_a_row_found_to_hand_over_data_counts_too_where_it_names_an_account():
    data = Label.PERSONAL_DATA_TRANSFER
    table = [
        ["名称", "数量", "说明"],
        ["公众号“坪阳找活”", "1个", "个人主体"],
        ["发岗的微信号", "5个", "好友、备注留在号内"],
        ["顾客档案（姓名、微信）", "1个", "文件夹"],
    ]
    rows = {1: [ACCOUNT], 2: [data], 3: [data]}

    assert read("附件：清单", table, rows=rows)[0] == 6


def test_a_row_that_says_that_its_account_stays_does_not_count():
    table = [
        ["平台", "账号", "处置"],
        ["抖音", "早间", "移转"],
        ["微博", "夜谈", "不移转，由出让方注销"],
    ]
    assert read("附件：账号清单", table, rows={1: [ACCOUNT]})[0] == 1


def test_rows_without_a_quantity_are_one_each_and_ranges_several():
    table = [
        ["序号", "微信号", "好友数"],
        ["1", "yr_beauty01", "2,310"],
        ["2", "yr_beauty02", "2,875"],
        ["M-3至M-6", "yr_beauty03至06", "9,000"],
    ]

    assert read(ANNEX, "附件一：标的号清单", table) == (6, ["微信"])


def test_a_number_in_the_words_of_a_row_counts():
    table = [["编号", "名称", "备注"], ["1", "前台手机", "机内两个微信随机走"]]

    assert read("附件：物品", table, rows={1: [ACCOUNT]}) == (2, ["微信"])


def test_a_table_with_a_row_of_its_own_kind_beside_those_found():
    table = [
        ["序号", "平台", "昵称"],
        ["1", "抖音", "阿岚的小灶"],
        ["2", "小红书", "阿岚今天吃什么"],
        ["3", "微博", "阿岚（甲方保留）"],
    ]

    assert read("附件：清单", table, rows={1: [ACCOUNT]}) == (2, ["抖音", "小红书"])


def test_a_platform_that_no_list_knows_is_read_from_its_column():
    table = [["平台", "数量"], ["寻屋旗舰店", "2"], ["抖音", "1"]]

    assert read("附件：清单", table, rows={1: [ACCOUNT], 2: [ACCOUNT]}) == (3, ["寻屋", "抖音"])


def test_rows_of_other_things_are_no_accounts():
    table = [["序号", "项目"], ["1", "微信号两个"], ["2", "启明路88号三层装修"], ["3", "手术床"]]

    assert read(ANNEX, "附件一：转让资产", table) == (2, ["微信"])


def test_the_stage_set_in_a_list_of_accounts_is_none():
    table = [["名称", "平台", "数量"], ["老岑炒菜", "抖音", "1个"], ["布景", "2.4米", "1套"]]

    assert read(ANNEX, "附件一：让与清单", table)[0] == 1


def test_a_row_that_defines_a_term_is_no_account():
    table = [["词语", "含义"], ["迁移程序", "指小程序主体迁移官方流程"]]

    assert read("释义", table, rows={1: [ACCOUNT]})[0] is None


def test_a_quantity_counts_in_any_column_but_not_one_of_other_things():
    table = [["门店", "微信", "备注"], ["江滨店", "4个，尾号01至04", ""], ["学府店", "3个", ""]]
    groups = [["门店", "微信群"], ["江滨店", "4个"]]

    assert read(ANNEX, "附件一：标的号", table)[0] == 7
    assert read("附件：微信群", groups, rows={1: [ACCOUNT]})[0] == 1


def test_running_numbers_in_brackets_are_as_many_accounts():
    table = [["批次", "工作微信"], ["第一批", "治疗师三人（号1至3）"], ["第二批", "四人（号4至7）"]]

    assert read(ANNEX, "附件一：工作微信", table)[0] == 7


def test_an_app_that_no_list_knows_stands_beside_known_platforms():
    table = [["名称", "数量"], ["抖音号", "1个"], ["家园共育App机构主账号", "1个"]]

    assert read(ANNEX, "附件一：线上项目", table) == (2, ["家园共育App", "抖音"])


def test_a_quantity_beyond_all_measure_is_passed_over():
    table = [["名称", "数量"], ["抖音号", "1000000个"]]

    assert read("附件：清单", table, rows={1: [ACCOUNT]})[0] == 1


def test_one_quantity_for_several_things_is_for_no_single_platform():
    assert (
        read(
            ("2.1", "老店的微信号归乙方，美团上的店也归乙方。", ACCOUNT),
            ANNEX,
            "附件一",
            [["序", "名称", "数量"], ["1", "微信号、外卖店铺", "各1个"]],
        )[0]
        == 2
    )


def test_a_row_of_running_numbers_with_one_each_is_as_many_of_each():
    assert read(
        ANNEX,
        "附件一",
        [["编号", "内容"], ["G1至G20", "手机、微信及QQ各一"]],
    ) == (40, ["微信", "QQ"])


def test_payment_institutions_are_named_in_the_column_beside_their_numbers():
    facts = contract(
        "甲方：李小禾",
        "乙方：王小满",
        ("2.1", "附件一所列通道交乙方使用。", PAYMENT),
        "附件一",
        [["机构", "商户号"], ["盛渠支付", "SQ0103"]],
    ).facts()

    assert [platform.value for platform in facts.platforms] == ["盛渠支付"]


def test_only_the_ticked_rows_of_a_list_change_hands():
    table = [
        ["平台", "账号名", "转"],
        ["微博", "法条小剧场", "√"],
        ["今日头条", "以案说法", ""],
        ["B站", "刑辩夜话", "√"],
    ]

    assert read("清单", table, rows={1: [ACCOUNT], 2: [ACCOUNT], 3: [ACCOUNT]}) == (
        2,
        ["微博", "B站"],
    )


def test_a_row_that_says_its_account_stays_is_left_out():
    table = [
        ["账号", "去向"],
        ["抖音“露个脸呀”", "露露带走"],
        ["微博“弄潮红人馆”", "机构留用"],
        ["小红书“露露”"],
    ]

    assert read("清单", table, rows={1: [ACCOUNT], 2: [ACCOUNT], 3: [ACCOUNT]}) == (
        2,
        ["抖音", "小红书"],
    )


def test_a_cell_that_joins_platforms_names_one_account_of_each():
    table = [["标的", "办法"], ["导览公众号与视频号", "过户"], ["抖音号", "过户"]]

    assert read("清单", table, rows={1: [ACCOUNT], 2: [ACCOUNT]}) == (
        3,
        ["公众号", "视频号", "抖音"],
    )


def test_each_of_the_things_of_a_row_has_the_number():
    table = [["名称", "数量"], ["天猫旗舰店", "1"], ["淘宝C店、抖音小店", "各2"]]

    assert read("附件：清单", table, rows={1: [ACCOUNT], 2: [ACCOUNT]})[0] == 5


def test_a_row_beside_accounts_that_only_has_a_name_like_one_is_none():
    table = [["项目", "填写"], ["账号", "抖音号一个"], ["中介", "号易通工作室"]]

    assert read("清单", table, rows={1: [ACCOUNT]}) == (1, ["抖音"])


def test_a_row_that_sums_up_the_others_is_no_account():
    table = [["平台", "个数"], ["抖音", "2"], ["视频号", "1"], ["合计", "3"]]

    assert read("附件：账号", table, rows={i: [ACCOUNT] for i in (1, 2, 3)}) == (
        3,
        ["抖音", "视频号"],
    )


def test_a_row_whose_box_is_not_ticked_stays():
    boxed = [["选择", "账号"], ["☑", "抖音号“老陈”"], ["□", "快手号“老陈”"]]
    joined = [["序号", "账号"], ["1", "☑抖音号“老陈”"], ["2", "□快手号“老陈”"]]

    for table in (boxed, joined):
        assert read("附件：账号", table, rows={1: [ACCOUNT], 2: [ACCOUNT]}) == (1, ["抖音"])


def test_names_in_a_cell_of_their_own_are_as_many_accounts():
    table = [["类别", "明细"], ["公众号", "“云上茶”“云上器”"], ["视频号", "“云上茶”"]]

    assert read("附件：账号", table, rows={1: [ACCOUNT], 2: [ACCOUNT]})[0] == 3


def test_a_row_of_what_is_on_the_accounts_is_none():
    table = [
        ["项目", "内容"],
        ["标的", "微信号肆枚、快手号壹枚"],
        ["随附", "各微信号通讯录合计1,260人"],
        ["四", "微信里收着的地址"],
    ]

    assert read("附件：清单", table, rows={1: [ACCOUNT], 2: [ACCOUNT], 3: [ACCOUNT]})[0] == 5


def test_a_column_says_what_is_given_and_what_is_kept():
    table = [
        ["号", "在哪儿", "给不给"],
        ["皮具工坊", "淘宝", "给"],
        ["皮具客服", "微信", "给"],
        ["本人", "微信", "留"],
    ]

    assert read("附件：清单", table, rows={row: [ACCOUNT] for row in (1, 2, 3)})[0] == 2


def test_a_number_without_platform_is_that_of_the_platform_its_row_names():
    table = [["资产", "说明"], ["天猫“朔野”", "店铺一家，信用随店"]]

    assert read(
        ("1.4", "天猫旗舰店归乙方。", ACCOUNT), "附件：清单", table, rows={1: [ACCOUNT]}
    ) == (1, ["天猫"])


def test_a_row_that_keeps_what_is_in_its_account_still_hands_it_over():
    things = [["类别", "标识", "附带内容"], ["微信", "尾号3319", "地址簿"]]

    assert read([*things, ["快手", "老阚土产", "私信往来全部保留"]], rows={1: [ACCOUNT]}) == (
        2,
        ["微信", "快手"],
    )
    assert read([*things, ["快手", "老阚土产", "甲方保留"]], rows={1: [ACCOUNT]}) == (1, ["微信"])


def test_groups_and_codes_in_a_list_of_things_are_no_accounts():
    rows = [
        ["项目", "内容", "数量"],
        ["公众号", "岚图少儿美术", "1个"],
        ["家长群", "微信", "12个"],
        ["收款码", "微信、支付宝", "2张"],
    ]

    marks = {1: [ACCOUNT], 2: [Label.CUSTOMER_RESOURCE_TRANSFER], 3: [ACCOUNT, PAYMENT]}
    assert read(rows, rows=marks) == (1, ["公众号"])


def test_a_row_that_says_of_the_givers_account_that_it_stays_is_left_out():
    rows = [
        ["账号", "归谁"],
        ["B站“老屋”", "归甲"],
        ["抖音“老屋”", "归甲"],
        ["小红书“做饭”", "归乙"],
    ]

    assert read(
        "乙方将两个账号转让给甲方，永久归甲方。", rows, rows={key: [ACCOUNT] for key in (1, 2, 3)}
    ) == (2, ["B站", "抖音"])


def test_a_number_of_works_or_of_fans_is_none_of_accounts():
    rows = [["平台", "账号名称", "作品数量"], ["抖音", "阿苇修旧家", "412"], ["快手", "阿苇", "96"]]

    assert read(rows, rows={1: [ACCOUNT], 2: [ACCOUNT]}) == (2, ["抖音", "快手"])


def test_a_number_of_channels_is_one_of_accounts():
    rows = [["主体", "视频号数量"], ["听澜", "4"]]

    assert read(rows, rows={1: [ACCOUNT]}) == (4, ["视频号"])

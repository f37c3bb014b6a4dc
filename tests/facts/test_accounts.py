"""Number and platforms of the accounts that are transferred, over clauses."""

from __future__ import annotations

import pytest
from facts.account_reading import ACCOUNT, DATA, GROUPS, LEASE, PAYMENT, read
from small_contracts import contract

from reviewer.labels import Label


def test_a_defined_term_is_resolved():
    assert read(
        ("1.1", "“标的号”指由甲方注册并使用的九个微信号。"),
        ("2.1", "自交割日起，标的号归乙方所有。", ACCOUNT),
    ) == (9, ["微信"])


def test_numbers_of_different_platforms_in_different_clauses_add_up():
    assert read(
        ("2.1", "快手、抖音上的团购号各一个，让给乙方。", ACCOUNT),
        ("2.2", "建群用的微信号两个归乙方。", ACCOUNT),
    ) == (4, ["快手", "抖音", "微信"])


def test_the_same_accounts_told_twice_count_once():
    assert read(
        ("2.1", "抖音号两个、微博号一个归乙方。", ACCOUNT),
        ("2.2", "三个号当天一起交。", ACCOUNT),
        ("2.3", "抖音号两个的后台同时移交。", ACCOUNT),
    ) == (3, ["抖音", "微博"])


def test_a_number_for_all_that_is_larger_counts():
    assert (
        read(
            ("2.1", "抖音号、小程序等账号共十七个归乙方。", ACCOUNT),
            ("2.2", "抖音号两个先行移交。", ACCOUNT),
        )[0]
        == 17
    )


@pytest.mark.parametrize(
    ("words", "platform"),
    [
        ("甲方在“檐语”系统的账号三个归乙方。", "檐语系统"),
        ("附件所列三个泊云账户归乙方。", "泊云"),
        ("甲方名下飞隼系统的工号与账号三个归乙方。", "飞隼系统"),
    ],
)
def test_a_platform_that_no_list_knows_is_read_from_the_words_round_it(words, platform):
    assert read(("2.1", words, ACCOUNT)) == (3, [platform])


def test_a_platform_of_the_recitals_where_the_clauses_name_none():
    assert read(
        "甲方玩抖音三年，有个号想转给乙方。", ("1.", "这个号以后就是乙方的了。", ACCOUNT)
    ) == (
        1,
        ["抖音"],
    )


def test_named_accounts_without_a_number():
    assert read(
        ("2.1", "甲方的抖音号和视频号自交割日起归乙方。", ACCOUNT),
    ) == (2, ["抖音", "视频号"])


def test_what_is_owned_is_not_taken_for_all():
    assert read(("2.1", "微博、抖音号归乙方所有。", ACCOUNT)) == (2, ["微博", "抖音"])


def test_accounts_of_an_unknown_number_have_none():
    assert read(("2.1", "甲方名下全部微信号归乙方。", ACCOUNT)) == (None, ["微信"])


def test_a_number_that_only_an_unmarked_clause_states_is_found():
    assert read(
        "甲方共有微信号十二个。",
        ("2.1", "全部账号归乙方。", ACCOUNT),
    ) == (12, ["微信"])


SIGNS = (Label.CREDENTIAL_HANDOVER, Label.REAL_NAME_EVASION)


def test_several_signs_of_a_changed_hand_let_the_stated_number_count():
    words = "平时联系顾客的三个微信号也一次盘断。"

    assert read(("2.", words), ("3.", "密码当面交，实名不换。", *SIGNS)) == (3, ["微信"])
    assert read(("2.", words), ("3.", "密码当面交。", SIGNS[0]), ("4.", "名册。", DATA))[0] is None


def test_cards_that_change_hands_with_the_same_signs_are_no_accounts():
    assert (
        read(
            ("2.", "以三个微信号收款。"),
            ("3.", "银行卡与密码当面交，实名不换。", PAYMENT, *SIGNS),
        )[0]
        is None
    )


def test_leased_accounts_count_too():
    assert read(("2.1", "甲方将三个闲鱼号租给乙方用六个月。", LEASE)) == (3, ["闲鱼"])


def test_payment_accounts_that_go_along_are_no_accounts_but_platforms():
    assert read(("2.1", "抖音店铺归乙方，连同支付宝。", ACCOUNT)) == (1, ["抖音", "支付宝"])
    assert read(
        ("2.1", "“店铺”指淘宝店和与其相配的支付宝。"), ("2.2", "店铺归乙方。", ACCOUNT)
    ) == (1, ["淘宝", "支付宝"])


def test_payment_accounts_that_a_clause_hands_over_by_itself_count():
    assert read(
        ("2.1", "淘宝店铺两个归乙方。", ACCOUNT),
        ("2.2", "收款所用之支付宝商户账户也归乙方。", ACCOUNT, PAYMENT),
    ) == (3, ["淘宝", "支付宝"])
    assert read(
        ("2.1", "淘宝店铺两个归乙方。", ACCOUNT),
        ("2.2", "支付宝账户2个由乙方使用。", ACCOUNT, PAYMENT),
    ) == (4, ["淘宝", "支付宝"])


def test_the_platform_of_a_shop_that_only_the_title_names_joins_the_payment_account():
    assert read(
        "闲鱼号长租约定书",
        ("2.1", "三个号连同后面挂的支付宝给乙方用。", LEASE, PAYMENT),
    ) == (3, ["闲鱼", "支付宝"])


def test_payment_accounts_count_where_no_others_go_with_them():
    assert read(("2.1", "支付宝账户共三枚由承租人使用。", LEASE, PAYMENT)) == (3, ["支付宝"])


def test_an_account_that_a_clause_only_names_counts_beside_those_that_are_counted():
    assert read(("2.1", "抖音号两个归乙方。", ACCOUNT), ("2.2", "小鹅通店铺归乙方。", ACCOUNT)) == (
        3,
        ["抖音", "小鹅通"],
    )


def test_a_lent_account_without_a_number_is_one():
    assert read(("2.1", "甲方把自己用了八年的微信借给乙方。", LEASE)) == (1, ["微信"])


@pytest.mark.parametrize(
    ("words", "platform"),
    [
        ("甲方要在“澜引擎”放量。", "澜引擎"),
        ("甲方于“杏壹云诊”平台开设诊室。", "杏壹云诊"),
    ],
)
def test_a_platform_that_no_list_knows_is_read_from_the_recitals(words, platform):
    assert read(words, ("2.1", "三个成品户归乙方。", ACCOUNT))[1] == [platform]


def test_a_platform_whose_kind_stands_before_its_name():
    assert read(("2.1", "房客源系统“蜂巢”的租户账号归乙方。", ACCOUNT))[1] == ["蜂巢"]


def test_the_clause_on_checks_names_the_platform_where_no_other_does():
    assert read(
        ("2.1", "六个号归甲方。", ACCOUNT),
        ("2.2", "微信上跳出来要扫脸的，乙方就扫。", Label.REAL_NAME_EVASION),
    ) == (6, ["微信"])


def test_what_is_kept_back_is_no_platform():
    assert read(("2.1", "闲鱼号两个归乙方，淘宝、微信一概不碰。", ACCOUNT)) == (2, ["闲鱼"])


@pytest.mark.parametrize(
    ("words", "platform"),
    [
        ("QQ群六个的群主移给乙方，客户用微信联系。", "QQ"),
        ("家长微信群五个由乙方承接。", "微信"),
        ("WhatsApp买家社群三个归乙方。", "WhatsApp"),
        ("企业微信里的家长好友1,500人由乙方添加。", "企业微信"),
    ],
)
def test_groups_and_friends_are_no_accounts_but_name_a_platform(words, platform):
    assert read(("2.1", words, GROUPS)) == (None, [platform])


def test_codes_to_pay_by_name_no_platform_beside_accounts():
    codes = ("2.2", "微信收款码和支付宝收款码接着用。", PAYMENT)

    assert read(("2.1", "美团店一家归乙方。", ACCOUNT), codes) == (1, ["美团"])


def test_codes_to_pay_by_name_their_platforms_where_nothing_else_is_handed_over():
    assert read(("2.1", "支付宝经营码和微信收款码各一张给乙方用。", PAYMENT))[1] == [
        "支付宝",
        "微信",
    ]


def test_customers_on_a_platform_do_not_make_it_one_that_is_transferred():
    assert read(("2.1", "抖音引来的老客归乙方服务。", GROUPS)) == (None, [])


def test_a_system_of_no_name_is_no_platform():
    assert read(("2.1", "甲方在会员系统的账号三个归乙方。", ACCOUNT)) == (3, [])


def test_data_alone_name_no_platform():
    assert read(("2.1", "甲方用微信将客户名册发给乙方。", Label.PERSONAL_DATA_TRANSFER)) == (
        None,
        [],
    )


def test_a_clean_contract_transfers_no_accounts():
    assert read(("2.1", "甲方的两个抖音号不随商标转让。")) == (None, [])


def test_an_account_that_is_handed_back_counts():
    assert read(
        ("6.1", "甲方为乙方配备微信一个（下称“工作微信”）。"),
        ("6.4", "离职时乙方应将工作微信的密码交还甲方。", Label.CREDENTIAL_HANDOVER),
    ) == (1, ["微信"])


def test_a_platform_procedure_alone_counts():
    assert read(("2.3", "公众号、视频号依官方流程变更。", Label.PLATFORM_PROCEDURE)) == (
        2,
        ["公众号", "视频号"],
    )


def test_the_count_is_shown_where_it_stands():
    made = contract(("2.1", "甲方将六个微信号转让给乙方。", ACCOUNT))
    count = made.facts().account_count

    assert count is not None
    assert made.words(*count.spans) == ["六个"]


def test_a_list_of_known_and_unknown_kinds_adds_up():
    assert read(("2.1", "三只聊号并一间淘宝铺面归乙方。", ACCOUNT)) == (4, ["淘宝"])


def test_friends_in_an_account_do_not_hand_it_over():
    assert (
        read(
            ("2.1", "抖音号“彩芽”归乙方。", ACCOUNT),
            ("2.2", "企业微信中的家长分配给乙方。", ACCOUNT),
        )[0]
        == 1
    )


def test_a_platform_of_a_quoted_name_stands_beside_known_ones():
    assert read(
        ("2.1", "抖音号归乙方。", ACCOUNT),
        ("2.2", "房源系统“蜂巢”的租户账号归乙方。", ACCOUNT),
    )[1] == ["蜂巢", "抖音"]


def test_the_platform_comes_from_elsewhere_where_only_the_number_is_known():
    assert read(
        "本合同的标的为抖音推广。",
        ("2.1", "两个投放户归乙方。", ACCOUNT),
        ("2.2", "联系邮箱由双方另定，抖音的投放由乙方负责。"),
    ) == (2, ["抖音"])


def test_two_of_one_platform_in_a_list_are_two():
    words = "甲方的小红书探店号和备用的那个小红书小号，都归乙方。"

    assert read(("1", words, ACCOUNT)) == (2, ["小红书"])


def test_two_of_one_word_at_two_places_are_two():
    assert read(("1", "前台微信、后厨微信都给乙方。", ACCOUNT)) == (2, ["微信"])
    assert read(("1", "抖音号和上述抖音号都归乙方。", ACCOUNT)) == (1, ["抖音"])


def test_the_same_account_named_again_is_one():
    assert read(("1", "抖音号归乙方，乙方用抖音号直播。", ACCOUNT)) == (1, ["抖音"])


def test_a_payment_account_alone_is_one():
    assert read(("1", "甲方的支付宝租给乙方用。", LEASE)) == (1, ["支付宝"])


def test_the_same_number_again_in_one_list_is_of_further_accounts():
    assert read(("1", "患者微信者，前台一个、药房一个、诊室一个，归乙方。", ACCOUNT)) == (
        3,
        ["微信"],
    )


def test_a_number_that_another_paper_will_state_is_not_guessed():
    words = "淘宝店、拼多多店悉数移交乙方，家数以盘点单为准。"

    assert read(("1", words, ACCOUNT)) == (None, ["淘宝", "拼多多"])


def test_words_for_accounts_on_the_net_name_no_platform():
    assert read(("1", "甲方以个人名义开立的三个网络账号归乙方。", ACCOUNT)) == (3, [])


def test_every_term_that_a_clause_defines_as_one_account_is_an_account():
    assert read(
        ("1.1", "“老号”指甲方2019年注册的微信号；“二号”指甲方新注册的微信号。"),
        ("2.1", "老号和二号归乙方所有。", ACCOUNT),
    ) == (2, ["微信"])


def test_a_large_and_a_small_account_of_a_game_are_two():
    assert read(("2.1", "《梦幻西游》的一个大号、一个小号都卖给乙方。", ACCOUNT))[0] == 2


def test_what_a_bracket_adds_does_not_part_two_accounts_of_one_platform():
    assert read(
        ("2.1", "英雄联盟账号（艾欧尼亚）及穿越火线账号（华北一）出售给乙方。", ACCOUNT)
    ) == (2, ["游戏"])


def test_a_number_of_one_does_not_stand_for_the_platforms_that_are_named():
    assert read(("2.1", "含美团店铺、抖音团购号、公众号，以上一样一个，归乙方。", ACCOUNT))[0] == 3


def test_a_number_in_a_bracket_does_not_part_a_list():
    assert (
        read(
            ("2.1", "两个角色号（龙门区、绝尘区）及B站投稿号一个归乙方。", ACCOUNT),
        )[0]
        == 3
    )


def test_an_account_that_two_platforms_share_is_one():
    shared = "大众点评和美团共用的商户账号归乙方。"

    assert read(("1.", shared, ACCOUNT))[0] in (None, 1)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("乙方取得甲方抖音号之全部权益，该号粉丝30万。", (1, ["抖音"])),
        ("企业微信客服号两个归乙方。", (2, ["企业微信"])),
    ],
)
def test_words_beside_an_account_do_not_hide_it(words, found):
    assert read(("1.", words, ACCOUNT)) == found


def test_loose_words_count_where_the_title_sells_accounts():
    facts = contract(
        "直播号转给徐海的约定", ("1.", "马桂芳把快手号两个给徐海，抖音上那个她自留。")
    ).facts()

    assert facts.account_count.value == 2
    assert [platform.value for platform in facts.platforms] == ["快手"]


def test_the_same_words_count_nothing_where_the_title_sells_something_else():
    facts = contract("货架买卖约定", ("1.", "马桂芳把快手号的货架两个给徐海。")).facts()

    assert facts.account_count is None

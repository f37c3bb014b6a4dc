"""Which platforms the accounts are on, and what else a contract names beside them."""

from __future__ import annotations

import pytest
from facts.account_reading import ACCOUNT, LEASE, PAYMENT, read

from reviewer.labels import Label

PRICE = Label.TAINTED_CONSIDERATION


def test_a_term_for_accounts_counts_where_a_clause_on_their_price_uses_it():
    assert read(
        ("1.1", "“社群资产”指“夜航小二”微信号和十二个听友群。"),
        ("2.1", "小宇宙的节目主页一个归乙方。", ACCOUNT),
        ("3.1", "社群资产作价3万元。", PRICE),
    ) == (2, ["小宇宙", "微信"])


@pytest.mark.parametrize(
    "term",
    [
        "“完成日”指微信号一个变更之日。",
        "“社群资产”指微信号一个，由甲方自留。",
        "“社群资产”指十二个听友群。",
        "“社群资产”指邮箱账号一个。",
    ],
)
def test_a_term_for_a_day_or_for_what_stays_is_no_account(term):
    assert read(
        ("1.1", term),
        ("2.1", "小宇宙的节目主页一个归乙方。", ACCOUNT),
        ("3.1", "社群资产自完成日起作价3万元。", PRICE),
    ) == (1, ["小宇宙"])


def test_a_game_is_a_platform_only_where_an_account_of_it_is_meant():
    assert read(("2.1", "Steam账号归乙方，库里113个游戏都在。", ACCOUNT)) == (1, ["Steam"])
    assert read(("2.1", "两款手游的游戏账号六个归乙方。", ACCOUNT)) == (6, ["游戏"])


def test_words_on_how_to_pay_name_no_platform():
    assert read(
        ("2.1", "抖音号一个归乙方，价款微信或支付宝支付均可。", ACCOUNT),
        ("2.2", "也可用银行卡、支付宝付款。", ACCOUNT),
    ) == (1, ["抖音"])


def test_ones_own_account_is_an_object_where_it_is_handed_over():
    assert read(("2.1", "甲方将本人微信号一个租给乙方。", LEASE)) == (1, ["微信"])


def test_a_lent_account_counts_where_the_others_name_none():
    assert read(
        ("2.1", "甲方将抖音号“小岚”出借给乙方直播使用，期限半年。", LEASE),
        ("2.2", "期满乙方归还账号。", LEASE),
    ) == (1, ["抖音"])


def test_words_that_describe_an_account_are_no_platform_that_no_list_knows():
    assert read(("2.1", "三个已实名的支付宝账户由乙方收款使用。", LEASE, PAYMENT)) == (
        3,
        ["支付宝"],
    )


def test_a_platform_that_stays_is_none_that_no_list_knows():
    assert read(
        ("2.1", "支付宝账户三个由乙方使用。", LEASE, PAYMENT),
        ("2.2", "屋檐平台的账号由甲方自行保留。", LEASE),
    ) == (3, ["支付宝"])


DIVIDED = (
    "乙方将三个账号转让给甲方，转让后永久归甲方。",
    ("2.1", "小红书“岚岚”、视频号“岚岚”归甲方，乙方交出登录手机。", ACCOUNT),
)


def test_what_is_to_be_the_givers_own_changes_no_hands():
    assert read(*DIVIDED, ("2.2", "抖音号“岚岚”归乙方，甲方协助改绑。", ACCOUNT)) == (
        2,
        ["小红书", "视频号"],
    )


def test_the_givers_money_and_what_else_goes_in_the_clause_keep_no_account_back():
    for words in ("抖音号“岚岚”给甲方，余额归乙方。", "抖音号“岚岚”归甲方，快手归乙方。"):
        assert "抖音" in read(*DIVIDED, ("2.2", words, ACCOUNT))[1]


def test_where_all_would_be_the_givers_own_nothing_is_left_out():
    assert read("乙方将账号转让给甲方，永久归甲方。", ("2.2", "抖音号“岚岚”归乙方。", ACCOUNT)) == (
        1,
        ["抖音"],
    )


def test_the_clause_that_opens_with_what_is_for_sale_counts_beside_the_one_that_sells_it():
    assert read(
        ("1.1", "标的：拼多多店铺两间，淘宝店铺一间。"),
        ("1.2", "标的：京东店铺一间，由甲方自留。"),
        ("2.1", "标的店铺随同评价转让给乙方。", ACCOUNT),
    ) == (3, ["拼多多", "淘宝"])


def test_the_password_of_a_shop_tells_an_account_beside_customers_that_go_over():
    data = ("2.2", "会员手机号抄给乙方。", Label.PERSONAL_DATA_TRANSFER)
    secrets = Label.CREDENTIAL_HANDOVER

    assert read(("2.1", "美团店铺的账号改成乙方手机号登录。", secrets), data) == (1, ["美团"])
    assert read(("2.1", "钉钉的登录口令由乙方重设。", secrets), data) == (None, [])


@pytest.mark.parametrize(
    "words",
    ["小程序一个归乙方，会员表含姓名、住址、微信昵称。", "在微信体系内注册的小程序一个归乙方。"],
)
def test_what_is_known_of_persons_and_where_a_program_runs_is_no_account(words):
    assert read(("2.1", words, ACCOUNT)) == (1, ["小程序"])


def test_an_account_told_by_its_nickname_is_one():
    assert read(("2.1", "微信昵称“阿梅”的号一个归乙方。", ACCOUNT)) == (1, ["微信"])

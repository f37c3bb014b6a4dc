"""Accounts that one clause lists and another takes out again, keeps or leaves over."""

from __future__ import annotations

import pytest
from facts.account_reading import ACCOUNT, read


def test_what_is_left_of_a_list_in_the_recitals_goes():
    assert read(
        "双方合营的号有快手号两个、小红书号两个、抖音号一个。",
        ("1.", "散伙后，抖音号以及小红书“山前”由甲方留着用，其余归乙方。", ACCOUNT),
    ) == (3, ["快手", "小红书"])


def test_an_account_that_a_supplement_takes_out_no_longer_goes():
    assert read(
        "原合同约定转让抖音号、快手号、微博号各一个。",
        ("1.", "原合同所列快手号因投诉已被永久封禁，自标的中剔除，其余账号照常转让。", ACCOUNT),
    ) == (2, ["抖音", "微博"])


def test_an_account_that_a_later_clause_takes_out_no_longer_goes():
    assert read(
        ("1.", "甲方转让小红书号、微博号、知乎号各一个。", ACCOUNT),
        ("2.", "经协商，知乎号不再转让。"),
    ) == (2, ["小红书", "微博"])


def test_a_part_that_a_later_clause_takes_out_is_subtracted():
    assert read(
        ("1.", "甲方将微信十二只卖给乙方。", ACCOUNT),
        ("2.", "验号发现两只被限制登录，双方同意扣除。"),
    ) == (10, ["微信"])


def test_what_a_party_hands_back_of_a_number_is_subtracted():
    assert (
        read(
            ("1.", "甲方出让抖音号五个。", ACCOUNT),
            ("2.", "乙方退回两个（尾号77、78），甲方退还价款。"),
        )[0]
        == 3
    )


def test_a_named_account_that_the_listing_clause_keeps_is_one():
    assert read(
        ("1.", "甲方有抖音号三个、快手号两个。"),
        ("2.", "上列账号中，抖音“小满（备用）”因限流不纳入转让，其余全部转让给乙方。", ACCOUNT),
    ) == (4, ["抖音", "快手"])


def test_a_number_that_stays_of_the_list_is_subtracted():
    assert (
        read(
            ("1.", "甲方有抖音号三个、快手号两个。"),
            ("2.", "抖音号两个由甲方自留，其余转让给乙方。", ACCOUNT),
        )[0]
        == 3
    )


@pytest.mark.parametrize(
    "words",
    [
        "甲方另有的微博号自留，其余转让给乙方。",  # no account of the list
        "其余物品归乙方，该快手号也归乙方。",  # nothing stays
    ],
)
def test_what_is_not_of_the_list_takes_nothing_out(words):
    count, platforms = read(
        ("1.", "甲方有抖音号三个、快手号两个。"),
        ("2.", words, ACCOUNT),
    )
    assert (count, platforms) != (4, ["抖音", "快手"])


def test_the_rest_of_a_single_account_is_none():
    assert read(
        ("1.", "甲方有抖音号一个。"),
        ("2.", "抖音号由甲方自留，其余快手号三个归乙方。", ACCOUNT),
    ) == (3, ["快手"])


@pytest.mark.parametrize(
    "words",
    [
        "会员可以随时在小程序内撤回授权。",
        "押金中扣除两个月的租金。",
        "该平台的规则不再转让。",
        "微博号不再转让。",
    ],
)
def test_what_takes_out_other_things_leaves_the_number(words):
    assert read(("1.", "甲方将小程序两个转让给乙方。", ACCOUNT), ("2.", words)) == (2, ["小程序"])


def test_a_number_that_more_than_all_are_taken_out_of_stands():
    assert (
        read(
            ("1.", "甲方将微信两个转让给乙方。", ACCOUNT),
            ("2.", "发现三个有误，扣除。"),
        )[0]
        == 2
    )


def test_accounts_of_no_platform_in_the_list_are_no_part_of_what_is_left():
    assert read(
        ("1.", "甲方有抖音号三个、快手号两个，子号共九个。"),
        ("2.", "快手号由甲方自留，其余抖音号转让给乙方。", ACCOUNT),
    ) == (3, ["抖音"])


def test_a_number_without_a_noun_is_of_the_accounts_of_the_clause_before():
    assert read(
        ("1.", "甲方共有拼多多店铺十家，其中四家已被平台关闭。"),
        ("2.", "仍在营业的六家全部转让给乙方。", ACCOUNT),
    ) == (6, ["拼多多"])
    assert (
        read(
            ("1.", "甲方有拼多多店铺十家、淘宝店两家。"),
            ("2.", "仍在营业的六家全部转让给乙方。", ACCOUNT),
        )[0]
        != 6
    )


def test_the_stated_rest_of_a_list_tells_what_is_left_out():
    assert read(
        ("1.", "双方的账号四个：抖音“甜”、快手“甜”、视频号“甜”、小红书“妈”。", ACCOUNT),
        ("2.", "小红书“妈”归女方，其余三个归男方。", ACCOUNT),
    ) == (3, ["抖音", "快手", "视频号"])
    assert (
        read(
            ("1.", "双方有抖音号三个、小红书号一个。"),
            ("2.", "小红书归女方，其余两个归男方。", ACCOUNT),
        )[0]
        == 2
    )
    assert (
        read(
            ("1.", "双方有抖音号三个、小红书号一个。"),
            ("2.", "知乎号归女方，其余两个归男方。", ACCOUNT),
        )[0]
        == 2
    )

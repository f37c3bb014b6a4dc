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

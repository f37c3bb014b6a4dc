"""So much for each account or person, where the contract says how many there are."""

from __future__ import annotations

import pytest
from small_contracts import contract

from reviewer.labels import Label

PAID = Label.TAINTED_CONSIDERATION
ACCOUNTS = Label.ACCOUNT_TRANSFER
DATA = Label.PERSONAL_DATA_TRANSFER
EIGHT = ("1.1", "甲方将八个抖音账号转让给乙方。", ACCOUNTS)
REGISTER = ("1.1", "甲方向乙方出卖业主名册一份，共60,000条，一人一条。", DATA)


def price_of(thing, *words):
    clauses = [(f"2.{number}", text, PAID) for number, text in enumerate(words, 1)]
    price = contract(("第二条", "价款"), thing, *clauses).facts().price_cny
    return None if price is None else price.value


@pytest.mark.parametrize(
    "words",
    ["每个账号单价人民币20,000元，按个数计价。", "一个号两万元，不讲价。", "每号20,000元。"],
)
def test_a_price_for_one_account_is_paid_for_each(words):
    assert price_of(EIGHT, words) == 160_000


@pytest.mark.parametrize("words", ["每条壹元伍角，按前款条数计算价金。", "每位业主1.5元。"])
def test_a_price_for_one_person_is_paid_for_each(words):
    assert price_of(REGISTER, words) == 90_000


def test_accounts_and_persons_may_each_have_a_price():
    both = ("1.1", "甲方将两个微信账号及上面的客户900名转让给乙方。", ACCOUNTS, DATA)
    assert price_of(both, "每个账号500元，每名客户10元。") == 10_000


@pytest.mark.parametrize(
    "words",
    [
        "每个账号20,000元，以交割时实际个数为准。",
        "每个账号的视频更新费300元。",
        "每号赔偿五万元。",
        "每个账号2,000美元。",
        "每月20,000元。",
    ],
)
def test_what_is_no_price_of_one_or_whose_number_is_open_gives_none(words):
    assert price_of(EIGHT, words) is None


def test_a_number_that_is_only_a_bound_gives_no_price():
    atleast = ("1.1", "甲方向乙方出卖业主名册一份，不少于60,000条。", DATA)
    assert price_of(atleast, "每条壹元伍角，按条数计算价金。") is None


def test_a_whole_that_is_stated_is_the_price():
    assert price_of(EIGHT, "每个账号20,000元，总价打折后为人民币15万元。") == 150_000

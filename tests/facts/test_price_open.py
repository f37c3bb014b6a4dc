"""A price that is left open, or none: what is stated beside it is an advance or other money."""

from __future__ import annotations

import pytest
from small_contracts import contract

from reviewer.facts.price import find_price
from reviewer.labels import Label

PAID = Label.TAINTED_CONSIDERATION


def price_of(*words, labels=(PAID,)):
    clauses = [(f"3.{number}", text, *labels) for number, text in enumerate(words, 1)]
    made = contract(("第三条", "价款"), *clauses)
    price = find_price(made.document, made.clauses, made.labels, made.tables)
    return None if price is None else price.value


@pytest.mark.parametrize(
    "words",
    [
        "转让价款以评估机构出具的报告为准，另签补充协议。",
        "本次移交的对价另以补充协议确定。",
        "转让款届时由双方商定。",
        "转让价款以双方另行签署的确认书所载为准。",
        "店铺转让价款由双方密封保存，本合同不予载明。",
        "本协议不载明总额，交接后再说。",
        "价格待定。",
        "转让款按乙方接手后首季销售额的三成结算。",
        "乙方按社群净利润的两成逐季付给甲方，不设保底。",
        "甲方自愿将账号无偿赠与乙方。",
        "乙方无须向甲方支付任何款项。",
        "乙方不付转让费，接下未上完的课即可。",
        "双方互为关联企业，移交不收取费用。",
        "交接费等乙方做满三个月再谈。",
    ],
)
def test_what_is_stated_beside_a_price_that_is_open_or_none_is_no_price(words):
    assert price_of(words, "甲方买过服务器，花了八万元。") is None


@pytest.mark.parametrize(
    "words",
    [
        "甲方先行支付预付款人民币贰拾万元，多退少补。",
        "签字时先预付的1万元到时多退少补。",
        "首付款十万元，签约当日付。",
        "今天乙方先垫给甲方三千块周转，以后从交接费里扣。",
    ],
)
def test_an_advance_alone_is_no_price(words):
    assert price_of(words) is None


def test_what_is_called_the_price_is_one_although_another_part_is_open():
    share = "超出部分的奖励款按销售额的一成计付，价格待定。"
    assert price_of("店铺转让价款20万元。", share) == 200_000


def test_what_a_party_is_paid_is_the_price_although_another_thing_goes_for_nothing():
    assert price_of("货架无偿移交给乙方。", "乙方支付甲方八万元。") == 80_000


def test_the_first_part_that_is_said_to_be_of_the_price_is_believed():
    assert price_of("乙方预付八成，即转让对价之首期为人民币640万元。") == 6_400_000

"""Bids, deductions and changes: which amount stands in the end."""

from __future__ import annotations

import pytest
from small_contracts import contract

from reviewer.facts.price import find_price


def price_of(*units):
    made = contract(*units)
    price = find_price(made.document, made.clauses, made.labels, made.tables)
    return None if price is None else price.value


@pytest.mark.parametrize(
    ("words", "price"),
    [
        ("原定转让费8万元，空调坏了扣5千元，实付7.5万元。", 75_000),
        ("说好四万六，货架不要减两千，冰箱旧了再减一千，最后给四万三。", 43_000),
        ("店铺作价12万元，抹去零头2,000元，乙方付118,000元。", 118_000),
        ("转让价30万元，老客优惠1.5万元，乙方应付28.5万元。", 285_000),
        ("一共两万八，便宜八百，两万七千二。", 27_200),
    ],
)
def test_what_is_left_after_a_deduction_is_the_price(words, price):
    assert price_of(("3", words)) == price


@pytest.mark.parametrize(
    ("words", "price"),
    [
        ("转让总价50万元，扣除已付定金5万元，余款45万元交接时付。", 500_000),
        ("转让总价50万元，扣质保金5万元，尾款45万元交接时付。", 500_000),
        ("转让总价50万元，其中店面20万元，账号30万元。", 500_000),
        ("转让总价50万元，首付款由20万元调整为10万元。", 500_000),
        ("转让总价50万元。迟延的，违约金由每日500元改为300元。", 500_000),
        ("转让总价50万元，逾期扣5万元，已付定金3万元。", 500_000),
        ("违约金10万元，可减4万元，减后付6万元。转让总价50万元。", 500_000),
    ],
)
def test_what_is_paid_before_or_for_a_breach_lowers_no_price(words, price):
    assert price_of(("3", words)) == price


@pytest.mark.parametrize(
    ("words", "price"),
    [
        ("原合同总价42万元，改为38万元。", 380_000),
        ("转让费由六万元降至五万二千元。", 52_000),
        ("总价20万元，后调整为18.8万元。", 188_000),
        ("转让价款从90,000元变更为84,000元。", 84_000),
    ],
)
def test_a_price_that_is_changed_is_the_later_one(words, price):
    assert price_of(("3", words)) == price


@pytest.mark.parametrize(
    ("words", "price"),
    [
        ("甲方开口要三万，乙方还到两万，两万四成交。", 24_000),
        ("老周先要七万，小胡说五万五，末了定在六万。", 60_000),
        ("评估价值46万元。双方同意以43万元成交。", 430_000),
        ("甲方报价十五万，乙方出十二万，十三万五敲定。", 135_000),
        ("卖家喊价9000元，最后说定8200元。", 8200),
    ],
)
def test_the_bids_before_a_bargain_are_no_price(words, price):
    assert price_of(("3", words)) == price


def test_a_rate_times_a_number_is_the_price_that_it_comes_to():
    words = "一个好友十五块，数下来是两千个，一共三万。"
    assert price_of(("3", words)) == 30_000


def test_a_rate_that_does_not_come_to_the_sum_decides_nothing():
    words = "一个好友十五块，数下来是两千个，一共四万。"
    assert price_of(("3", words)) is None


@pytest.mark.parametrize(
    "words",
    [
        "设备依清单作价19万元，由乙方的关联公司另行采购，不属本协议。",
        "主协议价款92万元早已结清，不再提起。",
        "快递款四千二百元另账清理。",
        "孩子抚养费两千元照旧，与本协议无关。",
    ],
)
def test_money_of_another_contract_is_no_price(words):
    assert price_of(("3", words)) is None


@pytest.mark.parametrize(
    "words",
    [
        "签字后付50,000元，好友数量核对后付30,000元，满三个月付20,000元，至此付讫。",
        "当天付六万，客人过去以后付四万，这就付清了。",
        "头款七万，当天转；剩下的三万，开学后补上。",
        "先拿六万，剩四万，月底再给。",
        "分四回给钱，每回两万五，一季一回。",
        "乙方不付首付，每月10日前付5000元，付满20期为止。",
        "转让款每月给付一万元，连续十个月付清，别无首付。",
        "乙方每年年底付甲方两万元，自2021年起，至2025年付完最后一笔。",
        "价款由三部分构成：店铺50,000元，会员资料30,000元，商标20,000元，月底前付清。",
        "牙椅作价64,000元，患者资料作价36,000元，两项之和即为全部转让价款。",
    ],
)
def test_payments_and_parts_that_are_all_there_is_add_up(words):
    assert price_of(("3", words)) == 100_000


@pytest.mark.parametrize(
    "words",
    [
        "转让费10万元，签字后付6万元，交接后付4万元，至此付讫。",
        "转让总价10万元，分两回付，每回五万元。",
        "转让总价10万元。房租每月5000元，付满12期为止。",
        "转让总价10万元。工资每月给付一万元，连续十个月付清。",
        "签约后付10万元，其中店面6万元，资料4万元，三日内付清。",
        "转让总价10万元。两项之和即为全部价款。",
        "转让总价10万元。头款3万元。剩下的7万元月底付。",
    ],
)
def test_a_whole_that_is_stated_is_not_added_to_its_payments(words):
    assert price_of(("3", words)) == 100_000


@pytest.mark.parametrize(
    "words",
    [
        "床品三十套价40万元，当场结清，与本书让与无关。",
        "乙方另就冷柜搬运收取40万元，不在对价之内。",
        "原说好的40万元作废。",
        "有人出过价，在30万元至40万元之间。",
        "年费40万元，和前述转让不相干。",
        "店里的鱼竿按进价另算，约40万元。",
    ],
)
def test_money_for_another_thing_or_given_up_is_no_price(words):
    assert price_of(("2", words), ("3", "账号转让费10万元。")) == 100_000


def test_a_range_in_which_the_parties_will_agree_is_no_price():
    assert price_of(("3", "价款在人民币45万元至60万元之间，由双方于交割后商定。")) is None


def test_what_the_other_side_owes_is_set_off_against_the_price():
    words = "乙方付账号对价30万元，扣除甲方预支的生活费4万元，实付26万元。"
    assert price_of(("3", words)) == 300_000


def test_the_ends_of_a_range_of_prices_are_none():
    assert price_of(("3", "价格区间为80万元至100万元，最终由双方商定。")) is None


def test_a_price_after_a_reduction_needs_no_unit():
    assert price_of(("3", "原价一万二，优惠后9900。")) == 9900

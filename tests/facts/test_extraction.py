"""All facts of a contract together, and how well they agree with labelled contracts."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from decimal import Decimal

import pytest
from gold import FIRST_HANDS, document_from_gold, gold_contracts, labels_of_gold
from small_contracts import contract

from reviewer.document.model import Document, Span
from reviewer.facts.extraction import extract_facts
from reviewer.facts.model import Facts
from reviewer.facts.terms import find_defined_terms
from reviewer.labels import Label

SALE = (
    "微信号转让协议",
    "甲方（转让方）：柳小如，身份证号码3301**********0000",
    "乙方（受让方）：云泽妍澈门诊部有限公司",
    "甲方自2013年起从事医美咨询顾问工作，双方订立本协议。",
    ("第一条", "定义"),
    ("1.1", "“标的号”指甲方实名注册的九个微信号。"),
    ("第二条", "转让"),
    ("2.1", "标的号自交割日起归乙方所有。", Label.ACCOUNT_TRANSFER),
    (
        "2.2",
        "每个号通讯录好友二千至三千人，聊天记录不得删减。",
        Label.PERSONAL_DATA_TRANSFER,
    ),
    ("第三条", "价款"),
    ("3.1", "转让总价人民币伍拾万元整（¥500,000.00）。", Label.TAINTED_CONSIDERATION),
    ("3.2", "签约当日付30万元，交割后付20万元。", Label.TAINTED_CONSIDERATION),
    "签署日期：2019年9月22日",
)


@pytest.fixture(scope="module")
def facts() -> Facts:
    return contract(*SALE).facts()


def test_the_whole_of_a_sale(facts: Facts):
    assert facts.signing_date is not None
    assert facts.signing_date.value == date(2019, 9, 22)
    assert facts.price_cny is not None
    assert facts.price_cny.value == Decimal(500_000)
    assert [(int(p.amount_cny), p.due) for p in facts.instalments] == [
        (300_000, date(2019, 9, 22)),
        (200_000, None),
    ]
    assert facts.account_count is not None
    assert facts.account_count.value == 9
    assert [platform.value for platform in facts.platforms] == ["微信"]
    assert facts.records_min is not None
    assert facts.records_max is not None
    assert (facts.records_min.value, facts.records_max.value) == (18_000, 27_000)
    assert facts.transferor is not None
    assert facts.transferee is not None
    assert (facts.transferor.value, facts.transferee.value) == ("甲方", "乙方")
    assert facts.in_service is not None
    assert facts.in_service.value
    assert not facts.date_blank


def test_defined_terms_are_given_by_name_and_the_first_definition_counts(facts: Facts):
    made = contract(*SALE, ("9.1", "“标的号”指其他号。"))
    terms = made.facts().defined_terms

    assert list(facts.defined_terms) == ["标的号"]
    assert made.words(terms["标的号"]) == ["甲方实名注册的九个微信号"]


def test_every_fact_shows_words_of_the_contract():
    made = contract(*SALE)
    facts = made.facts()
    given = [
        facts.signing_date,
        facts.price_cny,
        facts.account_count,
        facts.records_min,
        facts.records_max,
        facts.transferor,
        facts.transferee,
        *facts.platforms,
    ]

    for fact in given:
        assert fact is not None
        assert fact.spans
        assert all(made.words(*fact.spans))


def accounts_of(*units):
    facts = contract(*units).facts()
    count = facts.account_count.value if facts.account_count else None
    return count, [platform.value for platform in facts.platforms]


def test_accounts_are_read_where_the_words_hand_them_over_and_no_rule_spoke():
    assert accounts_of("知乎号让渡书", ("1", "甲方的知乎账号永久归乙方使用。")) == (1, ["知乎"])


def test_accounts_are_read_under_the_heading_of_what_is_for_sale():
    units = ("分家协议", ("第一条", "归女方的东西"), ("1.1", "抖音号一个、快手号一个及存货。"))

    assert accounts_of(*units) == (2, ["抖音", "快手"])


def test_a_list_of_accounts_is_read_where_the_title_is_that_of_a_sale():
    table = [["平台", "店名"], ["淘宝", "灯铺"], ["淘宝", "亮堂堂"], ["京东", "照明"]]

    assert accounts_of("网店拆分转让协议", "清单", table) == (3, ["淘宝", "京东"])
    assert accounts_of("广告投放框架合同", "清单", table) == (None, [])


def test_accounts_that_stay_with_the_seller_are_not_read():
    words = "甲方的微信、抖音由甲方继续使用，不随设备转让。"

    assert accounts_of("设备买卖合同", ("1", words)) == (None, [])


def test_an_empty_contract_states_nothing():
    assert contract("").facts() == Facts()


def test_spaces_and_line_breaks_of_a_page_change_nothing(facts: Facts):
    def spaced(unit):
        if isinstance(unit, str):
            return unit.replace("年", " 年 ").replace("月", " 月\n")
        number, words, *labels = unit
        words = words.replace("万元", " 万元").replace("个", " 个\n").replace("，", "，\n")
        return (number, words, *labels)

    other = contract(*map(spaced, SALE)).facts()

    for field in ("signing_date", "price_cny", "account_count", "records_min", "records_max"):
        assert getattr(other, field).value == getattr(facts, field).value
    assert [p.value for p in other.platforms] == [p.value for p in facts.platforms]


def test_headers_and_footers_are_passed_over():
    made = contract("甲方：李小禾", "乙方：王小满", ("3.1", "转让总价5万元。"))
    words = "签署日期：2020年1月1日 转让总价9万元"
    text = f"{made.document.text}\n{words}"
    start = len(made.document.text) + 1
    clause = made.clauses.clauses[0]
    footer = type(clause)(
        "f1",
        "k",
        type(clause.kind)("footer"),
        None,
        None,
        Span(start, len(text)),
        1,
        None,
        None,
        0,
    )
    document = Document("docx", "0" * 64, text, made.document.blocks)
    clauses = type(made.clauses)((*made.clauses.clauses, footer))

    facts = extract_facts(document, clauses, (), {})

    assert facts.signing_date is None
    assert facts.price_cny is not None
    assert facts.price_cny.value == Decimal(50_000)


def _agreement(hands):
    right: Counter[str] = Counter()
    stated: Counter[str] = Counter()
    guessed = 0
    for gold in gold_contracts(hands=hands):
        document, clauses = document_from_gold(gold)
        terms = find_defined_terms(document, clauses)
        facts = extract_facts(document, clauses, terms, labels_of_gold(gold))
        got = {
            "signing_date": facts.signing_date and facts.signing_date.value.isoformat(),
            "price_cny": facts.price_cny and facts.price_cny.value,
            "account_count": facts.account_count and facts.account_count.value,
            "records_min": facts.records_min and facts.records_min.value,
            "transferor": facts.transferor and facts.transferor.value,
        }
        want = {**gold["facts"], "signing_date": gold.get("signing_date")}
        for key, value in got.items():
            if want.get(key) is None:
                guessed += key in ("account_count", "records_min") and value is not None
            else:
                stated[key] += 1
                right[key] += value == want[key]
    return {key: right[key] / stated[key] for key in stated}, guessed


def test_facts_agree_with_labelled_contracts():
    shares, guessed = _agreement(FIRST_HANDS)

    assert shares["signing_date"] >= 0.95
    assert {key: share for key, share in shares.items() if share < 0.8} == {}
    assert guessed <= 1, json.dumps(shares)


def test_platforms_named_elsewhere_are_told_only_where_an_account_surely_changes_hands():
    named = ("1", "乙方负责抖音企业号的文稿。")
    handed = ("2", "甲方将账号移交乙方，一次付清。")

    assert not contract("劳动合同", named, handed).facts().platforms
    assert contract("劳动合同", named, (*handed, Label.ACCOUNT_TRANSFER)).facts().platforms
    assert contract("账号转让合同", named, handed).facts().platforms

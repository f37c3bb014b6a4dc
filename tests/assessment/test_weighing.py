"""What is the main object and what is ancillary; what counts as evidence, and how much."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from assessment.gold_findings import a_finding, findings_on

from reviewer.assessment.assess import assess
from reviewer.assessment.circumstances import Circumstances
from reviewer.assessment.contract_text import ContractText
from reviewer.assessment.evidence import evidence
from reviewer.assessment.model import Opinion, Ticks
from reviewer.assessment.weighing import risky_share
from reviewer.document.model import Span
from reviewer.facts.model import Fact, Facts
from reviewer.labels import Label, Severity, Verdict
from reviewer.rules.findings import Finding

DAY = date(2024, 6, 1)
PLATFORM = Facts(platforms=(Fact("抖音", (Span(0, 1),)),))
SALE = (Label.ACCOUNT_TRANSFER, "甲方将微信号转让给乙方")
LIST = (Label.PERSONAL_DATA_TRANSFER, "客户名单一并移交")
CARDS = (Label.PAYMENT_INSTRUMENT_TRANSFER, "收款卡交乙方使用")


def priced_in(*clauses: str) -> list[Finding]:
    return findings_on(*((Label.TAINTED_CONSIDERATION, words) for words in clauses))


def case_of(*clauses: tuple[Label, str]) -> Circumstances:
    found = findings_on(*clauses)
    return Circumstances.of(found, Facts(), DAY, Ticks())


def opinion_on(*clauses: tuple[Label, str], facts: Facts = PLATFORM) -> Opinion:
    found = findings_on(*clauses)
    return assess(found, facts, DAY, day_stated=True)


@pytest.mark.parametrize(
    ("words", "share"),
    [
        ("合同总额3,480万元，其中席位转让款3,200万元，直播账号部分280万元", Fraction(280, 3480)),
        ("线上账号另算叁万元整（两项加拢168,000元）", Fraction(30, 168)),
        ("会员本子和微信号另作一万六千元，付清后，合起来七万六千元", Fraction(16, 76)),
        ("总价260万元（课程版权90万元＋账号与社群170万元）", Fraction(17, 26)),
        ("价款共18万元，其中线上平台5万元，花名册11万元，手推车2万元", Fraction(16, 18)),
        ("账号转让价款共50万元，其中定金5万元", None),
        ("设备按部计价，每个账号1.2万元，合计28.8万元", None),
        ("账号作价五万元", None),
        ("价款面议", None),
    ],
)
def test_the_share_of_the_price_is_what_is_paid_for_accounts_and_data(words, share) -> None:
    assert risky_share(case_of((Label.TAINTED_CONSIDERATION, words))) == share


def test_a_list_of_prices_under_a_total_tells_the_share_too() -> None:
    items = ("患者档案人民币240,000元；", "企业微信客服号人民币60,000元；")
    dated = "账号过户当日100,000元"
    found = priced_in(*items, dated, "总价见上")
    priced = Facts(price_cny=Fact(Decimal(1_200_000)))
    assert risky_share(Circumstances.of(found, priced, DAY, Ticks())) == Fraction(1, 4)
    assert risky_share(Circumstances.of(found, Facts(), DAY, Ticks())) is None
    assert risky_share(Circumstances.of(found[2:], priced, DAY, Ticks())) is None


@pytest.mark.parametrize("risk", [LIST, CARDS])
def test_a_small_part_of_the_price_makes_the_contract_medium_at_most(risk) -> None:
    small = (Label.TAINTED_CONSIDERATION, "总价100万元，其中店铺装修90万元，账号10万元")
    large = (Label.TAINTED_CONSIDERATION, "总价100万元，其中店铺装修10万元，账号90万元")
    assert opinion_on(SALE, risk, small).verdict is Verdict.MEDIUM
    assert opinion_on(SALE, risk, large).verdict is Verdict.HIGH


def test_data_beside_many_clauses_on_public_accounts_are_ancillary() -> None:
    video = [(Label.ACCOUNT_TRANSFER, f"抖音号{name}转让给乙方") for name in "甲乙丙"]
    assert opinion_on(*video, LIST).verdict is Verdict.MEDIUM
    assert opinion_on(video[0], LIST, LIST, LIST).verdict is Verdict.HIGH


def test_data_beside_accounts_that_hold_friends_are_not_ancillary() -> None:
    chats = [(Label.ACCOUNT_TRANSFER, f"微信号{name}转让给乙方") for name in "甲乙丙"]
    assert opinion_on(*chats, LIST).verdict is Verdict.HIGH


def test_fans_of_a_cleared_public_account_are_only_its_reach() -> None:
    video = (Label.ACCOUNT_TRANSFER, "抖音号转让给乙方")
    fans = (Label.CUSTOMER_RESOURCE_TRANSFER, "粉丝随账号归乙方")
    cleared = (Label.PERSONAL_DATA_EXCLUDED, "私信和订单交割前清空")
    assert "粉丝或者社群随账号移交" not in opinion_on(video, fans).summary
    assert "粉丝或者社群随账号移交" in opinion_on(video, fans, cleared).summary


def test_what_only_a_model_sees_counts_for_less() -> None:
    seen = [a_finding(*SALE, "c1", 0, origin=origin) for origin in ("rule", "model")]
    by_rule, by_model = (
        evidence(Circumstances.of([finding], Facts(), DAY, Ticks())) for finding in seen
    )
    assert 0 < by_model < by_rule


def test_a_consent_that_only_a_model_sees_makes_it_arguable_and_no_more() -> None:
    consent = (Label.CONSENT_OBTAINED, "取得每一客户的单独同意后方可交付，未同意的剔除")
    found = [
        a_finding(*LIST, "c1", 0),
        a_finding(*consent, "c2", 100, origin="model"),
        a_finding(*consent, "c3", 200, origin="rule"),
    ]
    by_model = assess(found[:2], PLATFORM, DAY, day_stated=True)
    by_rule = assess((found[0], found[2]), PLATFORM, DAY, day_stated=True)
    assert by_model.verdict is Verdict.MEDIUM
    assert by_model.findings[0].severity is Severity.HIGH
    assert any("疑似" in step.step for step in by_model.reasoning)
    assert by_rule.verdict is Verdict.LOW


def test_a_bare_warranty_that_only_a_model_sees_is_none() -> None:
    words, doubt = "甲方保证客户均无异议", {"origin": "model", "confidence": 0.4}
    warranty = a_finding(Label.CONSENT_OBTAINED, words, "c2", 100, **doubt)
    found = (a_finding(*LIST, "c1", 0), warranty)
    assert assess(found, PLATFORM, DAY, day_stated=True).verdict is Verdict.HIGH


def test_conduct_without_a_transfer_establishes_nothing() -> None:
    odd = (
        (Label.SHAM_STRUCTURE, "仅作形式审查"),
        (Label.UNLAWFUL_PURPOSE, "代刷"),
        (Label.IDENTITY_CONTINUATION, "参考话术"),
    )
    assert opinion_on(*odd, facts=Facts()).verdict is Verdict.NONE


def test_suspicions_of_a_model_alone_make_no_plain_statement() -> None:
    words = ("第一批账号移交", "第二批账号移交")
    doubts = [
        a_finding(Label.ACCOUNT_TRANSFER, one, f"c{at}", at * 100, origin="model", confidence=0.4)
        for at, one in enumerate(words)
    ]
    assert assess(doubts, Facts(), DAY, day_stated=True).verdict is Verdict.NONE
    seen = [replace(doubt, origin="rule") for doubt in doubts]
    assert assess(seen, Facts(), DAY, day_stated=True).verdict is Verdict.MEDIUM
    sure = [replace(doubt, confidence=0.58) for doubt in doubts]
    assert assess(sure, Facts(), DAY, day_stated=True).verdict is Verdict.MEDIUM


def test_a_price_for_one_account_is_no_part_of_the_price() -> None:
    price = (Label.TAINTED_CONSIDERATION, "一号3万元，合计33万元")
    assert risky_share(case_of(price)) is None


def share_of(*prices: str, facts: Facts = PLATFORM) -> Fraction | None:
    return risky_share(Circumstances.of(priced_in(*prices), facts, DAY, Ticks()))


def test_a_price_by_the_head_is_paid_for_persons() -> None:
    words = "总价款86万元，其中按在托婴幼儿每名5,000元计63万元，装修23万元"
    assert share_of(words) == Fraction(63, 86)


def test_of_a_row_of_a_table_the_last_sum_counts() -> None:
    total = replace(PLATFORM, price_cny=Fact(Decimal(960000), (Span(0, 1),)))
    row = "①\t顾客档案（姓名、手机）\t7,600人\t每人50元\t380,000元"
    assert share_of(row, facts=total) == Fraction(38, 96)


def test_the_whole_clause_is_read_for_its_parts_where_the_text_is_known() -> None:
    found = [a_finding(Label.TAINTED_CONSIDERATION, "总价500万元", "c1", 0)]
    text = ContractText(words={"c1": "总价500万元，其中股权480万元，微信号及客户好友20万元"})
    case = Circumstances.of(found, PLATFORM, DAY, Ticks(), text)
    assert risky_share(case) == Fraction(20, 500)


def test_a_price_that_disguises_is_not_believed() -> None:
    price = (Label.TAINTED_CONSIDERATION, "总价10万元，其中设备9万元，账号1万元")
    sham = (Label.SHAM_STRUCTURE, "账号的钱摊在设备价款里")
    assert opinion_on(LIST, LIST, price).verdict is Verdict.MEDIUM
    assert opinion_on(LIST, LIST, price, sham).verdict is Verdict.HIGH


def test_rows_that_deliver_accounts_or_data_are_priced_by_whatever_name_they_go() -> None:
    total = Facts(price_cny=Fact(Decimal(3_600_000), ()))
    rows = (
        (Label.ACCOUNT_TRANSFER, "D\t天猫旗舰店「某某旗舰店」\t¥120,000"),
        (Label.PERSONAL_DATA_TRANSFER, "E\t存量数据集\t¥200,000"),
        (Label.SENSITIVE_DATA_TRANSFER, "E\t存量数据集\t¥200,000"),
        (Label.ACCOUNT_TRANSFER, "天猫旗舰店以120,000元转让"),
    )
    assert risky_share(replace(case_of(*rows), facts=total)) == Fraction(32, 360)


def test_a_piece_is_no_price() -> None:
    total = replace(PLATFORM, price_cny=Fact(Decimal(302_400), (Span(0, 1),)))
    disk = a_finding(Label.PERSONAL_DATA_TRANSFER, "存有名单的硬盘\t一块", "c1", 0)
    assert risky_share(Circumstances.of([disk], total, DAY, Ticks())) is None

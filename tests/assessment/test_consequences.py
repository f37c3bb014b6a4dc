"""Law of its day: guarantees that fall with the main contract, data that go abroad, agreements."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from assessment.gold_findings import a_finding, findings_on
from assessment.golden_cases import CASES

from reviewer.assessment.assess import assess
from reviewer.assessment.contract_text import ContractText
from reviewer.assessment.model import Opinion, Point, Ticks
from reviewer.assessment.readings import Mention
from reviewer.facts.model import Fact, Facts
from reviewer.labels import Label, Verdict
from reviewer.law.platform_terms import HEADING, PlatformTerms

GUARANTEED = ContractText(mentions=frozenset({Mention.GUARANTEE}))


def opinion(
    day: date, *platforms: str, text: ContractText = GUARANTEED, words: str = "微信号转让给乙方"
) -> Opinion:
    found = [
        a_finding(Label.ACCOUNT_TRANSFER, words),
        a_finding(Label.PERSONAL_DATA_TRANSFER, "好友资料一并移交", "c2", 100),
    ]
    facts = Facts(platforms=tuple(Fact(name) for name in platforms))
    return assess(found, facts, day, day_stated=True, text=text)


def guarantees(found: Opinion) -> list[Point]:
    return [point for point in found.consequences if point.title == "担保"]


def cited(point: Point) -> list[tuple[str, str, bool]]:
    return [(one.law_short, one.article_label, one.text is not None) for one in point.citations]


def test_a_guarantee_signed_before_the_civil_code_goes_by_the_law_on_security() -> None:
    (point,) = guarantees(opinion(date(2019, 9, 22)))
    assert "另有约定的按照约定" in point.text
    assert cited(point) == [
        ("担保法", "第五条", True),
        ("物权法", "第一百七十二条", False),
        ("担保法解释", "第八条", False),
    ]


def test_a_guarantee_signed_since_goes_by_the_civil_code() -> None:
    (point,) = guarantees(opinion(date(2022, 1, 5)))
    assert "约定担保独立于主合同的亦同" in point.text
    assert [law for law, _, _ in cited(point)] == [
        "民法典",
        "民法典",
        "担保制度解释",
        "担保制度解释",
    ]


@pytest.mark.parametrize("day", [date(2019, 9, 22), date(2022, 1, 5)])
def test_where_no_guarantee_is_given_none_is_spoken_of(day: date) -> None:
    assert guarantees(opinion(day, text=ContractText())) == []


def test_what_goes_abroad_is_filed_by_the_rules_of_the_day_it_goes() -> None:
    found = (a_finding(Label.CROSS_BORDER_TRANSFER, "会员资料发往境外"),)
    facts = Facts(records_min=Fact(120_000))
    for signed, performed in ((date(2023, 6, 1), date(2024, 6, 1)), (date(2025, 1, 1), None)):
        ticks = Ticks(performed=performed)
        made = assess(found, facts, signed, ticks, day_stated=True)
        (point,) = [one for one in made.checklist if one.title == "出境的申报、备案"]
        assert "已见：约120,000人的信息" in point.text
        assert [one.article_label for one in point.citations] == [
            "第五条", "第七条", "第八条", "第十条",
        ]  # fmt: skip
        assert all(one.text is None for one in point.citations)


def rules(found: Opinion) -> list[str]:
    return [point.text for point in found.consequences if point.title == HEADING]


def test_every_clause_of_a_platform_that_forbids_is_shown() -> None:
    (text,) = rules(opinion(date(2024, 1, 5), "微信"))
    for term in PlatformTerms.load().of("微信"):
        assert (term.sentence() in text) is (term.effect == "forbids")
    assert "第7.1.2条" in text
    assert "第7.2.5.7条" in text


def test_a_clause_that_came_into_the_agreement_after_signing_is_not_shown() -> None:
    (text,) = rules(opinion(date(2019, 9, 22), "微信"))
    assert "第7.1.2条" in text
    assert "第7.2.5.7条" not in text


def test_old_versions_of_an_agreement_are_not_shown() -> None:
    (text,) = rules(opinion(date(2024, 1, 5), "淘宝", words="淘宝店转让给乙方"))
    assert "第3.2条" in text
    assert "2014" not in text


def paragraph(points: tuple[Point, ...], title: str) -> str:
    (found,) = [point.text for point in points if point.title == title]
    return found


def test_before_the_civil_code_nothing_is_said_of_an_assignee_in_good_faith_by_its_rule() -> None:
    before, since = opinion(date(2019, 9, 22)), opinion(date(2021, 3, 1))
    said = paragraph(before.contrary, "平台禁转是约定")
    assert "没有规定可否对抗善意受让人" in said
    assert "不得对抗善意第三人" in paragraph(since.contrary, "平台禁转是约定")


def sale(day: date, *more: tuple[Label, str], account: bool = True) -> Opinion:
    """Accounts and a register of customers are sold for a price; `more` clauses are there too."""
    sold = [(Label.ACCOUNT_TRANSFER, "微信号转让给乙方")] if account else []
    clauses = [
        *sold,
        (Label.PERSONAL_DATA_TRANSFER, "客户名单一并移交"),
        (Label.SENSITIVE_DATA_TRANSFER, "病历一并移交"),
        (Label.TAINTED_CONSIDERATION, "价款10万元"),
        *more,
    ]
    found = findings_on(*clauses)
    return assess(found, Facts(price_cny=Fact(Decimal(100_000))), day, day_stated=True)


def test_a_yardstick_of_public_order_is_that_of_its_day() -> None:
    before, since = (
        paragraph(CASES[name].opinion().standing, "违背公序良俗：个案裁量")
        for name in ("nine-accounts-2019", "nine-accounts-2022")
    )
    assert "当时没有写明判断的标准" in before
    assert "生活需要" not in before
    assert "生活需要、影响轻微的不应认定无效" in since


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2016, 1, 5), "签约时没有约束一般互联网账号的实名法律"),
        (date(2019, 9, 22), "直接约束网络运营者"),
    ],
)
def test_of_real_names_it_is_said_whom_the_law_of_the_day_bound(day: date, said: str) -> None:
    steps = sale(day, (Label.REAL_NAME_EVASION, "甲方配合扫脸")).reasoning
    (step,) = [step.step for step in steps if step.step.startswith("实名：")]
    assert said in step


@pytest.mark.parametrize("account", [True, False])
def test_only_who_takes_an_account_is_told_of_its_platform(account: bool) -> None:
    points = sale(date(2022, 1, 5), account=account).consequences
    assert ("平台" in paragraph(points, "受让方：如尚未签约")) is account
    assert ("账号" in paragraph(points, "转让方：如尚未签约")) is account


def account_for(
    *mentions: Mention, price: int | None = None, day: date = date(2022, 1, 5), more: str = ""
) -> Opinion:
    """A media account changes hands, with its fans where `more` names them."""
    clauses = [
        (Label.ACCOUNT_TRANSFER, "抖音号归乙方"),
        (Label.CREDENTIAL_HANDOVER, "告知密码"),
        (Label.PLATFORM_TERMS_EVASION, "封号由乙方承担"),
        *([(Label.TAINTED_CONSIDERATION, "作价十万元")] if price else []),
        *([(Label.CUSTOMER_RESOURCE_TRANSFER, more)] if more else []),
    ]
    found = findings_on(*clauses)
    facts = Facts(price_cny=Fact(Decimal(price)) if price else None)
    text = ContractText(mentions=frozenset(mentions))
    return assess(found, facts, day, day_stated=True, text=text)


def titles(points: tuple[Point, ...]) -> set[str]:
    return {point.title for point in points}


PAID_BACK = {"价款：转让方返还", "资金占用费"}


@pytest.mark.parametrize("day", [date(2019, 9, 22), date(2022, 1, 5)])
def test_of_a_gift_no_price_and_no_interest_are_to_be_paid_back(day: date) -> None:
    gift = account_for(Mention.GIFT, day=day)
    assert not PAID_BACK & titles(gift.unwinding)
    assert "赠与" in titles(gift.unwinding)
    assert "付款" not in paragraph(gift.consequences, "受让方：如尚未签约")
    assert titles(account_for(day=day).unwinding) >= PAID_BACK


def test_a_gift_with_a_price_is_unwound_as_a_sale_and_its_name_is_doubted() -> None:
    sold = account_for(Mention.GIFT, price=100_000)
    assert titles(sold.unwinding) >= PAID_BACK
    assert any(step.step.startswith("名义：") for step in sold.reasoning)
    assert not any(step.step.startswith("名义：") for step in account_for(Mention.GIFT).reasoning)


@pytest.mark.parametrize("price", [None, 100_000])
def test_what_goes_over_in_place_of_a_debt_leaves_the_debt(price: int | None) -> None:
    paid = account_for(Mention.DEBT, price=price)
    assert not PAID_BACK & titles(paid.unwinding)
    assert "原债务不因此消灭" in paragraph(paid.unwinding, "所抵的债务")
    assert "余款和分期款" not in titles(paid.consequences)


@pytest.mark.parametrize("day", [date(2021, 3, 1), date(2022, 1, 5)])
def test_of_fans_alone_it_is_not_said_that_their_data_are_handed_over(day: date) -> None:
    steps = [step.step for step in account_for(day=day, more="粉丝群一并移交").reasoning]
    assert any(step.startswith("客户资源：") and "可能一并提供" in step for step in steps)
    assert not any(step.startswith("他人信息：") for step in steps)


def test_where_clauses_only_take_care_no_transfer_is_claimed() -> None:
    found = [
        a_finding(Label.CONSENT_OBTAINED, "经用户同意后方可共享", "c1", 100),
        a_finding(Label.PERSONAL_DATA_EXCLUDED, "保留用户资料", "c2", 200),
    ]
    cared = assess(found, Facts(), date(2022, 1, 5), day_stated=True)
    assert cared.verdict is Verdict.LOW
    assert "没有发现明确转移账号" in cared.summary
    assert cared.reasoning[-1].step.startswith("结论：没有发现明确的移交")
    assert "价款和救济条款" not in titles(cared.consequences)


def test_cards_lent_for_a_wrong_use_are_argued_as_cards_too() -> None:
    clauses = (
        (Label.PAYMENT_INSTRUMENT_TRANSFER, "银行卡交乙方使用"),
        (Label.PAYMENT_INSTRUMENT_TRANSFER, "手机卡交乙方使用"),
        (Label.UNLAWFUL_PURPOSE, "可能用于投注充值"),
        (Label.UNLAWFUL_PURPOSE, "用于赌博充值"),
    )
    found = findings_on(*clauses)
    opinion = assess(found, Facts(), date(2024, 1, 5), day_stated=True)
    assert "可能用于赌博、诈骗、刷单一类违法用途" in opinion.summary
    assert {"管理性规定抗辩", "未见按有效处理的裁判"} <= titles(opinion.contrary)

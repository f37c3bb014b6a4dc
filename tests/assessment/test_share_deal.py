"""A company sold by its shares keeps its accounts and data; what goes along besides does not."""

from __future__ import annotations

from datetime import date

import pytest
from assessment.gold_findings import a_finding
from assessment.golden_cases import CASES

from reviewer.assessment.assess import assess
from reviewer.assessment.contract_text import ContractText, LawfulAsset
from reviewer.assessment.matrix import matrix
from reviewer.assessment.model import Opinion
from reviewer.assessment.readings import Mention
from reviewer.facts.model import Facts
from reviewer.labels import Label, Severity, Verdict

DAY = date(2025, 6, 1)
INFO, LOW, MEDIUM = Severity.INFO, Severity.LOW, Severity.MEDIUM
# The column 公司股权交易 of the matrix; None where the model has no such case.
SHARES = {
    "wecom": INFO,
    "public-account": INFO,
    "wechat": None,
    "bank-card": INFO,
    "payment": INFO,
    "securities": INFO,
    "phone-card": INFO,
    "game": None,
    "personal-shop": None,
    "shop": LOW,
    "content": INFO,
    "medical": MEDIUM,
    "credit": MEDIUM,
    "statistics": INFO,
    "business-customers": INFO,
    "customer-list": INFO,
    "customer-resource": INFO,
    "account": INFO,
    "trademark": INFO,
    "domain": INFO,
    "copyright": INFO,
    "source-code": INFO,
    "equipment": INFO,
}
LAWFUL = {"trademark", "domain", "copyright", "source-code", "equipment"}


def deal(*held: str, findings=(), day: date = DAY) -> Opinion:
    text = ContractText(mentions=frozenset({Mention.SHARES}), held=frozenset(held))
    return assess(findings, Facts(), day, day_stated=True, text=text)


def titles(points) -> list[str]:
    return [point.title for point in points]


def test_the_column_of_share_deals_is_that_of_the_model() -> None:
    assert {row.id: row.shares for row in matrix().rows} == SHARES


@pytest.mark.parametrize("row", [name for name, grade in SHARES.items() if grade is not None])
def test_what_the_company_holds_is_graded_and_says_why(row: str) -> None:
    (asset,) = deal(row).assets
    assert asset.grade is SHARES[row]
    assert asset.name.endswith("（目标公司持有）")
    assert ("权利人不变" if row in LAWFUL else "主体") in asset.facts[0]
    assert bool(asset.standing) is (row not in LAWFUL)


def test_a_lawful_asset_that_is_sold_beside_the_shares_does_not_stay_with_the_company() -> None:
    sold = LawfulAsset("trademark", ("商标",), "c1", "第一条")
    text = ContractText(
        mentions=frozenset({Mention.SHARES}),
        held=frozenset({"trademark", "domain"}),
        lawful=(sold,),
    )
    opinion = assess((), Facts(), DAY, day_stated=True, text=text)
    assert [asset.name for asset in opinion.assets] == ["商标", "域名（目标公司持有）"]


@pytest.mark.parametrize("row", ["medical", "credit"])
def test_of_health_and_credit_data_the_licence_is_to_be_checked(row: str) -> None:
    opinion = deal(row)
    assert any("资质" in fact for fact in opinion.assets[0].facts)
    assert "股权交易：资质和敏感信息" in titles(opinion.checklist)


def test_the_opinion_says_that_the_holder_stays_and_what_would_change_that() -> None:
    opinion = deal("customer-list", "content")
    assert opinion.verdict is Verdict.NONE
    assert "主体不变" in opinion.summary
    assert "与收购方共享" in opinion.summary
    assert opinion.reasoning[0].step.startswith("股权：")
    assert opinion.reasoning[0].citations[0].law_short == "公司法"
    purpose = opinion.reasoning[1]
    assert [cited.article_label for cited in purpose.citations] == [
        "第十四条", "第二十三条", "第二十二条",
    ]  # fmt: skip
    assert "以股权为名的抗辩" in titles(opinion.contrary)


def test_before_the_law_on_personal_information_none_of_it_is_cited() -> None:
    opinion = deal("customer-list", day=date(2019, 9, 22))
    cited = {one.law_short for step in opinion.reasoning for one in step.citations}
    assert "个人信息保护法" not in cited
    assert "股权交易：处理目的" not in titles(opinion.checklist)


def test_a_share_deal_that_speaks_of_no_accounts_says_less() -> None:
    opinion = deal()
    assert opinion.assets == ()
    assert "没有发现在股权之外另行移交" in opinion.summary


def test_a_private_account_handed_over_besides_is_judged_by_itself() -> None:
    opinion = CASES["share-deal-with-private-account"].opinion()
    assert opinion.verdict is Verdict.MEDIUM
    assert "不因股权交易而合法" in opinion.summary
    beside = next(step.step for step in opinion.reasoning if step.step.startswith("股权之外："))
    assert "条款4.1" in beside
    assert "随股权一并取得的抗辩" in titles(opinion.contrary)


def test_what_is_transferred_besides_is_not_told_twice() -> None:
    sale = a_finding(Label.ACCOUNT_TRANSFER, "抖音账号另行转让给乙方")
    password = a_finding(Label.CREDENTIAL_HANDOVER, "交付抖音账号登录密码", "c2", 100)
    names = [asset.name for asset in deal("content", "shop", findings=(sale, password)).assets]
    assert names == ["短视频、直播、自媒体账号", "天猫、拼多多等企业网店（目标公司持有）"]


def test_the_checklist_quotes_what_the_contract_says_of_purpose_and_sharing() -> None:
    points = {point.title: point.text for point in CASES["share-deal"].opinion().checklist}
    assert (
        "“目标公司的账号、会员信息仍由目标公司持有，其处理目的和方式不变”（5.1）"
        in points["股权交易：主体不变"]
    )
    assert "（5.2）" in points["股权交易：与收购方共享"]
    assert "合同未见相应约定。" in points["股权交易：以个人名义注册的账号"]

"""Nine WeChat accounts for 500,000 signed 2019-09-22: each step as the law of that day has it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from assessment import worked_example
from assessment.gold_findings import a_finding

from reviewer.assessment.assess import assess
from reviewer.assessment.model import Opinion, Point, Ticks
from reviewer.labels import Label, Severity, Side, Stage, Verdict
from reviewer.law.model import ResolvedCitation, TextStatus


@pytest.fixture(scope="module")
def opinion() -> Opinion:
    return assess(
        worked_example.findings(),
        worked_example.facts(),
        worked_example.SIGNED,
        Ticks(side=Side.TRANSFEREE, stage=Stage.DISPUTED),
        day_stated=True,
    )


def names(citations: tuple[ResolvedCitation, ...]) -> set[str]:
    return {cited.law_short + cited.article_label for cited in citations}


def all_citations(opinion: Opinion) -> list[ResolvedCitation]:
    parts = (
        *opinion.findings, *opinion.reasoning, *opinion.consequences, *opinion.exposure,
        *opinion.applicable_law, *opinion.checklist, *opinion.contrary, *opinion.validity,
        *opinion.severability, *opinion.unwinding,
    )  # fmt: skip
    return [cited for part in parts for cited in part.citations]


def point(points: tuple[Point, ...], title: str) -> Point:
    return next(point for point in points if point.title == title)


def test_the_verdict_is_high_for_the_data_that_the_accounts_hold(opinion) -> None:
    assert opinion.verdict is Verdict.HIGH
    assert "9个微信账号" in opinion.summary
    assert "个人信息" in opinion.summary
    assert "风险" in opinion.summary


def test_the_norms_are_those_of_2019(opinion) -> None:
    sale = opinion.findings[0]
    assert sale.severity is Severity.HIGH
    assert names(sale.citations) >= {
        "网络安全法第四十四条",
        "加强网络信息保护决定第一项",
        "民法总则第一百一十一条",
    }


def test_validity_rests_on_the_general_provisions_beside_the_contract_law(opinion) -> None:
    assert names(opinion.findings[0].citations) >= {
        "民法总则第一百五十三条",
        "合同法第五十二条",
        "合同法解释（二）第十四条",
    }


@pytest.mark.parametrize(
    "law", ["民法典", "个人信息保护法", "反电信网络诈骗法", "合同编通则解释", "医师法",
            "基本医疗卫生与健康促进法"]
)  # fmt: skip
def test_later_law_is_cited_nowhere(opinion, law) -> None:
    assert law not in {cited.law_short for cited in all_citations(opinion)}


def test_the_civil_code_serves_only_to_reason_with(opinion) -> None:
    note = point(opinion.applicable_law, "民法典只作说理")
    assert "裁判说理" in note.text
    assert "时间效力规定第四条" in names(note.citations)


def test_the_provision_on_operators_is_mentioned_with_caution_and_not_cited(opinion) -> None:
    assert "慎引" in point(opinion.applicable_law, "个人信息规范").text
    assert "网络安全法第四十二条" not in names(tuple(all_citations(opinion)))


def test_unread_articles_give_their_number_without_text(opinion) -> None:
    consequence = next(
        cited
        for cited in all_citations(opinion)
        if cited.law_short + cited.article_label == "民法总则第一百五十七条"
    )
    assert consequence.text is None
    assert consequence.text_status is TextStatus.UNVERIFIED


def test_the_restitution_article_of_the_contract_law_stands_in_full(opinion) -> None:
    restitution = next(
        cited
        for cited in point(opinion.unwinding, "价款：转让方返还").citations
        if cited.law_short == "合同法"
    )
    assert restitution.text is not None
    assert "应当予以返还" in restitution.text


def test_the_buyer_is_told_to_claim_back_what_was_paid(opinion) -> None:
    price = point(opinion.unwinding, "价款：转让方返还")
    assert "返还请求或者反诉" in price.text
    assert "30万元" in price.text
    assert opinion.unwinding[0] == price
    assert opinion.consequences[0].title == "受让方：已履行的补救"


def test_the_number_of_friends_is_set_against_the_standards(opinion) -> None:
    text = point(opinion.exposure, "信息条数（提示）").text
    for figure in ("18,000至27,000", "3.6至5.4倍", "7.2至10.8倍", "25,000条", "跨线",
                   "1.9至2.8%", "0.9至1.4%"):  # fmt: skip
        assert figure in text


def test_what_was_paid_is_set_against_the_standards(opinion) -> None:
    text = point(opinion.exposure, "金额（提示）").text
    assert "30万元" in text
    assert "10倍（5万元）" in text


def test_the_exposure_says_what_it_leaves_open(opinion) -> None:
    assert "不评价行为的性质" in point(opinion.exposure, "计算的边界").text


def test_what_must_be_struck_has_no_other_remedy(opinion) -> None:
    evasion = next(
        found for found in opinion.findings if found.finding.label is Label.REAL_NAME_EVASION
    )
    assert [cure.id for cure in evasion.cures] == ["stop-real-name-help"]


def test_signed_in_2023_the_same_contract_is_judged_by_the_code_and_its_interpretation() -> None:
    day = date(2023, 5, 1)
    opinion = assess(worked_example.findings(), worked_example.facts(), day, day_stated=True)
    sale = opinion.findings[0]
    assert names(sale.citations) >= {
        "民法典第一千零三十八条",
        "个人信息保护法第二十三条",
        "民法典第一百五十三条",
    }
    assert not any(cited.law_short in ("合同法", "民法总则") for cited in all_citations(opinion))
    defence = point(opinion.contrary, "规范目的抗辩")
    assert names(defence.citations) == {"合同编通则解释第十六条"}


def test_a_clearing_of_the_friends_makes_it_a_bare_account_of_disputed_validity() -> None:
    found = [
        finding
        for finding in worked_example.findings()
        if finding.label not in (Label.CUSTOMER_RESOURCE_TRANSFER, Label.REAL_NAME_EVASION)
    ]
    found.append(
        a_finding(Label.PERSONAL_DATA_EXCLUDED, "交付前清空全部好友和聊天记录", "c20", 2000)
    )
    facts = replace(worked_example.facts(), records_min=None, records_max=None)
    opinion = assess(found, facts, worked_example.SIGNED, day_stated=True)
    assert opinion.verdict is Verdict.MEDIUM
    assert opinion.findings[0].severity is Severity.MEDIUM
    assert not any(point.title == "信息条数（提示）" for point in opinion.exposure)

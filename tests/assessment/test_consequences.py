"""Law of its day: guarantees that fall with the main contract, data that go abroad, agreements."""

from __future__ import annotations

from datetime import date

import pytest
from assessment.gold_findings import a_finding

from reviewer.assessment.assess import assess
from reviewer.assessment.contract_text import ContractText
from reviewer.assessment.model import Opinion, Point, Ticks
from reviewer.assessment.readings import Mention
from reviewer.facts.model import Fact, Facts
from reviewer.labels import Label
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

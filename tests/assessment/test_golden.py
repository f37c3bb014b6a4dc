"""Whole opinions, word for word. After a change that is meant, write them anew and read them:

python tests/assessment/golden_cases.py
"""

from __future__ import annotations

from datetime import date

import pytest
from assessment.golden_cases import CASES, GOLDEN, as_text

from reviewer.labels import MITIGATING, Label, Verdict
from reviewer.law.platform_terms import HEADING


@pytest.mark.parametrize("name", CASES)
def test_the_opinion_reads_as_it_was_approved(name) -> None:
    written = (GOLDEN / f"{name}.txt").read_text("utf-8")
    assert as_text(CASES[name].opinion()) == written


def test_every_approved_opinion_has_its_case() -> None:
    assert {path.stem for path in GOLDEN.glob("*.txt")} == set(CASES)


def test_where_all_hangs_on_conditions_it_is_told_what_speaks_against_them() -> None:
    opinion = CASES["migration-with-consents"].opinion()
    titles = [point.title for point in opinion.contrary]
    assert {"同意未实际取得", "程序不存在或者不变更主体"} <= set(titles)
    rules = [point.text for point in opinion.consequences if point.title == HEADING]
    assert any("不支持主体变更" in text for text in rules)


@pytest.mark.parametrize("name", sorted(set(CASES) - {"share-deal", "migration-with-consents"}))
def test_contrary_authority_stands_on_both_sides_of_every_risk(name) -> None:
    opinion = CASES[name].opinion()
    assert opinion.verdict in (Verdict.HIGH, Verdict.MEDIUM)
    titles = [point.title for point in opinion.contrary]
    void = ("不支持", "对平台不发生效力", "两种裁判观点", "未见按有效处理")
    assert any(title.startswith(void) for title in titles)
    assert any("按有效处理" in title for title in titles)
    cited = {
        cite.article_label
        for point in opinion.contrary
        for cite in point.citations
        if cite.law_short == "合同编通则解释"
    }
    if opinion.day >= date(2021, 1, 1):
        assert "第十六条" in cited
        assert cited & {"第十七条", "第十八条"}
    else:
        assert not cited


@pytest.mark.parametrize("name", CASES)
def test_every_risk_says_by_which_route_and_how_settled_it_is(name) -> None:
    for graded in CASES[name].opinion().findings:
        assert bool(graded.standing) == (graded.finding.label not in MITIGATING)
        assert "合同无效" not in graded.standing


def test_of_one_route_payment_tools_are_settled_and_accounts_disputed() -> None:
    cards = {
        graded.finding.label: graded.standing
        for graded in CASES["leased-bank-cards"].opinion().findings
    }
    assert cards[Label.PAYMENT_INSTRUMENT_TRANSFER].endswith("较为明确")
    game = CASES["game-account"].opinion().findings[0]
    assert game.standing == "违反强制性规定（账号），有争议"

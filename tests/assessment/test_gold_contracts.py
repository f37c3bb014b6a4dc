"""Verdicts on labelled contracts, given the labels that the annotators found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pytest
from assessment.gold_findings import gold_day, gold_facts, gold_findings
from gold import FIRST_HANDS, document_from_gold, gold_contracts, hand_of

from reviewer.assessment.assess import assess
from reviewer.assessment.model import Opinion
from reviewer.assessment.text_reading import read_contract_text
from reviewer.labels import DERIVED, Severity, Verdict
from reviewer.law.library import Library

LIBRARY = Library.load()
# New hands write new contracts. Of ac05, for one, 240 of 380 are paid for the data; but the price
# names packages A, B and C, and which of them holds what stands in their definitions only.
_SHARE_RIGHT = 0.95
Rendered = tuple[Mapping[str, Any], Opinion]


def opinion_of(gold: Mapping[str, Any]) -> Opinion:
    found, facts = gold_findings(gold), gold_facts(gold)
    text = read_contract_text(*document_from_gold(gold), facts, found, LIBRARY)
    return assess(found, facts, gold_day(gold), day_stated=True, text=text)


@pytest.fixture(scope="module")
def opinions() -> list[Rendered]:
    """Every labelled contract with the opinion on it."""
    return [(gold, opinion_of(gold)) for gold in gold_contracts()]


def wrong_verdicts(opinions: Iterable[Rendered]) -> list[tuple[str, str]]:
    return [
        (gold["id"], opinion.verdict.value)
        for gold, opinion in opinions
        if opinion.verdict != gold["verdict"]
    ]


def test_the_verdict_of_every_contract_of_the_first_hands_is_met(opinions: list[Rendered]) -> None:
    theirs = [made for made in opinions if hand_of(made[0]["id"]) in FIRST_HANDS]
    assert theirs
    assert wrong_verdicts(theirs) == []


def test_nearly_all_verdicts_of_the_contracts_that_taught_the_rules_are_met(
    opinions: list[Rendered],
) -> None:
    wrong = wrong_verdicts(opinions)
    assert len(wrong) <= (1 - _SHARE_RIGHT) * len(opinions), wrong


def test_prices_and_remedies_of_labelled_contracts_stay_where_annotators_put_them(
    opinions: list[Rendered],
) -> None:
    for gold, opinion in opinions:
        if opinion.verdict in (Verdict.HIGH, Verdict.MEDIUM):
            assert len(opinion.findings) == len(gold_findings(gold))


def test_none_of_the_contracts_without_risk_has_a_serious_finding(
    opinions: list[Rendered],
) -> None:
    for gold, opinion in opinions:
        if gold["verdict"] == "none":
            assert all(found.severity.rank <= Severity.LOW.rank for found in opinion.findings)
            assert not any(found.finding.label in DERIVED for found in opinion.findings)

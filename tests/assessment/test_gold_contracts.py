"""Verdicts on labelled contracts, given the labels that the annotators found."""

from __future__ import annotations

from pathlib import Path

import pytest
from assessment.gold_findings import gold_day, gold_facts, gold_findings
from gold import gold_contracts

from reviewer.assessment.assess import assess
from reviewer.labels import DERIVED, Severity, Verdict


@pytest.mark.parametrize(("letters", "share"), [("abcdef", 0.95), ("ghijkl", 0.9)])
def test_the_verdicts_of_labelled_contracts_are_met(shared: Path, letters, share) -> None:
    golds = list(gold_contracts(shared / "eval" / "contracts", letters))
    wrong = [
        gold["id"]
        for gold in golds
        if assess(gold_findings(gold), gold_facts(gold), gold_day(gold), day_stated=True).verdict
        != gold["verdict"]
    ]
    assert len(wrong) <= (1 - share) * len(golds), wrong


def test_prices_and_remedies_of_labelled_contracts_stay_where_annotators_put_them(
    shared: Path,
) -> None:
    for gold in gold_contracts(shared / "eval" / "contracts"):
        found = gold_findings(gold)
        opinion = assess(found, gold_facts(gold), gold_day(gold), day_stated=True)
        if opinion.verdict in (Verdict.HIGH, Verdict.MEDIUM):
            assert len(opinion.findings) == len(found)


def test_none_of_the_contracts_without_risk_has_a_serious_finding(shared: Path) -> None:
    for gold in gold_contracts(shared / "eval" / "contracts"):
        if gold["verdict"] == "none":
            opinion = assess(gold_findings(gold), gold_facts(gold), gold_day(gold), day_stated=True)
            assert all(found.severity is Severity.INFO for found in opinion.findings)
            assert not any(found.finding.label in DERIVED for found in opinion.findings)

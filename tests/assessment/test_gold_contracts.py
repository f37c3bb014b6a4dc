"""Verdicts on labelled contracts, given the labels that the annotators found."""

from __future__ import annotations

from pathlib import Path

from assessment.gold_findings import gold_day, gold_facts, gold_findings
from gold import gold_contracts

from reviewer.assessment.assess import assess
from reviewer.labels import DERIVED, Severity, Verdict

# Labelled medium, as the site and its customers are the main object. That stands in clauses on
# lawful things only: findings and facts hold 410,000 senders and receivers handed over without
# consent and one price for all, and for these the model's answer is high.
_NOT_TO_BE_TOLD = {"k01"}


def test_the_verdict_of_every_labelled_contract_is_met(shared: Path) -> None:
    wrong = {
        gold["id"]
        for gold in gold_contracts(shared / "eval" / "contracts")
        if assess(gold_findings(gold), gold_facts(gold), gold_day(gold), day_stated=True).verdict
        != gold["verdict"]
    }
    assert wrong == _NOT_TO_BE_TOLD


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

"""Contracts that transfer neither accounts nor personal data raise no alarm nobody reviewed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import yaml
from gold import document_from_gold, gold_contracts, labels_of_gold
from reference_files import reference_files

from reviewer.document.clause_tree import ClauseTree
from reviewer.document.model import Document
from reviewer.document.reading import read
from reviewer.labels import RISK
from reviewer.review import Options, review

HERE = Path(__file__).parent
KNOWN = yaml.safe_load((HERE / "known_false_alarms.yaml").read_text("utf-8"))
Alarm = tuple[str, str, str]  # contract, label, quote


def alarms(
    name: str,
    document: Document,
    clauses: ClauseTree | None = None,
    labelled: frozenset[tuple[str, str]] = frozenset(),
) -> Iterator[Alarm]:
    """Risk findings on clauses that do not carry the label; `labelled` are clause and label."""
    made = review(document, Options(today=date(2026, 1, 1)), clauses)
    for graded in made.opinion.findings:
        found = graded.finding
        if found.label in RISK and (found.clause, found.label) not in labelled:
            yield name, found.label, found.quote


def unreviewed(found: Iterator[Alarm]) -> list[Alarm]:
    return [
        (name, label, quote)
        for name, label, quote in found
        if not any(
            known["contract"] == name and known["label"] == label and known["words"] in quote
            for known in KNOWN
        )
    ]


def of_labelled_contracts() -> Iterator[Alarm]:
    for gold in gold_contracts():
        if gold["verdict"] == "none":
            document, clauses = document_from_gold(gold)
            labelled = frozenset(
                (clause, label)
                for clause, labels in labels_of_gold(gold).items()
                for label in labels
            )
            yield from alarms(gold["id"], document, clauses, labelled)


def test_harmless_labelled_contracts_raise_no_new_alarm() -> None:
    assert unreviewed(of_labelled_contracts()) == []


@pytest.mark.slow
def test_real_contracts_about_other_things_raise_no_new_alarm(shared: Path) -> None:
    files = reference_files(shared / "corpus" / "contracts", "*.docx")

    assert unreviewed(alarm for path in files for alarm in alarms(path.name, read(path))) == []


def test_every_known_alarm_says_why_it_is_false() -> None:
    assert all(
        known.keys() == {"contract", "label", "words", "reason"} and len(known["reason"]) > 20
        for known in KNOWN
    )

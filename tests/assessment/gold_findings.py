"""Labelled contracts as findings and facts: what rules and readers that never err would give."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from gold import document_from_gold, labels_of_gold

from reviewer.document.clause_tree import ClauseKind
from reviewer.document.model import Span
from reviewer.facts.model import Fact, Facts, Instalment
from reviewer.labels import MITIGATING, Label, Severity
from reviewer.rules.findings import Explanation, Finding

_SERIOUS = frozenset(
    {
        Label.PAYMENT_INSTRUMENT_TRANSFER,
        Label.PERSONAL_DATA_TRANSFER,
        Label.SENSITIVE_DATA_TRANSFER,
        Label.CROSS_BORDER_TRANSFER,
        Label.MINOR_DATA,
        Label.CREDENTIAL_HANDOVER,
        Label.REAL_NAME_EVASION,
        Label.IDENTITY_CONTINUATION,
        Label.CONCEALMENT,
        Label.UNLAWFUL_PURPOSE,
    }
)


def a_finding(label: Label, words: str, clause: str = "c1", at: int = 0, **more: Any) -> Finding:
    """A finding of a rule on a clause with these words, graded as the rules grade the label."""
    severity = (
        Severity.INFO
        if label in MITIGATING
        else Severity.HIGH
        if label in _SERIOUS
        else Severity.MEDIUM
    )
    values: dict[str, Any] = {
        "key": hashlib.sha256(f"{label}\0{clause}\0{words}".encode()).hexdigest()[:16],
        "label": label,
        "severity": severity,
        "rule": f"{label}.gold",
        "rule_version": 1,
        "title": label.value,
        "clause": clause,
        "place": f"第{clause[1:]}条",
        "span": Span(at, at + len(words)),
        "quote": words,
        "confidence": 1.0,
        "route": None,
        "because": "",
        "against": (),
        "cures": (),
        "cites": (),
        "explanation": Explanation(()),
    }
    return Finding(**(values | more))


def findings_on(*clauses: tuple[Label, str], **more: Any) -> list[Finding]:
    """A finding for each clause: c1, c2, …, a hundred characters apart."""
    return [
        a_finding(label, words, f"c{number}", number * 100, **more)
        for number, (label, words) in enumerate(clauses, 1)
    ]


def gold_findings(gold: Mapping[str, Any]) -> tuple[Finding, ...]:
    """One finding for every label of every unit, in document order, quoting the whole unit."""
    document, tree = document_from_gold(gold)
    labels = labels_of_gold(gold)
    return tuple(
        a_finding(
            label,
            clause.body.of(document.text),
            clause.id,
            clause.body.start,
            place=clause.number or f"“{clause.body.of(document.text)[:8]}…”",
        )
        for clause in tree
        for label in sorted(labels[clause.id])
    )


def gold_clauses(gold: Mapping[str, Any]) -> dict[str, str]:
    """The words of every clause but headings, by clause id."""
    document, tree = document_from_gold(gold)
    return {
        clause.id: clause.body.of(document.text)
        for clause in tree
        if clause.kind is not ClauseKind.HEADING
    }


def gold_facts(gold: Mapping[str, Any]) -> Facts:
    """The facts that the annotator found stated."""
    stated = gold["facts"]
    here = (Span(0, 1),)

    def number(key: str) -> Fact[int] | None:
        return Fact(int(stated[key]), here) if stated.get(key) is not None else None

    price = stated.get("price_cny")
    return Facts(
        signing_date=Fact(gold_day(gold), here) if gold.get("signing_date") else None,
        transferor=Fact(stated["transferor"], here) if stated.get("transferor") else None,
        transferee=Fact(stated["transferee"], here) if stated.get("transferee") else None,
        price_cny=Fact(Decimal(str(price)), here) if price is not None else None,
        instalments=tuple(
            Instalment(
                Decimal(str(part["amount_cny"])),
                date.fromisoformat(part["due"]) if part.get("due") else None,
                here[0],
            )
            for part in stated.get("instalments") or ()
        ),
        account_count=number("account_count"),
        platforms=tuple(Fact(name, here) for name in stated.get("platforms") or ()),
        records_min=number("records_min"),
        records_max=number("records_max"),
    )


def gold_day(gold: Mapping[str, Any]) -> date:
    """The day the contract was signed; a day of today's law where it states none."""
    stated = gold.get("signing_date")
    return date.fromisoformat(stated) if stated else date(2026, 3, 1)

"""A review as the JSON object `shenqi.review/1`, which scripts and other programs read.

Offsets of a finding are code points of its clause's `text`; boxes are PDF points from the top left
corner of the page. A key is never renamed or removed without a new schema number.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import reviewer
from reviewer.assessment.model import (
    Asset,
    CitedInContract,
    GradedFinding,
    LawInTime,
    Point,
    Step,
)
from reviewer.document.clause_tree import Clause
from reviewer.document.model import Document
from reviewer.document.offsets import boxes_of, in_clause
from reviewer.export.notice_words import notice_words
from reviewer.export.wording import rules_words
from reviewer.facts.model import Facts
from reviewer.law.model import ResolvedCitation
from reviewer.review import Review

SCHEMA = "shenqi.review/1"


def review_object(review: Review, path: Path) -> dict[str, Any]:
    """The whole review as plain values; `path` is printed as the user gave it."""
    opinion = review.opinion
    return {
        "schema": SCHEMA,
        "versions": {
            "app": reviewer.__version__,
            "rules": rules_words(opinion.rules_version),
            "law_as_of": opinion.law_as_of.isoformat(),
        },
        "document": _document(review, path),
        "facts": _facts(review.facts),
        "clauses": [_clause(clause, review.document) for clause in review.clauses],
        "findings": [_finding(graded, review) for graded in opinion.findings],
        "assessment": _assessment(review),
    }


def _document(review: Review, path: Path) -> dict[str, Any]:
    document = review.document
    return {
        "path": str(path),
        "sha256": document.sha256,
        "format": document.format,
        "pages": document.page_count,
        "title": review.title,
        "signing_date": _iso(review.facts.signing_date),
        "ocr": document.ocr,
        "warnings": [*map(notice_words, document.warnings)],
    }


def _iso(fact: Any) -> str | None:
    return None if fact is None else str(fact.value.isoformat())


def _facts(facts: Facts) -> dict[str, Any]:
    return {
        "price_cny": None if facts.price_cny is None else _money(facts.price_cny.value),
        "account_count": None if facts.account_count is None else facts.account_count.value,
        "platforms": [platform.value for platform in facts.platforms],
        "records_min": None if facts.records_min is None else facts.records_min.value,
        "records_max": None if facts.records_max is None else facts.records_max.value,
        "in_service": None if facts.in_service is None else facts.in_service.value,
        "transferor": None if facts.transferor is None else facts.transferor.value,
        "transferee": None if facts.transferee is None else facts.transferee.value,
        "instalments": [
            {
                "amount_cny": _money(part.amount_cny),
                "due": None if part.due is None else part.due.isoformat(),
            }
            for part in facts.instalments
        ],
    }


def _money(amount: Decimal) -> int | float:
    """JSON has no decimals: whole yuan as a whole number, others to the cent."""
    return int(amount) if amount == amount.to_integral_value() else float(round(amount, 2))


def _clause(clause: Clause, document: Document) -> dict[str, Any]:
    return {
        "id": clause.id,
        "key": clause.key,
        "number": clause.number,
        "level": clause.level,
        "kind": clause.kind.value,
        "text": clause.body.of(document.text),
        "parent": clause.parent,
        "page": clause.page,
    }


def _finding(graded: GradedFinding, review: Review) -> dict[str, Any]:
    finding = graded.finding
    clause = review.clauses.by_id[finding.clause]
    inside = in_clause(clause, finding.span)
    assert inside is not None  # a finding quotes its own clause
    boxes = boxes_of(review.document, finding.span)
    return {
        "id": graded.id,
        "key": finding.key,
        "rule": finding.rule,
        "label": finding.label.value,
        "severity": graded.severity.value,
        "origin": finding.origin,
        "confidence": finding.confidence,
        "clause": finding.clause,
        "quote": finding.quote,
        "start": inside.start,
        "end": inside.end,
        "page": boxes[0].page if boxes else clause.page,
        "boxes": [[round(edge, 1) for edge in box.edges] for box in boxes],
        "matched": [word.words for word in finding.explanation.matched],
        "route": finding.route,
        "explanation": finding.because,
        "suggestion": suggestion(graded),
        "counterpoints": list(finding.against),
        "citations": _citations(graded.citations),
        "mitigated_by": list(graded.mitigated_by),
        "follows_from": graded.follows_from,
        "adjusted": list(graded.adjusted),
    }


def suggestion(graded: GradedFinding) -> str:
    """The wording to put in place, or why there is none; empty for mitigating findings."""
    return "\n".join(f"【{cure.title}】{cure.wording}" for cure in graded.cures)


def _citations(citations: Iterable[ResolvedCitation]) -> list[dict[str, Any]]:
    return [
        {
            "law": cited.law_title,
            "article": cited.article_label,
            "paragraph": cited.citation.paragraph,
            "item": cited.citation.item,
            "text": cited.text,
            "text_status": cited.text_status.value,
            "in_force_from": cited.in_force_from.isoformat(),
            "in_force_to": None if cited.in_force_to is None else cited.in_force_to.isoformat(),
            "applies_because": cited.applies_because,
        }
        for cited in citations
    ]


def _assessment(review: Review) -> dict[str, Any]:
    opinion = review.opinion
    return {
        "verdict": opinion.verdict.value,
        "summary": opinion.summary,
        "day": opinion.day.isoformat(),
        "day_stated": opinion.day_stated,
        "reasoning": [_step(step) for step in opinion.reasoning],
        "assets": [_asset(asset) for asset in opinion.assets],
        "validity": _points(opinion.validity),
        "consequences": _points(opinion.consequences),
        "severability": _points(opinion.severability),
        "unwinding": _points(opinion.unwinding),
        "standing": _points(opinion.standing),
        "exposure": _points(opinion.exposure),
        "applicable_law": _points(opinion.applicable_law),
        "law_in_time": _law_in_time(opinion.law_in_time),
        "cited_in_contract": [_cited(cited, review) for cited in opinion.cited],
        "checklist": _points(opinion.checklist),
        "contrary": _points(opinion.contrary),
    }


def _law_in_time(table: LawInTime | None) -> dict[str, Any] | None:
    if table is None:
        return None
    return {
        "moments": [
            {"kind": one.kind.value, "day": one.day.isoformat(), "title": one.title}
            for one in table.moments
        ],
        "norms": [
            {
                "part": row.part,
                "cells": [{"force": cell.force.value, "text": cell.words} for cell in row.cells],
            }
            for row in table.rows
        ],
    }


def _cited(cited: CitedInContract, review: Review) -> dict[str, Any]:
    """`start` and `end` as in a finding; null where the words are not in one clause alone."""
    inside = in_clause(review.clauses.by_id[cited.clause], cited.span)
    return {
        "clause": cited.clause,
        "quote": cited.words,
        "start": None if inside is None else inside.start,
        "end": None if inside is None else inside.end,
        "law": cited.law,
        "wrong": cited.wrong,
        "problem": cited.problem,
        "citations": _citations(() if cited.citation is None else (cited.citation,)),
    }


def _step(step: Step) -> dict[str, Any]:
    return {
        "step": step.step,
        "findings": list(step.findings),
        "citations": _citations(step.citations),
    }


def _asset(asset: Asset) -> dict[str, Any]:
    return {
        "name": asset.name,
        "grade": asset.grade.value,
        "route": asset.route,
        "standing": asset.standing,
        "facts": list(asset.facts),
        "findings": list(asset.findings),
        "citations": _citations(asset.citations),
        "place": asset.place,
    }


def _points(points: Sequence[Point]) -> list[dict[str, Any]]:
    return [
        {
            "title": point.title,
            "text": point.text,
            "findings": list(point.findings),
            "citations": _citations(point.citations),
            "status": point.status,
        }
        for point in points
    ]

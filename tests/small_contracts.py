"""Small contracts for tests: units in a row, each with the labels that the rules would give it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from gold import document_from_gold, labels_of_gold

from reviewer.document.clause_tree import ClauseTree
from reviewer.document.model import Document, Span
from reviewer.facts.extraction import extract_facts
from reviewer.facts.model import Facts
from reviewer.facts.tables import Table, find_tables
from reviewer.facts.terms import find_defined_terms
from reviewer.labels import Label

# A paragraph, a numbered clause (number, words, labels …) or the rows of a table.
Unit = str | tuple[str, ...] | list[list[str]]
ROW_LABELS = dict[int, Sequence[Label]]


@dataclass(frozen=True)
class Contract:
    document: Document
    clauses: ClauseTree
    labels: dict[str, frozenset[Label]]

    @property
    def tables(self) -> tuple[Table, ...]:
        return find_tables(self.document, self.clauses)

    def facts(self) -> Facts:
        terms = find_defined_terms(self.document, self.clauses)
        return extract_facts(self.document, self.clauses, terms, self.labels)

    def words(self, *spans: Span) -> list[str]:
        return [span.of(self.document.text) for span in spans]


def contract(*units: Unit, rows: ROW_LABELS | None = None) -> Contract:
    """A contract of these units. `rows` gives the labels of table rows by index over all tables."""
    blocks: list[dict[str, Any]] = []
    labelled = dict(rows or {})
    seen = 0
    for unit in units:
        if isinstance(unit, str):
            blocks.append({"kind": "para", "text": unit, "labels": []})
        elif isinstance(unit, tuple):
            number, text, *labels = unit
            kind = "heading" if "条" in number and len(text) <= 8 else "clause"
            level = 1 if kind == "heading" else 2
            blocks.append(
                {"kind": kind, "number": number, "text": text, "level": level, "labels": labels}
            )
        else:
            marks = [list(labelled.get(seen + index, ())) for index in range(len(unit))]
            blocks.append({"kind": "table", "rows": unit, "row_labels": marks})
            seen += len(unit)
    gold = {"blocks": blocks, "numbering": "typed"}
    document, clauses = document_from_gold(gold)
    return Contract(document, clauses, labels_of_gold(gold))

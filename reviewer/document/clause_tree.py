"""The clauses of a document: its units of text, and the tree over them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from reviewer.document.model import Span
from reviewer.document.quick_init import quick_init


class ClauseKind(StrEnum):
    """What a unit of the text is; headers, footers and notes stand apart from the clauses."""

    HEADING = "heading"
    CLAUSE = "clause"
    PARAGRAPH = "paragraph"
    ROW = "row"
    HEADER = "header"
    FOOTER = "footer"
    NOTE = "note"


@quick_init
@dataclass(frozen=True, slots=True)
class Clause:
    """The smallest unit a lawyer would cite.

    `number` is as printed, Word's automatic ones too (then `number_span` is None). `body` is the
    text without the number. `level` is 1 for the outermost numbered units; `parent` is the id of
    the clause or heading above. `key` is the hash of the folded body plus its occurrence: it
    survives renumbering and re-review. `page` is 1-based, None for Word files.
    """

    id: str
    key: str
    kind: ClauseKind
    number: str | None
    number_span: Span | None
    body: Span
    level: int
    parent: str | None
    page: int | None
    block: int


@dataclass(frozen=True)
class ClauseTree:
    """Every unit of text once, in reading order, with the tree over them."""

    clauses: tuple[Clause, ...]

    @cached_property
    def by_id(self) -> dict[str, Clause]:
        """The clauses by their id within the document."""
        return {clause.id: clause for clause in self.clauses}

    def __iter__(self) -> Iterator[Clause]:
        return iter(self.clauses)

    def __len__(self) -> int:
        return len(self.clauses)

    def ancestors(self, clause: Clause) -> Iterator[Clause]:
        """The clauses above, nearest first."""
        parent = clause.parent
        while parent is not None:
            above = self.by_id[parent]
            yield above
            parent = above.parent

    def at(self, offset: int) -> Clause | None:
        """The clause whose number or body holds the offset, or None between clauses."""
        for clause in self.clauses:
            start = clause.number_span.start if clause.number_span else clause.body.start
            if start <= offset < max(clause.body.end, start + 1):
                return clause
        return None

"""Tables of a contract as rows under a header and a title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reviewer.document.clause_tree import Clause, ClauseKind, ClauseTree
from reviewer.document.model import Document, Span

_TITLE_LENGTH = 60
_ANNEX_NAME = re.compile(
    r"附\s?[件表录图](?:\s?第?(?:[一二三四五六七八九十]{1,3}|\d{1,2}|[A-Za-z]))?"
)
_HEADER_DIGITS = re.compile(r"\d{2,}|\d[,.]\d")


@dataclass(frozen=True)
class Table:
    """Rows that stand together. `header` is None where the first row is no header.

    `title` holds the title of the annex (附件一：标的号清单) and the short line before the table;
    `annex` is the annex's name (附件一), None before the first one.
    """

    title: str
    annex: str | None
    header: Clause | None
    rows: tuple[Clause, ...]

    def column(self, document: Document, index: int) -> str:
        """The header's words for a column, empty where there are none."""
        if self.header is None:
            return ""
        cells = cells_of(document, self.header)
        return cells[index].of(document.text).strip() if index < len(cells) else ""


def cells_of(document: Document, row: Clause) -> tuple[Span, ...]:
    """The cells of a row; the whole row where the reader knows none."""
    return document.blocks[row.block].cells or (row.body,)


def find_tables(document: Document, clauses: ClauseTree) -> tuple[Table, ...]:
    """Every run of rows, in reading order."""
    return tuple(_tables(document, clauses))


def _tables(document: Document, clauses: ClauseTree) -> Iterator[Table]:
    rows: list[Clause] = []
    annex_title, annex, before = "", None, ""
    for clause in clauses:
        is_row = clause.kind is ClauseKind.ROW
        if rows and not (is_row and _table_id(document, rows[-1]) == _table_id(document, clause)):
            yield _table(document, f"{annex_title}\n{before}", annex, rows)
            rows = []
        if is_row:
            rows.append(clause)
            continue
        words = ((clause.number or "") + clause.body.of(document.text)).strip()
        name = _ANNEX_NAME.match(words) if len(words) <= _TITLE_LENGTH else None
        if name:
            annex_title, annex = words, "".join(name.group().split())
        before = words if len(words) <= _TITLE_LENGTH else ""
    if rows:
        yield _table(document, f"{annex_title}\n{before}", annex, rows)


def _table_id(document: Document, row: Clause) -> int | None:
    return document.blocks[row.block].table


def _table(document: Document, title: str, annex: str | None, rows: list[Clause]) -> Table:
    first = rows[0].body.of(document.text)
    is_header = len(rows) > 1 and not _HEADER_DIGITS.search(first)
    return Table(
        title, annex, rows[0] if is_header else None, tuple(rows[1:] if is_header else rows)
    )

"""Footnotes of a PDF: small type at the foot of a page that begins with a mark raised in its text.

A note parts the paragraph that goes on overleaf, and its mark makes another number of 50000¹. Both
are taken out of the text: the notes stand after it, as those of a Word file do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from reviewer.document.pdf_characters import HAN
from reviewer.document.pdf_lines import Line, Row, whole, without
from reviewer.document.pdf_tables import Table, TableRow

_SMALL = 0.93  # of the usual size of characters: 小五 under 五号 is 0.86
_RAISED = 0.12  # of a character, above the line on which the others stand
_SMALLER = 0.85  # of the height of the tallest
_MARK = re.compile(r"[（(\[【〔]?(?:[0-9]{1,3}|[①-⑳]|[*＊†‡§]{1,3}|[ivxIVX]{1,5})[）)\]】〕]?")
_CLOSED = "。；！？;!?.）)”"


class _Mark(NamedTuple):
    """Raised characters of a line that may refer to a note: `length` of them from `at`."""

    line: Line
    at: int
    length: int

    @property
    def text(self) -> str:
        return self.line.text[self.at : self.at + self.length]


class Footnotes:
    """The notes of a document, page by page. `em` is its usual size of a character, in points."""

    def __init__(self, em: float) -> None:
        self.found: list[list[Line]] = []
        self._limit = _SMALL * em
        self._goes_on = False

    def take(self, rows: list[Row], tables: Sequence[Table]) -> tuple[list[Row], list[Table]]:
        """The rows and tables of the next page without its notes and the marks that refer to them.

        `rows` are in order, without headers and footers.
        """
        goes_on, self._goes_on = self._goes_on, False
        lowest = max((table.bottom for table in tables), default=0.0)
        count = len(rows)
        while count and _size(rows[count - 1]) < self._limit and rows[count - 1].top > lowest:
            count -= 1
        body, foot = rows[:count], rows[count:]
        marks = _marks(body, tables) if foot else []
        begun = _begun(foot, marks)
        first = 0 if goes_on else min(begun, default=len(foot))
        if first == len(foot):
            return rows, list(tables)
        for at, row in enumerate(foot[first:], first):
            if at in begun:
                self.found.append([])
            self.found[-1].append(whole(row))
        self._goes_on = self.found[-1][-1].text[-1] not in _CLOSED
        return _unmarked(body + foot[:first], tables, list(begun.values()))


def _size(row: Row) -> float:
    """The size of the row's characters; of a raised mark it is not asked."""
    return max(
        (piece.em for piece in row.pieces if HAN.search(piece.text)),
        default=max(piece.em for piece in row.pieces),
    )


def _marks(rows: Sequence[Row], tables: Sequence[Table]) -> list[_Mark]:
    lines = [piece for row in rows for piece in row.pieces]
    lines += [line for table in tables for row in table.rows for line in row.lines]
    return [mark for line in lines for mark in _raised(line)]


def _raised(line: Line) -> Iterator[_Mark]:
    top, bottom = line.glyphs.top, line.glyphs.bottom
    heights = [bottom[at] - top[at] for _, start, stop in line.parts for at in range(start, stop)]
    small, high = _SMALLER * max(heights), line.base - _RAISED * line.em
    for offset, start, stop in line.parts:
        at = start
        while at < stop:
            first = at
            while at < stop and bottom[at] < high and bottom[at] - top[at] < small:
                at += 1
            mark = _Mark(line, offset + first - start, at - first)
            if at > first and _MARK.fullmatch(mark.text):
                yield mark
            at += at == first


def _begun(foot: Sequence[Row], marks: Sequence[_Mark]) -> dict[int, _Mark]:
    """The rows at which notes begin: with marks of the text, in the same order."""
    begun = {}
    left = list(marks)
    for at, row in enumerate(foot):
        for index, mark in enumerate(left):
            if row.text.startswith(mark.text):
                begun[at] = mark
                left = left[index + 1 :]
                break
    return begun


def _unmarked(
    rows: list[Row], tables: Sequence[Table], marks: Sequence[_Mark]
) -> tuple[list[Row], list[Table]]:
    """The text without the marks of its notes: of a line from the last to the first."""
    lines: dict[int, Line] = {}
    for line, at, length in reversed(marks):
        lines[id(line)] = without(lines.get(id(line), line), at, length)

    def row_of(row: TableRow) -> TableRow:
        cells = tuple(tuple(lines.get(id(one), one) for one in cell) for cell in row.cells)
        return replace(row, cells=cells)

    for row in rows:
        row.pieces = [lines.get(id(piece), piece) for piece in row.pieces]
    return rows, [replace(table, rows=list(map(row_of, table.rows))) for table in tables]

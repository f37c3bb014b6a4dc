"""Numbers printed beside the lines of a page, as drafts have them: no words of the contract.

A list and the first column of a table count as well. Beside lines every row of text is counted,
whatever it says, so sentences run on past the numbers: that tells them apart. Recognition often
reads a number and its line as one: then rows of text begin with the numbers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from reviewer.document.pdf_glyphs import Fragment, Glyphs
from reviewer.document.pdf_lines import part_of

_FEWEST = 5  # numbers on the page that shows that lines are numbered
_RUNNING = 3  # lines on it that a sentence fills and goes on from
_LONG = 8  # characters of what is text rather than a number or mark
_UNCOUNTED = 1.15  # rows of text for each that is counted: notes may not be
_IN_PIECES = 1.3  # pieces for each row that is counted
_ALIGNED = 1.5  # points
_SENTENCE_END = "。；！？;!?：:"
# 5 方，乙方自…, and before the number of a clause: 4 1.1 甲方….
_LEADING = re.compile(r"[0-9]{1,4}(?![0-9.])")


class _Column(NamedTuple):
    """Where numbers stand: right of the text or left of it, and the edge that is turned to it."""

    right: bool
    edge: float

    def has(self, fragment: Fragment) -> bool:
        edge = fragment.left if self.right else fragment.right
        return abs(edge - self.edge) < _ALIGNED


def drop_line_numbers(pages: Sequence[Glyphs]) -> None:
    """Take the numbers of lines off the fragments of all pages, if one page shows that lines are
    numbered: the last one may have a few only."""
    column = next(filter(None, map(_numbered, pages)), None)
    if column is None:
        counted = {id(glyphs): _counted(glyphs) for glyphs in pages}
        if any(_shows(glyphs, counted[id(glyphs)]) for glyphs in pages):
            for glyphs in pages:
                _cut_off(glyphs, counted[id(glyphs)])
        return
    for glyphs in pages:
        margin = _margin(glyphs)
        gone = {f for f in _numbers(glyphs) if column.has(f) and _beside(f, margin, column.right)}
        glyphs.fragments = [fragment for fragment in glyphs.fragments if fragment not in gone]


def _counted(glyphs: Glyphs) -> dict[Fragment, int]:
    """The rows of a page that begin with a number which counts on from one to the next, and the
    length of that number; none unless nearly all rows do."""
    words = [one for one in glyphs.fragments if one.start < one.stop]
    begun = sum(glyphs.text[one.start].isdecimal() for one in words)
    if 2 * begun < len(words):  # on most pages hardly a row begins with a digit
        return {}
    rows = _firsts(words)
    read = [
        (row, match[0])
        for row in rows
        if (match := _LEADING.match(glyphs.text, row.start, row.stop))
    ]
    values = [int(number) for _, number in read]
    found = {
        row: len(number)
        for at, (row, number) in enumerate(read)
        if values[at] - 1 in values[max(0, at - 1) : at]
        or values[at] + 1 in values[at + 1 : at + 2]
    }
    return found if len(rows) <= _UNCOUNTED * len(found) + 1 else {}


def _shows(glyphs: Glyphs, counted: dict[Fragment, int]) -> bool:
    """Whether a page shows that rows are counted whatever they say; those of a list have cells."""
    pieces = sum(one.start < one.stop for one in glyphs.fragments)
    return len(counted) >= _FEWEST and pieces <= _IN_PIECES * len(counted) and _runs_on(glyphs)


def _cut_off(glyphs: Glyphs, counted: dict[Fragment, int]) -> None:
    cut = (
        part_of(glyphs, one, one.start + counted[one], one.stop) if one in counted else one
        for one in glyphs.fragments
    )
    glyphs.fragments = [one for one in cut if one is not None]


def _firsts(fragments: Sequence[Fragment]) -> list[Fragment]:
    """The first fragment of each row, from the top."""
    firsts: list[Fragment] = []
    for one in sorted(fragments):
        if firsts and one.top < (firsts[-1].top + firsts[-1].bottom) / 2:
            firsts[-1] = min(firsts[-1], one, key=lambda fragment: fragment.left)
        else:
            firsts.append(one)
    return firsts


def _numbered(glyphs: Glyphs) -> _Column | None:
    """The column in which a page counts its lines."""
    numbers = _numbers(glyphs)
    if len(numbers) < _FEWEST or not _runs_on(glyphs):
        return None
    margin = _margin(glyphs)
    for right in (False, True):
        beside = [number for number in numbers if _beside(number, margin, right)]
        if len(beside) < _FEWEST:
            continue
        first = beside[0]
        column = _Column(right, first.left if right else first.right)
        values = [int(glyphs.text[number.start : number.stop]) for number in beside]
        steps = {below - above for above, below in pairwise(values)}
        if not all(map(column.has, beside)) or len(steps) > 1:
            continue
        counted = values[-1] - values[0] + 1
        if values[0] < values[1] and _rows(glyphs, beside) <= _UNCOUNTED * counted:
            return column
    return None


def _numbers(glyphs: Glyphs) -> list[Fragment]:
    """The fragments that are a number and nothing else, from the top."""
    text = glyphs.text
    return sorted(
        fragment
        for fragment in glyphs.fragments
        if 0 < fragment.stop - fragment.start < 5
        and text[fragment.start : fragment.stop].isdecimal()
    )


def _text(glyphs: Glyphs) -> list[Fragment]:
    return [fragment for fragment in glyphs.fragments if fragment.stop - fragment.start >= _LONG]


def _margin(glyphs: Glyphs) -> tuple[float, float]:
    """Where the text of a page begins and ends; a page without text is all margin."""
    text = _text(glyphs)
    return (
        min((one.left for one in text), default=glyphs.layout_width),
        max((one.right for one in text), default=0.0),
    )


def _beside(fragment: Fragment, margin: tuple[float, float], right: bool) -> bool:
    return fragment.left >= margin[1] if right else fragment.right <= margin[0]


def _rows(glyphs: Glyphs, numbers: Sequence[Fragment]) -> int:
    """How many rows of text stand from the first number to the last."""
    top, bottom = numbers[0].top - 0.5 * glyphs.em, numbers[-1].bottom + 0.5 * glyphs.em
    rows = sorted(
        one.bottom
        for one in glyphs.fragments
        if one not in numbers and one.start < one.stop and top < one.top and one.bottom < bottom
    )
    return sum(below - above > 0.5 * glyphs.em for above, below in pairwise([0.0, *rows]))


def _runs_on(glyphs: Glyphs) -> bool:
    """Whether sentences of the page go on from line to line."""
    _, edge = _margin(glyphs)
    full = (one for one in _text(glyphs) if edge - one.right < 1.5 * glyphs.em)
    return sum(glyphs.text[one.stop - 1] not in _SENTENCE_END for one in full) >= _RUNNING

"""From the canonical text to the outside and back: Qt's UTF-16, clauses, PDF boxes, Word nodes.

Inside, every offset is a code point of `Document.text`; here is the only way out of it. A character
beyond the basic plane (𠮷, 𬭎) is one code point and two UTF-16 units.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from reviewer.document.clause_tree import Clause
from reviewer.document.model import Document, PageLayer, Span, WordPiece

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_Edges = tuple[float, float, float, float]


class Utf16Offsets:
    """Converts between code points and UTF-16 units of one text."""

    def __init__(self, text: str) -> None:
        self._astral = [match.start() for match in _ASTRAL.finditer(text)]
        # The UTF-16 position of each of them: every one before it took a unit more.
        self._positions = [at + index for index, at in enumerate(self._astral)]

    def to_utf16(self, offset: int) -> int:
        """The UTF-16 position of a code point."""
        return offset + bisect_left(self._astral, offset)

    def to_code_point(self, position: int) -> int:
        """The code point at a UTF-16 position; the middle of a pair belongs to its character."""
        before = bisect_left(self._positions, position)
        return position - before


class PageFinder:
    """Finds the page of a range. Ranges of pages may overlap: a header that first stands on the
    second page comes before the words of the first."""

    def __init__(self, pages: Sequence[PageLayer]) -> None:
        layers = [(page.offsets, page.number) for page in pages if page.offsets]
        self._layers = sorted(layers, key=lambda layer: layer[0][0])
        self._starts = [offsets[0] for offsets, _ in self._layers]
        # How far the words of this page or of one that begins before it go.
        self._reach = list(accumulate((offsets[-1] for offsets, _ in self._layers), max))
        self._last = 0

    def page_of(self, span: Span) -> int | None:
        """The page (1-based) of the first character that has a place; spaces between words have
        none. None where no character has one."""
        layers, last = self._layers, self._last
        for at in range(last, min(last + 2, len(layers))):
            offsets, number = layers[at]
            found = bisect_left(offsets, span.start)
            if found < len(offsets) and offsets[found] == span.start:
                self._last = at  # clause follows clause: the next is here, or on the next page
                return number
        nearest = min(self._nearest(span.start), default=None)
        return nearest[1] if nearest is not None and nearest[0] < span.end else None

    def _nearest(self, start: int) -> Iterator[tuple[int, int]]:
        """The first character at or after `start` on the pages where it can be, with the page."""
        at = bisect_left(self._starts, start)
        if at < len(self._layers):
            yield self._starts[at], self._layers[at][1]
        while at and self._reach[at - 1] >= start:
            at -= 1
            offsets, number = self._layers[at]
            if offsets[-1] >= start:
                yield offsets[bisect_left(offsets, start)], number


@dataclass(frozen=True, slots=True)
class PageBox:
    """A box on a page (1-based): left, top, right, bottom in points from the page's top left."""

    page: int
    edges: _Edges


def boxes_of(document: Document, span: Span) -> tuple[PageBox, ...]:
    """Where a span stands in a PDF: a box for every line, page by page. Empty for Word files."""
    return tuple(
        PageBox(layer.number, edges)
        for layer in document.pages
        for edges in _line_boxes(layer, span)
    )


def _line_boxes(layer: PageLayer, span: Span) -> Iterator[_Edges]:
    first, last = bisect_left(layer.offsets, span.start), bisect_left(layer.offsets, span.end)
    current: _Edges | None = None
    for index in range(first, last):
        left, top, right, bottom = layer.boxes[4 * index : 4 * index + 4]
        if right <= left or bottom <= top:
            continue
        if current is not None and _on_one_line(current, (left, top, right, bottom)):
            current = (
                min(current[0], left),
                min(current[1], top),
                max(current[2], right),
                max(current[3], bottom),
            )
            continue
        if current is not None:
            yield current
        current = left, top, right, bottom
    if current is not None:
        yield current


def _on_one_line(line: _Edges, char: _Edges) -> bool:
    """Whether a character goes on with a line: beside it, or below it where text runs down."""
    across = min(line[3], char[3]) - max(line[1], char[1])
    if across > 0.5 * min(line[3] - line[1], char[3] - char[1]):
        return char[0] > line[0] - 1
    width = char[2] - char[0]
    down = min(line[2], char[2]) - max(line[0], char[0])
    single = line[2] - line[0] < 1.3 * width
    return single and down > 0.7 * width and abs(char[1] - line[3]) < 0.3 * width


def in_clause(clause: Clause, span: Span) -> Span | None:
    """The part of a span in the body of a clause, counted from its beginning; None for none."""
    start, end = max(span.start, clause.body.start), min(span.end, clause.body.end)
    if start >= end:
        return None
    return Span(start - clause.body.start, end - clause.body.start)


def pieces_of(document: Document, span: Span) -> tuple[WordPiece, ...]:
    """The ranges of Word nodes that a span covers, in reading order. Empty for PDFs."""
    pieces = document.pieces
    at = max(0, bisect_right(pieces, span.start, key=lambda piece: piece.span.start) - 1)
    found = []
    while at < len(pieces) and pieces[at].span.start < span.end:
        piece = pieces[at]
        start, end = max(piece.span.start, span.start), min(piece.span.end, span.end)
        if start < end:
            offset = piece.offset + start - piece.span.start
            found.append(replace(piece, span=Span(start, end), offset=offset))
        at += 1
    return tuple(found)

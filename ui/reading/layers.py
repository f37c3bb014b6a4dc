"""Marks that overlap, as stretches each of which lies under the same marks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from PySide6.QtGui import QColor

from reviewer.document.model import Span
from ui import theme
from ui.reading.spans import MarkSpan

_STRONGER = 0.12  # how much of the ink comes into what lies under several marks


def layered(marks: Iterable[MarkSpan]) -> Iterator[tuple[Span, tuple[str, ...]]]:
    """Stretches in document order, with the colours of the marks on each, longest mark first."""
    held = list(marks)
    opening: dict[int, list[MarkSpan]] = {}
    for mark in held:
        opening.setdefault(mark.span.start, []).append(mark)
    edges = sorted({edge for mark in held for edge in (mark.span.start, mark.span.end)})
    over: list[MarkSpan] = []
    for start, end in pairwise(edges):
        over = [mark for mark in over if mark.span.end > start] + opening.get(start, [])
        if len(over) > 1:
            over.sort(key=lambda mark: -len(mark.span))
        if over:
            yield Span(start, end), tuple(mark.colour for mark in over)


def marks_at(marks: Iterable[MarkSpan], offset: int) -> list[str]:
    """The ids of the marks on a character, shortest first."""
    held = [mark for mark in marks if mark.span.start <= offset < mark.span.end]
    return [mark.id for mark in sorted(held, key=lambda mark: len(mark.span))]


def ground_of(colours: Sequence[str]) -> QColor:
    """The ground of a stretch: between the colours of its marks, and stronger than each."""
    tints = [theme.colour(f"mark_{colour}") for colour in colours]
    if len(tints) == 1:
        return tints[0]
    ink, share = theme.colour("ink"), _STRONGER

    def mixed(parts: Sequence[float], dark: float) -> int:
        return round(255 * ((1 - share) * sum(parts) / len(parts) + share * dark))

    return QColor(
        mixed([tint.redF() for tint in tints], ink.redF()),
        mixed([tint.greenF() for tint in tints], ink.greenF()),
        mixed([tint.blueF() for tint in tints], ink.blueF()),
    )

"""What a reading view draws over the words, as plain values. Spans are canonical offsets."""

from __future__ import annotations

from dataclasses import dataclass

from reviewer.document.model import Span


@dataclass(frozen=True, slots=True)
class FindingSpan:
    """A finding: underline and margin sign in the colour of `grade` (high, medium, low, info).

    `settled` findings (dismissed) are drawn faintly.
    """

    key: str
    span: Span
    grade: str
    settled: bool = False


@dataclass(frozen=True, slots=True)
class MarkSpan:
    """A mark of the lawyer: a background in one of the five named colours."""

    id: str
    span: Span
    colour: str
    is_note: bool

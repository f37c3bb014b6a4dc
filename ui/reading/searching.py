"""What the find bar looks for: words or a pattern, in the contract, its findings or the notes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QRegularExpression

from reviewer.document.model import Span
from reviewer.document.offsets import Utf16Offsets
from reviewer.marks.anchors import phrase_spans
from reviewer.text.folding import FoldedText, fold, fold_with_offsets

MOST = 2000  # places of a pattern at most: a dot fits every character

_Option = QRegularExpression.PatternOption
_OPTIONS = (
    _Option.CaseInsensitiveOption | _Option.UseUnicodePropertiesOption | _Option.MultilineOption
)


class Scope(StrEnum):
    """Where to look."""

    TEXT = "text"
    FINDINGS = "findings"
    NOTES = "notes"


@dataclass(frozen=True, slots=True)
class Place:
    """A finding or a note: where it hangs in the contract, and its own words."""

    span: Span
    words: str


class BadPatternError(ValueError):
    """A regular expression that cannot be searched for.

    `at` is the character (1-based) after which it is wrong; None: it takes too many steps.
    """

    def __init__(self, at: int | None) -> None:
        super().__init__(at)
        self.at = at


class Searched:
    """One contract to search; it is folded when words are first looked for."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._folded: FoldedText | None = None
        self._units: Utf16Offsets | None = None

    def find(
        self, words: str, places: Sequence[Place] | None = None, *, pattern: bool = False
    ) -> tuple[Span, ...]:
        """Every place of some words, or of a regular expression, in document order.

        With `places` only what stands in them; one whose own words fit is a hit as a whole. Raises
        BadPatternError.
        """
        if not words.strip():
            return ()
        found = self._matches(words) if pattern else self._phrases(words)
        if places is None:
            return found
        inside = {hit for hit in found for place in places if _holds(place.span, hit)}
        told = {place.span for place in places if _says(place.words, words, pattern=pattern)}
        lone = {span for span in told if not any(_holds(span, hit) for hit in inside)}
        return tuple(sorted(inside | lone))

    def _phrases(self, words: str) -> tuple[Span, ...]:
        if self._folded is None:
            self._folded = fold_with_offsets(self._text)
        return phrase_spans(fold(words), self._folded)

    def _matches(self, words: str) -> tuple[Span, ...]:
        if self._units is None:
            self._units = Utf16Offsets(self._text)
        to_text = self._units.to_code_point
        return tuple(
            Span(to_text(start), to_text(end)) for start, end in _matched(words, self._text)
        )


def _holds(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _says(text: str, words: str, *, pattern: bool) -> bool:
    return bool(_matched(words, text)) if pattern else fold(words) in fold(text)


def _matched(words: str, text: str) -> list[tuple[int, int]]:
    """Where an expression fits, in UTF-16 units. Qt's engine gives up after so many steps, where
    Python's would let the window hang."""
    expression = QRegularExpression(words, _OPTIONS)
    if not expression.isValid():
        raise BadPatternError(expression.patternErrorOffset())
    found: list[tuple[int, int]] = []
    matches, end = expression.globalMatch(text), 0
    while matches.hasNext() and len(found) < MOST:
        match = matches.next()
        end = match.capturedEnd()
        if match.capturedLength():
            found.append((match.capturedStart(), end))
    # The iterator ends alike at the end of the text and where the engine gave up.
    if not matches.isValid() and not expression.match(text, end).isValid():
        raise BadPatternError(None)
    return found

"""Hanging a mark on words, and finding the words again in a text that has changed.

After the web annotation model (W3C, 2017: TextQuoteSelector and TextPositionSelector): the quote
with its surroundings decides, the position only chooses between equals. Search goes from strict to
loose: quote and surroundings verbatim; the quote verbatim; the words with edits in them; else the
mark is an orphan.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from reviewer.document.model import Span
from reviewer.marks.model import Anchor, Mark
from reviewer.text.folding import FoldedText, fold, fold_with_offsets
from reviewer.text.likeness import SAME_WORDS, SURELY_SAME_WORDS, likeness

CONTEXT = 32
LONGEST_CONTEXT = 512
# From this length on a quote found once is taken for the marked words whatever stands around it.
_TELLING = 12
_GRAM = 3
# A sequence more frequent than this tells nothing about the place.
_COMMON = 40
_CANDIDATES = 6


@dataclass(frozen=True, slots=True)
class Found:
    """Where an anchor's words are now. `exact`: to the letter."""

    span: Span
    exact: bool


def anchor_at(text: str, span: Span) -> Anchor:
    """An anchor on a range of the text, with as much around it as makes it the only one."""
    quote = span.of(text)
    width = CONTEXT
    while True:
        prefix = text[max(0, span.start - width) : span.start]
        suffix = text[span.end : span.end + width]
        whole = prefix + quote + suffix
        only = text.find(whole) == text.rfind(whole)
        if only or width >= LONGEST_CONTEXT:
            return Anchor(span, quote, prefix, suffix)
        width *= 2


def find(anchor: Anchor, text: str) -> Found | None:
    """Where the anchor's words stand in `text`; None when they are not there any more."""
    return Finder(text).find(anchor)


class Finder:
    """Searches one text for many anchors; the folded text and its index are made when needed."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._folded: FoldedText | None = None
        self._grams: dict[str, list[int]] = {}

    def find(self, anchor: Anchor) -> Found | None:
        """See the function `find`."""
        if not anchor.quote:
            return None
        span = self._in_context(anchor) or self._verbatim(anchor)
        if span is not None:
            return Found(span, exact=True)
        span = self._alike(anchor)
        return None if span is None else Found(span, exact=False)

    def _in_context(self, anchor: Anchor) -> Span | None:
        """Quote and surroundings verbatim; of several, the nearest to the old place."""
        whole = anchor.prefix + anchor.quote + anchor.suffix
        starts = [at + len(anchor.prefix) for at in _occurrences(whole, self._text)]
        if not starts:
            return None
        start = min(starts, key=lambda at: _distance(at, anchor))
        return Span(start, start + len(anchor.quote))

    def _verbatim(self, anchor: Anchor) -> Span | None:
        """The quote verbatim in surroundings like the old ones, or telling enough without."""
        length = len(anchor.quote)
        starts = list(_occurrences(anchor.quote, self._text))
        if not starts:
            return None
        if len(starts) == 1 and len(fold(anchor.quote)) >= _TELLING:
            return Span(starts[0], starts[0] + length)
        alike = {at: self._surroundings(anchor, Span(at, at + length)) for at in starts}
        best = max(starts, key=lambda at: (alike[at], -_distance(at, anchor)))
        return Span(best, best + length) if alike[best] >= SAME_WORDS else None

    def _surroundings(self, anchor: Anchor, span: Span) -> float:
        """How much of the anchor's surroundings stands around a range, 0 to 1: the better side."""
        sides = []
        if anchor.prefix:
            before = self._text[max(0, span.start - len(anchor.prefix)) : span.start]
            sides.append(likeness(anchor.prefix, before))
        if anchor.suffix:
            sides.append(
                likeness(anchor.suffix, self._text[span.end : span.end + len(anchor.suffix)])
            )
        return max(sides, default=1.0)

    def _alike(self, anchor: Anchor) -> Span | None:
        """The range most like the quote, edits and all."""
        folded = self._fold()
        prefix, quote, suffix = fold(anchor.prefix), fold(anchor.quote), fold(anchor.suffix)
        if not quote:
            return None
        # With its surroundings first, which hold the edges of rewritten words; alone if it moved.
        for needle, lead in ((prefix + quote + suffix, len(prefix)), (quote, 0)):
            part = Span(lead, lead + len(quote))
            laid = [_lay(needle, part, folded.text, window) for window in self._windows(needle)]
            for span, _ in sorted(laid, key=lambda pair: -pair[1]):
                source = Span(*folded.to_source(span.start, span.end))
                alike = likeness(quote, span.of(folded.text))
                if alike < SAME_WORDS:
                    continue
                # Contracts say the like of many things: alone, more of the words must agree.
                sure = len(quote) >= _TELLING and alike >= SURELY_SAME_WORDS
                if sure or self._surroundings(anchor, source) >= SAME_WORDS:
                    return source
        return None

    def _windows(self, needle: str) -> Iterator[Span]:
        """Ranges of the folded text that share most short sequences with the needle."""
        width = max(len(needle) // 4, 8)
        votes: Counter[int] = Counter()
        for at in range(len(needle) - _GRAM + 1):
            places = self._grams.get(needle[at : at + _GRAM], [])
            if len(places) <= _COMMON:
                # Two neighbouring buckets, so that a place on their border is not split.
                for place in places:
                    votes[(place - at) // width] += 1
                    votes[(place - at) // width + 1] += 1
        end = len(self._fold().text)
        for bucket, _ in votes.most_common(_CANDIDATES):
            start = (bucket - 1) * width
            yield Span(max(0, start - width), min(end, start + len(needle) + 3 * width))

    def _fold(self) -> FoldedText:
        if self._folded is None:
            self._folded = fold_with_offsets(self._text)
            text = self._folded.text
            for at in range(len(text) - _GRAM + 1):
                self._grams.setdefault(text[at : at + _GRAM], []).append(at)
        return self._folded


def phrase_spans(words: str, folded: FoldedText) -> tuple[Span, ...]:
    """Every place of some words in a text, whatever their width or white space; none for none."""
    needle = fold(words)
    found: list[Span] = []
    at = folded.text.find(needle) if needle else -1
    while at >= 0:
        found.append(Span(*folded.to_source(at, at + len(needle))))
        at = folded.text.find(needle, at + len(needle))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Relocation:
    """Marks as they stand in a text. `moved`: ids found in changed words; `lost`: the orphans'."""

    marks: tuple[Mark, ...]
    moved: frozenset[str]
    lost: frozenset[str]


def relocate(marks: Iterable[Mark], text: str) -> Relocation:
    """Find every mark again, former orphans too. A mark that hangs well is returned as it is."""
    finder = Finder(text)
    placed, moved, lost = [], set(), set()
    for mark in marks:
        anchor = mark.anchor
        found = finder.find(anchor)
        if found is None:
            lost.add(mark.id)
            anchor = replace(anchor, span=None)
        elif found.span != anchor.span or not found.exact:
            anchor = anchor_at(text, found.span)
            if not found.exact:
                moved.add(mark.id)
        placed.append(mark if anchor == mark.anchor else replace(mark, anchor=anchor))
    return Relocation(tuple(placed), frozenset(moved), frozenset(lost))


def _occurrences(words: str, text: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _distance(at: int, anchor: Anchor) -> int:
    return 0 if anchor.span is None else abs(at - anchor.span.start)


def _lay(needle: str, part: Span, text: str, window: Span) -> tuple[Span, int]:
    """Lay a needle over a window of the text: where a part of it comes to lie, and how many
    characters agree.

    The range is empty when no character of the part is there. Where the part's edge was rewritten,
    what stands next to it outside tells how far the rewriting goes.
    """
    blocks = SequenceMatcher(None, needle, window.of(text), autojunk=False).get_matching_blocks()
    inside = [
        (low, high, right - left)
        for left, right, length in blocks
        if (low := max(left, part.start)) < (high := min(left + length, part.end))
    ]
    agreeing = sum(length for _, _, length in blocks)
    if not inside:
        return Span(window.start, window.start), agreeing
    first, last = inside[0], inside[-1]
    start, end = first[0] + first[2], last[1] + last[2]
    for left, right, length in blocks:
        lost = first[0] - part.start
        if lost and length and left + length == part.start:
            gap = start - (right + length)
            start -= gap if gap <= _rewritten(lost) else 0
        lost = part.end - last[1]
        if lost and length and left == part.end:
            gap = right - end
            end += gap if gap <= _rewritten(lost) else 0
    return Span(window.start + start, window.start + end), agreeing


def _rewritten(lost: int) -> int:
    """How many characters may stand in place of so many lost ones."""
    return 2 * lost + 4

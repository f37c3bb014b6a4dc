"""Sentences of a clause: their segments, the words that count in them and the polarity of these.

Offsets are folded offsets in the clause.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from reviewer.document.quick_init import quick_init
from reviewer.rules.polarity import (
    AFFIRMATIVE,
    DENYING,
    Polarity,
    Segment,
    act_polarity,
    conditions,
    continues,
    object_excluded,
    runs_on,
)
from reviewer.rules.vocabulary import TermHit

_SENTENCE = re.compile(r"[^。;!?\n]+[。;!?\n]*")
# Not at the marks inside a number: 368,000.00, 10:30.
_SEGMENT = re.compile(r"[^,:]+(?:(?<=[0-9])[,:](?=[0-9])[^,:]+)*[,:]*")
# An act that begins so is itself a denial: 不配合 in 不得不配合 forbids no 配合.
_NEGATIVE = "不未无没拒"
_DEFINES = re.compile(
    r"(?:(?:本|在本)[合协]?[同议约章]?中?,?)?[\"'](?P<name>[^\"']{1,20})[\"'](?:\([^)]*\))?[,:]?(?:系|均|是)?(?:指|谓|:)"
)


@quick_init
@dataclass(frozen=True, slots=True)
class Hit:
    """A word that counts: folded [start, end) of its clause; `via` the chain of defined terms."""

    element: str
    term_class: str
    start: int
    end: int
    segment: int
    polarity: Polarity
    via: tuple[str, ...] = ()


@quick_init
@dataclass(frozen=True, slots=True)
class Sentence:
    """Folded [start, end) of a clause, with its segments and hits.

    `defines` says that the sentence only says what a term means (“标的号”指…) and does nothing.
    """

    start: int
    end: int
    text: str
    segments: tuple[tuple[int, int], ...]
    hits: tuple[Hit, ...]
    defines: bool = False

    def between(self, start: int, end: int) -> str:
        """The words at [start, end) of the clause, which lie in this sentence."""
        return self.text[start - self.start : end - self.start]


def sentences(text: str, hits: Sequence[TermHit], carried: frozenset[str]) -> tuple[Sentence, ...]:
    """Split folded text. Hits of an element in `carried` are things: in or out, nothing else.

    The hits stand in the order in which they begin.
    """
    found: list[Sentence] = []
    starts = [hit.start for hit in hits]
    for match in _SENTENCE.finditer(text):
        start, end = match.span()
        segments = tuple(
            (start + part.start(), start + part.end()) for part in _SEGMENT.finditer(match.group())
        )
        inside = hits[bisect_left(starts, start) : bisect_left(starts, end)]
        defines = _DEFINES.match(match.group()) is not None
        polarised = _polarised(text, segments, inside, carried)
        found.append(Sentence(start, end, match.group(), segments, polarised, defines))
    return tuple(found)


def _polarised(
    text: str,
    segments: Sequence[tuple[int, int]],
    found: Sequence[TermHit],
    carried: frozenset[str],
) -> tuple[Hit, ...]:
    if not found:
        return ()
    hits: list[Hit] = []
    open_ban = False
    words = [text[start:end] for start, end in segments]
    # Whether a thing is in or out does not turn on conditions.
    with_acts = any(hit.term.element not in carried for hit in found)
    supposed = conditions(words) if with_acts else ()
    starts = [hit.start for hit in found]
    for index, (start, end) in enumerate(segments):
        segment = Segment.of(words[index])
        goes_on = open_ban and continues(segment.text)
        acts: dict[int, Polarity] = {}  # words of several classes often begin at one place
        denied, denied_to = Polarity.NEGATED, 0
        for hit in found[bisect_left(starts, start) : bisect_left(starts, end)]:
            low, high = hit.start - start, hit.end - start
            if hit.term.element in carried:
                polarity = object_polarity(segment.text, low, high, text[end : end + 2])
            else:
                known = acts.get(low)
                if known is None:
                    known = acts[low] = act_polarity(segment, low, goes_on, supposed[index])
                    # 给乙方 in 不提供给乙方 is the end of what is denied.
                    if low < denied_to and known in AFFIRMATIVE:
                        known = acts[low] = denied
                    elif (
                        known in DENYING and high > denied_to and segment.text[low] not in _NEGATIVE
                    ):
                        denied, denied_to = known, high
                polarity = known
            hits.append(
                Hit(hit.term.element, hit.term.term_class, hit.start, hit.end, index, polarity)
            )
        open_ban = runs_on(segment, goes_on)
    return tuple(hits)


def object_polarity(segment: str, start: int, end: int, following: str = "") -> Polarity:
    """Things are in or out; nobody obliges a thing."""
    excluded = object_excluded(segment, start, end, following)
    return Polarity.EXCLUDED if excluded else Polarity.AFFIRMED

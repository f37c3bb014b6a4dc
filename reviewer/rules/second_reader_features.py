"""What the second reader sees of a clause: its characters, its words that count, what is around it.

Features are strings. `grams` are runs of one and two characters of the folded text, digits made
alike. `marks` are all else, by their first letter: h heading, k kind, l length, t head of the
table, x words of the context, v a vocabulary class with its polarity, w one that a defined term
carries, a an act with the thing named near it, d a definition; and the labels that rules found: c
in the contract (C several times), p and n in the clause before and after, u in the clause above.
Training and reading use this very module.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from operator import add

from reviewer.document.model import ClauseKind, ClauseTree
from reviewer.labels import Label
from reviewer.rules.analysis import Analysis, ClauseAnalysis
from reviewer.rules.polarity import Polarity
from reviewer.rules.sentences import Hit, Sentence

SIZES = (1, 2)
START = "^"
_DIGIT = re.compile(r"[0-9]")
_HEADING_SIZES = (2, 3)
_HEADING_LENGTH = 20
_HEAD_ROW_LENGTH = 60
_SEVERAL = 3
_NEAR = 1  # segments between an act and a thing
_LENGTH_STEP, _LENGTHS = 25, 8


@dataclass(frozen=True, slots=True)
class Features:
    """The features of one clause; each counts once."""

    grams: frozenset[str]
    marks: frozenset[str]


def readable(folded: str) -> str:
    """Folded text as grams are taken from it: a start sign, digits alike."""
    return START + _DIGIT.sub("0", folded)


def grams_of(text: str, sizes: Sequence[int] = SIZES) -> frozenset[str]:
    """Every run of characters of these sizes."""
    found: set[str] = set()
    runs: Iterable[str] = text
    for size in range(1, max(sizes) + 1):
        if size > 1:
            runs = list(map(add, runs, text[size - 1 :]))
        if size in sizes:
            found.update(runs)
    return frozenset(found)


class FeatureReader:
    """Reads the features of one contract's clauses. `labels` are the rules', by clause."""

    def __init__(
        self, analysis: Analysis, tree: ClauseTree, labels: Mapping[str, frozenset[Label]]
    ) -> None:
        self._clauses = analysis.clauses
        self._by_id = analysis.by_id
        self._tree = tree
        self._labels = labels
        self._position = {entry.clause.id: at for at, entry in enumerate(analysis.clauses)}
        counts = Counter(label for found in labels.values() for label in found)
        several = {label for label, count in counts.items() if count >= _SEVERAL}
        self._contract = {f"c|{label}" for label in counts} | {f"C|{label}" for label in several}

    def read(self, entry: ClauseAnalysis) -> Features:
        """The features of one clause."""
        marks = set(self._contract)
        marks.add(f"k|{entry.clause.kind.value}")
        marks.add(f"l|{min(_LENGTHS, len(entry.folded.text) // _LENGTH_STEP)}")
        marks.update(f"x|{hit.term_class}" for hit in entry.context)
        marks.update(self._beside(entry))
        marks.update(self._above(entry))
        marks.update(mark for sentence in entry.sentences for mark in _said(sentence))
        return Features(grams_of(readable(entry.folded.text)), frozenset(marks))

    def _beside(self, entry: ClauseAnalysis) -> Iterator[str]:
        at = self._position[entry.clause.id]
        for name, beside in (("p", at - 1), ("n", at + 1)):
            if 0 <= beside < len(self._clauses):
                other = self._clauses[beside].clause
                if entry.clause.parent in (other.parent, other.id):
                    yield from (f"{name}|{label}" for label in self._labels.get(other.id, ()))

    def _above(self, entry: ClauseAnalysis) -> Iterator[str]:
        for above in self._tree.ancestors(entry.clause):
            if above.kind is ClauseKind.HEADING:
                text = self._by_id[above.id].folded.text[:_HEADING_LENGTH]
                yield from (f"h|{gram}" for gram in grams_of(START + text, _HEADING_SIZES))
                break
            yield from (f"u|{label}" for label in self._labels.get(above.id, ()))
        if entry.clause.kind is ClauseKind.ROW:
            text = self._first_row(entry).folded.text[:_HEAD_ROW_LENGTH]
            yield from (f"t|{gram}" for gram in grams_of(START + text, (2,)))

    def _first_row(self, entry: ClauseAnalysis) -> ClauseAnalysis:
        at = self._position[entry.clause.id]
        while at and not self._clauses[at].first_row:
            at -= 1
        return self._clauses[at]


def _said(sentence: Sentence) -> Iterator[str]:
    """What the vocabulary knows of a sentence."""
    for hit in sentence.hits:
        yield from _marks_of(hit.element, hit.term_class, hit.polarity, carried=bool(hit.via))
    things = [hit for hit in sentence.hits if hit.element == "object"]
    for act in sentence.hits:
        if act.element == "act":
            for thing in things:
                if abs(act.segment - thing.segment) <= _NEAR:
                    family = thing.term_class.partition(".")[0]
                    yield f"a|{act.term_class}|{act.polarity}|{family}|{thing.polarity}"
    if sentence.defines:
        yield "d|"


def class_names(hit: Hit) -> tuple[str, ...]:
    """The hit's class and every class above it."""
    return _class_names(hit.element, hit.term_class)


@cache
def _class_names(element: str, term_class: str) -> tuple[str, ...]:
    parts = term_class.split(".")
    return tuple(f"{element}:{'.'.join(parts[: at + 1])}" for at in range(len(parts)))


@cache
def _marks_of(
    element: str, term_class: str, polarity: Polarity, *, carried: bool
) -> tuple[str, ...]:
    """What a word says; `carried` by a defined term."""
    names = _class_names(element, term_class)
    said = tuple(f"v|{name}|{polarity}" for name in names)
    return (*said, *(f"w|{name}" for name in names)) if carried else said

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
from itertools import chain
from operator import add

from reviewer.document.clause_tree import ClauseKind, ClauseTree
from reviewer.document.quick_init import quick_init
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
_HEAD_ROW_SIZES = (2,)
_SEVERAL = 3
_NEAR = 1  # segments between an act and a thing
_LENGTH_STEP, _LENGTHS = 25, 8


@quick_init
@dataclass(frozen=True, slots=True)
class Features:
    """The features of one clause; each counts once.

    `shared` are the marks that all clauses of its contract have, apart from its own `marks`.
    """

    grams: frozenset[str]
    marks: frozenset[str]
    shared: frozenset[str] = frozenset()


def readable(folded: str) -> str:
    """Folded text as grams are taken from it: a start sign, digits alike."""
    return START + _DIGIT.sub("0", folded)


def grams_of(text: str, sizes: Sequence[int] = SIZES) -> frozenset[str]:
    """Every run of characters of these sizes."""
    found: list[Iterable[str]] = []
    runs: Iterable[str] = text
    for size in range(1, max(sizes) + 1):
        if size > 1:
            runs = list(map(add, runs, text[size - 1 :]))
        if size in sizes:
            found.append(runs)
    return frozenset(chain.from_iterable(found))


class FeatureReader:
    """Reads the features of one contract's clauses. `labels` are the rules', by clause.

    `shared` are the marks that all its clauses have.
    """

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
        self.shared = frozenset(f"c|{label}" for label in counts) | {
            f"C|{label}" for label in several
        }
        self._heads: dict[str, frozenset[str]] = {}  # of headings and first rows, by clause
        # Of the clause before: what stands under one heading shares its context.
        self._context: tuple[Hit, ...] = ()
        self._context_marks: frozenset[str] = frozenset()

    def read(self, entry: ClauseAnalysis) -> Features:
        """The features of one clause."""
        marks = {
            f"k|{entry.clause.kind.value}",
            f"l|{min(_LENGTHS, len(entry.folded.text) // _LENGTH_STEP)}",
        }
        if entry.context is not self._context:
            self._context = entry.context
            self._context_marks = frozenset(f"x|{hit.term_class}" for hit in entry.context)
        marks |= self._context_marks
        marks.update(self._beside(entry))
        self._add_above(marks, entry)
        for sentence in entry.sentences:
            _add_said(marks, sentence)
        grams = grams_of(readable(entry.folded.text))
        return Features(grams, frozenset(marks), self.shared)

    def _beside(self, entry: ClauseAnalysis) -> Iterator[str]:
        at = self._position[entry.clause.id]
        for name, beside in (("p", at - 1), ("n", at + 1)):
            if 0 <= beside < len(self._clauses):
                other = self._clauses[beside].clause
                if entry.clause.parent in (other.parent, other.id):
                    yield from (f"{name}|{label}" for label in self._labels.get(other.id, ()))

    def _add_above(self, marks: set[str], entry: ClauseAnalysis) -> None:
        for above in self._tree.ancestors(entry.clause):
            if above.kind is ClauseKind.HEADING:
                marks |= self._head(self._by_id[above.id], "h", _HEADING_LENGTH, _HEADING_SIZES)
                break
            marks.update([f"u|{label}" for label in self._labels.get(above.id, ())])
        if entry.clause.kind is ClauseKind.ROW:
            marks |= self._head(self._first_row(entry), "t", _HEAD_ROW_LENGTH, _HEAD_ROW_SIZES)

    def _head(
        self, entry: ClauseAnalysis, sign: str, length: int, sizes: Sequence[int]
    ) -> frozenset[str]:
        """The marks of what stands above many clauses: read once."""
        known = self._heads.get(entry.clause.id)
        if known is None:
            grams = grams_of(START + entry.folded.text[:length], sizes)
            known = self._heads[entry.clause.id] = frozenset(f"{sign}|{gram}" for gram in grams)
        return known

    def _first_row(self, entry: ClauseAnalysis) -> ClauseAnalysis:
        at = self._position[entry.clause.id]
        while at and not self._clauses[at].first_row:
            at -= 1
        return self._clauses[at]


def _add_said(marks: set[str], sentence: Sentence) -> None:
    """Add what the vocabulary knows of a sentence."""
    acts: list[Hit] = []
    things: list[Hit] = []
    for hit in sentence.hits:
        marks.update(_marks_of(hit.element, hit.term_class, hit.polarity, bool(hit.via)))
        if hit.element == "act":
            acts.append(hit)
        elif hit.element == "object":
            things.append(hit)
    for act in acts:
        for thing in things:
            if abs(act.segment - thing.segment) <= _NEAR:
                marks.add(_act_on(act.term_class, act.polarity, thing.term_class, thing.polarity))
    if sentence.defines:
        marks.add("d|")


@cache
def _act_on(act: str, polarity: Polarity, thing: str, state: Polarity) -> str:
    return f"a|{act}|{polarity}|{thing.partition('.')[0]}|{state}"


def class_names(hit: Hit) -> tuple[str, ...]:
    """The hit's class and every class above it."""
    return _class_names(hit.element, hit.term_class)


@cache
def _class_names(element: str, term_class: str) -> tuple[str, ...]:
    parts = term_class.split(".")
    return tuple(f"{element}:{'.'.join(parts[: at + 1])}" for at in range(len(parts)))


@cache
def _marks_of(
    element: str, term_class: str, polarity: Polarity, by_term: bool, /
) -> tuple[str, ...]:
    """What a word says; `by_term`: a defined term carries it."""
    names = _class_names(element, term_class)
    said = tuple(f"v|{name}|{polarity}" for name in names)
    return (*said, *(f"w|{name}" for name in names)) if by_term else said

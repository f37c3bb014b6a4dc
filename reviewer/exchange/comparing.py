"""Two versions of a contract side by side: their clauses, words, and what became of the findings.

Numbers are compared apart from words: a clause that only got another number is the same clause.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from enum import StrEnum
from pathlib import Path

from reviewer.assessment.model import GradedFinding
from reviewer.document.clause_tree import Clause, ClauseKind
from reviewer.document.places import place_of
from reviewer.exchange.alignment import Match, align
from reviewer.labels import Label, Severity, Verdict
from reviewer.review import Review
from reviewer.text.differences import Edit, Piece, differences
from reviewer.text.folding import fold

_QUOTE_ALIKE = 0.6
# A header or footer has no place among the clauses.
_FURNITURE = (ClauseKind.HEADER, ClauseKind.FOOTER)
# Signs that one typist or another sets behind a number.
_BEHIND_NUMBER = "、.:,"


class Change(StrEnum):
    """What became of a clause."""

    SAME = "same"
    CHANGED = "changed"
    NEW = "new"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Part:
    """A clause in one version: id and key as in its review, number as printed, words without it.

    `place` is how it is called in a sentence.
    """

    id: str
    key: str
    place: str
    number: str
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """Clauses that belong together. Several on one side: the clause was split, or some were joined.

    `pieces` make up the words of both sides, several clauses of a side parted by a line feed.
    """

    change: Change
    old: tuple[Part, ...]
    new: tuple[Part, ...]
    pieces: tuple[Piece, ...]
    moved: bool = False
    renumbered: bool = False

    @property
    def is_split(self) -> bool:
        return len(self.new) > 1

    @property
    def is_joined(self) -> bool:
        return len(self.old) > 1

    @property
    def is_untouched(self) -> bool:
        """Nothing at all is to be told of it."""
        return self.change is Change.SAME and not (
            self.moved or self.renumbered or self.is_split or self.is_joined
        )


class Fate(StrEnum):
    """What became of a finding. `reworded`: still found, in words that were changed."""

    SAME = "same"
    REWORDED = "reworded"
    CURED = "cured"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Found:
    """A finding in one version."""

    key: str
    severity: Severity
    clause: str
    place: str
    quote: str


@dataclass(frozen=True, slots=True)
class FindingChange:
    """A finding in both versions, or in one. `row` is the index of the row it is told in."""

    fate: Fate
    label: Label
    title: str
    old: Found | None
    new: Found | None
    row: int

    @property
    def shown(self) -> Found:
        """The finding as it stands now, or as it last stood."""
        found = self.new or self.old
        assert found is not None
        return found

    @property
    def regraded(self) -> bool:
        return bool(self.old and self.new and self.old.severity is not self.new.severity)


@dataclass(frozen=True, slots=True)
class Version:
    """One of the two contracts, as far as a comparison speaks of it."""

    path: Path
    sha256: str
    title: str | None
    format: str
    verdict: Verdict
    day: date
    day_stated: bool


@dataclass(frozen=True)
class Comparison:
    """All clauses of both versions, each once, in the order of the later one."""

    old: Version
    new: Version
    rows: tuple[Row, ...]
    findings: tuple[FindingChange, ...]

    @property
    def changes(self) -> tuple[Row, ...]:
        """The rows of which something is to be told."""
        return tuple(row for row in self.rows if not row.is_untouched)

    def counts(self) -> Counter[str]:
        """How many rows were changed in which way; a row may count in several."""
        counts: Counter[str] = Counter()
        for row in self.rows:
            counts.update(tags(row))
        return counts


def tags(row: Row) -> tuple[str, ...]:
    """What is to be told of a row, most telling first; `same` for nothing."""
    held = (
        (row.change is not Change.SAME, row.change.value),
        (row.is_split, "split"),
        (row.is_joined, "joined"),
        (row.moved, "moved"),
        (row.renumbered, "renumbered"),
    )
    return tuple(tag for holds, tag in held if holds) or (Change.SAME.value,)


def compare(old: Review, new: Review, paths: tuple[Path, Path]) -> Comparison:
    """Compare two reviewed versions; `paths` are the files of the earlier and the later one."""
    rows = tuple(_rows(old, new))
    return Comparison(
        _version(old, paths[0]),
        _version(new, paths[1]),
        rows,
        tuple(_findings(old, new, rows)),
    )


def _version(review: Review, path: Path) -> Version:
    document, opinion = review.document, review.opinion
    return Version(
        path,
        document.sha256,
        review.title,
        document.format,
        opinion.verdict,
        opinion.day,
        opinion.day_stated,
    )


# --- clauses --------------------------------------------------------------------------------------


def _rows(old: Review, new: Review) -> Iterator[Row]:
    """The clauses in order, then headers and footers, which are compared among themselves."""
    for furniture in (False, True):
        left = [c for c in old.clauses if (c.kind in _FURNITURE) is furniture]
        right = [c for c in new.clauses if (c.kind in _FURNITURE) is furniture]
        numbers = [[_number(c.number) for c in clauses] for clauses in (left, right)]
        for match in align(_texts(left, old), _texts(right, new), *numbers):
            yield _row(
                match,
                [_part(left[at], old) for at in match.old],
                [_part(right[at], new) for at in match.new],
            )


def _texts(clauses: Iterable[Clause], review: Review) -> list[str]:
    """Folded words; of a clause that has none, its number."""
    text = review.document.text
    return [fold(clause.body.of(text)) or fold(clause.number or "") for clause in clauses]


def _part(clause: Clause, review: Review) -> Part:
    place = place_of(clause, review.clauses, review.document)
    words = clause.body.of(review.document.text)
    return Part(clause.id, clause.key, place, clause.number or "", words)


def _row(match: Match, old: Sequence[Part], new: Sequence[Part]) -> Row:
    left, right = ("\n".join(part.text for part in parts) for parts in (old, new))
    if not (old and new):
        edit = Edit.GONE if old else Edit.ADDED
        change = Change.GONE if old else Change.NEW
        pieces = (Piece(edit, left, right),) if left or right else ()
        return Row(change, tuple(old), tuple(new), pieces)
    words = fold(left) == fold(right)
    if not words and _printed(old) == _printed(new):
        # A number that only one of the two readings took for one.
        return Row(Change.SAME, (*old,), (*new,), (Piece(Edit.KEPT, left, right),), match.moved)
    renumbered = _number(old[0].number) != _number(new[0].number)
    if words and not _numbered_apart(old, new):
        # Paragraphs are laid out otherwise, as between Word and PDF.
        old, new = (_as_one(old),), (_as_one(new),)
    change = Change.SAME if words else Change.CHANGED
    return Row(change, tuple(old), tuple(new), differences(left, right), match.moved, renumbered)


def _printed(parts: Iterable[Part]) -> str:
    return "".join(fold(part.number) + fold(part.text) for part in parts)


def _number(number: str | None) -> str:
    return fold(number or "").strip(_BEHIND_NUMBER)


def _numbered_apart(old: Sequence[Part], new: Sequence[Part]) -> bool:
    """Whether clauses that were split or joined have numbers of their own."""
    return any(part.number for part in (*old[1:], *new[1:]))


def _as_one(parts: Sequence[Part]) -> Part:
    first = parts[0]
    return Part(
        first.id, first.key, first.place, first.number, "\n".join(part.text for part in parts)
    )


# --- findings -------------------------------------------------------------------------------------


def _findings(old: Review, new: Review, rows: Sequence[Row]) -> Iterator[FindingChange]:
    """In the order of the later version; what is cured stands where its clause is told."""
    row_of_old = {part.id: at for at, row in enumerate(rows) for part in row.old}
    row_of_new = {part.id: at for at, row in enumerate(rows) for part in row.new}
    pairs = _paired(old.opinion.findings, new.opinion.findings, row_of_old, row_of_new)
    told = []
    for left, right in pairs:
        graded = right or left
        assert graded is not None
        rows_of = row_of_new if right else row_of_old
        told.append(
            FindingChange(
                _fate(left, right),
                graded.finding.label,
                graded.finding.title,
                None if left is None else _found(left),
                None if right is None else _found(right),
                rows_of.get(graded.finding.clause, -1),
            )
        )
    yield from sorted(told, key=lambda change: (change.row, change.shown.key))


def _fate(left: GradedFinding | None, right: GradedFinding | None) -> Fate:
    if left is None:
        return Fate.NEW
    if right is None:
        return Fate.CURED
    return Fate.SAME if left.finding.key == right.finding.key else Fate.REWORDED


def _found(graded: GradedFinding) -> Found:
    finding = graded.finding
    return Found(finding.key, graded.severity, finding.clause, finding.place, finding.quote)


_Pair = tuple[GradedFinding | None, GradedFinding | None]


def _paired(
    old: Sequence[GradedFinding],
    new: Sequence[GradedFinding],
    row_of_old: dict[str, int],
    row_of_new: dict[str, int],
) -> list[_Pair]:
    """By key; then by label, in clauses that belong together or in words that are alike."""
    by_key = {graded.finding.key: graded for graded in new}
    pairs: list[_Pair] = []
    left: list[GradedFinding] = []
    for graded in old:
        same = by_key.pop(graded.finding.key, None)
        if same is None:
            left.append(graded)
        else:
            pairs.append((graded, same))
    scored = sorted(
        (
            (_kinship(one, other, row_of_old, row_of_new), at, other.finding.key)
            for at, one in enumerate(left)
            for other in by_key.values()
            if one.finding.label is other.finding.label
        ),
        key=lambda scored: (-scored[0], scored[1], scored[2]),
    )
    gone = set(range(len(left)))
    for kinship, at, key in scored:
        if kinship >= _QUOTE_ALIKE and at in gone and key in by_key:
            gone.remove(at)
            pairs.append((left[at], by_key.pop(key)))
    pairs += [(left[at], None) for at in sorted(gone)]
    pairs += [(None, graded) for graded in by_key.values()]
    return pairs


def _kinship(
    one: GradedFinding,
    other: GradedFinding,
    row_of_old: dict[str, int],
    row_of_new: dict[str, int],
) -> float:
    """1 to 2 for findings of clauses that belong together, else how alike the quotes are."""
    quotes = fold(one.finding.quote), fold(other.finding.quote)
    likeness = SequenceMatcher(None, *quotes, autojunk=False).ratio()
    here, there = row_of_old.get(one.finding.clause), row_of_new.get(other.finding.clause)
    return likeness + (here is not None and here == there)

"""What a comparison of two versions of a contract tells, clause by clause and risk by risk."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from reviewer.labels import Label, Severity, Verdict
from reviewer.text.differences import Piece


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
        """Whether one clause became several."""
        return len(self.new) > 1

    @property
    def is_joined(self) -> bool:
        """Whether several clauses became one."""
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
class VersionFinding:
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
    old: VersionFinding | None
    new: VersionFinding | None
    row: int

    @property
    def shown(self) -> VersionFinding:
        """The finding as it stands now, or as it last stood."""
        found = self.new or self.old
        assert found is not None
        return found

    @property
    def regraded(self) -> bool:
        """Whether it is in both versions, with another grade."""
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

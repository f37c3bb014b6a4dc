"""Findings put together: one entry of a report for all of which much the same is to be said."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from reviewer.assessment.model import GradedFinding
from reviewer.document.places import in_a_row, rows_together
from reviewer.errors import told
from reviewer.export.blocks import clean
from reviewer.law.numbers import numeral
from reviewer.marks.model import Decision
from reviewer.marks.state import ReviewState
from reviewer.rules.findings import Finding

_MOST_PLACES = 6
_T = TypeVar("_T", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Group:
    """Findings of one label that share an entry; `number` counts the groups from 1."""

    number: int
    findings: tuple[GradedFinding, ...]

    @property
    def first(self) -> GradedFinding:
        """The one that the entry begins with."""
        return self.findings[0]

    @property
    def ordinal(self) -> str:
        """（一）, as the entry is called in the report."""
        return ordinal(self.number)

    @property
    def anchor(self) -> str:
        """The id that links within the report lead to."""
        return self.first.id

    @property
    def each_place(self) -> list[str]:
        """What its clauses are called, each once, rows of one table together."""
        return _each_place(self.findings)

    @property
    def places(self) -> str:
        """What its clauses are called, as one list in words; of many the first."""
        return listed(place_of(graded.finding) for graded in self.findings)

    def told_apart(
        self, said_of: Callable[[GradedFinding], Iterable[_T]]
    ) -> tuple[tuple[str, tuple[_T, ...]], ...]:
        """What is said of the findings, each once: first, after "", what is said of all of them,
        then the rest after every place that it is said of."""
        about: dict[_T, list[GradedFinding]] = {}
        for graded in self.findings:
            for what in dict.fromkeys(said_of(graded)):
                about.setdefault(what, []).append(graded)
        apart: dict[str, list[_T]] = {"": []}
        for what, found in about.items():
            of_all = len(found) == len(self.findings)
            apart.setdefault("" if of_all else called(found), []).append(what)
        return tuple((places, tuple(said)) for places, said in apart.items() if said)


@dataclass
class SetOut:
    """Which entry set out a row, ground, counter-argument or cure first."""

    _first: dict[Hashable, Group] = field(default_factory=dict)

    def before(self, what: Hashable, group: Group) -> Group | None:
        """The earlier entry that has the matter already."""
        earlier = self._first.setdefault(what, group)
        return None if earlier is group else earlier


def place_of(finding: Finding) -> str:
    """How the clause is called, without the sign after its number: 4、 is 4 in a list."""
    return clean(finding.place).rstrip("、．.")


def ordinal(number: int) -> str:
    """（一）, （二） …"""
    return f"（{numeral(number)}）"


def called(findings: Iterable[GradedFinding]) -> str:
    """Every place of the findings, each once, as one list in words."""
    return in_a_row(_each_place(findings))


def of_one_kind(findings: Iterable[GradedFinding]) -> tuple[Group, ...]:
    """A group for each label, in the order in which each begins."""
    return _grouped(findings, lambda graded: graded.finding.label)


def said_alike(findings: Iterable[GradedFinding], state: ReviewState) -> tuple[Group, ...]:
    """Groups of which the same is said, in the order in which each begins."""
    return _grouped(findings, lambda graded: _said_of(graded, state))


def _grouped(
    findings: Iterable[GradedFinding], shared: Callable[[GradedFinding], Hashable]
) -> tuple[Group, ...]:
    found: dict[Hashable, list[GradedFinding]] = {}
    for graded in findings:
        found.setdefault(shared(graded), []).append(graded)
    return tuple(Group(number, tuple(each)) for number, each in enumerate(found.values(), 1))


def _each_place(findings: Iterable[GradedFinding]) -> list[str]:
    return rows_together(tuple(dict.fromkeys(place_of(graded.finding) for graded in findings)))


def listed(places: Iterable[str], language: str = "zh") -> str:
    """第一条、第三条, each once; of many the first ones: 2.1、2.2、2.3、3.1、3.2、4.1等9处.

    Rows of a table that follow each other become one: 附件一第2至7行. In English (en) the places
    themselves stay as the contract numbers them.
    """
    once = tuple(dict.fromkeys(places))
    shown = rows_together(once)
    named = shown if len(shown) <= _MOST_PLACES + 1 else shown[:_MOST_PLACES]
    row = in_a_row(named) if language == "zh" else ", ".join(named)
    if len(named) == len(shown):
        return row
    return told("places-many", language, places=row, count=len(once))


def _said_of(graded: GradedFinding, state: ReviewState) -> tuple[object, ...]:
    """Everything a report says of a finding but where it stands."""
    finding = graded.finding
    return (
        finding.label,
        graded.severity,
        finding.because,
        finding.against,
        graded.citations,
        tuple(cure.id for cure in graded.cures),
        graded.adjusted,
        graded.mitigated_by,
        _decided(state.decision_on(graded)),
        _decided(state.decisions.get(finding.key)),
    )


def _decided(decision: Decision | None) -> Sequence[object]:
    if decision is None:
        return ()
    return (
        decision.status,
        decision.reason,
        decision.text,
        decision.author,
        decision.grade,
        decision.grade_reason,
        decision.wording,
        decision.second,
    )

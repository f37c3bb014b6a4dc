"""Findings of which the same is to be said, put together: one entry of a report for all of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reviewer.assessment.model import GradedFinding
from reviewer.document.places import in_a_row, rows_together
from reviewer.export.blocks import clean
from reviewer.law.numbers import numeral
from reviewer.marks.model import Decision
from reviewer.marks.state import ReviewState
from reviewer.rules.findings import Finding

_MOST_PLACES = 6


@dataclass(frozen=True, slots=True)
class Group:
    """Findings that differ only in clause and quote; `number` counts the groups from 1."""

    number: int
    findings: tuple[GradedFinding, ...]

    @property
    def first(self) -> GradedFinding:
        """The one whose words stand for all."""
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
        return rows_together(tuple(dict.fromkeys(place_of(g.finding) for g in self.findings)))

    @property
    def places(self) -> str:
        """What its clauses are called, as one list in words."""
        return listed(place_of(graded.finding) for graded in self.findings)


def place_of(finding: Finding) -> str:
    """How the clause is called, without the sign after its number: 4、 is 4 in a list."""
    return clean(finding.place).rstrip("、．.")


def ordinal(number: int) -> str:
    """（一）, （二） …"""
    return f"（{numeral(number)}）"


def grouped(findings: Iterable[GradedFinding], state: ReviewState) -> tuple[Group, ...]:
    """The findings in groups, in the order in which each group begins."""
    found: dict[tuple[object, ...], list[GradedFinding]] = {}
    for graded in findings:
        found.setdefault(_said_of(graded, state), []).append(graded)
    return tuple(Group(number, tuple(each)) for number, each in enumerate(found.values(), 1))


def listed(places: Iterable[str]) -> str:
    """第一条、第三条, each once; of many the first ones: 2.1、2.2、2.3、3.1、3.2、4.1等9处.

    Rows of a table that follow each other become one: 附件一第2至7行.
    """
    once = tuple(dict.fromkeys(places))
    shown = rows_together(once)
    if len(shown) <= _MOST_PLACES + 1:
        return in_a_row(shown)
    return f"{in_a_row(shown[:_MOST_PLACES])}等{len(once)}处"


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

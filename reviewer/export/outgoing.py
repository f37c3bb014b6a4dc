"""What goes out in a marked copy, before it is written: the comments and changes as values.

The dialog shows it, the writer writes it: what was shown is what leaves.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from reviewer.assessment.model import GradedFinding
from reviewer.document.clause_tree import ClauseKind
from reviewer.document.model import Span
from reviewer.document.places import place_of as place_of_clause
from reviewer.export.audience import Audience, Reader, audience_of
from reviewer.export.blanks import Unfilled, unfilled_in
from reviewer.export.comment_words import finding_lines, mark_lines, on_row
from reviewer.export.dangling import Dangling, dangling_references
from reviewer.export.groups import place_of
from reviewer.export.homes import Home, homes_of
from reviewer.export.redrafting import Change, changes_of, left_standing
from reviewer.export.wishes import Action, Redraft, redraft_of, wish_for
from reviewer.labels import MITIGATING, Severity
from reviewer.marks.model import Colour, Mark, Status
from reviewer.marks.state import ReviewState
from reviewer.review import Review


class Marking(StrEnum):
    """What is written into the copy."""

    COMMENTS = "comments"
    REDLINE = "redline"
    BOTH = "both"

    @property
    def comments(self) -> bool:
        """Whether the findings stand beside the words."""
        return self is not Marking.REDLINE

    @property
    def redline(self) -> bool:
        """Whether the words are changed, as tracked changes."""
        return self is not Marking.COMMENTS


@dataclass(frozen=True, slots=True)
class Selection:
    """What is to go out. None: by default, for the reader in question (see `selected`, `noted`).

    `findings` and `marks` are keys and ids, `redrafts` what the lawyer wants done instead of a
    finding's first cure. `strike_covered`: of clauses whose wording is put in elsewhere the words
    are struck.
    """

    findings: frozenset[str] | None = None
    marks: frozenset[str] | None = None
    redrafts: Mapping[str, Redraft] = field(default_factory=dict)
    strike_covered: bool = True


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment: where its words stand, how the place is called, and its paragraphs.

    `tint` is what its colour stands for: the grade, or the colour of the lawyer's mark; None where
    the reader is shown neither. `wording` is what is proposed for the contract, `same_as` names
    the place whose remark sets it out. `key` is that of the finding, or the id of the mark;
    `author` and `at` say who made the mark and when.
    """

    span: Span
    place: str
    lines: tuple[str, ...]
    tint: Severity | Colour | None = None
    same_as: str = ""
    wording: str = ""
    key: str = ""
    author: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Outgoing:
    """Comments and changes in document order. `silent` counts the chosen findings that say nothing
    to this reader; `unfilled` are the wordings with blanks. `dangling` is what the changes would
    leave without its object, `standing` the places that keep words for which another place sets
    out what should stand instead, `struck` those from which such words are struck. `elsewhere`
    names, by finding key, the place at which the wording for it is set out."""

    marking: Marking
    reader: Reader
    remarks: tuple[Remark, ...]
    changes: tuple[Change, ...]
    silent: int
    unfilled: tuple[Unfilled, ...]
    dangling: tuple[Dangling, ...] = ()
    standing: tuple[str, ...] = ()
    struck: tuple[str, ...] = ()
    elsewhere: Mapping[str, str] = field(default_factory=dict)

    @property
    def to_fill(self) -> tuple[Unfilled, ...]:
        """What bars all but a draft: the other side gets no wording with blanks, and nobody a
        contract with them."""
        barred = self.marking.redline or self.reader is Reader.OTHER_SIDE
        return self.unfilled if barred else ()


def outgoing_of(
    review: Review,
    state: ReviewState,
    marking: Marking,
    reader: Reader,
    selection: Selection | None = None,
) -> Outgoing:
    """What a copy for this reader will hold."""
    selection, audience = selection or Selection(), audience_of(reader)
    plan = _plan(review, state, selection)
    remarks: list[Remark] = []
    silent = 0
    if marking.comments:
        remarks = list(_finding_remarks(plan, audience))
        silent = len(plan.findings) - len(remarks)
        if not audience.opinion:
            remarks = _once_a_clause(remarks)
        remarks += _mark_remarks(review, state, audience, selection.marks)
    remarks.sort(key=lambda each: (each.span.start, -each.span.end))
    changes = plan.changes if marking.redline else ()
    return Outgoing(
        marking=marking,
        reader=reader,
        remarks=tuple(remarks),
        changes=changes,
        silent=silent,
        unfilled=tuple(_unfilled(plan.findings, plan.redrafts, plan.elsewhere)),
        dangling=dangling_references(review, changes) if marking.redline else (),
        standing=left_standing(plan.findings, plan.redrafts, changes) if marking.redline else (),
        struck=tuple(each.place for each in changes if each.homes),
        elsewhere=plan.elsewhere,
    )


@dataclass(frozen=True, slots=True)
class _Plan:
    """What becomes of the clauses of the findings that go out, whoever reads of it.

    `elsewhere`: by the key of a finding, where its wording is set out for another one.
    """

    review: Review
    state: ReviewState
    findings: tuple[GradedFinding, ...]
    redrafts: Mapping[str, Redraft]
    changes: tuple[Change, ...]
    homes: Mapping[tuple[str, ...], Home]
    elsewhere: Mapping[str, str]


def _plan(review: Review, state: ReviewState, selection: Selection) -> _Plan:
    findings = selected(review, state, selection.findings)
    redrafts = {**_own_redrafts(findings, state), **selection.redrafts}
    changes = changes_of(review, findings, redrafts, strike_covered=selection.strike_covered)
    homes = homes_of(review, findings, redrafts)
    elsewhere = dict(_elsewhere(homes, findings, redrafts))
    return _Plan(review, state, findings, redrafts, changes, homes, elsewhere)


def _finding_remarks(plan: _Plan, audience: Audience) -> Iterator[Remark]:
    """The comments on findings; none on those of which there is nothing to say to this reader."""
    told = _Told()
    changed = {each.clause: each for each in plan.changes}
    for graded in plan.findings:
        finding = graded.finding
        redraft = wish_for(graded, plan.redrafts)
        change = changed.get(finding.clause)
        if change is not None and change.replaces_by(redraft):
            redraft = replace(redraft, action=Action.REPLACE)
        lines = _lines(plan, graded, redraft, audience, change)
        if _is_row(plan.review, graded):
            lines = on_row(lines)
            if audience.opinion:
                said = finding_lines(graded, redraft, plan.state, audience)
                lines = told.once(graded, said, lines)
        if lines:
            tint = plan.state.grade_of(graded) if audience.opinion else None
            at = plan.elsewhere.get(finding.key, "")
            place, wording = place_of(finding), redraft.wording
            yield Remark(finding.span, place, lines, tint, at, wording, finding.key)


def _lines(
    plan: _Plan, graded: GradedFinding, redraft: Redraft, audience: Audience, change: Change | None
) -> tuple[str, ...]:
    return finding_lines(
        graded,
        redraft,
        plan.state,
        audience,
        plan.elsewhere.get(graded.finding.key, ""),
        gives_way=change is not None and bool(change.homes),
        after=_after(plan.homes.get(redraft.lines), graded),
    )


def _elsewhere(
    homes: Mapping[tuple[str, ...], Home],
    findings: Iterable[GradedFinding],
    redrafts: Mapping[str, Redraft],
) -> Iterator[tuple[str, str]]:
    """The keys of findings whose wording is set out for another, with the place of that one."""
    for graded in findings:
        home = homes.get(wish_for(graded, redrafts).lines)
        if home is not None and home.graded is not graded:
            yield graded.finding.key, place_of(home.graded.finding)


def _after(home: Home | None, graded: GradedFinding) -> str:
    """The clause that a wording put in for the finding follows, where that is another one."""
    away = home is not None and home.graded is graded and not home.is_at(graded)
    return home.place if home is not None and away else ""


def _unfilled(
    findings: Iterable[GradedFinding], redrafts: Mapping[str, Redraft], elsewhere: Mapping[str, str]
) -> Iterator[Unfilled]:
    for graded in findings:
        if graded.finding.key not in elsewhere:
            wording = wish_for(graded, redrafts).wording
            found = unfilled_in(wording, place_of(graded.finding))
            if found is not None:
                yield found


def _own_redrafts(findings: Iterable[GradedFinding], state: ReviewState) -> dict[str, Redraft]:
    """The lawyer's own wording of findings, put where that of their cures would go."""
    own = {}
    for graded in findings:
        decision = state.decisions.get(graded.finding.key)
        if decision is not None and decision.wording:
            offered = redraft_of(graded)
            action = offered.action if offered.action is Action.AFTER else Action.REPLACE
            own[graded.finding.key] = replace(offered, action=action, wording=decision.wording)
    return own


def candidates(review: Review) -> tuple[GradedFinding, ...]:
    """The findings that can go out at all: risks, in document order."""
    risks = (g for g in review.opinion.findings if g.finding.label not in MITIGATING)
    return tuple(sorted(risks, key=lambda graded: graded.finding.span))


def selected(
    review: Review, state: ReviewState, keys: frozenset[str] | None
) -> tuple[GradedFinding, ...]:
    """The findings chosen; without a choice those adopted."""
    return tuple(
        graded
        for graded in candidates(review)
        if (
            state.status_of(graded) is Status.ADOPTED
            if keys is None
            else graded.finding.key in keys
        )
    )


def noted(state: ReviewState, audience: Audience, ids: frozenset[str] | None) -> tuple[Mark, ...]:
    """The marks chosen that have a place; without a choice all of them, for the file only."""
    return tuple(
        mark
        for mark in state.marks_in_order()
        if not mark.is_orphan and (audience.own_words if ids is None else mark.id in ids)
    )


def _mark_remarks(
    review: Review, state: ReviewState, audience: Audience, ids: frozenset[str] | None
) -> Iterator[Remark]:
    for mark in noted(state, audience, ids):
        lines = mark_lines(mark, audience)
        span = mark.anchor.span
        if lines and span is not None:
            clause = review.clauses.at(span.start)
            place = (
                "" if clause is None else place_of_clause(clause, review.clauses, review.document)
            )
            tint = mark.colour if audience.own_words else None
            yield Remark(span, place, lines, tint, "", "", mark.id, mark.author, mark.modified)


def _once_a_clause(remarks: list[Remark]) -> list[Remark]:
    """Without what was said on the clause already, and without what only refers to a wording
    elsewhere, where the clause has a remark anyway."""
    spoken = {remark.place for remark in remarks if not remark.same_as}
    said: set[tuple[str, tuple[str, ...]]] = set()
    kept = []
    for remark in remarks:
        again = (remark.place, remark.lines) in said
        if not again and (not remark.same_as or remark.place not in spoken):
            spoken.add(remark.place)
            said.add((remark.place, remark.lines))
            kept.append(remark)
    return kept


def _is_row(review: Review, graded: GradedFinding) -> bool:
    return review.clauses.by_id[graded.finding.clause].kind is ClauseKind.ROW


class _Told:
    """On which row of a table each thing was first said, so that it is set out once."""

    def __init__(self) -> None:
        self._rows: dict[tuple[str, ...], GradedFinding] = {}

    def once(
        self, graded: GradedFinding, said: tuple[str, ...], lines: tuple[str, ...]
    ) -> tuple[str, ...]:
        """The lines for a row of a table; of rows of which the very same is said but the first,
        where it is said."""
        title, *rest = said
        first = self._rows.setdefault(tuple(rest), graded)
        return lines if first is graded else (title, f"同{place_of(first.finding)}的批注。")

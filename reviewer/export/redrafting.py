"""Which words go where: from the cures of findings to changes of the contract's clauses.

One clause is changed once, and one wording is put in once, where the contract first needs it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from reviewer.assessment.cures import CurePlace, CureStage, cure_entries
from reviewer.assessment.model import GradedFinding
from reviewer.document.model import BlockKind, Clause, Document, Span
from reviewer.export.blocks import clean
from reviewer.export.docx_redline import Substitution
from reviewer.export.groups import place_of
from reviewer.review import Review


class Action(StrEnum):
    """What happens to the clause of a finding."""

    REPLACE = "replace"
    AFTER = "after"
    STRIKE = "strike"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Redraft:
    """What to do with a clause, and the wording: several paragraphs where it has line feeds."""

    action: Action
    wording: str = ""

    @property
    def lines(self) -> tuple[str, ...]:
        return tuple(line for line in clean(self.wording).split("\n") if line.strip())


@dataclass(frozen=True, slots=True)
class Change:
    """One clause (its id) changed for one or several findings (their keys); `old` are its words."""

    clause: str
    place: str
    old: str
    redraft: Redraft
    findings: tuple[str, ...]
    substitution: Substitution


_BLANK = re.compile("[_＿]{2,}")
NOTHING = Redraft(Action.NONE)


def redraft_of(graded: GradedFinding, cure_id: str = "") -> Redraft:
    """What a cure of a finding (default: its first) does to the clause. Nothing where it has none,
    or where the contract is signed and its remedies are no wording for it."""
    entries = cure_entries()
    for cure in graded.cures:
        entry = entries.get(cure.id)
        if cure_id not in ("", cure.id) or entry is None or entry.stage is not CureStage.DRAFT:
            continue
        if entry.strike:
            return Redraft(Action.STRIKE)
        action = Action.AFTER if entry.place is CurePlace.AFTER else Action.REPLACE
        return Redraft(action, cure.wording)
    return NOTHING


def changes_of(
    review: Review,
    findings: Iterable[GradedFinding],
    chosen: Mapping[str, Redraft],
) -> tuple[Change, ...]:
    """The changes in document order. `chosen` holds, by finding key, what the lawyer wants instead
    of the finding's first cure."""
    by_clause: dict[str, list[tuple[str, Redraft]]] = {}
    used: set[tuple[str, ...]] = set()
    for graded in sorted(findings, key=lambda each: each.finding.span):
        key = graded.finding.key
        redraft = chosen.get(key) or redraft_of(graded)
        if redraft.action is Action.NONE or redraft.lines in used:
            continue
        if redraft.lines:
            used.add(redraft.lines)
        elif redraft.action is not Action.STRIKE:
            continue
        by_clause.setdefault(graded.finding.clause, []).append((key, redraft))
    known = review.clauses.by_id
    places = {graded.finding.clause: graded.finding.place for graded in review.opinion.findings}
    clauses = sorted((known[each] for each in by_clause), key=lambda each: each.body)
    return tuple(
        _change(review.document, clause, places.get(clause.id, ""), by_clause[clause.id])
        for clause in clauses
    )


def left_standing(
    findings: Iterable[GradedFinding],
    chosen: Mapping[str, Redraft],
    changes: Iterable[Change],
) -> tuple[str, ...]:
    """The places, in document order, whose words should give way to a wording that is put in
    elsewhere already, and that so stay as they are. `chosen` as for `changes_of`."""
    reworded = {each.clause for each in changes if each.redraft.action is not Action.AFTER}
    standing = []
    for graded in sorted(findings, key=lambda each: each.finding.span):
        redraft = chosen.get(graded.finding.key) or redraft_of(graded)
        replaces = redraft.action is Action.REPLACE and redraft.lines
        if replaces and graded.finding.clause not in reworded:
            standing.append(place_of(graded.finding))
    return tuple(dict.fromkeys(standing))


def _change(
    document: Document, clause: Clause, place: str, wanted: list[tuple[str, Redraft]]
) -> Change:
    redraft = _together([redraft for _, redraft in wanted])
    whole = _is_whole(document, clause)
    start = clause.number_span.start if clause.number_span and not whole else clause.body.start
    strike = redraft.action is Action.STRIKE
    words: str | None = None
    after = redraft.lines
    if redraft.action is Action.REPLACE:
        words, after = redraft.lines[0], redraft.lines[1:]
    elif strike:
        words = ""
    return Change(
        clause=clause.id,
        place=place,
        old=clean(clause.body.of(document.text)),
        redraft=redraft,
        findings=tuple(key for key, _ in wanted),
        substitution=Substitution(
            span=Span(start, clause.body.end) if strike else clause.body,
            block=clause.block,
            words=words,
            after=after,
            whole=strike and whole,
        ),
    )


def _together(redrafts: list[Redraft]) -> Redraft:
    """Several wishes on one clause as one: words take the place of what is struck."""
    lines = "\n".join(redraft.wording for redraft in redrafts if redraft.lines)
    actions = {redraft.action for redraft in redrafts}
    if not lines:
        return Redraft(Action.STRIKE)
    if actions == {Action.AFTER}:
        return Redraft(Action.AFTER, lines)
    ordered = sorted(redrafts, key=lambda each: each.action is not Action.REPLACE)
    return Redraft(
        Action.REPLACE, "\n".join(redraft.wording for redraft in ordered if redraft.lines)
    )


def _is_whole(document: Document, clause: Clause) -> bool:
    """Whether the clause, with its number, is all that its paragraph or row says."""
    block = document.blocks[clause.block]
    start = clause.number_span.start if clause.number_span else clause.body.start
    before = document.text[block.span.start : min(start, clause.body.start)]
    after = document.text[clause.body.end : block.span.end]
    return block.kind is BlockKind.ROW or not (before + after).strip()


def blanks(redraft: Redraft) -> int:
    """How many blanks (__) the lawyer has still to fill in the wording."""
    return len(_BLANK.findall(redraft.wording))

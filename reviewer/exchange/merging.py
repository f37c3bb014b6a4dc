"""Another lawyer's work beside one's own: what is new, what differs, what has no place here.

Nothing of one's own is ever replaced unasked. What only the other has is offered; where both have
said something different, one's own stands until the other is chosen. Marks are found again in the
text as it is here; decisions hang on findings, and are asked again where the words have changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeVar

from reviewer.exchange.package import Exchange
from reviewer.labels import Side, Stage
from reviewer.marks import commands as c
from reviewer.marks.anchors import relocate
from reviewer.marks.decisions import carry, reference
from reviewer.marks.deeds import Deed, DeedKind, LogEntry
from reviewer.marks.model import Decision, Mark
from reviewer.marks.state import ReviewState
from reviewer.rules.findings import Finding

V = TypeVar("V")


class Topic(StrEnum):
    """What an item is about."""

    MARK = "mark"
    DECISION = "decision"
    FACT = "fact"
    PARTY = "party"
    INSTALMENT = "instalment"
    TICK = "tick"
    SIGNED = "signed"
    PERFORMED = "performed"
    PERIODS = "periods"
    SIDE = "side"
    STAGE = "stage"
    VERDICT = "verdict"
    SECOND = "second"


@dataclass(frozen=True, slots=True)
class Item:
    """Something the other said. `mine` is what stands here (None: nothing), `theirs` what `command`
    would put there: values of `marks.model`, the command itself for a tick.

    `reworded`: a decision on a finding whose words are others here. `lost`: a mark whose words are
    not here; it comes as an orphan. `found_again`: a mark in words that have changed.
    """

    topic: Topic
    mine: object | None
    theirs: object
    command: c.Command
    reworded: bool = False
    lost: bool = False
    found_again: bool = False

    @property
    def is_conflict(self) -> bool:
        """Whether I have something else in its place."""
        return self.mine is not None

    @property
    def taken_by_default(self) -> bool:
        """Only what stands in nobody's way and needs no second thought."""
        return not (self.is_conflict or self.reworded)


@dataclass(frozen=True)
class Merge:
    """Items in an order to show them; `same` counts what both have; `without_finding` are decisions
    on what is not found here; `left_out` counts instalments, whose places mean nothing in another
    text. `same_contract`: both had the very same file."""

    items: tuple[Item, ...]
    same: int
    without_finding: tuple[Decision, ...]
    left_out: int
    same_contract: bool

    @property
    def conflicts(self) -> int:
        """How many items would replace something of mine."""
        return sum(item.is_conflict for item in self.items)


def merge(
    exchange: Exchange, state: ReviewState, sha256: str, text: str, findings: Iterable[Finding]
) -> Merge:
    """Lay the work of an exchange beside `state`, the work on the contract with this text."""
    same_contract = exchange.sha256 == sha256
    theirs = exchange.state if same_contract else exchange.state.without_places()
    by_key = {finding.key: finding for finding in findings}
    counted = _Counted()
    carried = carry(theirs.decisions, by_key.values())
    again = {
        key: replace(decision, about=reference(by_key[key]), second=None)
        for key, decision in carried.ask_again.items()
    }

    def in_order(decisions: Mapping[str, Decision]) -> dict[str, Decision]:
        """As their findings stand in the contract."""
        return dict(sorted(decisions.items(), key=lambda each: by_key[each[0]].span))

    items = (
        *_marks(theirs, state, text, counted),
        *_decisions(in_order(carried.settled), state, counted, reworded=False),
        *_decisions(in_order(again), state, counted, reworded=True),
        *_facts(theirs, state, counted),
        *_instalments(theirs, state, counted),
        *_settings(theirs, state, counted),
    )
    left_out = 0 if same_contract else len(exchange.state.instalments)
    return Merge(items, counted.same, carried.gone, left_out, same_contract)


def taken(chosen: Iterable[Item], author: str) -> c.Together:
    """What was chosen as one change that can be undone."""
    commands = tuple(item.command for item in chosen)
    return c.Together(Deed(DeedKind.IMPORT_WORK, value=author, count=len(commands)), commands)


def log_of(exchange: Exchange) -> tuple[LogEntry, ...]:
    """The other's log, each entry under the name of who did it."""
    return tuple(
        replace(entry, author=exchange.author) if entry.author is None else entry
        for entry in exchange.log
    )


@dataclass(slots=True)
class _Counted:
    same: int = 0


def _marks(theirs: ReviewState, state: ReviewState, text: str, counted: _Counted) -> Iterator[Item]:
    """By id: the same mark may have been edited on either side. Its place is no difference."""
    relocation = relocate(theirs.marks_in_order(), text)
    for mark in relocation.marks:
        mine = state.marks.get(mark.id)
        if mine is not None and _said(mine) == _said(mark):
            counted.same += 1
            continue
        yield Item(
            Topic.MARK,
            mine,
            mark,
            c.AddMark(mark) if mine is None else c.EditMark(replace(mark, anchor=mine.anchor)),
            lost=mark.id in relocation.lost,
            found_again=mark.id in relocation.moved,
        )


def _said(mark: Mark) -> tuple[object, ...]:
    return mark.colour, mark.text, mark.tags


def _decisions(
    theirs: Mapping[str, Decision], state: ReviewState, counted: _Counted, *, reworded: bool
) -> Iterator[Item]:
    for key, decision in theirs.items():
        mine = state.decisions.get(key)
        if mine is not None and _decided(mine) == _decided(decision):
            counted.same += 1
        else:
            yield Item(Topic.DECISION, mine, decision, c.Decide(decision), reworded=reworded)


def _decided(decision: Decision) -> tuple[object, ...]:
    """What was decided, whoever did it and when."""
    return (
        decision.status,
        decision.reason,
        decision.text,
        decision.grade,
        decision.grade_reason,
        decision.wording,
        None if decision.second is None else decision.second.name,
    )


def _facts(theirs: ReviewState, state: ReviewState, counted: _Counted) -> Iterator[Item]:
    for field, fact in theirs.facts.items():
        mine = state.facts.get(field)
        if mine is not None and mine.value == fact.value:
            counted.same += 1
        else:
            yield Item(Topic.FACT, mine, fact, c.CorrectFact(field, fact))
    for role, party in theirs.parties.items():
        own = state.parties.get(role)
        if own is not None and replace(own, modified=party.modified) == party:
            counted.same += 1
        else:
            yield Item(Topic.PARTY, own, party, c.CorrectParty(role, party))


def _instalments(theirs: ReviewState, state: ReviewState, counted: _Counted) -> Iterator[Item]:
    for place, part in theirs.instalments.items():
        mine = state.instalments.get(place)
        if mine is not None and replace(mine, modified=part.modified) == part:
            counted.same += 1
        else:
            yield Item(Topic.INSTALMENT, mine, part, c.CorrectInstalment(place, part))


def _settings(theirs: ReviewState, state: ReviewState, counted: _Counted) -> Iterator[Item]:
    """What the other left as it is by default says nothing."""

    def item(topic: Topic, mine: V | None, other: V | None, command: c.Command) -> Iterator[Item]:
        if other is None:
            return
        if mine == other:
            counted.same += 1
        else:
            yield Item(topic, mine, other, command)

    for tick, value in theirs.ticks.items():
        command = c.SetTick(tick, value)
        own = state.ticks.get(tick)
        if own is value:
            counted.same += 1
        else:
            mine = None if own is None else c.SetTick(tick, own)
            yield Item(Topic.TICK, mine, command, command)
    yield from item(Topic.SIGNED, state.signed, theirs.signed, c.SetSigningDate(theirs.signed))
    yield from item(
        Topic.PERFORMED, state.performed, theirs.performed, c.SetPerformanceDay(theirs.performed)
    )
    yield from item(
        Topic.PERIODS, state.periods or None, theirs.periods or None, c.SetPeriods(theirs.periods)
    )
    yield from item(
        Topic.SIDE,
        _unless(state.side, Side.NEUTRAL),
        _unless(theirs.side, Side.NEUTRAL),
        c.SetSide(theirs.side),
    )
    yield from item(
        Topic.STAGE,
        _unless(state.stage, Stage.DRAFT),
        _unless(theirs.stage, Stage.DRAFT),
        c.SetStage(theirs.stage),
    )
    yield from item(Topic.VERDICT, state.verdict, theirs.verdict, c.OverruleVerdict(theirs.verdict))
    yield from item(Topic.SECOND, state.second, theirs.second, c.Countersign(theirs.second))


def _unless(value: V, default: V) -> V | None:
    return None if value == default else value

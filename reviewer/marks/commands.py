"""One type per change the lawyer can make. Undo, storage, recompute and export all speak these.

`apply` gives the state after, `invert` (asked on the state before) the command that takes it back,
`name` the words for the undo menu. A command that does not fit its state raises `KeyError`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol, TypeVar

from reviewer.labels import TITLES_ZH, Side, Stage
from reviewer.marks.model import (
    DISMISSAL_ZH,
    FACTS_ZH,
    STATUS_ZH,
    TICKS_ZH,
    Decision,
    FactCorrection,
    FactField,
    InstalmentCorrection,
    Mark,
    PartyCorrection,
    SecondReview,
    Status,
    Tick,
    VerdictOverrule,
)
from reviewer.marks.state import ReviewState

K = TypeVar("K")
V = TypeVar("V")

_QUOTE = 16  # characters of marked words in a name


class Command(Protocol):
    """A change of the state that can be taken back."""

    @property
    def name(self) -> str:
        """What it does, in the lawyer's words (高亮“九个微信号”)."""

    def apply(self, state: ReviewState) -> ReviewState:
        """The state after the change."""

    def invert(self, before: ReviewState) -> Command:
        """The command that leads from the state after back to `before`."""


def _with(mapping: Mapping[K, V], key: K, value: V | None) -> dict[K, V]:
    """A copy in which `key` has `value`, or is missing when the value is None."""
    copy = dict(mapping)
    if value is None:
        copy.pop(key, None)
    else:
        copy[key] = value
    return copy


def _named(mark: Mark) -> str:
    """高亮“甲方将其名下…”."""
    words = " ".join(mark.anchor.quote.split())
    shown = words if len(words) <= _QUOTE else words[: _QUOTE - 1] + "…"
    kind = "批注" if mark.is_note else "高亮"
    return f"{kind}“{shown}”" if shown else kind


@dataclass(frozen=True, slots=True)
class AddMark:
    mark: Mark

    @property
    def name(self) -> str:
        return _named(self.mark)

    def apply(self, state: ReviewState) -> ReviewState:
        if self.mark.id in state.marks:
            raise KeyError(self.mark.id)
        return replace(state, marks=_with(state.marks, self.mark.id, self.mark))

    def invert(self, before: ReviewState) -> Command:
        return DeleteMark(self.mark)


@dataclass(frozen=True, slots=True)
class DeleteMark:
    mark: Mark

    @property
    def name(self) -> str:
        return f"删除{_named(self.mark)}"

    def apply(self, state: ReviewState) -> ReviewState:
        if self.mark.id not in state.marks:
            raise KeyError(self.mark.id)
        return replace(state, marks=_with(state.marks, self.mark.id, None))

    def invert(self, before: ReviewState) -> Command:
        return AddMark(before.marks[self.mark.id])


@dataclass(frozen=True, slots=True)
class EditMark:
    """The mark with other words, colour, tags or place; its id stays."""

    mark: Mark

    @property
    def name(self) -> str:
        return f"修改{_named(self.mark)}"

    def apply(self, state: ReviewState) -> ReviewState:
        if self.mark.id not in state.marks:
            raise KeyError(self.mark.id)
        return replace(state, marks=_with(state.marks, self.mark.id, self.mark))

    def invert(self, before: ReviewState) -> Command:
        return EditMark(before.marks[self.mark.id])


@dataclass(frozen=True, slots=True)
class Decide:
    """Put a decision on a finding, in place of an earlier one."""

    decision: Decision

    @property
    def name(self) -> str:
        title = TITLES_ZH[self.decision.about.label]
        if self.decision.reason is not None:
            return f"驳回“{title}”（{DISMISSAL_ZH[self.decision.reason]}）"
        if self.decision.status is Status.PENDING:
            return f"修改对“{title}”的意见"
        return f"{STATUS_ZH[self.decision.status]}“{title}”"

    def apply(self, state: ReviewState) -> ReviewState:
        decisions = _with(state.decisions, self.decision.about.key, self.decision)
        return replace(state, decisions=decisions)

    def invert(self, before: ReviewState) -> Command:
        earlier = before.decisions.get(self.decision.about.key)
        return Withdraw(self.decision) if earlier is None else Decide(earlier)


@dataclass(frozen=True, slots=True)
class Withdraw:
    """Take a decision away: the finding is pending again."""

    decision: Decision

    @property
    def name(self) -> str:
        return f"恢复“{TITLES_ZH[self.decision.about.label]}”为待处理"

    def apply(self, state: ReviewState) -> ReviewState:
        if self.decision.about.key not in state.decisions:
            raise KeyError(self.decision.about.key)
        decisions = _with(state.decisions, self.decision.about.key, None)
        return replace(state, decisions=decisions)

    def invert(self, before: ReviewState) -> Command:
        return Decide(before.decisions[self.decision.about.key])


@dataclass(frozen=True, slots=True)
class Reword:
    """Put the lawyer's own replacement wording on a finding; without one, take it off."""

    decision: Decision

    @property
    def name(self) -> str:
        title = TITLES_ZH[self.decision.about.label]
        return f"{'改写' if self.decision.wording else '撤回自拟'}“{title}”的替代文本"

    def apply(self, state: ReviewState) -> ReviewState:
        return _settled(self.decision).apply(state)

    def invert(self, before: ReviewState) -> Command:
        return _settled(self.decision).invert(before)


@dataclass(frozen=True, slots=True)
class Agree:
    """Note that a second lawyer agrees with the decision on a finding, or take that back."""

    decision: Decision

    @property
    def name(self) -> str:
        title = TITLES_ZH[self.decision.about.label]
        second = self.decision.second
        return f"撤回对“{title}”的复核" if second is None else f"由{second.name}复核“{title}”"

    def apply(self, state: ReviewState) -> ReviewState:
        return _settled(self.decision).apply(state)

    def invert(self, before: ReviewState) -> Command:
        return _settled(self.decision).invert(before)


def _settled(decision: Decision) -> Decide | Withdraw:
    """What makes a decision so; one that says nothing is taken away."""
    return Withdraw(decision) if decision.is_empty else Decide(decision)


@dataclass(frozen=True, slots=True)
class CorrectFact:
    """Say what a fact is. `correction` None: back to what was read."""

    field: FactField
    correction: FactCorrection | None

    @property
    def name(self) -> str:
        return f"{'更正' if self.correction else '恢复'}{FACTS_ZH[self.field]}"

    def apply(self, state: ReviewState) -> ReviewState:
        return replace(state, facts=_with(state.facts, self.field, self.correction))

    def invert(self, before: ReviewState) -> Command:
        return CorrectFact(self.field, before.facts.get(self.field))


@dataclass(frozen=True, slots=True)
class CorrectParty:
    """Say who a party is. `correction` None: back to what was read."""

    role: str
    correction: PartyCorrection | None

    @property
    def name(self) -> str:
        return f"{'更正' if self.correction else '恢复'}{self.role}"

    def apply(self, state: ReviewState) -> ReviewState:
        return replace(state, parties=_with(state.parties, self.role, self.correction))

    def invert(self, before: ReviewState) -> Command:
        return CorrectParty(self.role, before.parties.get(self.role))


@dataclass(frozen=True, slots=True)
class CorrectInstalment:
    """Say what an instalment is. `correction` None: back to what was read."""

    place: int
    correction: InstalmentCorrection | None

    @property
    def name(self) -> str:
        return f"{'更正' if self.correction else '恢复'}分期价款"

    def apply(self, state: ReviewState) -> ReviewState:
        instalments = _with(state.instalments, self.place, self.correction)
        return replace(state, instalments=instalments)

    def invert(self, before: ReviewState) -> Command:
        return CorrectInstalment(self.place, before.instalments.get(self.place))


@dataclass(frozen=True, slots=True)
class SetTick:
    """Answer one of the lawyer's questions; None takes the answer back."""

    tick: Tick
    value: bool | None

    @property
    def name(self) -> str:
        answer = "未答" if self.value is None else "是" if self.value else "否"
        return f"{TICKS_ZH[self.tick]}：{answer}"

    def apply(self, state: ReviewState) -> ReviewState:
        return replace(state, ticks=_with(state.ticks, self.tick, self.value))

    def invert(self, before: ReviewState) -> Command:
        return SetTick(self.tick, before.ticks.get(self.tick))


@dataclass(frozen=True, slots=True)
class SetSigningDate:
    """The day to judge by; None: the one the contract states."""

    signed: date | None

    @property
    def name(self) -> str:
        return "恢复合同所载签订日" if self.signed is None else f"签订日改为 {self.signed}"

    def apply(self, state: ReviewState) -> ReviewState:
        return replace(state, signed=self.signed)

    def invert(self, before: ReviewState) -> Command:
        return SetSigningDate(before.signed)


@dataclass(frozen=True, slots=True)
class SetPerformanceDay:
    """The day of performance (delivery); None: nobody gave one."""

    performed: date | None

    @property
    def name(self) -> str:
        return "清除履行日" if self.performed is None else f"履行日改为 {self.performed}"

    def apply(self, state: ReviewState) -> ReviewState:
        return replace(state, performed=self.performed)

    def invert(self, before: ReviewState) -> Command:
        return SetPerformanceDay(before.performed)


@dataclass(frozen=True, slots=True)
class SetPeriods:
    """The periods of law to set side by side, by their first days; none: all."""

    periods: tuple[date, ...]

    @property
    def name(self) -> str:
        return "改选并列的时期"

    def apply(self, state: ReviewState) -> ReviewState:
        return replace(state, periods=self.periods)

    def invert(self, before: ReviewState) -> Command:
        return SetPeriods(before.periods)


_SIDES = {Side.TRANSFEROR: "转让方", Side.TRANSFEREE: "受让方", Side.NEUTRAL: "中立"}
_STAGES = {
    Stage.DRAFT: "拟签",
    Stage.SIGNED: "已签未履行",
    Stage.PART_PERFORMED: "部分履行",
    Stage.DISPUTED: "争议中",
}


@dataclass(frozen=True, slots=True)
class SetSide:
    side: Side

    @property
    def name(self) -> str:
        return f"立场改为{_SIDES[self.side]}"

    def apply(self, state: ReviewState) -> ReviewState:
        return replace(state, side=self.side)

    def invert(self, before: ReviewState) -> Command:
        return SetSide(before.side)


@dataclass(frozen=True, slots=True)
class SetStage:
    stage: Stage

    @property
    def name(self) -> str:
        return f"阶段改为{_STAGES[self.stage]}"

    def apply(self, state: ReviewState) -> ReviewState:
        return replace(state, stage=self.stage)

    def invert(self, before: ReviewState) -> Command:
        return SetStage(before.stage)


@dataclass(frozen=True, slots=True)
class OverruleVerdict:
    """The lawyer's own grade for the contract; None: the computed one stands alone again."""

    overrule: VerdictOverrule | None

    @property
    def name(self) -> str:
        return "撤回自定总评" if self.overrule is None else "改定总评"

    def apply(self, state: ReviewState) -> ReviewState:
        return replace(state, verdict=self.overrule)

    def invert(self, before: ReviewState) -> Command:
        return OverruleVerdict(before.verdict)


@dataclass(frozen=True, slots=True)
class Countersign:
    """Note that a second lawyer has gone over the work; None takes the note back."""

    second: SecondReview | None

    @property
    def name(self) -> str:
        return "撤回复核" if self.second is None else f"由{self.second.name}复核"

    def apply(self, state: ReviewState) -> ReviewState:
        return replace(state, second=self.second)

    def invert(self, before: ReviewState) -> Command:
        return Countersign(before.second)


@dataclass(frozen=True, slots=True)
class Together:
    """Several changes as one step of undo and one transaction. `title` names the whole."""

    title: str
    commands: tuple[Command, ...]

    @property
    def name(self) -> str:
        return self.title

    def apply(self, state: ReviewState) -> ReviewState:
        for command in self.commands:
            state = command.apply(state)
        return state

    def invert(self, before: ReviewState) -> Command:
        inverses = []
        for command in self.commands:
            inverses.append(command.invert(before))
            before = command.apply(before)
        return Together(self.title, tuple(reversed(inverses)))

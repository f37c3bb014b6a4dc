"""Changes of what holds for the whole contract: facts, answers, dates, side, stage, verdict."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from reviewer.labels import SIDES_ZH, Side, Stage
from reviewer.marks.commands.command import Command, with_value
from reviewer.marks.model import (
    FACTS_ZH,
    TICKS_ZH,
    FactCorrection,
    FactField,
    InstalmentCorrection,
    PartyCorrection,
    SecondReview,
    Tick,
    VerdictOverrule,
)
from reviewer.marks.state import ReviewState

_STAGES = {
    Stage.DRAFT: "拟签",
    Stage.SIGNED: "已签未履行",
    Stage.PART_PERFORMED: "部分履行",
    Stage.DISPUTED: "争议中",
}


@dataclass(frozen=True, slots=True)
class CorrectFact:
    """Say what a fact is. `correction` None: back to what was read."""

    field: FactField
    correction: FactCorrection | None

    @property
    def name(self) -> str:
        return f"{'更正' if self.correction else '恢复'}{FACTS_ZH[self.field]}"

    def apply(self, state: ReviewState) -> ReviewState:
        return replace(state, facts=with_value(state.facts, self.field, self.correction))

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
        return replace(state, parties=with_value(state.parties, self.role, self.correction))

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
        instalments = with_value(state.instalments, self.place, self.correction)
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
        return replace(state, ticks=with_value(state.ticks, self.tick, self.value))

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


@dataclass(frozen=True, slots=True)
class SetSide:
    side: Side

    @property
    def name(self) -> str:
        return f"立场改为{SIDES_ZH[self.side]}"

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

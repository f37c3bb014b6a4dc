"""Changes of what holds for the whole contract: facts, answers, dates, side, stage, verdict."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from reviewer.labels import Side, Stage
from reviewer.marks.commands.command import Command, with_value
from reviewer.marks.deeds import Answer, Deed, DeedKind
from reviewer.marks.model import (
    FactCorrection,
    FactField,
    InstalmentCorrection,
    PartyCorrection,
    SecondReview,
    Tick,
    VerdictOverrule,
)
from reviewer.marks.state import ReviewState


@dataclass(frozen=True, slots=True)
class CorrectFact:
    """Say what a fact is. `correction` None: back to what was read."""

    field: FactField
    correction: FactCorrection | None

    @property
    def deed(self) -> Deed:
        kind = DeedKind.CORRECT_FACT if self.correction else DeedKind.RESTORE_FACT
        return Deed(kind, self.field.value)

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
    def deed(self) -> Deed:
        kind = DeedKind.CORRECT_PARTY if self.correction else DeedKind.RESTORE_PARTY
        return Deed(kind, self.role)

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
    def deed(self) -> Deed:
        corrected = self.correction is not None
        return Deed(DeedKind.CORRECT_INSTALMENT if corrected else DeedKind.RESTORE_INSTALMENT)

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
    def deed(self) -> Deed:
        answer = Answer.YES if self.value else Answer.NO
        said = Answer.OPEN if self.value is None else answer
        return Deed(DeedKind.ANSWER, self.tick.value, said.value)

    def apply(self, state: ReviewState) -> ReviewState:
        return replace(state, ticks=with_value(state.ticks, self.tick, self.value))

    def invert(self, before: ReviewState) -> Command:
        return SetTick(self.tick, before.ticks.get(self.tick))


@dataclass(frozen=True, slots=True)
class SetSigningDate:
    """The day to judge by; None: the one the contract states."""

    signed: date | None

    @property
    def deed(self) -> Deed:
        if self.signed is None:
            return Deed(DeedKind.RESTORE_SIGNING_DAY)
        return Deed(DeedKind.SET_SIGNING_DAY, value=self.signed.isoformat())

    def apply(self, state: ReviewState) -> ReviewState:
        return replace(state, signed=self.signed)

    def invert(self, before: ReviewState) -> Command:
        return SetSigningDate(before.signed)


@dataclass(frozen=True, slots=True)
class SetPerformanceDay:
    """The day of performance (delivery); None: nobody gave one."""

    performed: date | None

    @property
    def deed(self) -> Deed:
        if self.performed is None:
            return Deed(DeedKind.CLEAR_PERFORMANCE_DAY)
        return Deed(DeedKind.SET_PERFORMANCE_DAY, value=self.performed.isoformat())

    def apply(self, state: ReviewState) -> ReviewState:
        return replace(state, performed=self.performed)

    def invert(self, before: ReviewState) -> Command:
        return SetPerformanceDay(before.performed)


@dataclass(frozen=True, slots=True)
class SetPeriods:
    """The periods of law to set side by side, by their first days; none: all."""

    periods: tuple[date, ...]

    @property
    def deed(self) -> Deed:
        return Deed(DeedKind.SET_PERIODS)

    def apply(self, state: ReviewState) -> ReviewState:
        return replace(state, periods=self.periods)

    def invert(self, before: ReviewState) -> Command:
        return SetPeriods(before.periods)


@dataclass(frozen=True, slots=True)
class SetSide:
    side: Side

    @property
    def deed(self) -> Deed:
        return Deed(DeedKind.SET_SIDE, value=self.side.value)

    def apply(self, state: ReviewState) -> ReviewState:
        return replace(state, side=self.side)

    def invert(self, before: ReviewState) -> Command:
        return SetSide(before.side)


@dataclass(frozen=True, slots=True)
class SetStage:
    stage: Stage

    @property
    def deed(self) -> Deed:
        return Deed(DeedKind.SET_STAGE, value=self.stage.value)

    def apply(self, state: ReviewState) -> ReviewState:
        return replace(state, stage=self.stage)

    def invert(self, before: ReviewState) -> Command:
        return SetStage(before.stage)


@dataclass(frozen=True, slots=True)
class OverruleVerdict:
    """The lawyer's own grade for the contract; None: the computed one stands alone again."""

    overrule: VerdictOverrule | None

    @property
    def deed(self) -> Deed:
        return Deed(DeedKind.OVERRULE if self.overrule else DeedKind.WITHDRAW_VERDICT)

    def apply(self, state: ReviewState) -> ReviewState:
        return replace(state, verdict=self.overrule)

    def invert(self, before: ReviewState) -> Command:
        return OverruleVerdict(before.verdict)


@dataclass(frozen=True, slots=True)
class Countersign:
    """Note that a second lawyer has gone over the work; None takes the note back."""

    second: SecondReview | None

    @property
    def deed(self) -> Deed:
        if self.second is None:
            return Deed(DeedKind.WITHDRAW_COUNTERSIGN)
        return Deed(DeedKind.COUNTERSIGN, value=self.second.name)

    def apply(self, state: ReviewState) -> ReviewState:
        return replace(state, second=self.second)

    def invert(self, before: ReviewState) -> Command:
        return Countersign(before.second)

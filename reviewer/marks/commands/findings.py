"""Changes of marks, and of the decisions on findings."""

from __future__ import annotations

from dataclasses import dataclass, replace

from reviewer.marks.commands.command import Command, with_value
from reviewer.marks.deeds import Deed, DeedKind, marked_words
from reviewer.marks.model import Decision, Mark, Status
from reviewer.marks.state import ReviewState


def _marking(mark: Mark, note: DeedKind, highlight: DeedKind) -> Deed:
    return Deed(note if mark.is_note else highlight, marked_words(mark.anchor.quote))


def _remade(state: ReviewState, mark_id: str, mark: Mark | None) -> ReviewState:
    """The state with one of its marks made so, or without it. Raises KeyError where it has none."""
    if mark_id not in state.marks:
        raise KeyError(mark_id)
    return replace(state, marks=with_value(state.marks, mark_id, mark))


@dataclass(frozen=True, slots=True)
class AddMark:
    mark: Mark

    @property
    def deed(self) -> Deed:
        return _marking(self.mark, DeedKind.NOTE, DeedKind.HIGHLIGHT)

    def apply(self, state: ReviewState) -> ReviewState:
        if self.mark.id in state.marks:
            raise KeyError(self.mark.id)
        return replace(state, marks=with_value(state.marks, self.mark.id, self.mark))

    def invert(self, before: ReviewState) -> Command:
        return DeleteMark(self.mark)


@dataclass(frozen=True, slots=True)
class DeleteMark:
    mark: Mark

    @property
    def deed(self) -> Deed:
        return _marking(self.mark, DeedKind.DELETE_NOTE, DeedKind.DELETE_HIGHLIGHT)

    def apply(self, state: ReviewState) -> ReviewState:
        return _remade(state, self.mark.id, None)

    def invert(self, before: ReviewState) -> Command:
        return AddMark(before.marks[self.mark.id])


@dataclass(frozen=True, slots=True)
class EditMark:
    """The mark with other words, colour, tags or place; its id stays."""

    mark: Mark

    @property
    def deed(self) -> Deed:
        return _marking(self.mark, DeedKind.EDIT_NOTE, DeedKind.EDIT_HIGHLIGHT)

    def apply(self, state: ReviewState) -> ReviewState:
        return _remade(state, self.mark.id, self.mark)

    def invert(self, before: ReviewState) -> Command:
        return EditMark(before.marks[self.mark.id])


@dataclass(frozen=True, slots=True)
class Decide:
    """Put a decision on a finding, in place of an earlier one."""

    decision: Decision

    @property
    def deed(self) -> Deed:
        decision = self.decision
        risk = decision.about.label.value
        if decision.status is Status.PENDING:
            return Deed(DeedKind.WITHDRAW, risk)
        return Deed(DeedKind.DECIDE, risk, status=decision.status, reason=decision.reason)

    def apply(self, state: ReviewState) -> ReviewState:
        decisions = with_value(state.decisions, self.decision.about.key, self.decision)
        return replace(state, decisions=decisions)

    def invert(self, before: ReviewState) -> Command:
        earlier = before.decisions.get(self.decision.about.key)
        return Withdraw(self.decision) if earlier is None else Decide(earlier)


@dataclass(frozen=True, slots=True)
class Withdraw:
    """Take a decision away: the finding is pending again."""

    decision: Decision

    @property
    def deed(self) -> Deed:
        return Deed(DeedKind.WITHDRAW, self.decision.about.label.value)

    def apply(self, state: ReviewState) -> ReviewState:
        if self.decision.about.key not in state.decisions:
            raise KeyError(self.decision.about.key)
        decisions = with_value(state.decisions, self.decision.about.key, None)
        return replace(state, decisions=decisions)

    def invert(self, before: ReviewState) -> Command:
        return Decide(before.decisions[self.decision.about.key])


@dataclass(frozen=True, slots=True)
class Comment:
    """Put the lawyer's words or own grade on a finding, or take them off: decided as before."""

    decision: Decision

    @property
    def deed(self) -> Deed:
        return Deed(DeedKind.COMMENT, self.decision.about.label.value)

    def apply(self, state: ReviewState) -> ReviewState:
        return _settled(self.decision).apply(state)

    def invert(self, before: ReviewState) -> Command:
        return _settled(self.decision).invert(before)


@dataclass(frozen=True, slots=True)
class Reword:
    """Put the lawyer's own replacement wording on a finding; without one, take it off."""

    decision: Decision

    @property
    def deed(self) -> Deed:
        kind = DeedKind.REWORD if self.decision.wording else DeedKind.WITHDRAW_WORDING
        return Deed(kind, self.decision.about.label.value)

    def apply(self, state: ReviewState) -> ReviewState:
        return _settled(self.decision).apply(state)

    def invert(self, before: ReviewState) -> Command:
        return _settled(self.decision).invert(before)


@dataclass(frozen=True, slots=True)
class Agree:
    """Note that a second lawyer agrees with the decision on a finding, or take that back."""

    decision: Decision

    @property
    def deed(self) -> Deed:
        risk, second = self.decision.about.label.value, self.decision.second
        if second is None:
            return Deed(DeedKind.WITHDRAW_AGREEMENT, risk)
        return Deed(DeedKind.AGREE, risk, second.name)

    def apply(self, state: ReviewState) -> ReviewState:
        return _settled(self.decision).apply(state)

    def invert(self, before: ReviewState) -> Command:
        return _settled(self.decision).invert(before)


def _settled(decision: Decision) -> Decide | Withdraw:
    """What makes a decision so; one that says nothing is taken away."""
    return Withdraw(decision) if decision.is_empty else Decide(decision)

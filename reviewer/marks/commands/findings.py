"""Changes of marks, and of the decisions on findings."""

from __future__ import annotations

from dataclasses import dataclass, replace

from reviewer.labels import TITLES_ZH
from reviewer.marks.commands.command import Command, with_value
from reviewer.marks.model import DISMISSAL_ZH, STATUS_ZH, Decision, Mark, Status
from reviewer.marks.state import ReviewState

_QUOTE = 16  # characters of marked words in a name


def _named(mark: Mark) -> str:
    """高亮“甲方将其名下…”."""
    words = " ".join(mark.anchor.quote.split())
    shown = words if len(words) <= _QUOTE else words[: _QUOTE - 1] + "…"
    kind = "批注" if mark.is_note else "高亮"
    return f"{kind}“{shown}”" if shown else kind


def _remade(state: ReviewState, mark_id: str, mark: Mark | None) -> ReviewState:
    """The state with one of its marks made so, or without it. Raises KeyError where it has none."""
    if mark_id not in state.marks:
        raise KeyError(mark_id)
    return replace(state, marks=with_value(state.marks, mark_id, mark))


@dataclass(frozen=True, slots=True)
class AddMark:
    mark: Mark

    @property
    def name(self) -> str:
        return _named(self.mark)

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
    def name(self) -> str:
        return f"删除{_named(self.mark)}"

    def apply(self, state: ReviewState) -> ReviewState:
        return _remade(state, self.mark.id, None)

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
        return _remade(state, self.mark.id, self.mark)

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
    def name(self) -> str:
        return f"恢复“{TITLES_ZH[self.decision.about.label]}”为待处理"

    def apply(self, state: ReviewState) -> ReviewState:
        if self.decision.about.key not in state.decisions:
            raise KeyError(self.decision.about.key)
        decisions = with_value(state.decisions, self.decision.about.key, None)
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

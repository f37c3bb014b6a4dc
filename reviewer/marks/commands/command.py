"""What a command is, and several of them as one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol, TypeVar

from reviewer.marks.deeds import Deed
from reviewer.marks.state import ReviewState

K = TypeVar("K")
V = TypeVar("V")


class Command(Protocol):
    """A change of the state that can be taken back."""

    @property
    def deed(self) -> Deed:
        """What it does."""

    def apply(self, state: ReviewState) -> ReviewState:
        """The state after the change."""

    def invert(self, before: ReviewState) -> Command:
        """The command that leads from the state after back to `before`."""


@dataclass(frozen=True, slots=True)
class Together:
    """Several changes as one step of undo and one transaction. `deed` is what they come to."""

    deed: Deed
    commands: tuple[Command, ...]

    def apply(self, state: ReviewState) -> ReviewState:
        for command in self.commands:
            state = command.apply(state)
        return state

    def invert(self, before: ReviewState) -> Command:
        inverses = []
        for command in self.commands:
            inverses.append(command.invert(before))
            before = command.apply(before)
        return Together(self.deed, tuple(reversed(inverses)))


def with_value(mapping: Mapping[K, V], key: K, value: V | None) -> dict[K, V]:
    """A copy in which `key` has `value`, or is missing when the value is None."""
    copy = dict(mapping)
    if value is None:
        copy.pop(key, None)
    else:
        copy[key] = value
    return copy

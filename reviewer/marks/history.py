"""The undo stack over commands: what was done, what was undone, where the state stands."""

from __future__ import annotations

from dataclasses import dataclass, replace

from reviewer.marks.commands import Command
from reviewer.marks.deed_words import deed_words
from reviewer.marks.state import ReviewState


@dataclass(frozen=True, slots=True)
class _Step:
    forth: Command
    back: Command


@dataclass(frozen=True)
class History:
    """A state with the way back and forth. Each method gives the next history.

    `last` is the command that led to `state`, the inverse one after an undo: what a store has to
    write. It is None at the start.
    """

    state: ReviewState
    done: tuple[_Step, ...] = ()
    undone: tuple[_Step, ...] = ()
    last: Command | None = None

    @property
    def undo_name(self) -> str | None:
        """What would be undone (高亮“九个微信号”), None when there is nothing."""
        return deed_words(self.done[-1].forth.deed) if self.done else None

    @property
    def redo_name(self) -> str | None:
        """What would be done again, None where nothing is undone."""
        return deed_words(self.undone[-1].forth.deed) if self.undone else None

    def do(self, command: Command) -> History:
        """Apply a command. A command that changes nothing leaves no step behind."""
        after = command.apply(self.state)
        if after == self.state:
            return self
        step = _Step(command, command.invert(self.state))
        return History(after, (*self.done, step), (), command)

    def undo(self) -> History:
        """Raises IndexError when there is nothing to undo."""
        step = self.done[-1]
        state = step.back.apply(self.state)
        return replace(
            self, state=state, done=self.done[:-1], undone=(*self.undone, step), last=step.back
        )

    def redo(self) -> History:
        """Raises IndexError when there is nothing to redo."""
        step = self.undone[-1]
        state = step.forth.apply(self.state)
        return replace(
            self, state=state, done=(*self.done, step), undone=self.undone[:-1], last=step.forth
        )

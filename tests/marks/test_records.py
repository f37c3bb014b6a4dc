"""Between states and rows."""

from __future__ import annotations

from desk_values import sessions
from hypothesis import given

from reviewer.marks.commands import Command
from reviewer.marks.records import COLUMNS, rows_of, state_of
from reviewer.marks.state import ReviewState


@given(sessions)
def test_a_state_comes_back_from_its_rows(commands: list[Command]) -> None:
    state = ReviewState()
    for command in commands:
        state = command.apply(state)
    assert state_of(rows_of(state)) == state


@given(sessions)
def test_every_row_has_a_value_for_every_column(commands: list[Command]) -> None:
    state = ReviewState()
    for command in commands:
        state = command.apply(state)
    for table, rows in rows_of(state).items():
        assert all(len(row) == len(COLUMNS[table].split(", ")) for row in rows)

"""Between states and rows."""

from __future__ import annotations

import pytest
from desk_values import a_mark, sessions
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


def test_a_place_with_a_beginning_only_makes_no_sense() -> None:
    mark = a_mark("m1")
    rows = rows_of(ReviewState(marks={mark.id: mark}))
    at = COLUMNS["mark"].split(", ").index("stop")
    [row] = rows["mark"]
    broken = (*row[:at], None, *row[at + 1 :])
    with pytest.raises(ValueError, match="a beginning and an end"):
        state_of({**rows, "mark": [broken]})


@given(sessions)
def test_every_row_has_a_value_for_every_column(commands: list[Command]) -> None:
    state = ReviewState()
    for command in commands:
        state = command.apply(state)
    for table, rows in rows_of(state).items():
        assert all(len(row) == len(COLUMNS[table].split(", ")) for row in rows)

"""Back to where the reader was before a jump, and forward again."""

from __future__ import annotations

from ui.desk.trail import Trail


def test_a_jump_can_be_taken_back_and_made_again() -> None:
    trail = Trail()
    trail.jumped(10, 500)
    assert trail.back(500) == 10
    assert trail.forward(10) == 500
    assert trail.back(500) == 10


def test_a_jump_to_the_same_place_leaves_no_trace() -> None:
    trail = Trail()
    trail.jumped(10, 10)
    assert trail.back(10) is None


def test_a_new_jump_ends_the_way_forward() -> None:
    trail = Trail()
    trail.jumped(10, 500)
    trail.back(500)
    trail.jumped(10, 900)
    assert trail.forward(900) is None
    assert trail.back(900) == 10


def test_another_contract_begins_without_a_trail() -> None:
    trail = Trail()
    trail.jumped(10, 500)
    trail.clear()
    assert trail.back(500) is None

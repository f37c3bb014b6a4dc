"""From where recognition saw a line back to where it stands on the page."""

from __future__ import annotations

import pytest

from reviewer.document.scan_model import Levelling, Sheet

# A box near the top left corner of a page of 600 by 800 points, as it is seen after the turn.
SEEN = {
    0: (50.0, 70.0, 150.0, 90.0),
    1: (800.0 - 90.0, 50.0, 800.0 - 70.0, 150.0),
    2: (600.0 - 150.0, 800.0 - 90.0, 600.0 - 50.0, 800.0 - 70.0),
    3: (70.0, 600.0 - 150.0, 90.0, 600.0 - 50.0),
}


@pytest.mark.parametrize("turn", [0, 1, 2, 3])
def test_quarter_turns_are_taken_back(turn: int) -> None:
    assert Levelling(600, 800, turn).displayed(SEEN[turn]) == pytest.approx(SEEN[0])


@pytest.mark.parametrize(("turn", "size"), [(0, (600, 800)), (1, (800, 600)), (2, (600, 800))])
def test_a_page_on_its_side_is_as_wide_as_it_was_high(turn: int, size: tuple[int, int]) -> None:
    assert Levelling(600, 800, turn).size == size


def test_a_small_angle_is_taken_back() -> None:
    # Turned by one degree clockwise, what stands left of the middle goes up by 250 * sin 1°.
    left, top, right, bottom = Levelling(600, 800, 0, 1.0).displayed((50.0, 400.0, 50.0, 400.0))
    assert (left, right) == pytest.approx((50.04, 50.04), abs=0.01)
    assert (top, bottom) == pytest.approx((404.36, 404.36), abs=0.01)


def test_the_middle_of_a_page_stays_where_it_is() -> None:
    middle = (300.0, 400.0, 300.0, 400.0)
    assert Levelling(600, 800, 2, 5.0).displayed(middle) == pytest.approx(middle)


def test_the_sheet_in_a_photograph_is_put_back_where_it_lay() -> None:
    # Half as large, 100 points from the left and 50 from the top.
    sheet = Sheet(400, 500, (0.5, 0.0, 100.0, 0.0, 0.5, 50.0, 0.0, 0.0))
    level = Levelling(600, 800, 0, 0.0, sheet)
    assert level.size == (400, 500)
    assert level.displayed((40.0, 60.0, 80.0, 80.0)) == pytest.approx((120.0, 80.0, 140.0, 90.0))


@pytest.mark.parametrize("turn", [1, 2, 3])
def test_a_sheet_that_lay_on_its_side_is_turned_back_first(turn: int) -> None:
    sheet = Sheet(600, 800, (0.5, 0.0, 100.0, 0.0, 0.5, 50.0, 0.0, 0.0))
    found = Levelling(900, 900, turn, 0.0, sheet).displayed(SEEN[turn])
    left, top, right, bottom = SEEN[0]
    assert found == pytest.approx((100 + left / 2, 50 + top / 2, 100 + right / 2, 50 + bottom / 2))


def test_what_is_farther_away_is_smaller() -> None:
    sheet = Sheet(400, 500, (1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.001))
    assert sheet.on_page(100.0, 0.0) == (100.0, 0.0)
    assert sheet.on_page(100.0, 250.0) == pytest.approx((80.0, 200.0))

"""Grades as steps of one ladder."""

from __future__ import annotations

import pytest

from reviewer.labels import Severity


@pytest.mark.parametrize(
    ("grade", "steps", "reached"),
    [
        (Severity.LOW, 1, Severity.MEDIUM),
        (Severity.MEDIUM, -1, Severity.LOW),
        (Severity.HIGH, 1, Severity.HIGH),
        (Severity.INFO, -1, Severity.INFO),
        (Severity.LOW, 5, Severity.HIGH),
    ],
)
def test_a_grade_is_stepped_no_further_than_the_ladder_goes(
    grade: Severity, steps: int, reached: Severity
) -> None:
    assert grade.stepped(steps) is reached


def test_a_grade_is_not_stepped_below_the_lowest_that_is_given() -> None:
    assert Severity.LOW.stepped(-1, lowest=Severity.LOW) is Severity.LOW

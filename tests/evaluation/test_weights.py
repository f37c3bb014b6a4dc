"""What signs weigh, learnt from choices."""

from __future__ import annotations

import pytest

pytest.importorskip("sklearn", reason="what learns weights is not installed: locks/training.lock")

from evaluation.weights import Choice, fit, written

from reviewer.facts.weighing import Signs, Weighing, decode_weighing

SIGNS = Signs(yes=("total",), no=("remedy",), either=("first",))


def yes_or_no(true: bool, *shown: str) -> Choice:
    return Choice([dict.fromkeys(shown, 1.0)], [true, not true], 1.0)


def one_of(*shown: str, true: int) -> Choice:
    """A choice among as many as there are signs, each showing one, and none is not to be chosen."""
    return Choice([{sign: 1.0} for sign in shown], [at == true for at in range(len(shown))], 1.0)


def test_what_is_true_more_often_with_a_sign_gives_it_weight() -> None:
    often = [yes_or_no(true, "first") for true in (True, True, True, False)]
    without = [yes_or_no(true) for true in (True, False, False, False)]
    learnt = fit(10 * [*often, *without], SIGNS)
    assert learnt.weights["first"] > 1
    assert 0 < learnt.enough < learnt.weights["first"]


def test_no_sign_learns_to_speak_the_other_way() -> None:
    learnt = fit([yes_or_no(False, "total"), yes_or_no(True, "remedy")] * 50, SIGNS)
    assert learnt.weights["total"] == learnt.weights["remedy"] == 0


def test_a_sign_that_never_occurs_weighs_what_is_expected_of_it() -> None:
    learnt = fit([yes_or_no(True, "first"), yes_or_no(False)], SIGNS, expected=0.5)
    assert (learnt.weights["total"], learnt.weights["remedy"]) == (0.5, -0.5)


def test_one_of_several_is_chosen_where_nothing_is_not_to_be() -> None:
    learnt = fit([one_of("total", "first", true=1)] * 50, SIGNS)
    assert learnt.weights["first"] > learnt.weights["total"]
    assert learnt.enough == 0


def test_what_is_written_is_read_again() -> None:
    weighed = Weighing(1.25, {"total": 1.5, "remedy": -0.25, "first": 0.0})
    text = written("# 权重\n", weighed)
    assert text.startswith("# 权重\nformat: 1\n")
    assert decode_weighing(text, "price.yaml", SIGNS) == weighed

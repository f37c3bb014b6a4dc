"""Signs and what they weigh."""

from __future__ import annotations

import pytest

from reviewer.errors import RuleFileError
from reviewer.facts.weighing import Signs, Weighing, decode_weighing

SIGNS = Signs(yes=("total", "price"), no=("remedy",), either=("first",))


def read(**weights: float) -> Weighing:
    lines = "".join(f"  {name}: {weights.get(name, 0)}\n" for name in SIGNS.names)
    return decode_weighing(f"format: 1\nenough: 1.5\nsigns:\n{lines}", "price.yaml", SIGNS)


def test_the_signs_that_are_shown_are_weighed_together() -> None:
    made = read(total=2, remedy=-1)
    assert made.enough == 1.5
    assert made.of({"total": True, "price": False, "remedy": True, "first": True}) == 1


def test_a_sign_weighs_by_how_much_of_it_there_is() -> None:
    assert read(total=2, remedy=-1).of({"total": 1.5, "remedy": 2}) == 1


@pytest.mark.parametrize(("sign", "weight"), [("price", -1), ("remedy", 1)])
def test_a_sign_that_speaks_the_other_way_is_an_error_with_its_line(
    sign: str, weight: float
) -> None:
    with pytest.raises(RuleFileError, match="the other way") as caught:
        read(**{sign: weight})
    assert caught.value.details["line"] == 4 + SIGNS.names.index(sign)


@pytest.mark.parametrize("weight", [-1, 1])
def test_some_signs_may_speak_either_way(weight: float) -> None:
    assert read(first=weight).weights["first"] == weight


def test_a_sign_that_nobody_knows_is_an_error() -> None:
    with pytest.raises(RuleFileError, match="unknown key luck"):
        decode_weighing("format: 1\nenough: 1\nsigns: {luck: 1}\n", "price.yaml", SIGNS)

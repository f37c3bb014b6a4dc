"""Frozen values that are made quickly are made as any other."""

from __future__ import annotations

import pickle
from dataclasses import FrozenInstanceError, dataclass, field, make_dataclass, replace
from typing import Any

import pytest

from reviewer.document.model import Block, BlockKind, Span
from reviewer.document.quick_init import quick_init


@quick_init
@dataclass(frozen=True, slots=True, order=True)
class Value:
    first: int
    second: str = "乙"
    third: tuple[int, ...] = ()


def test_arguments_go_by_place_or_name_and_defaults_fill_the_rest() -> None:
    value = Value(1, third=(2,))
    assert (value.first, value.second, value.third) == (1, "乙", (2,))
    assert value == Value(first=1, second="乙", third=(2,))


def test_a_missing_or_unknown_argument_is_an_error() -> None:
    with pytest.raises(TypeError):
        Value()  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        Value(1, fourth=2)  # type: ignore[call-arg]


def test_the_value_is_frozen_ordered_hashable_and_printable() -> None:
    value = Value(1)
    with pytest.raises(FrozenInstanceError):
        value.first = 2  # type: ignore[misc]
    assert value < Value(2)
    assert hash(value) == hash(Value(1))
    assert repr(value).endswith("Value(first=1, second='乙', third=())")


def test_the_values_of_the_model_can_be_replaced_and_sent() -> None:
    block = Block(BlockKind.ROW, Span(1, 2), cells=(Span(1, 2),))
    assert replace(block, table=3).table == 3
    assert pickle.loads(pickle.dumps(block)) == block


def test_a_value_with_a_check_of_its_own_is_refused() -> None:
    class Checked:
        first: int

        def __post_init__(self) -> None:
            raise AssertionError

    with pytest.raises(TypeError, match="Checked has a __post_init__"):
        quick_init(dataclass(frozen=True, slots=True)(Checked))


@pytest.mark.parametrize(
    "given", [field(default_factory=list), field(default=1, init=False), field(kw_only=True)]
)
def test_a_field_that_is_no_plain_argument_is_refused(given: Any) -> None:
    made = make_dataclass("Made", [("first", Any, given)], frozen=True, slots=True)
    with pytest.raises(TypeError, match="first is no plain argument"):
        quick_init(made)

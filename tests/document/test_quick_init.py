"""Frozen values that are made quickly are made as any other."""

from __future__ import annotations

import pickle
from dataclasses import FrozenInstanceError, dataclass, replace

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

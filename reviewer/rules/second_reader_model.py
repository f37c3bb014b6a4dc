"""The second reader's model as a value, and its file: a linear model, its weights whole numbers."""

from __future__ import annotations

import json
import math
import struct
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from clause_rules import text_of
from reviewer.labels import Label
from reviewer.rules.second_reader_features import Features

_FILE = "second-reader.json"
_LANE = 32  # bits
_HALF = 1 << (_LANE - 1)


class Weights(Mapping[str, int]):
    """The weights of features, each for all labels as one whole number (see `packed`).

    They are packed when they are first asked for: a contract has a tenth of the features.
    """

    def __init__(self, rows: Mapping[str, Sequence[int]]) -> None:
        """Each row is label, weight, label, weight …"""
        self._rows = rows
        self._packed = _Packed(rows)

    def __getitem__(self, name: str) -> int:
        if name not in self._rows:
            raise KeyError(name)
        return self._packed[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def total(self, names: Iterable[str]) -> int:
        """What features weigh together; those that are not known weigh nothing."""
        # No step in Python between two of them: there are many, and nearly all are known.
        return sum(map(self._packed.__getitem__, names))


class _Packed(dict[str, int]):
    def __init__(self, rows: Mapping[str, Sequence[int]]) -> None:
        self._rows = rows

    def __missing__(self, name: str) -> int:
        row = self._rows.get(name)
        if row is None:  # and not kept: of what may stand in a contract there is no end
            return 0
        weight = self[name] = packed(zip(row[0::2], row[1::2], strict=True))
        return weight


@dataclass(frozen=True)
class Model:
    """A linear model for several labels.

    A clause's score for a label is its bias, plus the weights of its marks, plus those of its grams
    divided by the root of their number. A score above `add` marks a label, one below `withdraw`
    withdraws the finding of one of `rules`; where they are None, nothing does.

    Weights are counted in steps: whole numbers, so that a contract of a hundred pages is added up
    in hundredths of a second.
    """

    labels: tuple[Label, ...]
    bias: tuple[float, ...]
    add: tuple[float | None, ...]
    withdraw: tuple[float | None, ...]
    rules: frozenset[str]
    grams: Weights
    marks: Weights
    gram_step: float = 1.0
    mark_step: float = 1.0

    def scores(self, features: Features, shared: int | None = None) -> list[float]:
        """A score for each label.

        `shared` is the weight of `features.shared`, for callers that know it: it is the same in
        all clauses of a contract.
        """
        lanes = len(self.labels)
        if shared is None:
            shared = self.marks.total(features.shared)
        grams = unpacked(self.grams.total(features.grams), lanes)
        marks = unpacked(self.marks.total(features.marks) + shared, lanes)
        scale = self.gram_scale(len(features.grams))
        return [
            bias + scale * gram + self.mark_step * mark
            for bias, gram, mark in zip(self.bias, grams, marks, strict=True)
        ]

    def gram_scale(self, grams: int) -> float:
        """What one step of a gram's weight adds to the score of a clause with so many grams."""
        return self.gram_step / math.sqrt(max(1, grams))


def packed(weights: Iterable[tuple[int, int]]) -> int:
    """(index of the label, weight) pairs as one number: a lane of 32 bits for each label.

    Such numbers add up lane by lane while no sum leaves its lane, which would take a thousand
    million steps.
    """
    return sum(weight << (_LANE * index) for index, weight in weights)


def unpacked(number: int, lanes: int) -> Sequence[int]:
    """The weight in each lane."""
    lift = _lift(lanes)
    # Lifted, no lane borrows from the next; with the highest bit turned back it is signed again.
    return _struct(lanes).unpack(((number + lift) ^ lift).to_bytes(lanes * _LANE // 8, "little"))


@cache
def _struct(lanes: int) -> struct.Struct:
    return struct.Struct(f"<{lanes}i")


def weight_in(number: int, index: int) -> int:
    """The weight in one lane."""
    return ((number + _lift(index + 1)) >> (_LANE * index) & (2 * _HALF - 1)) - _HALF


@cache
def _lift(lanes: int) -> int:
    """What makes every lane positive, so that none borrows from the next."""
    return sum(_HALF << (_LANE * lane) for lane in range(lanes))


# Adds nothing and withdraws nothing.
SILENT = Model((), (), (), (), frozenset(), Weights({}), Weights({}))


def decode_model(text: str) -> Model:
    """Read the weights: whole numbers, in steps that the file names."""
    data = json.loads(text)
    return Model(
        labels=tuple(Label(name) for name in data["labels"]),
        bias=tuple(data["bias"]),
        add=tuple(data["add"]),
        withdraw=tuple(data["withdraw"]),
        rules=frozenset(data["rules"]),
        grams=Weights(data["grams"]),
        marks=Weights(data["marks"]),
        gram_step=data["steps"]["grams"],
        mark_step=data["steps"]["marks"],
    )


@cache
def default_model() -> Model:
    """The model that ships with the app."""
    return decode_model(text_of(f"model/{_FILE}"))

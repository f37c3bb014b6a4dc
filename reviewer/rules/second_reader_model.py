"""The second reader's model as a value, and its file: a linear model, its weights whole numbers."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from reviewer.labels import Label
from reviewer.rules.second_reader_features import Features

_FILE = "second-reader.json"


@dataclass(frozen=True)
class Model:
    """A linear model for several labels.

    A clause's score for a label is its bias, plus the weights of its marks, plus those of its grams
    divided by the root of their number. Weights are (index of the label, weight) pairs. A score
    above `add` marks a label, one below `withdraw` withdraws the finding of one of `rules`; where
    they are None, nothing does.
    """

    labels: tuple[Label, ...]
    bias: tuple[float, ...]
    add: tuple[float | None, ...]
    withdraw: tuple[float | None, ...]
    rules: frozenset[str]
    grams: Mapping[str, tuple[tuple[int, float], ...]]
    marks: Mapping[str, tuple[tuple[int, float], ...]]

    def scores(self, features: Features) -> list[float]:
        """A score for each label."""
        scores = [0.0] * len(self.labels)
        grams, marks = self.grams, self.marks
        for gram in features.grams:
            for index, weight in grams.get(gram, ()):
                scores[index] += weight
        scale = 1 / math.sqrt(max(1, len(features.grams)))
        scores = [bias + scale * score for bias, score in zip(self.bias, scores, strict=True)]
        for mark in features.marks:
            for index, weight in marks.get(mark, ()):
                scores[index] += weight
        return scores


# Adds nothing and withdraws nothing.
SILENT = Model((), (), (), (), frozenset(), {}, {})


def decode_model(text: str) -> Model:
    """Read the weights: whole numbers, in steps that the file names."""
    data = json.loads(text)
    steps = data["steps"]
    return Model(
        labels=tuple(Label(name) for name in data["labels"]),
        bias=tuple(data["bias"]),
        add=tuple(data["add"]),
        withdraw=tuple(data["withdraw"]),
        rules=frozenset(data["rules"]),
        grams=_weights(data["grams"], steps["grams"]),
        marks=_weights(data["marks"], steps["marks"]),
    )


def _weights(
    table: Mapping[str, Sequence[int]], step: float
) -> dict[str, tuple[tuple[int, float], ...]]:
    """Each row is label, weight, label, weight …"""
    return {
        name: tuple((row[at], row[at + 1] * step) for at in range(0, len(row), 2))
        for name, row in table.items()
    }


@cache
def default_model() -> Model:
    """The model that ships with the app."""
    return decode_model((resources.files("clause_rules") / "model" / _FILE).read_text("utf-8"))

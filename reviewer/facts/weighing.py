"""Signs that speak for and against something, and what each of them weighs.

Weights are data, learnt from labelled contracts (`python -m tests.evaluation --train`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reviewer.law.records import read_record


@dataclass(frozen=True, slots=True)
class Signs:
    """The names of signs that say yes, no, or either by what else is shown."""

    yes: tuple[str, ...]
    no: tuple[str, ...]
    either: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        return (*self.yes, *self.no, *self.either)

    def way(self, name: str) -> int:
        """1 for a sign that says yes, -1 for one that says no, else 0."""
        return (name in self.yes) - (name in self.no)


@dataclass(frozen=True, slots=True)
class Weighing:
    """The weight of each sign. Signs that weigh `enough` together are as likely right as not."""

    enough: float
    weights: Mapping[str, float]

    def of(self, shown: Mapping[str, float]) -> float:
        """What all signs weigh together, each by how much it is there: not, once, or more."""
        return sum(self.weights[name] * there for name, there in shown.items() if there)


def decode_weighing(text: str, name: str, signs: Signs) -> Weighing:
    """The weights of a file: no sign that says yes weighs less than 0, none that says no more.

    Raises RuleFileError with the line of what is wrong.
    """
    record = read_record(text, name)
    record.only("format", "enough", "signs")
    given = record.record("signs")
    given.only(*signs.names)
    weights = {key: given.signed(key) for key in signs.names}
    for key, weight in weights.items():
        if weight * signs.way(key) < 0:
            raise given.error(f"{key} speaks the other way", key)
    return Weighing(record.signed("enough"), weights)

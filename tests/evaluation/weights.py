"""Learning what signs weigh (reviewer.facts.weighing): of all that could be chosen, what is true is
to weigh the most. A conditional logistic regression in which no sign speaks the other way.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from evaluation.training import Bits, Numbers
from scipy.optimize import minimize

from reviewer.facts.weighing import Signs, Weighing

Shown = Mapping[str, float]  # how much each sign is there: from 0, or False and True


@dataclass(frozen=True)
class Choice:
    """What can be chosen, each by its signs, and last, where `true` has one more, nothing of it."""

    signs: Sequence[Shown]
    true: Sequence[bool]
    counts: float


def fit(
    choices: Sequence[Choice], signs: Signs, expected: float = 1.2, firmness: float = 1.0
) -> Weighing:
    """What weighs `enough` is as likely as nothing; 0 where nothing is never to be chosen.

    A sign is `expected` to weigh so much, with this firmness: what hardly occurs is weighed by it.
    """
    table = np.array([row for choice in choices for row in _rows(choice, signs)])
    true: Bits = np.array([one for choice in choices for one in choice.true])
    sizes = np.array([len(choice.true) for choice in choices])
    starts = np.concatenate(([0], np.cumsum(sizes)[:-1]))
    counts = np.array([choice.counts for choice in choices])
    usual = np.array([*(expected * signs.way(name) for name in signs.names), 0.0])
    firm = np.array([*(firmness for _ in signs.names), 0.0])

    def loss(weights: Numbers) -> tuple[float, Numbers]:
        scores = table @ weights
        right = np.where(true, scores, -np.inf)
        whole, part = (np.logaddexp.reduceat(each, starts) for each in (scores, right))
        missed = np.exp(scores - np.repeat(whole, sizes)) - np.exp(right - np.repeat(part, sizes))
        strayed = weights - usual
        slope = (np.repeat(counts, sizes) * missed) @ table + firm * strayed
        return float((whole - part) @ counts + firm @ strayed**2 / 2), slope

    bounds = [*(_bounds(signs.way(name)) for name in signs.names), (None, None)]
    found = minimize(loss, usual, jac=True, bounds=bounds, method="L-BFGS-B")
    *weights, enough = (round(float(value), 2) + 0.0 for value in found.x)
    return Weighing(enough, dict(zip(signs.names, weights, strict=True)))


def _rows(choice: Choice, signs: Signs) -> Iterator[list[float]]:
    for shown in choice.signs:
        yield [*(float(shown.get(name, 0.0)) for name in signs.names), 0.0]
    if len(choice.true) > len(choice.signs):
        yield [*(0.0 for _ in signs.names), 1.0]


def _bounds(way: int) -> tuple[float | None, float | None]:
    """No sign speaks the other way."""
    return 0.0 if way > 0 else None, 0.0 if way < 0 else None


def written(head: str, weighed: Weighing) -> str:
    """The text of the file, after the lines that say what it is of."""
    lines = "".join(f"  {name}: {weight:.2f}\n" for name, weight in weighed.weights.items())
    return f"{head}format: 1\nenough: {weighed.enough:.2f}\nsigns:\n{lines}"

"""Learning what tells the price among the amounts of a contract: a weight for each sign that an
amount is the price (reviewer.facts.price), and that it is paid beside it (price_parts).

Of all amounts of a contract, and of there being no price, what is true is to weigh the most: a
conditional logistic regression, each contract one choice. Whether an amount is paid beside the
price is a choice of two. What hardly occurs in contracts is learnt from settled cases.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from typing import Any

import numpy as np
from evaluation.training import Bits, Numbers
from facts.price_cases import settled
from gold import document_from_gold, labels_of_gold
from scipy.optimize import minimize
from small_contracts import contract

from reviewer.facts import price, price_parts
from reviewer.facts.price_signs import Amount
from reviewer.facts.tables import find_tables
from reviewer.facts.weighing import Signs, Weighing
from reviewer.labels import Label
from reviewer.text.amounts import CNY

# What a lesson counts for, where prices are stated in parts far more often than in contracts, and a
# case that is settled.
LESSON, SETTLED = 0.25, 3.0
# What a sign is expected to weigh, and how firmly: what hardly occurs is weighed by it.
EXPECTED, FIRMNESS = 1.5, 1.0
MOST_PARTS = 3  # beside the largest
_PRICE_HEAD = """\
# 合同写明的各笔金额中，哪一笔是价款：有某项征象就加上它的权重，合计最高的是价款；
# 没有一笔达到enough的，视为没有写明价款。权重由标注的合同学得：
# python -m tests.evaluation --train
format: 1
"""
_PARTS_HEAD = """\
# 价款分成几笔写明的，哪些金额与最像价款的那一笔相加：有某项征象就加上它的权重，超过enough的相加。
# 权重由标注的合同学得：python -m tests.evaluation --train
format: 1
"""

Contract = Mapping[str, Any]
Shown = Mapping[str, bool]


@dataclass(frozen=True)
class Case:
    """The amounts of a contract with their signs, the price it states, and what it counts for."""

    amounts: Sequence[Amount]
    signs: Sequence[Shown]
    price: Decimal | None
    counts: float


@dataclass(frozen=True)
class Choice:
    """What can be chosen, each by its signs, and last nothing of it; which is true."""

    signs: Sequence[Shown]
    true: Sequence[bool]
    counts: float


def cases_of(contracts: Iterable[Contract], lessons: Iterable[Contract]) -> list[Case]:
    """Every contract that names an amount, and the settled cases."""
    found = [
        *(_of_gold(gold, 1.0) for gold in contracts),
        *(_of_gold(gold, LESSON) for gold in lessons),
        *_settled(),
    ]
    return [case for case in found if case.amounts]


def _of_gold(gold: Contract, counts: float) -> Case:
    document, clauses = document_from_gold(gold)
    labels = {
        clause: frozenset(map(Label, found)) for clause, found in labels_of_gold(gold).items()
    }
    tables = find_tables(document, clauses)
    amounts, signs = price.amounts_with_signs(document, clauses, labels, tables)
    stated = gold["facts"].get("price_cny")
    return Case(amounts, signs, None if stated is None else Decimal(str(stated)), counts)


def _settled() -> Iterator[Case]:
    for units, stated in settled():
        made = contract(*units)
        amounts, signs = price.amounts_with_signs(
            made.document, made.clauses, made.labels, made.tables
        )
        yield Case(amounts, signs, None if stated is None else Decimal(stated), SETTLED)


def learn_price(cases: Sequence[Case]) -> Weighing:
    """What tells that an amount is the price. A price that is a sum teaches nothing."""
    choices = []
    for case in cases:
        true = [a.money.currency == CNY and a.money.amount == case.price for a in case.amounts]
        if case.price is None or any(true):
            choices.append(Choice(case.signs, [*true, case.price is None], case.counts))
    return _fit(choices, price.SIGNS)


def learn_parts(cases: Sequence[Case], weighed: Weighing) -> Weighing:
    """What tells that an amount is paid beside the one that weighs the most as a price."""
    choices = []
    for case in cases:
        best, enough = price.likeliest(case.amounts, case.signs, weighed)
        if not enough or case.price is None:
            continue
        others = list(price_parts.parts_with_signs(best, case.amounts, case.signs))
        values = {amount.money.amount for amount, _ in others}
        paid = _parts_of(case.price - best.money.amount, values)
        if paid is not None:
            for amount, shown in others:
                added = amount.money.amount in paid
                choices.append(Choice([shown], [added, not added], case.counts))
    return _fit(choices, price_parts.SIGNS)


def _parts_of(rest: Decimal, values: Iterable[Decimal]) -> frozenset[Decimal] | None:
    """The amounts that come to what is missing of a price; None where not one set alone does."""
    if not rest:
        return frozenset()
    found = [
        frozenset(some)
        for size in range(1, MOST_PARTS + 1)
        for some in combinations(sorted(value for value in values if 0 < value <= rest), size)
        if sum(some) == rest
    ]
    return found[0] if len(found) == 1 else None


def _fit(choices: Sequence[Choice], signs: Signs) -> Weighing:
    rows = [row for choice in choices for row in _rows(choice, signs)]
    table = np.array(rows)
    true: Bits = np.array([one for choice in choices for one in choice.true])
    sizes = np.array([len(choice.true) for choice in choices])
    starts = np.concatenate(([0], np.cumsum(sizes)[:-1]))
    counts = np.array([choice.counts for choice in choices])
    expected = np.array([*(EXPECTED * signs.way(name) for name in signs.names), 0.0])
    firm = np.array([*(FIRMNESS for _ in signs.names), 0.0])

    def loss(weights: Numbers) -> tuple[float, Numbers]:
        scores = table @ weights
        right = np.where(true, scores, -np.inf)
        whole, part = (np.logaddexp.reduceat(each, starts) for each in (scores, right))
        missed = np.exp(scores - np.repeat(whole, sizes)) - np.exp(right - np.repeat(part, sizes))
        strayed = weights - expected
        slope = (np.repeat(counts, sizes) * missed) @ table + firm * strayed
        return float((whole - part) @ counts + firm @ strayed**2 / 2), slope

    bounds = [*(_bounds(signs.way(name)) for name in signs.names), (None, None)]
    found = minimize(loss, expected, jac=True, bounds=bounds, method="L-BFGS-B")
    *weights, enough = (round(float(value), 2) + 0.0 for value in found.x)
    return Weighing(enough, dict(zip(signs.names, weights, strict=True)))


def _rows(choice: Choice, signs: Signs) -> Iterator[list[float]]:
    for shown in choice.signs:
        yield [*(float(shown[name]) for name in signs.names), 0.0]
    yield [*(0.0 for _ in signs.names), 1.0]


def _bounds(way: int) -> tuple[float | None, float | None]:
    """No sign speaks the other way."""
    return 0.0 if way > 0 else None, 0.0 if way < 0 else None


def price_file(weighed: Weighing) -> str:
    """The text of price.yaml."""
    return _PRICE_HEAD + _written(weighed)


def parts_file(weighed: Weighing) -> str:
    """The text of price-parts.yaml."""
    return _PARTS_HEAD + _written(weighed)


def _written(weighed: Weighing) -> str:
    lines = "".join(f"  {name}: {weight:.2f}\n" for name, weight in weighed.weights.items())
    return f"enough: {weighed.enough:.2f}\nsigns:\n{lines}"

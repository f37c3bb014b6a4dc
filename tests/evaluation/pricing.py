"""Learning what tells the price among the amounts of a contract: a weight for each sign that an
amount is the price (reviewer.facts.price), and that it is paid beside it (price_parts).

Each contract is one choice among its amounts and there being no price. Whether an amount is paid
beside the price is a choice of two. What hardly occurs in contracts is learnt from settled cases.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from typing import Any

from evaluation.weights import Choice, fit, written
from facts.price_cases import settled
from gold import document_from_gold, labels_of_gold
from small_contracts import contract

from reviewer.facts import price, price_parts
from reviewer.facts.price_signs import Amount
from reviewer.facts.tables import find_tables
from reviewer.facts.weighing import Weighing
from reviewer.text.amounts import CNY

# What a lesson counts for, where prices are stated in parts far more often than in contracts, and a
# case that is settled.
LESSON, SETTLED = 0.25, 3.0
NO_PRICE = 1.6  # how often a contract counts that states none: a guess is worse than a miss
MOST_PARTS = 3  # beside the largest
_PRICE_HEAD = """\
# 合同写明的各笔金额中，哪一笔是价款：有某项征象就加上它的权重，合计最高的是价款；
# 没有一笔达到enough的，视为没有写明价款。权重由标注的合同学得：
# python -m tests.evaluation --train
"""
_PARTS_HEAD = """\
# 价款分成几笔写明的，哪些金额与最像价款的那一笔相加：有某项征象就加上它的权重，超过enough的相加。
# 权重由标注的合同学得：python -m tests.evaluation --train
"""

Contract = Mapping[str, Any]


@dataclass(frozen=True)
class Case:
    """The amounts of a contract with their signs, the price it states, and what it counts for."""

    amounts: Sequence[Amount]
    signs: Sequence[Mapping[str, bool]]
    price: Decimal | None
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
    tables = find_tables(document, clauses)
    labels = labels_of_gold(gold)
    amounts, signs = price.amounts_with_signs(document, clauses, labels, tables)
    stated = gold["facts"].get("price_cny")
    if stated is None:
        return Case(amounts, signs, None, counts * NO_PRICE)
    return Case(amounts, signs, Decimal(str(stated)), counts)


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
    return fit(choices, price.SIGNS)


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
    return fit(choices, price_parts.SIGNS)


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


def price_file(weighed: Weighing) -> str:
    """The text of price.yaml."""
    return written(_PRICE_HEAD, weighed)


def parts_file(weighed: Weighing) -> str:
    """The text of price-parts.yaml."""
    return written(_PARTS_HEAD, weighed)

"""Learning what makes accounts and data the main object of a contract: a weight for each sign of
reviewer.assessment.main_object, by logistic regression over contracts graded high or medium.

Each contract teaches twice: by the labels that its annotators gave, and by the findings of a second
reader that has not seen its hand, which errs as it will err on a contract that nobody has seen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import numpy as np
from assessment.gold_findings import gold_day, gold_facts, gold_findings
from evaluation.training import FOLDS, Bits, Limits, Numbers, Unit, folds_of, train
from gold import document_from_gold, hand_of
from scipy.optimize import minimize
from scipy.special import expit

from reviewer.assessment.circumstances import Circumstances
from reviewer.assessment.main_object import AGAINST, FOR, SIGNS, signs_of
from reviewer.assessment.model import Ticks
from reviewer.assessment.text_reading import read_contract_text
from reviewer.labels import Verdict
from reviewer.law.library import Library
from reviewer.review import Options, review
from reviewer.rules.second_reader_model import Model, decode_model

LOOSENESS = 10.0  # of the weights: the inverse of what keeps them small
# What a case counts for: labels do not err as findings do, a lesson is shorter than contracts are,
# and the grades of the samples and of the golden opinions' contracts were settled by many readers.
LABELLED, LESSON, SETTLED = 4.0, 0.5, 3.0
SETTLED_HANDS = frozenset({"ma", "mb"})
DAY = date(2026, 1, 1)
_HEAD = """\
# 账号、个人信息是合同的主要标的（结论高），还是附带、可以分割或者效力尚可争辩（结论中）。
# 各项征象取0到1，乘以权重相加，大于0的是主要标的。权重由标注的合同学得：
# python -m tests.evaluation --train
format: 1
"""

Contract = Mapping[str, Any]
Case = tuple[dict[str, float], bool]


def learn_balance(
    contracts: Sequence[Contract],
    lessons: Sequence[Contract],
    units: Sequence[Unit],
    limits: Limits,
) -> str:
    """The text of main-object.yaml that these contracts teach; `units` are all their clauses."""
    models = _left_out(units, limits)
    settled = [gold for gold in lessons if hand_of(gold["id"]) in SETTLED_HANDS]
    others = [gold for gold in lessons if hand_of(gold["id"]) not in SETTLED_HANDS]
    cases = [
        (case, weight * kind)
        for golds, weight in ((contracts, 1.0), (others, LESSON), (settled, SETTLED))
        for taught, kind in ((_as_labelled(golds), LABELLED), (_as_read(golds, models), 1.0))
        for case in taught
    ]
    table = np.array([[signs[name] for name in SIGNS] for (signs, _), _ in cases])
    wanted = np.array([high for (_, high), _ in cases])
    bias, weights = _fit(table, wanted, np.array([weight for _, weight in cases]))
    named = zip(SIGNS, weights, strict=True)
    lines = "".join(f"  {name}: {weight + 0.0:.2f}\n" for name, weight in named)
    return f"{_HEAD}bias: {bias:.2f}\nsigns:\n{lines}"


def _fit(table: Numbers, wanted: Bits, counts: Numbers) -> tuple[float, Numbers]:
    """Bias and weights by logistic regression; no sign speaks the other way."""
    signed = np.where(wanted, 1.0, -1.0)

    def loss(weights: Numbers) -> tuple[float, Numbers]:
        margins = signed * (table @ weights[1:] + weights[0])
        missed = -signed * expit(-margins) * counts * LOOSENESS
        slope = np.concatenate(([missed.sum()], missed @ table + weights[1:]))
        cost = LOOSENESS * (np.logaddexp(0, -margins) * counts).sum()
        return cost + (weights[1:] ** 2).sum() / 2, slope

    bounds = [(None, None), *((0, None) for _ in FOR), *((None, 0) for _ in AGAINST)]
    found = minimize(loss, np.zeros(len(SIGNS) + 1), jac=True, bounds=bounds, method="L-BFGS-B")
    return found.x[0], found.x[1:]


def _as_labelled(contracts: Iterable[Contract]) -> Iterator[Case]:
    library = Library.load()
    for gold in _graded(contracts):
        found, facts = gold_findings(gold), gold_facts(gold)
        text = read_contract_text(*document_from_gold(gold), facts, found, library)
        yield from _case(Circumstances.of(found, facts, gold_day(gold), Ticks(), text), gold)


def _as_read(contracts: Iterable[Contract], models: Mapping[str, Model]) -> Iterator[Case]:
    for gold in _graded(contracts):
        document, tree = document_from_gold(gold)
        read = review(document, Options(today=DAY), tree, models[hand_of(gold["id"])])
        day = read.opinion.day
        yield from _case(Circumstances.of(read.primary, read.facts, day, Ticks(), read.text), gold)


def _graded(contracts: Iterable[Contract]) -> list[Contract]:
    return [gold for gold in contracts if gold["verdict"] in (Verdict.HIGH, Verdict.MEDIUM)]


def _left_out(units: Sequence[Unit], limits: Limits) -> dict[str, Model]:
    """For each hand a second reader that has not learnt from it."""
    fold = folds_of(units)
    models = [
        decode_model(train([unit for unit in units if fold[unit.hand] != number], limits))
        for number in range(FOLDS)
    ]
    return {hand: models[number] for hand, number in fold.items()}


def _case(case: Circumstances, gold: Contract) -> Iterator[Case]:
    """Nothing of a contract in which no risk is found."""
    if case.risks:
        yield signs_of(case), gold["verdict"] == Verdict.HIGH

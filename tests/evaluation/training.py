"""Training of the second reader: a support vector machine for each label over the features of
reviewer.rules.second_reader_features, from labelled contracts. Needs scikit-learn
(locks/training.lock).

The same contracts and rules give the same weights.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
import numpy.typing as npt
from gold import document_from_gold, hand_of, labels_of_gold
from scipy.sparse import csr_matrix
from sklearn.svm import LinearSVC

from reviewer.labels import RISK, Label
from reviewer.rules.engine import analyse_contract, find_risks_in
from reviewer.rules.loading import default_rules
from reviewer.rules.second_reader_features import FeatureReader, Features

# A feature is known when it stands in so many contracts: no name of a party or shop does.
LEAST_CONTRACTS = 5
LEAST_CLAUSES = 5  # of a label, to learn it
LEAST_F1 = 0.35  # of the model alone, to say anything on a label
GRAM_SCALE, MARK_SCALE, HEADING_SCALE = 3.0, 0.2, 0.1
COST, SELDOM = 0.3, 3.0  # a clause that carries a label counts for so many
GRAM_STEP, MARK_STEP = 1 / 16, 1 / 128
FOLDS = 6
LOW, HIGH, STEP = -1.2, 0.6, 0.05
CAUTION = 0.005  # of merit, given up so that the model withdraws less of what rules have found

Bits = npt.NDArray[np.bool_]  # a row for each clause, a column for each label
Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Unit:
    """One clause that rules look at: what it carries, what the rules say, what is seen of it."""

    contract: str
    wanted: frozenset[Label]
    by_rules: frozenset[Label]
    features: Features

    @property
    def hand(self) -> str:
        return hand_of(self.contract)


def units_of(contracts: Iterable[Mapping[str, Any]]) -> list[Unit]:
    """The clauses of labelled contracts."""
    return [unit for gold in contracts for unit in _units(gold)]


def _units(gold: Mapping[str, Any]) -> Iterable[Unit]:
    document, tree = document_from_gold(gold)
    wanted = labels_of_gold(gold)
    analysis = analyse_contract(document, tree)
    labels: dict[str, set[Label]] = defaultdict(set)
    for finding in find_risks_in(analysis, document, tree, default_rules()):
        labels[finding.clause].add(finding.label)
    found = {clause: frozenset(here) for clause, here in labels.items()}
    reader = FeatureReader(analysis, tree, found)
    for entry in analysis.tried:
        key = entry.clause.id
        yield Unit(gold["id"], wanted[key], found.get(key, frozenset()), reader.read(entry))


@dataclass(frozen=True)
class Limits:
    """Above `add` a score marks a label, below `withdraw` it withdraws one that a rule found.

    `served` are the labels of which the model alone knows enough to take part.
    """

    add: float
    withdraw: float
    served: frozenset[Label]


def train(units: Sequence[Unit], limits: Limits | None = None) -> str:
    """The weights file of the model that these clauses teach, with its thresholds."""
    limits = find_limits(units) if limits is None else limits
    labels = _learnt(units)
    table = Table.of(units)
    known, weights, bias = _fit(table, np.full(len(units), True), _has(units, labels))
    names = [table.names[at] for at in known]
    thresholds = {
        "add": [limits.add if label in limits.served else None for label in labels],
        "withdraw": [limits.withdraw if label in limits.served else None for label in labels],
    }
    return _file(labels, names, weights, bias, thresholds)


def folds_of(units: Iterable[Unit]) -> dict[str, int]:
    """The hands dealt out into `FOLDS` groups, so that each can be left out of a training."""
    return {hand: at % FOLDS for at, hand in enumerate(sorted({unit.hand for unit in units}))}


def find_limits(units: Sequence[Unit]) -> Limits:
    """The thresholds that serve best on hands left out of the training.

    `add` with the rules and without them taken together, for rules know the contracts they were
    written with too well.
    """
    labels = _learnt(units)
    table = Table.of(units)
    wanted, by_rules = _has(units, labels), _rules_say(units, labels)
    scores = np.full(wanted.shape, LOW)
    fold = folds_of(units)
    for number in range(FOLDS):
        left_out = np.array([fold[unit.hand] == number for unit in units])
        known, weights, bias = _fit(table, ~left_out, wanted)
        scores[left_out] = table.matrix[left_out][:, known] @ weights.T + bias
    merit = partial(_merit, wanted, np.array([label in RISK for label in labels]))
    add = _best(lambda at: merit(scores > at) + merit(by_rules | (scores > at)), HIGH)
    withdraw = _best(
        lambda at: merit((by_rules & (scores > at)) | (scores > add)), min(add, 0.0), CAUTION
    )
    known_well = {
        label
        for at, label in enumerate(labels)
        if _f1(wanted[:, at], scores[:, at] > add) >= LEAST_F1
    }
    return Limits(add, withdraw, frozenset(known_well))


def _learnt(units: Sequence[Unit]) -> list[Label]:
    """The labels that enough clauses carry."""
    counts = Counter(label for unit in units for label in unit.wanted)
    return [label for label in Label if counts[label] >= LEAST_CLAUSES]


@dataclass(frozen=True)
class Table:
    """The features of all clauses as a matrix, and in which contracts each feature stands."""

    names: list[str]
    matrix: Any  # scipy's csr_matrix, which has no types
    contracts: list[set[str]]
    of_contract: npt.NDArray[np.str_]

    @classmethod
    def of(cls, units: Sequence[Unit]) -> Table:
        names = sorted({name for unit in units for name in _names(unit.features)})
        column = {name: at for at, name in enumerate(names)}
        contracts: list[set[str]] = [set() for _ in names]
        rows, columns, values = [], [], []
        for row, unit in enumerate(units):
            for name in sorted(_names(unit.features)):
                rows.append(row)
                columns.append(column[name])
                values.append(_scale(name, len(unit.features.grams)))
                contracts[column[name]].add(unit.contract)
        matrix = csr_matrix((values, (rows, columns)), shape=(len(units), len(names)))
        return cls(names, matrix, contracts, np.array([unit.contract for unit in units]))

    def known(self, rows: Bits) -> list[int]:
        """The features that stand in enough contracts of these rows."""
        seen = set(self.of_contract[rows])
        return [at for at, c in enumerate(self.contracts) if len(c & seen) >= LEAST_CONTRACTS]


def _has(units: Sequence[Unit], labels: Sequence[Label]) -> Bits:
    return np.array([[label in unit.wanted for label in labels] for unit in units])


def _rules_say(units: Sequence[Unit], labels: Sequence[Label]) -> Bits:
    return np.array([[label in unit.by_rules for label in labels] for unit in units])


def _merit(wanted: Bits, risks: Bits, found: Bits) -> float:
    risky, marked = (np.asarray(has[:, risks].any(axis=1)) for has in (wanted, found))
    return _f1(wanted, found) + _f1(risky, marked)


def _best(merit: Callable[[float], float], highest: float, caution: float = 0.0) -> float:
    """The lowest threshold that is as good as the best one, or worse by no more than `caution`."""
    steps = np.round(np.arange(LOW, highest + STEP / 2, STEP), 2)
    merits = [merit(at) for at in steps]
    enough = max(merits) - caution
    return float(next(at for at, one in zip(steps, merits, strict=True) if one >= enough))


def _f1(wanted: Bits, found: Bits) -> float:
    return float(2 * (wanted & found).sum() / max(1, wanted.sum() + found.sum()))


def _fit(table: Table, rows: Bits, wanted: Bits) -> tuple[list[int], Numbers, Numbers]:
    """Known features, their weights for each label, and the biases, learnt from these rows."""
    known = table.known(rows)
    matrix = table.matrix[rows][:, known]
    labels = wanted.shape[1]
    weights, bias = np.zeros((labels, len(known))), np.full(labels, LOW)
    for index in range(labels):
        if wanted[rows, index].any():
            carried = wanted[rows, index]
            machine = LinearSVC(C=COST, dual=True, tol=1e-3, max_iter=5000, random_state=0)
            machine.fit(matrix, carried, sample_weight=np.where(carried, SELDOM, 1.0))
            weights[index], bias[index] = machine.coef_[0], machine.intercept_[0]
    return known, weights, bias


def _names(features: Features) -> Iterable[str]:
    """Grams and marks in one space: g|… are the grams."""
    yield from (f"g|{gram}" for gram in features.grams)
    yield from features.marks
    yield from features.shared


def _scale(name: str, grams: int) -> float:
    if name.startswith("g|"):
        return float(GRAM_SCALE / np.sqrt(max(1, grams)))
    return HEADING_SCALE if name[0] in "ht" else MARK_SCALE


def _file(
    labels: Sequence[Label],
    names: Sequence[str],
    weights: Numbers,
    bias: Numbers,
    thresholds: Mapping[str, list[float | None]],
) -> str:
    """The model as JSON, one feature a line; scales are folded in, small weights left out."""
    grams: dict[str, list[int]] = {}
    marks: dict[str, list[int]] = {}
    for at, name in enumerate(names):
        is_gram = name.startswith("g|")
        step = GRAM_STEP if is_gram else MARK_STEP
        whole = np.round(weights[:, at] * _scale(name, 1) / step).astype(int)
        row = [int(x) for index in np.flatnonzero(whole) for x in (index, whole[index])]
        if row:
            (grams if is_gram else marks)[name[2:] if is_gram else name] = row
    head = {
        "format": 1,
        "labels": [label.value for label in labels],
        "rules": sorted(rule.id for rule in default_rules()),
        "bias": [round(float(value), 3) for value in bias],
        **thresholds,
        "steps": {"grams": GRAM_STEP, "marks": MARK_STEP},
    }
    parts = [f"{json.dumps(key)}: {json.dumps(value)}" for key, value in head.items()]
    return "{\n" + ",\n".join([*parts, _table("grams", grams), _table("marks", marks)]) + "\n}\n"


def _table(name: str, rows: Mapping[str, list[int]]) -> str:
    lines = [
        f"{json.dumps(key, ensure_ascii=False)}: {json.dumps(row, separators=(',', ':'))}"
        for key, row in rows.items()
    ]
    return f'"{name}": {{\n' + ",\n".join(lines) + "\n}"

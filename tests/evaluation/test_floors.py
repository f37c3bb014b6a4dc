"""The labelled contracts stay as well read as they are: floors under the figures of the whole.

These contracts taught rules and second reader: that is no measure of contracts nobody has seen
(`python -m tests.evaluation --leave-out` comes nearer), but what falls below here has been broken.
"""

from __future__ import annotations

import pytest
from evaluation.measuring import Figures, measure, total
from gold import gold_contracts

from reviewer.rules.second_reader_model import SILENT


@pytest.fixture(scope="module")
def read_twice() -> Figures:
    return total(measure(gold) for gold in gold_contracts())


@pytest.fixture(scope="module")
def alone() -> Figures:
    return total(measure(gold, SILENT) for gold in gold_contracts())


def test_risky_units_and_their_labels_are_found(read_twice: Figures) -> None:
    assert read_twice.units.f1 >= 0.95
    assert read_twice.risk_f1 >= 0.92


def test_mitigations_are_found(read_twice: Figures) -> None:
    assert read_twice.mitigating_f1 >= 0.95


def test_verdicts_are_right(read_twice: Figures) -> None:
    assert read_twice.verdict >= 0.93


def test_harmless_contracts_raise_next_to_no_alarm(read_twice: Figures) -> None:
    assert read_twice.alarms <= 10


@pytest.mark.slow
def test_the_rules_stand_on_their_own(alone: Figures) -> None:
    assert alone.units.f1 >= 0.79
    assert alone.risk_f1 >= 0.69
    assert alone.mitigating_f1 >= 0.75

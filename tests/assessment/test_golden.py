"""Whole opinions, word for word. After a change that is meant, write them anew and read them:

python tests/assessment/golden_cases.py
"""

from __future__ import annotations

import pytest
from assessment.golden_cases import CASES, GOLDEN, as_text


@pytest.mark.parametrize("name", CASES)
def test_the_opinion_reads_as_it_was_approved(name) -> None:
    written = (GOLDEN / f"{name}.txt").read_text("utf-8")
    assert as_text(CASES[name].opinion()) == written


def test_every_approved_opinion_has_its_case() -> None:
    assert {path.stem for path in GOLDEN.glob("*.txt")} == set(CASES)

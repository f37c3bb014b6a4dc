"""Whole opinions, word for word. After a change that is meant, write them anew and read them:

python tests/assessment/golden_cases.py
"""

from __future__ import annotations

import pytest
from assessment.golden_cases import CASES, GOLDEN, as_text

from reviewer.law.platform_terms import HEADING


@pytest.mark.parametrize("name", CASES)
def test_the_opinion_reads_as_it_was_approved(name) -> None:
    written = (GOLDEN / f"{name}.txt").read_text("utf-8")
    assert as_text(CASES[name].opinion()) == written


def test_every_approved_opinion_has_its_case() -> None:
    assert {path.stem for path in GOLDEN.glob("*.txt")} == set(CASES)


def test_where_all_hangs_on_conditions_it_is_told_what_speaks_against_them() -> None:
    opinion = CASES["migration-with-consents"].opinion()
    titles = [point.title for point in opinion.contrary]
    assert {"同意未实际取得", "程序不存在或者不变更主体"} <= set(titles)
    rules = [point.text for point in opinion.consequences if point.title == HEADING]
    assert any("不支持主体变更" in text for text in rules)

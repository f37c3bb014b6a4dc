"""The opinion with the lawyer's work on it rests on the same contract and the law in use."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from assessment.golden_cases import CASES, TODAY

from reviewer.law.holdings import holdings_in
from reviewer.marks.reassessing import reassessed
from reviewer.marks.state import ReviewState

HELD = holdings_in(None)


def test_without_any_work_the_opinion_stays_as_it_is() -> None:
    found = CASES["share-deal-with-private-account"].review()
    again = reassessed(found, ReviewState(), TODAY, HELD)
    assert again.opinion == found.opinion


def test_the_law_in_use_decides() -> None:
    found = CASES["share-deal-with-private-account"].review()
    newer = replace(HELD, library=replace(HELD.library, as_of=date(2026, 11, 20)))
    again = reassessed(found, ReviewState(), TODAY, newer)
    assert again.opinion.law_as_of == date(2026, 11, 20)

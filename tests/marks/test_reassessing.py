"""The opinion with the lawyer's work on it rests on the same contract and the law in use."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from assessment.golden_cases import CASES, TODAY
from desk_values import NOON

from reviewer.law.holdings import holdings_in
from reviewer.marks.model import FactCorrection, FactField
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


def test_the_exposure_follows_the_accounts_as_the_lawyer_counts_them() -> None:
    found = CASES["nine-accounts-2022"].review()
    said = {point.title: point.text for point in found.opinion.exposure}
    assert "约18,000至27,000条" in said["信息条数（提示）"]
    correction = FactCorrection(FactField.ACCOUNT_COUNT, 4, NOON)
    again = reassessed(found, ReviewState(facts={correction.field: correction}), TODAY, HELD)
    said = {point.title: point.text for point in again.opinion.exposure}
    assert "约8,000至12,000条" in said["信息条数（提示）"]

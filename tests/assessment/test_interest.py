"""Interest by the steps of the LPR, from a dated table that says where it ends."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.assessment.circumstances import Circumstances
from reviewer.assessment.interest import daily, interest, reaches
from reviewer.assessment.model import Ticks
from reviewer.assessment.unwinding import interest_words
from reviewer.document.model import Span
from reviewer.facts.model import Facts, Instalment
from reviewer.labels import Stage
from reviewer.law.rates import Rates, RateStep

TABLE = Rates.load()
LPR = TABLE.lpr
FIRST, LAST = LPR[0].since, TABLE.until
amounts = st.integers(1, 100_000_000).map(Decimal)
days = st.dates(FIRST, LAST)


@pytest.mark.parametrize(
    ("day", "rate"),
    [
        (date(2019, 8, 20), "4.25"),
        (date(2019, 9, 22), "4.20"),
        (date(2021, 12, 19), "3.85"),
        (date(2021, 12, 20), "3.80"),
        (date(2024, 10, 20), "3.35"),
        (date(2024, 10, 21), "3.10"),
    ],
)
def test_a_rate_holds_from_its_day_until_the_next(day, rate) -> None:
    year = Decimal(36_500)
    assert interest(year, day, day + timedelta(days=1), LPR, TABLE) == Decimal(rate)


def test_no_rate_is_told_before_the_table_begins_or_after_it_ends() -> None:
    assert not reaches(FIRST - timedelta(days=1), LPR, TABLE)
    assert not reaches(LAST + timedelta(days=1), LPR, TABLE)
    assert reaches(FIRST, LPR, TABLE)
    assert reaches(LAST, LPR, TABLE)


def test_days_outside_the_table_are_refused() -> None:
    for since, until in (
        (FIRST - timedelta(days=1), FIRST),
        (FIRST, LAST + timedelta(days=1)),
    ):
        with pytest.raises(ValueError, match="outside"):
            interest(Decimal(100), since, until, LPR, TABLE)


def test_a_year_at_one_rate_is_the_rate() -> None:
    whole = interest(Decimal(10_000), date(2020, 5, 1), date(2021, 5, 1), LPR, TABLE)
    assert whole == Decimal("385.00")


def test_a_change_of_rate_parts_the_days() -> None:
    whole = interest(Decimal(365_000), date(2022, 8, 20), date(2022, 8, 24), LPR, TABLE)
    assert whole == 2 * Decimal("37.00") + 2 * Decimal("36.50")


def test_a_day_costs_a_part_of_the_year() -> None:
    assert daily(Decimal(365_000), Decimal("3.00"), TABLE) == Decimal("30.00")


@given(amounts, days, days, days)
def test_interest_adds_up_over_adjoining_times(amount, one, two, three) -> None:
    first, middle, last = sorted((one, two, three))
    parts = interest(amount, first, middle, LPR, TABLE) + interest(amount, middle, last, LPR, TABLE)
    assert abs(parts - interest(amount, first, last, LPR, TABLE)) <= Decimal("0.01")


@given(amounts, amounts, days, days)
def test_interest_grows_with_the_amount(one, two, since, until) -> None:
    since, until = sorted((since, until))
    less, more = sorted((one, two))
    assert interest(less, since, until, LPR, TABLE) <= interest(more, since, until, LPR, TABLE)


def sums(table: Rates) -> str:
    part = Instalment(Decimal(300_000), date(2019, 9, 22), Span(0, 1))
    facts = Facts(instalments=(part,))
    case = Circumstances.of((), facts, date(2019, 9, 22), Ticks(stage=Stage.DISPUTED))
    return interest_words(case, table)


def test_the_words_name_both_rates_and_the_day_up_to_which_they_are_counted() -> None:
    assert "73,466.30元（按一年期存款基准利率为31,117.81元）" in sums(TABLE)
    assert "计至2026年8月20日" in sums(TABLE)


def test_a_table_whose_deposit_rate_begins_later_gives_none_for_the_days_before() -> None:
    late = replace(TABLE, deposit=(RateStep(date(2024, 1, 1), Decimal("1.1")),))
    assert "73,466.30元" in sums(late)
    assert "存款" not in sums(late)


def test_before_the_first_rate_nothing_is_counted() -> None:
    assert sums(replace(TABLE, lpr=(RateStep(date(2020, 1, 1), Decimal(4)),))) == ""

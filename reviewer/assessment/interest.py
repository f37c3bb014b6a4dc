"""Interest on money to be given back: by the one-year LPR, in steps, from a dated table.

合同编通则解释 article 25: the LPR, or the benchmark deposit rate where the holder is not at fault.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from reviewer.law.rates import Rates, RateStep

_CENT = Decimal("0.01")


def interest(
    amount: Decimal, since: date, until: date, steps: Sequence[RateStep], table: Rates
) -> Decimal:
    """Simple interest in yuan for the days from `since` up to but without `until`, to the cent.

    `steps` are the LPR or the deposit rate of `table`. Raises ValueError for days that the table
    does not reach.
    """
    if since < steps[0].since or until > table.until:
        raise ValueError(f"{since} to {until} is outside the table of rates")
    total = sum(
        (amount * rate * days / 100 / table.year for rate, days in _days(since, until, steps)),
        Decimal(),
    )
    return total.quantize(_CENT, ROUND_HALF_UP)


def daily(amount: Decimal, rate: Decimal, table: Rates) -> Decimal:
    """Yuan a day, to the cent."""
    return (amount * rate / 100 / table.year).quantize(_CENT, ROUND_HALF_UP)


def reaches(day: date, steps: Sequence[RateStep], table: Rates) -> bool:
    """Whether the table has a rate for the day."""
    return steps[0].since <= day <= table.until


def _days(since: date, until: date, steps: Sequence[RateStep]) -> Iterator[tuple[Decimal, int]]:
    ends = (*(step.since for step in steps[1:]), until)
    for step, end in zip(steps, ends, strict=True):
        days = (min(end, until) - max(step.since, since)).days
        if days > 0:
            yield step.rate, days

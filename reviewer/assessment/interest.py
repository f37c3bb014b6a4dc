"""Interest on money to be given back: by the one-year LPR, in steps, from a dated table.

合同编通则解释 article 25: the LPR, or the benchmark deposit rate where the holder is not at fault.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from importlib import resources

from reviewer.law.records import Record, read_record

_FILE = "rates.yaml"
_CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Step:
    """From this day on the annual rate is `rate` per cent."""

    since: date
    rate: Decimal


@dataclass(frozen=True, slots=True)
class Rates:
    """clause_rules/assessment/rates.yaml. After `until` no rate is known; `year` counts days."""

    lpr: tuple[Step, ...]
    deposit: tuple[Step, ...]
    until: date
    year: int
    source: str
    deposit_source: str


def interest(amount: Decimal, since: date, until: date, steps: tuple[Step, ...]) -> Decimal:
    """Simple interest in yuan for the days from `since` up to but without `until`, to the cent.

    Raises ValueError for days that the table does not reach.
    """
    if since < steps[0].since or until > rates().until:
        raise ValueError(f"{since} to {until} is outside the table of rates")
    total = sum(
        (amount * rate * days / 100 / rates().year for rate, days in _days(since, until, steps)),
        Decimal(),
    )
    return total.quantize(_CENT, ROUND_HALF_UP)


def daily(amount: Decimal, rate: Decimal) -> Decimal:
    """Yuan a day, to the cent."""
    return (amount * rate / 100 / rates().year).quantize(_CENT, ROUND_HALF_UP)


def rate_on(day: date, steps: tuple[Step, ...]) -> Decimal | None:
    """The annual rate in per cent, None where the table does not reach the day."""
    if day > rates().until:
        return None
    known = [step.rate for step in steps if step.since <= day]
    return known[-1] if known else None


def _days(since: date, until: date, steps: tuple[Step, ...]) -> Iterator[tuple[Decimal, int]]:
    ends = (*(step.since for step in steps[1:]), until)
    for step, end in zip(steps, ends, strict=True):
        days = (min(end, until) - max(step.since, since)).days
        if days > 0:
            yield step.rate, days


@cache
def rates() -> Rates:
    folder = resources.files("clause_rules") / "assessment"
    return decode_rates((folder / _FILE).read_text("utf-8"), _FILE)


def decode_rates(text: str, name: str) -> Rates:
    """Raises RuleFileError with the line of what is wrong."""
    record = read_record(text, name)
    record.only("format", "source", "deposit_source", "until", "year", "lpr", "deposit")
    return Rates(
        _steps(record, "lpr"),
        _steps(record, "deposit"),
        record.day("until"),
        record.number("year"),
        record.text("source"),
        record.text("deposit_source"),
    )


def _steps(record: Record, key: str) -> tuple[Step, ...]:
    steps: list[Step] = []
    for index, entry in enumerate(record.records(key)):
        entry.only("from", "rate")
        step = Step(entry.day("from"), Decimal(str(entry.weight("rate"))))
        if steps and step.since <= steps[-1].since:
            raise record.error("the days stand in order", key, index)
        steps.append(step)
    if not steps:
        raise record.error(f"{key} has no rate", key)
    return tuple(steps)

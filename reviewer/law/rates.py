"""The dated table of rates for interest: the one-year LPR and the benchmark deposit rate.

The LPR is published by the National Interbank Funding Center. By 合同编通则解释 article 25 interest
goes by it, or by the deposit rate where the holder of the money is not at fault.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

from clause_rules import text_of
from reviewer.law.records import Record, read_record

_FILE = "rates.yaml"
# Per cent a year: what lies outside is a slip of the pen (4.25 written 425 or 0.0425).
_LOWEST, _HIGHEST = Decimal("0.1"), Decimal(24)
_YEARS = (360, 365, 366)


@dataclass(frozen=True, slots=True)
class RateStep:
    """From this day on the annual rate is `rate` per cent."""

    since: date
    rate: Decimal


@dataclass(frozen=True, slots=True)
class Rates:
    """One edition of the table. After `until` no rate is known; `year` counts days.

    `source` and `deposit_source` say, for the reader of an opinion, where the figures were read.
    """

    lpr: tuple[RateStep, ...]
    deposit: tuple[RateStep, ...]
    until: date
    year: int
    source: str
    deposit_source: str
    version: int

    @classmethod
    def load(cls, path: Path | None = None) -> Rates:
        """The table that ships with the app, or the lawyer's own file. Raises RuleFileError."""
        return _packaged() if path is None else decode_rates(path.read_text("utf-8"), path.name)

    def is_newer(self, than: Rates) -> bool:
        """By the day up to which it was kept, then by the number of the edition."""
        return (self.until, self.version) > (than.until, than.version)


@cache
def _packaged() -> Rates:
    return decode_rates(text_of(f"rates/{_FILE}"), _FILE)


def decode_rates(text: str, name: str) -> Rates:
    """Raises RuleFileError with the line of what is wrong."""
    record = read_record(text, name)
    record.only("format", "version", "source", "deposit_source", "until", "year", "lpr", "deposit")
    until, year = record.day("until"), record.number("year")
    if year not in _YEARS:
        raise record.error("year is 360, 365 or 366 days", "year")
    return Rates(
        _steps(record, "lpr", until),
        _steps(record, "deposit", until),
        until,
        year,
        record.text("source"),
        record.text("deposit_source"),
        record.number("version"),
    )


def _steps(record: Record, key: str, until: date) -> tuple[RateStep, ...]:
    steps: list[RateStep] = []
    for index, entry in enumerate(record.records(key)):
        entry.only("from", "rate")
        step = RateStep(entry.day("from"), Decimal(str(entry.weight("rate"))))
        if steps and step.since <= steps[-1].since:
            raise record.error("the days stand in order", key, index)
        if step.since > until:
            raise record.error("no rate begins after `until`", key, index)
        if not _LOWEST <= step.rate <= _HIGHEST:
            raise record.error(f"a rate is in per cent a year: {_LOWEST} to {_HIGHEST}", key, index)
        steps.append(step)
    if not steps:
        raise record.error(f"{key} has no rate", key)
    return tuple(steps)

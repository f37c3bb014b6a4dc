"""The periods of law in which a contract without a date may have been signed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from clause_rules import text_of
from reviewer.law.records import read_record

_FILE = "periods.yaml"


@dataclass(frozen=True, slots=True)
class Period:
    """Contracts signed from this day on, up to the next period."""

    since: date
    title: str


@cache
def periods() -> tuple[Period, ...]:
    """What ships. Raises RuleFileError."""
    return decode_periods(text_of(f"assessment/{_FILE}"), _FILE)


def decode_periods(text: str, name: str) -> tuple[Period, ...]:
    """Raises RuleFileError with the line of what is wrong."""
    record = read_record(text, name)
    record.only("format", "periods")
    found = []
    for entry in record.records("periods"):
        entry.only("from", "title")
        found.append(Period(entry.day("from"), entry.text("title")))
    return tuple(found)

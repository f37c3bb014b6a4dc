"""Between entries of the log and rows."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from desk_values import NOON, WORK

from reviewer.marks.deeds import Change, Deed, DeedKind, LogEntry
from reviewer.marks.log_records import LOG_COLUMNS, log_entry_of, log_row
from reviewer.marks.model import InstalmentValue, PartyValue
from reviewer.marks.records import Row

DAY = date(2021, 12, 1)


@pytest.mark.parametrize(
    ("kind", "subject", "change"),
    [
        (DeedKind.CORRECT_FACT, "price_cny", Change(Decimal("500000.10"), None)),
        (DeedKind.RESTORE_FACT, "platforms", Change(("微信", "抖音"), ("微信",))),
        (DeedKind.CORRECT_FACT, "in_service", Change(None, False)),
        (DeedKind.CORRECT_FACT, "account_count", Change(9, 12)),
        (DeedKind.CORRECT_PARTY, "甲方", Change(None, PartyValue("程某", True))),
        (DeedKind.RESTORE_PARTY, "甲方", Change(PartyValue(None, None), PartyValue("程", False))),
        (DeedKind.CORRECT_INSTALMENT, "", Change(InstalmentValue(Decimal("3.50"), DAY), None)),
        (DeedKind.RESTORE_INSTALMENT, "", Change(None, InstalmentValue(Decimal(3), None))),
        (DeedKind.CORRECT_INSTALMENT, "", Change(InstalmentValue(None, None), None)),
        (DeedKind.RESTORE_SIGNING_DAY, "", Change(DAY, None)),
        (DeedKind.CLEAR_PERFORMANCE_DAY, "", Change(DAY, None)),
    ],
)
def test_what_was_changed_comes_back_from_its_row(
    kind: DeedKind, subject: str, change: Change
) -> None:
    entry = LogEntry(NOON, Deed(kind, subject), change=change)
    assert log_entry_of(log_row(entry)) == entry


def test_a_row_has_a_value_for_every_column() -> None:
    assert len(log_row(WORK)) == len(LOG_COLUMNS.split(", "))


def a_row(kind: str, about: str, was: str | None, became: str | None) -> Row:
    return (NOON.isoformat(), kind, about, "", None, None, 0, "done", "", None, was, became)


@pytest.mark.parametrize(
    ("kind", "about", "was", "became"),
    [
        ("correct-fact", "price_cny", '"500000"', None),
        ("correct-fact", "price_cny", '"much"', "null"),
        ("correct-fact", "in_service", "1", "null"),
        ("correct-party", "甲方", '{"name": 1, "natural_person": null}', "null"),
        ("correct-party", "甲方", '{"name": "程某", "natural_person": 1}', "null"),
        ("correct-party", "甲方", '{"name": "程某"}', "null"),
        ("correct-instalment", "", '{"amount_cny": "much", "due": null}', "null"),
        ("restore-signing-day", "", '"2019-02-30"', "null"),
        ("note", "甲方", "null", "null"),
    ],
)
def test_a_change_that_is_none_of_its_kind_is_refused(
    kind: str, about: str, was: str | None, became: str | None
) -> None:
    with pytest.raises((ValueError, TypeError, KeyError, ArithmeticError)):
        log_entry_of(a_row(kind, about, was, became))

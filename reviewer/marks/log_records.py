"""Between the entries of the log and its rows in the store."""

from __future__ import annotations

import json
import re
from datetime import date, datetime
from decimal import Decimal
from typing import TypeVar

from reviewer.marks.deeds import Change, Deed, DeedKind, LogEntry, Step
from reviewer.marks.model import (
    Dismissal,
    FactField,
    FactValue,
    Held,
    InstalmentValue,
    PartyValue,
    Status,
)
from reviewer.marks.records import Row, fact_text, fact_value_of

V = TypeVar("V")

# `what` is what a change was about; of an entry of an older version, all its words. `was` and
# `became` are JSON: null is what the contract does not state, NULL that there is no change.
LOG_COLUMNS = "at, kind, what, value, status, reason, count, step, place, author, was, became"

# How older versions wrote another's entry: the name before the words.
_ANOTHERS = re.compile("〔([^〔〕]+)〕")
_NAMELESS = "对方"
_FACTS = (DeedKind.CORRECT_FACT, DeedKind.RESTORE_FACT)
_PARTIES = (DeedKind.CORRECT_PARTY, DeedKind.RESTORE_PARTY)
_INSTALMENTS = (DeedKind.CORRECT_INSTALMENT, DeedKind.RESTORE_INSTALMENT)
_DAYS = (
    *(DeedKind.SET_SIGNING_DAY, DeedKind.RESTORE_SIGNING_DAY),
    *(DeedKind.SET_PERFORMANCE_DAY, DeedKind.CLEAR_PERFORMANCE_DAY),
)


def log_row(entry: LogEntry) -> Row:
    """The columns of an entry of the log, as the table has them."""
    deed, author, about = entry.deed, entry.author, entry.deed.subject
    if deed.kind is DeedKind.WORDED and author is not None:
        about, author = f"〔{author or _NAMELESS}〕{about}", None  # as older versions wrote it
    return (
        entry.at.isoformat(),
        deed.kind.value,
        about,
        deed.value,
        deed.status and deed.status.value,
        deed.reason and deed.reason.value,
        deed.count,
        entry.step.value,
        entry.place,
        author,
        entry.change and _text(entry.change.before),
        entry.change and _text(entry.change.after),
    )


def log_entry_of(row: Row) -> LogEntry:
    """Raises ValueError, TypeError, KeyError or ArithmeticError on a row that is no entry."""
    at, named, about, value, status, reason, count, step, place, author, was, became = row
    kind = DeedKind(named)
    if kind is DeedKind.WORDED and author is None and (found := _ANOTHERS.match(about)):
        author, about = found.group(1), about[found.end() :]
        author = "" if author == _NAMELESS else author
    deed = Deed(
        kind,
        about,
        value,
        None if status is None else Status(status),
        None if reason is None else Dismissal(reason),
        count,
    )
    change = None
    if was is not None or became is not None:
        change = Change(_held(deed, was), _held(deed, became))
    return LogEntry(datetime.fromisoformat(at), deed, Step(step), place, author, change)


def _text(held: Held) -> str:
    match held:
        case PartyValue():
            value: FactValue | dict[str, object] = {
                "name": held.name,
                "natural_person": held.natural_person,
            }
        case InstalmentValue():
            amount = None if held.amount_cny is None else str(held.amount_cny)
            value = {"amount_cny": amount, "due": held.due and held.due.isoformat()}
        case date():
            value = held.isoformat()
        case _:
            return fact_text(held)
    return json.dumps(value, ensure_ascii=False)


def _of(kind: type[V], value: object) -> V | None:
    if value is None or isinstance(value, kind):
        return value
    raise TypeError(f"not {kind.__name__}")


def _held(deed: Deed, text: str) -> Held:
    """What a deed of its kind changes. Raises as `log_entry_of` does."""
    if deed.kind in _FACTS:
        return fact_value_of(FactField(deed.subject), text)
    if deed.kind not in (*_PARTIES, *_INSTALMENTS, *_DAYS):
        raise ValueError(f"{deed.kind} changes no fact")
    value = json.loads(text)
    if value is None:
        return None
    if deed.kind in _PARTIES:
        return PartyValue(_of(str, value["name"]), _of(bool, value["natural_person"]))
    if deed.kind in _INSTALMENTS:
        amount, due = value["amount_cny"], value["due"]
        return InstalmentValue(
            None if amount is None else Decimal(amount),
            None if due is None else date.fromisoformat(due),
        )
    return date.fromisoformat(value)

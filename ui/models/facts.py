"""What is known of a contract as rows to show: what was read, and what the lawyer says instead."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from reviewer.document.model import Span
from reviewer.facts.model import Fact, Facts, Instalment, Party
from reviewer.marks.model import FACT_TYPES, FactField, FactValue
from reviewer.marks.state import ReviewState
from reviewer.text.amounts import CNY, find_money
from reviewer.text.dates import find_dates
from reviewer.text.numerals import parse_number
from ui.i18n import tr
from ui.words import day_words

_BETWEEN_NAMES = re.compile(r"[、,，;；\s]+")


class UnreadableValueError(ValueError):
    """What was typed is no value of its kind."""


@dataclass(frozen=True, slots=True)
class FactRow:
    """A fact in words. `value` is empty where the contract does not state it.

    `field` names what a correction changes; the signing date has none of its own (`is_day`). `read`
    is what the contract was read to say, where the lawyer says otherwise (`corrected`). `typed` is
    the value as one would type it.
    """

    title: str
    value: str
    spans: tuple[Span, ...] = ()
    field: FactField | None = None
    is_day: bool = False
    corrected: bool = False
    read: str = ""
    typed: str = ""

    @property
    def correctable(self) -> bool:
        return self.field is not None or self.is_day


@dataclass(frozen=True, slots=True)
class FactGroup:
    """Rows under a heading."""

    title: str
    rows: tuple[FactRow, ...]


def fact_groups(facts: Facts, state: ReviewState) -> tuple[FactGroup, ...]:
    """All facts as read, each with the lawyer's correction in front."""
    parties = [_party(party) for party in facts.parties]
    sides = (FactField.TRANSFEROR, FactField.TRANSFEREE)
    counts = (FactField.ACCOUNT_COUNT, FactField.PLATFORMS)
    persons = (FactField.RECORDS_MIN, FactField.RECORDS_MAX)
    return (
        FactGroup(tr("facts.day"), (_day(facts, state),)),
        FactGroup(tr("facts.parties"), (*parties, *_rows(sides, facts, state))),
        FactGroup(
            tr("facts.money"),
            (*_rows((FactField.PRICE_CNY,), facts, state), *_instalments(facts.instalments)),
        ),
        FactGroup(tr("facts.object"), tuple(_rows(counts, facts, state))),
        FactGroup(tr("facts.persons"), tuple(_rows(persons, facts, state))),
    )


def parse_fact(field: FactField, text: str) -> FactValue:
    """What the lawyer typed as the value of a fact: 50万元, 九, 微信、抖音.

    Raises UnreadableValueError where the words are no such value.
    """
    words = text.strip()
    kind = FACT_TYPES[field]
    if not words:
        raise UnreadableValueError(words)
    if kind is Decimal:
        return _money(words)
    if kind is int:
        return _count(words)
    if kind is tuple:
        return tuple(filter(None, _BETWEEN_NAMES.split(words)))
    return words


def parse_day(text: str) -> date:
    """A whole date as contracts write them. Raises UnreadableValueError."""
    days = [mention.value for mention in find_dates(text) if mention.value is not None]
    if len(days) != 1:
        raise UnreadableValueError(text)
    return days[0]


def _money(words: str) -> Decimal:
    found = [money for money in find_money(words, bare=True) if money.currency == CNY]
    if len(found) == 1:
        return found[0].amount
    number = parse_number(words)
    if number is None or number < 0:
        raise UnreadableValueError(words)
    return number


def _count(words: str) -> int:
    number = parse_number(words)
    if number is None or number < 0 or number != int(number):
        raise UnreadableValueError(words)
    return int(number)


def value_words(value: FactValue | date) -> str:
    """A value as it stands on screen; empty for None."""
    match value:
        case None:
            return ""
        case date():
            return day_words(value)
        case Decimal():
            return tr("facts.yuan", amount=_amount(value))
        case int():
            return f"{value:,}"
        case tuple():
            return tr("facts.and").join(value)
        case str():
            return value


def _amount(value: Decimal) -> str:
    return f"{value:,.2f}".removesuffix(".00")


def _day(facts: Facts, state: ReviewState) -> FactRow:
    stated = facts.signing_date
    read = day_words(stated.value) if stated is not None else ""
    if not read and facts.date_blank:
        read = tr("facts.blank")
    shown = state.signed or (stated.value if stated is not None else None)
    return FactRow(
        tr("facts.signing_date"),
        value_words(shown) or (read if facts.date_blank else ""),
        stated.spans if stated is not None else (),
        is_day=True,
        corrected=state.signed is not None,
        read=read,
        typed=value_words(shown),
    )


def _party(party: Party) -> FactRow:
    parts = [party.name or tr("facts.no_name")]
    if party.natural_person is not None:
        key = "facts.natural_person" if party.natural_person else "facts.organisation"
        parts.append(tr(key))
    if party.aliases:
        parts.append(tr("facts.also", names=tr("facts.and").join(party.aliases)))
    return FactRow(party.role, tr("facts.join").join(parts), party.spans)


def _rows(fields: Iterable[FactField], facts: Facts, state: ReviewState) -> list[FactRow]:
    rows = []
    for field in fields:
        read, spans = _read(field, facts)
        correction = state.facts.get(field)
        value = read if correction is None else correction.value
        rows.append(
            FactRow(
                tr(f"fact.{field.value}"),
                _named(field, value, facts.parties),
                spans,
                field,
                corrected=correction is not None,
                read=_named(field, read, facts.parties),
                typed=_amount(value) if isinstance(value, Decimal) else value_words(value),
            )
        )
    return rows


def _read(field: FactField, facts: Facts) -> tuple[FactValue, tuple[Span, ...]]:
    """What was read, and where it stands."""
    stated = getattr(facts, field.value)
    if isinstance(stated, Fact):
        return stated.value, stated.spans
    if isinstance(stated, tuple) and stated:
        names = tuple(str(fact.value) for fact in stated)
        return names, tuple(span for fact in stated for span in fact.spans)
    return None, ()


def _named(field: FactField, value: FactValue, parties: Iterable[Party]) -> str:
    """A value in words; a side of the contract with the party's name."""
    if field in (FactField.TRANSFEROR, FactField.TRANSFEREE):
        for party in parties:
            if party.role == value and party.name:
                return tr("facts.side", role=party.role, name=party.name)
    return value_words(value)


def _instalments(instalments: Iterable[Instalment]) -> list[FactRow]:
    rows = []
    for number, part in enumerate(instalments, 1):
        amount = value_words(part.amount_cny)
        due = day_words(part.due) if part.due is not None else tr("facts.by_event")
        value = tr("facts.due", amount=amount, due=due)
        rows.append(FactRow(tr("facts.instalment", number=number), value, (part.span,)))
    return rows

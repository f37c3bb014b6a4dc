"""What is known of a contract as rows to show: what was read, and what the lawyer says instead."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from reviewer.document.model import Span
from reviewer.facts.model import Fact, Facts, Party
from reviewer.marks.held_facts import fact_value
from reviewer.marks.model import (
    FACT_TYPES,
    FactField,
    FactValue,
    Held,
    InstalmentValue,
    PartyValue,
)
from reviewer.marks.state import ReviewState
from reviewer.text.amounts import CNY, find_money
from reviewer.text.dates import find_dates
from reviewer.text.numerals import parse_number
from ui.i18n import tr
from ui.words import iso_day

_COMMA = re.compile(r"\s*[,，]\s*")
_AFTER_AMOUNT = re.compile(r"，\s*|,\s+|\s+")
_BETWEEN_NAMES = re.compile(r"[、,，;；\s]+")


class UnreadableValueError(ValueError):
    """What was typed is no value of its kind."""


@dataclass(frozen=True, slots=True)
class FactRow:
    """A fact in words. `value` is empty where the contract does not state it.

    `field` names what a correction changes; the signing date (`is_day`), a party (`role`) and an
    instalment (`place`, where its words begin) have none of their own. `read` is what the
    contract was read to say, where the lawyer says otherwise (`corrected`). `typed` is the value as
    one would type it. `added`: nothing was read, the lawyer found it.
    """

    title: str
    value: str
    spans: tuple[Span, ...] = ()
    field: FactField | None = None
    is_day: bool = False
    role: str = ""
    place: int | None = None
    corrected: bool = False
    read: str = ""
    typed: str = ""
    added: bool = False

    @property
    def correctable(self) -> bool:
        return self.kind != ""

    @property
    def kind(self) -> str:
        """What is corrected, as the hints name it; empty for what cannot be."""
        if self.field is not None:
            return self.field.value
        if self.role:
            return "party"
        return "day" if self.is_day else "instalment" if self.place is not None else ""

    @property
    def name(self) -> str:
        """A name for the row's widgets, the same whenever the row is shown."""
        return f"{self.kind}{self.role}{'' if self.place is None else self.place}"


@dataclass(frozen=True, slots=True)
class FactGroup:
    """Rows under a heading."""

    title: str
    rows: tuple[FactRow, ...]


def fact_groups(facts: Facts, state: ReviewState) -> tuple[FactGroup, ...]:
    """All facts as read, each with the lawyer's correction in front; persons as they are counted
    with the accounts that the lawyer counts."""
    parties = [*(_party(party, state) for party in facts.parties), *_missed_parties(facts, state)]
    sides = (FactField.TRANSFEROR, FactField.TRANSFEREE)
    counts = (FactField.ACCOUNT_COUNT, FactField.PLATFORMS)
    persons = (FactField.RECORDS_MIN, FactField.RECORDS_MAX, FactField.IN_SERVICE)
    return (
        FactGroup(tr("facts.day"), (_day(facts, state),)),
        FactGroup(tr("facts.parties"), (*parties, *_rows(sides, facts, state))),
        FactGroup(
            tr("facts.money"),
            (*_rows((FactField.PRICE_CNY,), facts, state), *_instalments(facts, state)),
        ),
        FactGroup(tr("facts.object"), tuple(_rows(counts, facts, state))),
        FactGroup(tr("facts.persons"), tuple(_rows(persons, state.counted(facts), state))),
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
    if kind is bool:
        return _truth(words)
    if kind is tuple:
        return tuple(filter(None, _BETWEEN_NAMES.split(words)))
    return words


def parse_row(row: FactRow, text: str) -> Held:
    """What the lawyer typed as the value of a row. Raises UnreadableValueError."""
    if row.field is not None:
        return parse_fact(row.field, text)
    if row.role:
        return parse_party(text)
    return parse_day(text) if row.is_day else parse_instalment(text)


def parse_party(text: str) -> PartyValue:
    """程某，自然人: a name, and after a comma whether it is a natural person."""
    kinds = {tr("facts.natural_person"): True, tr("facts.organisation"): False}
    name, comma, kind = (part.strip() for part in _COMMA.sub("，", text).rpartition("，"))
    if not comma or kind not in kinds:
        name, kind = text.strip(), ""
    if not name:
        raise UnreadableValueError(text)
    return PartyValue(name, kinds.get(kind))


def parse_instalment(text: str) -> InstalmentValue:
    """An amount and a day, as typed (300,000，2021-12-01) or as contracts put it (2021年12月1日前
    支付300,000元). Raises UnreadableValueError."""
    days = [mention.value for mention in find_dates(text) if mention.value is not None]
    amounts = [money for money in find_money(text) if money.currency == CNY]
    if len(amounts) == 1 and len(days) <= 1:
        return InstalmentValue(amounts[0].amount, days[0] if days else None)
    amount, _, due = _AFTER_AMOUNT.sub("，", text.strip(), count=1).partition("，")
    if not amount:
        raise UnreadableValueError(text)
    return InstalmentValue(_money(amount), parse_day(due) if due.strip() else None)


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


def _truth(words: str) -> bool:
    answers = {tr("facts.yes"): True, tr("facts.no"): False}
    if words.casefold() not in answers:
        raise UnreadableValueError(words)
    return answers[words.casefold()]


def held_words(value: Held) -> str:
    """What is held of a fact, a party, an instalment or a day; empty for nothing."""
    match value:
        case PartyValue():
            return _party_words(value, ())
        case InstalmentValue():
            return _instalment_words(value)
        case _:
            return value_words(value)


def value_words(value: FactValue | date) -> str:
    """A value as it stands on screen; empty for None."""
    words = ""
    match value:
        case date():
            words = iso_day(value)
        case Decimal():
            words = tr("facts.yuan", amount=_amount(value))
        case bool():
            words = tr("facts.yes" if value else "facts.no")
        case int():
            words = f"{value:,}"
        case tuple():
            words = tr("facts.and").join(value)
        case str():
            words = value
    return words


def _amount(value: Decimal) -> str:
    return f"{value:,.2f}".removesuffix(".00")


def _day(facts: Facts, state: ReviewState) -> FactRow:
    stated = facts.signing_date
    read = iso_day(stated.value) if stated is not None else ""
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


def _party(party: Party, state: ReviewState) -> FactRow:
    known = state.parties.get(party.role)
    read = PartyValue(party.name, party.natural_person)
    value = read if known is None else PartyValue(known.name, known.natural_person)
    return FactRow(
        party.role,
        _party_words(value, party.aliases),
        party.spans if known is None or known.span is None else (known.span,),
        role=party.role,
        corrected=known is not None,
        read=_party_words(read, party.aliases),
        typed=_party_words(value, ()) if value.name else "",
    )


def _missed_parties(facts: Facts, state: ReviewState) -> Iterator[FactRow]:
    """Parties that the lawyer added."""
    read = {party.role for party in facts.parties}
    for party in state.parties.values():
        if party.role not in read and party.name is not None:
            value = PartyValue(party.name, party.natural_person)
            yield FactRow(
                party.role,
                _party_words(value, ()),
                () if party.span is None else (party.span,),
                role=party.role,
                corrected=True,
                typed=_party_words(value, ()),
                added=True,
            )


def _party_words(value: PartyValue, aliases: Iterable[str]) -> str:
    parts = [value.name or tr("facts.no_name")]
    if value.natural_person is not None:
        parts.append(tr("facts.natural_person" if value.natural_person else "facts.organisation"))
    if names := tr("facts.and").join(aliases):
        parts.append(tr("facts.also", names=names))
    return tr("facts.join").join(parts)


def _rows(fields: Iterable[FactField], facts: Facts, state: ReviewState) -> list[FactRow]:
    rows = []
    parties = state.corrected(facts).parties
    for field in fields:
        read, spans = _read(field, facts)
        correction = state.facts.get(field)
        value = read if correction is None else correction.value
        rows.append(
            FactRow(
                tr(f"fact.{field.value}"),
                _named(field, value, parties),
                spans if correction is None or correction.span is None else (correction.span,),
                field,
                corrected=correction is not None,
                read=_named(field, read, facts.parties),
                typed=_amount(value) if isinstance(value, Decimal) else value_words(value),
            )
        )
    return rows


def _read(field: FactField, facts: Facts) -> tuple[FactValue, tuple[Span, ...]]:
    """What was read, and where it stands."""
    stated: Fact[object] | tuple[Fact[object], ...] | None = getattr(facts, field.value)
    each = (stated,) if isinstance(stated, Fact) else stated or ()
    return fact_value(facts, field), tuple(span for fact in each for span in fact.spans)


def _named(field: FactField, value: FactValue, parties: Iterable[Party]) -> str:
    """A value in words; a side of the contract with the party's name."""
    if field in (FactField.TRANSFEROR, FactField.TRANSFEREE):
        for party in parties:
            if party.role == value and party.name:
                return tr("facts.side", role=party.role, name=party.name)
    return value_words(value)


def _instalments(facts: Facts, state: ReviewState) -> list[FactRow]:
    """Those read and those that the lawyer added, in document order."""
    read = {part.span.start: part for part in facts.instalments}
    added = {
        place: Span(place, known.end)
        for place, known in state.instalments.items()
        if place not in read and known.end is not None and known.amount_cny is not None
    }
    rows = []
    for number, place in enumerate(sorted({*read, *added}), 1):
        part, known = read.get(place), state.instalments.get(place)
        stated = None if part is None else InstalmentValue(part.amount_cny, part.due)
        value = stated if known is None else InstalmentValue(known.amount_cny, known.due)
        assert value is not None
        rows.append(
            FactRow(
                tr("facts.instalment", number=number),
                _instalment_words(value),
                (part.span if part is not None else added[place],),
                place=place,
                corrected=known is not None,
                read="" if stated is None else _instalment_words(stated),
                typed=_instalment_typed(value),
                added=part is None,
            )
        )
    return rows


def _instalment_words(value: InstalmentValue) -> str:
    if value.amount_cny is None:
        return ""
    due = iso_day(value.due) if value.due is not None else tr("facts.by_event")
    return tr("facts.due", amount=value_words(value.amount_cny), due=due)


def _instalment_typed(value: InstalmentValue) -> str:
    if value.amount_cny is None:
        return ""
    due = () if value.due is None else (iso_day(value.due),)
    return tr("facts.join").join((_amount(value.amount_cny), *due))

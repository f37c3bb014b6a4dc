"""What a command changes of what is held of a contract."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from desk_values import NOON, a_mark

from reviewer.document.model import Span
from reviewer.facts.model import Fact, Facts, Instalment, Party
from reviewer.marks import commands as c
from reviewer.marks.deeds import Change
from reviewer.marks.held_facts import change_of
from reviewer.marks.model import (
    FactCorrection,
    FactField,
    FactValue,
    Held,
    InstalmentCorrection,
    InstalmentValue,
    PartyCorrection,
    PartyValue,
)
from reviewer.marks.state import ReviewState

AT = Span(7, 20)
READ = Facts(
    signing_date=Fact(date(2019, 9, 22), (AT,)),
    parties=(Party("甲方", "程某", (AT,), natural_person=True),),
    price_cny=Fact(Decimal(500000), (AT,)),
    instalments=(Instalment(Decimal(300000), None, AT),),
    platforms=(Fact("微信", (AT,)),),
)


def changed(command: c.Command, before: ReviewState | None = None) -> Change | None:
    state = before or ReviewState()
    return change_of(command, state, command.apply(state), READ)


def corrected(field: FactField, value: FactValue) -> c.CorrectFact:
    return c.CorrectFact(field, FactCorrection(field, value, NOON))


@pytest.mark.parametrize(
    ("field", "read", "said"),
    [
        (FactField.PRICE_CNY, Decimal(500000), Decimal(200000)),
        (FactField.PRICE_CNY, Decimal(500000), None),
        (FactField.PLATFORMS, ("微信",), ("微信", "抖音")),
        (FactField.PLATFORMS, ("微信",), None),
        (FactField.IN_SERVICE, None, True),
    ],
)
def test_a_fact_goes_from_what_was_read_to_what_the_lawyer_says(
    field: FactField, read: FactValue, said: FactValue
) -> None:
    assert changed(corrected(field, said)) == Change(read, said)


def test_a_second_correction_starts_from_the_first() -> None:
    first = corrected(FactField.IN_SERVICE, True).apply(ReviewState())
    assert changed(corrected(FactField.IN_SERVICE, False), first) == Change(True, False)


def test_a_fact_that_is_restored_is_what_was_read() -> None:
    price = corrected(FactField.PRICE_CNY, Decimal(200000)).apply(ReviewState())
    restored = changed(c.CorrectFact(FactField.PRICE_CNY, None), price)
    assert restored == Change(Decimal(200000), Decimal(500000))


@pytest.mark.parametrize(("role", "before"), [("甲方", PartyValue("程某", True)), ("丙方", None)])
def test_a_party_goes_from_what_was_read_if_anything(role: str, before: Held) -> None:
    correction = PartyCorrection(role, "程云", None, NOON)
    assert changed(c.CorrectParty(role, correction)) == Change(before, PartyValue("程云", None))


def test_an_instalment_that_is_struck_out_is_none() -> None:
    struck = InstalmentCorrection(AT.start, None, None, NOON)
    was = InstalmentValue(Decimal(300000), None)
    assert changed(c.CorrectInstalment(AT.start, struck)) == Change(was, None)


def test_the_day_of_signing_goes_from_the_one_in_the_contract() -> None:
    day = date(2020, 1, 1)
    assert changed(c.SetSigningDate(day)) == Change(date(2019, 9, 22), day)
    assert change_of(
        c.SetSigningDate(day), ReviewState(), ReviewState(signed=day), Facts()
    ) == Change(None, day)


def test_the_day_of_performance_is_in_no_contract() -> None:
    day = date(2020, 1, 1)
    assert changed(c.SetPerformanceDay(day)) == Change(None, day)


def test_what_is_no_fact_changes_none() -> None:
    assert changed(c.AddMark(a_mark())) is None

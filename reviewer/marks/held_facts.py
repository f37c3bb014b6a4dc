"""What is held of a fact: what the contract was read to say, or what the lawyer says instead."""

from __future__ import annotations

from reviewer.facts.model import Fact, Facts
from reviewer.marks.commands import (
    Command,
    CorrectFact,
    CorrectInstalment,
    CorrectParty,
    SetPerformanceDay,
    SetSigningDate,
)
from reviewer.marks.deeds import Change
from reviewer.marks.model import FactField, FactValue, Held, InstalmentValue, PartyValue
from reviewer.marks.state import ReviewState


def fact_value(facts: Facts, field: FactField) -> FactValue:
    """The value of a fact; None where the contract does not state it."""
    stated = getattr(facts, field.value)
    if isinstance(stated, tuple):
        return tuple(str(fact.value) for fact in stated) or None
    value: FactValue = stated.value if isinstance(stated, Fact) else None
    return value


def change_of(
    command: Command, before: ReviewState, after: ReviewState, read: Facts
) -> Change | None:
    """What a command changes of a fact, a party, an instalment or a day, on a contract that was
    read to say `read`; None for one that is about none of these."""
    match command:
        case CorrectFact() | CorrectParty() | CorrectInstalment():
            old, new = before.corrected(read), after.corrected(read)
            return Change(_held(command, old), _held(command, new))
        case SetSigningDate():
            return Change(_signed(before, read), _signed(after, read))
        case SetPerformanceDay():
            return Change(before.performed, after.performed)
    return None


def _held(command: CorrectFact | CorrectParty | CorrectInstalment, facts: Facts) -> Held:
    match command:
        case CorrectFact(field):
            return fact_value(facts, field)
        case CorrectParty(role):
            parties = (party for party in facts.parties if party.role == role)
            values = (PartyValue(party.name, party.natural_person) for party in parties)
            return next(values, None)
    parts = (part for part in facts.instalments if part.span.start == command.place)
    return next((InstalmentValue(part.amount_cny, part.due) for part in parts), None)


def _signed(state: ReviewState, read: Facts) -> Held:
    signed = state.corrected(read).signing_date
    return None if signed is None else signed.value

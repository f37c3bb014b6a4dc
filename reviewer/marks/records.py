"""Between the values of `model` and the rows of the store."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from reviewer.document.model import Span
from reviewer.labels import Label, Severity, Side, Stage, Verdict
from reviewer.marks.model import (
    FACT_TYPES,
    Anchor,
    Colour,
    Decision,
    Dismissal,
    FactCorrection,
    FactField,
    FactValue,
    FindingRef,
    InstalmentCorrection,
    Mark,
    PartyCorrection,
    SecondReview,
    Status,
    Tick,
    VerdictOverrule,
    check_fact,
)
from reviewer.marks.state import ReviewState

Row = tuple[Any, ...]

MARK_COLUMNS = (
    "id, start, stop, quote, prefix, suffix, colour, created, modified, text, tags, author"
)
DECISION_COLUMNS = (
    "finding, label, quote, modified, status, reason, text, grade, grade_reason, author, "
    "wording, second_name, second_at"
)
FACT_COLUMNS = "field, value, modified, start, stop"
SETTING_COLUMNS = "name, value"
PARTY_COLUMNS = "role, name, natural_person, modified, start, stop"
INSTALMENT_COLUMNS = "place, amount_cny, due, modified, stop"
# The columns of each table of a state, as `rows_of` gives them and `state_of` wants them.
COLUMNS: dict[str, str] = {
    "mark": MARK_COLUMNS,
    "decision": DECISION_COLUMNS,
    "fact": FACT_COLUMNS,
    "setting": SETTING_COLUMNS,
    "party": PARTY_COLUMNS,
    "instalment": INSTALMENT_COLUMNS,
}


def _ends(span: Span | None) -> Row:
    return (None, None) if span is None else (span.start, span.end)


def _span(start: int | None, end: int | None) -> Span | None:
    """Raises ValueError on a beginning without an end, or the other way round."""
    if start is None and end is None:
        return None
    if start is None or end is None:
        raise ValueError("a place has a beginning and an end")
    return Span(start, end)


_RAW = "bytes:"  # no absolute path begins so


def path_text(path: Path) -> str:
    """A path as text that UTF-8 can hold: on Linux a name may be any bytes."""
    text = str(path)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return f"{_RAW}{os.fsencode(path).hex()}"
    return text


def path_of(text: str) -> Path:
    """The path of `path_text`."""
    if text.startswith(_RAW):
        return Path(os.fsdecode(bytes.fromhex(text.removeprefix(_RAW))))
    return Path(text)


def mark_row(mark: Mark) -> Row:
    """The columns of a mark, as the table has them."""
    return (
        mark.id,
        *_ends(mark.anchor.span),
        mark.anchor.quote,
        mark.anchor.prefix,
        mark.anchor.suffix,
        mark.colour.value,
        mark.created.isoformat(),
        mark.modified.isoformat(),
        mark.text,
        json.dumps(mark.tags, ensure_ascii=False),
        mark.author,
    )


def mark_of(row: Row) -> Mark:
    """Raises ValueError on a row that is not a mark."""
    mark_id, start, stop, quote, prefix, suffix, colour, created, modified, text, tags, author = row
    return Mark(
        id=mark_id,
        anchor=Anchor(_span(start, stop), quote, prefix, suffix),
        colour=Colour(colour),
        created=datetime.fromisoformat(created),
        modified=datetime.fromisoformat(modified),
        text=text,
        tags=tuple(json.loads(tags)),
        author=author,
    )


def decision_row(decision: Decision) -> Row:
    """The columns of a decision, as the table has them."""
    return (
        decision.about.key,
        decision.about.label.value,
        decision.about.quote,
        decision.modified.isoformat(),
        decision.status.value,
        decision.reason and decision.reason.value,
        decision.text,
        decision.grade and decision.grade.value,
        decision.grade_reason,
        decision.author,
        decision.wording,
        decision.second and decision.second.name,
        decision.second and decision.second.at.isoformat(),
    )


def decision_of(row: Row) -> Decision:
    """Raises ValueError on a row that is not a decision."""
    key, label, quote, modified, status, reason, text, grade, grade_reason, *added = row
    author, wording, second_name, second_at = added
    return Decision(
        about=FindingRef(key, Label(label), quote),
        modified=datetime.fromisoformat(modified),
        status=Status(status),
        reason=None if reason is None else Dismissal(reason),
        text=text,
        grade=None if grade is None else Severity(grade),
        grade_reason=grade_reason,
        author=author,
        wording=wording,
        second=None
        if second_name is None
        else SecondReview(second_name, datetime.fromisoformat(second_at)),
    )


def fact_row(fact: FactCorrection) -> Row:
    """The columns of a corrected fact, as the table has them."""
    stored = fact_text(fact.value)
    return (fact.field.value, stored, fact.modified.isoformat(), *_ends(fact.span))


def fact_of(row: Row) -> FactCorrection:
    """Raises ValueError, TypeError or ArithmeticError on a row that is not a correction."""
    name, stored, modified, start, stop = row
    field = FactField(name)
    value = fact_value_of(field, stored)
    return FactCorrection(field, value, datetime.fromisoformat(modified), _span(start, stop))


def fact_text(value: FactValue) -> str:
    """The value of a fact as JSON; sums as text, which keeps their digits."""
    return json.dumps(str(value) if isinstance(value, Decimal) else value, ensure_ascii=False)


def fact_value_of(field: FactField, text: str) -> FactValue:
    """Raises ValueError, TypeError or ArithmeticError on a text that is no value of the field."""
    value: FactValue = json.loads(text)
    # true would be a sum of 1: it is none.
    if not isinstance(value, bool | None) and FACT_TYPES[field] in (Decimal, tuple):
        value = FACT_TYPES[field](value)
    check_fact(field, value)
    return value


def party_row(party: PartyCorrection) -> Row:
    """The columns of a corrected party, as the table has them."""
    modified = party.modified.isoformat()
    return (party.role, party.name, party.natural_person, modified, *_ends(party.span))


def party_of(row: Row) -> PartyCorrection:
    """Raises ValueError on a row that is not a correction."""
    role, name, natural, modified, start, stop = row
    person = None if natural is None else bool(natural)
    at = datetime.fromisoformat(modified)
    return PartyCorrection(role, name, person, at, _span(start, stop))


def instalment_row(part: InstalmentCorrection) -> Row:
    """The columns of a corrected instalment, as the table has them."""
    return (
        part.place,
        None if part.amount_cny is None else str(part.amount_cny),
        part.due and part.due.isoformat(),
        part.modified.isoformat(),
        part.end,
    )


def instalment_of(row: Row) -> InstalmentCorrection:
    """Raises ValueError or ArithmeticError on a row that is not a correction."""
    place, amount, due, modified, end = row
    return InstalmentCorrection(
        place,
        None if amount is None else Decimal(amount),
        None if due is None else date.fromisoformat(due),
        datetime.fromisoformat(modified),
        end,
    )


def setting_rows(state: ReviewState) -> dict[str, Row]:
    """Ticks, days, side, stage, verdict, second review as names with JSON; defaults are missing."""
    settings: dict[str, Any] = {f"tick.{tick.value}": on for tick, on in state.ticks.items()}
    if state.signed is not None:
        settings["signed"] = state.signed.isoformat()
    if state.performed is not None:
        settings["performed"] = state.performed.isoformat()
    if state.periods:
        settings["periods"] = [day.isoformat() for day in state.periods]
    if state.side is not Side.NEUTRAL:
        settings["side"] = state.side.value
    if state.stage is not Stage.DRAFT:
        settings["stage"] = state.stage.value
    if state.verdict is not None:
        verdict = state.verdict
        settings["verdict"] = {
            "verdict": verdict.verdict.value,
            "reason": verdict.reason,
            "modified": verdict.modified.isoformat(),
            "author": verdict.author,
        }
    if state.second is not None:
        settings["second"] = {"name": state.second.name, "at": state.second.at.isoformat()}
    return {name: (name, json.dumps(value, ensure_ascii=False)) for name, value in settings.items()}


def rows_of(state: ReviewState) -> dict[str, list[Row]]:
    """A state as the rows of its tables: what `state_of` makes a state of again."""
    return {
        "mark": [mark_row(mark) for mark in state.marks.values()],
        "decision": [decision_row(decision) for decision in state.decisions.values()],
        "fact": [fact_row(fact) for fact in state.facts.values()],
        "setting": list(setting_rows(state).values()),
        "party": [party_row(party) for party in state.parties.values()],
        "instalment": [instalment_row(part) for part in state.instalments.values()],
    }


def state_of(rows: Mapping[str, Iterable[Row]]) -> ReviewState:
    """All rows of a contract, by table, as its state.

    Raises ValueError, TypeError, KeyError or ArithmeticError on bad rows.
    """
    named: Mapping[str, Any] = {name: json.loads(value) for name, value in rows["setting"]}
    verdict = named.get("verdict")
    signed = named.get("signed")
    performed = named.get("performed")
    second = named.get("second")
    read_marks = [mark_of(row) for row in rows["mark"]]
    read_decisions = [decision_of(row) for row in rows["decision"]]
    read_facts = [fact_of(row) for row in rows["fact"]]
    read_parties = [party_of(row) for row in rows["party"]]
    read_instalments = [instalment_of(row) for row in rows["instalment"]]
    return ReviewState(
        marks={mark.id: mark for mark in read_marks},
        decisions={decision.about.key: decision for decision in read_decisions},
        facts={fact.field: fact for fact in read_facts},
        parties={party.role: party for party in read_parties},
        instalments={part.place: part for part in read_instalments},
        ticks={tick: named[name] for tick in Tick if (name := f"tick.{tick.value}") in named},
        signed=None if signed is None else date.fromisoformat(signed),
        performed=None if performed is None else date.fromisoformat(performed),
        periods=tuple(map(date.fromisoformat, named.get("periods", ()))),
        side=Side(named.get("side", Side.NEUTRAL)),
        stage=Stage(named.get("stage", Stage.DRAFT)),
        verdict=None
        if verdict is None
        else VerdictOverrule(
            Verdict(verdict["verdict"]),
            verdict["reason"],
            datetime.fromisoformat(verdict["modified"]),
            verdict["author"],
        ),
        second=None
        if second is None
        else SecondReview(second["name"], datetime.fromisoformat(second["at"])),
    )

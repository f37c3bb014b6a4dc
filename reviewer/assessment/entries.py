"""Entries of the opinion's chapters as read from clause_rules/assessment/chapters/*.yaml."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from clause_rules import text_of
from reviewer.assessment.conditions import (
    Condition,
    read_citations,
    read_condition,
    read_labels,
    read_routes,
)
from reviewer.assessment.tags import known_tags
from reviewer.assessment.texts import read_text
from reviewer.labels import Label
from reviewer.law.model import Citation
from reviewer.law.records import Record, read_record

CHAPTERS = (
    "summary", "reasoning", "standing", "validity", "consequences", "severability", "unwinding",
    "exposure", "applicable_law", "checklist", "contrary",
)  # fmt: skip
PLACEHOLDERS = frozenset(
    {
        "day", "assets", "object", "accounts", "count", "price", "paid", "balance", "risks",
        "places", "struck", "terms", "dependents", "lawful", "performed", "instalments", "interest",
        "rates", "records", "mitigations", "part",
    }
)  # fmt: skip


class First(StrEnum):
    """For whom an entry stands at the head of its chapter."""

    NOBODY = ""
    ALL = "all"
    TRANSFEROR = "transferor"
    TRANSFEREE = "transferee"


@dataclass(frozen=True, slots=True)
class Status:
    """A checklist entry is met or missing under these conditions, else open."""

    met: Condition | None
    missing: Condition | None


@dataclass(frozen=True, slots=True)
class Line:
    """Half a sentence that is said where its condition holds."""

    text: str
    when: Condition
    labels: frozenset[Label]


@dataclass(frozen=True, slots=True)
class Wording:
    """Where the contract's own words for an entry are looked for.

    First `pattern` in clauses with the labels (if any), then `elsewhere` in any clause: words so
    plain that they need no label.
    """

    labels: frozenset[Label]
    pattern: re.Pattern[str] | None
    elsewhere: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class Entry:
    """One paragraph of a chapter. `needs_law`: without a citation in force it is left out.

    `norms`, `validity` add the citations of these routes. `on_performance`: it is about what is
    performed later, and cites the law of that day (where none is known, that of today).
    `first` puts the entry at the head of its chapter. `state`: the first line that holds stands
    beside the title. `found`, `ask`: what the contract shows and what is left to ask; all lines
    that hold.
    """

    id: str
    title: str
    text: str
    when: Condition
    labels: frozenset[Label]
    cites: tuple[Citation, ...]
    norms: tuple[str, ...]
    validity: tuple[str, ...]
    needs_law: bool
    on_performance: bool
    first: First
    status: Status | None
    state: tuple[Line, ...]
    found: tuple[Line, ...]
    ask: tuple[Line, ...]
    wording: Wording | None


@cache
def entries(name: str) -> tuple[Entry, ...]:
    """A chapter of the opinion as it ships. Raises RuleFileError."""
    file = f"{name}.yaml"
    return decode_chapter(text_of(f"assessment/chapters/{file}"), file)


def decode_chapter(text: str, name: str) -> tuple[Entry, ...]:
    """Raises RuleFileError with the line of what is wrong."""
    record = read_record(text, name)
    record.only("format", "entries")
    found = [_entry(entry) for entry in record.records("entries")]
    seen: set[str] = set()
    for index, entry in enumerate(found):
        if entry.id in seen:
            raise record.error(f"{entry.id} is there twice", "entries", index)
        seen.add(entry.id)
    if name == "summary.yaml" and (not found or found[-1].when != Condition()):
        raise record.error("the last summary applies to all that is left", "entries")
    return tuple(found)


def _entry(entry: Record) -> Entry:
    entry.only(
        "id", "title", "text", "when", "labels", "cites", "norms", "validity", "needs_law",
        "on_performance", "first", "met", "missing", "status", "state", "found", "ask", "wording",
    )  # fmt: skip
    return Entry(
        id=entry.text("id"),
        title=entry.text("title", ""),
        text=read_text(entry, "text", PLACEHOLDERS),
        when=_condition(entry, "when"),
        labels=read_labels(entry, "labels"),
        cites=read_citations(entry),
        norms=read_routes(entry, "norms"),
        validity=read_routes(entry, "validity"),
        needs_law=entry.flag("needs_law"),
        on_performance=entry.flag("on_performance"),
        first=entry.optional("first", lambda key: entry.choice(key, First)) or First.NOBODY,
        status=_status(entry),
        state=_lines(entry, "state"),
        found=_lines(entry, "found"),
        ask=_lines(entry, "ask"),
        wording=entry.optional("wording", lambda key: _wording(entry.record(key))),
    )


def _condition(entry: Record, key: str) -> Condition:
    return read_condition(entry, key, known_tags())


def _status(entry: Record) -> Status | None:
    if not entry.flag("status"):
        return None
    return Status(
        entry.optional("met", lambda key: _condition(entry, key)),
        entry.optional("missing", lambda key: _condition(entry, key)),
    )


def _lines(entry: Record, key: str) -> tuple[Line, ...]:
    lines = []
    for record in entry.records(key):
        record.only("text", "when", "labels")
        text = read_text(record, "text", PLACEHOLDERS)
        lines.append(Line(text, _condition(record, "when"), read_labels(record, "labels")))
    return tuple(lines)


def _wording(record: Record) -> Wording:
    record.only("labels", "pattern", "elsewhere")
    labels = read_labels(record, "labels")
    pattern = record.optional("pattern", record.pattern)
    elsewhere = record.optional("elsewhere", record.pattern)
    if bool(labels) != (pattern is not None) or (pattern is None and elsewhere is None):
        raise record.error("labels go with a pattern; without them there is `elsewhere`")
    return Wording(labels, pattern, elsewhere)

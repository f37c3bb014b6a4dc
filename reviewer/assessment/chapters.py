"""The chapters of the opinion whose words are data: clause_rules/assessment/chapters/*.yaml."""

from __future__ import annotations

import string
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from reviewer.assessment.conditions import (
    Condition,
    read_citations,
    read_condition,
    read_labels,
)
from reviewer.assessment.grounds import norms_of, validity_of
from reviewer.assessment.matrix import matrix
from reviewer.assessment.model import Point, Step
from reviewer.assessment.situation import Situation, places
from reviewer.labels import ROUTES, Label
from reviewer.law.model import Citation, ResolvedCitation
from reviewer.law.records import Record, read_record

CHAPTERS = (
    "summary", "reasoning", "consequences", "exposure", "applicable_law", "checklist", "contrary",
)  # fmt: skip
_PLACEHOLDERS = frozenset(
    {"day", "assets", "object", "accounts", "count", "price", "paid", "balance", "risks", "places"}
)


@dataclass(frozen=True, slots=True)
class Status:
    """A checklist entry is met or missing under these conditions, else open."""

    met: Condition | None
    missing: Condition | None


@dataclass(frozen=True, slots=True)
class Entry:
    """One paragraph of a chapter. `needs_law`: without a citation in force it is left out.

    `norms`, `validity` add the citations of these routes. `first` puts the entry at the head of
    its chapter for the side named.
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
    first: str
    status: Status | None


def summary(place: Situation) -> str:
    """One sentence: the grade and what it rests on."""
    day = place.case.day
    fitting = next(entry for entry in entries("summary") if entry.when.holds(place.tags, day))
    return fitting.text.format_map(place.words)


def reasoning(place: Situation) -> tuple[Step, ...]:
    """The chain from the object to the verdict."""
    return tuple(
        Step(text, linked, citations)
        for _, text, linked, citations in _written(place, entries("reasoning"))
    )


def chapter(place: Situation, name: str) -> tuple[Point, ...]:
    """The entries of a chapter that apply, the side's own first."""
    ordered = sorted(entries(name), key=lambda entry: entry.first != place.case.ticks.side.value)
    return tuple(
        Point(entry.title, text, linked, citations, _status(entry, place))
        for entry, text, linked, citations in _written(place, ordered)
    )


def _written(
    place: Situation, wanted: Sequence[Entry]
) -> list[tuple[Entry, str, tuple[str, ...], tuple[ResolvedCitation, ...]]]:
    written = []
    for entry in wanted:
        if not entry.when.holds(place.tags, place.case.day):
            continue
        citations = _citations(entry, place)
        if entry.needs_law and not citations:
            continue
        linked = place.linked(entry.labels)
        text = entry.text.format_map({**place.words, "places": places(linked)})
        written.append((entry, text, tuple(found.id for found in linked), citations))
    return written


def _citations(entry: Entry, place: Situation) -> tuple[ResolvedCitation, ...]:
    found = list(place.law.resolve(entry.cites))
    for route in entry.norms:
        found += norms_of(route, place.law)
    for route in entry.validity:
        found += validity_of(route, place.law)
    return tuple({(one.law_title, one.article_label): one for one in reversed(found)}.values())[
        ::-1
    ]


def _status(entry: Entry, place: Situation) -> str:
    if entry.status is None:
        return ""
    for name in ("missing", "met"):
        condition = getattr(entry.status, name)
        if condition is not None and condition.holds(place.tags, place.case.day):
            return name
    return "open"


@cache
def entries(name: str) -> tuple[Entry, ...]:
    folder = resources.files("clause_rules") / "assessment" / "chapters"
    file = f"{name}.yaml"
    return decode_chapter((folder / file).read_text("utf-8"), file)


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
        "first", "met", "missing", "status",
    )  # fmt: skip
    assets = frozenset(row.id for row in matrix().rows)
    text = entry.text("text")
    _check_text(entry, text)
    return Entry(
        id=entry.text("id"),
        title=entry.text("title", ""),
        text=text,
        when=read_condition(entry, "when", assets),
        labels=read_labels(entry, "labels"),
        cites=read_citations(entry),
        norms=_routes(entry, "norms"),
        validity=_routes(entry, "validity"),
        needs_law=entry.flag("needs_law"),
        first=entry.text("first", ""),
        status=_decode_status(entry, assets),
    )


def _decode_status(entry: Record, assets: frozenset[str]) -> Status | None:
    if not entry.flag("status"):
        return None
    return Status(
        entry.optional("met", lambda key: read_condition(entry, key, assets)),
        entry.optional("missing", lambda key: read_condition(entry, key, assets)),
    )


def _check_text(entry: Record, text: str) -> None:
    try:
        names = [name for _, name, _, _ in string.Formatter().parse(text) if name is not None]
    except ValueError as error:
        raise entry.error(f"braces do not match: {error}", "text") from error
    for name in names:
        if name not in _PLACEHOLDERS:
            raise entry.error(f"nothing is called {{{name}}}", "text")


def _routes(entry: Record, key: str) -> tuple[str, ...]:
    for index, route in enumerate(entry.texts(key)):
        if route not in ROUTES:
            raise entry.error(f"{route} is no route", key, index)
    return entry.texts(key)

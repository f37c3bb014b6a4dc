"""Writing the chapters of the opinion: entries that apply, with clauses, words and citations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reviewer.assessment.entries import Entry, First, Line, Wording, entries
from reviewer.assessment.grounds import grounds, norms_of, validity_of
from reviewer.assessment.model import Point, Step
from reviewer.assessment.operative import operative, places
from reviewer.assessment.own_words import sentence_with
from reviewer.assessment.situation import Situation
from reviewer.labels import Label
from reviewer.law.model import ResolvedCitation


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """An entry that applies, in words."""

    entry: Entry
    text: str
    findings: tuple[str, ...]
    citations: tuple[ResolvedCitation, ...]


def summary(place: Situation) -> str:
    """One sentence: the grade and what it rests on."""
    day = place.case.day
    fitting = next(entry for entry in entries("summary") if entry.when.holds(place.tags, day))
    return fitting.text.format_map(place.words)


def reasoning(place: Situation) -> tuple[Step, ...]:
    """The chain from the object to the verdict."""
    return tuple(
        Step(found.text, found.findings, found.citations)
        for found in _written(place, entries("reasoning"), grounds().most)
    )


def chapter(place: Situation, name: str) -> tuple[Point, ...]:
    """The entries of a chapter that apply, the side's own first."""
    heads = (First.ALL.value, place.case.ticks.side.value)
    ordered = sorted(entries(name), key=lambda entry: entry.first not in heads)
    return tuple(
        Point(
            _title(found.entry, place),
            found.text,
            found.findings,
            found.citations,
            _status(found.entry, place),
        )
        for found in _written(place, ordered)
    )


def _written(
    place: Situation, wanted: Sequence[Entry], norms: int | None = None
) -> Iterator[_Paragraph]:
    """`norms` limits how many norms of a route are cited; they stand in order of weight."""
    for entry in wanted:
        if not entry.when.holds(place.tags, place.case.day):
            continue
        citations = _citations(entry, place, norms)
        if entry.needs_law and not citations:
            continue
        named, linked = _named(place, entry.labels)
        text = "\n".join(_lines_of(entry, place, named))
        yield _Paragraph(entry, text, linked, citations)


def _lines_of(entry: Entry, place: Situation, named: str) -> Iterator[str]:
    yield entry.text.format_map({**place.words, "places": named})
    if entry.found:
        yield f"已见：{'；'.join(_lines(entry.found, place)) or '未见相关约定'}。"
    asked = _lines(entry.ask, place)
    if asked:
        yield f"待核：{'；'.join(asked)}。"
    if entry.wording is not None:
        said = _own_words(entry, entry.wording, place)
        if said or _status(entry, place) != "missing":
            yield said or "合同未见相应约定。"


def _lines(lines: Sequence[Line], place: Situation) -> list[str]:
    return [
        line.text.format_map({**place.words, "places": _named(place, line.labels)[0]})
        for line in lines
        if line.when.holds(place.tags, place.case.day)
    ]


def _named(place: Situation, labels: frozenset[Label]) -> tuple[str, tuple[str, ...]]:
    """Where findings with one of the labels stand, and the ids of the operative ones."""
    found = place.linked(labels)
    return places(found), tuple(item.id for item in operative(found))


def _own_words(entry: Entry, wording: Wording, place: Situation) -> str:
    """What the contract itself says to the point; empty where it says nothing."""
    if wording.pattern is not None:
        for item in place.linked(wording.labels):
            words = sentence_with(wording.pattern, place.case.words(item.finding))
            if words:
                return f"合同用语：“{words}”（{item.finding.place}）。"
    said = place.text.said.get(entry.id)
    if said is not None:
        return f"合同用语：“{said.words}”（{said.place}）。"
    return ""


def _title(entry: Entry, place: Situation) -> str:
    states = _lines(entry.state, place)
    return f"{entry.title}（{states[0]}）" if states else entry.title


def _citations(entry: Entry, place: Situation, norms: int | None) -> tuple[ResolvedCitation, ...]:
    law = place.later_law if entry.on_performance else place.law
    found = list(law.resolve(entry.cites))
    for route in entry.norms:
        found += norms_of(route, law)[:norms]
    for route in entry.validity:
        found += validity_of(route, law)
    unique: dict[tuple[str, str], ResolvedCitation] = {}
    for one in found:
        unique.setdefault((one.law_title, one.article_label), one)
    return tuple(unique.values())


def _status(entry: Entry, place: Situation) -> str:
    if entry.status is None:
        return ""
    for name, condition in (("missing", entry.status.missing), ("met", entry.status.met)):
        if condition is not None and condition.holds(place.tags, place.case.day):
            return name
    return "open"

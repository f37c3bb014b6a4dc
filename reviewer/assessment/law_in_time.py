"""Which norms were in force when: at signing, at performance, now; or in periods side by side.

A contract's validity is judged by the law of its signing; what came into force later touches only
what is performed later (时间效力规定 articles 1, 20; 民法典 article 580). A contract without a date
is shown by today's law beside the periods that the lawyer chose.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from reviewer.assessment.grounds import Law, grounds, rerouted
from reviewer.assessment.model import (
    Force,
    LawInTime,
    Moment,
    MomentKind,
    NormCell,
    NormRow,
)
from reviewer.assessment.periods import periods
from reviewer.assessment.situation import Situation, performance_day
from reviewer.assessment.tags import Tag
from reviewer.labels import MITIGATING, Label, Verdict
from reviewer.law.citation_words import citation_words
from reviewer.law.library import Library
from reviewer.law.model import (
    Article,
    ArticleNumber,
    Basis,
    Citation,
    CitationStatus,
)
from reviewer.law.model import Law as Statute

_BASES = {
    MomentKind.SIGNED: Basis.SIGNED,
    MomentKind.PERFORMED: Basis.PERFORMED,
    MomentKind.TODAY: Basis.GIVEN,
    MomentKind.PERIOD: Basis.GIVEN,
}
_NORMS, _VALIDITY = "规范", "效力"
_Key = tuple[str, ArticleNumber, int | None, int | None]


def law_in_time(place: Situation) -> LawInTime | None:
    """The norms that the contract's risks turn on, by moment; None where it has no risk at all."""
    if place.judgement.verdict is Verdict.NONE:
        return None
    moments = tuple(_moments(place))
    rows = tuple(_rows(place, moments))
    return LawInTime(moments, rows) if rows else None


def _moments(place: Situation) -> Iterator[Moment]:
    case, known = place.case, place.law.library.as_of
    if Tag.DAY_STATED not in place.tags:
        yield Moment(MomentKind.TODAY, case.day, "现行法")
        if Tag.DAY_MISSING in place.tags:
            chosen = case.ticks.periods
            for period in periods():
                if period.since in chosen or not chosen:
                    yield Moment(MomentKind.PERIOD, period.since, period.title)
        return
    yield Moment(MomentKind.SIGNED, case.day, "签订时")
    performed = performance_day(case)
    if performed is not None:
        day, given = performed
        yield Moment(MomentKind.PERFORMED, day, "履行时" if given else "约定的末期付款日")
    if known > case.day:
        # No later than the library goes: of what was made since, it knows nothing.
        yield Moment(MomentKind.TODAY, known, "现行法")


def _rows(place: Situation, moments: Sequence[Moment]) -> Iterator[NormRow]:
    library = place.law.library
    for part, citations in _cited(place, moments):
        rows = [
            NormRow(part, tuple(_cell(matter, moment, library) for moment in moments))
            for matter in _matters(citations, library)
        ]
        # What was in force at none of the moments says nothing; what was at the first, comes first.
        rows = [row for row in rows if any(cell.force is Force.IN_FORCE for cell in row.cells)]
        yield from sorted(rows, key=lambda row: row.cells[0].force is not Force.IN_FORCE)


def _cited(place: Situation, moments: Sequence[Moment]) -> Iterator[tuple[str, list[Citation]]]:
    """The norms and the provisions on validity of all routes that the risks go by."""
    known = grounds()
    labels = [label for label in Label if label not in MITIGATING and place.case.has(label)]
    routes = dict.fromkeys(
        rerouted(route, label, moment.day)
        for label in labels
        if (route := known.default_route.get(label)) is not None
        for moment in moments
    )
    if Tag.OPEN_DATA in place.tags:
        routes = {"R1": None} | routes
    norms = [one for route in routes for one in known.routes[route].norms]
    norms += [one for label in labels for one in known.labels.get(label, ())]
    norms += [one for row in place.rows for one in known.assets.get(row.id, ())]
    validity = [one for route in routes for one in known.routes[route].validity]
    yield _NORMS, [one for one in norms if not known.decides(one)]
    yield _VALIDITY, validity


def _matters(citations: Iterable[Citation], library: Library) -> list[list[Citation]]:
    """Citations of one matter together: an article, or a part of it, and what it became later."""
    matters: list[tuple[set[_Key], list[Citation]]] = []
    for citation in dict.fromkeys(citations):
        keys = set(_line(citation, library))
        beside = next((matter for matter in matters if matter[0] & keys), None)
        if beside is None:
            matters.append((keys, [citation]))
        else:
            beside[0].update(keys)
            beside[1].append(citation)
    return [found for _, found in matters]


def _line(citation: Citation, library: Library) -> Iterator[_Key]:
    """The article of a citation and those that took its place.

    Where one article was split into several, they are matters of their own.
    """
    waiting = list(library.versions(citation.law, citation.number))
    seen: set[Article] = set()
    while waiting:
        article = waiting.pop()
        seen.add(article)
        yield article.law, article.number, citation.paragraph, citation.item
        after = library.successors(article)
        if len({(one.law, one.number) for one in after}) == 1:
            waiting += [one for one in after if one not in seen]


def _cell(matter: Sequence[Citation], moment: Moment, library: Library) -> NormCell:
    found = Law(library, moment.day, _BASES[moment.kind]).resolve(matter)
    if found:
        newest = max(found, key=lambda one: one.in_force_from)
        return NormCell(Force.IN_FORCE, citation_words(newest), newest)
    for citation in matter:
        law = library.law(citation.law)
        status = library.status(replace(citation, since=None, before=None), moment.day)
        if law is not None and status is CitationStatus.NOT_YET:
            return NormCell(Force.NOT_YET, _not_yet(law, moment.day))
        if law is not None and status is CitationStatus.REPEALED:
            return NormCell(Force.REPEALED, f"已废止（{law.in_force_to}）")
    return NormCell(Force.NOT_STORED, "本库未收该日文本")


def _not_yet(law: Statute, day: date) -> str:
    clause = law.time_clause
    if clause is not None and clause.facts_from is not None and day < clause.facts_from:
        return f"不适用（只及于{clause.facts_from}以后的事实）"
    return f"尚未施行（{law.in_force_from}起）"

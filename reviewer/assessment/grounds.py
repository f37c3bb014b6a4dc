"""Citations of the day: what the rule cites, then what its legal route rests on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from clause_rules import text_of
from reviewer.assessment.conditions import read_citations, read_labels, read_route
from reviewer.assessment.matrix import AssetClass
from reviewer.labels import MITIGATING, ROUTES, Label
from reviewer.law.library import Library
from reviewer.law.model import Basis, Citation, ResolvedCitation
from reviewer.law.records import Record, read_record
from reviewer.rules.findings import Finding

_FILE = "grounds.yaml"


@dataclass(frozen=True, slots=True)
class Route:
    """A legal route: the norms breached and the provision that decides on validity, in order.

    `standing` says in a few words how settled it is.
    """

    id: str
    title: str
    standing: str
    norms: tuple[Citation, ...]
    validity: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Rerouting:
    """Contracts signed before a day go another route: its norm was not in force."""

    route: str
    before: date
    labels: frozenset[Label]
    to: str


@dataclass(frozen=True, slots=True)
class Grounds:
    """clause_rules/assessment/grounds.yaml. `most` limits the citations taken of each group.

    `order` names laws (by their short names) of which the first prevails over the next.
    """

    most: int
    order: tuple[str, ...]
    default_route: Mapping[Label, str]
    reroutings: tuple[Rerouting, ...]
    routes: Mapping[str, Route]
    labels: Mapping[Label, tuple[Citation, ...]]
    assets: Mapping[str, tuple[Citation, ...]]

    def decides(self, citation: Citation) -> bool:
        """Whether a citation is of a provision that decides on validity (民法典第一百五十三条)."""
        return any(
            (citation.law, citation.number) == (other.law, other.number)
            for route in self.routes.values()
            for other in route.validity
        )


@dataclass(frozen=True, slots=True)
class Law:
    """The library on the day of the contract. `basis` words why that day counts.

    One is made for each assessment: many findings cite the same articles.
    """

    library: Library
    day: date
    basis: Basis
    _known: dict[Citation, ResolvedCitation | None] = field(
        default_factory=dict, compare=False, repr=False
    )

    def resolve(self, citations: Iterable[Citation]) -> tuple[ResolvedCitation, ...]:
        """Those in force, each article once, in order."""
        found: dict[tuple[str, str], ResolvedCitation] = {}
        for citation in citations:
            if citation not in self._known:
                self._known[citation] = self.library.resolve(citation, self.day, self.basis)
            resolved = self._known[citation]
            if resolved is not None:
                found.setdefault((resolved.law_title, resolved.article_label), resolved)
        return tuple(found.values())


def route_of_finding(finding: Finding, day: date) -> str | None:
    """The route that is open on the day: the rule's own, else that of the label."""
    route = finding.route or grounds().default_route.get(finding.label)
    return None if route is None else rerouted(route, finding.label, day)


def standing_of(route: str | None, row: AssetClass) -> str:
    """How settled a route is for the assets of a row: 较为明确, 有争议 …"""
    if route is None:
        return ""
    return row.standing or grounds().routes[route].standing


def rerouted(route: str, label: Label, day: date) -> str:
    """The route that stands in for one whose norm was not in force on the day."""
    for step in grounds().reroutings:
        if step.route == route and label in step.labels and day < step.before:
            return step.to
    return route


def citations_of(
    finding: Finding, route: str | None, rows: tuple[AssetClass, ...], law: Law
) -> tuple[ResolvedCitation, ...]:
    """What a finding rests on by its route: the norm breached first, then what decides on validity.

    In both, what the rule itself cites comes before what its route adds.
    A mitigating finding cites only what its rule does.
    """
    if finding.label in MITIGATING:
        return law.resolve(finding.cites)
    known = grounds()
    way = known.routes.get(route or "")
    more = [*known.labels.get(finding.label, ())]
    for row in rows:
        more += known.assets.get(row.id, ())
    norms = [one for one in finding.cites if not known.decides(one)]
    validity = [one for one in finding.cites if known.decides(one)]
    found = _joined(
        law.resolve(norms),
        law.resolve(more),
        law.resolve(way.norms)[: known.most] if way else (),
        law.resolve(validity),
        law.resolve(way.validity)[: known.most] if way else (),
    )
    return _prevailing_first(found, known.order)


def _prevailing_first(
    cited: Sequence[ResolvedCitation], order: tuple[str, ...]
) -> tuple[ResolvedCitation, ...]:
    """Of laws side by side that which prevails comes first; all others keep their places."""
    ranked = iter(
        sorted(
            (one for one in cited if one.law_short in order),
            key=lambda one: order.index(one.law_short),
        )
    )
    return tuple(next(ranked) if one.law_short in order else one for one in cited)


def norms_of(route: str, law: Law) -> tuple[ResolvedCitation, ...]:
    """The norms a route of invalidity rests on, as of the day of `law`. Raises KeyError."""
    return law.resolve(grounds().routes[route].norms)


def validity_of(route: str, law: Law) -> tuple[ResolvedCitation, ...]:
    """The rules on what becomes of the contract (民法典 153 and its like), as of the day of `law`.
    Raises KeyError."""
    return law.resolve(grounds().routes[route].validity)


def _joined(*groups: Sequence[ResolvedCitation]) -> tuple[ResolvedCitation, ...]:
    """Each article once, where it first stands; a part of it says more than the whole."""
    found: dict[tuple[str, str], ResolvedCitation] = {}
    for group in groups:
        for one in group:
            key = (one.law_title, one.article_label)
            known = found.get(key)
            if known is None or (_is_whole(known) and not _is_whole(one)):
                found[key] = one
    return tuple(found.values())


def _is_whole(cited: ResolvedCitation) -> bool:
    return cited.citation.paragraph is None and cited.citation.item is None


@cache
def grounds() -> Grounds:
    """What ships. Raises RuleFileError."""
    return decode_grounds(text_of(f"assessment/{_FILE}"), _FILE)


def decode_grounds(text: str, name: str) -> Grounds:
    """Raises RuleFileError with the line of what is wrong."""
    record = read_record(text, name)
    record.only(
        "format", "most", "order", "default_route", "rerouted", "routes", "labels", "assets"
    )
    defaults, routes = record.record("default_route"), record.record("routes")
    labels, assets = record.record("labels"), record.record("assets")
    routes.only(*ROUTES)
    return Grounds(
        most=record.number("most"),
        order=record.texts("order"),
        default_route={label: read_route(defaults, label.value) for label in _label_keys(defaults)},
        reroutings=tuple(map(_rerouting, record.records("rerouted"))),
        routes={key: _decode_route(key, routes.record(key)) for key in routes.data},
        labels={label: read_citations(labels, label.value) for label in _label_keys(labels)},
        assets={key: read_citations(assets, key) for key in assets.data},
    )


def _decode_route(key: str, record: Record) -> Route:
    record.only("title", "standing", "norms", "validity")
    return Route(
        key,
        record.text("title"),
        record.text("standing"),
        read_citations(record, "norms"),
        read_citations(record, "validity"),
    )


def _rerouting(entry: Record) -> Rerouting:
    entry.only("route", "before", "labels", "to")
    return Rerouting(
        read_route(entry, "route"), entry.day("before"), read_labels(entry, "labels"),
        read_route(entry, "to"),
    )  # fmt: skip


def _label_keys(record: Record) -> list[Label]:
    record.only(*Label)
    return [Label(key) for key in record.data]

"""The day on which a contract was signed, as its preamble, date line or signatures state it.

Every date is weighed by the words round it and by its place (`signing_signs`). A contract signed on
several days is made by the last signature (民法典 490). Dates of other events (交割日, 生效日期,
基准日) and of other contracts are no signing dates.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from reviewer.document.clause_tree import ClauseKind, ClauseTree
from reviewer.document.model import Document, Span
from reviewer.facts.model import Fact
from reviewer.facts.signing_signs import signs_of, units_of
from reviewer.text.dates import find_dates

# What each sign says for or against a date: a logistic regression over the labelled contracts.
_WEIGHTS: Mapping[str, float] = {
    "label": 3.3,
    "date label": 3.0,
    "by itself": 2.5,
    "signed row": 2.4,
    "closing": 2.3,
    "opens": 2.0,
    "this made": 2.0,
    "leads in": 1.9,
    "alone": 1.8,
    "tail": 1.7,
    "last": 1.7,
    "tells": 1.5,
    "made": 1.3,
    "this": 1.1,
    "past": -0.4,
    "due": -0.4,
    "other label": -0.8,
    "numbered": -1.0,
    "edition": -1.6,
    "of another": -1.9,
    "other at": -2.0,
    "term": -2.4,
    "row": -2.4,
}
_ENOUGH = 1.0  # as likely as not
_IN_ANNEX = 5.0  # by so much less an annex tells of the contract
_AS_GOOD = 2.5  # signatures may be weighed by so much less than the best one


@dataclass(frozen=True, slots=True)
class _Candidate:
    day: date | None
    span: Span
    weight: float


@dataclass(frozen=True, slots=True)
class Signing:
    """The signing date, and whether there is a date line that is still blank."""

    day: Fact[date] | None
    blank: bool


def find_signing(document: Document, clauses: ClauseTree) -> Signing:
    """The last of the days that are said to be that of signing about as clearly as any."""
    found = list(_candidates(document, clauses))
    dated = [(c.day, c) for c in found if c.day is not None]
    if not dated:
        return Signing(None, blank=bool(found))
    best = max(c.weight for _, c in dated)
    good = [(day, c.span) for day, c in dated if c.weight >= best - _AS_GOOD]
    last = max(day for day, _ in good)
    return Signing(Fact(last, tuple(span for day, span in good if day == last)), blank=False)


def _candidates(document: Document, clauses: ClauseTree) -> Iterator[_Candidate]:
    """The dates, and the blanks for one, that are more likely than not of the signing."""
    apart = (ClauseKind.HEADER, ClauseKind.FOOTER, ClauseKind.NOTE)
    for unit in units_of(document, [c for c in clauses if c.kind not in apart]):
        mentions = [m for m in find_dates(unit.text) if m.blank or m.value]
        for mention in mentions:
            signs = signs_of(unit, mention, mentions)
            weight = sum(_WEIGHTS[name] for name, shown in signs.items() if shown)
            if weight >= _ENOUGH:
                start = unit.clause.body.start
                span = Span(start + mention.start, start + mention.end)
                yield _Candidate(mention.value, span, weight - _IN_ANNEX * unit.annex)

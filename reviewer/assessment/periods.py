"""A contract without a date: which norms would govern it, period by period, side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources

from reviewer.assessment.grounds import Law, norms_of, rerouted, validity_of
from reviewer.assessment.model import Point
from reviewer.assessment.situation import Situation
from reviewer.assessment.verdict import Ground
from reviewer.labels import Label
from reviewer.law.citations import bracketed, part_label
from reviewer.law.model import Basis, ResolvedCitation
from reviewer.law.records import read_record

_FILE = "periods.yaml"
_MOST = 4
# By which route, and for which label, the verdict was reached.
_ROUTES: dict[Ground, tuple[str, Label]] = {
    Ground.DATA: ("R1", Label.PERSONAL_DATA_TRANSFER),
    Ground.PARTIAL: ("R1", Label.PERSONAL_DATA_TRANSFER),
    Ground.PAYMENT: ("R2", Label.PAYMENT_INSTRUMENT_TRANSFER),
    Ground.UNLAWFUL: ("R3", Label.UNLAWFUL_PURPOSE),
    Ground.ACCOUNT: ("R2", Label.ACCOUNT_TRANSFER),
}


@dataclass(frozen=True, slots=True)
class Period:
    """Contracts signed from this day on, up to the next period."""

    since: date
    title: str


def by_period(place: Situation) -> Iterator[Point]:
    """One point for each period; none where the day is known or nothing depends on it.

    They cite in words only: the articles that are cited as such are those of the day shown.
    """
    chosen = _ROUTES.get(place.judgement.ground)
    if chosen is None or "day:missing" not in place.tags:
        return
    for period in periods():
        law = Law(place.law.library, period.since, Basis.GIVEN)
        route = rerouted(*chosen, period.since)
        norms = norms_of(route, law)[:_MOST]
        validity = validity_of(route, law)[:_MOST]
        known = [("规范为", norms)] if norms else []
        parts = [what + _names(cited) for what, cited in (*known, ("效力依", validity))]
        yield Point(f"如签于{period.title}", f"{'；'.join(parts)}。")


def _names(cited: Sequence[ResolvedCitation]) -> str:
    return "、".join(
        bracketed(one.law_short) + one.article_label + part_label(one.citation) for one in cited
    )


@cache
def periods() -> tuple[Period, ...]:
    folder = resources.files("clause_rules") / "assessment"
    return decode_periods((folder / _FILE).read_text("utf-8"), _FILE)


def decode_periods(text: str, name: str) -> tuple[Period, ...]:
    """Raises RuleFileError with the line of what is wrong."""
    record = read_record(text, name)
    record.only("format", "periods")
    found = []
    for entry in record.records("periods"):
        entry.only("from", "title")
        found.append(Period(entry.day("from"), entry.text("title")))
    return tuple(found)

"""The day on which a contract was signed, as its preamble, date line or signatures state it.

Every date is weighed by the words round it and by its place (`signing_signs`). A contract signed on
several days is made by the last signature (民法典 490). Dates of other events (交割日, 生效日期,
基准日) and of other contracts are no signing dates.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from clause_rules import text_of
from reviewer.document.clause_tree import ClauseKind, ClauseTree
from reviewer.document.model import Document, Span
from reviewer.facts.model import Fact
from reviewer.facts.signing_signs import signs_of
from reviewer.facts.signing_units import Unit, units_of
from reviewer.facts.weighing import Signs, Weighing, decode_weighing
from reviewer.text.dates import DateMention, find_dates
from reviewer.text.lunar import find_lunar_dates

_FILE = "model/signing.yaml"
SIGNS = Signs(
    yes=(
        *("label", "date label", "by itself", "signed row", "closing", "opens", "this made"),
        *("leads in", "alone", "tail", "last", "tells", "made", "this"),
    ),
    no=(
        *("past", "due", "other label", "numbered", "edition", "of another", "other at", "term"),
        "row",
    ),
    either=(),
)
_IN_ANNEX = 5.0  # by so much less an annex tells of the contract
_AS_GOOD = 2.5  # signatures may be weighed by so much less than the best one
_MOST_DATES = 40  # of a unit: a longer list of days tells of none that it is that of signing
_IN_HEARING = 600  # characters before and after a date; words farther off are not about it


@cache
def weighing() -> Weighing:
    """What ships. Raises RuleFileError."""
    return decode_weighing(text_of(_FILE), _FILE, SIGNS)


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
    """The last of the days that are said to be that of signing about as clearly as any.

    A day by the lunar calendar or a solar term counts where no other is: it mostly repeats one.
    """
    found = list(_candidates(document, clauses, _with_years))
    if not any(c.day for c in found):
        found += _candidates(document, clauses, _with_lunar)
    dated = [(c.day, c) for c in found if c.day is not None]
    if not dated:
        return Signing(None, blank=bool(found))
    best = max(c.weight for _, c in dated)
    good = [(day, c.span) for day, c in dated if c.weight >= best - _AS_GOOD]
    last = max(day for day, _ in good)
    return Signing(Fact(last, tuple(span for day, span in good if day == last)), blank=False)


def _candidates(
    document: Document, clauses: ClauseTree, read: Callable[[Unit], Iterator[DateMention]]
) -> Iterator[_Candidate]:
    """The dates, and the blanks for one, that are more likely than not of the signing."""
    weighed = weighing()
    for unit, mention, signs in dates_with_signs(document, clauses, read):
        weight = weighed.of(signs)
        if weight >= weighed.enough:
            start = unit.clause.body.start
            span = Span(start + mention.start, start + mention.end)
            yield _Candidate(mention.value, span, weight - _IN_ANNEX * unit.annex)


def _with_years(unit: Unit) -> Iterator[DateMention]:
    """The dates of a unit; one without a year is of that before it: 3月2日起谈，到3月19日…."""
    year: int | None = None
    for mention in find_dates(unit.text):
        if mention.year is None and not mention.blank:
            yield replace(mention, year=year)
        else:
            yield mention
            year = mention.year


def _with_lunar(unit: Unit) -> Iterator[DateMention]:
    """The days by the lunar calendar among the other whole dates of a unit."""
    lunar = find_lunar_dates(unit.text)
    others = (
        mention
        for mention in _with_years(unit)
        if all(mention.end <= day.start or day.end <= mention.start for day in lunar)
    )
    yield from sorted((*lunar, *others), key=lambda mention: mention.start)


def dates_with_signs(
    document: Document,
    clauses: ClauseTree,
    read: Callable[[Unit], Iterator[DateMention]] = _with_years,
) -> Iterator[tuple[Unit, DateMention, dict[str, bool]]]:
    """Every date, and every blank for one, with the unit it stands in and the signs it shows."""
    apart = (ClauseKind.HEADER, ClauseKind.FOOTER, ClauseKind.NOTE)
    for unit in units_of(document, [c for c in clauses if c.kind not in apart]):
        mentions = [m for m in read(unit) if m.blank or m.value]
        for mention in mentions if len(mentions) <= _MOST_DATES else ():
            yield unit, mention, signs_of(*_in_hearing(unit, mention, mentions))


def _in_hearing(
    unit: Unit, mention: DateMention, mentions: Sequence[DateMention]
) -> tuple[Unit, DateMention, Sequence[DateMention]]:
    """The unit, the date and all its dates, as they are where nothing else stood in the unit than
    what is near the date."""
    begin, end = max(0, mention.start - _IN_HEARING), mention.end + _IN_HEARING
    if not begin and end >= len(unit.text):
        return unit, mention, mentions
    near = [
        replace(each, start=each.start - begin, end=each.end - begin)
        for each in mentions
        if begin <= each.start and each.end <= end
    ]
    its = replace(mention, start=mention.start - begin, end=mention.end - begin)
    return replace(unit, text=unit.text[begin:end]), its, near

"""What the platforms' agreements say, apart from the law: they bind by contract."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from reviewer.assessment.circumstances import ACCOUNT
from reviewer.assessment.model import Point
from reviewer.assessment.operative import operative
from reviewer.assessment.situation import Situation
from reviewer.labels import Label, Verdict
from reviewer.law.platform_terms import HEADING, Effect, PlatformTerms

_LABELS = ACCOUNT | {Label.PLATFORM_TERMS_EVASION}
_SHOWN = (Effect.FORBIDS, Effect.OWNER, Effect.PROCEDURE)
_MOST: dict[Effect, int | None] = {Effect.FORBIDS: None}  # all of these, one of the others


def platform_rules(place: Situation, terms: PlatformTerms) -> tuple[Point, ...]:
    """One point for each platform of the contract's accounts whose terms are stored.

    Where all hangs on the platform's procedure, what its terms say of it matters no less.
    """
    if place.judgement.verdict is Verdict.NONE or not place.case.has(*ACCOUNT):
        return ()
    linked = tuple(found.id for found in operative(place.linked(_LABELS)))
    names = dict.fromkeys(fact.value for fact in place.case.facts.platforms)
    return tuple(
        Point(HEADING, text, linked)
        for name in names
        for text in _texts(name, place.case.day, terms)
    )


def _texts(platform: str, day: date, terms: PlatformTerms) -> Iterator[str]:
    """Every clause that forbids, and the best source for each other kind of term.

    Not what an agreement got only after the contract was signed on `day`.
    """
    current = [
        term
        for term in terms.of(platform)
        if not term.historical and (term.since is None or term.since <= day)
    ]
    sentences = [
        term.sentence()
        for effect in _SHOWN
        for term in [term for term in current if term.effect is effect][: _MOST.get(effect, 1)]
    ]
    if sentences:
        yield f"{platform}：{'；'.join(sentences)}。{terms.reminder}"

"""The findings and the notes of a contract as places that the find bar looks through."""

from __future__ import annotations

from collections.abc import Iterator

from reviewer.document.model import Span
from ui.models.findings import finding_text
from ui.reading.searching import Place, Scope
from ui.session import Session


def places_in(session: Session | None, scope: Scope) -> list[Place]:
    """What of a scope hangs at words of the contract; orphaned notes do not."""
    if session is None:
        return []
    pairs = _notes(session) if scope is Scope.NOTES else _findings(session)
    return [Place(span, words) for span, words in pairs if span is not None and len(span)]


def _notes(session: Session) -> Iterator[tuple[Span | None, str]]:
    for mark in session.state.marks.values():
        yield mark.anchor.span, " ".join((mark.text, *mark.tags))


def _findings(session: Session) -> Iterator[tuple[Span, str]]:
    for graded in session.findings:
        decision = session.state.decision_on(graded)
        own = decision.text if decision is not None else ""
        yield graded.finding.span, finding_text(graded) + own

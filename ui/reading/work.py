"""The lawyer's marks and the findings of a session as what a view, or a printed page, draws."""

from __future__ import annotations

from reviewer.marks.model import Status
from ui.reading.spans import FindingSpan, MarkSpan
from ui.session import Session


def mark_spans(session: Session) -> list[MarkSpan]:
    """The marks that have a place in the contract."""
    return [
        MarkSpan(mark.id, mark.anchor.span, mark.colour.value, mark.is_note)
        for mark in session.state.marks.values()
        if mark.anchor.span is not None
    ]


def finding_spans(session: Session) -> list[FindingSpan]:
    """The findings of the opinion that stand on words, as the lawyer left them."""
    return [
        FindingSpan(
            graded.finding.key,
            graded.finding.span,
            session.state.grade_of(graded).value,
            settled=session.state.status_of(graded) is Status.DISMISSED,
        )
        for graded in session.counted
        if len(graded.finding.span)
    ]

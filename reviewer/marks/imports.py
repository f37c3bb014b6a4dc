"""Comments that came with a file as marks of one's own: noted on, tagged, exported like them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime

from reviewer.document.model import Comment, Document
from reviewer.marks.anchors import anchor_at
from reviewer.marks.model import Colour, Mark, new_id
from reviewer.marks.state import ReviewState

TAG = "原文批注"


def imported_marks(
    document: Document,
    state: ReviewState,
    now: datetime,
    ids: Collection[str] | None = None,
    colour: Colour = Colour.BLUE,
) -> tuple[Mark, ...]:
    """A mark for each comment that has a place (of these ids, or of all), with its answers.

    The author stays, the day too where the file names one; what was taken in before is left out.
    """
    return tuple(
        mark
        for comment in document.comments
        if comment.parent is None and (ids is None or comment.id in ids)
        for mark in _marks_of(comment, document, now, colour)
        if not _is_known(mark, state)
    )


def _marks_of(
    comment: Comment, document: Document, now: datetime, colour: Colour
) -> Iterator[Mark]:
    if comment.span is None or not len(comment.span):
        return
    answers = (each for each in document.comments if each.parent == comment.id)
    lines = [comment.text, *(f"{answer.author}：{answer.text}" for answer in answers)]
    made = _moment(comment.date, now)
    anchor = anchor_at(document.text, comment.span)
    text = "\n".join(line for line in lines if line)
    yield Mark(new_id(), anchor, colour, made, made, text, (TAG,), comment.author)


def _is_known(mark: Mark, state: ReviewState) -> bool:
    return any(
        (known.anchor.span, known.text, known.author) == (mark.anchor.span, mark.text, mark.author)
        for known in state.marks.values()
    )


def _moment(said: str, now: datetime) -> datetime:
    """Word writes local time, whatever zone it names (§17.13.4.2)."""
    try:
        return datetime.fromisoformat(said).replace(tzinfo=now.tzinfo)
    except ValueError:
        return now

"""What a contract has beside its words, by offset, for the builder and the tool tips of a view."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from reviewer.document.model import (
    ChangeKind,
    Document,
    NoteMark,
    Picture,
    Span,
    TrackedChange,
)


@dataclass(frozen=True, slots=True)
class HiddenMark:
    """Before words that the file hides."""

    at: int


Item: TypeAlias = TrackedChange | Picture | NoteMark | HiddenMark


class Beside:
    """The items of a document in the order in which they are drawn.

    Without `changes` the final text is drawn as if it had never been another.
    """

    def __init__(self, document: Document, *, changes: bool) -> None:
        shown = document.changes if changes else ()
        gone = [change for change in shown if not len(change.span)]
        items: list[tuple[int, int, Item]] = [
            *((at, 3, HiddenMark(at)) for at in _hidden_from(document)),
            *((mark.at, 0, mark) for mark in document.note_marks),
            *((change.span.start, 1, change) for change in gone),
            *((picture.at, 2, picture) for picture in document.pictures),
        ]
        items.sort(key=lambda item: item[:2])
        self._items = [item for *_, item in items]
        self._at = [at for at, *_ in items]
        self._came = [change for change in shown if len(change.span)]
        self._came_at = [change.span.start for change in self._came]

    def within(self, span: Span) -> Iterator[tuple[int, Item]]:
        """The items from the start of a span up to its end, the end included."""
        for index in range(bisect_left(self._at, span.start), bisect_right(self._at, span.end)):
            yield self._at[index], self._items[index]

    def holds_picture(self, span: Span) -> bool:
        """Whether a picture stands in the lines of a span."""
        return any(
            isinstance(item, Picture) and item.side in ("", "apart", "middle")
            for _, item in self.within(span)
        )

    def pieces(self, start: int, end: int) -> Iterator[tuple[int, int, ChangeKind | None]]:
        """A range cut where tracked changes begin and end, with what each did to the words."""
        at = start
        for change in self._came[max(bisect_right(self._came_at, start) - 1, 0) :]:
            if change.span.start >= end:
                break
            first, last = max(change.span.start, at), min(change.span.end, end)
            if first >= last:
                continue
            if at < first:
                yield at, first, None
            yield first, last, change.kind
            at = last
        if at < end:
            yield at, end, None


def _hidden_from(document: Document) -> Iterator[int]:
    """Where words begin that the file hides."""
    for look in document.formats:
        before = -1
        for run in look.runs:
            if run.look.hidden:
                if run.span.start != before:
                    yield run.span.start
                before = run.span.end

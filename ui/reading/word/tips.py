"""What a Word file says of a character beside its words, as lines of a tool tip."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from reviewer.document.model import Document
from ui.i18n import tr
from ui.words import who

_MOST = 80  # characters of words that went


def tips(document: Document, offset: int, *, changes: bool) -> Iterator[str]:
    """Comments on a character, what tracked changes did there, whether it is hidden."""
    for comment in document.comments:
        span = comment.span
        if span is not None and span.start <= offset < max(span.end, span.start + 1):
            yield tr("tooltip.comment", who=who(comment), text=comment.text)
    for change in document.changes if changes else ():
        if change.span.start <= offset < max(change.span.end, change.span.start + 1):
            said = _short(change.words)
            yield tr(f"tooltip.{change.kind.value}", who=who(change), words=said)
    if _is_hidden(document, offset):
        yield tr("tooltip.hidden")


def _short(words: str) -> str:
    return words if len(words) <= _MOST else f"{words[:_MOST]}…"


def _is_hidden(document: Document, offset: int) -> bool:
    at = bisect_right(document.blocks, offset, key=lambda block: block.span.start) - 1
    if not 0 <= at < len(document.formats):
        return False
    return any(
        run.look.hidden and run.span.start <= offset < run.span.end
        for run in document.formats[at].runs
    )

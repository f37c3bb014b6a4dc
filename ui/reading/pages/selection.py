"""The words chosen on the pages of a PDF, without a widget. Offsets are canonical."""

from __future__ import annotations

from reviewer.document.model import Span
from reviewer.marks.anchors import anchor_at, find

_STOPS = "，。；：、！？\n\t（）()“”《》【】"


def phrase_at(text: str, offset: int) -> Span | None:
    """The words around an offset up to their punctuation; None on the punctuation itself."""
    start, end = offset, offset
    while start > 0 and text[start - 1] not in _STOPS:
        start -= 1
    while end < len(text) and text[end] not in _STOPS:
        end += 1
    return Span(start, end) if start < end else None


class PageSelection:
    """From where one drags to where; `span` is None while nothing is chosen."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.anchor: int | None = None
        self.span: Span | None = None

    def moved_to(self, text: str) -> PageSelection:
        """The choice in a text in which there is more; none where its words are not found."""
        moved = PageSelection(text)
        if self.span is not None and (found := find(anchor_at(self._text, self.span), text)):
            moved.span = found.span
            moved.anchor = found.span.start if self.anchor == self.span.start else found.span.end
        return moved

    def to(self, offset: int) -> Span | None:
        """What is chosen by dragging from the anchor to an offset."""
        if self.anchor is None:
            return None
        first, last = sorted((self.anchor, offset))
        return Span(first, last) if first < last else None

    def stretched(self, by: int) -> Span | None:
        """What is chosen when the end that moves goes on by some characters."""
        if self.anchor is None:
            return None
        here = self.anchor
        if self.span is not None:
            start, end = self.span.start, self.span.end
            self.anchor, here = (end, start) if self.anchor == end else (start, end)
        return self.to(min(max(here + by, 0), len(self._text)))

    def phrase_at(self, offset: int) -> Span | None:
        """The words around an offset up to their punctuation."""
        return phrase_at(self._text, offset)

    def everything(self) -> Span | None:
        """All words there are."""
        return Span(0, len(self._text)) if self._text else None

    def trimmed(self) -> Span | None:
        """The chosen words without surrounding white space."""
        if self.span is None:
            return None
        words = self.span.of(self._text)
        start = self.span.start + len(words) - len(words.lstrip())
        end = self.span.end - (len(words) - len(words.rstrip()))
        return Span(start, end) if start < end else None

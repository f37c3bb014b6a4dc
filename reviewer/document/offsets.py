"""From ranges of the canonical text to places in the file: boxes on the pages of a PDF."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from reviewer.document.model import Document, PageLayer, Span


@dataclass(frozen=True, slots=True)
class PageBox:
    """A rectangle on a page (1-based): left, top, right, bottom in PDF points from the top left."""

    page: int
    left: float
    top: float
    right: float
    bottom: float

    @property
    def edges(self) -> tuple[float, float, float, float]:
        return self.left, self.top, self.right, self.bottom

    def united(self, other: PageBox) -> PageBox:
        return PageBox(
            self.page,
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )


def boxes_of(document: Document, span: Span) -> tuple[PageBox, ...]:
    """Where a range stands, one box for each line it touches; empty for Word files."""
    return tuple(box for page in document.pages for box in _boxes_on(page, span))


def _boxes_on(page: PageLayer, span: Span) -> Iterator[PageBox]:
    line: PageBox | None = None
    first = bisect_left(page.offsets, span.start)
    for at in range(first, bisect_left(page.offsets, span.end, first)):
        left, top, right, bottom = page.boxes[4 * at : 4 * at + 4]
        if right <= left or bottom <= top:
            continue
        box = PageBox(page.number, left, top, right, bottom)
        if line is not None and _on_one_line(line, box):
            line = line.united(box)
            continue
        if line is not None:
            yield line
        line = box
    if line is not None:
        yield line


def _on_one_line(line: PageBox, box: PageBox) -> bool:
    """Whether a character goes on with a line: at its height, and not back at its beginning."""
    height = min(line.bottom - line.top, box.bottom - box.top)
    level = min(line.bottom, box.bottom) - max(line.top, box.top) >= 0.5 * height
    return level and box.left >= line.left

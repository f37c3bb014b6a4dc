"""Where pages and their characters stand, without a widget. Lengths in PDF points until scaled."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF

from reviewer.document.model import PageLayer, Span
from reviewer.document.offsets import PageFinder

GAP = 18.0  # between pages, pixels


class PageColumn:
    """Pages one below the other, centred, at `scale` pixels per point."""

    def __init__(self, pages: Sequence[PageLayer], scale: float, room: float) -> None:
        self.scale = scale
        self.width = max((page.width for page in pages), default=0.0) * scale
        self._rects: list[QRectF] = []
        self._tops: list[float] = []
        middle = max(room, self.width + 2 * GAP) / 2
        top = GAP
        for page in pages:
            width, height = page.width * scale, page.height * scale
            self._rects.append(QRectF(middle - width / 2, top, width, height))
            self._tops.append(top)
            top += height + GAP
        self.height = top

    def __len__(self) -> int:
        return len(self._rects)

    def rect(self, index: int) -> QRectF:
        """A page (0-based) in pixels of the column."""
        return self._rects[index]

    def between(self, top: float, bottom: float) -> range:
        """The pages (0-based) that touch a stretch of the column."""
        first = max(bisect_right(self._tops, top) - 1, 0)
        if first < len(self._rects) and self._rects[first].bottom() < top:
            first += 1
        return range(first, bisect_left(self._tops, bottom))

    def at(self, y: float) -> int:
        """The page (0-based) at or next above a height."""
        return min(max(bisect_right(self._tops, y) - 1, 0), max(len(self._rects) - 1, 0))

    def on_page(self, point: QPointF) -> tuple[int, QPointF]:
        """The page (0-based) of a point of the column, and the point on it in points."""
        page = self.at(point.y())
        return page, (point - self._rects[page].topLeft()) / self.scale


class PageText:
    """The characters of a document's pages: which stand where."""

    def __init__(self, pages: Sequence[PageLayer]) -> None:
        self._pages = pages
        self._finder = PageFinder(pages)
        self._end = max((page.offsets[-1] + 1 for page in pages if page.offsets), default=0)
        self._last = max((at for at, page in enumerate(pages) if page.offsets), default=0)
        self._edges: dict[int, tuple[float, float]] = {}
        self.boxes = lru_cache(maxsize=4096)(self._boxes)

    def page_of(self, offset: int) -> int:
        """The page (0-based) of a character; of the next that is printed where it is a space."""
        number = self._finder.page_of(Span(offset, self._end))
        return self._last if number is None else number - 1

    def pages_of(self, span: Span) -> range:
        return range(self.page_of(span.start), self.page_of(max(span.end - 1, span.start)) + 1)

    def _boxes(self, index: int, span: Span) -> tuple[QRectF, ...]:
        """Where a span stands on a page: one rectangle a line, in points."""
        page = self._pages[index]
        first = bisect_left(page.offsets, span.start)
        last = bisect_left(page.offsets, span.end)
        lines: list[QRectF] = []
        for at in range(first, last):
            left, top, right, bottom = page.boxes[4 * at : 4 * at + 4]
            if right <= left or bottom <= top:
                continue
            box = QRectF(left, top, right - left, bottom - top)
            if lines and _same_line(lines[-1], box):
                lines[-1] = lines[-1].united(box)
            else:
                lines.append(box)
        return tuple(lines)

    def left_edge(self, index: int) -> float:
        """Where the words of a page begin, in points."""
        return self._edges_of(index)[0]

    def right_edge(self, index: int) -> float:
        """Where the words of a page end, in points."""
        return self._edges_of(index)[1]

    def _edges_of(self, index: int) -> tuple[float, float]:
        if index not in self._edges:
            boxes = self._pages[index].boxes
            self._edges[index] = (min(boxes[0::4], default=0.0), max(boxes[2::4], default=0.0))
        return self._edges[index]

    def nearest(self, index: int, point: QPointF) -> int | None:
        """The offset of the character next to a point (points) of a page; None on an empty page.

        A caret between characters: right of a character's middle counts as after it.
        """
        page = self._pages[index]
        best: tuple[float, int] | None = None
        for at, offset in enumerate(page.offsets):
            left, top, right, bottom = page.boxes[4 * at : 4 * at + 4]
            down = max(top - point.y(), 0.0, point.y() - bottom)
            across = max(left - point.x(), 0.0, point.x() - right)
            # Lines first: a point beside a line belongs to that line's end.
            distance = down * 8 + across
            if best is None or distance < best[0]:
                best = (distance, offset + (point.x() > (left + right) / 2))
        return best[1] if best else None

    def under(self, index: int, point: QPointF) -> int | None:
        """The offset of the character right under a point of a page, else None."""
        page = self._pages[index]
        for at, offset in enumerate(page.offsets):
            left, top, right, bottom = page.boxes[4 * at : 4 * at + 4]
            if left - 1 <= point.x() <= right + 1 and top - 2 <= point.y() <= bottom + 3:
                return int(offset)
        return None


def _same_line(line: QRectF, box: QRectF) -> bool:
    overlap = min(line.bottom(), box.bottom()) - max(line.top(), box.top())
    if overlap < 0.5 * min(line.height(), box.height()):
        return False
    return -box.width() * 2 < box.left() - line.right() < max(line.height(), box.height()) * 2

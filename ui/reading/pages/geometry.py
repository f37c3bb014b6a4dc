"""Where pages and their characters stand, without a widget. Lengths in PDF points until scaled."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from PySide6.QtCore import QPointF, QRectF

from reviewer.document.model import PageLayer, Span
from reviewer.document.offsets import PageFinder

GAP = 18.0  # between pages, pixels
_SAMPLE = 40  # steps from one character to the next that tell which way a page is written

# Which way one character follows the other on a page as it is shown.
Way = Literal["across", "down", "up"]


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
        self._edges: dict[int, QRectF] = {}
        # Asked for every mark on every page at every paint.
        self.pages_of = lru_cache(maxsize=4096)(self._pages_of)
        self.boxes = lru_cache(maxsize=4096)(self._boxes)
        self.way = lru_cache(maxsize=None)(self._way)

    def page_of(self, offset: int) -> int:
        """The page (0-based) of a character; of the next that is printed where it is a space."""
        number = self._finder.page_of(Span(offset, self._end))
        return self._last if number is None else number - 1

    def _pages_of(self, span: Span) -> range:
        return range(self.page_of(span.start), self.page_of(max(span.end - 1, span.start)) + 1)

    def _boxes(self, index: int, span: Span) -> tuple[QRectF, ...]:
        """Where a span stands on a page: one rectangle a line, in points."""
        page = self._pages[index]
        first = bisect_left(page.offsets, span.start)
        last = bisect_left(page.offsets, span.end)
        lines: list[QRectF] = []
        across = self.way(index) == "across"
        for at in range(first, last):
            left, top, right, bottom = page.boxes[4 * at : 4 * at + 4]
            if right <= left or bottom <= top:
                continue
            box = QRectF(left, top, right - left, bottom - top)
            joins = _same_line if across else _same_column
            if lines and joins(lines[-1], box):
                lines[-1] = lines[-1].united(box)
            else:
                lines.append(box)
        return tuple(lines)

    def edges(self, index: int) -> QRectF:
        """What the words of a page fill, in points."""
        if index not in self._edges:
            boxes = self._pages[index].boxes
            lefts, tops, rights, bottoms = (boxes[side::4] for side in range(4))
            corner = QPointF(min(lefts, default=0.0), min(tops, default=0.0))
            far = QPointF(max(rights, default=0.0), max(bottoms, default=0.0))
            self._edges[index] = QRectF(corner, far)
        return self._edges[index]

    def _way(self, index: int) -> Way:
        """How a page is written, by a sample: a table laid across an upright page runs up it."""
        page = self._pages[index]
        votes = {"across": 0, "down": 0, "up": 0}
        last = len(page.offsets) - 1
        for at in range(0, last, max(1, last // _SAMPLE)):
            if page.offsets[at + 1] != page.offsets[at] + 1:
                continue
            one, other = page.boxes[4 * at : 4 * at + 4], page.boxes[4 * at + 4 : 4 * at + 8]
            right = other[0] + other[2] - one[0] - one[2]
            down = other[1] + other[3] - one[1] - one[3]
            vertical: Way = "down" if down > 0 else "up"
            votes["across" if abs(right) >= abs(down) else vertical] += 1
        ways: tuple[Way, ...] = ("across", "down", "up")
        return max(ways, key=lambda way: votes[way])

    def nearest(self, index: int, point: QPointF) -> int | None:
        """The offset of the character next to a point (points) of a page; None on an empty page.

        A caret between characters: right of a character's middle counts as after it.
        """
        page = self._pages[index]
        way = self.way(index)
        best: tuple[float, int] | None = None
        for at, offset in enumerate(page.offsets):
            left, top, right, bottom = page.boxes[4 * at : 4 * at + 4]
            down = max(top - point.y(), 0.0, point.y() - bottom)
            across = max(left - point.x(), 0.0, point.x() - right)
            # Lines first: a point beside a line belongs to that line's end.
            distance = down * 8 + across if way == "across" else across * 8 + down
            if best is None or distance < best[0]:
                middle = QPointF(left + right, top + bottom) / 2
                best = (distance, offset + _is_past(point, middle, way))
        return best[1] if best else None

    def under(self, index: int, point: QPointF) -> int | None:
        """The offset of the character right under a point of a page, else None."""
        page = self._pages[index]
        for at, offset in enumerate(page.offsets):
            left, top, right, bottom = page.boxes[4 * at : 4 * at + 4]
            if left - 1 <= point.x() <= right + 1 and top - 2 <= point.y() <= bottom + 3:
                return int(offset)
        return None


def _is_past(point: QPointF, middle: QPointF, way: Way) -> bool:
    """Whether a point lies behind the middle of a character."""
    if way == "across":
        return point.x() > middle.x()
    return point.y() > middle.y() if way == "down" else point.y() < middle.y()


def _same_column(column: QRectF, box: QRectF) -> bool:
    """Whether a character goes on with a line that runs down or up the page."""
    overlap = min(column.right(), box.right()) - max(column.left(), box.left())
    if overlap < 0.5 * min(column.width(), box.width()):
        return False
    gap = max(box.top() - column.bottom(), column.top() - box.bottom())
    return gap < max(column.width(), box.width()) * 2


def _same_line(line: QRectF, box: QRectF) -> bool:
    overlap = min(line.bottom(), box.bottom()) - max(line.top(), box.top())
    if overlap < 0.5 * min(line.height(), box.height()):
        return False
    return -box.width() * 2 < box.left() - line.right() < max(line.height(), box.height()) * 2

"""The way between canonical code points and positions of a QTextDocument (UTF-16 units).

What the view draws but the contract's text does not hold (automatic labels, frames of tables) lies
between the segments of the map; code points beyond the basic plane count twice in Qt.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from reviewer.document.offsets import Utf16Offsets


class TextMap:
    """Segments of the text in ascending order, each laid at a position of the Qt document."""

    def __init__(self, text: str) -> None:
        self._offsets = Utf16Offsets(text)
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._positions: list[int] = []
        self._position_ends: list[int] = []
        # How far each segment's positions are ahead of the text's UTF-16 units.
        self._ahead: list[int] = []

    def add(self, start: int, end: int, position: int) -> None:
        """Say that text[start:end] was laid at `position`. Segments come in ascending order.

        What goes on where the last one ended, in text and document, makes it longer.
        """
        ahead = position - self._offsets.to_utf16(start)
        stop = ahead + self._offsets.to_utf16(end)
        if self._starts and self._ends[-1] == start and self._position_ends[-1] == position:
            self._ends[-1], self._position_ends[-1] = end, stop
            return
        self._starts.append(start)
        self._ends.append(end)
        self._positions.append(position)
        self._ahead.append(ahead)
        self._position_ends.append(stop)

    def __len__(self) -> int:
        return len(self._starts)

    @property
    def end(self) -> int:
        """Up to which offset the text has been laid."""
        return self._ends[-1] if self._ends else 0

    def to_qt(self, offset: int) -> int:
        """The position of an offset; offsets between segments go to the next segment's start.

        Raises IndexError while nothing has been laid.
        """
        at = bisect_right(self._starts, offset) - 1
        if at < 0:
            return self._positions[0]
        if offset > self._ends[at]:
            return (
                self._positions[at + 1] if at + 1 < len(self._starts) else self._position_ends[at]
            )
        return self._ahead[at] + self._offsets.to_utf16(offset)

    def to_text(self, position: int) -> int:
        """The offset of a position; positions between segments go to the next segment's start."""
        at = bisect_right(self._positions, position) - 1
        if at < 0:
            return self._starts[0] if self._starts else 0
        if position > self._position_ends[at]:
            return self._starts[at + 1] if at + 1 < len(self._starts) else self._ends[at]
        return self._offsets.to_code_point(position - self._ahead[at])

    def runs(self, start: int, end: int) -> list[tuple[int, int]]:
        """The Qt ranges that text[start:end] covers, one per segment it touches."""
        found: list[tuple[int, int]] = []
        units = self._offsets.to_utf16
        first = max(bisect_right(self._starts, start) - 1, 0)
        for at in range(first, bisect_left(self._starts, end)):
            low, high = max(start, self._starts[at]), min(end, self._ends[at])
            if low < high:
                # The end of a segment is not the next one's start.
                found.append((self._ahead[at] + units(low), self._ahead[at] + units(high)))
        return found

"""Where the reader was before each jump: back, and forward again."""

from __future__ import annotations

_LONGEST = 100


class Trail:
    """Places are offsets of the first words in sight."""

    def __init__(self) -> None:
        self._behind: list[int] = []
        self._ahead: list[int] = []

    def clear(self) -> None:
        """Begin anew, with another contract."""
        self._behind.clear()
        self._ahead.clear()

    def jumped(self, start: int, end: int) -> None:
        """A jump went from one place to another; one that moved nothing leaves no trace."""
        if start != end:
            self._behind = [*self._behind, start][-_LONGEST:]
            self._ahead.clear()

    def back(self, here: int) -> int | None:
        """The place before the last jump, None where there is none."""
        if not self._behind:
            return None
        self._ahead.append(here)
        return self._behind.pop()

    def forward(self, here: int) -> int | None:
        """The place that the last step back left, None where there is none."""
        if not self._ahead:
            return None
        self._behind.append(here)
        return self._ahead.pop()

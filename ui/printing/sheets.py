"""Sheets of paper to print or to preview: of a Word contract, of a PDF, of the legend."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QPainter

from reviewer.errors import ShenqiError

A4 = QSizeF(595.3, 841.9)  # points

Then = Callable[[ShenqiError | None], None]


class Sheets(ABC):
    """Numbered from 0. A sheet is painted after `prepare` has said that it is ready."""

    @property
    @abstractmethod
    def count(self) -> int:
        """How many there are."""

    @abstractmethod
    def size(self, at: int) -> QSizeF:
        """The size of a sheet in points."""

    @abstractmethod
    def prepare(self, at: int, dpi: float, then: Then) -> None:
        """Get what a sheet needs at a resolution; `then`, maybe at once, with an error or None."""

    @abstractmethod
    def paint(self, painter: QPainter, at: int, rect: QRectF) -> None:
        """Draw a sheet into a rectangle, in whatever units the painter has."""


class Stack(Sheets):
    """Several parts one after the other."""

    def __init__(self, parts: Sequence[Sheets]) -> None:
        self._parts = parts

    @property
    def count(self) -> int:
        return sum(part.count for part in self._parts)

    def _of(self, at: int) -> tuple[Sheets, int]:
        """The part of a sheet, and its number there. Raises IndexError."""
        for part in self._parts:
            if at < part.count:
                return part, at
            at -= part.count
        raise IndexError(at)

    def size(self, at: int) -> QSizeF:
        part, inner = self._of(at)
        return part.size(inner)

    def prepare(self, at: int, dpi: float, then: Then) -> None:
        part, inner = self._of(at)
        part.prepare(inner, dpi, then)

    def paint(self, painter: QPainter, at: int, rect: QRectF) -> None:
        part, inner = self._of(at)
        part.paint(painter, inner, rect)

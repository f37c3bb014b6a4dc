"""A page's frames: page space as the file has it, the page as displayed, the page as it is read."""

from __future__ import annotations

from array import array
from typing import NamedTuple

from reviewer.document import pdfium
from reviewer.document.pdfium import raw

# In page space left, bottom, right, top; after a turn left, top, right, bottom.
Area = tuple[float, float, float, float]


class Boxes(NamedTuple):
    """The sides of many boxes, one entry each, in PDF points."""

    left: array[float]
    top: array[float]
    right: array[float]
    bottom: array[float]


class Frame(NamedTuple):
    """A page's box in page space (y upwards) and its /Rotate in quarter turns clockwise."""

    left: float
    bottom: float
    right: float
    top: float
    rotation: int

    @classmethod
    def of(cls, page: pdfium.PdfPage) -> Frame:
        """The bounding box of a page in PDF points, and its rotation in quarter turns clockwise
        (ISO 32000-1 7.7.3.3)."""
        box = raw.FS_RECTF()
        raw.FPDF_GetPageBoundingBox(page.raw, box)
        return cls(box.left, box.bottom, box.right, box.top, raw.FPDFPage_GetRotation(page.raw) % 4)

    def size(self, turn: int) -> tuple[float, float]:
        """Width and height after `turn` quarter turns clockwise."""
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if turn % 2 else (width, height)

    def point(self, turn: int, x: float, y: float) -> tuple[float, float]:
        """A point of page space after the turn, from the top left corner."""
        if turn == 0:
            return x - self.left, self.top - y
        if turn == 1:
            return y - self.bottom, x - self.left
        if turn == 2:
            return self.right - x, y - self.bottom
        return self.top - y, self.right - x

    def area(self, turn: int, area: Area) -> Area:
        """An area of page space after the turn, as left, top, right, bottom."""
        left, bottom, right, top = area
        (x0, y0), (x1, y1) = self.point(turn, left, bottom), self.point(turn, right, top)
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)

    def origin(self, x: float, y: float) -> tuple[float, float]:
        """The point of page space that is displayed at (x, y) from the top left corner."""
        if self.rotation == 0:
            return self.left + x, self.top - y
        if self.rotation == 1:
            return self.left + y, self.bottom + x
        if self.rotation == 2:
            return self.right - x, self.bottom + y
        return self.right - y, self.top - x

    def place(self, turn: int, box: Boxes) -> Boxes:
        """Boxes (left, top, right, bottom, y upwards) after the turn, from the top left corner."""
        left, top, right, bottom = box
        if turn == 0:
            return Boxes(
                _less(left, self.left), _from(self.top, top),
                _less(right, self.left), _from(self.top, bottom),
            )  # fmt: skip
        if turn == 1:
            return Boxes(
                _less(bottom, self.bottom), _less(left, self.left),
                _less(top, self.bottom), _less(right, self.left),
            )  # fmt: skip
        if turn == 2:
            return Boxes(
                _from(self.right, right), _less(bottom, self.bottom),
                _from(self.right, left), _less(top, self.bottom),
            )  # fmt: skip
        return Boxes(
            _from(self.top, top), _from(self.right, right),
            _from(self.top, bottom), _from(self.right, left),
        )  # fmt: skip


def _less(values: array[float], origin: float) -> array[float]:
    return array("f", [value - origin for value in values]) if origin else values


def _from(origin: float, values: array[float]) -> array[float]:
    return array("f", [origin - value for value in values])

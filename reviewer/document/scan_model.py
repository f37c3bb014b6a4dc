"""What recognition saw on a page: lines of characters with their places, and ruling lines.

All coordinates are points from the top left corner of the levelled frame: the page as displayed (of
a photograph the sheet in it, straightened), turned by quarter turns until its text runs from left
to right and then by the small angle that the paper lay askew. `Levelling` is the way back.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from reviewer.document.pdf_rules import Rule

Box = tuple[float, float, float, float]
Matrix = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet found in a photograph, straightened to `width` by `height` points.

    `matrix` (a b c d e f g h) puts its point (x, y) at ((ax + by + c) / n, (dx + ey + f) / n) of
    the page as displayed, where n = gx + hy + 1.
    """

    width: float
    height: float
    matrix: Matrix

    def on_page(self, x: float, y: float) -> tuple[float, float]:
        """A point of the straightened sheet as a point of the page; both in PDF points, from the
        top left."""
        a, b, c, d, e, f, g, h = self.matrix
        n = g * x + h * y + 1
        return (a * x + b * y + c) / n, (d * x + e * y + f) / n


@dataclass(frozen=True, slots=True)
class Levelling:
    """How a page was turned before it was read.

    `width` and `height` are those of the page as displayed. It, or the `sheet` in it, was turned by
    `turn` quarter turns clockwise, then by `angle` degrees clockwise round its middle onto a sheet
    of the same size.
    """

    width: float
    height: float
    turn: int = 0
    angle: float = 0.0
    sheet: Sheet | None = None

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the levelled frame."""
        width, height = self._flat
        return (height, width) if self.turn % 2 else (width, height)

    @property
    def _flat(self) -> tuple[float, float]:
        """Width and height of what was turned."""
        return (
            (self.width, self.height)
            if self.sheet is None
            else (self.sheet.width, self.sheet.height)
        )

    def displayed(self, box: Box) -> Box:
        """A box of the levelled frame as it stands on the page as displayed."""
        left, top, right, bottom = box
        corners = [
            self._point(x, y)
            for x, y in ((left, top), (right, top), (right, bottom), (left, bottom))
        ]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        return min(xs), min(ys), max(xs), max(ys)

    def _point(self, x: float, y: float) -> tuple[float, float]:
        if self.angle:
            width, height = self.size
            back = math.radians(-self.angle)
            across, down = x - width / 2, y - height / 2
            x = width / 2 + across * math.cos(back) - down * math.sin(back)
            y = height / 2 + across * math.sin(back) + down * math.cos(back)
        flat_width, flat_height = self._flat
        if self.turn == 1:
            x, y = y, flat_height - x
        elif self.turn == 2:
            x, y = flat_width - x, flat_height - y
        elif self.turn == 3:
            x, y = flat_width - y, x
        return (x, y) if self.sheet is None else self.sheet.on_page(x, y)


@dataclass(frozen=True, slots=True)
class ScanLine:
    """A line as recognised: `places[i]` is where character i of `text` begins and ends from left to
    right, `scores[i]` how sure the engine is of it (0 to 1). `gaps` are the places without ink
    between two characters that are wide enough to mean something."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    places: tuple[tuple[float, float], ...]
    scores: tuple[float, ...]
    gaps: tuple[tuple[float, float], ...] = ()

    @property
    def box(self) -> Box:
        """Left, top, right, bottom in PDF points."""
        return self.left, self.top, self.right, self.bottom


@dataclass(frozen=True, slots=True)
class ScannedPage:
    """A page as recognised: its lines in no particular order, and what tables are ruled with."""

    levelling: Levelling
    lines: tuple[ScanLine, ...]
    horizontal: tuple[Rule, ...] = ()
    vertical: tuple[Rule, ...] = ()

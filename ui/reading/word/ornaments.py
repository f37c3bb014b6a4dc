"""Lines that Qt's rich text does not know: rules round paragraphs, leaders of tabs."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import cast

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QTextBlock, QTextDocument, QTextLine

from reviewer.document.model import BlockFormat, Borders, Rule
from ui import theme
from ui.reading.word.tabs import PIXELS_PER_POINT, tab_stops

_BESIDE, _ABOVE = 5.0, 2.0  # between words and rules, pixels
_GAP = 3.0  # between words and leader, pixels
_DOT = 1.4  # of a leader, pixels


class Ornaments:
    """The lines of one QTextDocument, in its coordinates. Paragraphs come in their order; `page` is
    how wide the words are on the file's page, `column` how wide here, in points."""

    def __init__(self, document: QTextDocument, page: float, column: float) -> None:
        self._page, self.column = page, column
        self._document = document
        self._positions: list[int] = []
        self._looks: list[BlockFormat] = []

    def add(self, position: int, look: BlockFormat) -> None:
        """Say how the paragraph at a position looks."""
        if look.borders != Borders() or any(stop.leader for stop in look.tabs):
            self._positions.append(position)
            self._looks.append(look)

    def paint(self, painter: QPainter, left: float, right: float, first: int, last: int) -> None:
        """Draw those of the paragraphs between two positions; the column of words is from `left`
        to `right`."""
        # The paragraph that the first position stands in may have begun before it.
        start = max(bisect_right(self._positions, first) - 1, 0)
        for index in range(start, bisect_right(self._positions, last)):
            block = self._document.findBlock(self._positions[index])
            look = self._looks[index]
            if look.borders != Borders():
                self._frame(painter, block, index, left, right)
            if any(stop.leader for stop in look.tabs):
                self._leaders(painter, block, look)

    def _frame(
        self, painter: QPainter, block: QTextBlock, index: int, left: float, right: float
    ) -> None:
        """The rules round a paragraph; paragraphs that are framed alike share a frame."""
        borders, shape = self._looks[index].borders, block.blockFormat()
        rect = self._document.documentLayout().blockBoundingRect(block)
        left += shape.leftMargin() + min(shape.textIndent(), 0.0) - _BESIDE
        right -= shape.rightMargin() - _BESIDE
        top, bottom = rect.top() - _ABOVE, rect.bottom() + _ABOVE
        if (after := self._alike(block.next(), index)) is not None:
            bottom = self._document.documentLayout().blockBoundingRect(after).top() - _ABOVE
        corners = QRectF(QPointF(left, top), QPointF(right, bottom))
        if self._alike(block.previous(), index) is None:
            _draw(painter, borders.top, QLineF(corners.topLeft(), corners.topRight()))
        if after is None:
            _draw(painter, borders.bottom, QLineF(corners.bottomLeft(), corners.bottomRight()))
        _draw(painter, borders.left, QLineF(corners.topLeft(), corners.bottomLeft()))
        _draw(painter, borders.right, QLineF(corners.topRight(), corners.bottomRight()))

    def _alike(self, other: QTextBlock, index: int) -> QTextBlock | None:
        """A neighbour, if it is framed as the paragraph is (§17.3.1.24)."""
        if not other.isValid():
            return None
        at = bisect_left(self._positions, other.position())
        if at == len(self._positions) or self._positions[at] != other.position():
            return None
        look, own = self._looks[at], self._looks[index]
        same = (look.borders, look.left_indent, look.right_indent) == (
            own.borders,
            own.left_indent,
            own.right_indent,
        )
        return other if same else None

    def _leaders(self, painter: QPainter, block: QTextBlock, look: BlockFormat) -> None:
        device = self._document.documentLayout().paintDevice()
        scale = (device.logicalDpiY() / 96 if device is not None else 1.0) * PIXELS_PER_POINT
        corner = self._document.documentLayout().blockBoundingRect(block).topLeft()
        corner -= block.layout().boundingRect().topLeft()
        for at, character in enumerate(block.text()):
            line = block.layout().lineForTextPosition(at) if character == "\t" else QTextLine()
            if not line.isValid():
                continue
            start, end = _x_of(line, at), _x_of(line, at + 1)
            reached = (start - line.x() + 0.5) / scale
            stop = next(
                (stop for stop in tab_stops(look, self._page, self.column) if stop.at > reached),
                None,
            )
            if stop is not None and stop.leader:
                height = line.y() + line.ascent() - (0.35 * line.ascent()) * (stop.leader == "·")
                way = QLineF(start + _GAP, height, end - _GAP, height).translated(corner)
                _lead(painter, stop.leader, way)


def _draw(painter: QPainter, rule: Rule | None, line: QLineF) -> None:
    if rule is None:
        return
    width = min(max(round(rule.width * PIXELS_PER_POINT), 1), 4)
    style = Qt.PenStyle.DashLine if rule.line == "dashed" else Qt.PenStyle.SolidLine
    painter.setPen(QPen(theme.colour("ink_soft"), width, style, Qt.PenCapStyle.FlatCap))
    # In the middle of pixels, or a thin rule would be a faint one of two pixels.
    middle = QPointF(0.5, 0.5) if width % 2 else QPointF()
    ends = (QPointF(end.toPoint()) + middle for end in (line.p1(), line.p2()))
    line = QLineF(*ends)
    painter.drawLine(line)
    if rule.line == "double":
        across = QPointF(0, width + 2) if line.dy() == 0 else QPointF(width + 2, 0)
        painter.drawLine(line.translated(across))


def _lead(painter: QPainter, leader: str, way: QLineF) -> None:
    """Fill the way of a tab."""
    if way.dx() <= 0:
        return
    pen = QPen(theme.colour("ink_soft"), 1.0)
    if leader in ".·":
        pen.setWidthF(_DOT)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setDashPattern([1.0, 3.0])
        pen.setDashOffset(way.x1() / _DOT)  # the dots of lines stand below each other
    elif leader == "-":
        pen.setDashPattern([3.0, 3.0])
    painter.setPen(pen)
    painter.drawLine(way)


def _x_of(line: QTextLine, position: int) -> float:
    # PySide gives the pair (x, position) where its stubs say object.
    x, _ = cast("tuple[float, int]", line.cursorToX(position))
    return x

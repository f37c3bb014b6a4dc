"""Paints findings over a laid-out QTextDocument: lines below, signs in the margins, notes' too."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QTextBlock, QTextDocument, QTextLine

from reviewer.document.model import Span
from ui import theme
from ui.reading.spans import FindingSpan
from ui.reading.text_map import TextMap
from ui.theme import icons

SIGN = 18.0  # side of a margin sign, pixels
SIGN_GAP = 12.0  # between sign and words
NOTE = 15.0  # side of a note's sign, pixels
BAR = 7.0  # between the bar of a change and the words, pixels

# Grades stay apart without colour: full line, dashes, dots, hair line.
_STYLES = {
    "high": (2.2, Qt.PenStyle.SolidLine),
    "medium": (1.8, Qt.PenStyle.CustomDashLine),
    "low": (1.8, Qt.PenStyle.DotLine),
    "info": (1.2, Qt.PenStyle.SolidLine),
}


def grade_pen(grade: str, *, settled: bool = False, strong: bool = False) -> QPen:
    """The pen of a grade's line; settled findings are grey, the current one is strong."""
    width, style = _STYLES[grade]
    pen = QPen(theme.colour("border_strong" if settled else grade), width + (0.8 if strong else 0))
    if style is Qt.PenStyle.CustomDashLine and not settled:
        pen.setDashPattern([3.4, 2.0])
    else:
        pen.setStyle(Qt.PenStyle.DotLine if settled else style)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


def draw_sign(
    painter: QPainter,
    grade: str,
    rect: QRectF,
    *,
    settled: bool = False,
    strong: bool = False,
    on_paper: bool = False,
) -> None:
    """A grade's sign; the current finding's sits on a soft disc. `on_paper`: white in any theme."""
    colours = theme.load("light") if on_paper else theme.theme()
    if strong:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours[f"{grade}_soft"])
        painter.drawEllipse(rect.adjusted(-5, -5, 5, 5))
    icons.paint(painter, f"grade-{grade}", rect, colours["border_strong" if settled else grade])


def draw_note(painter: QPainter, rect: QRectF, *, on_paper: bool = False) -> None:
    """The sign of a note, which tells it from a plain highlight. `on_paper`: white in any theme."""
    colours = theme.load("light") if on_paper else theme.theme()
    icons.paint(painter, "note", rect, colours["ink_soft"])


def line_pieces(document: QTextDocument, start: int, end: int) -> Iterator[QRectF]:
    """Where the words [start, end) stand: one rectangle a line, in document coordinates.

    The rectangle's bottom is where a line under the words belongs.
    """
    block = document.findBlock(start)
    while block.isValid() and block.position() < end:
        yield from _block_pieces(document, block, start, end)
        block = block.next()


def _block_pieces(
    document: QTextDocument, block: QTextBlock, start: int, end: int
) -> Iterator[QRectF]:
    layout = block.layout()
    corner = document.documentLayout().blockBoundingRect(block).topLeft()
    for index in range(layout.lineCount()):
        line = layout.lineAt(index)
        first = max(start - block.position(), line.textStart())
        last = min(end - block.position(), line.textStart() + line.textLength())
        if first >= last:
            continue
        left, right = _x_of(line, first), _x_of(line, last)
        base = line.y() + line.ascent()
        drop = max(line.descent() * 0.8, 4.0)
        top = corner + QPointF(left, base - line.ascent() * 0.8)
        yield QRectF(top, corner + QPointF(max(right, left + 2), base + drop))


def _x_of(line: QTextLine, position: int) -> float:
    # PySide gives the pair (x, position) where its stubs say object.
    x, _ = cast("tuple[float, int]", line.cursorToX(position))
    return x


class FindingOverlay:
    """The findings over one QTextDocument: what is painted, and what lies under a point.

    Points and rectangles are in document coordinates; `margin` is where the words begin, `right`
    where they end. `notes` are the words that the lawyer wrote on, `comments` those that came with
    the file, by id; `changes` what a tracked change brought or where it took words away.
    """

    def __init__(self, document: QTextDocument) -> None:
        self._document = document
        self._findings: list[FindingSpan] = []
        self.map: TextMap | None = None
        self.current: str | None = None
        self.margin = self.right = 0.0
        self.notes: list[Span] = []
        self.comments: list[tuple[str, Span]] = []
        self.changes: list[Span] = []

    @property
    def edges(self) -> tuple[float, float]:
        """Where words begin and end."""
        return self.margin, self.right

    def set_findings(self, findings: Sequence[FindingSpan]) -> None:
        self._findings = sorted(findings, key=lambda finding: finding.span)

    def current_findings(self) -> list[FindingSpan]:
        return [finding for finding in self._findings if finding.key == self.current]

    def at(self, offset: int) -> list[FindingSpan]:
        """The findings on a character, shortest first."""
        end = bisect_left(self._findings, offset + 1, key=lambda finding: finding.span.start)
        held = [finding for finding in self._findings[:end] if offset < finding.span.end]
        return sorted(held, key=lambda finding: len(finding.span))

    def paint(self, painter: QPainter, clip: QRectF, first: int, last: int) -> None:
        """Lines and signs of the findings between two offsets."""
        signs: dict[int, FindingSpan] = {}
        for finding in self._between(first, last):
            pieces = list(self._pieces(finding.span))
            if not pieces:
                continue
            y = round(pieces[0].center().y())
            if y not in signs or self._rank(finding) > self._rank(signs[y]):
                signs[y] = finding
            pen = grade_pen(finding.grade, settled=finding.settled, strong=self._strong(finding))
            painter.setPen(pen)
            for piece in pieces:
                if piece.adjusted(0, 0, 0, 6).intersects(clip):
                    painter.drawLine(piece.bottomLeft(), piece.bottomRight())
        for y, finding in signs.items():
            draw_sign(
                painter,
                finding.grade,
                self._sign_rect(y),
                settled=finding.settled,
                strong=self._strong(finding),
            )
        for note in self.notes:
            if note.start <= last and note.end >= first:
                self._paint_note(painter, note)
        self._paint_changes(painter, first, last)
        for rect, _ in self._comment_signs(first, last):
            icons.paint(painter, "comment", rect, theme.colour("accent"))

    def _paint_changes(self, painter: QPainter, first: int, last: int) -> None:
        """A bar beside every line that was changed."""
        painter.setPen(QPen(theme.colour("change_out"), 2))
        lines: set[tuple[int, int]] = set()
        for span in self.changes:
            if span.start <= last and span.end >= first:
                lines |= {(round(p.top()), round(p.bottom())) for p in self._around(span)}
        for top, bottom in lines:
            painter.drawLine(QPointF(self.margin - BAR, top), QPointF(self.margin - BAR, bottom))

    def _around(self, span: Span) -> Iterator[QRectF]:
        """The lines of a span; of an empty one, that of the place where words went."""
        if len(span):
            yield from self._pieces(span)
        elif self.map is not None and len(self.map):
            position = self.map.to_qt(span.start)
            yield from line_pieces(self._document, max(position - 1, 0), position + 1)

    def _comment_signs(self, first: int, last: int) -> Iterator[tuple[QRectF, str]]:
        """Where the signs of the file's comments stand, beside the lawyer's own notes."""
        taken: dict[int, int] = {}
        for ident, span in self.comments:
            if span.start > last or span.end < first:
                continue
            piece = next(self._around(span), None)
            if piece is None:
                continue
            top = round(piece.center().y() - NOTE / 2)
            place = taken[top] = taken.get(top, 0) + 1
            left = self.right + SIGN_GAP + place * (NOTE + 3)
            yield QRectF(left, top, NOTE, NOTE), ident

    def comment_at(self, point: QPointF, first: int, last: int) -> str | None:
        """The comment of the file whose sign is under a point."""
        for rect, ident in self._comment_signs(first, last):
            if rect.contains(point):
                return ident
        return None

    def _paint_note(self, painter: QPainter, note: Span) -> None:
        piece = next(self._pieces(note), None)
        if piece is not None:
            top = piece.center().y() - NOTE / 2
            draw_note(painter, QRectF(self.right + SIGN_GAP, top, NOTE, NOTE))

    def sign_at(self, point: QPointF, first: int, last: int) -> str | None:
        """The finding whose margin sign is under a point."""
        found: FindingSpan | None = None
        for finding in self._between(first, last):
            piece = next(self._pieces(finding.span), None)
            if piece is None or not self._sign_rect(round(piece.center().y())).contains(point):
                continue
            if found is None or self._rank(finding) > self._rank(found):
                found = finding
        return found.key if found else None

    def _between(self, first: int, last: int) -> Iterator[FindingSpan]:
        for finding in self._findings:
            if finding.span.start > last:
                break
            if finding.span.end >= first:
                yield finding

    def _pieces(self, span: Span) -> Iterator[QRectF]:
        if self.map is None:
            return
        for start, end in self.map.runs(span.start, span.end):
            yield from line_pieces(self._document, start, end)

    def _strong(self, finding: FindingSpan) -> bool:
        return finding.key == self.current

    def _rank(self, finding: FindingSpan) -> tuple[bool, bool, int]:
        """Which of several signs on one line is shown: the current one, else the worst open one."""
        grade = ("info", "low", "medium", "high").index(finding.grade)
        return (self._strong(finding), not finding.settled, grade)

    def _sign_rect(self, y: int) -> QRectF:
        left = self.margin - SIGN - SIGN_GAP
        return QRectF(left, y - SIGN / 2, SIGN, SIGN)

"""Paints one page: picture, marks by Multiply so that the print stays black, findings, choice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from reviewer.document.model import Span
from ui import theme
from ui.i18n import tr
from ui.reading.overlay import NOTE, SIGN, draw_note, draw_sign, grade_pen
from ui.reading.pages.geometry import PageText, Way
from ui.reading.spans import FindingSpan, MarkSpan

_FULL = 1.1  # pixels per point from which on lines and signs have their full size
DIM = QColor("#d6d3cc")  # pages in the dark theme: paper, but no lamp


class PagePainter:
    """What lies over the pages, and how it is drawn."""

    def __init__(self) -> None:
        self.text = PageText(())
        self.marks: list[MarkSpan] = []
        self.hits: list[Span] = []
        self.hit: Span | None = None
        self.current: str | None = None
        self.flash: Span | None = None
        self.doubtful: tuple[Span, ...] = ()
        self.pending: frozenset[int] = frozenset()  # pages (1-based) yet to be recognised
        self._findings: list[FindingSpan] = []

    def set_findings(self, findings: Sequence[FindingSpan]) -> None:
        self._findings = sorted(findings, key=lambda finding: finding.span)

    def paint(
        self,
        painter: QPainter,
        page: int,
        rect: QRectF,
        scale: float,
        *,
        picture: QPixmap | None,
        selection: Span | None,
    ) -> None:
        """Draw a page (0-based) into its rectangle; a blank sheet while it has no picture yet."""
        dark = theme.theme().dark
        painter.fillRect(rect.adjusted(-1, -1, 1, 1), theme.colour("border"))
        painter.fillRect(rect, Qt.GlobalColor.white)
        if picture is not None:
            painter.drawPixmap(rect, picture, QRectF(picture.rect()))
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        if dark:
            painter.fillRect(rect, DIM)
        for boxes, tint in self._tints(page, selection):
            for box in boxes:
                painter.fillRect(_placed(box, rect, scale).adjusted(-1, -2, 1, 2), tint)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        self._paint_doubtful(painter, page, rect, scale)
        self._paint_findings(painter, page, rect, scale)
        self._paint_notes(painter, page, rect, scale)
        if page + 1 in self.pending:
            _paint_pending(painter, rect)

    def _tints(
        self, page: int, selection: Span | None
    ) -> Iterator[tuple[tuple[QRectF, ...], QColor]]:
        # Paper is white here in every theme, so the tints are daylight's.
        day = theme.paper()
        if self.flash is not None:
            yield self._boxes(page, self.flash), day["selection"]
        for finding in self._findings:
            if finding.key == self.current:
                yield self._boxes(page, finding.span), day[f"{finding.grade}_soft"]
        for mark in self.marks:
            yield self._boxes(page, mark.span), day[f"mark_{mark.colour}"]
        for hit in self.hits:
            yield self._boxes(page, hit), day["find_current" if hit == self.hit else "find"]
        if selection is not None:
            yield self._boxes(page, selection), day["selection"]

    def _boxes(self, page: int, span: Span) -> tuple[QRectF, ...]:
        return self.text.boxes(page, span) if page in self.text.pages_of(span) else ()

    def _paint_doubtful(self, painter: QPainter, page: int, rect: QRectF, scale: float) -> None:
        """Faint dots under what recognition is not sure of."""
        painter.setPen(QPen(theme.load("light")["ink_faint"], 1, Qt.PenStyle.DotLine))
        for span in self.doubtful:
            for box in self._boxes(page, span):
                painter.drawLine(_under(_placed(box, rect, scale), self.text.way(page)))

    def _paint_notes(self, painter: QPainter, page: int, rect: QRectF, scale: float) -> None:
        """Right of the page's words, on the line where the note begins."""
        size = NOTE * max(_shrink(scale), 0.65)
        for mark in self.marks:
            boxes = self._boxes(page, mark.span) if mark.is_note else ()
            if boxes and self.text.page_of(mark.span.start) == page:
                line = _placed(boxes[0], rect, scale)
                spot = self._beside(page, line, size, rect, scale, before=False)
                draw_note(painter, spot, on_paper=True)

    def _paint_findings(self, painter: QPainter, page: int, rect: QRectF, scale: float) -> None:
        day = theme.load("light")
        way = self.text.way(page)
        signs: dict[int, FindingSpan] = {}
        for finding in self._findings:
            boxes = self._boxes(page, finding.span)
            if not boxes:
                continue
            if self.text.page_of(finding.span.start) == page:
                middle = boxes[0].center()
                place = round((middle.y() if way == "across" else middle.x()) / 4)
                if place not in signs or self._rank(finding) > self._rank(signs[place]):
                    signs[place] = finding
            strong = finding.key == self.current
            pen = grade_pen(finding.grade, settled=finding.settled, strong=strong)
            pen.setColor(day["border_strong" if finding.settled else finding.grade])
            pen.setWidthF(pen.widthF() * _shrink(scale))
            painter.setPen(pen)
            for box in boxes:
                painter.drawLine(_under(_placed(box, rect, scale), way, 3 * _shrink(scale)))
        for finding in signs.values():
            draw_sign(
                painter,
                finding.grade,
                self._sign_rect(page, finding, rect, scale),
                settled=finding.settled,
                strong=finding.key == self.current,
                on_paper=True,
            )

    def _rank(self, finding: FindingSpan) -> tuple[bool, bool, int]:
        grade = ("info", "low", "medium", "high").index(finding.grade)
        return (finding.key == self.current, not finding.settled, grade)

    def _sign_rect(self, page: int, finding: FindingSpan, rect: QRectF, scale: float) -> QRectF:
        """Before the page's words, on the line where the finding begins."""
        line = _placed(self._boxes(page, finding.span)[0], rect, scale)
        size = SIGN * max(_shrink(scale), 0.65)
        return self._beside(page, line, size, rect, scale, before=True)

    def _beside(
        self, page: int, line: QRectF, size: float, rect: QRectF, scale: float, *, before: bool
    ) -> QRectF:
        """A square before the beginning of the page's lines or after their end, by one of them."""
        words, way = _placed(self.text.edges(page), rect, scale), self.text.way(page)
        middle = line.center() - QPointF(size / 2, size / 2)
        if way == "across" and before:
            return QRectF(max(words.left() - size - 10, rect.left() + 4), middle.y(), size, size)
        if way == "across":
            right = min(words.right() + 10, rect.right() - size - 4)
            return QRectF(right, middle.y(), size, size)
        if before == (way == "down"):
            return QRectF(middle.x(), max(words.top() - size - 6, rect.top() + 4), size, size)
        bottom = min(words.bottom() + 6, rect.bottom() - size - 4)
        return QRectF(middle.x(), bottom, size, size)

    def sign_at(self, page: int, rect: QRectF, scale: float, point: QPointF) -> str | None:
        """The finding whose sign is under a point of the column."""
        found: FindingSpan | None = None
        for finding in self._findings:
            if self.text.page_of(finding.span.start) != page or not self._boxes(page, finding.span):
                continue
            if not self._sign_rect(page, finding, rect, scale).contains(point):
                continue
            if found is None or self._rank(finding) > self._rank(found):
                found = finding
        return found.key if found else None

    def next_finding_at(self, offset: int) -> str | None:
        """The finding on a character; when that is the current one, the next there."""
        held = [f for f in self._findings if f.span.start <= offset < f.span.end]
        if not held:
            return None
        keys = [finding.key for finding in sorted(held, key=lambda finding: len(finding.span))]
        step = keys.index(self.current) + 1 if self.current in keys else 0
        return keys[step % len(keys)]


def _paint_pending(painter: QPainter, rect: QRectF) -> None:
    """Say on the upper edge of a page that its words are yet to be recognised."""
    words = tr("page.pending")
    metrics = painter.fontMetrics()
    width, height = metrics.horizontalAdvance(words) + 24, metrics.height() + 10
    spot = QRectF(rect.center().x() - width / 2, rect.top() + 10, width, height)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("accent_soft"))
    painter.drawRoundedRect(spot, height / 2, height / 2)
    painter.setPen(theme.colour("accent"))
    painter.drawText(spot, int(Qt.AlignmentFlag.AlignCenter), words)


def _under(box: QRectF, way: Way, gap: float = 0.0) -> QLineF:
    """The line under words that fill a box: beside it where they run down or up the page."""
    if way == "across":
        box = box.adjusted(0, 0, 0, gap)
        return QLineF(box.bottomLeft(), box.bottomRight())
    if way == "down":
        box = box.adjusted(-gap, 0, 0, 0)
        return QLineF(box.topLeft(), box.bottomLeft())
    box = box.adjusted(0, 0, gap, 0)
    return QLineF(box.topRight(), box.bottomRight())


def _placed(box: QRectF, rect: QRectF, scale: float) -> QRectF:
    """A box of the page (points) in the column (pixels)."""
    return QRectF(
        rect.left() + box.left() * scale,
        rect.top() + box.top() * scale,
        box.width() * scale,
        box.height() * scale,
    )


def _shrink(scale: float) -> float:
    """How much finer lines and signs are on a small page, so that they stay off other words."""
    return min(max(scale / _FULL, 0.4), 1.0)

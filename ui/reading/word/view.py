"""The contract as continuous paper: words, Word's looks, findings and marks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from time import perf_counter

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from reviewer.document.model import Document, Span
from ui import theme
from ui.reading import overlay
from ui.reading.grounds import ground, grounds_of, on_grounds
from ui.reading.layers import marks_at
from ui.reading.pages.selection import phrase_at
from ui.reading.reading_edit import ReadingEdit
from ui.reading.spans import FindingSpan, MarkSpan
from ui.reading.under_pointer import ask_menu, show_tip
from ui.reading.word.builder import WordBuilder
from ui.reading.word.paper import Paper
from ui.reading.word.pictures import WordPictures
from ui.reading.word.places import character_at, in_sight, scroll
from ui.reading.zoom import ZOOMS, next_zoom

SLICE = 0.012  # seconds of filling before the event loop gets its turn
_FIRST = 12  # where the first line in sight is looked for, pixels from the top
_SCREENFUL = 3000  # more characters than are ever in sight


class WordView(ReadingEdit):
    """Shows a Word contract for reading; speaks in canonical offsets only."""

    finding_clicked = Signal(str)
    marks_clicked = Signal(object, QPoint)
    comment_clicked = Signal(str)
    place_changed = Signal(int)
    selection_changed = Signal(bool)
    menu_requested = Signal(QPoint, int)
    zoom_changed = Signal(float)
    filled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("wordView")
        self.describe: Callable[[int], str] = lambda _offset: ""
        self._document: Document | None = None
        self._builder: WordBuilder | None = None
        self._steps: Iterator[int] | None = None
        self._overlay = overlay.FindingOverlay(self.document())
        self._marks: list[MarkSpan] = []
        self._hits: list[Span] = []
        self._hit: Span | None = None
        self._flash: Span | None = None
        self._zoom = 1.0
        self._paper = Paper()
        self.changes_shown = False
        self.pictures = WordPictures(self.document())
        self._wanted: Span | None = None
        self._fill_timer = QTimer(self)
        self._fill_timer.setInterval(0)
        self._fill_timer.timeout.connect(self._fill)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.selectionChanged.connect(
            lambda: self.selection_changed.emit(self.textCursor().hasSelection())
        )
        theme.notice().changed.connect(self._on_theme)

    # What is shown

    def set_contract(self, document: Document) -> None:
        """Show a document from its beginning; it fills in slices, `filled` comes at the end."""
        self._fill_timer.stop()
        self.setExtraSelections([])
        self._overlay.set_findings([])
        self._marks, self._hits = [], []
        self._overlay.current = self._hit = self._wanted = self._flash = None
        self._overlay.notes = []
        self._overlay.comments = [
            (comment.id, comment.span) for comment in document.comments if comment.span is not None
        ]
        self._document = document
        self.pictures.set_contract(document)
        self._refill()

    def show_changes(self, *, shown: bool) -> None:
        """Draw tracked changes as such, or the final words alone; what was read stays in sight."""
        if shown == self.changes_shown:
            return
        self.changes_shown = shown
        if self._document is not None and self._document.changes:
            self._refill(self.place())

    def _refill(self, place: int = 0) -> None:
        """Lay the document anew, at once as far as is seen at a place, the rest in slices."""
        assert self._document is not None
        self._builder = None
        self.document().clear()
        self._lay_paper()
        self.pictures.begin()
        self._builder = WordBuilder(
            self._document,
            self.document(),
            self.pictures,
            changes=self.changes_shown,
            zoom=self._zoom,
            column=self._paper.column,
        )
        self._overlay.map = self._builder.map
        self._overlay.changes = (
            [change.span for change in self._document.changes] if self.changes_shown else []
        )
        self._steps = self._builder.steps()
        self._fill_timer.start()
        self._fill(place + _SCREENFUL if place else 0)
        if place:
            self.return_to(place)

    def _fill(self, at_least: int = 0) -> None:
        assert self._steps is not None
        assert self._builder is not None
        stop = perf_counter() + SLICE
        for _ in self._steps:
            if perf_counter() > stop and self._builder.map.end >= at_least:
                return
        self._fill_timer.stop()
        self._show_selections()
        self.lead_caret_back()
        self.pictures.ask(*self._in_sight())
        if self._wanted is not None:
            self.show_span(self._wanted)
        self.filled.emit()

    @property
    def is_filled(self) -> bool:
        return self._builder is not None and not self._fill_timer.isActive()

    def set_findings(self, findings: Sequence[FindingSpan]) -> None:
        self._overlay.set_findings(findings)
        self._show_selections()

    def set_marks(self, marks: Sequence[MarkSpan]) -> None:
        self._marks = list(marks)
        self._overlay.notes = [mark.span for mark in marks if mark.is_note]
        self._show_selections()

    def set_current(self, key: str | None) -> None:
        """Make one finding stand out."""
        self._overlay.current = key
        self._show_selections()

    def set_hits(self, hits: Sequence[Span], current: Span | None) -> None:
        """What the find bar found, and which of it is the current one."""
        self._hits, self._hit = list(hits), current
        self._show_selections()

    def set_flash(self, span: Span | None) -> None:
        """Let the clause just gone to stand out."""
        self._flash = span
        self._show_selections()

    def _show_selections(self) -> None:
        if not self.is_filled:
            return
        assert self._builder is not None
        grounds = [
            (finding.span, ground(f"{finding.grade}_soft"))
            for finding in self._overlay.current_findings()
        ]
        if self._flash is not None:
            grounds.append((self._flash, ground("selection")))
        grounds += grounds_of(self._marks)
        found, current = ground("find"), ground("find_current")
        grounds += [(hit, current if hit == self._hit else found) for hit in self._hits]
        self.setExtraSelections(on_grounds(self.document(), self._builder.map, grounds))
        self.viewport().update()

    # Where things are

    def show_span(self, span: Span) -> None:
        """Bring words into sight, a third from the top, unless they are in sight already."""
        self._wanted = None if self.is_filled else span
        rect = self._rect_of(span.start)
        if rect is None:
            return
        height = self.viewport().height()
        if rect.top() < 24 or rect.bottom() > height - 48:
            scroll(self, rect.top() - height // 3)

    def corner_of(self, span: Span) -> QPoint:
        """Below the left end of the words, as a point of the viewport."""
        rect = self._rect_of(span.start)
        return QPoint(0, 0) if rect is None else rect.bottomLeft()

    def _rect_of(self, offset: int) -> QRect | None:
        """Where the caret before a character stands in the viewport; None while nothing is laid."""
        if self._builder is None or not len(self._builder.map):
            return None
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._builder.map.to_qt(offset))
        return self.cursorRect(cursor)

    def selected(self) -> Span | None:
        """The selected words, without surrounding white space."""
        cursor = self.textCursor()
        if self._builder is None or self._document is None or not cursor.hasSelection():
            return None
        start = self._builder.map.to_text(cursor.selectionStart())
        end = self._builder.map.to_text(cursor.selectionEnd())
        words = self._document.text[start:end]
        start += len(words) - len(words.lstrip())
        end -= len(words) - len(words.rstrip())
        return Span(start, end) if start < end else None

    def selected_words(self) -> str:
        """The selected words as the contract has them, without what Qt put in their place."""
        span = self.selected()
        return "" if span is None or self._document is None else span.of(self._document.text)

    def select(self, span: Span) -> None:
        """Select words, as the reader would."""
        if self._builder is not None:
            cursor = self.textCursor()
            cursor.setPosition(self._builder.map.to_qt(span.start))
            cursor.setPosition(self._builder.map.to_qt(span.end), QTextCursor.MoveMode.KeepAnchor)
            self.setTextCursor(cursor)

    def clear_selection(self) -> None:
        cursor = self.textCursor()
        cursor.clearSelection()
        self.setTextCursor(cursor)

    def place(self, share: float = 0.0) -> int:
        """The offset of the first words in sight, or of those that share of it further down."""
        if self._builder is None:
            return 0
        y = _FIRST + round(share * (self.viewport().height() - 2 * _FIRST))
        return self._builder.map.to_text(self.cursorForPosition(QPoint(40, y)).position())

    def share(self, offset: int) -> float:
        """How far down the whole contract an offset stands, 0 to 1."""
        rect = self._rect_of(offset)
        if rect is None:
            return 0.0
        return (rect.top() + self.verticalScrollBar().value()) / max(
            self.document().size().height(), 1.0
        )

    def offset_at(self, point: QPoint) -> int | None:
        """The offset of the character under a point of the viewport, or None beside the words."""
        if self._builder is None:
            return None
        at = character_at(self, point)
        return None if at is None else self._builder.map.to_text(at)

    # Paper and zoom

    @property
    def zoom(self) -> float:
        return self._zoom

    def set_zoom(self, zoom: float) -> None:
        """Scale words and paper; the words in sight stay in sight."""
        zoom = min(max(zoom, ZOOMS[0]), ZOOMS[-1])
        if zoom == self._zoom:
            return
        place = self.place()
        self._zoom = zoom
        self._lay_paper()
        self.document().markContentsDirty(0, self.document().characterCount())
        self.return_to(place)
        self.zoom_changed.emit(zoom)

    def return_to(self, place: int) -> None:
        """Put the words at an offset where `place` would find them: first in sight."""
        if (rect := self._rect_of(place)) is not None:
            scroll(self, rect.top() - _FIRST)

    def _lay_paper(self) -> None:
        bar = self.verticalScrollBar().sizeHint().width()
        room = self.width() - bar - 2 * self.frameWidth()
        paper = self._paper.lay(self.document(), room, self._zoom, self.logicalDpiX())
        if self._builder is not None:
            self._builder.fit(self._zoom, self._paper.column)
        side = max((room - paper) // 2, 0)
        self.setViewportMargins(side, 0, side, 0)
        self._overlay.margin, self._overlay.right = self._paper.margin, paper - self._paper.margin

    # Events

    def paintEvent(self, event: QPaintEvent) -> None:
        paper = QPainter(self.viewport())
        paper.fillRect(event.rect(), theme.colour("paper"))
        paper.end()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = self.verticalScrollBar().value()
        painter.translate(0, -top)
        first, last = self._in_sight()
        if self._builder is not None:
            self._builder.ornaments.paint(painter, *self._overlay.edges, *in_sight(self))
        self._overlay.paint(painter, QRectF(event.rect()).translated(0, top), first, last)
        painter.end()

    def _in_sight(self) -> tuple[int, int]:
        """The offsets of the first and the last words in sight."""
        if self._builder is None:
            return 0, 0
        first, last = in_sight(self)
        return self._builder.map.to_text(first), self._builder.map.to_text(last)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if self._document is not None and event.matches(
            QKeySequence.StandardKey.MoveToEndOfDocument
        ):
            end = len(self._document.text)  # which comes only with the last slice
            self._wanted = None if self.is_filled else Span(end, end)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() is not Qt.MouseButton.LeftButton or self.textCursor().hasSelection():
            return
        self._click(event.position().toPoint())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Choose the words up to their punctuation: Qt takes a Chinese paragraph for one word."""
        super().mouseDoubleClickEvent(event)
        offset = self.offset_at(event.position().toPoint())
        if self._document is not None and offset is not None:
            phrase = phrase_at(self._document.text, offset)
            if phrase is not None:
                self.select(phrase)

    def _click(self, point: QPoint) -> None:
        spot = QPointF(point.x(), point.y() + self.verticalScrollBar().value())
        if sign := self._overlay.sign_at(spot, *self._in_sight()):
            self.finding_clicked.emit(sign)
            return
        if comment := self._overlay.comment_at(spot, *self._in_sight()):
            self.comment_clicked.emit(comment)
            return
        offset = self.offset_at(point)
        if offset is None:
            return
        if findings := self._overlay.at(offset):
            keys = [finding.key for finding in findings]
            # A further click on the same words goes on to the next finding there.
            current = self._overlay.current
            step = keys.index(current) + 1 if current in keys else 0
            self.finding_clicked.emit(keys[step % len(keys)])
            return
        if marks := marks_at(self._marks, offset):
            self.marks_clicked.emit(marks, self.viewport().mapToGlobal(point))

    def viewportEvent(self, event: QEvent) -> bool:
        return show_tip(self, event) or super().viewportEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        ask_menu(self, event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(next_zoom(self._zoom, up=event.angleDelta().y() > 0))
            event.accept()
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        # Another width breaks the lines elsewhere: what was being read stays in sight.
        keep = self.place() if event.size().width() != event.oldSize().width() else None
        self._lay_paper()
        super().resizeEvent(event)
        if keep and self._wanted is None:
            self.return_to(keep)

    def _on_scrolled(self) -> None:
        self.pictures.ask(*self._in_sight())
        self.place_changed.emit(self.place())

    def _on_theme(self) -> None:
        if self._document is not None:
            self._refill(self.place())

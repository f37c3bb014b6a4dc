"""The pages of a PDF as printed: pictures from the worker, words to select, findings and marks."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QFrame, QWidget

from reviewer.document.model import Document, PageLayer, Span
from ui import theme
from ui.models.page_store import PageStore
from ui.reading.layers import marks_at
from ui.reading.pages.geometry import GAP, PageColumn, PageText
from ui.reading.pages.paint import PagePainter
from ui.reading.pages.scroll import PageScroll
from ui.reading.pages.selection import PageSelection
from ui.reading.spans import FindingSpan, MarkSpan
from ui.reading.under_pointer import ask_menu, show_tip


class PageView(PageScroll):
    """Shows the pages of a PDF; speaks in canonical offsets. Asks for pictures by `page_wanted`."""

    finding_clicked = Signal(str)
    marks_clicked = Signal(object, QPoint)
    place_changed = Signal(int)
    selection_changed = Signal(bool)
    menu_requested = Signal(QPoint, int)
    filled = Signal()
    page_wanted = Signal(int, float)  # 1-based page, pixels per point

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pageView")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self.viewport().setMouseTracking(True)
        self.describe: Callable[[int], str] = lambda _offset: ""
        self._document: Document | None = None
        self._is_preview = False
        self._text = PageText(())
        self._store = PageStore()
        self._painter = PagePainter()
        self._selection = PageSelection("")
        self._prefetch = QTimer(self)
        self._prefetch.setSingleShot(True)
        self._prefetch.setInterval(120)
        self._prefetch.timeout.connect(self._ask_neighbours)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        theme.notice().changed.connect(self.viewport().update)

    # What is shown

    def set_preview(self, page: PageLayer, scale: float, image: QImage) -> None:
        """Show the first page before the contract has been read: a picture without words."""
        self.set_contract(Document("pdf", "", "", (), (page,)))
        self.set_page_image(1, scale, image)
        self._is_preview = True

    def set_contract(self, document: Document) -> None:
        """Show a document from its beginning; the picture of a preview stays."""
        place = self.verticalScrollBar().value() if self._is_preview else 0
        if not self._is_preview:
            self._store.clear()
        self._is_preview = False
        self._document = document
        self._painter = PagePainter()
        self._pages = document.pages
        self._text = PageText(document.pages)
        self._painter.text = self._text
        self._painter.doubtful = document.doubtful
        self._painter.pending = frozenset(document.pending)
        self._selection = PageSelection(document.text)
        self._arrange()
        self.verticalScrollBar().setValue(place)
        self.filled.emit()

    def grow(self, document: Document) -> None:
        """Show the same contract with more of its words, as a scan is recognised."""
        known = self._document
        self._document = document
        self._pages = document.pages
        self._text = PageText(document.pages)
        self._painter.text = self._text
        self._painter.doubtful = document.doubtful
        self._painter.pending = frozenset(document.pending)
        if known is not None:
            self._selection = self._selection.moved_to(document.text)
        self.viewport().update()
        self.filled.emit()

    def close_contract(self) -> None:
        """Forget what is shown."""
        self._is_preview = False
        self._document = None
        self._store.clear()
        self._pages = ()
        self._column = PageColumn((), 1.0, 1.0)

    @property
    def is_filled(self) -> bool:
        return self._document is not None

    def set_page_image(self, page: int, scale: float, image: QImage) -> None:
        """A picture that was asked for by `page_wanted`."""
        image.setDevicePixelRatio(1.0)
        self._store.put(page - 1, scale, image)
        self.viewport().update()

    def page_failed(self, page: int) -> None:
        """A picture will not come; it is asked for again when the page is next in sight."""
        self._store.forget_asked(page - 1)

    def set_findings(self, findings: Sequence[FindingSpan]) -> None:
        self._painter.set_findings(findings)
        self.viewport().update()

    def set_marks(self, marks: Sequence[MarkSpan]) -> None:
        self._painter.marks = list(marks)
        self.viewport().update()

    def set_current(self, key: str | None) -> None:
        self._painter.current = key
        self.viewport().update()

    def set_hits(self, hits: Sequence[Span], current: Span | None) -> None:
        self._painter.hits, self._painter.hit = list(hits), current
        self.viewport().update()

    def set_flash(self, span: Span | None) -> None:
        """Let the clause just gone to stand out."""
        self._painter.flash = span
        self.viewport().update()

    # Where things are

    def show_span(self, span: Span) -> None:
        """Bring words into sight, a third from the top, unless they are in sight already."""
        if self._document is None or not len(self._column):
            return
        page = self._text.page_of(span.start)
        boxes = self._text.boxes(page, Span(span.start, max(span.end, span.start + 1)))
        top = self._column.rect(page).top()
        bottom = top + 20
        if boxes:
            bottom = top + boxes[0].bottom() * self._column.scale
            top += boxes[0].top() * self._column.scale
        bar, height = self.verticalScrollBar(), self.viewport().height()
        if top < bar.value() + 24 or bottom > bar.value() + height - 48:
            bar.setValue(round(top - height / 3))

    def corner_of(self, span: Span) -> QPoint:
        """Below the left end of the words, as a point of the viewport."""
        if self._document is None or not len(self._column):
            return QPoint(0, 0)
        page = self._text.page_of(span.start)
        boxes = self._text.boxes(page, span)
        spot = boxes[0].bottomLeft() * self._column.scale if boxes else QPointF()
        place = self._column.rect(page).topLeft() + spot
        scrolled = QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        return (place - scrolled).toPoint()

    def selected(self) -> Span | None:
        """The selected words, without surrounding white space."""
        return self._selection.trimmed()

    def select(self, span: Span) -> None:
        """Select words, as the reader would."""
        self._selection.anchor = span.start
        self._select(span)

    def clear_selection(self) -> None:
        self._select(None)

    def copy(self) -> None:
        """Put the selected words on the clipboard."""
        if (span := self.selected()) is not None and self._document is not None:
            QGuiApplication.clipboard().setText(span.of(self._document.text))

    def select_all(self) -> None:
        self._select(self._selection.everything())

    def place(self, share: float = 0.0) -> int:
        """The offset of the first words in sight, or of those that share of it further down."""
        if self._document is None or not len(self._column):
            return 0
        down = round(share * (self.viewport().height() - 2 * GAP))
        y = self.verticalScrollBar().value() + GAP + down
        page = self._column.at(y)
        rect = self._column.rect(page)
        point = QPointF(0, (y - rect.top()) / self._column.scale)
        nearest = self._text.nearest(page, point)
        if nearest is not None:
            return nearest
        offsets = self._document.pages[page].offsets
        return offsets[0] if len(offsets) else 0

    def return_to(self, place: int) -> None:
        """Put the words at an offset where `place` would find them: first in sight."""
        self.verticalScrollBar().setValue(round(self._top_of(place) - GAP))

    def share(self, offset: int) -> float:
        """How far down the whole contract an offset stands, 0 to 1."""
        return self._top_of(offset) / max(self._column.height, 1.0)

    def _top_of(self, offset: int) -> float:
        """How far down the whole contract an offset stands, in pixels."""
        if self._document is None or not len(self._column):
            return 0.0
        page = self._text.page_of(offset)
        boxes = self._text.boxes(page, Span(offset, offset + 1))
        inner = boxes[0].top() * self._column.scale if boxes else 0.0
        return self._column.rect(page).top() + inner

    def offset_at(self, point: QPoint) -> int | None:
        """The offset of the character under a point of the viewport, or None beside the words."""
        if self._document is None or not len(self._column):
            return None
        page, spot = self._on_page(point)
        return self._text.under(page, spot)

    # Pictures

    def _ask(self, page: int) -> None:
        scale = self._column.scale * self.devicePixelRatioF()
        if self._store.want(page, scale):
            self.page_wanted.emit(page + 1, scale)

    def _ask_neighbours(self) -> None:
        top = self.verticalScrollBar().value()
        seen = self._column.between(top, top + self.viewport().height())
        for page in (seen.stop, seen.start - 1):
            if 0 <= page < len(self._column):
                self._ask(page)

    # Events

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(event.rect(), theme.colour("window"))
        top = self.verticalScrollBar().value()
        painter.translate(-self.horizontalScrollBar().value(), -top)
        for page in self._column.between(top, top + self.viewport().height()):
            picture = self._store.picture(page)
            self._painter.paint(
                painter,
                page,
                self._column.rect(page),
                self._column.scale,
                picture=picture,
                selection=self._selection.span,
            )
            self._ask(page)
        painter.end()
        self._prefetch.start()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and len(self._column):
            page, spot = self._on_page(event.position().toPoint())
            self._selection.anchor = self._text.nearest(page, spot)
            self._select(None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._selection.anchor is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        point = event.position().toPoint()
        if point.y() < 0 or point.y() > self.viewport().height():
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + (24 if point.y() > 0 else -24))
        page, spot = self._on_page(point)
        here = self._text.nearest(page, spot)
        if here is not None:
            self._select(self._selection.to(here))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self._selection.span is None:
            self._click(event.position().toPoint())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Choose the line under the pointer up to its punctuation."""
        offset = self.offset_at(event.position().toPoint())
        if offset is not None:
            self._select(self._selection.phrase_at(offset))

    def _click(self, point: QPoint) -> None:
        if self._document is None or not len(self._column):
            return
        page, spot = self._on_page(point)
        rect, scale = self._column.rect(page), self._column.scale
        if sign := self._painter.sign_at(page, rect, scale, rect.topLeft() + spot * scale):
            self.finding_clicked.emit(sign)
            return
        offset = self._text.under(page, spot)
        if offset is None:
            return
        if key := self._painter.next_finding_at(offset):
            self.finding_clicked.emit(key)
        elif marks := marks_at(self._painter.marks, offset):
            self.marks_clicked.emit(marks, self.viewport().mapToGlobal(point))

    def _select(self, span: Span | None) -> None:
        if span != self._selection.span:
            self._selection.span = span
            self.selection_changed.emit(span is not None)
            self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar, page = self.verticalScrollBar(), self.viewport().height()
        steps = {
            Qt.Key.Key_Down: 48,
            Qt.Key.Key_Up: -48,
            Qt.Key.Key_PageDown: page - 48,
            Qt.Key.Key_PageUp: 48 - page,
            Qt.Key.Key_Space: page - 48,
            Qt.Key.Key_Left: self._to_page(-1),
            Qt.Key.Key_Right: self._to_page(1),
            Qt.Key.Key_Home: -bar.maximum(),
            Qt.Key.Key_End: bar.maximum(),
        }
        step = steps.get(Qt.Key(event.key()))
        keys = QKeySequence.StandardKey
        stretch = {keys.SelectNextChar: 1, keys.SelectPreviousChar: -1}
        if by := next((by for key, by in stretch.items() if event.matches(key)), 0):
            self._stretch(by)
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.select_all()
        elif step is None:
            super().keyPressEvent(event)
        else:
            bar.setValue(bar.value() + step)

    def _stretch(self, by: int) -> None:
        """Select more or less; at first from where was clicked, or from the words in sight."""
        if self._selection.anchor is None:
            self._selection.anchor = self.place()
        self._select(self._selection.stretched(by))

    def viewportEvent(self, event: QEvent) -> bool:
        return show_tip(self, event) or super().viewportEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        ask_menu(self, event)

    def _on_scrolled(self) -> None:
        self.viewport().update()
        self.place_changed.emit(self.place())

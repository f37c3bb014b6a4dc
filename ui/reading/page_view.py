"""The pages of a PDF as printed: pictures from the worker, words to select, findings and marks."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QHelpEvent,
    QImage,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget

from reviewer.document.model import Document, PageLayer, Span
from ui import theme
from ui.reading.layers import marks_at
from ui.reading.page_geometry import GAP, PageColumn, PageText
from ui.reading.page_paint import PagePainter
from ui.reading.page_selection import PageSelection
from ui.reading.page_store import PageStore
from ui.reading.spans import FindingSpan, MarkSpan
from ui.reading.zoom import ZOOMS, next_zoom

POINT = 96 / 72  # pixels of a point at 100 %
FIT_PAGE = 0.0  # as a zoom: whole pages
FIT_LIMIT = 1.5  # fitting the width enlarges no more than this


class PageView(QAbstractScrollArea):
    """Shows the pages of a PDF; speaks in canonical offsets. Asks for pictures by `page_wanted`."""

    finding_clicked = Signal(str)
    marks_clicked = Signal(object, QPoint)
    place_changed = Signal(int)
    selection_changed = Signal(bool)
    menu_requested = Signal(QPoint, int)
    zoom_changed = Signal(float)
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
        self._column = PageColumn((), 1.0, 1.0)
        self._store = PageStore()
        self._painter = PagePainter()
        self._zoom: float | None = None  # None: fit the width
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

    def clear_selection(self) -> None:
        self._select(None)

    def copy(self) -> None:
        """Put the selected words on the clipboard."""
        if (span := self.selected()) is not None and self._document is not None:
            QGuiApplication.clipboard().setText(span.of(self._document.text))

    def select_all(self) -> None:
        self._select(self._selection.everything())

    def place(self) -> int:
        """The offset of the first words in sight."""
        if self._document is None or not len(self._column):
            return 0
        y = self.verticalScrollBar().value() + GAP
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

    def show_page(self, page: int) -> None:
        """Put the upper edge of a page (from 1) in sight."""
        if 1 <= page <= len(self._column):
            self.verticalScrollBar().setValue(round(self._column.rect(page - 1).top() - GAP))

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

    def page_in_sight(self) -> int:
        """The page (1-based) in the middle of the view."""
        middle = self.verticalScrollBar().value() + self.viewport().height() / 2
        return self._column.at(middle) + 1

    def offset_at(self, point: QPoint) -> int | None:
        """The offset of the character under a point of the viewport, or None beside the words."""
        if self._document is None or not len(self._column):
            return None
        page, spot = self._on_page(point)
        return self._text.under(page, spot)

    def _on_page(self, point: QPoint) -> tuple[int, QPointF]:
        """The page (0-based) of a viewport point, and the point on it in PDF points."""
        scrolled = QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        return self._column.on_page(QPointF(point + scrolled))

    # Zoom and layout

    @property
    def zoom(self) -> float:
        return self._column.scale / POINT

    @property
    def chosen_zoom(self) -> float | None:
        """The zoom that was chosen; None: the width is fitted, FIT_PAGE: whole pages."""
        return self._zoom

    def set_zoom(self, zoom: float | None) -> None:
        """A factor of the printed size; None fits the width, FIT_PAGE whole pages. The words in
        sight stay in sight."""
        keeps = zoom is None or zoom == FIT_PAGE
        self._zoom = zoom if keeps else min(max(zoom or 0.0, ZOOMS[0]), ZOOMS[-1])
        self._arrange()
        self.zoom_changed.emit(self.zoom)

    def scale_of(self, widest: float) -> float:
        """Pixels per point at which pages are shown, the widest of them so many points wide."""
        fitting = min((self.viewport().width() - 2 * GAP) / widest, FIT_LIMIT * POINT)
        if self._zoom == FIT_PAGE:
            fitting = min(fitting, (self.viewport().height() - 2 * GAP) / self._highest())
        scale = max(fitting, 0.2) if not self._zoom else self._zoom * POINT
        # Whole pixels per page width: a one-pixel resize asks for no new pictures.
        return max(scale * widest // 8 * 8 / widest, 0.1)

    def _highest(self) -> float:
        pages = self._document.pages if self._document is not None else ()
        return max((page.height for page in pages), default=1.0)

    def _arrange(self) -> None:
        if self._document is None:
            return
        room = self.viewport().width()
        scale = self.scale_of(max((page.width for page in self._document.pages), default=1.0))
        share = self.verticalScrollBar().value() / max(self._column.height, 1.0)
        self._column = PageColumn(self._document.pages, scale, room)
        height = self.viewport().height()
        self.verticalScrollBar().setRange(0, max(round(self._column.height) - height, 0))
        self.verticalScrollBar().setPageStep(height)
        self.verticalScrollBar().setSingleStep(48)
        self.horizontalScrollBar().setRange(0, max(round(self._column.width + 2 * GAP) - room, 0))
        self.horizontalScrollBar().setPageStep(room)
        self.verticalScrollBar().setValue(round(share * self._column.height))
        self.viewport().update()

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
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.select_all()
        elif step is None:
            super().keyPressEvent(event)
        else:
            bar.setValue(bar.value() + step)

    def _to_page(self, step: int) -> int:
        """How far the bar has to move to the upper edge of the next page, or the one before."""
        if not len(self._column):
            return 0
        here = self.verticalScrollBar().value()
        page = self._column.at(here + GAP + 1)
        at_top = abs(self._column.rect(page).top() - GAP - here) <= 1
        wanted = page + (0 if step < 0 and not at_top else step)
        wanted = min(max(wanted, 0), len(self._column) - 1)
        return round(self._column.rect(wanted).top() - GAP) - here

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            offset = self.offset_at(event.pos())
            QToolTip.showText(
                event.globalPos(), self.describe(offset) if offset is not None else "", self
            )
            return True
        return super().viewportEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        offset = self.offset_at(event.pos())
        self.menu_requested.emit(event.globalPos(), -1 if offset is None else offset)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(next_zoom(self.zoom, up=event.angleDelta().y() > 0))
            event.accept()
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _on_scrolled(self) -> None:
        self.viewport().update()
        self.place_changed.emit(self.place())

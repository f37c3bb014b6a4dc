"""Pages one below the other, scrolled and zoomed: where they are, not what they show."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from reviewer.document.model import PageLayer
from ui.reading.pages.geometry import GAP, PageColumn
from ui.reading.zoom import ZOOMS, next_zoom

POINT = 96 / 72  # pixels of a point at 100 %
FIT_PAGE = 0.0  # as a zoom: whole pages
FIT_LIMIT = 1.5  # fitting the width enlarges no more than this


class PageScroll(QAbstractScrollArea):
    """A column of pages in a view; `zoom_changed` with the factor of the printed size."""

    zoom_changed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: Sequence[PageLayer] = ()
        self._column = PageColumn((), 1.0, 1.0)
        self._zoom: float | None = None  # None: fit the width

    def show_page(self, page: int) -> None:
        """Put the upper edge of a page (from 1) in sight."""
        if 1 <= page <= len(self._column):
            self.verticalScrollBar().setValue(round(self._column.rect(page - 1).top() - GAP))

    def page_in_sight(self) -> int:
        """The page (1-based) in the middle of the view."""
        middle = self.verticalScrollBar().value() + self.viewport().height() / 2
        return self._column.at(middle) + 1

    def _on_page(self, point: QPoint) -> tuple[int, QPointF]:
        """The page (0-based) of a viewport point, and the point on it in PDF points."""
        scrolled = QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        return self._column.on_page(QPointF(point + scrolled))

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
        if self._pages:
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
        return max((page.height for page in self._pages), default=1.0)

    def _arrange(self) -> None:
        room = self.viewport().width()
        scale = self.scale_of(max((page.width for page in self._pages), default=1.0))
        share = self.verticalScrollBar().value() / max(self._column.height, 1.0)
        self._column = PageColumn(self._pages, scale, room)
        height = self.viewport().height()
        self.verticalScrollBar().setRange(0, max(round(self._column.height) - height, 0))
        self.verticalScrollBar().setPageStep(height)
        self.verticalScrollBar().setSingleStep(48)
        self.horizontalScrollBar().setRange(0, max(round(self._column.width + 2 * GAP) - room, 0))
        self.horizontalScrollBar().setPageStep(room)
        self.verticalScrollBar().setValue(round(share * self._column.height))
        self.viewport().update()

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

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(next_zoom(self.zoom, up=event.angleDelta().y() > 0))
            event.accept()
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._pages:
            self._arrange()

"""The findings as cards: slim ones, and the chosen one unfolded among them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QListView, QVBoxLayout, QWidget

from reviewer.assessment.model import GradedFinding
from ui import theme
from ui.models.findings import KEY, row_at
from ui.panel.findings.card_delegate import EDGE, GAP, INDENT, CardDelegate, folded_height
from ui.panel.findings.finding_card import FindingCard
from ui.panel.page import quiet_list
from ui.widgets.parts import lead_focus_through

_LEAST = 40  # pixels, where a form below takes the room of a low window


class CardList(QListView):
    """Unfolds the row of `open_key`. `make_card` builds the card of a finding."""

    def __init__(self, make_card: Callable[[GradedFinding], FindingCard]) -> None:
        super().__init__()
        self.setObjectName("cardList")
        self.setMinimumHeight(_LEAST)
        self._open_key = ""
        self._make_card = make_card
        self._holder: QWidget | None = None
        self.setItemDelegate(CardDelegate(self, self))
        quiet_list(self)
        self.setMouseTracking(True)
        self._relayout = QTimer(self)
        self._relayout.setSingleShot(True)
        self._relayout.setInterval(0)
        self._relayout.timeout.connect(self._lay_out)
        theme.notice().changed.connect(self.reopen)

    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        if model is not None:
            for signal in (
                model.modelReset,
                model.layoutChanged,
                model.rowsInserted,
                model.rowsRemoved,
            ):
                signal.connect(self._relayout.start)

    @property
    def open_key(self) -> str:
        """The key of the unfolded finding, empty for none."""
        return self._open_key

    def open(self, key: str) -> None:
        """Unfold the card of a finding, whose head keeps its place; an empty key folds all."""
        if key != self._open_key:
            before = self.top_of(key)
            self._open_key = key
            self._build()
            self._lay_out()
            after = self.top_of(key)
            if before is not None and after is not None:
                bar = self.verticalScrollBar()
                bar.setValue(bar.value() + after - before)
        self.reveal()

    def reopen(self) -> None:
        """Build the unfolded card anew, where it stands; articles unfolded in it stay so."""
        if self._open_key:
            unfolded = self.card.unfolded() if self.card is not None else frozenset()
            self._build()
            if self.card is not None:
                self.card.unfold(unfolded)
            self._lay_out()

    def reveal(self) -> None:
        """Scroll so that the unfolded card is in sight, its head first."""
        index = self._index_of(self._open_key)
        if not index.isValid():
            return
        rect, height = self.visualRect(index), self.viewport().height()
        bar = self.verticalScrollBar()
        if rect.top() < 0:
            bar.setValue(bar.value() + rect.top())
        elif rect.bottom() > height:
            bar.setValue(bar.value() + min(rect.bottom() - height, rect.top()))

    def card_height(self, width: int) -> int:
        """The height that the unfolded card needs in a width, gaps included."""
        layout = self._holder.layout() if self._holder is not None else None
        if layout is None:
            return folded_height(self.fontMetrics(), 2)
        return layout.totalHeightForWidth(width)

    def room(self) -> int:
        """The width of a row."""
        return self.viewport().width()

    @property
    def card(self) -> FindingCard | None:
        """The unfolded card."""
        return self._holder.findChild(FindingCard) if self._holder is not None else None

    def _index_of(self, key: str) -> QModelIndex:
        for row in range(self.model().rowCount() if key else 0):
            index = self.model().index(row, 0)
            if index.data(KEY) == key:
                return index
        return QModelIndex()

    def top_of(self, key: str) -> int | None:
        """Where the card of a finding begins in the viewport, None where it is not shown."""
        index = self._index_of(key)
        return self.visualRect(index).top() if index.isValid() else None

    def _build(self) -> None:
        if self._holder is not None:
            # Else a bar of the window takes it, and hears no letters.
            if self._holder.isAncestorOf(QApplication.focusWidget() or self):
                self.setFocus(Qt.FocusReason.OtherFocusReason)
            # A click in the card may have led here: it must live until the click is over.
            self._holder.hide()
            self._holder.deleteLater()
            self._holder = None
        index = self._index_of(self._open_key)
        if not index.isValid():
            return
        row = row_at(index)
        card = self._make_card(row.graded)
        card.resized.connect(self._relayout.start)
        self._holder = QWidget(self.viewport())
        box = QVBoxLayout(self._holder)
        box.setContentsMargins(EDGE + (INDENT if row.parent else 0), GAP, EDGE, GAP)
        box.addWidget(card)
        lead_focus_through(self, card)
        self.setCurrentIndex(index)

    def _lay_out(self) -> None:
        """Lay all rows anew and put the unfolded card where its row is."""
        if (self._holder is None) == self._index_of(self._open_key).isValid():
            self._build()
        self.doItemsLayout()
        self._place_card()

    def _place_card(self) -> None:
        if self._holder is None:
            return
        index = self._index_of(self._open_key)
        if not index.isValid():
            self._holder.hide()
            return
        self._holder.setGeometry(self.visualRect(index))
        self._holder.show()

    def updateGeometries(self) -> None:
        super().updateGeometries()
        self._place_card()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self._place_card()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._relayout.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Letters are the window's keys (A adopt, D dismiss …), not a search in the list.
        if event.text() and event.text().isprintable():
            event.ignore()
        else:
            super().keyPressEvent(event)

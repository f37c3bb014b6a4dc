"""The two versions side by side, row by row; heights are measured a little at a time."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from reviewer.exchange.comparison import Comparison, Row
from ui.comparing.row_delegate import RowDelegate
from ui.i18n import tr
from ui.models.comparison import NEW, OLD, ROW, TAGS, ComparisonFilter, ComparisonModel
from ui.models.index import Index

_TAGS_WIDTH = 116  # pixels
_SLICE = 25  # rows measured before the window may do something else


class RowTable(QTableView):
    """`row_chosen` with a Row and whether its earlier side is meant, on Enter or a double click."""

    row_chosen = Signal(object, bool)

    def __init__(self, comparison: Comparison, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("comparison")
        self.setAccessibleName(tr("compare.table"))
        self.filter = ComparisonFilter(self)
        self.filter.setSourceModel(ComparisonModel(comparison, self))
        self._delegate = RowDelegate(self)
        self.setItemDelegate(self._delegate)
        self.setModel(self.filter)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setSectionResizeMode(TAGS, QHeaderView.ResizeMode.Fixed)
        head.setSectionResizeMode(OLD, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(NEW, QHeaderView.ResizeMode.Stretch)
        head.setSectionsClickable(False)
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setColumnWidth(TAGS, _TAGS_WIDTH)
        self._next = 0
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._measure_some)
        self.filter.layoutChanged.connect(self.measure)
        self.filter.rowsInserted.connect(self.measure)
        self.filter.rowsRemoved.connect(self.measure)
        self.doubleClicked.connect(self._on_activated)

    @property
    def is_measured(self) -> bool:
        """Whether every row has the height of its words."""
        return not self._timer.isActive()

    def measure(self) -> None:
        """Measure the heights anew, from the top."""
        self._next = 0
        self._timer.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._delegate.forget()
        self.measure()

    def _measure_some(self) -> None:
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        end = min(self._next + _SLICE, self.filter.rowCount())
        for at in range(self._next, end):
            heights = (
                self._delegate.height(
                    self.filter.index(at, column), self.columnWidth(column), option
                )
                for column in (TAGS, OLD, NEW)
            )
            self.setRowHeight(at, max(heights))
        self._next = end
        if end >= self.filter.rowCount():
            self._timer.stop()
            self.scrollTo(self.currentIndex())

    # Going from change to change

    @property
    def current(self) -> Row | None:
        """The row that is chosen."""
        row = self.currentIndex().data(ROW)
        return row if isinstance(row, Row) else None

    def step(self, *, forward: bool) -> bool:
        """Choose the next or previous row that is not untouched; whether there is one."""
        way = 1 if forward else -1
        at = self.currentIndex().row() + way if self.currentIndex().isValid() else 0
        while 0 <= at < self.filter.rowCount():
            row = self.filter.index(at, TAGS).data(ROW)
            if isinstance(row, Row) and not row.is_untouched:
                self._choose(self.filter.index(at, NEW))
                return True
            at += way
        return False

    def show_row(self, number: int) -> bool:
        """Choose a row of the comparison by its number; whether the filter shows it."""
        index = self.filter.mapFromSource(self.filter.sourceModel().index(number, NEW))
        if not index.isValid():
            return False
        self._choose(index)
        return True

    def _choose(self, index: Index) -> None:
        self.setCurrentIndex(self.filter.index(index.row(), index.column()))
        self.scrollTo(self.currentIndex(), QAbstractItemView.ScrollHint.PositionAtCenter)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_activated(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _on_activated(self, index: Index) -> None:
        row = index.data(ROW)
        if isinstance(row, Row):
            self.row_chosen.emit(row, index.column() == OLD)

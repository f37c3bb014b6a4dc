"""The findings as cards: slim ones, and the chosen one unfolded among them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtCore import QAbstractItemModel, QTimer, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from reviewer.assessment.model import GradedFinding
from reviewer.labels import Severity
from reviewer.marks.model import Status
from ui import theme
from ui.models.findings import CHILD, CHILDREN, FINDING, GRADE, KEY, STATUS
from ui.panel.finding_card import FindingCard
from ui.theme import icons
from ui.i18n import tr
from ui.words import label_name, status_name

Index = QModelIndex | QPersistentModelIndex

SLIM = 92  # height of a folded card with its gap, pixels
CHILD_SLIM = 52
GAP = 4


class CardDelegate(QStyledItemDelegate):
    """Paints slim cards; leaves the room of the unfolded one to its widget."""

    def __init__(self, view: CardList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.viewport().width()
        if index.data(KEY) == self._view.open_key:
            return QSize(width, self._view.card_height(width))
        return QSize(width, CHILD_SLIM if index.data(CHILD) else SLIM)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if index.data(KEY) == self._view.open_key:
            return
        graded, status, grade = index.data(FINDING), index.data(STATUS), index.data(GRADE)
        child = bool(index.data(CHILD))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = QRectF(option.rect).adjusted(12 + (20 if child else 0), GAP, -12, -GAP)  # type: ignore[attr-defined]
        hovered = bool(option.state & _HOVER)  # type: ignore[attr-defined]
        painter.setPen(theme.colour("border_strong" if hovered else "border"))
        painter.setBrush(theme.colour("raised"))
        painter.drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        settled = status is Status.DISMISSED
        tint = theme.colour("border_strong" if settled else grade.value)
        sign = QRectF(card.left() + 12, card.top() + 11, 17, 17)
        icons.paint(painter, f"grade-{grade.value}", sign, tint)
        inner = card.adjusted(38, 9, -12, -8)
        self._head(painter, inner, graded, status, index)
        if not child:
            self._quote(painter, inner.adjusted(0, 25, 0, 0), graded)
        painter.restore()

    def _head(
        self,
        painter: QPainter,
        room: QRectF,
        graded: GradedFinding,
        status: Status,
        index: Index,
    ) -> None:
        font = QFont(self._view.font())
        right = status_name(status) if status is not Status.PENDING else ""
        if children := index.data(CHILDREN):
            right = " · ".join(filter(None, (tr("card.children", count=children), right)))
        painter.setFont(font)
        painter.setPen(theme.colour("ink_faint"))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop), right)
        taken = painter.fontMetrics().horizontalAdvance(right) + 10 if right else 0
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(theme.colour("ink_faint" if status is Status.DISMISSED else "ink"))
        title = f"{graded.finding.place}　{label_name(graded.finding.label)}".strip()
        shown = painter.fontMetrics().elidedText(
            title, Qt.TextElideMode.ElideRight, round(room.width() - taken)
        )
        painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop), shown)

    def _quote(self, painter: QPainter, room: QRectF, graded: GradedFinding) -> None:
        painter.setFont(self._view.font())
        painter.setPen(theme.colour("ink_soft"))
        metrics = painter.fontMetrics()
        text = " ".join(graded.finding.quote.split())
        first = _fitting(text, lambda part: metrics.horizontalAdvance(part) <= room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignTop), first)
        rest = metrics.elidedText(
            text[len(first) :], Qt.TextElideMode.ElideRight, round(room.width())
        )
        second = room.adjusted(0, metrics.height() + 1, 0, 0)
        painter.drawText(second, int(Qt.AlignmentFlag.AlignTop), rest)


class CardList(QListView):
    """Unfolds the current row. `make_card` builds the card of a finding."""

    card_opened = Signal(object)

    def __init__(self, make_card: Callable[[GradedFinding], FindingCard]) -> None:
        super().__init__()
        self.setObjectName("cardList")
        self.open_key = ""
        self._make_card = make_card
        self._holder: QWidget | None = None
        self.setItemDelegate(CardDelegate(self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().setSingleStep(24)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._relayout = QTimer(self)
        self._relayout.setSingleShot(True)
        self._relayout.setInterval(0)
        self._relayout.timeout.connect(self._lay_out)
        theme.notice().changed.connect(self.reopen)

    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        if model is not None:
            for signal in (model.modelReset, model.layoutChanged):
                signal.connect(self._relayout.start)
            model.rowsInserted.connect(self._relayout.start)
            model.rowsRemoved.connect(self._relayout.start)

    def open(self, key: str) -> None:
        """Unfold the card of a finding and bring its head into sight; an empty key folds all."""
        if key == self.open_key:
            self.reveal()
            return
        self.open_key = key
        self._build()
        self._lay_out()
        self.reveal()

    def reopen(self) -> None:
        """Build the unfolded card anew, where it stands."""
        if self.open_key:
            self._build()
            self._lay_out()

    def reveal(self) -> None:
        """Scroll so that the unfolded card is in sight, its head first."""
        index = self._open_index()
        if not index.isValid():
            return
        rect = self.visualRect(index)
        height = self.viewport().height()
        bar = self.verticalScrollBar()
        if rect.top() < 0 or rect.top() > height - 160 or rect.bottom() > height:
            room_above = max(min(height - rect.height(), SLIM), 0)
            bar.setValue(bar.value() + rect.top() - room_above)

    def card_height(self, width: int) -> int:
        if self._holder is None:
            return SLIM
        layout = self._holder.layout()
        return layout.totalHeightForWidth(width) if layout is not None else SLIM

    @property
    def card(self) -> FindingCard | None:
        return self._holder.findChild(FindingCard) if self._holder is not None else None

    def _open_index(self) -> QModelIndex:
        for row in range(self.model().rowCount() if self.open_key else 0):
            index = self.model().index(row, 0)
            if index.data(KEY) == self.open_key:
                return index
        return QModelIndex()

    def _build(self) -> None:
        if self._holder is not None:
            self._holder.hide()
            self._holder.deleteLater()
            self._holder = None
        index = self._open_index()
        if not index.isValid():
            return
        card = self._make_card(index.data(FINDING))
        card.resized.connect(self._relayout.start)
        self._holder = QWidget(self.viewport())
        box = QVBoxLayout(self._holder)
        left = 12 + (20 if index.data(CHILD) else 0)
        box.setContentsMargins(left, GAP, 12, GAP)
        box.addWidget(card)
        self.setCurrentIndex(index)

    def _lay_out(self) -> None:
        """Lay all rows anew and put the unfolded card where its row is."""
        index = self._open_index()
        if (self._holder is None) == index.isValid():
            self._build()
            index = self._open_index()
        self.doItemsLayout()
        self._place_card()

    def _place_card(self) -> None:
        if self._holder is None:
            return
        index = self._open_index()
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


def _fitting(text: str, fits: Callable[[str], bool]) -> str:
    """The longest beginning that fits."""
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if fits(text[:middle]):
            low = middle
        else:
            high = middle - 1
    return text[:low]

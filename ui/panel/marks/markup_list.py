"""What came with the file beside its words, to be read only: its comments and tracked changes.

Signals: `span_requested` (Span), words to show in the contract; `import_wanted` (ids of comments,
None for all), comments to become notes of one's own.
"""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QListView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from reviewer.document.model import Document
from ui import theme
from ui.i18n import tr
from ui.models.index import Index
from ui.models.markup import ROW, MarkupModel, MarkupRow, markup_rows
from ui.panel.page import quiet_list

_SIDE, _PAD, _GAP = 16, 6, 3  # pixels
_LINES = 4  # of what is said; the tool tip has the rest
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere)


class MarkupList(QListView):
    """Titles and entries; a click shows the words in the contract."""

    span_requested = Signal(object)
    import_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("markupList")
        self.setAccessibleName(tr("markup.title"))
        self.setMouseTracking(True)
        quiet_list(self)
        self.rows = MarkupModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(_MarkupDelegate(self))
        self.clicked.connect(self._on_chosen)
        self.activated.connect(self._on_chosen)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._open_menu)

    def set_contract(self, document: Document | None) -> None:
        """Show what a contract came with; the list hides when there is nothing."""
        rows = [] if document is None else markup_rows(document)
        self.rows.set_rows(rows)
        self.setVisible(bool(rows))

    def show_entry(self, ident: str) -> None:
        """Choose a comment or change."""
        row = self.rows.row_of(ident)
        if row is not None:
            self.setCurrentIndex(self.rows.index(row, 0))
            self.scrollTo(self.currentIndex())

    def menu_at(self, index: QModelIndex) -> QMenu:
        """What can be done with an entry: comments become notes of one's own."""
        menu = QMenu(self)
        row = index.data(ROW)
        is_comment = isinstance(row, MarkupRow) and row.is_comment
        one = menu.addAction(tr("markup.import_one"))
        one.setEnabled(is_comment)
        if is_comment:
            one.triggered.connect(lambda: self.import_wanted.emit(frozenset({row.id})))
        every = menu.addAction(tr("markup.import_all"))
        every.setEnabled(self.rows.has_comments)
        every.triggered.connect(lambda: self.import_wanted.emit(None))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    def _open_menu(self, place: QPoint) -> None:
        self.menu_at(self.indexAt(place)).popup(self.viewport().mapToGlobal(place))

    def _on_chosen(self, index: QModelIndex) -> None:
        row = index.data(ROW)
        if isinstance(row, MarkupRow) and row.span is not None:
            self.span_requested.emit(row.span)


class _MarkupDelegate(QStyledItemDelegate):
    """Who and when, the words concerned, what is said."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = index.data(ROW)
        if not isinstance(row, MarkupRow):
            return QSize()
        width = self._view.viewport().width()
        metrics = option.fontMetrics
        height = metrics.height() + 2 * _PAD
        if not row.is_title:
            height += (metrics.height() + _GAP) if row.quote else 0
            height += _said_height(metrics, row.text, width - 2 * _SIDE)
        return QSize(width, height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW)
        if not isinstance(row, MarkupRow):
            return
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, theme.colour("accent_soft"))
        elif option.state & QStyle.StateFlag.State_MouseOver and not row.is_title:
            painter.fillRect(option.rect, theme.colour("hover"))
        room = QRectF(option.rect).adjusted(_SIDE, _PAD, -_SIDE, -_PAD)
        metrics = option.fontMetrics
        line = metrics.height()
        font = QFont(option.font)
        font.setWeight(QFont.Weight.DemiBold if row.is_title else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(theme.colour("ink" if row.is_title else "ink_faint"))
        painter.drawText(room.topLeft() + _base(metrics), _one_line(metrics, row, room.width()))
        top = room.top() + line
        if row.quote and not row.is_title:
            painter.setPen(theme.colour("ink_soft"))
            quote = metrics.elidedText(
                f"“{' '.join(row.quote.split())}”",
                Qt.TextElideMode.ElideRight,
                round(room.width()),
            )
            painter.drawText(QRectF(room.left(), top + _GAP, room.width(), line), quote)
            top += line + _GAP
        if row.text and not row.is_title:
            painter.setPen(theme.colour("ink_faint" if row.settled else "ink"))
            painter.setClipRect(room)
            said = QRectF(room.left(), top + _GAP, room.width(), room.bottom() - top)
            painter.drawText(said, _WRAP, row.text)
        painter.restore()


def _base(metrics: QFontMetrics) -> QPointF:
    return QPointF(0, metrics.ascent())


def _one_line(metrics: QFontMetrics, row: MarkupRow, width: float) -> str:
    said = row.text if row.is_title else row.head
    return metrics.elidedText(said, Qt.TextElideMode.ElideRight, round(width))


def _said_height(metrics: QFontMetrics, text: str, width: int) -> int:
    if not text:
        return 0
    whole = metrics.boundingRect(QRect(0, 0, width, 1_000_000), _WRAP, text).height()
    return min(whole, _LINES * metrics.lineSpacing()) + _GAP

"""The clauses as a tree: number and words, and at the right edge the sign of the worst risk."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from reviewer.document.clause_tree import ClauseKind
from ui import theme
from ui.i18n import tr
from ui.models.outline import CLAUSE, RISK
from ui.theme import icons

_SIGN = 14
_ARROW = 11
_ROW = 30


class _Delegate(QStyledItemDelegate):
    """Paints number and words, and at the right edge the sign of the risk."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(60, _ROW)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        clause, risk = index.data(CLAUSE), index.data(RISK)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        room = QRectF(option.rect)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent_soft" if chosen else "hover"))
            painter.drawRoundedRect(room.adjusted(0, 1, -6, -1), 5, 5)
        if risk is not None:
            spot = QRectF(room.right() - 14 - _SIGN, room.center().y() - _SIGN / 2, _SIGN, _SIGN)
            icons.paint(painter, f"grade-{risk}", spot, theme.colour(str(risk)))
            room.setRight(spot.left() - 6)
        font = QFont(option.font)
        if clause is not None and clause.kind is ClauseKind.HEADING:
            font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(theme.colour("accent" if chosen else "ink"))
        room.adjust(6, 0, -4, 0)
        text = painter.fontMetrics().elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, round(room.width())
        )
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), text)
        painter.restore()


class OutlineTree(QTreeView):
    """Draws its own triangles, and nothing else before the words."""

    def __init__(self) -> None:
        super().__init__()
        self.setHeaderHidden(True)
        self.setIndentation(15)
        self.setUniformRowHeights(True)
        self.setMouseTracking(True)
        self.setItemDelegate(_Delegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("outline.title"))

    def drawBranches(
        self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        if not self.model().hasChildren(index):
            return
        name = "down" if self.isExpanded(index) else "right"
        left = rect.right() - self.indentation() + 2
        spot = QRectF(left, rect.center().y() - _ARROW / 2 + 1, _ARROW, _ARROW)
        icons.paint(painter, name, spot, theme.colour("ink_faint"))

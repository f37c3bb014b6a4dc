"""Rows with a box to tick that stands before their first line, however many lines they have."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QIcon, QMouseEvent, QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

_Index = QModelIndex | QPersistentModelIndex
_SIDE = 14  # of the box, pixels
_BEFORE = 4  # it


class TickDelegate(QStyledItemDelegate):
    """Qt puts the box in the middle of a row: of a long one it would be out of sight."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: _Index) -> None:
        super().initStyleOption(option, index)
        # Its room stays, as that of a picture; it is drawn, and heard, by this class.
        features = QStyleOptionViewItem.ViewItemFeature
        option.features &= ~features.HasCheckIndicator
        option.features |= features.HasDecoration
        option.decorationSize = QSize(_SIDE + _BEFORE, _SIDE)
        option.icon = QIcon()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        super().paint(painter, option, index)
        box = QStyleOptionViewItem(option)
        box.rect = _box(option)
        ticked = _is_ticked(index)
        box.state |= QStyle.StateFlag.State_On if ticked else QStyle.StateFlag.State_Off
        style = option.widget.style() if option.widget is not None else QApplication.style()
        primitive = QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck
        style.drawPrimitive(primitive, box, painter, option.widget)

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: _Index,
    ) -> bool:
        if isinstance(event, QMouseEvent):
            if not _box(option).contains(event.position().toPoint()):
                return False
            if event.type() is QEvent.Type.MouseButtonRelease:
                ticked = _is_ticked(index)
                wanted = Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked
                model.setData(index, wanted, Qt.ItemDataRole.CheckStateRole)
            return True
        return super().editorEvent(event, model, option, index)


def _box(option: QStyleOptionViewItem) -> QRect:
    """Where the box stands: in the middle of the first line."""
    top = option.rect.top() + max((option.fontMetrics.lineSpacing() - _SIDE) // 2, 0)
    return QRect(option.rect.left() + _BEFORE, top, _SIDE, _SIDE)


def _is_ticked(index: _Index) -> bool:
    state = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole))
    return state is Qt.CheckState.Checked

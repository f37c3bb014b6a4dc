"""A column of a table whose words go on in further lines, each row as high as it needs."""

from __future__ import annotations

import re

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTreeView

_PADDING = 2  # of a cell, as the style sheet has it, pixels
_ENDLESS = 1_000_000
# Where the name of a file, which has no spaces, may go on in another line.
_BREAKS = re.compile(r"[_./\\-]|[A-Za-z0-9]{16}")
_MAY_BREAK = "\u200b"


class WrappedColumn(QStyledItemDelegate):
    """Dresses a column of a tree and follows its width. A tree wraps its cells by itself, too, but
    makes no row higher for that."""

    def __init__(self, view: QTreeView, column: int) -> None:
        super().__init__(view)
        self._view, self._column = view, column
        view.setItemDelegateForColumn(column, self)
        view.header().sectionResized.connect(self._on_resized)

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        option.text = _BREAKS.sub(r"\g<0>" + _MAY_BREAK, option.text)
        option.features |= QStyleOptionViewItem.ViewItemFeature.WrapText
        option.textElideMode = Qt.TextElideMode.ElideNone
        option.displayAlignment = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        # Without a height the style would take the width for none.
        option.rect = QRect(0, 0, self._view.columnWidth(self._column) - 2 * _PADDING, _ENDLESS)
        return super().sizeHint(option, index)

    def _on_resized(self, column: int) -> None:
        if column == self._column:
            self._view.scheduleDelayedItemsLayout()

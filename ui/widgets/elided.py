"""A label of one line that gives way: what has no room is cut with dots, and shown by its tip."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QStyle, QStyleOption

_LEAST = 4  # characters that stay, with the dots


class Elided(QLabel):
    """Its text is whole for whoever asks, screen readers too."""

    def minimumSizeHint(self) -> QSize:
        whole = super().minimumSizeHint()
        around = whole.width() - self.fontMetrics().horizontalAdvance(self.text())
        least = self.fontMetrics().horizontalAdvance(self.text()[:_LEAST] + "…")
        return QSize(min(whole.width(), around + least), whole.height())

    @property
    def is_cut(self) -> bool:
        """Whether there is no room for all of it."""
        return self._shown() != self.text()

    def _shown(self) -> str:
        room = self.contentsRect().width()
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)

    def paintEvent(self, event: QPaintEvent) -> None:
        room, shown = self.contentsRect(), self._shown()
        if shown == self.text():
            super().paintEvent(event)
            return
        option = QStyleOption()
        option.initFrom(self)
        painter = QPainter(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option, painter, self)
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)

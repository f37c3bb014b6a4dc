"""A box with one choice of several, with an arrow in the theme's own ink."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox

from ui import theme
from ui.theme import icons

_ARROW = 16
_EDGE = 8


class Choice(QComboBox):
    """Values by their titles. A value that is none of them stands for the first."""

    def __init__(self, values: Mapping[str, object], chosen: object) -> None:
        super().__init__()
        for title, value in values.items():
            self.addItem(title, value)
        self.setCurrentIndex(max(self.findData(chosen), 0))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        ink = theme.colour("ink_soft" if self.isEnabled() else "ink_off")
        arrow = icons.pixmap("down", ink, _ARROW, self.devicePixelRatioF())
        painter = QPainter(self)
        painter.drawPixmap(self.width() - _ARROW - _EDGE, (self.height() - _ARROW) // 2, arrow)
        painter.end()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling past must change nothing."""
        event.ignore()

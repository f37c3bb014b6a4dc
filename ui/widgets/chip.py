"""A word in a soft lozenge: a grade, a status, a place."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from ui import theme
from ui.theme import icons

_PAD = 9
_ICON = 14


class Chip(QLabel):
    """Text, perhaps an icon, on a tint; `clicked` when it is one that leads somewhere.

    A label to screen readers; what is seen it paints itself.
    """

    clicked = Signal()

    def __init__(
        self,
        text: str,
        *,
        ink: str = "ink_soft",
        tint: str = "hover",
        icon: str = "",
        leads: bool = False,
        tip: str = "",
    ) -> None:
        super().__init__(text)
        self._ink, self._tint, self._icon = ink, tint, icon
        self._leads = leads
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)
        self.setToolTip(tip)
        if leads:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        icon = _ICON + 5 if self._icon else 0
        width = metrics.horizontalAdvance(self.text()) + 2 * _PAD + icon
        return QSize(width, metrics.height() + 6)

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), 60), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if self.hasFocus():
            painter.setPen(theme.colour("focus"))
        else:
            painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(self._tint))
        painter.drawRoundedRect(rect, 5, 5)
        left = rect.left() + _PAD
        if self._icon:
            spot = QRectF(left - 2, rect.center().y() - _ICON / 2, _ICON, _ICON)
            icons.paint(painter, self._icon, spot, theme.colour(self._ink))
            left += _ICON + 3
        painter.setPen(theme.colour(self._ink))
        room = rect.adjusted(left - rect.left(), 0, -_PAD + 2, 0)
        shown = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, round(room.width()) + 2
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)
        painter.end()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._leads and self.rect().contains(event.position().toPoint()):
            self.clicked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._leads and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Space):
            self.clicked.emit()
        else:
            super().keyPressEvent(event)


def grade_chip(grade: str, text: str) -> Chip:
    """A grade with its sign."""
    return Chip(text, ink=grade, tint=f"{grade}_soft", icon=f"grade-{grade}")

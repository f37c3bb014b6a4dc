"""One sheet at a time, as it will be printed."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QLabel, QWidget

from reviewer.errors import ShenqiError
from ui import theme
from ui.i18n import tr
from ui.printing.sheets import Sheets

_EDGE = 14.0  # around the sheet, pixels


class Preview(QLabel):
    """A label to screen readers; what is seen it paints itself.

    `turned` with the number of the sheet in sight, from 0.
    """

    turned = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("print.preview"))
        self.setMinimumSize(320, 420)
        self._sheets: Sheets | None = None
        self._ready = -1
        self.at = 0

    def set_sheets(self, sheets: Sheets | None) -> None:
        """Show other sheets, the one with the same number if there is one; None: no more."""
        self._sheets = sheets
        self.go_to(self.at)

    def go_to(self, at: int) -> None:
        sheets = self._sheets
        if sheets is None:
            return
        self.at = min(max(at, 0), sheets.count - 1)
        self._ready = -1
        wanted = self.at

        def show(error: ShenqiError | None) -> None:
            if wanted == self.at and self._sheets is sheets and error is None:
                self._ready = wanted
                self.update()

        sheets.prepare(wanted, 96 * self.devicePixelRatioF(), show)
        self.turned.emit(self.at)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(event.rect(), theme.colour("window"))
        if self._sheets is not None:
            rect = self._place(self._sheets.size(self.at))
            painter.fillRect(rect.adjusted(-1, -1, 1, 1), theme.colour("border"))
            painter.fillRect(rect, Qt.GlobalColor.white)
            if self._ready == self.at:
                self._sheets.paint(painter, self.at, rect)
        if self.hasFocus():
            painter.setPen(theme.colour("focus"))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def _place(self, size: QSizeF) -> QRectF:
        room = QRectF(self.rect()).adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        scale = min(room.width() / size.width(), room.height() / size.height())
        placed = QRectF(0, 0, size.width() * scale, size.height() * scale)
        placed.moveCenter(QPointF(room.center()))
        return placed

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = self._sheets.count - 1 if self._sheets is not None else 0
        keys = Qt.Key
        targets = {
            keys.Key_PageDown: self.at + 1,
            keys.Key_Right: self.at + 1,
            keys.Key_Down: self.at + 1,
            keys.Key_PageUp: self.at - 1,
            keys.Key_Left: self.at - 1,
            keys.Key_Up: self.at - 1,
            keys.Key_Home: 0,
            keys.Key_End: last,
        }
        if event.key() in targets:
            self.go_to(targets[keys(event.key())])
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.go_to(self.at + (1 if event.angleDelta().y() < 0 else -1))

"""Buttons whose words wrap: the way from a panel to a clause, a finding or an article."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui import theme
from ui.theme import icons

_PAD = 4
_ICON = 16
_GAP = 6
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)


class Link(QAbstractButton):
    """Text in the accent colour on as many lines as it needs, with an icon before the first."""

    def __init__(
        self,
        text: str,
        on_click: Callable[[], object],
        *,
        icon: str = "",
        tip: str = "",
        ink: str = "accent",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon_name, self._ink = icon, ink
        self.setText(text)
        self.setToolTip(tip)
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.clicked.connect(lambda _checked=False: on_click())

    def set_icon(self, name: str) -> None:
        """Show another icon: a chevron that points down once something is unfolded."""
        self._icon_name = name
        self.update()

    def _left(self) -> int:
        return _PAD + (_ICON + _GAP if self._icon_name else 0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        room = QRect(0, 0, max(width - self._left() - _PAD, 40), 1_000_000)
        return self.fontMetrics().boundingRect(room, _WRAP, self.text()).height() + 2 * _PAD

    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance(self.text()) + self._left() + _PAD + 2
        width = min(width, 300)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.fontMetrics().height() + 2 * _PAD)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            painter.setPen(theme.colour("focus"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        hovered = self.underMouse() and self.isEnabled()
        ink = theme.colour("accent_hover" if hovered and self._ink == "accent" else self._ink)
        if self._icon_name:
            top = _PAD + (self.fontMetrics().height() - _ICON) / 2
            icons.paint(painter, self._icon_name, QRectF(_PAD, top, _ICON, _ICON), ink)
        font = self.font()
        font.setUnderline(hovered)
        painter.setFont(font)
        painter.setPen(ink)
        painter.drawText(self.rect().adjusted(self._left(), _PAD, -_PAD, 0), _WRAP, self.text())
        painter.end()

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.update()
        super().leaveEvent(event)

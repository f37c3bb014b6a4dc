"""A word in a soft lozenge, a grade or a place: a tag tells, a chip also leads somewhere."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QLabel, QSizePolicy, QWidget

from ui import theme
from ui.theme import icons

_PAD = 9
_ICON = 14
_NARROWEST = 60  # pixels


@dataclass(frozen=True, slots=True)
class _Look:
    """Colour roles of words and ground, and the name of an icon or nothing."""

    ink: str
    tint: str
    icon: str

    def size(self, widget: QWidget, text: str) -> QSize:
        metrics = widget.fontMetrics()
        icon = _ICON + 5 if self.icon else 0
        return QSize(metrics.horizontalAdvance(text) + 2 * _PAD + icon, metrics.height() + 6)

    def paint(self, widget: QWidget, text: str) -> None:
        painter = QPainter(widget)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(widget.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if widget.hasFocus():
            painter.setPen(theme.colour("focus"))
        else:
            painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(self.tint))
        painter.drawRoundedRect(rect, 5, 5)
        left = rect.left() + _PAD
        if self.icon:
            spot = QRectF(left - 2, rect.center().y() - _ICON / 2, _ICON, _ICON)
            icons.paint(painter, self.icon, spot, theme.colour(self.ink))
            left += _ICON + 3
        painter.setPen(theme.colour(self.ink))
        room = rect.adjusted(left - rect.left(), 0, -_PAD + 2, 0)
        shown = widget.fontMetrics().elidedText(
            text, Qt.TextElideMode.ElideRight, round(room.width()) + 2
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)
        painter.end()


def _dress(widget: QWidget, text: str, tip: str) -> None:
    widget.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    widget.setAccessibleName(text)
    widget.setToolTip(tip)


class Tag(QLabel):
    """Text, perhaps an icon, on a tint."""

    def __init__(
        self,
        text: str,
        *,
        ink: str = "ink_soft",
        tint: str = "hover",
        icon: str = "",
        tip: str = "",
    ) -> None:
        super().__init__(text)
        self._look = _Look(ink, tint, icon)
        _dress(self, text, tip)

    def sizeHint(self) -> QSize:
        return self._look.size(self, self.text())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint().boundedTo(QSize(_NARROWEST, self.sizeHint().height()))

    def paintEvent(self, event: QPaintEvent) -> None:
        self._look.paint(self, self.text())


class Chip(QAbstractButton):
    """One that leads somewhere: reached by Tab, pressed by a click, Space or Enter."""

    def __init__(self, text: str, *, ink: str = "ink_soft", tip: str = "") -> None:
        super().__init__()
        self.setText(text)
        self._look = _Look(ink, "hover", "")
        _dress(self, text, tip)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def sizeHint(self) -> QSize:
        return self._look.size(self, self.text())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint().boundedTo(QSize(_NARROWEST, self.sizeHint().height()))

    def paintEvent(self, event: QPaintEvent) -> None:
        self._look.paint(self, self.text())


def grade_tag(grade: str, text: str) -> Tag:
    """A grade with its sign."""
    return Tag(text, ink=grade, tint=f"{grade}_soft", icon=f"grade-{grade}")

"""The strip beside the contract: where in the whole of it findings and marks are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from reviewer.document.model import Span
from ui import theme

WIDTH = 18
_NEAR = 5  # pixels within which a click means a tick

_RANK = ("info", "low", "medium", "high")


@dataclass(frozen=True, slots=True)
class Tick:
    """A finding (`role` is its grade) or a mark (`mark_yellow` …) at a share of the height."""

    share: float
    role: str
    span: Span

    @property
    def is_mark(self) -> bool:
        return self.role.startswith("mark_")


class MarginStrip(QWidget):
    """Findings on the left half, the lawyer's marks on the right; a click leads there."""

    tick_clicked = Signal(object)
    share_clicked = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(WIDTH)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.describe: Callable[[int], str] = lambda _offset: ""
        self.ticks: tuple[Tick, ...] = ()
        self._sight = (0.0, 0.0)
        theme.notice().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, 200)

    def set_ticks(self, ticks: Sequence[Tick]) -> None:
        """Ticks in any order; on one spot the worst finding is drawn last, over the others."""
        self.ticks = tuple(sorted(ticks, key=_weight))
        self.update()

    def set_sight(self, first: float, last: float) -> None:
        """The part of the contract in sight, as shares of its height."""
        if (first, last) != self._sight:
            self._sight = (first, last)
            self.update()

    def y_of(self, share: float) -> float:
        """Where a share of the contract is drawn, pixels."""
        return 4 + share * (self.height() - 8)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), theme.colour("surface"))
        painter.fillRect(QRectF(0, 0, 1, self.height()), theme.colour("border"))
        top, bottom = self.y_of(self._sight[0]), self.y_of(self._sight[1])
        painter.fillRect(QRectF(1, top, WIDTH - 1, bottom - top), theme.colour("hover"))
        painter.setPen(Qt.PenStyle.NoPen)
        for tick in self.ticks:
            y = self.y_of(tick.share)
            if tick.is_mark:
                painter.setPen(theme.colour("border_strong"))
                painter.setBrush(theme.colour(tick.role))
                painter.drawRect(QRectF(10.5, y - 2.5, 5, 5))
            else:
                size = 4 if tick.role == "high" else 3 if tick.role == "medium" else 2
                painter.fillRect(QRectF(3, y - size / 2, 6, size), theme.colour(tick.role))
        painter.end()

    def tick_at(self, y: float) -> Tick | None:
        """The tick at a height, the worst of several."""
        near = [tick for tick in self.ticks if abs(self.y_of(tick.share) - y) <= _NEAR]
        return near[-1] if near else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        y = event.position().y()
        tick = self.tick_at(y)
        if tick is not None:
            self.tick_clicked.emit(tick)
        else:
            self.share_clicked.emit(min(max((y - 4) / max(self.height() - 8, 1), 0.0), 1.0))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            tick = self.tick_at(event.pos().y())
            QToolTip.showText(
                event.globalPos(), self.describe(tick.span.start) if tick else "", self
            )
            return True
        return super().event(event)


def _weight(tick: Tick) -> int:
    return -1 if tick.is_mark else _RANK.index(tick.role)

"""What either view of the contract does with the words under the pointer: tool tip and menu."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QEvent, QPoint, SignalInstance
from PySide6.QtGui import QContextMenuEvent, QHelpEvent
from PySide6.QtWidgets import QToolTip, QWidget


class _View(Protocol):
    """`describe` tells in words what stands at an offset; `menu_requested` has a point on the
    screen and an offset, -1 where there are no words."""

    describe: Callable[[int], str]

    @property
    def menu_requested(self) -> SignalInstance: ...
    def viewport(self) -> QWidget: ...
    def offset_at(self, point: QPoint) -> int | None: ...


def show_tip(view: _View, event: QEvent) -> bool:
    """Show what is to be said of the words under the pointer; False for any other event."""
    if event.type() != QEvent.Type.ToolTip or not isinstance(event, QHelpEvent):
        return False
    offset = view.offset_at(event.pos())
    words = "" if offset is None else view.describe(offset)
    QToolTip.showText(event.globalPos(), words, view.viewport())
    return True


def ask_menu(view: _View, event: QContextMenuEvent) -> None:
    """Ask for the menu of the words under the pointer."""
    offset = view.offset_at(event.pos())
    view.menu_requested.emit(event.globalPos(), -1 if offset is None else offset)

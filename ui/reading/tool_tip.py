"""The tool tip over the contract's words, in either of its views."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QToolTip, QWidget


def show_tip(view: QWidget, event: QEvent, words_at: Callable[[QPoint], str]) -> bool:
    """Show what is to be said of the words under the pointer; False for any other event."""
    if event.type() != QEvent.Type.ToolTip or not isinstance(event, QHelpEvent):
        return False
    QToolTip.showText(event.globalPos(), words_at(event.pos()), view)
    return True

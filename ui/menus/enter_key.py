"""Enter presses the button that has the keyboard, as the space bar does.

Qt leaves that to the desktop's theme, and some say no: there only dialogs would hear it.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QWidget

from ui.menus.focused_widget import FocusedWidget

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ALONE = Qt.KeyboardModifier.NoModifier


class EnterKey(FocusedWidget):
    """Watches whichever button of a window has the keyboard. On boxes and choices Enter belongs to
    the form they stand in."""

    def concerns(self, widget: QWidget) -> bool:
        pressed = isinstance(widget, QAbstractButton)
        return pressed and not isinstance(widget, QCheckBox | QRadioButton)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        with_another = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() not in _ENTER or with_another:
            return False
        if not event.isAutoRepeat():
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QCoreApplication.sendEvent(watched, QKeyEvent(kind, Qt.Key.Key_Space, _ALONE, " "))
        return True

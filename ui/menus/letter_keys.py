"""Keys of one letter are heard while a list, the contract or a page beside it as a whole has the
keyboard, and nowhere else."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QWidget

from ui.menus.focused_widget import FocusedWidget

WITH_ANOTHER = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
_CONTRACT = ("wordView", "pageView")  # by their object names
_PAGES = ("panelPage", "opinionPage", "articlePage", "factsPage")


class LetterKeys(FocusedWidget):
    """Watches whichever widget of a window has the keyboard, where it is not one of these.

    Such a widget gets the letter as a key of its own, so that no shortcut of the window acts.
    """

    def concerns(self, widget: QWidget) -> bool:
        return not hears_letters(widget)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            alone = not event.modifiers() & WITH_ANOTHER
            if alone and event.text().isalnum():
                event.accept()
                return True
        return False


def hears_letters(widget: QWidget) -> bool:
    """Whether a widget is the window, a page of the panel, or the contract, a list or what is in
    one of these two."""
    if isinstance(widget, QComboBox):
        return False
    if widget.objectName() in _PAGES:
        return True
    above: QWidget | None = widget
    while above is not None:
        if isinstance(above, QAbstractItemView) or above.objectName() in _CONTRACT:
            return True
        above = above.parentWidget()
    return widget.isWindow()

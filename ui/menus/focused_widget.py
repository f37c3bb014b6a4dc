"""What hears the keys of whichever widget of a window has the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget


class FocusedWidget(QObject):
    """Filters the events of the widget of a window that has the keyboard, where it `concerns`."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus)

    def concerns(self, widget: QWidget) -> bool:
        """Whether the events of a widget are to be heard."""
        raise NotImplementedError

    def _on_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        if old is not None:
            old.removeEventFilter(self)
        if new is not None and new.window() is self._window and self.concerns(new):
            new.installEventFilter(self)

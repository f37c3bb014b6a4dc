"""A desk that was left alone under a passphrase: its windows go out of sight until it is given."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeGuard

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from ui.dialogs.passphrase.unlock_dialog import Unlock, UnlockDialog
from ui.i18n import tr

MINUTES = (0, 5, 10, 15, 30, 60)  # to choose from; 0: never
USUAL = 15
_LOOK = 5000  # milliseconds between two looks at the clock
_TOUCHES = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
}


class IdleLock(QObject):
    """`left` when the user would rather leave the app than give the passphrase.

    What goes on in the background goes on. The time is that of the wall: a machine that slept was
    left alone as well.
    """

    left = Signal()

    def __init__(
        self, app: QApplication, unlock: Unlock, clock: Callable[[], float] = time.time
    ) -> None:
        super().__init__(app)
        self._app, self._unlock, self._clock = app, unlock, clock
        self._minutes = 0
        self._touched = clock()
        self._hidden: list[QWidget] = []
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK)
        self._timer.timeout.connect(self.look)
        self.dialog: UnlockDialog | None = None

    def watch(self, minutes: int) -> None:
        """Lock after so many minutes without a key or the mouse; 0: never."""
        # Every event of the app would pass by for nothing.
        self._app.removeEventFilter(self)
        self._timer.stop()
        self._minutes, self._touched = minutes, self._clock()
        if minutes:
            self._app.installEventFilter(self)
            self._timer.start()

    def look(self) -> None:
        """See whether it is time."""
        alone = self._clock() - self._touched
        if alone < 0:  # the clock was set back
            self._touched = self._clock()
        elif self._minutes and alone >= 60 * self._minutes:
            self.lock()

    def lock(self) -> None:
        """Take all windows out of sight and ask for the passphrase."""
        if self.dialog is not None:
            return
        while (popup := self._app.activePopupWidget()) is not None:
            popup.close()  # a note that was being written is kept
        self._hidden = []
        self.dialog = UnlockDialog(self._unlock, tr("passphrase.idle"))
        self.dialog.accepted.connect(self._show)
        self.dialog.rejected.connect(self._leave)
        self.dialog.show()
        for window in self._app.topLevelWidgets():
            self._hide(window)

    def _hide(self, window: QWidget) -> None:
        if window.isVisible() and window is not self.dialog and window not in self._hidden:
            self._hidden.append(window)
            window.hide()

    def _show(self) -> None:
        dialog, self.dialog = self.dialog, None
        hidden, self._hidden = self._hidden, []
        self._touched = self._clock()
        # A dialog after the window that it belongs to.
        for window in sorted(hidden, key=lambda each: each.parentWidget() is not None):
            window.show()
        if dialog is not None:
            dialog.deleteLater()

    def _leave(self) -> None:
        self.dialog, self._hidden = None, []
        self.left.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in _TOUCHES:
            self._touched = self._clock()
        elif kind is QEvent.Type.Show and self.dialog is not None and _is_window(watched):
            # What the background has to show waits.
            QTimer.singleShot(0, watched, lambda: self._hide(watched))
        return False


def _is_window(watched: QObject) -> TypeGuard[QWidget]:
    return (
        isinstance(watched, QWidget)
        and watched.isWindow()
        and watched.windowType() is not Qt.WindowType.ToolTip
    )

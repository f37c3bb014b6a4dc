"""What a window has before anything is in it: its size, places of its bars, files dropped on it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize
from PySide6.QtWidgets import QLabel, QMainWindow, QToolBar, QToolButton

from ui.i18n import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent

_MENUS = ("file", "edit", "review", "view", "help")  # those of ui/menus/actions.py
_SMALLEST = QSize(740, 460)  # fits a screen of 1920 × 1080 at 200 %
_FIRST, _SHARE = QSize(1380, 880), 0.95  # the first time, and of the screen at most


def keep_places(window: QMainWindow) -> QToolBar:
    """Bars of their height, with nothing on them yet: when that comes, nothing moves.

    Returns the one that is to be replaced by the real tool bar.
    """
    for name in _MENUS:
        window.menuBar().addAction(tr(f"menu.{name}")).setData(name)
    place = QToolBar()
    place.setObjectName("placeOfToolbar")  # its words are not to be seen
    place.setMovable(False)
    place.setIconSize(QSize(18, 18))
    place.addAction(tr("action.open"))
    window.addToolBar(place)
    bar, button = window.statusBar(), QToolButton()
    button.setIconSize(QSize(16, 16))
    bar.setSizeGripEnabled(False)
    bar.addPermanentWidget(QLabel(tr("bar.offline")))
    bar.addPermanentWidget(button)
    button.hide()
    return place


def restore_size(window: QMainWindow, geometry: QByteArray | None) -> None:
    """As large and where it was; the first time a size that the screen has room for."""
    window.setMinimumSize(_SMALLEST)
    if geometry is None or not window.restoreGeometry(geometry):
        window.resize(_FIRST.boundedTo(window.screen().availableSize() * _SHARE))


class FilesDropped(QMainWindow):
    """A window that takes files that are dropped on it."""

    def take_dropped(
        self, show_over: Callable[..., None], take: Callable[[list[Path]], None]
    ) -> None:
        """Tell `show_over` (over=) whether files hover over it, and `take` which were dropped."""
        self._show_over, self._take = show_over, take
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            self._show_over(over=True)
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._show_over(over=False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._show_over(over=False)
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        self._take(files)

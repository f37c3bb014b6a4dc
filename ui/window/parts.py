"""What stands around the pages of a window: its actions, menus, bars and tabs.

Made when the window has been painted: loading and making them takes as long as the painting.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from ui.commands.dispatch import connect_actions
from ui.commands.filing import Filing
from ui.menus.actions import MENUS, Actions
from ui.menus.enter_key import EnterKey
from ui.menus.letter_keys import LetterKeys
from ui.theme.icons import app_icon
from ui.window.contract_tabs import ContractTabs
from ui.window.following import Following
from ui.window.status_bar import StatusBar
from ui.window.toolbar import Toolbar

if TYPE_CHECKING:
    from ui.window.main_window import MainWindow


class WindowParts:
    """Takes the places that the window kept for them."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self.commands = Actions(window)
        for title in window.menuBar().actions():
            menu = QMenu(title.text(), window)
            self.commands.fill(menu, MENUS[title.data()])
            title.setMenu(menu)
        self.toolbar = Toolbar(self.commands, window)
        window.removeToolBar(window.place_of_toolbar)
        window.place_of_toolbar.deleteLater()
        window.addToolBar(self.toolbar)
        self.status = StatusBar()
        window.setStatusBar(self.status)
        if window.centralWidget() is window.start:
            window.takeCentralWidget()
        window.start.setViewportMargins(0, 0, 0, 0)
        self.tabs = ContractTabs(window.start)
        window.setCentralWidget(self.tabs)
        for part in (self.toolbar, self.status, self.tabs):
            part.show()  # now: in a window that is shown, Qt would show them later
        self.filing = Filing(window)
        self.following = Following(window)

    def connect(self) -> None:
        """Let every part do its work. They speak with each other through the window."""
        window = self._window
        connect_actions(window)
        LetterKeys(window)
        EnterKey(window)

    def dress(self) -> None:
        """Give window, bars and menus their icons."""
        self._window.setWindowIcon(app_icon())
        self.commands.dress()
        self.toolbar.dress()

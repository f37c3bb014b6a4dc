"""What a window shows at once of the contracts it is going to have: their names, as tabs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6 import QtCore
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QTabBar, QTabWidget, QToolButton, QWidget

from ui.i18n import tr

CLOSE_SIZE = QSize(16, 16)
CLOSE_AT = QTabBar.ButtonPosition.RightSide


def dress_tabs(tabs: QTabWidget) -> None:
    """The looks of the tabs of contracts."""
    tabs.setObjectName("contracts")
    bar = tabs.tabBar()
    tabs.setDocumentMode(True)
    tabs.setTabBarAutoHide(True)
    tabs.setElideMode(QtCore.Qt.TextElideMode.ElideMiddle)
    bar.setExpanding(False)
    bar.setDrawBase(False)
    bar.setUsesScrollButtons(True)


def tab_words(path: Path) -> str:
    """What stands on the tab of a file."""
    return path.name.replace("&", "&&")


class PlaceOfTabs(QTabWidget):
    """The tabs, still without contracts: making those takes longer than painting the window.

    `current` counts the files from 0; -1 is the start page.
    """

    def __init__(self, start: QWidget, paths: Sequence[Path], current: int) -> None:
        super().__init__()
        dress_tabs(self)
        self.addTab(start, tr("tabs.start"))
        for path in paths:
            page = QWidget()
            page.setObjectName("emptyPage")
            page.setAttribute(QtCore.Qt.WidgetAttribute.WA_StyledBackground)
            close = QToolButton()  # as wide as the one to come
            close.setIconSize(CLOSE_SIZE)
            self.tabBar().setTabButton(self.addTab(page, tab_words(path)), CLOSE_AT, close)
        self.setCurrentIndex(current + 1)
        self.setEnabled(False)

"""The tabs of a window: the start page first, then a contract each."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QMenu, QTabBar, QTabWidget, QWidget

from ui.i18n import tr
from ui.widgets.parts import tool
from ui.window.place_of_tabs import CLOSE_AT, dress_tabs, tab_words

if TYPE_CHECKING:
    from ui.desk.contract_tab import ContractTab


class _Bar(QTabBar):
    """`middle_clicked` with the place of a tab."""

    middle_clicked = Signal(int)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.MiddleButton:
            self.middle_clicked.emit(self.tabAt(event.position().toPoint()))
        else:
            super().mouseReleaseEvent(event)


class ContractTabs(QTabWidget):
    """`close_wanted` and `window_wanted` (a window of its own) with the tab of a contract.

    The bar is out of sight while there is no contract. The start page stays first and open.
    """

    close_wanted = Signal(object)
    window_wanted = Signal(object)

    def __init__(self, start: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        bar = _Bar()
        bar.middle_clicked.connect(self._on_middle_click)
        bar.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        bar.customContextMenuRequested.connect(self._open_menu)
        for each in (self, bar):
            each.setAccessibleName(tr("tabs.name"))
        self.setTabBar(bar)
        bar.tabMoved.connect(self._keep_start_first)  # after the widget has moved the page
        dress_tabs(self)
        self.setMovable(True)
        self._start = start
        self.addTab(start, tr("tabs.start"))

    @property
    def contract(self) -> ContractTab | None:
        """The tab in sight, None while that is the start page."""
        shown = self.currentWidget()
        return None if shown is self._start else cast("ContractTab | None", shown)

    def contracts(self) -> list[ContractTab]:
        """The tabs of contracts as they stand in the bar."""
        pages = map(self.widget, range(self.count()))
        return [cast("ContractTab", page) for page in pages if page is not self._start]

    def add(self, tab: ContractTab) -> None:
        """Put a tab behind the others."""
        assert tab.path is not None
        at = self.addTab(tab, "")
        self.name(tab)
        close = tool(
            "close", tr("tabs.close", name=tab.path.name), lambda: self.close_wanted.emit(tab)
        )
        close.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Ctrl+W does the same
        self.tabBar().setTabButton(at, CLOSE_AT, close)

    def name(self, tab: ContractTab) -> None:
        """Show the name of a tab's file."""
        if tab.path is not None:
            at = self.indexOf(tab)
            self.setTabText(at, tab_words(tab.path))
            self.setTabToolTip(at, str(tab.path))

    def take(self, tab: ContractTab) -> None:
        """Take a tab out; whoever asks for it keeps it or lets it go."""
        at = self.indexOf(tab)
        if tab is self.currentWidget():
            # A neighbour comes to the front: the one behind, else the one before.
            self.setCurrentIndex(at + 1 if at + 1 < self.count() else at - 1)
        self.removeTab(at)

    def step(self, *, forward: bool) -> None:
        """Show the next or previous tab, round and round."""
        self.setCurrentIndex((self.currentIndex() + (1 if forward else -1)) % self.count())

    def _tab_at(self, at: int) -> ContractTab | None:
        found = self.widget(at) if at >= 0 else None
        return next((tab for tab in self.contracts() if tab is found), None)

    def _on_middle_click(self, at: int) -> None:
        if (tab := self._tab_at(at)) is not None:
            self.close_wanted.emit(tab)

    def _keep_start_first(self) -> None:
        at = self.indexOf(self._start)
        if at != 0:
            self.tabBar().moveTab(at, 0)

    def _open_menu(self, point: QPoint) -> None:
        if (tab := self._tab_at(self.tabBar().tabAt(point))) is not None:
            self.menu_of(tab).popup(self.tabBar().mapToGlobal(point))

    def _close(self, tabs: list[ContractTab]) -> None:
        for tab in tabs:
            self.close_wanted.emit(tab)

    def menu_of(self, tab: ContractTab) -> QMenu:
        """What can be done with a tab."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.addAction(tr("action.close"), lambda: self.close_wanted.emit(tab))
        others = [other for other in self.contracts() if other is not tab]
        close_others = menu.addAction(tr("tabs.close_others"), lambda: self._close(others))
        close_others.setEnabled(bool(others))
        menu.addSeparator()
        menu.addAction(tr("action.move_to_window"), lambda: self.window_wanted.emit(tab))
        return menu

"""What a window does when its tabs tell something: its bars speak of the one in sight."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, SignalInstance

from ui.i18n import tr

if TYPE_CHECKING:
    from ui.desk.contract_tab import ContractTab
    from ui.running.open_contracts import OpenContract
    from ui.window.main_window import MainWindow

Link = tuple[SignalInstance, Callable[..., object] | SignalInstance]


class Following(QObject):
    """Listens to the tabs of a window, as long as they are there."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def follow(self, tab: ContractTab) -> None:
        """Listen to a tab."""
        for signal, slot in self._heard_of(tab):
            signal.connect(slot)

    def leave(self, tab: ContractTab) -> None:
        """Listen to a tab no longer."""
        for signal, slot in self._heard_of(tab):
            signal.disconnect(slot)

    def _heard_of(self, tab: ContractTab) -> tuple[Link, ...]:
        window = self._window
        return (
            (tab.changed, self._on_changed),
            (tab.busy_changed, self._on_busy),
            (tab.read, self._on_read),
            (tab.said, window.status.say),
            (tab.page_shown, self._on_page),
            (tab.zoom_changed, self._on_zoom),
            (tab.moved, window.arranged),
            (tab.close_wanted, self._on_close_wanted),
            (tab.other_wanted, window.filing.ask_open),
            (tab.locate_wanted, self._on_locate_wanted),
        )

    def show_tab(self) -> None:
        """Another tab is in sight: the bars speak of it, and it is read if it was not yet."""
        window, tab = self._window, self._window.tab
        if tab is not None:
            tab.wake()
            window.setWindowTitle(tr("app.title", name=tab.path.name if tab.path else ""))
        else:
            window.setWindowTitle(tr("app.name"))
            window.filing.show_recent()
            window.start.open_button.setFocus()
        session = window.session
        window.toolbar.set_session(session)
        window.status.set_session(session)
        self._on_busy()
        if tab is not None:
            tab.desk.show_page()
            window.status.show_zoom(tab.desk.reading.view.zoom)
            if session is not None and session.document is not None:
                tab.desk.reading.focus_view()
        window.refresh_actions()
        window.arranged.emit()

    def _on_changed(self) -> None:
        """What can be done may be different now; a file that is read anew has another session."""
        window = self._window
        if window.toolbar.session is not window.session:
            window.toolbar.set_session(window.session)
            window.status.set_session(window.session)
            self._on_busy()
        window.refresh_actions()

    def _on_busy(self) -> None:
        tab = self._window.tab
        busy = tab.busy if tab is not None else None
        if busy is None:
            self._window.status.set_busy("")
        else:
            self._window.status.set_busy(busy.words, busy.done, busy.total)

    def _on_page(self, page: int, total: int) -> None:
        if self.sender() is self._window.tab:
            self._window.status.show_page(page, total)

    def _on_zoom(self, zoom: float) -> None:
        if self.sender() is self._window.tab:
            self._window.status.show_zoom(zoom)

    def _on_close_wanted(self) -> None:
        if (tab := self._speaking()) is not None:
            self._window.close_tab(tab)

    def _on_locate_wanted(self) -> None:
        if (tab := self._speaking()) is not None:
            self._window.filing.ask_location_of(tab)

    def _on_read(self) -> None:
        """The words of a contract are there: is it open under another name?"""
        if (tab := self._speaking()) is not None:
            twin = self._window.context.contracts.twin(tab)
            if twin is not None:
                # Later: the panes are to hear of the contract before it goes.
                QTimer.singleShot(0, tab, lambda: self._give_way(tab, twin))

    def _give_way(self, tab: ContractTab, twin: OpenContract) -> None:
        """Close a tab in favour of another one with the same content."""
        name = tab.path.name if tab.path is not None else ""
        self._window.close_tab(tab)
        self._window.context.contracts.show_wanted.emit(twin)
        twin.banner.say(tr("banner.same_content", name=name))

    def _speaking(self) -> ContractTab | None:
        """The tab that tells something; None when it is closed by now."""
        speaking = self.sender()
        return next((tab for tab in self._window.contracts if tab is speaking), None)

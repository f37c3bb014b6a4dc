"""The window: bars around tabs; the first is the start page, each of the others a contract."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from reviewer.errors import ShenqiError, UnreadableFileError
from ui.i18n import language, tr
from ui.running.context import Context
from ui.start.start_page import StartPage
from ui.window.frame import FilesDropped, keep_places, restore_size

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent

    from ui.commands.filing import Filing
    from ui.desk.contract_tab import ContractTab
    from ui.desk.desk import Desk
    from ui.kept.remembered import WindowMemory
    from ui.menus.actions import Actions
    from ui.running.tasks import Ticket
    from ui.session import Session
    from ui.widgets.banner import Banner
    from ui.window.contract_tabs import ContractTabs
    from ui.window.following import Link
    from ui.window.parts import WindowParts
    from ui.window.status_bar import StatusBar
    from ui.window.toolbar import Toolbar

_SETTLED = 40  # milliseconds after which the window has been painted
EXCHANGE_SUFFIX = ".shenqi"  # a colleague's work


class MainWindow(FilesDropped):
    """Several contracts, each in a tab. `window_wanted` with a tab that is to have its own window,
    `arranged` when tabs came, went, changed or were read on, `closing` before they go with the
    window.

    `session`, `desk`, `banner` and the like are those of the tab in sight; `commands`, `tabs` and
    the bars are there once the window is `complete`.
    """

    window_wanted = Signal(object)
    arranged = Signal()
    closing = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.setWindowTitle(tr("app.name"))
        self._parts: WindowParts | None = None
        self._spare: ContractTab | None = None
        self._loading: Ticket | None = None
        self._closed = False
        self._awaited: WindowMemory | None = None
        self._asked: list[Path] = []
        self.place_of_toolbar = keep_places(self)
        self.start = StartPage(round(context.settings.number("recent_height", 0)))
        self.start.setViewportMargins(0, 1, 0, 0)  # the line that is going to be above
        self.setCentralWidget(self.start)
        self.take_dropped(self.start.show_over, self.open_all)
        for signal, slot in self._heard():
            signal.connect(slot)
        restore_size(self, context.settings.state("geometry"))
        QTimer.singleShot(_SETTLED, self, self._finish)

    def _finish(self) -> None:
        """Make what the first painting went without."""
        from ui.running.warming import InPieces, load, warm

        steps = (
            self.start.dress,
            load("ui.menus.actions"),
            load("ui.window.parts"),
            self.complete,
            self._dress,
            self._load_store,
        )
        if self._awaited is None:
            InPieces(steps, self)
        else:
            warm(self.context, steps, self)

    def complete(self) -> None:
        """Have actions, menus, bars and tabs, and the contracts that are awaited, from now on."""
        if self._parts is None:
            from ui.window.parts import WindowParts

            self._parts = WindowParts(self)
            self._parts.connect()
            self.tabs.close_wanted.connect(self.close_tab)
            self.tabs.window_wanted.connect(self.tear_off)
            self.tabs.currentChanged.connect(self._parts.following.show_tab)
            self.status.cancelled.connect(self._cancel)
            self.refresh_actions()
        self._take_up()

    def _dress(self) -> None:
        self._held_parts().dress()

    # Contracts that are to be had from the start

    @property
    def awaited(self) -> WindowMemory | None:
        """The contracts that are going to be here: they come with the parts of the window."""
        return self._awaited

    def await_contracts(self, memory: WindowMemory, asked: list[Path]) -> None:
        """Be as a window was, with the files that are asked for besides, once it was painted."""
        from ui.kept.remembered import unpacked
        from ui.window.place_of_tabs import PlaceOfTabs

        self.restoreGeometry(unpacked(memory.geometry))
        held = [tab.path for tab in memory.tabs]
        if not held and not asked:
            return
        more = [path for path in _contracts(asked) if path not in held]
        self._awaited, self._asked = memory, asked
        current = len(held) if more else memory.current
        self.start.setViewportMargins(0, 0, 0, 0)
        self.takeCentralWidget()  # the start page, which setCentralWidget would delete
        self.setCentralWidget(PlaceOfTabs(self.start, [*held, *more], current))

    def _take_up(self) -> None:
        memory, self._awaited = self._awaited, None
        if memory is not None:
            from ui.window.memory import recall

            recall(self, memory)
            self.open_all(self._asked)

    def _load_store(self) -> None:
        if self._closed:  # between two pieces of it
            return
        from ui.running.warming import load

        self._loading = self.context.tasks.run(
            load("reviewer.marks.store"), lambda _module: self._show_recent(), self.show_error
        )

    def _heard(self) -> tuple[Link, ...]:
        """What the window does when the app tells something, as long as it is open."""
        context = self.context
        return (
            (context.troubled, self.show_error),
            (context.purging, self._on_purging),
            (context.purged, self._show_recent),
            (context.shelf.changed, self._show_recent),
            (context.rules_changed, self._review_all),
            (context.contracts.show_wanted, self._show_tab),
        )

    # What stands around the pages

    def _held_parts(self) -> WindowParts:
        assert self._parts is not None, "the window is not complete yet"
        return self._parts

    @property
    def commands(self) -> Actions:
        return self._held_parts().commands

    @property
    def toolbar(self) -> Toolbar:
        return self._held_parts().toolbar

    @property
    def status(self) -> StatusBar:
        return self._held_parts().status

    @property
    def tabs(self) -> ContractTabs:
        return self._held_parts().tabs

    @property
    def filing(self) -> Filing:
        return self._held_parts().filing

    def _show_recent(self) -> None:
        if self._parts is not None:
            self.filing.show_recent()

    @property
    def contracts(self) -> list[ContractTab]:
        """The tabs of contracts, in order; none before the window is complete."""
        return self._parts.tabs.contracts() if self._parts is not None else []

    # The tab in sight

    @property
    def tab(self) -> ContractTab | None:
        return self._parts.tabs.contract if self._parts is not None else None

    @property
    def session(self) -> Session | None:
        tab = self.tab
        return tab.session if tab is not None else None

    @property
    def page(self) -> QWidget:
        """What fills the window: start page, desk, or what is shown while a file is being read."""
        tab = self.tab
        return self.start if tab is None else tab.page

    @property
    def banner(self) -> Banner:
        tab = self.tab
        return self.start.banner if tab is None else tab.banner

    @property
    def desk(self) -> Desk:
        """The three panes of the contract in sight; there must be one."""
        assert self.tab is not None
        return self.tab.desk

    def _next_tab(self) -> ContractTab:
        """A tab without a contract yet."""
        if self._spare is None:
            from ui.desk.contract_tab import ContractTab

            self._spare = ContractTab(self.commands, self.context)
            panes = self.context.settings.state("panes")
            if panes is not None:
                self._spare.desk.restore_panes(panes)
        return self._spare

    def make_desk(self) -> None:
        """Make the three panes before they are needed."""
        self.complete()
        self._next_tab()

    # Contracts come and go

    def open(self, path: Path) -> None:
        """Read a contract in a new tab and show it; one that is open comes to the front."""
        self.complete()  # it may be among the contracts awaited
        if path.suffix.lower() == EXCHANGE_SUFFIX:
            from ui.commands.exchange import take_in

            take_in(self, path)
            return
        present = self.context.contracts.of_file(path)
        if present is not None:
            self.context.contracts.show_wanted.emit(present)
            return
        # Attached before it is read: the first page is asked for in the size it is shown in.
        tab = self.add(path)
        self.tabs.setCurrentWidget(tab)

    def open_all(self, paths: list[Path]) -> None:
        """A tab for each; the first is shown, the others are read when they are looked at.

        Of several, only those that can be contracts; of one, the core says why it cannot be one.
        """
        contracts = _contracts(paths) or paths[:1]
        if not contracts:
            return
        self.open(contracts[0])
        for path in contracts[1:]:
            if self.context.contracts.of_file(path) is None:
                self.add(path)
        if refused := [path for path in paths if path not in contracts]:
            self.show_error(UnreadableFileError("file-type", name=refused[0].name))

    def add(self, path: Path) -> ContractTab:
        """A tab for a file that is not read yet."""
        self.complete()
        tab = self._next_tab()
        self._spare = None
        tab.assign(path)
        self.context.contracts.add(tab)
        self.adopt(tab)
        return tab

    def adopt(self, tab: ContractTab) -> None:
        """Take a tab in, a new one or that of another window."""
        self.complete()
        self._held_parts().following.follow(tab)
        tab.desk.use_actions(self.commands)
        self.tabs.add(tab)
        self.refresh_actions()
        self.arranged.emit()

    def _release(self, tab: ContractTab) -> None:
        """Take a tab out of this window, as it is."""
        self._held_parts().following.leave(tab)
        self.tabs.take(tab)
        self.arranged.emit()

    def tear_off(self, tab: ContractTab) -> None:
        """Let a tab go on in a window of its own, with its place, its undo and all."""
        self._release(tab)
        tab.setParent(None)
        self.window_wanted.emit(tab)
        self.refresh_actions()

    def tear_off_contract(self) -> None:
        """Let the tab in sight go on in a window of its own."""
        if (tab := self.tab) is not None:
            self.tear_off(tab)

    def show_start(self) -> None:
        """Show the start page; the contracts stay open."""
        self.tabs.setCurrentWidget(self.start)

    def close_tab(self, tab: ContractTab) -> None:
        """Nothing is asked: every change is on disk already."""
        self._release(tab)
        self.context.contracts.remove(tab)
        tab.let_go()
        tab.hide()
        tab.deleteLater()
        self.filing.show_recent()

    def close_contract(self) -> None:
        """Close the tab in sight."""
        if (tab := self.tab) is not None:
            self.close_tab(tab)

    def _show_tab(self, tab: ContractTab) -> None:
        """Bring a tab to the front, if it is one of this window."""
        if tab in self.contracts:
            self.tabs.setCurrentWidget(tab)
            self.raise_()
            self.activateWindow()

    def _review_all(self) -> None:
        for tab in self.contracts:
            tab.review_again()

    def review_again(self) -> None:
        if self.tab is not None:
            self.tab.review_again()

    def _cancel(self) -> None:
        if self.tab is not None:
            self.tab.cancel()

    # What the user asks for

    def show_error(self, error: ShenqiError) -> None:
        """One plain sentence across the top."""
        self.complete()  # over a contract that is awaited, where there is one
        self.banner.say(error.message(language()), error=True)

    def _on_purging(self, sha256: str) -> None:
        """Let go of a contract whose data go."""
        self.complete()
        for tab in self.contracts:
            if sha256 in ("", tab.sha256):
                self.close_tab(tab)

    def refresh_actions(self) -> None:
        """Enable what makes sense now; name what would be undone."""
        from ui.commands.dispatch import allow

        allow(self.commands, self.session)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._closed = True
        self.closing.emit()
        settings = self.context.settings
        settings.set("geometry", self.saveGeometry())
        shown = self.tab or self._spare
        if shown is not None:
            settings.set("panes", shown.desk.saveState())
        settings.set("recent_height", self.start.recent_height)
        if self._loading is not None:
            self._loading.cancel()
        if self._parts is not None:
            self.tabs.currentChanged.disconnect(self._parts.following.show_tab)
            for tab in self.contracts:
                self.close_tab(tab)
            self.toolbar.set_session(None)
            self.status.set_session(None)
        for signal, slot in self._heard():
            signal.disconnect(slot)
        super().closeEvent(event)


def _contracts(paths: list[Path]) -> list[Path]:
    """The files that go by the name of a contract."""
    if not paths:
        return []
    from reviewer.document.reading import SUFFIXES

    return [path for path in paths if path.suffix.lower() in SUFFIXES]

"""The window: bars around the start page or the desk, and the contract's coming and going."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QMainWindow, QStackedWidget

from reviewer.errors import ShenqiError
from ui.actions import MENUS, Actions, Needs
from ui.context import Context
from ui.i18n import language, tr
from ui.notices import Notices
from ui.opening_page import OpeningPage
from ui.samples import sample_contract
from ui.start_page import StartPage
from ui.status_bar import StatusBar
from ui.toolbar import Toolbar
from ui.widgets.banner import Banner
from ui.window_commands import connect_actions, connect_switches

if TYPE_CHECKING:
    from reviewer.marks.store import RecentContract
    from reviewer.worker import Progress
    from ui.desk import Desk
    from ui.session import Session

_SETTLED = 40  # milliseconds after which the window has been painted
_SMALLEST = QSize(740, 460)  # fits a screen of 1920 × 1080 at 200 %
SUFFIXES = (".docx", ".pdf")


class MainWindow(QMainWindow):
    """One contract at a time. `window_wanted` asks for another window with another contract."""

    window_wanted = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.session: Session | None = None
        self.commands = Actions(self)
        self.setAcceptDrops(True)
        self.setWindowTitle(tr("app.name"))
        self.setMinimumSize(_SMALLEST)
        for name, entries in MENUS.items():
            menu = self.menuBar().addMenu(tr(f"menu.{name}"))
            self.commands.fill(menu, entries)
        self.toolbar = Toolbar(self.commands, self)
        self.addToolBar(self.toolbar)
        self.status = StatusBar()
        self.setStatusBar(self.status)
        self.start = StartPage()
        self.opening = OpeningPage()
        self.pages = QStackedWidget()
        self.pages.addWidget(self.start)
        self.pages.addWidget(self.opening)
        self.setCentralWidget(self.pages)
        self.banner = Banner(self)
        self.pages.currentChanged.connect(self._place_banner)
        self.notices = Notices(self)
        self._connect_pages()
        connect_actions(self)
        context.troubled.connect(self.show_error)
        context.purging.connect(self._on_purging)
        context.purged.connect(self.show_recent)
        context.rules_changed.connect(self.review_again)
        self._restore()
        self.refresh_actions()
        # The store is read, and the menus get their icons, when the window is up.
        QTimer.singleShot(_SETTLED, self, self._finish)

    def _finish(self) -> None:
        self.show_recent()
        self.commands.dress()

    def _connect_pages(self) -> None:
        self.start.open_wanted.connect(self.ask_open)
        self.start.sample_wanted.connect(self.open_sample)
        self.start.recent_wanted.connect(self.open)
        self.start.purge_wanted.connect(self._ask_purge)
        self.opening.cancelled.connect(self.close_contract)
        self.opening.other_wanted.connect(self.ask_open)
        self.opening.password_given.connect(self._reopen)
        self.opening.retried.connect(self._reopen)
        self.status.cancelled.connect(self._cancel)

    @cached_property
    def desk(self) -> Desk:
        """The three panes: made with the first contract, or before it while nothing else is on."""
        from ui.desk import Desk

        desk = Desk(self.commands, self.context)
        desk.said.connect(self.status.say)
        desk.page_shown.connect(self.status.show_page)
        desk.reading.zoom_changed.connect(self.status.show_zoom)
        panes = self.context.settings.state("panes")
        if panes is not None:
            desk.restoreState(panes)
            # The saved state knows the direction of the version that wrote it.
            desk.setOrientation(Qt.Orientation.Horizontal)
        connect_switches(self.commands, desk)
        desk.splitterMoved.connect(self._place_banner)
        self.pages.addWidget(desk)
        return desk

    def make_desk(self) -> None:
        """Make the three panes before they are needed."""
        _ = self.desk

    # A contract comes and goes

    def open(self, path: Path) -> None:
        """Read a contract and put it on the desk in place of the one that is there."""
        from ui.session import Session

        self.close_contract()
        session = Session(path.absolute(), self.context, self)
        self.session = session
        session.opened.connect(self._on_opened)
        session.reviewed.connect(self._on_reviewed)
        session.failed.connect(self._on_failed)
        session.review_failed.connect(self._on_reviewed)
        session.progress.connect(self._on_progress)
        session.opinion_changed.connect(self.refresh_actions)
        session.state_changed.connect(self.refresh_actions)
        session.current_changed.connect(self.refresh_actions)
        self.setWindowTitle(tr("app.title", name=path.name))
        self.opening.show_reading(path.name)
        self.pages.setCurrentWidget(self.opening)
        self.desk.set_session(session)
        self.status.set_session(session)
        # The other processes work while this one makes ready to show; the first page goes first.
        self._preview()
        session.open()
        self.notices.set_session(session)
        self.toolbar.set_session(session)
        self.refresh_actions()

    def open_all(self, paths: list[Path]) -> None:
        """The first here, the others each in a window of its own.

        Of several, only those that can be contracts; of one, the core says why it cannot be one.
        """
        contracts = [path for path in paths if path.suffix.lower() in SUFFIXES] or paths[:1]
        for path in contracts[1:]:
            self.window_wanted.emit(path)
        if contracts:
            self.open(contracts[0])
            if refused := [path for path in paths if path not in contracts]:
                self.banner.say(tr("banner.not_contract", name=refused[0].name), error=True)

    def close_contract(self) -> None:
        """Back to the start page. Nothing is lost: every change is on disk already."""
        session, self.session = self.session, None
        if session is not None:
            session.cancel()
            self.desk.set_session(None)
            self.toolbar.set_session(None)
            self.status.set_session(None)
            session.blockSignals(True)
            session.deleteLater()
        self.notices.set_session(None)
        self.setWindowTitle(tr("app.name"))
        self.show_recent()
        self.pages.setCurrentWidget(self.start)
        self.refresh_actions()

    def _reopen(self, password: str | None = None) -> None:
        if self.session is not None:
            self.opening.show_reading(self.session.path.name)
            self.session.password = password
            self._preview()
            self.session.open(password)

    def _preview(self) -> None:
        """Show the first page of a PDF while the rest is being read."""
        session = self.session
        if session is not None and session.path.suffix.lower() == ".pdf":
            self.pages.setCurrentWidget(self.desk)
            self.status.set_busy(self.opening.text)
            self.desk.reading.ask_preview(session.path, session.password)

    def _on_opened(self) -> None:
        session = self.session
        assert session is not None
        assert session.document is not None
        self.pages.setCurrentWidget(self.desk)
        self.desk.reading.focus_view()
        self.desk.show_page()
        self.status.set_busy(tr("loading.reviewing"))
        self.refresh_actions()

    def _on_reviewed(self) -> None:
        self.status.set_busy("")
        self.refresh_actions()

    def _on_failed(self, error: ShenqiError) -> None:
        self.status.set_busy("")
        self.opening.show_problem(error)
        self.pages.setCurrentWidget(self.opening)
        self.refresh_actions()

    def review_again(self) -> None:
        if self.session is not None and self.session.document is not None:
            self.status.set_busy(tr("loading.reviewing"))
            self.session.review()

    def _cancel(self) -> None:
        if self.session is None:
            return
        if self.session.document is None:
            self.close_contract()
        else:
            self.session.stop_review()
        self.refresh_actions()

    def _on_progress(self, progress: Progress) -> None:
        from reviewer.worker import Phase

        assert self.session is not None
        if progress.phase is Phase.READING:
            self.opening.show_reading(self.session.path.name, progress.done, progress.total)
            if self.pages.currentWidget() is self.desk:
                self.status.set_busy(self.opening.text, progress.done, progress.total)
        elif self.session.document is not None:
            key = "loading.reviewing_part" if progress.total else "loading.reviewing"
            words = tr(key, done=progress.done, total=progress.total)
            self.status.set_busy(words, progress.done, progress.total)

    # What the user asks for

    def undo(self) -> None:
        """Take the last change back, and say which."""
        if self.session is not None and (what := self.session.undo_words):
            self.session.undo()
            self.status.say(tr("bar.undone", what=what))

    def redo(self) -> None:
        if self.session is not None and (what := self.session.redo_words):
            self.session.redo()
            self.status.say(tr("bar.redone", what=what))

    def ask_open(self) -> None:
        """Choose a contract from the disk."""
        from ui.dialogs.file_choice import contract_dialog

        folder = self.context.settings.text("open_folder", str(Path.home()))
        contract_dialog(self, folder).fileSelected.connect(self._on_file_chosen)

    def _on_file_chosen(self, name: str) -> None:
        self.context.settings.set("open_folder", str(Path(name).parent))
        self.open(Path(name))

    def open_sample(self) -> None:
        """Open the contract that ships with the app."""
        sample = sample_contract()
        if sample is None:
            self.banner.say(tr("banner.sample_missing"), error=True)
        else:
            self.open(sample)

    def show_error(self, error: ShenqiError) -> None:
        """One plain sentence across the top."""
        self.banner.say(error.message(language()), error=True)

    def ask_purge(self) -> None:
        """Ask whether all that is kept of the open contract may go."""
        if self.session is not None and self.session.document is not None:
            self._ask_purge(self.session.document.sha256, self.session.path.name)

    def _ask_purge(self, sha256: str, name: str) -> None:
        def purge() -> None:
            if self.context.purge(sha256):
                self.banner.say(tr("purge.done", name=name))

        # It stays until it is answered, and goes with its cross: then nothing is done.
        self.banner.say(
            tr("purge.ask", name=name), error=True, actions=[(tr("purge.confirm"), purge)]
        )

    def _on_purging(self, sha256: str) -> None:
        """Let go of a contract whose data go."""
        document = self.session.document if self.session is not None else None
        if not sha256 or (document is not None and document.sha256 == sha256):
            self.close_contract()

    def recent(self) -> tuple[RecentContract, ...]:
        """Contracts opened before, the latest first."""
        store = self.context.store
        if store is None:
            return ()
        try:
            return store.recent()
        except ShenqiError as error:
            self.show_error(error)
            return ()

    def show_recent(self) -> None:
        """List recent contracts on the start page and in the menu."""
        contracts = self.recent()
        self.start.show_recent(contracts)
        menu = self.commands.menus["recent"]
        menu.clear()
        for contract in contracts[:10]:
            action = menu.addAction(contract.path.name)
            action.setToolTip(str(contract.path))
            action.triggered.connect(lambda _on=False, path=contract.path: self.open(path))
        menu.setEnabled(bool(contracts))

    def refresh_actions(self) -> None:
        """Enable what makes sense now; name what would be undone."""
        session = self.session
        held: set[Needs] = set()
        undo, redo = self.commands["undo"], self.commands["redo"]
        undo.setText(tr("action.undo"))
        redo.setText(tr("action.redo"))
        if session is not None:
            held.add(Needs.SESSION)
            if session.document is not None:
                held.add(Needs.DOCUMENT)
            if session.opinion is not None:
                held.add(Needs.OPINION)
            if session.finding(session.current) is not None:
                held.add(Needs.FINDING)
            if session.undo_name:
                held.add(Needs.UNDO)
                undo.setText(tr("action.undo_what", what=session.undo_words))
            if session.redo_name:
                held.add(Needs.REDO)
                redo.setText(tr("action.redo_what", what=session.redo_words))
        self.commands.allow(held)

    # Dropping files, and the window's memory of itself

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            self.start.show_over(over=True)
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.start.show_over(over=False)

    def dropEvent(self, event: QDropEvent) -> None:
        self.start.show_over(over=False)
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        self.open_all(files)

    def _place_banner(self) -> None:
        """Over the contract, so that no button is covered; over the whole page without one."""
        page = self.pages.currentWidget()
        if page is not None and page is self.__dict__.get("desk"):
            page = self.desk.reading
        if page is not None:
            self.banner.lay_over(QRect(page.mapTo(self, QPoint(0, 0)), page.size()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_banner()

    def _restore(self) -> None:
        geometry = self.context.settings.state("geometry")
        if geometry is None or not self.restoreGeometry(geometry):
            self.resize(1380, 880)

    def closeEvent(self, event: QCloseEvent) -> None:
        settings = self.context.settings
        settings.set("geometry", self.saveGeometry())
        if "desk" in self.__dict__:
            settings.set("panes", self.desk.saveState())
        self.close_contract()
        self.context.troubled.disconnect(self.show_error)
        self.context.purging.disconnect(self._on_purging)
        self.context.purged.disconnect(self.show_recent)
        self.context.rules_changed.disconnect(self.review_again)
        super().closeEvent(event)

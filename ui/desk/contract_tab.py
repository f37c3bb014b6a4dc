"""One contract in a window: read, shown on its desk, worked on; with its own banner and undo."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from reviewer.document.model import Document, Revision
from reviewer.errors import ShenqiError
from reviewer.worker import Phase, Progress
from ui.desk.desk import Desk
from ui.desk.notices import Notices
from ui.desk.opening_page import OpeningPage
from ui.i18n import language, tr
from ui.kept.remembered import TabMemory
from ui.menus.actions import Actions
from ui.running.context import Context
from ui.running.open_lock import OpenLock
from ui.session import Session
from ui.widgets.banner import Banner


@dataclass(frozen=True, slots=True)
class Busy:
    """What is under way in a tab, at `done` of `total` (0: unknown). No words: nothing is."""

    words: str = ""
    done: int = 0
    total: int = 0


class ContractTab(QWidget):
    """Made without a contract, so that one can be ready before it is needed.

    `changed` when what can be done may be different now, `busy_changed` when something else is
    under way, `read` when the words are there, `moved` when place, zoom, tab of the panel or panes
    are others. `said` carries a remark for the status bar;
    `close_wanted`, `other_wanted` and `locate_wanted` (it was moved) are the user's answers to a
    file that is not opened.
    """

    changed = Signal()
    busy_changed = Signal()
    read = Signal()
    said = Signal(str)
    page_shown = Signal(int, int)
    zoom_changed = Signal(float)
    moved = Signal()
    close_wanted = Signal()
    other_wanted = Signal()
    locate_wanted = Signal()

    def __init__(self, commands: Actions, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.path: Path | None = None
        self.session: Session | None = None
        self.busy = Busy()
        self._lock: OpenLock | None = None
        self._earlier: Session | None = None
        self.opening = OpeningPage()
        self.desk = Desk(commands, context)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.opening)
        self.pages.addWidget(self.desk)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pages)
        self.banner = Banner(self)
        self.notices = Notices(self)
        self.pages.currentChanged.connect(self._place_banner)
        self.desk.reading.installEventFilter(self)
        self.desk.said.connect(self.said)
        self.desk.page_shown.connect(self.page_shown)
        self.desk.reading.zoom_changed.connect(self.zoom_changed)
        for told in (self.desk.reading.place_changed, self.zoom_changed, self.desk.splitterMoved):
            told.connect(self.moved)
        self.desk.panel.currentChanged.connect(self.moved)
        self.opening.cancelled.connect(self.close_wanted)
        self.opening.other_wanted.connect(self.other_wanted)
        self.opening.password_given.connect(self._read_again)
        self.opening.retried.connect(self._read_again)
        self.opening.locate_wanted.connect(self.locate_wanted)

    @property
    def page(self) -> QWidget:
        """The desk, or the page that is shown until it can be."""
        return self.desk if self.pages.currentWidget() is self.desk else self.opening

    @property
    def sha256(self) -> str:
        """The hash of the contract; empty until it has been read."""
        session = self.session or self._earlier
        return session.sha256 if session is not None else ""

    def holds(self, path: Path) -> bool:
        """Whether this is the tab of a file, by whatever name it is reached."""
        if self.path is None:
            return False
        try:
            return self.path.samefile(path)
        except OSError:
            return self.path == path.absolute()

    # A contract comes and goes

    def assign(self, path: Path) -> None:
        """Be the tab of a file, which is read when the tab is first shown: see `wake`."""
        self.path = path.absolute()
        self.desk.use_settings()

    def recall(self, memory: TabMemory) -> None:
        """Be the tab of a file once more, as it was left."""
        self.assign(memory.path)
        self.desk.recall(memory)

    def memory(self) -> TabMemory:
        """How this tab can be had again."""
        assert self.path is not None
        return self.desk.memory(self.path)

    def wake(self) -> None:
        """Read the file of this tab, unless that was done."""
        if self.path is None or self.session is not None:
            return
        earlier, self._earlier = self._earlier, None
        if earlier is None:
            self.open(self.path)
        else:
            session = self._begin(self.path, earlier.revision)
            self.notices.set_session(session)
            session.succeed(earlier)

    def open(
        self, path: Path, *, revision: Revision = "final", password: str | None = None
    ) -> None:
        """Read a contract, or read it anew; `revision` is which text of one with changes."""
        session = self._begin(path, revision)
        # The other processes work while this one makes ready to show; the first page goes first.
        self._preview()
        session.open(password)
        self.notices.set_session(session)
        self.changed.emit()

    def succeed(self, memory: TabMemory, earlier: Session | None) -> None:
        """Take the place of a tab in another window, once this one is shown: see `wake`.

        What that one had read is not read again.
        """
        self.recall(memory)
        if earlier is not None and earlier.document is not None and not earlier.document.pending:
            self._earlier = earlier

    def _begin(self, path: Path, revision: Revision) -> Session:
        """A session on a file, which is not read yet, followed by all parts of the tab."""
        self.let_go()
        self.path = path.absolute()
        session = Session(self.path, self.context, self, revision=revision)
        self.session = session
        session.opened.connect(self._on_opened)
        session.grown.connect(self.changed)
        session.reviewed.connect(self._on_reviewed)
        session.failed.connect(self._on_failed)
        session.review_failed.connect(self._on_reviewed)
        session.progress.connect(self._on_progress)
        session.opinion_changed.connect(self.changed)
        session.state_changed.connect(self.changed)
        session.current_changed.connect(self.changed)
        self.context.written_elsewhere.connect(session.take_in)
        self.context.day_changed.connect(session.begin_day)
        self.opening.show_reading(path.name)
        self.pages.setCurrentWidget(self.opening)
        self.desk.set_session(session)
        return session

    def reopen(self) -> None:
        """Read the file as it is on the disk now, at the place where the reader is."""
        if self.path is not None:
            self.desk.recall(self.desk.memory(self.path))
            self.open(self.path, password=self.session.password if self.session else None)

    def let_go(self) -> None:
        """Be done with the contract. Nothing is lost: every change is on disk already."""
        session, self.session = self.session, None
        if session is not None:
            session.cancel()
            self.desk.set_session(None)
            self.context.written_elsewhere.disconnect(session.take_in)
            self.context.day_changed.disconnect(session.begin_day)
            session.blockSignals(True)
            session.deleteLater()
        self.notices.set_session(None)
        if self._lock is not None:
            self._lock.release()
            self._lock = None
        self._set_busy()

    def _read_again(self, password: str | None = None) -> None:
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
            self._set_busy(self.opening.text)
            self.desk.reading.ask_preview(session.path, session.password)
            if self.isVisible():
                self.desk.reading.focus_view()

    def _on_opened(self, document: Document) -> None:
        self._lock = OpenLock(self.context.settings.folder, self.sha256)
        if self._lock.elsewhere:
            self.notices.tell_elsewhere()
        self.pages.setCurrentWidget(self.desk)
        self.desk.reading.focus_view()
        self.desk.show_page()
        if not document.pending:
            self._set_busy(tr("loading.reviewing"))
        self.changed.emit()
        self.read.emit()

    def _on_reviewed(self) -> None:
        self._set_busy()
        self.changed.emit()

    def _on_failed(self, error: ShenqiError) -> None:
        self._set_busy()
        given = self.session is not None and bool(self.session.password)
        self.opening.show_problem(error, given=given)
        self.pages.setCurrentWidget(self.opening)
        self.changed.emit()

    def review_again(self) -> None:
        if self.session is not None and self.session.document is not None:
            self._set_busy(tr("loading.reviewing"))
            self.session.review()

    def cancel(self) -> None:
        """Stop what is under way: the review, or the reading and with it the tab."""
        if self.session is None:
            return
        if self.session.document is None:
            self.close_wanted.emit()
        else:
            self.session.stop_review()
            self.changed.emit()

    def _on_progress(self, progress: Progress) -> None:
        assert self.session is not None
        if progress.phase is Phase.READING:
            self.opening.show_reading(self.session.path.name, progress.done, progress.total)
            if self.page is self.desk:
                self._set_busy(self.opening.text, progress.done, progress.total)
        elif self.session.document is not None:
            key = "loading.reviewing_part" if progress.total else "loading.reviewing"
            words = tr(key, done=progress.done, total=progress.total)
            self._set_busy(words, progress.done, progress.total)

    def _set_busy(self, words: str = "", done: int = 0, total: int = 0) -> None:
        self.busy = Busy(words, done, total)
        self.busy_changed.emit()

    # What the user asks for

    @property
    def revisions(self) -> str:
        """What of a file with tracked changes is read: final, changes or original."""
        if self.session is not None and self.session.revision == "original":
            return "original"
        return "changes" if self.desk.reading.word_view.changes_shown else "final"

    def read_revisions(self, choice: str) -> None:
        """Read the final text, that text with what was changed, or the original text."""
        session = self.session
        if session is None or not session.is_tracked:
            return
        self.banner.leave()  # it may offer what is chosen now
        revision: Revision = "original" if choice == "original" else "final"
        if revision == "final":
            self.context.settings.set("changes", choice == "changes")
            self.desk.reading.word_view.show_changes(shown=choice == "changes")
        if revision != session.revision:
            self.open(session.path, revision=revision, password=session.password)
        self.changed.emit()

    def undo(self) -> None:
        """Take the last change back, and say which."""
        if self.session is not None and (what := self.session.undo_words):
            self.session.undo()
            self.said.emit(tr("bar.undone", what=what))

    def redo(self) -> None:
        if self.session is not None and (what := self.session.redo_words):
            self.session.redo()
            self.said.emit(tr("bar.redone", what=what))

    def show_error(self, error: ShenqiError) -> None:
        """One plain sentence over the contract."""
        self.banner.say(error.message(language()), error=True)

    def _place_banner(self) -> None:
        """Over the contract, so that no button is covered; over the whole page without one."""
        page = self.desk.reading if self.page is self.desk else self.pages
        place = QRect(page.mapTo(self, QPoint(0, 0)), QSize(page.size()))
        self.banner.lay_over(place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_banner()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The slip goes where the contract goes: panes restored, hidden, or drawn wider."""
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize):
            self._place_banner()
        return super().eventFilter(watched, event)

"""What happened to an open contract, as a sentence across it and what can be done."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer

from ui.i18n import language, tr
from ui.words import warning_words

if TYPE_CHECKING:
    from reviewer.errors import ShenqiError
    from reviewer.marks.reopening import Reopened
    from ui.desk.contract_tab import ContractTab
    from ui.session import Session
    from ui.session.changes import Changes

_REPLACED = 1000  # milliseconds after which a file that is gone is gone


class Notices(QObject):
    """Listens to a session and to its file on disk; speaks through the banner over it."""

    def __init__(self, tab: ContractTab) -> None:
        super().__init__(tab)
        self._tab = tab
        self._first: list[str] = []  # what is said first of a contract, all at once
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(self.on_file_changed)

    def set_session(self, session: Session | None) -> None:
        """Speak of another contract from now on."""
        if watched := self._watcher.files():
            self._watcher.removePaths(watched)
        self._tab.banner.clear()
        self._first.clear()
        if session is not None:
            session.opened.connect(self._on_opened)
            session.grown.connect(self._warn)
            session.review_failed.connect(self._on_review_failed)
            session.noticed.connect(self._tab.show_error)
            session.reopened.connect(self._on_reopened)
            session.opinion_changed.connect(self._on_opinion)
            session.merged.connect(lambda: self._tab.banner.say(tr("banner.merged")))

    def _on_opened(self) -> None:
        session = self._tab.session
        if session is None or session.document is None:
            return
        self._watcher.addPath(str(session.path))
        self._warn()

    def _warn(self) -> None:
        """How far the file could be read, once all of it was."""
        session = self._tab.session
        if session is None or session.document is None:
            return
        for warning in session.document.warnings:
            self._first.append(warning_words(warning))
        if self._first:
            self._tab.banner.say("\n".join(self._first), actions=self._texts())
            self._first.clear()

    def _texts(self) -> list[tuple[str, Callable[[], object]]]:
        """The other texts of a file with tracked changes."""
        session, tab = self._tab.session, self._tab
        if session is None or not session.is_tracked:
            return []
        return [
            (tr(f"revisions.{choice}"), partial(tab.read_revisions, choice))
            for choice in ("final", "changes", "original")
            if choice != tab.revisions
        ]

    def tell_elsewhere(self) -> None:
        """Say that another running Shenqi has the contract open too."""
        self._first.insert(0, tr("banner.elsewhere"))

    def _on_review_failed(self, error: ShenqiError) -> None:
        self._tab.banner.say(
            tr("banner.review_failed", reason=error.message(language())),
            error=True,
            actions=[(tr("banner.review_again"), self._tab.review_again)],
        )

    def _on_opinion(self, changes: Changes | None) -> None:
        """A new opinion after something the lawyer did: say what it changed."""
        from ui.desk.tab_panel import FACTS, FINDINGS, OPINION
        from ui.panel.change_line import change_words

        session = self._tab.session
        # Three tabs say it themselves, at the place where it is read.
        if changes is None or any(map(self._tab.desk.panel.shows, (OPINION, FINDINGS, FACTS))):
            return
        if not changes:
            self._tab.said.emit(change_words(changes))
            return
        can_undo = session is not None and session.undo_name
        actions = [(tr("banner.undo"), self._tab.undo)] if can_undo else []
        self._tab.banner.say(change_words(changes), actions=actions)

    def _on_reopened(self, found: Reopened) -> None:
        if found.lost:
            self._first.append(tr("banner.orphans", count=len(found.lost)))
        elif found.taken_over:
            self._first.append(tr("banner.taken_over"))

    def on_file_changed(self, path: str) -> None:
        """The file was written by another program: offer to read it again. Or it is gone."""
        session = self._tab.session
        if session is None or Path(path) != session.path:
            return
        if not session.path.exists():
            # Programs that save safely put another file in its place a moment later.
            QTimer.singleShot(_REPLACED, self, lambda: self._on_file_gone(session))
            return
        # A file put in the place of another is not watched any more.
        self._watcher.addPath(path)
        self._tell_changed(session)

    def _on_file_gone(self, session: Session) -> None:
        """Moved, deleted, or its drive was pulled out: what is open stays as it is."""
        if session is not self._tab.session:
            return
        if session.path.exists():
            self.on_file_changed(str(session.path))
            return
        self._tab.banner.say(
            tr("banner.gone", name=session.path.name),
            actions=[(tr("start.locate"), self._tab.locate_wanted.emit)],
            stays=True,
        )

    def _tell_changed(self, session: Session) -> None:
        self._tab.banner.say(
            tr("banner.changed_on_disk", name=session.path.name),
            actions=[(tr("banner.reopen"), self._tab.reopen)],
            stays=True,
        )

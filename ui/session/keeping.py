"""What is kept on disk of one contract: the lawyer's work, its log, the grade reached."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from reviewer.document.model import Document
from reviewer.errors import ShenqiError
from reviewer.labels import Verdict
from reviewer.marks.anchors import relocate
from reviewer.marks.deeds import LogEntry
from reviewer.marks.reopening import Reopened, reopen
from reviewer.marks.state import ReviewState
from reviewer.marks.store import Store


class Keeping:
    """Loads and saves by the hash of a document; without a store nothing is kept.

    The store opens when first asked for. A failing one stops nobody's work: `on_error` hears of it.
    """

    def __init__(
        self, store: Callable[[], Store | None], on_error: Callable[[ShenqiError], None]
    ) -> None:
        self._store = store
        self._on_error = on_error
        # What the disk holds, when a change could not be saved: the next brings it along.
        self._owed: ReviewState | None = None

    def load(self, document: Document, path: Path) -> Reopened | None:
        """What was left on this contract; on a changed file, on the one that was here."""
        if (store := self._store()) is None:
            return None
        now = datetime.now().astimezone()
        try:
            # The original text of a file lacks words that its final one has: a mark that is not
            # found in it is not lost.
            whole = not document.pending and document.revision == "final"
            return reopen(store, document.sha256, path, document.text, now, whole=whole)
        except ShenqiError as error:
            self._on_error(error)
            return None

    def save(self, sha256: str, before: ReviewState, after: ReviewState, entry: LogEntry) -> None:
        """Write a change with its entry in the log, and those that could not be written before (a
        full disk)."""
        if (store := self._store()) is None:
            return
        kept = before if self._owed is None else self._owed
        try:
            store.save(sha256, kept, after, entry)
        except ShenqiError as error:
            self._owed = kept
            self._on_error(error)
        else:
            self._owed = None

    def merged(self, sha256: str, text: str) -> ReviewState | None:
        """The work on a contract as it is kept now, by whomever; None where that cannot be read."""
        # What is not on the disk yet must not be forgotten over what is.
        if (store := self._store()) is None or self._owed is not None:
            return None
        try:
            state = store.load(sha256)
        except ShenqiError as error:
            self._on_error(error)
            return None
        relocation = relocate(state.marks.values(), text)
        return replace(state, marks={mark.id: mark for mark in relocation.marks})

    def log(self, sha256: str) -> tuple[LogEntry, ...]:
        """What was done on a contract, oldest first."""
        if (store := self._store()) is None:
            return ()
        try:
            return store.log(sha256)
        except ShenqiError as error:
            self._on_error(error)
            return ()

    def grade(self, sha256: str, verdict: Verdict, *, decided: int, findings: int) -> None:
        """Write what the list of recent contracts says of this one."""
        if (store := self._store()) is None:
            return
        try:
            store.grade(sha256, verdict, decided=decided, findings=findings)
        except ShenqiError as error:
            self._on_error(error)

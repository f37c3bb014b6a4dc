"""What all parts of the running app share: background work, store, settings, law library, day."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from reviewer.errors import ShenqiError, StoreError
from ui.kept import colour_names
from ui.kept.settings import PRIVATE, Settings
from ui.kept.shelf import Shelf
from ui.running.open_contracts import OpenContracts

if TYPE_CHECKING:
    from pathlib import Path

    from reviewer.law.holdings import Holdings
    from reviewer.law.library import Library
    from reviewer.marks.store import Store
    from reviewer.review import Options
    from ui.running.open_lock import OpenLock
    from ui.running.tasks import Tasks

_WATCH = 2000  # milliseconds between two looks at store and day


class Context(QObject):
    """Made once at the start; the store and the law library open when first needed.

    `purging` with the hash of a contract whose data are about to go (empty: all contracts): whoever
    shows it lets go of it. `purged` when they are gone. `rules_changed` when other rules are to be
    used than before, `law_changed` when another law library or other platform terms are in use (all
    contracts are reviewed anew then), `quitting` when all windows are about to be closed.
    `written_elsewhere` when another running Shenqi wrote to the store. `language_chosen` when all
    windows are to speak another language. `guard_changed` when there is a passphrase now or none,
    or another time after which a desk left alone is locked. `moving` before the data are copied to
    another folder, `restart_wanted` when the app is to start anew, `day_changed` after midnight.
    """

    troubled = Signal(object)
    purging = Signal(str)
    purged = Signal()
    rules_changed = Signal()
    law_changed = Signal()
    quitting = Signal()
    written_elsewhere = Signal()
    language_chosen = Signal(str)
    guard_changed = Signal()
    moving = Signal()
    restart_wanted = Signal()
    day_changed = Signal()

    def __init__(
        self, settings: Settings, clock: Callable[[], date], parent: QObject | None = None
    ) -> None:
        """`clock` tells which day it is, and is asked each time: an app may run for days."""
        super().__init__(parent)
        self.settings = settings
        colour_names.load(settings)
        self._clock, self._day = clock, clock()
        self.contracts = OpenContracts(self)
        self.shelf = Shelf(lambda: self.store, self.troubled.emit, self)
        self.holdings: Holdings | None = None
        self._counter = 0
        self._watch = QTimer(self)
        self._watch.setInterval(_WATCH)
        self._watch.timeout.connect(self.look_at_store)
        self._watch.timeout.connect(self.look_at_day)
        self._watch.start()
        self._waiting: list[Callable[[Holdings], None]] | None = None
        self._desk_lock: OpenLock | None = None

    @property
    def today(self) -> date:
        return self._clock()

    @property
    def author(self) -> str:
        return self.settings.text("author")

    @property
    def initials(self) -> str:
        """What Word shows beside a comment; without a choice, the beginning of the name."""
        return self.settings.text("initials") or self.author[:3]

    @property
    def library(self) -> Library | None:
        """The law library; None until it has been read."""
        return self.holdings.library if self.holdings is not None else None

    def options(self) -> Options:
        """How contracts are reviewed: today, with the rules as the lawyer wants them."""
        from reviewer.marks.places import OWN_RULES
        from reviewer.review import Options
        from ui.kept.rule_choices import stored_choices

        return Options(
            today=self.today,
            own_rules=self.settings.folder / OWN_RULES,
            own_law=self.own_law,
            rule_choices=stored_choices(self.settings),
        )

    @property
    def own_law(self) -> Path:
        """The folder of the lawyer's own law library and platform terms, there or not."""
        from reviewer.marks.places import OWN_LAW

        return self.settings.folder / OWN_LAW

    def change_law(
        self, change: Callable[[], object], failed: Callable[[ShenqiError], None]
    ) -> None:
        """Do what changes the law library or the platform terms; then all is reviewed by it."""
        self.tasks.run(change, self._on_law_changed, failed)

    def _on_law_changed(self, _done: object) -> None:
        self.holdings = None
        self.law_changed.emit()
        self.rules_changed.emit()

    @cached_property
    def leads(self) -> bool:
        """Whether this is the first Shenqi on its data: the desk that is kept is its desk."""
        from ui.running.open_lock import OpenLock

        self._desk_lock = OpenLock(self.settings.folder, "desk")
        return not self._desk_lock.elsewhere

    @cached_property
    def tasks(self) -> Tasks:
        """The background work."""
        from ui.running.tasks import Tasks

        return Tasks(self)

    @cached_property
    def store(self) -> Store | None:
        """The marks of all contracts; None (and `troubled`) when they cannot be opened."""
        try:
            store = self._open_store("")
        except ShenqiError as error:
            self.troubled.emit(error)
            return None
        if store.notice is not None:
            self.troubled.emit(store.notice)
        return store

    def _open_store(self, passphrase: str) -> Store:
        from reviewer.marks.store import Store

        store = Store(self.settings.folder, passphrase)
        self.settings.seals = store
        self._counter = store.counter()
        return store

    @property
    def is_locked(self) -> bool:
        """Whether the store is under a passphrase, open or not."""
        from reviewer.marks.locked import is_locked

        return is_locked(self.settings.folder)

    def unlock(self, passphrase: str) -> ShenqiError | None:
        """Open the store by its passphrase; why not, where that fails."""
        try:
            self.__dict__["store"] = self._open_store(passphrase)
        except ShenqiError as error:
            return error
        return None

    def lock(self, passphrase: str, *, old: str) -> ShenqiError | None:
        """Put all that is kept under a passphrase, or (empty) under none; why not, where it fails.

        `old` is the passphrase of now.
        """
        if self.store is None:
            return StoreError("store-read-only", path=self.settings.folder)
        kept = {key: self.settings.text(key) for key in PRIVATE}
        try:
            self.store.lock(passphrase, old=old)
        except ShenqiError as error:
            return error
        for key, text in kept.items():
            if text:
                self.settings.set(key, text)
        self.settings.sync()
        self.guard_changed.emit()
        return None

    def readmit(self, passphrase: str) -> ShenqiError | None:
        """Whether this is the passphrase of the open store; what to say where it is not."""
        if self.store is None:
            return StoreError("store-read-only", path=self.settings.folder)
        try:
            self.store.check(passphrase)
        except ShenqiError as error:
            return error
        return None

    def look_at_store(self) -> None:
        """See whether another running Shenqi wrote to the store."""
        store = self.__dict__.get("store")
        if store is None:
            return
        try:
            counter = store.counter()
        except ShenqiError:
            return  # the next that is saved says so
        if counter != self._counter:
            self._counter = counter
            self.written_elsewhere.emit()

    def look_at_day(self) -> None:
        """See whether it is another day than at the last look."""
        day, self._day = self._day, self.today
        if day != self._day:
            self.day_changed.emit()

    def purge(self, sha256: str = "") -> bool:
        """Take all that is kept of a contract off the disk, or with no hash of every contract.

        Whether that was done; where not, `troubled` says why.
        """
        if self.store is None:
            return False
        self.purging.emit(sha256)
        try:
            if sha256:
                path = self.store.path_of(sha256)
                self.store.purge(sha256)
                if path is not None:
                    self._forget_folder(path.parent)
            else:
                self.store.purge_all()
        except ShenqiError as error:
            self.troubled.emit(error)
            return False
        if not sha256:
            for name in PRIVATE:
                self.settings.forget(name)
            self.settings.sync()
            from ui.faults import logbook

            with contextlib.suppress(OSError):
                logbook.purge(self.settings.folder)
        from ui.running.open_lock import sweep

        sweep(self.settings.folder)
        self.purged.emit()
        return True

    def _forget_folder(self, folder: Path) -> None:
        """A folder that bears a client's name is not proposed again."""
        for key in ("open_folder", "export_folder"):
            if self.settings.text(key) == str(folder):
                self.settings.forget(key)
        self.settings.sync()

    def with_holdings(self, use: Callable[[Holdings], None]) -> None:
        """Call with the law in use: at once when it is there, else when it has been read."""
        if self.holdings is not None:
            use(self.holdings)
            return
        if self._waiting is not None:
            self._waiting.append(use)
            return
        self._waiting = [use]
        folder = self.own_law
        self.tasks.run(lambda: _load_law(folder), self._on_law, self.troubled.emit)

    def _on_law(self, held: Holdings) -> None:
        self.holdings = held
        for error in held.bad:
            self.troubled.emit(error)
        waiting, self._waiting = self._waiting or [], None
        for use in waiting:
            use(held)

    def close(self) -> None:
        """Stop all background work and let go of the files."""
        self._watch.stop()
        if "tasks" in self.__dict__:
            self.tasks.close()
        store = self.__dict__.get("store")
        if store is not None:
            store.close()
        if self._desk_lock is not None:
            self._desk_lock.release()
        self.settings.sync()


def _load_law(folder: Path) -> Holdings:
    from reviewer.law.holdings import holdings_in

    return holdings_in(folder)

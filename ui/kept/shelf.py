"""The contracts opened before, their matters, and the room they take, for all windows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from reviewer.errors import ShenqiError

if TYPE_CHECKING:
    from reviewer.marks.matters import Matter
    from reviewer.marks.store import RecentContract, Store

T = TypeVar("T")
_LISTED = 500


class Shelf(QObject):
    """`changed` after each change made here. `on_error` hears of what cannot be done."""

    changed = Signal()

    def __init__(
        self,
        store: Callable[[], Store | None],
        on_error: Callable[[ShenqiError], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store, self._on_error = store, on_error

    def recent(self) -> tuple[RecentContract, ...]:
        """Contracts opened before, the latest first."""
        return self._ask(lambda store: store.recent(_LISTED)) or ()

    def matters(self) -> tuple[Matter, ...]:
        """All matters, the last begun first."""
        return self._ask(lambda store: store.matters.all()) or ()

    def create(self, name: str) -> Matter | None:
        """Begin a matter; None where that is refused."""
        now = datetime.now().astimezone()
        return self._change(lambda store: store.matters.create(name, now))

    def rename(self, number: int, name: str) -> None:
        self._change(lambda store: store.matters.rename(number, name))

    def remove(self, number: int) -> None:
        """Dissolve a matter; its contracts and their marks stay."""
        self._change(lambda store: store.matters.remove(number))

    def assign(self, sha256: str, number: int | None) -> None:
        """Put a contract into a matter; None: into none."""
        self._change(lambda store: store.matters.assign(sha256, number))

    def locate(self, sha256: str, path: Path) -> None:
        """Note where a contract that was moved is by now."""
        self._change(lambda store: store.locate(sha256, path))

    def cache_size(self) -> int:
        """The room that recognised pages take, in bytes."""
        return self._ask(lambda store: store.recognised_size()) or 0

    def clear_cache(self) -> None:
        """Remove recognised pages; no mark is among them."""
        self._ask(lambda store: store.forget_recognised())

    def _change(self, act: Callable[[Store], T]) -> T | None:
        done = self._ask(act)
        # A list that was edited in place shows again what is kept, whether that was changed or not.
        self.changed.emit()
        return done

    def _ask(self, act: Callable[[Store], T]) -> T | None:
        store = self._store()
        if store is None:
            return None
        try:
            return act(store)
        except ShenqiError as error:
            self._on_error(error)
            return None

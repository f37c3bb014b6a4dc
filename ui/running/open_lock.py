"""Whether another running Shenqi has a contract open, or the desk itself.

Both may work on a contract, and are told so; the desk that is restored is that of the first.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLockFile

from reviewer.marks.places import make_private

_FOLDER = "open"


class OpenLock:
    """A file in the data folder for as long as something is open: a contract, by its hash.

    One that a killed process left behind does not count.
    """

    def __init__(self, folder: Path, name: str) -> None:
        self._lock: QLockFile | None = None
        try:
            make_private(folder / _FOLDER)
        except OSError:
            return  # nothing can be written there: the store says so
        self._lock = QLockFile(str(folder / _FOLDER / f"{name}.lock"))
        self._lock.setStaleLockTime(0)  # held for days as well as for minutes
        self._lock.tryLock(0)

    @property
    def elsewhere(self) -> bool:
        """Whether another process holds it."""
        lock = self._lock
        return lock is not None and lock.error() is QLockFile.LockError.LockFailedError

    def release(self) -> None:
        if self._lock is not None:
            self._lock.unlock()


def sweep(folder: Path) -> None:
    """Remove what killed processes left behind: the names say which contracts were open."""
    for left in (folder / _FOLDER).glob("*.lock"):
        OpenLock(folder, left.stem).release()

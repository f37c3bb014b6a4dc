"""What the window remembers, beside the marks: geometry, panes, theme, language."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QByteArray, QSettings

from reviewer.marks.places import data_folder, make_private

_FILE = "window.ini"
# Paths say who the clients are.
PRIVATE = ("windows", "open_folder", "export_folder")


class Seals(Protocol):
    """What makes a text unreadable for whoever lacks the passphrase, and readable again."""

    def seal(self, text: str, place: str) -> str: ...
    def unseal(self, kept: str, place: str) -> str: ...


class Settings:
    """Thin names over an INI file in the data folder. What is `PRIVATE` is kept as `seals` says."""

    seals: Seals | None = None

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or data_folder()
        # A folder that cannot be made is told of when something is to be kept in it.
        with contextlib.suppress(OSError):
            make_private(self.folder)
            # Before Qt makes it, which would let others read it.
            os.close(os.open(self.folder / _FILE, os.O_CREAT | os.O_RDWR, 0o600))
            (self.folder / _FILE).chmod(0o600)
        self._store = QSettings(str(self.folder / _FILE), QSettings.Format.IniFormat)

    def text(self, key: str, default: str = "") -> str:
        kept = str(self._store.value(key, default))
        if key in PRIVATE and self.seals is not None:
            return self.seals.unseal(kept, key)
        return kept

    def flag(self, key: str, *, default: bool) -> bool:
        return self.text(key, "yes" if default else "no") == "yes"

    def number(self, key: str, default: float) -> float:
        try:
            return float(self.text(key, str(default)))
        except ValueError:
            return default

    def state(self, key: str) -> QByteArray | None:
        """A window's or splitter's own memory of itself."""
        value = self._store.value(key)
        return value if isinstance(value, QByteArray) else None

    def set(self, key: str, value: str | bool | float | QByteArray) -> None:
        if key in PRIVATE and self.seals is not None:
            value = self.seals.seal(str(value), key)
        self._store.setValue(key, ("yes" if value else "no") if isinstance(value, bool) else value)

    def forget(self, key: str) -> None:
        self._store.remove(key)

    def sync(self) -> None:
        self._store.sync()

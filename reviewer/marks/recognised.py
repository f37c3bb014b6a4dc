"""Where recognised pages are kept: under a passphrase nowhere, for they are words of contracts."""

from __future__ import annotations

from pathlib import Path

from reviewer.marks.locked import is_locked
from reviewer.marks.places import data_folder, recognition_folder


def recognition_cache() -> Path | None:
    """The folder in which pages are kept so that a scan is recognised once; None: not at all."""
    return None if is_locked(data_folder()) else recognition_folder()

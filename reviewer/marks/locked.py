"""Whether a store is under a passphrase: asked at every start, so nothing else is loaded for it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path, PurePath
from urllib.parse import quote

from reviewer.marks.places import STORE


def is_locked(folder: Path) -> bool:
    """Whether the store in a folder is under a passphrase; what is kept stays as it is.

    Not opened for reading only: what a killed program left half done can then not be rolled back,
    and SQLite refuses to read it.
    """
    path = folder / STORE
    if not path.is_file():
        return False
    try:
        with closing(sqlite3.connect(f"{uri_of(path.absolute())}?mode=rw", uri=True)) as looking:
            return sealed_key(looking) is not None
    except sqlite3.Error:
        return False  # damaged: opening it says so


def uri_of(path: PurePath) -> str:
    r"""An absolute path as SQLite takes it: its authority is empty, also for \\server\share.

    https://www.sqlite.org/uri.html
    """
    written = path.as_posix()
    root = "" if written.startswith("/") else "/"
    return f"file://{root}{quote(written, safe='/:', errors='surrogateescape')}"


def sealed_key(connection: sqlite3.Connection) -> bytes | None:
    """The data key of a store under a passphrase. One that is not migrated yet has no table."""
    table = "SELECT 1 FROM sqlite_master WHERE name = 'lock'"
    if connection.execute(table).fetchone() is None:
        return None
    row = connection.execute("SELECT key FROM lock").fetchone()
    return None if row is None else bytes(row[0])

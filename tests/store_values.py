"""A store with one contract: what its tests share."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from desk_values import NOON

from reviewer.errors import StoreError
from reviewer.marks import commands as c
from reviewer.marks.deeds import LogEntry
from reviewer.marks.state import ReviewState
from reviewer.marks.store import Store

A, B = "a" * 64, "b" * 64  # contracts by their hashes
CONTRACT = Path("合同") / "转让协议.docx"


def save(store: Store, command: c.Command, sha256: str = A) -> ReviewState:
    """Do and keep a command on what is kept of a contract."""
    before = store.load(sha256)
    after = command.apply(before)
    store.save(sha256, before, after, LogEntry(NOON, command.deed))
    return after


def raised(code: str) -> pytest.RaisesExc[StoreError]:
    """A StoreError of a code."""
    return pytest.RaisesExc(StoreError, check=lambda error: error.code == code)


def on_disk(folder: Path) -> bytes:
    """Every byte of the files in a folder."""
    return b"".join(path.read_bytes() for path in sorted(folder.iterdir()))


def root_page(path: Path, table: str) -> int:
    """Where the first page of a table lies in the file, in bytes, with nothing left in the log."""
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    (page,) = connection.execute(
        "SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)
    ).fetchone()
    (size,) = connection.execute("PRAGMA page_size").fetchone()
    connection.close()
    return int((page - 1) * size)

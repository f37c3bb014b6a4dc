"""A store with one contract: what its tests share."""

from __future__ import annotations

from pathlib import Path

import pytest
from desk_values import NOON

from reviewer.errors import StoreError
from reviewer.marks import commands as c
from reviewer.marks.state import ReviewState
from reviewer.marks.store import Store

A, B = "a" * 64, "b" * 64  # contracts by their hashes
CONTRACT = Path("合同") / "转让协议.docx"


def save(store: Store, command: c.Command, sha256: str = A) -> ReviewState:
    """Do and keep a command on what is kept of a contract."""
    before = store.load(sha256)
    after = command.apply(before)
    store.save(sha256, before, after, what=command.name, at=NOON)
    return after


def raised(code: str) -> pytest.RaisesExc[StoreError]:
    """A StoreError of a code."""
    return pytest.RaisesExc(StoreError, check=lambda error: error.code == code)


def on_disk(folder: Path) -> bytes:
    """Every byte of the files in a folder."""
    return b"".join(path.read_bytes() for path in sorted(folder.iterdir()))

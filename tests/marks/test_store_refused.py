"""What the system refuses: a store in use, a full disk, a folder of others."""

from __future__ import annotations

import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from desk_values import NOON, a_mark
from store_values import CONTRACT, A, raised, save

from reviewer.marks import commands as c
from reviewer.marks.places import data_folder
from reviewer.marks.store import Store


@pytest.mark.skipif(sys.platform == "win32", reason="modes mean nothing there")
def test_nobody_else_can_read_the_store(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "data"
    with Store(folder) as store:
        store.remember(A, CONTRACT, NOON)
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        for path in folder.iterdir():
            assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_the_data_folder_can_be_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SHENQI_DATA_DIR", str(tmp_path / "here"))
    assert data_folder() == tmp_path / "here"
    with Store() as store:
        assert store.path.parent == tmp_path / "here"
    monkeypatch.delenv("SHENQI_DATA_DIR")
    assert data_folder().name == "shenqi"


def test_a_store_in_use_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reviewer.marks.database._BUSY_SECONDS", 0.05)
    with Store(tmp_path) as store:
        other = sqlite3.connect(store.path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with raised("store-busy"):
            store.remember(A, CONTRACT, NOON)
        other.close()
        store.remember(A, CONTRACT, NOON)


def test_a_full_disk_is_told_and_loses_nothing(store: Store) -> None:
    save(store, c.AddMark(a_mark("kept")))
    # SQLite itself plays the full disk: no page may be added.
    store._database._connection.execute("PRAGMA max_page_count = 1")
    with raised("store-full"):
        save(store, c.AddMark(a_mark("big", text="长" * 100_000)))
    assert set(store.load(A).marks) == {"kept"}


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with raised("store-read-only"):
        Store(tmp_path / "file" / "data")


def test_a_closed_store_says_so_plainly(store: Store) -> None:
    store.close()
    with raised("store-damaged"):
        store.load(A)


# Fills the store until the system refuses to let its files grow, as a full disk does.
FILLER = """
import resource, sys
sys.path[:] = sys.argv[2:]
import signal
from pathlib import Path
from desk_values import NOON, WORK, a_mark
from reviewer.errors import StoreError
from reviewer.marks import commands as c
from reviewer.marks.store import Store

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
store = Store(Path(sys.argv[1]))
store.remember("a" * 64, Path("a.docx"), NOON)
state = store.load("a" * 64)
resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, 600_000))
try:
    for number in range(1000):
        step = c.AddMark(a_mark(f"m{number}", text="x" * 5000))
        after = step.apply(state)
        store.save("a" * 64, state, after, WORK)
        state = after
except StoreError as error:
    print(len(state.marks), error.code)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="limits are a matter of POSIX")
def test_files_that_may_not_grow_lose_nothing_that_was_saved(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", FILLER, str(tmp_path), *sys.path],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    saved, code = done.stdout.split()
    assert code.startswith("store-")
    assert int(saved) > 10
    with Store(tmp_path) as store:
        assert store.notice is None
        assert len(store.load(A).marks) == int(saved)

"""Whether a store is locked, wherever it lies."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

import pytest

from reviewer.marks.locked import is_locked, uri_of
from reviewer.marks.places import STORE
from reviewer.marks.store import Store


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        (PurePosixPath("/客户/a b/marks.db"), "file:///%E5%AE%A2%E6%88%B7/a%20b/marks.db"),
        (PurePosixPath("/a?b#c%20/marks.db"), "file:///a%3Fb%23c%2520/marks.db"),
        (PureWindowsPath(r"C:\案 卷\marks.db"), "file:///C:/%E6%A1%88%20%E5%8D%B7/marks.db"),
        (PureWindowsPath(r"\\server\share\marks.db"), "file:////server/share/marks.db"),
        (PureWindowsPath(r"\\?\C:\long\marks.db"), "file:////%3F/C:/long/marks.db"),
        (PureWindowsPath(r"\\?\UNC\server\share\m.db"), "file:////%3F/UNC/server/share/m.db"),
    ],
)
def test_a_path_is_a_uri_without_an_authority(path: PurePath, uri: str) -> None:
    assert uri_of(path) == uri


@pytest.mark.parametrize("name", ["a b", "50%", "有?没#有", "😀", "长" * 60])
def test_a_locked_store_is_known_whatever_its_folder_is_called(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name
    with Store(folder) as store:
        store.lock("柳暗花明 又一村")
    assert is_locked(folder)


@pytest.mark.skipif(os.name == "nt", reason="names are text there")
def test_a_name_that_is_no_text_is_reached_too(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"\xba\xcf") / STORE
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as made:
        made.execute("CREATE TABLE here (x)")
    with closing(sqlite3.connect(f"{uri_of(path)}?mode=rw", uri=True)) as looking:
        assert looking.execute("SELECT name FROM sqlite_master").fetchall() == [("here",)]

"""Folders for a moment."""

from __future__ import annotations

import os
import stat
import sys
import tempfile
import time
from pathlib import Path

import pytest

from reviewer.document.scratch import scratch, sweep


@pytest.fixture(autouse=True)
def _own_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))


def aged(folder: Path) -> Path:
    folder.mkdir()
    (folder / "contract.doc").write_bytes(b"x")
    long_ago = time.time() - 3600
    os.utime(folder, (long_ago, long_ago))
    return folder


def test_it_is_the_users_alone_and_goes_when_it_is_left() -> None:
    with scratch() as name:
        if sys.platform != "win32":
            assert stat.S_IMODE(Path(name).stat().st_mode) == 0o700
    assert not Path(name).exists()


def test_what_a_killed_process_left_is_removed(tmp_path: Path) -> None:
    left = aged(tmp_path / "shenqi-left")
    sweep()
    assert not left.exists()


def test_what_is_in_use_or_of_others_stays(tmp_path: Path) -> None:
    other = aged(tmp_path / "other")
    target = aged(tmp_path / "target")
    link = tmp_path / "shenqi-link"
    link.symlink_to(target)
    with scratch() as name:
        sweep()
        assert Path(name).exists()
    assert other.exists()
    assert (target / "contract.doc").exists()


def test_a_place_that_is_gone_is_no_trouble(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", "/nowhere/at/all")
    sweep()

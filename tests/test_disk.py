"""Files reach the disk whole or not at all; folders of the lawyer's data are theirs alone."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from reviewer.disk import make_private_folder, write_whole

posix = pytest.mark.skipif(os.name != "posix", reason="modes are those of POSIX")


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_what_was_there_is_replaced(tmp_path: Path) -> None:
    target = tmp_path / "law.yaml"
    target.write_bytes(b"the longer text of before")
    write_whole(b"new", target)
    assert target.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("failure", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_on_failure_what_was_there_stays_and_nothing_is_left_over(
    failure: BaseException, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: int) -> None:
        raise failure

    target = tmp_path / "law.yaml"
    target.write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(type(failure)):
        write_whole(b"new", target)
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_without_a_folder_nothing_is_written(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_whole(b"new", tmp_path / "none" / "law.yaml")
    assert list(tmp_path.iterdir()) == []


@posix
def test_what_is_replaced_keeps_its_permissions(tmp_path: Path) -> None:
    target = tmp_path / "x.pdf"
    target.write_bytes(b"old")
    target.chmod(0o640)
    write_whole(b"new", target)
    assert mode_of(target) == 0o640


@posix
def test_a_private_file_is_for_this_user_alone(tmp_path: Path) -> None:
    write_whole(b"new", tmp_path / "page.json", private=True)
    assert mode_of(tmp_path / "page.json") == 0o600


@posix
def test_a_folder_that_others_could_enter_is_closed_to_them(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    make_private_folder(tmp_path)
    make_private_folder(tmp_path / "above" / "below")
    assert [mode_of(tmp_path), mode_of(tmp_path / "above" / "below")] == [0o700, 0o700]

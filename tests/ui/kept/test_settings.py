"""What the window remembers."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray

from ui.kept.settings import Settings


def test_values_are_there_again_after_a_restart(tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    settings.set("theme", "dark")
    settings.set("follow", False)
    settings.set("zoom", 1.25)
    settings.set("panes", QByteArray(b"\x00\x01"))
    settings.sync()
    again = Settings(tmp_path)
    assert again.text("theme") == "dark"
    assert again.flag("follow", default=True) is False
    assert again.number("zoom", 1.0) == 1.25
    assert again.state("panes") == QByteArray(b"\x00\x01")


def test_what_was_never_set_has_its_default(tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    assert settings.text("theme", "system") == "system"
    assert settings.flag("follow", default=True) is True
    assert settings.state("geometry") is None


def test_a_number_that_is_none_gives_the_default(tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    settings.set("zoom", "wide")
    assert settings.number("zoom", 1.0) == 1.0


@pytest.mark.skipif(sys.platform == "win32", reason="no modes")
def test_only_the_user_can_enter_the_folder(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "shenqi")
    assert stat.S_IMODE(settings.folder.stat().st_mode) == 0o700


@pytest.mark.skipif(sys.platform == "win32", reason="modes mean nothing there")
def test_the_file_is_the_users_alone_also_when_it_is_written_again(tmp_path: Path) -> None:
    for number in range(2):
        settings = Settings(tmp_path / "data")
        settings.set("windows", f"/客户/{number}")
        settings.sync()
    [file] = (tmp_path / "data").iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


def test_without_a_place_to_write_the_window_opens_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert Settings(tmp_path / "file" / "data").text("theme", "system") == "system"

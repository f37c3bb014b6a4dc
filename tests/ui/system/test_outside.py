"""What the system's own programs are asked to show."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QProcess
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.system.outside import show_file

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="xdg-open is a program of Linux")


def an_opener(folder: Path, monkeypatch: pytest.MonkeyPatch, code: int) -> Path:
    """A program that notes what it was asked to open and ends with a code."""
    opened = folder / "opened"
    program = folder / "xdg-open"
    program.write_text(f'#!/bin/sh\nprintf %s "$1" > "{opened}"\nexit {code}\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))
    return opened


def is_over(app: QApplication) -> bool:
    return not app.findChildren(QProcess)


@on_linux
@pytest.mark.parametrize(("code", "told"), [(0, []), (3, ["没有程序可以打开“{path}”。"])])
def test_only_where_no_program_shows_a_folder_is_something_said(
    code: int,
    told: list[str],
    qapp: QApplication,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened = an_opener(tmp_path, monkeypatch, code)
    said: list[str] = []
    show_file(tmp_path, qapp, said.append)
    qtbot.waitUntil(lambda: is_over(qapp))
    assert said == [words.format(path=tmp_path) for words in told]
    assert opened.read_text() == str(tmp_path)


@on_linux
def test_nothing_is_said_to_a_dialog_that_is_gone(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    an_opener(tmp_path, monkeypatch, 3)
    said: list[str] = []
    asker = QObject()
    show_file(tmp_path, asker, said.append)
    asker.deleteLater()
    qtbot.waitUntil(lambda: is_over(qapp))
    assert said == []


@pytest.mark.parametrize("shown", [True, False])
def test_elsewhere_qt_says_whether_there_was_a_program(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shown: bool
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: shown)
    said: list[str] = []
    show_file(tmp_path, qapp, said.append)
    assert bool(said) is not shown

"""What tests of the window share: fonts and theme as in the app, a window that closes itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from window_values import Stage

from ui import i18n, theme
from ui.app import App
from ui.kept.settings import Settings
from ui.theme import fonts


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The light theme in Chinese, and no data of the person who runs the tests."""
    monkeypatch.setenv("SHENQI_DATA_DIR", str(tmp_path / "data"))
    i18n.use("zh")
    fonts.install(qapp)
    if theme.choice() != "light":
        theme.use(qapp, "light")


@pytest.fixture
def stage(qtbot: QtBot, tmp_path: Path) -> Iterator[Stage]:
    made = Stage(qtbot, tmp_path / "shenqi")
    yield made
    made.stop()
    qtbot.wait(1)


@pytest.fixture
def contract(tmp_path: Path) -> Path:
    """A file at a path; what is in it, the scripted tasks say."""
    path = tmp_path / "转让协议.docx"
    path.write_bytes(b"contract")
    return path


@pytest.fixture
def app(qapp: QApplication, tmp_path: Path, qtbot: QtBot) -> Iterator[App]:
    """The real app with its reading processes; all it keeps is in `app`."""
    made = App(qapp, Settings(tmp_path / "app"), lambda: date(2026, 3, 1))
    made.open_window().complete()
    yield made
    for window in [*made.windows]:
        window.close()
        window.deleteLater()  # else every later change of theme dresses it too
    made.context.close()
    qtbot.wait(1)

"""The window is painted with little in it; what comes a moment later moves nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot
from window_values import a_context

from ui import fonts
from ui.context import Context
from ui.main_window import MainWindow


@pytest.fixture(params=fonts.SIZES.values(), ids=fonts.SIZES)
def size(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[float]:
    fonts.install(qapp, request.param)
    yield request.param
    fonts.install(qapp)


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    made, _ = a_context(tmp_path / "shenqi")
    yield made
    made.close()


def shown(qtbot: QtBot, context: Context) -> MainWindow:
    window = MainWindow(context)
    qtbot.addWidget(window)
    window.resize(1100, 900)
    window.show()
    qtbot.waitExposed(window)
    return window


def places(window: MainWindow) -> list[QRect]:
    """Where the words of the start page stand in the window."""
    page = window.start.widget()
    assert page is not None
    words = [each for each in page.findChildren(QWidget) if each.property("kind") is not None]
    painted = [each for each in words if each.isVisible() and each.parent() is not None]
    return [QRect(each.mapTo(window, QPoint()), each.size()) for each in painted]


def finish(window: MainWindow) -> None:
    window._finish()
    for _ in range(20):
        QApplication.processEvents()


def test_menus_and_bars_come_without_moving_the_page(
    qtbot: QtBot, context: Context, size: float
) -> None:
    window = shown(qtbot, context)
    before = places(window)
    finish(window)
    assert places(window) == before


def test_recent_contracts_come_without_moving_the_page(
    qtbot: QtBot, context: Context, tmp_path: Path
) -> None:
    store = context.store
    assert store is not None
    for name in "甲乙丙":
        path = tmp_path / f"{name}.docx"
        path.touch()
        store.remember(name * 64, path, datetime(2026, 3, 1, tzinfo=UTC))
    first = shown(qtbot, context)
    finish(first)
    qtbot.waitUntil(lambda: first.start.recent_height > 0)
    first.close()
    window = shown(qtbot, context)
    drop, buttons = places(window)[:2]
    finish(window)
    qtbot.waitUntil(lambda: bool(window.start.recent.rows()))
    assert places(window)[:2] == [drop, buttons]


def test_a_window_that_is_closed_at_once_keeps_the_place_of_the_list(
    qtbot: QtBot, context: Context
) -> None:
    context.settings.set("recent_height", 222)
    shown(qtbot, context).close()
    assert context.settings.number("recent_height", 0) == 222


def test_menus_have_their_titles_before_they_have_entries(qtbot: QtBot, context: Context) -> None:
    window = shown(qtbot, context)
    titles = [action.text() for action in window.menuBar().actions()]
    finish(window)
    assert titles == [action.text() for action in window.menuBar().actions()]
    assert all(_entries(action) for action in window.menuBar().actions())


def _entries(title: QAction) -> list[QAction]:
    menu = title.menu()
    assert isinstance(menu, QMenu)
    return menu.actions()

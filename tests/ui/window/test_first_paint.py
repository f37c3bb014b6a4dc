"""The window is painted with little in it; what comes a moment later moves nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu, QTabBar, QWidget
from pytestqt.qtbot import QtBot
from window_values import a_context

from reviewer.errors import StoreError
from ui.desk.contract_tab import ContractTab
from ui.kept.remembered import TabMemory, WindowMemory
from ui.running.context import Context
from ui.theme import fonts
from ui.window.main_window import MainWindow
from ui.window.memory import memory_of


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


@pytest.mark.parametrize("current", [-1, 0, 1])
def test_contracts_of_the_last_time_come_without_moving_the_tabs(
    qtbot: QtBot, context: Context, size: float, contract: Path, current: int
) -> None:
    other = contract.with_name("第二份 & 附件，名称很长很长很长的一份账号转让合同.docx")
    other.write_bytes(b"other")
    memory = WindowMemory("", (TabMemory(contract), TabMemory(other)), current)
    window = MainWindow(context)
    qtbot.addWidget(window)
    window.resize(1100, 900)
    window.await_contracts(memory, [])
    window.show()
    qtbot.waitExposed(window)
    before = tabs(window)
    words = places(window)
    assert len(before) == 3
    finish(window)
    for _ in range(20):
        QApplication.processEvents()
    assert window.tab is (window.tabs.contracts()[current] if current >= 0 else None)
    assert tabs(window) == before
    assert current >= 0 or places(window) == words


def tabs(window: MainWindow) -> list[tuple[str, QRect]]:
    """The tabs of contracts: their words, and their places in the window."""
    [bar] = [bar for bar in window.findChildren(QTabBar) if _is_of_contracts(bar)]
    corner = bar.mapTo(window, QPoint())
    return [(bar.tabText(at), bar.tabRect(at).translated(corner)) for at in range(bar.count())]


def _is_of_contracts(bar: QTabBar) -> bool:
    return bar.isVisible() and bar.parent() is not None and bar.parent().objectName() == "contracts"


def test_a_window_that_is_closed_at_once_keeps_its_contracts(
    qtbot: QtBot, context: Context, contract: Path
) -> None:
    memory = WindowMemory("", (TabMemory(contract, 12, 1.5, "marks"),), 0)
    window = MainWindow(context)
    qtbot.addWidget(window)
    window.await_contracts(memory, [])
    window.show()
    qtbot.waitExposed(window)
    left = memory_of(window)
    window.close()
    assert replace(left, geometry="") == memory


def test_a_contract_that_is_awaited_is_not_opened_twice(
    qtbot: QtBot, context: Context, contract: Path
) -> None:
    window = MainWindow(context)
    qtbot.addWidget(window)
    window.await_contracts(WindowMemory("", (TabMemory(contract),), -1), [])
    window.open(contract)
    assert [tab.path for tab in window.tabs.contracts()] == [contract]
    assert window.tab is not None


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


def test_asking_a_window_for_what_it_has_makes_nothing(qtbot: QtBot, context: Context) -> None:
    window = MainWindow(context)
    qtbot.addWidget(window)
    assert (window.tab, window.session, window.contracts) == (None, None, [])
    assert window.page is window.start
    assert window.banner is window.start.banner
    assert window.findChildren(ContractTab) == []
    assert window.findChildren(QMenu) == []


def test_an_error_is_told_over_the_contract_that_is_awaited(
    qtbot: QtBot, context: Context, contract: Path
) -> None:
    window = MainWindow(context)
    qtbot.addWidget(window)
    window.await_contracts(WindowMemory("", (TabMemory(contract),), 0), [])
    context.troubled.emit(StoreError("store-read-only", path=contract))
    assert window.tab is not None
    assert window.tab.banner.text == window.banner.text != ""


def test_a_window_that_was_closed_between_two_pieces_loads_no_store(
    qtbot: QtBot, context: Context
) -> None:
    window = shown(qtbot, context)
    window._finish()
    window.close()

    for _ in range(20):
        QApplication.processEvents()

    assert window._loading is None

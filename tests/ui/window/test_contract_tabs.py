"""Several contracts in one window, or each in its own: none is in another's way."""

from __future__ import annotations

import gc
import weakref
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QTabBar
from pytestqt.qtbot import QtBot
from window_values import Stage, a_document, a_review, span_of, with_hash

from reviewer.errors import UnreadableFileError
from reviewer.marks.model import Colour
from reviewer.worker import Failed, Opened, OpenJob
from ui.desk.contract_tab import ContractTab
from ui.session import Session
from ui.window.main_window import MainWindow

OTHER = "b" * 64


@pytest.fixture
def other(contract: Path) -> Path:
    path = contract.with_name("另一份.docx")
    path.write_bytes(b"other")
    return path


@pytest.fixture
def both(stage: Stage, contract: Path, other: Path) -> Stage:
    """Two contracts, the second in sight."""
    stage.show(contract)
    stage.show(other, with_hash(a_review(), OTHER))
    return stage


def session_of(tab: ContractTab | None) -> Session:
    assert tab is not None
    assert tab.session is not None
    return tab.session


def names(window: MainWindow) -> list[str]:
    return [tab.path.name for tab in window.tabs.contracts() if tab.path is not None]


def test_without_a_contract_there_is_no_bar_of_tabs(stage: Stage, contract: Path) -> None:
    assert not stage.window.tabs.tabBar().isVisible()
    stage.show(contract)
    assert stage.window.tabs.tabBar().isVisible()
    stage.window.close_contract()
    assert not stage.window.tabs.tabBar().isVisible()


def test_each_contract_has_its_marks_and_its_undo(both: Stage) -> None:
    first, second = both.window.tabs.contracts()
    session_of(second).highlight(span_of("更换密码"), Colour.RED)
    both.window.tabs.setCurrentWidget(first)
    assert not both.window.commands["undo"].isEnabled()
    both.window.commands["undo"].trigger()
    both.window.tabs.setCurrentWidget(second)
    assert both.window.commands["undo"].isEnabled()
    assert len(session_of(second).state.marks) == 1
    assert not session_of(first).state.marks


def test_the_bars_speak_of_the_contract_in_sight(both: Stage, contract: Path) -> None:
    first, second = both.window.tabs.contracts()
    both.window.desk.set_side("transferee")
    assert both.window.toolbar.side_button.text() == "立场 受让方"
    both.window.tabs.setCurrentWidget(first)
    assert both.window.toolbar.side_button.text() == "立场 中立"
    assert both.window.windowTitle() == f"{contract.name} — 审契"
    session_of(second).highlight(span_of("更换密码"), Colour.RED)
    assert not both.window.commands["undo"].isEnabled()


def test_each_contract_keeps_its_place_zoom_and_tab(both: Stage, qtbot: QtBot) -> None:
    first, second = both.window.tabs.contracts()
    second.desk.reading.view.set_zoom(2.0)
    second.desk.reading.show_span(span_of("争议由合同签订地"))
    place = second.desk.reading.place()
    second.desk.panel.show_tab("marks")
    both.window.tabs.setCurrentWidget(first)
    assert both.window.status.zoom.text() == "100%"
    assert first.desk.reading.place() == 0
    both.window.tabs.setCurrentWidget(second)
    assert both.window.status.zoom.text() == "200%"
    assert second.desk.reading.place() == place > 0
    assert second.desk.panel.shows("marks")


def test_the_same_file_is_not_opened_twice(both: Stage, contract: Path) -> None:
    jobs = len(both.tasks.asked)
    both.window.open(contract.parent / "." / contract.name)
    assert len(both.tasks.asked) == jobs
    assert both.window.tab is both.window.tabs.contracts()[0]


def test_a_copy_of_an_open_contract_leads_to_it(
    stage: Stage, contract: Path, other: Path, qtbot: QtBot
) -> None:
    stage.show(contract)
    stage.window.open(other)
    review = a_review()
    stage.tasks.give(Opened(review.document, review.clauses))
    qtbot.waitUntil(lambda: names(stage.window) == [contract.name])
    assert "内容完全相同" in stage.window.banner.text


def test_several_files_each_get_a_tab_and_are_read_when_looked_at(
    stage: Stage, contract: Path, other: Path
) -> None:
    stage.window.open_all([contract, other])
    assert names(stage.window) == [contract.name, other.name]
    assert [asked.job.path for asked in stage.tasks.asked] == [contract]  # type: ignore[union-attr]
    stage.window.commands["next_tab"].trigger()
    job = stage.tasks.asked[-1].job
    assert isinstance(job, OpenJob)
    assert job.path == other


def test_ctrl_tab_goes_round_all_tabs(both: Stage, qtbot: QtBot) -> None:
    window = both.window
    window.activateWindow()
    first, second = window.tabs.contracts()
    seen = []
    for _ in range(3):
        qtbot.keyClick(window, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
        seen.append(window.tab)
    assert seen == [None, first, second]
    both_keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(window, Qt.Key.Key_Backtab, both_keys)
    assert window.tab is first


def test_ctrl_w_closes_the_tab_in_sight_and_asks_nothing(
    both: Stage, qtbot: QtBot, contract: Path
) -> None:
    both.window.activateWindow()
    qtbot.keyClick(both.window, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    assert names(both.window) == [contract.name]
    assert both.window.page is both.window.desk


def test_a_middle_click_closes_a_tab_but_not_the_start_page(both: Stage, qtbot: QtBot) -> None:
    bar = both.window.tabs.tabBar()
    for at in (1, 0):
        qtbot.mouseClick(bar, Qt.MouseButton.MiddleButton, pos=bar.tabRect(at).center())
    assert names(both.window) == ["另一份.docx"]
    assert both.window.tabs.indexOf(both.window.start) == 0


def test_the_cross_of_a_tab_closes_it(both: Stage) -> None:
    bar = both.window.tabs.tabBar()
    cross = bar.tabButton(1, QTabBar.ButtonPosition.RightSide)
    assert cross is not None
    assert cross.accessibleName() == "关闭“转让协议.docx”"
    cross.click()  # type: ignore[attr-defined]
    assert names(both.window) == ["另一份.docx"]
    assert bar.tabButton(0, QTabBar.ButtonPosition.RightSide) is None


def test_the_start_page_stays_first(both: Stage) -> None:
    both.window.tabs.tabBar().moveTab(2, 0)
    assert both.window.tabs.widget(0) is both.window.start
    assert names(both.window) == ["另一份.docx", "转让协议.docx"]


def test_the_start_page_is_a_key_away_and_closes_nothing(both: Stage) -> None:
    both.window.commands["start"].trigger()
    assert both.window.page is both.window.start
    assert not both.window.commands["find"].isEnabled()
    assert both.window.status.verdict.isHidden()
    assert len(both.window.tabs.contracts()) == 2


def test_the_others_can_be_closed_at_once(both: Stage, contract: Path) -> None:
    menu = both.window.tabs.menu_of(both.window.tabs.contracts()[0])
    next(action for action in menu.actions() if action.text() == "关闭其他").trigger()
    assert names(both.window) == [contract.name]


def test_a_tab_moves_to_a_window_of_its_own_with_all_that_is_on_it(
    both: Stage, qtbot: QtBot
) -> None:
    first, second = both.window.tabs.contracts()
    session = session_of(second)
    session.highlight(span_of("更换密码"), Colour.RED)
    second.desk.reading.show_span(span_of("争议由合同签订地"))
    with qtbot.waitSignal(both.window.window_wanted) as asked:
        both.window.commands["move_to_window"].trigger()
    window = MainWindow(both.context)
    window.show()
    window.adopt(asked.args[0])
    window.tabs.setCurrentWidget(second)
    assert both.window.tabs.contracts() == [first]
    assert window.session is session
    window.commands["undo"].trigger()
    assert not session.state.marks
    assert window.status.said.text() == "已撤销：高亮“更换密码”　第三条"
    assert both.window.status.said.text() == ""
    window.commands["show_outline"].trigger()
    assert second.desk.outline.isHidden()
    window.commands["show_outline"].trigger()
    window.close()
    window.deleteLater()


def test_a_file_open_in_another_window_is_shown_there(both: Stage, other: Path) -> None:
    both.window.commands["start"].trigger()
    window = MainWindow(both.context)
    window.open(other)
    assert not window.tabs.contracts()
    assert both.window.tab is both.window.tabs.contracts()[1]
    window.close()
    window.deleteLater()


def test_one_broken_file_leaves_the_others_alone(both: Stage, tmp_path: Path) -> None:
    both.window.open(tmp_path / "坏.docx")
    both.tasks.give(Failed(UnreadableFileError(name="坏.docx")))
    assert "已损坏" in both.tab.opening.text
    both.window.commands["previous_tab"].trigger()
    assert both.window.page is both.window.desk
    assert both.window.status.verdict.text() == "效力风险 高"


def test_a_banner_stays_with_its_contract(both: Stage) -> None:
    first, _ = both.window.tabs.contracts()
    first.notices.on_file_changed(str(first.path))
    assert not both.window.banner.isVisible()
    both.window.tabs.setCurrentWidget(first)
    assert "已被修改" in both.window.banner.text
    assert both.window.banner.isVisible()


@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_what_a_closed_contract_held_is_let_go(
    stage: Stage, contract: Path, form: str, qtbot: QtBot
) -> None:
    stage.show(contract, a_review(a_document(form)))
    tab = stage.window.tab
    held = [weakref.ref(session_of(tab)), weakref.ref(session_of(tab).document), weakref.ref(tab)]
    del tab
    stage.window.commands["signing_date"].trigger()
    stage.window.close_contract()
    stage.tasks.asked.clear()
    stage.tasks.pages.clear()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert [ref() for ref in held] == [None, None, None]


def test_the_start_page_offers_opening_a_contract_to_the_keyboard(both: Stage) -> None:
    both.window.commands["start"].trigger()
    assert both.window.start.open_button.hasFocus()

"""The file of an open contract goes, changes, or comes in another version."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot
from window_values import Stage, a_review, span_of, with_hash

from reviewer.marks.model import Colour
from reviewer.worker import Opened
from ui.desk.tab_panel import FACTS


def test_marks_move_to_the_next_version_of_the_file(stage: Stage, contract: Path) -> None:
    stage.show(contract)
    assert stage.window.session is not None
    stage.window.session.highlight(span_of("更换密码"), Colour.GREEN)
    stage.window.close_contract()
    stage.show(contract, with_hash(a_review(), "b" * 64))
    assert len(stage.window.session.state.marks) == 1
    assert "新版本" in stage.window.banner.text


def test_a_file_that_is_gone_is_said_and_can_be_found_again(
    stage: Stage, contract: Path, qtbot: QtBot
) -> None:
    stage.show(contract)
    contract.unlink()
    stage.tab.notices.on_file_changed(str(contract))
    qtbot.waitUntil(lambda: "已不在原处" in stage.window.banner.text)
    assert stage.window.session is not None
    assert stage.window.session.highlight(span_of("九个微信号"), Colour.YELLOW) is not None


def test_a_file_saved_by_putting_another_in_its_place_is_told_as_changed(
    stage: Stage, contract: Path, qtbot: QtBot
) -> None:
    stage.show(contract)
    contract.unlink()
    stage.tab.notices.on_file_changed(str(contract))
    contract.write_bytes(b"another")
    qtbot.waitUntil(lambda: "已被修改" in stage.window.banner.text)


def test_a_change_on_disk_offers_to_open_the_file_again(stage: Stage, contract: Path) -> None:
    stage.show(contract)
    stage.tab.notices.on_file_changed(str(contract))
    assert "已被修改" in stage.window.banner.text


def test_a_change_on_disk_is_told_until_something_is_done_about_it(
    stage: Stage, contract: Path
) -> None:
    stage.show(contract)
    stage.tab.notices.on_file_changed(str(contract))
    stage.window.banner.say("已导出。")
    stage.window.banner.leave()
    assert "已被修改" in stage.window.banner.text
    assert stage.window.banner.isVisible()


def test_a_file_opened_again_is_read_on_at_the_same_tab_and_zoom(
    stage: Stage, contract: Path
) -> None:
    stage.show(contract)
    desk = stage.window.desk
    desk.panel.show_tab(FACTS)
    desk.reading.zoom_by(up=True)
    zoom = desk.reading.chosen_zoom
    assert stage.window.tab is not None
    stage.window.tab.reopen()
    review = with_hash(a_review(), "b" * 64)
    stage.tasks.give(Opened(review.document, review.clauses))
    assert desk.panel.shows(FACTS)
    assert desk.reading.chosen_zoom == zoom

"""The bars above and below the contract."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot
from window_values import Stage, a_review, span_of

from reviewer.document.notices import recognised_pages
from reviewer.labels import Side
from reviewer.marks.model import Colour
from reviewer.rules.findings import RulesVersion
from ui import i18n
from ui.words import rules_words


def test_a_reviewed_contract_shows_grade_progress_and_law_day_below(
    stage: Stage, contract: Path
) -> None:
    stage.show(contract)
    status = stage.window.status
    assert status.verdict.text() == "效力风险 高"
    assert status.decided.text() == "已处理 0/3"
    assert status.law.text() == "依 2021-12-01 施行的法律"
    assert status.as_of.text() == "法条库截至 2026-10-04"
    assert status.rules.text().startswith("规则 ")
    assert "未核查" in status.rules.toolTip()
    assert status.busy_words.text() == ""


def test_undo_and_redo_name_what_they_do_and_do_it(stage: Stage, contract: Path) -> None:
    stage.show(contract)
    session = stage.window.session
    assert session is not None
    session.highlight(span_of("更换密码"), Colour.RED)
    undo, redo = stage.window.commands["undo"], stage.window.commands["redo"]
    assert undo.text() == "撤销：高亮“更换密码”　第三条"
    undo.trigger()
    assert not session.state.marks
    assert not undo.isEnabled()
    assert redo.text() == "重做：高亮“更换密码”　第三条"
    redo.trigger()
    assert len(session.state.marks) == 1


def test_the_signing_date_can_be_set_and_given_back(stage: Stage, contract: Path) -> None:
    stage.show(contract)
    session, desk = stage.window.session, stage.window.desk
    assert session is not None
    assert stage.window.toolbar.date_button.text() == "签订日 2021-12-01"
    desk.date_popup.day_chosen.emit(date(2019, 9, 22))
    assert session.state.signed == date(2019, 9, 22)
    assert stage.window.toolbar.date_button.text() == "签订日 2019-09-22"
    desk.date_popup.day_chosen.emit(None)
    assert session.state.signed is None


def test_the_side_is_chosen_in_the_toolbar(stage: Stage, contract: Path) -> None:
    stage.show(contract)
    chosen = next(
        a for a in stage.window.commands.sides.actions() if a.data() == Side.TRANSFEREE.value
    )
    chosen.trigger()
    assert stage.window.session is not None
    assert stage.window.session.state.side is Side.TRANSFEREE
    assert stage.window.toolbar.side_button.text() == "立场 受让方"


def test_where_the_popup_of_the_date_opens(stage: Stage, contract: Path) -> None:
    stage.show(contract)
    stage.window.desk.ask_day(QPoint(40, 40))
    popup = stage.window.desk.date_popup
    assert popup.isVisible()
    assert popup.day == date(2021, 12, 1)
    popup.hide()


@pytest.mark.parametrize("width", [740, 900, 1100, 1400])
def test_every_button_of_the_bar_stays_in_sight(
    qtbot: QtBot, stage: Stage, contract: Path, width: int
) -> None:
    stage.show(contract)
    toolbar = stage.window.toolbar
    stage.window.resize(width, 600)
    qtbot.waitUntil(lambda: stage.window.width() == width)
    more = toolbar.findChild(QToolButton, "qt_toolbar_ext_button")
    assert more is not None
    qtbot.waitUntil(lambda: not more.isVisible())
    export = toolbar.findChild(QToolButton, "tool_export")
    assert export is not None
    assert toolbar.rect().contains(export.geometry())


def test_buttons_have_their_words_where_there_is_room(stage: Stage, contract: Path) -> None:
    stage.show(contract)
    stage.window.resize(1400, 600)
    button = stage.window.toolbar.findChild(QToolButton, "tool_find")
    assert button is not None
    assert button.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonTextBesideIcon


def test_the_bar_goes_on_saying_that_a_text_was_recognised(stage: Stage, contract: Path) -> None:
    review = a_review()
    scanned = replace(review.document, ocr=True, warnings=(recognised_pages([1], 0),))
    stage.show(contract, replace(review, document=scanned))
    label = stage.window.status.format
    assert label.text() == "docx（扫描件，文字由识别所得）"
    assert "第1页为扫描页，文字由识别所得，请对照原件核对。" in label.toolTip()


def test_what_the_bar_says_of_a_contract_has_its_room_before_it_is_painted(
    stage: Stage, contract: Path
) -> None:
    stage.show(contract)
    status = stage.window.status
    status.decided.setText("")
    status.layout().activate()
    status.refresh()
    assert status.decided.width() >= status.decided.sizeHint().width()


def test_the_signing_date_has_its_room_before_it_is_painted(stage: Stage, contract: Path) -> None:
    stage.show(contract)
    assert stage.window.session is not None
    toolbar = stage.window.toolbar
    # As wide as for a contract without a date.
    toolbar.set_session(None)
    stage.window.layout().activate()
    toolbar.set_session(stage.window.session)
    assert toolbar.date_button.width() >= toolbar.date_button.sizeHint().width()


def test_what_is_under_way_has_its_room_before_it_is_painted(stage: Stage, contract: Path) -> None:
    stage.show(contract)
    status = stage.window.status
    status.set_busy("读")
    status.layout().activate()
    status.set_busy("正在审查条款…")
    assert status.busy_words.width() >= status.busy_words.sizeHint().width()


def test_a_long_remark_does_not_push_the_zoom_out_of_the_window(
    stage: Stage, contract: Path
) -> None:
    stage.show(contract)
    stage.window.resize(stage.window.minimumSize())
    status = stage.window.status
    status.say("请先在合同中选中文字，再高亮或批注。" * 8)
    status.layout().activate()
    assert status.rect().contains(status.zoom.geometry())
    assert "再高亮" in status.said.toolTip()
    assert status.said.is_cut


def test_in_a_narrow_window_what_stands_below_makes_way_for_a_remark(
    stage: Stage, contract: Path
) -> None:
    stage.show(contract)
    stage.window.resize(1000, 700)
    status = stage.window.status
    status.say("请先在合同中选中文字，再高亮或批注。")
    assert not status.said.is_cut
    assert status.rules.isHidden()
    assert not status.verdict.isHidden()
    status._said_timer.timeout.emit()
    assert not status.rules.isHidden()


def test_where_there_is_room_a_remark_stands_beside_the_rest(stage: Stage, contract: Path) -> None:
    stage.show(contract)
    stage.window.resize(1800, 700)
    status = stage.window.status
    status.say("已高亮。")
    assert not status.rules.isHidden()


def test_what_was_changed_in_the_rules_is_said_in_the_language_of_the_window() -> None:
    changed = RulesVersion("26.62", off=1, own=2)
    assert rules_words(RulesVersion("26.62")) == "26.62"
    assert rules_words(changed) == "26.62（停用 1 条，自有 2 条）"
    i18n.use("en")
    assert rules_words(changed) == "26.62 (1 off, 2 own)"
    assert rules_words(RulesVersion("26.62", regraded=3)) == "26.62 (3 regraded)"

"""The window: a contract comes, is reviewed, is worked on, and goes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from panel_values import an_opinion
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QToolButton, QWidget
from pytestqt.qtbot import QtBot
from window_values import LINES, Stage, a_context, a_document, a_review, span_of, with_hash

from reviewer.errors import PasswordNeededError, UnreadableFileError, WorkerError
from reviewer.labels import Side, Verdict
from reviewer.marks.model import Colour
from reviewer.worker import Failed, Opened, OpenJob, Phase, Progress, Reviewed, ReviewJob
from ui import i18n
from ui.changes import compare
from ui.main_window import MainWindow


def test_without_a_contract_the_start_page_is_shown(stage: Stage) -> None:
    assert stage.window.page is stage.window.start
    assert not stage.window.commands["find"].isEnabled()
    assert stage.window.commands["open"].isEnabled()


def test_reading_is_shown_with_the_page_and_can_be_cancelled(stage: Stage, contract: Path) -> None:
    stage.window.open(contract)
    stage.tasks.give(Progress(Phase.READING, 2, 12))
    assert "识别" in stage.window.opening.text
    assert "第 3 / 12 页" in stage.window.opening.text
    stage.window.opening.cancel_button.click()
    assert stage.tasks.asked[0].ticket.cancelled
    assert stage.window.page is stage.window.start


def test_the_contract_can_be_read_while_it_is_reviewed(stage: Stage, contract: Path) -> None:
    stage.read(contract, a_review())
    assert stage.window.page is stage.window.desk
    assert LINES[2] in stage.window.desk.reading.word_view.toPlainText()
    assert "正在审查" in stage.window.status.busy_words.text()
    assert not stage.window.commands["export"].isEnabled()
    assert not stage.window.commands["explain"].isEnabled()
    entries = stage.window.desk.marking.menu_at(LINES[0].find("协议")).actions()
    assert [entry.isEnabled() for entry in entries if "标出" in entry.text()] == [False]


def test_a_reviewed_contract_shows_grade_progress_and_law_day_below(
    stage: Stage, contract: Path
) -> None:
    stage.show(contract)
    status = stage.window.status
    assert status.verdict.text() == "效力风险 高"
    assert status.decided.text() == "已处理 0/3"
    assert status.law.text() == "依 2021-12-01 施行的法律"
    assert status.as_of.text() == "法条库截至 2026-10-04"
    assert status.busy_words.text() == ""


def test_an_encrypted_file_asks_for_its_password_and_opens_with_it(
    stage: Stage, contract: Path
) -> None:
    stage.window.open(contract)
    stage.tasks.give(Failed(PasswordNeededError(name=contract.name)))
    opening = stage.window.opening
    assert "已加密" in opening.text
    assert opening.password.isVisible()
    opening.password.setText("暗号")
    opening.password.returnPressed.emit()
    job = stage.tasks.asked[-1].job
    assert isinstance(job, OpenJob)
    assert job.password == "暗号"


def test_a_damaged_file_is_told_in_one_plain_sentence(stage: Stage, contract: Path) -> None:
    stage.window.open(contract)
    stage.tasks.give(Failed(UnreadableFileError(name=contract.name)))
    assert "已损坏" in stage.window.opening.text
    assert not stage.window.opening.password.isVisible()


def test_a_failed_review_leaves_the_contract_open_and_can_be_repeated(
    stage: Stage, contract: Path
) -> None:
    stage.read(contract, a_review())
    stage.tasks.give(Failed(WorkerError(name=contract.name)))
    assert "审查没有完成" in stage.window.banner.text
    assert stage.window.page is stage.window.desk
    stage.window.commands["review_again"].trigger()
    assert isinstance(stage.tasks.asked[-1].job, ReviewJob)
    stage.tasks.give(Reviewed(a_review()))
    assert stage.window.status.verdict.text() == "效力风险 高"


def test_a_dropped_contract_is_opened(stage: Stage, contract: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(contract))])
    event = QDropEvent(
        QPointF(50, 50),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    stage.window.dropEvent(event)
    assert stage.window.session is not None
    assert stage.window.session.path == contract


def test_a_single_file_of_another_kind_is_left_to_the_core_to_refuse(
    stage: Stage, tmp_path: Path
) -> None:
    stage.window.open_all([tmp_path / "合影.png"])
    stage.tasks.give(Failed(UnreadableFileError("file-type", name="合影.png")))
    assert "不是可审查的合同格式" in stage.window.opening.text


def test_among_several_files_those_of_another_kind_are_named(
    stage: Stage, contract: Path, tmp_path: Path
) -> None:
    stage.window.open_all([tmp_path / "合影.png", contract])
    assert stage.window.session is not None
    assert stage.window.session.path == contract
    assert "“合影.png”不是可审查的合同格式" in stage.window.banner.text


def test_a_highlight_is_there_again_after_a_restart(stage: Stage, contract: Path) -> None:
    stage.show(contract)
    assert stage.window.session is not None
    stage.window.session.highlight(span_of("更换密码"), Colour.GREEN, "谁来配合？")
    stage.restart()
    stage.show(contract)
    assert stage.window.session is not None
    [mark] = stage.window.session.state.marks.values()
    assert (mark.anchor.span, mark.colour, mark.text) == (
        span_of("更换密码"),
        Colour.GREEN,
        "谁来配合？",
    )


def test_marks_move_to_the_next_version_of_the_file(stage: Stage, contract: Path) -> None:
    stage.show(contract)
    assert stage.window.session is not None
    stage.window.session.highlight(span_of("更换密码"), Colour.GREEN)
    stage.window.close_contract()
    stage.show(contract, with_hash(a_review(), "b" * 64))
    assert len(stage.window.session.state.marks) == 1
    assert "新版本" in stage.window.banner.text


def test_recent_contracts_are_listed_with_their_grade(stage: Stage, contract: Path) -> None:
    stage.show(contract)
    stage.window.close_contract()
    [recent] = stage.context.shelf.recent()
    assert (recent.path, recent.verdict, recent.findings) == (contract, Verdict.HIGH, 3)
    assert stage.window.commands.menus["recent"].actions()[0].text() == contract.name


def test_undo_and_redo_name_what_they_do_and_do_it(stage: Stage, contract: Path) -> None:
    stage.show(contract)
    session = stage.window.session
    assert session is not None
    session.highlight(span_of("更换密码"), Colour.RED)
    undo, redo = stage.window.commands["undo"], stage.window.commands["redo"]
    assert undo.text() == "撤销：高亮“更换密码”"
    undo.trigger()
    assert not session.state.marks
    assert not undo.isEnabled()
    assert redo.text() == "重做：高亮“更换密码”"
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


def test_a_pdf_is_shown_as_pages(stage: Stage, contract: Path) -> None:
    stage.show(contract, a_review(a_document("pdf")))
    reading = stage.window.desk.reading
    assert reading.view is reading.page_view
    stage.window.repaint()
    assert [asked.job.page for asked in stage.tasks.pages] == [1]  # type: ignore[union-attr]
    assert stage.window.status.place.text() == "第 1/2 页"


def test_closing_the_contract_leads_back_to_the_start(stage: Stage, contract: Path) -> None:
    stage.show(contract)
    stage.window.commands["close"].trigger()
    assert stage.window.session is None
    assert stage.window.page is stage.window.start
    assert stage.window.windowTitle() == "审契"


def test_a_file_that_is_gone_is_said_and_can_be_found_again(
    stage: Stage, contract: Path, qtbot: QtBot
) -> None:
    stage.show(contract)
    contract.unlink()
    stage.window.notices.on_file_changed(str(contract))
    qtbot.waitUntil(lambda: "已不在原处" in stage.window.banner.text)
    assert stage.window.session is not None
    assert stage.window.session.highlight(span_of("九个微信号"), Colour.YELLOW) is not None


def test_a_file_saved_by_putting_another_in_its_place_is_told_as_changed(
    stage: Stage, contract: Path, qtbot: QtBot
) -> None:
    stage.show(contract)
    contract.unlink()
    stage.window.notices.on_file_changed(str(contract))
    contract.write_bytes(b"another")
    qtbot.waitUntil(lambda: "已被修改" in stage.window.banner.text)


def test_a_change_on_disk_offers_to_open_the_file_again(stage: Stage, contract: Path) -> None:
    stage.show(contract)
    stage.window.notices.on_file_changed(str(contract))
    assert "已被修改" in stage.window.banner.text


def test_hidden_panes_stay_hidden_after_a_restart(stage: Stage, contract: Path) -> None:
    stage.show(contract)
    stage.window.commands["show_outline"].trigger()
    assert not stage.window.desk.outline.isVisible()
    stage.restart()
    stage.show(contract)
    assert not stage.window.desk.outline.isVisible()
    assert stage.window.desk.panel.isVisible()


@pytest.mark.parametrize("name", ["keys", "about"])
def test_dialogs_open_without_holding_up_the_window(stage: Stage, name: str) -> None:
    stage.window.commands[name].trigger()
    [dialog] = [
        child
        for child in stage.window.children()
        if child.metaObject().className().endswith("Dialog")
    ]
    assert dialog.isVisible()
    dialog.accept()


def test_where_the_popup_of_the_date_opens(stage: Stage, contract: Path) -> None:
    stage.show(contract)
    stage.window.desk.ask_day(QPoint(40, 40))
    popup = stage.window.desk.date_popup
    assert popup.isVisible()
    assert popup.day == date(2021, 12, 1)
    popup.hide()


def test_a_cancelled_review_leaves_the_contract_open_and_says_so(
    stage: Stage, contract: Path
) -> None:
    stage.read(contract, a_review())
    panel = stage.window.desk.panel
    assert panel.findings is not None
    panel.show_tab("findings")
    assert panel.findings.nothing.title == "正在审查…"
    stage.window.status.cancelled.emit()
    assert stage.tasks.asked[0].ticket.cancelled
    assert "已取消" in stage.window.banner.text
    assert panel.findings.nothing.title == "尚未审查"
    assert stage.window.page is stage.window.desk


def test_the_first_page_of_a_pdf_is_shown_while_it_is_read(stage: Stage, contract: Path) -> None:
    pdf = contract.with_suffix(".pdf")
    stage.window.open(pdf)
    stage.tasks.draw_pages()
    reading = stage.window.desk.reading
    assert stage.window.page is stage.window.desk
    assert reading.view is reading.page_view
    assert "正在读取" in stage.window.status.busy_words.text()
    assert not stage.window.commands["find"].isEnabled()
    review = a_review(a_document("pdf"))
    stage.tasks.give(Opened(review.document, review.clauses))
    assert reading.page_view.page_in_sight() == 1
    assert stage.window.commands["find"].isEnabled()


def test_reading_can_be_cancelled_from_the_first_page(stage: Stage, contract: Path) -> None:
    stage.window.open(contract.with_suffix(".pdf"))
    stage.tasks.draw_pages()
    stage.window.status.cancelled.emit()
    assert stage.tasks.asked[0].ticket.cancelled
    assert stage.window.page is stage.window.start


def test_a_first_page_that_comes_too_late_changes_nothing(stage: Stage, contract: Path) -> None:
    stage.show(contract.with_suffix(".pdf"), a_review(a_document("pdf")))
    column = stage.window.desk.reading.page_view._column
    stage.tasks.draw_pages()
    assert len(column) == len(stage.window.desk.reading.page_view._column) == 2


def test_the_whole_window_speaks_english_where_that_is_chosen(stage: Stage, contract: Path) -> None:
    i18n.use("en")
    stage.restart()
    stage.show(contract)
    assert stage.window.status.verdict.text() == "Risk high"
    assert stage.window.toolbar.date_button.text() == "Signed 2021-12-01"
    assert [menu.title() for menu in stage.window.commands.menus.values()][1] == "Highlight colour"


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
    warning = "第1页为扫描页，文字由识别所得，请对照原件核对。"
    scanned = replace(review.document, ocr=True, warnings=(warning,))
    stage.show(contract, replace(review, document=scanned))
    label = stage.window.status.format
    assert label.text() == "docx（扫描件，文字由识别所得）"
    assert label.toolTip() == warning


def test_a_change_that_leaves_the_opinion_as_it_is_says_so(stage: Stage, contract: Path) -> None:
    stage.show(contract)
    assert stage.window.session is not None
    stage.window.desk.panel.show_tab("marks")
    stage.window.desk.set_stage("signed")
    stage.window.desk.set_stage("draft")
    stage.window.desk.set_side("transferee")
    assert stage.window.status.said.text() == "已重新评估：等级和所引法条未变。"


def test_beside_the_cards_a_new_opinion_is_told_once(stage: Stage, contract: Path) -> None:
    stage.show(contract)
    assert stage.window.session is not None
    stage.window.desk.panel.show_tab("findings")
    stage.window.session.opinion_changed.emit(
        compare(an_opinion(), an_opinion(verdict=Verdict.LOW))
    )
    assert not stage.window.banner.isVisible()


def test_the_slip_stays_over_the_contract_when_panes_are_restored(
    stage: Stage, contract: Path, qtbot: QtBot
) -> None:
    stage.show(contract)
    banner, reading = stage.window.banner, stage.window.desk.reading
    banner.say("话")
    stage.window.desk.setSizes([420, 360, 500])

    def middle(widget: QWidget) -> int:
        return widget.mapTo(stage.window, widget.rect().center()).x()

    qtbot.waitUntil(lambda: abs(middle(banner) - middle(reading)) <= 1)


def test_the_first_window_is_no_larger_than_the_screen(stage: Stage, tmp_path: Path) -> None:
    context, _ = a_context(tmp_path / "fresh")
    window = MainWindow(context)
    room = window.screen().availableSize()
    assert window.width() <= room.width()
    assert window.height() <= room.height()
    window.close()
    context.close()
    window.deleteLater()


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

"""Outline, contract and panel move together; pen, keys and menus work on what is chosen."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot
from window_values import SIGNED, TEXT, Stage, a_document, a_review, span_of

from reviewer.document.model import Span
from reviewer.errors import WorkerError
from reviewer.labels import Label, Severity
from reviewer.law.citations import parse
from reviewer.law.library import Library
from reviewer.marks.model import Colour, Status
from reviewer.rules.findings import Account, RuleNote
from reviewer.worker import Explained, ExplainJob, Failed
from ui.models.outline import CLAUSE, RISK
from ui.reading.clause_finder import find_clauses
from ui.reading.margin_strip import Tick
from ui.session import Session
from ui.tab_panel import FINDINGS, LAW, MARKS, OPINION

ACCOUNT = f"{Label.ACCOUNT_TRANSFER.value}-key"
PRICE = f"{Label.TAINTED_CONSIDERATION.value}-key"
CREDENTIALS = f"{Label.CREDENTIAL_HANDOVER.value}-key"


@pytest.fixture(params=["docx", "pdf"])
def at_work(stage: Stage, contract: Path, request: pytest.FixtureRequest) -> Stage:
    """A reviewed contract, once in the Word view and once as pages."""
    stage.show(contract, a_review(a_document(request.param)))
    stage.window.activateWindow()
    stage.window.desk.reading.focus_view()
    return stage


@pytest.fixture
def session(at_work: Stage) -> Session:
    assert at_work.window.session is not None
    return at_work.window.session


def select(stage: Stage, span: Span, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the reader have selected some words."""
    monkeypatch.setattr(stage.window.desk.reading.view, "selected", lambda: span)


def chosen_clause(stage: Stage) -> str:
    clause = stage.window.desk.outline.tree.currentIndex().data(CLAUSE)
    return clause.number if clause is not None else ""


def test_the_opinion_comes_first(at_work: Stage) -> None:
    assert at_work.window.desk.panel.shows(OPINION)


def test_a_click_on_words_unfolds_the_card_and_marks_the_clause(at_work: Stage) -> None:
    desk = at_work.window.desk
    desk.reading.finding_clicked.emit(CREDENTIALS)
    assert desk.panel.shows(FINDINGS)
    assert desk.panel.findings is not None
    assert desk.panel.findings.cards.open_key == CREDENTIALS
    assert chosen_clause(at_work) == "第三条"


def test_choosing_a_clause_chooses_its_finding(at_work: Stage, session: Session) -> None:
    clause = session.clause_at(span_of("更换密码").start)
    at_work.window.desk.outline.clause_chosen.emit(clause)
    assert session.current == CREDENTIALS


def test_a_chosen_finding_out_of_sight_is_brought_into_sight(
    at_work: Stage, session: Session
) -> None:
    desk = at_work.window.desk
    at_work.window.resize(1280, 560)
    session.select(f"{Label.DISPUTE_RESOLUTION.value}-key")
    place = desk.reading.view.corner_of(span_of("争议由合同签订地"))
    assert desk.reading.view.viewport().rect().contains(place)


def test_without_following_the_contract_stays_where_it_is(at_work: Stage, session: Session) -> None:
    at_work.window.resize(1280, 560)
    at_work.window.commands["follow"].setChecked(False)
    before = at_work.window.desk.reading.view.verticalScrollBar().value()
    session.select(f"{Label.DISPUTE_RESOLUTION.value}-key")
    assert at_work.window.desk.reading.view.verticalScrollBar().value() == before


def test_scrolling_moves_the_outline(at_work: Stage, session: Session) -> None:
    at_work.window.desk.reading.place_changed.emit(span_of("更换密码").start)
    assert chosen_clause(at_work) == "第三条"


def test_the_outline_shows_the_worst_open_risk_of_a_clause(
    at_work: Stage, session: Session
) -> None:
    outline = at_work.window.desk.outline
    clause = session.clause_at(span_of("更换密码").start)
    assert clause is not None
    assert outline.model.index_of(clause.id).data(RISK) == Severity.HIGH
    session.select(CREDENTIALS)
    assert at_work.window.desk.panel.findings is not None
    decisions = at_work.window.desk.panel.findings.decisions
    decisions.ask_dismissal()
    decisions._form.done.emit()  # type: ignore[union-attr]
    assert outline.model.index_of(clause.id).data(RISK) is None


def test_f8_walks_through_the_findings_and_stops_at_the_end(
    at_work: Stage, session: Session, qtbot: QtBot
) -> None:
    view = at_work.window.desk.reading.view
    for expected in (ACCOUNT, PRICE, CREDENTIALS):
        qtbot.keyClick(view, Qt.Key.Key_F8)
        assert session.current == expected
    qtbot.keyClick(view, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert session.current == PRICE
    for _ in range(3):
        qtbot.keyClick(view, Qt.Key.Key_F8)
    assert at_work.window.status.said.text() == "已是最后一处。"


def test_a_adopts_the_chosen_finding(at_work: Stage, session: Session, qtbot: QtBot) -> None:
    session.select(ACCOUNT)
    qtbot.keyClick(at_work.window.desk.reading.view, Qt.Key.Key_A)
    graded = session.finding(ACCOUNT)
    assert graded is not None
    assert session.state.status_of(graded) is Status.ADOPTED
    assert at_work.window.status.decided.text() == "已处理 1/3"


def test_letters_typed_into_a_field_decide_nothing(
    at_work: Stage, session: Session, qtbot: QtBot
) -> None:
    session.select(ACCOUNT)
    at_work.window.desk.reading.open_find()
    qtbot.keyClicks(at_work.window.desk.reading.find_bar.field, "adhm1")
    assert at_work.window.desk.reading.find_bar.field.text() == "adhm1"
    assert not session.state.decisions
    assert not session.state.marks


@pytest.mark.parametrize(
    "modifier", [Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier]
)
def test_h_highlights_the_selected_words(
    at_work: Stage,
    session: Session,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    modifier: Qt.KeyboardModifier,
) -> None:
    select(at_work, span_of("更换密码"), monkeypatch)
    qtbot.keyClick(at_work.window.desk.reading.view, Qt.Key.Key_H, modifier)
    [mark] = session.state.marks.values()
    assert (mark.anchor.span, mark.colour) == (span_of("更换密码"), Colour.YELLOW)


def test_a_number_highlights_in_its_colour_which_h_then_keeps(
    at_work: Stage, session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = at_work.window.desk.reading.view
    select(at_work, span_of("更换密码"), monkeypatch)
    qtbot.keyClick(view, Qt.Key.Key_3)
    select(at_work, span_of("绑定手机号"), monkeypatch)
    qtbot.keyClick(view, Qt.Key.Key_H)
    assert [mark.colour for mark in session.state.marks.values()] == [Colour.BLUE, Colour.BLUE]


def test_without_selected_words_the_pen_says_what_to_do(at_work: Stage, session: Session) -> None:
    at_work.window.commands["highlight"].trigger()
    assert "请先在合同中选中文字" in at_work.window.status.said.text()
    assert not session.state.marks


def test_a_note_is_written_beside_the_words(
    at_work: Stage, session: Session, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    select(at_work, span_of("更换密码"), monkeypatch)
    at_work.window.commands["note"].trigger()
    editor = at_work.window.desk.marking.editor
    assert editor is not None
    qtbot.keyClicks(editor.field, "who")
    qtbot.keyClick(editor.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    [mark] = session.state.marks.values()
    assert mark.text == "who"


def test_a_note_left_by_a_click_elsewhere_is_kept(
    at_work: Stage, session: Session, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    select(at_work, span_of("更换密码"), monkeypatch)
    at_work.window.commands["note"].trigger()
    editor = at_work.window.desk.marking.editor
    assert editor is not None
    qtbot.keyClicks(editor.field, "who")
    editor.hide()
    [mark] = session.state.marks.values()
    assert mark.text == "who"


def test_a_cancelled_note_leaves_nothing(
    at_work: Stage, session: Session, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    select(at_work, span_of("更换密码"), monkeypatch)
    at_work.window.commands["note"].trigger()
    editor = at_work.window.desk.marking.editor
    assert editor is not None
    qtbot.keyClicks(editor.field, "who")
    qtbot.keyClick(editor.field, Qt.Key.Key_Escape)
    assert not session.state.marks


def test_a_click_on_a_mark_shows_it_in_its_tab(at_work: Stage, session: Session) -> None:
    mark = session.highlight(span_of("更换密码"), Colour.RED)
    assert mark is not None
    at_work.window.desk.reading.mark_clicked.emit(mark.id)
    assert at_work.window.desk.panel.shows(MARKS)


def test_the_menu_over_a_mark_recolours_and_deletes_it(at_work: Stage, session: Session) -> None:
    session.highlight(span_of("更换密码"), Colour.RED)
    menu = at_work.window.desk.marking.menu_at(span_of("更换密码").start)
    titles = [action.text() for action in menu.actions()]
    assert titles[:3] == ["为标记写批注…", "改颜色", "删除标记"]
    assert "查看风险说明" in titles
    recolour = menu.actions()[1].menu()
    recolour.actions()[1].trigger()  # type: ignore[attr-defined]
    assert [mark.colour for mark in session.state.marks.values()] == [Colour.GREEN]
    menu.actions()[2].trigger()
    assert not session.state.marks
    menu.deleteLater()


def test_the_tool_tip_says_what_is_there(at_work: Stage, session: Session) -> None:
    span = span_of("更换密码")
    session.highlight(span, Colour.RED, "谁来配合？")
    assert at_work.window.desk.reading.view.describe(span.start) == (
        "高 · 凭证移交 · 第三条\n批注：谁来配合？"
    )


def test_find_counts_hits_and_walks_round(at_work: Stage) -> None:
    bar = at_work.window.desk.reading.find_bar
    at_work.window.commands["find"].trigger()
    bar.field.setText("通常 约定")
    bar.search()
    assert [hit.of(TEXT) for hit in bar.hits] == ["通常约定"] * 11
    assert bar.count.text() == "1/11"
    bar.step(forward=False)
    assert bar.count.text() == "11/11"
    bar.step(forward=True)
    assert bar.count.text() == "1/11"


def test_find_says_when_there_is_nothing_and_goes_with_escape(at_work: Stage, qtbot: QtBot) -> None:
    bar = at_work.window.desk.reading.find_bar
    at_work.window.commands["find"].trigger()
    bar.field.setText("房屋租赁")
    bar.search()
    assert bar.count.text() == "没有找到"
    qtbot.keyClick(bar.field, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert bar.hits == ()


@pytest.mark.parametrize(
    ("query", "first"), [("3", "第三条"), ("第十条", "第十条"), ("密码", "第三条"), ("", "第一条")]
)
def test_a_clause_is_found_by_number_or_words(session: Session, query: str, first: str) -> None:
    entries = [(c.number or "", c.body.of(TEXT), c) for c in session.clauses]
    assert find_clauses(entries, query)[0][0] == first


def test_go_to_clause_takes_the_first_with_return(
    at_work: Stage, session: Session, qtbot: QtBot
) -> None:
    finder = at_work.window.desk.reading.finder
    at_work.window.commands["go_to_clause"].trigger()
    finder.field.setText("15")
    qtbot.keyClick(finder.field, Qt.Key.Key_Return)
    assert chosen_clause(at_work) == "第十五条"


def test_the_clause_gone_to_stands_out_for_a_moment(
    at_work: Stage, session: Session, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    flashes: list[Span | None] = []
    reading = at_work.window.desk.reading
    monkeypatch.setattr(reading.view, "set_flash", flashes.append)
    clause = session.clause_at(span_of("第四条").start)
    assert clause is not None
    reading.show_clause(clause)
    qtbot.waitUntil(lambda: len(flashes) == 2)
    assert flashes[0] is not None
    assert flashes[0].start == span_of("第四条").start
    assert flashes[1] is None


def test_the_strip_shows_risks_and_marks_and_leads_to_them(
    at_work: Stage, session: Session, qtbot: QtBot
) -> None:
    reading = at_work.window.desk.reading
    session.highlight(span_of("更换密码"), Colour.RED)
    qtbot.waitUntil(lambda: len(reading.strip.ticks) == 4)
    roles = sorted(tick.role for tick in reading.strip.ticks)
    assert roles == ["high", "high", "mark_red", "medium"]
    tick = next(tick for tick in reading.strip.ticks if tick.role == "medium")
    spot = QPoint(5, round(reading.strip.y_of(tick.share)))
    qtbot.mouseClick(reading.strip, Qt.MouseButton.LeftButton, pos=spot)
    assert session.current in {ACCOUNT, PRICE, CREDENTIALS}


def test_a_click_between_ticks_scrolls(at_work: Stage, qtbot: QtBot) -> None:
    reading = at_work.window.desk.reading
    at_work.window.resize(1280, 560)
    reading.strip.set_ticks([Tick(0.1, "high", Span(0, 1))])
    with qtbot.waitSignal(reading.strip.share_clicked):
        qtbot.mouseClick(
            reading.strip,
            Qt.MouseButton.LeftButton,
            pos=QPoint(5, reading.strip.height() - 10),
        )
    bar = reading.view.verticalScrollBar()
    assert bar.value() == bar.maximum()


def test_zoom_is_shown_below_and_reset(at_work: Stage) -> None:
    status, commands = at_work.window.status, at_work.window.commands
    before = status.zoom.text()
    commands["zoom_in"].trigger()
    assert status.zoom.text() != before
    commands["zoom_reset"].trigger()
    assert status.zoom.text() == before


def test_an_article_opens_in_its_tab(at_work: Stage) -> None:
    library = Library.load()
    at_work.context.library = library
    cited = library.resolve(parse("民法典1038条第1款", library), SIGNED)
    findings = at_work.window.desk.panel.findings
    assert findings is not None
    findings.citation_requested.emit(cited)
    assert at_work.window.desk.panel.shows(LAW)


def test_a_clause_says_why_it_was_not_found(at_work: Stage) -> None:
    desk = at_work.window.desk
    desk.explaining.explain_at(span_of("第四条").start)
    job = at_work.tasks.asked[-1].job
    assert isinstance(job, ExplainJob)
    note = RuleNote(Label.ACCOUNT_TRANSFER, "转让网络账号", "account", 1, "", ("缺少对象：账号",))
    at_work.tasks.give(Explained(Account("第四条", "本条为通常约定。", (), (note,))))
    slip = desk.explaining.slip
    assert slip is not None
    assert slip.title.text() == "为什么没有标出"
    assert "缺少对象：账号" in shown_words(slip)
    slip.close()


def test_the_key_explains_the_clause_of_the_chosen_finding(at_work: Stage, qtbot: QtBot) -> None:
    desk = at_work.window.desk
    desk.choose(CREDENTIALS)
    desk.reading.focus_view()
    qtbot.keyClick(desk.reading.view, Qt.Key.Key_W)
    job = at_work.tasks.asked[-1].job
    assert isinstance(job, ExplainJob)
    session = at_work.window.session
    assert session is not None
    graded = session.finding(CREDENTIALS)
    assert graded is not None
    assert job.clause == graded.finding.clause


def test_an_explanation_that_fails_says_so_in_its_slip(at_work: Stage) -> None:
    desk = at_work.window.desk
    desk.explaining.explain_at(0)
    at_work.tasks.give(Failed(WorkerError(name="转让协议.docx")))
    assert desk.explaining.slip is not None
    assert "转让协议.docx" in shown_words(desk.explaining.slip)


def test_who_closes_the_slip_waits_for_nothing(at_work: Stage) -> None:
    at_work.window.desk.explaining.explain_at(0)
    slip = at_work.window.desk.explaining.slip
    assert slip is not None
    slip.close_button.click()
    assert at_work.tasks.asked[-1].ticket.cancelled


def test_the_menu_over_words_offers_the_explanation(at_work: Stage) -> None:
    desk = at_work.window.desk
    menu = desk.marking.menu_at(span_of("第四条").start)
    [entry] = [action for action in menu.actions() if action.text() == "为什么没有标出"]
    entry.trigger()
    assert isinstance(at_work.tasks.asked[-1].job, ExplainJob)


def test_every_place_of_a_phrase_is_marked_and_undone_at_once(
    at_work: Stage, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    select(at_work, span_of("本条为通常约定"), monkeypatch)
    at_work.window.commands["highlight_all"].trigger()
    marks = session.state.marks_in_order()
    assert len(marks) == TEXT.count("本条为通常约定")
    assert {mark.anchor.quote for mark in marks} == {"本条为通常约定"}
    session.undo()
    assert session.state.marks == {}


def test_a_place_marked_before_is_not_marked_twice(
    at_work: Stage, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.highlight(span_of("本条为通常约定"), Colour.RED)
    select(at_work, span_of("本条为通常约定"), monkeypatch)
    at_work.window.commands["highlight_all"].trigger()
    assert len(session.state.marks) == TEXT.count("本条为通常约定")


def test_words_are_copied_with_their_clause(
    at_work: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    select(at_work, span_of("更换密码"), monkeypatch)
    at_work.window.commands["copy_cited"].trigger()
    assert QGuiApplication.clipboard().text() == "“更换密码”（第三条）"


def test_after_a_jump_the_reader_goes_back_and_forward(at_work: Stage) -> None:
    desk = at_work.window.desk
    at_work.window.resize(1280, 420)
    start = desk.reading.place()
    desk.panel.span_requested.emit(span_of("争议由合同签订地"))
    there = desk.reading.place()
    assert there != start
    at_work.window.commands["back"].trigger()
    assert desk.reading.place() == start
    at_work.window.commands["forward"].trigger()
    assert desk.reading.place() == there


def shown_words(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel))

"""Outline, contract and panel move together; keys work on the finding chosen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from window_values import SIGNED, Stage, span_of

from reviewer.document.model import Span
from reviewer.labels import Label, Severity
from reviewer.law.citations import parse
from reviewer.law.holdings import holdings_in
from reviewer.marks.model import Status
from ui.desk.tab_panel import FINDINGS, LAW, OPINION
from ui.models.outline import CLAUSE, RISK
from ui.session import Session

ACCOUNT = f"{Label.ACCOUNT_TRANSFER.value}-key"
PRICE = f"{Label.TAINTED_CONSIDERATION.value}-key"
CREDENTIALS = f"{Label.CREDENTIAL_HANDOVER.value}-key"


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


def test_the_outline_reaches_the_last_clause_where_there_is_nothing_more_to_scroll(
    at_work: Stage, qtbot: QtBot
) -> None:
    at_work.window.resize(1280, 460)
    bar = at_work.window.desk.reading.view.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    assert chosen_clause(at_work) == "第十五条"
    bar.setValue(0)
    assert not chosen_clause(at_work)  # the heading


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


def test_an_article_opens_in_its_tab(at_work: Stage) -> None:
    held = at_work.context.holdings = holdings_in(None)
    library = held.library
    cited = library.resolve(parse("民法典1038条第1款", library), SIGNED)
    findings = at_work.window.desk.panel.findings
    assert findings is not None
    findings.citation_requested.emit(cited)
    assert at_work.window.desk.panel.shows(LAW)


def test_a_further_click_on_its_words_brings_a_card_back_that_was_scrolled_away(
    at_work: Stage,
) -> None:
    desk = at_work.window.desk
    at_work.window.resize(1280, 560)
    desk.choose(ACCOUNT)
    findings = desk.panel.findings
    assert findings is not None
    bar = findings.cards.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert (findings.cards.top_of(ACCOUNT) or 0) < 0
    desk.choose(ACCOUNT)
    assert findings.cards.top_of(ACCOUNT) == 0

"""The tab of findings: cards in order, filtered, walked through by keys."""

from __future__ import annotations

from dataclasses import replace

import panel_values as desk
from findings_values import ACCOUNT, DATA, FORUM, KEYS, PRICE, REMEDY, keys, texts
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from reviewer.labels import Verdict
from ui.models.findings import Order
from ui.panel.findings.findings_panel import FindingsPanel
from ui.running.context import Context
from ui.session import Session
from ui.session.changes import compare


def test_in_a_low_window_every_count_is_in_sight(panel: FindingsPanel, qtbot: QtBot) -> None:
    panel.filter_bar.show_progress(15, 43)
    panel.setFixedSize(260, 280)
    qtbot.wait(1)
    assert panel.filter_bar.height() >= panel.filter_bar.heightForWidth(260)
    assert panel.filter_bar.geometry().bottom() < panel.cards.parentWidget().geometry().top()


def test_cards_stand_in_document_order(panel: FindingsPanel) -> None:
    assert keys(panel) == [ACCOUNT, DATA, KEYS, FORUM]


def test_the_card_of_the_chosen_finding_unfolds(panel: FindingsPanel, session: Session) -> None:
    assert panel.cards.card is None
    session.select(KEYS)
    assert panel.cards.card is not None
    assert panel.cards.card.content.graded.finding.key == KEYS


def test_choosing_a_derived_finding_brings_it_into_sight_below_its_own(
    panel: FindingsPanel, session: Session
) -> None:
    session.select(PRICE)
    assert keys(panel)[:3] == [ACCOUNT, DATA, PRICE]
    assert panel.cards.card is not None
    assert "第一条 个人信息提供" in texts(panel.cards.card)


def test_the_chosen_finding_stays_in_sight_when_it_follows_from_another_now(
    panel: FindingsPanel, session: Session
) -> None:
    session.select(PRICE)
    opinion = session.opinion
    assert opinion is not None
    findings = tuple(
        replace(graded, follows_from=ACCOUNT) if graded.finding.key == PRICE else graded
        for graded in opinion.findings
    )
    desk.change_review(session, opinion=replace(opinion, findings=findings))
    session.opinion_changed.emit(None)
    assert keys(panel)[:2] == [ACCOUNT, PRICE]
    assert panel.cards.card is not None
    assert panel.cards.card.content.graded.finding.key == PRICE


def test_a_filter_that_hides_the_chosen_finding_is_cleared(
    panel: FindingsPanel, session: Session
) -> None:
    panel.filter_bar.search.setText("手机号")
    assert keys(panel) == [KEYS]
    session.select(ACCOUNT)
    assert ACCOUNT in keys(panel)
    assert panel.filter_bar.search.text() == ""


def test_nothing_that_passes_the_filter_is_said_and_can_be_undone(
    qtbot: QtBot, panel: FindingsPanel
) -> None:
    panel.filter_bar.search.setText("没有这样的字句")
    assert keys(panel) == []
    assert panel.nothing.title == "没有符合筛选条件的风险"
    qtbot.mouseClick(panel.nothing.button, Qt.MouseButton.LeftButton)
    assert keys(panel) == [ACCOUNT, DATA, KEYS, FORUM]


def test_no_risk_is_said_with_what_was_looked_for(
    qtbot: QtBot, panel: FindingsPanel, session: Session
) -> None:
    desk.change_review(session, opinion=desk.without_risk(), primary=())
    session.opinion_changed.emit(None)
    assert panel.nothing.title == "未发现条款风险"
    assert not panel.filter_bar.isVisible()
    assert not panel.decisions.isVisible()


def test_before_the_review_is_done_that_is_said(
    qtbot: QtBot, session: Session, context: Context
) -> None:
    desk.forget_review(session)
    made = FindingsPanel(session, context)
    qtbot.addWidget(made)
    assert made.nothing.title == "尚未审查"


def test_tab_leads_from_the_list_through_the_card(
    qtbot: QtBot, panel: FindingsPanel, session: Session
) -> None:
    session.select(DATA)
    card = panel.cards.card
    assert card is not None
    panel.activateWindow()
    panel.cards.setFocus()
    qtbot.waitUntil(panel.cards.hasFocus)
    qtbot.keyClick(panel.cards, Qt.Key.Key_Tab)
    focused = panel.focusWidget()
    assert focused is not None
    assert card.isAncestorOf(focused)


def test_next_and_previous_walk_through_the_cards_shown(
    panel: FindingsPanel, session: Session
) -> None:
    start = desk.span_of("更换密码").start
    assert panel.step(forward=True, place=start) == KEYS
    assert panel.step(forward=False, place=start) == DATA
    assert panel.step(forward=True, place=10_000) == ACCOUNT
    session.select(KEYS)
    assert panel.step(forward=True, place=0) == FORUM
    session.select(FORUM)
    assert panel.step(forward=True, place=0) is None


def test_next_keeps_to_the_contract_where_the_list_shows_what_follows_from_a_finding(
    panel: FindingsPanel, session: Session
) -> None:
    session.select(PRICE)
    assert keys(panel) == [ACCOUNT, DATA, PRICE, REMEDY, KEYS, FORUM]
    session.select(KEYS)
    assert panel.step(forward=True, place=0) == REMEDY
    panel.proxy.set_order(Order.GRADE)
    session.select(REMEDY)
    assert panel.step(forward=False, place=0) == keys(panel)[keys(panel).index(REMEDY) - 1]


def test_the_head_of_a_card_keeps_its_place_when_another_above_folds(
    panel: FindingsPanel, session: Session
) -> None:
    account = desk.the_findings()[0]
    many = [
        replace(account, id=f"f{n}", finding=replace(account.finding, key=f"k{n}"))
        for n in range(30)
    ]
    desk.change_review(session, opinion=desk.an_opinion(findings=tuple(many)))
    session.opinion_changed.emit(None)
    session.select("k10")
    bar = panel.cards.verticalScrollBar()
    bar.setValue(bar.value() + (panel.cards.top_of("k11") or 0) - 150)
    assert panel.cards.top_of("k11") == 150
    session.select("k11")
    assert panel.cards.top_of("k11") == 150


def test_letters_in_the_list_are_left_to_the_window(qtbot: QtBot, panel: FindingsPanel) -> None:
    panel.cards.setFocus()
    before = panel.cards.currentIndex()
    qtbot.keyClick(panel.cards, Qt.Key.Key_A)
    assert panel.cards.currentIndex() == before


def test_what_a_side_or_date_changed_is_told_beside_the_cards(
    panel: FindingsPanel, session: Session
) -> None:
    before = desk.an_opinion()
    after = desk.an_opinion(verdict=Verdict.LOW)
    session.opinion_changed.emit(compare(before, after))
    assert panel.change_line.isVisible()
    assert panel.change_line.text

"""Findings are adopted, dismissed, noted, regraded, and agreed with by a second lawyer."""

from __future__ import annotations

import panel_values as desk
from findings_values import DATA, KEYS, PRICE, a_form, dismissing, keys, texts
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from reviewer.labels import Label, Severity
from reviewer.marks.commands import Decide
from reviewer.marks.model import Decision, Dismissal, FindingRef, Status
from ui.panel.findings.decision_forms import AgreeForm, DismissForm, NoteForm, OverruleForm
from ui.panel.findings.findings_panel import FindingsPanel
from ui.panel.links import Link
from ui.running.context import Context
from ui.session import Session
from ui.session.changes import compare
from ui.widgets.chip import Chip


def test_adopting_counts_and_once_more_takes_it_back(
    panel: FindingsPanel, session: Session
) -> None:
    session.select(DATA)
    panel.decisions.adopt()
    assert session.decided() == (1, 3)
    assert panel.filter_bar.progress == "已处理 1/3"
    assert panel.decisions.buttons[Status.ADOPTED].isChecked()
    panel.decisions.adopt()
    assert session.decided() == (0, 3)
    assert not session.state.decisions


def test_buttons_have_their_words_or_no_words_but_none_that_are_cut(
    panel: FindingsPanel, qtbot: QtBot
) -> None:
    for width, words in ((262, False), (640, True)):
        panel.setFixedWidth(width)
        qtbot.wait(1)
        for made in panel.decisions.buttons.values():
            beside = made.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonTextBesideIcon
            assert beside == words
            assert made.width() >= made.sizeHint().width()


def test_dismissal_asks_for_its_reason(
    qtbot: QtBot, panel: FindingsPanel, session: Session
) -> None:
    form = dismissing(panel, session, KEYS)
    assert not session.state.decisions
    form.choose(Dismissal.RISK_ACCEPTED)
    form.text_edit.setPlainText("客户接受")
    qtbot.mouseClick(form.confirm, Qt.MouseButton.LeftButton)
    decision = session.state.decisions[KEYS]
    assert (decision.status, decision.reason) == (Status.DISMISSED, Dismissal.RISK_ACCEPTED)
    assert decision.text == "客户接受"
    assert a_form(panel, DismissForm) is None
    assert panel.cards.card is not None
    said = texts(panel.cards.card)
    assert "驳回：接受风险" in said
    assert "理由：客户接受" in said


def test_the_list_has_the_focus_when_the_card_that_had_it_is_built_anew(
    qtbot: QtBot, panel: FindingsPanel, session: Session
) -> None:
    panel.activateWindow()
    session.select(KEYS)
    assert panel.cards.card is not None
    chip = panel.cards.card.findChild(Chip)
    chip.setFocus()
    qtbot.waitUntil(chip.hasFocus)
    panel.decisions.adopt()
    assert panel.cards.hasFocus()


def test_what_is_unfounded_leaves_the_opinion_but_stays_on_the_list(
    panel: FindingsPanel, session: Session
) -> None:
    form = dismissing(panel, session, KEYS)
    form.choose(Dismissal.UNFOUNDED)
    form.confirm.click()
    assert session.opinion is not None
    assert KEYS not in {graded.finding.key for graded in session.opinion.findings}
    assert KEYS in keys(panel)
    assert session.current == KEYS
    session.undo()
    assert session.current == KEYS
    assert panel.cards.card is not None
    session.redo()
    panel.decisions.ask_dismissal()
    assert KEYS in {graded.finding.key for graded in session.opinion.findings}


def test_a_note_is_kept_through_later_decisions(panel: FindingsPanel, session: Session) -> None:
    session.select(DATA)
    panel.decisions.ask_note()
    form = a_form(panel, NoteForm)
    assert isinstance(form, NoteForm)
    form.text_edit.setPlainText("先问客户")
    form.confirm.click()
    panel.decisions.defer()
    decision = session.state.decisions[DATA]
    assert (decision.status, decision.text) == (Status.DEFERRED, "先问客户")
    assert panel.cards.card is not None
    assert "批注：先问客户" in texts(panel.cards.card)


def test_a_note_that_is_there_is_written_on(
    panel: FindingsPanel, session: Session, qtbot: QtBot
) -> None:
    session.select(DATA)
    panel.decisions.ask_note()
    a_form(panel, NoteForm).text_edit.setPlainText("先问客户")
    a_form(panel, NoteForm).confirm.click()
    panel.decisions.ask_note()
    form = a_form(panel, NoteForm)
    qtbot.keyClicks(form.text_edit, "x")
    assert form.text == "先问客户x"


def test_another_grade_needs_a_reason_and_both_stay_visible(
    panel: FindingsPanel, session: Session
) -> None:
    session.select(DATA)
    panel.decisions.ask_grade()
    form = a_form(panel, OverruleForm)
    assert isinstance(form, OverruleForm)
    assert not form.confirm.isEnabled()
    form.text_edit.setPlainText("仅一人")
    assert not form.confirm.isEnabled()  # it has that grade now
    form.choose(Severity.LOW)
    form.confirm.click()
    card = panel.cards.card
    assert card is not None
    assert card.content.grade is Severity.LOW
    assert "系统评为 高" in texts(card)
    assert "改级理由：仅一人" in texts(card)
    panel.decisions.ask_grade()
    assert session.state.grade_of(session.opinion.findings[1]) is Severity.HIGH  # type: ignore[union-attr]


def test_decisions_on_a_derived_finding_are_those_on_its_own(
    panel: FindingsPanel, session: Session
) -> None:
    session.select(PRICE)
    panel.decisions.adopt()
    assert set(session.state.decisions) == {DATA}


def test_adopting_what_follows_leaves_the_adopted_one_above_as_it_is(
    panel: FindingsPanel, session: Session, qtbot: QtBot
) -> None:
    session.select(DATA)
    panel.decisions.adopt()
    session.select(PRICE)
    with qtbot.waitSignal(panel.said) as told:
        panel.decisions.adopt()
    assert session.state.decisions[DATA].status is Status.ADOPTED
    assert panel.decisions.buttons[Status.ADOPTED].isChecked()
    assert told.args == ["第一条“个人信息提供”已作采纳处理，这项随之。要撤回，请选中那一项。"]


def test_another_decision_on_what_follows_says_which_one_it_changed(
    panel: FindingsPanel, session: Session, qtbot: QtBot
) -> None:
    session.select(DATA)
    panel.decisions.adopt()
    session.select(PRICE)
    with qtbot.waitSignal(panel.said) as told:
        panel.decisions.defer()
    assert session.state.decisions[DATA].status is Status.DEFERRED
    assert told.args == ["搁置：第一条“个人信息提供”，这项随之。"]


def test_a_decision_on_a_finding_of_its_own_needs_no_remark(
    panel: FindingsPanel, session: Session, qtbot: QtBot
) -> None:
    session.select(DATA)
    with qtbot.assertNotEmitted(panel.said):
        panel.decisions.adopt()


def test_a_decision_on_words_that_changed_is_asked_again(
    qtbot: QtBot, panel: FindingsPanel, session: Session
) -> None:
    label = Label.CREDENTIAL_HANDOVER
    about = FindingRef("earlier", label, "更换密码及绑定手机号码")
    earlier = Decision(about, desk.NOON, Status.ADOPTED, text="先问客户")
    session.do(Decide(earlier))
    session.select(KEYS)
    assert session.state.decisions == {"earlier": earlier}
    card = panel.cards.card
    assert card is not None
    assert "“更换密码及绑定手机号码”曾作采纳处理" in texts(card)
    link = card.findChild(Link, "takeOver")
    assert isinstance(link, Link)
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert set(session.state.decisions) == {KEYS}
    assert session.state.decisions[KEYS].text == "先问客户"
    assert panel.cards.card is not None
    assert panel.cards.card.findChild(Link, "takeOver") is None


def test_without_a_chosen_finding_nothing_can_be_decided(
    panel: FindingsPanel, session: Session
) -> None:
    panel.decisions.adopt()
    panel.decisions.ask_dismissal()
    panel.decisions.ask_note()
    panel.decisions.ask_grade()
    assert not session.state.decisions
    assert not panel.decisions.buttons[Status.ADOPTED].isEnabled()


def test_a_second_lawyer_agrees_with_one_decision(
    panel: FindingsPanel, session: Session, context: Context
) -> None:
    context.settings.set("author", "王律师")
    session.select(DATA)
    panel.decisions.adopt()
    panel.decisions.ask_agreement()
    form = a_form(panel, AgreeForm)
    assert isinstance(form, AgreeForm)
    form.text_edit.setPlainText("王律师")
    assert not form.confirm.isEnabled()
    form.text_edit.setPlainText("李律师")
    form.confirm.click()
    decision = session.state.decisions[DATA]
    assert decision.second is not None
    assert (decision.second.name, decision.author) == ("李律师", "王律师")
    assert panel.cards.card is not None
    assert "李律师已复核" in texts(panel.cards.card)
    assert session.undo_name == "由李律师复核“个人信息提供”"


def test_an_agreement_ends_when_the_decision_changes(
    panel: FindingsPanel, session: Session
) -> None:
    session.select(DATA)
    panel.decisions._edits.agree(panel.shown()[1], "李律师")
    assert session.state.decisions[DATA].second is not None
    panel.decisions.adopt()
    assert session.state.decisions[DATA].second is None
    session.undo()
    assert session.state.decisions[DATA].second is not None


def test_an_agreement_is_taken_back(panel: FindingsPanel, session: Session) -> None:
    session.select(DATA)
    panel.decisions._edits.agree(panel.shown()[1], "李律师")
    panel.decisions.ask_agreement()
    assert session.state.decisions == {}
    assert not panel.decisions.agree_button.isChecked()


def test_a_decision_tells_of_itself(panel: FindingsPanel, session: Session) -> None:
    session.select(DATA)
    panel.decisions.adopt()
    session.opinion_changed.emit(compare(desk.an_opinion(), desk.an_opinion()))
    assert not panel.change_line.isVisible()


def test_what_shares_a_decision_says_with_which_finding_before_it_is_dismissed(
    panel: FindingsPanel, session: Session
) -> None:
    form = dismissing(panel, session, PRICE)
    assert "随第一条“个人信息提供”而来" in texts(form)
    assert "全部 2 项" in texts(form)
    own = dismissing(panel, session, DATA)
    assert "而来" not in texts(own)

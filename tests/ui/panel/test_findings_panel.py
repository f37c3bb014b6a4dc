"""The tab of findings: cards unfold, filter, lead elsewhere and are decided on."""

from __future__ import annotations

from dataclasses import replace

import panel_values as desk
import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from reviewer.document.model import Span
from reviewer.labels import Label, Severity, Verdict
from reviewer.marks.commands import Decide
from reviewer.marks.model import Colour, Decision, Dismissal, FindingRef, Status
from ui import i18n
from ui.changes import compare
from ui.context import Context
from ui.models.findings import Order
from ui.panel.citation import CitationRow
from ui.panel.decision_forms import AgreeForm, DismissForm, NoteForm, OverruleForm
from ui.panel.finding_card import finding_words
from ui.panel.findings_panel import FindingsPanel
from ui.panel.links import Link
from ui.session import Session
from ui.widgets.chip import Chip

DATA = Label.PERSONAL_DATA_TRANSFER.value
PRICE, REMEDY = Label.TAINTED_CONSIDERATION.value, Label.TAINTED_REMEDY.value
ACCOUNT, KEYS = Label.ACCOUNT_TRANSFER.value, Label.CREDENTIAL_HANDOVER.value
FORUM = Label.DISPUTE_RESOLUTION.value


@pytest.fixture
def panel(qtbot: QtBot, session: Session, context: Context) -> FindingsPanel:
    made = FindingsPanel(session, context)
    qtbot.addWidget(made)
    made.resize(380, 900)
    made.show()
    return made


def keys(panel: FindingsPanel) -> list[str]:
    return [graded.finding.key for graded in panel.shown()]


def texts(widget: QWidget) -> str:
    """All that can be read on a widget."""
    words = [label.text() for label in widget.findChildren(QLabel)]
    words += [chip.text() for chip in widget.findChildren(Chip)]
    words += [link.text() for link in widget.findChildren(Link)]
    return "\n".join(words)


def a_form(panel: FindingsPanel, kind: type[QWidget]) -> QWidget | None:
    return next((form for form in panel.decisions.findChildren(kind) if form.isVisible()), None)


def test_cards_stand_in_document_order(panel: FindingsPanel) -> None:
    assert keys(panel) == [ACCOUNT, DATA, KEYS, FORUM]


def test_the_card_of_the_chosen_finding_unfolds(panel: FindingsPanel, session: Session) -> None:
    assert panel.cards.card is None
    session.select(KEYS)
    assert panel.cards.card is not None
    assert panel.cards.card.content.graded.finding.key == KEYS


def test_a_card_holds_the_whole_explanation(panel: FindingsPanel, session: Session) -> None:
    session.select(DATA)
    card = panel.cards.card
    assert card is not None
    said = texts(card)
    for words in (
        "高",
        "个人信息提供",
        "第一条",
        "全部好友、聊天记录<b>转让给乙方</b>",
        "该条使受让人取得他人信息。",
        "数量多，升一级。",
        "《民法典》第一千零三十八条第一款",
        "反方会主张该规定只管履行行为。",
        "本协议标的不包括任何微信号。",
        "可解决：账号与数据",
        "不能解决：已交付的部分",
        "第二条 对价条款",
        "第四条 违约救济条款",
    ):
        assert words in said


def test_a_card_names_what_mitigates_it(panel: FindingsPanel, session: Session) -> None:
    session.select(ACCOUNT)
    card = panel.cards.card
    assert card is not None
    assert "第五条 争议解决" in texts(card)


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
    session.opinion = replace(opinion, findings=findings)
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
    session.opinion, session.primary = desk.without_risk(), ()
    session.opinion_changed.emit(None)
    assert panel.nothing.title == "未发现条款风险"
    assert not panel.filter_bar.isVisible()
    assert not panel.decisions.isVisible()


def test_before_the_review_is_done_that_is_said(
    qtbot: QtBot, session: Session, context: Context
) -> None:
    session.opinion = None
    made = FindingsPanel(session, context)
    qtbot.addWidget(made)
    assert made.nothing.title == "尚未审查"


def test_the_quote_and_matched_words_lead_to_the_contract(
    qtbot: QtBot, panel: FindingsPanel, session: Session
) -> None:
    session.select(DATA)
    asked: list[Span] = []
    panel.span_requested.connect(asked.append)
    card = panel.cards.card
    assert card is not None
    chips = {chip.text(): chip for chip in card.findChildren(Chip)}
    qtbot.mouseClick(chips["转让给乙方"], Qt.MouseButton.LeftButton)
    qtbot.keyClick(chips["第一条"], Qt.Key.Key_Return)
    assert asked == [desk.span_of("转让给乙方"), desk.span_of("全部好友、聊天记录转让给乙方")]


def test_an_article_unfolds_inside_its_card_and_can_be_kept_in_sight(
    qtbot: QtBot, panel: FindingsPanel, session: Session
) -> None:
    session.select(DATA)
    card = panel.cards.card
    assert card is not None
    before = card.height()
    row = card.findChildren(CitationRow)[0]
    qtbot.mouseClick(row.toggle, Qt.MouseButton.LeftButton)
    assert row.unfolded
    qtbot.waitUntil(lambda: card.height() > before)
    assert "未经自然人同意" in texts(row)
    assert "自 2021-01-01 起施行" in texts(row)
    row.pin_wanted.emit(row.cited)
    assert panel.pinned.isVisible()
    session.select(KEYS)
    assert "未经自然人同意" in texts(panel.pinned)
    qtbot.mouseClick(panel.pinned.close_button, Qt.MouseButton.LeftButton)
    assert not panel.pinned.isVisible()


def test_an_unfolded_article_stays_so_through_a_decision(
    panel: FindingsPanel, session: Session
) -> None:
    session.select(DATA)
    card = panel.cards.card
    assert card is not None
    card.findChildren(CitationRow)[1].flip()
    panel.decisions.adopt()
    again = panel.cards.card
    assert again is not None
    assert again is not card
    assert [row.unfolded for row in again.findChildren(CitationRow)] == [False, True]


def test_a_card_is_not_built_anew_for_what_does_not_concern_it(
    panel: FindingsPanel, session: Session
) -> None:
    session.select(DATA)
    card = panel.cards.card
    session.highlight(desk.span_of("双倍返还"), Colour.YELLOW)
    assert panel.cards.card is card


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


def test_an_article_can_be_asked_for_in_full(panel: FindingsPanel, session: Session) -> None:
    session.select(KEYS)
    asked: list[object] = []
    panel.citation_requested.connect(asked.append)
    card = panel.cards.card
    assert card is not None
    row = card.findChildren(CitationRow)[0]
    row.article_wanted.emit(row.cited)
    assert asked == [row.cited]


def test_replacement_wording_is_copied(
    qtbot: QtBot, panel: FindingsPanel, session: Session
) -> None:
    session.select(DATA)
    card = panel.cards.card
    assert card is not None
    copy = card.findChild(QWidget, "copyWording")
    qtbot.mouseClick(copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == desk.CURE.wording


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


def test_dismissal_asks_for_its_reason(
    qtbot: QtBot, panel: FindingsPanel, session: Session
) -> None:
    session.select(KEYS)
    panel.decisions.ask_dismissal()
    form = a_form(panel, DismissForm)
    assert isinstance(form, DismissForm)
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


def test_the_list_has_the_focus_after_a_form(
    qtbot: QtBot, panel: FindingsPanel, session: Session
) -> None:
    panel.activateWindow()
    session.select(KEYS)
    panel.decisions.ask_dismissal()
    form = a_form(panel, DismissForm)
    assert isinstance(form, DismissForm)
    form.text_edit.setFocus()
    qtbot.waitUntil(form.text_edit.hasFocus)
    form.confirm.click()
    assert panel.cards.hasFocus()


def test_a_form_is_left_with_escape(qtbot: QtBot, panel: FindingsPanel, session: Session) -> None:
    session.select(KEYS)
    panel.decisions.ask_dismissal()
    form = a_form(panel, DismissForm)
    assert form is not None
    qtbot.keyClick(form, Qt.Key.Key_Escape)
    assert a_form(panel, DismissForm) is None
    assert not session.state.decisions


def test_what_is_unfounded_leaves_the_opinion_but_stays_on_the_list(
    panel: FindingsPanel, session: Session
) -> None:
    session.select(KEYS)
    panel.decisions.ask_dismissal()
    form = a_form(panel, DismissForm)
    assert isinstance(form, DismissForm)
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


def test_another_grade_needs_a_reason_and_both_stay_visible(
    panel: FindingsPanel, session: Session
) -> None:
    session.select(DATA)
    panel.decisions.ask_grade()
    form = a_form(panel, OverruleForm)
    assert isinstance(form, OverruleForm)
    form.ask(Severity.LOW, "")
    assert not form.confirm.isEnabled()
    form.text_edit.setPlainText("仅一人")
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


@pytest.mark.parametrize("width", [320, 380, 560])
def test_an_unfolded_card_fits_its_width_and_cuts_no_words(
    qtbot: QtBot, panel: FindingsPanel, session: Session, width: int
) -> None:
    panel.resize(width, 900)
    session.select(DATA)
    card = panel.cards.card
    assert card is not None
    qtbot.waitUntil(lambda: card.width() <= panel.cards.viewport().width())
    for row in card.findChildren(CitationRow):
        row.flip()
    qtbot.wait(20)
    for label in card.findChildren(QLabel):
        if label.isVisible() and label.wordWrap():
            assert label.height() >= label.heightForWidth(label.width())
            right = label.mapTo(card, label.rect().topRight()).x()
            assert right <= card.width()


def test_a_card_too_tall_for_the_panel_shows_its_head(
    panel: FindingsPanel, session: Session
) -> None:
    panel.resize(380, 400)
    session.select(DATA)
    session.select(FORUM)
    assert panel.cards.top_of(FORUM) == 0


def test_the_head_of_a_card_keeps_its_place_when_another_above_folds(
    panel: FindingsPanel, session: Session
) -> None:
    account = desk.the_findings()[0]
    many = [
        replace(account, id=f"f{n}", finding=replace(account.finding, key=f"k{n}"))
        for n in range(30)
    ]
    session.opinion = desk.an_opinion(findings=tuple(many))
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


def in_bulk(panel: FindingsPanel, number: int) -> None:
    """Choose an entry of the menu of decisions on all that is listed."""
    panel.bulk.fill()
    panel.bulk.menu().actions()[number].trigger()


def test_all_pending_findings_listed_are_decided_as_one_step(
    panel: FindingsPanel, session: Session
) -> None:
    session.do(Decide(Decision(FindingRef(DATA, Label(DATA), ""), desk.NOON, Status.DEFERRED)))
    in_bulk(panel, 0)
    state = session.state
    assert {key: made.status for key, made in state.decisions.items()} == {
        ACCOUNT: Status.ADOPTED,
        DATA: Status.DEFERRED,
        KEYS: Status.ADOPTED,
    }
    session.undo()
    assert set(session.state.decisions) == {DATA}


def test_what_the_filter_hides_is_not_decided(panel: FindingsPanel, session: Session) -> None:
    panel.filter_bar.search.setText(next(g.finding.quote for g in panel.shown()))
    hidden = {DATA, KEYS} - set(keys(panel))
    in_bulk(panel, 2)
    assert session.state.decisions
    assert not hidden & set(session.state.decisions)
    assert {made.reason for made in session.state.decisions.values()} == {Dismissal.RISK_ACCEPTED}


def test_decided_findings_are_reopened_in_bulk(panel: FindingsPanel, session: Session) -> None:
    in_bulk(panel, 0)
    in_bulk(panel, 4)
    assert session.state.decisions == {}


def test_with_nothing_pending_there_is_nothing_to_adopt(panel: FindingsPanel) -> None:
    in_bulk(panel, 0)
    panel.bulk.fill()
    assert [action.isEnabled() for action in panel.bulk.menu().actions()] == [
        *[False] * 4,
        True,
    ]


def test_what_only_the_model_points_to_is_called_suspected() -> None:
    found = desk.a_finding(Label.ACCOUNT_TRANSFER, "九个微信号")
    assert "疑似" not in finding_words(desk.graded(1, found))
    suspected = desk.graded(1, replace(found, origin="model"))
    assert "疑似账号转让" in finding_words(suspected)
    i18n.use("en")
    assert "suspected: account transfer" in finding_words(suspected)


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


def entries(menu: QMenu) -> dict[str, QAction]:
    return {action.text(): action for action in menu.actions()}


def test_the_menu_over_a_card_chooses_it_and_decides(
    panel: FindingsPanel, session: Session
) -> None:
    menu = panel.menu_at(panel.proxy.index(1, 0))
    assert menu is not None
    assert session.current == DATA
    entries(menu)["采纳"].trigger()
    assert session.state.decisions[DATA].status is Status.ADOPTED
    menu.close()


def test_words_are_copied_plainly_quoted_and_with_their_grounds(
    panel: FindingsPanel, session: Session
) -> None:
    menu = panel.menu_at(panel.proxy.index(1, 0))
    assert menu is not None
    copied = []
    for name in ("复制原文", "复制引文（带条号）", "复制依据"):
        entries(menu)[name].trigger()
        copied.append(QGuiApplication.clipboard().text())
    assert copied[0] == "全部好友、聊天记录转让给乙方"
    assert copied[1] == session.cited(desk.span_of("全部好友、聊天记录转让给乙方"))
    assert copied[2].startswith("《中华人民共和国民法典》第一千零三十八条")
    menu.close()


def test_there_is_no_menu_beside_the_cards(panel: FindingsPanel) -> None:
    assert panel.menu_at(QModelIndex()) is None


def test_what_a_side_or_date_changed_is_told_beside_the_cards(
    panel: FindingsPanel, session: Session
) -> None:
    before = desk.an_opinion()
    after = desk.an_opinion(verdict=Verdict.LOW)
    session.opinion_changed.emit(compare(before, after))
    assert panel.change_line.isVisible()
    assert panel.change_line.text


def test_a_decision_tells_of_itself(panel: FindingsPanel, session: Session) -> None:
    session.select(DATA)
    panel.decisions.adopt()
    session.opinion_changed.emit(compare(desk.an_opinion(), desk.an_opinion()))
    assert not panel.change_line.isVisible()


def test_a_second_lawyer_agrees_with_all_that_is_decided_as_one_step(
    panel: FindingsPanel, session: Session, context: Context
) -> None:
    in_bulk(panel, 0)
    panel.bulk.fill()
    assert len(panel.bulk.menu().actions()) == 5
    context.settings.set("second", "李律师")
    in_bulk(panel, 5)
    seconds = [made.second for made in session.state.decisions.values()]
    assert [second.name for second in seconds if second is not None] == ["李律师"] * 3
    assert session.undo_name == "由李律师复核 3 条风险"
    session.undo()
    assert [made.second for made in session.state.decisions.values()] == [None] * 3


def test_nobody_agrees_in_bulk_with_ones_own_work(panel: FindingsPanel, context: Context) -> None:
    context.settings.set("author", "李律师")
    context.settings.set("second", "李律师")
    panel.bulk.fill()
    assert len(panel.bulk.menu().actions()) == 5

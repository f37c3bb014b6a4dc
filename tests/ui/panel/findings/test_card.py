"""The card of a finding: what it says, where it leads, what is copied from it."""

from __future__ import annotations

from dataclasses import replace

import panel_values as desk
import pytest
from findings_values import ACCOUNT, DATA, FORUM, KEYS, texts
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from reviewer.document.model import Span
from reviewer.labels import Label
from reviewer.marks.model import Colour, Status
from reviewer.rules.findings import Explanation, Matched
from ui import i18n
from ui.panel.citation import CitationRow
from ui.panel.findings.card_parts import quote_html
from ui.panel.findings.finding_card import finding_words
from ui.panel.findings.findings_panel import FindingsPanel
from ui.session import Session
from ui.widgets.chip import Chip


def entries(menu: QMenu) -> dict[str, QAction]:
    return {action.text(): action for action in menu.actions()}


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
        "路径：违反强制性规定（个人信息），较为明确",
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
    qtbot.keyClick(chips["第一条"], Qt.Key.Key_Space)
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


def test_what_only_the_model_points_to_is_called_suspected() -> None:
    found = desk.a_finding(Label.ACCOUNT_TRANSFER, "九个微信号")
    assert "疑似" not in finding_words(desk.graded(1, found))
    suspected = desk.graded(1, replace(found, origin="model"))
    assert "疑似账号转让" in finding_words(suspected)
    i18n.use("en")
    assert "suspected: account transfer" in finding_words(suspected)


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


def test_a_quote_is_shown_without_the_sign_that_ends_what_stands_before_it() -> None:
    finding = desk.a_finding(Label(KEYS), "更换密码和绑定手机号")
    words = "，签订当日支付"
    quoted = replace(finding, quote=words, span=desk.span_of(words), explanation=Explanation(()))
    assert quote_html(quoted) == "签订当日支付"


def test_matched_words_stay_bold_where_a_sign_before_them_is_not_shown() -> None:
    finding = desk.a_finding(Label(KEYS), "更换密码和绑定手机号")
    words, matched = "，签订当日支付", desk.span_of("当日")
    found = Explanation((Matched("act", "act.pay", matched, "当日"),))
    quoted = replace(finding, quote=words, span=desk.span_of(words), explanation=found)
    assert quote_html(quoted) == "签订<b>当日</b>支付"

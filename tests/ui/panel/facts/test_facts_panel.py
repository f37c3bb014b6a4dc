"""The tab of facts: words behind them, corrections, what a correction changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import panel_values as desk
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from reviewer.document.model import Span
from reviewer.marks.model import FactField
from ui.panel.facts.fact_view import FactView
from ui.panel.facts.facts_panel import FactsPanel, places
from ui.panel.links import Link
from ui.running.context import Context
from ui.session import Session


@pytest.fixture
def panel(qtbot: QtBot, session: Session, context: Context) -> FactsPanel:
    made = FactsPanel(session, context)
    qtbot.addWidget(made)
    made.resize(380, 900)
    made.show()
    return made


def a_view(panel: FactsPanel, title: str) -> FactView:
    shown = panel.page.shown
    assert shown is not None
    return next(view for view in shown.findChildren(FactView) if view.row.title == title)


def texts(widget: QWidget | None) -> str:
    assert widget is not None
    words = [label.text() for label in widget.findChildren(QLabel)]
    words += [link.text() for link in widget.findChildren(Link)]
    return "\n".join(words)


def typed(view: FactView, text: str) -> QLineEdit:
    """Open the field of a fact and type a value."""
    view.edit()
    field = view.findChild(QLineEdit, "factField")
    assert isinstance(field, QLineEdit)
    field.setText(text)
    return field


def stops(qtbot: QtBot, start: QWidget, count: int) -> list[QWidget | None]:
    """Where Tab leads to from a widget, press by press."""
    window = start.window()
    window.activateWindow()
    qtbot.waitExposed(window)
    start.setFocus()
    qtbot.waitUntil(start.hasFocus)
    seen = []
    for _ in range(count):
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        seen.append(window.focusWidget())
    return seen


def a_button(view: QWidget, text: str) -> QPushButton:
    return next(made for made in view.findChildren(QPushButton) if made.text() == text)


def test_each_fact_names_the_clause_and_words_that_state_it(panel: FactsPanel) -> None:
    said = texts(a_view(panel, "总价"))
    assert "500,000 元" in said
    assert "第二条 “转让价款为人民币500,000元…”" in said
    assert "第一条 “甲方将其名下九个微信号及全部好友…”" in texts(a_view(panel, "账号数量"))


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (
            "总价为人民币伍拾万元整（¥500,000元）。",
            ("人民币伍拾万元整", "¥500,000元"),
            ["人民币伍拾万元整（¥500,000元"],
        ),
        ("总价5000元（大写：伍仟元）", ("5000元", "伍仟元"), ["5000元（大写：伍仟元"]),
        ("价款5000元。上述5千元", ("5000元", "5千元"), ["5000元", "5千元"]),
        ("2021年5月1日\t2021.5.1", ("2021年5月1日", "2021.5.1"), ["2021年5月1日", "2021.5.1"]),
        (
            "价款5000元，分期支付，每期按本条约定的日期和比例另行确认，合计5千元",
            ("5000元", "5千元"),
            ["5000元", "5千元"],
        ),
        ("附件所列5千元即第一条所称5000元", ("5000元", "5千元"), ["5000元", "5千元"]),
    ],
)
def test_words_that_stand_together_are_one_place(
    text: str, words: tuple[str, ...], expected: list[str]
) -> None:
    spans = [Span(text.index(each), text.index(each) + len(each)) for each in words]
    assert [span.of(text) for span in places(text, spans)] == expected


def test_an_amount_in_words_and_figures_has_one_link(panel: FactsPanel, session: Session) -> None:
    known = session.known
    assert known is not None
    price = known.facts.price_cny
    assert price is not None
    (span,) = price.spans
    halves = (Span(span.start, span.start + 3), Span(span.start + 3, span.end))
    facts = replace(known.facts, price_cny=replace(price, spans=halves))
    session.contract = replace(known, facts=facts)
    panel.refresh()
    assert len(a_view(panel, "总价").findChildren(Link)) == 1


def test_a_place_leads_to_its_words(qtbot: QtBot, panel: FactsPanel) -> None:
    link = a_view(panel, "总价").findChildren(Link)[0]
    with qtbot.waitSignal(panel.span_requested) as asked:
        qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert asked.args == [desk.span_of("人民币500,000元")]


def test_the_field_of_a_fact_at_the_foot_comes_into_sight_with_all_it_says(
    qtbot: QtBot, panel: FactsPanel
) -> None:
    panel.resize(380, 500)
    panel.page.verticalScrollBar().setValue(panel.page.verticalScrollBar().maximum())
    view = a_view(panel, "服务中获得")
    field = typed(view, "也许")
    assert a_button(view, "保存").visibleRegion().boundingRect() == a_button(view, "保存").rect()
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert view.visibleRegion().boundingRect() == view.rect()


def test_what_the_contract_does_not_say_is_told(panel: FactsPanel) -> None:
    assert "合同未载明" in texts(a_view(panel, "签订日"))


def test_tab_goes_through_the_facts_before_the_line_on_what_changed(
    qtbot: QtBot, panel: FactsPanel
) -> None:
    qtbot.keyClick(typed(a_view(panel, "总价"), "80万元"), Qt.Key.Key_Return)
    assert panel.page.shown is not None
    views = panel.page.shown.findChildren(FactView)
    assert stops(qtbot, panel.page, 1) == [views[0].edit_button]
    assert stops(qtbot, views[-1].edit_button, 1) == [panel.change_line.close_button]


def test_the_line_on_what_changed_leaves_in_sight_what_was_corrected(
    qtbot: QtBot, panel: FactsPanel
) -> None:
    panel.resize(380, 500)
    view = a_view(panel, "账号数量")
    field = typed(view, "80")
    bar, stage = panel.page.verticalScrollBar(), panel.page.widget()
    bar.setValue(view.mapTo(stage, view.rect().bottomLeft()).y() - panel.page.height())
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.wait(50)
    assert panel.change_line.isVisible()
    again = a_view(panel, "账号数量")
    assert again.visibleRegion().boundingRect() == again.rect()


def test_tab_goes_from_a_field_on_to_the_next_fact(qtbot: QtBot, panel: FactsPanel) -> None:
    view = a_view(panel, "总价")
    field = typed(view, "80万元")
    buttons = [a_button(view, text) for text in ("保存", "合同未载明", "取消")]
    (link,) = view.findChildren(Link)
    assert stops(qtbot, field, 4) == [*buttons, link]


def test_a_correction_recomputes_and_says_what_changed(
    qtbot: QtBot, panel: FactsPanel, session: Session
) -> None:
    before = session.opinion
    qtbot.keyClick(typed(a_view(panel, "总价"), "80万元"), Qt.Key.Key_Return)
    assert session.state.facts[FactField.PRICE_CNY].value == Decimal(800000)
    assert session.opinion is not before
    assert panel.change_line.isVisible()
    said = texts(a_view(panel, "总价"))
    assert "800,000 元" in said
    assert "您已更正；合同读作：500,000 元" in said


def test_whether_data_were_got_in_service_changes_the_thresholds_and_the_line_says_so(
    qtbot: QtBot, panel: FactsPanel
) -> None:
    for title, value in (("人数下限", "18000"), ("服务中获得", "否")):
        qtbot.keyClick(typed(a_view(panel, title), value), Qt.Key.Key_Return)
    assert panel.change_line.text == "已重新评估：意见有改：金额与阈值"


def test_a_correction_of_what_was_not_read_says_that_the_contract_does_not_state_it(
    qtbot: QtBot, panel: FactsPanel
) -> None:
    qtbot.keyClick(typed(a_view(panel, "服务中获得"), "是"), Qt.Key.Key_Return)
    assert "您已更正；合同未载明" in texts(a_view(panel, "服务中获得"))


def test_the_keyboard_stays_with_a_fact_that_was_corrected(qtbot: QtBot, panel: FactsPanel) -> None:
    panel.activateWindow()
    field = typed(a_view(panel, "总价"), "80万元")
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert a_view(panel, "总价").edit_button.hasFocus()


def test_a_correction_can_be_taken_back(qtbot: QtBot, panel: FactsPanel, session: Session) -> None:
    qtbot.keyClick(typed(a_view(panel, "账号数量"), "十二"), Qt.Key.Key_Return)
    link = a_view(panel, "账号数量").findChild(Link, "restore-account_count")
    assert isinstance(link, Link)
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert not session.state.facts
    assert "您已更正" not in texts(panel.page.shown)


def test_a_fact_can_be_said_not_to_be_stated(panel: FactsPanel, session: Session) -> None:
    view = a_view(panel, "账号数量")
    typed(view, "9")
    a_button(view, "合同未载明").click()
    assert session.state.facts[FactField.ACCOUNT_COUNT].value is None


def test_a_value_that_makes_no_sense_is_refused_with_an_example(
    qtbot: QtBot, panel: FactsPanel, session: Session
) -> None:
    view = a_view(panel, "总价")
    qtbot.keyClick(typed(view, "很多"), Qt.Key.Key_Return)
    assert not session.state.facts
    assert "看不懂这个值。请写成：500000 或 50万元" in texts(view)


def test_the_field_has_its_room_before_it_is_painted(panel: FactsPanel) -> None:
    view = a_view(panel, "总价")
    before = view.height()
    view.edit()
    field = view.findChild(QLineEdit, "factField")
    assert isinstance(field, QLineEdit)
    assert view.height() >= before + field.sizeHint().height()


def test_the_field_is_left_with_escape(qtbot: QtBot, panel: FactsPanel, session: Session) -> None:
    view = a_view(panel, "总价")
    field = typed(view, "1")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: view.findChild(QLineEdit, "factField") is None)
    assert not session.state.facts


def test_the_signing_date_can_be_set_and_taken_back(
    qtbot: QtBot, panel: FactsPanel, session: Session
) -> None:
    qtbot.keyClick(typed(a_view(panel, "签订日"), "2019年9月22日"), Qt.Key.Key_Return)
    assert session.state.signed == date(2019, 9, 22)
    assert session.opinion is not None
    assert session.opinion.day == date(2019, 9, 22)
    link = a_view(panel, "签订日").findChild(Link, "restore-day")
    assert isinstance(link, Link)
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert session.state.signed is None


def test_before_the_review_is_done_that_is_said(
    qtbot: QtBot, session: Session, context: Context
) -> None:
    desk.forget_review(session)
    made = FactsPanel(session, context)
    qtbot.addWidget(made)
    made.show()
    assert "尚未审查" in texts(made.page.shown)


def test_an_open_field_survives_what_does_not_concern_it(
    panel: FactsPanel, session: Session
) -> None:
    view = a_view(panel, "总价")
    typed(view, "80万")
    session.state_changed.emit()
    session.opinion_changed.emit(None)
    assert a_view(panel, "总价") is view


def test_a_party_is_corrected_and_restored(panel: FactsPanel, session: Session) -> None:
    typed(a_view(panel, "甲方"), "程云，非自然人").returnPressed.emit()
    assert session.state.parties["甲方"].name == "程云"
    assert "程云" in texts(a_view(panel, "甲方"))
    back = a_view(panel, "甲方").findChild(Link, "restore-party甲方")
    assert isinstance(back, Link)
    back.click()
    assert session.state.parties == {}


def test_an_instalment_is_corrected_struck_out_and_restored(
    panel: FactsPanel, session: Session
) -> None:
    typed(a_view(panel, "第 1 期"), "350000，2022-01-05").returnPressed.emit()
    assert "350,000 元，2022-01-05" in texts(a_view(panel, "第 1 期"))
    view = a_view(panel, "第 1 期")
    view.edit()
    a_button(view, "合同未载明").click()
    assert [part.amount_cny for part in session.state.instalments.values()] == [None]
    view = a_view(panel, "第 1 期")
    back = view.findChild(Link, f"restore-{view.row.name}")
    assert isinstance(back, Link)
    back.click()
    assert session.state.instalments == {}

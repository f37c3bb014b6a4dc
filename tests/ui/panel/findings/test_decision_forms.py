"""The forms that ask why and how a finding is decided: keys, focus, room."""

from __future__ import annotations

import pytest
from findings_values import KEYS, a_form, dismissing
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QRadioButton
from pytestqt.qtbot import QtBot

from reviewer.marks.model import Dismissal
from ui.panel.findings.decision_forms import DismissForm
from ui.panel.findings.findings_panel import FindingsPanel
from ui.session import Session


def test_a_reason_is_chosen_and_confirmed_by_keys(
    qtbot: QtBot, panel: FindingsPanel, session: Session
) -> None:
    form = dismissing(panel, session, KEYS)
    qtbot.keyClick(form.focusWidget(), Qt.Key.Key_Down)
    qtbot.keyClick(form.focusWidget(), Qt.Key.Key_Return)
    assert session.state.decisions[KEYS].reason is Dismissal.RISK_ACCEPTED


def test_enter_in_the_text_of_a_form_begins_a_line(
    qtbot: QtBot, panel: FindingsPanel, session: Session
) -> None:
    form = dismissing(panel, session, KEYS)
    qtbot.keyClicks(form.text_edit, "a")
    qtbot.keyClick(form.text_edit, Qt.Key.Key_Return)
    assert form.text_edit.toPlainText() == "a\n"
    assert not session.state.decisions


def test_in_a_low_window_no_button_of_a_form_lies_over_its_text(
    panel: FindingsPanel, session: Session
) -> None:
    panel.resize(340, 400)
    form = dismissing(panel, session, KEYS)
    form.layout().activate()
    assert not form.confirm.geometry().intersects(form.text_edit.geometry())
    assert panel.rect().contains(form.confirm.mapTo(panel, form.confirm.rect().bottomRight()))


def test_the_list_has_the_focus_after_a_form(
    qtbot: QtBot, panel: FindingsPanel, session: Session
) -> None:
    panel.activateWindow()
    form = dismissing(panel, session, KEYS)
    form.text_edit.setFocus()
    qtbot.waitUntil(form.text_edit.hasFocus)
    form.confirm.click()
    assert panel.cards.hasFocus()


def test_what_is_typed_at_once_is_the_reason_of_a_dismissal(
    qtbot: QtBot, panel: FindingsPanel, session: Session
) -> None:
    form = dismissing(panel, session, KEYS)
    qtbot.keyClicks(form.focusWidget(), "agreed")
    assert form.text == "agreed"


def test_arrows_in_a_reason_that_is_begun_leave_the_choice(
    qtbot: QtBot, panel: FindingsPanel, session: Session
) -> None:
    form = dismissing(panel, session, KEYS)
    form.put("已谈过")
    qtbot.keyClick(form.text_edit, Qt.Key.Key_Down)
    assert form.reason is Dismissal.UNFOUNDED


@pytest.mark.parametrize(
    ("key", "expected"), [(Qt.Key.Key_Backtab, "choice"), (Qt.Key.Key_Tab, "confirm")]
)
def test_tab_leads_from_a_reason_to_what_stands_before_and_behind_it(
    qtbot: QtBot,
    panel: FindingsPanel,
    session: Session,
    key: Qt.Key,
    expected: str,
) -> None:
    panel.activateWindow()
    form = dismissing(panel, session, KEYS)
    qtbot.waitUntil(form.text_edit.hasFocus)
    qtbot.keyClick(form.text_edit, key)
    ways = {"choice": form.findChild(QRadioButton), "confirm": form.confirm}
    assert ways[expected].hasFocus()


def test_a_form_is_left_with_escape(qtbot: QtBot, panel: FindingsPanel, session: Session) -> None:
    form = dismissing(panel, session, KEYS)
    qtbot.keyClick(form, Qt.Key.Key_Escape)
    assert a_form(panel, DismissForm) is None
    assert not session.state.decisions


def test_a_usual_reason_goes_behind_what_is_written(panel: FindingsPanel, session: Session) -> None:
    form = dismissing(panel, session, KEYS)
    form.choose(Dismissal.RISK_ACCEPTED)
    form.text_edit.setPlainText("已谈过。")
    first, *_ = form.usual_menu().actions()
    first.trigger()
    assert form.text == "已谈过。\n委托人已获告知，书面确认接受该风险。"

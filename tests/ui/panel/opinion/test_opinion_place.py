"""Where the opinion stands on the screen: what stays in its place, and how far it scrolls."""

from __future__ import annotations

from dataclasses import replace

import panel_values as desk
import pytest
from opinion_on_screen import a_button, shown_panel, texts
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from reviewer.marks.model import Tick
from ui import theme
from ui.panel.opinion.opinion_panel import OpinionPanel
from ui.running.context import Context
from ui.session import Session


@pytest.fixture
def panel(qtbot: QtBot, session: Session, context: Context) -> OpinionPanel:
    return shown_panel(qtbot, session, context)


def test_place_and_focus_survive_a_new_opinion(
    qtbot: QtBot, panel: OpinionPanel, session: Session
) -> None:
    panel.resize(380, 500)
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    qtbot.waitUntil(lambda: panel.page.verticalScrollBar().maximum() > 300)
    name = f"{Tick.CONSENTS_SEEN.value}-0"
    unanswered = a_button(panel, name)
    unanswered.setFocus()
    panel.page.verticalScrollBar().setValue(300)
    with qtbot.waitSignal(panel.page.filled):
        session.opinion_changed.emit(None)
    assert panel.page.verticalScrollBar().value() == 300
    focused = panel.focusWidget()
    assert focused is not unanswered
    assert focused is not None
    assert focused.objectName() == name


def height_on_screen(panel: OpinionPanel, name: str) -> int:
    """How far below the top of what is in sight a named widget begins, in pixels."""
    shown = panel.page.shown
    assert shown is not None
    found = shown.findChild(QWidget, name)
    assert isinstance(found, QWidget)
    return found.mapTo(panel.page.viewport(), QPoint()).y()


def test_the_question_just_answered_stays_where_it_is_though_less_stands_above_it(
    qtbot: QtBot, panel: OpinionPanel, session: Session
) -> None:
    panel.resize(380, 400)
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    name = f"{Tick.CONSENTS_SEEN.value}-1"
    panel.page.lead_to("只有您知道的")
    a_button(panel, name).setFocus()
    before = height_on_screen(panel, name)
    assert session.opinion is not None
    desk.change_review(session, opinion=replace(session.opinion, reasoning=()))
    with qtbot.waitSignal(panel.page.filled):
        session.opinion_changed.emit(None)
    qtbot.wait(1)  # until the page has been laid out
    assert height_on_screen(panel, name) == before


def test_the_section_that_is_read_stays_where_it_is_though_less_stands_above_it(
    qtbot: QtBot, panel: OpinionPanel, session: Session
) -> None:
    panel.resize(380, 400)
    panel.page.lead_to("核查清单")
    panel.page.verticalScrollBar().setValue(panel.page.verticalScrollBar().value() + 20)
    before = height_on_screen(panel, "heading: 核查清单")
    assert session.opinion is not None
    desk.change_review(session, opinion=replace(session.opinion, reasoning=()))
    with qtbot.waitSignal(panel.page.filled):
        session.opinion_changed.emit(None)
    qtbot.wait(1)  # until the page has been laid out
    assert height_on_screen(panel, "heading: 核查清单") == before


def test_what_fits_is_not_scrolled(qtbot: QtBot, panel: OpinionPanel, session: Session) -> None:
    desk.change_review(session, opinion=desk.without_risk())
    with qtbot.waitSignal(panel.page.filled):
        session.opinion_changed.emit(None)
    qtbot.wait(10)
    assert panel.page.verticalScrollBar().maximum() == 0
    assert not panel.page.verticalScrollBar().isEnabled()


def test_the_opinion_is_scrolled_to_its_ends_and_on_by_keys(
    qtbot: QtBot, panel: OpinionPanel
) -> None:
    bar = panel.page.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    qtbot.keyClick(panel.page, Qt.Key.Key_End)
    assert bar.value() == bar.maximum()
    qtbot.keyClick(panel.page, Qt.Key.Key_Home)
    assert bar.value() == 0
    qtbot.keyClick(panel.page, Qt.Key.Key_Space)
    assert bar.value() > 0
    qtbot.keyClick(panel.page, Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    assert bar.value() == 0


def test_in_another_theme_the_opinion_is_made_anew_at_the_same_place(
    qtbot: QtBot, qapp: QApplication, panel: OpinionPanel
) -> None:
    bar = panel.page.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum() // 2)
    place, before = bar.value(), texts(panel.page.shown)
    with qtbot.waitSignal(panel.page.filled):
        theme.use(qapp, "dark")
    qtbot.waitUntil(lambda: bar.value() == place)
    assert texts(panel.page.shown) == before


def test_while_another_theme_comes_there_is_nothing_long_to_dress(panel: OpinionPanel) -> None:
    theme.notice().changing.emit()
    assert panel.page.shown is None
    theme.notice().changed.emit()
    assert "效力风险 高" in texts(panel.page.shown)

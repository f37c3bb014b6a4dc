"""The line that tells what a new opinion changed."""

from __future__ import annotations

from collections.abc import Iterator

import panel_values as desk
import pytest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from reviewer.labels import Verdict
from ui.panel.change_line import ChangeLine
from ui.session.changes import compare


@pytest.fixture
def line(qtbot: QtBot) -> Iterator[ChangeLine]:
    around = QWidget()  # the pointer stands in its corner
    beside = QLineEdit(around)  # has the keyboard
    made = ChangeLine()
    made.setParent(around)
    made.setGeometry(0, 300, 300, 60)
    qtbot.addWidget(around)
    around.show()
    beside.setFocus()
    made.tell(compare(desk.an_opinion(), desk.an_opinion(verdict=Verdict.LOW)))
    yield made
    assert around is made.window()


def test_it_says_what_changed_and_goes_after_a_while(line: ChangeLine) -> None:
    assert line.text.startswith("已重新评估")
    line._timer.timeout.emit()
    assert line.isHidden()


def test_it_stays_while_the_keyboard_is_on_it(line: ChangeLine, qtbot: QtBot) -> None:
    qtbot.waitExposed(line.window())
    line.window().activateWindow()
    line.close_button.setFocus()
    qtbot.waitUntil(line.close_button.hasFocus)
    line._timer.timeout.emit()
    assert line.isVisible()


def test_it_goes_with_an_undo_to_the_first_opinion(line: ChangeLine) -> None:
    line.tell(None)
    assert line.isHidden()

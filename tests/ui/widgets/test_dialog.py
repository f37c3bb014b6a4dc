"""The foot of a dialog: which button Enter presses."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from ui.widgets.dialog import dialog_column, foot


class Asking(QDialog):
    """A field over two ends and something aside; `pressed` names what was clicked."""

    def __init__(self, *, answers: bool) -> None:
        super().__init__()
        self.pressed: list[str] = []
        self.field = QLineEdit()
        self.more, self.leave, self.go = (self._button(name) for name in ("more", "leave", "go"))
        column = dialog_column(self)
        column.addWidget(self.field)
        enter = self.go if answers else None
        column.addLayout(foot(self.leave, self.go, aside=[self.more], enter=enter))

    def _button(self, name: str) -> QPushButton:
        made = QPushButton(name)
        made.clicked.connect(lambda: self.pressed.append(name))
        return made


def shown(qtbot: QtBot, *, answers: bool) -> Asking:
    asking = Asking(answers=answers)
    qtbot.addWidget(asking)
    asking.show()
    return asking


def test_enter_in_a_field_presses_the_button_that_it_is_for(qtbot: QtBot) -> None:
    asking = shown(qtbot, answers=True)
    qtbot.keyClick(asking.field, Qt.Key.Key_Return)
    assert asking.pressed == ["go"]


def test_enter_on_another_button_presses_that_one(qtbot: QtBot) -> None:
    asking = shown(qtbot, answers=True)
    asking.leave.setFocus()
    qtbot.keyClick(asking.leave, Qt.Key.Key_Return)
    assert asking.pressed == ["leave"]


def test_enter_in_a_field_presses_nothing_where_no_button_is_for_it(qtbot: QtBot) -> None:
    asking = shown(qtbot, answers=False)
    qtbot.keyClick(asking.field, Qt.Key.Key_Return)
    assert asking.pressed == []


def test_what_ends_the_dialog_is_on_the_right(qtbot: QtBot) -> None:
    asking = shown(qtbot, answers=True)
    assert asking.more.x() < asking.leave.x() < asking.go.x()

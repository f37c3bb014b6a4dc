"""The calendar of the signing date."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QTableView, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from ui import i18n, theme
from ui.dialogs.slips.signing_date import SigningDatePopup


@pytest.mark.parametrize(
    ("language", "heading"), [("zh", ["2019年", "九月"]), ("en", ["September", "2019"])]
)
def test_year_and_month_stand_as_the_language_has_them(
    language: str, heading: list[str], qtbot: QtBot
) -> None:
    i18n.use(language)
    parent = QWidget()
    qtbot.addWidget(parent)
    popup = SigningDatePopup(parent)
    popup.field.setText("2019-09-22")
    popup.show()
    named = [
        popup.calendar.findChild(QToolButton, f"qt_calendar_{part}button")
        for part in ("year", "month")
    ]
    shown = sorted((each for each in named if each is not None), key=QToolButton.x)
    assert [each.text() for each in shown] == heading


def test_days_of_the_months_before_and_after_are_fainter(qapp: QApplication, qtbot: QtBot) -> None:
    theme.use(qapp, "light")
    parent = QWidget()
    qtbot.addWidget(parent)
    popup = SigningDatePopup(parent)
    popup.show()
    days = popup.calendar.findChild(QTableView)
    assert isinstance(days, QTableView)
    groups = QPalette.ColorGroup
    text = {
        group: days.palette().color(group, QPalette.ColorRole.Text)
        for group in (groups.Active, groups.Disabled)
    }
    # Qt paints these days in the colour of what is disabled.
    assert text[groups.Disabled] == theme.colour("ink_off")
    assert text[groups.Active] == theme.colour("ink")

"""What the app does before its first window, and where it puts one more."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui import i18n
from ui.app import App, translate_qt


def test_the_menu_over_a_text_field_is_chinese(qapp: QApplication) -> None:
    translate_qt(qapp)
    try:
        assert QCoreApplication.translate("QWidgetTextControl", "&Undo") == "撤消(&U)"
    finally:
        i18n.use("en")
        translate_qt(qapp)
        i18n.use(i18n.DEFAULT)
    assert QCoreApplication.translate("QWidgetTextControl", "&Undo") == "&Undo"


def test_one_more_window_is_off_the_first_and_wholly_on_the_screen(app: App, qtbot: QtBot) -> None:
    first = app.windows[0]
    room = first.screen().availableGeometry()
    first.setGeometry(room.adjusted(0, 0, -100, -100))
    off = app.open_window()
    assert (off.x(), off.y()) == (first.x() + 32, first.y() + 32)
    off.setGeometry(room)
    large = app.open_window()
    qtbot.waitExposed(large)
    assert room.contains(large.frameGeometry())

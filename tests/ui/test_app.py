"""What the app does before its first window."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from ui import i18n
from ui.app import translate_qt


def test_the_menu_over_a_text_field_is_chinese(qapp: QApplication) -> None:
    translate_qt(qapp)
    try:
        assert QCoreApplication.translate("QWidgetTextControl", "&Undo") == "撤消(&U)"
    finally:
        i18n.use("en")
        translate_qt(qapp)
        i18n.use(i18n.DEFAULT)
    assert QCoreApplication.translate("QWidgetTextControl", "&Undo") == "&Undo"

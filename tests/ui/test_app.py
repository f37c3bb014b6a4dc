"""What the app does before its first window."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtWidgets import QApplication

from ui.app import translate_qt


def test_the_menu_over_a_text_field_is_chinese(qapp: QApplication) -> None:
    translate_qt(qapp)
    try:
        assert QCoreApplication.translate("QWidgetTextControl", "&Undo") == "撤消(&U)"
    finally:
        for words in qapp.findChildren(QTranslator):
            qapp.removeTranslator(words)
            words.deleteLater()

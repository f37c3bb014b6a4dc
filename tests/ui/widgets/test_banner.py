"""The slip at the foot of the desk."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.banner import Banner


@pytest.mark.parametrize("width", [300, 420, 700, 1200])
def test_its_words_have_room_beside_what_can_be_done(qtbot: QtBot, width: int) -> None:
    place = QWidget()
    qtbot.addWidget(place)
    place.resize(width, 400)
    banner = Banner(place)
    banner.lay_over(place.rect())
    place.show()
    actions = [("打开", lambda: None), ("打开所在文件夹", lambda: None)]
    banner.say("已导出：/客户/转让协议-审查报告.docx", actions=actions)
    words = next(label for label in banner.findChildren(QLabel) if label.text() == banner.text)
    buttons = banner.findChildren(QPushButton)
    banner.layout().activate()
    assert words.width() >= min(width // 2, 250)
    assert words.height() >= words.heightForWidth(words.width())
    whole = banner.rect()
    for button in buttons:
        assert button.width() >= button.sizeHint().width()
        assert whole.contains(QRect(button.mapTo(banner, button.rect().topLeft()), button.size()))

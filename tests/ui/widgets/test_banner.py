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


@pytest.fixture
def place(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(700, 400)
    made.show()
    return made


@pytest.fixture
def banner(place: QWidget) -> Banner:
    """In a place that is seen; sentences pass at once."""
    made = Banner(place)
    made.lay_over(place.rect())
    made._timer.setInterval(1)
    return made


def test_a_sentence_passes_and_one_that_stays_does_not(banner: Banner, qtbot: QtBot) -> None:
    banner.say("已导出。")
    qtbot.waitUntil(banner.isHidden)
    banner.say("文件已被修改。", stays=True)
    qtbot.wait(20)
    assert banner.isVisible()


def test_what_stands_comes_back_after_what_is_said_meanwhile(banner: Banner, qtbot: QtBot) -> None:
    banner.say("文件已被修改。", stays=True)
    banner.say("已导出。")
    assert banner.text == "已导出。"
    qtbot.waitUntil(lambda: banner.text == "文件已被修改。")
    banner.leave()
    assert banner.isHidden()


def test_what_can_wait_stands_once_what_is_said_has_passed(banner: Banner, qtbot: QtBot) -> None:
    banner.say("合同在另一个审契中打开。")
    banner.say_next("数据已移到别处。")
    assert banner.text == "合同在另一个审契中打开。"
    qtbot.waitUntil(lambda: banner.text == "数据已移到别处。")
    qtbot.wait(20)
    assert banner.isVisible()


def test_what_can_wait_is_said_at_once_where_nothing_is(banner: Banner) -> None:
    banner.say_next("数据已移到别处。")
    assert banner.isVisible()
    assert banner.text == "数据已移到别处。"


def test_what_can_wait_takes_no_place_of_what_stands(banner: Banner) -> None:
    banner.say("文件已被修改。", stays=True)
    banner.say_next("数据已移到别处。")
    banner.leave()
    assert banner.isHidden()


def test_a_sentence_out_of_sight_waits_until_it_can_be_read(banner: Banner, qtbot: QtBot) -> None:
    banner.say("已导出。")
    banner.parentWidget().hide()
    qtbot.wait(20)
    banner.parentWidget().show()
    assert banner.isVisible()
    qtbot.waitUntil(banner.isHidden)


def test_what_can_be_done_about_it_ends_what_stands(banner: Banner) -> None:
    done: list[str] = []
    banner.say("文件已被修改。", actions=[("重新打开", lambda: done.append("again"))], stays=True)
    banner.findChild(QPushButton).click()
    assert done == ["again"]
    assert banner.isHidden()

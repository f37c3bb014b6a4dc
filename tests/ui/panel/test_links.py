"""Links whose words wrap."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QEnterEvent, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui import theme
from ui.panel.links import Link

LONG = "第一条 个人信息提供 · 甲方将其名下九个微信号及全部好友、聊天记录转让给乙方"


def a_link(qtbot: QtBot, text: str = LONG, icon: str = "link") -> tuple[Link, list[bool]]:
    clicks: list[bool] = []
    link = Link(text, lambda: clicks.append(True), icon=icon)
    qtbot.addWidget(link)
    link.resize(300, link.heightForWidth(300))
    link.show()
    return link, clicks


def colours(image: QImage) -> set[str]:
    points = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return {image.pixelColor(x, y).name() for x, y in points}


def test_it_takes_as_many_lines_as_its_words_need(qtbot: QtBot) -> None:
    link, _ = a_link(qtbot)
    line = link.fontMetrics().height()
    assert link.heightForWidth(1000) < 2 * line
    assert link.heightForWidth(300) >= 2 * line
    assert link.heightForWidth(120) > link.heightForWidth(300)
    assert link.minimumSizeHint().width() < 100


def test_mouse_and_keyboard_follow_it(qtbot: QtBot) -> None:
    link, clicks = a_link(qtbot)
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    qtbot.keyClick(link, Qt.Key.Key_Space)
    assert clicks == [True, True]
    assert link.accessibleName() == LONG


def test_it_is_painted_in_the_accent_and_underlined_below_the_mouse(qtbot: QtBot) -> None:
    link, _ = a_link(qtbot, "第一条", icon="")
    accent = theme.colour("accent").name()
    before = link.grab().toImage()
    assert accent in colours(before)
    place = QPointF(5, 5)
    QApplication.sendEvent(link, QEnterEvent(place, place, place))
    link.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    assert link.grab().toImage() != before

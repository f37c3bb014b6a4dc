"""The opinion as it is seen: its panel on the screen, what can be read on it, its buttons."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ui.panel.links import Link
from ui.panel.opinion.opinion_panel import OpinionPanel
from ui.running.context import Context
from ui.session import Session
from ui.widgets.chip import Chip


def shown_panel(qtbot: QtBot, session: Session, context: Context) -> OpinionPanel:
    """The panel of a session's opinion, filled and on the screen."""
    made = OpinionPanel(session, context)
    qtbot.addWidget(made)
    made.resize(380, 900)
    with qtbot.waitSignal(made.page.filled):
        made.show()
    return made


def texts(widget: QWidget | None) -> str:
    """All that can be read on a widget."""
    if widget is None:
        return ""
    words = [label.text() for label in widget.findChildren(QLabel)]
    words += [chip.text() for chip in widget.findChildren(Chip)]
    words += [link.text() for link in widget.findChildren(Link)]
    return "\n".join(words)


def a_button(panel: OpinionPanel, name: str) -> QPushButton:
    shown = panel.page.shown
    found = shown.findChild(QPushButton, name) if shown is not None else None
    assert isinstance(found, QPushButton)
    return found

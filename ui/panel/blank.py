"""What a tab says where it has nothing to list: why, and what can be done."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.i18n import tr
from ui.panel.prose import prose
from ui.session import Session
from ui.widgets.parts import button, words


class Blank(QWidget):
    """A heading, a sentence, and a button where something can be done about it."""

    def __init__(self, action: str, act: Callable[[], object]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 40, 28, 40)
        column.setSpacing(10)
        self._title = words("", "heading")
        self._text = words("", "soft")
        self.button = button(action, act)
        column.addWidget(self._title)
        column.addWidget(self._text)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch()

    @property
    def title(self) -> str:
        return self._title.text()

    def say(self, title: str, text: str = "", *, offer: bool = False) -> None:
        """Show why there is nothing; with `offer`, the button too."""
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self.button.setVisible(offer)


def why_not_reviewed(session: Session) -> str:
    """Why there is no opinion: it is on its way, or the review ended without one."""
    if session.is_busy and session.document is not None and session.document.pending:
        return tr("nothing.recognising")
    return tr("nothing.reviewing" if session.is_busy else "nothing.not_reviewed")


def blank_page(column: QVBoxLayout, title: str, text: str) -> None:
    """The same at the top of a page."""
    column.addSpacing(26)
    column.addWidget(words(title, "heading"))
    column.addWidget(prose(text, "soft"))

"""A scrolled column that can be filled anew without losing its place or the focus."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.widgets.parts import words

SIDE = 16  # left and right of what a panel shows, pixels


class Page(QScrollArea):
    """Named widgets (`objectName`) get the focus back that they had before a refill."""

    def __init__(self, name: str, accessible: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(accessible)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        quiet_bar(self)

    def fill(self, build: Callable[[QVBoxLayout], None], *, top: bool = False) -> None:
        """Replace what is shown by what `build` puts into a column; `top` starts from its top."""
        place = 0 if top else self.verticalScrollBar().value()
        old = self.takeWidget()
        focused = self._focused(old)
        page = QWidget()
        page.setProperty("kind", "page")
        page.setObjectName("panelPage")
        column = QVBoxLayout(page)
        column.setContentsMargins(SIDE, 14, SIDE, 24)
        column.setSpacing(8)
        build(column)
        column.addStretch()
        if old is not None:
            # A click in the old page may have led here: it must live until the click is over.
            old.hide()
            old.deleteLater()
        self.setWidget(page)
        page.show()
        column.activate()
        self.verticalScrollBar().setValue(place)
        if focused:
            again = page.findChild(QWidget, focused)
            if again is not None:
                again.setFocus(Qt.FocusReason.OtherFocusReason)

    @staticmethod
    def _focused(old: QWidget | None) -> str:
        focus = old.focusWidget() if old is not None else None
        return focus.objectName() if focus is not None and focus.hasFocus() else ""


def section(column: QVBoxLayout, title: str, *, gap: int = 10) -> None:
    """A heading within a page, with air above it."""
    column.addSpacing(gap)
    column.addWidget(words(title, "section"))


def quiet_bar(area: QAbstractScrollArea) -> None:
    """Keep the room of the vertical bar, and its handle out of sight while nothing scrolls."""
    area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
    bar = area.verticalScrollBar()
    bar.setSingleStep(24)
    bar.rangeChanged.connect(lambda low, high: bar.setEnabled(high > low))
    bar.setEnabled(bar.maximum() > bar.minimum())

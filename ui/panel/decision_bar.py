"""Below the cards: adopt, dismiss with a reason, set aside, note; always about the chosen one."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout

from reviewer.marks.model import Status
from ui.widgets.parts import rule

_BESIDE = Qt.ToolButtonStyle.ToolButtonTextBesideIcon


class DecisionBar(QFrame):
    """Buttons of the window's own actions, so that keys, menu and buttons do the same."""

    def __init__(self, actions: dict[str, QAction]) -> None:
        super().__init__()
        self.setObjectName("decisionBar")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(rule())
        row = QHBoxLayout()
        row.setContentsMargins(12, 7, 12, 8)
        row.setSpacing(4)
        column.addLayout(row)
        self._buttons: dict[Status, QToolButton] = {}
        for name, status in (
            ("adopt", Status.ADOPTED),
            ("dismiss", Status.DISMISSED),
            ("defer", Status.DEFERRED),
        ):
            made = self._button(actions[name])
            made.setCheckable(True)
            self._buttons[status] = made
            row.addWidget(made)
        row.addWidget(self._button(actions["note_finding"]))
        row.addStretch()

    def _button(self, action: QAction) -> QToolButton:
        made = QToolButton()
        made.setText(action.text().replace("…", ""))
        made.setIcon(action.icon())
        made.setIconSize(QSize(16, 16))
        made.setToolButtonStyle(_BESIDE)
        made.setToolTip(action.toolTip())
        made.setAccessibleName(action.text())
        made.setEnabled(action.isEnabled())
        made.clicked.connect(lambda _on: action.trigger())
        action.changed.connect(
            lambda: (made.setEnabled(action.isEnabled()), made.setIcon(action.icon()))
        )
        return made

    def show_status(self, status: Status | None) -> None:
        """Mark the button of the chosen finding's status."""
        for held, made in self._buttons.items():
            made.setChecked(held is status)

"""One decision on all findings that the filter shows."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QMenu, QToolButton

from reviewer.assessment.model import GradedFinding
from reviewer.marks.model import Dismissal, Status
from ui.i18n import tr
from ui.theme import icons

Shown = Callable[[bool], Sequence[GradedFinding]]

_CHOICES: tuple[tuple[str, Status, Dismissal | None], ...] = (
    ("adopt", Status.ADOPTED, None),
    ("unfounded", Status.DISMISSED, Dismissal.UNFOUNDED),
    ("accept", Status.DISMISSED, Dismissal.RISK_ACCEPTED),
    ("defer", Status.DEFERRED, None),
    ("reopen", Status.PENDING, None),
)


class BulkButton(QToolButton):
    """`chosen` with the findings, the status and the reason (or None) for all of them.

    `shown` gives the findings in sight that are still pending, or with True those decided; `second`
    the second lawyer's name, if it is known. `agreed` with the findings that one agrees with.
    """

    chosen = Signal(object, object, object)
    agreed = Signal(object, str)

    def __init__(self, shown: Shown, second: Callable[[], str]) -> None:
        super().__init__()
        icons.dress(self, "more")
        self.setIconSize(QSize(18, 18))
        self.setToolTip(tr("bulk.title"))
        self.setAccessibleName(tr("bulk.title"))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._shown, self._second = shown, second
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self.fill)
        self.setMenu(self._menu)

    def fill(self) -> None:
        """Offer what can be done with what is in sight now, with how many it would be."""
        self._menu.clear()
        for name, status, reason in _CHOICES:
            findings = self._shown(status is Status.PENDING)
            action = self._menu.addAction(tr(f"bulk.{name}", count=len(findings)))
            action.setEnabled(bool(findings))
            action.triggered.connect(
                lambda _on=False, made=(findings, status, reason): self.chosen.emit(*made)
            )
        if name := self._second():
            decided = self._shown(True)
            text = tr("bulk.agree", name=name, count=len(decided)).replace("&", "&&")
            action = self._menu.addAction(text, lambda: self.agreed.emit(decided, name))
            action.setEnabled(bool(decided))

"""A line that says what a new opinion changed, for a while or until the lawyer closes it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout

from reviewer.assessment.model import GradedFinding
from ui.i18n import tr
from ui.session.changes import Changes
from ui.widgets.parts import tool, words
from ui.words import finding_name, grade_name, iso_day, verdict_name

_STAYS = 20_000  # milliseconds, and longer under the pointer or with the keyboard on it
_NAMED = 3  # how many findings or articles are named; the rest is counted


class ChangeLine(QFrame):
    """Hidden until there is a change to tell."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "banner")
        self.setObjectName("changeLine")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(6)
        self._words = words("")
        row.addWidget(self._words, 1)
        self.close_button = tool("close", tr("banner.close"), self.hide)
        row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self._timer = QTimer(self)
        self._timer.setInterval(_STAYS)
        self._timer.timeout.connect(self._leave)
        self.hide()

    @property
    def text(self) -> str:
        return self._words.text()

    def tell(self, changes: Changes | None) -> None:
        """Say what changed. None (a first opinion, an undo to it) takes the line away."""
        if changes is None:
            self.hide()
            return
        text = change_words(changes)
        self._words.setText(text)
        self.setAccessibleName(text)
        self.show()
        self._timer.start()

    def _leave(self) -> None:
        if not (self.underMouse() or self.close_button.hasFocus()):
            self._timer.stop()
            self.hide()


def change_words(changes: Changes) -> str:
    """All changes in a sentence, the weightiest first."""
    parts = []
    if changes.verdict is not None:
        old, new = changes.verdict
        parts.append(tr("changes.verdict", old=verdict_name(old), new=verdict_name(new)))
    if changes.day is not None:
        parts.append(tr("changes.day", day=iso_day(changes.day[1])))
    if changes.grades:
        named = (
            f"{_name(graded)} {grade_name(old)} → {grade_name(graded.severity)}"
            for graded, old in changes.grades
        )
        parts.append(tr("changes.regraded", what=_some(named)))
    if changes.added:
        parts.append(tr("changes.newly", what=_some(_name(graded) for graded in changes.added)))
    if changes.removed:
        parts.append(tr("changes.no_longer", what=_some(map(_name, changes.removed))))
    if changes.laws_new:
        parts.append(tr("changes.cited", what=_some(changes.laws_new)))
    if changes.laws_gone:
        parts.append(tr("changes.uncited", what=_some(changes.laws_gone)))
    # Another verdict, another day or other findings rewrite the opinion as a whole.
    anew = changes.verdict or changes.day or changes.added or changes.removed
    if changes.rewritten and not anew:
        named = (tr(f"opinion.{part}") for part in changes.rewritten)
        parts.append(tr("changes.rewritten", what=_some(named)))
    if not parts:
        return tr("changes.nothing")
    return tr("changes.head") + tr("changes.join").join(parts)


def _name(graded: GradedFinding) -> str:
    return f"{graded.finding.place} {finding_name(graded.finding)}".strip()


def _some(names: Iterable[str]) -> str:
    held = list(names)
    shown = tr("changes.and").join(held[:_NAMED])
    if len(held) > _NAMED:
        shown += tr("changes.more", total=len(held))
    return shown

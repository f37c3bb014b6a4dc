"""At the top of the opinion: the grade, the ground in one sentence, the day, the lawyer's word.

Signals: `overrule_wanted` and `withdraw_wanted` for the lawyer's own grade.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from reviewer.assessment.model import Opinion
from reviewer.labels import Verdict
from reviewer.marks.model import VerdictOverrule
from ui.i18n import tr
from ui.panel.prose import prose
from ui.widgets.chip import Tag
from ui.widgets.parts import button, words
from ui.words import iso_day, verdict_name

_LOOKS = {
    Verdict.HIGH: "high",
    Verdict.MEDIUM: "medium",
    Verdict.LOW: "low",
    Verdict.NONE: "info",
}


class VerdictBox(QFrame):
    """The lawyer's grade stands first where there is one; the computed one stays visible."""

    overrule_wanted = Signal()
    withdraw_wanted = Signal()

    def __init__(self, opinion: Opinion, overrule: VerdictOverrule | None) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 12, 14)
        column.setSpacing(9)
        head = QHBoxLayout()
        shown = overrule.verdict if overrule is not None else opinion.verdict
        head.addWidget(verdict_tag(shown))
        head.addStretch()
        if overrule is None:
            change = button(tr("opinion.overrule"), self.overrule_wanted.emit, kind="quiet")
        else:
            change = button(tr("opinion.withdraw"), self.withdraw_wanted.emit, kind="quiet")
        change.setObjectName("changeVerdict")
        head.addWidget(change, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        if overrule is not None:
            computed = verdict_name(opinion.verdict)
            column.addWidget(words(tr("opinion.overruled", grade=computed), "soft"))
            column.addWidget(prose(tr("opinion.reason", reason=overrule.reason), "soft"))
        column.addWidget(prose(opinion.summary))
        key = "opinion.day" if opinion.day_stated else "opinion.day_missing"
        column.addWidget(words(tr(key, day=iso_day(opinion.day)), "faint"))


def verdict_tag(verdict: Verdict) -> Tag:
    """The grade of the contract, larger than that of a finding."""
    look = _LOOKS[verdict]
    text = tr("opinion.verdict", grade=verdict_name(verdict))
    tag = Tag(text, ink=look, tint=f"{look}_soft", icon=f"grade-{look}")
    font = tag.font()
    font.setPointSizeF(font.pointSizeF() * 1.3)
    font.setBold(True)
    tag.setFont(font)
    return tag

"""The findings that a line of the opinion rests on: one chip a clause, the first few at once.

Signals: `finding_wanted` (key).
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from reviewer.assessment.model import GradedFinding
from ui.i18n import tr
from ui.widgets.chip import Chip
from ui.widgets.flow import FlowLayout
from ui.words import finding_name

_FEW = 6  # chips shown until the rest is asked for
_LONGEST = 14  # characters of a chip


class FindingChips(QWidget):
    """Each chip leads to the gravest finding of its clause and names all of them in its tip."""

    finding_wanted = Signal(str)

    def __init__(self, findings: Sequence[GradedFinding]) -> None:
        super().__init__()
        self._flow = FlowLayout(self, spacing=5)
        clauses: dict[str, list[GradedFinding]] = {}
        for graded in findings:
            clauses.setdefault(graded.finding.clause, []).append(graded)
        held = list(clauses.values())
        few = _FEW if len(held) > _FEW + 1 else len(held)
        self._rest = held[few:]
        for one in held[:few]:
            self._flow.addWidget(self._chip(one))
        if self._rest:
            self._more = Chip(tr("opinion.more", count=len(held)))
            self._more.clicked.connect(self._show_rest)
            self._flow.addWidget(self._more)

    def _show_rest(self) -> None:
        self._more.hide()
        chips = [self._chip(held) for held in self._rest]
        for chip in chips:
            self._flow.addWidget(chip)
            chip.show()
        chips[0].setFocus()

    def _chip(self, held: Sequence[GradedFinding]) -> Chip:
        first = max(held, key=lambda graded: graded.severity.rank)
        names = list(dict.fromkeys(finding_name(graded.finding) for graded in held))
        place = first.finding.place or tr("card.whole")
        text = f"{place} {names[0]}" if len(names) == 1 else place
        if len(text) > _LONGEST:
            text = place if len(place) <= _LONGEST else place[: _LONGEST - 1] + "…"
        tip = f"{place} {tr('opinion.and').join(names)}\n{first.finding.quote}"
        chip = Chip(text, ink="accent", tip=tip)
        chip.setAccessibleName(f"{place} {tr('opinion.and').join(names)}")
        chip.clicked.connect(lambda: self.finding_wanted.emit(first.finding.key))
        return chip

"""What can go out in a marked copy: every risk and note, chosen or not, as the reader sees it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QObject,
    Qt,
    Signal,
)

from reviewer.assessment.model import GradedFinding
from reviewer.document.model import Document
from reviewer.export.audience import Reader, audience_of
from reviewer.export.groups import place_of
from reviewer.export.outgoing import (
    Marking,
    Outgoing,
    Selection,
    candidates,
    noted,
    outgoing_of,
    selected,
)
from reviewer.export.redrafting import Change
from reviewer.export.wishes import Action, Redraft, redraft_of
from reviewer.marks.model import Mark
from reviewer.marks.state import ReviewState
from reviewer.review import Review
from ui.i18n import tr
from ui.models.index import ROOT, Index
from ui.words import label_name

KEY_ROLE = Qt.ItemDataRole.UserRole


@dataclass(slots=True)
class _Row:
    key: str
    title: str
    finding: GradedFinding | None
    chosen: bool = False
    text: str = ""


class OutgoingModel(QAbstractListModel):
    """Rows with a box to tick; `changed` whenever what goes out is another.

    `redrafts` holds, by finding, what the lawyer wants done instead of the first cure: what is
    chosen here goes into it.
    """

    changed = Signal()

    def __init__(
        self,
        review: Review,
        state: ReviewState,
        redrafts: dict[str, Redraft],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._review, self._state = review, state
        self.redrafts = redrafts
        self.strike_covered = True
        self.marking, self.reader = Marking.COMMENTS, Reader.OTHER_SIDE
        marks = [mark for mark in state.marks_in_order() if not mark.is_orphan]
        self._rows = [
            *(_Row(g.finding.key, _title(g), g) for g in candidates(review)),
            *(_Row(mark.id, _mark_title(mark), None) for mark in marks),
        ]
        self.outgoing: Outgoing = self._made()
        self.choose_adopted()

    @property
    def document(self) -> Document:
        return self._review.document

    # What is chosen

    def show_for(self, marking: Marking, reader: Reader) -> None:
        """Another kind of copy, or another reader: whose notes go out is decided anew."""
        notes_anew = reader is not self.reader
        self.marking, self.reader = marking, reader
        if notes_anew:
            own = {mark.id for mark in noted(self._state, audience_of(reader), None)}
            for row in self._rows:
                if row.finding is None:
                    row.chosen = row.key in own
        self._refresh()

    def choose_adopted(self) -> None:
        """What the lawyer adopted, and the notes that this reader gets without asking."""
        state = self._state
        keys = {graded.finding.key for graded in selected(self._review, state, None)}
        keys |= {mark.id for mark in noted(state, audience_of(self.reader), None)}
        self._choose(keys)

    def choose_all(self) -> None:
        """Every risk; notes stay as they are."""
        keys = {row.key for row in self._rows if row.finding is not None or row.chosen}
        self._choose(keys)

    def _choose(self, keys: Iterable[str]) -> None:
        wanted = set(keys)
        for row in self._rows:
            row.chosen = row.key in wanted
        self._refresh()

    def finding_at(self, row: int) -> GradedFinding | None:
        """The finding of a row; None for a note and for no row."""
        return self._rows[row].finding if 0 <= row < len(self._rows) else None

    def redraft_at(self, row: int) -> Redraft | None:
        finding = self.finding_at(row)
        if finding is None:
            return None
        return self.redrafts.get(finding.finding.key) or redraft_of(finding)

    def redraft(self, row: int, wanted: Redraft) -> None:
        """What the lawyer wants done with the clause of a finding."""
        finding = self.finding_at(row)
        if finding is None or self.redraft_at(row) == wanted:
            return
        self.redrafts[finding.finding.key] = wanted
        self._refresh()

    def set_strike_covered(self, wanted: bool) -> None:
        """Whether words are struck for which a wording stands elsewhere."""
        self.strike_covered = wanted
        self._refresh()

    def _made(self) -> Outgoing:
        chosen = [row for row in self._rows if row.chosen]
        selection = Selection(
            findings=frozenset(row.key for row in chosen if row.finding is not None),
            marks=frozenset(row.key for row in chosen if row.finding is None),
            redrafts=self.redrafts,
            strike_covered=self.strike_covered,
        )
        return outgoing_of(self._review, self._state, self.marking, self.reader, selection)

    def _refresh(self) -> None:
        self.outgoing = self._made()
        remarks = {remark.key: remark.lines for remark in self.outgoing.remarks}
        changes = {key: change for change in self.outgoing.changes for key in change.findings}
        for row in self._rows:
            row.text = row.title
            if row.chosen:
                said = [*remarks.get(row.key, ())]
                if row.key in changes:
                    said.append(_change_words(changes[row.key]))
                row.text = "\n".join([row.title, *(said or [self._silence(row)])])
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))
        self.changed.emit()

    def _silence(self, row: _Row) -> str:
        """Why nothing of a chosen row is written."""
        if row.finding is None:
            return tr("outgoing.no_notes")
        at = self.outgoing.elsewhere.get(row.key)
        return tr("outgoing.no_wording") if at is None else tr("outgoing.elsewhere", place=at)

    # As a model

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.text
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if row.chosen else Qt.CheckState.Unchecked
        return row.key if role == KEY_ROLE else None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if not index.isValid() or role != Qt.ItemDataRole.CheckStateRole:
            return False
        self._rows[index.row()].chosen = Qt.CheckState(value) is Qt.CheckState.Checked
        self._refresh()
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.isValid() else flags


def _title(graded: GradedFinding) -> str:
    return f"{place_of(graded.finding)}　{label_name(graded.finding.label)}"


def _mark_title(mark: Mark) -> str:
    return tr("outgoing.note", words=" ".join(mark.anchor.quote.split())[:30])


def _change_words(change: Change) -> str:
    wording = "\n".join(change.redraft.lines)
    if change.partial or (change.homes and not wording):
        struck = tr("outgoing.struck", old=change.old, place=change.instead)
        return f"{struck}\n{tr('outgoing.after', new=wording)}" if wording else struck
    if change.redraft.action is Action.STRIKE:
        return tr("outgoing.strike", old=change.old)
    if change.redraft.action is Action.AFTER:
        return tr("outgoing.after", new=wording)
    return tr("outgoing.replace", old=change.old, new=wording)

"""The findings of an opinion as a list, with filter and order."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import (
    QAbstractListModel,
    QObject,
    QSortFilterProxyModel,
    Qt,
)

from reviewer.assessment.model import GradedFinding
from reviewer.labels import Label, Severity
from reviewer.marks.model import Status
from reviewer.marks.state import ReviewState
from reviewer.text.folding import fold
from ui.models.index import ROOT, Index
from ui.words import finding_name, grade_name, status_name

# The whole row: Qt would turn enumerations of strings, given alone, into bare strings.
ROW = Qt.ItemDataRole.UserRole + 1
KEY = Qt.ItemDataRole.UserRole + 2


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A finding with what the lawyer made of it. `grade` is the one to show: the lawyer's first.

    `parent` is the key of the finding it follows from: the two are one for counts and grades.
    """

    graded: GradedFinding
    status: Status
    grade: Severity
    children: int = 0
    parent: str | None = None
    unfounded: bool = False


def finding_rows(findings: Iterable[GradedFinding], state: ReviewState) -> list[FindingRow]:
    """Findings in document order, each followed by those that follow from it."""
    held = list(findings)
    keys = {graded.finding.key for graded in held}
    leaders = [graded for graded in held if graded.follows_from not in keys]
    followers: dict[str, list[GradedFinding]] = {}
    for graded in held:
        if graded.follows_from is not None and graded.follows_from in keys:
            followers.setdefault(graded.follows_from, []).append(graded)
    rows = []
    for leader in sorted(leaders, key=lambda graded: graded.finding.span):
        key = leader.finding.key
        following = followers.get(key, [])
        rows.append(_row(leader, state, children=len(following)))
        rows += [_row(graded, state, parent=key) for graded in following]
    return rows


def _row(
    graded: GradedFinding, state: ReviewState, children: int = 0, parent: str | None = None
) -> FindingRow:
    grade, unfounded = state.grade_of(graded), state.is_unfounded(graded)
    return FindingRow(graded, state.status_of(graded), grade, children, parent, unfounded)


class FindingsModel(QAbstractListModel):
    """One row a finding, in document order; those that follow from another come right after it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[FindingRow] = []

    def set_rows(self, rows: list[FindingRow]) -> None:
        """Take new rows; where only status or grade changed, the views keep their place."""
        if [row.graded.finding.key for row in rows] != [
            row.graded.finding.key for row in self._rows
        ]:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
            return
        for at, (old, new) in enumerate(zip(self._rows, rows, strict=True)):
            if old != new:
                self._rows[at] = new
                self.dataChanged.emit(self.index(at), self.index(at))

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        return _ROLES[role](row) if role in _ROLES else None

    def row_of(self, key: str) -> int | None:
        for at, row in enumerate(self._rows):
            if row.graded.finding.key == key:
                return at
        return None


def _spoken(row: FindingRow) -> str:
    """The row for a screen reader."""
    finding = row.graded.finding
    return (
        f"{grade_name(row.grade)} {finding_name(finding)} {finding.place}"
        f" {status_name(row.status)} {finding.quote}"
    )


_ROLES: dict[int, Callable[[FindingRow], object]] = {
    int(Qt.ItemDataRole.DisplayRole): lambda row: row.graded.finding.title,
    int(Qt.ItemDataRole.AccessibleTextRole): _spoken,
    int(ROW): lambda row: row,
    int(KEY): lambda row: row.graded.finding.key,
}


def row_at(index: Index) -> FindingRow:
    """The row of a valid index of the model or of a proxy over it."""
    row = index.data(ROW)
    assert isinstance(row, FindingRow)
    return row


class Order(StrEnum):
    PLACE = "place"
    GRADE = "grade"
    STATUS = "status"


class FindingsFilter(QSortFilterProxyModel):
    """Shows what passes grade, label, status and words; folds what follows from another finding."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._grades: frozenset[Severity] = frozenset()
        self._labels: frozenset[Label] = frozenset()
        self._statuses: frozenset[Status] = frozenset()
        self._words = ""
        self._order = Order.PLACE
        self._unfolded: set[str] = set()
        self.setDynamicSortFilter(True)
        self.sort(0)

    def set_grades(self, grades: frozenset[Severity]) -> None:
        """The grades to show; none means all. So with labels and statuses."""
        self._grades = grades
        self.invalidate()

    def set_labels(self, labels: frozenset[Label]) -> None:
        self._labels = labels
        self.invalidate()

    def set_statuses(self, statuses: frozenset[Status]) -> None:
        self._statuses = statuses
        self.invalidate()

    def set_words(self, words: str) -> None:
        self._words = fold(words)
        self.invalidate()

    @property
    def order(self) -> Order:
        return self._order

    def set_order(self, order: Order) -> None:
        self._order = order
        self.invalidate()

    def set_unfolded(self, key: str, *, unfolded: bool) -> None:
        """Show or hide the findings that follow from one."""
        if unfolded:
            self._unfolded.add(key)
        else:
            self._unfolded.discard(key)
        self.invalidate()

    def is_unfolded(self, key: str) -> bool:
        return key in self._unfolded

    def clear(self) -> None:
        self._grades, self._labels, self._statuses = frozenset(), frozenset(), frozenset()
        self._words = ""
        self.invalidate()

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        row = self._row(source_row)
        graded = row.graded
        if row.parent is not None and not (self._labels or self._statuses or self._words):
            leader = self._leader(source_row)
            return row.parent in self._unfolded and self.filterAcceptsRow(leader, source_parent)
        if self._grades and (row.grade not in self._grades or self._is_gone(row)):
            return False
        if self._labels and graded.finding.label not in self._labels:
            return False
        if self._statuses and row.status not in self._statuses:
            return False
        return not self._words or self._words in fold(finding_text(graded))

    def _is_gone(self, row: FindingRow) -> bool:
        """Whether a row is none of the risks of its grade: held unfounded, and not asked for."""
        return row.unfounded and not self._statuses

    def lessThan(self, left: Index, right: Index) -> bool:
        return self._rank(left.row()) < self._rank(right.row())

    def _rank(self, source_row: int) -> tuple[int, int]:
        row = self._row(source_row)
        # What follows from a finding stays behind it in every order.
        leader = self._row(self._leader(source_row))
        if self._order is Order.GRADE:
            return (-leader.grade.rank, source_row)
        if self._order is Order.STATUS:
            return (list(Status).index(row.status), source_row)
        return (0, source_row)

    def _leader(self, source_row: int) -> int:
        parent = self._row(source_row).parent
        model = self.sourceModel()
        assert isinstance(model, FindingsModel)
        above = model.row_of(parent) if parent is not None else None
        return source_row if above is None else above

    def _row(self, source_row: int) -> FindingRow:
        model = self.sourceModel()
        assert isinstance(model, FindingsModel)
        return model._rows[source_row]


def finding_text(graded: GradedFinding) -> str:
    """All that is searched of a finding: title, label, clause, quote, reason, cures, articles."""
    finding = graded.finding
    laws = "".join(f"{cited.law_short}{cited.article_label}" for cited in graded.citations)
    cures = " ".join(f"{cure.title}{cure.wording}" for cure in graded.cures)
    return (
        f"{finding.title}{finding_name(finding)}{finding.place}{finding.quote}"
        f"{finding.because}{cures}{laws}"
    )

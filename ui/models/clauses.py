"""The lawyer's own model clauses as a list."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractListModel,
    QObject,
    QSortFilterProxyModel,
    Qt,
)

from reviewer.labels import Label
from reviewer.marks.model_clauses import ModelClause
from ui.models.index import ROOT, Index
from ui.words import label_name

CLAUSE = Qt.ItemDataRole.UserRole + 1


class ClausesModel(QAbstractListModel):
    """One row a clause, in the order given."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clauses: tuple[ModelClause, ...] = ()

    def set_clauses(self, clauses: tuple[ModelClause, ...]) -> None:
        self.beginResetModel()
        self._clauses = clauses
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._clauses)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        clause = self._clauses[index.row()]
        label = label_name(clause.label) if clause.label is not None else ""
        if role == CLAUSE:
            return clause
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{clause.title}　{label}".strip()
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{clause.title} {label} {clause.wording}"
        return None


class ClausesFilter(QSortFilterProxyModel):
    """Clauses that hold some words; those for one kind of finding come first."""

    def __init__(self, label: Label | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._label = label
        self._words = ""
        self.sort(0)

    def set_words(self, words: str) -> None:
        self._words = words
        self.invalidate()

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        return not self._words.strip() or self._clause(source_row).says(self._words)

    def lessThan(self, left: Index, right: Index) -> bool:
        return self._rank(left.row()) < self._rank(right.row())

    def _rank(self, row: int) -> tuple[bool, int]:
        return (self._label is None or self._clause(row).label is not self._label, row)

    def _clause(self, row: int) -> ModelClause:
        clause = self.sourceModel().index(row, 0).data(CLAUSE)
        assert isinstance(clause, ModelClause)
        return clause

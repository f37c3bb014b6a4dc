"""The rows of a comparison: what was changed, the words of the earlier and of the later version."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractTableModel,
    QObject,
    QSortFilterProxyModel,
    Qt,
)

from reviewer.exchange.comparison import Comparison, Part, Row, tags
from reviewer.text.folding import fold
from ui.i18n import tr
from ui.models.index import ROOT, Index

ROW = Qt.ItemDataRole.UserRole + 1
TAGS, OLD, NEW = range(3)
# What can be shown: what changed in any way, everything, or what changed in one way.
CHANGES, EVERYTHING = "changes", "all"
TAG_NAMES = ("changed", "new", "gone", "moved", "renumbered", "split", "joined")


def tag_words(row: Row) -> str:
    """改动、移动, in the language of the window; empty for a row that is untouched."""
    return tr("compare.and").join(tr(f"compare.tag.{tag}") for tag in tags(row) if tag != "same")


class ComparisonModel(QAbstractTableModel):
    """One row for clauses that belong together."""

    def __init__(self, comparison: Comparison, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows = comparison.rows

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else 3

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role != Qt.ItemDataRole.DisplayRole or orientation is Qt.Orientation.Vertical:
            return None
        return tr(("compare.change", "compare.old", "compare.new")[section])

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return _words(row, index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return " ".join(filter(None, (tag_words(row), _words(row, index.column()))))
        return None


def _words(row: Row, column: int) -> str:
    if column == TAGS:
        return tag_words(row)
    return _side(row.old if column == OLD else row.new)


def _side(parts: tuple[Part, ...]) -> str:
    return "\n".join(" ".join(filter(None, (part.number, part.text))) for part in parts)


class ComparisonFilter(QSortFilterProxyModel):
    """Shows all changes, or one kind, or everything, of the rows that hold some words."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shown = CHANGES
        self._words = ""

    def set_shown(self, shown: str) -> None:
        self._shown = shown
        self.invalidate()

    def set_words(self, words: str) -> None:
        self._words = fold(words)
        self.invalidate()

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        row = self.sourceModel().index(source_row, 0).data(ROW)
        assert isinstance(row, Row)
        if self._shown == CHANGES and row.is_untouched:
            return False
        if self._shown in TAG_NAMES and self._shown not in tags(row):
            return False
        return not self._words or any(
            self._words in fold(_side(parts)) for parts in (row.old, row.new)
        )

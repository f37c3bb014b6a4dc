"""The lawyer's marks as a list: those with a place in document order, then the orphans."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import (
    QAbstractListModel,
    QObject,
    QSortFilterProxyModel,
    Qt,
)

from reviewer.marks.model import Colour, Mark
from reviewer.text.folding import fold
from ui.models.index import ROOT, Index
from ui.words import colour_name

MARK = Qt.ItemDataRole.UserRole + 1
PLACE = Qt.ItemDataRole.UserRole + 2
ID = Qt.ItemDataRole.UserRole + 3


class MarksModel(QAbstractListModel):
    """One row a mark, with the name of the clause where it hangs."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[tuple[Mark, str]] = []

    def set_marks(self, marks: list[tuple[Mark, str]]) -> None:
        """Marks with the number of their clause, in the order to show."""
        if marks == self._rows:
            return
        if [mark.id for mark, _ in marks] == [mark.id for mark, _ in self._rows]:
            for at, row in enumerate(marks):
                if row != self._rows[at]:
                    self._rows[at] = row
                    self.dataChanged.emit(self.index(at), self.index(at))
            return
        self.beginResetModel()
        self._rows = marks
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or role not in _ROLES:
            return None
        return _ROLES[role](*self._rows[index.row()])

    def row_of(self, mark_id: str) -> int | None:
        for at, (mark, _) in enumerate(self._rows):
            if mark.id == mark_id:
                return at
        return None


_ROLES: dict[int, Callable[[Mark, str], object]] = {
    int(Qt.ItemDataRole.DisplayRole): lambda mark, place: mark.text or mark.anchor.quote,
    int(Qt.ItemDataRole.AccessibleTextRole): lambda mark, place: " ".join(
        filter(
            None,
            (
                colour_name(mark.colour),
                place,
                mark.anchor.quote,
                mark.text,
                *mark.tags,
                mark.author,
            ),
        )
    ),
    int(MARK): lambda mark, place: mark,
    int(PLACE): lambda mark, place: place,
    int(ID): lambda mark, place: mark.id,
}


def _words_of(mark: Mark) -> str:
    tags = (f"#{tag}" for tag in mark.tags)
    return " ".join((mark.anchor.quote, mark.text, *tags, mark.author))


class MarksFilter(QSortFilterProxyModel):
    """Shows the marks of some colours (none: all) whose quote, note, tags or author hold the words.

    Those with a place in the contract, or with `orphans` those without.
    """

    def __init__(self, parent: QObject | None = None, *, orphans: bool = False) -> None:
        super().__init__(parent)
        self._orphans = orphans
        self._colours: frozenset[Colour] = frozenset()
        self._words = ""
        self._tag = ""

    def set_colours(self, colours: frozenset[Colour]) -> None:
        self._colours = colours
        self.invalidate()

    def set_words(self, words: str) -> None:
        self._words = fold(words)
        self.invalidate()

    def set_tag(self, tag: str) -> None:
        """Only marks with this tag; empty: all."""
        self._tag = tag
        self.invalidate()

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        mark = self.sourceModel().index(source_row, 0).data(MARK)
        assert isinstance(mark, Mark)
        if mark.is_orphan is not self._orphans:
            return False
        if self._colours and mark.colour not in self._colours:
            return False
        if self._tag and self._tag not in mark.tags:
            return False
        return not self._words or self._words in fold(_words_of(mark))

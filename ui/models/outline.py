"""The clauses as a tree, each with the worst risk in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QSortFilterProxyModel,
    Qt,
)

from reviewer.document.clause_tree import Clause, ClauseKind, ClauseTree
from reviewer.labels import Severity
from reviewer.text.folding import fold
from ui.models.index import ROOT, Index
from ui.words import grade_name

CLAUSE = Qt.ItemDataRole.UserRole + 1
RISK = Qt.ItemDataRole.UserRole + 2
SEARCHED = Qt.ItemDataRole.UserRole + 3

_WORDS = 24  # characters of a clause's beginning


@dataclass(eq=False)
class _Node:
    clause: Clause | None
    text: str
    parent: _Node | None
    row: int = 0
    children: list[_Node] = field(default_factory=list)
    risk: Severity | None = None
    searched: str = ""


class OutlineModel(QAbstractItemModel):
    """Headings and numbered clauses; unnumbered text belongs to what stands above it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._root = _Node(None, "", None)
        self._nodes: dict[str, _Node] = {}
        self._home: dict[str, _Node] = {}
        self._before: dict[str, _Node] = {}  # the last entry up to a clause

    def set_clauses(self, clauses: ClauseTree, text: str) -> None:
        self.beginResetModel()
        self._root = _Node(None, "", None)
        self._nodes, self._home, self._before = {}, {}, {}
        last = self._root
        for clause in clauses:
            above = self._home.get(clause.parent or "", self._root)
            if not _is_entry(clause):
                self._home[clause.id] = above
                self._before[clause.id] = last
                continue
            node = _Node(clause, _title(clause, text), above, len(above.children))
            node.searched = f"{clause.number or ''} {clause.body.of(text)}"
            above.children.append(node)
            self._nodes[clause.id] = self._home[clause.id] = last = node
        self.endResetModel()

    def set_risks(self, risks: Mapping[str, Severity]) -> None:
        """The worst risk of each clause by id; it is shown on the clause and all above it."""
        worst: dict[_Node, Severity] = {}
        for clause, risk in risks.items():
            above: _Node | None = self._home.get(clause)
            while above is not None:
                if above not in worst or worst[above].rank < risk.rank:
                    worst[above] = risk
                above = above.parent
        # One signal for each change: a long contract has thousands of entries.
        for node in self._nodes.values():
            if node.risk is not (risk_now := worst.get(node)):
                node.risk = risk_now
                index = self._index(node)
                self.dataChanged.emit(index, index, [int(RISK)])

    def index_of(self, clause: str) -> QModelIndex:
        """The entry of a clause, or of what it belongs to; of text that belongs to none, such as
        signatures, the last entry before it; invalid for text before all entries."""
        node = self._home.get(clause)
        if node is self._root:
            node = self._before.get(clause)
        return self._index(node) if node is not None else QModelIndex()

    def _index(self, node: _Node) -> QModelIndex:
        return QModelIndex() if node is self._root else self.createIndex(node.row, 0, node)

    def _node(self, index: Index) -> _Node:
        if not index.isValid():
            return self._root
        node = index.internalPointer()
        assert isinstance(node, _Node)
        return node

    def index(self, row: int, column: int, parent: Index = ROOT) -> QModelIndex:
        node = self._node(parent)
        if column != 0 or not 0 <= row < len(node.children):
            return QModelIndex()
        return self.createIndex(row, 0, node.children[row])

    def parent(self, child: Index = ROOT) -> QModelIndex:  # type: ignore[override]
        above = self._node(child).parent
        return QModelIndex() if above is None else self._index(above)

    def rowCount(self, parent: Index = ROOT) -> int:
        return len(self._node(parent).children)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        read = _ROLES.get(role)
        return read(self._node(index)) if read is not None else None


_ROLES: dict[int, Callable[[_Node], object]] = {
    int(Qt.ItemDataRole.DisplayRole): lambda node: node.text,
    int(Qt.ItemDataRole.ToolTipRole): lambda node: node.text,
    int(Qt.ItemDataRole.AccessibleTextRole): lambda node: (
        f"{node.text} {grade_name(node.risk)}" if node.risk else node.text
    ),
    int(CLAUSE): lambda node: node.clause,
    int(RISK): lambda node: node.risk,
    int(SEARCHED): lambda node: node.searched,
}


class OutlineFilter(QSortFilterProxyModel):
    """Entries whose number or words hold what is typed, or only those with a risk; with each, all
    that stands above it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setRecursiveFilteringEnabled(True)
        self._words, self._risky = "", False

    def choose(self, words: str, *, risky: bool) -> None:
        """Show what holds some words (none: all), or only what has a risk."""
        if (fold(words), risky) != (self._words, self._risky) or risky:
            self._words, self._risky = fold(words), risky
            self.invalidate()

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        index = self.sourceModel().index(source_row, 0, source_parent)
        if self._risky and index.data(RISK) is None:
            return False
        return not self._words or self._words in fold(str(index.data(SEARCHED)))


def _is_entry(clause: Clause) -> bool:
    if clause.kind is ClauseKind.HEADING:
        return True
    return clause.kind is ClauseKind.CLAUSE and clause.number is not None


def _title(clause: Clause, text: str) -> str:
    words = " ".join(clause.body.of(text).split())
    if len(words) > _WORDS:
        words = words[:_WORDS] + "…"
    return f"{clause.number} {words}".strip() if clause.number else words

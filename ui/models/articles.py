"""Articles found in the law library, as a list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QObject, Qt

from reviewer.law.model import Article
from ui.models.index import ROOT, Index

HIT = Qt.ItemDataRole.UserRole + 1
_BEGINNING = 60  # characters of an article's text


@dataclass(frozen=True, slots=True)
class ArticleHit:
    """An article with the name of its law and its dates in words."""

    article: Article
    title: str
    dates: str

    @property
    def beginning(self) -> str:
        """How its text begins, on one line; empty where none is vouched for."""
        text = " ".join((self.article.text or "").split())
        return text if len(text) <= _BEGINNING else text[: _BEGINNING - 1] + "…"


class ArticlesModel(QAbstractListModel):
    """One row an article, in the order of the search."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hits: Sequence[ArticleHit] = ()

    def set_hits(self, hits: Sequence[ArticleHit]) -> None:
        self.beginResetModel()
        self._hits = hits
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._hits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or role not in _ROLES:
            return None
        return _ROLES[role](self._hits[index.row()])


_ROLES: dict[int, Callable[[ArticleHit], object]] = {
    int(Qt.ItemDataRole.DisplayRole): lambda hit: f"{hit.title}\n{hit.dates}\n{hit.beginning}",
    int(Qt.ItemDataRole.AccessibleTextRole): lambda hit: f"{hit.title} {hit.dates}",
    int(HIT): lambda hit: hit,
}

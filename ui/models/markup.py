"""The comments and tracked changes that came with a file as one list, group by group."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QObject, Qt

from reviewer.document.model import Comment, Document, Span, TrackedChange
from ui.i18n import tr
from ui.models.index import ROOT, Index
from ui.words import who

ROW = Qt.ItemDataRole.UserRole + 1
MOST = 2000  # of the changes are listed: every one of them is measured


@dataclass(frozen=True, slots=True)
class MarkupRow:
    """A title (`id` and `head` empty), or an entry: who and when, words concerned, what is said."""

    text: str
    id: str = ""
    head: str = ""
    quote: str = ""
    span: Span | None = None
    settled: bool = False

    @property
    def is_comment(self) -> bool:
        return bool(self.id) and not self.id.startswith("change:")

    @property
    def is_title(self) -> bool:
        return not self.head


def markup_rows(document: Document) -> list[MarkupRow]:
    """Comments, then changes, both in the order of the text; answers below what they answer."""
    rows: list[MarkupRow] = []
    if document.comments:
        rows.append(MarkupRow(tr("markup.comments", count=len(document.comments))))
        rows += [_comment_row(comment, document) for comment in document.comments]
    if document.changes or document.reformatted:
        rows.append(MarkupRow(tr("markup.changes", count=len(document.changes))))
        rows += _change_rows(document)
    return rows


def _comment_row(comment: Comment, document: Document) -> MarkupRow:
    states = [tr("markup.reply")] if comment.parent is not None else []
    states += [tr("markup.resolved")] if comment.resolved else []
    span = comment.span
    states += [tr("markup.no_place")] if span is None else []
    quote = "" if span is None or comment.parent is not None else span.of(document.text)
    return MarkupRow(
        comment.text,
        comment.id,
        " · ".join((who(comment), *states)),
        quote,
        span,
        comment.resolved,
    )


def _change_rows(document: Document) -> Iterator[MarkupRow]:
    for number, change in enumerate(document.changes[:MOST]):
        head = f"{tr(f'markup.{change.kind.value}')} · {who(change)}"
        yield MarkupRow("", f"change:{number}", head, _words_of(change, document), change.span)
    if len(document.changes) > MOST:
        yield MarkupRow(tr("markup.more", count=len(document.changes) - MOST))
    if document.reformatted:
        yield MarkupRow(tr("markup.reformatted", count=document.reformatted))


def _words_of(change: TrackedChange, document: Document) -> str:
    return change.words or change.span.of(document.text)


class MarkupModel(QAbstractListModel):
    """One row a comment, change or title."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[MarkupRow] = []

    def set_rows(self, rows: list[MarkupRow]) -> None:
        """What to show."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        is_title = index.isValid() and self._rows[index.row()].is_title
        return Qt.ItemFlag.NoItemFlags if is_title else super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text or row.quote
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return " ".join(filter(None, (row.head, row.quote, row.text)))
        return None

    @property
    def has_comments(self) -> bool:
        return any(row.is_comment for row in self._rows)

    def row_of(self, ident: str) -> int | None:
        """The row of a comment or change."""
        return next((at for at, row in enumerate(self._rows) if row.id == ident), None)

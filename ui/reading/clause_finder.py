"""Ctrl+G: type a number or some words, see the clauses that fit, go to one."""

from __future__ import annotations

import re
from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from reviewer.document.clause_tree import Clause, ClauseTree
from reviewer.document.ordinals import chinese_value
from reviewer.text.chinese_digits import HUNDREDS
from reviewer.text.folding import fold
from ui.i18n import tr

_MOST = 40
_NUMERAL = re.compile(f"[零〇{HUNDREDS}]+")
_FRAME = re.compile(r"^第|[条章节款项编、.．:：()\s]+$|^\(")


class ClauseFinder(QFrame):
    """A small window over the contract; `clause_chosen` when the user has decided."""

    clause_chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("kind", "popup")
        self._entries: list[tuple[str, str, Clause]] = []
        self.field = QLineEdit()
        self.field.setPlaceholderText(tr("goto.placeholder"))
        self.field.setAccessibleName(tr("action.go_to_clause"))
        self.field.textChanged.connect(self._show)
        self.field.installEventFilter(self)
        self.list = QListWidget()
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.itemClicked.connect(self._take)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 10)
        column.setSpacing(8)
        column.addWidget(self.field)
        column.addWidget(self.list)
        self.resize(420, 340)

    def open_over(self, clauses: ClauseTree, text: str, corner: QPoint) -> None:
        """Show the finder with its top left corner at a point of the screen."""
        self._entries = [
            (clause.number or "", " ".join(clause.body.of(text).split()), clause)
            for clause in clauses
        ]
        self.field.clear()
        self._show()
        self.move(corner)
        self.show()
        self.field.setFocus()

    def _show(self) -> None:
        self.list.clear()
        for number, words, clause in find_clauses(self._entries, self.field.text()):
            item = QListWidgetItem(f"{number}　{words[:40]}".strip("　"))
            item.setData(Qt.ItemDataRole.UserRole, clause)
            self.list.addItem(item)
        if self.list.count():
            self.list.setCurrentRow(0)
        else:
            item = QListWidgetItem(tr("goto.none"))
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(item)

    def _take(self, item: QListWidgetItem | None) -> None:
        clause = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        if isinstance(clause, Clause):
            self.hide()
            self.clause_chosen.emit(clause)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if event.type() == QEvent.Type.KeyPress and step is not None:
                row = self.list.currentRow() + step
                self.list.setCurrentRow(min(max(row, 0), self.list.count() - 1))
                return True
            if event.type() == QEvent.Type.KeyPress and event.key() in (
                Qt.Key.Key_Return,
                Qt.Key.Key_Enter,
            ):
                self._take(self.list.currentItem())
                return True
        return super().eventFilter(watched, event)


def find_clauses(
    entries: Iterable[tuple[str, str, Clause]], query: str
) -> list[tuple[str, str, Clause]]:
    """The clauses that fit best, best first: by number, by its beginning, by words.

    Without a query, the numbered ones. Numbers are compared by value: 8 finds 第八条.
    """
    needle = fold(query)
    if not needle:
        return [entry for entry in entries if entry[0]][:_MOST]
    number = _plain(query)
    ranked: list[tuple[int, tuple[str, str, Clause]]] = []
    for entry in entries:
        own = _plain(entry[0])
        if own and own == number:
            ranked.append((0, entry))
        elif own and number and own.startswith(f"{number}."):
            ranked.append((1, entry))
        elif needle in fold(entry[1]):
            ranked.append((2, entry))
    ranked.sort(key=lambda pair: pair[0])
    return [entry for _, entry in ranked[:_MOST]]


def _plain(number: str) -> str:
    """第八条, 八、 and 8. as 8; 3.2 stays."""
    bare = fold(number)
    while (shorter := _FRAME.sub("", bare)) != bare:
        bare = shorter

    def arabic(match: re.Match[str]) -> str:
        value = chinese_value(match.group())
        return match.group() if value is None else str(value)

    return _NUMERAL.sub(arabic, bare)

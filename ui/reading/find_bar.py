"""Ctrl+F: words or a pattern to look for, and where; how many were found, next and previous."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QToolButton, QWidget

from reviewer.document.model import Span
from ui.i18n import tr
from ui.reading.searching import MOST, BadPatternError, Place, Scope, Searched
from ui.widgets.choice import Choice
from ui.widgets.parts import set_flag, short, tool

_PAUSE = 120  # milliseconds without a key before the search starts


class FindBar(QFrame):
    """Finds whatever the width of characters, case, spaces and line breaks; a pattern (a regular
    expression) finds to the letter but for case.

    `places_in` tells the findings or the notes to look in. `hits_changed` with all places and the
    current one (None for none), `closed` when it goes, with the place that was current.
    """

    hits_changed = Signal(object, object)
    closed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "bar")
        self.places_in: Callable[[Scope], Sequence[Place]] = lambda _scope: ()
        self._searched = Searched("")
        self._start = 0
        self.hits: tuple[Span, ...] = ()
        self._at = -1
        self.field = QLineEdit()
        self.field.setPlaceholderText(tr("find.placeholder"))
        self.field.setAccessibleName(tr("find.placeholder"))
        self.field.setClearButtonEnabled(True)
        self.field.setMaximumWidth(360)
        self.pattern = QToolButton()
        self.pattern.setText(".*")
        self.pattern.setCheckable(True)
        self.pattern.setToolTip(tr("find.pattern"))
        self.pattern.setAccessibleName(tr("find.pattern"))
        self.scope = Choice({tr(f"find.in_{scope.value}"): scope for scope in Scope}, Scope.TEXT)
        self.scope.setAccessibleName(tr("find.scope"))
        self.scope.setToolTip(tr("find.scope"))
        self.count = short("", "soft")
        self.count.setMinimumWidth(76)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 8, 6)
        row.setSpacing(4)
        row.addWidget(self.field, 1)
        row.addWidget(self.pattern)
        row.addWidget(self.scope)
        row.addWidget(self.count)
        row.addWidget(tool("up", tr("find.previous"), lambda: self.step(forward=False)))
        row.addWidget(tool("down", tr("find.next"), lambda: self.step(forward=True)))
        row.addStretch()
        row.addWidget(tool("close", tr("find.close"), self.close_bar))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self.search)
        self.field.textChanged.connect(lambda _text: self._pause.start())
        self.pattern.toggled.connect(self.search)
        self.scope.currentIndexChanged.connect(self.search)
        self.hide()

    def set_text(self, text: str) -> None:
        """The contract to search."""
        self._searched = Searched(text)
        self.hits, self._at = (), -1
        self.hide()

    def open_bar(self, words: str, start: int) -> None:
        """Show the bar; `words` are put in, the hits from offset `start` on come first."""
        self._start = start
        self.show()
        if words:
            self.field.setText(words)
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        self.search()

    def close_bar(self) -> None:
        if self._pause.isActive():
            self.search()
        current = self.hits[self._at] if self.hits else None
        self.hide()
        self.hits, self._at = (), -1
        self.hits_changed.emit((), None)
        self.closed.emit(current)

    def search(self) -> None:
        """Look for the words now; the first hit after the place of reading becomes current."""
        self._pause.stop()
        if self.isHidden():
            return
        words, scope = self.field.text(), Scope(self.scope.currentData())
        places = None if scope is Scope.TEXT else self.places_in(scope)
        problem = ""
        try:
            self.hits = self._searched.find(words, places, pattern=self.pattern.isChecked())
        except BadPatternError as error:
            self.hits = ()
            problem = _problem(error)
        ahead = (at for at, hit in enumerate(self.hits) if hit.start >= self._start)
        self._at = next(ahead, 0) if self.hits else -1
        set_flag(self.field, "bad", on=bool(words.strip()) and not self.hits)
        self._tell(problem)

    def step(self, *, forward: bool) -> None:
        """Go on to the next or previous hit, round the ends."""
        if self._pause.isActive():
            self.search()
        elif self.hits:
            self._at = (self._at + (1 if forward else -1)) % len(self.hits)
            self._tell()

    def _tell(self, problem: str = "") -> None:
        current = self.hits[self._at] if self.hits else None
        if current is not None:
            full = self.pattern.isChecked() and len(self.hits) >= MOST
            total = f"{len(self.hits)}+" if full else len(self.hits)
            self.count.setText(tr("find.count", at=self._at + 1, total=total))
            self._start = current.start
        else:
            self.count.setText(problem or (tr("find.none") if self.field.text().strip() else ""))
        self.hits_changed.emit(self.hits, current)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.step(forward=not event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        else:
            super().keyPressEvent(event)


def _problem(error: BadPatternError) -> str:
    """What is wrong with a pattern, in a line."""
    if error.at is None:
        return tr("find.too_complex")
    return tr("find.bad_pattern", at=error.at)

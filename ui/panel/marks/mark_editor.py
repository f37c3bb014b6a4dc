"""Below the marks: note, colour, jump and delete of the chosen one.

Signals: `changed` (Mark, text, Colour), `tagged` (Mark, its new tags), `delete_wanted` (Mark),
`span_wanted` (Span), `attach_wanted` (Mark): an orphan is to hang on the words selected.
"""

from __future__ import annotations

import re
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QToolButton,
    QVBoxLayout,
)

from reviewer.marks.model import Colour, Mark
from ui.i18n import tr
from ui.theme import icons
from ui.widgets.parts import button, rule, tool
from ui.words import colour_name

_BETWEEN_TAGS = re.compile(r"[\s#＃,，、;；]+")


class MarkEditor(QFrame):
    """What is typed is kept when the focus leaves, another mark is chosen, or on Ctrl+Enter."""

    changed = Signal(object, str, object)
    tagged = Signal(object, object)
    delete_wanted = Signal(object)
    span_wanted = Signal(object)
    attach_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("markEditor")
        self._mark: Mark | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(rule())
        inner = QVBoxLayout()
        inner.setContentsMargins(12, 9, 12, 9)
        inner.setSpacing(7)
        column.addLayout(inner)
        self.note = _Note()
        self.note.setPlaceholderText(tr("note.placeholder"))
        self.note.setAccessibleName(tr("note.title"))
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(3 * self.fontMetrics().lineSpacing() + 20)
        self.note.left.connect(self.commit)
        inner.addWidget(self.note)
        self.tags = QLineEdit()
        self.tags.setPlaceholderText(tr("marks.tags"))
        self.tags.setAccessibleName(tr("marks.tags"))
        self.tags.editingFinished.connect(self._tag)
        inner.addWidget(self.tags)
        row = QHBoxLayout()
        row.setSpacing(2)
        self.swatches = {colour: self._swatch(colour) for colour in Colour}
        for made in self.swatches.values():
            row.addWidget(made)
        row.addStretch()
        self.jump = button(tr("marks.jump"), self._jump, kind="link")
        row.addWidget(self.jump)
        self.attach = button(tr("marks.attach"), self._attach, kind="link")
        self.attach.setToolTip(tr("marks.attach_how"))
        row.addWidget(self.attach)
        self.delete = tool("delete", tr("note.delete"), self._delete)
        row.addWidget(self.delete)
        inner.addLayout(row)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.commit)
        self.hide()

    def show_mark(self, mark: Mark | None) -> None:
        """Edit a mark; what was typed on the one before is kept first."""
        same = mark is not None and self._mark is not None and mark.id == self._mark.id
        if not same:
            self.commit()
        typed = same and self._typed()
        self._mark = mark
        self.setVisible(mark is not None)
        if mark is None:
            return
        if not typed and self.note.toPlainText().strip() != mark.text:
            self.note.setPlainText(mark.text)
            self.note.moveCursor(QTextCursor.MoveOperation.End)  # one writes on
        if not (same and self.tags.isModified()):
            self.tags.setText(" ".join(mark.tags))
        for colour, made in self.swatches.items():
            made.setChecked(colour is mark.colour)
            made.setToolTip(colour_name(colour))
            made.setAccessibleName(colour_name(colour))
        self.jump.setVisible(not mark.is_orphan)
        self.attach.setVisible(mark.is_orphan)

    def _tag(self) -> None:
        """Keep the tags as typed, each once."""
        tags = tuple(dict.fromkeys(filter(None, _BETWEEN_TAGS.split(self.tags.text()))))
        self.tags.setModified(False)
        mark = self._mark
        if mark is not None and tags != mark.tags:
            self._mark = replace(mark, tags=tags)
            self.tagged.emit(mark, tags)

    def commit(self) -> None:
        """Keep what was typed."""
        if self.tags.isModified():
            self._tag()
        mark = self._mark
        if mark is not None and self._typed():
            text = self.note.toPlainText().strip()
            self._mark = replace(mark, text=text)
            self.changed.emit(mark, text, mark.colour)

    def _typed(self) -> bool:
        mark = self._mark
        return mark is not None and self.note.toPlainText().strip() != mark.text

    def _swatch(self, colour: Colour) -> QToolButton:
        made = QToolButton()
        made.setCheckable(True)
        icons.dress_swatch(made, f"mark_{colour.value}")
        made.clicked.connect(lambda _on: self._recolour(colour))
        return made

    def _recolour(self, colour: Colour) -> None:
        mark = self._mark
        if mark is None:
            return
        for held, made in self.swatches.items():
            made.setChecked(held is colour)
        text = self.note.toPlainText().strip()
        if colour is not mark.colour or text != mark.text:
            self.changed.emit(mark, text, colour)

    def _jump(self) -> None:
        if self._mark is not None and self._mark.anchor.span is not None:
            self.span_wanted.emit(self._mark.anchor.span)

    def _attach(self) -> None:
        self.commit()
        if self._mark is not None:
            self.attach_wanted.emit(self._mark)

    def _delete(self) -> None:
        mark = self._mark
        if mark is not None:
            self._mark = None
            self.delete_wanted.emit(mark)


class _Note(QPlainTextEdit):
    """Tells (`left`) when the focus goes elsewhere, also to another window."""

    left = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.left.emit()

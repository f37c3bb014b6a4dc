"""A text edit for reading: nothing in it is edited, and words are copied as they were written."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget


class ReadingEdit(QTextEdit):
    """What shows a contract says by `selected_words` what is copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setAcceptDrops(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)

    def selected_words(self) -> str:
        """What is selected; empty for nothing."""
        raise NotImplementedError

    def copy(self) -> None:
        """Put the selected words on the clipboard.

        Not as an object made here, which some clipboards keep after Python is gone.
        """
        if words := self.selected_words():
            QGuiApplication.clipboard().setText(words)

    def createMimeDataFromSelection(self) -> QMimeData:
        data = QMimeData()
        if words := self.selected_words():
            data.setText(words)
        return data

    def put_caret(self, cursor: QTextCursor) -> None:
        """Take a cursor as the caret; what is in sight stays, where Qt would scroll to it."""
        bar = self.verticalScrollBar()
        place = bar.value()
        self.setTextCursor(cursor)
        bar.setValue(place)

    def lead_caret_back(self) -> None:
        """Put the caret, which filling has pushed behind the last word, before the first."""
        if self.textCursor().atEnd() and not self.textCursor().hasSelection():
            self.put_caret(QTextCursor(self.document()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select anew, also from within what is selected: Qt would drag the words away."""
        extends = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.button() is Qt.MouseButton.LeftButton and not extends:
            cursor = self.textCursor()
            cursor.clearSelection()
            self.put_caret(cursor)
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        # Undo and redo are the window's.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            keys = QKeySequence.StandardKey
            if event.matches(keys.Undo) or event.matches(keys.Redo):
                event.ignore()
                return False
        return super().event(event)

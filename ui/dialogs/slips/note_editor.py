"""A slip of paper beside the words: the lawyer's note on a mark."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from ui.i18n import tr
from ui.widgets.parts import button, words


class NoteEditor(QFrame):
    """`saved` with the text; it is saved as well when the slip is left by a click elsewhere."""

    saved = Signal(str)
    deleted = Signal()

    def __init__(self, quote: str, text: str, *, is_new: bool, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("kind", "popup")
        self._before = text
        self._done = False
        shown = " ".join(quote.split())
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.setSpacing(8)
        column.addWidget(words(f"“{shown if len(shown) <= 60 else shown[:59] + '…'}”", "faint"))
        self.field = QPlainTextEdit(text)
        self.field.moveCursor(QTextCursor.MoveOperation.End)  # one writes on
        self.field.setPlaceholderText(tr("note.placeholder"))
        self.field.setAccessibleName(tr("note.title"))
        self.field.setTabChangesFocus(True)
        column.addWidget(self.field)
        row = QHBoxLayout()
        row.addWidget(button(tr("note.save"), self._save, kind="primary"))
        row.addWidget(button(tr("note.cancel"), self._cancel))
        row.addStretch()
        if not is_new:
            row.addWidget(button(tr("note.delete"), self._delete, kind="quiet", icon="delete"))
        column.addLayout(row)
        self.resize(360, 210)

    def open_at(self, corner: QPoint) -> None:
        """Show the slip with its top left corner at a point of the screen, kept on the screen."""
        room = self.screen().availableGeometry()
        left = min(corner.x(), room.right() - self.width() - 8)
        top = min(corner.y(), room.bottom() - self.height() - 8)
        self.move(max(left, room.left()), max(top, room.top()))
        self.show()
        self.field.setFocus()

    def _save(self) -> None:
        self._finish(save=True)

    def _cancel(self) -> None:
        self._finish(save=False)

    def _delete(self) -> None:
        self._done = True
        self.close()
        self.deleted.emit()

    def _finish(self, *, save: bool) -> None:
        if self._done:
            return
        self._done = True
        text = self.field.toPlainText().strip()
        self.close()
        if save and text != self._before:
            self.saved.emit(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Escape:
            self._cancel()
        elif control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_S):
            self._save()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: object) -> None:
        """A popup is hidden by a click beside it: what was written is not lost."""
        self._finish(save=True)

"""Words on a ground of colour: selections that change nothing in the document they are over."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit

from reviewer.document.model import Span
from ui import theme
from ui.reading.text_map import TextMap

_KEEP_ANCHOR = QTextCursor.MoveMode.KeepAnchor


def ground(role: str) -> QTextCharFormat:
    """The ground of a colour role."""
    return on_colour(theme.colour(role))


def on_colour(colour: QColor) -> QTextCharFormat:
    """The ground of a colour."""
    look = QTextCharFormat()
    look.setBackground(colour)
    return look


def on_ground(
    document: QTextDocument, text_map: TextMap, span: Span, look: QTextCharFormat
) -> Iterator[QTextEdit.ExtraSelection]:
    """The words of a span on a ground, wherever the map laid them."""
    cursor = QTextCursor(document)
    for start, end in text_map.runs(span.start, span.end):
        selection = QTextEdit.ExtraSelection()
        cursor.setPosition(start)
        cursor.setPosition(end, _KEEP_ANCHOR)
        selection.cursor = cursor
        selection.format = look
        yield selection

"""Words on a ground of colour: selections that change nothing in the document they are over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit

from reviewer.document.model import Span
from ui import theme
from ui.reading.layers import ground_of, layered
from ui.reading.spans import MarkSpan
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


def grounds_of(marks: Iterable[MarkSpan]) -> Iterator[tuple[Span, QTextCharFormat]]:
    """The grounds of marks, which may overlap."""
    looks: dict[tuple[str, ...], QTextCharFormat] = {}
    for span, colours in layered(marks):
        if colours not in looks:
            looks[colours] = on_colour(ground_of(colours))
        yield span, looks[colours]


def on_grounds(
    document: QTextDocument, text_map: TextMap, grounds: Iterable[tuple[Span, QTextCharFormat]]
) -> list[QTextEdit.ExtraSelection]:
    """Words on their grounds, wherever the map laid them."""
    selections = []
    cursor = QTextCursor(document)
    for span, look in grounds:
        for start, end in text_map.runs(span.start, span.end):
            selection = QTextEdit.ExtraSelection()
            cursor.setPosition(start)
            cursor.setPosition(end, _KEEP_ANCHOR)
            selection.cursor = cursor
            selection.format = look
            selections.append(selection)
    return selections

"""Where the characters of a text edit stand in its viewport; positions are Qt's."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF
from PySide6.QtWidgets import QTextEdit

from ui.reading.overlay import line_pieces


def in_sight(edit: QTextEdit) -> tuple[int, int]:
    """The first and the last position in sight."""
    corner = QPoint(edit.viewport().width(), edit.viewport().height())
    return (
        edit.cursorForPosition(QPoint(0, 0)).position(),
        edit.cursorForPosition(corner).position(),
    )


def character_at(edit: QTextEdit, point: QPoint) -> int | None:
    """The position of the character under a point of the viewport, None beside the words."""
    position = edit.cursorForPosition(point).position()
    spot = QRectF(point.x() - 1, point.y() + edit.verticalScrollBar().value() - 1, 2, 2)
    for at in (max(position - 1, 0), position):
        pieces = line_pieces(edit.document(), at, at + 1)
        if any(piece.adjusted(0, -4, 0, 6).intersects(spot) for piece in pieces):
            return at
    return None


def scroll(edit: QTextEdit, by: int) -> None:
    """Move the words up by so many pixels."""
    bar = edit.verticalScrollBar()
    bar.setValue(bar.value() + by)

"""How a mark of the lawyer is painted: its words on their colour, and below them the note."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reviewer.marks.model import Mark
from ui import theme
from ui.models.index import Index
from ui.models.marks import MARK, PLACE
from ui.panel.findings.card_delegate import EDGE, GAP, fitting

_PAD = 11
_BAR = 5
_LEFT = 18
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
_LEFT_TOP = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
_RIGHT_TOP = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
_NOTE_LINES = 5  # of a note at most; the editor shows the rest


class MarkDelegate(QStyledItemDelegate):
    """Place, author and day, two lines of the marked words, the beginning of the note."""

    def __init__(self, view: QAbstractItemView, parent: QObject) -> None:
        super().__init__(parent)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        mark = index.data(MARK)
        if not isinstance(mark, Mark):
            return QSize()
        width = self._view.viewport().width()
        inner = width - 2 * EDGE - _LEFT - _PAD
        line = option.fontMetrics.height()
        quote = _quote_lines(option.fontMetrics, mark, inner) * (line + 3)
        note = _note_height(option.fontMetrics, mark, inner)
        return QSize(width, line + 5 + quote + note + 2 * _PAD + 2 * GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        mark = index.data(MARK)
        if not isinstance(mark, Mark):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = QRectF(option.rect).adjusted(EDGE, GAP, -EDGE, -GAP)
        painter.setPen(_edge(option))
        painter.setBrush(theme.colour("raised"))
        painter.drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        tint = theme.colour(f"mark_{mark.colour.value}")
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tint)
        bar = QRectF(card.left() + 7, card.top() + _PAD, _BAR, card.height() - 2 * _PAD)
        painter.drawRoundedRect(bar, 2.5, 2.5)
        room = card.adjusted(_LEFT, _PAD, -_PAD, -_PAD)
        metrics = option.fontMetrics
        line = metrics.height()
        tags = "".join(f"  #{tag}" for tag in mark.tags)
        self._head(painter, option.font, room, mark, f"{index.data(PLACE)}{tags}".strip())
        top = room.top() + line + 5
        for text in _quote_parts(metrics, mark, round(room.width())):
            wide = metrics.horizontalAdvance(text)
            painter.fillRect(QRectF(room.left() - 2, top, wide + 4, line), tint)
            painter.setPen(theme.colour("ink"))
            painter.drawText(QRectF(room.left(), top, room.width(), line), _LEFT_TOP, text)
            top += line + 3
        if mark.text:
            painter.setPen(theme.colour("ink"))
            painter.setClipRect(room.adjusted(0, 0, 0, 2))
            note = QRectF(room.left(), top + 4, room.width(), room.bottom() - top - 3)
            painter.drawText(note, _WRAP, mark.text)
        painter.restore()

    def _head(self, painter: QPainter, font: QFont, room: QRectF, mark: Mark, place: str) -> None:
        painter.setFont(font)
        painter.setPen(theme.colour("ink_faint"))
        day = f"{mark.author}  {mark.modified.astimezone():%Y-%m-%d}".strip()
        painter.drawText(room, _RIGHT_TOP, day)
        bold = QFont(font)
        bold.setWeight(QFont.Weight.DemiBold)
        painter.setFont(bold)
        painter.setPen(theme.colour("ink"))
        left = room.width() - painter.fontMetrics().horizontalAdvance(day) - 10
        shown = painter.fontMetrics().elidedText(place, Qt.TextElideMode.ElideRight, round(left))
        painter.drawText(room, _LEFT_TOP, shown)
        painter.setFont(font)


def _quote(mark: Mark) -> str:
    return " ".join(mark.anchor.quote.split())


def _quote_parts(metrics: QFontMetrics, mark: Mark, width: int) -> list[str]:
    """The marked words on up to two lines."""
    text = _quote(mark)
    first = fitting(text, lambda part: metrics.horizontalAdvance(part) <= width)
    rest = metrics.elidedText(text[len(first) :], Qt.TextElideMode.ElideRight, width)
    return [part for part in (first, rest) if part]


def _quote_lines(metrics: QFontMetrics, mark: Mark, width: int) -> int:
    text = _quote(mark)
    return 0 if not text else 1 if metrics.horizontalAdvance(text) <= width else 2


def _note_height(metrics: QFontMetrics, mark: Mark, width: int) -> int:
    if not mark.text:
        return 0
    whole = metrics.boundingRect(QRect(0, 0, width, 1_000_000), _WRAP, mark.text).height()
    return min(whole, _NOTE_LINES * metrics.lineSpacing()) + 4


def _edge(option: QStyleOptionViewItem) -> QPen:
    state = option.state
    if state & QStyle.StateFlag.State_Selected:
        return QPen(theme.colour("accent"), 1.5)
    if state & QStyle.StateFlag.State_MouseOver:
        return QPen(theme.colour("border_strong"))
    return QPen(theme.colour("border"))

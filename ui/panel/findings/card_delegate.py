"""How a folded card is painted: grade, place, label and the first two lines of its words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reviewer.marks.model import Status
from ui import theme
from ui.i18n import tr
from ui.models.findings import KEY, FindingRow, row_at
from ui.models.index import Index
from ui.theme import icons
from ui.words import finding_name, loose, status_name

GAP = 4  # above and below each card
EDGE = 12  # left and right of the cards
INDENT = 20  # how far cards that follow from another stand in
_PAD = 10
_TEXT_LEFT = 38
_RIGHT = 12
_LEFT_TOP = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
_RIGHT_TOP = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)


class Unfolded(Protocol):
    """The list that keeps one card unfolded and gives it its room."""

    @property
    def open_key(self) -> str: ...

    def card_height(self, width: int) -> int: ...

    def room(self) -> int: ...


class CardDelegate(QStyledItemDelegate):
    """Paints folded cards; leaves the room of the unfolded one to its widget."""

    def __init__(self, view: Unfolded, parent: QObject) -> None:
        super().__init__(parent)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.room()
        if index.data(KEY) == self._view.open_key:
            return QSize(width, self._view.card_height(width))
        row = row_at(index)
        words = "" if row.parent is not None else _quote(row)
        wide = option.fontMetrics.horizontalAdvance(words)
        inner = width - 2 * EDGE - _TEXT_LEFT - _RIGHT
        lines = 0 if not words else 1 if wide <= inner else 2
        return QSize(width, folded_height(option.fontMetrics, lines))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if index.data(KEY) == self._view.open_key:
            return
        row = row_at(index)
        child, dismissed = row.parent is not None, row.status is Status.DISMISSED
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        indent = EDGE + (INDENT if child else 0)
        card = QRectF(option.rect).adjusted(indent, GAP, -EDGE, -GAP)
        painter.setPen(_edge(option))
        painter.setBrush(theme.colour("surface" if dismissed else "raised"))
        painter.drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        line = option.fontMetrics.height()
        sign = QRectF(card.left() + 12, card.top() + _PAD + (line - 17) / 2, 17, 17)
        tint = theme.colour("border_strong" if dismissed else row.grade.value)
        icons.paint(painter, f"grade-{row.grade.value}", sign, tint)
        inner = card.adjusted(_TEXT_LEFT, _PAD, -_RIGHT, -_PAD)
        self._head(painter, option.font, inner, row)
        if not child:
            self._quote(painter, option.font, inner.adjusted(0, line + 6, 0, 0), row)
        painter.restore()

    def _head(self, painter: QPainter, font: QFont, room: QRectF, row: FindingRow) -> None:
        finding, status = row.graded.finding, row.status
        right = status_name(status) if status is not Status.PENDING else ""
        if row.children:
            right = " · ".join(filter(None, (tr("card.children", count=row.children), right)))
        painter.setFont(font)
        painter.setPen(theme.colour("ink_faint"))
        painter.drawText(room, _RIGHT_TOP, right)
        taken = painter.fontMetrics().horizontalAdvance(right) + 10 if right else 0
        bold = QFont(font)
        bold.setWeight(QFont.Weight.DemiBold)
        painter.setFont(bold)
        painter.setPen(theme.colour("ink_faint" if status is Status.DISMISSED else "ink"))
        title = f"{finding.place}　{finding_name(finding)}".strip()
        shown = painter.fontMetrics().elidedText(
            title, Qt.TextElideMode.ElideRight, round(room.width() - taken)
        )
        painter.drawText(room, _LEFT_TOP, shown)

    def _quote(self, painter: QPainter, font: QFont, room: QRectF, row: FindingRow) -> None:
        painter.setFont(font)
        painter.setPen(theme.colour("ink_soft"))
        metrics = painter.fontMetrics()
        text = _quote(row)
        first = fitting(text, lambda part: metrics.horizontalAdvance(part) <= room.width())
        painter.drawText(room, _LEFT_TOP, first)
        rest = metrics.elidedText(
            text[len(first) :], Qt.TextElideMode.ElideRight, round(room.width())
        )
        painter.drawText(room.adjusted(0, metrics.height() + 2, 0, 0), _LEFT_TOP, rest)


def folded_height(metrics: QFontMetrics, lines: int) -> int:
    """The height of a folded card with its gaps: a head, and up to two lines of its words."""
    words = lines * (metrics.height() + 2) + 4 if lines else 0
    return metrics.height() + words + 2 * _PAD + 2 * GAP


def _quote(row: FindingRow) -> str:
    quote = row.graded.finding.quote
    return " ".join(quote[loose(quote) :].split())


def fitting(text: str, fits: Callable[[str], bool]) -> str:
    """The longest beginning that fits."""
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if fits(text[:middle]):
            low = middle
        else:
            high = middle - 1
    return text[:low]


def _edge(option: QStyleOptionViewItem) -> QPen:
    state = option.state
    if state & QStyle.StateFlag.State_HasFocus:
        return QPen(theme.colour("focus"), 1.5)
    if state & QStyle.StateFlag.State_MouseOver:
        return QPen(theme.colour("border_strong"))
    return QPen(theme.colour("border"))

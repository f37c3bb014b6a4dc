"""How the words of a row are painted: what is gone struck through, what was added underlined."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QObject, QRectF, QSize
from PySide6.QtGui import QAbstractTextDocumentLayout, QColor, QPainter, QPen, QTextDocument
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reviewer.exchange.comparison import Row
from reviewer.text.differences import Edit
from ui import theme
from ui.i18n import tr
from ui.models.comparison import NEW, OLD, ROW, TAGS, tag_words
from ui.models.index import Index

_PAD = 8
_KEPT_DOCUMENTS = 400


class RowDelegate(QStyledItemDelegate):
    """Keeps the documents it has laid out, as long as width and theme stay."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._laid: dict[tuple[int, int, int], QTextDocument] = {}
        theme.notice().changed.connect(self.forget)

    def forget(self) -> None:
        """Lay everything out anew: the colours, or the rows, are others."""
        self._laid.clear()

    def height(self, index: Index, width: int, option: QStyleOptionViewItem) -> int:
        """How high a cell must be in a column of this width."""
        return round(self._document(index, width, option).size().height()) + 2 * _PAD

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(option.rect.width(), self.height(index, option.rect.width(), option))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        area = QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(area, theme.colour("accent_soft" if chosen else "raised"))
        painter.setPen(QPen(theme.colour("border")))
        area.adjust(0.5, 0.5, -0.5, -0.5)
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        if index.column() != TAGS:
            painter.drawLine(area.topLeft(), area.bottomLeft())
        painter.translate(area.left() + _PAD, area.top() + _PAD)
        painter.setClipRect(QRectF(0, 0, area.width() - 2 * _PAD, area.height() - _PAD))
        look = QAbstractTextDocumentLayout.PaintContext()
        look.palette.setColor(look.palette.ColorRole.Text, theme.colour("ink"))
        document = self._document(index, option.rect.width(), option)
        document.documentLayout().draw(painter, look)
        painter.restore()

    def _document(self, index: Index, width: int, option: QStyleOptionViewItem) -> QTextDocument:
        row = index.data(ROW)
        assert isinstance(row, Row)
        key = (id(row), index.column(), width)
        document = self._laid.get(key)
        if document is None:
            if len(self._laid) >= _KEPT_DOCUMENTS:
                self._laid.clear()
            document = self._laid[key] = QTextDocument()
            document.setDocumentMargin(0)
            document.setDefaultFont(option.font)
            document.setHtml(cell_html(row, index.column()))
            document.setTextWidth(max(width - 2 * _PAD, 40))
        return document


def cell_html(row: Row, column: int) -> str:
    """A cell as rich text in the colours of the theme."""
    if column == TAGS:
        return f'<b style="color: {_name("accent")}">{escape(tag_words(row))}</b>'
    parts = row.old if column == OLD else row.new
    if not parts:
        return ""
    number = tr("compare.and").join(part.number for part in parts if part.number)
    words = "".join(_piece(edit, text) for edit, text in _side(row, column))
    if not number:
        return words
    ink = _name("accent" if row.renumbered else "ink")
    return f'<b style="color: {ink}">{escape(number)}</b>&nbsp; {words}'


def _side(row: Row, column: int) -> list[tuple[Edit, str]]:
    """The pieces that stand on one side."""
    own = [(piece.edit, piece.new if column == NEW else piece.old) for piece in row.pieces]
    return [(edit, text) for edit, text in own if text]


def _piece(edit: Edit, text: str) -> str:
    words = escape(text).replace("\n", "<br>").replace("\t", "　")
    if edit is Edit.GONE:
        return f'<s style="color: {_name("change_out")}">{words}</s>'
    if edit is Edit.ADDED:
        return f'<u style="color: {_name("change_in")}">{words}</u>'
    return words


def _name(role: str) -> str:
    return QColor(theme.colour(role)).name()

"""Small pictures of the pages of a PDF, with a dot for each risk."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from reviewer.document.model import PageLayer
from ui import theme
from ui.i18n import tr
from ui.models.pages import PAGE, RISKS, PagesModel
from ui.panel.page import quiet_list
from ui.reading.pages.paint import DIM

WIDTH = 112.0  # of a picture, pixels
_EDGE = 12.0
_LABEL = 20.0
_DOT = 7.0
_MOST_DOTS = 8


def thumb_scale(page: PageLayer) -> float:
    """Pixels for a point of a page."""
    return WIDTH / max(page.width, 1.0)


class _Delegate(QStyledItemDelegate):
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        model = index.model()
        assert isinstance(model, PagesModel)
        page = model.page(index.row())
        height = min(page.height * thumb_scale(page), 2 * WIDTH)
        return QSize(round(WIDTH + 2 * _EDGE), round(height + _LABEL + _EDGE))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        model = index.model()
        assert isinstance(model, PagesModel)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        room = QRectF(option.rect)
        sheet = QRectF(
            room.center().x() - WIDTH / 2,
            room.top() + _EDGE / 2,
            WIDTH,
            room.height() - _LABEL - _EDGE,
        )
        edge = theme.colour("accent" if chosen else "border_strong")
        margin = 2 if chosen else 1
        painter.fillRect(sheet.adjusted(-margin, -margin, margin, margin), edge)
        painter.fillRect(sheet, DIM if theme.theme().dark else Qt.GlobalColor.white)
        picture = model.picture(index.row())
        if picture is not None:
            if theme.theme().dark:
                painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
            painter.drawPixmap(sheet, picture, QRectF(picture.rect()))
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        below = QRectF(room.left(), sheet.bottom() + 3, room.width(), _LABEL)
        self._label(painter, below, str(index.data(PAGE)), index.data(RISKS), chosen=chosen)
        painter.restore()

    def _label(
        self, painter: QPainter, room: QRectF, page: str, risks: tuple[str, ...], *, chosen: bool
    ) -> None:
        """The number of the page and after it the dots, in the middle."""
        shown = risks[:_MOST_DOTS]
        wide = painter.fontMetrics().horizontalAdvance(page)
        dots = (len(shown) * (_DOT + 2) + 6) if shown else 0.0
        left = room.center().x() - (wide + dots) / 2
        painter.setPen(theme.colour("accent" if chosen else "ink_soft"))
        painter.drawText(
            QRectF(left, room.top(), wide + 2, room.height()),
            int(Qt.AlignmentFlag.AlignVCenter),
            page,
        )
        painter.setPen(Qt.PenStyle.NoPen)
        left += wide + 6
        for risk in shown:
            painter.setBrush(theme.colour(str(risk)))
            painter.drawEllipse(QRectF(left, room.center().y() - _DOT / 2, _DOT, _DOT))
            left += _DOT + 2


class PageThumbs(QListView):
    """`page_chosen` (from 1) by a click or by the keys; `show_page` follows the reader."""

    page_chosen = Signal(int)

    def __init__(self, model: PagesModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setItemDelegate(_Delegate(self))
        self.setAccessibleName(tr("thumbs.title"))
        self._following = False
        quiet_list(self)
        self.clicked.connect(self._choose)
        self.selectionModel().currentChanged.connect(self._on_current)
        theme.notice().changed.connect(self.viewport().update)

    def show_page(self, page: int) -> None:
        """Mark the page (from 1) that the reader is on, without telling anybody."""
        index = self.model().index(page - 1, 0)
        if index.isValid() and index != self.currentIndex():
            self._following = True
            self.setCurrentIndex(index)
            self._following = False

    def _on_current(self, index: QModelIndex) -> None:
        # A click is told by `clicked`.
        if not self._following and self.hasFocus():
            self._choose(index)

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.page_chosen.emit(index.data(PAGE))

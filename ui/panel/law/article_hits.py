"""The articles that a search found, as a list. Signal: `chosen` (Article)."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui import theme
from ui.i18n import tr
from ui.models.articles import HIT, ArticleHit, ArticlesModel
from ui.models.index import Index
from ui.panel.page import quiet_list


class ArticleHits(QListView):
    """One article of them can be chosen by click or by Enter."""

    chosen = Signal(object)

    def __init__(self, accessible: str) -> None:
        super().__init__()
        self.setObjectName("articleHits")
        self.setAccessibleName(accessible)
        self.articles = ArticlesModel(self)
        self.setModel(self.articles)
        self.setItemDelegate(_HitDelegate(self))
        self.setMouseTracking(True)
        quiet_list(self)
        self.clicked.connect(self._on_hit)
        self.activated.connect(self._on_hit)

    def take_focus(self) -> None:
        """Let the keys walk through the list from its top."""
        self.setCurrentIndex(self.articles.index(0))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_hit(self, index: QModelIndex) -> None:
        hit = index.data(HIT)
        if isinstance(hit, ArticleHit):
            self.chosen.emit(hit.article)


class _HitDelegate(QStyledItemDelegate):
    """Title, dates, how the text begins: three lines."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, 3 * option.fontMetrics.height() + 28)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        hit = index.data(HIT)
        if not isinstance(hit, ArticleHit):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = QRectF(option.rect).adjusted(12, 3, -12, -3)
        state = option.state
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        edge = "focus" if focused else "border_strong" if hovered else "border"
        painter.setPen(theme.colour(edge))
        painter.setBrush(theme.colour("raised"))
        painter.drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        room = card.adjusted(14, 9, -12, -8)
        line = option.fontMetrics.height() + 2
        bold = QFont(option.font)
        bold.setWeight(QFont.Weight.DemiBold)
        for at, (text, ink, font) in enumerate(
            (
                (hit.title, "ink", bold),
                (hit.dates, "ink_faint", option.font),
                (hit.beginning or tr("law.unverified"), "ink_soft", option.font),
            )
        ):
            painter.setFont(font)
            painter.setPen(theme.colour(ink))
            shown = painter.fontMetrics().elidedText(
                text, Qt.TextElideMode.ElideRight, round(room.width())
            )
            painter.drawText(
                room.adjusted(0, at * line, 0, 0), int(Qt.AlignmentFlag.AlignTop), shown
            )
        painter.restore()

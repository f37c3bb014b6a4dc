"""The left pane: clauses as a tree, each with a sign of the worst risk in it."""

from __future__ import annotations

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import (
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from reviewer.document.model import Clause, ClauseKind
from reviewer.labels import Severity
from reviewer.marks.model import Status
from ui import theme
from ui.i18n import tr
from ui.models.outline import CLAUSE, RISK, OutlineModel
from ui.session import Session
from ui.theme import icons
from ui.widgets.parts import short, words

_SIGN = 14
_ARROW = 11
_ROW = 30


class _Delegate(QStyledItemDelegate):
    """Paints number and words, and at the right edge the sign of the risk."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(60, _ROW)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        clause, risk = index.data(CLAUSE), index.data(RISK)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        room = QRectF(option.rect)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent_soft" if chosen else "hover"))
            painter.drawRoundedRect(room.adjusted(0, 1, -6, -1), 5, 5)
        if risk is not None:
            spot = QRectF(room.right() - 14 - _SIGN, room.center().y() - _SIGN / 2, _SIGN, _SIGN)
            icons.paint(painter, f"grade-{risk}", spot, theme.colour(str(risk)))
            room.setRight(spot.left() - 6)
        font = QFont(option.font)
        if clause is not None and clause.kind is ClauseKind.HEADING:
            font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(theme.colour("accent" if chosen else "ink"))
        room.adjust(6, 0, -4, 0)
        text = painter.fontMetrics().elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, round(room.width())
        )
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), text)
        painter.restore()


class _Tree(QTreeView):
    """Draws its own triangles, and nothing else before the words."""

    def drawBranches(
        self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        if not self.model().hasChildren(index):
            return
        name = "down" if self.isExpanded(index) else "right"
        left = rect.right() - self.indentation() + 2
        spot = QRectF(left, rect.center().y() - _ARROW / 2 + 1, _ARROW, _ARROW)
        icons.paint(painter, name, spot, theme.colour("ink_faint"))


class OutlinePane(QWidget):
    """`clause_chosen` when the user picks a clause; `follow` moves to where the reader is."""

    clause_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("outlinePane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session: Session | None = None
        self._following = False
        self.model = OutlineModel(self)
        self.tree = _Tree()
        self.tree.setModel(self.model)
        self.tree.setHeaderHidden(True)
        self.tree.setIndentation(15)
        self.tree.setUniformRowHeights(True)
        self.tree.setMouseTracking(True)
        self.tree.setItemDelegate(_Delegate(self.tree))
        self.tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.tree.setAccessibleName(tr("outline.title"))
        self.tree.clicked.connect(self._choose)
        self.tree.activated.connect(self._choose)
        self.tree.selectionModel().currentChanged.connect(self._on_current)
        self._empty = words(tr("outline.empty"), "faint")
        self._empty.setContentsMargins(14, 4, 14, 0)
        title = short(tr("outline.title"), "section")
        title.setContentsMargins(14, 12, 0, 6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(title)
        column.addWidget(self._empty)
        column.addWidget(self.tree, 1)
        theme.notice().changed.connect(self.tree.viewport().update)

    def set_session(self, session: Session | None) -> None:
        """Show the clauses of a contract as soon as it is opened."""
        self._session = session
        self._refill()
        if session is not None:
            session.opened.connect(self._refill)
            session.grown.connect(self._refill)
            session.opinion_changed.connect(self._show_risks)
            session.state_changed.connect(self._show_risks)

    def _refill(self) -> None:
        session = self._session
        text = session.document.text if session and session.document else ""
        if session is not None:
            self.model.set_clauses(session.clauses, text)
        self.tree.expandAll()
        empty = self.model.rowCount() == 0
        self._empty.setVisible(empty and bool(text))
        self._show_risks()

    def _show_risks(self) -> None:
        """The worst open risk of each clause; what was dismissed as unfounded counts no more."""
        session = self._session
        worst: dict[str, Severity] = {}
        for graded in session.opinion.findings if session and session.opinion else ():
            assert session is not None
            grade = session.state.grade_of(graded)
            if grade is Severity.INFO or session.state.status_of(graded) is Status.DISMISSED:
                continue
            known = worst.get(graded.finding.clause)
            if known is None or known.rank < grade.rank:
                worst[graded.finding.clause] = grade
        self.model.set_risks(worst)

    def follow(self, clause: Clause | None) -> None:
        """Mark the clause that the reader is in, without telling anybody."""
        if clause is None:
            return
        index = self.model.index_of(clause.id)
        if not index.isValid() or index == self.tree.currentIndex():
            return
        self._following = True
        self.tree.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect
        )
        self.tree.scrollTo(index)
        self._following = False

    def _on_current(self, index: QModelIndex) -> None:
        # Arrow keys move through the contract too; a click is told by `clicked`.
        if not self._following and self.tree.hasFocus() and index.isValid():
            self._choose(index)

    def _choose(self, index: QModelIndex) -> None:
        clause = index.data(CLAUSE)
        if isinstance(clause, Clause):
            self.clause_chosen.emit(clause)

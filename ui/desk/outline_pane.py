"""The left pane: clauses as a tree with the worst risk of each, or the pages of a PDF."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from reviewer.document.clause_tree import Clause
from reviewer.document.offsets import PageFinder
from reviewer.labels import Severity
from reviewer.marks.model import Status
from reviewer.worker import Event, Failed, PageImage, PageJob
from ui import theme
from ui.desk.outline_tree import OutlineTree
from ui.desk.page_thumbs import PageThumbs, thumb_scale
from ui.i18n import tr
from ui.models.outline import CLAUSE, OutlineFilter, OutlineModel
from ui.models.pages import PagesModel
from ui.reading.drawn import page_image
from ui.running.tasks import Tasks, Ticket
from ui.session import Session
from ui.widgets.parts import set_flag, tool, words
from ui.widgets.segments import Segments


class OutlinePane(QWidget):
    """`clause_chosen` and `page_chosen` (from 1) when the user picks one; `follow` and `show_page`
    move to where the reader is."""

    clause_chosen = Signal(object)
    page_chosen = Signal(int)

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("outlinePane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._tasks = tasks
        self._session: Session | None = None
        self._asked: dict[int, Ticket] = {}
        self._following = False
        self.model = OutlineModel(self)
        self.proxy = OutlineFilter(self)
        self.proxy.setSourceModel(self.model)
        self.tree = OutlineTree()
        self.tree.setModel(self.proxy)
        self.tree.clicked.connect(self._choose)
        self.tree.activated.connect(self._choose)
        self.tree.selectionModel().currentChanged.connect(self._on_current)
        self.pages = PagesModel(self)
        self.pages.wanted.connect(self._draw)
        self.thumbs = PageThumbs(self.pages)
        self.thumbs.page_chosen.connect(self.page_chosen)
        self.views = Segments(((False, tr("outline.title")), (True, tr("thumbs.title"))), False)
        self.views.notice.chosen.connect(lambda pages: self.show_pages(shown=pages))
        self._empty = words(tr("outline.empty"), "faint")
        self._empty.setContentsMargins(14, 4, 14, 0)
        self._filter_row = self._make_filter_row()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.views.setContentsMargins(8, 8, 4, 0)
        column.addWidget(self.views)
        column.addWidget(self._filter_row)
        column.addWidget(self._empty)
        column.addWidget(self.tree, 1)
        column.addWidget(self.thumbs, 1)
        self.show_pages(shown=False)
        theme.notice().changed.connect(self.tree.viewport().update)

    def _make_filter_row(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(8, 8, 6, 4)
        row.setSpacing(2)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(tr("outline.filter"))
        self.filter.setAccessibleName(tr("outline.filter"))
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self._filter)
        self.risky = tool("warning", tr("outline.risky"), self._filter)
        self.risky.setCheckable(True)
        row.addWidget(self.filter, 1)
        row.addWidget(self.risky)
        return holder

    def set_session(self, session: Session | None) -> None:
        """Show the clauses of a contract as soon as it is opened."""
        self._forget()
        self._session = session
        self.filter.clear()
        self.risky.setChecked(False)
        self._refill()
        self.show_pages(shown=False)
        if session is not None:
            session.opened.connect(self._refill)
            session.grown.connect(self._refill)
            session.opinion_changed.connect(self._show_risks)
            session.state_changed.connect(self._show_risks)

    def _refill(self) -> None:
        session = self._session
        document = session.document if session is not None else None
        if session is not None:
            self.model.set_clauses(session.clauses, document.text if document else "")
        pages = document.pages if document is not None else ()
        self.pages.set_pages(pages)
        self.views.setVisible(bool(pages))
        self._filter()
        self._show_risks()

    # Clauses

    def _filter(self) -> None:
        wanted = self.filter.text()
        self.proxy.choose(wanted, risky=self.risky.isChecked())
        some = self.proxy.rowCount() > 0
        filtering = bool(wanted.strip()) or self.risky.isChecked()
        set_flag(self.filter, "bad", on=bool(wanted.strip()) and not some)
        document = self._session.document if self._session is not None else None
        pending = document is not None and bool(document.pending)
        none_yet = "outline.pending" if pending else "outline.empty"
        self._empty.setText(tr("outline.none" if filtering else none_yet))
        read = document is not None
        self._empty.setVisible(not some and read and not self.thumbs.isVisibleTo(self))
        self.tree.expandAll()

    def _show_risks(self) -> None:
        """The worst open risk of each clause, and those of each page; what was dismissed as
        unfounded counts no more."""
        session = self._session
        worst: dict[str, Severity] = {}
        pages: dict[int, list[Severity]] = {}
        document = session.document if session is not None else None
        finder = PageFinder(document.pages) if document is not None and document.pages else None
        for graded in session.counted if session is not None else ():
            assert session is not None
            grade = session.state.grade_of(graded)
            if grade is Severity.INFO or session.state.status_of(graded) is Status.DISMISSED:
                continue
            known = worst.get(graded.finding.clause)
            if known is None or known.rank < grade.rank:
                worst[graded.finding.clause] = grade
            page = finder.page_of(graded.finding.span) if finder is not None else None
            if page is not None:
                pages.setdefault(page, []).append(grade)
        self.model.set_risks(worst)
        self.pages.set_risks(
            {page: tuple(sorted(found, key=lambda g: -g.rank)) for page, found in pages.items()}
        )
        if self.risky.isChecked():
            self._filter()

    def follow(self, clause: Clause | None) -> None:
        """Mark the clause that the reader is in, without telling anybody."""
        if clause is None:
            return
        index = self.proxy.mapFromSource(self.model.index_of(clause.id))
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

    def focus_view(self) -> None:
        """Give the clauses, or the pages, the keyboard."""
        shown = self.thumbs if self.thumbs.isVisible() else self.tree
        shown.setFocus(Qt.FocusReason.OtherFocusReason)

    # Pages

    def show_pages(self, *, shown: bool) -> None:
        """Show the pages, or the clauses."""
        self.views.set_value(shown)
        self.thumbs.setVisible(shown)
        self.tree.setVisible(not shown)
        self._filter_row.setVisible(not shown)
        self._filter()

    def show_page(self, page: int) -> None:
        """Mark the page (from 1) that the reader is on, without telling anybody."""
        self.thumbs.show_page(page)

    def _draw(self, page: int) -> None:
        session = self._session
        if session is None:
            return
        scale = thumb_scale(self.pages.page(page - 1)) * self.devicePixelRatioF()

        def receive(event: Event) -> None:
            if isinstance(event, PageImage):
                self._asked.pop(page, None)
                self.pages.set_picture(page, page_image(event))
            elif isinstance(event, Failed):
                self._asked.pop(page, None)
                self.pages.failed(page)

        job = PageJob(session.path, page, scale, session.password)
        self._asked[page] = self._tasks.submit(job, receive)

    def _forget(self) -> None:
        for ticket in self._asked.values():
            ticket.cancel()
        self._asked.clear()

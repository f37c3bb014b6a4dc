"""The middle pane: the contract in the view that suits it, find bar above, margin strip beside."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from reviewer.document.clause_tree import Clause
from reviewer.document.model import Document, Span
from reviewer.labels import Severity
from reviewer.marks.model import Mark, Status
from ui.i18n import tr
from ui.reading.clause_finder import ClauseFinder
from ui.reading.drawings import Drawings
from ui.reading.find_bar import FindBar
from ui.reading.find_places import places_in
from ui.reading.margin_strip import MarginStrip, Tick
from ui.reading.mark_chooser import mark_chooser
from ui.reading.pages.scroll import FIT_PAGE
from ui.reading.pages.view import PageView
from ui.reading.word.tips import tips
from ui.reading.word.view import WordView
from ui.reading.work import finding_spans, mark_spans
from ui.reading.zoom import next_zoom
from ui.running.tasks import Tasks
from ui.session import Session
from ui.words import finding_name, grade_name

_FLASH = 1400  # milliseconds that a clause gone to stands out


class ReadingPane(QWidget):
    """Follows a session and speaks in canonical offsets, whichever view is shown."""

    finding_clicked = Signal(str)
    mark_clicked = Signal(str)
    comment_clicked = Signal(str)
    place_changed = Signal(int)
    clause_chosen = Signal(object)
    menu_requested = Signal(QPoint, int)
    zoom_changed = Signal(float)
    jumped = Signal(int, int)

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("readingPane")
        self._session: Session | None = None
        self.word_view = WordView()
        self.page_view = PageView()
        self._drawings = Drawings(tasks, self.page_view, self.word_view)
        self.word_view.comment_clicked.connect(self.comment_clicked)
        self._found_from = 0
        self.find_bar = FindBar()
        self.find_bar.places_in = lambda scope: places_in(self._session, scope)
        self.find_bar.hits_changed.connect(self._on_hits)
        self.find_bar.closed.connect(self._on_found)
        self.mark_menu: QMenu | None = None
        self.strip = MarginStrip()
        self.strip.tick_clicked.connect(self._on_tick)
        self.strip.share_clicked.connect(self._on_share)
        self.finder = ClauseFinder(self)
        self.finder.clause_chosen.connect(self.clause_chosen)
        self._stack = QStackedWidget()
        for view in (self.word_view, self.page_view):
            self._stack.addWidget(view)
            view.setAccessibleName(tr("reading.name"))
            view.describe = self._describe
            view.finding_clicked.connect(self.finding_clicked)
            view.marks_clicked.connect(self._on_marks)
            view.menu_requested.connect(self.menu_requested)
            view.place_changed.connect(self._on_place)
            view.zoom_changed.connect(self._on_zoom)
            view.filled.connect(self._later_ticks)
            view.filled.connect(self._return_as_awaited)
        self.strip.describe = self._describe
        self._awaited: int | None = None  # the place to go on at, once it has a height
        self._return_timer = self._later(0)  # once the view has its size
        self._return_timer.timeout.connect(self._return_as_awaited)
        self._ticks_timer = self._later(60)
        self._ticks_timer.timeout.connect(self._show_ticks)
        self._flash_timer = self._later(_FLASH)
        self._flash_timer.timeout.connect(lambda: self.view.set_flash(None))
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self._stack, 1)
        row.addWidget(self.strip)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.find_bar)
        column.addLayout(row, 1)

    @property
    def view(self) -> WordView | PageView:
        """The view that is shown."""
        is_pages = self._stack.currentWidget() is self.page_view
        return self.page_view if is_pages else self.word_view

    def focus_view(self) -> None:
        """Give the contract the keyboard."""
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _later(self, milliseconds: int) -> QTimer:
        """A timer that goes off once; it holds the pane no longer than the pane lives."""
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        return timer

    # Following the session

    def set_session(self, session: Session | None) -> None:
        """Show the contract of a session, at once or when it has been read."""
        self._session = session
        self._awaited = None
        self._drawings.set_session(session)
        self.page_view.close_contract()
        if session is None:
            self.find_bar.set_text("")
            return
        session.opened.connect(self._on_opened)
        session.grown.connect(self._on_grown)
        session.opinion_changed.connect(self._show_findings)
        session.state_changed.connect(self._show_work)
        session.current_changed.connect(self._on_current)
        if session.document is not None:
            self._on_opened(session.document)

    def _on_opened(self, document: Document) -> None:
        self._stack.setCurrentWidget(self.page_view if document.format == "pdf" else self.word_view)
        self.find_bar.set_text(document.text)
        self.view.set_contract(document)
        self._show_work()
        self.zoom_changed.emit(self.view.zoom)

    def _on_grown(self, document: Document) -> None:
        """More of a scan has been recognised: what is read and chosen stays where it is."""
        self.page_view.grow(document)
        self.find_bar.set_text(document.text)
        self.find_bar.search()
        self._show_work()

    def _show_work(self) -> None:
        """Marks and findings as the lawyer left them."""
        session = self._session
        if session is None:
            return
        self.view.set_marks(mark_spans(session))
        self._show_findings()

    def _show_findings(self) -> None:
        session = self._session
        if session is None:
            return
        self.view.set_findings(finding_spans(session))
        self.view.set_current(session.current or None)
        self._later_ticks()

    def _on_current(self, key: str) -> None:
        self.view.set_current(key or None)

    # The margin strip

    def _later_ticks(self) -> None:
        self._ticks_timer.start()

    def _show_ticks(self) -> None:
        session = self._session
        # Behind another tab the words are not laid out yet, and all would stand at the top.
        if session is None or not self.view.is_filled or not self.isVisible():
            return
        share = self.view.share
        ticks = [
            Tick(share(graded.finding.span.start), grade.value, graded.finding.span)
            for graded in session.counted
            if (grade := session.state.grade_of(graded)) is not Severity.INFO
            and session.state.status_of(graded) is not Status.DISMISSED
        ]
        for mark in session.state.marks.values():
            if (span := mark.anchor.span) is not None:
                ticks.append(Tick(share(span.start), f"mark_{mark.colour.value}", span))
        self.strip.set_ticks(ticks)
        self._show_sight()

    def _show_sight(self) -> None:
        bar = self.view.verticalScrollBar()
        whole = max(bar.maximum() + bar.pageStep(), 1)
        self.strip.set_sight(bar.value() / whole, (bar.value() + bar.pageStep()) / whole)

    def _on_tick(self, tick: Tick) -> None:
        self.view.show_span(tick.span)
        session = self._session
        if session is None or tick.is_mark:
            return
        for graded in session.counted:
            if graded.finding.span == tick.span:
                self.finding_clicked.emit(graded.finding.key)
                return

    def _on_share(self, share: float) -> None:
        bar = self.view.verticalScrollBar()
        whole = bar.maximum() + bar.pageStep()
        bar.setValue(round(share * whole - bar.pageStep() / 2))

    # Where the reader is

    def show_span(self, span: Span) -> None:
        """Bring words into sight."""
        self.view.show_span(span)

    def return_to(self, place: int) -> None:
        """Put the words at an offset where they were first in sight."""
        self.view.return_to(place)

    def place(self) -> int:
        """The offset of the first words in sight, or of those that will be."""
        return self.view.place() if self._awaited is None else self._awaited

    def _place_read(self) -> int:
        """The offset of the words that are likely being read: the first in sight at the beginning,
        the last at the end, so that the last clause is reached too."""
        bar = self.view.verticalScrollBar()
        place = self.view.place(bar.value() / max(bar.maximum(), 1))
        document = self._session.document if self._session is not None else None
        # Below the last line is the end of the text, which no clause has.
        return min(place, max(len(document.text) - 1, 0)) if document is not None else place

    def selected(self) -> Span | None:
        """The words the reader selected."""
        return self.view.selected() if self._session is not None else None

    def _on_place(self) -> None:
        self._show_sight()
        self.place_changed.emit(self._place_read())

    def _describe(self, offset: int) -> str:
        """What is at an offset, for a tool tip."""
        session = self._session
        if session is None:
            return ""
        lines = [
            tr(
                "tooltip.finding",
                grade=grade_name(session.state.grade_of(graded)),
                label=finding_name(graded.finding),
                place=graded.finding.place,
            )
            for graded in session.counted
            if graded.finding.span.start <= offset < graded.finding.span.end
        ]
        lines += [
            tr("tooltip.note", text=mark.text) for mark in self.marks_at(offset) if mark.is_note
        ]
        if session.document is not None:
            lines += tips(session.document, offset, changes=self.word_view.changes_shown)
        return "\n".join(lines)

    def marks_at(self, offset: int) -> list[Mark]:
        """The lawyer's marks on a character, shortest first."""
        marks = self._session.state.marks.values() if self._session is not None else ()
        held = [
            (len(span), mark)
            for mark in marks
            if (span := mark.anchor.span) is not None and span.start <= offset < span.end
        ]
        return [mark for _, mark in sorted(held, key=lambda pair: pair[0])]

    def _on_marks(self, ids: list[str], point: QPoint) -> None:
        """One mark is chosen at once; of several lying here the reader says which."""
        if len(ids) == 1:
            self.mark_clicked.emit(ids[0])
        elif self._session is not None:
            marks = [self._session.state.marks[ident] for ident in ids]
            self.mark_menu = mark_chooser(marks, self.mark_clicked.emit, self)
            self.mark_menu.popup(point)

    # Find and go to

    def open_find(self) -> None:
        """Show the find bar, with the selected words where they are one short line."""
        if self._session is None or self._session.document is None:
            return
        selected = self.selected()
        words = self._session.words(selected) if selected else ""
        if self.find_bar.isHidden():
            self._found_from = self.place()
        self.find_bar.open_bar(
            words if "\n" not in words and len(words) <= 40 else "", self.place()
        )

    def open_finder(self) -> None:
        """Show the clause finder over the contract."""
        if self._session is None or self._session.document is None:
            return
        left = max((self.width() - self.finder.width()) // 2, 0)
        corner = self.mapToGlobal(QPoint(left, 12))
        self.finder.open_over(self._session.clauses, self._session.document.text, corner)

    def _on_found(self, found: Span | None) -> None:
        """What was found is selected, so that it can be marked without a mouse.

        What the find bar led away from is a place to go back to.
        """
        self.focus_view()
        if found is not None:
            self.view.select(found)
        if self._session is not None:
            self.jumped.emit(self._found_from, self.place())

    def _on_hits(self, hits: tuple[Span, ...], current: Span | None) -> None:
        self.view.set_hits(hits, current)
        if current is not None:
            self.view.show_span(current)

    def show_clause(self, clause: Clause) -> None:
        """Bring the beginning of a clause into sight, and let the clause stand out for a moment."""
        start = clause.number_span.start if clause.number_span else clause.body.start
        self.view.show_span(Span(start, start + 1))
        self.view.set_flash(Span(start, max(clause.body.end, start + 1)))
        self._flash_timer.start()

    # Zoom

    def zoom_by(self, *, up: bool) -> None:
        self.view.set_zoom(next_zoom(self.view.zoom, up=up))

    def zoom_reset(self) -> None:
        """Word: 100 %. Pages: as wide as there is room."""
        if self.view is self.page_view:
            self.page_view.set_zoom(None)
        else:
            self.word_view.set_zoom(1.0)

    def fit_page(self) -> None:
        """Whole pages; Word: 100 %."""
        if self.view is self.page_view:
            self.page_view.set_zoom(FIT_PAGE)
        else:
            self.word_view.set_zoom(1.0)

    def _on_zoom(self, zoom: float) -> None:
        self._later_ticks()
        self.zoom_changed.emit(zoom)

    @property
    def chosen_zoom(self) -> float | None:
        """The zoom of the view that is shown; None: the width is fitted."""
        return self.page_view.chosen_zoom if self.view is self.page_view else self.view.zoom

    def take_up(self, place: int, zoom: float | None) -> None:
        """Go on where the reader was, as soon as the words are there and shown."""
        if self.view is self.page_view:
            self.page_view.set_zoom(zoom)
        elif zoom is not None:
            self.word_view.set_zoom(zoom)
        self._awaited = place
        self._return_as_awaited()

    def _return_as_awaited(self) -> None:
        if self._awaited is not None and self.view.is_filled and self.isVisible():
            place, self._awaited = self._awaited, None
            self.return_to(place)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._later_ticks()
        self._return_timer.start()

    def ask_preview(self, path: Path, password: str | None) -> None:
        """Have the first page of a PDF drawn while its words are still being read."""
        self._stack.setCurrentWidget(self.page_view)
        self._drawings.ask_preview(path, password)

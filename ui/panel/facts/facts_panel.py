"""The tab 事实: what was read from the contract, each linked to its words, each correctable.

Signal: `span_requested` (Span), words to show in the contract.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reviewer.document.model import Document, Span
from reviewer.marks.model import Held, InstalmentValue, PartyValue
from reviewer.review import Review
from ui.i18n import tr
from ui.models.facts import FactRow, fact_groups
from ui.panel.blank import blank_page, why_not_reviewed
from ui.panel.change_line import ChangeLine
from ui.panel.facts.fact_view import FactView
from ui.panel.page import Page, section
from ui.running.context import Context
from ui.session import Session
from ui.session.edits import Edits
from ui.widgets.parts import lay_out_now, words

_MOST_PLACES = 3
_AROUND = 16  # characters shown before and after the words of a fact
_PAUSE = re.compile(r"[，。；：、,;:\n\t]")
_APART = re.compile(r"[。；;\n\t]")  # ends a sentence, a line or a cell


class FactsPanel(QWidget):
    """Follows a session. A correction recomputes the opinion; the line below says what changed."""

    span_requested = Signal(object)

    def __init__(self, session: Session, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panelPage")
        self._session = session
        self._edits = Edits(session, context)
        self._shown: tuple[object, ...] = ()
        self.page = Page("factsPage", tr("tab.facts"))
        self.change_line = ChangeLine()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.page, 1)
        column.addWidget(self.change_line)
        session.opinion_changed.connect(self.change_line.tell)
        session.opinion_changed.connect(self._refresh_if_changed)
        session.review_failed.connect(self.refresh)
        session.state_changed.connect(self._refresh_if_changed)

    def showEvent(self, event: QShowEvent) -> None:
        self._refresh_if_changed()
        super().showEvent(event)

    def refresh(self) -> None:
        """Show the facts as they are now; a field being edited is closed."""
        self._shown = self._known()
        known = self._session.known
        if known is None:
            title = why_not_reviewed(self._session)
            self.page.fill(lambda column: blank_page(column, title, tr("facts.waiting")))
        else:
            self.page.fill(lambda column: self._lay_out(column, known))

    def _refresh_if_changed(self) -> None:
        if self.isVisible() and self._known() != self._shown:
            self.refresh()

    def _known(self) -> tuple[object, ...]:
        state = self._session.state
        corrected = (state.facts, state.parties, state.instalments, state.signed)
        known = self._session.known
        return (known and known.facts, *corrected)

    def _lay_out(self, column: QVBoxLayout, known: Review) -> None:
        column.addWidget(words(tr("facts.explain"), "faint"))
        for group in fact_groups(known.facts, self._session.state):
            if not group.rows:
                continue
            section(column, group.title)
            for row in group.rows:
                spans = places(known.document.text, row.spans)[:_MOST_PLACES]
                stated = [(span, self._place_of(known.document, span)) for span in spans]
                view = FactView(row, stated)
                view.span_wanted.connect(self.span_requested)
                view.corrected.connect(self._correct)
                view.restored.connect(self._restore)
                view.grown.connect(self.page.show_whole)
                column.addWidget(view)

    def _place_of(self, document: Document, span: Span) -> str:
        """The clause, and the words of a span among those around them."""
        clause = self._session.clauses.at(span.start)
        whole = clause.body if clause is not None else span
        before = Span(max(whole.start, span.start - _AROUND), max(whole.start, span.start))
        after = Span(min(whole.end, span.end), min(whole.end, span.end + _AROUND))
        # Half a word or number beside the fact would mislead: cut where the text pauses.
        first = _PAUSE.split(before.of(document.text))[-1]
        last = _PAUSE.split(after.of(document.text))[0]
        said = " ".join((first + span.of(document.text) + last).split())
        place = self._session.place_of(clause) if clause is not None and clause.number else ""
        start, end = span.start - len(first), span.end + len(last)
        opening = "…" if start > whole.start else ""
        closing = "…" if end < whole.end else ""
        return f"{place} “{opening}{said}{closing}”".strip()

    def _correct(self, row: FactRow, value: Held) -> None:
        """Take what was typed; None: the contract does not state it."""
        match value:
            case PartyValue():
                self._edits.correct_party(row.role, value)
            case InstalmentValue() if row.place is not None:
                self._edits.correct_instalment(row.place, value)
            case date():
                self._edits.sign(value)
            case None if row.role:
                self._edits.correct_party(row.role, None)
            case None if row.place is not None:
                self._edits.correct_instalment(row.place, None)
            case None | str() | int() | Decimal() | tuple() if row.field is not None:
                self._edits.correct(row.field, value)
        self._keep_in_sight(row)

    def _restore(self, row: FactRow) -> None:
        if row.field is not None:
            self._edits.restore(row.field)
        elif row.role:
            self._edits.restore_party(row.role)
        elif row.place is not None:
            self._edits.restore_instalment(row.place)
        else:
            self._edits.sign(None)
        self._keep_in_sight(row)

    def _keep_in_sight(self, row: FactRow) -> None:
        """Show the row as it is now: the line on what changed took room at the foot of the page."""
        if (shown := self.page.shown) is None:
            return
        lay_out_now()
        for view in shown.findChildren(FactView):
            if view.row.name == row.name:
                self.page.show_whole(view)


def places(text: str, spans: Iterable[Span]) -> list[Span]:
    """The words that state a fact, one span for each place: an amount in words and the same in
    figures beside it are one."""
    found: list[Span] = []
    for span in spans:
        if found and _together(text, found[-1], span):
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


def _together(text: str, one: Span, other: Span) -> bool:
    """Whether one span is shown among the words around the other, which follows it."""
    near = one.start <= other.start <= one.end + _AROUND
    return near and not _APART.search(text, one.end, other.start)

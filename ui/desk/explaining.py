"""为什么没有标出: asks the reading process about a clause and shows the answer beside it."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Signal

from reviewer.worker import Event, Explained, Failed
from ui.dialogs.slips.explanation_slip import ExplanationSlip
from ui.i18n import tr
from ui.reading.reading_pane import ReadingPane
from ui.session import Session


class Explaining(QObject):
    """Works on the session it was given last. `said` with a remark for the status bar."""

    said = Signal(str)

    def __init__(self, reading: ReadingPane) -> None:
        super().__init__(reading)
        self._reading = reading
        self.session: Session | None = None
        self.slip: ExplanationSlip | None = None

    def explain(self) -> None:
        """Explain the clause of the words selected, of the finding chosen, or first in sight."""
        session = self.session
        if session is None:
            return
        span = self._reading.selected()
        chosen = session.finding(session.current)
        if span is None and chosen is not None:
            span = chosen.finding.span
        self.explain_at(self._reading.place() if span is None else span.start)

    def explain_at(self, offset: int) -> None:
        """Explain the clause at an offset."""
        session = self.session
        clause = session.clause_at(offset) if session is not None else None
        if session is None or clause is None:
            self.said.emit(tr("explain.no_clause"))
            return
        view = self._reading.view
        view.show_span(clause.body)
        slip = ExplanationSlip(session.place_of(clause), self._reading)
        slip.destroyed.connect(self._on_gone)
        self.slip = slip
        slip.open_at(view.viewport().mapToGlobal(view.corner_of(clause.body) + QPoint(0, 26)))
        slip.ticket = session.explain(clause, self._on_event)

    def _on_event(self, event: Event) -> None:
        if self.slip is None:
            return
        if isinstance(event, Explained):
            self.slip.show_account(event.account)
        elif isinstance(event, Failed):
            self.slip.show_error(event.error)

    def _on_gone(self, gone: QObject) -> None:
        if self.slip is gone:
            self.slip = None

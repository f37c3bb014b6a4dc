"""One open contract: how it is read and reviewed in the background."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from reviewer.document.clause_tree import Clause
from reviewer.document.model import Document, Revision
from reviewer.errors import CancelledError
from reviewer.marks.anchors import relocate
from reviewer.marks.history import History
from reviewer.marks.state import ReviewState
from reviewer.review import Options, Review
from reviewer.worker import (
    Event,
    ExplainJob,
    Failed,
    Opened,
    OpenJob,
    Progress,
    Reviewed,
    ReviewJob,
)
from ui.running.context import Context
from ui.running.tasks import Ticket
from ui.session.contract_work import ContractWork


class Session(ContractWork):
    """Opens a contract in the background, has it reviewed, and takes in what was left on it.

    `opened` (Document) when the text can be read, `grown` (Document) when there is more of it (a
    scan is recognised page by page: `pending`), `reviewed` when the findings are there. `failed`
    when the file cannot be read, `review_failed` when it can but the review ended; `reopened` when
    earlier work was found, `merged` when other work was taken in.
    """

    opened = Signal(object)
    grown = Signal(object)
    reviewed = Signal()
    progress = Signal(object)
    failed = Signal(object)
    review_failed = Signal(object)
    reopened = Signal(object)
    merged = Signal()

    def __init__(
        self,
        path: Path,
        context: Context,
        parent: QObject | None = None,
        *,
        revision: Revision = "final",
    ) -> None:
        super().__init__(context, parent)
        self.path = path
        self.revision: Revision = revision
        self.password: str | None = None
        self._ticket: Ticket | None = None

    def open(self, password: str | None = None) -> None:
        """Start reading; `opened` and `reviewed`, or `failed`, follow."""
        self.password = password
        job = OpenJob(
            self.path,
            self._options(),
            password=password,
            formatting=True,
            revision=self.revision,
            stepwise=True,
        )
        self._submit(job)

    def succeed(self, other: Session) -> None:
        """Go on where another session on the same file stopped, with its work and its undo.

        `opened` follows at once, and `reviewed` if there is an opinion.
        """
        self.password, self.current = other.password, other.current
        self.contract, self.redrafts = other.contract, other.redrafts
        self._graded, self._history = other._graded, other._history
        self.opened.emit(self.document)
        if self.known is not None:
            self.reviewed.emit()
            self.opinion_changed.emit(None)
            self.current_changed.emit(self.current)
        else:
            self.review()

    def review(self) -> None:
        """Review once more what is open; `reviewed` or `review_failed` follow.

        Of a scan whose recognition was stopped the rest is recognised first.
        """
        if (contract := self.contract) is None:
            return
        if contract.document.pending:
            self.open(self.password)
        else:
            opened = Opened(contract.document, contract.clauses)
            self._submit(ReviewJob(self.path, opened, self._options(), self.password))

    def _options(self) -> Options:
        return self._context.options()

    def _submit(self, job: OpenJob | ReviewJob) -> None:
        self.cancel()
        self._ticket = self._context.tasks.submit(job, self._on_event)

    @property
    def is_tracked(self) -> bool:
        """Whether the file has tracked changes."""
        document = self.document
        return document is not None and (bool(document.changes) or document.revision == "original")

    def cancel(self) -> None:
        """Forget the reading or review under way."""
        if self._ticket is not None:
            self._ticket.cancel()
            self._ticket = None

    def stop_review(self) -> None:
        """Give up the review under way; `review_failed` says so, the contract stays open."""
        self.cancel()
        self.review_failed.emit(CancelledError())

    @property
    def is_busy(self) -> bool:
        """Whether reading or review is under way."""
        return self._ticket is not None

    def _on_event(self, event: Event) -> None:
        match event:
            case Progress():
                self.progress.emit(event)
            case Opened(document, clauses):
                held, known = self.document, self.known
                read = replace(known, document=document, clauses=clauses) if known else event
                self.contract = read
                self._load_state(document, "" if held is None else held.text)
                (self.opened if held is None else self.grown).emit(document)
            case Reviewed(review):
                self._ticket = None
                self._take(review)
            case Failed(error):
                self._ticket = None
                (self.failed if self.document is None else self.review_failed).emit(error)

    def _take(self, review: Review) -> None:
        self.contract = review
        self._remember(review.opinion)
        self.reviewed.emit()
        self.opinion_changed.emit(None)
        untouched = self.state.is_assessed_like(ReviewState())
        if not (untouched and self._is_of_its_day(review.opinion)):
            # What the lawyer left comes back, or the day ended meanwhile: no change to tell of.
            self._assess(tell=False)
        self._keep_grade()

    def take_in(self) -> None:
        """Take in what another running Shenqi wrote on this contract; `merged` when it did.

        What was done here before can be undone no more: it may rest on what is gone.
        """
        if (document := self.document) is None:
            return
        state = self._keeping.merged(document.sha256, document.text)
        if state is None or state == self.state:
            return
        before = self.state
        self._history = History(state)
        self.state_changed.emit()
        if not state.is_assessed_like(before):
            self._assess()
        self.merged.emit()

    def _load_state(self, document: Document, known: str) -> None:
        """What the lawyer left on this contract; on a changed file, on the one that was here.

        `known` is the text so far: where words were put into it, changes cannot be taken back.
        """
        found = self._keeping.load(document, self.path)
        if found is None:
            relocation = relocate(self.state.marks.values(), document.text)
            state = replace(self.state, marks={mark.id: mark for mark in relocation.marks})
        else:
            state = found.state
        grew = bool(known) and document.text.startswith(known)
        self._history = replace(self._history, state=state) if grew else History(state)
        if found is not None and (found.lost or found.taken_over):
            self.reopened.emit(found)

    def explain(self, clause: Clause, on_event: Callable[[Event], None]) -> Ticket:
        """Ask why a clause was found or not; the answer is `Explained` or `Failed`."""
        options = self._options()
        job = ExplainJob(self.path, self.sha256, clause.id, options, self.password, self.revision)
        return self._context.tasks.submit(job, on_event)

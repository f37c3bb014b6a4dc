"""What is known of one contract, and the lawyer's work on it: changes, undo, the opinion anew."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reviewer.assessment.model import GradedFinding, Opinion
from reviewer.document.clause_tree import Clause, ClauseTree
from reviewer.document.model import Document, Span
from reviewer.document.places import place_of
from reviewer.facts.model import Facts
from reviewer.marks.anchors import anchor_at, phrase_spans
from reviewer.marks.commands import AddMark, Command, DeleteMark, EditMark, Together
from reviewer.marks.deeds import Change, Deed, DeedKind, LogEntry, Step, marked_words
from reviewer.marks.held_facts import change_of
from reviewer.marks.history import History
from reviewer.marks.imports import imported_marks
from reviewer.marks.model import Colour, Mark, new_id
from reviewer.marks.state import ReviewState, to_decide
from reviewer.review import Review, governing_day
from reviewer.text.folding import fold_with_offsets
from reviewer.worker import Opened
from ui.running.context import Context
from ui.session.changes import compare
from ui.session.deed_names import deed_name, placed
from ui.session.keeping import Keeping

if TYPE_CHECKING:
    from reviewer.export.wishes import Redraft
    from reviewer.law.holdings import Holdings


class ContractWork(QObject):
    """Holds what was read and what the lawyer added; every change is saved before it is told.

    `opinion_changed` (Changes or None) with every new opinion, `state_changed` with every change
    the lawyer made, `current_changed` with the key of the finding chosen (empty for none),
    `noticed` with an error of the store.
    """

    opinion_changed = Signal(object)
    state_changed = Signal()
    current_changed = Signal(str)
    noticed = Signal(object)

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # Nothing while it is being read; what was read; once reviewed, the review with the facts
        # as they were read and the opinion of now.
        self.contract: Opened | Review | None = None
        self.current = ""
        # What to do with the clauses of findings in a copy, where the first cure is not wanted.
        self.redrafts: dict[str, Redraft] = {}
        self._context = context
        self._keeping = Keeping(lambda: context.store, self.noticed.emit)
        self._graded: dict[str, GradedFinding] = {}
        self._history = History(ReviewState())

    @property
    def document(self) -> Document | None:
        return None if self.contract is None else self.contract.document

    @property
    def sha256(self) -> str:
        """The hash of the file; empty until it has been read."""
        return "" if self.contract is None else self.contract.document.sha256

    @property
    def clauses(self) -> ClauseTree:
        return ClauseTree(()) if self.contract is None else self.contract.clauses

    @property
    def known(self) -> Review | None:
        """The review, with the facts as they were read; None before it is done."""
        return self.contract if isinstance(self.contract, Review) else None

    @property
    def opinion(self) -> Opinion | None:
        return None if self.known is None else self.known.opinion

    @property
    def stated_day(self) -> date | None:
        """The day of signing that was read."""
        stated = None if self.known is None else self.known.facts.signing_date
        return None if stated is None else stated.value

    @property
    def state(self) -> ReviewState:
        return self._history.state

    @property
    def undo_name(self) -> str | None:
        return self._history.undo_name

    @property
    def redo_name(self) -> str | None:
        return self._history.redo_name

    @property
    def undo_words(self) -> str:
        """What would be undone, in the language of the window; empty when there is nothing."""
        done = self._history.done
        return self._name_of(done[-1].forth) if done else ""

    @property
    def redo_words(self) -> str:
        undone = self._history.undone
        return self._name_of(undone[-1].forth) if undone else ""

    def _name_of(self, command: Command) -> str:
        return placed(deed_name(command.deed), self._place_about(command))

    def _place_about(self, command: Command) -> str:
        """The clause of the risk or the words that a command is about; empty for none."""
        if (decision := getattr(command, "decision", None)) is not None:
            graded = self.finding(decision.about.key)
            return graded.finding.place if graded is not None else ""
        mark = getattr(command, "mark", None)
        span = mark.anchor.span if mark is not None else None
        clause = self.clause_at(span.start) if span is not None else None
        return self.place_of(clause) if clause is not None and clause.number else ""

    def do(self, command: Command) -> None:
        """Make a change: it is on disk before this returns."""
        self._step(self._history.do(command), command, Step.DONE)

    def undo(self) -> None:
        if self.undo_name:
            self._step(self._history.undo(), self._history.done[-1].forth, Step.UNDONE)

    def redo(self) -> None:
        if self.redo_name:
            self._step(self._history.redo(), self._history.undone[-1].forth, Step.REDONE)

    def _step(self, history: History, command: Command, step: Step) -> None:
        place = self._place_about(command)  # by what is there before the change
        before = self.state
        self._history = history
        if self.state == before:
            return
        if self.sha256:
            change = self._change_of(command, step, before)
            now = datetime.now().astimezone()
            entry = LogEntry(now, command.deed, step, place, change=change)
            self._keeping.save(self.sha256, before, self.state, entry)
        self.state_changed.emit()
        if not self.state.is_assessed_like(before):
            self._assess()
        self._keep_grade()

    def _change_of(self, command: Command, step: Step, before: ReviewState) -> Change | None:
        """What a command that was just done or taken back changes of what is held."""
        if self.known is None:
            return None
        undone = step is Step.UNDONE
        old, new = (self.state, before) if undone else (before, self.state)
        return change_of(command, old, new, self.known.facts)

    def log(self) -> tuple[LogEntry, ...]:
        """What was done on this contract, oldest first."""
        return self._keeping.log(self.sha256) if self.sha256 else ()

    def _keep_grade(self) -> None:
        if (known := self.known) is None:
            return
        decided, total = self.decided()
        verdict = self.state.verdict.verdict if self.state.verdict else known.opinion.verdict
        self._keeping.grade(known.document.sha256, verdict, decided=decided, findings=total)

    def highlight(self, span: Span, colour: Colour, text: str = "") -> Mark | None:
        """A new mark on the words of a span; a note when it has text."""
        if self.document is None or not len(span):
            return None
        now = datetime.now().astimezone()
        mark = Mark(
            new_id(),
            anchor_at(self.document.text, span),
            colour,
            now,
            now,
            text,
            (),
            self._context.author,
        )
        self.do(AddMark(mark))
        return mark

    def import_comments(self, ids: Collection[str] | None) -> int:
        """Take comments that came with the file (None: all) as notes of one's own; how many."""
        if self.document is None:
            return 0
        now = datetime.now().astimezone()
        marks = imported_marks(self.document, self.state, now, ids)
        if marks:
            deed = Deed(DeedKind.IMPORT_NOTES, count=len(marks))
            self.do(Together(deed, tuple(map(AddMark, marks))))
        return len(marks)

    @property
    def just_marked(self) -> Mark | None:
        """The mark that was made last, where nothing was done since."""
        done = self._history.done
        last = done[-1].forth if done else None
        return last.mark if isinstance(last, AddMark) else None

    def highlight_all(self, span: Span, colour: Colour) -> int:
        """Mark every place of the words of a span, but for those marked so already; how many."""
        if self.document is None:
            return 0
        text = self.document.text
        marked = {mark.anchor.span for mark in self.state.marks.values()}
        spans = [
            found
            for found in phrase_spans(span.of(text), fold_with_offsets(text))
            if found not in marked
        ]
        now = datetime.now().astimezone()
        author = self._context.author
        marks = [
            Mark(new_id(), anchor_at(text, found), colour, now, now, author=author)
            for found in spans
        ]
        if marks:
            words = marked_words(span.of(text))
            deed = Deed(DeedKind.HIGHLIGHT_ALL, words, count=len(marks))
            self.do(Together(deed, tuple(map(AddMark, marks))))
        return len(marks)

    def words(self, span: Span) -> str:
        """The words of a span, as the contract has them."""
        assert self.document is not None
        return span.of(self.document.text)

    def cited(self, span: Span) -> str:
        """The words of a span as a quotation with the clause they stand in."""
        words = " ".join(self.words(span).split())
        clause = self.clause_at(span.start)
        place = self.place_of(clause) if clause is not None and clause.number else ""
        return f"“{words}”（{place}）" if place else f"“{words}”"

    def edit_mark(self, mark: Mark, *, text: str, colour: Colour) -> None:
        now = datetime.now().astimezone()
        self.do(EditMark(replace(mark, colour=colour, modified=now, text=text)))

    def tag_mark(self, mark: Mark, tags: tuple[str, ...]) -> None:
        self.do(EditMark(replace(mark, tags=tags, modified=datetime.now().astimezone())))

    def attach_mark(self, mark: Mark, span: Span) -> None:
        """Hang a mark on other words, as an orphan whose own are not found."""
        if self.document is not None and len(span):
            now = datetime.now().astimezone()
            anchor = anchor_at(self.document.text, span)
            self.do(EditMark(replace(mark, anchor=anchor, modified=now)))

    def delete_mark(self, mark: Mark) -> None:
        self.do(DeleteMark(mark))

    # The opinion

    def begin_day(self) -> None:
        """Let a day that has begun count: the law of it where the contract names none."""
        if self.known is None:
            return
        if self._is_of_its_day(self.known.opinion):
            self.opinion_changed.emit(None)  # the day of signing may have passed
        else:
            self._assess()

    def _is_of_its_day(self, opinion: Opinion) -> bool:
        return self.day() == (opinion.day, opinion.day_stated)

    def _assess(self, *, tell: bool = True) -> None:
        if self.known is not None:
            self._context.with_holdings(lambda held: self._assess_with(held, tell=tell))

    def _assess_with(self, held: Holdings, *, tell: bool) -> None:
        from reviewer.marks.reassessing import reassessed

        if (known := self.known) is None:
            return
        opinion = reassessed(known, self.state, self._context.today, held).opinion
        self.contract = replace(known, opinion=opinion)
        self._remember(opinion)
        self.opinion_changed.emit(compare(known.opinion, opinion) if tell else None)

    def day(self) -> tuple[date, bool]:
        """The day whose law counts, and whether contract or lawyer named it (else it is today)."""
        facts = Facts() if self.known is None else self.known.facts
        return governing_day(self.state.signed, facts, self._context.today)

    def as_review(self) -> Review | None:
        """Document, findings, corrected facts and present opinion: what a report is made from."""
        known = self.known
        return known and replace(known, facts=self.state.corrected(known.facts))

    # Findings

    @property
    def counted(self) -> tuple[GradedFinding, ...]:
        """The findings that the opinion counts; none before there is one."""
        return () if self.known is None else self.known.opinion.findings

    @property
    def findings(self) -> tuple[GradedFinding, ...]:
        """The findings of the opinion and those held unfounded, which it leaves out, in order."""
        if (known := self.known) is None:
            return ()
        listed = {graded.finding.key for graded in known.opinion.findings}
        left_out = self.state.assessment_ticks().dismissed - listed
        unfounded = [
            self._graded.get(finding.key) or GradedFinding("", finding, finding.severity, (), ())
            for finding in known.primary
            if finding.key in left_out
        ]
        everything = (*known.opinion.findings, *unfounded)
        return tuple(sorted(everything, key=lambda graded: graded.finding.span))

    def _remember(self, opinion: Opinion) -> None:
        """Keep how findings were graded last, for those that later leave the opinion."""
        for graded in opinion.findings:
            self._graded[graded.finding.key] = replace(graded, id="", mitigated_by=())

    def finding(self, key: str) -> GradedFinding | None:
        """The finding of a key, in the opinion or held unfounded."""
        return next((g for g in self.findings if g.finding.key == key), None)

    def owner(self, graded: GradedFinding) -> GradedFinding:
        """The finding whose decision counts: for a derived one, that which it follows from."""
        above = self.finding(graded.follows_from) if graded.follows_from else None
        return above or graded

    def derived_from(self, graded: GradedFinding) -> list[GradedFinding]:
        key = graded.finding.key
        return [other for other in self.findings if other.follows_from == key]

    def to_decide(self) -> list[GradedFinding]:
        return to_decide(self.findings)

    def decided(self) -> tuple[int, int]:
        return self.state.decided(self.findings)

    def select(self, key: str) -> None:
        """Choose a finding; every view follows."""
        if key != self.current:
            self.current = key
            self.current_changed.emit(key)

    def clause_at(self, offset: int) -> Clause | None:
        return self.clauses.at(offset)

    def place_of(self, clause: Clause) -> str:
        """A clause as a lawyer would cite it."""
        assert self.document is not None
        return place_of(clause, self.clauses, self.document)

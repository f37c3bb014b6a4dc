"""The tab 意见: the grade and its ground, the reasoning, consequences, exposure, law, checklist.

Signals: `finding_requested` (key) to show a finding's card, `citation_requested`
(ResolvedCitation) to read an article in its tab, `stage_requested` (QPoint of the screen) to say
how far the contract has come.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reviewer.assessment.model import MomentKind, Opinion
from reviewer.labels import Stage
from reviewer.marks.model import Tick
from ui import theme
from ui.i18n import tr
from ui.panel.blank import blank_page, why_not_reviewed
from ui.panel.change_line import ChangeLine
from ui.panel.findings.decision_forms import verdict_form
from ui.panel.links import Link
from ui.panel.opinion.contrary import ContraryStrip
from ui.panel.opinion.law_time import PerformanceDay, PeriodChoice, law_time_parts
from ui.panel.opinion.opinion_rows import Question, Rows
from ui.panel.opinion.verdict_box import VerdictBox
from ui.panel.page import Page, Part, section
from ui.running.context import Context
from ui.session import Session
from ui.session.changes import Changes, chapters
from ui.session.edits import Edits
from ui.widgets.chip import Chip
from ui.widgets.flow import FlowLayout
from ui.widgets.parts import rule, words
from ui.words import iso_day, rules_words

T = TypeVar("T")


class OpinionPanel(QWidget):
    """Follows a session; every change of opinion keeps the place where one reads."""

    finding_requested = Signal(str)
    citation_requested = Signal(object)
    stage_requested = Signal(QPoint)

    def __init__(self, session: Session, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panelPage")
        self._session = session
        self._context = context
        self._edits = Edits(session, context)
        self._rows: Rows | None = None
        self.page = Page("opinionPage", tr("tab.opinion"))
        self.contrary = ContraryStrip()
        self.change_line = ChangeLine()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.page, 1)
        self._column.addWidget(self.change_line)
        self._column.addWidget(self.contrary)
        self.form = verdict_form()
        self.form.hide()
        self.form.done.connect(self._overrule)
        self.form.cancelled.connect(self.form.hide)
        self._column.addWidget(self.form)
        session.opinion_changed.connect(self._on_opinion)
        for told in (session.review_failed, session.opened, session.grown):
            told.connect(self._refresh_in_sight)
        session.state_changed.connect(self._on_state)
        self._shown = session.state.verdict
        self._stale = True
        self._laid_out = False
        theme.notice().changing.connect(self._let_go)
        theme.notice().changed.connect(self._on_theme)

    def refresh(self) -> None:
        """Lay the opinion out as it is now."""
        opinion = self._session.opinion
        findings = {graded.id: graded for graded in opinion.findings} if opinion else {}
        if self._rows is not None:
            self._rows.deleteLater()
        self._rows = Rows(findings, self)
        self._rows.finding_wanted.connect(self.finding_requested)
        self._rows.article_wanted.connect(self.citation_requested)
        self.contrary.show_points(opinion.contrary if opinion else (), self._rows)
        self._shown = self._session.state.verdict
        self._stale = False
        if opinion is None:
            title = why_not_reviewed(self._session)
            self.page.fill(lambda column: blank_page(column, title, tr("opinion.waiting")))
            return
        if not self._laid_out:
            self.page.fill(lambda column: self._beginning(column, opinion))
        self._laid_out = True
        self.page.fill_in_slices(self._parts(opinion, self._rows))

    def ask_verdict(self) -> None:
        """Ask for the lawyer's own grade of the contract."""
        if self._session.opinion is not None:
            self.form.show()
            self.form.ask(self._session.opinion.verdict, "")

    def _on_opinion(self, changes: Changes | None) -> None:
        self.change_line.tell(changes)
        self._refresh_in_sight()

    def _on_state(self) -> None:
        # Answers show in a new opinion; only the lawyer's own grade changes nothing in it.
        if self._session.state.verdict != self._shown:
            self._refresh_in_sight()

    def _refresh_in_sight(self) -> None:
        """A long opinion takes a moment to lay out: not while another tab is in front."""
        self._stale = True
        if self.isVisible():
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        if self._stale:
            self.refresh()
        super().showEvent(event)

    def _let_go(self) -> None:
        """To dress hundreds of widgets anew takes much longer than to make them anew in slices."""
        if self._laid_out:
            self.page.let_go()
            self._laid_out, self._stale = False, True

    def _on_theme(self) -> None:
        if self._stale and self.isVisible():
            self.refresh()

    def _overrule(self) -> None:
        self.form.hide()
        self._edits.overrule_verdict(self.form.value, self.form.text)

    # The parts, from top to bottom

    def _parts(self, opinion: Opinion, rows: Rows) -> Iterator[Part]:
        points = {tr(f"opinion.{name}"): held for name, held in chapters(opinion).items()}
        checklist = {tr("opinion.checklist"): opinion.checklist}
        titles = [
            *([tr("opinion.assets")] if opinion.assets else ()),
            *(title for title, held in points.items() if held),
            tr("opinion.questions"),
            *(title for title, held in checklist.items() if held),
        ]
        yield lambda column: self._verdict(column, opinion)
        yield lambda column: self._contents(column, titles)
        steps = list(enumerate(opinion.reasoning, 1))
        yield from _list(tr("opinion.reasoning"), steps, lambda step: rows.step(*step))
        yield from _list(tr("opinion.assets"), opinion.assets, rows.asset)
        for title, held in points.items():
            yield from _list(title, held, rows.point)
        # The law comes last of these: what was in force when belongs under its heading.
        yield from self._law_in_time(opinion, rows)
        yield self._questions
        for title, held in checklist.items():
            yield from _list(title, held, rows.point)
        yield lambda column: _footing(column, opinion)

    def _contents(self, column: QVBoxLayout, titles: Sequence[str]) -> None:
        """What else there is: an opinion goes on for many screens."""
        holder = QWidget()
        holder.setObjectName("opinionContents")
        flow = FlowLayout(holder, spacing=6)
        for title in titles:
            chip = Chip(title, ink="accent")
            chip.clicked.connect(lambda _on=False, title=title: self.page.lead_to(title))
            flow.addWidget(chip)
        column.addWidget(holder)

    def _beginning(self, column: QVBoxLayout, opinion: Opinion) -> None:
        """What is shown until all of a first opinion is laid out."""
        self._verdict(column, opinion)
        column.addSpacing(8)
        column.addWidget(words(tr("opinion.coming"), "faint"))

    def _verdict(self, column: QVBoxLayout, opinion: Opinion) -> None:
        box = VerdictBox(opinion, self._session.state.verdict)
        box.overrule_wanted.connect(self.ask_verdict)
        box.withdraw_wanted.connect(self._edits.withdraw_verdict)
        column.addWidget(box)
        # A contract starts as a draft, whatever its date: only the lawyer knows what came of it.
        draft = self._session.state.stage is Stage.DRAFT
        if draft and opinion.day_stated and opinion.day < self._context.today:
            ask = Link(tr("opinion.signed_by_now"), self._ask_stage, icon="stage")
            ask.setObjectName("signedByNow")
            column.addWidget(ask)

    def _ask_stage(self) -> None:
        shown = self.page.shown
        link = shown.findChild(Link, "signedByNow") if shown is not None else None
        if isinstance(link, Link):
            self.stage_requested.emit(link.mapToGlobal(link.rect().bottomLeft()))

    def _law_in_time(self, opinion: Opinion, rows: Rows) -> Iterator[Part]:
        table = opinion.law_in_time
        if table is None:
            return
        if opinion.day_stated:
            yield self._performance_day
        elif any(moment.kind is MomentKind.PERIOD for moment in table.moments):
            yield self._period_choice
        yield from law_time_parts(table, rows)

    def _performance_day(self, column: QVBoxLayout) -> None:
        asked = PerformanceDay(self._session.state.performed)
        asked.given.connect(self._edits.perform)
        column.addWidget(asked)

    def _period_choice(self, column: QVBoxLayout) -> None:
        asked = PeriodChoice(self._session.state.periods)
        asked.chosen.connect(self._edits.choose_periods)
        column.addWidget(asked)

    def _questions(self, column: QVBoxLayout) -> None:
        section(column, tr("opinion.questions"))
        column.addWidget(words(tr("opinion.questions_why"), "faint"))
        for tick in Tick:
            question = Question(tick, self._session.state.ticks.get(tick))
            question.answered.connect(self._edits.answer)
            column.addWidget(question)


def _list(title: str, values: Sequence[T], make: Callable[[T], QWidget]) -> Iterator[Part]:
    """A heading and a row for each value; nothing where there is none."""
    if values:
        yield lambda column: section(column, title)
    for value in values:
        yield lambda column, value=value: column.addWidget(make(value))  # type: ignore[misc]


def _footing(column: QVBoxLayout, opinion: Opinion) -> None:
    column.addSpacing(12)
    column.addWidget(rule())
    lines = [tr("bar.law_as_of", day=iso_day(opinion.law_as_of))]
    if opinion.rules_version.number:
        lines.append(tr("opinion.rules", version=rules_words(opinion.rules_version)))
    lines += [tr("opinion.not_checked"), tr("opinion.limits")]
    column.addWidget(words("\n".join(lines), "faint"))

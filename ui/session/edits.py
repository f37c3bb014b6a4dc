"""What the lawyer changes in the panels, as commands to the session."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from reviewer.assessment.model import GradedFinding
from reviewer.document.model import Span
from reviewer.labels import Severity, Verdict
from reviewer.marks.commands import (
    Agree,
    Command,
    Comment,
    CorrectFact,
    CorrectInstalment,
    CorrectParty,
    Countersign,
    Decide,
    OverruleVerdict,
    Reword,
    SetPerformanceDay,
    SetPeriods,
    SetSigningDate,
    SetTick,
    Together,
    Withdraw,
)
from reviewer.marks.decisions import reference
from reviewer.marks.deeds import Deed, DeedKind
from reviewer.marks.model import (
    Decision,
    Dismissal,
    FactCorrection,
    FactField,
    FactValue,
    InstalmentCorrection,
    InstalmentValue,
    PartyCorrection,
    PartyValue,
    SecondReview,
    Status,
    Tick,
    VerdictOverrule,
)
from ui.running.context import Context
from ui.session import Session


class Edits:
    """Builds the commands; the session stores them, undoes them and recomputes."""

    def __init__(self, session: Session, context: Context) -> None:
        self._session, self._context = session, context

    def decide(
        self,
        graded: GradedFinding,
        status: Status,
        reason: Dismissal | None = None,
        *,
        text: str | None = None,
    ) -> None:
        """Decide on a finding; its own grade stays, and its note unless `text` replaces it."""
        known = self._decision(graded)
        words = known.text if text is None else text.strip()
        self._put(replace(known, status=status, reason=reason, text=words))

    def decide_all(
        self, findings: Sequence[GradedFinding], status: Status, reason: Dismissal | None
    ) -> None:
        """One decision on several findings, undone as one. Notes and own grades stay."""
        commands: list[Command] = []
        for graded in findings:
            made = replace(self._decision(graded), status=status, reason=reason)
            commands += self._commands(made)
        if commands:
            count = len(findings)
            deed = Deed(DeedKind.DECIDE_ALL, status=status, reason=reason, count=count)
            self._session.do(Together(deed, tuple(commands)))

    def take_over(self, graded: GradedFinding, earlier: Decision) -> None:
        """Decide as on words of an earlier version, which that decision leaves."""
        about = reference(graded.finding)
        made = replace(earlier, about=about, modified=_now(), second=None)
        commands = (Withdraw(earlier), Decide(made))
        self._session.do(Together(Deed(DeedKind.DECIDE_AS_BEFORE), commands))

    def note(self, graded: GradedFinding, text: str) -> None:
        """Put the lawyer's words on a finding; empty words take them off."""
        self._comment(replace(self._decision(graded), text=text.strip()))

    def reword(self, graded: GradedFinding, wording: str) -> None:
        """Put the lawyer's own replacement wording on a finding; empty words take it off."""
        known = self._decision(graded)
        wording = wording.strip()
        if wording != known.wording:
            author = self._context.author
            made = replace(known, wording=wording, modified=_now(), author=author, second=None)
            self._session.do(Reword(made))

    def agree(self, graded: GradedFinding, name: str) -> None:
        """Note that a second lawyer agrees with the decision on a finding; no name takes it back.

        Decided, and by whom, stays as it was.
        """
        known = self._decision(graded)
        second = SecondReview(name.strip(), _now()) if name.strip() else None
        if second is not None or known.second is not None:
            self._session.do(Agree(replace(known, second=second)))

    def agree_all(self, findings: Sequence[GradedFinding], name: str) -> None:
        """A second lawyer agrees with several decisions, undone as one; earlier agreements stay."""
        second = SecondReview(name, _now())
        decided = [self._decision(graded) for graded in findings]
        commands = tuple(
            Agree(replace(decision, second=second))
            for decision in decided
            if decision.second is None
        )
        if commands:
            deed = Deed(DeedKind.AGREE_ALL, value=name, count=len(commands))
            self._session.do(Together(deed, commands))

    def overrule_grade(
        self, graded: GradedFinding, grade: Severity | None, reason: str = ""
    ) -> None:
        """The lawyer's own grade for a finding, which needs a reason; None gives it up."""
        words = reason.strip() if grade is not None else ""
        self._comment(replace(self._decision(graded), grade=grade, grade_reason=words))

    def overrule_verdict(self, verdict: Verdict, reason: str) -> None:
        """The lawyer's own grade for the contract beside the computed one."""
        overrule = VerdictOverrule(verdict, reason.strip(), _now(), self._context.author)
        self._session.do(OverruleVerdict(overrule))

    def countersign(self, name: str) -> None:
        """Note that a second lawyer has gone over the work; no name takes the note back."""
        second = SecondReview(name.strip(), _now()) if name.strip() else None
        self._session.do(Countersign(second))

    def withdraw_verdict(self) -> None:
        self._session.do(OverruleVerdict(None))

    def answer(self, tick: Tick, value: bool | None) -> None:
        """Answer one of the questions only the lawyer can answer."""
        self._session.do(SetTick(tick, value))

    def correct(self, field: FactField, value: FactValue, span: Span | None = None) -> None:
        """Say what a fact is, and where the contract says so; None: it does not say it."""
        self._session.do(CorrectFact(field, FactCorrection(field, value, _now(), span)))

    def restore(self, field: FactField) -> None:
        """Back to what was read."""
        self._session.do(CorrectFact(field, None))

    def correct_party(self, role: str, value: PartyValue | None, span: Span | None = None) -> None:
        """Say who a party is, and where its words stand; None: the contract does not say its name.

        A role that was not read is a party that was missed.
        """
        value = value or PartyValue(None, None)
        known = self._session.state.parties.get(role)
        span = span if span is not None or known is None else known.span
        made = PartyCorrection(role, value.name, value.natural_person, _now(), span)
        self._session.do(CorrectParty(role, made))

    def restore_party(self, role: str) -> None:
        self._session.do(CorrectParty(role, None))

    def correct_instalment(self, place: int, value: InstalmentValue | None) -> None:
        """Say what an instalment is; None: there is none."""
        value = value or InstalmentValue(None, None)
        known = self._session.state.instalments.get(place)
        end = None if known is None else known.end
        made = InstalmentCorrection(place, value.amount_cny, value.due, _now(), end)
        self._session.do(CorrectInstalment(place, made))

    def add_instalment(self, span: Span, value: InstalmentValue) -> None:
        """An instalment that was missed, and the words that state it."""
        made = InstalmentCorrection(span.start, value.amount_cny, value.due, _now(), span.end)
        self._session.do(CorrectInstalment(span.start, made))

    def restore_instalment(self, place: int) -> None:
        self._session.do(CorrectInstalment(place, None))

    def sign(self, day: date | None) -> None:
        """The day whose law counts; None: the one the contract states."""
        self._session.do(SetSigningDate(day))

    def perform(self, day: date | None) -> None:
        """The day of performance, for what came into force after signing; None: not known."""
        self._session.do(SetPerformanceDay(day))

    def choose_periods(self, periods: tuple[date, ...]) -> None:
        """The periods of law to set side by side, by their first days; none: all."""
        self._session.do(SetPeriods(periods))

    def _decision(self, graded: GradedFinding) -> Decision:
        owner = self._session.owner(graded).finding
        known = self._session.state.decisions.get(owner.key)
        return known or Decision(reference(owner), _now())

    def _put(self, decision: Decision) -> None:
        for command in self._commands(decision):
            self._session.do(command)

    def _comment(self, decision: Decision) -> None:
        made = self._as_mine(decision)
        if not made.is_empty or made.about.key in self._session.state.decisions:
            self._session.do(Comment(made))

    def _commands(self, decision: Decision) -> list[Command]:
        """What makes a decision so; one that says nothing is taken away."""
        known = self._session.state.decisions.get(decision.about.key)
        made = self._as_mine(decision)
        if not made.is_empty:
            return [Decide(made)]
        return [Withdraw(known)] if known is not None else []

    def _as_mine(self, decision: Decision) -> Decision:
        # Whoever agreed agreed with what was decided then.
        return replace(decision, modified=_now(), author=self._context.author, second=None)


def _now() -> datetime:
    return datetime.now().astimezone()

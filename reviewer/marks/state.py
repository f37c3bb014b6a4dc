"""Everything the lawyer added to one contract, as one value that commands turn into the next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from reviewer.assessment.model import GradedFinding, Ticks
from reviewer.document.model import Span
from reviewer.facts.model import Fact, Facts, Instalment, Party
from reviewer.labels import Severity, Side, Stage
from reviewer.marks.model import (
    Decision,
    Dismissal,
    FactCorrection,
    FactField,
    InstalmentCorrection,
    Mark,
    PartyCorrection,
    SecondReview,
    Status,
    Tick,
    VerdictOverrule,
)


def to_decide(findings: Iterable[GradedFinding]) -> list[GradedFinding]:
    """The findings that want a decision: risks with a life of their own."""
    held = list(findings)
    keys = {graded.finding.key for graded in held}
    return [
        graded
        for graded in held
        if graded.severity is not Severity.INFO and graded.follows_from not in keys
    ]


@dataclass(frozen=True)
class ReviewState:
    """Marks by id, decisions by finding key, corrected facts, ticks and overrides.

    Corrected parties go by their role, corrected instalments by their place.

    A tick that is missing is not answered. `signed` None: the date the contract states counts.
    `performed`: the day of performance, `periods`: the first days of the periods of law to set side
    by side where no date is known (empty: all). The mappings are never changed in place; commands
    make new ones.
    """

    marks: Mapping[str, Mark] = field(default_factory=dict)
    decisions: Mapping[str, Decision] = field(default_factory=dict)
    facts: Mapping[FactField, FactCorrection] = field(default_factory=dict)
    ticks: Mapping[Tick, bool] = field(default_factory=dict)
    signed: date | None = None
    side: Side = Side.NEUTRAL
    stage: Stage = Stage.DRAFT
    verdict: VerdictOverrule | None = None
    second: SecondReview | None = None
    parties: Mapping[str, PartyCorrection] = field(default_factory=dict)
    instalments: Mapping[int, InstalmentCorrection] = field(default_factory=dict)
    performed: date | None = None
    periods: tuple[date, ...] = ()

    def without_places(self) -> ReviewState:
        """For another text: marks are found again by their words, but places of facts mean nothing
        there, and an instalment is known by its place alone."""
        return replace(
            self,
            instalments={},
            facts={field: replace(fact, span=None) for field, fact in self.facts.items()},
            parties={role: replace(party, span=None) for role, party in self.parties.items()},
        )

    def marks_in_order(self) -> tuple[Mark, ...]:
        """Marks with a place by document order, then the orphans by age."""
        placed = [mark for mark in self.marks.values() if not mark.is_orphan]
        orphans = [mark for mark in self.marks.values() if mark.is_orphan]
        placed.sort(key=lambda mark: (mark.anchor.span, mark.created, mark.id))
        orphans.sort(key=lambda mark: (mark.created, mark.id))
        return (*placed, *orphans)

    def decision_on(self, graded: GradedFinding) -> Decision | None:
        """The decision on a finding; a derived one shares that of the finding it follows from."""
        decision = self.decisions.get(graded.finding.key)
        if decision is None and graded.follows_from is not None:
            decision = self.decisions.get(graded.follows_from)
        return decision

    def status_of(self, graded: GradedFinding) -> Status:
        """What was decided on a finding; pending where nothing was."""
        decision = self.decision_on(graded)
        return Status.PENDING if decision is None else decision.status

    def is_unfounded(self, graded: GradedFinding) -> bool:
        """Whether the lawyer holds that the risk is not there (驳回：不成立)."""
        decision = self.decision_on(graded)
        return decision is not None and decision.reason is Dismissal.UNFOUNDED

    def decided(self, findings: Iterable[GradedFinding]) -> tuple[int, int]:
        """How many of the findings that want a decision have one."""
        wanted = to_decide(findings)
        done = sum(self.status_of(graded) is not Status.PENDING for graded in wanted)
        return done, len(wanted)

    def grade_of(self, graded: GradedFinding) -> Severity:
        """The grade to show first: the lawyer's where the finding itself was overruled."""
        decision = self.decisions.get(graded.finding.key)
        if decision is None or decision.grade is None:
            return graded.severity
        return decision.grade

    def assessment_ticks(self) -> Ticks:
        """What the assessment has to know of the lawyer's answers and decisions."""
        return Ticks(
            consents_seen=self.ticks.get(Tick.CONSENTS_SEEN),
            platform_procedure_done=self.ticks.get(Tick.PLATFORM_PROCEDURE_DONE),
            anonymised_verified=self.ticks.get(Tick.ANONYMISED_VERIFIED),
            side=self.side,
            stage=self.stage,
            performed=self.performed,
            periods=self.periods,
            dismissed=frozenset(
                key
                for key, decision in self.decisions.items()
                if decision.reason is Dismissal.UNFOUNDED
            ),
        )

    def is_assessed_like(self, other: ReviewState) -> bool:
        """Whether both lead to the same opinion: on the same contract, day and law."""

        def weighed(state: ReviewState) -> tuple[object, ...]:
            corrected = (state.facts, state.parties, state.instalments, state.signed)
            return (state.assessment_ticks(), *corrected)

        return weighed(self) == weighed(other)

    def corrected(self, facts: Facts) -> Facts:
        """The facts with the lawyer's corrections in place of what was read, and what was missed.

        A corrected fact has no spans, which tells that it is the lawyer's."""
        changed: dict[str, object] = {}
        for correction in self.facts.values():
            value = correction.value
            if correction.field is FactField.PLATFORMS:
                names = value if isinstance(value, tuple) else ()
                changed[correction.field.value] = tuple(Fact(name) for name in names)
            else:
                changed[correction.field.value] = None if value is None else Fact(value)
        if self.parties:
            changed["parties"] = tuple(self._corrected_parties(facts.parties))
        if self.instalments:
            changed["instalments"] = tuple(self._corrected_instalments(facts.instalments))
        if self.signed is not None:
            changed["signing_date"] = Fact(self.signed)
        return replace(self.counted(facts), **changed)  # type: ignore[arg-type]

    def counted(self, facts: Facts) -> Facts:
        """The facts with the accounts as the lawyer counts them, and the persons on these: where
        the contract says how many are on each account, other accounts mean other persons."""
        count = self.facts.get(FactField.ACCOUNT_COUNT)
        if count is None:
            return facts
        return facts.with_accounts(Fact(count.value) if isinstance(count.value, int) else None)

    def _corrected_parties(self, read: Iterable[Party]) -> Iterator[Party]:
        roles = set()
        for party in read:
            roles.add(party.role)
            known = self.parties.get(party.role)
            if known is None:
                yield party
            else:
                spans = party.spans if known.span is None else (known.span,)
                person = known.natural_person
                yield replace(party, name=known.name, natural_person=person, spans=spans)
        for missed in self.parties.values():
            if missed.role not in roles and missed.name is not None:
                spans = () if missed.span is None else (missed.span,)
                person = missed.natural_person
                yield Party(missed.role, missed.name, spans, natural_person=person)

    def _corrected_instalments(self, read: Iterable[Instalment]) -> Iterator[Instalment]:
        parts = {part.span.start: part for part in read}
        missed = {
            place: known.end
            for place, known in self.instalments.items()
            if place not in parts and known.end is not None
        }
        for place in sorted({*parts, *missed}):
            part, known = parts.get(place), self.instalments.get(place)
            if known is None:
                assert part is not None
                yield part
            elif known.amount_cny is not None:
                span = part.span if part is not None else Span(place, missed[place])
                yield Instalment(known.amount_cny, known.due, span)

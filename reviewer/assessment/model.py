"""The opinion: graded findings, assets, the verdict with its reasoning, what follows from it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from reviewer.document.model import Span
from reviewer.labels import Severity, Side, Stage, Verdict
from reviewer.law.model import ArticleNumber, ResolvedCitation
from reviewer.rules.findings import Finding, RulesVersion


@dataclass(frozen=True, slots=True)
class Ticks:
    """What only the lawyer can know. None: not yet answered. They lower or raise the grade.

    `consents_seen`: evidence of each person's separate consent was seen (告知文本、同意日志).
    `platform_procedure_done`: the platform's official procedure was completed.
    `anonymised_verified`: it was checked that the data cannot be restored.
    `dismissed`: keys of findings the lawyer holds unfounded (不成立): they leave the assessment.
    `performed`: the day of performance (delivery). `periods`: the first days of the periods of law
    (clause_rules/assessment/periods.yaml) to set side by side where no date is known; empty: all.
    """

    consents_seen: bool | None = None
    platform_procedure_done: bool | None = None
    anonymised_verified: bool | None = None
    side: Side = Side.NEUTRAL
    stage: Stage = Stage.DRAFT
    dismissed: frozenset[str] = frozenset()
    performed: date | None = None
    periods: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Cure:
    """A model clause: `wording` to put in place; what it cures and what it does not."""

    id: str
    title: str
    wording: str
    cures: str
    does_not_cure: str


@dataclass(frozen=True, slots=True)
class GradedFinding:
    """A finding as the opinion holds it: final grade, citations of the day, what mitigates it.

    `id` is unique in the opinion (f1, f2 …) in document order. `follows_from` is the key of the
    finding that a derived (`tainted-*`) one follows from. `adjusted` says why the grade differs
    from the rule's own, one sentence each. `standing` names the route by which it is attacked and
    says how settled that is; empty where there is none.
    """

    id: str
    finding: Finding
    severity: Severity
    citations: tuple[ResolvedCitation, ...]
    cures: tuple[Cure, ...]
    mitigated_by: tuple[str, ...] = ()
    follows_from: str | None = None
    adjusted: tuple[str, ...] = ()
    standing: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the chain of reasoning, linked to findings (ids) and articles."""

    step: str
    findings: tuple[str, ...] = ()
    citations: tuple[ResolvedCitation, ...] = ()


@dataclass(frozen=True, slots=True)
class Asset:
    """Something the contract transfers, graded by itself (never the verdict on the contract).

    `standing` says how settled the route is by which it is attacked (较为明确, 有争议 …). `route`
    is None for a lawful asset, which general rules govern: `citations` are what its transfer takes,
    `place` says where the contract transfers it, for no finding does.
    """

    name: str
    grade: Severity
    route: str | None
    standing: str
    facts: tuple[str, ...]
    findings: tuple[str, ...]
    citations: tuple[ResolvedCitation, ...] = ()
    place: str = ""


@dataclass(frozen=True, slots=True)
class Point:
    """A line of the opinion under one heading: consequence, exposure, checklist entry, law note.

    `status` is `open`, `met` or `missing` for a checklist, empty elsewhere.
    """

    title: str
    text: str
    findings: tuple[str, ...] = ()
    citations: tuple[ResolvedCitation, ...] = ()
    status: str = ""


class MomentKind(StrEnum):
    """Why a day is asked about in the table of the law through time."""

    SIGNED = "signed"
    PERFORMED = "performed"
    TODAY = "today"
    PERIOD = "period"  # a period in which a contract without a date may have been signed


@dataclass(frozen=True, slots=True)
class Moment:
    """A day whose law is shown; `title` says in Chinese what happened on it."""

    kind: MomentKind
    day: date
    title: str


class Force(StrEnum):
    """What a norm is on a day."""

    IN_FORCE = "in-force"
    NOT_YET = "not-yet"
    REPEALED = "repealed"
    NOT_STORED = "not-stored"


@dataclass(frozen=True, slots=True)
class NormCell:
    """A norm at a moment: the article that was in force, or in words why there was none."""

    force: Force
    words: str
    citation: ResolvedCitation | None = None


@dataclass(frozen=True, slots=True)
class NormRow:
    """One matter through time, a cell for each moment. `part` is 规范 or 效力."""

    part: str
    cells: tuple[NormCell, ...]


@dataclass(frozen=True, slots=True)
class LawInTime:
    """The norms that the contract's risks turn on, at each moment of its life."""

    moments: tuple[Moment, ...]
    rows: tuple[NormRow, ...]

    def in_tables(self, widest: int) -> Iterator[LawInTime]:
        """The same in tables of at most `widest` moments: the first moment stands in all of them,
        a norm in those at a moment of which it is in force."""
        later = range(1, len(self.moments))
        for start in range(0, max(len(later), 1), widest - 1):
            columns = (0, *later[start : start + widest - 1])
            rows = [replace(row, cells=tuple(row.cells[at] for at in columns)) for row in self.rows]
            held = [row for row in rows if any(cell.force is Force.IN_FORCE for cell in row.cells)]
            yield LawInTime(tuple(self.moments[at] for at in columns), tuple(held))


@dataclass(frozen=True, slots=True)
class CitedInContract:
    """A law that the contract itself cites, checked for its day.

    `span` are code points of the document, `clause` the id of the clause, `place` how it is called,
    `words` the citation as written; `law` is any name of the law. `problem` is one Chinese
    sentence, empty where nothing is amiss; `wrong` holds only where the library shows an error.
    `citation` is what it resolves to.
    """

    span: Span
    clause: str
    place: str
    words: str
    law: str
    number: ArticleNumber
    problem: str
    wrong: bool
    citation: ResolvedCitation | None


@dataclass(frozen=True)
class Opinion:
    """What the assessment concludes, with everything it rests on.

    `validity` is the ladder from void to valid, each rung with its test, the facts found and those
    to be asked; `severability` what stands or falls with the clauses to be struck; `unwinding` who
    gives what back; `standing` what is settled and what is disputed of each route that the risks go
    by; `cited` what law the contract itself names.
    """

    verdict: Verdict
    summary: str
    day: date
    day_stated: bool
    findings: tuple[GradedFinding, ...]
    reasoning: tuple[Step, ...]
    assets: tuple[Asset, ...]
    consequences: tuple[Point, ...]
    exposure: tuple[Point, ...]
    applicable_law: tuple[Point, ...]
    checklist: tuple[Point, ...]
    contrary: tuple[Point, ...]
    law_as_of: date
    rules_version: RulesVersion
    validity: tuple[Point, ...] = ()
    severability: tuple[Point, ...] = ()
    unwinding: tuple[Point, ...] = ()
    standing: tuple[Point, ...] = ()
    law_in_time: LawInTime | None = None
    cited: tuple[CitedInContract, ...] = ()

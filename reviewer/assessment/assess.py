"""Findings, facts, day and ticks in, the opinion out: pure, fast, without a reader."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from reviewer.assessment.arguments import argued
from reviewer.assessment.assets import is_trade
from reviewer.assessment.chapters import chapter, reasoning, summary
from reviewer.assessment.circumstances import ACCOUNT, Circumstances
from reviewer.assessment.cited_law import cited_in_contract
from reviewer.assessment.contract_text import ContractText
from reviewer.assessment.cure_wording import filled
from reviewer.assessment.cures import cures_of
from reviewer.assessment.evidence import OBJECTS
from reviewer.assessment.exposure import exposure
from reviewer.assessment.grading import Grade, grade, holds_data
from reviewer.assessment.grading_texts import grading_texts
from reviewer.assessment.grounds import Law, citations_of, grounds, route_of_finding, standing_of
from reviewer.assessment.inventory import inventory
from reviewer.assessment.law_in_time import law_in_time
from reviewer.assessment.matrix import AssetClass
from reviewer.assessment.model import Cure, GradedFinding, Opinion, Ticks
from reviewer.assessment.platform_rules import platform_rules
from reviewer.assessment.situation import case_tags, situation
from reviewer.assessment.tags import tag_of
from reviewer.assessment.verdict import Judgement, judge
from reviewer.facts.model import Facts
from reviewer.labels import DERIVED, MITIGATING, Severity
from reviewer.law.library import Library
from reviewer.law.model import Basis
from reviewer.law.platform_terms import PlatformTerms
from reviewer.law.rates import Rates
from reviewer.rules.findings import Finding, RulesVersion

_NO_TICKS = Ticks()
_NO_TEXT = ContractText()
_NO_RULES = RulesVersion()


def assess(
    findings: Sequence[Finding],
    facts: Facts,
    day: date,
    ticks: Ticks = _NO_TICKS,
    library: Library | None = None,
    *,
    day_stated: bool,
    text: ContractText = _NO_TEXT,
    terms: PlatformTerms | None = None,
    rates: Rates | None = None,
    rules_version: RulesVersion = _NO_RULES,
) -> Opinion:
    """What a contract signed on `day` comes to.

    `findings` are the rules' own in document order; `tainted-*` ones among them are candidates,
    kept only where the object they depend on is risky. `day_stated` is false where `day` stands in
    for a date that the contract does not give. `library`, `terms` and `rates` are those in use, by
    default what ships. The same input gives the same opinion: what else is read, the data of
    clause_rules/assessment, ships with the app, is read once and is never another.
    """
    library = library or Library.load()
    terms = terms or PlatformTerms.load()
    rates = rates or Rates.load()
    law = Law(library, day, Basis.SIGNED if day_stated else Basis.DRAFT)
    case = Circumstances.of(findings, facts, day, ticks, text)
    judgement = judge(case)
    graded = _grade_all(findings, case, judgement, law)
    place = situation(case, judgement, graded, law, text, rates=rates, day_stated=day_stated)
    return Opinion(
        verdict=judgement.verdict,
        summary=summary(place),
        day=day,
        day_stated=day_stated,
        findings=graded,
        reasoning=reasoning(place),
        assets=inventory(place),
        consequences=(*chapter(place, "consequences"), *platform_rules(place, terms)),
        exposure=exposure(place),
        applicable_law=chapter(place, "applicable_law"),
        checklist=chapter(place, "checklist"),
        contrary=chapter(place, "contrary"),
        law_as_of=library.as_of,
        rules_version=rules_version,
        validity=chapter(place, "validity"),
        severability=chapter(place, "severability"),
        unwinding=chapter(place, "unwinding"),
        standing=chapter(place, "standing"),
        law_in_time=law_in_time(place),
        cited=cited_in_contract(text, law),
    )


@dataclass(frozen=True, slots=True)
class _Graded:
    """A finding with its grade and, where it is derived, the finding it follows from."""

    finding: Finding
    grade: Grade
    source: Finding | None = None


def _grade_all(
    findings: Sequence[Finding], case: Circumstances, judgement: Judgement, law: Law
) -> tuple[GradedFinding, ...]:
    kept = [
        finding
        for finding in findings
        if finding.key not in case.ticks.dismissed
        and (finding.label not in DERIVED or judgement.risky)
    ]
    ids = {finding.key: f"f{number}" for number, finding in enumerate(kept, 1)}
    grades = {
        finding.key: grade(finding, case, judgement, ids)
        for finding in kept
        if finding.label not in DERIVED
    }
    graded = [
        _derived(finding, case.risks, grades)
        if finding.label in DERIVED
        else _Graded(finding, grades[finding.key])
        for finding in kept
    ]
    tags = frozenset(case_tags(case)) | {risk.label for risk in case.risks}
    return tuple(_finished(item, ids[item.finding.key], case, law, tags) for item in graded)


def _derived(finding: Finding, risks: Sequence[Finding], grades: Mapping[str, Grade]) -> _Graded:
    """A price or remedy follows from the risk in its own clause, else from the gravest.

    Of equals rather from what is transferred than from how.
    """
    beside = [risk for risk in risks if risk.clause == finding.clause] or risks
    source = max(beside, key=lambda risk: (grades[risk.key].severity.rank, risk.label in OBJECTS))
    made = Grade(finding.severity)
    made.at_most(
        grades[source.key].severity, grading_texts().reasons.derived.format(place=source.place)
    )
    return _Graded(finding, made, source)


def _finished(
    item: _Graded, name: str, case: Circumstances, law: Law, tags: frozenset[str]
) -> GradedFinding:
    finding, source = item.finding, item.source
    route = _route(source or finding, case, law)
    return GradedFinding(
        id=name,
        finding=argued(replace(finding, route=route), tags | _asset_tags(finding, case), law.day),
        severity=item.grade.severity,
        citations=citations_of(finding, None if source else route, _rows(finding, case), law),
        cures=() if _is_settled(item) else _cures(finding, case),
        mitigated_by=tuple(dict.fromkeys(item.grade.mitigated_by)),
        follows_from=source.key if source else None,
        adjusted=tuple(item.grade.adjusted),
        standing=_standing(source or finding, route, case),
    )


def _rows(finding: Finding, case: Circumstances) -> tuple[AssetClass, ...]:
    """The assets whose own norms count: those on trading games in batches only for such a trade."""
    rows = case.rows.get(finding.key, ())
    return tuple(row for row in rows if row.batch_grades is None or is_trade(case))


def _asset_tags(finding: Finding, case: Circumstances) -> frozenset[str]:
    """Of the assets that the clause names, else of the accounts that the contract is about."""
    rows = case.rows.get(finding.key, ())
    named = [row for row in rows if row.words is not None]
    return frozenset(map(tag_of, named or case.account_rows))


def _standing(finding: Finding, route: str | None, case: Circumstances) -> str:
    """违反强制性规定（账号），有争议: of the assets that the clause names, the first."""
    if route is None:
        return ""
    rows = case.rows.get(finding.key, ())
    known = grounds().routes[route]
    standing = standing_of(route, rows[0]) if rows else known.standing
    return f"{known.title}，{standing}"


def _is_settled(item: _Graded) -> bool:
    """Whether the contract itself has brought a clause down: its cure is there already."""
    return bool(item.grade.mitigated_by) and item.grade.severity is Severity.LOW


def _cures(finding: Finding, case: Circumstances) -> tuple[Cure, ...]:
    return tuple(filled(cure, finding, case) for cure in cures_of(finding, case))


def _route(finding: Finding, case: Circumstances, law: Law) -> str | None:
    """An account that holds others' data is attacked for the data; else the route of its rule."""
    if finding.label in MITIGATING:
        return None
    if finding.label in ACCOUNT and holds_data(finding, case):
        return "R1"
    return route_of_finding(finding, law.day)

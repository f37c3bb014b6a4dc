"""The grade of one finding: the rule's, changed by the matrix, by what aggravates and mitigates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from reviewer.assessment.aggravation import (
    aggravating,
    given_back,
    highest_by_aggravation,
    weighed,
)
from reviewer.assessment.assets import carries_data, column, grade_of
from reviewer.assessment.circumstances import ACCOUNT, CONTROL, DATA, Circumstances
from reviewer.assessment.grading_texts import grading_texts
from reviewer.assessment.matrix import AssetClass, Column
from reviewer.assessment.verdict import Judgement
from reviewer.assessment.weighing import part_of_a_business
from reviewer.labels import GRADES_ZH, MITIGATING, Label, Severity, Verdict
from reviewer.rules.findings import Finding

_DATA_LIKE = DATA | {Label.CUSTOMER_RESOURCE_TRANSFER}
_ACCOUNT_LIKE = ACCOUNT | CONTROL | {Label.PLATFORM_TERMS_EVASION}
_TOOLS = Label.PAYMENT_INSTRUMENT_TRANSFER


@dataclass(slots=True)
class Grade:
    """A grade in the making: each change leaves its sentence."""

    severity: Severity
    adjusted: list[str] = field(default_factory=list)
    mitigated_by: list[str] = field(default_factory=list)

    def set(self, severity: Severity, why: str) -> None:
        """Change the grade; `why` becomes the first half of the sentence that tells of it."""
        if severity is self.severity:
            return
        known = grading_texts().reasons
        sentence = known.raised if severity.rank > self.severity.rank else known.lowered
        old, new = GRADES_ZH[self.severity], GRADES_ZH[severity]
        self.adjusted.append(sentence.format(why=why, old=old, new=new))
        self.severity = severity

    def raise_one(self, why: str, limit: Severity) -> None:
        """Raise the grade by one step, not above `limit`."""
        if self.severity.rank < limit.rank:
            self.set(self.severity.stepped(1), why)

    def at_most(self, limit: Severity, why: str) -> None:
        """Lower the grade to `limit` where it is above."""
        if self.severity.rank > limit.rank:
            self.set(limit, why)


def grade(
    finding: Finding, case: Circumstances, judgement: Judgement, ids: Mapping[str, str]
) -> Grade:
    """The grade of a primary finding. `ids` are the ids of the findings by key."""
    if finding.label in MITIGATING:
        return Grade(Severity.INFO)
    result, known = Grade(finding.severity), grading_texts().reasons
    _by_matrix(finding, case, result)
    _as_performance(finding, case, result, risky=judgement.risky)
    if judgement.risky:
        _aggravate(finding, case, result)
    _mitigate(finding, case, result, ids)
    if judgement.verdict is Verdict.NONE:
        result.at_most(Severity.LOW, known.alone)
    elif judgement.verdict is Verdict.LOW:
        result.at_most(Severity.MEDIUM, known.orderly)
    if finding.origin == "model":
        result.at_most(Severity.MEDIUM, known.suspected)
    return result


def holds_data(finding: Finding, case: Circumstances) -> bool:
    """Whether the account of a finding goes along with others' data that nothing covers."""
    return column(case, _gravest(finding, case)) in (Column.DATA, Column.SENSITIVE)


def _by_matrix(finding: Finding, case: Circumstances, result: Grade) -> None:
    known = grading_texts()
    resource = finding.label is Label.CUSTOMER_RESOURCE_TRANSFER
    if resource and case.has(*DATA) and not part_of_a_business(case):
        row = case.rows[finding.key][0]
        where = known.columns[column(case, row)]
        result.set(grade_of(case, row), known.reasons.matrix.format(row=row.name, column=where))
    if finding.label not in ACCOUNT:
        return
    if not case.sells_accounts:
        tools = (row for one in case.having(_TOOLS) for row in case.rows[one.key])
        worst = max(
            (grade_of(case, row) for row in tools), key=lambda one: one.rank, default=Severity.HIGH
        )
        result.set(worst, known.reasons.tools)
        return
    row = _gravest(finding, case)
    where = known.columns[column(case, row)]
    result.set(grade_of(case, row), known.reasons.matrix.format(row=row.name, column=where))


def _as_performance(finding: Finding, case: Circumstances, result: Grade, *, risky: bool) -> None:
    """Passwords and bindings are how an account is handed over: no graver than the account, with
    what aggravates it."""
    if finding.label is Label.CREDENTIAL_HANDOVER and case.sells_accounts:
        grades = ((row, grade_of(case, row)) for row in case.account_rows)
        gravest = max(
            (weighed(case, row, bare) if risky else bare for row, bare in grades),
            key=lambda one: one.rank,
        )
        result.at_most(gravest, grading_texts().reasons.performance)


def _gravest(finding: Finding, case: Circumstances) -> AssetClass:
    rows = case.rows[finding.key]
    if all(row.words is None for row in rows):
        rows = case.account_rows or rows
    return max(rows, key=lambda row: grade_of(case, row).rank)


def _aggravate(finding: Finding, case: Circumstances, result: Grade) -> None:
    if finding.label not in ACCOUNT and finding.label is not Label.CUSTOMER_RESOURCE_TRANSFER:
        return
    row = _gravest(finding, case) if finding.label in ACCOUNT else None
    reasons = aggravating(case, row)
    if reasons:
        result.raise_one(reasons[0], highest_by_aggravation(case, row))
    elif finding.label in ACCOUNT and given_back(case):
        result.set(result.severity.stepped(-1), grading_texts().given_back)


def _mitigate(finding: Finding, case: Circumstances, result: Grade, ids: Mapping[str, str]) -> None:
    if finding.label in _DATA_LIKE:
        _by_consent(case, result, ids)
        _by_anonymity(case, result, ids)
    if finding.label in _ACCOUNT_LIKE:
        _by_procedure(finding, case, result, ids)
    if finding.label in ACCOUNT and case.excluded:
        result.mitigated_by += _of(case, ids, Label.PERSONAL_DATA_EXCLUDED)


def _by_consent(case: Circumstances, result: Grade, ids: Mapping[str, str]) -> None:
    """A bare warranty of consent lowers nothing."""
    lowered = grading_texts().consent.get(case.consent)
    if lowered is not None:
        result.at_most(*lowered)
        result.mitigated_by += _of(case, ids, Label.CONSENT_OBTAINED)


def _by_anonymity(case: Circumstances, result: Grade, ids: Mapping[str, str]) -> None:
    if case.ticks.anonymised_verified:
        result.at_most(Severity.LOW, grading_texts().reasons.anonymised)
        result.mitigated_by += _of(case, ids, Label.ANONYMISED)


def _by_procedure(
    finding: Finding, case: Circumstances, result: Grade, ids: Mapping[str, str]
) -> None:
    if not case.procedure:
        return
    result.mitigated_by += _of(case, ids, Label.PLATFORM_PROCEDURE)
    if finding.label in ACCOUNT:
        # The matrix knows the procedure. Data that other clauses hand over do not make the clause
        # grave that is the procedure itself.
        here = {one.clause for one in case.having(Label.PLATFORM_PROCEDURE)}
        if finding.clause in here and not carries_data(case):
            result.at_most(Severity.MEDIUM, grading_texts().reasons.procedure_here)
        return
    known, done = grading_texts().reasons, case.ticks.platform_procedure_done
    why = known.procedure_done if done else known.procedure_agreed
    result.at_most(Severity.LOW if not case.has(Label.REAL_NAME_EVASION) else Severity.MEDIUM, why)


def _of(case: Circumstances, ids: Mapping[str, str], label: Label) -> list[str]:
    return [ids[finding.key] for finding in case.having(label)]

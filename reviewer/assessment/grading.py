"""The grade of one finding: the rule's, changed by the matrix, by what aggravates and mitigates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from reviewer.assessment.aggravation import (
    OPERATOR,
    aggravating,
    given_back,
    highest_by_aggravation,
)
from reviewer.assessment.assets import column, grade_of
from reviewer.assessment.circumstances import ACCOUNT, CONTROL, DATA, Circumstances, Consent
from reviewer.assessment.matrix import AssetClass, Column
from reviewer.assessment.verdict import Judgement
from reviewer.labels import GRADES_ZH, MITIGATING, Label, Severity, Verdict
from reviewer.rules.findings import Finding

_COLUMNS_ZH = {
    Column.BARE: "无数据裸转",
    Column.DATA: "含他人信息、无合格同意",
    Column.SENSITIVE: "含敏感信息、无合格同意",
    Column.OFFICIAL: "经官方程序或者已有合格同意",
}
_DATA_LIKE = DATA | {Label.CUSTOMER_RESOURCE_TRANSFER}
_ACCOUNT_LIKE = ACCOUNT | CONTROL | {Label.PLATFORM_TERMS_EVASION}
_TOOLS = Label.PAYMENT_INSTRUMENT_TRANSFER
_CONSENT = {
    Consent.SEEN: (Severity.LOW, "律师已见逐人单独同意的证据"),
    Consent.CONDITIONAL: (
        Severity.LOW,
        "约定以逐人同意为交付前提，未同意者剔除（是否取得待核清单）",
    ),
    Consent.PARTIAL: (Severity.MEDIUM, "同意只覆盖部分信息主体，其余部分仍无合法性基础"),
}


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
        verb = "升" if severity.rank > self.severity.rank else "降"
        self.adjusted.append(f"{why}，由{GRADES_ZH[self.severity]}{verb}为{GRADES_ZH[severity]}。")
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
    result = Grade(finding.severity)
    _by_matrix(finding, case, result)
    _as_performance(finding, case, result)
    if judgement.risky:
        _aggravate(finding, case, result)
    _mitigate(finding, case, result, ids)
    if judgement.verdict is Verdict.NONE:
        result.at_most(Severity.LOW, "未见其他条款印证合同转让账号或者个人信息")
    elif judgement.verdict is Verdict.LOW:
        result.at_most(Severity.MEDIUM, "合同整体附有缓释条件，该处为个别提示")
    if finding.origin == "model":
        result.at_most(Severity.MEDIUM, "仅由统计模型提示，疑似，待人工核对")
    return result


def holds_data(finding: Finding, case: Circumstances) -> bool:
    """Whether the account of a finding goes along with others' data that nothing covers."""
    return column(case, _gravest(finding, case)) in (Column.DATA, Column.SENSITIVE)


def _by_matrix(finding: Finding, case: Circumstances, result: Grade) -> None:
    if finding.label not in ACCOUNT:
        return
    if not case.sells_accounts:
        tools = (row for one in case.having(_TOOLS) for row in case.rows[one.key])
        worst = max(
            (grade_of(case, row) for row in tools), key=lambda one: one.rank, default=Severity.HIGH
        )
        result.set(worst, "所涉账号即银行卡等支付工具")
        return
    row = _gravest(finding, case)
    where = _COLUMNS_ZH[column(case, row)]
    result.set(grade_of(case, row), f"按资产与事实，{row.name}（{where}）")


def _as_performance(finding: Finding, case: Circumstances, result: Grade) -> None:
    """Passwords and bindings are how an account is handed over: no graver than the account."""
    if finding.label is Label.CREDENTIAL_HANDOVER and case.sells_accounts:
        gravest = max((grade_of(case, row) for row in case.account_rows), key=lambda one: one.rank)
        result.at_most(gravest, "移交凭证是转让账号的履行方式，等级不高于账号")


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
        result.set(result.severity.stepped(-1), OPERATOR)


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
    lowered = _CONSENT.get(case.consent)
    if lowered is not None:
        result.at_most(*lowered)
        result.mitigated_by += _of(case, ids, Label.CONSENT_OBTAINED)


def _by_anonymity(case: Circumstances, result: Grade, ids: Mapping[str, str]) -> None:
    if case.ticks.anonymised_verified:
        result.at_most(Severity.LOW, "律师已核对信息无法识别且不能复原")
        result.mitigated_by += _of(case, ids, Label.ANONYMISED)


def _by_procedure(
    finding: Finding, case: Circumstances, result: Grade, ids: Mapping[str, str]
) -> None:
    if not case.procedure:
        return
    result.mitigated_by += _of(case, ids, Label.PLATFORM_PROCEDURE)
    if finding.label in ACCOUNT:
        return  # the matrix already knows
    why = (
        "律师已核对平台官方程序办理完毕"
        if case.ticks.platform_procedure_done
        else "约定经平台官方程序办理"
    )
    result.at_most(Severity.LOW if not case.has(Label.REAL_NAME_EVASION) else Severity.MEDIUM, why)


def _of(case: Circumstances, ids: Mapping[str, str], label: Label) -> list[str]:
    return [ids[finding.key] for finding in case.having(label)]

"""What raises or lowers the grade of an account as an asset, by one step at most."""

from __future__ import annotations

from reviewer.assessment.assets import column, is_batch
from reviewer.assessment.circumstances import Circumstances
from reviewer.assessment.matrix import AssetClass, Column, Kind
from reviewer.assessment.readings import StatedFact
from reviewer.labels import Label, Severity

_BY_FACT = (
    (StatedFact.PER_HEAD_PRICE, "价款按好友、粉丝、客户人数计算"),
    (StatedFact.RESALE, "取得后转售"),
    (StatedFact.MARKETING, "受让后用于营销、引流或者放贷、投资推介"),
)
_BY_LABEL = (
    (Label.REAL_NAME_EVASION, "另约定由原实名人配合核验、保留实名"),
    (Label.CONCEALMENT, "另有隐瞒转让的约定"),
    (Label.IDENTITY_CONTINUATION, "另约定以原身份继续运营"),
    (Label.MINOR_DATA, "含未成年人信息"),
)
# A bare account never becomes high by aggravation alone, but for these, in batches.
_TOPMOST = (Label.PAYMENT_INSTRUMENT_TRANSFER, Label.REAL_NAME_EVASION, Label.UNLAWFUL_PURPOSE)
OPERATOR = "受让方是账号的原实际运营人（确权，而非出售）"


def aggravating(case: Circumstances, row: AssetClass | None = None) -> tuple[str, ...]:
    """All that aggravates, as half sentences, the weightiest first.

    A batch does not where the matrix has grades of its own for batches of the row.
    """
    batch = is_batch(case) and (row is None or row.batch_grades is None)
    facts = [why for fact, why in _BY_FACT if fact in case.read_facts]
    labels = [why for label, why in _BY_LABEL if case.has(label)]
    return (*facts, *labels, *(("成批转让账号",) if batch else ()))


def highest_by_aggravation(case: Circumstances, row: AssetClass | None) -> Severity:
    """The grade beyond which aggravation does not raise an asset; None: customers as such."""
    bare = row is not None and column(case, row) is Column.BARE
    topmost = case.has(*_TOPMOST) and is_batch(case)
    return Severity.MEDIUM if bare and not topmost else Severity.HIGH


def given_back(case: Circumstances) -> bool:
    """Whether accounts come to who ran them all along: ownership is confirmed, not sold."""
    return StatedFact.OPERATOR in case.read_facts and not case.has(*_TOPMOST)


def weighed(case: Circumstances, row: AssetClass, grade: Severity) -> Severity:
    """The grade of an asset, one step up where something aggravates, else down where it is given
    back to who ran it."""
    if row.kind not in (Kind.ACCOUNT, Kind.RESOURCE):
        return grade
    if aggravating(case, row):
        limit = highest_by_aggravation(case, row if row.kind is Kind.ACCOUNT else None)
        return grade.stepped(1) if grade.rank < limit.rank else grade
    return grade.stepped(-1) if row.kind is Kind.ACCOUNT and given_back(case) else grade

"""What raises or lowers the grade of an account as an asset, by one step at most."""

from __future__ import annotations

from reviewer.assessment.assets import column, is_batch
from reviewer.assessment.circumstances import Circumstances
from reviewer.assessment.grading_texts import grading_texts
from reviewer.assessment.matrix import AssetClass, Column, Kind
from reviewer.assessment.readings import StatedFact
from reviewer.labels import Label, Severity

# A bare account never becomes high by aggravation alone, but for these, in batches.
_TOPMOST = (Label.PAYMENT_INSTRUMENT_TRANSFER, Label.REAL_NAME_EVASION, Label.UNLAWFUL_PURPOSE)


def aggravating(case: Circumstances, row: AssetClass | None = None) -> tuple[str, ...]:
    """All that aggravates, as half sentences, the weightiest first.

    A batch does not where the matrix has grades of its own for batches of the row. Customers as
    such (None, or a row of resources) are not graver for how the accounts are held.
    """
    account = row if row is not None and row.kind is not Kind.RESOURCE else None
    batch = account is not None and account.batch_grades is None and is_batch(case)
    known = grading_texts()
    facts = [why for fact, why in known.heavier_facts.items() if fact in case.read_facts]
    labels = [
        why
        for label, why in known.heavier_labels.items()
        if case.has(label) and (account or label is not Label.REAL_NAME_EVASION)
    ]
    return (*facts, *labels, *((known.heavier_batch,) if batch else ()))


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

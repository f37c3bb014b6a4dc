"""The one strategy by which a draft is mended, so that the wordings proposed first agree.

What leaves the contract in one clause cannot be promised on conditions in the next: either the
accounts and the data go out of it (剥离、转介), or they change hands with consent (条件).
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from reviewer.assessment.circumstances import ACCOUNT, CONTROL, DATA, Circumstances
from reviewer.assessment.matrix import AssetClass
from reviewer.labels import Label, Side
from reviewer.rules.findings import Finding


class Strategy(StrEnum):
    """WITHDRAW takes accounts and data out of the contract, CONDITION lets them change hands with
    the platform's and each person's consent."""

    WITHDRAW = "withdraw"
    CONDITION = "condition"


def strategy_of(case: Circumstances) -> Strategy:
    """What suits the accounts that are sold, then the lawyer's side.

    An account in the name of a natural person can only be withdrawn, others change hands by their
    platform's procedure. Of data alone, without accounts, a bare list of resources is withdrawn,
    data that are handed over wait for consent.
    """
    side = case.ticks.side
    if not case.has(Label.ACCOUNT_TRANSFER, *CONTROL):
        bare = case.has(Label.CUSTOMER_RESOURCE_TRANSFER) and not case.has(*DATA, *ACCOUNT)
        return Strategy.WITHDRAW if side is Side.TRANSFEROR or bare else Strategy.CONDITION
    sold = case.having(Label.ACCOUNT_TRANSFER)
    named = [row for each in sold for row in _named(each, case)]
    named = named or [row for row in case.account_rows if row.words is not None]
    if named:
        personal = any(row.person for row in named)
        return Strategy.WITHDRAW if personal else Strategy.CONDITION
    return Strategy.CONDITION if side is Side.TRANSFEREE else Strategy.WITHDRAW


def strategy_for(finding: Finding, case: Circumstances) -> Strategy:
    """The contract's; of a clause that names only accounts of others than natural persons the
    conditions, where no clause that is withdrawn hands over such accounts too. Control over them
    goes as they do."""
    sold = [finding] if finding.label in ACCOUNT else []
    if finding.label in CONTROL:
        sold = [each for each in case.having(*ACCOUNT) if each.clause == finding.clause]
    named = [row for each in sold for row in _named(each, case)]
    if _is_official(named):
        gone = {
            row.id
            for other in case.having(*ACCOUNT)
            if not _is_official(_named(other, case))
            for row in _named(other, case)
        }
        if gone.isdisjoint(row.id for row in named):
            return Strategy.CONDITION
    return strategy_of(case)


def _named(finding: Finding, case: Circumstances) -> list[AssetClass]:
    return [row for row in case.rows.get(finding.key, ()) if row.words is not None]


def _is_official(named: Sequence[AssetClass]) -> bool:
    return bool(named) and not any(row.person for row in named)

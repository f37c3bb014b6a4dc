"""Which facts of the matrix hold for an asset in a contract, and the grade and route they give."""

from __future__ import annotations

from reviewer.assessment.circumstances import DATA, Circumstances
from reviewer.assessment.contract_text import ContractText
from reviewer.assessment.matrix import AssetClass, Column, Kind, matrix
from reviewer.assessment.readings import StatedFact
from reviewer.labels import Label, Severity


def carries_data(case: Circumstances) -> bool:
    """Whether an account is handed over that holds others' data unless they were cleared."""
    if not case.has(Label.ACCOUNT_TRANSFER):
        return False
    return not case.excluded and any(row.carries for row in case.account_rows)


def column(case: Circumstances, row: AssetClass) -> Column:
    """Which facts of the matrix hold for an asset of the row in this contract."""
    if row.kind is Kind.LAWFUL:
        official = any(one.official for one in case.text.lawful if one.row == row.id)
        return Column.OFFICIAL if official else Column.BARE
    if row.kind in (Kind.DATA, Kind.RESOURCE, Kind.STATISTICS):
        if case.consent.proper or case.ticks.anonymised_verified:
            return Column.OFFICIAL
        return Column.SENSITIVE if case.has(Label.SENSITIVE_DATA_TRANSFER) else Column.DATA
    if case.procedure and not _open_data(case):
        return Column.OFFICIAL
    if row.kind is Kind.ACCOUNT and _goes_along(case, row):
        return Column.SENSITIVE if case.has(Label.SENSITIVE_DATA_TRANSFER) else Column.DATA
    return Column.BARE


def _goes_along(case: Circumstances, row: AssetClass) -> bool:
    return _open_data(case) or (
        row.carries and not case.excluded and not case.ticks.anonymised_verified
        and not case.consent.proper
    )  # fmt: skip


def _open_data(case: Circumstances) -> bool:
    """Others' data go along without proper consent."""
    proper = case.consent.proper or bool(case.ticks.anonymised_verified)
    return case.has(*DATA) and not proper


def is_batch(case: Circumstances) -> bool:
    """Whether so many accounts go over that they are a batch (`batch` in assets.yaml)."""
    count = case.facts.account_count
    return count is not None and count.value >= matrix().batch


def grade_of(case: Circumstances, row: AssetClass) -> Severity:
    """The matrix's grade for the row under the contract's facts."""
    grades = row.batch_grades if row.batch_grades and is_trade(case) else row.grades
    return grades[column(case, row)]


def is_trade(case: Circumstances) -> bool:
    """Whether accounts are traded in batches or by a workshop, or minors are concerned.

    These are the facts of the matrix by which a player's own account is told from a trade.
    """
    return is_batch(case) or StatedFact.STUDIO in case.read_facts or case.has(Label.MINOR_DATA)


def route_of_row(case: Circumstances, row: AssetClass) -> str | None:
    """The legal route by which an asset of the row is attacked; None for a lawful one."""
    if row.routes is None:
        return None
    if row.batch_route and is_trade(case):
        return row.batch_route
    bare, with_data = row.routes
    return with_data if column(case, row) in (Column.DATA, Column.SENSITIVE) else bare


def lawful_rows(text: ContractText) -> tuple[AssetClass, ...]:
    """The lawful assets that the contract transfers, in the order of the matrix."""
    named = {one.row for one in text.lawful}
    return tuple(row for row in matrix().of_kind(Kind.LAWFUL) if row.id in named)


def has_no_procedure(case: Circumstances) -> bool:
    """Whether no platform lets the accounts of the contract change hands officially."""
    return bool(case.account_rows) and all(row.no_procedure for row in case.account_rows)

"""The price of a contract: what is paid for its object, among all the amounts that it names.

Every amount is weighed by its signs (`price_signs`). Words of a total (总价, 共计, 作价), the
largest amount and one that is the sum of others speak for it; words of a part (首付, 尾款), of a
remedy (违约金, 押金), of a rate (每月, 每个) and of other money (余额, 借款) against it. Where only
parts are stated, instalments or prices of the things transferred, it is their sum (`price_parts`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache

from clause_rules import text_of
from reviewer.document.clause_tree import Clause, ClauseTree
from reviewer.document.model import Document, Span
from reviewer.facts.model import Fact
from reviewer.facts.price_changes import is_elsewhere, is_struck, replacements
from reviewer.facts.price_parts import components, sum_of_instalments
from reviewer.facts.price_signs import Amount, Beside, find_amounts, signs_of
from reviewer.facts.tables import Table, cells_of
from reviewer.facts.total_words import TOTAL
from reviewer.facts.weighing import Signs, Weighing, decode_weighing
from reviewer.facts.words import words_of
from reviewer.labels import Label
from reviewer.text.amounts import CNY, Money
from reviewer.text.numerals import parse_number

_TOTAL_ROW = re.compile(rf"^(?:小计)?[^，。;]{{0,4}}(?:{TOTAL}|总价|总额|总金额)")
_AMOUNT_COLUMN = re.compile(r"金额|价|款|小计|费用|钱|[（(]万?元")
_FORMER = re.compile(r"\s*(?:原[约条价合协内来]|(?:变更|修[改订]|调整|更改)之?前|旧)")
_FILE = "model/price.yaml"
SIGNS = Signs(
    yes=(
        *("total row", "largest", "sum", "for it", "twice", "total", "consideration", "capitals"),
        *("in parts", "price heading", "pays", "named", "price", "agreed", "opening", "first"),
    ),
    no=(
        *("again", "small", "tiny", "not for it", "condition", "worth", "front", "remedy", "part"),
        *("foreign", "minute", "remedy heading", "capped", "row", "owed", "rate"),
    ),
    either=("object", "bare"),
)


@cache
def weighing() -> Weighing:
    """What ships. Raises RuleFileError."""
    return decode_weighing(text_of(_FILE), _FILE, SIGNS)


def find_price(
    document: Document,
    clauses: ClauseTree,
    labels: Mapping[str, frozenset[Label]],
    tables: Sequence[Table],
) -> Fact[Decimal] | None:
    """The price in CNY with the places that state it, or None where no amount is clearly it."""
    amounts, signs = amounts_with_signs(document, clauses, labels, tables)
    if not amounts:
        return None
    best, enough = likeliest(amounts, signs, weighing())
    if not enough:  # then what the parties came to terms at, or agreed upon in the end
        agreed = {amount.span for amount, _ in replacements([*find_amounts(document, clauses)])}
        struck = (amount for amount in amounts if amount.span in agreed or is_struck(amount))
        best, enough = next(((amount, True) for amount in struck), (best, False))
    if parts := sum_of_instalments(document, clauses, best if enough else None, amounts):
        return parts
    if not enough or best.money.currency != CNY:
        return None
    beside_it = components(best, amounts, signs)
    value = best.money.amount + sum((part.money.amount for part in beside_it), Decimal(0))
    spans = [
        amount.span
        for amount in amounts
        if amount.clause.id == best.clause.id and amount.money.amount == best.money.amount
    ]
    return Fact(value, tuple(dict.fromkeys([*spans, *(part.span for part in beside_it)])))


def amounts_with_signs(
    document: Document,
    clauses: ClauseTree,
    labels: Mapping[str, frozenset[Label]],
    tables: Sequence[Table],
) -> tuple[list[Amount], list[dict[str, bool]]]:
    """The amounts that may be the price, and for each which signs it shows."""
    former = [cell for table in tables for cell in _former_cells(document, table)]
    named = (
        amount
        for amount in find_amounts(document, clauses)
        if amount.money.amount and not amount.money.vague
        if not any(cell.contains(amount.span) for cell in former)
    )
    amounts = _standing([*named, *_total_rows(document, tables)])
    beside = Beside(amounts)
    return amounts, [signs_of(document, clauses, a, beside, labels) for a in amounts]


def _standing(amounts: Sequence[Amount]) -> list[Amount]:
    """Those that no other one takes the place of and that are paid under this contract."""
    replaced = {former.span for _, before in replacements(amounts) for former in before}
    return [a for a in amounts if a.span not in replaced and not is_elsewhere(a)]


def likeliest(
    amounts: Sequence[Amount], signs: Sequence[Mapping[str, bool]], weighed: Weighing
) -> tuple[Amount, bool]:
    """The amount that is most likely the price, and whether it is likely enough."""
    weight, best = max(
        zip(map(weighed.of, signs), amounts, strict=True),
        key=lambda entry: (entry[0], -entry[1].span.start),
    )
    return best, weight >= weighed.enough


def _former_cells(document: Document, table: Table) -> Iterator[Span]:
    """What a supplement replaces: the column 原约定 beside 现约定."""
    for row in table.rows:
        for index, cell in enumerate(cells_of(document, row)):
            if _FORMER.match(table.column(document, index)):
                yield cell


def _total_rows(document: Document, tables: Sequence[Table]) -> Iterator[Amount]:
    """合计 in a table with a column of amounts."""
    for table in tables:
        for row in table.rows:
            cells = cells_of(document, row)
            if not _TOTAL_ROW.match(cells[0].of(document.text).strip()):
                continue
            if found := _cell_amount(document, table, row, cells):
                yield found


def _cell_amount(
    document: Document, table: Table, row: Clause, cells: Sequence[Span]
) -> Amount | None:
    for index in reversed(range(1, len(cells))):
        head = table.column(document, index)
        text = words_of(document, cells[index]).text
        value = parse_number(text.removesuffix("元")) if text else None
        if value and _AMOUNT_COLUMN.search(head):
            if "万元" in head:
                value *= 10_000
            money = Money(value, CNY, 0, len(text))
            return Amount(row, money, cells[index], head, "", head, head, "", front=False)
    return None

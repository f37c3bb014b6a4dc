"""Amounts that stand in a table as bare numbers, under a head that says what they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reviewer.document.clause_tree import Clause
from reviewer.document.model import Document, Span
from reviewer.facts.price_signs import Amount
from reviewer.facts.tables import Table, cells_of
from reviewer.facts.total_words import TOTAL
from reviewer.facts.words import words_of
from reviewer.text.amounts import CNY, Money
from reviewer.text.numerals import parse_number

_TOTAL_ROW = re.compile(rf"^(?:小计)?[^，。;]{{0,4}}(?:{TOTAL}|总价|总额|总金额)")
_AMOUNT_COLUMN = re.compile(r"金额|(?<!单)价|款|小计|费用|钱|(?<!单价)[（(]万?元")
_FORMER = re.compile(r"\s*(?:原[约条价合协内来]|(?:变更|修[改订]|调整|更改)之?前|旧)")


def former_cells(document: Document, table: Table) -> Iterator[Span]:
    """What a supplement replaces: the column 原约定 beside 现约定."""
    for row in table.rows:
        for index, cell in enumerate(cells_of(document, row)):
            if _FORMER.match(table.column(document, index)):
                yield cell


def total_rows(document: Document, tables: Sequence[Table]) -> Iterator[Amount]:
    """合计 in a table with a column of amounts."""
    for table in tables:
        for row in table.rows:
            if _is_total(document, row) and (found := _amount(document, table, row)):
                yield found


def column_of_amounts(document: Document, table: Table) -> list[Amount]:
    """The amounts of every row of a table, nothing where a row has none or is the total."""
    rows = [row for row in table.rows if not _is_total(document, row)]
    found = [amount for row in rows if (amount := _amount(document, table, row))]
    return found if len(found) == len(table.rows) else []


def _is_total(document: Document, row: Clause) -> bool:
    return bool(_TOTAL_ROW.match(cells_of(document, row)[0].of(document.text).strip()))


def _amount(document: Document, table: Table, row: Clause) -> Amount | None:
    """The last bare number of a row that stands in a column of amounts."""
    cells = cells_of(document, row)
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

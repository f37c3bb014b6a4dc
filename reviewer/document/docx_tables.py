"""How the tables of a Word file look: their grid, rules and grounds.

Source: ECMA-376 Part 1 §17.4.48 (tblGrid), §17.4.17 (gridSpan), §17.4.38 (tblBorders), §17.7.6
(styles of tables).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from lxml import etree

from reviewer.document.docx_colours import ground_of
from reviewer.document.docx_names import W
from reviewer.document.docx_story import Cell, Table
from reviewer.document.model import Alignment, CellFormat, TableFormat

_NO_RULE = frozenset({"nil", "none"})
_MOST_COLUMNS = 60


def table_format(table: Table, style_has_rules: Callable[[str | None], bool]) -> TableFormat:
    """The grid of a table, and whether it has rules: its own, or those of its style."""
    element = table.element
    if element is None:
        return TableFormat()
    grid = element.find(W + "tblGrid")
    columns = [] if grid is None else [_points(col) for col in grid.iterchildren(W + "gridCol")]
    properties = element.find(W + "tblPr")
    borders = None if properties is None else properties.find(W + "tblBorders")
    if borders is not None:
        ruled = draws(borders)
    else:
        style = None if properties is None else properties.find(W + "tblStyle")
        ruled = style_has_rules(None if style is None else style.get(W + "val"))
    # A cell's own borders go before those of the table.
    own = [
        None if cell.properties is None else cell.properties.find(W + "tcBorders")
        for row in table.rows
        for cell in row
    ]
    ruled = any(ruled if border is None else draws(border) for border in own)
    return TableFormat(tuple(columns[:_MOST_COLUMNS]), ruled)


def cell_formats(row: Sequence[Cell], alignments: Sequence[Alignment]) -> tuple[CellFormat, ...]:
    """The looks of the cells of a row, each with the alignment of its first paragraph."""
    found, column = [], 0
    for cell, alignment in zip(row, alignments, strict=True):
        span = None if cell.properties is None else cell.properties.find(W + "gridSpan")
        given = "" if span is None else span.get(W + "val", "")
        columns = min(max(int(given), 1), _MOST_COLUMNS) if given.isdecimal() else 1
        shading = None if cell.properties is None else cell.properties.find(W + "shd")
        found.append(CellFormat(column, columns, alignment, ground_of(shading), cell.merged))
        column += columns
    return tuple(found)


def draws(borders: etree._Element) -> bool:
    """Whether any of the borders is a rule."""
    return any(border.get(W + "val", "nil") not in _NO_RULE for border in borders)


def _points(column: etree._Element) -> float:
    given = column.get(W + "w", "")
    return int(given) / 20 if given.isdecimal() else 0.0

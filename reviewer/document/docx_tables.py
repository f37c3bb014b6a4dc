"""How the tables of a Word file look: their grid, rules and grounds.

Source: ECMA-376 Part 1 §17.4.48 (tblGrid), §17.4.17 (gridSpan), §17.4.83 (vAlign).
"""

from __future__ import annotations

from collections.abc import Sequence

from reviewer.document.docx_borders import MOST_COLUMNS, NO_BORDERS, columns_of
from reviewer.document.docx_colours import ground_of
from reviewer.document.docx_names import W, points
from reviewer.document.docx_story import Cell, Table
from reviewer.document.model import Alignment, Borders, CellFormat, TableFormat, Vertical

_VERTICAL: dict[str, Vertical] = {"center": "center", "both": "center", "bottom": "bottom"}


def table_format(table: Table, borders: Sequence[Sequence[Borders]]) -> TableFormat:
    """The grid of a table, and whether any of its cells has a rule."""
    grid = table.element.find(W + "tblGrid")
    given = () if grid is None else grid.iterchildren(W + "gridCol")
    columns = [points(column.get(W + "w")) or 0.0 for column in given]
    ruled = any(cell != NO_BORDERS for row in borders for cell in row)
    return TableFormat(tuple(columns[:MOST_COLUMNS]), ruled)


def cell_formats(
    row: Sequence[Cell], alignments: Sequence[Alignment], borders: Sequence[Borders]
) -> tuple[CellFormat, ...]:
    """The looks of the cells of a row, each with the alignment of its first paragraph."""
    found, column = [], 0
    for cell, alignment, sides in zip(row, alignments, borders, strict=True):
        columns, properties = columns_of(cell), cell.properties
        shading = None if properties is None else properties.find(W + "shd")
        stands = None if properties is None else properties.find(W + "vAlign")
        vertical = _VERTICAL.get("" if stands is None else stands.get(W + "val", ""), "top")
        found.append(CellFormat(column, columns, alignment, ground_of(shading), vertical, sides))
        column += columns
    return tuple(found)

"""How the tables of a Word file look: their grid, width and place, rules and grounds, heights.

Source: ECMA-376 Part 1 §17.4.48 (tblGrid), §17.4.17 (gridSpan), §17.4.83 (vAlign), §17.4.63 (tblW),
§17.4.28 (jc), §17.4.50 (tblInd), §17.4.42 and §17.4.68 (tblCellMar, tcMar), §17.4.80 (trHeight).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from lxml import etree

from reviewer.document.docx_borders import MOST_COLUMNS, NO_BORDERS, cell_borders, columns_of
from reviewer.document.docx_colours import ground_of
from reviewer.document.docx_names import W, points
from reviewer.document.docx_story import Cell, Table
from reviewer.document.model import (
    Alignment,
    BlockFormat,
    Borders,
    CellFormat,
    Padding,
    TableFormat,
    Vertical,
)

# A property of a table, its own or that of its style.
Property = Callable[[str], etree._Element | None]

_VERTICAL: dict[str, Vertical] = {"center": "center", "both": "center", "bottom": "bottom"}
_PLACES: dict[str, Literal["center", "right"]] = {
    **{"center": "center", "right": "right", "end": "right"},
}
_SIDES = {"top": 0, "right": 1, "end": 1, "bottom": 2, "left": 3, "start": 3}
_WHOLE = 5000.0  # fiftieths of a percent


@dataclass(frozen=True, slots=True)
class TableLook:
    """How a table looks; `borders` are those of its cells, row by row, `padding` the usual one."""

    table: Table
    look: TableFormat
    borders: list[list[Borders]]
    padding: Padding

    @classmethod
    def of(cls, table: Table, find: Property) -> TableLook:
        """The look of a table whose properties `find` knows."""
        borders = cell_borders(table, find("tblBorders"))
        padding = padding_of(find("tblCellMar"), CellFormat(0).padding)
        return cls(table, table_format(table, borders, find), borders, padding)

    def row(
        self,
        look: BlockFormat,
        number: int,
        alignments: Sequence[Alignment],
        labels: Sequence[str],
    ) -> BlockFormat:
        """The look of a row with its cells, each with the alignment of its first paragraph and the
        automatic number that is drawn before its words."""
        cells = cell_formats(
            self.table.rows[number], alignments, labels, self.borders[number], self.padding
        )
        height = height_of(self.table.marks[number])
        return replace(look, cells=cells, table=self.look, height=height)


def table_format(table: Table, borders: Sequence[Sequence[Borders]], find: Property) -> TableFormat:
    """The grid of a table, its width and place, and whether any of its cells has a rule."""
    grid = table.element.find(W + "tblGrid")
    given = () if grid is None else grid.iterchildren(W + "gridCol")
    columns = [points(column.get(W + "w")) or 0.0 for column in given]
    ruled = any(cell != NO_BORDERS for row in borders for cell in row)
    place, indent = find("jc"), find("tblInd")
    width, share = _width(find("tblW"))
    return TableFormat(
        tuple(columns[:MOST_COLUMNS]),
        ruled,
        width,
        share,
        _PLACES.get("" if place is None else place.get(W + "val", ""), "left"),
        0.0 if indent is None else _length(indent),
    )


def cell_formats(
    row: Sequence[Cell],
    alignments: Sequence[Alignment],
    labels: Sequence[str],
    borders: Sequence[Borders],
    usual: Padding,
) -> tuple[CellFormat, ...]:
    """The looks of the cells of a row. `usual` is the padding of its table's cells."""
    found, column = [], 0
    for cell, alignment, label, sides in zip(row, alignments, labels, borders, strict=True):
        columns, properties = columns_of(cell), cell.properties
        shading = None if properties is None else properties.find(W + "shd")
        stands = None if properties is None else properties.find(W + "vAlign")
        vertical = _VERTICAL.get("" if stands is None else stands.get(W + "val", ""), "top")
        padding = padding_of(None if properties is None else properties.find(W + "tcMar"), usual)
        found.append(
            CellFormat(
                column, columns, alignment, ground_of(shading), vertical, sides, padding, label
            )
        )
        column += columns
    return tuple(found)


def padding_of(margins: etree._Element | None, usual: Padding) -> Padding:
    """The padding that a w:tblCellMar or w:tcMar says, on top of the usual one."""
    if margins is None:
        return usual
    found = list(usual)
    for side in margins:
        name = etree.QName(side).localname
        if name in _SIDES:
            found[_SIDES[name]] = max(_length(side), 0.0)
    top, right, bottom, left = found
    return top, right, bottom, left


def height_of(mark: etree._Element | None) -> float:
    """The height in points that a w:trPr gives its row, 0 for none."""
    height = None if mark is None else mark.find(W + "trHeight")
    return 0.0 if height is None else max(points(height.get(W + "val")) or 0.0, 0.0)


def _width(width: etree._Element | None) -> tuple[float, float]:
    """A width in points, and as a share of the words; 0 for none."""
    given = "" if width is None else width.get(W + "w", "").strip()
    kind = "auto" if width is None else width.get(W + "type", "dxa")
    if given.endswith("%") or kind == "pct":
        per = 1.0 if given.endswith("%") else _WHOLE / 100
        return 0.0, max(points(given.rstrip("%"), per) or 0.0, 0.0) / 100
    return (max(points(given) or 0.0, 0.0), 0.0) if kind == "dxa" else (0.0, 0.0)


def _length(measure: etree._Element) -> float:
    """A measure of a table that is one of length (§17.18.90)."""
    kind = measure.get(W + "type", "dxa")
    return (points(measure.get(W + "w")) or 0.0) if kind == "dxa" else 0.0

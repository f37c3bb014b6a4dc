"""Rules round paragraphs and cells of a Word file.

Source: ECMA-376 Part 1 §17.3.1.24 (pBdr), §17.4.38 (tblBorders), §17.4.66 (tcBorders: a cell's own
goes before the table's; of two cells that share an edge the one that draws it).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from lxml import etree

from reviewer.document.docx_names import W, integer, points
from reviewer.document.docx_story import Cell, Table
from reviewer.document.model import Borders, LineKind, Rule

NO_BORDERS = Borders()
_NO_RULE = frozenset({"nil", "none"})
_SIDES = {"top": "top", "bottom": "bottom", "left": "left", "right": "right"} | {
    "start": "left",
    "end": "right",
}
MOST_COLUMNS = 60


def borders_of(element: etree._Element, base: Borders = NO_BORDERS) -> Borders:
    """The borders of a w:pBdr on top of those of a style."""
    found = {
        _SIDES[name]: _rule(side)
        for side in element
        if (name := etree.QName(side).localname) in _SIDES
    }
    return replace(base, **found)


def columns_of(cell: Cell) -> int:
    """How many columns of the grid a cell takes (§17.4.17)."""
    span = None if cell.properties is None else cell.properties.find(W + "gridSpan")
    given = None if span is None else integer(span.get(W + "val"))
    return min(max(given or 1, 1), MOST_COLUMNS)


def cell_borders(table: Table, whole: etree._Element | None) -> list[list[Borders]]:
    """The borders of every cell of a table, row by row; cells that meet agree on their edge.
    `whole` is the w:tblBorders of the table."""
    usual = _named(whole)
    rows = [list(_edges(row, usual, at, len(table.rows))) for at, row in enumerate(table.rows)]
    for row in rows:
        for left, right in pairwise(row):
            shared = _wider(left.sides["right"], right.sides["left"])
            shared = None if right.goes_on == "left" else shared
            left.sides["right"] = right.sides["left"] = shared
    for upper, lower in pairwise(rows):
        _share(upper, lower)
    return [[Borders(**cell.sides) for cell in row] for row in rows]


@dataclass(slots=True)
class _Edges:
    """A cell as it is settled: the columns [first, last) of the grid it takes, on which side the
    cell is that it only goes on from (empty: none), and its rules by side."""

    first: int
    last: int
    goes_on: str
    sides: dict[str, Rule | None]


def _edges(
    row: Sequence[Cell], whole: dict[str, Rule | None], at: int, rows: int
) -> Iterator[_Edges]:
    column = 0
    for index, cell in enumerate(row):
        properties = cell.properties
        own = _named(None if properties is None else properties.find(W + "tcBorders"))
        first, last = index == 0, index == len(row) - 1
        usual = {
            "top": whole.get("top" if at == 0 else "insideH"),
            "bottom": whole.get("bottom" if at == rows - 1 else "insideH"),
            "left": whole.get("left" if first else "insideV"),
            "right": whole.get("right" if last else "insideV"),
        }
        columns = columns_of(cell)
        yield _Edges(column, column + columns, _goes_on(cell), usual | _sides(own))
        column += columns


def _goes_on(cell: Cell) -> str:
    if not cell.merged:
        return ""
    sideways = cell.properties is not None and cell.properties.find(W + "hMerge") is not None
    return "left" if sideways else "top"


def _share(upper: Sequence[_Edges], lower: Sequence[_Edges]) -> None:
    """Let the cells of two rows agree on the edges between them."""
    shared: dict[int, list[Rule | None]] = {}
    for below in lower:
        above = [
            (at, cell)
            for at, cell in enumerate(upper)
            if cell.first < below.last and below.first < cell.last
        ]
        if below.goes_on == "top":
            below.sides["top"] = None
        else:
            met = [cell.sides["bottom"] for _, cell in above]
            below.sides["top"] = _wider(below.sides["top"], *met)
        for at, _ in above:
            shared.setdefault(at, []).append(below.sides["top"])
    for at, rules in shared.items():
        upper[at].sides["bottom"] = _wider(*rules)


def _named(borders: etree._Element | None) -> dict[str, Rule | None]:
    if borders is None:
        return {}
    return {etree.QName(side).localname: _rule(side) for side in borders}


def _sides(named: dict[str, Rule | None]) -> dict[str, Rule | None]:
    return {_SIDES[name]: rule for name, rule in named.items() if name in _SIDES}


def _rule(side: etree._Element) -> Rule | None:
    """A border as a rule; its width is in eighths of a point (§17.3.4)."""
    kind = side.get(W + "val", "nil")
    if kind in _NO_RULE:
        return None
    width = points(side.get(W + "sz"), 8)
    line: LineKind = "solid"
    if kind.startswith(("double", "triple", "thin", "thick")) and kind != "thick":
        line = "double"
    elif kind.startswith(("dash", "dot")):
        line = "dashed"
    return Rule(0.5 if width is None else width, line)


def _wider(*rules: Rule | None) -> Rule | None:
    drawn = (rule for rule in rules if rule is not None)
    return max(drawn, key=lambda rule: rule.width, default=None)

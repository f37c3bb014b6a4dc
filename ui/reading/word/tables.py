"""How Word's tables look in Qt: their width and place, the rules, grounds and heights of cells."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from PySide6.QtGui import (
    QBrush,
    QTextBlockFormat,
    QTextCharFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTableCellFormat,
    QTextTableFormat,
)

from reviewer.document.model import BlockFormat, Borders, CellFormat, TableFormat
from ui import theme
from ui.reading.word.format import ALIGNMENTS, BODY_SIZE, pale, space_lines
from ui.reading.word.grid import Place, TableGrid, width_of
from ui.reading.word.tabs import PIXELS_PER_POINT

CELL_LINE_HEIGHT = 130.0  # percent, where the file says nothing
_THICK = 1.25  # points
_LEAST, _MOST = 1.5, 20.0  # points between a rule and the words
_OUTSIDE = 26.0  # points by which a table may reach beyond the words: less than the paper's margin
_ALIKE = 0.05  # a table so nearly as wide as the words is as wide as them
_NEAR = 12.0  # points from the left of the words that are none
_NARROWEST = 0.15  # of the width of the words
_TALLEST = 400.0  # points of a row without words
_LINE = 1.35  # the height of a line of that of its characters
_VERTICAL = {
    "center": QTextCharFormat.VerticalAlignment.AlignMiddle,
    "bottom": QTextCharFormat.VerticalAlignment.AlignBottom,
}


@dataclass(frozen=True, slots=True)
class TablePlace:
    """Where a table stands: its left edge in points from that of the words, and as shares of their
    width how far it reaches (`end`) and how wide it is."""

    left: float = 0.0
    share: float = 1.0
    end: float = 1.0

    def set_on(self, look: QTextTableFormat) -> None:
        """Put a table there. For Qt its width has the margin before it in it; Qt's own alignment
        of tables counts the margin of the paper twice."""
        look.setLeftMargin(self.left * PIXELS_PER_POINT)
        look.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100 * self.end))

    @classmethod
    def of(cls, table: TableFormat | None, page: float, column: float) -> TablePlace:
        """The place of a table in a column of words; on the file's page they are `page` wide."""
        if table is None:
            return cls()
        width = width_of(table, page)
        begins = table.indent if table.alignment == "left" else 0.0
        if abs(width - page) <= _ALIKE * page and abs(begins) <= _NEAR:
            return cls()
        drawn = min(max(width / page, _NARROWEST) * column, column + 2 * _OUTSIDE)
        free = column - drawn
        left = {"left": begins * column / page, "center": free / 2, "right": free}[table.alignment]
        left = min(max(left, -_OUTSIDE), free + _OUTSIDE)
        return cls(left, drawn / column, (left + drawn) / column)


def table_format(
    grid: TableGrid, place: TablePlace, *, first: bool = True, last: bool = True
) -> QTextTableFormat:
    """Thin rules, and the columns' parts of the width. A table that has no rules in the file has
    none here. One that is laid in pieces has room only before the `first` and after the `last`.
    """
    result = QTextTableFormat()
    result.setBorder(1)
    result.setBorderBrush(QBrush(theme.colour("border_strong" if grid.ruled else "paper")))
    result.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    result.setBorderCollapse(True)
    result.setCellPadding(5)
    result.setCellSpacing(0)
    result.setTopMargin(6 if first else 0)
    result.setBottomMargin(6 if last else 0)
    place.set_on(result)
    kind = QTextLength.Type.PercentageLength
    result.setColumnWidthConstraints([QTextLength(kind, 100 * share) for share in grid.shares])
    return result


def spare_height(
    look: BlockFormat | None, grid: TableGrid, row: int, text: str, page: float
) -> tuple[Place | None, float]:
    """Which cell of a row has the most words, and how many points the row is to be higher than
    they make it. Qt knows no height of rows."""
    if look is None or not look.height:
        return None, 0.0
    size = (look.runs[0].look.size if look.runs else look.size) or BODY_SIZE
    line = max(look.line, 1.0) * _LINE * size if look.line_rule == "auto" else look.line
    whole = width_of(grid.table, page)

    def lines(place: Place) -> int:
        room = max(whole * sum(grid.shares[place.column : place.column + place.columns]), size)
        words = place.span.of(text).split("\n")
        return sum(max(ceil(_width(part) * size / room), 1) for part in words)

    fullest = max(grid.rows[row], key=lines)
    spare = min(look.height, _TALLEST) - line * lines(fullest) - 2 * _LEAST
    return fullest, max(spare, 0.0)


def _width(words: str) -> float:
    """In characters of Chinese."""
    return sum(0.5 if character.isascii() else 1.0 for character in words)


def cell_block_format(look: BlockFormat | None, cell: CellFormat | None) -> QTextBlockFormat:
    """The paragraph of a cell."""
    result = QTextBlockFormat()
    if look is None:
        kind = QTextBlockFormat.LineHeightTypes.ProportionalHeight
        result.setLineHeight(CELL_LINE_HEIGHT, kind.value)
    else:
        space_lines(result, look)
    if cell is not None and cell.alignment != "justify":  # which tears short lines apart
        result.setAlignment(ALIGNMENTS[cell.alignment])
    return result


def cell_format(
    cell: CellFormat | None, *, ruled: bool, spare: float = 0.0
) -> QTextTableCellFormat:
    """The ground of a cell, made pale: marks and findings are to stand out from it; where its words
    stand and what is free round them, `spare` points more than usual; the rules in which it differs
    from its table."""
    result = QTextTableCellFormat()
    if cell is None:
        return result
    if cell.fill is not None:
        result.setBackground(pale(cell.fill))
    if cell.vertical != "top":
        result.setVerticalAlignment(_VERTICAL[cell.vertical])
    above = {"top": 0.0, "center": spare / 2, "bottom": spare}[cell.vertical]
    top, right, bottom, left = cell.padding
    result.setTopPadding(max(top, _LEAST) * PIXELS_PER_POINT + above * PIXELS_PER_POINT)
    result.setBottomPadding(
        max(bottom, _LEAST) * PIXELS_PER_POINT + (spare - above) * PIXELS_PER_POINT
    )
    result.setRightPadding(min(right, _MOST) * PIXELS_PER_POINT)
    result.setLeftPadding(min(left, _MOST) * PIXELS_PER_POINT)
    if ruled:
        _rule(result, cell.borders)
    return result


def _rule(result: QTextTableCellFormat, borders: Borders) -> None:
    """The rules of a cell that are not the thin ones of its table."""
    styles, brush = QTextFrameFormat.BorderStyle, QBrush(theme.colour("border_strong"))
    for rule, set_width, set_style, set_brush in (
        (borders.top, result.setTopBorder, result.setTopBorderStyle, result.setTopBorderBrush),
        (
            borders.right,
            result.setRightBorder,
            result.setRightBorderStyle,
            result.setRightBorderBrush,
        ),
        (
            borders.bottom,
            result.setBottomBorder,
            result.setBottomBorderStyle,
            result.setBottomBorderBrush,
        ),
        (borders.left, result.setLeftBorder, result.setLeftBorderStyle, result.setLeftBorderBrush),
    ):
        if rule is None:
            width, style = 0, styles.BorderStyle_None
        elif rule.line == "double":
            width, style = 3, styles.BorderStyle_Double
        elif rule.line == "dashed":
            width, style = 1, styles.BorderStyle_Dashed
        elif rule.width > _THICK:
            width, style = 2, styles.BorderStyle_Solid
        else:
            continue
        set_width(width)
        set_style(style)
        set_brush(brush)

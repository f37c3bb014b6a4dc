"""The grid of a Word table: where the cells of its rows lie, and how wide its columns are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reviewer.document.model import Block, BlockFormat, CellFormat, Span, TableFormat


@dataclass(frozen=True, slots=True)
class Place:
    """A cell of a row: the columns of the grid it lies over, and its words."""

    column: int
    columns: int
    span: Span
    look: CellFormat | None
    first: bool

    def label(self, row: Block) -> str:
        """The automatic number of the cell; that of its row in the first one where none is told."""
        if self.look is not None:
            return self.look.label
        return (row.label or "") if self.first else ""


@dataclass(frozen=True, slots=True)
class TableGrid:
    """`shares` are the columns' parts of the whole width, `rows` the places of each row, `table` is
    how the file has it."""

    shares: tuple[float, ...]
    rows: tuple[tuple[Place, ...], ...]
    table: TableFormat | None

    @property
    def ruled(self) -> bool:
        return self.table is None or self.table.ruled

    @classmethod
    def of(cls, rows: Sequence[tuple[Block, BlockFormat | None]]) -> TableGrid:
        """The grid of some rows of one table. Cells that lie on none get columns of equal width."""
        looks = [look for _, look in rows if look is not None and look.cells]
        table = looks[0].table if looks else None
        ends = [
            max((cell.column + cell.columns for cell in look.cells), default=0) for look in looks
        ]
        fits = len(looks) == len(rows) and all(
            look is not None and len(look.cells) == len(cells_of(block)) for block, look in rows
        )
        columns = max(ends, default=0) if fits else max(len(cells_of(block)) for block, _ in rows)
        widths = table.columns if table is not None and fits else ()
        return cls(
            _shares(widths, columns),
            tuple(tuple(_places(block, look if fits else None, columns)) for block, look in rows),
            table,
        )


def width_of(table: TableFormat | None, page: float) -> float:
    """How wide a table is, in points, on a page whose words are `page` wide."""
    if table is None:
        return page
    return table.share * page or table.width or sum(table.columns) or page


def cells_of(block: Block) -> tuple[Span, ...]:
    """The cells of a row; a block without any is one cell."""
    return block.cells or (block.span,)


def _shares(widths: Sequence[float], columns: int) -> tuple[float, ...]:
    whole = sum(widths)
    if len(widths) != columns or whole <= 0 or min(widths) <= 0:
        return (1 / columns,) * columns
    return tuple(width / whole for width in widths)


def _places(block: Block, look: BlockFormat | None, columns: int) -> Iterator[Place]:
    """The cells of a row; the last one goes on to the end of the grid."""
    cells = cells_of(block)
    for index, span in enumerate(cells):
        cell = look.cells[index] if look is not None else None
        column = cell.column if cell is not None else index
        taken = cell.columns if cell is not None else 1
        if index == len(cells) - 1:
            taken = columns - column
        yield Place(column, taken, span, cell, index == 0)

"""Rows of a table without ruling lines: lines of the page that make up its cells.

A line goes on with the row above where it stands below cells that are full. Where it has something
in every column, a row of its own looks the same: the distance of the lines tells, or that wide
cells end in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reviewer.document.pdf_characters import WIDE
from reviewer.document.pdf_lines import TAB_GAP, Line, Row, append, whole

_GUTTER = 0.75  # the narrowest gutter, in ems
# How much room the last line of a cell leaves at most if it goes on below, in ems.
_ROOM = 1.6
_NEAR = 3.0  # ems from a full cell to the next column at most
_FARTHER = 0.35  # ems by which rows stand farther apart than lines of a row
# Ems of a cell that may go on together with all others of its row: where the distance of lines
# tells, and where it does not.
_WIDE, _VERY_WIDE = 4.0, 8.0


@dataclass(slots=True)
class Gutter:
    """A strip in which nothing stands, from left to right."""

    left: float
    right: float

    def narrowed(self, piece: Line) -> bool:
        """Keep clear of the piece; False where nothing of the gutter remains."""
        if piece.right <= self.left or piece.left >= self.right:
            return True
        if piece.left <= self.left and piece.right >= self.right:
            return False
        if piece.left - self.left > self.right - piece.right:
            self.right = piece.left
        else:
            self.left = piece.right
        return self.right - self.left >= _GUTTER * piece.em


def columns_of(group: Sequence[Row], gutters: Sequence[Gutter]) -> list[list[Row]]:
    """What each column holds of each row."""
    columns: list[list[Row]] = [[] for _ in range(len(gutters) + 1)]
    for row in group:
        cells: dict[int, list[Line]] = {}
        for piece in row.pieces:
            cells.setdefault(column_of(piece, gutters), []).append(piece)
        for column, pieces in cells.items():
            columns[column].append(Row(row.top, row.bottom, pieces))
    return [column for column in columns if column]


def column_of(piece: Line, gutters: Sequence[Gutter]) -> int:
    """In which column a piece stands, 0 for the first."""
    return sum(piece.left >= gutter.right - 1 for gutter in gutters)


def stand_apart(group: Sequence[Row], gutters: Sequence[Gutter]) -> bool:
    """Whether rows of several lines stand apart, each with something in every column: so do the
    rows of a table, and hardly ever the paragraphs of two columns of text."""
    apart = _apart_from(group)
    if apart is None:
        return False
    begun = [below for above, below in pairwise(group) if _step(above, below) > apart]
    filled = all(
        len({column_of(piece, gutters) for piece in row.pieces}) > len(gutters) for row in begun
    )
    return filled and 2 <= len(begun) < len(group) - 1


def table_lines(group: Sequence[Row], gutters: Sequence[Gutter]) -> Iterator[Line]:
    """The rows of a table as a line each."""
    for cells in _table_rows(group, gutters):
        yield _as_line(cells)


def _table_rows(group: Sequence[Row], gutters: Sequence[Gutter]) -> Iterator[list[list[Line]]]:
    """The rows of a table: of each the lines of its cells, from left to right."""
    columns = columns_of(group, gutters)
    edges = [(min(row.left for row in rows), max(row.right for row in rows)) for rows in columns]
    apart = _apart_from(group)
    cells: dict[int, list[Line]] = {}
    for at, row in enumerate(group):
        near = apart is None or not at or _step(group[at - 1], row) <= apart
        here = _cells(row, gutters)
        if cells and len(edges) > 1 and near and _goes_on_with(here, cells, edges, apart):
            for column, pieces in here.items():
                cells[column] += pieces
            continue
        if cells:
            yield _by_column(cells)
        cells = here
    yield _by_column(cells)


def _apart_from(group: Sequence[Row]) -> float | None:
    """The step from line to line beyond which another row begins, in points; None where all steps
    are alike and tell nothing."""
    steps = [_step(above, below) for above, below in pairwise(group)]
    if not steps:
        return None
    least = min(steps) + _FARTHER * group[0].pieces[0].em
    return least if max(steps) > least else None


def _step(above: Row, below: Row) -> float:
    return below.pieces[0].base - above.pieces[0].base


def _cells(row: Row, gutters: Sequence[Gutter]) -> dict[int, list[Line]]:
    """What stands in each column of a row, as one line unless there are no columns."""
    if not gutters:
        return {at: [piece] for at, piece in enumerate(row.pieces)}
    pieces: dict[int, list[Line]] = {}
    for piece in row.pieces:
        pieces.setdefault(column_of(piece, gutters), []).append(piece)
    return {at: [whole(Row(row.top, row.bottom, found))] for at, found in pieces.items()}


def _by_column(cells: dict[int, list[Line]]) -> list[list[Line]]:
    return [cells[column] for column in sorted(cells)]


def _as_line(cells: Sequence[Sequence[Line]]) -> Line:
    """The row of a table as one line."""
    parted = len(cells) > 1 and any(
        (len(left) > 1 and len(right) > 1) or right[0].left - left[0].right > TAB_GAP * right[0].em
        for left, right in pairwise(cells)
    )
    pieces = [_joined(lines) for lines in cells]
    if not parted:
        return whole(Row(pieces[0].top, pieces[0].bottom, pieces))
    line = pieces[0]
    for piece in pieces[1:]:
        append(line, piece, "\t")
    line.alone = True
    return line


def _goes_on_with(
    here: dict[int, list[Line]],
    cells: dict[int, list[Line]],
    edges: Sequence[tuple[float, float]],
    apart: float | None,
) -> bool:
    """Whether pieces stand right below cells that are full: of some cells while the others have
    ended, or of all. `edges` are the left and right of each column."""
    if not here.keys() <= cells.keys() or not all(
        len(pieces) == 1 and _is_below(pieces[0], cells[column][-1], edges[column][1])
        for column, pieces in here.items()
    ):
        return False
    if len(here) < len(cells):
        return True
    ends = {column: lines[-1] for column, lines in cells.items()}
    last = max(ends)
    if any(
        edges[column + 1][0] - line.right > _NEAR * line.em
        for column, line in ends.items()
        if column < last
    ):
        return False
    least = _VERY_WIDE if apart is None else _WIDE
    if sum(line.right - line.left > least * line.em for line in ends.values()) < 2:
        return False
    return apart is not None or any(
        edges[column][1] - pieces[0].right > _ROOM * pieces[0].em for column, pieces in here.items()
    )


def _is_below(piece: Line, above: Line, right: float) -> bool:
    """Whether a piece stands right below a line that fills its column."""
    return (
        right - above.right < _ROOM * piece.em
        and abs(piece.left - above.left) < piece.em
        and piece.top - above.bottom < piece.em
    )


def _joined(lines: Sequence[Line]) -> Line:
    """The lines of a cell as one."""
    first = lines[0]
    left, right = first.left, max(line.right for line in lines)
    for line in lines[1:]:
        wide = WIDE.match(first.text[-1]) or WIDE.match(line.text[0])
        append(first, line, "" if wide else " ")
    first.left, first.right = left, right
    return first

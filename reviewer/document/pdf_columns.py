"""Rows of a page put into reading order where text stands side by side.

Three things look alike: columns of running text, the blocks in which 甲方 and 乙方 give their
particulars and sign, and lists and tables without ruling lines. The first two are read column by
column, the third row by row, where a row may have cells of several lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reviewer.document.pdf_characters import WIDE
from reviewer.document.pdf_lines import COLUMN_GAP, TAB_GAP, Line, Row, append, whole

_GUTTER = 0.75  # the narrowest gutter, in ems
PARTY = re.compile(
    r"^\s*(?:[甲乙丙丁戊]\s*方|(?:出|受|转)让[方人]|[买卖]方|(?:出|承)租[方人]|(?:发|承)包[方人]|委托[方人]|受托[方人]|"
    r"供方|需方|借款人|贷款人|赠与人|受赠人|Party\s+[AB])"
)
# How much room the last line of a cell leaves at most if it goes on below, in ems.
_ROOM = 1.6
# The first line of a column of running text fills at least that much of its width.
_FULL_WIDTH = 0.85
_NUMERAL = r"[0-9０-９〇零一二三四五六七八九十]"
_CUT_DATE = re.compile(
    rf".*(?:年|{_NUMERAL}月|年{_NUMERAL}{{1,2}}|月{_NUMERAL}{{1,3}})\n{_NUMERAL}{{0,2}}[月日号]"
)
_LABEL = re.compile(r"[：:]")


def cuts_date(above: str, below: str) -> bool:
    """Whether a row to sign on ends within a date: 签署日期：2021年3月18 and below it 日."""
    return bool(_CUT_DATE.match(f"{above[-8:]}\n{below[:3]}"))


@dataclass(slots=True)
class _Gutter:
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


def in_reading_order(rows: Sequence[Row], flows: Iterator[int]) -> list[Line]:
    """The lines of a page, or of a part between two tables. `flows` numbers the blocks."""
    lines: list[Line] = []
    at = 0
    while at < len(rows):
        if not _side_by_side(rows, at):
            lines.append(rows[at].pieces[0])
            at += 1
            continue
        stop, gutters = _extent(rows, at)
        lines += _read_group(rows[at:stop], gutters, flows)
        at = stop
    return lines


def _read_group(
    group: Sequence[Row], gutters: Sequence[_Gutter], flows: Iterator[int]
) -> Iterator[Line]:
    columns = _columns(group, gutters) if gutters else []
    running = _are_running_text(columns)
    if columns and (running or _are_parties(columns)):
        for column in columns:
            flow = 0 if running else next(flows)
            bounds = min(row.left for row in column), max(row.right for row in column)
            for row in column:
                line = whole(row)
                line.flow, line.bounds = flow, bounds
                yield line
        return
    for cells in _table_rows(group, gutters):
        yield _as_line(cells)


def _table_rows(group: Sequence[Row], gutters: Sequence[_Gutter]) -> Iterator[list[list[Line]]]:
    """The rows of a table: of each the lines of its cells, from left to right.

    A line of the page belongs to the row above where it only goes on with cells whose last line is
    full.
    """
    right = [max(row.right for row in column) for column in _columns(group, gutters)]
    cells: dict[int, list[Line]] = {}
    for row in group:
        here = _cells(row, gutters)
        if cells and len(right) > 1 and _goes_on_with(here, cells, right):
            for column, pieces in here.items():
                cells[column] += pieces
            continue
        if cells:
            yield _by_column(cells)
        cells = here
    yield _by_column(cells)


def _cells(row: Row, gutters: Sequence[_Gutter]) -> dict[int, list[Line]]:
    """What stands in each column of a row, as one line unless there are no columns."""
    if not gutters:
        return {at: [piece] for at, piece in enumerate(row.pieces)}
    pieces: dict[int, list[Line]] = {}
    for piece in row.pieces:
        pieces.setdefault(_column_of(piece, gutters), []).append(piece)
    return {at: [whole(Row(row.top, row.bottom, found))] for at, found in pieces.items()}


def _by_column(cells: dict[int, list[Line]]) -> list[list[Line]]:
    return [cells[column] for column in sorted(cells)]


def _as_line(cells: Sequence[Sequence[Line]]) -> Line:
    """The row of a table as one line."""
    parted = len(cells) > 1 and any(
        right[0].left - left[0].right > TAB_GAP * right[0].em for left, right in pairwise(cells)
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
    here: dict[int, list[Line]], cells: dict[int, list[Line]], right: Sequence[float]
) -> bool:
    """Whether pieces stand right below cells that are full, and other cells have ended."""
    if not here.keys() < cells.keys():
        return False
    return all(
        len(pieces) == 1
        and right[column] - cells[column][-1].right < _ROOM * pieces[0].em
        and abs(pieces[0].left - cells[column][-1].left) < pieces[0].em
        and pieces[0].top - cells[column][-1].bottom < pieces[0].em
        for column, pieces in here.items()
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


def _apart(one: Line, other: Line) -> bool:
    gap = max(one.left, other.left) - min(one.right, other.right)
    return gap > COLUMN_GAP * max(one.em, other.em)


def _side_by_side(rows: Sequence[Row], at: int) -> bool:
    """Whether something stands beside the row: in it, or a little lower in another column."""
    row = rows[at]
    if len(row.pieces) > 1:
        return True
    if at + 1 == len(rows):
        return False
    below = rows[at + 1]
    return (
        len(below.pieces) == 1
        and below.top < row.bottom - 0.1 * row.pieces[0].em
        and _apart(row.pieces[0], below.pieces[0])
    )


def _extent(rows: Sequence[Row], start: int) -> tuple[int, list[_Gutter]]:
    """How far down a gutter stays clear: the row after the last, and the gutters that do."""
    pieces = rows[start].pieces
    if len(pieces) == 1:
        pieces = sorted(pieces + rows[start + 1].pieces, key=lambda piece: piece.left)
    gutters = _clear(pieces)
    beyond = start  # the last row with something right of the first gutter
    stop = start
    for at in range(start, len(rows)):
        trial = [_Gutter(gutter.left, gutter.right) for gutter in gutters]
        trial = [gutter for gutter in trial if all(map(gutter.narrowed, rows[at].pieces))]
        if not trial or (at > start and cuts_date(rows[at - 1].text, rows[at].text)):
            break
        gutters, stop = trial, at + 1
        if any(piece.left >= gutters[0].right - 1 for piece in rows[at].pieces):
            beyond = at
    tail = beyond + 1
    gutters = _clear(pieces, rows[start:tail])
    while (
        tail < stop
        and _goes_on(rows[tail - 1], rows[tail])
        and len(_clear(pieces, rows[start : tail + 1])) == len(gutters)
    ):
        tail += 1
    group = rows[start:tail]
    gutters = _clear(pieces, group)
    sides = [
        sum(piece.right <= gutters[0].left + 1 for row in group for piece in row.pieces),
        sum(piece.left >= gutters[0].right - 1 for row in group for piece in row.pieces),
    ]
    if min(sides) < 2:
        return start + 1, []
    return tail, gutters


def _clear(pieces: Sequence[Line], rows: Sequence[Row] = ()) -> list[_Gutter]:
    """The gutters between some pieces that stay clear over some rows."""
    gutters = [_Gutter(a.right, b.left) for a, b in pairwise(pieces)]
    for row in rows:
        gutters = [gutter for gutter in gutters if all(map(gutter.narrowed, row.pieces))]
    return gutters


def _goes_on(row: Row, below: Row) -> bool:
    """Whether the row below continues the left column at its pace."""
    em = below.pieces[0].em
    return below.top - row.bottom < em and abs(below.pieces[0].left - row.pieces[0].left) < em


def _columns(group: Sequence[Row], gutters: Sequence[_Gutter]) -> list[list[Row]]:
    """What each column holds of each row."""
    columns: list[list[Row]] = [[] for _ in range(len(gutters) + 1)]
    for row in group:
        cells: dict[int, list[Line]] = {}
        for piece in row.pieces:
            cells.setdefault(_column_of(piece, gutters), []).append(piece)
        for column, pieces in cells.items():
            columns[column].append(Row(row.top, row.bottom, pieces))
    return [column for column in columns if column]


def _column_of(piece: Line, gutters: Sequence[_Gutter]) -> int:
    return sum(piece.left >= gutter.right - 1 for gutter in gutters)


def _are_running_text(columns: Sequence[Sequence[Row]]) -> bool:
    """Whether the columns hold text that runs on; the last may have just begun."""
    if not columns:
        return False
    *whole_ones, last = columns
    if not all(map(_is_running_text, whole_ones)):
        return False
    if len(last) > 2 or not whole_ones:
        return _is_running_text(last)
    width = max(row.right for row in whole_ones[0]) - min(row.left for row in whole_ones[0])
    return last[0].right - last[0].left > _FULL_WIDTH * width


def _is_running_text(column: Sequence[Row]) -> bool:
    if len(column) < 3:
        return False
    edge = max(row.right for row in column)
    full = sum(edge - row.right < 2.5 * row.pieces[0].em for row in column)
    return full >= 0.5 * len(column) and sum(len(row.text) for row in column) >= 8 * len(column)


def _are_parties(columns: Sequence[Sequence[Row]]) -> bool:
    """Whether each column is one party's block: it opens with the party or is a list of labels."""
    if sum(bool(PARTY.match(column[0].text)) for column in columns) > 1:
        return True
    return all(
        sum(bool(_LABEL.search(row.text)) for row in column) >= 0.6 * len(column)
        for column in columns
    )

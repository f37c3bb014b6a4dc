"""Rows of a page put into reading order where text stands side by side.

Three things look alike: columns of running text, the blocks in which 甲方 and 乙方 give their
particulars and sign, and lists and tables without ruling lines. The first two are read column by
column, the third row by row, where a row may have cells of several lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from reviewer.document.pdf_cells import Gutter, columns_of, stand_apart, table_lines
from reviewer.document.pdf_lines import COLUMN_GAP, Line, Row, whole
from reviewer.text.chinese_digits import TENS

PARTY = re.compile(
    r"^\s*(?:[甲乙丙丁戊]\s*方|(?:出|受|转)让[方人]|[买卖]方|(?:出|承)租[方人]|(?:发|承)包[方人]|委托[方人]|受托[方人]|"
    r"供方|需方|借款人|贷款人|赠与人|受赠人|Party\s+[AB])"
)
# The first line of a column of running text fills at least that much of its width.
_FULL_WIDTH = 0.85
_NUMERAL = f"[0-9０-９〇零{TENS}]"
_CUT_DATE = re.compile(
    rf".*(?:年|{_NUMERAL}月|年{_NUMERAL}{{1,2}}|月{_NUMERAL}{{1,3}})\n{_NUMERAL}{{0,2}}[月日号]"
)
_LABEL = re.compile(r"[：:]")


def cuts_date(above: str, below: str) -> bool:
    """Whether a row to sign on ends within a date: 签署日期：2021年3月18 and below it 日."""
    return bool(_CUT_DATE.match(f"{above[-8:]}\n{below[:3]}"))


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
    group: Sequence[Row], gutters: Sequence[Gutter], flows: Iterator[int]
) -> Iterator[Line]:
    columns = columns_of(group, gutters) if gutters else []
    running = _are_running_text(columns)
    if columns and (running or _are_parties(columns)) and not stand_apart(group, gutters):
        for column in columns:
            flow = 0 if running else next(flows)
            bounds = min(row.left for row in column), max(row.right for row in column)
            for row in column:
                line = whole(row)
                line.flow, line.bounds = flow, bounds
                yield line
        return
    yield from table_lines(group, gutters)


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


def _extent(rows: Sequence[Row], start: int) -> tuple[int, list[Gutter]]:
    """How far down a gutter stays clear: the row after the last, and the gutters that do."""
    pieces = rows[start].pieces
    if len(pieces) == 1:
        pieces = sorted(pieces + rows[start + 1].pieces, key=lambda piece: piece.left)
    gutters = _clear(pieces)
    beyond = start  # the last row with something right of the first gutter
    stop = start
    for at in range(start, len(rows)):
        trial = [Gutter(gutter.left, gutter.right) for gutter in gutters]
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


def _clear(pieces: Sequence[Line], rows: Sequence[Row] = ()) -> list[Gutter]:
    """The gutters between some pieces that stay clear over some rows."""
    gutters = [Gutter(a.right, b.left) for a, b in pairwise(pieces)]
    for row in rows:
        gutters = [gutter for gutter in gutters if all(map(gutter.narrowed, row.pieces))]
    return gutters


def _goes_on(row: Row, below: Row) -> bool:
    """Whether the row below continues the left column at its pace."""
    em = below.pieces[0].em
    return below.top - row.bottom < em and abs(below.pieces[0].left - row.pieces[0].left) < em


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

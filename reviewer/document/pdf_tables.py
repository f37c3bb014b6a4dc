"""Tables of a PDF page: grids of ruling lines, and what stands in their cells.

Lines that touch form a grid; a cell is what no line parts. A cell over several columns or rows
counts once, where it begins, as in Word. A frame with a single cell in every row is not a table but
text with a border.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from reviewer.document.pdf_glyphs import Fragment, Glyphs
from reviewer.document.pdf_lines import Line, part_of, rows_of, whole
from reviewer.document.pdf_rules import Rule, Rules

_TOUCH = 3.0  # points between two lines that still meet
_NARROWEST = 4.0  # points of a column or row at least
_MOST_LINES = 600  # of a page; more of them draw something else
_MOST_FIELDS = 20_000

_Point = tuple[float, float]
_Cell = tuple[float, float, float, float]
_Lines = tuple[frozenset[int], frozenset[int]]  # across, down
_ACROSS, _DOWN = 0, 1


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of a table: the lines of each cell, top to bottom. `columns` are where the columns of
    its table part, in points."""

    page: int
    cells: tuple[tuple[Line, ...], ...]
    columns: tuple[float, ...]

    @property
    def lines(self) -> Iterable[Line]:
        """The lines of all its cells, cell by cell."""
        return (line for cell in self.cells for line in cell)

    @property
    def words(self) -> tuple[str, ...]:
        """What each cell says, without white space."""
        return tuple("".join("".join(line.text for line in cell).split()) for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Table:
    """A table: where it stands on its (first) page, and its rows."""

    top: float
    bottom: float
    rows: list[TableRow]


def joined(tables: Iterable[Table]) -> list[Table]:
    """Tables that follow each other, those made one that only go on over a page break.

    A heading row that is printed again is dropped, the rest of a row that was cut is put back.
    """
    found: list[Table] = []
    for table in tables:
        if not (found and _go_on(found[-1].rows[-1], table.rows[0])):
            found.append(table)
            continue
        above, rows = found[-1], table.rows
        if len(rows) > 1 and rows[0].words == above.rows[0].words:
            rows = rows[1:]
        if _is_rest(rows[0], above.rows):
            last = above.rows[-1]
            cells = tuple(a + b for a, b in zip(last.cells, rows[0].cells, strict=True))
            above.rows[-1] = replace(last, cells=cells)
            rows = rows[1:]
        above.rows.extend(rows)
    return found


def _go_on(above: TableRow, row: TableRow) -> bool:
    """Whether two tables, one on the page after the other, have the same columns."""
    return (
        row.page == above.page + 1
        and len(row.columns) == len(above.columns)
        and all(abs(a - b) < _NARROWEST for a, b in zip(row.columns, above.columns, strict=True))
    )


def _is_rest(row: TableRow, above: Sequence[TableRow]) -> bool:
    """Whether a row is the rest of the last one: it says nothing where every other row does."""
    last = above[-1]
    if len(row.cells) != len(last.cells):
        return False
    if any(words and not before for words, before in zip(row.words, last.words, strict=True)):
        return False
    usual = [other.words for other in above if len(other.cells) == len(row.cells)]
    return any(
        not words and all(other[column] for other in usual)
        for column, words in enumerate(row.words)
    )


@dataclass(slots=True)
class _Grid:
    """A grid of lines: where its columns and rows part, and which cell each field belongs to."""

    xs: list[float]
    ys: list[float]
    owner: list[list[int]]

    def cell_at(self, x: float, y: float) -> int | None:
        """The cell at a point, None outside the grid."""
        column, row = bisect_right(self.xs, x) - 1, bisect_right(self.ys, y) - 1
        if 0 <= column < len(self.xs) - 1 and 0 <= row < len(self.ys) - 1:
            return self.owner[row][column]
        return None


@dataclass(slots=True)
class _Network:
    """Lines that touch one another."""

    horizontal: list[Rule] = field(default_factory=list)
    vertical: list[Rule] = field(default_factory=list)


def take_tables(glyphs: Glyphs, rules: Rules) -> list[Table]:
    """The tables of a page from top to bottom. Their words are taken from `glyphs.fragments`."""
    if len(rules.horizontal) + len(rules.vertical) > _MOST_LINES:
        return []
    tables = []
    for network in _networks(rules):
        grid = _grid(network)
        if grid is not None:
            table = _filled(glyphs, grid)
            if table is not None:
                tables.append(table)
    return sorted(tables, key=lambda table: table.top)


def _networks(rules: Rules) -> list[_Network]:
    """The lines of a page parted into those that hang together."""
    across, down = rules.horizontal, rules.vertical
    above = list(range(len(across) + len(down)))

    def root(index: int) -> int:
        while above[index] != index:
            above[index] = above[above[index]]
            index = above[index]
        return index

    for i, line in enumerate(across):
        for j, post in enumerate(down, len(across)):
            if _meet(line, post):
                above[root(i)] = root(j)
    found: dict[int, _Network] = {}
    for i, line in enumerate(across):
        found.setdefault(root(i), _Network()).horizontal.append(line)
    for j, post in enumerate(down, len(across)):
        found.setdefault(root(j), _Network()).vertical.append(post)
    return [network for network in found.values() if network.horizontal and network.vertical]


def _meet(line: Rule, post: Rule) -> bool:
    return (
        line.start - _TOUCH <= post.at <= line.stop + _TOUCH
        and post.start - _TOUCH <= line.at <= post.stop + _TOUCH
    )


def _grid(network: _Network) -> _Grid | None:
    """The grid of some lines; None for what is no table.

    pdfplumber finds where lines cross. It never sees the page, only lines that hang together:
    reading the page again would take it forty times as long as all the rest.
    """
    from pdfplumber import table

    edges = table.merge_edges(list(_edges(network)), *(_NARROWEST,) * 4)
    crossings = table.edges_to_intersections(edges, _TOUCH, _TOUCH)
    cells = list(_cells({at: _through(lines) for at, lines in crossings.items()}))
    xs = sorted({edge for left, _, right, _ in cells for edge in (left, right)})
    ys = sorted({edge for _, top, _, bottom in cells for edge in (top, bottom)})
    if len(xs) < 3 or len(ys) < 2 or (len(xs) - 1) * (len(ys) - 1) > _MOST_FIELDS:
        return None
    return _Grid(xs, ys, _owners(cells, xs, ys))


def _through(lines: dict[str, list[dict[str, Any]]]) -> _Lines:
    """The lines that cross at a point: a line is told by its identity, for the time of a grid."""
    return frozenset(map(id, lines["h"])), frozenset(map(id, lines["v"]))


def _cells(crossings: dict[_Point, _Lines]) -> Iterator[_Cell]:
    """For each point where lines cross the smallest rectangle of lines that begins there.

    As pdfplumber's `intersections_to_cells`, which goes through all points for each of them.
    """
    points = sorted(crossings)
    rows: defaultdict[float, list[_Point]] = defaultdict(list)
    columns: defaultdict[float, list[_Point]] = defaultdict(list)
    for point in points:
        columns[point[0]].append(point)
        rows[point[1]].append(point)

    def joined(one: _Point, other: _Point, way: int) -> bool:
        return not crossings[one][way].isdisjoint(crossings[other][way])

    def smallest(point: _Point) -> _Cell | None:
        x, y = point
        right = [one for one in rows[y] if one[0] > x and joined(point, one, _ACROSS)]
        for below in columns[x]:
            if below[1] <= y or not joined(point, below, _DOWN):
                continue
            for beside in right:
                corner = beside[0], below[1]
                if (
                    corner in crossings
                    and joined(corner, beside, _DOWN)
                    and joined(corner, below, _ACROSS)
                ):
                    return x, y, *corner
        return None

    return filter(None, map(smallest, points))


def _edges(network: _Network) -> Iterator[dict[str, Any]]:
    """The lines as pdfplumber has them, and those that close a table open at its sides."""
    across, down = network.horizontal, network.vertical
    left, right = min(line.start for line in across), max(line.stop for line in across)
    top, bottom = min(post.start for post in down), max(post.stop for post in down)
    for line in across:
        yield _edge("h", line.start, line.stop, line.at, line.at)
    for post in down:
        yield _edge("v", post.at, post.at, post.start, post.stop)
    places = [line.at for line in across]
    for end in (top, bottom):
        if not min(places) - _NARROWEST <= end <= max(places) + _NARROWEST:
            yield _edge("h", left, right, end, end)
    places = [post.at for post in down]
    for end in (left, right):
        if not min(places) - _NARROWEST <= end <= max(places) + _NARROWEST:
            yield _edge("v", end, end, top, bottom)


def _edge(way: str, x0: float, x1: float, top: float, bottom: float) -> dict[str, Any]:
    return {
        "orientation": way, "object_type": "line",
        "x0": x0, "x1": x1, "top": top, "bottom": bottom, "doctop": top,
        "width": x1 - x0, "height": bottom - top,
    }  # fmt: skip


def _owners(cells: Sequence[_Cell], xs: list[float], ys: list[float]) -> list[list[int]]:
    """For each field of the grid the number of its cell; a field of no cell is one of its own."""
    width = len(xs) - 1
    owner = [[row * width + column for column in range(width)] for row in range(len(ys) - 1)]
    for left, top, right, bottom in cells:
        rows = range(ys.index(top), ys.index(bottom))
        columns = range(xs.index(left), xs.index(right))
        number = owner[rows[0]][columns[0]]
        for row in rows:
            for column in columns:
                owner[row][column] = number
    return owner


def _filled(glyphs: Glyphs, grid: _Grid) -> Table | None:
    """The grid with its words, which are taken from the page; None where no row has two cells."""
    cells: dict[int, list[Fragment]] = {}
    left_over: list[Fragment] = []
    for fragment in glyphs.fragments:
        if grid.ys[0] - 1 < (fragment.top + fragment.bottom) / 2 < grid.ys[-1] + 1:
            for piece, cell in _cut(glyphs, grid, fragment):
                if cell is None:
                    left_over.append(piece)
                else:
                    cells.setdefault(cell, []).append(piece)
        else:
            left_over.append(fragment)
    if not cells or not _is_table(grid, cells):
        return None
    rows = [row for row in _rows(glyphs, grid, cells) if any(row.words)]
    if not rows:
        return None
    glyphs.fragments = left_over
    return Table(grid.ys[0], grid.ys[-1], rows)


def _is_table(grid: _Grid, cells: dict[int, list[Fragment]]) -> bool:
    return any(
        len(set(owners)) > 1 and len(cells.keys() & set(owners)) > 0 for owners in grid.owner
    )


def _cut(glyphs: Glyphs, grid: _Grid, fragment: Fragment) -> list[tuple[Fragment, int | None]]:
    """The fragment parted where it crosses from one cell into the next."""
    y = (fragment.top + fragment.bottom) / 2
    left, right = glyphs.left, glyphs.right
    if fragment.start == fragment.stop:
        return [(fragment, grid.cell_at((fragment.left + fragment.right) / 2, y))]

    def cell_of(index: int) -> int | None:
        return grid.cell_at((left[index] + right[index]) / 2, y)

    first = cell_of(fragment.start)
    if first == cell_of(fragment.stop - 1):
        return [(fragment, first)]
    pieces: list[tuple[Fragment, int | None]] = []
    start, cell = fragment.start, first
    for index in range(fragment.start + 1, fragment.stop + 1):
        here = cell_of(index) if index < fragment.stop else None
        if here is None and index < fragment.stop and left[index] > grid.xs[0]:
            here = cell  # words too long for the last cell run over its edge
        if index == fragment.stop or here != cell:
            piece = part_of(glyphs, fragment, start, index)
            if piece is not None:
                pieces.append((piece, cell))
            start, cell = index, here
    return pieces


def _rows(glyphs: Glyphs, grid: _Grid, cells: dict[int, list[Fragment]]) -> Iterable[TableRow]:
    seen: set[int] = set()
    for owners in grid.owner:
        row: list[tuple[Line, ...]] = []
        for column, owner in enumerate(owners):
            if column and owner == owners[column - 1]:
                continue
            found = () if owner in seen else cells.get(owner, ())
            seen.add(owner)
            row.append(tuple(whole(line) for line in rows_of(glyphs, found)))
        yield TableRow(glyphs.number, tuple(row), tuple(grid.xs))

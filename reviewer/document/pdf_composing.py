"""The canonical text of a PDF put together from its pages: blocks, and where each character stands.

Pages are not used up: of a scan the document is composed anew with every page that is recognised.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from statistics import median_low

from reviewer.document.model import Block, BlockKind, Comment, Document, PageLayer, Span
from reviewer.document.notices import Notice
from reviewer.document.pdf_annotations import PageNote
from reviewer.document.pdf_characters import WIDE
from reviewer.document.pdf_columns import in_reading_order
from reviewer.document.pdf_footnotes import Footnotes
from reviewer.document.pdf_furniture import take_out, watermarks
from reviewer.document.pdf_glyphs import Glyphs
from reviewer.document.pdf_lines import Line, Row, rows_of
from reviewer.document.pdf_paragraphs import paragraphs
from reviewer.document.pdf_tables import Table, TableRow, joined

# Points: no sheet is larger than 70 metres, and views count in whole pixels.
_LARGEST = 200_000.0


@dataclass(slots=True)
class PageParts:
    """A page taken apart: its tables, and what stands outside them (`glyphs.fragments`).

    `garbled` and `image` say that only recognition can tell what it says, `recognised` that it did.
    """

    glyphs: Glyphs
    tables: list[Table] = field(default_factory=list)
    notes: Sequence[PageNote] = ()
    garbled: bool = False
    image: bool = False
    recognised: bool = False

    @property
    def lacks_words(self) -> bool:
        """Whether its text layer is of no use, or there is none."""
        return self.garbled or self.image


def compose(
    sha256: str,
    pages: Sequence[PageParts],
    *,
    warnings: tuple[Notice, ...] = (),
    pending: tuple[int, ...] = (),
) -> Document:
    """The document of these pages, in order. `pending` are those (1-based) yet to be recognised."""
    rows = [rows_of(page.glyphs, page.glyphs.fragments) for page in pages]
    writer = _Writer([page.glyphs for page in pages])
    furniture = take_out(list(zip([page.glyphs for page in pages], rows, strict=True)))
    for line in [*watermarks(page.glyphs for page in pages), *furniture.headers]:
        writer.block(BlockKind.HEADER, [line])
    notes = _write_body(writer, pages, rows)
    for note in notes:
        writer.block(BlockKind.NOTE, note)
    for line in furniture.footers:
        writer.block(BlockKind.FOOTER, [line])
    return Document(
        "pdf",
        sha256,
        "".join(writer.parts),
        tuple(writer.blocks),
        tuple(writer.layers),
        ocr=any(page.recognised for page in pages),
        doubtful=tuple(_spans(writer.doubtful)),
        warnings=warnings,
        comments=_comments(pages, writer.layers),
        pending=pending,
    )


def _write_body(
    writer: _Writer, pages: Sequence[PageParts], rows_of_pages: Sequence[list[Row]]
) -> list[list[Line]]:
    """Paragraphs and table rows in reading order. Returns the footnotes met."""
    flows = count(1)
    notes = Footnotes(median_low([page.glyphs.em for page in pages]))
    lines: list[Line] = []
    tables_before: dict[int, list[Table]] = {}
    for page, rows in zip(pages, rows_of_pages, strict=True):
        below, tables = notes.take(rows, page.tables)
        for table in tables:
            above = [row for row in below if (row.top + row.bottom) / 2 < table.top]
            below = below[len(above) :]
            lines += in_reading_order(above, flows)
            # What is joined over pages grows.
            own = replace(table, rows=list(table.rows))
            tables_before.setdefault(len(lines), []).append(own)
        lines += in_reading_order(below, flows)
    at = 0
    for paragraph in paragraphs(lines, frozenset(tables_before)):
        writer.tables(tables_before.get(at, ()))
        writer.block(BlockKind.PARAGRAPH, paragraph.lines, centred=paragraph.centred)
        at += len(paragraph.lines)
    writer.tables(tables_before.get(at, ()) if at or not lines else ())
    return notes.found


def _comments(pages: Sequence[PageParts], layers: Sequence[PageLayer]) -> tuple[Comment, ...]:
    """What was noted on the pages, each with the words it is on, in the order of the text."""
    found = [
        note.on(layer) for page, layer in zip(pages, layers, strict=True) for note in page.notes
    ]
    end = Span(len(layers) << 32, 0)
    return tuple(sorted(found, key=lambda one: end if one.span is None else one.span))


class _Writer:
    """The canonical text as it grows."""

    def __init__(self, pages: Sequence[Glyphs]) -> None:
        self.blocks: list[Block] = []
        self.parts: list[str] = []
        self.layers = [
            PageLayer(page.number, min(page.width, _LARGEST), min(page.height, _LARGEST))
            for page in pages
        ]
        self.doubtful: list[int] = []
        self._length = 0
        self._table = 0

    def block(self, kind: BlockKind, lines: Sequence[Line], *, centred: bool = False) -> None:
        start = self._begin()
        self._lines(lines)
        self.blocks.append(
            Block(
                kind,
                Span(start, self._length),
                centred=centred,
                bold=all(line.bold for line in lines),
            )
        )

    def tables(self, tables: Iterable[Table]) -> None:
        for table in joined(tables):
            self._table += 1
            for row in table.rows:
                self._row(row)

    def _row(self, row: TableRow) -> None:
        start = self._begin()
        cells = []
        for index, cell in enumerate(row.cells):
            if index:
                self._put("\t")
            cell_start = self._length
            self._lines(cell)
            cells.append(Span(cell_start, self._length))
        self.blocks.append(
            Block(
                BlockKind.ROW,
                Span(start, self._length),
                bold=all(line.bold for line in row.lines),
                cells=tuple(cells),
                table=self._table,
            )
        )

    def _begin(self) -> int:
        if self._length:
            self._put("\n")
        return self._length

    def _put(self, text: str) -> None:
        self.parts.append(text)
        self._length += len(text)

    def _lines(self, lines: Iterable[Line]) -> None:
        last = None
        for line in lines:
            if last is not None:
                self._put(_joint(last, line))
            self._line(line)
            last = line

    def _line(self, line: Line) -> None:
        layer = self.layers[line.page - 1]
        boxes = line.glyphs.boxes
        at = self._length
        for offset, start, stop in line.parts:
            layer.offsets.extend(_NUMBERS.between(at + offset, at + offset + stop - start))
            layer.boxes.extend(boxes[4 * start : 4 * stop])
            if line.glyphs.doubtful:
                shift = at + offset - start
                here = [one for one in line.glyphs.doubtful if start <= one < stop]
                self.doubtful += [one + shift for one in here]
        self._put(line.text)


class _Numbers:
    """The numbers from 0 on, as many as the longest document so far has had characters: to cut a
    range out of them is faster than to count anew."""

    def __init__(self) -> None:
        self._known = array("I")

    def between(self, start: int, stop: int) -> array[int]:
        """From `start` to before `stop`."""
        known = self._known
        if stop > len(known):
            known = self._known = array("I", range(2 * stop))
        return known[start:stop]


_NUMBERS = _Numbers()


def _spans(offsets: Sequence[int]) -> Iterator[Span]:
    """Offsets, those next to each other as one span."""
    start = stop = -1
    for offset in sorted(offsets):
        if offset != stop:
            if stop > start:
                yield Span(start, stop)
            start = offset
        stop = offset + 1
    if stop > start:
        yield Span(start, stop)


def _joint(above: Line, below: Line) -> str:
    """What parts the last word of a line from the first of the next."""
    if above.trail:
        return " "
    if above.text.endswith("-"):
        return ""
    return "" if WIDE.match(above.text[-1]) or WIDE.match(below.text[0]) else " "

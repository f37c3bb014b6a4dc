"""Fills a QTextDocument with a contract, a slice at a time, and makes the map of its offsets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextImageFormat,
    QTextTable,
)

from reviewer.document.model import (
    Block,
    BlockFormat,
    Document,
    NoteMark,
    Picture,
    RunFormat,
    RunLook,
    Span,
    TableFormat,
    TrackedChange,
)
from ui.i18n import tr
from ui.reading.text_map import TextMap
from ui.reading.word.beside import Beside, HiddenMark, Item
from ui.reading.word.format import (
    CharFormats,
    at_zoom,
    block_format,
    without_indent,
)
from ui.reading.word.grid import TableGrid, cells_of
from ui.reading.word.ornaments import Ornaments
from ui.reading.word.pictures import WordPictures
from ui.reading.word.tables import (
    TablePlace,
    cell_block_format,
    cell_format,
    spare_height,
    table_format,
)
from ui.reading.word.tabs import COLUMN, PIXELS_PER_POINT, label_end, tab_positions

# Qt would split or drop these; each becomes one character of the same width in the map.
_BREAKS = re.compile("[\n\r\v\f\x85\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\ufdd0\ufdd1\ufffc]")

_SIDES = {
    "left": QTextFrameFormat.Position.FloatLeft,
    "right": QTextFrameFormat.Position.FloatRight,
}
_PARAGRAPHS = 8  # are laid together
_TABLE_ROWS = 24  # a longer table becomes several, so that no slice takes long


class WordBuilder:
    """Appends a document's blocks to an empty QTextDocument.

    `steps` yields after a few paragraphs or rows of a table; the caller decides how many make a
    slice. `map` is right for what was laid so far, `ornaments` are the lines to draw over it. With
    `changes` the words that tracked changes took away are drawn too, outside the map. `zoom` is
    that of the layout, `column` how wide the words are at 100 %, in points. What is `paged` has all
    cells begin at the top: Qt puts the middle of a row that two pages share between them.
    """

    def __init__(
        self,
        document: Document,
        target: QTextDocument,
        pictures: WordPictures,
        *,
        changes: bool = False,
        zoom: float = 1.0,
        column: float = COLUMN,
        paged: bool = False,
    ) -> None:
        self.map = TextMap(document.text)
        self._text = document.text
        self._blocks = document.blocks
        self._looks: Sequence[BlockFormat | None] = (
            document.formats if len(document.formats) == len(document.blocks) else ()
        ) or [None] * len(document.blocks)
        self._target = target
        self._cursor = QTextCursor(target)
        self._pictures = pictures
        self._beside = Beside(document, changes=changes)
        self._formats = CharFormats()
        self._page = document.text_width
        self.ornaments = Ornaments(target, document.text_width, column)
        self._zoom = zoom
        self._paged = paged
        self._right_tabs: list[tuple[int, BlockFormat]] = []
        self._placed: list[tuple[QTextTable, TableFormat | None]] = []
        self._fresh = True
        self._usual = document.tab_stop
        option = target.defaultTextOption()
        option.setTabStopDistance(document.tab_stop * PIXELS_PER_POINT)
        target.setDefaultTextOption(option)

    def steps(self) -> Iterator[int]:
        """Lay block after block; yields the number of blocks laid."""
        numbered = enumerate(self._blocks)
        for table, group in groupby(
            numbered, key=lambda entry: (entry[1].table, _is_row(entry[1]))
        ):
            if table[1]:
                yield from self._table([index for index, _ in group])
            else:
                yield from self._paragraphs([index for index, _ in group])

    def fit(self, zoom: float, column: float) -> None:
        """Let what is laid, and what will be, have its lengths at a zoom, and tabs that lead to the
        right edge lead to that of a column."""
        if zoom != self._zoom:
            self._zoom = zoom
            self._rescale()
        if column != self.ornaments.column:
            self.ornaments.column = column
            cursor = QTextCursor(self._target)
            cursor.beginEditBlock()
            for position, look in self._right_tabs:
                cursor.setPosition(position)
                shape = cursor.blockFormat()
                shape.setTabPositions(tab_positions(look, self._page, column))
                cursor.setBlockFormat(shape)
            for table, given in self._placed:
                held = table.format()
                TablePlace.of(given, self._page, column).set_on(held)
                table.setFormat(held)
            cursor.endEditBlock()

    def _rescale(self) -> None:
        cursor = QTextCursor(self._target)
        cursor.beginEditBlock()
        block = self._target.begin()
        while block.isValid():
            shape = block.blockFormat()
            if shape.propertyCount() > 1:  # more than the distance of lines
                cursor.setPosition(block.position())
                cursor.setBlockFormat(at_zoom(shape, self._zoom))
            block = block.next()
        cursor.endEditBlock()

    def _paragraphs(self, indices: list[int]) -> Iterator[int]:
        for first in range(0, len(indices), _PARAGRAPHS):
            together = indices[first : first + _PARAGRAPHS]
            with self._at_once():
                for index in together:
                    self._paragraph(self._blocks[index], self._looks[index])
            yield together[-1] + 1

    @contextmanager
    def _at_once(self) -> Iterator[None]:
        """Let Qt lay out what is inserted here once, not after every word and cell."""
        cursor = QTextCursor(self._target)
        cursor.beginEditBlock()
        try:
            yield
        finally:
            cursor.endEditBlock()

    def _paragraph(self, block: Block, look: BlockFormat | None) -> None:
        bullet = look.bullet if look is not None else ""
        label, end = block.label or bullet, label_end(look)
        tabbed = (label and end == "\t") or "\t" in block.span.of(self._text)
        usual = self._usual if tabbed else 0.0
        shape = block_format(block, look, self._page, self.ornaments.column, usual)
        if self._beside.holds_picture(block.span):
            # A line as high as a picture has no room between the lines to share out.
            single = QTextBlockFormat.LineHeightTypes.SingleHeight.value
            shape.setLineHeight(0.0, single)
        self._start_block(at_zoom(shape, self._zoom))
        if look is not None:
            position = self._cursor.block().position()
            self.ornaments.add(position, look)
            if any(stop.alignment == "right" for stop in look.tabs):
                self._right_tabs.append((position, look))
        self._words(block, look, block.span, f"{label}{end}" if label else "")

    def _start_block(self, look: QTextBlockFormat) -> None:
        if self._fresh:
            self._cursor.setBlockFormat(look)
            self._fresh = False
        else:
            self._cursor.insertBlock(look, QTextCharFormat())

    def _words(self, block: Block, look: BlockFormat | None, span: Span, label: str = "") -> None:
        runs = [run for run in look.runs if run.span.overlaps(span)] if look else []
        if label:
            first = self._formats.of(block, runs[0].look if runs else None)
            self._cursor.insertText(label, first)
        if not len(span):
            self.map.add(span.start, span.end, self._cursor.position())
            # An empty paragraph keeps the height of its font.
            empty = None if look is None else RunLook(size=look.size)
            self._cursor.mergeBlockCharFormat(self._formats.of(block, empty))
        at = span.start
        for place, item in self._beside.within(span):
            if place > at:
                self._lay(block, Span(at, place), runs)
                at = place
            self._draw(item, block, runs[0].look if runs else None)
        if at < span.end:
            self._lay(block, Span(at, span.end), runs)

    def _lay(self, block: Block, span: Span, runs: list[RunFormat]) -> None:
        """Words of the text itself."""
        self.map.add(span.start, span.end, self._cursor.position())
        for start, end, look in _cover(span, runs):
            for first, last, change in self._beside.pieces(start, end):
                self._insert(first, last, self._formats.of(block, look, change))

    def _draw(self, item: Item, block: Block, look: RunLook | None) -> None:
        """Something beside the text."""
        match item:
            case TrackedChange():
                words = _CONTROLS.sub(" ", _BREAKS.sub("\u2028", item.words))
                self._cursor.insertText(words, self._formats.of(block, look, item.kind))
            case NoteMark():
                self._cursor.insertText(item.text, self._formats.of_note(block, look))
            case HiddenMark():
                self._cursor.insertText(tr("reading.hidden"), self._formats.of_note(block, look))
            case Picture():
                self._picture(item, block)

    def _picture(self, picture: Picture, block: Block) -> None:
        form = self._pictures.format_of(picture)
        if picture.side in _SIDES:
            self._cursor.insertImage(form, _SIDES[picture.side])
            return
        if picture.side == "middle":
            self._picture_in_the_middle(form, last=picture.at == block.span.end)
            return
        apart = picture.side == "apart"
        if apart and not self._cursor.atBlockStart():
            self._cursor.insertText("\u2028")
        self._cursor.insertImage(form)
        if apart and picture.at < block.span.end:
            self._cursor.insertText("\u2028")

    def _picture_in_the_middle(self, form: QTextImageFormat, *, last: bool) -> None:
        """Lines of a paragraph are aligned alike, so the picture has one of its own."""
        words = self._cursor.blockFormat()
        middle = without_indent(words)
        middle.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        if self._cursor.atBlockStart():
            self._cursor.setBlockFormat(middle)
        else:
            self._cursor.insertBlock(middle)
        self._cursor.insertImage(form)
        if not last:
            self._cursor.insertBlock(without_indent(words))

    def _insert(self, start: int, end: int, look: QTextCharFormat) -> None:
        words = _BREAKS.sub("\u2028", self._text[start:end])
        self._cursor.insertText(_CONTROLS.sub(" ", words), look)

    def _table(self, indices: list[int]) -> Iterator[int]:
        for first in range(0, len(indices), _TABLE_ROWS):
            rows = indices[first : first + _TABLE_ROWS]
            with self._at_once():
                self._small_table(rows, first=first == 0, last=rows[-1] == indices[-1])
            yield rows[-1] + 1

    def _small_table(self, indices: list[int], *, first: bool, last: bool) -> None:
        grid = TableGrid.of([(self._blocks[index], self._looks[index]) for index in indices])
        if not self._fresh:
            self._start_block(QTextBlockFormat())
        self._cursor.setBlockFormat(_no_height())
        place = TablePlace.of(grid.table, self._page, self.ornaments.column)
        look = table_format(grid, place, first=first, last=last)
        table = self._cursor.insertTable(len(indices), len(grid.shares), look)
        if place != TablePlace():
            self._placed.append((table, grid.table))
        for row, index in enumerate(indices):
            self._row(table, row, grid, self._blocks[index], self._looks[index])
        # Out of the table, into the paragraph that Qt keeps after it: the next block takes it.
        self._cursor.movePosition(QTextCursor.MoveOperation.End)
        self._fresh = True

    def _row(
        self, table: QTextTable, row: int, grid: TableGrid, block: Block, look: BlockFormat | None
    ) -> None:
        fullest, spare = spare_height(look, grid, row, self._text, self._page)
        for place in grid.rows[row]:
            if place.columns > 1:
                table.mergeCells(row, place.column, 1, place.columns)
            cell = table.cellAt(row, place.column)
            self._cursor = cell.firstCursorPosition()
            self._cursor.setBlockFormat(cell_block_format(look, place.look))
            label = place.label(block)
            self._words(block, look, place.span, f"{label}\u2002" if label else "")
            # Qt keeps a cell's looks with those of its first character.
            shape = cell.format()
            more = spare if place is fullest else 0.0
            own = place.look
            if own is not None and self._paged:
                own = replace(own, vertical="top")
            shape.merge(cell_format(own, ruled=grid.ruled, spare=more))
            cell.setFormat(shape)


def _no_height() -> QTextBlockFormat:
    """For the paragraph that Qt wants before a table."""
    result = QTextBlockFormat()
    result.setLineHeight(1.0, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    return result


def _is_row(block: Block) -> bool:
    return block.table is not None and bool(cells_of(block))


def _cover(span: Span, runs: list[RunFormat]) -> Iterator[tuple[int, int, RunLook | None]]:
    """The span cut at its runs; what no run covers comes with None."""
    at = span.start
    for run in runs:
        if run.span.start >= span.end:
            break
        start, end = max(run.span.start, at), min(run.span.end, span.end)
        if start > at:
            yield at, start, None
        if end > max(start, at):
            yield max(start, at), end, run.look
            at = end
    if at < span.end:
        yield at, span.end, None

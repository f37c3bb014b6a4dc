"""A PDF read as a document: canonical text, blocks, and where every character stands."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING

from reviewer.document import notices, pdfium
from reviewer.document.collecting import uncollected
from reviewer.document.model import Block, BlockKind, Document, PageLayer, Span
from reviewer.document.pdf_characters import WIDE, looks_like_garbage
from reviewer.document.pdf_columns import in_reading_order
from reviewer.document.pdf_frames import Frame
from reviewer.document.pdf_furniture import overlaid, take_out, watermarks
from reviewer.document.pdf_glyphs import Glyphs, read_glyphs
from reviewer.document.pdf_lines import Line, Row, rows_of
from reviewer.document.pdf_paragraphs import paragraphs
from reviewer.document.pdf_rules import Rules, read_rules
from reviewer.document.pdf_tables import Table, TableRow, joined, take_tables
from reviewer.errors import UnreadableFileError

if TYPE_CHECKING:
    from reviewer.document.scan_recognition import Recognition

MOST_CHARACTERS = 3_000_000  # a contract of 100 pages has 100,000
_FEW_WORDS = 60
_IMAGE_SHARE = 0.4  # of the page's area
_MANY_DRAWINGS = 40


@dataclass(slots=True)
class _Page:
    """A page taken apart: `rows` are what stands outside its tables."""

    glyphs: Glyphs
    tables: list[Table] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    garbled: bool = False
    image: bool = False
    recognised: bool = False


def read_pdf(
    data: bytes,
    name: str,
    password: str | None = None,
    recognition: Recognition | None = None,
) -> Document:
    """Read a PDF; with `recognition` also its pages that are pictures or whose text is garbage.

    Raises UnreadableFileError (file-damaged, file-too-large, file-no-text, file-scan),
    PasswordNeededError, and what `recognition.progress` raises.
    """
    sha256 = hashlib.sha256(data).hexdigest()
    with pdfium.opened(data, name, password) as document:
        with uncollected():
            pages = list(_read_pages(document, name))
        if recognition is not None and any(map(_lacks_words, pages)):
            # The words of a file under a password are left on no disk.
            _recognise(document, pages, recognition, None if password else sha256)
    command = ""
    if recognition is not None and any(map(_lacks_words, pages)):
        command = recognition.missing_command
    writer = _Writer([page.glyphs for page in pages])
    furniture = take_out([(page.glyphs, page.rows) for page in pages])
    for line in [*watermarks(page.glyphs for page in pages), *furniture.headers]:
        writer.block(BlockKind.HEADER, [line])
    _write_body(writer, pages)
    for line in furniture.footers:
        writer.block(BlockKind.FOOTER, [line])
    if not writer.blocks:
        if command:
            raise UnreadableFileError("file-scan", name=name, command=command)
        raise UnreadableFileError("file-no-text", name=name)
    return writer.document(sha256, pages, tuple(_warnings(pages, command)))


def _read_pages(document: pdfium.PdfDocument, name: str) -> Iterator[_Page]:
    length = 0
    for index in range(len(document)):
        page = _read_page(document, index)
        length += len(page.glyphs.text)
        if length > MOST_CHARACTERS:
            limit = f"{MOST_CHARACTERS // 10_000} 万字"
            raise UnreadableFileError("file-too-large", name=name, limit=limit)
        yield page


def _lacks_words(page: _Page) -> bool:
    """Whether only recognition can tell what the page says."""
    return page.garbled or page.image


def _recognise(
    document: pdfium.PdfDocument, pages: list[_Page], recognition: Recognition, sha256: str | None
) -> None:
    """Put what is recognised in the place of pages without words."""
    # Most files are no scans and need none of it.
    from reviewer.document.scan_glyphs import glyphs_of, read_through
    from reviewer.document.scan_recognition import rules_of

    if not recognition.available:
        return
    wanted = [at for at, page in enumerate(pages) if _lacks_words(page)]
    scanned = {}
    for done, index in enumerate(wanted):
        recognition.progress(done, len(wanted))
        # A page too damaged to be drawn stays one that could not be read.
        with suppress(pdfium.PdfiumError):
            scanned[index] = recognition.page(document, index, sha256)
    for index, page in zip(scanned, read_through(list(scanned.values())), strict=True):
        if page.lines:
            glyphs = glyphs_of(page, index + 1)
            pages[index] = _taken_apart(glyphs, rules_of(page), recognised=True)


def _warnings(pages: Sequence[_Page], command: str) -> Iterator[str]:
    recognised = [page.glyphs for page in pages if page.recognised]
    if recognised:
        doubtful = sum(len(glyphs.doubtful) for glyphs in recognised)
        yield notices.recognised_pages([glyphs.number for glyphs in recognised], doubtful)
    garbled = [page.glyphs.number for page in pages if page.garbled]
    images = [page.glyphs.number for page in pages if page.image]
    advice = notices.recognition_missing(command) if command else ""
    if garbled:
        yield notices.unreadable_pages(garbled) + advice
    if images:
        yield notices.image_pages(images) + advice


def _read_page(document: pdfium.PdfDocument, index: int) -> _Page:
    try:
        page = pdfium.load_page(document, index)
    except pdfium.PdfiumError:
        # A page of the tree that is not there: the others can still be read.
        return _Page(Glyphs(index + 1, 0.0, 0.0, 0.0, 0.0))
    try:
        glyphs = read_glyphs(page, index + 1)
        image = len(glyphs.text) < _FEW_WORDS and _is_picture(page, glyphs)
        if looks_like_garbage(glyphs.text, glyphs.unmapped):
            glyphs.fragments, glyphs.aside = [], []
            return _Page(glyphs, garbled=True, image=image)
        if not glyphs.text:
            return _Page(glyphs, image=image)
        rules = read_rules(page, Frame.of(page), glyphs.turn)
    finally:
        page.close()
    return _taken_apart(glyphs, rules, image=image)


def _taken_apart(
    glyphs: Glyphs, rules: Rules, *, image: bool = False, recognised: bool = False
) -> _Page:
    large = overlaid(glyphs.fragments, glyphs.em)
    if large:
        glyphs.aside += large
        glyphs.fragments = [f for f in glyphs.fragments if f not in large]
    tables = take_tables(glyphs, rules)
    rows = rows_of(glyphs, glyphs.fragments)
    return _Page(glyphs, tables, rows, image=image, recognised=recognised)


def _is_picture(page: pdfium.PdfPage, glyphs: Glyphs) -> bool:
    """Whether most of the page is an image: a scan, perhaps with a page number put on it; or its
    words are drawn, letter by letter."""
    if not glyphs.text and pdfium.object_count(pdfium.address(page.raw)) > _MANY_DRAWINGS:
        return True
    for image in page.get_objects([pdfium.raw.FPDF_PAGEOBJ_IMAGE], max_depth=4):
        left, bottom, right, top = image.get_bounds()
        if (right - left) * (top - bottom) > _IMAGE_SHARE * glyphs.width * glyphs.height:
            return True
    return False


def _write_body(writer: _Writer, pages: Sequence[_Page]) -> None:
    """Paragraphs and table rows in reading order."""
    flows = count(1)
    lines: list[Line] = []
    tables_before: dict[int, list[Table]] = {}
    for page in pages:
        rows = page.rows
        for table in page.tables:
            above = [row for row in rows if (row.top + row.bottom) / 2 < table.top]
            rows = rows[len(above) :]
            lines += in_reading_order(above, flows)
            tables_before.setdefault(len(lines), []).append(table)
        lines += in_reading_order(rows, flows)
    at = 0
    for paragraph in paragraphs(lines, frozenset(tables_before)):
        writer.tables(tables_before.get(at, ()))
        writer.block(BlockKind.PARAGRAPH, paragraph.lines, centred=paragraph.centred)
        at += len(paragraph.lines)
    writer.tables(tables_before.get(at, ()) if at or not lines else ())


class _Writer:
    """The canonical text as it grows."""

    def __init__(self, pages: Sequence[Glyphs]) -> None:
        self.blocks: list[Block] = []
        self._parts: list[str] = []
        self._length = 0
        self._layers = [PageLayer(page.number, page.width, page.height) for page in pages]
        self._table = 0
        self._doubtful: list[int] = []

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

    def document(self, sha256: str, pages: Sequence[_Page], warnings: tuple[str, ...]) -> Document:
        return Document(
            "pdf",
            sha256,
            "".join(self._parts),
            tuple(self.blocks),
            tuple(self._layers),
            ocr=any(page.recognised for page in pages),
            doubtful=tuple(_spans(self._doubtful)),
            warnings=warnings,
        )

    def _begin(self) -> int:
        if self._length:
            self._put("\n")
        return self._length

    def _put(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    def _lines(self, lines: Iterable[Line]) -> None:
        last = None
        for line in lines:
            if last is not None:
                self._put(_joint(last, line))
            self._line(line)
            last = line

    def _line(self, line: Line) -> None:
        layer = self._layers[line.page - 1]
        boxes = line.glyphs.boxes
        at = self._length
        for offset, start, stop in line.parts:
            layer.offsets.extend(range(at + offset, at + offset + stop - start))
            layer.boxes.extend(boxes[4 * start : 4 * stop])
            shift = at + offset - start
            self._doubtful += [one + shift for one in line.glyphs.doubtful if start <= one < stop]
        self._put(line.text)


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

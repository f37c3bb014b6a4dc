"""A Word file as a Document: canonical text, blocks, and the way back to every w:t.

Headers come first, then the body in its order, notes, footers. Paragraphs are joined by a line
feed, cells by a tab. Automatic labels lie outside the text (ECMA-376 Part 1 §17.9).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from lxml import etree

from reviewer.document.collecting import uncollected
from reviewer.document.docx_chunks import read_chunk
from reviewer.document.docx_comments import read_comments
from reviewer.document.docx_content import REVISION_TAGS, PartReader
from reviewer.document.docx_formats import Formats
from reviewer.document.docx_markup import REFORMATTED, Markup, MarkupReader
from reviewer.document.docx_names import W
from reviewer.document.docx_package import WordPackage
from reviewer.document.docx_paragraphs import ParagraphReader, Ready
from reviewer.document.docx_parts import RelatedParts
from reviewer.document.docx_references import References
from reviewer.document.docx_story import (
    Cell,
    Chunk,
    Content,
    Paragraph,
    Segment,
    Table,
    all_words,
    joined,
)
from reviewer.document.docx_styles import Styles, hides_words, without_table_styles
from reviewer.document.docx_tabs import tab_distance
from reviewer.document.docx_text import CanonicalText
from reviewer.document.model import (
    Block,
    BlockKind,
    Document,
    Revision,
    Span,
    WordPiece,
)
from reviewer.document.notices import Notice, NoticeKind, embedded_files
from reviewer.document.number_formats import format_number
from reviewer.document.numbering import Numberer, read_definitions
from reviewer.document.printed_numbers import match_number
from reviewer.errors import UnreadableFileError

_MOST_CHUNKS = 30  # files inside a file that are read


@uncollected()
def read_docx(
    data: bytes,
    name: str,
    *,
    formatting: bool = False,
    revision: Revision = "final",
    chunks: bool = True,
) -> Document:
    """Read a .docx (.docm, .dotx). `formatting` adds how every block looks, for the view; without
    `chunks` files inside the file are left out.

    Raises UnreadableFileError (file-damaged, file-type, file-too-large), PasswordNeededError.
    """
    package = WordPackage(data, name)
    root = package.xml(package.main_part)
    body = root.find(W + "body")
    if root.tag != W + "document" or body is None:
        raise UnreadableFileError("file-type", name=name)
    try:
        return _Reading(package, root, formatting, revision, chunks).document(body, data)
    except RecursionError as error:
        raise UnreadableFileError("file-damaged", name=name) from error


class _Reading:
    """One reading of a package."""

    def __init__(
        self,
        package: WordPackage,
        root: etree._Element,
        formatting: bool,
        revision: Revision,
        chunks: bool,
    ) -> None:
        main = package.main_part
        self._package, self._main, self._root = package, main, root
        self._revision = revision
        self._parts = RelatedParts(package, main, root)
        lessened = None if formatting else without_table_styles
        self._styles = Styles(self._parts.xml("styles", lessened))
        self._definitions = read_definitions(
            self._parts.xml("numbering"), self._styles.numbering_of
        )
        self._reader = ParagraphReader(self._styles, self._definitions, revision)
        self._formats: Formats | None = None
        self._markup: Markup | None = None
        if formatting:
            self._formats = Formats(self._styles, self._parts.xml("theme"), self._definitions)
            self._markup = Markup(self._parts.target, self._parts.note_format)
        self._out = CanonicalText()
        self._part = main
        self._numberer = Numberer(self._definitions)
        self._tables = 0
        self._chunks_left = _MOST_CHUNKS if chunks else 0
        self._chunks: dict[bool, list[str]] = {True: [], False: []}
        self._body: list[Content] = []
        self._noted: list[tuple[str, str]] = []
        self._references: References | None = None

    def document(self, body: etree._Element, data: bytes) -> Document:
        reader = self._reader_of(self._main, self._root)
        content = reader.read(body)
        self._body, self._noted = content, reader.notes
        if reader.refers:
            self._refer()
        self._margins("header", BlockKind.HEADER)
        self._part, self._numberer = self._main, Numberer(self._definitions)
        self._flow(self._body)
        self._notes(reader.notes)
        self._margins("footer", BlockKind.FOOTER)
        text = "".join(self._out.parts)
        if not text.strip():
            drawn = next(self._root.iter(W + "drawing", W + "pict", W + "object"), None) is not None
            code = "file-no-text" if drawn else "file-empty"
            raise UnreadableFileError(code, name=self._package.name)
        document = Document(
            format="docx",
            sha256=hashlib.sha256(data).hexdigest(),
            text=text,
            blocks=tuple(self._out.blocks),
            pieces=tuple(self._out.pieces),
            formats=tuple(self._out.formats),
            warnings=tuple(self._notices()),
            revision=self._revision,
        )
        return document if self._markup is None else self._with_markup(document, self._markup)

    def _refer(self) -> References:
        """What a number that some part quotes of the body is today; the body's own are put right
        when first asked."""
        if self._references is None:
            counts: dict[str, int] = {}
            numbers: dict[tuple[str, str], str] = {}
            for kind, ident in dict.fromkeys(self._noted):
                counts[kind] = counts.get(kind, 0) + 1
                numbers[kind, ident] = format_number(counts[kind], self._parts.note_format(kind))
            made = References(self._root, self._reader, self._definitions, numbers)
            self._body, self._references = made.resolve(self._body), made
        return self._references

    def _with_markup(self, document: Document, markup: Markup) -> Document:
        """What the view draws beside the words."""
        parts = self._parts
        comments = read_comments(parts.xml("comments"), parts.xml("commentsExtended"))
        return replace(
            document,
            changes=markup.changes(),
            comments=markup.anchored(comments),
            pictures=tuple(sorted(markup.pictures, key=lambda picture: picture.at)),
            note_marks=tuple(sorted(markup.note_marks, key=lambda mark: mark.at)),
            text_width=parts.text_width(),
            tab_stop=tab_distance(parts.xml("settings")),
            reformatted=sum(1 for _ in self._root.iter(*REFORMATTED)),
        )

    def _notices(self) -> Iterator[Notice]:
        for read, names in self._chunks.items():
            if names:
                yield embedded_files(names, read=read)
        if next(self._root.iter(*REVISION_TAGS), None) is not None:
            final = self._revision == "final"
            yield Notice(NoticeKind.REVISED if final else NoticeKind.ORIGINAL)
        if hides_words(self._root, self._styles):
            yield Notice(NoticeKind.HIDDEN)

    def _reader_of(self, part: str, root: etree._Element) -> PartReader:
        kind = MarkupReader if self._markup is not None else PartReader
        return kind(root, self._revision, partial(self._parts.related, part))

    # Blocks

    def _flow(self, content: Iterable[Content], kind: BlockKind = BlockKind.PARAGRAPH) -> None:
        for item in joined(content):
            if isinstance(item, Paragraph):
                self._paragraph(self._reader.ready(item, self._numberer), kind)
            elif isinstance(item, Table):
                self._table(item, kind)
            else:
                self._chunk(item)

    def _paragraph(self, ready: Ready, kind: BlockKind, table: int | None = None) -> None:
        start = self._out.length
        runs = self._words(ready.paragraph.segments)
        if ready.paragraph.marks:
            self._mark(ready.paragraph, runs)
        self._close(ready, kind, start, runs, table=table)
        if ready.paragraph.boxes:
            self._flow(ready.paragraph.boxes, kind)

    def _chunk(self, chunk: Chunk) -> None:
        """A file inside the file: its paragraphs stand here, but in no node."""
        part, found = self._parts.target(self._part, chunk.relationship), None
        data = self._package.chunk(part) if self._chunks_left > 0 else None
        if data is not None and part is not None:
            self._chunks_left -= 1
            found = read_chunk(data, part, self._read_word)
        name = self._parts.name_of(self._part, chunk.relationship)
        self._chunks[found is not None].append(name or "altChunk")
        if found is not None:
            self._tables += self._out.append(
                found, tables=self._tables, formatting=self._formats is not None
            )

    def _read_word(self, data: bytes) -> Document:
        return read_docx(
            data,
            self._package.name,
            formatting=self._formats is not None,
            revision=self._revision,
            chunks=False,
        )

    def _table(self, table: Table, kind: BlockKind) -> None:
        self._tables += 1
        index = self._tables
        single = all(len(row) <= 1 for row in table.rows)
        look = None if self._formats is None else self._formats.table(table)
        for number, row in enumerate(table.rows):
            cells = [self._cell_content(cell) for cell in row]
            if kind is BlockKind.PARAGRAPH and (single or _is_layout(cells)):
                for item in (item for cell in cells for item in cell):
                    if isinstance(item, Ready):
                        self._paragraph(item, kind, index)
                    else:
                        self._flow([item], kind)
            else:
                sets = [item for cell in cells for item in cell if isinstance(item, Ready)]
                if sets:
                    own = BlockKind.ROW if kind is BlockKind.PARAGRAPH else kind
                    self._row(cells, sets, own, index)
                    if self._formats is not None and look is not None:
                        shape = self._out.formats[-1]
                        self._out.formats[-1] = self._formats.row(shape, look, number, cells)
                self._beside(cells)

    def _cell_content(self, cell: Cell) -> list[Ready | Table | Chunk]:
        if cell.merged:
            return []
        return [
            self._reader.ready(item, self._numberer) if isinstance(item, Paragraph) else item
            for item in joined(cell.content)
        ]

    def _beside(self, cells: Sequence[list[Ready | Table | Chunk]]) -> None:
        """What stands in the cells of a row and is no paragraph of theirs."""
        for cell in cells:
            for item in cell:
                beside = item.paragraph.boxes if isinstance(item, Ready) else [item]
                if beside:
                    self._flow(beside)

    def _row(
        self,
        cells: Sequence[list[Ready | Table | Chunk]],
        sets: Sequence[Ready],
        kind: BlockKind,
        index: int,
    ) -> None:
        """The words of a row, and its block. Its number is the first; others are words of it."""
        shown = next((item for item in sets if item.label), sets[0])
        start = self._out.length
        spans: list[Span] = []
        runs: list[tuple[Span, Segment]] = []
        for at, cell in enumerate(cells):
            if at:
                self._out.add("\t")
            cell_start = self._out.length
            for line in (item for item in cell if isinstance(item, Ready)):
                words: list[tuple[Span, Segment]] = []
                number = line.number if line is not shown else []
                if (number or not line.blank) and self._out.length > cell_start:
                    self._out.add("\n")
                runs.extend(self._words(number))
                if not line.blank:
                    words = self._words(line.paragraph.segments)
                    runs.extend(words)
                if line.paragraph.marks:
                    self._mark(line.paragraph, words)
            spans.append(Span(cell_start, self._out.length))
        self._close(shown, kind, start, runs, cells=tuple(spans), table=index)

    def _words(self, segments: Sequence[Segment]) -> list[tuple[Span, Segment]]:
        out, part, runs = self._out, self._part, []
        start = out.length
        for segment in segments:
            end = start + len(segment.text)
            span = Span(start, end)
            if segment.node is not None:
                out.pieces.append(WordPiece(span, part, segment.node))
            runs.append((span, segment))
            start = end
        out.parts += [segment.text for segment in segments]
        out.length = start
        return runs

    def _mark(self, paragraph: Paragraph, runs: list[tuple[Span, Segment]]) -> None:
        """Give what stands beside the words of a paragraph just laid its place."""
        assert self._markup is not None  # nothing else is there to be marked
        starts = [span.start for span, _ in runs]
        self._markup.take(paragraph.marks or (), starts, self._out.length, self._part)

    def _close(
        self,
        ready: Ready,
        kind: BlockKind,
        start: int,
        runs: list[tuple[Span, Segment]],
        *,
        cells: tuple[Span, ...] = (),
        table: int | None = None,
    ) -> None:
        out = self._out
        out.blocks.append(
            Block(
                kind=kind,
                span=Span(start, out.length),
                label=ready.label,
                level=ready.listed[1] if ready.label and ready.listed else None,
                heading=ready.heading,
                centred=ready.centred,
                bold=self._reader.is_bold(runs, ready.style),
                cells=cells,
                table=table,
                contents=ready.style.contents,
            )
        )
        if self._formats is not None:
            out.formats.append(
                self._formats.block(ready.paragraph.properties, ready.style, ready.listed, runs)
            )
        out.add("\n")

    # Other parts

    def _margins(self, which: str, kind: BlockKind) -> None:
        """Headers or footers that are shown, each text once."""
        seen: set[str] = set()
        for part, root in self._parts.margins(which):
            reader = self._reader_of(part, root)
            content = reader.read(root)
            if reader.refers:
                content = self._refer().resolve_beside(content)
            words = "".join(all_words(content)).strip()
            if not words or words in seen:
                continue
            seen.add(words)
            self._part, self._numberer = part, Numberer(self._definitions)
            self._flow(content, kind)

    def _notes(self, references: Sequence[tuple[str, str]]) -> None:
        """Footnotes, then endnotes, in the order in which the text refers to them."""
        for kind in ("footnote", "endnote"):
            wanted = [ident for noted, ident in references if noted == kind]
            part = self._parts.of_kind(kind + "s") if wanted else None
            root = self._package.optional_xml(part)
            if part is None or root is None:
                continue
            reader = self._reader_of(part, root)
            notes = {note.get(W + "id", ""): reader.read(note) for note in root}
            self._part, self._numberer = part, Numberer(self._definitions)
            for ident in dict.fromkeys(wanted):
                if self._markup is not None:
                    self._markup.begin_note(kind, ident, self._out.length)
                content = notes.get(ident, [])
                if reader.refers:
                    content = self._refer().resolve_beside(content)
                self._flow(content, BlockKind.NOTE)


def _is_layout(cells: Sequence[Sequence[Ready | Table | Chunk]]) -> bool:
    """Whether a row only lays out running text: one filled cell of paragraphs, or numbered ones."""
    filled = [
        [item for item in cell if not (isinstance(item, Ready) and item.blank)] for cell in cells
    ]
    filled = [cell for cell in filled if cell]
    if len(filled) == 1 and len(filled[0]) > 1:
        return True
    return any(sum(map(_is_numbered, cell)) > 1 for cell in filled if len(cell) > 1)


def _is_numbered(item: Ready | Table | Chunk) -> bool:
    return isinstance(item, Ready) and bool(item.label or match_number(item.text))

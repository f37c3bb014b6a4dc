"""A Word file as a Document: canonical text, blocks, and the way back to every w:t.

Headers come first, then the body in its order, notes, footers. Paragraphs are joined by a line
feed, cells by a tab. Automatic labels lie outside the text (ECMA-376 Part 1 §17.9).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from lxml import etree

from reviewer.document import notices
from reviewer.document.collecting import uncollected
from reviewer.document.docx_content import (
    REVISION_TAGS,
    Cell,
    Chunk,
    Content,
    Paragraph,
    PartReader,
    Revision,
    Segment,
    Table,
)
from reviewer.document.docx_formats import Formats
from reviewer.document.docx_names import R, W, on
from reviewer.document.docx_package import WordPackage
from reviewer.document.docx_paragraphs import ParagraphReader, Ready
from reviewer.document.docx_styles import TABLE_STYLE, Styles
from reviewer.document.model import (
    Block,
    BlockFormat,
    BlockKind,
    Document,
    Span,
    WordPiece,
)
from reviewer.document.numbering import Numberer, read_definitions
from reviewer.document.printed_numbers import match_number
from reviewer.errors import UnreadableFileError


@uncollected()
def read_docx(
    data: bytes, name: str, *, formatting: bool = False, revision: Revision = "final"
) -> Document:
    """Read a .docx (.docm, .dotx). `formatting` adds how every block looks, for the view.

    Raises UnreadableFileError (file-damaged, file-type, file-too-large), PasswordNeededError.
    """
    package = WordPackage(data, name)
    main = package.main_part
    root = package.xml(main)
    body = root.find(W + "body")
    if root.tag != W + "document" or body is None:
        raise UnreadableFileError("file-type", name=name)
    try:
        return _Reading(package, main, root, formatting, revision).document(body, data)
    except RecursionError as error:
        raise UnreadableFileError("file-damaged", name=name) from error


@dataclass
class _Text:
    """The canonical text as it grows."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    blocks: list[Block] = field(default_factory=list)
    pieces: list[WordPiece] = field(default_factory=list)
    formats: list[BlockFormat] = field(default_factory=list)

    def add(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)


class _Reading:
    """One reading of a package."""

    def __init__(
        self,
        package: WordPackage,
        main: str,
        root: etree._Element,
        formatting: bool,
        revision: Revision,
    ) -> None:
        self._package, self._main, self._root = package, main, root
        self._revision = revision
        self._sections = list(root.iter(W + "sectPr"))
        self._relationships = package.relationships(main)
        self._styles = Styles(package.optional_xml(self._related("styles"), TABLE_STYLE))
        self._definitions = read_definitions(
            package.optional_xml(self._related("numbering")), self._styles.numbering_of
        )
        self._reader = ParagraphReader(self._styles, self._definitions, revision)
        self._formats = self._make_formats() if formatting else None
        self._out = _Text()
        self._part = main
        self._numberer = Numberer(self._definitions)
        self._tables = 0
        self._embedded = False

    def document(self, body: etree._Element, data: bytes) -> Document:
        reader = PartReader(self._root, self._revision)
        content = reader.read(body)
        self._margins("header", BlockKind.HEADER)
        self._part, self._numberer = self._main, Numberer(self._definitions)
        self._flow(content)
        self._notes(reader.notes)
        self._margins("footer", BlockKind.FOOTER)
        text = "".join(self._out.parts)
        if not text.strip():
            drawn = next(self._root.iter(W + "drawing", W + "pict", W + "object"), None) is not None
            code = "file-no-text" if drawn else "file-empty"
            raise UnreadableFileError(code, name=self._package.name)
        return Document(
            format="docx",
            sha256=hashlib.sha256(data).hexdigest(),
            text=text,
            blocks=tuple(self._out.blocks),
            pieces=tuple(self._out.pieces),
            formats=tuple(self._out.formats),
            warnings=tuple(self._notices()),
        )

    def _notices(self) -> Iterator[str]:
        if self._embedded:
            yield notices.EMBEDDED
        if next(self._root.iter(*REVISION_TAGS), None) is not None:
            yield notices.REVISED
        if any(map(_hides_words, self._root.iter(W + "vanish"))):
            yield notices.HIDDEN

    # Blocks

    def _flow(self, content: Iterable[Content], kind: BlockKind = BlockKind.PARAGRAPH) -> None:
        for item in _joined(content):
            if isinstance(item, Paragraph):
                self._paragraph(self._reader.ready(item, self._numberer), kind)
            elif isinstance(item, Table):
                self._table(item, kind)
            else:
                self._embedded = True

    def _paragraph(self, ready: Ready, kind: BlockKind, table: int | None = None) -> None:
        start = self._out.length
        runs = self._words(ready.paragraph.segments)
        self._close(ready, kind, start, runs, table=table)
        self._flow(ready.paragraph.boxes, kind)

    def _table(self, table: Table, kind: BlockKind) -> None:
        self._tables += 1
        index = self._tables
        single = all(len(row) <= 1 for row in table.rows)
        for row in table.rows:
            cells = [self._cell_content(cell) for cell in row]
            if kind is BlockKind.PARAGRAPH and (single or _is_layout(cells)):
                for item in (item for cell in cells for item in cell):
                    if isinstance(item, Ready):
                        self._paragraph(item, kind, index)
                    else:
                        self._flow([item], kind)
            else:
                self._row(cells, BlockKind.ROW if kind is BlockKind.PARAGRAPH else kind, index)

    def _cell_content(self, cell: Cell) -> list[Ready | Table | Chunk]:
        if cell.merged:
            return []
        return [
            self._reader.ready(item, self._numberer) if isinstance(item, Paragraph) else item
            for item in _joined(cell.content)
        ]

    def _row(
        self, cells: Sequence[list[Ready | Table | Chunk]], kind: BlockKind, index: int
    ) -> None:
        start = self._out.length
        spans: list[Span] = []
        runs: list[tuple[Span, Segment]] = []
        for number, cell in enumerate(cells):
            if number:
                self._out.add("\t")
            cell_start = self._out.length
            lines = [item for item in cell if isinstance(item, Ready) and not item.blank]
            for line_number, line in enumerate(lines):
                if line_number:
                    self._out.add("\n")
                runs.extend(self._words(line.paragraph.segments))
            spans.append(Span(cell_start, self._out.length))
        sets = [item for cell in cells for item in cell if isinstance(item, Ready)]
        if not sets:
            return
        shown = next((item for item in sets if item.label), sets[0])
        self._close(shown, kind, start, runs, cells=tuple(spans), table=index)
        for cell in cells:
            for item in cell:
                self._flow(item.paragraph.boxes if isinstance(item, Ready) else [item])

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

    def _related(self, kind: str) -> str | None:
        return next(
            (
                relationship.target
                for relationship in self._relationships.values()
                if relationship.kind.endswith("/" + kind) and not relationship.external
            ),
            None,
        )

    def _make_formats(self) -> Formats:
        theme = self._package.optional_xml(self._related("theme"))
        return Formats(self._styles, theme, self._definitions)

    def _margins(self, which: str, kind: BlockKind) -> None:
        """Headers or footers that are shown, each text once."""
        seen: set[str] = set()
        for ident in self._shown_margins(which):
            relationship = self._relationships.get(ident)
            if relationship is None or relationship.target in seen:
                continue
            seen.add(relationship.target)
            root = self._package.optional_xml(relationship.target)
            if root is None:
                continue
            content = PartReader(root, self._revision).read(root)
            words = "".join(_all_words(content)).strip()
            if not words or words in seen:
                continue
            seen.add(words)
            self._part, self._numberer = relationship.target, Numberer(self._definitions)
            self._flow(content, kind)

    def _shown_margins(self, which: str) -> Iterator[str]:
        """Relationship ids of the headers or footers in order; unused first and even ones not."""
        even: bool | None = None
        for section in self._sections:
            references = list(section.iterchildren(f"{W}{which}Reference"))
            title_page = section.find(W + "titlePg")
            for reference in references:
                kind = reference.get(W + "type", "default")
                if kind == "first" and not (
                    title_page is not None and on(title_page.get(W + "val"))
                ):
                    continue
                if kind == "even":
                    even = self._even_differs() if even is None else even
                    if not even:
                        continue
                yield reference.get(R + "id", "")

    def _even_differs(self) -> bool:
        settings = self._package.optional_xml(self._related("settings"))
        flag = None if settings is None else settings.find(W + "evenAndOddHeaders")
        return flag is not None and on(flag.get(W + "val"))

    def _notes(self, references: Sequence[tuple[str, str]]) -> None:
        """Footnotes, then endnotes, in the order in which the text refers to them."""
        for kind in ("footnote", "endnote"):
            wanted = [ident for noted, ident in references if noted == kind]
            part = self._related(kind + "s") if wanted else None
            root = self._package.optional_xml(part)
            if part is None or root is None:
                continue
            reader = PartReader(root, self._revision)
            notes = {note.get(W + "id", ""): reader.read(note) for note in root}
            self._part, self._numberer = part, Numberer(self._definitions)
            for ident in dict.fromkeys(wanted):
                self._flow(notes.get(ident, ()), BlockKind.NOTE)


def _joined(content: Iterable[Content]) -> Iterator[Content]:
    """Paragraphs whose end is deleted run on into the next one, whose properties count."""
    held: Paragraph | None = None
    for item in content:
        if isinstance(item, Paragraph):
            whole = item if held is None else held.followed_by(item)
            held = whole if whole.merges else None
            if held is None:
                yield whole
            continue
        if held is not None:
            yield from _worded(held)
            held = None
        yield item
    if held is not None:
        yield from _worded(held)


def _worded(paragraph: Paragraph) -> Iterator[Paragraph]:
    if paragraph.segments or paragraph.boxes:
        yield paragraph


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


def _hides_words(vanish: etree._Element) -> bool:
    """Whether a w:vanish hides words: one of a paragraph mark hides only the mark."""
    run = vanish.getparent()
    run = None if run is None else run.getparent()
    return (
        on(vanish.get(W + "val"))
        and run is not None
        and run.tag == W + "r"
        and any(node.text for node in run.iterchildren(W + "t"))
    )


def _all_words(content: Iterable[Content]) -> Iterator[str]:
    for item in content:
        if isinstance(item, Paragraph):
            yield from (segment.text for segment in item.segments)
            yield from _all_words(item.boxes)
        elif isinstance(item, Table):
            for row in item.rows:
                for cell in row:
                    yield from _all_words(cell.content)

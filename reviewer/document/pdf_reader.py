"""A PDF read as a document: canonical text, blocks, and where every character stands."""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import count

from reviewer.document import pdfium
from reviewer.document.model import Block, BlockKind, Document, PageLayer, Span
from reviewer.document.pdf_characters import looks_like_garbage
from reviewer.document.pdf_columns import in_reading_order
from reviewer.document.pdf_furniture import overlaid, take_out, watermarks
from reviewer.document.pdf_glyphs import Glyphs, read_glyphs
from reviewer.document.pdf_lines import Line, rows_of
from reviewer.document.pdf_paragraphs import paragraphs
from reviewer.errors import UnreadableFileError


def read_pdf(data: bytes, name: str, password: str | None = None) -> Document:
    """Read a PDF.

    Raises UnreadableFileError (file-empty, file-damaged, file-too-large, file-no-text) and
    PasswordNeededError.
    """
    with pdfium.opened(data, name, password) as document:
        pages = [_read_page(document, index) for index in range(len(document))]
    writer = _Writer(pages)
    layout = []
    for glyphs in pages:
        large = overlaid(glyphs.fragments, glyphs.em)
        if large:
            glyphs.aside += large
            glyphs.fragments = [f for f in glyphs.fragments if f not in large]
        layout.append((glyphs, rows_of(glyphs, glyphs.fragments)))
    furniture = take_out(layout)
    for line in [*watermarks(pages), *furniture.headers]:
        writer.block(BlockKind.HEADER, [line])
    flows = count(1)
    lines = [line for _, rows in layout for line in in_reading_order(rows, flows)]
    for paragraph in paragraphs(lines):
        writer.block(BlockKind.PARAGRAPH, paragraph)
    for line in furniture.footers:
        writer.block(BlockKind.FOOTER, [line])
    return writer.document(hashlib.sha256(data).hexdigest(), ())


def _read_page(document: pdfium.PdfDocument, index: int) -> Glyphs:
    page = document[index]
    try:
        return read_glyphs(page, index + 1)
    finally:
        page.close()


class _Writer:
    def __init__(self, pages: Sequence[Glyphs]) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.blocks: list[Block] = []
        self.layers = [PageLayer(p.number, p.width, p.height) for p in pages]

    def _put(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)

    def block(self, kind, lines):
        if self.length:
            self._put("\n")
        start = self.length
        last = None
        for line in lines:
            if last is not None:
                self._put(_joint(last, line))
            self._line(line)
            last = line
        self.blocks.append(Block(kind, Span(start, self.length)))

    def _line(self, line):
        layer = self.layers[line.page - 1]
        boxes = line.glyphs.boxes
        at = self.length
        for offset, start, stop in line.parts:
            layer.offsets.extend(range(at + offset, at + offset + stop - start))
            layer.boxes.extend(boxes[4 * start : 4 * stop])
        self._put(line.text)

    def document(self, sha, warnings):
        return Document(
            "pdf",
            sha,
            "".join(self.parts),
            tuple(self.blocks),
            tuple(self.layers),
            warnings=warnings,
        )


def _joint(above, below):
    from reviewer.document.pdf_glyphs import WIDE

    if above.trail:
        return " "
    if WIDE.match(above.text[-1]) or WIDE.match(below.text[0]):
        return ""
    return " "

"""The canonical text of a Word file as it grows, with its blocks and the way back to its nodes."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from reviewer.document.model import Block, BlockFormat, Document, Span, WordPiece


@dataclass
class CanonicalText:
    """The canonical text as it grows."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    blocks: list[Block] = field(default_factory=list)
    pieces: list[WordPiece] = field(default_factory=list)
    formats: list[BlockFormat] = field(default_factory=list)

    def add(self, text: str) -> None:
        """Append words; `length` counts code points."""
        self.parts.append(text)
        self.length += len(text)

    def append(self, other: Document, *, tables: int, formatting: bool) -> int:
        """The text of another file, whose nodes are not this one's. Its tables are numbered after
        the `tables` so far; gives how many there are."""
        by, more = self.length, 0
        for block in other.blocks:
            cells = tuple(_moved(cell, by) for cell in block.cells)
            table = None if block.table is None else tables + block.table
            more = max(more, block.table or 0)
            span = _moved(block.span, by)
            self.blocks.append(replace(block, span=span, cells=cells, table=table))
        for look in other.formats if formatting else ():
            runs = tuple(replace(run, span=_moved(run.span, by)) for run in look.runs)
            self.formats.append(replace(look, runs=runs))
        self.add(other.text)
        return more


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)

"""Tracked changes in a copy of a Word file (ECMA-376 Part 1 §17.13.5).

Accepting all of them gives the new wording, rejecting all of them the old. What others deleted is
left alone; what others inserted is deleted within their insertion, so that theirs stays known.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass
from enum import StrEnum

from lxml import etree

from reviewer.document.docx_names import W
from reviewer.document.model import Block, BlockKind, Document, Span, WordPiece
from reviewer.document.offsets import pieces_of
from reviewer.export.docx_copy import DocxCopy
from reviewer.export.docx_fragments import (
    PPR,
    RPR,
    RUN,
    P,
    PartText,
    bound_control,
    box_run,
    paragraph_of,
)
from reviewer.export.docx_tracking import (
    GONE,
    INSERTED,
    Tracker,
    after,
    before,
    mark_of,
    properties_for,
    runs_in,
    with_deletion,
)
from reviewer.export.docx_writing import Signature, element, plain_properties, properties_of
from reviewer.export.word_changes import Edit, word_edits


class Unplaced(StrEnum):
    """Why a change is not written as a tracked one."""

    TEXT_BOX = "text-box"
    TABLE_ROW = "table-row"
    CONTROL = "control"
    NO_ROOM = "no-room"
    NO_NODE = "no-node"


@dataclass(frozen=True, slots=True)
class Substitution:
    """New words for a span: `words` in its place, `after` as paragraphs that follow its block.

    `words` None leaves the span as it is; empty `words` delete it, and `whole` with it the
    paragraph (or the row of a table). `last` is the block that the paragraphs follow where more
    stands under the clause: the last of its list or table.
    """

    span: Span
    block: int
    words: str | None
    after: tuple[str, ...] = ()
    whole: bool = False
    last: int | None = None


class Redliner:
    """Writes substitutions into a copy as tracked changes."""

    def __init__(
        self,
        copy: DocxCopy,
        document: Document,
        text_of: Callable[[str], PartText],
        signature: Signature,
    ) -> None:
        self._copy, self._document, self._text_of = copy, document, text_of
        self._tracker = Tracker(copy, signature)

    def unplaced(self, change: Substitution) -> Unplaced | None:
        """Why a change cannot be tracked here, None where it can."""
        block = self._document.blocks[change.block]
        pieces = pieces_of(self._document, block.span)
        row = block.kind is BlockKind.ROW
        if not pieces or (change.words is not None and not self._is_covered(change.span)):
            return Unplaced.NO_NODE
        if row and change.words and not change.whole:
            return Unplaced.TABLE_ROW
        if row and change.after and not self._room_below(pieces[-1]):
            return Unplaced.TABLE_ROW
        if change.after and change.last is not None and self._following(change.last) is None:
            return Unplaced.NO_ROOM
        nodes = [self._text_of(piece.part).element_of(piece) for piece in pieces]
        if any(box_run(node) is not None for node in nodes):
            return Unplaced.TEXT_BOX
        return Unplaced.CONTROL if any(map(_is_fixed, nodes)) else None

    def apply(self, changes: Iterable[Substitution]) -> None:
        """Write the changes, which must be placeable and must not overlap."""
        for change in changes:
            block = self._document.blocks[change.block]
            pieces = pieces_of(self._document, block.span)
            if change.after and change.last is not None:
                self._add_below(change.last, pieces[-1], change.after)
            elif change.after:
                self._add_after(block, pieces[-1], change.after)
            if change.whole:
                self._strike(block, pieces)
            elif change.words is not None:
                old = change.span.of(self._document.text)
                for edit in reversed(word_edits(old, change.words)):
                    self._edit(change.span.start, edit)

    def _is_covered(self, span: Span) -> bool:
        """Whether all words of a span stand in nodes: not the value of a form field, a formula, or
        a number that a field quotes."""
        covered = sum(len(piece.span) for piece in pieces_of(self._document, span))
        joints = sum(span.of(self._document.text).count(joint) for joint in "\t\n")
        return covered + joints >= len(span)

    # Words within a paragraph

    def _edit(self, start: int, edit: Edit) -> None:
        span = Span(start + edit.start, start + edit.end)
        pieces = pieces_of(self._document, span)
        if pieces:
            self._replace(pieces, edit.words)
        else:
            self._insert(span.start, edit.words)

    def _replace(self, pieces: Sequence[WordPiece], words: str) -> None:
        runs = [found for piece in pieces for found in self._text_of(piece.part).runs_of([piece])]
        look = properties_of(runs[0])
        self._tracker.delete_words(runs)
        if words:
            last = runs[-1].getparent()
            assert last is not None
            after(last).addnext(self._tracker.inserted(words, look))

    def _insert(self, offset: int, words: str) -> None:
        """Insert at an offset where nothing is deleted: after what ends there, else before."""
        ended = pieces_of(self._document, Span(offset - 1, offset))
        [piece] = ended or pieces_of(self._document, Span(offset, offset + 1))
        text = self._text_of(piece.part)
        found = text.last_run(piece) if ended else text.first_run(piece)
        made = self._tracker.inserted(words, properties_of(found))
        if ended:
            after(with_deletion(found)).addnext(made)
        else:
            before(with_deletion(found)).addprevious(made)

    # Paragraphs

    def _strike(self, block: Block, pieces: Sequence[WordPiece]) -> None:
        """Delete a block with its paragraphs, or its row of a table."""
        paragraphs: list[etree._Element] = []
        for piece in pieces:
            found = paragraph_of(self._text_of(piece.part).element_of(piece))
            if not any(found is known for known in paragraphs):
                paragraphs.append(found)
        if block.kind is BlockKind.ROW:
            row = next(paragraphs[0].iterancestors(W + "tr"), None)
            if row is not None and row.find(f"{W}tc/{W}tcPr/{W}vMerge") is None:
                self._strike_row(row)
                return
        for paragraph in paragraphs:
            if block.kind is not BlockKind.ROW and _can_merge(paragraph):
                self._tracker.delete_all(paragraph)
                self._tracker.mark_end(paragraph, "del")
            else:
                self._tracker.delete_words(list(runs_in(paragraph)))

    def _strike_row(self, row: etree._Element) -> None:
        properties = _row_properties(row)
        change = properties.find(W + "trPrChange")
        mark = self._tracker.change("del")
        properties.append(mark) if change is None else change.addprevious(mark)
        for paragraph in row.iter(P):
            if box_run(paragraph) is None:
                self._tracker.delete_all(paragraph)

    def _add_after(self, block: Block, last: WordPiece, lines: Sequence[str]) -> None:
        """New paragraphs that look like the one they follow and take part in its list.

        As in Word, the mark of the paragraph before is the inserted one, and the last new
        paragraph ends with the old mark: so nothing depends on what follows.
        """
        node = self._text_of(last.part).element_of(last)
        paragraph = paragraph_of(node)
        look = properties_of(next(node.iterancestors(RUN)))
        if block.kind is BlockKind.ROW:
            self._add_below_table(paragraph, lines, look)
            return
        while mark_of(paragraph, GONE) is not None:
            following = next(paragraph.itersiblings(P), None)
            if following is None:
                break
            paragraph = following
        inserted_by_other = mark_of(paragraph, INSERTED) is not None
        for line in lines:
            made = self._paragraph(paragraph, line, look)
            if inserted_by_other:
                self._tracker.mark_end(made, "ins")
            else:
                section = paragraph.find(f"{PPR}/{W}sectPr")
                if section is not None:
                    properties_for(made).append(section)
                self._tracker.mark_end(paragraph, "ins")
            paragraph.addnext(made)
            paragraph = made

    def _add_below(self, last: int, piece: WordPiece, lines: Sequence[str]) -> None:
        """New paragraphs that look like that of the piece, below the list or table under it.

        Their own marks are inserted: what is above them has the marks of another level.
        """
        node = self._text_of(piece.part).element_of(piece)
        following = self._following(last)
        assert following is not None
        for line in lines:
            made = self._paragraph(
                paragraph_of(node), line, properties_of(next(node.iterancestors(RUN)))
            )
            self._tracker.mark_end(made, "ins")
            following.addprevious(made)

    def _following(self, last: int) -> etree._Element | None:
        """The paragraph right below a block and what others joined to it; None where there is
        none."""
        pieces = pieces_of(self._document, self._document.blocks[last].span)
        if not pieces:
            return None
        above = paragraph_of(self._text_of(pieces[-1].part).element_of(pieces[-1]))
        if self._document.blocks[last].kind is BlockKind.ROW:
            above = _outermost_table(above)
        while mark_of(above, GONE) is not None:
            joined = next(above.itersiblings(P), None)
            if joined is None:
                return None
            above = joined
        following = above.getnext()
        return following if following is not None and following.tag == P else None

    def _add_below_table(
        self, inside: etree._Element, lines: Sequence[str], look: etree._Element | None
    ) -> None:
        table = _outermost_table(inside)
        following = table.getnext()
        assert following is not None
        for line in lines:
            made = self._paragraph(following, line, look)
            numbering = made.find(f"{PPR}/{W}numPr")
            if numbering is not None:
                properties_for(made).remove(numbering)
            self._tracker.mark_end(made, "ins")
            following.addprevious(made)

    def _room_below(self, piece: WordPiece) -> bool:
        inside = paragraph_of(self._text_of(piece.part).element_of(piece))
        following = _outermost_table(inside).getnext()
        return following is not None and following.tag == P

    def _paragraph(
        self, like: etree._Element, words: str, look: etree._Element | None
    ) -> etree._Element:
        """A paragraph with inserted words and the properties of another."""
        made = etree.Element(P)
        properties = like.find(PPR)
        if properties is not None:
            copied = deepcopy(properties)
            for tag in (W + "sectPr", W + "pPrChange"):
                for found in copied.findall(tag):
                    copied.remove(found)
            mark = copied.find(RPR)
            if mark is not None:
                copied.replace(mark, plain_properties(mark))
            made.append(copied)
        made.append(self._tracker.inserted(words, look))
        return made


def _is_fixed(node: etree._Element) -> bool:
    """Whether a node's words are not to be cut: filled in from elsewhere, or under a ruby."""
    return bound_control(node) is not None or next(node.iterancestors(W + "ruby"), None) is not None


def _row_properties(row: etree._Element) -> etree._Element:
    properties = row.find(W + "trPr")
    if properties is None:
        properties = element("trPr")
        # The schema wants a property before the change (§17.4.82): one that is as it was.
        properties.append(element("hidden", val=0))
        exception = row.find(W + "tblPrEx")
        row.insert(0, properties) if exception is None else exception.addnext(properties)
    return properties


def _can_merge(paragraph: etree._Element) -> bool:
    """Whether the end of a paragraph can be deleted: not the last of a cell or of the body, and
    not the one that ends a section."""
    following = next(
        (each for each in paragraph.itersiblings() if each.tag in (P, W + "tbl", W + "sdt")), None
    )
    return following is not None and paragraph.find(f"{PPR}/{W}sectPr") is None


def _outermost_table(inside: etree._Element) -> etree._Element:
    return list(inside.iterancestors(W + "tbl"))[-1]

"""Tracked changes in a copy of a Word file (ECMA-376 Part 1 §17.13.5).

Accepting all of them gives the new wording, rejecting all of them the old. What others deleted is
left alone; what others inserted is deleted within their insertion, so that theirs stays known.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from lxml import etree

from reviewer.document.docx_names import W
from reviewer.document.model import Block, BlockKind, Document, Span, WordPiece
from reviewer.document.offsets import pieces_of
from reviewer.export.docx_copy import DocxCopy
from reviewer.export.docx_fragments import (
    BOX,
    PPR,
    RPR,
    RUN,
    P,
    PartText,
    bound_control,
    box_run,
    like,
    outermost_run,
    paragraph_of,
)
from reviewer.export.docx_writing import (
    Signature,
    element,
    highest_id,
    plain_properties,
    properties_of,
    run,
)
from reviewer.export.word_changes import Edit, word_edits

_INS, _DEL = W + "ins", W + "del"
_INSERTED, _GONE = frozenset({_INS, W + "moveTo"}), frozenset({_DEL, W + "moveFrom"})
_NOT_DELETED = (W + "commentReference", W + "annotationRef")
_DELETED_NAMES = {W + "t": W + "delText", W + "instrText": W + "delInstrText"}


class Unplaced(StrEnum):
    """Why a change is not written as a tracked one."""

    TEXT_BOX = "text-box"
    TABLE_ROW = "table-row"
    CONTROL = "control"
    NO_NODE = "no-node"


@dataclass(frozen=True, slots=True)
class Substitution:
    """New words for a span: `words` in its place, `after` as paragraphs that follow its block.

    `words` None leaves the span as it is; empty `words` delete it, and `whole` with it the
    paragraph (or the row of a table).
    """

    span: Span
    block: int
    words: str | None
    after: tuple[str, ...] = ()
    whole: bool = False


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
        self._signature = signature
        self._next: int | None = None

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
        nodes = [self._text_of(piece.part).element_of(piece) for piece in pieces]
        if any(box_run(node) is not None for node in nodes):
            return Unplaced.TEXT_BOX
        return Unplaced.CONTROL if any(map(_is_fixed, nodes)) else None

    def apply(self, changes: Iterable[Substitution]) -> None:
        """Write the changes, which must be placeable and must not overlap."""
        for change in changes:
            block = self._document.blocks[change.block]
            pieces = pieces_of(self._document, block.span)
            if change.after:
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
        elif edit.words:
            self._insert(span.start, edit.words)

    def _replace(self, pieces: Sequence[WordPiece], words: str) -> None:
        runs = [found for piece in pieces for found in self._text_of(piece.part).runs_of([piece])]
        look = properties_of(runs[0])
        for found in list(_with_fields(runs)):
            self._delete(found)
        if words:
            last = runs[-1].getparent()
            assert last is not None
            self._put_after(last, words, look)

    def _insert(self, offset: int, words: str) -> None:
        """Insert at an offset where nothing is deleted: after what ends there, else before."""
        for span, after in ((Span(offset - 1, offset), True), (Span(offset, offset + 1), False)):
            pieces = pieces_of(self._document, span)
            if not pieces:
                continue
            [piece] = pieces
            text = self._text_of(piece.part)
            found = text.last_run(piece) if after else text.first_run(piece)
            made = self._inserted(words, properties_of(found))
            if after:
                _after(_wrapper(found)).addnext(made)
            else:
                _before(_wrapper(found)).addprevious(made)
            return

    def _put_after(self, place: etree._Element, words: str, look: etree._Element | None) -> None:
        _after(place).addnext(self._inserted(words, look))

    def _inserted(self, words: str, look: etree._Element | None) -> etree._Element:
        made = self._change("ins")
        made.append(run(words, look))
        return made

    def _delete(self, found: etree._Element) -> None:
        """Put a run into a deletion; a neighbouring one of ours is extended."""
        if any(found.find(tag) is not None for tag in _NOT_DELETED):
            return
        for node in found.iter(*_DELETED_NAMES):
            node.tag = _DELETED_NAMES[node.tag]
        before = found.getprevious()
        if before is not None and before.tag == _DEL and self._is_ours(before):
            before.append(found)
            return
        made = self._change("del")
        found.addprevious(made)
        made.append(found)

    # Paragraphs

    def _strike(self, block: Block, pieces: Sequence[WordPiece]) -> None:
        """Delete a block with its paragraphs, or its row of a table."""
        paragraphs: list[etree._Element] = []
        for piece in pieces:
            found = paragraph_of(self._text_of(piece.part).element_of(piece))
            if not any(found is known for known in paragraphs):
                paragraphs.append(found)
        row = None
        if block.kind is BlockKind.ROW:
            row = next(paragraphs[0].iterancestors(W + "tr"), None)
            if row is not None and row.find(f"{W}tc/{W}tcPr/{W}vMerge") is None:
                properties = _row_properties(row)
                change = properties.find(W + "trPrChange")
                mark = self._change("del")
                properties.append(mark) if change is None else change.addprevious(mark)
                paragraphs = [each for each in row.iter(P) if box_run(each) is None]
        for paragraph in paragraphs:
            for found in list(_runs_in(paragraph)):
                self._delete(found)
            if row is None and _can_merge(paragraph):
                self._mark(paragraph, "del")

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
        while _mark_of(paragraph, _GONE) is not None:
            following = next(paragraph.itersiblings(P), None)
            if following is None:
                break
            paragraph = following
        inserted_by_other = _mark_of(paragraph, _INSERTED) is not None
        for line in lines:
            made = self._paragraph(paragraph, line, look)
            if inserted_by_other:
                self._mark(made, "ins")
            else:
                section = paragraph.find(f"{PPR}/{W}sectPr")
                if section is not None:
                    _properties_for(made).append(section)
                self._mark(paragraph, "ins")
            paragraph.addnext(made)
            paragraph = made

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
                _properties_for(made).remove(numbering)
            self._mark(made, "ins")
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
        made.append(self._inserted(words, look))
        return made

    def _mark(self, paragraph: etree._Element, kind: str) -> None:
        """Say that the end of a paragraph is inserted or deleted (§17.13.5.15, §17.13.5.20)."""
        properties = _properties_for(paragraph)
        mark = properties.find(RPR)
        if mark is None:
            mark = element("rPr")
            later = next(
                (each for each in properties if each.tag in (W + "sectPr", W + "pPrChange")), None
            )
            properties.append(mark) if later is None else later.addprevious(mark)
        if mark.find(W + kind) is None:
            # w:ins, then w:del, before all else.
            before = mark.find(_INS)
            made = self._change(kind)
            mark.insert(0, made) if before is None else before.addnext(made)

    # Changes

    def _change(self, kind: str) -> etree._Element:
        if self._next is None:
            parts = [self._copy.main]
            for related in ("footnotes", "endnotes", "header", "footer", "comments"):
                parts += self._copy.all_related(related)
            roots = (self._copy.peek(part) for part in parts)
            self._next = highest_id(root for root in roots if root is not None) + 1
        made = element(kind, id=self._next)
        made.set(W + "author", self._signature.author)
        made.set(W + "date", self._signature.date)
        self._next += 1
        return made

    def _is_ours(self, change: etree._Element) -> bool:
        return (
            change.get(W + "author") == self._signature.author
            and change.get(W + "date") == self._signature.date
        )


def _is_fixed(node: etree._Element) -> bool:
    """Whether a node's words are not to be cut: filled in from elsewhere, or under a ruby."""
    return bound_control(node) is not None or next(node.iterancestors(W + "ruby"), None) is not None


def _wrapper(found: etree._Element) -> etree._Element:
    """A run with the deletion around it, if there is one."""
    above = found.getparent()
    return above if above is not None and above.tag == _DEL else found


def _after(place: etree._Element) -> etree._Element:
    """What a new insertion is to follow so that it stands behind `place` and in nobody else's
    insertion: that is cut in two there."""
    above = place.getparent()
    if above is None or above.tag not in _INSERTED:
        return place
    later = list(place.itersiblings())
    if later:
        rest = like(above)
        rest.extend(later)
        above.addnext(rest)
    return above


def _before(place: etree._Element) -> etree._Element:
    """The same for an insertion before `place`."""
    above = place.getparent()
    if above is None or above.tag not in _INSERTED:
        return place
    earlier = list(place.itersiblings(preceding=True))
    if earlier:
        first = like(above)
        first.extend(reversed(earlier))
        above.addprevious(first)
    return above


def _with_fields(runs: Sequence[etree._Element]) -> Iterator[etree._Element]:
    """The runs, and the parts of every field that lies between them as a whole: its result
    without its code would come back when Word updates it."""
    for _, group in groupby(runs, paragraph_of):
        wanted = list(group)
        depth, opened = 0, list[etree._Element]()
        between = list(_runs_in(paragraph_of(wanted[0]), wanted[0], wanted[-1]))
        for found in between:
            kinds = [mark.get(W + "fldCharType") for mark in found.iter(W + "fldChar")]
            depth += kinds.count("begin") - kinds.count("end")
            if depth < 0:  # the range begins within a field
                break
            if depth or kinds:
                opened.append(found)
            if not depth:
                wanted += opened
                opened = []
        known = set(map(id, wanted))
        yield from (found for found in between if id(found) in known)


def _runs_in(
    paragraph: etree._Element,
    first: etree._Element | None = None,
    last: etree._Element | None = None,
) -> Iterator[etree._Element]:
    """The runs of a paragraph from one to another (default: all) that nobody has deleted, without
    those that hold a text box or stand in one."""
    begun = first is None
    for found in paragraph.iter(RUN):
        begun = begun or found is first
        stands = paragraph_of(found) is paragraph and outermost_run(found) is found
        if begun and stands and not _is_gone(found) and next(found.iter(BOX), None) is None:
            yield found
        if found is last:
            return


def _is_gone(found: etree._Element) -> bool:
    return any(above.tag in _GONE for above in found.iterancestors(*_GONE, P))


def _mark_of(paragraph: etree._Element, kinds: frozenset[str]) -> etree._Element | None:
    mark = paragraph.find(f"{PPR}/{RPR}")
    found = () if mark is None else (each for each in mark if each.tag in kinds)
    return next(iter(found), None)


def _properties_for(paragraph: etree._Element) -> etree._Element:
    properties = paragraph.find(PPR)
    if properties is None:
        properties = element("pPr")
        paragraph.insert(0, properties)
    return properties


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

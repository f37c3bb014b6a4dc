"""Comments in a copy of a Word file, each on exactly its characters (ECMA-376 Part 1 §17.13.4).

Word passes over comments in headers, footers, text boxes and notes ([MS-OI29500] 2.1.315): what is
said of words there hangs on the note's reference, on the picture that holds the box, or on the
first words of the body.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from lxml import etree

from reviewer.document.docx_names import W
from reviewer.document.model import Document, Span, WordPiece
from reviewer.document.offsets import pieces_of
from reviewer.export.comment_parts import CommentParts
from reviewer.export.docx_copy import DocxCopy
from reviewer.export.docx_fragments import (
    P,
    PartText,
    bound_control,
    box_run,
    outermost_run,
)
from reviewer.export.docx_writing import Signature, element


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment on a span of the text; `lines` become paragraphs. `signature` overrides that of
    the whole export."""

    span: Span
    lines: tuple[str, ...]
    signature: Signature


@dataclass(frozen=True, slots=True)
class _Place:
    """The runs a comment goes from and to; `where` says where its words are if not there."""

    first: etree._Element
    last: etree._Element
    where: str = ""


class Commenter:
    """Puts comments into a copy."""

    def __init__(self, copy: DocxCopy, document: Document, text_of: Callable[[str], PartText]):
        self._copy, self._document, self._text_of = copy, document, text_of
        self._parts = CommentParts(copy)

    def place(self, comments: Sequence[Comment]) -> int:
        """Write the comments in the order of their places; how many there are now."""
        ordered = sorted(comments, key=lambda each: (each.span.start, -each.span.end))
        for comment in ordered:
            place = self._place_of(comment.span)
            lines = comment.lines
            if place.where:
                quote = " ".join(comment.span.of(self._document.text).split())
                lines = (f"〔{place.where}〕“{quote}”", *lines)
            ident = self._parts.add(lines, comment.signature)
            _mark(place, ident, self._parts.reference_style)
        return len(ordered)

    # Where

    def _place_of(self, span: Span) -> _Place:
        pieces = pieces_of(self._document, span) or self._nearest(span)
        if not pieces:
            return self._opening("")
        for choose in (self._in_body, self._in_box, self._at_note):
            place = choose(pieces)
            if place is not None:
                return place
        return self._opening("页眉页脚")

    def _in_body(self, pieces: Sequence[WordPiece]) -> _Place | None:
        text = self._text_of(self._copy.main)
        own = [
            piece
            for piece in pieces
            if piece.part == self._copy.main and box_run(text.element_of(piece)) is None
        ]
        if not own:
            return None
        # The last first: cutting there does not move what the first begins with.
        last = text.last_run(own[-1])
        first = text.first_run(own[0])
        last = text.last_run(own[-1])
        return _Place(_whole(first), _whole(last))

    def _in_box(self, pieces: Sequence[WordPiece]) -> _Place | None:
        text = self._text_of(self._copy.main)
        for piece in pieces:
            if piece.part == self._copy.main:
                holder = box_run(text.element_of(piece))
                if holder is not None:
                    whole = _whole(holder)
                    return _Place(whole, whole, "文本框")
        return None

    def _at_note(self, pieces: Sequence[WordPiece]) -> _Place | None:
        for piece in pieces:
            for kind, name in (("footnote", "脚注"), ("endnote", "尾注")):
                if piece.part != self._copy.source.related(self._copy.main, f"{kind}s"):
                    continue
                node = self._text_of(piece.part).element_of(piece)
                note = next(node.iterancestors(W + kind), None)
                ident = None if note is None else note.get(W + "id")
                reference = self._reference(kind, ident)
                if reference is not None:
                    return _Place(reference, reference, name)
        return None

    def _reference(self, kind: str, ident: str | None) -> etree._Element | None:
        for found in self._text_of(self._copy.main).root.iter(f"{W}{kind}Reference"):
            run = found.getparent()
            if found.get(W + "id") == ident and run is not None:
                holder = box_run(found)
                return _whole(run if holder is None else holder)
        return None

    def _opening(self, where: str) -> _Place:
        """The first words of the body, for what no comment can hang on."""
        text = self._text_of(self._copy.main)
        for piece in self._document.pieces:
            if piece.part == self._copy.main and box_run(text.element_of(piece)) is None:
                return _Place(_whole(text.first_run(piece)), _whole(text.last_run(piece)), where)
        run = element("r")
        body = text.root.find(W + "body")
        assert body is not None
        first = next(body.iter(P), None)
        if first is None:
            first = element("p")
            body.insert(0, first)
        first.append(run)
        return _Place(run, run, where)

    def _nearest(self, span: Span) -> tuple[WordPiece, ...]:
        """The pieces beside words that stand in no text node: the choice of a form field."""
        block = next(
            (
                block.span
                for block in self._document.blocks
                if block.span.start <= span.start <= block.span.end
            ),
            None,
        )
        around = () if block is None else pieces_of(self._document, block)
        return tuple(sorted(around, key=lambda piece: abs(piece.span.start - span.start))[:1])


def _whole(run: etree._Element) -> etree._Element:
    """What a marker stands beside: the run, or the content control that would lose the marker."""
    found = outermost_run(run)
    control = bound_control(found)
    if control is None:
        return found
    inline = next((above for above in control.iterancestors() if above.tag == P), None)
    return found if inline is None else control


def _mark(place: _Place, ident: int, style: str) -> None:
    """The range around the runs and the reference after it (§17.13.4.3-5).

    The reference stands in the paragraph itself: in somebody's insertion or a link it would go
    with them.
    """
    place.first.addprevious(element("commentRangeStart", id=ident))
    end = element("commentRangeEnd", id=ident)
    place.last.addnext(end)
    *_, top = end, *takewhile(lambda above: above.tag != P, end.iterancestors())
    for later in _markers_after(top):
        top = later
    reference = element("r")
    look = etree.SubElement(reference, W + "rPr")
    look.append(element("rStyle", val=style))
    reference.append(element("commentReference", id=ident))
    top.addnext(reference)


def _markers_after(top: etree._Element) -> Iterator[etree._Element]:
    """Ends of other ranges and references to them that stand at the same place already."""
    for later in top.itersiblings():
        if later.tag == W + "commentRangeEnd" or later.find(W + "commentReference") is not None:
            yield later
        else:
            return

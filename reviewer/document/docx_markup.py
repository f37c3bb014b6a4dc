"""What a Word part says beside its words: tracked changes, anchors of comments, pictures, notes.

Only the Word view wants these, so only then they are read. `MarkupReader` notes them in paragraphs,
`Markup` gives them their place in the canonical text.

Source: ECMA-376 Part 1 §17.13.4 (comments), §17.13.5 (revisions), §17.11 (notes), §20.4 (pictures).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import cast

from lxml import etree

from reviewer.document.docx_content import DELETED, IGNORED, INSERTED, PartReader, plain_words
from reviewer.document.docx_drawings import Related
from reviewer.document.docx_names import W, on
from reviewer.document.docx_pictures import Figure, figures_of
from reviewer.document.docx_story import Content, Paragraph
from reviewer.document.model import (
    ChangeKind,
    Comment,
    NoteMark,
    Picture,
    Revision,
    Span,
    TrackedChange,
)
from reviewer.document.number_formats import format_number

_P, _RPR = W + "p", W + "rPr"
_COMMENT_EDGES = {
    W + "commentRangeStart": "start",
    W + "commentRangeEnd": "end",
    W + "commentReference": "reference",
}
_NOTE_REFERENCES = frozenset({W + "footnoteReference", W + "endnoteReference"})
_PARAGRAPH_END = "¶"
_KINDS = {
    W + "ins": ChangeKind.INSERTED,
    W + "moveTo": ChangeKind.MOVED_HERE,
    W + "del": ChangeKind.DELETED,
    W + "moveFrom": ChangeKind.MOVED_AWAY,
    W + "cellDel": ChangeKind.DELETED,
}
REFORMATTED = (
    *(f"{W}{name}PrChange" for name in ("r", "p", "sect", "tbl", "tblEx", "tr", "tc")),
    *(W + "tblGridChange", W + "numberingChange"),
)


@dataclass(frozen=True, slots=True)
class Change:
    """A tracked change: over the next `count` segments, or over the paragraph's end (`ends`)."""

    kind: ChangeKind
    author: str
    date: str
    words: str = ""
    count: int = 0
    ends: bool = False


@dataclass(frozen=True, slots=True)
class CommentEdge:
    """Where a comment starts, ends or is referred to (`edge`)."""

    id: str
    edge: str


@dataclass(frozen=True, slots=True)
class NoteReference:
    """Where a note is referred to: `kind` is footnote or endnote."""

    kind: str
    id: str


class MarkupReader(PartReader):
    """A `PartReader` that notes in `Paragraph.marks` what stands beside the words."""

    _ignored = IGNORED - _COMMENT_EDGES.keys()

    def __init__(
        self,
        root: etree._Element,
        revision: Revision = "final",
        related: Related = lambda relationship: None,
    ) -> None:
        super().__init__(root, revision, related)
        self._pending: list[object] = []
        self._latest: Paragraph | None = None
        self._tracked = revision == "final"

    def read(self, container: etree._Element) -> list[Content]:
        """As of a story, with marks behind its last words on its last paragraph."""
        content = super().read(container)
        if self._latest is not None:
            self._see_to_pending(self._latest)
        return content

    def _see_to_pending(self, paragraph: Paragraph) -> None:
        for mark in self._pending:
            paragraph.mark(mark)
        self._pending.clear()

    def _inline(self, parent: etree._Element, paragraph: Paragraph) -> None:
        tag = parent.tag
        if tag == _P:
            self._see_to_pending(paragraph)
        elif tag in _COMMENT_EDGES:
            paragraph.mark(CommentEdge(parent.get(W + "id", ""), _COMMENT_EDGES[tag]))
            return
        elif tag in INSERTED and self._tracked:
            first = len(paragraph.segments)
            super()._inline(parent, paragraph)
            count = len(paragraph.segments) - first
            if count:
                paragraph.mark(_change(parent, count=count), first)
            return
        super()._inline(parent, paragraph)

    def _paragraph(self, element: etree._Element) -> Paragraph:
        paragraph = self._latest = super()._paragraph(element)
        mark = None if paragraph.properties is None else paragraph.properties.find(_RPR)
        if mark is not None and self._tracked and self._revised:
            for child in mark:
                if child.tag in INSERTED:
                    paragraph.mark(_change(child, ends=True))
                elif child.tag in DELETED:
                    paragraph.mark(_change(child, words=_PARAGRAPH_END))
        return paragraph

    def _between(self, element: etree._Element) -> bool:
        """Comments may begin and end between paragraphs: they wait for the next one."""
        if element.tag not in _COMMENT_EDGES:
            return False
        self._pending.append(CommentEdge(element.get(W + "id", ""), _COMMENT_EDGES[element.tag]))
        return True

    def _special(
        self,
        node: etree._Element,
        tag: str,
        paragraph: Paragraph,
        properties: etree._Element | None,
    ) -> None:
        if tag in _NOTE_REFERENCES and not on(node.get(W + "customMarkFollows", "0")):
            kind = tag[len(W) : -len("Reference")]
            paragraph.mark(NoteReference(kind, node.get(W + "id", "")))
        super()._special(node, tag, paragraph, properties)

    def _drawing(self, element: etree._Element, paragraph: Paragraph) -> None:
        if not self._hiding:
            for figure in figures_of(element):
                paragraph.mark(figure)
        super()._drawing(element, paragraph)

    def _drop(self, element: etree._Element, paragraph: Paragraph | None) -> None:
        super()._drop(element, paragraph)
        if not self._tracked:
            return
        source: etree._Element | None = element
        if element.tag not in _KINDS:  # a row or a cell: what its properties say took it away
            source = next((node for node in element.iter(*_KINDS) if node is not element), None)
        if source is None:  # the reading aid over a ruby, which nobody took away
            return
        words = plain_words(element)
        if not words:
            return
        change = _change(source, words=words)
        if paragraph is None:
            self._pending.append(change)
        else:
            paragraph.mark(change)


def _change(
    element: etree._Element, *, words: str = "", count: int = 0, ends: bool = False
) -> Change:
    author, date = element.get(W + "author", ""), element.get(W + "date", "")
    return Change(_KINDS[element.tag], author, date, words, count, ends)


@dataclass(slots=True)
class Markup:
    """Marks at their place in the text. `target` gives the part that a relationship of a part names
    (None: outside the file), `note_format` how notes of a kind are numbered."""

    target: Callable[[str, str], str | None]
    note_format: Callable[[str], str]
    pictures: list[Picture] = field(default_factory=list)
    note_marks: list[NoteMark] = field(default_factory=list)
    _changes: list[TrackedChange] = field(default_factory=list)
    _edges: dict[tuple[str, str], int] = field(default_factory=dict)
    _numbers: dict[tuple[str, str], str] = field(default_factory=dict)
    _counts: dict[str, int] = field(default_factory=dict)

    def take(
        self, marks: Iterable[tuple[int, object]], starts: Sequence[int], end: int, part: str
    ) -> None:
        """The marks of a paragraph laid at `starts` (of its segments) up to `end`."""

        def place(index: int) -> int:
            return starts[index] if index < len(starts) else end

        for index, mark in marks:
            at = place(index)
            match mark:
                case Change():
                    stop = at + 1 if mark.ends else place(index + mark.count)
                    start = at if mark.ends or mark.count else stop
                    self._changes.append(
                        TrackedChange(
                            mark.kind, Span(start, stop), mark.words, mark.author, mark.date
                        )
                    )
                case CommentEdge(ident, edge):
                    self._edges.setdefault((ident, edge), at)
                case NoteReference(kind, ident):
                    self.note_marks.append(NoteMark(at, self._number(kind, ident)))
                case _:
                    self._picture(cast(Figure, mark), at, part)

    def begin_note(self, kind: str, ident: str, at: int) -> None:
        """A note itself stands at an offset."""
        if (kind, ident) in self._numbers:
            self.note_marks.append(NoteMark(at, self._numbers[kind, ident]))

    def changes(self) -> tuple[TrackedChange, ...]:
        """All changes in the order of the text, those that go on from each other as one."""
        merged: list[TrackedChange] = []
        for change in sorted(self._changes, key=lambda change: change.span.start):
            last = merged[-1] if merged else None
            if last is not None and _goes_on(last, change):
                span = Span(last.span.start, max(last.span.end, change.span.end))
                merged[-1] = replace(last, span=span, words=last.words + change.words)
            else:
                merged.append(change)
        return tuple(merged)

    def anchored(self, comments: Iterable[Comment]) -> tuple[Comment, ...]:
        """The comments with their place: in the order of the text, those without one last."""
        placed = [replace(comment, span=self._span_of(comment.id)) for comment in comments]
        by_id = {comment.id: comment for comment in placed}
        return tuple(sorted(placed, key=lambda comment: _order(comment, by_id)))

    def _span_of(self, ident: str) -> Span | None:
        edges: Mapping[tuple[str, str], int] = self._edges
        start, end = edges.get((ident, "start")), edges.get((ident, "end"))
        if start is None or end is None:
            at = edges.get((ident, "reference"), start if end is None else end)
            return None if at is None else Span(at, at)
        return Span(min(start, end), max(start, end))

    def _number(self, kind: str, ident: str) -> str:
        if (kind, ident) not in self._numbers:
            self._counts[kind] = self._counts.get(kind, 0) + 1
            number = format_number(self._counts[kind], self.note_format(kind))
            self._numbers[kind, ident] = number
        return self._numbers[kind, ident]

    def _picture(self, figure: Figure, at: int, part: str) -> None:
        target = self.target(part, figure.relationship) if figure.relationship else None
        self.pictures.append(
            Picture(at, target or "", figure.width, figure.height, figure.description, figure.side)
        )


def _goes_on(last: TrackedChange, change: TrackedChange) -> bool:
    return (last.kind, last.author, last.date, last.span.end) == (
        change.kind,
        change.author,
        change.date,
        change.span.start,
    )


def _order(comment: Comment, by_id: Mapping[str, Comment]) -> tuple[bool, int, bool]:
    """Answers follow the comment they answer."""
    first = by_id.get(comment.parent or "", comment)
    span = first.span
    return span is None, span.start if span else 0, first is not comment

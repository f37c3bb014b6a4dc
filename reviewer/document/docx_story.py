"""The paragraphs and tables of one story of a Word file: its body, a note, a header, a text box."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from lxml import etree


@dataclass(slots=True)
class Segment:
    """Words of one node: `node` is its ordinal, None for words that stand in no text node."""

    text: str
    node: int | None
    properties: etree._Element | None


@dataclass(slots=True)
class Reference:
    """The result of a field that says a number printed elsewhere: segments [first, last).

    `bookmark` names where, `switches` are those of the field's code, in lower case: `*` is among
    them if the result is to be put in another form than it has. `field` is the field's element, or
    the end of it.
    """

    kind: str
    bookmark: str
    switches: frozenset[str]
    first: int
    last: int
    field: etree._Element


@dataclass(slots=True)
class Paragraph:
    """A w:p. `merges` says that its end is deleted: its words go on in the next paragraph.

    `marks` is what stands before the segment of an index without being a word of it (see
    `docx_markup`); None for nothing, as in most paragraphs, and so for `references`.
    """

    properties: etree._Element | None = None
    segments: list[Segment] = field(default_factory=list)
    boxes: list[Content] = field(default_factory=list)
    merges: bool = False
    marks: list[tuple[int, object]] | None = None
    references: list[Reference] | None = None

    def mark(self, mark: object, at: int | None = None) -> None:
        """Note something before the segment `at`; without it, at the end of the words so far."""
        if self.marks is None:
            self.marks = []
        self.marks.append((len(self.segments) if at is None else at, mark))

    def followed_by(self, following: Paragraph) -> Paragraph:
        """The two as one, which is as the following one is (§17.13.5.15)."""
        before = len(self.segments)
        marks = [*(self.marks or ()), *((before + at, mark) for at, mark in following.marks or ())]
        for reference in following.references or ():
            reference.first += before
            reference.last += before
        return Paragraph(
            following.properties,
            self.segments + following.segments,
            self.boxes + following.boxes,
            following.merges,
            marks or None,
            [*(self.references or ()), *(following.references or ())] or None,
        )


@dataclass(slots=True)
class Cell:
    """A w:tc. `merged` says that it only goes on from another one, whose words it has."""

    content: list[Content] = field(default_factory=list)
    merged: bool = False
    properties: etree._Element | None = None


@dataclass(slots=True)
class Table:
    """A w:tbl. `marks` are the w:trPr of its rows."""

    element: etree._Element
    rows: list[list[Cell]] = field(default_factory=list)
    marks: list[etree._Element | None] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Chunk:
    """A w:altChunk: another file, named by its relationship, whose content stands here."""

    relationship: str


Content = Paragraph | Table | Chunk


def joined(content: Iterable[Content]) -> Iterator[Content]:
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


def all_words(content: Iterable[Content]) -> Iterator[str]:
    """The words of every paragraph, in text boxes and cells too."""
    for item in content:
        if isinstance(item, Paragraph):
            yield from (segment.text for segment in item.segments)
            yield from all_words(item.boxes)
        elif isinstance(item, Table):
            for row in item.rows:
                for cell in row:
                    yield from all_words(cell.content)

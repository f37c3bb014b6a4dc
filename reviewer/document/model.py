"""The document as every later stage sees it: one canonical text and ranges of it.

All offsets are code points of `Document.text`. Boxes are PDF points (1/72 inch) from the top left
corner of the page as displayed (rotation applied).
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

from reviewer.document.notices import Notice
from reviewer.document.quick_init import quick_init

DocumentFormat = Literal["docx", "pdf"]
Revision = Literal["final", "original"]
Alignment = Literal["left", "center", "right", "justify"]
Vertical = Literal["top", "center", "bottom"]
PictureSide = Literal["", "left", "right", "apart", "middle"]
RunLevel = Literal["", "raised", "lowered"]
Padding = tuple[float, float, float, float]  # top, right, bottom, left, in points
LineKind = Literal["solid", "double", "dashed"]


@quick_init
@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range [start, end) of code points."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """Whether they have a character in common; two that touch have none."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether the other lies within this one; each contains itself."""
        return self.start <= other.start and other.end <= self.end

    def of(self, text: str) -> str:
        """The words at the span."""
        return text[self.start : self.end]


class BlockKind(StrEnum):
    """What a block is in the file, before anyone asks whether it is a clause."""

    PARAGRAPH = "paragraph"
    ROW = "row"
    HEADER = "header"
    FOOTER = "footer"
    NOTE = "note"


@quick_init
@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph or table row, in reading order. Its words are `span.of(document.text)`.

    `label` is the automatic number as Word prints it (第一条, 1.1, （一）); it is in no text.
    `level` is the list level (0-based) of that label. `cells` are the cell ranges of a row, `table`
    numbers the table within the document. `heading` says that the file itself styles the block as a
    heading or title, `contents` that it is a line of a table of contents.
    """

    kind: BlockKind
    span: Span
    label: str | None = None
    level: int | None = None
    heading: bool = False
    centred: bool = False
    bold: bool = False
    cells: tuple[Span, ...] = ()
    table: int | None = None
    contents: bool = False


@quick_init
@dataclass(frozen=True, slots=True)
class WordPiece:
    """A range of the text that lies in one w:t (or w:tab, w:br …) node of a Word part.

    `part` is the part's name in the package, `node` the ordinal of the text-bearing node in
    document order of that part, `offset` where in the node's own string the range begins.
    """

    span: Span
    part: str
    node: int
    offset: int = 0


@dataclass(frozen=True, slots=True)
class RunLook:
    """How text looks in Word. Sizes in points; colour and ground (`fill`) as RRGGBB.

    `level` says that the words are raised or lowered, `spacing` how many points are added between
    characters. `hidden` words (w:vanish) are not printed, but are part of the text.
    """

    font: str | None = None
    size: float | None = None
    bold: bool = False
    italic: bool = False
    underline: bool = False
    strike: bool = False
    colour: str | None = None
    hidden: bool = False
    fill: str | None = None
    caps: bool = False
    level: RunLevel = ""
    spacing: float = 0.0


@quick_init
@dataclass(frozen=True, slots=True)
class RunFormat:
    """A range of text with its look, which many ranges have in common."""

    span: Span
    look: RunLook


@dataclass(frozen=True, slots=True)
class Rule:
    """A line along a side of a paragraph or cell; its width in points."""

    width: float = 0.5
    line: LineKind = "solid"


@dataclass(frozen=True, slots=True)
class Borders:
    """The rules on the sides of a paragraph or cell, None where there is none."""

    top: Rule | None = None
    right: Rule | None = None
    bottom: Rule | None = None
    left: Rule | None = None


@dataclass(frozen=True, slots=True)
class TabStop:
    """Where a tab leads: points from the left margin of the page (not of the paragraph), what
    stands there, and the character that fills the way (empty: none)."""

    at: float
    alignment: Literal["left", "center", "right"] = "left"
    leader: Literal["", ".", "-", "_", "·"] = ""


@quick_init
@dataclass(frozen=True, slots=True)
class CellFormat:
    """How a cell of a row looks: `column` of the grid it begins in, how many it takes, its ground
    as RRGGBB, where its words stand in its height, its own automatic number (`label`)."""

    column: int
    columns: int = 1
    alignment: Alignment = "left"
    fill: str | None = None
    vertical: Vertical = "top"
    borders: Borders = Borders()
    padding: Padding = (0.0, 5.4, 0.0, 5.4)
    label: str = ""


@dataclass(frozen=True, slots=True)
class TableFormat:
    """How a table looks: the widths of its columns in points, whether it has rules at all. `width`
    is its own in points, or `share` of that of the words; both 0: that of its columns. `indent`
    is how far from the left of the words one at the left begins."""

    columns: tuple[float, ...] = ()
    ruled: bool = True
    width: float = 0.0
    share: float = 0.0
    alignment: Literal["left", "center", "right"] = "left"
    indent: float = 0.0


@quick_init
@dataclass(frozen=True, slots=True)
class BlockFormat:
    """How a block looks in Word, for the view only. Indents and spacing in points.

    `line` is the distance of lines as `line_rule` says: in single lines (`auto`), or in points,
    exactly or at least. `bullet` is what a list without numbers has for a label; `suffix` follows
    either: a tab, a space or nothing (§17.9.28). `fill` is the ground as RRGGBB. Of a row are
    `cells`, its least `height` and the look of its `table`; `size` is of an empty paragraph."""

    alignment: Alignment = "left"
    left_indent: float = 0.0
    first_line_indent: float = 0.0
    space_before: float = 0.0
    space_after: float = 0.0
    runs: tuple[RunFormat, ...] = ()
    line: float = 1.0
    line_rule: Literal["auto", "exact", "atLeast"] = "auto"
    suffix: str = "tab"
    bullet: str = ""
    cells: tuple[CellFormat, ...] = ()
    table: TableFormat | None = None
    right_indent: float = 0.0
    fill: str | None = None
    borders: Borders = Borders()
    tabs: tuple[TabStop, ...] = ()
    size: float | None = None
    height: float = 0.0


class ChangeKind(StrEnum):
    """What a tracked change did (ECMA-376 Part 1 §17.13.5)."""

    INSERTED = "inserted"
    DELETED = "deleted"
    MOVED_HERE = "moved-here"
    MOVED_AWAY = "moved-away"


@dataclass(frozen=True, slots=True)
class TrackedChange:
    """A change of the final revision against the original one.

    What came is a range of the text, its `words` are empty; what went is none of it: `words` stood
    at `span.start`. `date` is as in the file (ISO 8601), empty where it gives none.
    """

    kind: ChangeKind
    span: Span
    words: str = ""
    author: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment that came with the file (§17.13.4; PDF 32000-1 §12.5.6). `span` is what it is on,
    None where that is lost, empty where the words are gone or it stands beside them. `parent` is
    the id of the comment it answers."""

    id: str
    text: str
    span: Span | None = None
    author: str = ""
    date: str = ""
    parent: str | None = None
    resolved: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture before the character at `at`. Size in points; `part` is empty if it is not in the
    file (it is never fetched) or is drawn by Word itself. `side` is where it stands with the words
    beside it, `apart` on a line of its own, `middle` in the middle of one, empty in the line."""

    at: int
    part: str
    width: float
    height: float
    description: str = ""
    side: PictureSide = ""


@dataclass(frozen=True, slots=True)
class NoteMark:
    """The automatic number of a footnote or endnote, before the character at `at`."""

    at: int
    text: str


@dataclass(frozen=True, slots=True)
class PageLayer:
    """A page's size and where its characters stand.

    `offsets[i]` (code points of `Document.text`, ascending) has the box `boxes[4*i : 4*i+4]`: left,
    top, right, bottom in PDF points from the top left of the page as displayed. Packed so that they
    travel cheaply.
    """

    number: int
    width: float
    height: float
    offsets: array[int] = field(default_factory=lambda: array("I"))
    boxes: array[float] = field(default_factory=lambda: array("f"))


@dataclass(frozen=True, slots=True)
class PageWords:
    """A line typed onto a page of which the page's own drawing shows nothing.

    `area` is where it stands on the page as displayed (left, top, right, bottom in PDF points),
    `turn` by how many quarter turns clockwise it is displayed, `colour` RRGGBB.
    """

    text: str
    area: tuple[float, float, float, float]
    turn: int = 0
    colour: str = "000000"


@dataclass(frozen=True)
class Document:
    """A contract as read: its words, blocks, and the way back to the file.

    `ocr` says that some of its words were recognised from pictures, `doubtful` which of these are
    not sure. Of a Word file with tracked changes `revision` is read; what the view draws beside the
    words of it (`changes`, `comments`, `pictures`, `note_marks`, in the order of the text) is there
    only where formats are, and `reformatted` counts the changes of format alone; so is, in points,
    `tab_stop`, from one tab to the next where a paragraph says nothing, and `text_width`, of the
    words on the first page. A PDF has its `comments` always; `pending` are its pages (1-based) that
    are yet to be recognised.
    """

    format: DocumentFormat
    sha256: str
    text: str
    blocks: tuple[Block, ...]
    pages: tuple[PageLayer, ...] = ()
    pieces: tuple[WordPiece, ...] = ()
    formats: tuple[BlockFormat, ...] = ()
    ocr: bool = False
    doubtful: tuple[Span, ...] = ()
    warnings: tuple[Notice, ...] = ()
    revision: Revision = "final"
    changes: tuple[TrackedChange, ...] = ()
    comments: tuple[Comment, ...] = ()
    pictures: tuple[Picture, ...] = ()
    note_marks: tuple[NoteMark, ...] = ()
    reformatted: int = 0
    tab_stop: float = 36.0
    text_width: float = 415.3
    pending: tuple[int, ...] = ()

    @property
    def page_count(self) -> int | None:
        """The pages of a PDF; None for Word files, whose pages depend on fonts."""
        return len(self.pages) if self.format == "pdf" else None

"""What a report is made of: frozen words in an order, free of any file format.

The writers (`report_docx`, `report_pdf`, `report_html`) only lay these out. Every string has
passed `clean`: it holds no character that a Word or HTML file could not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

# XML 1.0 allows tab, line feed and return of the controls, and no surrogates or non-characters.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)


def clean(text: str) -> str:
    """The text without control characters, its line ends as line feeds."""
    return _UNPRINTABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def verbatim(text: str) -> str:
    """Words of a contract: cells of a row, which a tab parts, stand a space apart."""
    return clean(text).replace("\t", "　")


class Tone(StrEnum):
    """How loud a grade is. Every tone differs in darkness, so that it survives greyscale."""

    STRONG = "strong"
    MIDDLE = "middle"
    SOFT = "soft"
    QUIET = "quiet"


class Revised(StrEnum):
    """Words that one version has and the other has not: struck through or underlined."""

    GONE = "gone"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one look. `tone` makes them a badge; `target` is the `anchor` they point to."""

    text: str
    strong: bool = False
    tone: Tone | None = None
    target: str = ""
    revised: Revised | None = None


Words = tuple[Run, ...]


class Style(StrEnum):
    """How a paragraph looks; each writer has its own measures for it."""

    BODY = "body"  # 正文, first line indented by two characters
    PLAIN = "plain"  # the same without indent
    NOTE = "note"  # small print
    QUOTE = "quote"  # words of the contract
    WORDING = "wording"  # words to put into the contract
    LAW = "law"  # words of a law


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Runs of words in one style."""

    words: Words
    style: Style = Style.BODY

    @property
    def text(self) -> str:
        """Its words without their looks."""
        return "".join(run.text for run in self.words)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a section. `level` is 2 or 3; it stays with what follows."""

    words: Words
    level: int = 2
    anchor: str = ""

    @property
    def text(self) -> str:
        """Its words without their looks."""
        return "".join(run.text for run in self.words)


@dataclass(frozen=True, slots=True)
class Item:
    """An entry of a list: `mark` (1., ☐) hangs before the lines."""

    mark: str
    lines: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """A label with the lines that stand beside it."""

    label: str
    lines: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Fields:
    """Labels with what is to be said under each: two columns without lines, or `ruled`."""

    rows: tuple[Field, ...]
    ruled: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """`weight` is the width in relation to the other columns."""

    title: str
    weight: float


Cell = tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose head repeats on every page. Every row has a cell for every column."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


Block = Paragraph | Heading | Item | Fields | Table


@dataclass(frozen=True, slots=True)
class Section:
    """`title` is numbered (一、审查结论). `wide`: on pages turned to landscape. `columns`: an annex
    to look things up in, in two columns and small print."""

    title: str
    blocks: tuple[Block, ...]
    wide: bool = False
    columns: bool = False


@dataclass(frozen=True, slots=True)
class Conclusion:
    """The verdict in the box on the cover: what is graded, the grade, the ground, small print."""

    label: str
    grade: Run
    ground: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The firm's name and its logo (the bytes of a PNG or JPEG file, none if empty)."""

    firm: str
    logo: bytes = b""


@dataclass(frozen=True, slots=True)
class Report:
    """A whole review report. The annexes follow the signatures; `day` is `dated` in words.

    `contract` is the file under review, `sha256` that of its bytes: neither is ever overwritten.
    `standing` is 草稿 or 定稿, `undecided` what was still open when it was written. A `brief` one
    begins with its conclusion and needs no table of contents.
    """

    title: str
    subtitle: str
    file_name: str
    facts: Fields
    conclusion: Conclusion | None
    sections: tuple[Section, ...]
    signatures: tuple[str, ...]
    annexes: tuple[Section, ...]
    dated: date
    day: str
    author: str
    contract: Path
    sha256: str
    standing: str = ""
    undecided: tuple[str, ...] = ()
    letterhead: Letterhead | None = None
    brief: bool = False

    @property
    def parts(self) -> tuple[Section, ...]:
        """The sections and the annexes."""
        return (*self.sections, *self.annexes)


def words(text: str, *, strong: bool = False) -> Words:
    """One run, without what no format can hold; none where there are no words."""
    return (Run(clean(text), strong=strong),) if text else ()


def paragraph(text: str, style: Style = Style.BODY) -> Paragraph:
    """A paragraph of one run."""
    return Paragraph(words(text), style)


def paragraphs(text: str, style: Style = Style.BODY) -> tuple[Paragraph, ...]:
    """One paragraph for every line that says something."""
    return tuple(paragraph(line.strip(), style) for line in text.split("\n") if line.strip())

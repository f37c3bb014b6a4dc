"""Paragraphs, runs, tables and fields of a Word file as elements.

Written straight to XML (ECMA-376 part 1, chapter 17): a report has thousands of them, and neither
bookmarks, links nor repeated table heads have a place in python-docx.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from reviewer.export.blocks import Revised, Run, Tone
from reviewer.export.docx_writing import append_words, element

Element = Any  # lxml elements, and python-docx's own subclasses of them

SERIF, SANS, LATIN = "SimSun", "SimHei", "Times New Roman"
ACCENT, GREY, LINE, PALE, HEAD = "1F3A5F", "5A5A5A", "B5B5B5", "F4F5F7", "E9EDF3"
# Fill, words, border. Darkness falls from tone to tone, so that grades differ in greyscale too.
TONES: dict[Tone, tuple[str, str, str]] = {
    Tone.STRONG: ("8C1D18", "FFFFFF", "8C1D18"),
    Tone.MIDDLE: ("E6B566", "332000", "A8741F"),
    Tone.SOFT: ("F4F1E6", "4A4636", "8D8768"),
    Tone.QUIET: ("FFFFFF", "4D4D4D", "9A9A9A"),
}
REVISED = {Revised.GONE: "8C1D18", Revised.ADDED: "1B5E20"}


def fonts(latin: str, east_asian: str) -> Element:
    """`w:rFonts` (ECMA-376-1 17.3.2.26) for Latin and for Chinese characters."""
    return element("rFonts", ascii=latin, hAnsi=latin, eastAsia=east_asian, cs=latin)


def paragraph(
    style: str,
    content: Iterable[Element],
    *,
    left: int | None = None,
    hanging: int | None = None,
    keep_next: bool = False,
    new_page: bool = False,
) -> Element:
    """A paragraph; indents in twentieths of a point."""
    made = element("p")
    properties = element("pPr")
    properties.append(element("pStyle", val=style))
    if keep_next:
        properties.append(element("keepNext"))
    if new_page:
        properties.append(element("pageBreakBefore"))
    if left is not None:
        indent = element("ind", left=left, firstLineChars=0, firstLine=0)
        if hanging:
            indent = element("ind", left=left, hangingChars=0, hanging=hanging)
            tabs = element("tabs")
            tabs.append(element("tab", val="left", pos=left))
            properties.append(tabs)
        properties.append(indent)
    made.append(properties)
    made.extend(content)
    return made


def text_run(
    words: str,
    *,
    bold: bool = False,
    sans: bool = False,
    colour: str | None = None,
    size: float | None = None,
    revised: Revised | None = None,
) -> Element:
    """Words in one look; `size` in points. Line feeds become line breaks."""
    made = element("r")
    properties = element("rPr")
    if sans:
        properties.append(fonts(LATIN, SANS))
    if bold:
        properties.append(element("b"))
    if revised is Revised.GONE:
        properties.append(element("strike"))
    if colour:
        properties.append(element("color", val=colour))
    if size:
        properties.append(element("sz", val=round(2 * size)))
    if revised is Revised.ADDED:
        properties.append(element("u", val="single"))
    if len(properties):
        made.append(properties)
    append_words(made, words)
    return made


def badge(words: str, tone: Tone, size: float | None = None) -> Element:
    """A run of words on the ground of a tone, in a frame; `size` in points."""
    fill, colour, border = TONES[tone]
    made = element("r")
    properties = element("rPr")
    properties.append(fonts(LATIN, SANS))
    properties.append(element("b"))
    properties.append(element("color", val=colour))
    if size:
        properties.append(element("sz", val=round(2 * size)))
    properties.append(element("bdr", val="single", sz=4, space=0, color=border))
    properties.append(element("shd", val="clear", color="auto", fill=fill))
    made.append(properties)
    append_words(made, f"\u00a0{words}\u00a0")
    return made


def runs(words: Iterable[Run], anchors: Iterable[str]) -> list[Element]:
    """The runs of a paragraph; a run whose target is among the anchors becomes a link."""
    known = frozenset(anchors)
    made = []
    for run in words:
        if run.tone is not None:
            made.append(badge(run.text, run.tone))
            continue
        if run.revised is not None:
            look = REVISED[run.revised]
            made.append(text_run(run.text, bold=run.strong, colour=look, revised=run.revised))
            continue
        leads = run.target in known
        colour = ACCENT if leads else None
        inner = text_run(run.text, bold=run.strong, sans=run.strong, colour=colour)
        made.append(linked([inner], run.target) if leads else inner)
    return made


def bookmark_name(anchor: str) -> str:
    """The name of the bookmark at an anchor: Word takes no hyphen, and hides what begins with _."""
    return "_" + anchor.replace("-", "_")


def bookmarked(content: Sequence[Element], anchor: str, number: int) -> list[Element]:
    """The content between the two ends of a bookmark; numbers are unique in the file."""
    opening = element("bookmarkStart", id=number, name=bookmark_name(anchor))
    return [opening, *content, element("bookmarkEnd", id=number)]


def linked(content: Iterable[Element], anchor: str) -> Element:
    """The content as a link to a bookmark of the file."""
    link = element("hyperlink", anchor=bookmark_name(anchor), history=1)
    link.extend(content)
    return link


def field(instruction: str) -> list[Element]:
    """A field such as PAGE, with 1 as its result until Word counts."""
    before, after = field_around(instruction)
    result = element("r")
    append_words(result, "1")
    return [*before, result, *after]


def field_around(instruction: str) -> tuple[list[Element], list[Element]]:
    """What stands before and after the result of a field (ECMA-376 part 1 §17.16.18)."""
    begin = element("fldChar", fldCharType="begin")
    code = element("instrText")
    code.text = f" {instruction} "
    separate, end = (element("fldChar", fldCharType=kind) for kind in ("separate", "end"))
    opening, instructing, parting, closing = (
        _run_of(each) for each in (begin, code, separate, end)
    )
    return [opening, instructing, parting], [closing]


def _run_of(content: Element) -> Element:
    run = element("r")
    run.append(content)
    return run


def table(widths: Sequence[int], *, lines: str) -> Element:
    """An empty table with fixed widths in twentieths of a point and horizontal lines only."""
    made = element("tbl")
    properties = element("tblPr")
    properties.append(element("tblW", w=sum(widths), type="dxa"))
    borders = element("tblBorders")
    for edge, size in (("top", 8), ("bottom", 8), ("insideH", 4)):
        colour = LINE if edge == "insideH" else lines
        borders.append(element(edge, val="single", sz=size, space=0, color=colour))
    properties.append(borders)
    properties.append(element("tblLayout", type="fixed"))
    margins = element("tblCellMar")
    for edge, width in (("top", 60), ("left", 100), ("bottom", 60), ("right", 100)):
        margins.append(element(edge, w=width, type="dxa"))
    properties.append(margins)
    made.append(properties)
    grid = element("tblGrid")
    for width in widths:
        grid.append(element("gridCol", w=width))
    made.append(grid)
    return made


def table_row(
    widths: Sequence[int],
    cells: Sequence[Sequence[Element]],
    *,
    head: bool = False,
    whole: bool = True,
    fills: Sequence[str | None] = (),
) -> Element:
    """A row of cells that hold paragraphs. `head` repeats on every page; `whole` is never split."""
    made = element("tr")
    properties = element("trPr")
    if whole:
        properties.append(element("cantSplit"))
    if head:
        properties.append(element("tblHeader"))
    made.append(properties)
    for column, (width, content) in enumerate(zip(widths, cells, strict=True)):
        cell = element("tc")
        look = element("tcPr")
        look.append(element("tcW", w=width, type="dxa"))
        fill = fills[column] if fills else None
        if fill:
            look.append(element("shd", val="clear", color="auto", fill=fill))
        cell.append(look)
        cell.extend(content)
        made.append(cell)
    return made

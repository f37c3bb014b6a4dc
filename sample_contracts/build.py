"""Make the sample contracts from their sources: one Word file and one PDF each.

    python -m sample_contracts.build

A source is plain text, one unit a line; the first characters say what the line is (`_MARKS`). In
Word the numbers are automatic lists, unless the style is `typed`; in the PDF they are printed.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import typst
from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph

from sample_contracts import NAMES

FOLDER = Path(__file__).parent
SOURCES = FOLDER / "sources"

_MARKS = {
    "title:": "title",
    "^": "centred",
    ">": "party",
    "#": "heading",
    "##": "clause",
    "###": "item",
    "*": "recital",
    "+": "entry",
    "|": "row",
    "~": "signature",
    "@": "annex",
}
# Kind -> (list, level). Recitals and the entries of an annex are lists of their own.
_LEVELS = {
    "heading": ("body", 0),
    "clause": ("body", 1),
    "item": ("body", 2),
    "recital": ("recitals", 0),
    "entry": ("entries", 0),
}


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: w:numFmt, w:lvlText, and whether higher levels show as 1 (w:isLgl)."""

    number_format: str
    text: str
    legal: bool = False


_ITEM = Level("decimal", "（%3）")
_ARTICLES = (Level("chineseCounting", "第%1条"), Level("decimal", "%1.%2", legal=True), _ITEM)
_STYLES = {
    "articles": _ARTICLES,
    "typed": _ARTICLES,
    "chinese": (
        Level("chineseCountingThousand", "%1、"),
        Level("chineseCountingThousand", "（%2）"),
        Level("decimal", "%3."),
    ),
    "decimal": (
        Level("decimal", "%1."),
        Level("decimal", "%1.%2"),
        Level("decimal", "%1.%2.%3"),
    ),
}
_RECITALS = (Level("chineseCountingThousand", "（%1）"),)
_ENTRIES = (Level("decimal", "%1、"),)


@dataclass(frozen=True, slots=True)
class Block:
    """One unit of a contract; `cells` holds one text, or those of a table row."""

    kind: str
    number: str | None
    cells: tuple[str, ...]

    @property
    def text(self) -> str:
        return self.cells[0]


@dataclass(frozen=True, slots=True)
class Contract:
    name: str
    style: str
    title: str
    blocks: tuple[Block, ...]


def read(name: str) -> Contract:
    lines = (SOURCES / f"{name}.txt").read_text("utf-8").splitlines()
    style = lines[0].removeprefix("style: ")
    blocks = tuple(_blocks(lines[1:], style))
    return Contract(name, style, blocks[0].text, blocks)


def _blocks(lines: Iterable[str], style: str) -> Iterator[Block]:
    lists = {"body": _STYLES[style], "recitals": _RECITALS, "entries": _ENTRIES}
    counts = {name: [0] * len(levels) for name, levels in lists.items()}
    for line in lines:
        mark, _, text = line.partition(" ")
        kind = _MARKS.get(mark)
        if kind is None:
            yield Block("paragraph", None, (line,))
        elif kind in ("row", "signature"):
            cells = text.removesuffix("|") if kind == "row" else text
            yield Block(kind, None, tuple(cell.strip() for cell in cells.split("|")))
        elif kind in _LEVELS:
            list_name, level = _LEVELS[kind]
            count = counts[list_name]
            count[level:] = [count[level] + 1] + [0] * (len(count) - level - 1)
            yield Block(kind, _label(lists[list_name][level], lists[list_name], count), (text,))
        else:
            yield Block(kind, None, (text,))


def _label(level: Level, levels: Sequence[Level], counts: Sequence[int]) -> str:
    label = level.text
    for index, count in enumerate(counts):
        chinese = levels[index].number_format.startswith("chinese") and not level.legal
        label = label.replace(f"%{index + 1}", _chinese(count) if chinese else str(count))
    return label


def _chinese(number: int) -> str:
    digits = " 一二三四五六七八九"
    tens, ones = divmod(number, 10)
    return ("" if tens < 2 else digits[tens]) + ("十" if tens else "") + digits[ones].strip()


# --- PDF ----------------------------------------------------------------------------------------


def build_pdf(contract: Contract) -> bytes:
    """Print with the fonts of this machine: fonts-noto-cjk on Debian."""
    looks = {"recital": "clause", "entry": "clause"}
    blocks = [
        {"kind": looks.get(block.kind, block.kind), "number": block.number, "cells": block.cells}
        for block in contract.blocks
    ]
    data = json.dumps({"title": contract.title, "blocks": blocks}, ensure_ascii=False)
    pdf = typst.compile(SOURCES / "contract.typ", sys_inputs={"contract": data}, timestamp=0)
    assert isinstance(pdf, bytes)
    return pdf


# --- Word ---------------------------------------------------------------------------------------


def build_docx(contract: Contract) -> bytes:
    document = Document()
    _set_page(document)
    numbers = {} if contract.style == "typed" else _define_lists(document, contract)
    for kind, group in groupby(contract.blocks, key=lambda block: block.kind):
        blocks = list(group)
        if kind in ("row", "signature"):
            _add_table(document, blocks, grid=kind == "row")
            continue
        for block in blocks:
            _add_paragraph(document, block, numbers)
    return _without_times(document)


def _set_page(document: WordDocument) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(3.17)
    section.top_margin = section.bottom_margin = Cm(2.54)
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(12)
    properties = style.element.get_or_add_rPr()
    _east_asian(properties, "宋体")
    properties.append(parse_xml(f'<w:lang {nsdecls("w")} w:val="en-US" w:eastAsia="zh-CN"/>'))
    style.paragraph_format.line_spacing = 1.5
    style.paragraph_format.space_after = Pt(0)
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for text, field in (("第 ", "PAGE"), (" 页　共 ", "NUMPAGES"), (" 页", None)):
        footer.add_run(text).font.size = Pt(9)
        if field:
            footer._p.append(
                parse_xml(
                    f'<w:fldSimple {nsdecls("w")} w:instr="{field}"><w:r><w:rPr><w:sz w:val="18"/>'
                    "</w:rPr><w:t>1</w:t></w:r></w:fldSimple>"
                )
            )


def _east_asian(properties: object, font: str) -> None:
    properties.get_or_add_rFonts().set(qn("w:eastAsia"), font)  # type: ignore[attr-defined]


def _define_lists(document: WordDocument, contract: Contract) -> Mapping[str, int]:
    """Add the lists to numbering.xml; returns the numId of each."""
    lists = {"body": _STYLES[contract.style], "recitals": _RECITALS, "entries": _ENTRIES}
    root = document.part.numbering_part.element
    first = next(child for child in root if child.tag == qn("w:num"))
    numbers = {}
    for ident, (name, levels) in enumerate(lists.items(), start=100):
        first.addprevious(parse_xml(_abstract_list(ident, levels)))
        abstract = f'<w:abstractNumId w:val="{ident}"/>'
        root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{ident}">{abstract}</w:num>'))
        numbers[name] = ident
    return numbers


def _abstract_list(ident: int, levels: Sequence[Level]) -> str:
    parts = [f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{ident}">']
    parts.append('<w:multiLevelType w:val="multilevel"/>')
    for index, level in enumerate(levels):
        parts.append(f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/>')
        parts.append(f'<w:numFmt w:val="{level.number_format}"/>')
        parts.append("<w:isLgl/>" if level.legal else "")
        parts.append(f'<w:suff w:val="space"/><w:lvlText w:val="{level.text}"/>')
        parts.append('<w:lvlJc w:val="left"/></w:lvl>')
    return "".join([*parts, "</w:abstractNum>"])


def _add_paragraph(document: WordDocument, block: Block, numbers: Mapping[str, int]) -> None:
    paragraph = document.add_paragraph()
    text = block.text
    if block.kind in _LEVELS:
        name, level = _LEVELS[block.kind]
        if numbers:
            _number(paragraph, numbers[name], level)
        else:
            text = f"{block.number}　{text}"
    run = paragraph.add_run(text)
    layout = paragraph.paragraph_format
    if block.kind in ("title", "heading", "annex"):
        run.bold = True
        _east_asian(run._r.get_or_add_rPr(), "黑体")
    if block.kind == "title":
        run.font.size = Pt(18)
        layout.space_after = Pt(18)
    if block.kind in ("title", "centred"):
        layout.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if block.kind == "heading":
        layout.space_before, layout.keep_with_next = Pt(6), True
    layout.page_break_before = True if block.kind == "annex" else None
    if block.kind in ("paragraph", "clause", "recital", "entry"):
        layout.first_line_indent = Pt(24)
    if block.kind == "item":
        layout.first_line_indent = Pt(48)


def _number(paragraph: Paragraph, ident: int, level: int) -> None:
    place = f'<w:ilvl w:val="{level}"/><w:numId w:val="{ident}"/>'
    properties = parse_xml(f"<w:numPr {nsdecls('w')}>{place}</w:numPr>")
    paragraph._p.get_or_add_pPr().insert(0, properties)


def _add_table(document: WordDocument, rows: Sequence[Block], *, grid: bool) -> None:
    table = document.add_table(rows=0, cols=len(rows[0].cells))
    if grid:
        table.style = "Table Grid"
    for row in rows:
        for cell, text in zip(table.add_row().cells, row.cells, strict=True):
            paragraph = cell.paragraphs[0]
            paragraph.add_run(text).font.size = Pt(10.5 if grid else 12)
            layout = paragraph.paragraph_format
            layout.space_before = layout.space_after = Pt(3)
            layout.line_spacing = 1
            if grid:
                layout.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _without_times(document: WordDocument) -> bytes:
    """The package with fixed times, so that the same source gives the same bytes."""
    raw, fixed = io.BytesIO(), io.BytesIO()
    document.core_properties.author = ""
    document.save(raw)
    with zipfile.ZipFile(raw) as package, zipfile.ZipFile(fixed, "w") as copy:
        for item in package.infolist():
            entry = zipfile.ZipInfo(item.filename)
            entry.compress_type = zipfile.ZIP_DEFLATED
            copy.writestr(entry, package.read(item))
    return fixed.getvalue()


def main() -> None:
    for name in NAMES:
        contract = read(name)
        (FOLDER / f"{name}.docx").write_bytes(build_docx(contract))
        (FOLDER / f"{name}.pdf").write_bytes(build_pdf(contract))


if __name__ == "__main__":
    main()

"""From blocks to units: every run of text that is numbered or set apart, once, in reading order.

A block is usually one unit. A paragraph with soft breaks may hold several; a number alone on its
line belongs to the line after it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from reviewer.document.model import Block, BlockKind, Document, Span
from reviewer.document.number_series import number_paragraphs
from reviewer.document.printed_numbers import (
    PrintedNumber,
    annex_number,
    parse_label,
)
from reviewer.document.quick_init import quick_init


@quick_init
@dataclass(frozen=True, slots=True)
class Unit:
    """A unit before it has a place in the tree.

    `label` is the number as printed, `number` its reading (None for an automatic label of a form
    nobody knows), `number_span` None for automatic labels. `annex` marks the heading of an annex.
    A unit goes from `block` to `last_block`, which is another where it was broken up by hand.
    """

    kind: BlockKind
    body: Span
    block: int
    last_block: int
    label: str | None = None
    number: PrintedNumber | None = None
    number_span: Span | None = None
    annex: bool = False
    heading: bool = False
    centred: bool = False
    bold: bool = False


@quick_init
@dataclass(frozen=True, slots=True)
class _Line:
    """A block, or one line of a block with soft breaks."""

    block: int
    first: bool
    span: Span


_SENTENCE_END = ("。", "；", ";", "：", ":", "！", "？", "_", "＿", "”", "）")
_INDENTED = re.compile(r"[ \t\xa0]{4,}|\u3000{2,}")
_SHORT = 30
_BROKEN_FROM = 18  # characters of a line that may have been broken for being full
_BROKEN_TO = 48
_HAN_END = re.compile(r"[\u4e00-\u9fff]$")
# 务，并支付… after 技术服; not 鉴于，… or 为此，…, with which a paragraph may begin.
_REST = re.compile(
    r"(?!鉴于|为此|因此|据此|此外|同时|其中|首先|其次|另外|另|故|但|且|届时|今|现|兹|经查)"
    r"[\u4e00-\u9fff]{1,2}[，。；]"
)
_LABELLED = re.compile(r"[^，。；]{1,14}[：:]")


def read_units(document: Document) -> list[Unit]:
    """The units of the document in reading order; blank ones are left out."""
    text = document.text
    lines = list(_lines(document))
    flowing = [
        index
        for index, line in enumerate(lines)
        if document.blocks[line.block].kind is BlockKind.PARAGRAPH
    ]
    numbers = number_paragraphs(
        [lines[index].span.of(text) for index in flowing],
        [_label_of(document.blocks[lines[index].block], lines[index]) for index in flowing],
    )
    number_at = dict(zip(flowing, numbers, strict=True))
    units: list[Unit] = []
    for index, line in enumerate(lines):
        block = document.blocks[line.block]
        unit = _unit(text, block, line, number_at.get(index))
        if units and _belongs_to(units[-1], unit, line, text):
            units[-1] = _joined(units[-1], unit)
        else:
            units.append(unit)
    return [unit for unit in units if unit.label or len(unit.body)]


def _lines(document: Document) -> Iterator[_Line]:
    """Blocks that are not blank, paragraphs cut at their soft breaks."""
    text = document.text
    for index, block in enumerate(document.blocks):
        words = block.span.of(text)
        if not words.strip() and not block.label:
            continue
        if block.kind is not BlockKind.PARAGRAPH or "\n" not in words:
            yield _Line(index, True, block.span)
            continue
        start, first = block.span.start, True
        for part in words.split("\n"):
            span = Span(start, start + len(part))
            start = span.end + 1
            if part.strip():
                yield _Line(index, first, span)
                first = False


def _label_of(block: Block, line: _Line) -> str | None:
    return block.label if line.first else None


def _trimmed(text: str, start: int, end: int) -> Span:
    while end > start and _is_blank(text[end - 1]):
        end -= 1
    while start < end and _is_blank(text[start]):
        start += 1
    return Span(start, end)


def _is_blank(char: str) -> bool:
    return char.isspace() or char in "\u200b\ufeff"


def _unit(text: str, block: Block, line: _Line, number: PrintedNumber | None) -> Unit:
    start, end = line.span.start, line.span.end
    label: str | None = None
    printed: Span | None = None
    annex = False
    if block.kind is not BlockKind.PARAGRAPH:
        number = None
        body = _trimmed(text, start, end)
    elif automatic := _label_of(block, line):
        label, number = automatic.strip(), parse_label(automatic)
        body = _trimmed(text, start, end)
    elif number is not None:
        label = number.text
        printed = Span(start + number.start, start + number.stop)
        body = _trimmed(text, start + number.end, end)
    else:
        body = _trimmed(text, start, end)
        annex = annex_number(body.of(text)) is not None
    return Unit(
        kind=block.kind,
        body=body,
        block=line.block,
        last_block=line.block,
        label=label,
        number=number,
        number_span=printed,
        annex=annex,
        heading=block.heading,
        centred=block.centred,
        bold=block.bold,
    )


def _belongs_to(above: Unit, unit: Unit, line: _Line, text: str) -> bool:
    """Whether the line only goes on with the unit above."""
    if unit.kind is not BlockKind.PARAGRAPH or above.kind is not BlockKind.PARAGRAPH:
        return False
    if unit.label or unit.annex:
        return False
    if above.label and not len(above.body):
        return not unit.centred or above.centred
    if unit.block != above.last_block:
        return unit.block == above.last_block + 1 and _cut_in_two(above, unit, text)
    start, end = above.body.start, above.body.end
    if text.endswith(_SENTENCE_END, start, end) or _INDENTED.match(line.span.of(text)):
        return False
    return above.label is None or end - start > _SHORT or text.endswith(("，", "、"), start, end)


def _cut_in_two(above: Unit, unit: Unit, text: str) -> bool:
    """Whether a sentence was broken by hand at the end of a line: it stops at a comma, or in a word
    whose rest is all that comes before the next comma."""
    start = max(text.rfind("\n", above.body.start, above.body.end) + 1, above.body.start)
    line, rest = text[start : above.body.end], unit.body.of(text)
    if above.centred or unit.centred or above.bold != unit.bold or unit.heading or above.heading:
        return False
    if not _BROKEN_FROM <= len(line) <= _BROKEN_TO or _LABELLED.match(rest):
        return False
    return line.endswith(("，", "、")) or bool(_HAN_END.search(line) and _REST.match(rest))


def _joined(above: Unit, unit: Unit) -> Unit:
    if not len(above.body):
        return replace(
            above,
            body=unit.body,
            last_block=unit.block,
            heading=above.heading or unit.heading,
            bold=above.bold and unit.bold,
        )
    return replace(above, body=Span(above.body.start, unit.body.end), last_block=unit.block)

"""How the blocks of a Word file look, for the Word view: fonts, sizes, indents, spacing.

Source: ECMA-376 Part 1 §17.3 (paragraphs, runs), §17.7.2 (defaults, then styles, then direct
formatting). Lengths in points.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Literal

from lxml import etree

from reviewer.document.docx_borders import NO_BORDERS, borders_of
from reviewer.document.docx_colours import HIGHLIGHTS, ground_of, theme_fonts
from reviewer.document.docx_names import W, on, points
from reviewer.document.docx_paragraphs import Ready
from reviewer.document.docx_story import Segment, Table
from reviewer.document.docx_styles import ParagraphStyle, Styles
from reviewer.document.docx_tables import TableLook
from reviewer.document.docx_tabs import tabs_of
from reviewer.document.model import (
    Alignment,
    BlockFormat,
    Borders,
    RunFormat,
    RunLevel,
    RunLook,
    Span,
    TabStop,
)
from reviewer.document.numbering import Numbering

LineRule = Literal["auto", "exact", "atLeast"]
_LINE_RULES: dict[str, LineRule] = {"exact": "exact", "atLeast": "atLeast"}
_ALIGNMENTS: dict[str, Alignment] = {
    "left": "left",
    "start": "left",
    "center": "center",
    "right": "right",
    "end": "right",
    "both": "justify",
    "distribute": "justify",
}
_DEFAULT_SIZE = 10.0
_LEVELS: dict[str | None, RunLevel] = {"superscript": "raised", "subscript": "lowered"}
_TOGGLES = {
    **{W + "b": "bold", W + "i": "italic", W + "strike": "strike", W + "dstrike": "strike"},
    **{W + "vanish": "hidden", W + "caps": "caps"},
}
_LINE = 15.6  # points of a line of Word's usual Chinese grid; spacing in lines counts them


@dataclass(frozen=True, slots=True)
class _Shape:
    """Properties of a paragraph, all resolved, without its runs. Where `characters` are given the
    first line is indented by so many of the paragraph's own size; `beside` says that the left
    indent comes on top of a hanging one."""

    alignment: Alignment = "left"
    left: float = 0.0
    first_line: float = 0.0
    characters: float = 0.0
    beside: bool = False
    before: float = 0.0
    after: float = 0.0
    line: float = 1.0
    rule: LineRule = "auto"
    right: float = 0.0
    fill: str | None = None
    borders: Borders = NO_BORDERS
    tabs: tuple[TabStop, ...] = ()


class Formats:
    """Resolves formatting; what recurs is resolved once."""

    def __init__(
        self,
        styles: Styles,
        theme: etree._Element | None,
        definitions: Mapping[str, Numbering],
    ) -> None:
        self._styles = styles
        self._definitions = definitions
        self._theme_fonts = theme_fonts(theme)
        defaults = styles.defaults
        run_defaults = None if defaults is None else defaults.find(f"{W}rPrDefault/{W}rPr")
        self._default_look = self._looked(RunLook(), run_defaults)
        self._style_looks: dict[tuple[str, ...], RunLook] = {}
        self._style_shapes: dict[tuple[str, ...], _Shape] = {}
        self._looks: dict[tuple[object, ...], RunLook] = {}
        # What Word counts indents of whole paragraphs in: a character of the usual style.
        self._character = self._style_look(styles.paragraph(None).chain).size or _DEFAULT_SIZE
        self._default_shape = self._shaped(
            _Shape(), None if defaults is None else defaults.find(f"{W}pPrDefault/{W}pPr")
        )

    def block(
        self,
        properties: etree._Element | None,
        style: ParagraphStyle,
        listed: tuple[str, int] | None,
        runs: Sequence[tuple[Span, Segment]],
    ) -> BlockFormat:
        """The look of a paragraph or row. `listed` is its list and level, whose indent it takes."""
        look = self._style_look(style.chain)
        shape = self._style_shape(style.chain)
        level = None
        if listed is not None:
            level = self._definitions[listed[0]].levels.get(listed[1])
            if level is not None and (level.left_indent or level.first_line_indent):
                left, first_line = level.left_indent, level.first_line_indent
                shape = replace(
                    shape, left=left, first_line=first_line, characters=0.0, beside=False
                )
            if level is not None and level.tabs:
                stops = {stop.at: stop for stop in (*shape.tabs, *level.tabs)}
                shape = replace(shape, tabs=tuple(stops[at] for at in sorted(stops)))
        if properties is not None:
            shape = self._shaped(shape, properties)
        looks = tuple(self._run_formats(runs, style.chain, look))
        size = (looks[0].look.size if looks else look.size) or _DEFAULT_SIZE
        first_line = shape.characters * size or shape.first_line
        return BlockFormat(
            alignment=shape.alignment,
            left_indent=shape.left + max(-first_line, 0.0) * shape.beside,
            first_line_indent=first_line,
            space_before=shape.before,
            space_after=shape.after,
            runs=looks,
            line=shape.line,
            line_rule=shape.rule,
            suffix=level.suffix if level is not None else "tab",
            bullet=level.bullet if level is not None else "",
            right_indent=shape.right,
            fill=shape.fill,
            borders=shape.borders,
            tabs=shape.tabs,
            size=None if looks else self._mark_size(properties, style.chain, look),
        )

    def _mark_size(
        self, properties: etree._Element | None, chain: tuple[str, ...], base: RunLook
    ) -> float | None:
        """The size of a paragraph's end, which is how high an empty one is (§17.3.1.29)."""
        mark = None if properties is None else properties.find(W + "rPr")
        return self._run_look(mark, chain, base).size

    def table(self, table: Table) -> TableLook:
        """How a table looks."""
        return TableLook.of(table, partial(self._of_table, table))

    def row(
        self,
        look: BlockFormat,
        table: TableLook,
        number: int,
        content: Sequence[Sequence[object]],
    ) -> BlockFormat:
        """The look of a row of a table, whose cells have this content."""
        words = [[item for item in cell if isinstance(item, Ready)] for cell in content]
        alignments = [self._alignment(cell[0] if cell else None) for cell in words]
        # The other numbers of a row are words of it.
        counted = next((at for at, cell in enumerate(words) for one in cell if one.label), None)
        labels = [
            next((item.label for item in cell if item.label), "") if at == counted else ""
            for at, cell in enumerate(words)
        ]
        return table.row(look, number, alignments, labels)

    def _alignment(self, ready: Ready | None) -> Alignment:
        if ready is None:
            return "left"
        shape = self._style_shape(ready.style.chain)
        return self._shaped(shape, ready.paragraph.properties).alignment

    def _of_table(self, table: Table, name: str) -> etree._Element | None:
        """A property of a table: its own, or that of its style."""
        properties = table.element.find(W + "tblPr")
        own = None if properties is None else properties.find(W + name)
        if own is not None or properties is None:
            return own
        style = properties.find(W + "tblStyle")
        for _, element in self._styles.chain(None if style is None else style.get(W + "val")):
            found = element.find(f"{W}tblPr/{W}{name}")
            if found is not None:
                return found
        return None

    def _run_formats(
        self, runs: Sequence[tuple[Span, Segment]], chain: tuple[str, ...], base: RunLook
    ) -> Iterable[RunFormat]:
        """Neighbouring runs that look alike are one."""
        start = end = 0
        current: RunLook | None = None
        for span, segment in runs:
            look = self._run_look(segment.properties, chain, base)
            if look == current and span.start == end:
                end = span.end
                continue
            if current is not None:
                yield RunFormat(Span(start, end), current)
            start, end, current = span.start, span.end, look
        if current is not None:
            yield RunFormat(Span(start, end), current)

    def _run_look(
        self, properties: etree._Element | None, chain: tuple[str, ...], base: RunLook
    ) -> RunLook:
        if properties is None or not len(properties):
            return base
        key = (chain, *((child.tag, *child.attrib.values()) for child in properties))
        look = self._looks.get(key)
        if look is None:
            named = properties.find(W + "rStyle")
            look = base
            if named is not None:
                for _, style in reversed(list(self._styles.chain(named.get(W + "val")))):
                    look = self._looked(look, style.find(W + "rPr"))
            look = self._looks[key] = self._looked(look, properties)
        return look

    def _style_look(self, chain: tuple[str, ...]) -> RunLook:
        if chain not in self._style_looks:
            look = self._default_look
            for ident in reversed(chain):
                look = self._looked(look, self._styles.elements[ident].find(W + "rPr"))
            self._style_looks[chain] = look
        return self._style_looks[chain]

    def _style_shape(self, chain: tuple[str, ...]) -> _Shape:
        if chain not in self._style_shapes:
            shape = self._default_shape
            for ident in reversed(chain):
                shape = self._shaped(shape, self._styles.elements[ident].find(W + "pPr"))
            self._style_shapes[chain] = shape
        return self._style_shapes[chain]

    def _looked(self, base: RunLook, properties: etree._Element | None) -> RunLook:
        """The look with the properties of an w:rPr on top."""
        if properties is None:
            return base
        changed: dict[str, Any] = {}
        for child in properties:
            tag, value = child.tag, child.get(W + "val")
            if tag in _TOGGLES:
                changed[_TOGGLES[tag]] = on(value)
            elif tag == W + "rFonts":
                changed["font"] = self._font(child) or changed.get("font", base.font)
            elif tag == W + "sz":
                changed["size"] = points(value, 2) or base.size
            elif tag == W + "u":
                changed["underline"] = value not in (None, "none")
            elif tag == W + "color":
                is_own = value and value != "auto" and len(value) == 6
                changed["colour"] = value.upper() if value and is_own else None
            elif tag == W + "highlight":
                changed["fill"] = HIGHLIGHTS.get(value or "")
            elif tag == W + "shd":
                changed["fill"] = changed.get("fill") or ground_of(child)
            elif tag == W + "vertAlign":
                changed["level"] = _LEVELS.get(value, "")
            elif tag == W + "spacing":
                changed["spacing"] = points(value) or 0.0
        return replace(base, **changed) if changed else base

    def _font(self, fonts: etree._Element) -> str | None:
        """The font of Chinese characters, else of Latin ones."""
        for name in ("eastAsia", "ascii", "hAnsi"):
            themed = fonts.get(f"{W}{name}Theme")
            font = self._theme_fonts.get(themed) if themed else fonts.get(W + name)
            if font:
                return font
        return None

    def _shaped(self, base: _Shape, properties: etree._Element | None) -> _Shape:
        """The shape with the properties of a w:pPr on top."""
        if properties is None:
            return base
        changed: dict[str, Any] = {}
        for child in properties:
            tag = child.tag
            if tag == W + "jc":
                changed["alignment"] = _ALIGNMENTS.get(child.get(W + "val", ""), base.alignment)
            elif tag == W + "ind":
                changed |= self._indents(child)
            elif tag == W + "spacing":
                changed |= _distances(child)
            elif tag == W + "shd":
                changed["fill"] = ground_of(child)
            elif tag == W + "pBdr":
                changed["borders"] = borders_of(child, base.borders)
            elif tag == W + "tabs":
                changed["tabs"] = tabs_of(child, base.tabs)
        return replace(base, **changed) if changed else base

    def _indents(self, element: etree._Element) -> dict[str, Any]:
        """What a w:ind says of a shape (§17.3.1.12)."""
        given = _first_line(element)
        left = self._indent(element, ("left", "start"))
        if left is not None:
            given["left"], given["beside"] = left
        right = self._indent(element, ("right", "end"))
        if right is not None:
            given["right"] = right[0]
        return given

    def _indent(self, element: etree._Element, names: Iterable[str]) -> tuple[float, bool] | None:
        """An indent in points, and whether it is one in hundredths of a character, which goes
        before one in twips and does not hold a hanging one."""
        for name in names:
            characters = points(element.get(f"{W}{name}Chars"), 100)
            if characters:
                return characters * self._character, True
            twips = points(element.get(W + name))
            if twips is not None:
                return twips, False
        return None


def _first_line(element: etree._Element) -> dict[str, Any]:
    """The indent of the first line that a w:ind gives, in characters (0: in points) and in points;
    a hanging one, which goes before, is negative."""
    for name, sign in (("hanging", -1), ("firstLine", 1)):
        counted = points(element.get(f"{W}{name}Chars"), 100)
        if counted:
            return {"characters": sign * counted, "first_line": 0.0}
        twips = points(element.get(W + name))
        if twips or (twips is not None and name == "firstLine"):
            return {"characters": 0.0, "first_line": sign * twips}
    return {}


def _distances(element: etree._Element) -> dict[str, Any]:
    """What the w:spacing of a paragraph says of a shape (§17.3.1.33)."""
    given: dict[str, Any] = {}
    for name in ("before", "after"):
        lines = points(element.get(f"{W}{name}Lines"), 100)
        twips = points(element.get(W + name))
        if lines or twips is not None:
            given[name] = lines * _LINE if lines else twips
    line = points(element.get(W + "line"))
    if line is not None and line > 0:
        rule = _LINE_RULES.get(element.get(W + "lineRule", "auto"), "auto")
        # 240ths of a line.
        given |= {"rule": rule, "line": line / 12 if rule == "auto" else line}
    return given

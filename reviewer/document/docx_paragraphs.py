"""A paragraph of a Word file with all that its properties and style say about it, but its looks.

Source: ECMA-376 Part 1 §17.3.1 (paragraph properties), §17.3.1.19 and §17.9.23 (which list a
paragraph is in).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from reviewer.document.docx_names import W, integer, on
from reviewer.document.docx_story import Paragraph, Segment
from reviewer.document.docx_styles import ParagraphStyle, Styles
from reviewer.document.model import Revision, Span
from reviewer.document.numbering import Numberer, Numbering

_VAL = W + "val"
_STYLE, _NUMBERING, _ALIGNMENT = W + "pStyle", W + "numPr", W + "jc"
_OUTLINE, _MARK = W + "outlineLvl", W + "rPr"
_NUM_ID, _LEVEL = W + "numId", W + "ilvl"


@dataclass(slots=True)
class Ready:
    """A paragraph ready to be set into the text.

    `label` is its automatic number, `listed` the list (numId) and level it is in.
    """

    paragraph: Paragraph
    style: ParagraphStyle
    label: str | None = None
    listed: tuple[str, int] | None = None
    heading: bool = False
    centred: bool = False

    @property
    def blank(self) -> bool:
        """Whether there is nothing but white space in it."""
        return not "".join([segment.text for segment in self.paragraph.segments]).strip()

    @property
    def text(self) -> str:
        """Its words, without the automatic number."""
        return "".join([segment.text for segment in self.paragraph.segments])

    @property
    def number(self) -> list[Segment]:
        """The automatic number as words before the others; they are in no node."""
        if self.label is None:
            return []
        words = self.paragraph.segments
        look = words[0].properties if words else None
        return [Segment(self.label if self.blank else f"{self.label} ", None, look)]


@dataclass(slots=True)
class _Direct:
    """What a w:pPr itself says; None where it is silent."""

    style: str | None = None
    numbered: bool = False
    num_id: str | None = None
    level: int | None = None
    centred: bool | None = None
    outlined: bool = False
    hidden: bool = False


_SILENT = _Direct()


class ParagraphReader:
    """Resolves paragraphs against the styles and lists of a file."""

    def __init__(
        self, styles: Styles, definitions: Mapping[str, Numbering], revision: Revision
    ) -> None:
        self._styles = styles
        self._definitions = definitions
        self._original = revision == "original"

    def ready(self, paragraph: Paragraph, numberer: Numberer) -> Ready:
        """The paragraph with its label; the next one of its list gets the next number."""
        properties = paragraph.properties
        if properties is None:
            direct = _SILENT
        else:
            if self._original:
                former = properties.find(f"{W}pPrChange/{W}pPr")
                if former is not None:
                    paragraph.properties = properties = former
            direct = _read_direct(properties)
        style = self._styles.paragraph(direct.style)
        heading = direct.outlined or style.heading
        centred = style.centred if direct.centred is None else direct.centred
        listed = None
        if direct.numbered or style.num_id is not None:
            listed = self._list_of(direct, style)
        if listed is None or direct.hidden or style.hidden:
            return Ready(paragraph, style, heading=heading, centred=centred)
        label = numberer.label(*listed)
        return Ready(paragraph, style, label, listed, heading, centred)

    def is_bold(self, runs: Sequence[tuple[Span, Segment]], style: ParagraphStyle) -> bool:
        """Whether all words are bold."""
        worded = False
        for _, segment in runs:
            if not segment.text.strip():
                continue
            worded = True
            if not self._run_is_bold(segment.properties, style):
                return False
        return worded

    def _run_is_bold(self, properties: etree._Element | None, style: ParagraphStyle) -> bool:
        if properties is None:
            return style.bold
        direct = properties.find(W + "b")
        if direct is not None:
            return on(direct.get(_VAL))
        named = properties.find(W + "rStyle")
        if named is not None and self._styles.paragraph(named.get(_VAL)).bold:
            return True
        return style.bold

    def _list_of(self, direct: _Direct, style: ParagraphStyle) -> tuple[str, int] | None:
        """The list and level of a paragraph: those of its own numPr, else its style's."""
        num_id, level = direct.num_id, direct.level
        if num_id is None:
            num_id = style.num_id
        elif level is None:
            level = 0
        if num_id is None or num_id == "0" or num_id not in self._definitions:
            return None
        if level is not None:
            return num_id, level
        # The level that names the style counts, not the one the style names.
        for ident in style.chain:
            linked = self._definitions[num_id].level_of_style(ident)
            if linked is not None:
                return num_id, linked
        return num_id, style.num_level or 0


def _read_direct(properties: etree._Element) -> _Direct:
    """One pass over a w:pPr: there are thousands in a long contract."""
    style = num_id = level = centred = None
    numbered = outlined = hidden = False
    for child in properties:
        tag = child.tag
        if tag == _STYLE:
            style = child.get(_VAL)
        elif tag == _NUMBERING:
            numbered = True
            for part in child:
                if part.tag == _NUM_ID:
                    num_id = part.get(_VAL)
                elif part.tag == _LEVEL:
                    level = integer(part.get(_VAL))
        elif tag == _ALIGNMENT:
            centred = child.get(_VAL) == "center"
        elif tag == _OUTLINE:
            outlined = child.get(_VAL, "9") in "012345678"
        elif tag == _MARK:
            mark = child.find(W + "vanish")
            hidden = mark is not None and on(mark.get(_VAL))
    return _Direct(style, numbered, num_id, level, centred, outlined, hidden)

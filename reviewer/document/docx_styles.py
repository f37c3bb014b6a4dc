"""What a paragraph inherits from its style: numbering, outline level, and what tells a heading.

Source: ECMA-376 Part 1 §17.7 (styles), §17.7.4.3 (basedOn), §17.9.23 (numbering through styles).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from reviewer.document.docx_names import W, integer, on

_TABLE_STYLE, _STYLE_END = b'<w:style w:type="table"', b"</w:style>"
_TITLE_NAMES = frozenset({"title", "subtitle", "标题", "副标题", "文档标题"})
_HEADING_NAME = re.compile(r"(?:heading|标题)\s*[1-9]$")
_CONTENTS_NAME = re.compile(r"(?:toc|目录)\s*\d?$")


def without_table_styles(data: bytes) -> bytes:
    """A styles part without those of tables, which say nothing about paragraphs and are most of
    what Word's templates hold."""
    first, *rest = data.split(_TABLE_STYLE)
    kept = [first]
    for piece in rest:
        _, end, after = piece.partition(_STYLE_END)
        kept.append(after if end else _TABLE_STYLE + piece)
    return b"".join(kept)


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """A paragraph style with all it is based on.

    `num_id` and `num_level` are what its numPr names, `chain` the style ids from itself to the
    root: a list level may name one of them. `outline` is the outline level, 0 for the outermost.
    """

    chain: tuple[str, ...] = ()
    num_id: str | None = None
    num_level: int | None = None
    outline: int | None = None
    titled: bool = False
    contents: bool = False
    centred: bool = False
    bold: bool = False
    hidden: bool = False

    @property
    def heading(self) -> bool:
        """Whether it is a title, or has an outline level (ECMA-376-1 17.3.1.20)."""
        return self.titled or self.outline is not None


class Styles:
    """The styles part, decoded style by style as paragraphs ask for them."""

    def __init__(self, root: etree._Element | None) -> None:
        self.elements: dict[str, etree._Element] = {}
        self.default_paragraph: str | None = None
        self.defaults: etree._Element | None = None
        self._resolved: dict[str | None, ParagraphStyle] = {}
        if root is None:
            return
        self.defaults = root.find(W + "docDefaults")
        for element in root.iterchildren(W + "style"):
            ident = element.get(W + "styleId", "")
            self.elements[ident] = element
            paragraph = element.get(W + "type") == "paragraph"
            if paragraph and on(element.get(W + "default", "0")):
                self.default_paragraph = ident

    def chain(self, ident: str | None) -> Iterator[tuple[str, etree._Element]]:
        """The style and those it is based on, nearest first; a circle ends where it closes."""
        seen: set[str] = set()
        while ident is not None and ident in self.elements and ident not in seen:
            seen.add(ident)
            element = self.elements[ident]
            yield ident, element
            based = element.find(W + "basedOn")
            ident = None if based is None else based.get(W + "val")

    def paragraph(self, ident: str | None) -> ParagraphStyle:
        """The style of a paragraph; the default one for None or an unknown id."""
        if ident not in self._resolved:
            known = ident if ident in self.elements else self.default_paragraph
            self._resolved[ident] = self._resolve(known)
        return self._resolved[ident]

    def hiding(self) -> frozenset[str]:
        """The styles, of paragraphs or characters, that hide their words (w:vanish)."""
        if all(element.find(f"{W}rPr/{W}vanish") is None for element in self.elements.values()):
            return frozenset()
        found = set()
        for ident in self.elements:
            hidden = _first(list(self.chain(ident)), "rPr/vanish")
            if hidden is not None and on(hidden.get(W + "val")):
                found.add(ident)
        return frozenset(found)

    def numbering_of(self, ident: str) -> str | None:
        """The numId that a numbering style names (numStyleLink, §17.9.21)."""
        for _, element in self.chain(ident):
            num_id = element.find(f"{W}pPr/{W}numPr/{W}numId")
            if num_id is not None:
                return num_id.get(W + "val")
        return None

    def _resolve(self, ident: str | None) -> ParagraphStyle:
        chain = list(self.chain(ident))
        names = [_name_of(element) for _, element in chain]
        num_id = _first(chain, "pPr/numPr/numId")
        level = _first(chain, "pPr/numPr/ilvl")
        outline = _first(chain, "pPr/outlineLvl")
        outline_level = integer(None if outline is None else outline.get(W + "val"))
        if outline_level is not None and outline_level > 8:
            outline_level = None
        alignment = _first(chain, "pPr/jc")
        bold = _first(chain, "rPr/b")
        hidden = _first(chain, "rPr/vanish")
        return ParagraphStyle(
            chain=tuple(style for style, _ in chain),
            num_id=None if num_id is None else num_id.get(W + "val"),
            num_level=integer(None if level is None else level.get(W + "val")),
            outline=outline_level,
            titled=any(name in _TITLE_NAMES or _HEADING_NAME.match(name) for name in names[:1]),
            contents=any(_CONTENTS_NAME.match(name) for name in names[:2]),
            centred=alignment is not None and alignment.get(W + "val") == "center",
            bold=bold is not None and on(bold.get(W + "val")),
            hidden=hidden is not None and on(hidden.get(W + "val")),
        )


def hides_words(root: etree._Element, styles: Styles) -> bool:
    """Whether words of a part are hidden, by themselves or by their style: a w:vanish of a
    paragraph's mark hides only the mark."""
    if any(on(each.get(W + "val")) and _has_words(each) for each in root.iter(W + "vanish")):
        return True
    hiding = styles.hiding()
    return bool(hiding) and any(
        style.get(W + "val") in hiding and _has_words(style)
        for style in root.iter(W + "rStyle", W + "pStyle")
    )


def _has_words(formatting: etree._Element) -> bool:
    """Whether there are words in the run, or in the paragraph of a style, that this is set for."""
    properties = formatting.getparent()
    owner = None if properties is None else properties.getparent()
    if owner is None or owner.tag not in (W + "r", W + "p"):
        return False
    return any(node.text for node in owner.iter(W + "t"))


def _name_of(style: etree._Element) -> str:
    name = style.find(W + "name")
    return "" if name is None else name.get(W + "val", "").strip().lower()


def _first(chain: list[tuple[str, etree._Element]], path: str) -> etree._Element | None:
    qualified = "/".join(W + step for step in path.split("/"))
    for _, element in chain:
        found = element.find(qualified)
        if found is not None:
            return found
    return None

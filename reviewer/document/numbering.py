"""Automatic numbers as Word prints them (ECMA-376 Part 1 §17.9).

`read_definitions` decodes numbering.xml; `Numberer` counts paragraphs in reading order and gives
each its label. Which list a paragraph is in (numPr of its own or by style) is for the reader to
say.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from lxml import etree

from reviewer.document.docx_names import MC, W, integer, on, points
from reviewer.document.docx_symbols import symbol
from reviewer.document.docx_tabs import tabs_of
from reviewer.document.model import TabStop
from reviewer.document.number_formats import format_number

_LEVELS = 9
_PLACEHOLDER = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list (w:lvl): `restart` is lvlRestart, one-based, None for the default."""

    start: int = 1
    number_format: str = "decimal"
    picture: str | None = None
    text: str = ""
    legal: bool = False
    restart: int | None = None
    style: str | None = None
    suffix: str = "tab"
    left_indent: float = 0.0
    first_line_indent: float = 0.0
    font: str = ""
    tabs: tuple[TabStop, ...] = ()

    @property
    def bullet(self) -> str:
        """The sign of a level of bullets as it looks; empty for a level of numbers."""
        if self.number_format != "bullet":
            return ""
        private = len(self.text) == 1 and "\ue000" <= self.text <= "\uf8ff"
        return symbol(self.font, f"{ord(self.text):X}") if private else self.text


@dataclass(frozen=True, slots=True)
class Numbering:
    """A w:num resolved: lists with the same `counter` count on from each other (§17.9.15)."""

    counter: str
    levels: Mapping[int, Level]
    start_overrides: Mapping[int, int] = field(default_factory=dict)

    def level_of_style(self, style: str) -> int | None:
        """The level that names the paragraph style (§17.9.23)."""
        for index, level in self.levels.items():
            if level.style == style:
                return index
        return None


def read_definitions(
    root: etree._Element | None, numbering_of_style: Callable[[str], str | None]
) -> dict[str, Numbering]:
    """Every w:num by its id. `numbering_of_style` gives the numId of a numbering style."""
    if root is None:
        return {}
    abstracts = {
        abstract.get(W + "abstractNumId", ""): abstract
        for abstract in root.iterchildren(W + "abstractNum")
    }
    nums = {num.get(W + "numId", ""): num for num in root.iterchildren(W + "num")}
    levels_of: dict[str, dict[int, Level]] = {}
    return {
        ident: _read_num(num, abstracts, nums, numbering_of_style, levels_of)
        for ident, num in nums.items()
    }


def _read_num(
    num: etree._Element,
    abstracts: Mapping[str, etree._Element],
    nums: Mapping[str, etree._Element],
    numbering_of_style: Callable[[str], str | None],
    levels_of: dict[str, dict[int, Level]],
) -> Numbering:
    counter = _abstract_of(num)
    seen: set[str] = set()
    # numStyleLink: the levels are those of the list that the numbering style names (§17.9.21).
    while counter in abstracts and counter not in seen:
        seen.add(counter)
        link = _value(abstracts[counter], "numStyleLink")
        if link is None:
            break
        named = nums.get(numbering_of_style(link) or "")
        found = _defining(link, abstracts) if named is None else _abstract_of(named)
        if found is None:
            break
        counter = found
    if counter not in levels_of:
        abstract = abstracts.get(counter)
        elements = () if abstract is None else abstract.iterchildren(W + "lvl")
        levels_of[counter] = dict(_read_level(level) for level in elements)
    levels = levels_of[counter]
    overrides: dict[int, int] = {}
    for override in num.iterchildren(W + "lvlOverride"):
        index = _integer(override.get(W + "ilvl"), 0)
        replacement = override.find(W + "lvl")
        if replacement is not None:
            levels = {**levels, index: _read_level(replacement)[1]}
        start = _value(override, "startOverride")
        if start is not None:
            overrides[index] = _integer(start, 1)
    return Numbering(counter, levels, overrides)


def _defining(style: str, abstracts: Mapping[str, etree._Element]) -> str | None:
    """The list that says of itself that it defines a numbering style (styleLink, §17.9.27)."""
    return next(
        (ident for ident, each in abstracts.items() if _value(each, "styleLink") == style), None
    )


def _abstract_of(num: etree._Element) -> str:
    return _value(num, "abstractNumId") or ""


def _value(parent: etree._Element, name: str) -> str | None:
    child = parent.find(W + name)
    return None if child is None else child.get(W + "val")


def _integer(text: str | None, default: int) -> int:
    found = integer(text)
    return default if found is None else found


def _read_level(element: etree._Element) -> tuple[int, Level]:
    number_format = element.find(W + "numFmt")
    if number_format is None:
        # Newer formats stand in AlternateContent with an older one to fall back on.
        number_format = element.find(f"{MC}AlternateContent/{MC}Choice/{W}numFmt")
    restart = _value(element, "lvlRestart")
    text = element.find(W + "lvlText")
    legal = element.find(W + "isLgl")
    indent = element.find(f"{W}pPr/{W}ind")
    left, first_line = read_indent(indent)
    tabs = element.find(f"{W}pPr/{W}tabs")
    fonts = element.find(f"{W}rPr/{W}rFonts")
    level = Level(
        start=_integer(_value(element, "start"), 0),
        number_format="decimal"
        if number_format is None
        else number_format.get(W + "val", "decimal"),
        picture=None if number_format is None else number_format.get(W + "format"),
        text="" if text is None or on(text.get(W + "null", "0")) else text.get(W + "val", ""),
        legal=legal is not None and on(legal.get(W + "val")),
        restart=None if restart is None else _integer(restart, 0),
        style=_value(element, "pStyle"),
        suffix=_value(element, "suff") or "tab",
        left_indent=left,
        first_line_indent=first_line,
        font="" if fonts is None else fonts.get(W + "ascii", ""),
        tabs=() if tabs is None else tabs_of(tabs),
    )
    return _integer(element.get(W + "ilvl"), 0), level


def read_indent(indent: etree._Element | None) -> tuple[float, float]:
    """Left and first-line indent of a w:ind in points; hanging is a negative first line."""
    if indent is None:
        return 0.0, 0.0
    left = points(indent.get(W + "left") or indent.get(W + "start")) or 0.0
    hanging = points(indent.get(W + "hanging")) or 0.0
    first = -hanging if hanging else points(indent.get(W + "firstLine")) or 0.0
    return left, first


class Numberer:
    """Counts the paragraphs of one story in reading order."""

    def __init__(self, definitions: Mapping[str, Numbering]) -> None:
        self._definitions = definitions
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()
        self._restarts: dict[tuple[str, int], tuple[int, ...]] = {}

    def label(self, num_id: str, level: int) -> str | None:
        """The label of the next paragraph in the list; None for bullets and empty labels."""
        numbering = self._definitions.get(num_id)
        if numbering is None or not 0 <= level < _LEVELS:
            return None
        counts = self._counts.setdefault(numbering.counter, [None] * _LEVELS)
        self._begin_overrides(num_id, numbering, level, counts)
        definition = numbering.levels.get(level)
        if definition is None:
            return None
        current = counts[level]
        counts[level] = self._start(numbering, level) if current is None else current + 1
        for deeper in self._restarted(num_id, numbering, level):
            counts[deeper] = None
        return self._printed(numbering, level, definition, counts)

    def _begin_overrides(
        self, num_id: str, numbering: Numbering, level: int, counts: list[int | None]
    ) -> None:
        """A startOverride takes effect where its w:num first numbers a paragraph of that level."""
        if level in numbering.start_overrides and (num_id, level) not in self._begun:
            self._begun.add((num_id, level))
            counts[level] = None

    @staticmethod
    def _start(numbering: Numbering, level: int) -> int:
        override = numbering.start_overrides.get(level)
        if override is not None:
            return override
        definition = numbering.levels.get(level)
        return definition.start if definition else 1

    def _restarted(self, num_id: str, numbering: Numbering, level: int) -> Sequence[int]:
        """The deeper levels that begin anew after a paragraph of this level."""
        found = self._restarts.get((num_id, level))
        if found is None:
            found = self._restarts[num_id, level] = tuple(
                deeper
                for deeper in range(level + 1, _LEVELS)
                if _restarts_after(numbering.levels.get(deeper), level)
            )
        return found

    def _printed(
        self, numbering: Numbering, level: int, definition: Level, counts: Sequence[int | None]
    ) -> str | None:
        if definition.number_format == "bullet":
            return None
        parts = []
        for literal, index in _parts(definition.text):
            parts.append(literal)
            shown = numbering.levels.get(index) if index is not None else None
            if index is None or shown is None or index > level:
                continue
            value = counts[index]
            number_format = shown.number_format
            if definition.legal and number_format not in ("none", "bullet"):
                number_format = "decimal"
            parts.append(
                format_number(
                    self._start(numbering, index) if value is None else value,
                    number_format,
                    shown.picture,
                )
            )
        return "".join(parts).strip() or None


def _restarts_after(definition: Level | None, level: int) -> bool:
    """lvlRestart: 0 never; n only after level n (one-based) or one above it (§17.9.10)."""
    restart = definition.restart if definition else None
    return restart is None or level < restart


@lru_cache(maxsize=512)
def _parts(text: str) -> tuple[tuple[str, int | None], ...]:
    """A level's text (第%1条) as its literals, each with the level whose number follows it."""
    pieces = _PLACEHOLDER.split(text)
    levels = [int(piece) - 1 for piece in pieces[1::2]]
    return tuple(zip(pieces[0::2], [*levels, None], strict=True))

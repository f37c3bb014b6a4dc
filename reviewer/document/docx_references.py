"""Numbers that a contract quotes of itself: 第三条 in “依第三条的约定” as a field, not as words.

A field shows what Word wrote when it was last updated. Where that is missing, or is no longer the
number that the paragraph has, the number is printed as Word would print it today.

Source: ECMA-376 Part 1 §17.16.5.51 (REF and its switches n, r, w), §17.16.5.45 (NOTEREF). Page
numbers (PAGEREF) are left as they stand: a Word file has no pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from reviewer.document.docx_names import W
from reviewer.document.docx_paragraphs import ParagraphReader, Ready
from reviewer.document.docx_story import Content, Paragraph, Reference, Segment, Table, joined
from reviewer.document.numbering import Numberer, Numbering

_P, _START, _END = W + "p", W + "bookmarkStart", W + "bookmarkEnd"
_NUMBERED = frozenset("nrw")
# “Above” and “below”, and numbers without their words: what stands there is taken as it is.
_LEFT_ALONE = frozenset("pt")


@dataclass(frozen=True, slots=True)
class _Number:
    """An automatic number: `own` as printed, `seat` the paragraph's place in reading order."""

    own: str
    seat: int
    whole: bool  # says the numbers of the levels above itself


_Context = Mapping[int, _Number]  # the numbers in force, by level


@dataclass(slots=True)
class _Target:
    """A numbered paragraph that a bookmark stands in, and the numbers above it."""

    level: int
    counter: str
    context: _Context


@dataclass(slots=True)
class References:
    """Resolves the references of one story. `definitions` are the lists of the file."""

    root: etree._Element
    reader: ParagraphReader
    definitions: Mapping[str, Numbering]
    notes: Mapping[tuple[str, str], str]
    _contexts: dict[str, dict[int, _Number]] = field(default_factory=dict)
    _targets: dict[etree._Element, _Target] = field(default_factory=dict)
    _asking: list[tuple[Paragraph, dict[str, _Context]]] = field(default_factory=list)

    def resolve(self, content: Iterable[Content]) -> list[Content]:
        """The story with its references up to date; paragraphs that run on are one."""
        story = list(joined(content))
        numberer = Numberer(self.definitions)
        for seat, paragraph in enumerate(_in_order(story)):
            self._seat(self.reader.ready(paragraph, numberer), seat)
            if paragraph.references:
                self._asking.append(
                    (paragraph, {name: dict(held) for name, held in self._contexts.items()})
                )
        for paragraph, contexts in self._asking:
            for reference in sorted(
                paragraph.references or (), key=lambda found: found.first, reverse=True
            ):
                self._print(paragraph, reference, contexts)
        return story

    def _seat(self, ready: Ready, seat: int) -> None:
        """Take a paragraph's number as the one in force on its level."""
        properties = ready.paragraph.properties
        if not ready.label or ready.listed is None or properties is None:
            return
        num_id, level = ready.listed
        numbering = self.definitions[num_id]
        held = self._contexts.setdefault(numbering.counter, {})
        text = numbering.levels[level].text
        whole = level == 0 or any(f"%{above + 1}" in text for above in range(level))
        held[level] = _Number(ready.label, seat, whole)
        for deeper in [at for at in held if at > level]:
            del held[deeper]
        element = next(properties.iterancestors(_P), None)
        if element is not None:
            self._targets[element] = _Target(level, numbering.counter, dict(held))

    def _print(
        self, paragraph: Paragraph, reference: Reference, contexts: Mapping[str, _Context]
    ) -> None:
        shown = "".join(
            segment.text for segment in paragraph.segments[reference.first : reference.last]
        )
        bookmark = self._bookmark(reference.bookmark)
        if bookmark is None or reference.switches & _LEFT_ALONE:
            return
        if reference.kind == "NOTEREF":
            said = shown or self._note_after(bookmark)
        elif reference.switches & _NUMBERED:
            said = self._number_at(bookmark, reference.switches, contexts, shown)
        else:
            said = shown or _words_of(bookmark)
        if said and said != shown.strip():
            _replace(paragraph, reference, said)

    def _bookmark(self, name: str) -> etree._Element | None:
        for start in self.root.iter(_START):
            if start.get(W + "name", "").lower() == name.lower():
                return start
        return None

    def _number_at(
        self,
        bookmark: etree._Element,
        switches: frozenset[str],
        contexts: Mapping[str, _Context],
        shown: str,
    ) -> str:
        element = next(bookmark.iterancestors(_P), None)
        if element is None:
            element = next((at for at in bookmark.itersiblings() if at.tag == _P), None)
        target = None if element is None else self._targets.get(element)
        if target is None:
            return shown
        own = _printed(target, None)
        full = _printed(target, {})
        near = _printed(target, contexts.get(target.counter, {}))
        # Programs differ in how much of the way they print; none of these is out of date.
        if shown.strip().rstrip(".") in (own, full, near):
            return shown.strip()
        return full if "w" in switches else near if "r" in switches else own

    def _note_after(self, bookmark: etree._Element) -> str:
        paragraph = next(bookmark.iterancestors(_P), None)
        if paragraph is None:
            return ""
        inside = False
        for node in paragraph.iter():
            inside = inside or node is bookmark
            if inside and node.tag in (W + "footnoteReference", W + "endnoteReference"):
                kind = node.tag[len(W) : -len("Reference")]
                return self.notes.get((kind, node.get(W + "id", "")), "")
        return ""


def _printed(target: _Target, context: _Context | None) -> str:
    """The number of a target without full stops at its end, with the numbers above it that are not
    in force in a context; without a context, its own alone."""
    number = target.context[target.level]
    said = number.own.rstrip(".")
    if context is None:
        return said
    for level in range(target.level - 1, -1, -1):
        above = target.context.get(level)
        if number.whole or above is None or context.get(level) == above:
            break
        said, number = above.own.rstrip(".") + said, above
    return said


def _replace(paragraph: Paragraph, reference: Reference, said: str) -> None:
    """Let a paragraph say a number that stands in no node of the file."""
    first, last = reference.first, reference.last
    held = paragraph.segments[first:last]
    properties = held[0].properties if held else None
    paragraph.segments[first:last] = [Segment(said, None, properties)]
    grown = 1 - (last - first)
    paragraph.marks = paragraph.marks and [
        (at + grown if at >= max(last, first + 1) else min(at, first), mark)
        for at, mark in paragraph.marks
    ]


def _in_order(content: Iterable[Content]) -> Iterator[Paragraph]:
    """Paragraphs as they are numbered: rows before the tables and boxes in their cells."""
    for item in content:
        if isinstance(item, Paragraph):
            yield item
            item.boxes = list(joined(item.boxes))
            yield from _in_order(item.boxes)
        elif isinstance(item, Table):
            for row in item.rows:
                for cell in row:
                    cell.content = [] if cell.merged else list(joined(cell.content))
                held = [inner for cell in row for inner in cell.content]
                yield from (inner for inner in held if isinstance(inner, Paragraph))
                for inner in held:
                    later = inner.boxes if isinstance(inner, Paragraph) else [inner]
                    yield from _in_order(later)


def _words_of(bookmark: etree._Element) -> str:
    """The words of a bookmark that begins and ends in one paragraph."""
    paragraph = next(bookmark.iterancestors(_P), None)
    if paragraph is None:
        return ""
    words: list[str] = []
    inside = False
    for node in paragraph.iter(_START, _END, W + "t"):
        if node is bookmark:
            inside = True
        elif node.tag == _END and node.get(W + "id") == bookmark.get(W + "id"):
            return "".join(words)
        elif inside and node.tag == W + "t":
            words.append(node.text or "")
    return ""

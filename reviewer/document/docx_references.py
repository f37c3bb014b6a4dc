"""Numbers that a contract quotes of itself: 第三条 in “依第三条的约定” as a field, not as words.

A field shows what Word wrote when it was last updated. Where that is missing, or is no longer the
number that the paragraph has or the side it lies on, it is printed as Word would print it today.

Source: ECMA-376 Part 1 §17.16.5.51 (REF and its switches n, r, w, p, t), §17.16.5.45 (NOTEREF).
Page numbers (PAGEREF, §17.16.5.43) stay as Word last wrote them: on which page words stand only
Word knows, once it has laid them out. So does what a field is to put in another form (`\\* Upper`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from reviewer.document.docx_names import W
from reviewer.document.docx_paragraphs import ParagraphReader, Ready
from reviewer.document.docx_story import Content, Paragraph, Reference, Segment, Table, joined
from reviewer.document.numbering import Level, Numberer, Numbering

_P, _START, _END = W + "p", W + "bookmarkStart", W + "bookmarkEnd"
_FIELDS = (W + "fldSimple", W + "fldChar")
_NUMBERED = frozenset("nrw")
# What programs print for “above” and “below” (\\p); the first pair with a Chinese paragraph.
_SIDES = (("上文", "下文"), ("above", "below"), ("上方", "下方"))
_SIDE = re.compile(rf"(\s*)({'|'.join(word for pair in _SIDES for word in pair)})\s*$", re.I)
_CHINESE = re.compile(r"[\u3400-\u9fff]")
_PLACEHOLDER = re.compile(r"%[1-9]")


@dataclass(frozen=True, slots=True)
class _Number:
    """An automatic number: `own` as printed, `bare` without the words around its figures, `seat`
    the paragraph's place in reading order."""

    own: str
    bare: str
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
    """Resolves the references to the body of a file. `definitions` are the lists of the file,
    `notes` the numbers of its notes by kind and id."""

    root: etree._Element
    reader: ParagraphReader
    definitions: Mapping[str, Numbering]
    notes: Mapping[tuple[str, str], str]
    _contexts: dict[str, dict[int, _Number]] = field(default_factory=dict)
    _targets: dict[etree._Element, _Target] = field(default_factory=dict)

    def resolve(self, content: Iterable[Content]) -> list[Content]:
        """The body with its references up to date; paragraphs that run on are one."""
        story = list(joined(content))
        numberer = Numberer(self.definitions)
        asking: list[tuple[Paragraph, dict[str, _Context]]] = []
        for seat, paragraph in enumerate(_in_order(story)):
            self._seat(self.reader.ready(paragraph, numberer), seat)
            if paragraph.references:
                contexts: dict[str, _Context] = {
                    name: dict(held) for name, held in self._contexts.items()
                }
                asking.append((paragraph, contexts))
        for paragraph, contexts in asking:
            self._print_all(paragraph, contexts)
        return story

    def resolve_beside(self, content: Iterable[Content]) -> list[Content]:
        """A header, footer or note with its references to the body up to date, once the body is
        resolved: no number of the body is in force there."""
        story = list(joined(content))
        for paragraph in _in_order(story):
            self._print_all(paragraph, {})
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
        own = ready.label.rstrip(".")
        held[level] = _Number(own, _bare(own, numbering.levels[level]), seat, whole)
        for deeper in [at for at in held if at > level]:
            del held[deeper]
        element = next(properties.iterancestors(_P))
        self._targets[element] = _Target(level, numbering.counter, dict(held))

    def _print_all(self, paragraph: Paragraph, contexts: Mapping[str, _Context]) -> None:
        """Print the references of a paragraph, from the last on: the places of others stay."""
        for reference in sorted(
            paragraph.references or (), key=lambda found: found.first, reverse=True
        ):
            self._print(paragraph, reference, contexts)

    def _print(
        self, paragraph: Paragraph, reference: Reference, contexts: Mapping[str, _Context]
    ) -> None:
        segments = paragraph.segments[reference.first : reference.last]
        shown = "".join(segment.text for segment in segments)
        bookmark = self._bookmark(reference.bookmark)
        if bookmark is None or ("*" in reference.switches and shown):
            return
        if reference.switches & _NUMBERED and reference.kind == "REF":
            said = self._number_at(bookmark, reference, contexts, shown, paragraph)
        elif "p" in reference.switches:
            said = self._side(bookmark, reference, shown, paragraph).strip() or shown
        elif reference.kind == "NOTEREF":
            said = shown or self._note_after(bookmark)
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
        reference: Reference,
        contexts: Mapping[str, _Context],
        shown: str,
        paragraph: Paragraph,
    ) -> str:
        element = next(bookmark.iterancestors(_P), None)
        if element is None:
            element = next((at for at in bookmark.itersiblings() if at.tag == _P), None)
        target = None if element is None else self._targets.get(element)
        if target is None:
            return shown
        switches, side = reference.switches, ""
        if "p" in switches:
            side = self._side(bookmark, reference, shown, paragraph)
        context = contexts.get(target.counter, {})
        ways: tuple[_Context | None, ...] = (None, {}, context)
        own, full, near = (_printed(target, way, bare="t" in switches) for way in ways)
        # Programs differ in how much of the way they print; none of these is out of date.
        known = {own, full, near, *(_printed(target, way) for way in ways)}
        held = (_SIDE.sub("", shown) if side else shown).strip().rstrip(".")
        if held not in known:
            held = full if "w" in switches else near if "r" in switches else own
        return held + side

    def _side(
        self, bookmark: etree._Element, reference: Reference, shown: str, paragraph: Paragraph
    ) -> str:
        """The word for where a bookmark lies as seen from a reference, with the space before it;
        empty where the reference lies in it, or in another part of the file."""
        above = self._is_above(bookmark, reference.field)
        if above is None:
            return ""
        found = _SIDE.search(shown)
        space, word = ("", "") if found is None else (found[1], found[2].lower())
        pair = next((pair for pair in _SIDES if word in pair), None)
        if pair is None:
            chinese = any(_CHINESE.search(segment.text) for segment in paragraph.segments)
            pair = _SIDES[0] if chinese else _SIDES[1]
            space = "" if chinese else " "
        return space + pair[0 if above else 1]

    def _is_above(self, bookmark: etree._Element, place: etree._Element) -> bool | None:
        """Whether a bookmark starts before a field; None for a field in it or in another part."""
        above = within = False
        for node in self.root.iter(_START, _END, *_FIELDS):
            if node is bookmark:
                above = within = True
            elif node is place:
                return None if within else above
            elif node.tag == _END and node.get(W + "id") == bookmark.get(W + "id"):
                within = False
        return None

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


def _bare(label: str, level: Level) -> str:
    """A label without the words that its level sets around the figures: 三 of 第三条; marks between
    and around figures stay (§17.16.5.51, switch t)."""
    words = _PLACEHOLDER.split(level.text.rstrip("."))
    found = re.fullmatch("(.+?)".join(map(re.escape, words)), label)
    if found is None:
        return label
    first, *others = (re.sub(r"\w|\s", "", each) for each in words)
    return first + "".join(map("".join, zip(found.groups(), others, strict=True)))


def _printed(target: _Target, context: _Context | None, *, bare: bool = False) -> str:
    """The number of a target without full stops at its end, with the numbers above it that are not
    in force in a context; without a context, its own alone. `bare`: the figures of it only."""

    def words(number: _Number) -> str:
        return number.bare if bare else number.own

    number = target.context[target.level]
    said = words(number)
    if context is None:
        return said
    for level in range(target.level - 1, -1, -1):
        above = target.context.get(level)
        if number.whole or above is None or context.get(level) == above:
            break
        said, number = words(above) + said, above
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

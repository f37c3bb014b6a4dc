"""The text of a Word part in pieces that can be cut: from canonical offsets to runs, and exactly.

A run is cut in two where a range begins or ends within it; both halves keep its properties
(ECMA-376 Part 1 §17.3.2). Nothing that a reader sees changes by it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from itertools import takewhile
from math import inf

from lxml import etree

from reviewer.document.docx_content import text_nodes
from reviewer.document.docx_names import W
from reviewer.document.model import WordPiece

P, RUN, T, RPR, PPR = W + "p", W + "r", W + "t", W + "rPr", W + "pPr"
BOX, SDT, SDT_PR = W + "txbxContent", W + "sdt", W + "sdtPr"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass(slots=True)
class _Fragment:
    """What begins at `start` (code points of the node's first, uncut text)."""

    start: int
    element: etree._Element


class PartText:
    """The text-bearing nodes of one part, by the ordinals that `WordPiece.node` counts."""

    def __init__(self, root: etree._Element) -> None:
        self.root = root
        self._nodes = [[_Fragment(0, node)] for node in text_nodes(root)]

    def runs_of(self, pieces: Sequence[WordPiece]) -> list[etree._Element]:
        """The runs that hold exactly these pieces and nothing else, in order: field codes, pictures
        and notes between two words are left in runs of their own."""
        elements = [element for piece in pieces for element in self._elements(piece)]
        for element in elements:
            _cut_before(element)
            _cut_after(element)
        return [_run_of(element) for element in elements]

    def last_run(self, piece: WordPiece) -> etree._Element:
        """The run that ends where a piece ends, cut there."""
        element = self._elements(piece)[-1]
        _cut_after(element)
        return _run_of(element)

    def first_run(self, piece: WordPiece) -> etree._Element:
        """The run that begins where a piece begins, cut there."""
        return _cut_before(self._elements(piece)[0])

    def element_of(self, piece: WordPiece) -> etree._Element:
        """The node that a piece begins in, as it is now."""
        fragments = self._nodes[piece.node]
        at = bisect_right(fragments, piece.offset, key=lambda each: each.start) - 1
        return fragments[at].element

    def _elements(self, piece: WordPiece) -> list[etree._Element]:
        fragments = self._nodes[piece.node]
        start, end = piece.offset, piece.offset + len(piece.span)
        for edge in (start, end):
            self._cut(fragments, edge)
        # What cannot be cut is taken as a whole where the piece touches it.
        ends = [*(each.start for each in fragments[1:]), inf]
        return [
            each.element
            for each, its_end in zip(fragments, ends, strict=True)
            if each.start < end and start < its_end
        ]

    def _cut(self, fragments: list[_Fragment], offset: int) -> None:
        at = bisect_right(fragments, offset, key=lambda each: each.start) - 1
        fragment = fragments[at]
        words = fragment.element.text or ""
        inside = offset - fragment.start
        if not 0 < inside < len(words) or not _can_be_cut(fragment.element):
            return
        rest = etree.Element(fragment.element.tag)
        fragment.element.text, rest.text = words[:inside], words[inside:]
        for node in (fragment.element, rest):
            node.set(SPACE, "preserve")
        fragment.element.addnext(rest)
        fragments.insert(at + 1, _Fragment(offset, rest))


def _can_be_cut(element: etree._Element) -> bool:
    """A w:t or w:delText of a run; not an emoji that stands in for another drawing of itself."""
    parent = element.getparent()
    return element.tag in (T, W + "delText") and parent is not None and parent.tag == RUN


def _run_of(element: etree._Element) -> etree._Element:
    return next(element.iterancestors(RUN))


def _unit_of(element: etree._Element) -> etree._Element:
    """The child of the run in which an element stands."""
    run = _run_of(element)
    while (parent := element.getparent()) is not run:
        assert parent is not None
        element = parent
    return element


def _cut_before(element: etree._Element) -> etree._Element:
    """Let a run begin with this element; the run."""
    unit, run = _unit_of(element), _run_of(element)
    earlier = [each for each in unit.itersiblings(preceding=True) if each.tag != RPR]
    if not earlier:
        return run
    first = _emptied(run)
    for each in reversed(earlier):
        first.append(each)
    run.addprevious(first)
    return run


def _cut_after(element: etree._Element) -> None:
    """Let a run end with this element."""
    unit, run = _unit_of(element), _run_of(element)
    later = list(unit.itersiblings())
    if not later:
        return
    rest = _emptied(run)
    rest.extend(later)
    run.addnext(rest)


def _emptied(run: etree._Element) -> etree._Element:
    """A run like this one with nothing in it but its properties."""
    made = like(run)
    properties = run.find(RPR)
    if properties is not None:
        made.append(deepcopy(properties))
    return made


def like(found: etree._Element) -> etree._Element:
    """An empty element of the same name with the same attributes."""
    made = etree.Element(found.tag)
    made.attrib.update(found.attrib)
    return made


def paragraph_of(element: etree._Element) -> etree._Element:
    """The paragraph that an element stands in."""
    return next(element.iterancestors(P))


def outermost_run(run: etree._Element) -> etree._Element:
    """The run itself, or the one that holds it as the base of a ruby: one child of a line."""
    *_, outermost = run, *takewhile(lambda above: above.tag == RUN, run.iterancestors(RUN, P))
    return outermost


def box_run(element: etree._Element) -> etree._Element | None:
    """The run of the body from which the text box around an element hangs; None outside of one."""
    box: etree._Element | None = None
    for above in element.iterancestors():
        if above.tag == BOX:
            box = above
    return None if box is None else next(box.iterancestors(RUN), None)


def bound_control(element: etree._Element) -> etree._Element | None:
    """The innermost content control that takes its words from elsewhere (§17.5.2.6): Word writes
    them anew whenever the file is opened. None where there is none."""
    for above in element.iterancestors(SDT):
        properties = above.find(SDT_PR)
        if properties is not None and properties.find(W + "dataBinding") is not None:
            return above
    return None

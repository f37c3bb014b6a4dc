"""Tracked insertions and deletions of runs and of paragraphs' ends (ECMA-376 Part 1 §17.13.5)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from lxml import etree

from reviewer.document.docx_names import W
from reviewer.export.docx_copy import DocxCopy
from reviewer.export.docx_fragments import BOX, PPR, RPR, RUN, P, like, outermost_run, paragraph_of
from reviewer.export.docx_writing import Signature, element, highest_id, run

INS, DEL = W + "ins", W + "del"
INSERTED, GONE = frozenset({INS, W + "moveTo"}), frozenset({DEL, W + "moveFrom"})
_REFERENCE, _RANGE_END = W + "commentReference", W + "commentRangeEnd"
_DELETED_NAMES = {W + "t": W + "delText", W + "instrText": W + "delInstrText"}


class Tracker:
    """Makes tracked changes under a signature, with ids that the copy does not know yet."""

    def __init__(self, copy: DocxCopy, signature: Signature) -> None:
        self._copy, self._signature = copy, signature
        self._next: int | None = None

    def change(self, kind: str) -> etree._Element:
        """An empty w:ins or w:del."""
        if self._next is None:
            parts = [self._copy.main]
            for related in ("footnotes", "endnotes", "header", "footer", "comments"):
                parts += self._copy.all_related(related)
            roots = (self._copy.peek(part) for part in parts)
            self._next = highest_id(root for root in roots if root is not None) + 1
        made = element(kind, id=self._next)
        made.set(W + "author", self._signature.author)
        made.set(W + "date", self._signature.date)
        self._next += 1
        return made

    def inserted(self, words: str, look: etree._Element | None) -> etree._Element:
        """An insertion of words with the properties `look`."""
        made = self.change("ins")
        made.append(run(words, look))
        return made

    def delete_words(self, runs: Sequence[etree._Element]) -> None:
        """Delete runs of paragraphs that stay, with the fields between them; the comments stay."""
        for found in list(_with_fields(runs)):
            if found.find(_REFERENCE) is None:
                self._delete(found)

    def delete_all(self, paragraph: etree._Element) -> None:
        """Delete every run of a paragraph that goes with its end.

        As in Word the references to its comments go too. Each stands within its comment's range,
        not after it: read in that order by LibreOffice, it becomes part of the deletion, and no
        character stays behind that would join the next paragraph, its number lost, to this one.
        """
        _draw_in(paragraph)
        for found in list(runs_in(paragraph)):
            self._delete(found)

    def mark_end(self, paragraph: etree._Element, kind: str) -> None:
        """Say that the end of a paragraph is inserted or deleted (§17.13.5.15, §17.13.5.20)."""
        properties = properties_for(paragraph)
        mark = properties.find(RPR)
        if mark is None:
            mark = element("rPr")
            later = next(
                (each for each in properties if each.tag in (W + "sectPr", W + "pPrChange")), None
            )
            properties.append(mark) if later is None else later.addprevious(mark)
        if mark.find(W + kind) is None:
            # w:ins, then w:del, before all else.
            before = mark.find(INS)
            made = self.change(kind)
            mark.insert(0, made) if before is None else before.addnext(made)

    def _delete(self, found: etree._Element) -> None:
        """Put a run into a deletion; a neighbouring one of ours is extended."""
        for node in found.iter(*_DELETED_NAMES):
            node.tag = _DELETED_NAMES[node.tag]
        before = found.getprevious()
        if before is not None and before.tag == DEL and self._is_ours(before):
            before.append(found)
            return
        made = self.change("del")
        found.addprevious(made)
        made.append(found)

    def _is_ours(self, change: etree._Element) -> bool:
        return (
            change.get(W + "author") == self._signature.author
            and change.get(W + "date") == self._signature.date
        )


def _draw_in(paragraph: etree._Element) -> None:
    """Put every reference to a comment right before the end of the comment's range."""
    ends = {end.get(W + "id"): end for end in paragraph.iter(_RANGE_END)}
    for found in list(runs_in(paragraph)):
        reference = found.find(_REFERENCE)
        end = None if reference is None else ends.get(reference.get(W + "id"))
        if end is not None and all(each.tag in (RPR, _REFERENCE) for each in found):
            end.addprevious(found)


def with_deletion(found: etree._Element) -> etree._Element:
    """A run with the deletion around it, if there is one."""
    above = found.getparent()
    return above if above is not None and above.tag == DEL else found


def after(place: etree._Element) -> etree._Element:
    """What a new insertion is to follow so that it stands behind `place` and in nobody else's
    insertion: that is cut in two there."""
    above = place.getparent()
    if above is None or above.tag not in INSERTED:
        return place
    later = list(place.itersiblings())
    if later:
        rest = like(above)
        rest.extend(later)
        above.addnext(rest)
    return above


def before(place: etree._Element) -> etree._Element:
    """The same for an insertion before `place`."""
    above = place.getparent()
    if above is None or above.tag not in INSERTED:
        return place
    earlier = list(place.itersiblings(preceding=True))
    if earlier:
        first = like(above)
        first.extend(reversed(earlier))
        above.addprevious(first)
    return above


def _with_fields(runs: Sequence[etree._Element]) -> Iterator[etree._Element]:
    """The runs, and the parts of every field that lies between them as a whole: its result
    without its code would come back when Word updates it."""
    for _, group in groupby(runs, paragraph_of):
        wanted = list(group)
        depth, opened = 0, list[etree._Element]()
        between = list(runs_in(paragraph_of(wanted[0]), wanted[0], wanted[-1]))
        for found in between:
            kinds = [mark.get(W + "fldCharType") for mark in found.iter(W + "fldChar")]
            depth += kinds.count("begin") - kinds.count("end")
            if depth < 0:  # the range begins within a field
                break
            if depth or kinds:
                opened.append(found)
            if not depth:
                wanted += opened
                opened = []
        known = set(map(id, wanted))
        yield from (found for found in between if id(found) in known)


def runs_in(
    paragraph: etree._Element,
    first: etree._Element | None = None,
    last: etree._Element | None = None,
) -> Iterator[etree._Element]:
    """The runs of a paragraph from one to another (default: all) that nobody has deleted, without
    those that hold a text box or stand in one."""
    begun = first is None
    for found in paragraph.iter(RUN):
        begun = begun or found is first
        stands = paragraph_of(found) is paragraph and outermost_run(found) is found
        if begun and stands and not _is_gone(found) and next(found.iter(BOX), None) is None:
            yield found
        if found is last:
            return


def _is_gone(found: etree._Element) -> bool:
    return any(above.tag in GONE for above in found.iterancestors(*GONE, P))


def mark_of(paragraph: etree._Element, kinds: frozenset[str]) -> etree._Element | None:
    """The mark of one of the kinds (`w:ins`, `w:del` …) on the end of a paragraph (ECMA-376-1
    17.13.5), or None."""
    mark = paragraph.find(f"{PPR}/{RPR}")
    found = () if mark is None else (each for each in mark if each.tag in kinds)
    return next(iter(found), None)


def properties_for(paragraph: etree._Element) -> etree._Element:
    """The `w:pPr` of a paragraph, made as its first child where there is none."""
    properties = paragraph.find(PPR)
    if properties is None:
        properties = element("pPr")
        paragraph.insert(0, properties)
    return properties

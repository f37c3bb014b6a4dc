"""Elements of the w: namespace as exports into a contract write them (ECMA-376 Part 1 §17)."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass
from datetime import datetime

from lxml import etree

from reviewer.document.docx_names import W, integer
from reviewer.export.docx_fragments import RPR, RUN, SPACE, T

# What belongs to a tracked change of the run that was copied, or to a paragraph's mark.
_NOT_COPIED = (W + "rPrChange", W + "ins", W + "del", W + "moveFrom", W + "moveTo")


@dataclass(frozen=True, slots=True)
class Signature:
    """Who wrote comments and changes, and when. `initials` as Word shows them beside a comment."""

    author: str
    initials: str
    at: datetime

    @property
    def date(self) -> str:
        """Local time under the sign of universal time, as Word itself writes it (§17.13.4.2)."""
        return f"{self.at.replace(tzinfo=None):%Y-%m-%dT%H:%M:%S}Z"


def initials_of(name: str) -> str:
    """Word's short form of a name: the capitals of Latin words, of a Chinese name all of it."""
    latin = [word[0].upper() for word in name.split() if word[:1].isascii() and word[:1].isalpha()]
    return "".join(latin) if latin else name.strip()[:4]


def element(tag: str, **attributes: object) -> etree._Element:
    """An element of the w: namespace with w: attributes."""
    made = etree.Element(W + tag)
    for name, value in attributes.items():
        made.set(W + name, str(value))
    return made


def run(words: str, properties: etree._Element | None = None) -> etree._Element:
    """A run of words; line feeds become line breaks, tabs tabs. The properties are copied."""
    made = etree.Element(RUN)
    if properties is not None:
        copied = plain_properties(properties)
        if len(copied):
            made.append(copied)
    append_words(made, words)
    return made


def append_words(run: etree._Element, words: str) -> None:
    """Put words into a run; line feeds become line breaks, tabs tabs."""
    for number, line in enumerate(words.split("\n")):
        if number:
            run.append(element("br"))
        for count, part in enumerate(line.split("\t")):
            if count:
                run.append(element("tab"))
            if part:
                text = etree.SubElement(run, T)
                text.text = part
                text.set(SPACE, "preserve")


def plain_properties(properties: etree._Element) -> etree._Element:
    """A copy of run properties without any tracked change of them."""
    copied: etree._Element = deepcopy(properties)
    copied.tail = None
    for tag in _NOT_COPIED:
        for found in copied.findall(tag):
            copied.remove(found)
    return copied


def properties_of(found: etree._Element | None) -> etree._Element | None:
    """The properties of a run, None where it has none."""
    return None if found is None else found.find(RPR)


def highest_id(roots: Iterable[etree._Element]) -> int:
    """The highest w:id that any annotation in these parts has; -1 for none."""
    highest = -1
    for root in roots:
        for found in root.iter(*_ANNOTATIONS):
            value = integer(found.get(W + "id"))
            if value is not None:
                highest = max(highest, value)
    return highest


_ANNOTATIONS = tuple(
    W + name
    for name in (
        *("ins", "del", "moveFrom", "moveTo", "moveFromRangeStart", "moveToRangeStart"),
        *("rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "trPrChange", "tcPrChange"),
        *("tblGridChange", "tblPrExChange", "numberingChange", "cellIns", "cellDel", "cellMerge"),
        *("bookmarkStart", "comment", "commentReference", "commentRangeStart", "permStart"),
        *("customXmlInsRangeStart", "customXmlDelRangeStart"),
    )
)

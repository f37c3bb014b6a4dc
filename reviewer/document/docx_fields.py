"""Fields of a Word part: what their codes refer to, and what the forms of old Word show.

Source: ECMA-376 Part 1 §17.16 (fields), §17.16.4.3.1 (general formats).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from reviewer.document.docx_names import W, integer, on
from reviewer.document.docx_story import Paragraph, Reference

_REFERENCE = re.compile(
    r'\s*(REF|NOTEREF|FTNREF)\s+"?([^\s"\\]+)"?\s*(.*)', re.IGNORECASE | re.DOTALL
)
_ALIASES = {"FTNREF": "NOTEREF"}
# General formats that are of looks, not of words.
_FORM, _LOOKS_ALIKE = re.compile(r'\\\*\s*"?(\w+)'), frozenset({"mergeformat", "charformat"})


@dataclass(slots=True)
class Field:
    """An open complex field: its code is hidden, its result shown, from segment `first` on."""

    form: etree._Element | None
    in_code: bool = True
    code: str = ""
    paragraph: Paragraph | None = None
    first: int = 0


def reference_of(code: str, element: etree._Element, first: int, last: int) -> Reference | None:
    """What the code of a field refers to, its result being the segments [first, last)."""
    found = _REFERENCE.match(code)
    if found is None:
        return None
    kind, bookmark, rest = found.groups()
    switches = {switch.lower() for switch in re.findall(r"\\(\w)", rest)}
    if any(form.lower() not in _LOOKS_ALIKE for form in _FORM.findall(rest)):
        switches.add("*")
    kind = _ALIASES.get(kind.upper(), kind.upper())
    return Reference(kind, bookmark, frozenset(switches), first, last, element)


def fields_are_balanced(root: etree._Element) -> bool:
    """Whether every complex field of a part ends."""
    kinds = [node.get(W + "fldCharType") for node in root.iter(W + "fldChar")]
    return kinds.count("begin") == kinds.count("end")


def form_value(ended: Field) -> str:
    """What a legacy form field shows: a box ticked or not, the entry chosen (§17.16)."""
    form = ended.form
    box = None if form is None else form.find(W + "checkBox")
    if box is not None:
        for name in ("checked", "default"):
            state = box.find(W + name)
            if state is not None:
                return "☒" if on(state.get(W + "val")) else "☐"
        return "☐"
    choices = None if form is None else form.find(W + "ddList")
    if choices is None:
        return ""
    entries = [entry.get(W + "val", "") for entry in choices.iterchildren(W + "listEntry")]
    result = choices.find(W + "result")
    index = integer("0" if result is None else result.get(W + "val", "0"))
    return entries[index] if index is not None and 0 <= index < len(entries) else ""

"""The clause tree: which units are headings, and what stands under what.

Levels come from the forms a document itself uses: a number whose form is already open closes all
that is open below it, a new form opens a level. 第一条 above 1.1 above （一） is so because the
contract prints them in this order, not because a table says so; only the units of a statute (编
above 章 above 条) and decimal numbers (1.1 above 1.1.1) carry their rank in their form.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from reviewer.document.clause_tree import Clause, ClauseKind, ClauseTree
from reviewer.document.model import BlockKind, Document
from reviewer.document.offsets import PageFinder
from reviewer.document.printed_numbers import PrintedNumber
from reviewer.document.quick_init import quick_init
from reviewer.document.units import Unit, read_units
from reviewer.text.folding import fold

_KINDS = {
    BlockKind.ROW: ClauseKind.ROW,
    BlockKind.HEADER: ClauseKind.HEADER,
    BlockKind.FOOTER: ClauseKind.FOOTER,
    BlockKind.NOTE: ClauseKind.NOTE,
}
_LONGEST_HEADING = 32
_LONGEST_LEAD = 14
_SENTENCE = re.compile(r"[。；;！!？?]|[，,：:、]$")
_TITLE = re.compile(r"(?:合同|协议|协议书|合约|契约|条款)(?:[（(][^（）()]*[）)])?$")
_CLOSING = re.compile(
    r"[（(]?(?:以下|本页|下页).{0,4}无(?:合同)?正文|[（(]?签[署章字名]|签约|"
    r"(?:甲|乙|丙|丁|戊|双|三|各|买|卖).{0,2}(?:方|家|人).{0,16}[（(](?:盖章|签字|签名|签章|公章|章|手印|捺印)|"
    r"(?:签[订署]|立约|签约)(?:日期|时间|地点|日)\s*[：:]|"
    r"(?:\d{4}|[一二〇零○O]{2}[一二三四五六七八九〇零○O]{2}|[_＿\s]*)\s*年.{0,6}月.{0,6}日\s*$"
)


def segment(document: Document) -> ClauseTree:
    """Every unit of text once, in reading order, with numbers, levels, parents and keys."""
    units = read_units(document)
    kinds = _kinds(document.text, units)
    branch = _Branch()
    pages = PageFinder(document.pages)
    seen: Counter[str] = Counter()
    clauses: list[Clause] = []
    for index, (unit, kind) in enumerate(zip(units, kinds, strict=True)):
        ident = f"c{index + 1}"
        words = unit.body.of(document.text)
        parent, level = branch.place(ident, unit, kind, words)
        digest = hashlib.sha256(fold(words).encode()).hexdigest()[:16]
        seen[digest] += 1
        clauses.append(
            Clause(
                id=ident,
                key=f"{digest}.{seen[digest]}",
                kind=kind,
                number=unit.label,
                number_span=unit.number_span,
                body=unit.body,
                level=level,
                parent=parent,
                page=pages.page_of(unit.body),
                block=unit.block,
            )
        )
    return ClauseTree(tuple(clauses))


def _kinds(text: str, units: Sequence[Unit]) -> list[ClauseKind]:
    """What each unit is. Headings are short, carry no sentence and have something under them."""
    following: list[Unit | None] = [None] * len(units)
    for index in range(len(units) - 1, 0, -1):
        unit = units[index]
        following[index - 1] = unit if unit.kind in _FLOW else following[index]
    result: list[ClauseKind] = []
    first = True  # nothing but headings so far
    for unit, below in zip(units, following, strict=True):
        kind = _KINDS.get(unit.kind)
        if kind is None:
            if _is_heading(text, unit, below, first=first):
                kind = ClauseKind.HEADING
            else:
                kind = ClauseKind.CLAUSE if unit.label else ClauseKind.PARAGRAPH
                first = first and kind is not ClauseKind.PARAGRAPH
        result.append(kind)
    return result


_FLOW = (BlockKind.PARAGRAPH, BlockKind.ROW)


def _is_heading(text: str, unit: Unit, following: Unit | None, *, first: bool) -> bool:
    words = unit.body.of(text)
    if unit.annex:
        return True
    if not words or len(words) > _LONGEST_HEADING or _SENTENCE.search(words):
        return False
    if unit.label is None:
        named = not _CLOSING.match(words) and not re.search(r"[：:_＿]", words)
        titled = first and _TITLE.search(words) is not None
        return named and (unit.heading or titled or (unit.centred and (unit.bold or first)))
    return unit.heading or unit.bold or _has_more_below(text, unit, following)


def _has_more_below(text: str, unit: Unit, following: Unit | None) -> bool:
    if following is None or following.annex:
        return False
    if following.label is not None:
        return _opens(unit.number, following.number)
    if following.kind is BlockKind.ROW:
        return True
    return len(unit.body) <= _LONGEST_LEAD and not _CLOSING.match(following.body.of(text))


def _opens(number: PrintedNumber | None, following: PrintedNumber | None) -> bool:
    """Whether the following number begins a deeper series."""
    if number is None or following is None or number.family == following.family:
        return False
    if number.rank is not None and following.rank is not None:
        return following.rank > number.rank
    if number.depth != following.depth:
        return following.depth > number.depth
    return following.value <= 1


@quick_init
@dataclass(frozen=True, slots=True)
class _Open:
    """A numbered unit or heading that may have more under it."""

    ident: str
    form: str
    family: str
    number: PrintedNumber | None
    heading: bool


class _Branch:
    """The open units from the outermost to the innermost."""

    def __init__(self) -> None:
        self._open: list[_Open] = []
        self._numbered = False

    def place(self, ident: str, unit: Unit, kind: ClauseKind, words: str) -> tuple[str | None, int]:
        """Parent and level of the next unit."""
        if kind in (ClauseKind.HEADER, ClauseKind.FOOTER, ClauseKind.NOTE):
            return None, 1
        if unit.annex or (unit.label is None and _CLOSING.match(words)):
            self._open.clear()
        heading = kind is ClauseKind.HEADING
        if unit.label is not None:
            self._close_for(unit.number)
            self._numbered = True
        elif heading and (unit.heading or unit.centred):
            self._open.clear()
        placed = (self._open[-1].ident if self._open else None), len(self._open) + 1
        if unit.label is not None or (heading and (unit.annex or self._numbered)):
            number = unit.number
            form = number.form if number else "heading" if unit.label is None else "label"
            family = number.family if number else form
            self._open.append(_Open(ident, form, family, number, heading))
        return placed

    def _close_for(self, number: PrintedNumber | None) -> None:
        form = number.form if number else "label"
        for depth in range(len(self._open) - 1, -1, -1):
            entry = self._open[depth]
            if entry.form == form or _outranks(number, entry):
                del self._open[depth:]
                if entry.form == form:
                    return
        if number is None or number.value <= 1:
            return
        for depth in range(len(self._open) - 1, -1, -1):
            above = self._open[depth].number
            # A sibling typed with another mark: 1、 2. 3、
            if above and above.family == number.family and above.value == number.value - 1:
                del self._open[depth:]
                return


def _outranks(number: PrintedNumber | None, entry: _Open) -> bool:
    """Whether the form of a number itself says that it stands above or beside another."""
    below = entry.number
    if number is None or below is None:
        return False
    if number.rank is not None:
        # A recital （二） is a sentence and holds no article; a heading 一、总则 may.
        return not entry.heading if below.rank is None else number.rank <= below.rank
    decimal = number.family.startswith("1.1") and below.family.startswith("1.1")
    return decimal and number.depth < below.depth

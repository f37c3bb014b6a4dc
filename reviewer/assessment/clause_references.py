"""Which clauses the words of a clause name: 第三条、第五条, 3.2款, 第三条第（二）项, 附件一.

A part of a clause (款, 项, 目) is found where the tree has it; where it has not, or has several
that the words may mean, the whole clause is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reviewer.document.clause_tree import Clause, ClauseKind, ClauseTree
from reviewer.document.model import Document, Span
from reviewer.document.ordinals import chinese_value
from reviewer.text.folding import fold, fold_with_offsets

_NUMERAL = r"[零〇一二三四五六七八九十百]{1,5}|[0-9]{1,3}"
_DECIMAL = r"[0-9]{1,2}(?:\.[0-9]{1,2}){1,3}"
_IS_DECIMAL = re.compile(_DECIMAL)
_ANNEX = re.compile(r"附[件表][一二三四五六七八九十0-9]{1,3}")
_ANNEX_TITLE = re.compile(rf"({_ANNEX.pattern})[^。,;]*$")
_LONGEST_TITLE = 40
_MORE = r"(?:、|和|及|与|或|至|到|-|~)"
# 第（二）, （二）, and after another 二 alone.
_PART = rf"(?:第?\((?:{_NUMERAL})\)|第(?:{_NUMERAL}))"
_FURTHER = rf"{_MORE}(?:第?\(?(?:{_NUMERAL})\)?)"
# 第（二）项, 第一款第（二）、（三）项, 第1项至第4项, （二）.
_PARTS = (
    rf"(?:{_PART}[款项目])*{_PART}(?:{_FURTHER})*[款项目](?:{_FURTHER}[款项目])*|\((?:{_NUMERAL})\)"
)
# 第三条、第五条, 第3.2条, 第四至六条, 上述3.2款; what a law is cited by is taken out before.
_REFERENCE = re.compile(
    rf"(?:第(?P<first>{_NUMERAL}|{_DECIMAL})(?P<list>(?:{_MORE}第?(?:{_NUMERAL}|{_DECIMAL}))*)条"
    rf"|(?P<own>本[条款]|前款)(?={_PART})"
    rf"|(?<![0-9.])(?P<bare>{_DECIMAL})(?:[条款项]|(?={_PART})))(?P<parts>{_PARTS})?"
    rf"|(?P<annex>{_ANNEX.pattern})"
)
# What each reference has, in a form that is looked for fast.
_MAY_REFER = re.compile(r"[第本前附.](?:(?<=[第附.])|(?<=本)[条款]|(?<=前)款)")
_MEMBER = re.compile(rf"(?P<link>{_MORE})第?\(?(?P<number>{_DECIMAL}|{_NUMERAL})\)?")
_STEP = re.compile(
    rf"第?\(?(?P<first>{_NUMERAL})\)?(?P<list>(?:[款项目]?{_FURTHER})*)(?P<unit>[款项目]?)"
)
_LAST_NUMERAL = re.compile(rf"(?:^|[^0-9])(?P<numeral>{_NUMERAL})\W*$")
_RANGES = "至到-~"
_LONGEST_RANGE = 30
_ANOTHER = re.compile(r"(?:法|条例|规定|办法|解释|主合同|原合同|原协议|章程)(?:的|之|中)?$")
_FRAME = re.compile(r"[第条款、.]")
_CHAPTER = re.compile(r"[章节编]|部分")
_PARAGRAPH = "款"
_ENCLOSED = re.compile(r"[()]")
_ABOVE = "前款"


@dataclass(frozen=True)
class ClausesNamed:
    """Clauses by number (3, 3.2) and annexes by name; each with all that stands under it."""

    tree: ClauseTree
    numbers: Mapping[str, frozenset[str]]
    annexes: Mapping[str, frozenset[str]]
    under: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, document: Document, tree: ClauseTree) -> ClausesNamed:
        """What the clauses of a document are called: their numbers, annexes and what lies under
        them."""
        numbers: dict[str, set[str]] = {}
        annexes: dict[str, set[str]] = {}
        under: dict[str, set[str]] = {}
        for clause in tree:
            for above in (clause, *tree.ancestors(clause)):
                under.setdefault(above.id, set()).add(clause.id)
        in_annex: set[str] = set()
        for clause in tree:
            name = _annex_name(clause, document)
            if name:
                annexes.setdefault(name, set()).update(under[clause.id])
            if name or clause.parent in in_annex:
                in_annex.add(clause.id)
                continue
            key = _number_key(clause, tree)
            if key:
                numbers.setdefault(key, set()).update(under[clause.id])
        return cls(tree, *(_frozen(each) for each in (numbers, annexes, under)))

    def references(
        self, clause: Clause, words: str, laws: Sequence[Span]
    ) -> Iterator[tuple[str, frozenset[str]]]:
        """The words by which a clause names others, with the ids of all that they mean; `words` are
        those of its body, `laws` where the document cites laws."""
        folded = fold_with_offsets(words)
        if not _MAY_REFER.search(folded.text):  # most clauses refer to none
            return
        for match in _REFERENCE.finditer(folded.text):
            begin, end = folded.to_source(match.start(), match.end())
            here = Span(clause.body.start + begin, clause.body.start + end)
            of_another = _ANOTHER.search(folded.text, 0, match.start())
            if of_another or any(law.overlaps(here) for law in laws):
                continue
            ids = self._meant(match, clause) - {clause.id}
            if ids:
                yield words[begin:end], ids

    def _meant(self, match: re.Match[str], clause: Clause) -> frozenset[str]:
        nothing = frozenset[str]()
        parts = match["parts"] or ""
        if match["annex"]:
            return self.annexes.get(match["annex"], nothing)
        if match["own"]:
            return self._within_own(match["own"], parts, clause)
        keys = [match["bare"]] if match["bare"] else list(_members(match["first"], match["list"]))
        whole = nothing.union(*(self.numbers.get(key, nothing) for key in keys))
        # 第一、二条第（三）项: of which clause is not said.
        return (len(keys) == 1 and self._parts(whole, parts)) or whole

    def _within_own(self, own: str, parts: str, clause: Clause) -> frozenset[str]:
        """A part of the clause that says 本条, or of the nearest one above that has it."""
        above = tuple(self.tree.ancestors(clause))
        for each in above if own == _ABOVE else (clause, *above):
            found = self._parts(self.under[each.id], parts)
            if found:
                return found
        return frozenset()

    def _parts(self, whole: frozenset[str], parts: str) -> frozenset[str]:
        """第一款第（二）、（三）项 of a clause; nothing where it is not to be found."""
        scope = [clause for clause in self.tree if clause.id in whole] if parts else []
        for step in _STEP.finditer(parts):
            found = {
                each
                for number in _members(step["first"], step["list"])
                if number and scope
                for each in self._part(scope, number, step)
            }
            scope = sorted(found, key=lambda each: each.body.start)
        return frozenset(each.id for each in scope)

    def _part(self, scope: Sequence[Clause], number: str, step: re.Match[str]) -> Sequence[Clause]:
        """The part with this number and all under it, of the nearest level that has exactly one."""
        by_number = step["unit"] != _PARAGRAPH or _ENCLOSED.search(step.group()) is not None
        inside = {clause.id for clause in scope}
        level = [clause for clause in scope if clause.parent not in inside]
        # Beside a paragraph stand its items, beside a clause with a number others like it.
        candidates = [] if level and level[0].number else level
        while level:
            found = [
                each
                for each in candidates
                if _ordinal(each) == number
                and (by_number or not _ENCLOSED.search(fold(each.number or "")))
            ]
            if found:
                return self._under(found[0]) if len(found) == 1 else ()
            above = {each.id for each in level}
            level = candidates = [each for each in scope if each.parent in above]
        return _paragraph(scope, number) if step["unit"] == _PARAGRAPH else ()

    def _under(self, clause: Clause) -> Sequence[Clause]:
        return [each for each in self.tree if each.id in self.under[clause.id]]


def _frozen(found: Mapping[str, Iterable[str]]) -> dict[str, frozenset[str]]:
    return {key: frozenset(ids) for key, ids in found.items()}


def _paragraph(scope: Sequence[Clause], number: str) -> Sequence[Clause]:
    """The paragraph of a clause with this place among them, and what stands between it and the next
    (民法典 counts 款 so): that of the number is the first, where it is no mere heading. In the tree
    a paragraph may hang on the item before it."""
    top = scope[0]
    starts = [] if top.kind is ClauseKind.HEADING else [0]
    starts += [
        at
        for at, each in enumerate(scope)
        if each is not top and each.kind is ClauseKind.PARAGRAPH and not each.number
    ]
    bounds = [*starts, len(scope)]
    first = int(number) - 1
    return scope[bounds[first] : bounds[first + 1]] if first < len(starts) else ()


def _ordinal(clause: Clause) -> str:
    """2 for （二）, 2), 3.2; nothing for a clause without a number that counts."""
    match = _LAST_NUMERAL.search(fold(clause.number or ""))
    return _plain(match["numeral"]) if match else ""


def _annex_name(clause: Clause, document: Document) -> str:
    """附件一 where the clause is the title of an annex."""
    if clause.number or len(clause.body) > _LONGEST_TITLE:
        return ""
    match = _ANNEX_TITLE.match(fold(clause.body.of(document.text)))
    return match[1] if match else ""


def _number_key(clause: Clause, tree: ClauseTree) -> str:
    """3 for a clause that 第三条 means, 3.2 for 3.2; nothing for （三） and items under others."""
    number = clause.number or ""
    bare = fold(number)
    if _IS_DECIMAL.fullmatch(bare.rstrip(".")):
        return bare.rstrip(".")
    above = [each.number for each in tree.ancestors(clause) if each.number]
    nested = not all(map(_CHAPTER.search, above))
    if nested or _CHAPTER.search(bare) or "(" in bare or ")" in bare:
        return ""
    return _plain(_FRAME.sub("", bare))


def _plain(numeral: str) -> str:
    if _IS_DECIMAL.fullmatch(numeral):
        return numeral
    value = int(numeral) if numeral.isdecimal() else chinese_value(numeral)
    return str(value) if value else ""


def _members(first: str, others: str | None) -> Iterator[str]:
    """The keys of 第三条、第五条, 第四至六条."""
    last = _plain(first)
    yield last
    for member in _MEMBER.finditer(others or ""):
        key = _plain(member["number"])
        if member["link"] in _RANGES and last.isdecimal() and key.isdecimal():
            between = range(int(last) + 1, int(key))
            if len(between) <= _LONGEST_RANGE:
                yield from map(str, between)
        yield key
        last = key

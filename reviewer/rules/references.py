"""References inside a contract: “第3.1条所列名单”, “附件一所载资源”, “2.1、2.2所列”."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import KeysView
from dataclasses import dataclass

from reviewer.document.clause_tree import Clause, ClauseKind, ClauseTree
from reviewer.document.model import Document
from reviewer.text.folding import fold

_DIGIT = "[0-9一二三四五六七八九十百零]"
_ORDINAL = f"{_DIGIT}+"
_WITHIN = rf"(?:[条款项章节](?:第?[（(]?{_ORDINAL}[)）]?[款项])?)"
# A number alone refers to a clause only where it is one of several levels: 2.1, but not 一.
_NUMBER = (
    rf"(?:第{_ORDINAL}(?:\.[0-9]+)*{_WITHIN}?|{_ORDINAL}(?:\.[0-9]+)*{_WITHIN}"
    r"|[0-9]+(?:\.[0-9]+)+)"
)
_FOLLOWED = r"(?=(?:条|款|项)?(?:所|之|项下|中|约定|规定|载|列|的))"
_CLAUSE = re.compile(
    rf"(?P<first>{_NUMBER})(?:(?P<range>至|到|-)(?P<last>{_NUMBER})|(?P<more>(?:[、,和及与]{_NUMBER})*))?"
    + _FOLLOWED
)
# What every reference to a clause has. It begins with one of a few characters, which are found
# fast, and spares most clauses the rest.
_MAY_REFER = re.compile(
    rf"[第条款项章节.](?:(?<=第)(?={_DIGIT})|(?<={_DIGIT}[条款项章节])|(?<=[0-9]\.)(?=[0-9]))"
)
_ANNEX_NAME = r"附[件表录](?:第?[一二三四五六七八九十0-9a-z]{1,3})?"
_ANNEX = re.compile(_ANNEX_NAME)
_ANNEX_TITLE = re.compile(rf"\W*(?P<name>{_ANNEX_NAME})(?!第|所|中|与|为|是|的|之|项)")
_TITLE_LENGTH = 40
# 附表一甲部及丙部所列: the rows of a part begin with its letter.
_LETTERS = frozenset("甲乙丙丁戊己庚abcdefgh")
_NONE = dict[str, None]().keys()
_PART = re.compile(
    r"之?(?P<letters>[甲乙丙丁戊己庚a-h](?:部分?|组|类|档|栏)?(?:[、及和与至][甲乙丙丁戊己庚a-h](?:部分?|组|类|档|栏)?)*)"
    r"(?<=[部分组类档栏])(?:所[列载述]|项下|中|内)?"
)


@dataclass(frozen=True, slots=True)
class Reference:
    """Folded [start, end) of the referring clause, and the ids of the clauses it points at, in
    their order: hundreds of them where it is a long annex."""

    start: int
    end: int
    clauses: KeysView[str]


@dataclass(frozen=True)
class ReferenceIndex:
    """Where numbers and annexes of one contract stand; `parts` are the letters of annex rows."""

    numbers: dict[str, str]
    below: dict[str, tuple[str, ...]]
    order: dict[str, int]
    annexes: dict[str, KeysView[str]]
    parts: dict[str, str]

    @classmethod
    def build(cls, document: Document, tree: ClauseTree) -> ReferenceIndex:
        """What the clauses of a document are called: their numbers, annexes and what lies below
        them."""
        numbers: dict[str, str] = {}
        below: dict[str, list[str]] = defaultdict(list)
        annexes: dict[str, list[str]] = {}
        parts: dict[str, str] = {}
        current: list[str] | None = None
        for clause in tree:
            if clause.number:
                numbers.setdefault(_key(clause.number), clause.id)
            for above in tree.ancestors(clause):
                below[above.id].append(clause.id)
            words = fold((clause.number or "") + clause.body.of(document.text))
            title = _ANNEX_TITLE.match(words)
            if clause.kind is not ClauseKind.ROW and title and len(words) <= _TITLE_LENGTH:
                current = annexes.setdefault(title["name"], [])
            elif current is not None and clause.kind is ClauseKind.ROW:
                current.append(clause.id)
                if words[:1] in _LETTERS:
                    parts[clause.id] = words[0]
        return cls(
            numbers,
            {key: tuple(ids) for key, ids in below.items()},
            {clause.id: index for index, clause in enumerate(tree)},
            {name: dict.fromkeys(ids).keys() for name, ids in annexes.items()},
            parts,
        )

    def find(self, folded: str, clause: Clause) -> list[Reference]:
        """The references in folded words of `clause` that resolve within the contract."""
        found: list[Reference] = []
        for match in _ANNEX.finditer(folded):
            rows = self._annex(match.group())
            part = _PART.match(folded, match.end())
            if part:
                letters = set(re.findall(r"[甲乙丙丁戊己庚a-h]", part["letters"]))
                named = [row for row in rows if self.parts.get(row) in letters]
                rows = dict.fromkeys(named).keys() or rows
            end = part.end() if part else match.end()
            found.append(Reference(match.start(), end, rows))
        annexes = [(reference.start, reference.end) for reference in found]
        for match in _CLAUSE.finditer(folded) if _MAY_REFER.search(folded) else ():
            # 附件一项下 names an annex, no 第一项.
            if not any(start < match.start() < end for start, end in annexes):
                found.append(Reference(match.start(), match.end(), self._numbered(match)))
        return [r for r in found if r.clauses and clause.id not in r.clauses]

    def _annex(self, name: str) -> KeysView[str]:
        if name in self.annexes:
            return self.annexes[name]
        if len(name) == 2 and len(self.annexes) == 1:
            return next(iter(self.annexes.values()))
        return _NONE

    def _numbered(self, match: re.Match[str]) -> KeysView[str]:
        named = [match["first"], *re.findall(_NUMBER, match["more"] or "")]
        chosen = [self.numbers[key] for key in map(_key, named) if key in self.numbers]
        last = self.numbers.get(_key(match["last"])) if match["range"] else None
        if last is not None and chosen:
            low, high = sorted((self.order[chosen[0]], self.order[last]))
            chosen = [key for key, place in self.order.items() if low <= place <= high]
        found = (key for one in chosen for key in (one, *self.below.get(one, ())))
        return dict.fromkeys(found).keys()


def _key(number: str) -> str:
    return fold(number).strip("第条款项章节、.()")

"""Reads from a contract which clauses depend on which, and which laws it cites."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reviewer.assessment.circumstances import readings
from reviewer.assessment.contract_text import CitedLaw, ClauseLink, ContractText, Role
from reviewer.assessment.lawful_reading import lawful_assets
from reviewer.assessment.matrix import Kind, matrix
from reviewer.assessment.own_words import said_in
from reviewer.assessment.share_deal import held_by_company
from reviewer.assessment.weighing import priced_by_itself
from reviewer.document.clause_tree import Clause, ClauseKind, ClauseTree
from reviewer.document.model import Document, Span
from reviewer.document.ordinals import chinese_value
from reviewer.document.places import place_of
from reviewer.facts.model import Facts
from reviewer.labels import DERIVED, MITIGATING
from reviewer.law.citations import find_citations
from reviewer.law.library import Library
from reviewer.rules.analysis import Analysis
from reviewer.rules.findings import Finding
from reviewer.text.folding import fold, fold_with_offsets

_NUMERAL = r"[零〇一二三四五六七八九十百]{1,5}|[0-9]{1,3}"
_DECIMAL = r"[0-9]{1,2}(?:\.[0-9]{1,2}){1,3}"
_ANNEX = re.compile(r"附[件表][一二三四五六七八九十0-9]{1,3}")
_ANNEX_TITLE = re.compile(rf"({_ANNEX.pattern})[^。,;]*$")
_LONGEST_TITLE = 40
_MORE = r"(?:、|和|及|与|或|至|到|-|~)"
# 第三条、第五条, 第3.2条, 第四至六条, 上述3.2款; what a law is cited by is taken out before.
_REFERENCE = re.compile(
    rf"(?:第(?P<first>{_NUMERAL}|{_DECIMAL})(?P<list>(?:{_MORE}第?(?:{_NUMERAL}|{_DECIMAL}))*)条)"
    rf"|(?<![0-9.])(?P<bare>{_DECIMAL})(?:条|款|项)"
    rf"|(?P<annex>{_ANNEX.pattern})"
)
_MEMBER = re.compile(rf"(?P<link>{_MORE})第?(?P<number>{_NUMERAL}|{_DECIMAL})")
_RANGES = "至到-~"
_LONGEST_RANGE = 30
_ANOTHER = re.compile(r"(?:法|条例|规定|办法|解释|主合同|原合同|原协议|章程)(?:的|之|中)?$")
_FRAME = re.compile(r"[第条款、.]")
_CHAPTER = re.compile(r"[章节编]|部分")
# Clauses that stand or fall with the thing they are about.
_BOUND = (Role.PRICE, Role.REMEDY, Role.CONDITION)
# Rows of tables list what clauses provide; headings provide nothing.
_KINDS = (ClauseKind.CLAUSE, ClauseKind.PARAGRAPH)
_SHORTEST_TERM = 2
_OBJECT = "object"  # the element of a rule that names the thing
_ROLES = (
    (Role.REMEDY, re.compile(r"违约金|赔偿|赔付|双倍|定金|保证金|担保|没收")),
    (Role.PRICE, re.compile(r"价款|对价|(?:支|预|交|缴)付.{0,12}(?:款|元|费)|余款|尾款|首付")),
    (Role.CONDITION, re.compile(r"前提|条件|完成.{0,12}(?:后|之日)|之日起|日内|验收|交割|生效")),
)


def read_contract_text(
    document: Document,
    tree: ClauseTree,
    facts: Facts,
    findings: Sequence[Finding],
    library: Library,
    *,
    analysis: Analysis | None = None,
) -> ContractText:
    """Read what depends on what in a contract, and the laws that it cites.

    Lawful assets are found in the `analysis` of its sentences; without one, none are.
    """
    cited = tuple(_cited(document, tree, library))
    reader = _LinkReader(
        document=document,
        tree=tree,
        index=_Index.of(document, tree),
        laws=tuple(law.span for law in cited),
        terms={
            name: span for name, span in facts.defined_terms.items() if len(name) >= _SHORTEST_TERM
        },
        objects=tuple(dict.fromkeys(_objects(findings))),
        prices=tuple(_price_spans(facts)),
    )
    links = (reader.read(clause) for clause in tree if clause.kind in _KINDS)
    found = {finding.clause for finding in findings}
    folded = fold(document.text)
    belongings = readings().belongings(folded)
    mentions = readings().mentioned(folded, belongings)
    if any(_priced_by_itself(document, tree)):
        mentions |= {"separate-prices"}
    return ContractText(
        links=tuple(link for link in links if link is not None),
        cited=cited,
        words={clause.id: clause.body.of(document.text) for clause in tree if clause.id in found},
        mentions=mentions,
        clauses=len(tree.clauses),
        belongings=belongings,
        said=dict(said_in(document, tree, folded)),
        held=frozenset(held_by_company(folded)) if "shares" in mentions else frozenset(),
        lawful=tuple(lawful_assets(analysis, document, tree)) if analysis else (),
    )


def _priced_by_itself(document: Document, tree: ClauseTree) -> Iterator[bool]:
    """Whether a clause is the price of lawful assets, for each clause."""
    words = "|".join(row.words.pattern for row in matrix().of_kind(Kind.LAWFUL) if row.words)
    lawful = re.compile(words)
    return (priced_by_itself(clause.body.of(document.text), lawful) for clause in tree)


def _objects(findings: Sequence[Finding]) -> Iterator[str]:
    """The words for what risky clauses transfer."""
    for finding in findings:
        if finding.label not in MITIGATING | DERIVED and finding.origin == "rule":
            for match in finding.explanation.matched:
                if match.element == _OBJECT and len(match.words) >= _SHORTEST_TERM:
                    yield match.words


def _price_spans(facts: Facts) -> Iterator[Span]:
    if facts.price_cny is not None:
        yield from facts.price_cny.spans
    yield from (part.span for part in facts.instalments)


@dataclass(frozen=True)
class _LinkReader:
    """What is needed to tell what a clause depends on."""

    document: Document
    tree: ClauseTree
    index: _Index
    laws: tuple[Span, ...]
    terms: Mapping[str, Span]
    objects: tuple[str, ...]
    prices: tuple[Span, ...]

    def read(self, clause: Clause) -> ClauseLink | None:
        """None for a clause that stands by itself."""
        words = clause.body.of(self.document.text)
        refers = tuple(_refers(clause, words, self.index, self.laws))
        terms = tuple(name for name in self.terms if name in words)
        defines = frozenset(name for name in terms if clause.body.overlaps(self.terms[name]))
        role = Role.DEFINITION if defines else _role(words)
        objects: tuple[str, ...] = ()
        if role in _BOUND:
            objects = tuple(name for name in self.objects if name in words)
        price = any(clause.body.overlaps(span) for span in self.prices)
        if not (refers or terms or objects or price):
            return None
        place = place_of(clause, self.tree, self.document)
        return ClauseLink(clause.id, place, role, refers, terms, defines, objects, price)


def _role(words: str) -> Role:
    return next((role for role, shown in _ROLES if shown.search(words)), Role.OTHER)


def _cited(document: Document, tree: ClauseTree, library: Library) -> Iterator[CitedLaw]:
    starts = [clause.body.start for clause in tree]
    for span, citation in find_citations(document.text, library):
        # The clauses stand in reading order: asking the tree each time goes through all of them.
        clause = tree.clauses[bisect_right(starts, span.start) - 1] if starts else None
        if clause is not None and clause.body.contains(span):
            place = place_of(clause, tree, document)
            yield CitedLaw(span, clause.id, place, span.of(document.text), citation)


@dataclass(frozen=True)
class _Index:
    """Clauses by number (3, 3.2) and annexes by name; each with all that stands under it."""

    numbers: Mapping[str, frozenset[str]]
    annexes: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, document: Document, tree: ClauseTree) -> _Index:
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
        return cls(
            {key: frozenset(ids) for key, ids in numbers.items()},
            {key: frozenset(ids) for key, ids in annexes.items()},
        )


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
    if re.fullmatch(_DECIMAL, bare.rstrip(".")):
        return bare.rstrip(".")
    above = [each.number for each in tree.ancestors(clause) if each.number]
    nested = not all(map(_CHAPTER.search, above))
    if nested or _CHAPTER.search(bare) or "(" in bare or ")" in bare:
        return ""
    return _plain(_FRAME.sub("", bare))


def _plain(numeral: str) -> str:
    if re.fullmatch(_DECIMAL, numeral):
        return numeral
    value = int(numeral) if numeral.isdecimal() else chinese_value(numeral)
    return str(value) if value else ""


def _refers(
    clause: Clause, words: str, index: _Index, laws: Sequence[Span]
) -> Iterator[tuple[str, frozenset[str]]]:
    if not _REFERENCE.search(fold(words)):  # most clauses refer to none: no offsets for them
        return
    folded = fold_with_offsets(words)
    for match in _REFERENCE.finditer(folded.text):
        begin, end = folded.to_source(match.start(), match.end())
        here = Span(clause.body.start + begin, clause.body.start + end)
        if any(law.overlaps(here) for law in laws) or _ANOTHER.search(
            folded.text, 0, match.start()
        ):
            continue
        if match["annex"]:
            ids = index.annexes.get(match["annex"], frozenset())
        else:
            keys = [match["bare"]] if match["bare"] else list(_members(match))
            ids = frozenset().union(*(index.numbers.get(key, frozenset()) for key in keys))
        ids -= {clause.id}
        if ids:
            yield words[begin:end], ids


def _members(match: re.Match[str]) -> Iterator[str]:
    """The keys of 第三条、第五条, 第四至六条."""
    last = _plain(match["first"])
    yield last
    for member in _MEMBER.finditer(match["list"] or ""):
        key = _plain(member["number"])
        if member["link"] in _RANGES and last.isdecimal() and key.isdecimal():
            between = range(int(last) + 1, int(key))
            if len(between) <= _LONGEST_RANGE:
                yield from map(str, between)
        yield key
        last = key

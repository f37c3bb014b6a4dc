"""Reads from a contract which clauses depend on which, and which laws it cites."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reviewer.assessment.contract_text import CitedLaw, ClauseLink, ContractText, Role
from reviewer.assessment.lawful_reading import lawful_assets
from reviewer.assessment.matrix import Kind, matrix
from reviewer.assessment.own_words import said_in
from reviewer.assessment.readings import Mention, readings
from reviewer.assessment.share_deal import held_by_company
from reviewer.assessment.weighing import priced_by_itself
from reviewer.document.clause_references import ClauseReferences
from reviewer.document.clause_tree import Clause, ClauseKind, ClauseTree
from reviewer.document.model import Document, Span
from reviewer.document.places import place_of
from reviewer.facts.model import Facts
from reviewer.labels import DERIVED, MITIGATING
from reviewer.law.citations import find_citations
from reviewer.law.library import Library
from reviewer.rules.analysis import Analysis
from reviewer.rules.findings import Finding
from reviewer.text.folding import fold, fold_with_offsets

# Clauses that stand or fall with the thing they are about.
_BOUND = (Role.PRICE, Role.REMEDY, Role.CONDITION)
# Rows of tables list what clauses provide; headings provide nothing.
_KINDS = (ClauseKind.CLAUSE, ClauseKind.PARAGRAPH)
# 附件一、附件二与正文具有同等效力: says the same of an annex whatever stands in it.
_PART_OF_IT = re.compile(r"附[件表录][^。;]{0,30}(?:同等(?:的?法律)?效力|组成部分)")
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
        references=analysis.references if analysis else ClauseReferences.of(document, tree),
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
    return ContractText(
        links=tuple(link for link in links if link is not None),
        cited=cited,
        words={clause.id: clause.body.of(document.text) for clause in tree if clause.id in found},
        mentions=mentions,
        separate_prices=any(_priced_by_itself(document, tree)),
        silence=readings().silence.search(folded) is not None,
        clauses=len(tree.clauses),
        belongings=belongings,
        said=dict(said_in(document, tree, folded)),
        held=frozenset(held_by_company(folded)) if Mention.SHARES in mentions else frozenset(),
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
    references: ClauseReferences
    laws: tuple[Span, ...]
    terms: Mapping[str, Span]
    objects: tuple[str, ...]
    prices: tuple[Span, ...]

    def read(self, clause: Clause) -> ClauseLink | None:
        """None for a clause that stands by itself."""
        words = clause.body.of(self.document.text)
        refers = tuple(self._refers(clause, words))
        terms = tuple(name for name in self.terms if name in words)
        defines = frozenset(name for name in terms if clause.body.overlaps(self.terms[name]))
        objects = tuple(name for name in self.objects if name in words)
        price = any(clause.body.overlaps(span) for span in self.prices)
        if not (refers or terms or objects or price):
            return None
        role = Role.DEFINITION if defines else _role(words)
        if role not in _BOUND:
            objects = ()
            if not (refers or terms or price):
                return None
        place = place_of(clause, self.tree, self.document)
        return ClauseLink(clause.id, place, role, refers, terms, defines, objects, price)

    def _refers(self, clause: Clause, words: str) -> Iterator[tuple[str, frozenset[str]]]:
        """The words that refer to other clauses, with the ids of these; articles of laws do not."""
        folded = fold_with_offsets(words)
        for reference in self.references.find(folded.text, clause):
            begin, end = folded.to_source(reference.start, reference.end)
            here = Span(clause.body.start + begin, clause.body.start + end)
            merely_named = reference.annex and _PART_OF_IT.match(folded.text, reference.start)
            if not (
                reference.title or merely_named or any(law.overlaps(here) for law in self.laws)
            ):
                yield words[begin:end], frozenset(reference.clauses)


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

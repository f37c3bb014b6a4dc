"""Reads which lawful assets a contract transfers: trade marks, domain names, equipment and such.

They carry no label, for there is nothing wrong with them. What a clause forbids, leases, lends,
returns or merely mentions is not transferred.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reviewer.assessment.contract_text import LawfulAsset
from reviewer.assessment.matrix import Kind, matrix
from reviewer.assessment.readings import readings
from reviewer.document.clause_tree import ClauseKind, ClauseTree
from reviewer.document.model import Document
from reviewer.document.places import place_of
from reviewer.rules.analysis import Analysis, ClauseAnalysis
from reviewer.rules.attachment import governed
from reviewer.rules.polarity import AFFIRMATIVE
from reviewer.rules.sentences import Hit, Sentence
from reviewer.text.folding import fold

_ACTS = ("hand-over", "sell")
Words = tuple[str, ...]
_RIGHTS = "lawful.rights"
_LAWFUL = ("lawful.goods", _RIGHTS)


def lawful_assets(
    analysis: Analysis, document: Document, tree: ClauseTree
) -> Iterator[LawfulAsset]:
    """Each lawful asset once for every clause that transfers it, in reading order."""
    rows = matrix().of_kind(Kind.LAWFUL)
    defined = _defined(analysis)
    for entry in analysis.tried:
        words = dict.fromkeys(_transferred(entry, tree, document, defined))
        for row in rows if words else ():
            named = tuple(word for word in words if row.words and row.words.search(word))
            if named:
                place = place_of(entry.clause, tree, document)
                official = row.official is not None and row.official.search(entry.folded.text)
                yield LawfulAsset(row.id, named, entry.clause.id, place, bool(official))


def _transferred(
    entry: ClauseAnalysis, tree: ClauseTree, document: Document, defined: Mapping[str, Words]
) -> Iterator[str]:
    """The words for what a clause hands over for good, as folded."""
    read = readings().lawful
    for sentence in entry.sentences:
        acts = [
            hit
            for hit in sentence.hits
            if hit.element == "act" and hit.term_class in _ACTS and hit.polarity in AFFIRMATIVE
        ]
        if not acts or sentence.defines:
            continue
        if read.never.search(sentence.text) or read.licence.search(sentence.text):
            continue
        for act in acts:
            yield from _done_to(sentence, act, defined)
    if entry.clause.kind is ClauseKind.ROW and _lists(entry, tree, document):
        for hit in entry.operative:
            yield from _word(entry.folded.text, hit)


def _done_to(sentence: Sentence, act: Hit, defined: Mapping[str, Words]) -> Iterator[str]:
    read = readings().lawful
    says_whose = read.own.match(sentence.between(act.start, act.end))
    only_whose = says_whose is not None and not read.along_with.search(sentence.text)
    for thing in governed(sentence, act):
        if not (only_whose and thing.term_class == _RIGHTS):
            yield from _word(sentence.text, thing, sentence.start)
    low, high = sentence.segments[act.segment]
    for name, words in defined.items():
        if name in sentence.between(low, high):
            yield from words


def _word(text: str, hit: Hit, offset: int = 0) -> Iterator[str]:
    read = readings().lawful
    start, end = hit.start - offset, hit.end - offset
    if hit.term_class not in _LAWFUL or hit.polarity not in AFFIRMATIVE or hit.via:
        return
    if not read.inside.match(text, end) and not read.along.fullmatch(text[start - 1 : start]):
        yield text[start:end]


def _defined(analysis: Analysis) -> dict[str, Words]:
    """What of the kind each defined term means."""
    found: dict[str, Words] = {}
    for term in analysis.terms:
        words = [
            word
            for entry in analysis.clauses
            if entry.clause.body.overlaps(term.definition)
            for hit in entry.hits
            if term.definition.contains(entry.source_span(hit.start, hit.end))
            for word in _word(entry.folded.text, hit)
        ]
        if words:
            found[fold(term.name)] = tuple(dict.fromkeys(words))
    return found


def _lists(entry: ClauseAnalysis, tree: ClauseTree, document: Document) -> bool:
    """Whether a row stands in a list of what is handed over."""
    above = [one.body.of(document.text) for one in tree.ancestors(entry.clause)]
    return any(readings().lawful.lists.search(fold(title)) for title in above)

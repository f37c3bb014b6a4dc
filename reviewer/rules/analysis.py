"""Sentence analysis: for every clause the words that count, their sense and their polarity.

The result (`Analysis`) is all that rules are matched against. Offsets of hits are folded offsets within
their clause; `ClauseAnalysis.source_span` carries them back to `Document.text`.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from reviewer.document.model import Clause, ClauseKind, ClauseTree, Document, Span
from reviewer.facts.terms import DefinedTerm
from reviewer.rules.polarity import Polarity, act_polarity, continues, object_excluded, runs_on
from reviewer.rules.references import Reference, ReferenceIndex
from reviewer.rules.segmentation import is_word
from reviewer.rules.vocabulary import Sense, TermHit, Vocabulary
from reviewer.text.folding import FoldedText, fold, fold_with_offsets

# Elements that a defined term or a reference carries to the place where it is used.
CARRIED = ("object", "person")
_WEAK_NEEDS = 2
_SENTENCE = re.compile(r"[^。;!?\n]+[。;!?\n]*")
_SEGMENT = re.compile(r"[^,:]+[,:]*")


@dataclass(frozen=True, slots=True)
class Hit:
    """A word that counts: folded [start, end) of its clause. `via` is the chain of defined terms."""

    element: str
    term_class: str
    start: int
    end: int
    segment: int
    polarity: Polarity
    via: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """Folded [start, end) of a clause, with its segments and hits."""

    start: int
    end: int
    segments: tuple[tuple[int, int], ...]
    hits: tuple[Hit, ...]


@dataclass(frozen=True)
class ClauseAnalysis:
    """One clause analysed. `context` are hits of its headings and of its table's header row."""

    clause: Clause
    folded: FoldedText
    sentences: tuple[Sentence, ...]
    context: tuple[Hit, ...] = ()

    @cached_property
    def hits(self) -> tuple[Hit, ...]:
        return tuple(hit for sentence in self.sentences for hit in sentence.hits)

    def source_span(self, start: int, end: int) -> Span:
        """Folded offsets of this clause as a span of `Document.text`."""
        first, last = self.folded.to_source(start, end)
        return Span(self.clause.body.start + first, self.clause.body.start + last)


@dataclass(frozen=True)
class Analysis:
    """The whole contract analysed, in reading order."""

    clauses: tuple[ClauseAnalysis, ...]

    @cached_property
    def by_id(self) -> dict[str, ClauseAnalysis]:
        return {entry.clause.id: entry for entry in self.clauses}


def analyse(
    document: Document,
    tree: ClauseTree,
    terms: Sequence[DefinedTerm],
    vocabulary: Vocabulary,
) -> Analysis:
    """Analyse every clause. Needs no file and no clock; the word segmenter starts only if needed."""
    folded = {c.id: fold_with_offsets(c.body.of(document.text)) for c in tree}
    raw = {key: vocabulary.find(text.text) for key, text in folded.items()}
    spoken_of = _families(raw.values())
    analysed: dict[str, ClauseAnalysis] = {}
    for clause in tree:
        text = folded[clause.id]
        hits = [hit for hit in raw[clause.id] if _counts(hit, text.text, spoken_of)]
        analysed[clause.id] = ClauseAnalysis(clause, text, _sentences(text.text, hits))
    references = ReferenceIndex.build(document, tree)
    carrying = _carry_terms(terms, analysed, references)
    return Analysis(
        tuple(
            replace(
                _with_carried(entry, carrying, references, analysed),
                context=_context(clause, tree, analysed),
            )
            for clause, entry in zip(tree, analysed.values(), strict=True)
        )
    )


def _families(all_hits: Iterable[list[TermHit]]) -> Counter[str]:
    spoken: Counter[str] = Counter()
    for hits in all_hits:
        spoken.update(hit.term.family for hit in hits if hit.term.sense is Sense.STRONG)
    return spoken


def _counts(hit: TermHit, text: str, spoken_of: Counter[str]) -> bool:
    if hit.term.sense is Sense.WEAK:
        return spoken_of[hit.term.family] >= _WEAK_NEEDS
    if hit.term.sense is Sense.BOUNDARY:
        return is_word(text, hit.start, hit.end)
    return True


def _sentences(text: str, hits: Sequence[TermHit]) -> tuple[Sentence, ...]:
    sentences: list[Sentence] = []
    for match in _SENTENCE.finditer(text):
        start, end = match.span()
        segments = tuple(
            (start + part.start(), start + part.end()) for part in _SEGMENT.finditer(match.group())
        )
        found = [hit for hit in hits if start <= hit.start < end]
        sentences.append(Sentence(start, end, segments, _polarised(text, segments, found)))
    return tuple(sentences)


def _polarised(
    text: str, segments: Sequence[tuple[int, int]], found: Sequence[TermHit]
) -> tuple[Hit, ...]:
    hits: list[Hit] = []
    open_ban = False
    for index, (start, end) in enumerate(segments):
        segment = text[start:end]
        carried = open_ban and continues(segment)
        for hit in found:
            if start <= hit.start < end:
                hits.append(
                    Hit(
                        hit.term.element,
                        hit.term.term_class,
                        hit.start,
                        hit.end,
                        index,
                        _polarity(hit.term.element, segment, hit.start - start, hit.end - start, carried),
                    )
                )
        open_ban = runs_on(segment, carried)
    return tuple(hits)


def _polarity(element: str, segment: str, start: int, end: int, carried: bool) -> Polarity:
    if element in CARRIED:
        excluded = object_excluded(segment, start, end)
        return Polarity.EXCLUDED if excluded else Polarity.AFFIRMED
    return act_polarity(segment, start, carried)


def _carry_terms(
    terms: Sequence[DefinedTerm],
    analysed: dict[str, ClauseAnalysis],
    references: ReferenceIndex,
) -> dict[str, tuple[Hit, ...]]:
    """What each defined term stands for: the object hits of its definition, nested ones resolved."""
    own: dict[str, list[Hit]] = defaultdict(list)
    mentions: dict[str, set[str]] = defaultdict(set)
    names = {fold(term.name): term for term in terms if len(fold(term.name)) >= 2}
    for name, term in names.items():
        entry = analysed.get(term.clause)
        if entry is None:
            continue
        base = entry.clause.body.start
        low = entry.folded.from_source(max(0, term.definition.start - base))
        high = entry.folded.from_source(max(0, term.definition.end - base))
        definition = entry.folded.text[low:high]
        own[name] += [
            hit
            for hit in entry.hits
            if hit.element in CARRIED
            and low <= hit.start < high
            and hit.polarity is not Polarity.EXCLUDED
        ]
        for reference in references.find(definition, entry.clause):
            own[name] += _hits_below(reference, analysed)
        mentions[name] = {other for other in names if other != name and other in definition}
    carrying: dict[str, tuple[Hit, ...]] = {}
    for name in names:
        reached: dict[str, tuple[str, ...]] = {name: (names[name].name,)}
        queue = [name]
        while queue:
            current = queue.pop()
            for other in mentions[current] - reached.keys():
                reached[other] = (*reached[current], names[other].name)
                queue.append(other)
        hits = {
            (hit.element, hit.term_class): replace(hit, via=chain)
            for other, chain in reached.items()
            for hit in own[other]
        }
        if hits:
            carrying[name] = tuple(hits.values())
    return carrying


def _hits_below(reference: Reference, analysed: dict[str, ClauseAnalysis]) -> list[Hit]:
    return [
        hit
        for clause_id in reference.clauses
        for hit in analysed[clause_id].hits
        if hit.element in CARRIED and hit.polarity is not Polarity.EXCLUDED
    ]


def _with_carried(
    entry: ClauseAnalysis,
    carrying: dict[str, tuple[Hit, ...]],
    references: ReferenceIndex,
    analysed: dict[str, ClauseAnalysis],
) -> ClauseAnalysis:
    """Add the hits that defined terms and references bring into the clause."""
    text = entry.folded.text
    brought: list[tuple[int, int, tuple[Hit, ...]]] = []
    for name, hits in carrying.items():
        for match in re.finditer(re.escape(name), text):
            brought.append((match.start(), match.end(), hits))
    brought = _longest(brought)
    for reference in references.find(text, entry.clause):
        words = text[reference.start : reference.end]
        hits = tuple(replace(hit, via=(words,)) for hit in _hits_below(reference, analysed))
        brought.append((reference.start, reference.end, hits))
    if not brought:
        return entry
    sentences: list[Sentence] = []
    for sentence in entry.sentences:
        extra = [
            hit
            for start, end, hits in brought
            if sentence.start <= start < sentence.end
            for hit in _placed(text, sentence, start, end, hits)
        ]
        present = {(hit.term_class, hit.start) for hit in sentence.hits}
        fresh = {(h.term_class, h.start): h for h in extra if (h.term_class, h.start) not in present}
        merged = sorted((*sentence.hits, *fresh.values()), key=lambda hit: (hit.start, hit.end))
        sentences.append(replace(sentence, hits=tuple(merged)))
    return replace(entry, sentences=tuple(sentences))


def _longest(
    brought: list[tuple[int, int, tuple[Hit, ...]]],
) -> list[tuple[int, int, tuple[Hit, ...]]]:
    return [
        (start, end, hits)
        for start, end, hits in brought
        if not any(s <= start and end <= e and e - s > end - start for s, e, _ in brought)
    ]


def _placed(
    text: str, sentence: Sentence, start: int, end: int, hits: tuple[Hit, ...]
) -> list[Hit]:
    for index, (low, high) in enumerate(sentence.segments):
        if low <= start < high:
            excluded = object_excluded(text[low:high], start - low, end - low)
            polarity = Polarity.EXCLUDED if excluded else Polarity.AFFIRMED
            return [
                replace(hit, start=start, end=end, segment=index, polarity=polarity) for hit in hits
            ]
    return []


def _context(
    clause: Clause, tree: ClauseTree, analysed: dict[str, ClauseAnalysis]
) -> tuple[Hit, ...]:
    """Hits of the headings above and, for a row, of the first row of its table and what precedes it."""
    hits = [hit for above in tree.ancestors(clause) for hit in analysed[above.id].hits]
    if clause.kind is ClauseKind.ROW:
        header = _header_row(clause, tree)
        if header is not None:
            hits += analysed[header.id].hits
    return tuple(hits)


def _header_row(row: Clause, tree: ClauseTree) -> Clause | None:
    """The first row of the run of rows that this row belongs to, unless it is that row itself."""
    index = int(row.id[1:]) - 1
    first = index
    while first > 0 and tree.clauses[first - 1].kind is ClauseKind.ROW:
        first -= 1
    return tree.clauses[first] if first != index else None

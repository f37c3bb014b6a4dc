"""Sentence analysis: for every clause the words that count, their sense and their polarity.

The result (`Analysis`) is all that rules are matched against. Offsets of hits are folded offsets in
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
from reviewer.rules.polarity import (
    Polarity,
    act_polarity,
    conditions,
    continues,
    object_excluded,
    runs_on,
)
from reviewer.rules.references import Reference, ReferenceIndex
from reviewer.rules.segmentation import is_word
from reviewer.rules.vocabulary import Sense, TermHit, Vocabulary
from reviewer.text.folding import FoldedText, fold, fold_with_offsets

# Elements that a defined term or a reference carries to the place where it is used.
CARRIED = ("object", "person")
_WEAK_NEEDS = 2
_OF = ("", "的", "之", "内", "内的", "上的", "里的", "中的", "项下")
_SENTENCE = re.compile(r"[^。;!?\n]+[。;!?\n]*")
_SEGMENT = re.compile(r"[^,:]+[,:]*")
_DEFINES = re.compile(
    r"(?:(?:本|在本)[合协]?[同议约章]?中?,?)?[\"'](?P<name>[^\"']{1,20})[\"'](?:\([^)]*\))?[,:]?(?:系|均|是)?(?:指|谓|:)"
)
# A term so called names a person, a day, a sum or a paper, whatever its definition mentions.
_ACCOUNT_NAME = re.compile(r"(?:号|账户|店|店铺|网店|阵地|账号|后台|席位|频道)$")
_DATA_NAME = re.compile(
    r"(?:档案|名册|名单|资料|数据|样本|册|表|清单|信息|台账|记录|明细|库|内容|线索)$"
)
_NOT_A_THING = re.compile(
    r"(?:日|期|方|人|者|款|价|费|金|额|书|平台|协议|合同|时|程序|流程|公司|机构|同意|承诺|服务)$"
)


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
    """Folded [start, end) of a clause, with its segments and hits.

    `defines` says that the sentence only says what a term means (“标的号”指…): it does nothing itself.
    """

    start: int
    end: int
    text: str
    segments: tuple[tuple[int, int], ...]
    hits: tuple[Hit, ...]
    defines: bool = False

    def governed_by(self, act: Hit) -> tuple[Hit, ...]:
        """The things an act is done to: those named in its own segment, else in the nearest segment
        before that names any, else in the next. A thing that only qualifies another one that follows
        it (账号 in 账号的密码) is not counted."""
        things = [hit for hit in self.hits if hit.element == "object"]
        heads = [hit for hit in things if not self._qualifies(hit, things)]
        order = [act.segment, *range(act.segment - 1, -1, -1), act.segment + 1]
        for index in order:
            found = tuple(hit for hit in heads if hit.segment == index)
            if found:
                return found
        return ()

    def _qualifies(self, hit: Hit, things: Sequence[Hit]) -> bool:
        """Whether another thing follows at once or after 的/之: then this one only says whose it is."""
        return any(
            other.end > hit.end
            and other.polarity is hit.polarity
            and not other.via
            and hit.end <= other.start
            and self.text[hit.end - self.start : other.start - self.start] in _OF
            for other in things
        )


@dataclass(frozen=True)
class ClauseAnalysis:
    """One clause analysed. `context` are hits of its headings and, for a row, of its table's header row
    and title. `first_row` says that a row is the first of its table."""

    clause: Clause
    folded: FoldedText
    sentences: tuple[Sentence, ...]
    context: tuple[Hit, ...] = ()
    first_row: bool = False

    @cached_property
    def hits(self) -> tuple[Hit, ...]:
        """All hits, those of defining sentences included."""
        return tuple(hit for sentence in self.sentences for hit in sentence.hits)

    @cached_property
    def operative(self) -> tuple[Hit, ...]:
        """The hits of the sentences that do something."""
        return tuple(hit for s in self.sentences if not s.defines for hit in s.hits)

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
                first_row=clause.kind is ClauseKind.ROW and _first_row(clause, tree) is clause,
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
        defines = _DEFINES.match(match.group()) is not None
        polarised = _polarised(text, segments, found)
        sentences.append(Sentence(start, end, match.group(), segments, polarised, defines))
    return tuple(sentences)


def _polarised(
    text: str, segments: Sequence[tuple[int, int]], found: Sequence[TermHit]
) -> tuple[Hit, ...]:
    hits: list[Hit] = []
    open_ban = False
    supposed = conditions([text[start:end] for start, end in segments])
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
                        object_polarity(segment, hit.start - start, hit.end - start)
                        if hit.term.element in CARRIED
                        else act_polarity(segment, hit.start - start, carried, supposed[index]),
                    )
                )
        open_ban = runs_on(segment, carried)
    return tuple(hits)


def object_polarity(segment: str, start: int, end: int) -> Polarity:
    """Things are in or out; nobody obliges a thing."""
    excluded = object_excluded(segment, start, end)
    return Polarity.EXCLUDED if excluded else Polarity.AFFIRMED


def _carry_terms(
    terms: Sequence[DefinedTerm],
    analysed: dict[str, ClauseAnalysis],
    references: ReferenceIndex,
) -> dict[str, tuple[Hit, ...]]:
    """What each defined term stands for: the object hits of its definition, nested ones resolved."""
    own: dict[str, list[Hit]] = defaultdict(list)
    mentions: dict[str, set[str]] = defaultdict(set)
    names = {
        fold(term.name): term
        for term in terms
        if len(fold(term.name)) >= 2 and not _NOT_A_THING.search(term.name)
    }
    for name, term in names.items():
        entry = analysed.get(term.clause)
        if entry is None:
            continue
        base = entry.clause.body.start
        low = entry.folded.from_source(max(0, term.definition.start - base))
        high = entry.folded.from_source(max(0, term.definition.end - base))
        definition = entry.folded.text[low:high]
        found = [hit for hit in entry.hits if low <= hit.start < high and _carries(hit)]
        for reference in references.find(definition, entry.clause):
            found += _hits_below(reference, analysed)
        own[name] += _of_the_kind(term.name, found)
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
        hit for clause_id in reference.clauses for hit in analysed[clause_id].hits if _carries(hit)
    ]


def _carries(hit: Hit) -> bool:
    return hit.element in CARRIED and hit.polarity is not Polarity.EXCLUDED


def _of_the_kind(name: str, hits: list[Hit]) -> list[Hit]:
    """What a name can stand for: 标的号 is accounts, 会员档案 is data, whatever else its definition names."""
    for pattern, family in ((_ACCOUNT_NAME, "account"), (_DATA_NAME, "data")):
        if pattern.search(name):
            kept = [h for h in hits if h.element != "object" or h.term_class.startswith(family)]
            return kept if any(h.element == "object" for h in kept) else hits
    return hits


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
    named = [(start, end) for start, end, _ in brought]
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
        fresh = {
            (h.term_class, h.start): h for h in extra if (h.term_class, h.start) not in present
        }
        own = [hit for hit in sentence.hits if not (hit.element == "act" and _inside(hit, named))]
        merged = sorted((*own, *fresh.values()), key=lambda hit: (hit.start, hit.end))
        sentences.append(replace(sentence, hits=tuple(merged)))
    return replace(entry, sentences=tuple(sentences))


def _inside(hit: Hit, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether a hit is part of a name (购买 in 购买资产 is no purchase)."""
    return any(start <= hit.start and hit.end <= end for start, end in spans)


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
            polarity = object_polarity(text[low:high], start - low, end - low)
            return [
                replace(hit, start=start, end=end, segment=index, polarity=polarity) for hit in hits
            ]
    return []


def _context(
    clause: Clause, tree: ClauseTree, analysed: dict[str, ClauseAnalysis]
) -> tuple[Hit, ...]:
    """Hits of the headings above and, for a row, of its table's first row and of the title before it."""
    around = list(tree.ancestors(clause))
    if clause.kind is ClauseKind.ROW:
        first = _first_row(clause, tree)
        position = _position(first)
        around += [first] if first is not clause else []
        around += [tree.clauses[position - 1]] if position else []
    return tuple(hit for above in around for hit in analysed[above.id].hits)


def _first_row(row: Clause, tree: ClauseTree) -> Clause:
    """The first row of the run of rows that this row belongs to."""
    first = _position(row)
    while first > 0 and tree.clauses[first - 1].kind is ClauseKind.ROW:
        first -= 1
    return tree.clauses[first]


def _position(clause: Clause) -> int:
    """Where a clause stands in reading order: its id counts from c1."""
    return int(clause.id[1:]) - 1

"""Sentence analysis: for every clause the words that count, their sense and their polarity.

The result (`Analysis`) is all that rules are matched against. Offsets of hits are folded offsets in
their clause; `ClauseAnalysis.source_span` carries them back to `Document.text`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from reviewer.document.model import Clause, ClauseKind, ClauseTree, Document, Span
from reviewer.facts.terms import DefinedTerm
from reviewer.rules.carrying import THINGS, Carrier, with_brought, with_opening, with_unsaid
from reviewer.rules.parties import PartyNames
from reviewer.rules.polarity import Polarity
from reviewer.rules.references import ReferenceIndex
from reviewer.rules.segmentation import is_word
from reviewer.rules.sentences import Hit, Sentence, sentences
from reviewer.rules.vocabulary import Sense, TermHit, Vocabulary
from reviewer.text.folding import FoldedText, fold_with_offsets

_WEAK_NEEDS = 2
_ADDRESSED = re.compile(r"用户|您")
_USERS = 40
_TITLE_UNITS = 3
_TITLE_LENGTH = 40
_STOP = re.compile(r"[,。;]")
# After one of these an act is only a point in time, a paper or a role: 交付之日, 转让费, 受让方.
_NOMINAL = re.compile(
    r"之?(?:日(?!常|志)|满|前(?!台|述|款|期|列)|后(?!台|续)|时(?!间)|当[日天时场晚]|当地|期间|期限|完成|完毕(?:之?[日时后前])|手续|单(?!位|独)|书"
    r"|价(?!值)|款|费|人(?!脸|员|名|口|像|选|民|士|才|家)|方(?!式|可|能|便|案|才|得)|公证|申请|证明|义务|事宜|行为|协议|合同|条件(?!成)|通知|程序|比例|登记(?!表|簿|本|册|卡))"
)
_LISTS = re.compile(r"(?:下列|以下|如下)[^,。]{0,12}[:。;]?$")
# 体检中心, 血糖仪 are named after data and hold none.
_NAMED_AFTER = re.compile(
    r"(?:仪|计(?!划|\d)|灯|床|椅|中心|设备|室|门诊|医院|科(?!目)|机(?!构|主)|器|试剂|耗材|课程|讲座|业务|服务(?!记录|档案)|公司|协会)"
)
_NOMINAL_ACTS = frozenset({"hand-over", "sell", "lease", "return"})


@dataclass(frozen=True)
class ClauseAnalysis:
    """One clause analysed.

    `context` are hits of its headings and, for a row, of its table's header row and title.
    `first_row` says that a row is the first of its table.
    """

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
    """Analyse every clause. Needs no file and no clock; word segmentation starts only if needed."""
    parties = PartyNames.of(document, tree)
    folded = {c.id: parties.in_words(fold_with_offsets(c.body.of(document.text))) for c in tree}
    raw = {key: vocabulary.find(text.text) for key, text in folded.items()}
    spoken_of = _families(raw.values())
    split = {
        key: sentences(text.text, _counted(raw[key], text.text, spoken_of), THINGS)
        for key, text in folded.items()
    }
    abroad = _abroad(parties, vocabulary)
    split = {key: tuple(_with_abroad(s, abroad) for s in found) for key, found in split.items()}
    clauses = {clause.id: (clause, folded[clause.id]) for clause in tree}
    hits = {key: tuple(hit for s in found for hit in s.hits) for key, found in split.items()}
    carrier = Carrier.build(terms, clauses, hits, ReferenceIndex.build(document, tree))
    for key, (clause, text) in clauses.items():
        brought = carrier.brought(text, clause)
        split[key] = tuple(with_brought(text.text, s, brought) for s in split[key])
    entries = {key: ClauseAnalysis(clauses[key][0], folded[key], split[key]) for key in split}
    genre = _genre(entries)
    if abroad:
        genre = (*genre, Hit("party", "overseas", 0, 0, 0, Polarity.AFFIRMED))
    for clause in tree:
        entry = entries[clause.id]
        context = (*_context(clause, tree, entries), *genre)
        completed = with_unsaid(entry.sentences, _before(clause, tree, entries))
        completed = with_opening(completed, _opening(clause, tree, entries))
        first = clause.kind is ClauseKind.ROW and _first_row(clause, tree) is clause
        entries[clause.id] = ClauseAnalysis(clause, entry.folded, completed, context, first)
    return Analysis(tuple(entries.values()))


def _families(all_hits: Iterable[list[TermHit]]) -> Counter[str]:
    spoken: Counter[str] = Counter()
    for hits in all_hits:
        spoken.update(hit.term.family for hit in hits if hit.term.sense is Sense.STRONG)
    return spoken


def _counted(hits: Sequence[TermHit], text: str, spoken_of: Counter[str]) -> list[TermHit]:
    """The hits whose sense holds where they stand."""
    named = {hit.term.family for hit in hits if hit.term.sense is Sense.STRONG}
    return [
        hit
        for hit in hits
        if _counts(hit, text, spoken_of)
        and (hit.term.sense is not Sense.ATTRIBUTE or hit.term.family in named)
    ]


def _counts(hit: TermHit, text: str, spoken_of: Counter[str]) -> bool:
    if hit.term.term_class in _NOMINAL_ACTS and _NOMINAL.match(text, hit.end):
        return False
    if hit.term.family == "data" and _NAMED_AFTER.match(text, hit.end):
        return False
    if hit.term.sense is Sense.WEAK:
        return spoken_of[hit.term.family] >= _WEAK_NEEDS
    if hit.term.sense is Sense.BOUNDARY:
        return is_word(text, hit.start, hit.end)
    return True


def _abroad(parties: PartyNames, vocabulary: Vocabulary) -> frozenset[str]:
    """The parties whose introduction places them outside the mainland."""
    return frozenset(
        role
        for role, line in parties.lines.items()
        if any(hit.term.term_class == "overseas" for hit in vocabulary.find(line))
    )


def _with_abroad(sentence: Sentence, abroad: frozenset[str]) -> Sentence:
    """Mark where a party abroad is named."""
    if not abroad:
        return sentence
    added = [
        Hit("party", "overseas", start, start + 2, index, Polarity.AFFIRMED)
        for index, (low, high) in enumerate(sentence.segments)
        for role in abroad
        for match in re.finditer(role, sentence.between(low, high))
        for start in (low + match.start(),)
    ]
    hits = sorted((*sentence.hits, *added), key=lambda hit: (hit.start, hit.end))
    return replace(sentence, hits=tuple(hits))


def _genre(entries: Mapping[str, ClauseAnalysis]) -> tuple[Hit, ...]:
    """What kind of paper it is: what the title says (用户协议), or that it speaks to users all
    along and knows no parties. Context of every clause."""
    words = "".join(entry.folded.text for entry in entries.values())
    if "甲方" not in words and len(_ADDRESSED.findall(words)) >= _USERS:
        return (Hit("cue", "genre.consumer", 0, 0, 0, Polarity.AFFIRMED),)
    return tuple(
        hit
        for entry in list(entries.values())[:_TITLE_UNITS]
        if len(entry.folded.text) <= _TITLE_LENGTH and not _STOP.search(entry.folded.text)
        for hit in entry.hits
        if hit.term_class.startswith("genre.")
    )


def _context(
    clause: Clause, tree: ClauseTree, analysed: Mapping[str, ClauseAnalysis]
) -> tuple[Hit, ...]:
    """Hits of the headings above; for a row, also of its table's first row and title."""
    around = list(tree.ancestors(clause))
    if clause.kind is ClauseKind.ROW:
        first = _first_row(clause, tree)
        position = _position(first)
        around += [first] if first is not clause else []
        around += [tree.clauses[position - 1]] if position else []
    return tuple(hit for above in around for hit in analysed[above.id].hits)


def _before(
    clause: Clause, tree: ClauseTree, analysed: Mapping[str, ClauseAnalysis]
) -> tuple[Hit, ...]:
    """The hits of the clause before under the same heading, or of the heading itself."""
    position = _position(clause)
    if clause.kind is ClauseKind.ROW or not position:
        return ()
    previous = tree.clauses[position - 1]
    if clause.parent not in (previous.parent, previous.id):
        return ()
    return analysed[previous.id].operative


def _opening(
    clause: Clause, tree: ClauseTree, analysed: Mapping[str, ClauseAnalysis]
) -> Sentence | None:
    """The sentence that opens the list this clause is an item of (甲方应交付下列各项：)."""
    for above in tree.ancestors(clause):
        found = analysed[above.id].sentences
        if above.kind is ClauseKind.HEADING or not found:
            return None
        if found[-1].text.endswith(":") or _LISTS.search(found[-1].text):
            return found[-1]
    return None


def _first_row(row: Clause, tree: ClauseTree) -> Clause:
    """The first row of the run of rows that this row belongs to."""
    first = _position(row)
    while first > 0 and tree.clauses[first - 1].kind is ClauseKind.ROW:
        first -= 1
    return tree.clauses[first]


def _position(clause: Clause) -> int:
    """Where a clause stands in reading order: its id counts from c1."""
    return int(clause.id[1:]) - 1

"""Sentence analysis: for every clause the words that count, their sense and their polarity.

The result (`Analysis`) is all that rules are matched against. Offsets of hits are folded offsets in
their clause; `ClauseAnalysis.source_span` carries them back to `Document.text`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain

from reviewer.document.clause_references import ClauseReferences
from reviewer.document.clause_tree import Clause, ClauseKind, ClauseTree
from reviewer.document.model import Document, Span
from reviewer.document.quick_init import quick_init
from reviewer.facts.terms import DefinedTerm
from reviewer.rules.carrying import THINGS, Carrier, with_brought, with_opening, with_unsaid
from reviewer.rules.parties import PartyNames
from reviewer.rules.polarity import Polarity
from reviewer.rules.recalling import with_recalled
from reviewer.rules.segmentation import is_word
from reviewer.rules.sentences import Hit, Sentence, sentences
from reviewer.rules.tried_clauses import tried_clauses
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
    r"之?(?:日(?!常|志)|满|前(?!台|述|款|期|列)|后(?!台|续)|时(?!间)|当[日天时场晚]|当地|期间|期限|完成|生效|完毕(?:之?[日时后前])|[完齐妥]了?(?=[0-9,付再给]|当|那)|审过|到手|不成(?!人)|成功(?![。;]|$)|手续|单(?!位|独)|书"
    r"|价(?!值)|款|费|人(?!脸|员|名|口|像|选|民|士|才|家)|方(?!式|可|能|便|案|才|得)|公证|申请|证明|义务|事宜|行为|协议|合同|条件(?!成)|通知|程序|比例|登记(?!表|簿|本|册|卡))"
    # What has happened, as something to be told: 转让一事, 卖出的消息; or told at once.
    r"|的?(?:一事|之事|情况|消息|事实|实情)|的事(?!项|务)|(?:告知|告诉|透露|披露|公布|泄露|声张)"
)
# What is a cause or has a quality: 因易手 (not 出于经营原因转让), 标的之移转无效.
_NAMED = re.compile(r"(?<!原)因|之[^,、;。]{1,5}[无遭]")
_LISTS = re.compile(r"(?:下列|以下|如下)[^,。]{0,12}[:。;]?$")
# 体检中心, 血糖仪 are named after data and hold none.
_NAMED_AFTER = re.compile(
    r"(?:仪|计(?!划|\d)|灯|床|椅|中心|设备|室|门诊|医院|科(?!目)|机(?!构|主)|器|试剂|耗材|课程|讲座|业务|服务(?!记录|档案)|公司|协会)"
    # So is what a name in quotation marks holds: “体检通”公众号.
    r"|[^\"',。;]{0,6}[\"'](?:之|的)?(?:微信|公众号|服务号|订阅号|小程序|视频号|抖音|快手|小红书|微博)"
)
_NOMINAL_ACTS = frozenset({"hand-over", "sell", "lease", "return"})
# A member of an enumeration is looked up ten times as slowly as a name, and every word is asked.
_STRONG, _WEAK, _BOUNDARY, _ATTRIBUTE = Sense.STRONG, Sense.WEAK, Sense.BOUNDARY, Sense.ATTRIBUTE


@quick_init
@dataclass(frozen=True, slots=True)
class ClauseAnalysis:
    """One clause analysed.

    `hits` are those of all its sentences, `operative` those of the sentences that do something
    rather than define. `context` are hits of its headings and, for a row, of its table's header row
    and title. `first_row` says that a row is the first of its table.
    """

    clause: Clause
    folded: FoldedText
    sentences: tuple[Sentence, ...]
    hits: tuple[Hit, ...]
    operative: tuple[Hit, ...]
    context: tuple[Hit, ...] = ()
    first_row: bool = False

    def standing(self, context: tuple[Hit, ...], *, first_row: bool) -> ClauseAnalysis:
        """The clause with what stands around it."""
        found, hits, operative = self.sentences, self.hits, self.operative
        return ClauseAnalysis(self.clause, self.folded, found, hits, operative, context, first_row)

    def source_span(self, start: int, end: int) -> Span:
        """Folded offsets of this clause as a span of `Document.text`."""
        first, last = self.folded.to_source(start, end)
        return Span(self.clause.body.start + first, self.clause.body.start + last)


@dataclass(frozen=True)
class Analysis:
    """The whole contract analysed, in reading order, the terms it defines, and what its clauses
    are called."""

    clauses: tuple[ClauseAnalysis, ...]
    terms: tuple[DefinedTerm, ...]
    references: ClauseReferences

    @cached_property
    def by_id(self) -> dict[str, ClauseAnalysis]:
        """The analysed clauses by their id within the document."""
        return {entry.clause.id: entry for entry in self.clauses}

    @cached_property
    def tried(self) -> tuple[ClauseAnalysis, ...]:
        """The clauses that rules look at."""
        return tuple(tried_clauses(self.clauses))


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
    if abroad:
        split = {key: tuple(_with_abroad(s, abroad) for s in found) for key, found in split.items()}
    clauses = {clause.id: (clause, folded[clause.id]) for clause in tree}
    hits = {key: _hits(found) for key, found in split.items()}
    references = ClauseReferences.of(document, tree)
    carrier = Carrier.build(terms, clauses, hits, references)
    for key, (clause, text) in clauses.items():
        brought = carrier.brought(text, clause)
        if brought:
            split[key] = tuple(with_brought(text.text, s, brought) for s in split[key])
    split = with_recalled(split, clauses)
    entries = {key: _entry(clauses[key][0], folded[key], split[key]) for key in split}
    genre = _genre(entries)
    if abroad:
        genre = (*genre, Hit("party", "overseas", 0, 0, 0, Polarity.AFFIRMED))
    around = _Around(tree, entries, genre)
    for clause in tree:
        entry = entries[clause.id]
        first_row, context = around.of(clause)
        completed = with_unsaid(entry.sentences, _before(clause, tree, entries))
        completed = with_opening(completed, _opening(clause, tree, entries))
        if completed is not entry.sentences:
            entry = _entry(clause, entry.folded, completed)
        entries[clause.id] = entry.standing(context, first_row=first_row is clause)
    return Analysis(tuple(entries.values()), tuple(terms), references)


def _entry(clause: Clause, folded: FoldedText, found: tuple[Sentence, ...]) -> ClauseAnalysis:
    hits = operative = _hits(found)
    if any(sentence.defines for sentence in found):
        operative = _hits([sentence for sentence in found if not sentence.defines])
    return ClauseAnalysis(clause, folded, found, hits, operative)


def _hits(found: Sequence[Sentence]) -> tuple[Hit, ...]:
    if len(found) == 1:
        return found[0].hits
    return tuple(chain.from_iterable([sentence.hits for sentence in found]))


def _families(all_hits: Iterable[list[TermHit]]) -> Counter[str]:
    return Counter(
        hit.term.family for hits in all_hits for hit in hits if hit.term.sense is _STRONG
    )


def _counted(hits: Sequence[TermHit], text: str, spoken_of: Counter[str]) -> list[TermHit]:
    """The hits whose sense holds where they stand."""
    named = {hit.term.family for hit in hits if hit.term.sense is _STRONG}
    return [hit for hit in hits if _counts(hit, text, spoken_of, named)]


def _counts(hit: TermHit, text: str, spoken_of: Counter[str], named: set[str]) -> bool:
    term = hit.term
    if term.term_class in _NOMINAL_ACTS and (
        _NOMINAL.match(text, hit.end) or _NAMED.match(text, max(0, hit.start - 1), hit.end + 1)
    ):
        return False
    if term.family == "data" and _NAMED_AFTER.match(text, hit.end):
        return False
    if term.sense is _WEAK:
        return spoken_of[term.family] >= _WEAK_NEEDS
    if term.sense is _BOUNDARY:
        return is_word(text, hit.start, hit.end)
    return term.sense is not _ATTRIBUTE or term.family in named


def _abroad(parties: PartyNames, vocabulary: Vocabulary) -> frozenset[str]:
    """The parties whose introduction places them outside the mainland."""
    return frozenset(
        role
        for role, line in parties.lines.items()
        if any(hit.term.term_class == "overseas" for hit in vocabulary.find(line))
    )


def _with_abroad(sentence: Sentence, abroad: frozenset[str]) -> Sentence:
    """Mark where a party abroad is named."""
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


class _Around:
    """The context of clauses, which are asked for in reading order, each after what stands above it
    has been completed in `analysed`. Clauses under one heading, and rows of one table, share it."""

    def __init__(
        self, tree: ClauseTree, analysed: Mapping[str, ClauseAnalysis], genre: tuple[Hit, ...]
    ) -> None:
        self._tree = tree
        self._analysed = analysed
        self._genre = genre
        self._first: Clause | None = None  # of the run of rows that has been reached
        self._known: dict[tuple[str | None, str | None, bool], tuple[Hit, ...]] = {}

    def of(self, clause: Clause) -> tuple[Clause | None, tuple[Hit, ...]]:
        """The first row of the table, for a row; and the hits of the headings above, for a row also
        of that first row and of the table's title, and the genre."""
        if clause.kind is not ClauseKind.ROW:
            self._first = None
        elif self._first is None:
            self._first = clause
        first = self._first
        key = (clause.parent, first.id if first else None, first is clause)
        if key not in self._known:
            hits = tuple(hit for above in self._above(clause) for hit in self._analysed[above].hits)
            self._known[key] = (*hits, *self._genre)
        return first, self._known[key]

    def _above(self, clause: Clause) -> Iterator[str]:
        yield from (above.id for above in self._tree.ancestors(clause))
        if self._first is not None:
            position = _position(self._first)
            if self._first is not clause:
                yield self._first.id
            if position:
                yield self._tree.clauses[position - 1].id


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


def _position(clause: Clause) -> int:
    """Where a clause stands in reading order: its id counts from c1."""
    return int(clause.id[1:]) - 1

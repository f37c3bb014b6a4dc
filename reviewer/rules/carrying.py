"""What words carry that stand for other words.

Defined terms, references to clauses and annexes, and what a clause leaves unsaid because the clause
before has said it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from reviewer.document.clause_references import ClauseReferences, Reference
from reviewer.document.clause_tree import Clause, ClauseKind
from reviewer.facts.terms import DefinedTerm
from reviewer.facts.word_lists import spelt_out
from reviewer.rules.polarity import AFFIRMATIVE, Polarity
from reviewer.rules.sentences import Hit, Sentence, object_polarity
from reviewer.text.folding import FoldedText, fold

# Elements that a defined term or a reference carries to the place where it is used.
THINGS = frozenset({"object", "person"})
_CONSENTS = ("consent", "separate-consent", "guardian", "anonymised")
# A term so called names a person, a day, a sum or a paper, whatever its definition mentions.
_NOT_A_THING = re.compile(
    r"(?:日|期|方|人|者|款|价|费|金|额|书|平台|协议|合同|时|程序|流程|公司|机构|同意|承诺|服务|义务|债务|本金|损失|(?:监管|共管|收款|专用|结算|指定|托管)账户|中心|会所|模型|算法|计划|期货|事件|比例|地点|交割|交接|切换|迁移|生效|完成)$"
)
_ORDINAL = re.compile(r"[第一二三四五六七八九十百0-9]+[项条款章点]?")
# Spelt out with the words of fact-words.yaml.
_ACCOUNT_NAME = "(?:<account-name>)$"
_DATA_NAME = "(?:<record-name>)$"
_CONSENT_NAME = re.compile(r"同意|授权|签署|留存|认可|愿意|匿名|脱敏")
_UNSAID = re.compile(
    r"上述|前述|前款|前项|前条|上一?[款项条](?!件)|该等|此等|该批|这批|这些|上列|前列|悉数|如数|合计|一并|全部|每份|每批|每期|分批|逐一|逐项"
)
_EXCEPTS = r"<keeping>|不(?:在|含|包括|随|属于|列入|纳入|转让|移交|交付|提供)|保留"
# 第三条所列, 2.1项下: what is referred to is meant, not that it applies.
_FOR_THE_THINGS = re.compile(r"所|[之的](?!程序)|项?下|中|约定|规定|载|列")
_EVERYTHING = 3
_GIVES = ("hand-over", "supply", "lease")


@dataclass(frozen=True)
class Carrier:
    """What each name of one contract carries, and where its references point."""

    names: Mapping[str, tuple[Hit, ...]]
    references: ClauseReferences
    hits: Mapping[str, tuple[Hit, ...]]

    @classmethod
    def build(
        cls,
        terms: Sequence[DefinedTerm],
        clauses: Mapping[str, tuple[Clause, FoldedText]],
        hits: Mapping[str, tuple[Hit, ...]],
        references: ClauseReferences,
    ) -> Carrier:
        """Resolve every defined term, nested ones through the terms they are made of."""
        bare = cls({}, references, hits)
        own: dict[str, list[Hit]] = defaultdict(list)
        mentions: dict[str, list[str]] = {}
        named = {
            fold(term.name): term
            for term in terms
            if len(fold(term.name)) >= 2
            and not _NOT_A_THING.search(term.name)
            and not _ORDINAL.fullmatch(fold(term.name))
        }
        for name, term in named.items():
            clause, folded = clauses[term.clause]
            low = folded.from_source(max(0, term.definition.start - clause.body.start))
            high = folded.from_source(max(0, term.definition.end - clause.body.start))
            definition = folded.text[low:high]
            found = [hit for hit in hits[clause.id] if low <= hit.start < high and _carries(hit)]
            within = [each for each in bare.carried_by(folded, clause) if low <= each.start < high]
            for reference in within:
                found += bare.below(reference)
            own[name] += _of_the_kind(name, found)
            mentions[name] = [
                other
                for other, meant in named.items()
                if other != name
                and (other in definition or any(meant.clause in each.clauses for each in within))
            ]
        names = {name: _reached(name, named, own, mentions) for name in named}
        return cls({name: found for name, found in names.items() if found}, references, hits)

    def below(self, reference: Reference) -> list[Hit]:
        """What the clauses carry that a reference points at."""
        return [
            hit
            for key in reference.clauses
            if not reference.annex or self.references.tree.by_id[key].kind is ClauseKind.ROW
            for hit in self.hits[key]
            if hit.element == "object" and _carries(hit)
        ]

    def carried_by(self, folded: FoldedText, clause: Clause) -> Iterator[Reference]:
        """The references in a clause that stand for what is referred to: 附件一, 第三条所列."""
        for reference in self.references.find(folded.text, clause):
            elsewhere = not (reference.around or reference.follows)
            if reference.annex or (elsewhere and _FOR_THE_THINGS.match(folded.text, reference.end)):
                yield reference

    def brought(self, folded: FoldedText, clause: Clause) -> list[tuple[int, int, tuple[Hit, ...]]]:
        """The names and references in a clause: folded [start, end) and what each stands for."""
        found = [
            (match.start(), match.end(), hits)
            for name, hits in self.names.items()
            if name in folded.text
            for match in re.finditer(re.escape(name), folded.text)
        ]
        found = _longest(found)
        for reference in self.carried_by(folded, clause):
            words = folded.text[reference.start : reference.end]
            below = _in_general(self.below(reference))
            hits = tuple(replace(hit, via=(words,)) for hit in below)
            found.append((reference.start, reference.end, hits))
        return found


def _reached(
    name: str,
    named: Mapping[str, DefinedTerm],
    own: Mapping[str, list[Hit]],
    mentions: Mapping[str, Sequence[str]],
) -> tuple[Hit, ...]:
    reached: dict[str, tuple[str, ...]] = {name: (named[name].name,)}
    queue = [name]
    while queue:
        current = queue.pop()
        for other in mentions[current]:
            if other not in reached:
                reached[other] = (*reached[current], named[other].name)
                queue.append(other)
    hits = {
        (hit.element, hit.term_class): replace(hit, via=chain)
        for other, chain in reached.items()
        for hit in own[other]
    }
    kept = [hit for hit in hits.values() if hit.element != "cue" or _CONSENT_NAME.search(name)]
    return tuple(_in_general(_of_the_kind(name, kept)))


def _in_general(hits: Sequence[Hit]) -> list[Hit]:
    """What a name for nearly everything (购买资产) says: accounts and data, no more than that."""
    families = {hit.term_class.partition(".")[0] for hit in hits if hit.element == "object"}
    if len(families) < _EVERYTHING:
        return list(hits)
    data = next((hit for hit in hits if hit.term_class.startswith("data")), None)
    kept = [
        hit
        for hit in hits
        if hit.element == "object" and hit.term_class.startswith(("account", "payment", "lawful"))
    ]
    return kept if data is None else [*kept, replace(data, term_class="data.list")]


def _carries(hit: Hit) -> bool:
    if hit.element == "cue":
        return hit.term_class in _CONSENTS and hit.polarity in AFFIRMATIVE
    return hit.element in THINGS and hit.polarity is not Polarity.EXCLUDED


def _of_the_kind(name: str, hits: list[Hit]) -> list[Hit]:
    """What a name can stand for: 标的号 accounts, 会员档案 data, whatever else is defined."""
    for pattern, family in ((_ACCOUNT_NAME, "account"), (_DATA_NAME, "data")):
        if spelt_out(pattern).search(name):
            kept = [h for h in hits if h.element != "object" or h.term_class.startswith(family)]
            hits = kept if any(h.element == "object" for h in kept) else hits
    if not any(hit.term_class.startswith("data") for hit in hits):
        return [hit for hit in hits if hit.element != "person"]
    return hits


def _longest(
    brought: list[tuple[int, int, tuple[Hit, ...]]],
) -> list[tuple[int, int, tuple[Hit, ...]]]:
    return [
        (start, end, hits)
        for start, end, hits in brought
        if not any(s <= start and end <= e and e - s > end - start for s, e, _ in brought)
    ]


def with_brought(
    text: str, sentence: Sentence, brought: Sequence[tuple[int, int, tuple[Hit, ...]]]
) -> Sentence:
    """A sentence with what its names and references bring. No act is inside a name (购买资产)."""
    inside = [entry for entry in brought if sentence.start <= entry[0] < sentence.end]
    if not inside:
        return sentence
    own = [
        hit
        for hit in sentence.hits
        if not (hit.element == "act" and any(s <= hit.start and hit.end <= e for s, e, _ in inside))
    ]
    known = {(hit.term_class, hit.start) for hit in own}
    for start, end, hits in inside:
        for hit in _placed(text, sentence, start, end, hits):
            if (hit.term_class, hit.start) not in known:
                known.add((hit.term_class, hit.start))
                own.append(hit)
    return replace(sentence, hits=tuple(sorted(own, key=lambda hit: (hit.start, hit.end))))


def _placed(
    text: str, sentence: Sentence, start: int, end: int, hits: tuple[Hit, ...]
) -> Iterator[Hit]:
    for index, (low, high) in enumerate(sentence.segments):
        if low <= start < high:
            polarity = object_polarity(text[low:high], start - low, end - low)
            for hit in hits:
                kept = polarity if hit.element in THINGS else hit.polarity
                yield replace(hit, start=start, end=end, segment=index, polarity=kept)


def with_unsaid(sentences: Sequence[Sentence], before: Sequence[Hit]) -> tuple[Sentence, ...]:
    """Give an act that names no thing in the whole clause the things of the clause before.

    Only where something is given over and nothing says what (悉数移送完毕, 上述内容一并交付).
    """
    if not before:
        return tuple(sentences)
    if any(hit.element == "object" for sentence in sentences for hit in sentence.hits):
        return tuple(sentences)
    things = {
        hit.term_class: hit
        for hit in before
        if hit.element in THINGS and hit.polarity is Polarity.AFFIRMED
    }
    if not things:
        return tuple(sentences)
    return tuple(_completed(sentence, list(things.values())) for sentence in sentences)


def _completed(sentence: Sentence, things: Sequence[Hit]) -> Sentence:
    acts = [hit for hit in sentence.hits if hit.element == "act" and hit.term_class in _GIVES]
    if not acts or not _UNSAID.search(sentence.text):
        return sentence
    act = acts[0]
    added = [
        replace(
            thing,
            start=act.start,
            end=act.end,
            segment=act.segment,
            via=(*thing.via, "上文"),
        )
        for thing in things
    ]
    return replace(
        sentence, hits=tuple(sorted((*sentence.hits, *added), key=lambda h: (h.start, h.end)))
    )


def with_opening(sentences: Sequence[Sentence], opening: Sentence | None) -> tuple[Sentence, ...]:
    """Give the items of a list what the sentence that opens it does to them: act or exception."""
    if opening is None:
        return tuple(sentences)
    if spelt_out(_EXCEPTS).search(opening.text):
        return tuple(_excepted(sentence) for sentence in sentences)
    if any(hit.element == "act" for sentence in sentences for hit in sentence.hits):
        return tuple(sentences)
    acts = [hit for hit in opening.hits if hit.element == "act" and hit.term_class in _GIVES]
    return tuple(_acted_on(sentence, acts[-1]) if acts else sentence for sentence in sentences)


def _excepted(sentence: Sentence) -> Sentence:
    hits = tuple(
        replace(hit, polarity=Polarity.EXCLUDED) if hit.element in THINGS else hit
        for hit in sentence.hits
    )
    return replace(sentence, hits=hits)


def _acted_on(sentence: Sentence, act: Hit) -> Sentence:
    first = next((hit for hit in sentence.hits if hit.element == "object"), None)
    if first is None:
        return sentence
    added = replace(
        act,
        start=first.start,
        end=first.end,
        segment=first.segment,
        via=("上文",),
    )
    hits = sorted((*sentence.hits, added), key=lambda hit: (hit.start, hit.end))
    return replace(sentence, hits=tuple(hits))

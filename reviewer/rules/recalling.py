"""What a record holds is told once, and meant wherever the record is named again.

A contract says of the cards what stands on them (小孩的推拿卡片，上头有娃的名字、病症) where they
first come, and speaks of 卡片 after that. A record that is named alone, or by the name it had
there, recalls the health, faces, whereabouts and children it was told to hold.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from reviewer.document.clause_tree import Clause, ClauseKind
from reviewer.rules.polarity import Polarity
from reviewer.rules.sentences import Hit, Sentence
from reviewer.text.folding import FoldedText

_RECORDS = "data.list"
# What makes data sensitive or those of children (PIPL 28).
_RECALLED = (
    "data.health",
    "data.biometric",
    "data.finance",
    "data.location",
    "data.special",
    "data.minor",
)
_PLAIN = ("data.contact", "data.order", "data.identity")
_HEAD = re.compile(
    r"(?:档案|卡片|[名簿底清]册|名单|登记[册表簿本卡]|资料|病[历案]|本子|台账|底单|卷宗|[册簿])$"
)
# Before the head stands its own name (推拿卡片), unless it is cut off by one of these.
_NAME = re.compile(r"[\u4e00-\u9fff]{0,4}$")
_CUT = re.compile(
    r"[的之将把随连同及和与或以由对按在从向给该此其各这那本前后述原份册个袋只张套批第凡若含有不送为接存留除里内中外取抽"
    r"点查让附装上交移拿拷收0-9一二三四五六七八九十两几]|纸质|电子|手写|书面|全部|所有|整|对应"
)

# What follows it is another thing that goes over, and not in the record.
_BESIDE = re.compile(r"以及|连同|此外|另[有附外]|还有")


@dataclass(frozen=True, slots=True)
class _Record:
    """A record as it is named: folded [start, end) of its head, and the name before it."""

    hit: Hit
    head: str
    name: str


@dataclass(frozen=True, slots=True)
class _Told:
    """What a clause tells of a record: the name it goes by, and what is recalled of it, if any."""

    name: str
    words: str
    holds: tuple[Hit, ...]


def with_recalled(
    split: Mapping[str, tuple[Sentence, ...]],
    clauses: Mapping[str, tuple[Clause, FoldedText]],
) -> dict[str, tuple[Sentence, ...]]:
    """The sentences of all clauses, in reading order, with what the records named there recall."""
    told: dict[str, list[_Told]] = defaultdict(list)
    completed: dict[str, tuple[Sentence, ...]] = {}
    for key, sentences in split.items():
        clause, folded = clauses[key]
        completed[key] = sentences
        records = list(_records(sentences))
        if not records or clause.kind is ClauseKind.HEADING:
            continue
        hits = [hit for sentence in sentences for hit in sentence.hits]
        plain = any(hit.term_class.startswith(_PLAIN) for hit in hits)
        kinds = _kinds(hits)
        if not kinds and not plain:
            completed[key] = tuple(_recalling(sentence, told) for sentence in sentences)
            continue
        for record in records:
            held = [
                kind
                for kind in kinds
                if not _BESIDE.search(folded.text, record.hit.end, max(record.hit.end, kind.start))
            ]
            told[record.head].append(_Told(record.name, folded.text, tuple(held)))
    return completed


def _records(sentences: Sequence[Sentence]) -> Iterator[_Record]:
    for sentence in sentences:
        for hit in sentence.hits:
            if hit.term_class != _RECORDS or hit.via:
                continue
            head = _HEAD.search(sentence.between(hit.start, hit.end))
            if head is not None:
                at = hit.start + head.start()
                low, _ = sentence.segments[hit.segment]
                name = _NAME.search(sentence.between(low, at))
                yield _Record(hit, head.group(), _CUT.split(name.group() if name else "")[-1])


def _kinds(hits: Sequence[Hit]) -> tuple[Hit, ...]:
    """What makes data sensitive or those of children, each class once."""
    kinds = {
        (hit.element, hit.term_class): hit
        for hit in hits
        if hit.polarity is not Polarity.EXCLUDED
        and (hit.term_class.startswith(_RECALLED) or hit.term_class == "minor")
    }
    return tuple(kinds.values())


def _recalling(sentence: Sentence, told: Mapping[str, Sequence[_Told]]) -> Sentence:
    added = [
        replace(
            held,
            start=record.hit.start,
            end=record.hit.end,
            segment=record.hit.segment,
            polarity=record.hit.polarity,
            via=(sentence.between(record.hit.start, record.hit.end),),
        )
        for record in _records((sentence,))
        for held in _recalled(record, told[record.head])
    ]
    if not added:
        return sentence
    hits = sorted((*sentence.hits, *dict.fromkeys(added)), key=lambda hit: (hit.start, hit.end))
    return replace(sentence, hits=tuple(hits))


def _recalled(record: _Record, told: Sequence[_Told]) -> Sequence[Hit]:
    """What was told of the record, if that was always more than whose it is and where they live."""
    known = [each for each in told if not record.name or record.name in each.words]
    if not known or not all(each.holds for each in known):
        return ()
    return known[0].holds

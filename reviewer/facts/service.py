"""Whether the transferor got the personal data by performing duties or providing services.

That source weighs heavier: 刑法 253之一, second paragraph (在履行职责或者提供服务过程中获得的).
The answer is yes only where the contract says what the transferor does (医院, 顾问, 物业) or that
the data come from it, no only where it says that they were bought or gathered, and else unknown.
It is inferred, so a lawyer confirms or corrects it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from reviewer.document.clause_tree import ClauseKind, ClauseTree
from reviewer.document.model import Document, Span
from reviewer.facts.model import Fact, Party
from reviewer.facts.naming import Naming
from reviewer.facts.readings import Reading
from reviewer.facts.word_lists import spelt_out
from reviewer.facts.words import words_of

_ACTS = re.compile(
    r"从事|经营|开[办设了着]?|担任|任|执业|运营|提供|服务|做了?|主营|系|为|作为|设有|原(?:系|为|在)|当(?:了|过)|办"
)
_OBTAINED = (
    r"(?:执业|经营|服务|诊疗|任职|授课|履职|履行职[责务]|工作|从业|就诊|接诊|营业|销售|运营|办理)(?:期间|过程)?(?:之?中|时|期间|以来)"
    r"[^。;]{0,24}(?:取得|获得|获取|积累|收集|留存|形成|登记|沉淀|知悉|掌握|建立|采集|所得)"
    r"|(?:历年|多年|长期|自开业|开业以来)[^。;]{0,12}(?:经手|积存|积累|建立|服务|留存|维系|沉淀)[^。;]{0,16}"
    r"(?:<person>|病|档案|保单)"
)
_BOUGHT = (
    r"(?:(?:购买?|收购|买|采集|爬取?|抓取|扒|搜集)(?:来|得|取得|自|下来)|[购买]入|收来|换来)"
    r"[^。;]{0,16}(?:<bought-record>)|(?:<bought-record>)[^。;]{0,12}(?:系|是|均)?[^。;]{0,8}(?:购得|买来|收来|爬取|抓取|公开渠道|网上搜集)"
)
_SENTENCE = re.compile(r"[^。;]+")
_RECITALS = 14


def find_in_service(
    document: Document,
    clauses: ClauseTree,
    parties: Sequence[Party],
    transferor: Fact[str] | None,
    data: Sequence[Reading],
) -> Fact[bool] | None:
    """`data` are readings of what hands over personal data or customers; without any, None."""
    if not data:
        return None
    shown = _first(_OBTAINED, data)
    if shown is not None:
        return Fact(True, (shown,))
    role = None if transferor is None else transferor.value
    for words, spans in _about(document, clauses, parties, role):
        if spelt_out("<trade>").search(words):
            return Fact(True, spans)
    shown = _first(_BOUGHT, data)
    return None if shown is None else Fact(False, (shown,))


def _first(wanted: str, data: Iterable[Reading]) -> Span | None:
    """Where the words first say so."""
    for reading in data:
        found = spelt_out(wanted).search(reading.text)
        if found is not None:
            return reading.words.span(*found.span())
    return None


def _about(
    document: Document, clauses: ClauseTree, parties: Sequence[Party], role: str | None
) -> Iterator[tuple[str, tuple[Span, ...]]]:
    """The transferor's own entry, and what the recitals say that it does, with their places."""
    for party in parties:
        if party.role == role:
            yield party.name or "", party.spans
    naming = Naming(parties)
    for clause in clauses.clauses[:_RECITALS]:
        if clause.kind is not ClauseKind.PARAGRAPH:
            continue
        words = words_of(document, clause.body)
        for sentence in _SENTENCE.finditer(words.text):
            named = list(naming.mentions(sentence.group()))
            for index, (_, end, party) in enumerate(named):
                stop = named[index + 1][0] if index + 1 < len(named) else len(sentence.group())
                said = sentence.group()[end:stop].lstrip("，,")
                if party.role == role and not said.startswith((":", "(")) and _ACTS.search(said):
                    last = sentence.start() + stop
                    yield said, (words.span(last - len(said), last),)

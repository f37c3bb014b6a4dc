"""The parts in which the price is paid: amounts, or shares of the price, with their due dates.

A part has a due date only where the clause names a day (2019年11月18日前) or the day of signing
(本协议签署当日); 交割后三日内 is an event and has none.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from reviewer.document.clause_tree import Clause, ClauseKind, ClauseTree
from reviewer.document.model import Document, Span
from reviewer.facts.model import Fact, Instalment
from reviewer.facts.words import words_of
from reviewer.text.amounts import CNY, find_money
from reviewer.text.dates import DateMention, find_dates
from reviewer.text.numerals import find_shares

_STATES_PART = re.compile(
    r"[元圆万千百成%％余剩块尾RC一](?:(?<=[元圆万千百成%％余剩块])|(?<=尾)款|(?<=R)MB|(?<=C)NY|(?<=一)半)"
)
_PAID = re.compile(r"支付|[付汇转存补打给]|结清|到账|缴|分[一二三四五两\d]+[期笔次批]")
_PAID_HERE = re.compile(r"支付|[付汇转存补打]|结清|到账|缴|[首尾余定]|剩|期款|价款之")
_COMPOSED = re.compile(r"作价|其中|折价|[合共总]计|加上|另算|计$")
_REST = re.compile(r"余[款额下]|剩余|剩下|尾款|其余|余(?=待|于|在|\d)")
_UP_TO = re.compile(r"付(?:到|至|足)(?:总?[价额款])?(?:的)?(?:百分之)?$")
_NOT_PAID = re.compile(
    r"违约|赔|罚|滞纳|扣[除减]?|押金|(?<!质量)保证金|退[还回]?|双倍|逾期|迟延|每[日天月年少]|日万分|税率|增值税|折扣|利率"
    r"|短缺|上限|占股|股权|只付"
)
_THRESHOLD = re.compile(
    r"(?:不足|低于|超过|不超|少于|达到?|满|率|逾|至少|不少于|下浮|上浮)(?:约|为|了)?$"
)
_ON_SIGNING = re.compile(
    r"(?:签[署订约字]|订立|签字[按盖手印章]*)(?:之?当?[日天]|即|时|之时|完毕当[日天]|后?当[日天]|付)|今[天日](?!内)"
)
_PHRASE_END = re.compile(r"[，。;,:](?!(?<=[\d][，,])\d{3}(?!\d))")
_TOLERANCE = Decimal("0.005")


@dataclass(frozen=True, slots=True)
class _Part:
    """A part at [start, end) of its clause's words; the rest of the price has neither figure."""

    amount: Decimal | None
    share: Decimal | None
    cumulative: bool
    phrase: str
    span: Span
    start: int


def find_instalments(
    document: Document,
    clauses: ClauseTree,
    price: Fact[Decimal] | None,
    signed: date | None,
) -> tuple[Instalment, ...]:
    """The parts of the price, in the order of the text, where they make up the price.

    Parts that the contract names one after another, in one clause or in the items of one, are tried
    together; none where no such set adds up to the price.
    """
    if price is None or not price.value:
        return ()
    sets: dict[str, list[_Part]] = defaultdict(list)
    for clause in clauses:
        if clause.kind in (ClauseKind.HEADER, ClauseKind.FOOTER, ClauseKind.NOTE):
            continue
        parts = list(_parts(document, clause, price))
        if not parts:
            continue
        sets[clause.id] += parts
        if clause.parent is not None:
            sets[f"below {clause.parent}"] += parts
    for parts in sorted(sets.values(), key=_stated_first):
        amounts = _amounts(parts, price.value)
        if amounts:
            return tuple(
                Instalment(amount, _due(part.phrase, signed), part.span)
                for part, amount in zip(parts, amounts, strict=True)
            )
    return ()


def _stated_first(parts: Sequence[_Part]) -> tuple[int, int]:
    """Sums before shares of the price, the smaller set first."""
    return -sum(part.amount is not None for part in parts), len(parts)


def _parts(document: Document, clause: Clause, price: Fact[Decimal]) -> Iterator[_Part]:
    if not _STATES_PART.search(clause.body.of(document.text)):
        return
    words = words_of(document, clause.body)
    text = words.text
    if not _PAID.search(text):
        return
    states_price = any(clause.body.contains(place) for place in price.spans)
    found: list[_Part] = []
    for money in find_money(text, bare=True):
        span = words.span(money.start, money.end)
        phrase = _phrase(text, money.start, money.end)
        whole = any(span.overlaps(place) for place in price.spans) or money.amount >= price.value
        if money.currency != CNY or whole or not _is_payment(text, money.start, phrase):
            continue
        if _COMPOSED.search(phrase) or (states_price and not _PAID_HERE.search(phrase)):
            continue
        if found and _in_brackets(text, found[-1], money.start, money.amount):
            continue
        found.append(_Part(money.amount, None, False, phrase, span, money.start))
    for share in find_shares(text):
        phrase = _phrase(text, share.start, share.end)
        span = words.span(share.start, share.end)
        taken = any(p.phrase == phrase for p in found)
        if taken or not _is_payment(text, share.start, phrase) or not _PAID_HERE.search(phrase):
            continue
        cumulative = bool(_UP_TO.search(text[: share.start]))
        found.append(_Part(None, share.value, cumulative, phrase, span, share.start))
    for match in _REST.finditer(text):
        phrase = _phrase(text, match.start(), match.end())
        if not _NOT_PAID.search(phrase) and all(p.phrase != phrase for p in found):
            span = words.span(match.start(), match.end())
            found.append(_Part(None, None, False, phrase, span, match.start()))
    yield from sorted(found, key=lambda part: part.start)


def _phrase(text: str, start: int, end: int) -> str:
    """The words between commas, and the condition before them (签约之日，付三成)."""
    stops = [match.end() for match in _PHRASE_END.finditer(text, 0, start)]
    begin = stops[-1] if stops else 0
    if len(stops) >= 1 and text[begin - 1] in "，," and not _names_sum(text, stops, begin):
        begin = stops[-2] if len(stops) >= 2 else 0
    stop = _PHRASE_END.search(text, end)
    return text[begin : stop.start() if stop else len(text)]


def _names_sum(text: str, stops: Sequence[int], begin: int) -> bool:
    """The phrase before has a sum or a share of its own."""
    before = text[stops[-2] if len(stops) >= 2 else 0 : begin]
    return bool(find_money(before, bare=True) or list(find_shares(before)))


def _is_payment(text: str, at: int, phrase: str) -> bool:
    """A sum of the price, not of a remedy, and no threshold (不低于85%)."""
    return not _NOT_PAID.search(phrase) and not _THRESHOLD.search(text[max(0, at - 6) : at])


def _in_brackets(text: str, last: _Part, start: int, amount: Decimal) -> bool:
    """人民币叁拾万元（¥300,000）: the same amount again."""
    return last.amount == amount and "(" in text[last.start : start] and start - last.start < 30


def _amounts(parts: Sequence[_Part], price: Decimal) -> list[Decimal]:
    """The amounts in CNY if they make up the price, else nothing."""
    if len(parts) < 2:
        return []
    amounts: list[Decimal] = []
    for index, part in enumerate(parts):
        paid = sum(amounts, Decimal(0))
        if part.amount is not None:
            amounts.append(part.amount)
        elif part.share is not None:
            due = part.share * price
            amounts.append(due - paid if part.cumulative else due)
        elif index == len(parts) - 1:
            amounts.append(price - paid)
        else:
            return []
    complete = abs(sum(amounts, Decimal(0)) - price) <= price * _TOLERANCE
    return amounts if complete and all(amount > 0 for amount in amounts) else []


def _due(phrase: str, signed: date | None) -> date | None:
    days = [mention for mention in find_dates(phrase) if not mention.blank]
    for mention in days:
        if value := _day(mention, signed):
            return value
    return signed if not days and _ON_SIGNING.search(phrase) and "后" not in phrase else None


def _day(mention: DateMention, signed: date | None) -> date | None:
    """The day; 3月10日 is one in the year of signing, where that day was still to come."""
    if mention.value is not None or mention.month is None or mention.day is None:
        return mention.value
    if mention.year is not None or signed is None:
        return None
    try:
        day = date(signed.year, mention.month, mention.day)
    except ValueError:  # 2月29日 of a year that has none
        return None
    return day if day >= signed else None

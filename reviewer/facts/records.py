"""How many persons' data go along.

Numbers of persons (名, 人, 位, 户) and of records about persons (条, 份, 行) are read from the
clauses that hand over data or customers, and from the definitions and rows they rest on; without
them, the contacts that are on the accounts. Followers of an account are not counted: what they see
is public, and no data of theirs go along.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import zip_longest

from reviewer.document.model import Span
from reviewer.facts.model import EachAccount, Fact
from reviewer.facts.persons import (
    FOLLOWERS,
    LARGE,
    PERSON,
    PERSON_CLASSIFIERS,
    RECORD_CLASSIFIERS,
    SUMMED,
    Counted,
    counts_persons,
    names_persons,
)
from reviewer.facts.readings import Reading
from reviewer.facts.record_rows import count_in_rows
from reviewer.facts.record_shares import find_share
from reviewer.facts.word_lists import spelt_out
from reviewer.text.amounts import find_money
from reviewer.text.numerals import Count, Number, find_counts, find_numbers

_PENALTY = re.compile(
    r"一式$|各执?$|每[少缺多差]?一?$|(?<![不得])少[于一]|(?:短缺|缺失|差额|扣|赔|减少)[^，。;]{0,6}$|抽[取查检验样](?![为是得确])|随机"
)
_EACH = re.compile(r"(?:每[个一]|各)(?:(?!共|总|合计)[^，。;|)]){0,14}$")
_LIST = re.compile(r"分别(?:有|为|是|约)?")
# 小学段418人，初中段355人、高中段127人: what stands between two counts that are added up.
_BESIDE = re.compile(r"[，、和及]{1,2}(?P<label>[^，、。；;|\d]{1,8})")
_WITHIN = re.compile(
    r"其中|[包内]?含|包括|每|各|所|[占余已未扣]|活跃|实际|至少|不|更正|改|调整|变更|核减|订正|移交|交付|提供"
)
# 原写640人，经点名更正为588人.
_CHANGED_AFTER = re.compile(r"[，]?[^，。;|\d]{0,8}(?:更正|改|调整|变更|核减|订正)[为成至到]")
_BARE_NUMBER_OF = r"(?:<contact>)(?:总?数|总?量|人数)?(?:约|共|有|为|[:：]|[加合]起来|总共|拢共)*"
# 加的人有四千七百多, 好友数截至1月末显示为4800有余: said of persons, without a classifier.
_BEING = (
    rf"(?:{PERSON}|人(?<![\d百千万余多来]人))(?:数量?|总数)?"
    r"[^，。;|表册单价钱费款]{0,18}?(?:有|为|是|达|计|约|近|共|合着)"
)
# A hundred or more: few clauses tell one, and a look at single characters spares long expressions.
_MAY_BE_LARGE = re.compile(r"\d{3}|\d,\d|\d ?[wWkK]|[百千万亿佰仟]|[〇零一二两三四五六七八九]{3}")
_OTHER_UNIT = re.compile(r"[\d.]*[%元块天日月年号个岁]")
_HAN = "一二两三四五六七八九十"
# 保底一万一千人; 以9,000人为最低数.
_BASE_BEFORE = re.compile(r"(?:保底|打底|底数|最低|最少|下限)[为是数]*$")
_BASE_AFTER = re.compile(r"为?(?:最低|最少|保底|打底|底数|起数|下限)")
_AT_LEAST = re.compile(r"不[少低]于|不下于?|至少|起码|最少|超过|逾")
_PRICED = re.compile(r"[算折值抵卖付给补收作价]")  # 微信号和老顾客算三万二
_APIECE = re.compile(r"[一每][个名位]$")  # 一个学员三百五: their price
_FEWEST = 10
_PERSONS_PER_STAFF = 100  # a group smaller than that beside the others is who works there
_ROUNDED = Decimal("0.85")
_NEAR = Decimal("0.4")
_MOST = Decimal(2_000_000_000)


@dataclass(frozen=True, slots=True)
class Records:
    """Fewest and most; `most` is None where the contract leaves that side open.

    `each`: what it says of every account, where no number for all of them is stated.
    """

    fewest: Fact[int] | None = None
    most: Fact[int] | None = None
    each: EachAccount | None = None

    @property
    def exactly(self) -> int | None:
        """The number, where it is no bound."""
        if self.fewest is None or self.most is None or self.fewest.value != self.most.value:
            return None
        return self.fewest.value


def find_records(
    data: Sequence[Sequence[Reading]],
    accounts: Sequence[Reading],
    terms: Sequence[Reading],
    account_count: int | None,
    shares: Sequence[Reading] = (),
) -> Records:
    """The number of persons.

    `data` are readings of what hands over data, then those of customers and all that speak of
    persons: the nearest are believed unless wider ones tell of far more. `accounts` are those on
    which contacts may be, `terms` those of the price, the remedies and the consents, which may say
    how many persons are warranted. A number that is warranted is taken before a larger sum.
    `shares` are those that may tell who of them alone goes over.
    """
    on_data = [_counted(readings, contacts_only=False) for readings in data]
    on_accounts = _counted(accounts, contacts_only=True)
    best = _nearest(on_data, account_count) or _best(on_accounts, account_count)
    elsewhere = _warranted(reading for reading in data[-1] if not reading.cells)
    least = [counted for counted in elsewhere if counted.number.high is None]
    promised = list(_warranted(terms))
    if best is None or best.low is None:  # what a remedy falls due below
        promised = [_at_least(counted) for counted in promised]
    warranted = _best([*promised, *least], account_count)
    if warranted and (best is None or _is_rounded(warranted, best)):
        best = warranted
    if best is None:
        if account_count:
            return Records()
        single = _nearest(on_data, 1) or _best(on_accounts, 1)  # of accounts that nobody counts
        return Records(each=None if single is None else single.each)
    if share := find_share(shares, data[-1], _size(best)):
        best = _Range(share.number.low, share.number.high, (share.span,))
    return Records(
        Fact(int(best.low), best.spans) if best.low is not None else None,
        Fact(int(best.high), best.spans) if best.high is not None else None,
        best.each,
    )


@dataclass(frozen=True, slots=True)
class _Range:
    """From `low` to `high`; `each` where that was counted account by account."""

    low: Decimal | None
    high: Decimal | None
    spans: tuple[Span, ...]
    each: EachAccount | None = None


def _nearest(found: Sequence[Sequence[Counted]], account_count: int | None) -> _Range | None:
    """The number of the nearest readings, unless wider ones tell of far more."""
    ranges = [entry for counted in found if (entry := _best(counted, account_count))]
    most = max(map(_size, ranges), default=Decimal(0))
    return next((entry for entry in ranges if _size(entry) >= most * _NEAR), None)


def _size(entry: _Range) -> Decimal:
    """The lower bound, or the upper one where the range has no other."""
    return entry.low if entry.low is not None else entry.high or Decimal(0)


def _is_rounded(warranted: _Range, counted: _Range) -> bool:
    """What is warranted is about what is counted: 不少于15,000 for 15,240 contacts."""
    low, exact = warranted.low, counted.low if counted.low is not None else counted.high
    return low is not None and exact is not None and exact * _ROUNDED <= low <= exact


def _warranted(readings: Iterable[Reading]) -> Iterator[Counted]:
    """不少于, 不足, 约: numbers of persons in clauses on price, remedy and consent."""
    for reading in readings:
        for count in find_counts(reading.text):
            before = reading.text[max(0, count.start - 18) : count.start]
            after = reading.text[count.end : count.end + 8]
            least = count.number.low is None or count.number.high is None or before.endswith("约")
            least = least or bool(_BASE_BEFORE.search(before) or _BASE_AFTER.match(after))
            if least and count.classifier in (PERSON_CLASSIFIERS | RECORD_CLASSIFIERS):
                if not counts_persons(reading.text, count, contacts_only=False):
                    continue
                number = count.number
                span = reading.words.span(count.start, count.end)
                yield Counted(number, True, False, span)


def _at_least(counted: Counted) -> Counted:
    """不足二千户的，每少一户…: two thousand are promised."""
    if counted.number.low is not None:
        return counted
    number = replace(counted.number, low=counted.number.high, high=None)
    return replace(counted, number=number)


def _counted(readings: Iterable[Reading], *, contacts_only: bool) -> list[Counted]:
    found: list[Counted] = []
    tables: dict[int, list[Reading]] = defaultdict(list)
    for reading in {reading.span: reading for reading in readings}.values():
        if reading.cells:
            tables[id(reading.table)].append(reading)
        found += _in_words(reading, contacts_only)
    for rows in tables.values():
        found += count_in_rows(rows)
    return found


def _best(found: Sequence[Counted], account_count: int | None) -> _Range | None:
    """An explicit total, else the largest number that is stated."""
    ranges: list[tuple[bool, Decimal, _Range]] = []
    for counted in found:
        low, high = counted.number.low, counted.number.high
        each = None
        if counted.each:
            if not account_count:
                continue
            each = EachAccount(_whole(low), _whole(high), (counted.span,))
            low = low * account_count if low is not None else None
            high = high * account_count if high is not None else None
        size = low if low is not None else high
        if size is not None and _FEWEST <= size <= _MOST:
            ranges.append((counted.total, size, _Range(low, high, (counted.span,), each)))
    if not ranges:
        return None
    largest = max(ranges, key=lambda entry: entry[1])
    stated = [entry for entry in ranges if entry[0] and 2 * entry[1] >= largest[1]]
    return max(stated or [largest], key=lambda entry: entry[1])[2]


def _whole(number: Decimal | None) -> int | None:
    return None if number is None else int(number)


def _in_words(reading: Reading, contacts_only: bool) -> Iterator[Counted]:
    text = reading.text
    for match in _LIST.finditer(text):
        yield from _list(reading, match.end())
    counts = list(find_counts(text))
    for count in counts:
        if not counts_persons(text, count, contacts_only=contacts_only):
            continue
        before = text[max(0, count.start - 18) : count.start]
        if _PENALTY.search(before) or _CHANGED_AFTER.match(text, count.end):
            continue
        span = reading.words.span(count.start, count.end)
        each = bool(_EACH.search(before))
        open_end = count.number.high is None and not reading.cells
        total = open_end or bool(SUMMED.search(before))
        yield Counted(count.number, total, each, span)
    if not contacts_only:
        yield from _side_by_side(reading, counts)
    yield from _bare(reading)


def _side_by_side(reading: Reading, found: Sequence[Count]) -> Iterator[Counted]:
    """Groups of persons told one after the other, each by a name of its own, added up."""
    text = reading.text
    counts = [count for count in found if count.classifier in PERSON_CLASSIFIERS]
    group: list[Count] = []
    for count, following in zip_longest(counts, counts[1:]):
        group.append(count)
        if following and _stands_beside(text, count, following):
            continue
        if len(group) > 2 and group[-1].number.stated == _sum(group[:-1]):
            group.pop()  # 甲册3,180人，乙册2,050人，合5,230人: it is told besides
        low = _sum(group)
        persons = all(counts_persons(text, c, contacts_only=False) for c in group)
        staff = any(c.number.stated * _PERSONS_PER_STAFF < low for c in group)
        if len(group) > 1 and persons and not staff and low >= LARGE:
            high = None if any(c.number.high is None for c in group) else low
            span = reading.words.span(group[0].start, group[-1].end)
            yield Counted(Number(low, high, 0, 0), high is None, False, span)
        group = []


def _sum(counts: Iterable[Count]) -> Decimal:
    return sum((count.number.stated for count in counts), Decimal(0))


def _stands_beside(text: str, count: Count, following: Count) -> bool:
    """Both are counted alike, and the second is none of the first (会员640人，储值会员410人)."""
    between = _BESIDE.fullmatch(text, count.end, following.start)
    if between is None or count.classifier != following.classifier:
        return False
    name = re.split(r"[，、。；：:;|]", text[: count.start])[-1]
    if between["label"].endswith("的") and not name.endswith("的"):
        return False  # 在册顾客1,930人，半年内到过店的1,104人
    label = _AT_LEAST.sub("", between["label"])
    return not (_WITHIN.search(label) or label.endswith(name))


def _bare(reading: Reading) -> Iterator[Counted]:
    """好友4,200, without a classifier."""
    text = reading.text
    if not _MAY_BE_LARGE.search(text):
        return
    money = [amount.start for amount in find_money(text, bare=True) if text[amount.start] in _HAN]
    sold = money if len(money) > 1 else []  # 货底四万，号和客户两万五
    for match in (*spelt_out(_BARE_NUMBER_OF).finditer(text), *spelt_out(_BEING).finditer(text)):
        followed = FOLLOWERS.search(text, max(0, match.start() - 2), match.end())
        if followed or _APIECE.search(text, 0, match.start()):
            continue
        number = next(iter(find_numbers(text[match.end() : match.end() + 16])), None)
        if number is None or number.stated < LARGE or _PRICED.match(text, match.end()):
            continue
        if match.end() + number.start in sold:
            continue
        if number.start > 1 and not _AT_LEAST.fullmatch(text[match.end() :][: number.start]):
            continue
        start, end = match.end() + number.start, match.end() + number.end
        if not _OTHER_UNIT.match(text, end):
            each = bool(_EACH.search(text[max(0, match.start() - 14) : match.end()]))
            yield Counted(number, False, each, reading.words.span(start, end))


def _list(reading: Reading, at: int) -> Iterator[Counted]:
    """分别有4100、2750、1900左右: the numbers of a list added up."""
    text = reading.text
    stop = re.compile(r"[，。;|]").search(text, at)
    words = text[at : stop.start() if stop else len(text)]
    before = text[max(0, at - 24) : at]
    numbers = [n for n in find_numbers(words) if n.stated >= _FEWEST]
    if any(_OTHER_UNIT.match(words, n.end) for n in numbers):
        return
    if len(numbers) < 2 or not (names_persons(before) or "人" in before):
        return
    low = sum((n.low or n.stated for n in numbers), Decimal(0))
    high = (
        None
        if any(n.high is None for n in numbers)
        else sum((n.high for n in numbers if n.high is not None), Decimal(0))
    )
    span = reading.words.span(at + numbers[0].start, at + numbers[-1].end)
    yield Counted(Number(low, high, 0, 0), True, False, span)

"""The ledger of a contract's accounts: what its passages count and name, as one number by platform.

A platform's number is the largest that a passage states for it, or that the rows of an annex add up
to, or that of the accounts which all passages together tell apart by name. A number for all
(共十七个账号) counts where it is larger.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from reviewer.document.model import Span
from reviewer.facts.account_holders import holders_before, holders_of, is_of_each
from reviewer.facts.account_numbers import find_counted
from reviewer.facts.account_rows import PLACE, accounts_of_row, by_table
from reviewer.facts.account_sums import Counted
from reviewer.facts.account_words import AccountNoun, find_account_nouns, is_definite
from reviewer.facts.model import Fact
from reviewer.facts.platforms import Platform
from reviewer.facts.readings import Reading
from reviewer.text.numerals import find_counts

_PLURAL = re.compile(
    r"各(?!平台|方|自|项)|逐[一个号店]|全部(?![权收利内数价款])|(?<!归)所有(?![者权人，。;|的、)]|$)|一切|若干|等[账帐号店]|每[个一]|任[一何]|多个|[一整成大这那两几按分]批|批[量次发]|矩阵|店群|号池|悉数|尽数|家数|不止"
)
_ALONG = re.compile(r"(?:连[同着带]?|附?带|挂的)[^，。;|()]{0,4}$")  # 店铺两个连同支付宝
# Between two accounts of one platform: 和备用的那个.
_NEXT = re.compile(r"[^，。;|、]{0,6}、[^，。;|、]{0,8}")
_JOINED = re.compile(r"(?:[、和与及跟]|以及|连同)[^，。;|、]{0,8}")
_BRACKET = re.compile(r"[(][^()]*[)]")
_SAME_AGAIN = re.compile(r"[该其此本]|[上前所]述")
_SHARED = re.compile(r"共用|通用|合用|同一[个套]?[账帐号]")  # 大众点评和美团共用的账号
_ACCOUNT_END = re.compile(r"(?:号|微信|[账帐]号|账户)$")

_OF_EACH = re.compile("每|人手")
_NEAREST = 8  # clauses in which the holders of accounts are looked for
_RELATIVE = frozenset({"same", "letter", "running"})  # names that hold in their clause alone

_Number = tuple[int, tuple[Span, ...]]
_NOTHING: _Number = (0, ())


@dataclass(frozen=True, slots=True)
class Ledger:
    """Accounts by platform ("" for none), and the number of all, None where nothing tells it."""

    numbers: Mapping[str, int]
    count: Fact[int] | None


def count_accounts(
    readings: Sequence[Reading],
    unlisted: Sequence[Platform],
    stated_only: bool,
    whole: Callable[[], Sequence[Reading]],
) -> Ledger:
    """The numbers by platform, and added up, or one for all that is larger. `whole`: all clauses.
    With `stated_only` a number is read only where one is written, not from the names."""
    by_platform: dict[str, _Number] = {}
    overall = _NOTHING
    for group in (*by_table(readings), *([r] for r in readings if not r.cells)):
        numbers, together = _group(group, unlisted, whole)
        overall = max(overall, together, key=lambda number: number[0])
        for platform, number in numbers.items():
            known = by_platform.get(platform, _NOTHING)
            by_platform[platform] = max(known, number, key=lambda number: number[0])
    for platform, number in _told_apart(readings, unlisted).items():
        if not platform and any(by_platform):
            continue  # 三家店铺, told before what platforms they are on
        known = by_platform.get(platform, _NOTHING)
        by_platform[platform] = max(known, number, key=lambda number: number[0])
    if by_platform and not stated_only:
        for platform, number in _each_one(readings).items():
            known = by_platform.get(platform, _NOTHING)
            by_platform[platform] = max(known, number, key=lambda number: number[0])
    best = max(_added(by_platform.values()), overall, key=lambda number: number[0])
    if best[0] == 1 and not stated_only:  # 美团店铺、抖音号，以上一样一个
        best = max(best, _added(_each_one(readings).values()), key=lambda number: number[0])
    stated = {platform: number for platform, (number, _) in by_platform.items()}
    if best[0] or stated_only:
        return Ledger(stated, Fact(*best) if best[0] else None)
    best = _added(_each_one(readings).values())
    return Ledger(stated, _single(readings) or (Fact(*best) if best[0] else None))


def _told_apart(readings: Sequence[Reading], unlisted: Sequence[Platform]) -> dict[str, _Number]:
    """The accounts of each platform that different passages name differently.

    What shares a name is the same; a name in quotes and a number may be of one account, so that
    names are only told from others of their kind.
    """
    apart: dict[tuple[str, str], list[tuple[set[str], _Number]]] = defaultdict(list)
    for reading in readings:
        if reading.cells:
            continue
        for counted in find_counted(reading.text, unlisted):
            if not counted.names.names or counted.total or counted.names.kind in _RELATIVE:
                continue
            names = set(counted.names.names)
            span = reading.words.span(counted.start, counted.end)
            number: _Number = (max(counted.count, len(names)), (span,))
            known = apart[counted.platform, counted.names.kind]
            same = [entry for entry in known if _share_name(entry[0], names)]
            for entry in same:
                known.remove(entry)
                names |= entry[0]
                number = max(number, entry[1], key=lambda each: each[0])
            known.append((names, max(number, (len(names), number[1]))))
    found: dict[str, _Number] = {}
    for (platform, _), entries in apart.items():
        number = _added(number for _, number in entries)
        found[platform] = max(found.get(platform, _NOTHING), number, key=lambda each: each[0])
    return found


def _share_name(first: Iterable[str], second: Iterable[str]) -> bool:
    return any(one in other or other in one for one in first for other in second)


def _added(numbers: Iterable[_Number]) -> _Number:
    listed = list(numbers)
    return sum(number for number, _ in listed), tuple(s for _, spans in listed for s in spans)


def _group(
    readings: Sequence[Reading],
    unlisted: Sequence[Platform],
    whole: Callable[[], Sequence[Reading]],
) -> tuple[dict[str, _Number], _Number]:
    """The numbers by platform and for all that one clause, or the rows of one table, state."""
    parts: dict[str, dict[tuple[str, int, int, int], _Number]] = defaultdict(dict)
    beside: dict[tuple[str, int, int, int], _Number] = {}
    totals: dict[str, _Number] = {}
    named_rows = any(r.cells and find_account_nouns(r.text, unlisted) for r in readings)
    for reading in readings:
        resting = reading.passage.depth and named_rows
        if resting and not find_account_nouns(reading.text, unlisted):
            continue  # the stage set in a list of accounts
        stated = _on_holders_before(reading, find_counted(reading.text, unlisted), whole)
        last: Counted | None = None
        place = 0
        for counted in accounts_of_row(reading, unlisted, stated) if reading.cells else stated:
            place = place + 1 if last and _goes_on(reading.text, last, counted) else 0
            last = counted
            number: _Number = (counted.count, (reading.words.span(counted.start, counted.end),))
            if counted.total:
                totals[counted.platform] = number
            else:
                row = reading.span.start if reading.cells else 0
                among = beside if counted.beside else parts[counted.platform]
                among[(counted.what, counted.count, row, place)] = number
    numbers = {platform: _added(found.values()) for platform, found in parts.items()}
    for platform, number in totals.items():
        numbers[platform] = max(
            numbers.get(platform, _NOTHING), number, key=lambda number: number[0]
        )
    unnamed = numbers.pop("", _NOTHING)
    named = _added((*numbers.values(), *beside.values()))
    if readings[0].cells:
        return numbers, _added((named, unnamed))  # every row is an account of its own
    return numbers, max(named, unnamed, key=lambda number: number[0])


def _on_holders_before(
    reading: Reading, stated: Sequence[Counted], whole: Callable[[], Sequence[Reading]]
) -> Sequence[Counted]:
    """The numbers, times the holders that clauses before tell: 上述员工每人一个企业微信."""
    if reading.cells or not _OF_EACH.search(reading.text):
        return stated
    counts = list(find_counts(reading.text))
    before = [r.text for r in whole() if r.span.start < reading.span.start]
    nearest = before[: -_NEAREST - 1 : -1]
    return [
        replace(one, count=one.count * holders_before(reading.text, one.start, nearest))
        if is_of_each(reading.text, one.start) and holders_of(reading.text, counts, one.start) == 1
        else one
        for one in stated
    ]


def _goes_on(text: str, last: Counted, counted: Counted) -> bool:
    """一个大号、一个小号: the same number again in one list is of further accounts."""
    same = (last.platform, last.what) == (counted.platform, counted.what)
    return same and bool(_NEXT.fullmatch(text, last.end, counted.start))


def _single(readings: Sequence[Reading]) -> Fact[int] | None:
    """该号, 这个账号: one, where nothing speaks of many."""
    for reading in readings:
        for noun in find_account_nouns(reading.text):
            if is_definite(reading.text, noun) and not _PLURAL.search(reading.text):
                return Fact(1, (reading.words.span(noun.start, noun.end),))
    return None


def _each_one(readings: Sequence[Reading]) -> dict[str, _Number]:
    """抖音号和视频号归乙方: one on every platform, where nothing speaks of many.

    Two of one platform that stand in one list are two: 小红书探店号和备用的那个小红书小号.
    """
    found: dict[str, _Number] = {}
    nouns = [noun for reading in readings for noun in find_account_nouns(reading.text)]
    beside = any(noun.platform and not noun.pays for noun in nouns)
    for reading in readings:
        if reading.cells or _PLURAL.search(reading.text) or _SHARED.search(reading.text):
            continue
        text = reading.text
        last: AccountNoun | None = None
        for noun in find_account_nouns(text):
            if not noun.platform or PLACE.match(text, noun.end):
                continue
            goes_along = reading.passage.depth or _ALONG.search(text, 0, noun.start)
            if noun.pays and beside and goes_along:
                continue  # it belongs to a shop, no clause hands it over by itself
            number, spans = found.get(noun.name, _NOTHING)
            further = last and last.name == noun.name and _are_two(text, last, noun)
            further = further or (_defines_one(reading, noun) and not last)
            if not number or further:
                span = reading.words.span(noun.start, noun.end)
                found[noun.name] = (number + 1, (*spans, span))
            last = noun
    return found


def _defines_one(reading: Reading, noun: AccountNoun) -> bool:
    """The account is what one of several terms of a clause means: “二号”指甲方新注册的微信号."""
    passage = reading.passage
    defined = passage.depth > 0 and passage.span != passage.clause.body
    return defined and not reading.text[noun.end :].strip("号。;，")


def _are_two(text: str, first: AccountNoun, second: AccountNoun) -> bool:
    words = text[first.start : first.end], text[second.start : second.end]
    listed = _JOINED.fullmatch(_BRACKET.sub("", text[first.end : second.start]))
    apart = text[first.end : second.start]  # 前台微信、后厨微信
    differ = words[0] != words[1] or (len(apart) > 2 and not _SAME_AGAIN.search(apart))
    return bool(listed) and differ and all(map(_ACCOUNT_END.search, words))

"""What is left of accounts that one clause lists where another takes some of them out.

“抖音号两个、微博号一个”; two clauses on: 微博号由甲方留用，其余归乙方. Or a supplement: 原合同所列
快手号已封禁，自标的中剔除.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reviewer.document.model import Span
from reviewer.facts.account_identifiers import identifiers_from
from reviewer.facts.account_numbers import find_counted
from reviewer.facts.account_sums import CLASSIFIERS, REST
from reviewer.facts.account_words import (
    AccountNoun,
    find_account_nouns,
    find_kept_nouns,
    speaks_of_accounts,
)
from reviewer.facts.kept_accounts import WITHDRAWN
from reviewer.facts.readings import Reading
from reviewer.text.numerals import find_counts, parse_number

_COUNTED_BEHIND = re.compile(
    r"(?:其中)?的?(?P<number>[\d一二两三四五六七八九十]{1,3})[个只枚](?!月|工作|自然)(?=[，。;(]|$)"
)
_REST_OF_NUMBER = re.compile(
    rf"(?:{REST.pattern})的?(?P<number>[\d一二两三四五六七八九十]{{1,3}})[个只枚家间]"
)
_BARE_NUMBER = re.compile(
    r"(?:^|的|，)(?P<number>[\d一二两三四五六七八九十]{1,3})[个只枚家间]"
    r"(?=(?:全部|全都|[均都]|一并|统统|悉数)?(?:转|让|卖|移交|出售|归[乙受买接]|交[给由付]|过户|划|由[乙受买]))"
)
_NEAREST = 3  # clauses in which the accounts of a number without a noun are looked for
_PHRASE = re.compile(r"(?:[“「『][^”」』]*[”」』]|[^，。;|、“])*+")
# 两只被限制登录，双方同意扣除; not 扣除两个月租金.
_COUNTED_OUT = re.compile(
    r"(?P<number>[\d一二两三四五六七八九十]{1,3})[个只枚](?!月|工作|自然)[^，。;款金费租元]{0,8}(?:，[^，。;款金费租元]{0,8})?$"
)
_FURTHER = re.compile(
    r"(?:[^，。;|、]{0,6}(?:个人|私人|自用|本人|自己|另[外有行]?|还有)的?[^，。;|、]{0,6})$"
)


@dataclass(frozen=True, slots=True)
class Staying:
    """Accounts of a platform that stay: `count` of them, all where it is None. `platform` is empty
    where the words name none."""

    platform: str
    count: int | None


@dataclass(frozen=True, slots=True)
class Remainder:
    """What goes of the accounts listed at `span`: the number by platform; 0 where all stay."""

    numbers: dict[str, int]
    span: Span


def find_remainder(
    given: Sequence[Reading], whole: Callable[[], Sequence[Reading]]
) -> Remainder | None:
    """What is left of the nearest list before a clause of `given` that hands over 其余, or takes
    accounts out of what is sold. `whole` gives all clauses."""
    for reading in given:
        if left := _bare_number(reading, whole):
            return left
        first = REST.search(reading.text) or WITHDRAWN.search(reading.text)
        if first is None or any(c.end <= first.start() for c in find_counted(reading.text)):
            continue
        earlier = [r for r in whole() if r.span.start < reading.span.start and not r.cells]
        for listed in reversed([r for r in earlier if speaks_of_accounts(r.text)]):
            numbers = _numbers(listed)
            if sum(numbers.values()) < 2:
                continue
            between = [r for r in earlier if listed.span.start <= r.span.start] + [reading]
            staying = [each for r in between for each in find_staying(r.text)]
            staying = staying or list(_left_out(reading.text, numbers))
            if staying and all(each.platform in numbers for each in staying):
                return Remainder(_left(numbers, staying), listed.span)
    return None


def _left_out(text: str, numbers: Mapping[str, int]) -> Iterator[Staying]:
    """小红书归女方，其余三个归男方: the accounts that are none of the number left of the list."""
    rest = _REST_OF_NUMBER.search(text)
    if rest is None:
        return
    begin = max(text.rfind(mark, 0, rest.start()) for mark in "。;|") + 1
    nouns = [n for n in find_account_nouns(text) if n.platform and begin <= n.start < rest.start()]
    staying = [_staying(text, noun) for noun in nouns]
    left = int(parse_number(rest["number"]) or 0)
    listed = all(each.platform in numbers for each in staying)
    if listed and sum(_left(numbers, staying).values()) == left:
        yield from staying


def _bare_number(reading: Reading, whole: Callable[[], Sequence[Reading]]) -> Remainder | None:
    """仍在营业的六家全部转让: the number is of the accounts of the clause before."""
    stated = _BARE_NUMBER.search(reading.text)
    if stated is None or find_account_nouns(reading.text):
        return None
    number = int(parse_number(stated["number"]) or 0)
    for before in reversed([r for r in whole() if r.span.start < reading.span.start][-_NEAREST:]):
        numbers = _numbers(before)
        if len(numbers) == 1 and max(numbers.values()) >= number:
            return Remainder(dict.fromkeys(numbers, number), reading.span)
    return None


def _numbers(reading: Reading) -> dict[str, int]:
    numbers: dict[str, int] = {}
    for counted in find_counted(reading.text):
        if counted.platform and not counted.total:
            numbers[counted.platform] = numbers.get(counted.platform, 0) + counted.count
    return numbers


def _left(numbers: Mapping[str, int], staying: Sequence[Staying]) -> dict[str, int]:
    left = dict(numbers)
    for each in staying:
        gone = left[each.platform] if each.count is None else each.count
        left[each.platform] = max(0, left[each.platform] - gone)
    return left


def find_staying(text: str) -> Iterator[Staying]:
    """The accounts of which the narrow text says that they stay; one's own besides are none."""
    for noun in find_kept_nouns(text):
        if not _FURTHER.search(text, 0, noun.start):
            yield _staying(text, noun)


def find_withdrawn(
    numbers: Mapping[str, int], given: Sequence[Reading], whole: Sequence[Reading]
) -> dict[str, int]:
    """How many of the counted accounts of each platform another clause takes out again: 知乎号不再
    转让. What is taken out in the clause that states a number is no longer in it."""
    gone: dict[str, int] = {}
    stating = {r.passage.clause.id for r in given if find_counted(r.text)}
    for reading in whole:
        if reading.cells or reading.passage.clause.id in stating:
            continue
        for each in _withdrawn(reading.text):
            name = next(iter(numbers)) if not each.platform and len(numbers) == 1 else each.platform
            number = numbers.get(name, 0)
            if number:
                gone[name] = number if each.count is None else min(number, each.count)
    return gone


def _withdrawn(text: str) -> Iterator[Staying]:
    """The accounts of which the narrow text says that they were to go and no longer do."""
    for clause in WITHDRAWN.finditer(text):
        begin = max(text.rfind(mark, 0, clause.start()) for mark in "。;|") + 1
        named = [n for n in find_kept_nouns(text) if begin <= n.start < clause.start()]
        counted = _COUNTED_OUT.search(text, begin, clause.start())
        counted = counted or _COUNTED_BEHIND.match(text, clause.end())
        if named:
            yield from (_staying(text, noun) for noun in named)
        elif counted:
            yield Staying("", int(parse_number(counted["number"]) or 0))


def _staying(text: str, noun: AccountNoun) -> Staying:
    stop = _PHRASE.match(text, noun.end)
    end = stop.end() if stop else noun.end
    counts = [c for c in find_counts(text[noun.end : end]) if c.classifier in CLASSIFIERS]
    names = identifiers_from(text, noun, end).names
    return Staying(noun.name, int(counts[0].number.stated) if counts else len(names) or None)

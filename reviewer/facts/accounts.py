"""How many accounts are transferred, and on which platforms.

Accounts are counted by platform: the largest number that a passage states for it, or that the rows
of an annex add up to. A number for all (共十七个账号) counts where it is larger. An account that
is named (“阿茶的茶”) is one. A payment account counts where a clause hands it over by itself, not
where it only goes along (店铺连同支付宝). Groups and SIM cards are none.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from reviewer.document.model import Span
from reviewer.facts.account_numbers import find_counted
from reviewer.facts.account_platforms import find_account_platforms
from reviewer.facts.account_rows import quantity_of, rows_in
from reviewer.facts.account_sums import Counted
from reviewer.facts.account_words import (
    AccountNoun,
    find_account_nouns,
    find_objects,
    is_definite,
    speaks_of_accounts,
)
from reviewer.facts.kept_accounts import names_belonging, says_it_stays
from reviewer.facts.model import Fact
from reviewer.facts.platforms import Platform, find_platforms
from reviewer.facts.readings import Reading

_PLURAL = re.compile(
    r"各(?!平台|方|自|项)|逐[一个号店]|全部(?![权收利内数价款])|(?<!归)所有(?![者权人，。;|的、)]|$)|一切|若干|等[账帐号店]|每[个一]|任[一何]|多个|[一整成大这那两几按分]批|批[量次发]|矩阵|店群|号池|悉数|尽数|家数|不止"
)
_YES = frozenset("√✓✔☑☒■是转有打给交卖让Y")
_BOXES = frozenset("√✓✔☑☒■☐□×✗")
_SUM = re.compile(r"(?:合计|总计|共计|小计|累计|总数)(?:[^\u4e00-\u9fff]|$)")
_NO = frozenset(
    ["", "×", "✗", "☐", "□", "否", "无", "—", "-", "/", "不", "N", "留", "自留", "不留"]
    + [f"不{word}" for word in "转打给交卖让动"]
)
_ALONG = re.compile(r"(?:连[同着带]?|附?带|挂的)[^，。;|()]{0,4}$")  # 店铺两个连同支付宝
_PLACE = re.compile(r"[中里内](?!的?[店号])")  # 企业微信中的好友
# Between two accounts of one platform: 和备用的那个.
_NEXT = re.compile(r"[^，。;|、]{0,6}、[^，。;|、]{0,8}")
_JOINED = re.compile(r"(?:[、和与及跟]|以及|连同)[^，。;|、]{0,8}")
_BRACKET = re.compile(r"[(][^()]*[)]")
_SAME_AGAIN = re.compile(r"[该其此本]|[上前所]述")
_TOGETHER = re.compile(r"[号个]{0,2}(?:去重|去掉重复|加起来|相加|合计|合并)")  # of rows above
_SHARED = re.compile(r"共用|通用|合用|同一[个套]?[账帐号]")  # 大众点评和美团共用的账号
_ACCOUNT_END = re.compile(r"(?:号|微信|[账帐]号|账户)$")

_Number = tuple[int, tuple[Span, ...]]
_NOTHING: _Number = (0, ())


@dataclass(frozen=True, slots=True)
class Accounts:
    """How many accounts the contract is about, and of which platforms."""

    count: Fact[int] | None
    platforms: tuple[Fact[str], ...]


def find_accounts(
    accounts: Sequence[Reading],
    others: Sequence[Reading],
    background: Sequence[Sequence[Reading]],
    *,
    stated_only: bool = False,
) -> Accounts:
    """Number and platforms of the accounts.

    `accounts` are readings of what is transferred as an account, `others` those of groups and of
    payment instruments, whose platforms count too. `background` (title and recitals, then the
    clauses on passwords and checks) is asked for a platform only where the clauses name none.
    With `stated_only` a number is read only where one is written, not from the names of accounts.
    """
    accounts = _without_kept_rows(accounts)
    platforms, unlisted = find_account_platforms(accounts, others, background)
    return Accounts(_count(accounts, unlisted, stated_only), tuple(platforms.values()))


def _count(
    readings: Sequence[Reading], unlisted: Sequence[Platform], stated_only: bool
) -> Fact[int] | None:
    """The numbers by platform added up, or one for all that is larger."""
    by_platform: dict[str, _Number] = {}
    overall = _NOTHING
    for group in (*_by_table(readings), *([r] for r in readings if not r.cells)):
        numbers, together = _group(group, unlisted)
        overall = max(overall, together, key=lambda number: number[0])
        for platform, number in numbers.items():
            known = by_platform.get(platform, _NOTHING)
            by_platform[platform] = max(known, number, key=lambda number: number[0])
    if by_platform and not stated_only:
        for platform, number in _each_one(readings).items():
            known = by_platform.get(platform, _NOTHING)
            by_platform[platform] = max(known, number, key=lambda number: number[0])
    best = max(_added(by_platform.values()), overall, key=lambda number: number[0])
    if best[0] == 1 and not stated_only:  # 美团店铺、抖音号，以上一样一个
        best = max(best, _added(_each_one(readings).values()), key=lambda number: number[0])
    if best[0]:
        return Fact(best[0], best[1])
    if stated_only:
        return None
    best = _added(_each_one(readings).values())
    return _single(readings) or (Fact(*best) if best[0] else None)


def _added(numbers: Iterable[_Number]) -> _Number:
    listed = list(numbers)
    return sum(number for number, _ in listed), tuple(s for _, spans in listed for s in spans)


def _without_kept_rows(readings: Sequence[Reading]) -> list[Reading]:
    """All but sums and rows whose account stays: 合计, 机构留用, no tick under 转."""
    kept = {
        id(reading)
        for rows in _by_table(readings)
        for reading in rows
        if _SUM.match(reading.cells[0].text)
        or any(says_it_stays(cell.text) for cell in reading.cells[1:])
    }
    for rows in _by_table(readings):
        width = max(len(reading.cells) for reading in rows)
        for column in range(width):
            marks = [_tick(r.cells[column].text) if column < len(r.cells) else "" for r in rows]
            if set(marks) & _YES and set(marks) <= _YES | _NO:
                kept |= {id(r) for r, mark in zip(rows, marks, strict=True) if mark in _NO}
    return [reading for reading in readings if id(reading) not in kept]


def _tick(cell: str) -> str:
    """What a cell says of its row: a tick box alone where its words follow (☑抖音号)."""
    return cell[:1] if cell[:1] in _BOXES else cell


def _by_table(readings: Sequence[Reading]) -> Iterator[list[Reading]]:
    tables: dict[int, list[Reading]] = defaultdict(list)
    for reading in readings:
        if reading.cells:
            tables[id(reading.table)].append(reading)
    yield from tables.values()


def _group(
    readings: Sequence[Reading], unlisted: Sequence[Platform]
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
        stated = find_counted(reading.text, unlisted)
        last: Counted | None = None
        place = 0
        for counted in _row(reading, unlisted, stated) if reading.cells else stated:
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


def _goes_on(text: str, last: Counted, counted: Counted) -> bool:
    """一个大号、一个小号: the same number again in one list is of further accounts."""
    same = (last.platform, last.what) == (counted.platform, counted.what)
    return same and bool(_NEXT.fullmatch(text, last.end, counted.start))


def _row(
    reading: Reading, unlisted: Sequence[Platform], found: Sequence[Counted]
) -> Iterator[Counted]:
    """The accounts of a row: its quantity, the numbers in its words, or the row as one."""
    text = reading.text
    stated = [one for one in found if not (one.total or _TOGETHER.match(text, one.end))]
    quantity = quantity_of(reading)
    heads = " ".join((*reading.heads, reading.table.title if reading.table else ""))
    named = {m.platform.name for m in find_objects(text, unlisted) if m.platform.kind != "payment"}
    if not named:
        named = {m.platform.name for m in find_platforms(heads)}
    several = len(find_account_nouns(text, unlisted)) > 1  # 微信号、外卖店铺 | 各1个
    name = next(iter(named)) if len(named) == 1 and not (quantity and several) else ""
    whole = (text, 0, len(text))
    if len(named) == 1:
        stated = _of_one_platform(stated, next(iter(named)))
    if stated and (len(named) > 1 or quantity is None):
        for counted in stated:
            rows = rows_in(reading) if text[counted.start] == "各" else 1  # G01至G20 | 各一
            yield replace(counted, count=counted.count * rows)
    elif not quantity and rows_in(reading) == 1 and (listed := _listed_in_cell(reading, unlisted)):
        for platform in listed:
            yield Counted(platform, 1, False, *whole)
    elif quantity or _is_account(reading, heads):
        yield Counted(name, quantity or rows_in(reading), False, *whole)


def _of_one_platform(stated: Sequence[Counted], platform: str) -> list[Counted]:
    """天猫“朔野” | 店铺一家: a number without platform tells of the accounts that are named."""
    named = [counted for counted in stated if counted.platform]
    others = [replace(counted, platform=platform) for counted in stated if not counted.platform]
    return max(others, named, key=lambda part: sum(counted.count for counted in part))


def _listed_in_cell(reading: Reading, unlisted: Sequence[Platform]) -> list[str]:
    """The platforms that one cell joins: “衡岳旅游”公众号与视频号."""
    for cell in reading.cells:
        mentions = [m for m in find_objects(cell.text, unlisted) if m.platform.kind != "payment"]
        names = list(dict.fromkeys(mention.platform.name for mention in mentions))
        if len(names) > 1:
            return names
    return []


def _is_account(reading: Reading, heads: str) -> bool:
    """The row stands for an account, not for the lease or the desks beside it in the list."""
    if any(cell.text.startswith("指") for cell in reading.cells[1:]):
        return False  # a table of terms
    text = reading.text
    nouns = find_account_nouns(text)
    if nouns and all(names_belonging(text, n.end) or _PLACE.match(text, n.end) for n in nouns):
        return False  # 各微信号通讯录合计19,260人, 微信里收着的地址
    return speaks_of_accounts(text) or speaks_of_accounts(heads)


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
            if not noun.platform or _PLACE.match(text, noun.end):
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

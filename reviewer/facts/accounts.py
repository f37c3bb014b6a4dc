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
from functools import cache

from reviewer.document.model import Span
from reviewer.facts.account_numbers import find_counted
from reviewer.facts.account_rows import quantity_of, rows_in
from reviewer.facts.account_sums import Counted
from reviewer.facts.account_words import (
    AccountNoun,
    find_account_nouns,
    find_objects,
    is_definite,
    speaks_of_accounts,
)
from reviewer.facts.kept_accounts import says_it_stays
from reviewer.facts.model import Fact
from reviewer.facts.platforms import Platform, default_platforms, find_platforms
from reviewer.facts.readings import Reading

_PLURAL = re.compile(
    r"各(?!平台|方|自|项)|逐[一个号店]|全部|(?<!归)所有(?![者权人，。;|的、)]|$)|一切|若干|等[账帐号店]|每[个一]|任[一何]|多个|[一整成大这那两几按分]批|批[量次发]|矩阵|店群|号池|悉数|尽数|家数|不止"
)
_PLATFORM_HEAD = re.compile(r"^(?:所属|所在)?(?:平台|渠道|网站|系统|(?:支付|收单)?机构)(?:名称)?$")
_NUMBER_OF_ACCOUNT = re.compile(r"商户号|账号|帐号")
_YES = frozenset("√✓✔☑☒■是转有打Y")
_BOXES = frozenset("√✓✔☑☒■☐□×✗")
_SUM = re.compile(r"(?:合计|总计|共计|小计|累计|总数)(?:[^\u4e00-\u9fff]|$)")
_NO = frozenset(["", "×", "✗", "☐", "□", "否", "无", "—", "-", "/", "不转", "不打", "不", "N"])
_ALONG = re.compile(r"(?:连[同着带]?|附?带|挂的)[^，。;|()]{0,4}$")  # 店铺两个连同支付宝
_PLACE = re.compile(r"[中里内](?!的?[店号])")  # 企业微信中的好友
_GROUP_OR_MEANS = re.compile(r"[^，。;]{0,4}(?:群|收款|经营码|好友|支付|钱包)")
_ACCOUNT_PART = re.compile(r"(?:高级|旗舰|企业|会员|个人)?(?:端口|店|账号|账户|席位|号)")
_ACCOUNTS_OF = r"[^，。;|]{0,8}?(?:账号|帐号|账户|工号|席位|商户号|店铺|租户|管理员权限)"
_QUOTED_PLATFORM = re.compile(
    r"[“\"「](?P<name>[^”\"」，。]{2,12})[”\"」](?P<kind>系统|平台|App|APP|app|网|软件|客户端|云平台)"
    + _ACCOUNTS_OF
)
# 房客源系统“蜂巢”的租户账号; in a recital 甲方要在“澜引擎”放量, 于“杏壹云诊”平台开设.
_KIND_QUOTED = re.compile(
    r"(?P<kind>系统|平台|软件|App|APP|app)[“\"「](?P<name>[^”\"」，。]{2,10})[”\"」]" + _ACCOUNTS_OF
)
_RECITED = re.compile(
    r"(?:[在于]|加盟|入驻|接入)[“\"「](?P<name>[^”\"」，。]{2,10})[”\"」]"
    r"(?P<kind>系统|平台|网站?|App|APP|app|软件)?[^，。;]{0,2}?(?:上|开[设店立]|注册|入驻|放量|投放|接单|经营)"
)
_PLATFORM = re.compile(
    r"(?:[在于将其对的下及和与、，。;|]|^|所属|接入)(?P<name>[\u4e00-\u9fffA-Za-z0-9]{2,10}?)"
    r"(?P<kind>系统|平台|引擎|支付|企业邮箱?|云|网|App|APP|app)(?![“\"「])(?:[上内中]|后台)?(?:的|之|开[设立]的?|注册的?)?"
    + _ACCOUNTS_OF
)
_APP = re.compile(r"app$", re.IGNORECASE)
_BEFORE_NAME = re.compile(r"^.*(?:[一二两三四五六七八九十\d]+个|所列|名下|使用|开设在|注册在)的?")
_PART_OF_NAME = frozenset(
    {"系统", "引擎", "支付", "企业邮", "企业邮箱", "云", "网", "App", "APP", "app"}
)
_NO_NAME = re.compile(
    r"[该各本此每其]|相关|上述|第三方|电商|网络|社交|短视频|直播|交易|线上|互联网|多个|其他|所有|业务|公司|管理|后台|会员"
    r"|收银|客服|教务|办公|财务|订单|内部|官方|微信|甲方|乙方|双方|登录|使用|注册|同一|规则|[运服].*商"
    r"|清楚|[两都哪那什在原]|[之只按由把将并仍须应得可]"
)
# Between two accounts of one platform: 和备用的那个.
_NEXT = re.compile(r"[^，。;|、]{0,6}、[^，。;|、]{0,8}")
_JOINED = re.compile(r"(?:[、和与及跟]|以及|连同)[^，。;|、]{0,8}")
_BRACKET = re.compile(r"[(][^()]*[)]")
_SAME_AGAIN = re.compile(r"[该其此本]|[上前所]述")
_TOGETHER = re.compile(r"[号个]{0,2}(?:去重|去掉重复|加起来|相加|合计|合并)")  # of rows above
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
    platforms = _platforms(accounts)
    for name, fact in _platforms(others, groups_only=True).items():
        platforms.setdefault(name, fact)
    if accounts and platforms.keys() <= _of_kind("payment"):
        named = _unlisted(accounts)
        asked = ({**_platforms(readings), **_unlisted(readings)} for readings in background)
        found = named or next(filter(None, asked), {})
        found = {name: fact for name, fact in found.items() if name not in _of_kind("mail")}
    else:
        found = _unlisted(r for r in accounts if not find_platforms(r.text))
        apps = {name: fact for name, fact in found.items() if _APP.search(name)}
        named = found = {**apps, **_unlisted(accounts, quoted=True)}
    unlisted = [Platform(name, name, "unlisted", ()) for name in named]
    platforms = {**found, **platforms}
    return Accounts(_count(accounts, unlisted, stated_only), tuple(platforms.values()))


def is_mail(name: str) -> bool:
    """Whether the platform of that name is for mail: a mailbox most often goes with a password."""
    return name in _of_kind("mail")


@cache
def _of_kind(kind: str) -> frozenset[str]:
    return frozenset(p.name for p in default_platforms() if p.kind == kind)


def _platforms(readings: Iterable[Reading], *, groups_only: bool = False) -> dict[str, Fact[str]]:
    found: dict[str, Fact[str]] = {}
    for reading in readings:
        for mention in find_objects(reading.text):
            name = mention.platform.name
            wanted = not groups_only or mention.platform.kind == "payment"
            if wanted or _GROUP_OR_MEANS.match(reading.text, mention.end):
                span = reading.words.span(mention.start, mention.end)
                found.setdefault(name, Fact(name, (span,)))
        if not groups_only and not any(find_platforms(cell.text) for cell in reading.cells):
            for head in reading.heads:
                for mention in find_platforms(head):
                    name = mention.platform.name
                    found.setdefault(name, Fact(name, (reading.span,)))
        if not groups_only or any(map(_NUMBER_OF_ACCOUNT.search, reading.heads)):
            for name, span in _in_platform_column(reading):
                found.setdefault(name, Fact(name, (span,)))
    return found


def _unlisted(readings: Iterable[Reading], *, quoted: bool = False) -> dict[str, Fact[str]]:
    """Platforms that no list knows, told by what stands round them: 在“泊云”平台的账号."""
    found: dict[str, Fact[str]] = {}
    for reading in readings:
        for match in _unlisted_names(reading.text):
            if quoted and match.re not in (_QUOTED_PLATFORM, _KIND_QUOTED):
                continue
            name = _BEFORE_NAME.sub("", match["name"])
            if not name:
                continue  # 开立的三个网络账号
            if match.re in (_QUOTED_PLATFORM, _PLATFORM) and match["kind"] in _PART_OF_NAME:
                name += match["kind"]
            if not _NO_NAME.search(name):
                span = reading.words.span(match.start("name"), match.end("name"))
                found.setdefault(name, Fact(name, (span,)))
    return found


def _unlisted_names(text: str) -> Iterator[re.Match[str]]:
    for pattern in (_QUOTED_PLATFORM, _KIND_QUOTED, _RECITED, _PLATFORM):
        yield from pattern.finditer(text)


def _in_platform_column(reading: Reading) -> Iterator[tuple[str, Span]]:
    """A platform that no list knows, named in a column of platforms."""
    for cell, head in zip(reading.cells, reading.heads, strict=False):
        words = _ACCOUNT_PART.split(cell.text)[0]
        known = find_platforms(cell.text) or _NO_NAME.search(words)
        if _PLATFORM_HEAD.match(head) and 2 <= len(words) <= 12 and not known:
            yield words, cell.span(0, len(words))


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
    if stated and (len(named) > 1 or quantity is None):
        for counted in stated:
            rows = rows_in(reading) if text[counted.start] == "各" else 1  # G01至G20 | 各一
            yield replace(counted, count=counted.count * rows)
    elif not quantity and rows_in(reading) == 1 and (listed := _listed_in_cell(reading, unlisted)):
        for platform in listed:
            yield Counted(platform, 1, False, *whole)
    elif quantity or _is_account(reading, heads):
        yield Counted(name, quantity or rows_in(reading), False, *whole)


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
    return speaks_of_accounts(reading.text) or speaks_of_accounts(heads)


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
        if reading.cells or _PLURAL.search(reading.text):
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

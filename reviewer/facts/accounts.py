"""How many accounts are transferred, and on which platforms.

Accounts are counted by platform: the largest number that a passage states for it, or that the rows of
an annex add up to. A number for all (共十七个账号) counts where it is larger. One account that is named
(“阿茶的茶”) is one. Groups, SIM cards, payment accounts that go along and followers are no accounts.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reviewer.document.model import Span
from reviewer.facts.model import Fact
from reviewer.facts.platforms import PlatformMention, find_platforms
from reviewer.facts.readings import CELL_MARK, Reading
from reviewer.text.numerals import find_counts, parse_number

# The words for an account where no platform is named.
_NOUN = re.compile(
    r"账号|帐号|账户(?!余额|资金)|通行证|网店|店铺|门店账号|小店|主号|老号|小号|靓号|大号|成品号|号码?池|橱窗号|蓝V"
    r"|(?<![编证票单型批符尾信符称口暗记字病学工车牌档序项料年月口])号(?![码称召楼线文令角角段店])|店(?=[，。；、）)|]|$)|三件套|邮箱"
)
_OTHER_THING = re.compile(
    r"群(?!主号|控)|卡|人(?![气设])|名(?!下|为|称)|席位|手机|主机|电脑|硬盘|版|份|条|页|元|小时|批|单|件|年|月|天|粉丝|好友|员|U盾"
)
_CLASSIFIERS = frozenset("个枚家款只套项支处")
_TOTAL = re.compile(r"(?:共|合计|总计|总共|一共|计|统共|合共)(?:为|有|是)?(?:人民币)?$")
_EACH = re.compile(r"各(?:有|自|开有?|开设|一|为)*$")
_NAMED = re.compile(r"[“\"「『](?P<name>[^”\"」』]{1,30})[”\"」』]")
_IDENTIFIED = re.compile(
    r"[^，。；|]{0,8}?(?:[（(：:，]?[^，。；|（(]{0,12}(?:尾号|昵称|UID|ID|uid|id|原始ID|登录名|用户名|注册手机|账号名))"
)
_DEFINITE = re.compile(
    r"(?:(?<!任)(?<![一每各单逐])[该此这那](?:个|一个?|枚)?|标的|目标|涉案|本|前述|上述|名下唯一的?|自己(?:的|那个))$"
)
_PLURAL = re.compile(r"各|逐[一个号店]|全部|所有|一[切批]|若干|等[账帐号店]|每[个一]|任[一何]|多个|批|矩阵|店群|号池")
_ROWS = re.compile(r"^(?P<low>\d+)[-—–~至到]+(?P<high>\d+)$")
_QUANTITY_HEAD = re.compile(r"数量|个数|[账帐]号数|店铺数|号数|^数$")
_WHOLE_CELL = re.compile(r"^(?:共|计|约)?(?P<count>[\d一二两三四五六七八九十百]+)[个枚家款只套支]?(?:[，,。（(；].*)?$")
# 甲方用微信发, 微信转账, 绑定邮箱, 微信客服: the platform is a means here, not the object.
_MEANS_BEFORE = re.compile(
    r"(?:用|以|通过|经|凭|扫描?|添?加|转至|绑定的?|密保|安全|注册|登录|指定的?|接收|管理员|运营者|本人|个人|私人|联系|发[至到送给]+(?:[甲乙丙]方)?的?)$"
)
_MEANS_AFTER = re.compile(
    r"^(?:公司|转账|支付给|付款|收款给|联系|通知|扫码|好友辅助|规则|客服|的?(?:规则|平台规则|审核|要求|政策|协议)|小二|通讯录导|同号|沟通|告知)"
)
_LARGEST = 100_000


@dataclass(frozen=True, slots=True)
class _Counted:
    """`count` accounts on the platform with this name; empty where the words name none."""

    platform: str
    count: int
    total: bool
    what: str
    span: Span


@dataclass(frozen=True, slots=True)
class Accounts:
    count: Fact[int] | None
    platforms: tuple[Fact[str], ...]


def find_accounts(
    accounts: Sequence[Reading], others: Sequence[Reading], background: Sequence[Reading]
) -> Accounts:
    """Number and platforms of the accounts.

    `accounts` are readings of what is transferred as an account, `others` those of groups and of
    payment instruments, whose platforms count too. `background` (title, recitals) is asked for a
    platform only where the clauses name none.
    """
    platforms = _platforms(accounts) | {
        name: fact for name, fact in _platforms(others, groups_only=True).items()
    }
    if accounts and not platforms:
        platforms = _platforms(background)
    return Accounts(_count(accounts), tuple(platforms.values()))


def _platforms(readings: Iterable[Reading], *, groups_only: bool = False) -> dict[str, Fact[str]]:
    found: dict[str, Fact[str]] = {}
    for reading in readings:
        for mention in _objects(reading.text):
            name = mention.platform.name
            after = reading.text[mention.end : mention.end + 6]
            if groups_only and not _GROUP_OR_MEANS.match(after) and mention.platform.kind != "payment":
                continue
            found.setdefault(name, Fact(name, (reading.words.span(mention.start, mention.end),)))
    return found


_GROUP_OR_MEANS = re.compile(r"[^，。；]{0,4}(?:群|收款|经营码|好友|支付|钱包)")


def _objects(text: str) -> Iterator[PlatformMention]:
    """The platforms that the text names as an object, not as a means."""
    for mention in find_platforms(text):
        before = text[max(0, mention.start - 10) : mention.start]
        if _MEANS_BEFORE.search(before) or _MEANS_AFTER.match(text[mention.end : mention.end + 8]):
            continue
        yield mention


def _count(readings: Sequence[Reading]) -> Fact[int] | None:
    by_platform: dict[str, tuple[int, tuple[Span, ...]]] = {}
    for group in (*_by_table(readings), *([r] for r in readings if not r.cells)):
        for platform, counted in _group(group).items():
            if counted[0] > by_platform.get(platform, (0, ()))[0]:
                by_platform[platform] = counted
    together = by_platform.pop("", (0, ()))
    named = sum(count for count, _ in by_platform.values())
    if named >= together[0]:
        spans = tuple(span for _, spans in by_platform.values() for span in spans)
        return Fact(named, spans) if named else _single(readings)
    return Fact(together[0], together[1])


def _by_table(readings: Sequence[Reading]) -> Iterator[list[Reading]]:
    tables: dict[int, list[Reading]] = defaultdict(list)
    for reading in readings:
        if reading.cells:
            tables[id(reading.table)].append(reading)
    yield from tables.values()


def _group(readings: Sequence[Reading]) -> dict[str, tuple[int, tuple[Span, ...]]]:
    """The number for every platform that one clause, or the rows of one table, give."""
    parts: dict[str, list[_Counted]] = defaultdict(list)
    for reading in readings:
        for counted in _row(reading) if reading.cells else _clause(reading):
            parts[counted.platform].append(counted)
    result: dict[str, tuple[int, tuple[Span, ...]]] = {}
    for platform, counts in parts.items():
        distinct = {(c.what, c.count): c for c in counts if not c.total}
        added = sum(c.count for c in distinct.values())
        total = max((c.count for c in counts if c.total), default=0)
        if total >= added:
            spans = tuple(c.span for c in counts if c.total and c.count == total)
        else:
            spans = tuple(c.span for c in distinct.values())
        result[platform] = (max(total, added), spans)
    if "" in result and len(result) > 1 and any(reading.cells for reading in readings):
        # Rows without a platform beside rows with one: all rows together.
        named = sum(count for platform, (count, _) in result.items() if platform)
        result[""] = (named + result[""][0], result[""][1])
    return result


def _clause(reading: Reading) -> Iterator[_Counted]:
    text = reading.text
    objects = list(_objects(text))
    stated: set[str] = set()
    for count in find_counts(text):
        value = count.number.low or count.number.high
        if count.classifier not in _CLASSIFIERS or value is None or not 0 < value <= _LARGEST:
            continue
        span = reading.words.span(count.start, count.end)
        before = text[: count.start]
        each = _EACH.search(before)
        if each or text.startswith("各", count.start):
            names = _names_before(objects, text, count.start)
            for mention in names:
                stated.add(mention.platform.name)
                what = text[mention.start : mention.end]
                yield _Counted(mention.platform.name, int(value), False, what, span)
            if names:
                continue
        noun = _noun_of(text, count.start, count.end)
        if noun is None:
            continue
        platform = _platform_of(objects, text, noun, count.start)
        total = bool(_TOTAL.search(before)) and count.end >= noun[1]
        if platform is None or platform.platform.kind != "payment":
            name = platform.platform.name if platform else ""
            stated.add(name)
            what = text[noun[0] : noun[1]] + (text[platform.start : platform.end] if platform else "")
            yield _Counted(name, int(value), total, what, span)
    yield from _singles(reading, objects, stated)


def _names_before(
    objects: Sequence[PlatformMention], text: str, at: int
) -> list[PlatformMention]:
    """The platforms of the sentence before 各一个."""
    start = max(text.rfind(mark, 0, at) for mark in "。；|") + 1
    return [m for m in objects if start <= m.start and m.end <= at and m.platform.kind != "payment"]


def _noun_of(text: str, start: int, end: int) -> tuple[int, int] | None:
    """What is counted: the account word after the number, else the one before it."""
    stop = re.compile(r"[，。；、|（(）)：:]|$").search(text, end)
    limit = min(stop.start() if stop else len(text), end + 16)
    ahead = text[end:limit]
    mention = next(iter(find_platforms(ahead)), None)
    noun = _NOUN.search(ahead)
    other = _OTHER_THING.search(ahead)
    first = min((m.start for m in (mention,) if m), default=len(ahead))
    first = min(first, noun.start() if noun else len(ahead))
    if mention and (group := re.match(r"[^，。；]{0,5}?群", ahead[mention.end :])):
        return None if group else None
    if first < len(ahead):
        if other and other.start() < first and not noun:
            return None
        last = noun.end() if noun else mention.end if mention else first
        return end + first, end + last
    if ahead.strip("的，。）)") and not re.match(r"[^\u4e00-\u9fff]", ahead[:1] or "，"):
        return None  # something else is counted: 三个小区
    begin = max(text.rfind(mark, 0, start) for mark in "。；") + 1
    behind = text[begin:start]
    nouns = [(m.start(), m.end()) for m in _NOUN.finditer(behind)]
    nouns += [(m.start, m.end) for m in find_platforms(behind)]
    others = [m.end() for m in _OTHER_THING.finditer(behind)]
    if not nouns:
        return None
    low, high = max(nouns, key=lambda place: place[1])
    if any(at > high for at in others):
        return None
    return begin + low, begin + high


def _platform_of(
    objects: Sequence[PlatformMention], text: str, noun: tuple[int, int], at: int
) -> PlatformMention | None:
    inside = [m for m in objects if m.start < noun[1] and noun[0] < m.end]
    if inside:
        return inside[-1]
    start = max(text.rfind(mark, 0, noun[0]) for mark in "。；，、|") + 1
    near = [m for m in objects if start <= m.start and m.end <= max(noun[1], at)]
    sentence = max(text.rfind(mark, 0, noun[0]) for mark in "。；|") + 1
    wide = {m.platform.name for m in objects if sentence <= m.start and m.end <= max(noun[1], at)}
    if near and len(wide) == 1:
        return near[-1]
    return None


def _singles(
    reading: Reading, objects: Sequence[PlatformMention], stated: set[str]
) -> Iterator[_Counted]:
    """Named accounts without a number: 公众号“拾光慢读”, 抖音号（尾号0916）, a list with one of each."""
    text = reading.text
    for mention in objects:
        name = mention.platform.name
        if name in stated or mention.platform.kind == "payment":
            continue
        after = text[mention.end : mention.end + 40]
        if re.match(r"[^，。；]{0,5}群", after):
            continue
        span = reading.words.span(mention.start, mention.end)
        names = _quoted(text, mention)
        if names:
            yield _Counted(name, len(names), False, "".join(names), span)
        elif _IDENTIFIED.match(after) or _DEFINITE.search(text[: mention.start]):
            yield _Counted(name, 1, False, "", span)


def _quoted(text: str, mention: PlatformMention) -> list[str]:
    """The quoted names that stand directly at the platform's name."""
    names: list[str] = []
    at = mention.end
    gap = re.compile(r"(?:[^，。；|“\"「『]{0,6}|[、和与及])")
    while True:
        between = gap.match(text, at)
        begin = between.end() if between else at
        quoted = _NAMED.match(text, begin)
        if quoted is None:
            break
        names.append(quoted["name"])
        at = quoted.end()
        gap = re.compile(r"[、和与及]?")
    if not names and (before := re.search(_NAMED.pattern + r"[\u4e00-\u9fff]{0,2}$", text[: mention.start])):
        names.append(before["name"])
    if not names and re.search(r"同名$", text[: mention.start]):
        names.append("同名")
    return names


def _row(reading: Reading) -> Iterator[_Counted]:
    objects = [m for m in _objects(reading.text) if m.platform.kind != "payment"]
    span = reading.words.span(0, len(reading.text))
    stated = [c for c in _clause(reading) if c.count > 0 and not c.total]
    quantity = _quantity(reading)
    heads = " ".join((*reading.heads, reading.table.title if reading.table else ""))
    named = [m.platform.name for m in objects] or [m.platform.name for m in find_platforms(heads)]
    name = named[0] if named and len(set(named)) == 1 else ""
    if len(set(named)) > 1 and stated:
        yield from stated
    elif quantity is not None:
        yield _Counted(name, quantity, False, reading.text, span)
    elif stated:
        yield from (_Counted(c.platform or name, c.count, False, reading.text, c.span) for c in stated[:1])
    else:
        yield _Counted(name, _rows_in(reading), False, reading.text, span)


def _quantity(reading: Reading) -> int | None:
    """The number in the column of quantities, or in a cell that holds nothing else."""
    for cell, head in zip(reading.cells, reading.heads, strict=False):
        if _QUANTITY_HEAD.search(head) and (match := _WHOLE_CELL.match(cell.text)):
            value = parse_number(match["count"])
            if value is not None and 0 < value <= _LARGEST:
                return int(value)
    return None


def _rows_in(reading: Reading) -> int:
    """How many running numbers a row stands for: 5—8 are four."""
    match = _ROWS.match(reading.cells[0].text)
    if match and int(match["low"]) < int(match["high"]) < int(match["low"]) + 1000:
        return int(match["high"]) - int(match["low"]) + 1
    return 1


def _single(readings: Sequence[Reading]) -> Fact[int] | None:
    """该号, 这个账号: one, where nothing speaks of many."""
    for reading in readings:
        for noun in _NOUN.finditer(reading.text):
            before = reading.text[max(0, noun.start() - 12) : noun.start()]
            named = _IDENTIFIED.match(reading.text[noun.end() : noun.end() + 30])
            if (named or _DEFINITE.search(before)) and not _PLURAL.search(reading.text):
                return Fact(1, (reading.words.span(noun.start(), noun.end()),))
    return None



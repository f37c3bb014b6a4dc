"""Numbers of accounts that sum up others, and what is left of them where some stay."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reviewer.facts.account_identifiers import NONE, QUOTED, Identifiers
from reviewer.facts.account_lists import count_listed
from reviewer.facts.kept_accounts import KEEPING
from reviewer.facts.platforms import find_platforms
from reviewer.facts.total_words import TOTAL
from reviewer.facts.word_lists import spelt_out
from reviewer.text.numerals import Count, find_counts

CLASSIFIERS = frozenset("个枚家款只套项支处间户部台席对位名")
_CLOSES = re.compile(r"号?(?=[都均，。;|)全一])")  # 两个都卖
_APART = re.compile(rf"[，:;)”](?:{TOTAL}|共)?这?$")
_SOME_STAY = rf"{KEEPING}|留(?!给[^自])|除|退|封|[带拿领分]走"
# 其中一个不在买受之列; 停用 alone says nothing of what is handed over.
_PART = re.compile(
    r"其中|[当之]中|里[头面](?!的)|(?<=[，(])(?=[^，。;|]{0,10}[个枚家间]除外)"  # 法人自用一个除外
)
_NAMED_PART = re.compile(
    r"[将把]?其中的?(?P<names>(?:[“「『][^”」』]{1,30}[”」』][、和与及]?)+)(?:[^，。;|]{0,4}[个家间])?"
    r"(?=(?:一并)?(?:转|卖|让|移[交转]|出售|归[乙受买接]|交[给由付]|过户|盘))"
)
_LIST_END = re.compile(r"[，。;:|()—–]|[合共总]计?")
_BRACKET = re.compile(r"[(][^()]*[)]")
_LISTED_WITH = re.compile(r"(?:[、和与及跟加]|以及|外加|另有?|还有)[^，。;|、]{0,4}$")
_SENTENCE_END = re.compile("[。|]")
_EXPLAINS = re.compile(r"[:(]|，(?:包括|分别|即|含|[^，。;|:]{1,4}:)")
_PHRASE_END = re.compile("[，。;|)]")
_OUT_OF_USE = re.compile("[停注销]")
_ONE = re.compile(r"[那这]个|的一个")
REST = re.compile(
    r"(?:别|好着|没封|能用|正常|完好)的(?=[都全统均一归转交给])|其余|余(?=[\d一二两三四五六七八九十]+[个枚])|余下|剩下|剩余|其他(?=[\d一二两三四五六七八九十])"
)


@dataclass(frozen=True, slots=True)
class Counted:
    """`count` accounts on a platform, stated at [start, end). `platform` is empty for any.

    `total` says that the number sums up others, `beside` that it stands in one list with accounts
    of a platform (微信六个、小号两个); `what` tells a repeated mention from a further account.
    `names` are what they are told apart by, as far as the words say it.
    """

    platform: str
    count: int
    total: bool
    what: str
    start: int
    end: int
    beside: bool = False
    names: Identifiers = NONE


def beside_others(text: str, found: Sequence[Counted], counted: Counted) -> Counted:
    """The number of no platform, told to be beside others where one list holds both."""
    if counted.platform or counted.total:
        return counted
    others = (other for other in found if other.platform and not other.total)
    ends = ((min(o.start, counted.start), max(o.start, counted.start)) for o in others)
    return replace(
        counted, beside=any(not _LIST_END.search(_BRACKET.sub("", text[a:b])) for a, b in ends)
    )


def sum_of(text: str, others: Sequence[Counted], counted: Counted) -> Counted:
    """知乎“甲”、B站“乙”，两个都卖; 六个子号，其中小红书四个、B站两个: the number sums up others."""
    named = [
        other
        for other in others
        if other.end <= counted.start and other.what != counted.what
        if "。" not in text[other.end : counted.start]
    ]
    closes = _CLOSES.match(text, counted.end) and _APART.search(text, 0, counted.start)
    if closes and len({c.platform for c in named}) > 1 and _add_up(named, counted.count):
        return replace(counted, platform="", total=True)
    parts = sorted((c for c in others if c.start >= counted.end), key=lambda c: c.start)
    several = [parts[:n] for n in range(2, len(parts) + 1)]
    if is_plain(counted.what) and any(_add_up(some, counted.count) for some in several):
        return replace(counted, platform="", total=True)
    return counted


def refers_back(text: str, found: Sequence[Counted], count: Count, value: int) -> bool:
    """两个抖音号…，现把这两个号赠给: the number of no platform is that of all before it."""
    told = [part for part in found if not part.total]
    joined = _LISTED_WITH.search(text, 0, count.start)
    return bool(told) and not joined and sum(part.count for part in told) == value


def without_parts(text: str, found: list[Counted]) -> list[Counted]:
    """小红书号20个：素人号15个、达人号5个: the numbers, without those that only explain another."""
    order = sorted(found, key=lambda counted: counted.start)
    gone: list[Counted] = []
    for index, whole in enumerate(order):
        stop = _SENTENCE_END.search(text, whole.end)
        end = stop.start() if stop else len(text)
        later = [
            c
            for c in order[index + 1 :]
            if whole.end <= c.start < end and c.platform in ("", whole.platform)
        ]
        several = (later[:n] for n in range(2, len(later) + 1))
        same = whole.platform or all(part.what == whole.what for part in later)
        explains = same and not whole.total and _EXPLAINS.match(text, whole.end)
        adds_up = (some for some in several if sum(c.count for c in some) == whole.count)
        gone += next(adds_up, []) if explains else []
    return [counted for counted in found if counted not in gone]


def _add_up(parts: Sequence[Counted], number: int) -> bool:
    return all(c.platform for c in parts) and sum(c.count for c in parts) == number


def is_plain(what: str) -> bool:
    """The words name no platform: 子号, 账号."""
    return not find_platforms(what)


def less_kept(text: str, found: list[Counted], counts: Sequence[Count]) -> list[Counted]:
    """共九个，7号、8号不作数，其余归乙方: what is left where some stay."""
    rest = REST.search(text)
    stay = spelt_out(_SOME_STAY).search(text, 0, rest.start()) if rest else None
    if rest is None or stay is None:
        return found
    begin = max(text.rfind(mark, 0, stay.start()) for mark in "，。;") + 1
    while begin and not _kept_of(text[begin : rest.start()]):  # 7号、8号被封，不作数
        begin = max(text.rfind(mark, 0, begin - 1) for mark in "，。;") + 1
    before = [c for c in found if c.end <= begin]
    names = {c.platform for c in before if c.platform}
    stated = next((c for c in counts if c.start == rest.end()), None)
    if stated and stated.classifier in CLASSIFIERS and len(names) < 2:
        left, after = int(stated.number.stated), stated.end
    else:
        left = sum(c.count for c in before) - _kept_of(text[begin : rest.start()])
        after = rest.end()
    if left <= 0:
        return found
    name = names.pop() if len(names) == 1 else ""
    others = [c for c in found if c.start >= after]
    return [Counted(name, left, False, "", rest.start(), after), *others]


def less_part(text: str, found: list[Counted], counts: Sequence[Count]) -> list[Counted]:
    """闲鱼号两个，其中“自用”一个不在买受之列: what is left where nothing is said of the rest."""
    for part in _PART.finditer(text):
        stop = min(
            (at for mark in "。;|" if (at := text.find(mark, part.end())) >= 0), default=len(text)
        )
        stay = spelt_out(KEEPING).search(_without_names(text), part.end(), stop)
        if stay is None or _OUT_OF_USE.match(stay.group()) or REST.search(text, part.start(), stop):
            continue
        begin = max(text.rfind(mark, 0, part.start()) for mark in "。;|") + 1
        whole = [c for c in found if begin <= c.start and c.end <= part.start() and c.count > 1]
        phrase = _PHRASE_END.search(text, stay.end())
        words = text[part.end() : phrase.start() if phrase else len(text)]
        kept = _kept_of(words)
        if whole and any(m["name"] in text[: part.start()] for m in re.finditer(QUOTED, words)):
            continue  # of accounts that are listed by name it is left out already
        if whole and 0 < kept < whole[-1].count:
            left = replace(whole[-1], count=whole[-1].count - kept, names=NONE)
            found[found.index(whole[-1])] = left
    return found


def only_named_part(text: str, found: list[Counted]) -> list[Counted]:
    """两家淘宝店，现将其中的“甲”转给乙方: the number of what is named to go."""
    for part in _NAMED_PART.finditer(text):
        names = tuple(m["name"] for m in re.finditer(QUOTED, part["names"]))
        begin = max(text.rfind(mark, 0, part.start()) for mark in "。;|") + 1
        whole = [c for c in found if begin <= c.start and c.end <= part.start()]
        if whole and whole[-1].count > len(names):
            left = Identifiers("quoted", names, part.end())
            found[found.index(whole[-1])] = replace(whole[-1], count=len(names), names=left)
    return found


def _without_names(text: str) -> str:
    """The text with its quotes emptied: “自用闲置” is how an account is called."""
    return re.sub(QUOTED, lambda quoted: " " * len(quoted.group()), text)


def _kept_of(text: str) -> int:
    """How many of the accounts counted before stay, by number, by running number or by name."""
    if counted := [c for c in find_counts(text) if c.classifier in CLASSIFIERS]:
        return int(counted[-1].number.stated)
    return count_listed(text) or bool(_ONE.search(text))

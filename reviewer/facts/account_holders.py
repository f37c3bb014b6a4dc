"""On how many holders a number holds that is said of each of them.

四部手机，每部一个微信; 三家门店各一个美团号、两个抖音号; 一号机到五号机，一机一个微信. The holders
are persons, shops, devices and the like, counted or listed before. A word of distribution (每部,
各, 一机) binds the numbers behind it, up to the end of its phrase.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reviewer.facts.account_sums import REST
from reviewer.facts.kept_accounts import is_kept
from reviewer.facts.platforms import find_platforms
from reviewer.facts.word_lists import spelt_out
from reviewer.text.numerals import Count, find_counts, parse_number

_NUMERALS = "一二两三四五六七八九十"
_NUMERAL = rf"(?:[{_NUMERALS}]{{1,3}}|\d{{1,3}})"
# What binds a number to each holder, with the holder's word: 每部, 每个校区, 各, 一机一个.
_MARKER = re.compile(
    r"每一?(?P<word>[部台套家间店名位人批组科席])[^，。;|各\d一二两三四五六七八九十]{0,6}?(?:各自?)?"
    r"|(?:每一?|各)(?:个(?P<thing>[\u4e00-\u9fff]{2})|(?P<place>店))[^，。;|各\d一二两三四五六七八九十]{0,12}?(?:各自?)?"
    r"|每(?P<bare>[\u4e00-\u9fff]{2})(?:各自?|均|都|配有?|有|设有?|开有?)?(?=[一二两三四五六七八九十\d])"
    r"|一(?P<pair>[机部台家店人组科卡])(?=一[个枚号微码])|人手(?=一[个枚])|(?P<all>各自?)"
)
# From the marker to its number: 每部登录着, 每家交付一个企业微信、 before the second one.
_TO_NUMBER = re.compile(
    rf"[^，。;|()共\d{_NUMERALS}]{{0,14}}(?:{_NUMERAL}[个枚家名位][^，。;|\d{_NUMERALS}]{{0,10}}(?:[、和与及]|以及|外加)[^，。;|、\d{_NUMERALS}]{{0,8}})*"
)
_KINDS = {
    **dict.fromkeys("人名位", "人名位"),
    **dict.fromkeys("店家间", "家间"),
    **dict.fromkeys("机部台", "部台机"),
    "卡": "张",
}
_ANY_KIND = "部台套家间名位人组机席"
_PERSONS = "人名位"
_PLAIN = re.compile(r"(?:个|家)(?!$)")
_SEPARATOR = re.compile(r"[，。;、|():]")
_PLATFORM = re.compile("平台|网站|渠道")
_LISTED_PLATFORMS = re.compile(r"[、和与及]")
# 三店在美团上的商户后台各一个; 分三批，每批十个.
_SHOPS = re.compile(r"(?<![第\d])(?P<number>[两二三四五六七八九十]|[2-9])店(?![铺主长员])")
_LOTS = re.compile(rf"(?<![第\d])(?P<number>[{_NUMERALS}]|\d{{1,2}})批(?!量)")
# 一号机到五号机; 13号机留用: one less.
_RUN = re.compile(
    rf"(?P<low>{_NUMERAL})号(?P<thing>[机店馆位])[至到\-—–~]+(?P<high>{_NUMERAL})号(?P=thing)"
)
_MISSING = re.compile(r"(?:没有|[无缺除]|跳过|不含|不包括)$")
# 甲方及其配偶名下各一个.
_LISTED = re.compile(
    r"(?P<list>[\u4e00-\u9fff]{1,6}(?:、[\u4e00-\u9fff]{1,6})*[和与及跟][\u4e00-\u9fff]{1,6}?)"
    r"的?(?:名下|手[里上]|手机[里上])的?各自?(?:有|开有)?$"
)
# 甲方与其妻的抖音号各一.
_WITH_KIN = re.compile(
    r"[和与及跟][其他她我]?(?:妻|夫|配偶|爱人|老婆|媳妇|老公|丈夫|父|母|爸|妈|儿|女|兄|弟|姐|妹)"
    r"[^，。;、|一两三四五六七八九十\d]{0,12}各自?[有开]?$"
)
# 城东店、城西店各一套账号.
_PLACES = (
    r"(?P<list>[^，。;、|():\d将把]{1,8}?(?P<kind>店|站|校区|部|馆|中心|公司)"
    r"(?:[、和与及][^，。;、|():\d]{1,8}?(?P=kind))+)"
)
_LISTED_PLACES = re.compile(_PLACES + r"的?各自?(?:有|开有)?$")
# 东店、西店的美团店铺（各一）.
_THINGS_OF_PLACES = re.compile(_PLACES + r"的[^，。;、|()和与及]{2,8}[(]?各自?$")
# 员工七名各自使用的、公司出资注册的微信各一个: the first word names the holders.
_ALREADY = re.compile(r"各自?(?:使用|所用|登录|名下|持有|注册|在用|管理|管)")
_SAME_AGAIN = re.compile(r"其中|[里当之]中|里头|里面|[合总共各]")
_ONE_LIST = re.compile(r"[^，。;、]{0,5}[、和与及][^，。;、]{0,6}")  # 三名店员、两名学徒
_HOLDER_WORDS = 4
_FAR = {True: 48, False: 16}


@dataclass(frozen=True, slots=True)
class _Holders:
    """`number` things or persons, told at [start, end) by a classifier or as a run."""

    number: int
    kind: str
    start: int
    end: int


def holders_of(text: str, counts: Sequence[Count], at: int, *, platforms: bool = True) -> int:
    """On how many holders the number that begins at `at` holds; 1 where it is said of none.

    Without `platforms` those are none: 携程、飞猪两家平台各一 names each of them.
    """
    marker = _marker_before(text, at)
    if marker is None:
        return 1
    if marker["all"] and (number := _listed(text, marker.end())):
        return number
    told = [*_counted(counts), *_runs(text), *_shops_and_lots(text)]
    if not platforms:
        told = [h for h in told if not _PLATFORM.match(text, h.end)]
    told.sort(key=lambda holders: holders.start)
    meant = _near(text, [h for h in told if _fits(text, h, marker)], marker)
    found = _sum(text, meant)
    if found and _follows_marker(text, meant[-1].start):  # 四组，每组四席，每席一个
        found *= holders_of(text, counts, meant[-1].start)
    if not found and marker["all"] and (first := _first_marker(text, marker.start())):
        before = [h for h in told if h.kind in _ANY_KIND and h.end <= first.start()]
        near = before and len(_phrase(text, before[-1].end, first.start())) <= 6
        found = before[-1].number if near else 0
    return found or 1


def _listed(text: str, end: int) -> int:
    """How many holders are listed right before 各: 甲方及其配偶名下各, 城东店、城西店各."""
    if _WITH_KIN.search(text, 0, end):
        return 2
    patterns = (_LISTED, _LISTED_PLACES, _THINGS_OF_PLACES)
    listed = next(filter(None, (pattern.search(text, 0, end) for pattern in patterns)), None)
    if listed is None or len({m.platform for m in find_platforms(listed["list"])}) > 1:
        return 0
    return len(re.split(r"[、和与及跟]", listed["list"]))


def holders_before(text: str, at: int, before: Iterable[str]) -> int:
    """On how many holders the number at `at` holds where only the texts `before` it tell them,
    the nearest first: 五名员工…; the clause after it: 每人一个企业微信. 1 where none does."""
    for earlier in before:
        counts = [c for c in find_counts(earlier) if not is_kept(earlier, c.start, c.end)]
        for last in reversed(counts):
            lead = earlier[: last.end + _HOLDER_WORDS]
            told = [count for count in counts if count.end <= last.end]
            number = holders_of(lead + text, told, len(lead) + at)
            if number > 1:
                return number
    return 1


def is_of_each(text: str, at: int) -> bool:
    """Whether a word of distribution binds the number that begins at `at`."""
    return _marker_before(text, at) is not None


def _follows_marker(text: str, at: int) -> bool:
    marker = _marker_before(text, at)
    return marker is not None and marker.end() == at


def _marker_before(text: str, at: int) -> re.Match[str] | None:
    begin = max(text.rfind(mark, 0, at) for mark in "，。;|") + 1
    found = None
    for marker in _MARKER.finditer(text, begin):
        if marker.end() > at:
            break
        binds = _TO_NUMBER.fullmatch(text, marker.end(), at)
        if binds and not (found and marker["all"]):  # 每家门店各交付 is of 每家
            found = marker
    return found


def _first_marker(text: str, stop: int) -> re.Match[str] | None:
    begin = max(text.rfind(mark, 0, stop) for mark in "。;|") + 1
    return _ALREADY.search(text, begin, stop)


def _phrase(text: str, start: int, end: int) -> str:
    """What stands between, as long as no sign parts it."""
    between = text[start:end]
    return between if not _SEPARATOR.search(between) else " " * (end - start + 9)


def _counted(counts: Sequence[Count]) -> Iterator[_Holders]:
    for count in counts:
        yield _Holders(int(count.number.stated), count.classifier, count.start, count.end)


def _runs(text: str) -> Iterator[_Holders]:
    for run in _RUN.finditer(text):
        low, high = (int(parse_number(run[side]) or 0) for side in ("low", "high"))
        if low < high:
            one = re.compile(rf"(?P<one>{_NUMERAL})号{run['thing']}")
            gone = {
                m["one"]
                for m in one.finditer(text, run.end())
                if _MISSING.search(text, 0, m.start()) or is_kept(text, m.start(), m.end())
            }
            if REST.search(text, run.end()):
                gone.clear()  # 其余: what stays is taken from the number of all
            yield _Holders(high - low + 1 - len(gone), run["thing"], run.start(), run.end())


def _shops_and_lots(text: str) -> Iterator[_Holders]:
    for pattern, kind in ((_SHOPS, "家"), (_LOTS, "批")):
        for match in pattern.finditer(text):
            yield _Holders(int(parse_number(match["number"]) or 0), kind, *match.span())


def _fits(text: str, holders: _Holders, marker: re.Match[str]) -> bool:
    """The holders are of the kind that the word of distribution names."""
    if holders.end > marker.start():
        return False
    behind = text[holders.end : holders.end + 8]
    if thing := marker["thing"] or marker["bare"]:
        return thing[:2] in behind
    word = marker["word"] or marker["place"] or marker["pair"]
    noun = holders.kind in "个家" and spelt_out("(?:<account-holder>)").match(behind)
    if marker["all"]:
        return holders.kind in _ANY_KIND or bool(noun)
    if not word:  # 人手一个
        return holders.kind in _PERSONS or bool(noun)
    by_noun = holders.kind == "个" and (word in behind[:4] or (word in _PERSONS and bool(noun)))
    return holders.kind in _KINDS.get(word, word) or by_noun


def _near(text: str, told: Sequence[_Holders], marker: re.Match[str]) -> list[_Holders]:
    """Those that the marker can mean: near it, and for 各 with nothing listed between."""
    if not told:
        return []
    last = told[-1]
    between = text[last.end : marker.start()]
    if marker["word"] == "批":
        return [last] if "。" not in between else []
    if len(between) > _FAR[not marker["all"]]:
        return []
    if marker["all"] and not _holds_each(between, last.kind):
        return []
    return list(told)


def _holds_each(between: str, kind: str) -> bool:
    """三名店员，各一个微信: behind a comma 各 still means persons, of things it may mean others."""
    words = between.removesuffix("，") if kind in _PERSONS else between
    for mention in reversed(find_platforms(words)):  # 四家店在饿了么、美团各一个
        start = mention.start - bool(_LISTED_PLATFORMS.match(words[mention.start - 1 :]))
        words = words[: max(0, start)] + words[mention.end :]
    return not _SEPARATOR.search(words)


def _sum(text: str, told: Sequence[_Holders]) -> int:
    """左边三台，右边两台，每台一个: five; of several numbers of the same the last is meant."""
    if not told:
        return 0
    last, total = told[-1], told[-1].number
    bare = text[last.end : last.end + 1] in ("，", "、", ";")
    for earlier in reversed(told[:-1]):
        between = text[earlier.end : last.start]
        one_list = (bare and "。" not in between) or _ONE_LIST.fullmatch(between)
        same = earlier.kind == last.kind and one_list
        if not same or _SAME_AGAIN.search(text, earlier.end, last.end):
            break
        total += earlier.number
    return total

"""Numbers of accounts that no classifier marks: 各一, 一主两副, 上述两号, 企业微信1."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reviewer.facts.account_holders import holders_of
from reviewer.facts.account_sums import Counted
from reviewer.facts.account_words import AccountNoun
from reviewer.facts.kept_accounts import is_kept
from reviewer.facts.word_lists import spelt_out
from reviewer.text.numerals import Count, parse_number

# 抖音号、微博号各一.
_ONE_EACH = re.compile(
    r"各(?P<number>[一二两三四五六七八九十壹贰叁肆伍陆柒捌玖拾\d]+)"
    r"(?=[，。;)|改由归给转移交过卖]|$)"
)
_PARTS_IN_BRACKET = re.compile(r"[个枚家间]\([^()]*$")
# 抖音号一主两副, 一大两小.
_MAIN_AND_SIDE = re.compile(
    r"(?P<main>[一二两三\d])[主大正老](?P<side>[一二两三四五六七八九十\d]+)[副备辅从小次]"
    r"(?=[号个，。;:、)全都共归给]|$)"
)
# 大号小号都给, 主号及备用号: two; 小号三个 has a number of its own.
_TWO_SIZES = re.compile(
    r"[大主正老]号(?:[、和与及跟]|以及)?(?:小|副|备用?|辅|新)号(?!共?[一二两三四五六七八九十\d])"
)
# 老QQ号半打, 闲鱼号一打.
_DOZEN = re.compile(
    r"(?:(?P<half>半)|(?P<number>[一两二三四五\d]))打(?![扫印包算开击造的]|\([^()]*\d?[个枚][)])"
)
# 1号机至8号机，一机一号.
_ONE_ON_ONE = re.compile(r"一[机部台店家人卡](?P<one>一(?:号(?![码卡楼])|微信?|码))")
# Shopee马来站一店、菲律宾站一店.
_BARE_SHOPS = re.compile(
    r"(?P<site>[^，。;、|:]{1,8}?)(?<![第\d])(?P<number>[一二两三四五六七八九十]|[1-9])店(?=[、，。;|)和与及]|$)"
)
# 上述两号归乙方, 以上九个统称“矩阵”: what was named is counted once more.
_THESE = re.compile(
    r"(?:[上前]述|以上|上面|[该这])(?P<number>[两二三四五六七八九])"
    r"(?:个?(?:号(?![码线楼])|[账帐]号|账户)|个(?=[，,]?[统合]称))"
)
_SHOP_KINDS = frozenset({"shop", "life", "travel"})
_ALL_ARE = re.compile("[都均全皆](?:是|为|系)")
_JOINS = re.compile(r"[、和与及][^，。;|、和与及\d一二两三四五六七八九十]{0,4}")
# 抖音号“甲”连同其备用账号: one more; 抖音号及备用号: two.
_SPARE = re.compile(
    r"(?:[、和与及跟]|以及|连同)(?:其|该)?(?:备用|副|辅)的?[账帐]?号(?![码\d一二两三四五六七八九十“\"(:])"
)
_NAMED_OR_COUNTED = re.compile("[”」』)》个枚]$")
# 小程序一个点餐用，一个会员用: two, or what two are.
_ONE_AND_ONE = re.compile(r"一个[^，。;、|()一]{1,10}(?:[，、和]?另?一个[^，。;、|()一]{1,10})+")
# 七个抖音号:东区、西区各一
_LED_BY_NUMBER = re.compile(r"[一二两三四五六七八九十\d][个枚家间][^，。;|、:]{0,6}$")
_THINGS = re.compile(r"(?P<number>[二两三四五六七八九\d])样(?![的式子本品])")
# 企业微信1、视频号×2。 A date or a longer number goes on.
_BARE = re.compile(
    r"(?:号|账号|账户|店铺?)?(?:[×xX*]|共|计|，?(?:数量|个数|数目)(?:\([个枚]\))?[为共]?:?)?(?P<number>[1-9]\d{0,2}|[一二两三四五六七八九十壹贰叁肆伍陆柒捌玖拾]{1,2})(?=[、，。;|)]|$)"
)
_DEVICES = re.compile(
    r"(?P<number>[1-9]\d{0,2}|[一二两三四五六七八九十]{1,3})[部台只][^，。;|]{0,8}?(?:手?机|平板|电脑)"
    r"(?:[里内中上]|，?开机|连同|登录|所用|登着|装着|的)[^。;|\d一二两三四五六七八九十]{0,8}$"
)

_SHARE = r"[^，。;|、()]{1,8}?[\d一二两三四五六七八九十]{1,2}[个只枚家间]"
_SHARED_OUT = re.compile(rf"号?[(:](?P<shares>{_SHARE}(?:[、，和]{_SHARE})+)(?=[)。;]|$)")
_ONE_SHARE = re.compile(r"([\d一二两三四五六七八九十]{1,2})[个只枚家间]")
_PERSONS = (
    r"[^，。;|、()和与及]{0,8}?(?<![第\d])[\d一二两三四五六七八九十]{1,3}(?:名|位|人)(?!工)"
    r"[^，。;|、和与及]{0,6}?"
)
_PERSONS_OF = (
    rf"(?P<persons>{_PERSONS}(?:(?:[、和与及]|以及){_PERSONS})*)[)]?(?:各自|在职期间|目前)?"
    r"(?:(?:所|正在?|在)?(?:用|使用|持有|保管|登录|管理)|名下|手[里上])?的(?:工作|业务|客服|招生|公司|个人|企业)?$"
)
_ONE_PERSON = re.compile(r"([\d一二两三四五六七八九十]{1,3})(?:名|位|人)")
_OF_EVERY_ONE = re.compile(
    r"(?:各自?|每(?:[人店家部台位名间]|个[\u4e00-\u9fff]{2}))[^，。;|、\d一二两三四五六七八九十个]{0,8}的[\u4e00-\u9fff]{0,4}$"
)
_NEAR_NUMBER = 6
_LONGEST_LIST = 120


def words_of_noun(text: str, noun: AccountNoun) -> str:
    """The words that name the accounts: 抖音企业号."""
    return text[noun.start : noun.end]


def without_classifier(
    text: str, nouns: Sequence[AccountNoun], counts: Sequence[Count]
) -> Iterator[Counted]:
    """抖音号、微博号各一; 抖音号一主两副; 大号小号都给; 闲鱼号一打; 马来站一店."""
    for match in _ONE_EACH.finditer(text):
        if _PARTS_IN_BRACKET.search(text, 0, match.start()):
            continue  # 携程号两个（国内游、出境游各一）
        number = int(parse_number(match["number"]) or 0) * holders_of(
            text, counts, match.start("number"), platforms=False
        )
        listed = Counter(_listed(text, nouns, match.start()))
        for (name, words), times in listed.items():  # 微信(尾号1)、微信(尾号2)各一
            yield Counted(name, number * times, False, words, match.start(), match.end())
    for match in _MAIN_AND_SIDE.finditer(text):
        number = int((parse_number(match["main"]) or 0) + (parse_number(match["side"]) or 0))
        yield from _of_nearest(text, nouns, match, number)
    for match in _TWO_SIZES.finditer(text):
        if _PARTS_IN_BRACKET.search(text, 0, match.start()):
            continue  # QQ两个（大号、小号）
        yield from _of_nearest(text, nouns, match, 2)
    for match in _SPARE.finditer(text):
        known = _NAMED_OR_COUNTED.search(text, 0, match.start())
        if not _TWO_SIZES.search(text, match.start() - 2, match.end()):
            yield from _of_nearest(text, nouns, match, 1 if known else 2)
    for match in _DOZEN.finditer(text):
        dozens = int(parse_number(match["number"]) or 0) * 12 if match["number"] else 6
        yield from _of_nearest(text, nouns, match, dozens)
    for match in _ONE_ON_ONE.finditer(text):
        number = holders_of(text, counts, match.start("one"))
        if number > 1:
            yield from _of_nearest(text, nouns, match, number)
    for match in _BARE_SHOPS.finditer(text):
        sold = [n for n in nouns if n.platform and n.platform.kind in _SHOP_KINDS]
        number = int(parse_number(match["number"]) or 0)
        yield from _of_nearest(text, sold, match, number)


def _of_nearest(
    text: str, nouns: Sequence[AccountNoun], match: re.Match[str], number: int
) -> Iterator[Counted]:
    """The number, of the platform named last before it, of the one that the sentence names after
    it, or else of accounts of none."""
    before = [n for n in nouns if n.start < match.end()]
    named = [n for n in before if n.platform and not n.pays]
    if not named:
        stop = re.compile("[。;|]").search(text, match.end())
        end = stop.start() if stop else len(text)
        named = [n for n in nouns if n.platform and match.end() <= n.start < end][:1]
    if before or named:
        name = named[-1].name if named else ""
        yield Counted(name, number, False, match.group(), *match.span())


def all_of(text: str, nouns: Sequence[AccountNoun]) -> Iterator[Counted]:
    """What sums up what was named: 上述两号; 两样, where two were named, payment accounts too."""
    for match in _THESE.finditer(text):
        number = int(parse_number(match["number"]) or 0)
        yield Counted("", number, True, match.group(), match.start(), match.end())
    for match in _THINGS.finditer(text):
        number = int(parse_number(match["number"]) or 0)
        before = {n.name for n in nouns if n.platform and n.end <= match.start()}
        if number == len(before):
            yield Counted("", number, True, match.group(), match.start(), match.end())


def one_and_one(text: str, nouns: Sequence[AccountNoun], found: Sequence[Counted]) -> list[Counted]:
    """The numbers, where 一个…，一个… tells accounts one by one: 小程序一个点餐用，一个会员用."""
    kept = list(found)
    for run in _ONE_AND_ONE.finditer(text):
        inside = {n.name for n in nouns if run.start() <= n.start < run.end() and n.platform}
        begin = max(text.rfind(mark, 0, run.start()) for mark in "。;|") + 1
        before = [n for n in nouns if begin <= n.start and n.end <= run.start()]
        ones = re.finditer("一个", run.group())
        stays = (is_kept(text, run.start() + m.start(), run.start() + m.end()) for m in ones)
        others = before and inside - {before[-1].name}
        if not before or others or any(stays):
            continue
        number = run.group().count("一个")
        told = any(begin <= c.start < run.start() and c.count >= number for c in found)
        if told or before[-1].end == run.start():
            kept = [c for c in kept if not run.start() <= c.start < run.end()]
        if not told and before[-1].end == run.start():
            kept += _of_nearest(text, before, run, number)
    return kept


def of_platform_told_behind(
    text: str, nouns: Sequence[AccountNoun], found: Sequence[Counted]
) -> list[Counted]:
    """The numbers, with the platform told of all behind them: 大号一个、小号四个，都是微信."""
    told = list(found)
    for match in _ALL_ARE.finditer(text):
        begin = max(text.rfind(mark, 0, match.start()) for mark in "。;|") + 1
        for noun in nouns:
            if noun.platform and noun.start == match.end():
                told = [
                    replace(c, platform=noun.name)
                    if not c.platform and begin <= c.start < match.start()
                    else c
                    for c in told
                ]
    return told


def bare_numbers(
    text: str, nouns: Sequence[AccountNoun], found: Sequence[Counted]
) -> Iterator[Counted]:
    """企业微信1、视频号×2: a number that ends its phrase needs no classifier; 两号 has none."""
    for noun in nouns:
        match = _BARE.match(text, noun.end) if noun.platform else None
        if match and not any(other.start <= match.start("number") < other.end for other in found):
            number = int(parse_number(match["number"]) or 0)
            if number:
                words = words_of_noun(text, noun)
                yield Counted(noun.name, number, False, words, match.start("number"), match.end())


def on_devices(
    text: str, nouns: Sequence[AccountNoun], found: Sequence[Counted]
) -> Iterator[Counted]:
    """四部工作机连同其中登录的微信: one on every device, where no number of its own is stated."""
    for noun in nouns:
        told = any(c.platform == noun.name for c in found)
        if noun.platform and not told and (match := _DEVICES.search(text, 0, noun.start)):
            number = int(parse_number(match["number"]) or 0)
            words = words_of_noun(text, noun)
            yield Counted(noun.name, number, False, words, match.start(), match.end())


def of_persons(
    text: str, nouns: Sequence[AccountNoun], counts: Sequence[Count], found: Sequence[Counted]
) -> Iterator[Counted]:
    """顾问六人、经理一人所用的企业微信; 三名美容师及一名店长的工作微信: one of each of them."""
    for noun in nouns:
        begin = max(0, noun.start - _LONGEST_LIST)
        match = spelt_out(_PERSONS_OF).search(text, begin, noun.start) if noun.platform else None
        if match is None or any(c.platform == noun.name and c.count > 1 for c in found):
            continue
        if not spelt_out("(?:<contact>)").search(match["persons"]):
            persons = _ONE_PERSON.finditer(text, match.start("persons"), match.end("persons"))
            number = sum(
                int(parse_number(one[1]) or 0) * holders_of(text, counts, one.start())
                for one in persons
            )
            words = words_of_noun(text, noun)
            yield Counted(noun.name, number, False, words, match.start(), noun.end)


def shared_out(
    text: str, nouns: Sequence[AccountNoun], found: Sequence[Counted]
) -> Iterator[Counted]:
    """快手号（老张一个、老李两个）: the numbers of those who hold them add up."""
    for noun in nouns:
        match = _SHARED_OUT.match(text, noun.end)
        if match and not any(match.start() <= c.start < match.end() for c in found):
            numbers = (int(parse_number(n) or 0) for n in _ONE_SHARE.findall(match["shares"]))
            words = words_of_noun(text, noun)
            yield Counted(noun.name, sum(numbers), False, words, match.start(), match.end())


def on_every_holder(
    text: str, nouns: Sequence[AccountNoun], counts: Sequence[Count], found: Sequence[Counted]
) -> Iterator[Counted]:
    """两店各自绑定的支付宝; 三位店长每人在用的微信: one on each, where no number is stated; of
    several platforms that are listed with them one on each (两家店在美团、饿了么各自开的店铺)."""
    for noun in nouns:
        if any(noun.start < c.end and c.start < noun.end + _NEAR_NUMBER for c in found):
            continue
        if not _OF_EVERY_ONE.search(text, 0, noun.start):
            continue
        number = holders_of(text, counts, noun.start)
        words = words_of_noun(text, noun)
        places = _listed_places(text, nouns, noun) if noun.platform is None else [noun.name]
        sentence = max(text.rfind(mark, 0, noun.start) for mark in "。;|") + 1
        told = {c.platform for c in found if sentence <= c.start and c.count == number}
        if number > 1:
            for name in [name for name in places if name not in told]:
                yield Counted(name, number, False, words, noun.start, noun.end)


def _listed_places(text: str, nouns: Sequence[AccountNoun], noun: AccountNoun) -> list[str]:
    """The platforms named in the phrase before a noun that names none."""
    phrase = max(text.rfind(mark, 0, noun.start) for mark in "，。;|") + 1
    named = [n.name for n in nouns if n.platform and phrase <= n.start < noun.start]
    return list(dict.fromkeys(named)) or [""]


def with_joined(text: str, nouns: Sequence[AccountNoun]) -> list[tuple[str, str]]:
    """Platform and words of the nouns that name one, and of those that stand in a list with one:
    抖音橱窗号、直播号、切片号."""
    found: list[tuple[str, str]] = []
    last: AccountNoun | None = None
    for noun in nouns:
        words = words_of_noun(text, noun)
        if noun.platform:
            found.append((noun.name, words))
        elif last and _JOINS.fullmatch(text, last.end, noun.start):
            found.append((found[-1][0], words))
        else:
            continue
        last = noun
    return found


def _listed(text: str, nouns: Sequence[AccountNoun], at: int) -> list[tuple[str, str]]:
    """What is listed before a place in its phrase, but what a number leads."""
    at -= text.endswith("，", 0, at)  # 微信、抖音，各一
    phrase = max(text.rfind(mark, 0, at) for mark in "，。;|") + 1
    listed = [n for n in nouns if not n.pays and phrase <= n.start and n.end <= at]
    return with_joined(
        text, [n for n in listed if not _LED_BY_NUMBER.search(text, phrase, n.start)]
    )

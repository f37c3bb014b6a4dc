"""Numbers of accounts that no classifier marks: 各一, 一主两副, 上述两号, 企业微信1."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from reviewer.facts.account_sums import Counted
from reviewer.facts.account_words import AccountNoun
from reviewer.text.numerals import parse_number

# 抖音号、微博号各一.
_ONE_EACH = re.compile(
    r"各(?P<number>[一二两三四五六七八九十壹贰叁肆伍陆柒捌玖拾\d]+)"
    r"(?=[，。;)|改由归给]|$)"
)
# 抖音号一主两副.
_MAIN_AND_SIDE = re.compile(
    r"(?P<main>[一二两三\d])主(?P<side>[一二两三四五六七八九十\d]+)[副备辅从小](?=号|[，。;)]|$)"
)
# 上述两号归乙方, 以上九个统称“矩阵”: what was named is counted once more.
_THESE = re.compile(
    r"(?:[上前]述|以上|[该这])(?P<number>[两二三四五六七八九])"
    r"(?:个?(?:号(?![码线楼])|[账帐]号|账户)|个(?=[，,]?[统合]称))"
)
_THINGS = re.compile(r"(?P<number>[二两三四五六七八九\d])样(?![的式子本品])")
# 企业微信1、视频号×2。 A date or a longer number goes on.
_BARE = re.compile(
    r"(?:号|账号|账户)?(?:[×xX*]|共|计)?(?P<number>[1-9]\d{0,2}|[一二两三四五六七八九十壹贰叁肆伍陆柒捌玖拾]{1,2})(?=[、，。;|)]|$)"
)
_DEVICES = re.compile(
    r"(?P<number>[1-9]\d{0,2}|[一二两三四五六七八九十]{1,3})[部台只][^，。;|]{0,8}?(?:手?机|平板|电脑)"
    r"(?:[里内中上]|，?开机|连同|登录|所用|登着|装着|的)[^。;|\d一二两三四五六七八九十]{0,8}$"
)


def words_of_noun(text: str, noun: AccountNoun) -> str:
    """The words that name the accounts: 抖音企业号."""
    return text[noun.start : noun.end]


def without_classifier(text: str, nouns: Sequence[AccountNoun]) -> Iterator[Counted]:
    """抖音号、微博号各一; 抖音号一主两副."""
    for match in _ONE_EACH.finditer(text):
        number = int(parse_number(match["number"]) or 0)
        listed = Counter(
            (noun.name, words_of_noun(text, noun)) for noun in _listed(text, nouns, match.start())
        )
        for (name, words), times in listed.items():  # 微信(尾号1)、微信(尾号2)各一
            yield Counted(name, number * times, False, words, match.start(), match.end())
    for match in _MAIN_AND_SIDE.finditer(text):
        number = int((parse_number(match["main"]) or 0) + (parse_number(match["side"]) or 0))
        for noun in _listed(text, nouns, match.start())[-1:]:
            words = words_of_noun(text, noun)
            yield Counted(noun.name, number, False, words, match.start(), match.end())


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


def _listed(text: str, nouns: Sequence[AccountNoun], at: int) -> list[AccountNoun]:
    """The nouns of platforms before a place in its phrase."""
    phrase = max(text.rfind(mark, 0, at) for mark in "，。;|") + 1
    return [n for n in nouns if n.platform and not n.pays and phrase <= n.start and n.end <= at]

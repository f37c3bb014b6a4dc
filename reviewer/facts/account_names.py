"""Accounts that a text names and does not count, as one each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reviewer.facts.account_holders import is_of_each
from reviewer.facts.account_identifiers import QUOTED, Identifiers
from reviewer.facts.account_lists import find_names
from reviewer.facts.account_phrases import words_of_noun
from reviewer.facts.account_sums import Counted
from reviewer.facts.account_words import AccountNoun, is_definite

_ATTRIBUTES = frozenset({"number", "latin"})
_IN_LIST = re.compile(r"(?:[、;和与及跟]|以及|连同)\W?(?:[①-⑳]|[(]?\d[)、.])?$")
_JOINERS = ("、", "和", "与", "及", "跟", "以及", "连同")


def named_accounts(
    text: str, nouns: Sequence[AccountNoun], stated: Sequence[Counted]
) -> Iterator[Counted]:
    """Accounts that are named and not counted: 公众号“拾光慢读”, 抖音号（尾号0916）, 美团上的店."""
    told = {other.platform for other in stated}
    named: list[Counted] = []
    once: list[Counted] = []
    for index, noun in enumerate(nouns):
        name = noun.name or _owner(text[: noun.start], nouns[:index])
        found = find_names(text, noun, _stop(text, nouns, index))
        of_it = [other for other in stated if other.platform == name]
        if any(_tells_of(text, other, noun, found.end) for other in of_it):
            continue
        before = [*stated, *named]
        if _is_told(text, found, noun, stated):
            continue
        if found.kind in _ATTRIBUTES and _is_of_one_named(text, noun, name, before):
            continue
        if found.names:
            told.add(name)
            what = "".join(found.names)
            place = noun.start, noun.end
            if len(found.names) == 1:
                named += _of_the_same_name(text, nouns[:index], noun, [*stated, *named])
            named.append(Counted(name, len(found.names), False, what, *place, names=found))
        elif noun.platform and is_definite(text, noun) and "矩阵" not in words_of_noun(text, noun):
            once.append(Counted(name, 1, False, "", noun.start, noun.end))
    yield from named
    yield from (single for single in once if single.platform not in told)


def _stop(text: str, nouns: Sequence[AccountNoun], index: int) -> int:
    """Where the words of a noun end: at the next one, but 微信（工号3、7） goes on."""
    later = (n.start for n in nouns[index + 1 :] if words_of_noun(text, n) != "工号")
    return next(later, len(text))


def _of_the_same_name(
    text: str, earlier: Sequence[AccountNoun], noun: AccountNoun, known: Sequence[Counted]
) -> Iterator[Counted]:
    """公众号、视频号、小程序“甲”: what is listed right before the name has it too."""
    at = noun.start
    told = {counted.platform for counted in known}
    for listed in reversed(earlier):
        if text[listed.end : at] not in _JOINERS or not listed.platform or listed.pays:
            return
        if listed.name not in {*told, noun.name} and not is_definite(text, listed):
            yield Counted(listed.name, 1, False, "", listed.start, listed.end)
        at = listed.start


def with_names(text: str, nouns: Sequence[AccountNoun], stated: Sequence[Counted]) -> list[Counted]:
    """The numbers, with the names of those of their accounts that the text names."""
    found = list(stated)
    for index, noun in enumerate(nouns):
        names = find_names(text, noun, _stop(text, nouns, index))
        for place, counted in enumerate(found):
            mine = counted.platform == noun.name and _tells_of(text, counted, noun, names.end)
            each = counted.count == 1 and is_of_each(text, counted.start)  # “甲”“乙”的微信各一个
            number = len(names.names) if each else counted.count
            if names.names and mine and len(names.names) <= number:
                found[place] = replace(counted, count=number, names=names)
                break
    return found


def _tells_of(text: str, counted: Counted, noun: AccountNoun, end: int) -> bool:
    """The number is that of the named accounts: 两个抖音号：抖音号“甲”…, 抖音“甲”“乙”两个号."""
    words = words_of_noun(text, noun)
    between = re.sub(QUOTED, "", text[max(end, noun.end) : counted.start])
    ahead = counted.start >= noun.end and re.fullmatch(r"[^，。;|]{0,4}", between)
    further = counted.what.startswith(_JOINERS)  # 连同其备用账号
    return (bool(ahead) and not further) or words in counted.what or counted.what in words


def _is_told(text: str, found: Identifiers, noun: AccountNoun, stated: Sequence[Counted]) -> bool:
    """公众号三个:“甲”“乙”“丙”。其中“丙”为服务号: of what is counted with its names before."""
    earlier = [c for c in stated if c.names.names and c.end <= noun.start]
    return bool(found.names) and any(set(found.names) <= set(c.names.names) for c in earlier)


def _is_of_one_named(text: str, noun: AccountNoun, name: str, before: Sequence[Counted]) -> bool:
    """抖音号“甲”，抖音号尾号8812: what the account carries besides, and no further one."""
    same = [c for c in before if c.platform == name and c.end <= noun.start]
    joined = _IN_LIST.search(text, 0, noun.start)
    return bool(same) and not joined and "。" not in text[same[-1].end : noun.start]


def _owner(before: str, earlier: Sequence[AccountNoun]) -> str:
    """The platform named last in the sentence: 抖音号“甲”及备用账号“乙”."""
    return earlier[-1].name if earlier and "。" not in before[earlier[-1].end :] else ""

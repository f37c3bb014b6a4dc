"""Accounts that a text names and does not count, as one each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reviewer.facts.account_lists import QUOTED, find_names
from reviewer.facts.account_phrases import words_of_noun
from reviewer.facts.account_sums import Counted
from reviewer.facts.account_words import AccountNoun, is_definite

_JOINERS = ("、", "和", "与", "及", "跟", "以及", "连同")


def named_accounts(
    text: str, nouns: Sequence[AccountNoun], stated: Sequence[Counted]
) -> Iterator[Counted]:
    """Accounts that are named and not counted: 公众号“拾光慢读”, 抖音号（尾号0916）, 美团上的店."""
    told = {other.platform for other in stated}
    once: list[Counted] = []
    for index, noun in enumerate(nouns):
        name = noun.name or _owner(text[: noun.start], nouns[:index])
        if any(other.platform == name and _tells_of(text, other, noun) for other in stated):
            continue
        stop = nouns[index + 1].start if index + 1 < len(nouns) else len(text)
        names = find_names(text, noun, stop)
        if names:
            told.add(name)
            yield Counted(name, len(names), False, "".join(names), noun.start, noun.end)
        elif noun.platform and is_definite(text, noun):
            once.append(Counted(name, 1, False, "", noun.start, noun.end))
    yield from (single for single in once if single.platform not in told)


def _tells_of(text: str, counted: Counted, noun: AccountNoun) -> bool:
    """The number is that of the named accounts: 两个抖音号：抖音号“甲”…, 抖音“甲”“乙”两个号."""
    words = words_of_noun(text, noun)
    between = re.sub(QUOTED, "", text[noun.end : counted.start])
    ahead = counted.start >= noun.end and re.fullmatch(r"[^，。;|]{0,4}", between)
    further = counted.what.startswith(_JOINERS)  # 连同其备用账号
    return (bool(ahead) and not further) or words in counted.what or counted.what in words


def _owner(before: str, earlier: Sequence[AccountNoun]) -> str:
    """The platform named last in the sentence: 抖音号“甲”及备用账号“乙”."""
    return earlier[-1].name if earlier and "。" not in before[earlier[-1].end :] else ""

"""Blanks in a wording: those a model clause leaves for the lawyer, __ or 【　】.

What goes out with one says 【待补充】 there, as drafts of contracts do, and is held back before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reviewer.errors import told
from reviewer.export.blocks import clean

TO_FILL = "【待补充】"
_BLANK = re.compile(rf"[_＿]{{2,}}|【[\s_＿]*】|{TO_FILL}")
_PHRASE = re.compile(r"[^，。；：、（）\n]+")


@dataclass(frozen=True, slots=True)
class Unfilled:
    """A wording that has blanks: at which place of the contract it is proposed, how many it has,
    and the words around each."""

    place: str
    count: int
    phrases: tuple[str, ...]


def marked(line: str) -> str:
    """The line as it goes out."""
    return _BLANK.sub(TO_FILL, line)


def unfilled_in(wording: str, place: str) -> Unfilled | None:
    """The blanks of a wording, None where it has none."""
    line = marked(clean(wording))
    phrases = tuple(each for each in _PHRASE.findall(line) if TO_FILL in each)
    return Unfilled(place, line.count(TO_FILL), phrases) if phrases else None


def listed_blanks(unfilled: Iterable[Unfilled]) -> str:
    """2.2（设备【待补充】元、商标【待补充】元）；2.3（附件【待补充】文本）."""
    return "；".join(f"{each.place}（{'、'.join(each.phrases)}）" for each in unfilled)


def blank_words(unfilled: Sequence[Unfilled], language: str | None = None) -> str:
    """Which blanks stand in the way, and what can be done: one sentence."""
    count = sum(each.count for each in unfilled)
    return told("blanks", language, count=count, wordings=listed_blanks(unfilled))

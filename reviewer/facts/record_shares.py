"""Those of the persons a contract counts who alone go over: who agreed, or who was not left out.

在册顾客1,930人, 其中512人已书面单独同意, 其余顾客的资料删除: five hundred and twelve go over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reviewer.facts.persons import PERSON_CLASSIFIERS, Counted
from reviewer.facts.readings import Reading
from reviewer.facts.word_lists import spelt_out
from reviewer.text.numerals import Count, find_counts

_CLASSIFIERS = PERSON_CLASSIFIERS | {"个", "份", "条"}
_FEWEST = 10
_AGREE = r"(?:同意|签[字名署回]|愿意|答应|应允|转馆|回[了复“「])"
_NEGATED = "不未没拒无"
_AGREED_BEHIND = re.compile(rf"[^。;|\d{_NEGATED}]{{0,26}}?{_AGREE}")
_AGREED_BEFORE = re.compile(rf"{_AGREE}[^。;|\d{_NEGATED}]{{0,14}}$")
_DENIAL = re.compile(rf"[{_NEGATED}][^，。;|]{{0,6}}$")
_LEFT = r"(?:删|清[除退空理]|剔|抽[出走掉]|去[掉除]|扣除|排除|剥离|粉碎|销毁|抹|封存)"
_NOT_GIVEN = (
    r"不(?:再|予|得|会)?(?:移交|移转|交付?|提供|给|转|含|带|在|纳入|列入)"
    r"|[一半][条个份]都?不|[留退](?!言)"
)
_NO_ANSWER = (
    rf"(?:[{_NEGATED}]绝?[^，。;|]{{0,6}}?(?:同意|签|[回答]复|转馆|回|应|联[络系]|征询)|拒绝)"
)
_OTHERS = (
    r"(?:(?:其余|其他|余下|余者|剩[余下])(?:[的之]?(?:<person>)|者|的?人|[\d一二三四五六七八九])"
    rf"|{_NO_ANSWER})"
)
# 其余顾客的资料…删除; 没回的一条都不给.
_OTHERS_LEFT_OUT = rf"{_OTHERS}[^。;|]{{0,30}}?(?:{_LEFT}|{_NOT_GIVEN})"
# 其余未答复的，资料仍一并交付; 视同没有异议.
_OTHERS_TOO = (
    rf"(?:其余|其他|余|剩|{_NO_ANSWER})[^。;|]{{0,40}}?"
    r"(?:照[样常旧交转]|仍|先行|视[同为作]|等同|默认|推定|不再逐)"
)
# 甲方仅移交该1,306名; 只将这512人的.
_THESE = re.compile(r"(?:[该这此]|上[述列]|前[述列])$")
_GIVEN = re.compile(r"移交|交[给付与由]|提供|转[给交]|带过去")
_LEFT_OUT_BEFORE = re.compile(rf"{_LEFT}[^。;|\d]{{0,14}}$")
_LEFT_OUT_BEHIND = re.compile(
    rf"[^。;|\d]{{0,24}}?(?:{_LEFT}|{_NOT_GIVEN}|拒绝|未[^，。;|]{{0,6}}(?:同意|签|[答回]复))"
)


@dataclass(frozen=True, slots=True)
class _Told:
    """A number of persons, with the words before and behind it in its sentence."""

    reading: Reading
    count: Count
    before: str
    behind: str

    @property
    def number(self) -> Decimal:
        return self.count.number.stated

    def counted(self) -> Counted:
        span = self.reading.words.span(self.count.start, self.count.end)
        return Counted(self.count.number, True, False, span)


def find_share(
    readings: Sequence[Reading], wider: Sequence[Reading], counted: Decimal
) -> Counted | None:
    """Those of `counted` persons who alone go over, or None where all do.

    `readings` are those of what is handed over, of the consents and of what is left out, `wider`
    all that speak of persons.
    """
    texts = [reading.text for reading in readings]
    if any(spelt_out(_OTHERS_TOO).search(text) for text in texts):
        return None
    told = [entry for entry in _told(readings) if _FEWEST <= entry.number < counted]
    near = [*told, *(entry for entry in _told(wider) if _FEWEST <= entry.number < counted)]
    rest = next(filter(None, (_remainder(near, entry, counted) for entry in near)), None)
    if rest is not None:
        return rest.counted()
    others = any(spelt_out(_OTHERS_LEFT_OUT).search(text) for text in texts)
    named = {e.number for e in told if _THESE.search(e.before) and _GIVEN.search(e.behind)}
    sure = [entry for entry in told if _agreed(entry) and (others or entry.number in named)]
    return max(sure, key=lambda entry: entry.number).counted() if sure else None


def _told(readings: Sequence[Reading]) -> Iterator[_Told]:
    for reading in readings:
        text = reading.text
        for count in find_counts(text):
            if count.classifier in _CLASSIFIERS and count.number.low == count.number.high:
                before = re.split("[。;|]", text[max(0, count.start - 28) : count.start])[-1]
                behind = re.split("[。;|]", text[count.end : count.end + 48])[0]
                yield _Told(reading, count, before, behind)


def _agreed(entry: _Told) -> bool:
    """The number is of those who agreed, not of those who did not."""
    if _AGREED_BEHIND.match(entry.behind):
        return not _DENIAL.search(entry.before)
    before = _AGREED_BEFORE.search(entry.before)
    return before is not None and not _DENIAL.search(entry.before[: before.start()])


def _remainder(told: Sequence[_Told], left_out: _Told, counted: Decimal) -> _Told | None:
    """What stays where some are left out, if told too: 清除650人后，移交1,450人."""
    if not (_LEFT_OUT_BEFORE.search(left_out.before) or _LEFT_OUT_BEHIND.match(left_out.behind)):
        return None
    return next((entry for entry in told if entry.number == counted - left_out.number), None)

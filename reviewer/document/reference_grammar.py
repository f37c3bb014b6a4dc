"""The words by which a contract names its own clauses: 第三条第（一）项, 2.1至2.3款, 附件一第3项.

All functions read folded text (`reviewer.text.folding`): ASCII brackets and digits, no white space.
What they mean in one contract `reviewer.document.clause_references` finds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto

from reviewer.document.ordinals import chinese_value
from reviewer.text.folding import fold

NUMERAL = r"[零〇一二两三四五六七八九十百]{1,5}|[0-9]{1,3}"
DECIMAL = r"[0-9]{1,2}(?:\.[0-9]{1,2}){1,3}"
_LETTERS = "甲乙丙丁戊己庚a-h"
_RANGE = r"(?:至|到|-|~)"
_MORE = rf"(?:、|和|以?及|与|或者?|{_RANGE})"
_LINKING = "、和及与"
_CHAPTERS = r"(?:[章节编]|部分)"

# 第（二）, （二）, and after another 二 alone.
_PART = rf"(?:第?\((?:{NUMERAL})\)|第(?:{NUMERAL}))"
_LINKED = rf"{_MORE}第?\(?(?:{NUMERAL})\)?"
_FURTHER = rf"(?:{_LINKED}|\((?:{NUMERAL})\))"
_PART_UNITS = ("款", "项(?!目)", "目")
_STEP_DOWN = "|".join(f"{_PART}{_FURTHER}*{unit}(?:{_FURTHER}{unit})*" for unit in _PART_UNITS)
_STEPS = rf"(?:{_STEP_DOWN})+"
# 第（二）项, 第一款第（二）、（三）项, 第1项至第4项, （二）, （一）至（五）.
_ENCLOSED = rf"\((?:{NUMERAL})\)(?:{_MORE}?\((?:{NUMERAL})\))*"
_PARTS = rf"(?:{_STEPS}(?:{_ENCLOSED})?|{_ENCLOSED})"
# 附件一第1、3项, 附表1第4行至第5行, 附件一第三部分.
_ROW_UNIT = rf"(?:[款项目条行]|{_CHAPTERS})"
_ROWS = rf"第(?:{DECIMAL}|{NUMERAL})(?:{_ROW_UNIT}?{_LINKED})*{_ROW_UNIT}"
# 附表一甲部及丙部, 附件一A组: the rows of a part begin with its letter.
_GROUP = rf"[{_LETTERS}](?:部分?|组|类|档|栏)"
_GROUPS = rf"之?(?:[{_LETTERS}]{_MORE})*{_GROUP}(?:{_MORE}{_GROUP})*"
# 表一 and 清单二 name an annex as 附表一 does, 代表一 and 清单一份 do not.
_ANNEX_KIND = "(?:附[件表录]|(?<![代列图外发])表|清单)"
_ANNEX_NUMBER = r"(?:[一二三四五六七八九十]{1,3}|[0-9]{1,2})(?![致样份张页式册本套]|一[式致样])"
# 附件, 附件一, 附录A, 附件甲: but in 附件甲方 and 附表leads are no letters of annexes.
ANNEX = (
    rf"(?:{_ANNEX_KIND}(?:{_ANNEX_NUMBER}|[a-z](?![a-z])"
    rf"|(?<=附.)[甲乙丙丁戊己庚](?!方|双|部|组|类|档|栏|{_MORE}[{_LETTERS}]))|附[件表录])"
)
_KIND_OF_ANNEX = re.compile("附.|表|清单")
# 附件一至附件三, 附件一至三.
_ANNEXES = rf"{_RANGE}(?:{_ANNEX_KIND})?(?P<last>{_ANNEX_NUMBER})(?![0-9条款项个份年月日元])"
# What is said of a clause whose number stands alone: 2.1所列, 违反7.2的.
_SAID_OF = r"所|之(?!一)|项下|中|约定|规定|载|列|的"
# 本条, 前款, 前两款; but 本项目 and 前款项 are other words, and 目前一款 is one.
_OWN = (
    r"本(?:条(?!件)|款(?!项)|项(?!目)|章(?!程)|节(?!目))"
    r"|(?<![目以之日此提先当从])前[一二两三四五六七八九]?(?:条(?![件款])|款(?![项式])|项(?!目))"
)

_IS_OWN = re.compile(_OWN)
_REFERENCE = re.compile(
    rf"第(?P<first>{NUMERAL})(?P<list>(?:{_MORE}第?(?:{NUMERAL})"
    rf"|(?P<unit>条|{_CHAPTERS}){_RANGE}第(?:{NUMERAL})(?=(?P=unit)))*)"
    rf"(?P<of>条|{_CHAPTERS})(?P<parts>{_PARTS})?"
    rf"|(?:第|(?<![0-9.a-z/-]))(?P<decimal>{DECIMAL})(?![0-9.])"
    rf"(?P<decimals>(?:[条款项]?{_RANGE}第?{DECIMAL}(?![0-9.])|{_MORE}第?{DECIMAL}(?![0-9.]))*)"
    rf"(?:[条款项]|(?={_PART}|{_SAID_OF}))(?P<inner>{_PARTS})?"
    rf"|(?P<own>{_OWN})(?P<within>{_PARTS})?"
    rf"|(?P<annex>{ANNEX})(?:{_ANNEXES}|(?P<groups>{_GROUPS})?(?:[的之中]?(?P<rows>{_ROWS}))?)"
    rf"|(?:^|(?<=[,。;:({_LINKING}])|(?<=[前上]述))(?P<bare>{_STEPS})"
)
# What each reference has, in a form that is looked for fast.
_MAY_REFER = re.compile(
    r"[第条款项章节附表单.](?:(?<=第)|(?<=附)(?=[件表录])|(?<=[0-9]\.)(?=[0-9])|(?<=[本前].)|(?<=前..)"
    r"|(?<=[表单])(?=[一二三四五六七八九十0-9a-z]))"
)
_MEMBER = re.compile(rf"(?P<link>{_MORE})?第?\(?(?P<number>{DECIMAL}|{NUMERAL})\)?{_ROW_UNIT}?")
_STEP = re.compile(
    rf"(?P<list>第?\(?(?:{DECIMAL}|{NUMERAL})\)?(?:{_ROW_UNIT}?{_LINKED}|\((?:{NUMERAL})\))*)"
    rf"(?P<unit>{_ROW_UNIT}?)"
)
_LETTER = re.compile(rf"(?P<link>{_MORE})?(?P<letter>[{_LETTERS}])(?:部分?|组|类|档|栏)?")
_ALPHABETS = ("甲乙丙丁戊己庚", "abcdefgh")
_IS_RANGE = re.compile(_RANGE)
_LONGEST_RANGE = 30
# Not this contract: 民法典第二条, 章程第三条, 原协议第四条, 披露函第2项. “本办法” may be this one.
_ANOTHER = re.compile(
    r"(?<!本)(?:(?<![办方])法(?:典(?:[^》第]{1,4}编)?)?|条例|规定|办法|解释|章程|函"
    r"|[原主老旧]《?[^,。;、第]{0,6}(?:合同|协议)|补充协议)(?:\([^()]{1,12}\))?》?(?:的|之|中)?$"
)
_LONGEST_NAME = 24
_LINK = re.compile(rf"{_MORE}?")


class Start(Enum):
    """What a reference starts from: a clause by its number, a chapter, the clause that speaks
    (本条, 前款), an annex, or nothing: 上述第（一）项."""

    CLAUSE = auto()
    CHAPTER = auto()
    OWN = auto()
    ANNEX = auto()
    NOTHING = auto()


@dataclass(frozen=True, slots=True)
class Step:
    """One step down: 第（二）、（三）项. `numbers` are plain (2, 3), ranges written out."""

    numbers: tuple[str, ...]
    unit: str
    enclosed: bool


@dataclass(frozen=True, slots=True)
class Worded:
    """A reference as it is worded, with its folded [start, end).

    `ranges` holds the first and last of each range, a single one twice: plain numbers (3, 3.2) of
    clauses and chapters, names of annexes; of 本条 and 前两款 the words. `in_digits` says how the
    number is written, `letters` are the groups of an annex's rows.
    """

    start: int
    end: int
    origin: Start
    ranges: tuple[tuple[str, str], ...]
    steps: tuple[Step, ...]
    unit: str = ""
    in_digits: bool = False
    letters: frozenset[str] = frozenset()


def read_references(folded: str) -> Iterator[Worded]:
    """The references in folded words, but those to a law or to another paper."""
    if not _MAY_REFER.search(folded):  # most clauses refer to none
        return
    before: Worded | None = None
    elsewhere = False
    end = 0
    for match in _REFERENCE.finditer(folded):
        start, between = match.start(), folded[end : match.start()]
        end = match.end()
        # 民法典第二条、第三条: the second is of the same paper.
        elsewhere = (elsewhere and _LINK.fullmatch(between) is not None) or (
            _ANOTHER.search(folded, max(0, start - _LONGEST_NAME), start) is not None
        )
        worded = None if elsewhere else _worded(match)
        if worded is not None and worded.origin is Start.NOTHING:
            if before is not None and "。" not in between:
                # 附件一第4项所列名册及第5项所列账号: the second is of the same annex.
                steps = (*before.steps[: -len(worded.steps)], *worded.steps)
                worded = replace(before, start=start, end=end, steps=steps)
            elif folded[start - 1 : start] in _LINKING:
                worded = None
        before = worded
        if worded is not None:
            yield worded


def counts_from_here(words: str) -> bool:
    """Whether words name a clause by its place and not by its number: 前款, 本条."""
    return _IS_OWN.fullmatch(fold(words)) is not None


def plain(numeral: str) -> str:
    """12 for 十二 and 12, 3.2 as it is; nothing for what is no number from 1 on."""
    if "." in numeral:
        return numeral
    value = int(numeral) if numeral.isdecimal() else chinese_value(numeral)
    return str(value) if value else ""


def annex_name(words: str) -> str:
    """附件3 for 附件三 and 附件3, 附录a, 附件, 表1 for 表一."""
    kind, called = _kind_and_number(words)
    return kind + (plain(called) or called)


def is_unnumbered(annex: str) -> bool:
    """Whether an annex is called 附件 alone."""
    return not _kind_and_number(annex)[1]


def annexes_between(first: str, last: str) -> tuple[str, ...]:
    """附件2, 附件3, 附件4 of the first and the last by their names."""
    if first == last:
        return (first,)
    (kind, low), (_, high) = _kind_and_number(first), _kind_and_number(last)
    if not (low.isdecimal() and high.isdecimal()):
        return first, last
    return tuple(f"{kind}{number}" for number in range(int(low), int(high) + 1))


def _kind_and_number(annex: str) -> tuple[str, str]:
    kind = _KIND_OF_ANNEX.match(annex)
    assert kind is not None
    return kind[0], annex[kind.end() :]


def _worded(match: re.Match[str]) -> Worded:
    start, end = match.span()
    if match["annex"]:
        name = annex_name(match["annex"])
        last = annex_name(_kind_and_number(name)[0] + match["last"]) if match["last"] else name
        letters = frozenset(_letters(match["groups"] or ""))
        steps = _steps(match["rows"])
        return Worded(start, end, Start.ANNEX, ((name, last),), steps, letters=letters)
    if match["own"]:
        own = match["own"]
        return Worded(start, end, Start.OWN, ((own, own),), _steps(match["within"]))
    if match["bare"]:
        return Worded(start, end, Start.NOTHING, (), _steps(match["bare"]))
    if match["decimal"]:
        ranges = tuple(_ranges(match["decimal"] + match["decimals"]))
        return Worded(start, end, Start.CLAUSE, ranges, _steps(match["inner"]), "条", True)
    unit, first = match["of"], match["first"]
    origin = Start.CLAUSE if unit == "条" else Start.CHAPTER
    ranges = tuple(_ranges(first + match["list"]))
    return Worded(start, end, origin, ranges, _steps(match["parts"]), unit, first.isdecimal())


def _steps(words: str | None) -> tuple[Step, ...]:
    return tuple(
        Step(tuple(written_out(_ranges(step["list"]))), step["unit"], "(" in step["list"])
        for step in _STEP.finditer(words or "")
    )


def _ranges(words: str) -> Iterator[tuple[str, str]]:
    """(3, 3), (5, 8) of 三、五至八."""
    first, *others = _MEMBER.finditer(words)
    low = high = plain(first["number"])
    for member in others:
        number = plain(member["number"])
        if _IS_RANGE.fullmatch(member["link"] or ""):
            high = number
        else:
            yield low, high
            low = high = number
    yield low, high


def written_out(ranges: Iterable[tuple[str, str]]) -> Iterator[str]:
    """3, 5, 6, 7, 8 of (3, 3), (5, 8); of a very long range only the ends."""
    for first, last in ranges:
        yield first
        if first.isdecimal() and last.isdecimal():
            between = range(int(first) + 1, int(last))
            yield from map(str, between if len(between) <= _LONGEST_RANGE else ())
        if last != first:
            yield last


def _letters(words: str) -> Iterator[str]:
    """甲, 乙, 丙, 戊 of 甲部至丙部及戊部."""
    before = ""
    for member in _LETTER.finditer(words):
        letter = member["letter"]
        if _IS_RANGE.fullmatch(member["link"] or ""):
            for alphabet in _ALPHABETS:
                if before in alphabet and letter in alphabet:
                    yield from alphabet[alphabet.index(before) : alphabet.index(letter)]
        yield letter
        before = letter

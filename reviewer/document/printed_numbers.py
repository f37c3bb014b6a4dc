"""The number printed at the beginning of a paragraph, if there is one.

A paragraph alone often cannot tell: “三 个月内” and “三 违约责任”, “1.5倍” and “1.5甲方应…” look
alike. So `candidates` gives every reading of one paragraph with how far it convinces on its own;
`number_series` decides over the whole document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from reviewer.document.ordinals import (
    BRANCHES,
    FORMAL_DIGITS,
    STEMS,
    ZH_DIGITS,
    chinese_value,
    decimal_value,
    enclosed_value,
    letter_value,
    roman_value,
)
from reviewer.text.chinese_digits import TENS


@dataclass(frozen=True, slots=True)
class PrintedNumber:
    """A number at the beginning of a paragraph.

    `text` is the number as printed, without outer white space; it stands at [start, stop) of the
    paragraph and the words begin at `end`. `form` is equal for siblings (第一条 and 第二条),
    `family` also for siblings typed carelessly (1、 and 2.). `parts` are the ordinals: (1, 2) for
    1.2. `rank` orders the units of a statute (编 0 … 目 7) and is None for other forms. `certain`
    is False where only the neighbours can tell whether it is a number at all.
    """

    text: str
    form: str
    family: str
    parts: tuple[int, ...]
    start: int
    stop: int
    end: int
    certain: bool
    rank: int | None = None

    @property
    def value(self) -> int:
        """The number within its own level: 2 of 1.2."""
        return self.parts[-1]

    @property
    def depth(self) -> int:
        """How many ordinals: 3 for 1.2.1."""
        return len(self.parts)


UNITS = ("编", "篇", "部分", "章", "节", "条", "款", "项", "目", "组")
_RANKS = {
    **{"编": 0, "篇": 0, "部分": 1, "章": 2, "节": 3, "条": 4, "组": 4, "款": 5, "项": 6, "目": 7},
}

_ZH = f"[{ZH_DIGITS}]{{1,6}}"
_FORMAL = f"[{FORMAL_DIGITS}零]{{1,6}}"
_AR = r"[0-9０-９]{1,3}"
_GAP = r"[\s\u3000\u200b]"
_ANY_ZH = f"(?:{_ZH}|{_FORMAL})"
_LEAD = rf"^(?P<lead>{_GAP}*)"

_ARTICLE = re.compile(
    rf"{_LEAD}(?P<n>第{_GAP}*(?P<v>{_ANY_ZH}|{_AR}){_GAP}*(?P<u>{'|'.join(UNITS)})"
    rf"(?:之(?P<sub>{_ZH})(?![、0-9]))?)(?P<after>{_GAP}*[：:、．.]?{_GAP}*)"
)
_LISTED = re.compile(
    rf"{_LEAD}(?P<n>(?P<v>{_ANY_ZH}|{_AR}|[{STEMS}]|[A-Za-zＡ-Ｚａ-ｚ]|[IVXivx]{{2,5}}){_GAP}?"
    rf"(?P<s>[、．.，,：:）)]))(?P<after>{_GAP}*)"
)
_BRACKETED = re.compile(
    rf"{_LEAD}(?P<n>(?P<b>[（(〔【\[［]){_GAP}*"
    rf"(?P<v>{_ANY_ZH}|{_AR}|[{STEMS}{BRANCHES}]|[A-Za-zＡ-Ｚａ-ｚ]|[IVXivx]{{2,6}}){_GAP}*"
    rf"[）)〕】\]］])(?P<after>{_GAP}*[、．.：:]?{_GAP}*)"
)
_MULTI = re.compile(
    rf"{_LEAD}(?P<n>(?P<v>{_AR}(?:{_GAP}?(?P<s>[.．·])\s?{_AR}){{1,5}})(?![0-9０-９])"
    rf"[.．、]?)(?P<after>{_GAP}*)"
)
_HYPHENED = re.compile(
    rf"{_LEAD}(?P<n>(?P<v>{_AR}(?:[-－–]{_AR}){{1,3}})(?![0-9０-９]))(?P<after>{_GAP}*[、．.]?{_GAP}*)"
)
_MIXED = re.compile(
    rf"{_LEAD}(?P<n>(?P<v>{_ANY_ZH}|[A-Za-zＡ-Ｚ])(?P<s>{_GAP}?[.．·•・－–-]{_GAP}?|)(?P<w>{_AR}(?:[.．]{_AR})*)"
    rf"(?![0-9０-９])[.．、]?)(?P<after>{_GAP}*)"
)
_ENCLOSED = re.compile(
    rf"{_LEAD}(?P<n>(?P<v>[①-⑳㉑-㉟㊱-㊿⓪⑴-⒇⒈-⒛㈠-㈩㊀-㊉❶-❿Ⅰ-Ⅻⅰ-ⅻ])[、．.）)]?)(?P<after>{_GAP}*)"
)
_BARE = re.compile(
    rf"{_LEAD}(?P<n>{_ANY_ZH}|{_AR}|[{STEMS}]|[A-ZＡ-Ｚ])(?P<after>{_GAP}+|$|(?=[\u4e00-\u9fff“”《【（〔\"]))"
)
_ORDINAL = re.compile(
    rf"{_LEAD}(?P<n>其(?P<v>[{TENS}]{{1,3}}))(?P<after>{_GAP}*[、，,：:．.]?{_GAP}*)"
)
_NAMED = re.compile(
    rf"{_LEAD}(?P<n>(?P<u>Article|Section|Clause|Chapter|Part)\s+(?P<v>{_AR}|[IVX]{{1,6}}))"
    rf"(?P<after>{_GAP}*[.:：、]?{_GAP}*)",
    re.IGNORECASE,
)
_ANNEX = re.compile(
    rf"{_LEAD}(?P<n>(?:附{_GAP}?(?:件|表|录|图|单|则(?={_GAP}*[{ZH_DIGITS}0-9]))|"
    rf"(?:Annex|Appendix|Schedule|Exhibit)\b)"
    rf"(?:{_GAP}*(?P<v>{_ZH}|{_AR}|[A-ZＡ-Ｚ](?![A-Za-z])))?|附(?={_GAP}*[：:]))"
    rf"(?P<after>{_GAP}*[：:、．.]?{_GAP}*)",
    re.IGNORECASE,
)

# What follows a number in a reference to it, not in the number: “第二条所列…”, “（一）至（三）”.
_REFERENCE = re.compile(
    r"第|所[列述称约载示指规]|约定|规定|[之的中及和与或至到]|项下|前款|[，,、]?[）)」”》；;。，,]|"
    r"各项|明确|载明|列明|[-—–~～]|款(?!项)|项(?!目)|条(?![款件])"
)
_UNIT_WORD = re.compile(r"款(?!项)|项(?!目)|条(?![款件])")
_RANGE = re.compile(r"[至到和与及或、，,~～—–-]{1,2}[\s\u3000]*(?:[（(①-⑳㈠-㈩]|第.{1,4}[条款项])")
# Measures that make a quantity of the numeral before them, unless they begin another word
# (人员, 日常, 条款 …).
_MEASURE = re.compile(
    r"(?:个|台|套|元|万|亿|千|百|倍|天|周|岁|件|份|小时|分钟|工作日|公斤|公里|平方|平米|米|吨|克|瓶|"
    r"名(?![称单誉义下])|家(?![具电长属庭居])|次(?![日月年要级])|只|块|箱|辆|笔|楼|室|栋|幢|折|届|分之|"
    r"间(?!接)|批(?![准复])|层(?!级)|年(?![度检审费])|月(?!度)|日(?![常志])|人(?![员民力工身脸格])|"
    r"条(?![款件])|期(?![限间满])|部(?![门分件])|位(?!置)|号(?!码)|成(?![立交果本])|分(?![支期包公立配])|"
    r"[%％‰*＊/／]|[A-Za-z]{1,3}(?![A-Za-z]))"
)
_YEAR_OR_QUANTITY = re.compile(rf"[0-9]{{4}}年|{_AR}{_MEASURE.pattern}")
# What numbers floors, courts or houses when it follows a list of numerals: 一、二审, 3、5号.
_LEVEL = re.compile(rf"{_ANY_ZH}[层楼期审线级]|{_AR}[#号层楼栋幢期]")
# The form of a list number by its mark, where that is not the mark itself.
_LIST_SHAPES = {"．": "#.", "，": "#、", ",": "#、", "）": "#)"}
_BRACKET_PAIRS = str.maketrans("（〔［", "(((")


def _numeral(text: str) -> Iterator[tuple[str, int]]:
    """Every reading of a numeral: its kind and value."""
    first = text[0]
    if first.isdecimal():
        yield ("0" if first in "0０" and len(text) > 1 else "1"), decimal_value(text)
        return
    if first in FORMAL_DIGITS:
        value = chinese_value(text)
        if value is not None:
            yield "壹", value
        return
    if first in ZH_DIGITS:
        value = chinese_value(text)
        if value is not None and value < 1000:
            yield "一", value
        return
    if first in STEMS:
        yield "甲", STEMS.index(first) + 1
        return
    if first in BRANCHES:
        yield "子", BRANCHES.index(first) + 1
        return
    letter = letter_value(text)
    if letter is not None:
        yield ("A" if first.isupper() else "a"), letter
    roman = roman_value(text)
    if roman is not None:
        yield ("I" if first.isupper() else "i"), roman


def _made(
    match: re.Match[str],
    shape: str,
    kind: str,
    parts: tuple[int, ...],
    *,
    certain: bool,
    family: str | None = None,
    rank: int | None = None,
) -> PrintedNumber:
    number = match["n"]
    stop = match.end("n")
    return PrintedNumber(
        text=number,
        form=shape.replace("#", kind),
        family=family or shape.replace("#", kind),
        parts=parts,
        start=match.start("n"),
        stop=stop,
        end=match.end(),
        certain=certain,
        rank=rank,
    )


def _articles(text: str) -> Iterator[PrintedNumber]:
    match = _ARTICLE.match(text)
    if not match:
        return
    rest = text[match.end() :]
    apart = bool(match["after"]) or not rest
    if _REFERENCE.match(rest) and not (apart and not rest.startswith("第")):
        return
    unit = match["u"]
    for kind, value in _numeral(match["v"]):
        sub = chinese_value(match["sub"]) if match["sub"] else None
        parts = (value,) if sub is None else (value, sub)
        certain = apart and not rest.startswith("第") and not match["after"].startswith("、")
        yield _made(
            match, f"第#{unit}", kind, parts, certain=certain, family=f"第{unit}", rank=_RANKS[unit]
        )


def _listed(text: str) -> Iterator[PrintedNumber]:
    match = _LISTED.match(text)
    if not match:
        return
    rest, mark = text[match.end() :], match["s"]
    touching = not match["after"]
    within = touching and mark in ".．:：,，" and rest[:1].isdecimal()
    # “8:30”, “1,000”, “3.5倍” are no list numbers; “1.2019年” and “1.5个工作日” may be.
    if within and not (mark in ".．" and _YEAR_OR_QUANTITY.match(rest)):
        return
    goes_on = touching and ((mark == "、" and _LISTED.match(rest)) or _LEVEL.match(rest))
    doubtful = within or goes_on or mark in "，,：:"
    place = "bracket" if mark in "）)" else "bare"
    for kind, value in _numeral(match["v"]):
        if _is_word(kind, mark) or (touching and _is_abbreviation(kind, mark, rest)):
            continue
        if value or kind == "0":
            yield _made(
                match,
                _LIST_SHAPES.get(mark, f"#{mark}"),
                kind,
                (value,),
                certain=not doubtful and kind not in "甲Ii",
                family=f"{_loose(kind)}:{place}",
            )


def _is_word(kind: str, mark: str) -> bool:
    """甲： and A, begin what a party says or a list of names."""
    return kind in "甲Aai" and mark in "：:，,"


def _is_abbreviation(kind: str, mark: str, rest: str) -> bool:
    """A.B in a Latin name."""
    return kind in "Aa" and mark in ".．" and rest[:1].isalpha() and rest[0].isascii()


def _loose(kind: str) -> str:
    return {"0": "1", "壹": "一"}.get(kind, kind)


def _bracketed(text: str) -> Iterator[PrintedNumber]:
    match = _BRACKETED.match(text)
    if not match:
        return
    if _RANGE.match(text[match.end("n") :]) or _UNIT_WORD.match(text[match.end("n") :]):
        return
    soft = match["b"] in "【[［〔"
    for kind, value in _numeral(match["v"]):
        sure = not soft and kind not in "甲子Ii" and value < 200
        shape = "(#)" if not soft else match["b"].translate(_BRACKET_PAIRS) + "#]"
        if value:
            yield _made(
                match, shape, kind, (value,), certain=sure, family=f"{_loose(kind)}:bracket"
            )


def _multi(text: str) -> Iterator[PrintedNumber]:
    match = _MULTI.match(text)
    if match:
        parts = tuple(decimal_value(part) for part in re.findall(_AR, match["v"]))
        rest = text[match.end("n") :]
        if not (_MEASURE.match(rest) or re.match(r"[-—~～至%％]", rest)) and parts[0]:
            sure = bool(match["after"]) or not rest
            if match["s"] == "·" and len(parts) > 2:
                return
            yield _made(match, ".".join("#" * len(parts)), "1", parts, certain=sure)
    match = _HYPHENED.match(text)
    if match and not _MEASURE.match(text[match.end("n") :]):
        parts = tuple(decimal_value(part) for part in re.findall(_AR, match["v"]))
        yield _made(match, "-".join("#" * len(parts)), "1", parts, certain=False)


def _mixed(text: str) -> Iterator[PrintedNumber]:
    match = _MIXED.match(text)
    if not match:
        return
    rest = text[match.end("n") :]
    joined = match["s"].strip()
    if _MEASURE.match(rest) or (not joined and not (match["v"][0].isascii() and match["after"])):
        return
    tail = tuple(decimal_value(part) for part in re.findall(_AR, match["w"]))
    for kind, value in _numeral(match["v"]):
        if kind in "Ii":
            continue
        sure = bool(match["after"]) and kind in "一壹"
        shape = f"#{joined.translate(str.maketrans('．•・－–', '.··--'))}" + ".".join(
            "1" * len(tail)
        )
        if value:
            yield _made(match, shape, kind, (value, *tail), certain=sure)


def _enclosed(text: str) -> Iterator[PrintedNumber]:
    match = _ENCLOSED.match(text)
    value = enclosed_value(match["v"]) if match else None
    if not match or value is None or _RANGE.match(text[match.end("n") :]):
        return
    char = match["v"]
    if "Ⅰ" <= char <= "ⅻ":
        yield _made(match, "#.", "Ⅰ", (value,), certain=bool(match["after"]) or len(match["n"]) > 1)
        return
    shape = next(
        name
        for name, first, last in (
            ("①", "①", "⑳"),
            ("⑴", "⑴", "⒇"),
            ("⒈", "⒈", "⒛"),
            ("㈠", "㈠", "㈩"),
            ("㊀", "㊀", "㊉"),
            ("❶", "❶", "❿"),
            ("①", "⓪", "㊿"),
        )
        if first <= char <= last
    )
    family = {"⑴": "1:bracket", "⒈": "1:bare", "㈠": "一:bracket"}.get(shape)
    yield _made(match, shape, "", (value,), certain=True, family=family)


def _bare(text: str) -> Iterator[PrintedNumber]:
    match = _BARE.match(text)
    if not match:
        return
    rest = text[match.end() :]
    apart = bool(match["after"]) or not rest
    for kind, value in _numeral(match["n"]):
        if kind in "Ii" or (kind == "甲" and (not apart or rest.startswith("方"))):
            continue
        if not apart and kind not in "10":
            continue
        if _MEASURE.match(text[match.end("n") :]) and not (apart and kind == "0"):
            continue
        if value:
            yield _made(match, "# ", kind, (value,), certain=False, family=f"{_loose(kind)}:bare")


def _named(text: str) -> Iterator[PrintedNumber]:
    match = _ORDINAL.match(text)
    if match:
        value = chinese_value(match["v"])
        if value:
            yield _made(match, "其#", "一", (value,), certain=bool(match["after"].strip(" ")))
    match = _NAMED.match(text)
    if match:
        unit = match["u"].lower()
        for kind, value in _numeral(match["v"]):
            if kind not in "Aa":
                yield _made(match, f"{unit} #", kind, (value,), certain=True)


@lru_cache(maxsize=8192)
def candidates(text: str) -> tuple[PrintedNumber, ...]:
    """Every reading of the paragraph's beginning as a number; the longer, surer readings first."""
    head = text[:80]
    found = [
        number
        for reader in (_articles, _bracketed, _enclosed, _multi, _mixed, _listed, _named, _bare)
        for number in reader(head)
    ]
    return tuple(sorted(found, key=lambda number: (not number.certain, -number.stop)))


def match_number(text: str) -> PrintedNumber | None:
    """The number the paragraph begins with, where it alone can tell."""
    return next((number for number in candidates(text) if number.certain), None)


def parse_label(label: str) -> PrintedNumber | None:
    """An automatic label read as if it were printed; None for a form nobody knows."""
    return next(iter(candidates(label.strip())), None)


def annex_number(text: str) -> PrintedNumber | None:
    """附件一, 附表A, 附：, Schedule 1 at the beginning of a short heading line.

    A sentence that merely begins with the word (附件一与本协议具有同等效力。) is none.
    """
    match = _ANNEX.match(text)
    if not match:
        return None
    body = text[match.end() :].strip()
    if (body and not match["after"]) or len(body) > 60 or body.endswith(("。", "；", ";")):
        return None
    value = next((value for _, value in _numeral(match["v"])), 0) if match["v"] else 0
    return _made(match, "附#", "", (value,), certain=True)

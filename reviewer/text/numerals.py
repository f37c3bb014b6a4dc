"""Chinese and Arabic numerals to numbers, with where they stand.

All functions take a plain string and give offsets into it. Full-width digits count as digits. White
space is kept and may stand between a numeral and its unit, never inside a numeral.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from reviewer.text.chinese_digits import FORMAL_ONES, ONES

# Full-width ASCII to ASCII, one for one, so that offsets stay. The comma stays what it mostly is.
_NARROW = {chr(0xFF01 + i): chr(0x21 + i) for i in range(94) if chr(0xFF01 + i) != "，"}
_NARROW |= {"￥": "¥", "○": "〇", "◯": "〇", "萬": "万", "億": "亿", "兩": "两", "陸": "陆"}
_NARROW |= {"圓": "圆", "貳": "贰", "叄": "叁", "參": "叁"}
_WIDE = re.compile(f"[{''.join(map(re.escape, _NARROW))}]")  # str.translate is 20 times slower

_DIGIT = f"〇零两{ONES}{FORMAL_ONES}"
_SCALE = "十百千万亿拾佰仟廿卅"
_ARABIC = r"\d{1,3}(?:[,，]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?"
_MULTIPLE = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8, "拾": 10, "佰": 100}
_MULTIPLE |= {"仟": 1000, "w": 10**4, "W": 10**4, "k": 1000, "K": 1000}
_CHINESE = rf"[{_DIGIT}{_SCALE}]+(?:\s[万亿][{_DIGIT}{_SCALE}]*)?(?:点[{_DIGIT}]+)?"
_FIGURES = f"零{ONES}"
_PLAINER: dict[int, int | str] = {
    **str.maketrans(f"〇两{FORMAL_ONES}拾佰仟", f"零二{ONES}十百千"),
    **{ord("廿"): "二十", ord("卅"): "三十"},
}
_PLACE = re.compile(rf"(?P<zero>零?)(?P<digit>[{ONES}])(?P<unit>[十百千]?)")
_HIGHER = "百千万亿佰仟"
# 10万5千, 1,180万, 5.3w, 三十六万八千, 2亿3千万.
_MIXED = rf"(?:{_ARABIC})\s?[十百千万亿]+(?:(?:{_ARABIC})[十百千万亿]+)*"
NUMERAL = rf"(?:{_MIXED}|(?:{_ARABIC})[wWkK](?![a-zA-Z])|{_ARABIC}|{_CHINESE})"
# 二十来万, 三百余万, 十几万: the vague word stands inside the numeral.
_VAGUE_INSIDE = (
    rf"(?P<vague_base>{_CHINESE}|{_ARABIC})(?P<vague>[来多余几])(?P<vague_scale>[十百千万亿]+)"
)
# 两三千, 七八百, 十五六: two neighbouring digits give a range.
_PAIR = (
    rf"(?P<pair_tens>[{ONES}]?十)?"
    r"(?P<pair>一两|一二|两三|二三|三四|三五|四五|五六|六七|七八|八九)(?P<pair_scale>[十百千万亿]*)"
)
_TO = r"\s?(?:至|到|~|-|–|—|―|﹣|－|～|〜)+\s?"
_AT_LEAST = (
    r"不少于|不低于|不下于|不下|不小于|至少|起码|最少|超过|超出|多于|大于|高于|逾|满|达到?|"
    r"不得少于|不得低于|(?:少|低)则"
)
_AT_MOST = (
    r"不超过|不多于|不高于|不大于|至多|最多|顶多|不足|不满|未满|未超过|少于|低于|小于|"
    r"不到|不逾|不得超过|(?:多|高)则"
)
_BEFORE = re.compile(
    rf"(?:(?P<least>{_AT_LEAST})|(?P<most>{_AT_MOST}))(?:约|大约)?(?:人民币|¥)?\s*$"
)
_MORE_AFTER = r"余|多(?!数|个体)|[以往]上|出头|开外|有余|起"
_LESS_AFTER = r"以下|以内|之内|封顶"
_ABOUT_AFTER = r"左右|上下|许|来(?=[个名位人户条份家套])"
_FEW = Decimal(10)
_TOO_LARGE = Decimal(10**24)
_LONGEST = 100  # characters of a numeral: 〇 by the thousand fills a form


@dataclass(frozen=True, slots=True)
class Number:
    """A number or a range at [start, end), vague words that change it included.

    `low` and `high` are equal for a plain number (50, 约50), one is None where the words leave that
    side open: 不少于50 and 五十余 have no `high`, 不超过50 has no `low`.
    """

    low: Decimal | None
    high: Decimal | None
    start: int
    end: int

    @property
    def stated(self) -> Decimal:
        """The number that the words name: the lower one of a range."""
        value = self.low if self.low is not None else self.high
        assert value is not None
        return value


@dataclass(frozen=True, slots=True)
class Count:
    """A number with its classifier: 九个, 一百二十套. The span takes in both."""

    number: Number
    classifier: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Share:
    """A share of a whole at [start, end): 30%, 三成, 百分之四十, 一半, as a fraction of 1."""

    value: Decimal
    start: int
    end: int


@lru_cache(maxsize=4096)  # several readers of one contract ask for the same clauses
def narrow(text: str) -> str:
    """The text with full-width ASCII and old digit forms made plain, of the same length."""
    return _WIDE.sub(lambda match: _NARROW[match.group()], text)


@lru_cache(maxsize=4096)
def parse_number(numeral: str) -> Decimal | None:
    """The number that a whole numeral writes (1,180万, 叁拾陆万捌仟, 12.5亿, 5.3w), or None; so for
    rows of digits larger than anything that is counted, with which Decimal is not exact."""
    value = _parsed(numeral) if len(numeral) <= _LONGEST else None
    return None if value is None or value >= _TOO_LARGE else value


def _parsed(numeral: str) -> Decimal | None:
    plain = "".join(narrow(numeral).split()).replace(",", "").replace("，", "")
    match = re.fullmatch(r"(\d+(?:\.\d+)?)([十百千万亿拾佰仟wWkK]*)", plain)
    if match:
        value = Decimal(match[1])
        for scale in match[2]:
            value *= _MULTIPLE[scale]
        return value
    match = re.fullmatch(r"[十百千万亿]+", plain)
    if match and len(plain) > 1:
        plain = "一" + plain  # 百万, 千万
    if len(plain) < 3 and plain[:1] in _HIGHER:  # 百, 万一
        return None
    whole, point, decimals = plain.translate(_PLAINER).partition("点")
    formal = _formal(whole)
    if formal is None or (point and not decimals) or decimals.strip(_FIGURES):
        return _by_library(plain)
    return Decimal(f"{formal}{point and '.'}{_row(decimals)}")


def _formal(plain: str) -> int | None:
    """A row of digits, or a number below 一万亿 that is written with all its places (一万零五十) or
    without its last unit (一万三, 四千二, 一亿二).

    None for all others (一百十, 一万三百), which are few: the library takes twice as long to start
    as a short contract to be read.
    """
    if plain and not plain.strip(_FIGURES):
        return int(_row(plain))
    high, unit, low = plain.partition("亿")
    if not unit:
        return _below_100_million(plain)
    if len(low) == 1:
        low += "千万"
    rest = _below_100_million(low.removeprefix("零")) if low else 0
    return _together(_below_10000(high, last=False), low, rest, 10**8)


def _below_100_million(plain: str) -> int | None:
    high, unit, low = plain.partition("万")
    thousands = _below_10000(high, last=not unit)
    if not unit:
        return thousands
    if len(low) == 1:
        low += "千"
    rest = _below_10000(low.removeprefix("零"), last=True) if low else 0
    return _together(thousands, low, rest, 10**4)


def _together(above: int | None, low: str, rest: int | None, unit: int) -> int | None:
    """A number of two parts; 零 stands between them where the first place of the second is left
    out, and nowhere else."""
    if above is None or rest is None or low.startswith("零") != (0 < rest < unit // 10):
        return None
    return above * unit + rest


def _row(figures: str) -> str:
    return "".join(str(_FIGURES.index(char)) for char in figures)


def _below_10000(plain: str, *, last: bool) -> int | None:
    """A number from 1 to 9999, 零 where places are left out between two; without its last unit only
    where it is the last part of a numeral."""
    if plain.startswith("十"):
        plain = "一" + plain
    value, above, at = 0, 10_000, 0
    while at < len(plain):
        match = _PLACE.match(plain, at)
        if match is None:
            return None
        worth = _MULTIPLE.get(match["unit"], 1)
        shortened = last and match.end() == len(plain) and len(match[0]) == 1
        if shortened and above in (100, 1000):
            worth = above // 10
        skips = value > 0 and above > 10 * worth
        if worth >= above or skips != bool(match["zero"]):
            return None
        value += _FIGURES.index(match["digit"]) * worth
        above, at = worth, match.end()
    return value or None


def _by_library(plain: str) -> Decimal | None:
    import cn2an

    try:
        return Decimal(str(cn2an.cn2an(plain, "smart")))
    except (ValueError, KeyError):  # the latter for 二十亿零, which it should refuse
        return None


_NUMBER = re.compile(
    rf"{_VAGUE_INSIDE}|(?<![\d.]){_PAIR}(?![{_DIGIT}{_SCALE}])|"
    rf"(?P<low>{NUMERAL})(?P<to>{_TO}(?P<high>{NUMERAL}))?"
)
# What every number begins with: found fast, and then there is one.
_BEGINS = re.compile(rf"[\d{_DIGIT}{_SCALE}]")
_AFTER = re.compile(rf"\s?(?:(?P<more>{_MORE_AFTER})|(?P<less>{_LESS_AFTER})|(?:{_ABOUT_AFTER}))")


def find_numbers(text: str) -> Iterator[Number]:
    """Every number of the text from left to right; ranges and vague words are read as one."""
    plain = narrow(text)
    at = 0
    while (begun := _BEGINS.search(plain, at)) and (match := _NUMBER.search(plain, begun.start())):
        low, high, end = _bounds(match)
        at = end
        if low is None:
            continue
        after = _AFTER.match(plain, end)
        if after:
            end = after.end()
        before = _BEFORE.search(plain, max(0, match.start() - 8), match.start())
        if low == high:
            if (before and before["least"]) or (after and after["more"]):
                high = None
            elif (before and before["most"]) or (after and after["less"]):
                low = None
        yield Number(low, high, match.start(), end)


def _bounds(match: re.Match[str]) -> tuple[Decimal | None, Decimal | None, int]:
    """Low, high (None: open) and the end of what was read; low is None where nothing was."""
    if match["vague"]:
        return _vague_bounds(match)
    if match["pair"]:
        tens = parse_number(match["pair_tens"]) if match["pair_tens"] else None
        scale = Decimal(1)
        for char in match["pair_scale"]:
            scale *= _MULTIPLE[char]
        nothing = Decimal(0)
        few, more = (
            ((tens or nothing) + (parse_number(digit) or nothing)) * scale
            for digit in match["pair"]
        )
        return few, more, match.end()
    low = parse_number(match["low"]) if match["low"] else None
    if low is None or not match["to"]:
        return low, low, match.end("low") if match["low"] else match.end()
    high = parse_number(match["high"])
    if high is None:
        return low, low, match.end("low")
    shared = _trailing_scale(match["high"])
    if shared > 1 and _trailing_scale(match["low"]) == 1 and low * shared < high:
        low *= shared
    if low >= high:
        return low, low, match.end("low")
    return low, high, match.end()


def _vague_bounds(match: re.Match[str]) -> tuple[Decimal | None, Decimal | None, int]:
    base = parse_number(match["vague_base"])
    if base is None:
        return None, None, match.end()
    scale = Decimal(1)
    for char in match["vague_scale"]:
        scale *= _MULTIPLE[char]
    if match["vague"] == "几":
        return base * scale, (base + _FEW) * scale, match.end()
    high = base * scale if match["vague"] == "来" else None
    return base * scale, high, match.end()


def _trailing_scale(numeral: str) -> int:
    """The scale a numeral ends with: 10000 for 三万, 1 for 三 and for 三万五千二百零一."""
    scale = 1
    for char in reversed("".join(narrow(numeral).split())):
        if char not in _MULTIPLE:
            break
        scale *= _MULTIPLE[char]
    return scale


CLASSIFIER = (
    r"(?:个|名|位|人次|号人|口人|人|户|条|份|家|套|枚|台|部|张|项|款|只|件|笔|组|对|辆|间|册|本|卷|行|座|例|"
    r"粒|把|颗|门|节|宗|处|支|席|页|袋|盒)"
)
# 三个月, 五个工作日, 第三项, 一个百分点 count no things.
_NO_THING = r"(?!月|工作日|自然日|交易日|银行日|小时|钟头|星期|礼拜|季度|年度|百分点|点|日历日|周)"
_CLASSIFIER = re.compile(
    rf"\s?(?:[（(](?P<again>{NUMERAL})[)）])?\s?余?(?P<word>{CLASSIFIER}){_NO_THING}"
)
_ORDINAL_BEFORE = re.compile(r"(?:第|\.|No|№)\s?$")
_LATIN_BEFORE = re.compile(r"[a-zA-Z]\s?$")  # A3 and v2 are names, 一个 in QQ一个 counts
_SHORT = re.compile(r"(?P<two>俩)|(?P<three>仨)")


def find_counts(text: str) -> Iterator[Count]:
    """Counted things: a number and a classifier, not ordinals (第三项) and not time (三个月)."""
    plain = narrow(text)
    found: list[Count] = []
    for number in find_numbers(text):
        before = max(0, number.start - 3), number.start
        if _ORDINAL_BEFORE.search(plain, *before):
            continue
        if plain[number.start].isdigit() and _LATIN_BEFORE.search(plain, *before):
            continue
        match = _CLASSIFIER.match(plain, number.end)
        if match is None:
            continue
        found.append(Count(number, match["word"], number.start, match.end()))
    for match in _SHORT.finditer(plain):
        value = Decimal(2 if match["two"] else 3)
        number = Number(value, value, match.start(), match.end())
        found.append(Count(number, "个", match.start(), match.end()))
    yield from sorted(found, key=lambda count: count.start)


_SHARE = re.compile(
    rf"(?P<percent>{_ARABIC})\s?%|百分之(?P<hundredth>{_CHINESE}|{_ARABIC})"
    rf"|(?P<tenth>[{ONES}两1-9])成(?P<half>半|[{ONES}])?(?![立员本交为功就])"
    r"|(?P<even>一半|各半|对半|半数)"
)
# What every share has: one of a few characters, which are found fast, and what goes with it.
_MAY_SHARE = re.compile(
    rf"[%百成半](?:(?<=%)|(?<=百)分之|(?<=[{ONES}两1-9]成)|(?<=[一各对]半)|(?<=半)数)"
)


def find_shares(text: str) -> Iterator[Share]:
    """Shares of a whole, as fractions of 1."""
    plain = narrow(text)
    if not _MAY_SHARE.search(plain):  # most clauses name none
        return
    for match in _SHARE.finditer(plain):
        hundredths = match["percent"] or match["hundredth"]
        if hundredths:
            number = parse_number(hundredths)
            if number is None:
                continue
            value = number / 100
        elif match["tenth"]:
            value = (parse_number(match["tenth"]) or Decimal(0)) / 10
            if match["half"]:
                more = Decimal(5) if match["half"] == "半" else parse_number(match["half"])
                value += (more or Decimal(0)) / 100
        else:
            value = Decimal("0.5")
        yield Share(value, match.start(), match.end())

"""Amounts of money, with currency and place: 50万元, 人民币伍拾万元整, ¥500,000.00."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from reviewer.text.chinese_digits import FORMAL_ONES, HUNDREDS, ONES
from reviewer.text.numerals import NUMERAL, narrow, parse_number

CNY = "CNY"
_FOREIGN = {
    "美元": "USD",
    "美金": "USD",
    "美刀": "USD",
    "港币": "HKD",
    "港元": "HKD",
    "港幣": "HKD",
    "欧元": "EUR",
    "英镑": "GBP",
    "日元": "JPY",
    "日圆": "JPY",
    "韩元": "KRW",
    "新元": "SGD",
    "新加坡元": "SGD",
    "澳元": "AUD",
    "加元": "CAD",
    "新台币": "TWD",
    "台币": "TWD",
    "卢布": "RUB",
    "泰铢": "THB",
    "泰达币": "USDT",
    "usdt": "USDT",
    "usd": "USD",
    "us$": "USD",
    "hkd": "HKD",
    "hk$": "HKD",
    "eur": "EUR",
    "gbp": "GBP",
    "jpy": "JPY",
    "sgd": "SGD",
    "$": "USD",
    "€": "EUR",
    "£": "GBP",
}
_NAMES = "|".join(sorted(map(re.escape, _FOREIGN), key=len, reverse=True))
_BEFORE = (
    rf"(?:(?P<foreign_before>{_NAMES})|(?P<yuan_before>人民币|RMB|CNY|¥))"
    r"\s?(?:现金)?(?:（?\(?(?:大写|小写)\)?）?)?\s?[:：]?\s?(?:¥|人民币)?\s?"
)
_VAGUE = r"(?:\s?(?:余|多|来|几))?"
_AFTER = (
    rf"\s?(?:(?P<foreign_after>{_NAMES})"
    rf"|(?P<yuan_after>元|圆|块钱|块(?!牌|地|屏|表|儿))(?!旦|宵|素|月)"
    rf"(?:\s?(?:(?P<jiao>{NUMERAL})\s?[角毛])?\s?(?:零?(?P<fen>{NUMERAL})\s?分(?!之|期|两|三|次|批|别))?)?"
    r"\s?(?:人民币)?(?P<whole>[整正])?)"
)
# Without one of these there is no amount; most clauses have none. A set of characters in front is
# what a search is fast by: a sign, the comma of thousands, or a letter that is one of three or
# stands behind a digit (5w).
_SIGN = "元圆圓块币幣金刀镑铢布万萬千百¥￥$€£＄"
_ANY = re.compile(
    rf"[{_SIGN}A-Za-z,包价费钱](?:(?<=[{_SIGN}])|(?<=[A-Za-z])[A-Za-z]{{2}}|(?<=\d[wWkK])|(?<=\d,)\d{{3}}"
    r"|(?<=[包价费钱])[是为：:]?\d{3})"
)
_MONEY = re.compile(rf"(?:{_BEFORE})?(?P<number>{NUMERAL})(?P<vague>{_VAGUE})(?:{_AFTER})?", re.I)
_FIGURES, _UNITS = f"{HUNDREDS}两{FORMAL_ONES}拾佰", "万千百仟佰"
# What a number needs no unit after: 打包9600, 总价:9600.
_LED = "|".join(
    f"(?<={words}{mark})"
    for words in ("打包", "[口作总底卖要售定]价", "价钱", "转让费", "优惠后", "折后", "实[付收]")
    for mark in ("", "[是为:]")
)
# 一口价1.6万，先付8千，再给25,000，打包9600。 In a sentence about paying, a bare 万 or 千 is money.
_BARE = re.compile(
    rf"(?<![\d.,第])(?P<number>\d{{1,3}}(?:,\d{{3}})+|(?:{_LED})\d{{3,7}}(?![\d年])"
    r"|(?:\d+(?:\.\d+)?(?:[万千百]+|[wWkK](?![a-zA-Z]))"
    rf"|[{_FIGURES}][{_FIGURES}{_UNITS}]*[{_UNITS}])(?:[{ONES}{FORMAL_ONES}]|零[{ONES}]十?|\d千?)?)"
    r"(?=[，,。；;：:、（(）)！!\s]|$|再|钱|给|整|年|于|由|作为|做|定金|订金|押金|尾款|成交|定[死下]|敲定|拍板)"
)


@dataclass(frozen=True, slots=True)
class Money:
    """An amount at [start, end). `currency` is an ISO code.

    `vague` is true where the words say 余, 多, 来 or 几, `bare` where
    neither a currency nor 元 is written (一口价1.6万).
    """

    amount: Decimal
    currency: str
    start: int
    end: int
    vague: bool = False
    bare: bool = False


def may_name_money(text: str) -> bool:
    """Whether it is worth looking: a quick test that no amount fails."""
    return _ANY.search(text) is not None


@lru_cache(maxsize=4096)  # several readers of one contract ask for the same clauses
def find_money(text: str, *, bare: bool = False) -> tuple[Money, ...]:
    """Every amount of money in the text. With `bare`, also 1.6万 without currency or 元."""
    if not may_name_money(text):
        return ()
    plain = narrow(text)
    found = list(_marked(plain))
    if bare:
        taken = [(money.start, money.end) for money in found]
        for match in _BARE.finditer(plain):
            amount = parse_number(match["number"])
            free = all(match.end() <= start or end <= match.start() for start, end in taken)
            if amount is not None and free:
                found.append(Money(amount, CNY, match.start(), match.end("number"), bare=True))
    return tuple(sorted(found, key=lambda money: money.start))


def _marked(plain: str) -> Iterator[Money]:
    for match in _MONEY.finditer(plain):
        before, after = match["foreign_before"], match["foreign_after"]
        in_yuan = match["yuan_before"] or match["yuan_after"]
        if not (before or after or in_yuan):
            continue
        amount = parse_number(match["number"])
        if amount is None:
            continue
        for part, scale in (("jiao", Decimal("0.1")), ("fen", Decimal("0.01"))):
            if match[part]:
                amount += (parse_number(match[part]) or Decimal(0)) * scale
        name = before or after
        currency = _FOREIGN[name.lower()] if name and not match["yuan_before"] else CNY
        yield Money(
            amount, currency, match.start(), match.end(), vague=bool(match["vague"].strip())
        )

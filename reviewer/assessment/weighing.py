"""Whether the risky asset is the contract's main object or an ancillary one that can be severed.

Told by the price where it is split between the assets, by what else the contract speaks of, else
by how much of it is about which asset. An asset that no rule marks has no weight.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from reviewer.assessment.circumstances import ACCOUNT, CONTROL, DATA, Circumstances
from reviewer.assessment.readings import Mention, StatedFact
from reviewer.labels import Label
from reviewer.text.amounts import Money, find_money
from reviewer.text.folding import fold

# What a part of the price is paid for, and what it is not: an instalment, a price for each unit.
_RISKY = re.compile(
    r"账号|帐号|账户|号|粉丝|社群|群|会员|档案|病历|玩家|客户|客源|网上|线上|流量|名单|资料"
    r"|名[册录]|底册|用户|学员|患者|家长|数据(?!线)|个人信息|联系方式|小程序"
)
_NO_SHARE = re.compile(
    r"定金|订金|一号|一个|单价|首付|首期|首笔|尾款|余款|分期|支付|付清|付给|每|当日|之日|[前后时]|违约|押金|保证金"
)
_PER_HEAD = re.compile(r"每[名人位户]$")
_COUNTED = re.compile(r"[共合]?计(?:算)?(?:为|人民币)?")
_BREAK = re.compile(r"[，。；;、（）()：:,+＋]")
_SUM = re.compile(r"总|共|合计|合起来|相加|加拢|加起来|加在一起|连同|一起")
_ANCILLARY = Fraction(1, 2)
_AFTER = re.compile(r"[\s；;，,。、)）整正]|[(（][^()（）]*[)）]")
_LONGEST_ITEM = 16
_LONGEST_ROW = 40
_LEAST = 10  # CNY: 硬盘一块 has no price
_NAMING = 2  # cells of a row that say what it is about: a number, a name
_FEW = 3  # so many clauses on accounts for one on data


def ancillary_by_price(case: Circumstances) -> bool:
    """Whether the price says that less than half is paid for accounts and data.

    A price that disguises them is not believed.
    """
    if case.has(Label.SHAM_STRUCTURE, Label.UNLAWFUL_PURPOSE):
        return False
    share = risky_share(case)
    return share is not None and share < _ANCILLARY


def object_by_price(case: Circumstances) -> bool:
    """Whether the price says that at least half is paid for accounts and data."""
    share = risky_share(case)
    return share is not None and share >= _ANCILLARY


def part_of_a_business(case: Circumstances) -> bool:
    """Whether accounts and data go along with a shop as a whole: premises, equipment, stock.

    Not where the price says otherwise, nor where sensitive data or an unlawful use weigh more.
    """
    if Mention.BUSINESS not in case.text.mentions:
        return False
    if case.has(Label.SENSITIVE_DATA_TRANSFER, Label.UNLAWFUL_PURPOSE, Label.SHAM_STRUCTURE):
        return False
    return not object_by_price(case)


def risky_share(case: Circumstances) -> Fraction | None:
    """The part of the price that is paid for accounts and data; None where it is not said.

    A clause must name the sum beside the parts, or the parts must be a list of prices under it.
    """
    quotes = [
        case.words(finding)
        for finding in case.candidates
        if finding.label is Label.TAINTED_CONSIDERATION
    ]
    for quote in quotes:
        named = find_money(quote)
        total = max((money.amount for money in named), default=Decimal())
        parts = sum(_parts(quote, named, total), Decimal())
        if parts and _SUM.search(quote):
            return Fraction(parts) / Fraction(total)
    return _share_of_list(case, quotes)


def _share_of_list(case: Circumstances, quotes: Sequence[str]) -> Fraction | None:
    """Of items such as 患者档案人民币240,000元 under a stated total."""
    if case.facts.price_cny is None:
        return None
    total = case.facts.price_cny.value
    parts = Decimal()
    for quote in dict.fromkeys(quotes):
        parts += _item_price(quote)
    priced = set(quotes)
    for finding in case.having(*ACCOUNT, *DATA):
        # A row that delivers an account or data and ends in its price.
        quote = case.words(finding)
        if "\t" in quote and quote not in priced:
            priced.add(quote)
            parts += _item_price(quote, delivers=True)
    return Fraction(parts) / Fraction(total) if 0 < parts < total else None


def _item_price(quote: str, *, delivers: bool = False) -> Decimal:
    """The price of an item of a list that is an account or data, else nothing.

    Of a row of a table the last sum counts: 每人50元 stands before it. `delivers`: that it is one
    is known, by whatever name it goes.
    """
    item, price = _item(quote)
    return price if price and (delivers or _RISKY.search(item)) else Decimal()


def _item(quote: str) -> tuple[str, Decimal]:
    """The folded name and the price where a quote is an item of a list of prices, else nothing."""
    named = find_money(quote)
    cells = quote.split("\t")
    if not named or _AFTER.sub("", quote[named[-1].end :]):
        return "", Decimal()
    if len(cells) == 1 and len(named) > 1:
        return "", Decimal()
    item = fold("".join(cells[:_NAMING]) if len(cells) > 1 else quote[: named[0].start])
    longest = _LONGEST_ROW if len(cells) > 1 else _LONGEST_ITEM
    names = len(item) <= longest and not _NO_SHARE.search(item) and named[-1].amount >= _LEAST
    return (item, named[-1].amount) if names else ("", Decimal())


def priced_by_itself(words: str, things: re.Pattern[str]) -> bool:
    """Whether the words of a clause are the price of one of the things and of nothing risky."""
    item, price = _item(words)
    return bool(price) and things.search(item) is not None and not _RISKY.search(item)


def risky_price(case: Circumstances) -> Decimal | None:
    """What is paid for accounts and data; None where the contract does not say."""
    price, share = case.facts.price_cny, risky_share(case)
    if price is None or share is None:
        return None
    return (price.value * share.numerator / share.denominator).quantize(Decimal("0.01"))


def separate_prices(case: Circumstances) -> bool:
    """Whether the contract says what is paid for which asset."""
    stated = StatedFact.SEPARATE_PRICES in case.read_facts or case.text.separate_prices
    return stated or risky_share(case) is not None


def _parts(quote: str, named: tuple[Money, ...], total: Decimal) -> Iterator[Decimal]:
    start, before = 0, ""
    for money in named:
        words = fold(_BREAK.split(quote[start : money.start])[-1])
        start = money.end
        # 按在托婴幼儿每名5,000元计630,000元: the price of so many persons.
        heads = _COUNTED.fullmatch(words) is not None and _PER_HEAD.search(before) is not None
        named_risky = _RISKY.search(words) and not _NO_SHARE.search(words)
        if money.amount < total and (heads or named_risky):
            yield money.amount
        before = words


def ancillary_data(case: Circumstances) -> bool:
    """Whether data are a small part of a contract about accounts that hold none themselves."""
    rows = case.account_rows
    if not rows or any(row.carries for row in rows):
        return False
    if object_by_price(case):
        return False
    about = {finding.clause for finding in case.having(*ACCOUNT, *CONTROL)}
    data = {finding.clause for finding in case.having(*DATA)}
    return bool(data) and len(about) >= _FEW * len(data)


def is_gratuitous(case: Circumstances) -> bool:
    """Whether the contract is a gift: it says so, and nothing in it is a price."""
    priced = any(one.label is Label.TAINTED_CONSIDERATION for one in case.candidates)
    return Mention.GIFT in case.text.mentions and case.facts.price_cny is None and not priced

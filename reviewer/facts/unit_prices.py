"""Prices that are stated for each account or person, where the contract says how many there are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from reviewer.facts.model import Fact
from reviewer.facts.price_signs import Amount, is_other_money
from reviewer.facts.word_lists import spelt_out
from reviewer.text.amounts import CNY

# 每个账号单价, 一个号算, 单个账号; 每条, 每位会员: the words for one, last before the amount.
_EACH = r"(?:每[一1]?|[一单])"
_PER = {
    "accounts": rf"{_EACH}[个只家]?(?:<account>|号|店)[^，。；号]{{0,6}}$",
    "persons": rf"{_EACH}(?:[个名位]?(?:<person>|人)|[条户份名位])[^，。；]{{0,6}}$",
}
# 每号赔偿, 每条视频, 每月服务费.
_NOT_PAID = re.compile(
    r"赔|罚|违约|扣|退|补[足偿贴]|奖|提成|[月年季天日周次]|另|更新|视频|直播|超|少|缺"
)
# 以核实人数为准, 据实结算: how many is open still.
_COUNTED_LATER = re.compile(r"核[实对定验]|实际|据实|为准|届时|清点|点清|多退少补|封顶|上限|不超过")


@dataclass(frozen=True, slots=True)
class Pieces:
    """How many accounts and persons go over, None where the contract does not say exactly."""

    accounts: int | None = None
    persons: int | None = None


NOTHING_COUNTED = Pieces()


def price_of_pieces(amounts: Sequence[Amount], pieces: Pieces) -> Fact[Decimal] | None:
    """The price of one times their number; accounts and persons where each has a price."""
    found: dict[str, tuple[Decimal, Amount]] = {}
    for amount in amounts:
        kind = None if _COUNTED_LATER.search(amount.sentence) else _kind(amount)
        count = getattr(pieces, kind) if kind else None
        if kind and count and kind not in found:
            found[kind] = (count * amount.money.amount, amount)
    if not found:
        return None
    total = sum((value for value, _ in found.values()), Decimal(0))
    return Fact(total, tuple(amount.span for _, amount in found.values()))


def is_of_one(amount: Amount) -> bool:
    """The amount is the price of one account or of one person's data."""
    return _kind(amount) is not None


def _kind(amount: Amount) -> str | None:
    """Which pieces the amount is the price of one of."""
    if (
        amount.money.currency != CNY
        or is_other_money(amount)
        or _NOT_PAID.search(amount.before + amount.after)
    ):
        return None
    return next((k for k, words in _PER.items() if spelt_out(words).search(amount.before)), None)

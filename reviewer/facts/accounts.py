"""How many accounts are transferred, and on which platforms.

Accounts are counted by platform: the largest number that a passage states for it, or that the rows
of an annex add up to. A number for all (共十七个账号) counts where it is larger. An account that
is named (“阿茶的茶”) is one. A payment account counts where a clause hands it over by itself, not
where it only goes along (店铺连同支付宝). Groups and SIM cards are none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reviewer.facts.account_ledger import count_accounts
from reviewer.facts.account_platforms import find_account_platforms
from reviewer.facts.account_remainders import find_remainder, find_withdrawn
from reviewer.facts.account_rows import transferred_rows
from reviewer.facts.account_words import find_account_nouns
from reviewer.facts.model import Fact
from reviewer.facts.readings import Reading

# 公众号借给乙方发布三个月, 不属转让.
_LENT = re.compile(
    r"(?:借[给予与用]|出借|暂借|借出)(?![款钱])[^。]{0,40}(?:[年月日天]|收回|归还|还给|交还)|不属于?转让"
)

_LETTERS = frozenset({"甲方", "乙方", "丙方"})
# What else the clause hands over: 淘宝店归女方，抖音归男方.
_TO_ANOTHER = re.compile(r"归[^，。;|]{1,8}|转[让给]|移交|过户|交[给由付]|出[让售]|让与")


@dataclass(frozen=True, slots=True)
class Accounts:
    """How many accounts the contract is about, and of which platforms."""

    count: Fact[int] | None
    platforms: tuple[Fact[str], ...]


def find_accounts(
    accounts: Sequence[Reading],
    others: Sequence[Reading],
    background: Sequence[Sequence[Reading]],
    *,
    giver: str = "",
    stated_only: bool = False,
    whole: Callable[[], Sequence[Reading]] = tuple,
) -> Accounts:
    """Number and platforms of the accounts.

    `accounts` are readings of what is transferred as an account, `others` those of groups
    (which are no accounts) and of payment instruments: their platforms count too. `background`
    (title and recitals, then the clauses on passwords and checks) is asked for a platform only
    where the clauses name none.
    What is to be the `giver`'s, as the contract calls who gives away, changes no hands.
    With `stated_only` a number is read only where one is written, not from the names of accounts.
    `whole` gives all clauses, for what is told elsewhere of the same accounts.
    """
    accounts = _without_own(_without_lent(transferred_rows(accounts)), giver)
    platforms, unlisted = find_account_platforms(accounts, others, background)
    if left := find_remainder(accounts, whole):
        for name, number in left.numbers.items():
            if number:
                platforms.setdefault(name, Fact(name, (left.span,)))
            else:
                platforms.pop(name, None)
        return Accounts(Fact(sum(left.numbers.values()), (left.span,)), tuple(platforms.values()))
    ledger = count_accounts(accounts, unlisted, stated_only, whole)
    count = ledger.count
    if count and not stated_only:
        gone = find_withdrawn(ledger.numbers, accounts, whole())
        for name in [name for name, number in gone.items() if number == ledger.numbers[name]]:
            platforms.pop(name, None)
        left_over = count.value - sum(gone.values())
        count = Fact(left_over, count.spans) if left_over > 0 else count
    return Accounts(count, tuple(platforms.values()))


def _without_lent(accounts: Sequence[Reading]) -> Sequence[Reading]:
    """All but the clauses that only lend an account for a while, where others hand some over."""
    given = [reading for reading in accounts if reading.cells or not _LENT.search(reading.text)]
    return _if_named(given, accounts)


def _without_own(accounts: Sequence[Reading], giver: str) -> Sequence[Reading]:
    """All but the clauses and rows by which the giver's own accounts stay (抖音号归乙方, 归乙),
    where others hand some over."""
    if not giver:
        return accounts
    name = re.escape(giver[0]) + "方?" if giver in _LETTERS else re.escape(giver)
    its = re.compile(
        rf"(?<![额款益入利])归(?:属)?[于由]?{name}(?:所有|使用|自用|继续使用|自行处置)?(?=[，。;|)]|$)"
    )
    given = [
        reading
        for reading in accounts
        if not any(its.fullmatch(cell.text) for cell in reading.cells)
        if reading.cells
        or not its.search(reading.text)
        or _TO_ANOTHER.search(its.sub("", reading.text))
    ]
    return _if_named(given, accounts)


def _if_named(given: Sequence[Reading], accounts: Sequence[Reading]) -> Sequence[Reading]:
    """What is left of the accounts, where it still names one of a platform; else all of them."""
    named = any(noun.platform for reading in given for noun in find_account_nouns(reading.text))
    return given if named else accounts

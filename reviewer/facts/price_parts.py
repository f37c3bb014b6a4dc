"""Prices that are stated for each of the things transferred together (店面作价十八万元，会员表另计
两万元): every amount beside the one that is most likely the price is weighed for being paid too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from itertools import combinations

from clause_rules import text_of
from reviewer.document.clause_tree import ClauseKind
from reviewer.facts.price_signs import Amount
from reviewer.facts.total_words import TOTAL
from reviewer.facts.weighing import Signs, Weighing, decode_weighing
from reviewer.text.amounts import CNY

# 会员表作价, 库存合计, 转让费为: the words that give a thing its price end right before the amount.
_ASSIGNED = re.compile(
    rf"(?:[价款费酬金计共算]|另作|折价?|对价)(?:款|额)?(?:{TOTAL}|[共计])?(?:[为是:]|人民币)*$"
)
_APART = re.compile(r"另|单[作算独]|附属|零星|边角|搭头")
_WITHIN = re.compile(r"其中|包[含括]|[含计]在|在内|里[头面边]|[^，。]占")
# 按前述价款的40%，计188万元: a share of what is stated elsewhere.
_SHARE = re.compile(
    r"(?:\d%|百分之[^，。；]{1,6}|[一二三四五六七八九]成)[，,]?(?:[计即合为约]|也就是|人民币)*$"
)
_ALL = re.compile(r"总价|总[对金额计]|总共|全部|整体|一共|统共|拢共")
_MOST_PARTS = 4  # amounts that are tried together for making up another
_AMONG = 12
_OF_A_PRICE = (
    "price", "named", "total", "consideration", "price heading", "remedy heading", "remedy", "part",
    "rate", "condition", "owed", "worth", "object", "opening", "capitals", "again", "tiny", "row",
)  # fmt: skip
_FILE = "model/price-parts.yaml"
SIGNS = Signs(
    yes=(
        *("same column", "parallel", "consideration", "again", "capitals", "assigned", "apart"),
        *("same parent", "price heading"),
    ),
    no=(
        *("within", "part", "condition", "tiny", "owed", "worth", "all in best", "rate", "remedy"),
        *("remedy heading", "makes up"),
    ),
    either=(
        *("total", "object", "named", "opening", "row", "price", "larger", "same clause"),
        "best assigned",
    ),
)


@cache
def weighing() -> Weighing:
    """What ships. Raises RuleFileError."""
    return decode_weighing(text_of(_FILE), _FILE, SIGNS)


def components(
    best: Amount, amounts: Sequence[Amount], signs: Sequence[Mapping[str, bool]]
) -> list[Amount]:
    """What is paid beside the best amount; `signs` are those of each amount as a price."""
    weighed = weighing()
    return [
        amount
        for amount, shown in _parts(best, amounts, signs)
        # Making up the best one speaks against a part: it is worked out only where it can decide.
        if weighed.of(shown) > weighed.enough
        and weighed.of({**shown, "makes up": makes_up(amount, best, amounts)}) > weighed.enough
    ]


def parts_with_signs(
    best: Amount, amounts: Sequence[Amount], signs: Sequence[Mapping[str, bool]]
) -> Iterator[tuple[Amount, dict[str, bool]]]:
    """Each other amount in CNY where it is named first, and its signs as a part of the price."""
    for amount, shown in _parts(best, amounts, signs):
        yield amount, {**shown, "makes up": makes_up(amount, best, amounts)}


def _parts(
    best: Amount, amounts: Sequence[Amount], signs: Sequence[Mapping[str, bool]]
) -> Iterator[tuple[Amount, dict[str, bool]]]:
    """The same without the sign that takes long."""
    seen = {best.money.amount}
    for amount, shown in zip(amounts, signs, strict=True):
        if amount.money.amount not in seen and amount.money.currency == CNY:
            seen.add(amount.money.amount)
            yield amount, _signs_of_part(amount, best, shown)


def _signs_of_part(amount: Amount, best: Amount, signs: Mapping[str, bool]) -> dict[str, bool]:
    """What shows that an amount is paid beside the best one; `signs` are its signs as a price."""
    here = amount.clause.id == best.clause.id
    rows = amount.clause.kind is best.clause.kind is ClauseKind.ROW
    return {
        "assigned": bool(_ASSIGNED.search(amount.before)),
        "best assigned": bool(_ASSIGNED.search(best.before)),
        "parallel": _last_word(amount) is not None and _last_word(amount) == _last_word(best),
        "apart": bool(_APART.search(amount.near)),
        "within": bool(_WITHIN.search(amount.near) or _SHARE.search(amount.near)),
        "all in best": bool(_ALL.search(best.told)),
        "same clause": here,
        "same parent": not here and amount.clause.parent == best.clause.parent,
        "same column": rows and not here and amount.before == best.before,
        "larger": amount.money.amount > best.money.amount,
        **{name: signs[name] for name in _OF_A_PRICE},
    }


def _last_word(amount: Amount) -> str | None:
    """作价 of 会员表作价."""
    found = _ASSIGNED.search(amount.before)
    return found.group() if found else None


def makes_up(amount: Amount, best: Amount, amounts: Sequence[Amount]) -> bool:
    """Whether the amount and others add up to the best one."""
    rest = best.money.amount - amount.money.amount
    if rest <= 0:
        return False
    others = {o.money.amount for o in amounts if o.money.amount <= rest} - {Decimal(0)}
    return any(
        sum(some) == rest
        for size in range(1, _MOST_PARTS)
        for some in combinations(sorted(others)[-_AMONG:], size)
    )

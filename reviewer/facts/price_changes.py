"""Amounts that another amount of the clause takes the place of: bids before the bargain, a price
before it was lowered or changed, what is taken off it, and money that belongs to another contract.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from reviewer.facts.price_signs import Amount, is_other_money
from reviewer.facts.total_words import TOTAL
from reviewer.text.numerals import find_counts

# 扣四千, 共减三百六, 抹掉零头500元, 便宜两千: said of what is taken off.
_LESS = re.compile(
    r"[减扣砍抹降免刨除]|(?<![转出受承])让(?![渡与出])|优惠|便宜|下浮|折让|少[给付收算要]"
)
# What was paid before is taken off what is still to pay, not off the price.
# What the other side owes is set off against the price, not taken off it.
_PAID = re.compile(r"预支|垫|欠|借|罚|[定订]金|押金|已[经]?[付收交给]|预[付收]|首[付期笔款]|头款")
_STILL = re.compile(r"余|剩|尾|再[付给交补]|还[欠差]|欠|差额|到手|净")
_CHANGED = re.compile(
    r"(?:改|变更|调整|更正|修[改订]|下调|[降减让砍压落谈还杀磨抹调])(?:[为成至到定]{1,2}|作)(?:人民币)?$"
)
_OF_A_PART = re.compile(rf"{_PAID.pattern}|尾款|余款|违约|每|租|利率|滞纳|保证金|罚|赔")
_BID = re.compile(
    r"(?:开口|张口|先|起初|原先|原本)[^，。；]{0,8}[要说喊出报]$|[要报喊叫]价?(?:是|为)?$"
    r"|[还出]到?$|[\u4e00-\u9fff]{2}说$|还价|评[估得定][^，。；]{0,6}$|估[值价][^，。；]{0,4}$"
)
_STRUCK_AFTER = re.compile(
    r"(?:上)?(?:成交|定死|敲定|定下|说定|讲定|谈定|拍板|谈妥|谈拢|落定|落槌)"
)
_STRUCK_BEFORE = re.compile(
    r"(?:定在|定到|敲定|讲定|说定|谈定|议定|谈拢|拍板|成交价?)(?:为|是|在|于)?$"
)
_RATE = re.compile(r"[每一][个只条名位人户份张][^，。；]{0,8}$|单价[^，。；]{0,4}$")
_COMES_TO = re.compile(rf"(?:{TOTAL}|[计算得合][为作是到]?|总[价数额])(?:人民币)?$")
# 与本书让与无关, 不在对价之内, 和价款两码事: paid, but not for what this contract transfers.
_ELSEWHERE = re.compile(
    r"(?:(?!\d元|[\d万千百]元)[^。；]){0,24}?(?:不[属在]本(?:协议|合同|契约|约)|另账"
    r"|[与同跟和](?:本(?![人店方])|此|上述|前述|转让|价款|对价|总价)[^，。；]{0,8}?(?:无[关涉干]|不相[关干]|两码事)"
    r"|不[在属算][^，。；]{0,4}(?:对价|价款|总价|转让[款费价])[^，。；]{0,2}(?:[内列中]|[，。；]|$))"
)
# 原说好的7500元作废; 价款在45万元至60万元之间: said no longer, or not said exactly.
_VOID = re.compile(r"[^，。；]{0,2}(?:作废|作罢|不作数|取消|不再执行)")
_RANGE_FROM = re.compile(r"(?:[至到~—－-]|和)[^，。；]{1,16}?(?:之间|不等|区间)")
_ABOUT = re.compile(r"另[算计][，,](?:大?约|估计)$")  # 鱼竿按进价另算，约六万
_WITHIN_RANGE = re.compile(r"(?:区间|幅度|范围)[^，。；]{0,24}$")
_RANGE_TO = re.compile(r"^[^，。；]{0,2}(?:之间|不等|区间)")
_OTHER_CONTRACT = re.compile(r"(?:主|原|前|旧)(?:协议|合同|契约|约)[^，。；]{0,8}$")
_DONE = re.compile(r"[^，。；]{0,2}已[^，。；]{0,4}(?:[结付两]清|付讫|付完)")


def is_elsewhere(amount: Amount) -> bool:
    """Paid under another contract, or settled under it before (主协议价款92万元早已结清)."""
    former = _OTHER_CONTRACT.search(amount.before) and _DONE.match(amount.after)
    return bool(former or _ELSEWHERE.match(amount.follows))


def is_unsettled(amount: Amount) -> bool:
    """The parties gave it up, or it is an end of the range in which they will agree."""
    signs = (_VOID, _RANGE_FROM, _RANGE_TO)
    ends = _WITHIN_RANGE.search(amount.before) or _ABOUT.search(amount.near)
    return bool(ends) or any(sign.match(amount.after) for sign in signs)


def is_struck(amount: Amount) -> bool:
    """The parties came to terms at it: 九千八成交, 末了定在八万八."""
    found = _STRUCK_AFTER.match(amount.after) or _STRUCK_BEFORE.search(amount.before)
    return bool(found) and not is_other_money(amount)


def replacements(amounts: Sequence[Amount]) -> Iterator[tuple[Amount, Sequence[Amount]]]:
    """The amounts that were agreed upon in the end, each with those that it takes the place of."""
    by_clause: dict[str, list[Amount]] = defaultdict(list)
    for amount in amounts:
        by_clause[amount.clause.id].append(amount)
    for here in by_clause.values():
        for at, amount in enumerate(here):
            earlier = here[:at]
            replaced = [*_lowered(earlier, amount), *_bids(earlier, amount)]
            replaced += [rate for rate in earlier[-1:] if _is_worked_out(rate, amount)]
            if at and _is_changed(amount) and here[at - 1].sentence == amount.sentence:
                replaced.append(here[at - 1])
            if replaced:
                yield amount, replaced


def _is_changed(amount: Amount) -> bool:
    return bool(_CHANGED.search(amount.before)) and not _OF_A_PART.search(amount.before)


def _is_worked_out(rate: Amount, amount: Amount) -> bool:
    """So much for each of so many: 一个好友十二块，数下来是三千个，一共三万六."""
    if not (_RATE.search(rate.before) and _COMES_TO.search(amount.before)):
        return False
    counts = find_counts(rate.sentence) if rate.sentence == amount.sentence else ()
    return any(c.number.stated * rate.money.amount == amount.money.amount for c in counts)


def _lowered(earlier: Sequence[Amount], amount: Amount) -> Sequence[Amount]:
    """The price and what is taken off it, where this amount is what is left: 说好是五万二，
    扣四千，实付四万八."""
    off = Decimal(0)
    if _STILL.search(amount.before):
        return ()
    for at in range(len(earlier) - 1, 0, -1):
        taken = earlier[at]
        if not _LESS.search(taken.before) or _PAID.search(taken.near):
            return ()
        off += taken.money.amount
        before = earlier[at - 1]
        if before.money.amount - off == amount.money.amount:
            return () if is_other_money(before) else earlier[at - 1 :]
    return ()


def _bids(earlier: Sequence[Amount], amount: Amount) -> Sequence[Amount]:
    """What the sides asked and offered before they came to terms."""
    return [b for b in earlier if _BID.search(b.before)] if is_struck(amount) else []

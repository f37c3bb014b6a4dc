"""Prices that are stated as a sum alone: instalments (分三期), so many payments of one amount, and
parts that are said to be all.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby, pairwise

from reviewer.document.clause_tree import Clause, ClauseTree
from reviewer.document.model import Document
from reviewer.facts.model import Fact
from reviewer.facts.price_signs import Amount, is_no_instalment, is_other_money
from reviewer.facts.price_tables import column_of_amounts
from reviewer.facts.tables import Table
from reviewer.text.amounts import CNY
from reviewer.text.numerals import parse_number

# 分三期付款：首期……，末期…… and 三期，每期八千.
_IN_SO_MANY = re.compile(
    r"(?:[分共作][成作为]?|(?:^|[，,。])\s*)([二两三四五六2-6])[期笔次批季回](?!后|内|的)"
    r"|([二两三四五六2-6])[期笔次批季回][，,]?(?=每)"
)
_SOME = re.compile(r"[二两三四五六2-6][期笔次批季回]")  # is searched for faster
# 代价由两部分组成，除此再无其他： what the price is made of, paid for whatever.
_MADE_OF = re.compile(
    r"由[以下]*([二两三四五六2-6])(?:部分|项|笔|块|期|次|样)(?:款项?|金额)?(?:组成|构成|相加|合成)"
)
# 两项之和即为全部转让价款: the same, said after the parts; 表中各项相加 of the rows of a table,
# 转让费就是上面这三样加起来 of clauses of their own.
# One of a few characters, which are found fast, and what begins with it.
_ADDED = re.compile(
    r"[二两三四五六2-6各价款费钱加合](?:"
    r"(?:(?<=([二两三四五六2-6]))(?:者|项|笔|块|宗|样|部分)(?:合计)?|(?<=各)[项笔样行][^，。；]{0,4}?)"
    r"(?:之和|相加|(?<=合计)|加总|[加合]起来|加在一起)[^。；\d]{0,16}[价款费钱]"
    r"|(?<=[价款费钱])[^，。；\d]{0,8}?([二两三四五六2-6])(?:者|项|笔|块|宗|样|部分)"
    r"[^，。；\d]{0,4}?(?:之和|相加|合计|加总|[加合]起来|加在一起)"
    r"|(?P<all>(?<=[加合])(?:起来|在一[起处])(?:就是|即[为是]|便是)[^，。；\d]{0,6}[价款费钱]))"
)
# 交号次月起的十二个月内，每月支付15,000元: so many times the amount.
_MONTHS = re.compile(
    r"([一二三四五六七八九十两\d]{1,3})个?(月|周|季度|年)[^。；]{0,16}?每个?(?:\2|期)|分([一二三四五六七八九十两\d]{1,3})(?:个月|期|次)[^。；]{0,16}?每(?:个?月|期|次)"
)
# 每月付8000元，付满24期为止; 每年五万元，自2022年起，至2024年付完: the same, all that is paid.
_TIMES_AFTER = re.compile(
    r"[^。；]{0,24}?(?:[付给满足共续连]|分)([一二三四五六七八九十两\d]{1,3})个?[月期次年季周回]度?"
    r"[^。；]{0,6}?(?:[付给][清完讫]|结清|两清|为止)"
    r"|[^。；]{0,8}?(?:(?:连续?|一?共)[支交]?[付给交缴]|[付给]满)([一二三四五六七八九十两\d]{1,3})个?[月期次年季周回]"
)
_YEARS_AFTER = re.compile(
    r"[^。；]{0,8}?(?:自|从)(\d{4})年[^。；]{0,8}?[至到](\d{4})年[^。；]{0,6}?(?:[付给][清完讫]|结清|为止)"
)
_BY_THE_MONTH = re.compile(r"每(?:个?月|期|周|季度?|次|年)[^，。；]{0,14}$")
_PAID_AT_TIMES = re.compile(r"每(?:个?(月|期|周|季度?|次|年|回))[^，。；租]{0,20}$")
# 尾数四十八万元，……付清: the last of the payments that stand each in a clause of its own.
_FIRST = re.compile(r"首|头[期笔款]|先[付给打交]|第一[期笔次]|定金")
_BEGINS = re.compile(
    rf"{_FIRST.pattern}|签|订|当[日天场]|[日时后前内][，,]?[^，。；]{{0,8}}[付给打交存]"
)
_LAST = re.compile(r"[尾余]|剩|最后|末[期笔]")
_MORE = re.compile(r"再[付给转打交][^，。；]{0,6}$|第[三四五六][期笔次][^，。；]{0,8}$")
_EACH = re.compile(r"每[期笔次批季回](?:各)?$")
_EVERY = re.compile(r"每[^，。；]{1,8}[付给交]$")  # 签约日付6万元；此后每满三个月付6万元
_PART = re.compile(
    r"[首末尾头]|第[一二三四五六\d]|[一二三四五六][期笔次批]|余|剩|[付给打交存拿]|转(?!让)"
)
# 先给5000块，剩下的8000块; 首笔两万，见号后两万五，三个月后再给五千
_REST = re.compile(r"(?:剩|余|其余|尾款|末[期笔]|再[付给打转交])[^，。]{0,6}$")
# 付60,000元，承接日满九十天时付30,000元，至此付讫.
_ALL_PAID = re.compile(r"[^。；]{0,12}?(?:付[清讫完]|两清|结清|清账)")
_DUE = re.compile(r"(?:[后前时满]|当[日天场])[^，。；]{0,8}[付给打交汇]")
_THEN_PARTED = re.compile(r"[，,](?:其中|先[付给交打]|分[二两三四五六\d])")
_NTH = re.compile(r"首[付期笔]|[二三四]期|第[二三四][期笔次]|尾款|末期|余款|剩|再[付给]")
_PAYS = re.compile(r"[付给打交拿汇]|转(?!让)|首[期笔]|头[期款笔]|尾|余|剩")
_WITHIN = re.compile(r"其中|包[含括]|[含计]在|在内|里[头面边]|[^，。]占")


@dataclass(frozen=True, slots=True)
class _Payments:
    """Payments that follow one another; `announced` where their sentence says how many."""

    count: int
    parts: Sequence[Amount]
    announced: bool = False

    def are_of_a_price(self) -> bool:
        """The first is an instalment, and none is other money, unless they are just as many as
        announced: the last may be due although few have left (满三个月无人退课后三万元)."""
        if not _PART.search(self.parts[0].told):
            return False
        others = self.parts[:1] if self.announced else self.parts
        return not any(map(is_no_instalment, others))


def stated_sum(
    document: Document,
    clauses: ClauseTree,
    tables: Sequence[Table],
    best: Amount | None,
    amounts: Sequence[Amount],
) -> Fact[Decimal] | None:
    """What the parts come to that are said to be all: so many, one amount so many times, or the
    payments to the last one. No whole is stated: the best amount is one of them, or none is."""
    made = _made_of(document, clauses, amounts) or _added(document, clauses, tables, amounts)
    if found := made or _repeated(best, amounts) or _all_repeated(best, amounts):
        return found
    for payments in _instalments(document, clauses, amounts):
        parts = payments.parts
        if not (best is None or best in parts) or any(p.money.currency != CNY for p in parts):
            continue
        if len(parts) == 1 and _EACH.search(parts[0].before):
            return Fact(payments.count * parts[0].money.amount, (parts[0].span,))
        if not parts or not payments.are_of_a_price():
            continue
        if len(parts) == payments.count:
            return _together(parts)
        if payments.announced and len(parts) < payments.count and _EVERY.search(parts[-1].before):
            rest = (payments.count - len(parts)) * parts[-1].money.amount
            whole = _together(parts)
            return Fact(whole.value + rest, whole.spans)
    return None


def _made_of(
    document: Document, clauses: ClauseTree, amounts: Sequence[Amount]
) -> Fact[Decimal] | None:
    """What the price is said to be made of, each part in a clause of its own."""
    for clause in clauses if _MADE_OF.search(document.text) else ():  # few contracts say it
        named = _MADE_OF.search(clause.body.of(document.text))
        if named is None:
            continue
        count = int(parse_number(named[1]) or 0)
        if len(here := _in_clause(clause, amounts, named.end())) == count:
            return _together(here)
        after = {a.clause.id: a for a in amounts if a.span.start >= clause.body.end}
        parts = list(after.values())[:count]
        if len(parts) > 1 and all(a.clause.parent == parts[0].clause.parent for a in parts):
            return _together(parts)
    return None


def _added(
    document: Document, clauses: ClauseTree, tables: Sequence[Table], amounts: Sequence[Amount]
) -> Fact[Decimal] | None:
    """The parts of a clause, of those before it or of the only table of amounts, said to be the
    price together."""
    for clause in clauses if _ADDED.search(document.text) else ():
        named = _ADDED.search(clause.body.of(document.text))
        if named is None:
            continue
        count = int(parse_number(named[1] or named[2] or "") or 0)
        listed = [c for table in tables if len(c := column_of_amounts(document, table)) > 1]
        column = listed[0] if len(listed) == 1 else []
        before = [a for a in amounts if a.span.end <= clause.body.start][-count:]
        alike = len({a.clause.parent for a in before}) == 1
        tried = (_in_clause(clause, amounts, 0), column, before if alike else [])
        parts = next((some for some in tried if some), [])
        uncounted = parts is column or (named["all"] and len(parts) > 1)
        if parts and (len(parts) == count or (not count and uncounted)):
            return _together(parts)
    return None


def _in_clause(clause: Clause, amounts: Sequence[Amount], at: int) -> list[Amount]:
    """The amounts of a clause behind `at`, an offset in it."""
    start = clause.body.start + at
    return [a for a in amounts if a.clause.id == clause.id and a.span.start >= start]


def _together(parts: Sequence[Amount]) -> Fact[Decimal]:
    total = sum((part.money.amount for part in parts), Decimal(0))
    return Fact(total, tuple(part.span for part in parts))


def _repeated(best: Amount | None, amounts: Sequence[Amount]) -> Fact[Decimal] | None:
    """首期款48,000元 and 十二个月内，每月支付15,000元: the first payment and so many of the others,
    where the best amount is the first one or there is none."""
    for amount in amounts:
        times = _MONTHS.search(amount.told)
        if not (times and _BY_THE_MONTH.search(amount.before)) or is_other_money(amount):
            continue
        if amount.money.currency != CNY or not _PART.search(amount.told):
            continue
        count = int(parse_number(times[1] or times[3]) or 0)
        beside = [a for a in amounts if a.clause.parent == amount.clause.parent]
        firsts = [a for a in beside if _FIRST.search(a.before) and a.span.start < amount.span.start]
        if amount.clause.parent is None or not firsts or not (best is None or best in firsts):
            continue
        down = firsts[-1]
        total = down.money.amount + count * amount.money.amount
        return Fact(total, (down.span, amount.span))
    return None


def _all_repeated(best: Amount | None, amounts: Sequence[Amount]) -> Fact[Decimal] | None:
    """So many times the amount, where nothing is paid before and it says that this is all."""
    for amount in amounts:
        if not _PAID_AT_TIMES.search(amount.before) or is_other_money(amount):
            continue
        if amount.money.currency != CNY or not (best is None or best is amount):
            continue
        times, years = (p.match(amount.follows) for p in (_TIMES_AFTER, _YEARS_AFTER))
        count = int(parse_number(times[1] or times[2]) or 0) if times else 0
        if years and "年" in _PAID_AT_TIMES.findall(amount.before):
            count = int(years[2]) - int(years[1]) + 1
        if count > 1:
            return Fact(count * amount.money.amount, (amount.span,))
    return None


def _instalments(
    document: Document, clauses: ClauseTree, amounts: Sequence[Amount]
) -> Iterator[_Payments]:
    """How many instalments a sentence announces, and the amounts in it or in what follows it."""
    by_sentence: dict[tuple[str, str], list[Amount]] = defaultdict(list)
    for amount in amounts:
        by_sentence[amount.clause.id, amount.sentence].append(amount)
    for (clause_id, sentence), parts in by_sentence.items():
        if _SOME.search(sentence) and (named := _IN_SO_MANY.search(sentence)):
            # 分三次付款：立字时两万元；满十五天，一万二千元；年底再付一万元
            here = [a for a in amounts if a.clause.id == clause_id]
            listed = here[here.index(parts[0]) :][: max(_count(named), len(parts))]
            yield _Payments(_count(named), listed, announced=True)
        elif len(parts) >= 2 and _ends(parts) and not _names_whole(parts):
            yield _Payments(len(parts), parts)
    yield from _first_and_rest(amounts)
    yield from _one_by_one(amounts)
    paid = {amount.clause.id for amount in amounts}
    for clause in clauses:
        text = clause.body.of(document.text)
        named = _IN_SO_MANY.search(text) if _SOME.search(text) else None
        if named and clause.id not in paid:
            after = [a for a in amounts if a.span.start >= clause.body.end]
            yield _Payments(_count(named), after[: _count(named)])


def _ends(parts: Sequence[Amount]) -> bool:
    """The last amount is called the rest, or each is paid and with the last all is."""
    if _REST.search(parts[-1].before):
        return True
    return bool(_ALL_PAID.match(parts[-1].follows)) and all(_PAYS.search(p.before) for p in parts)


def _first_and_rest(amounts: Sequence[Amount]) -> Iterator[_Payments]:
    """The first payment and the rest in two sentences: 头款一万一，当天转；剩下的七千五."""
    for first, rest in pairwise(amounts):
        if first.clause.id != rest.clause.id or first.sentence == rest.sentence:
            continue
        here = [a for a in amounts if a.clause.id == first.clause.id]
        if len(here) == 2 and _FIRST.search(first.before) and _REST.search(rest.before):
            yield _Payments(2, here)


def _one_by_one(amounts: Sequence[Amount]) -> Iterator[_Payments]:
    """The payments that follow one another in clauses under one heading, to the last one:
    签署日支付八十万元 | 满十五日，支付七十万元 | 尾数四十八万元."""
    for _, group in groupby(amounts, key=lambda amount: amount.clause.parent):
        parts: list[Amount] = []
        here = list(group)
        for amount in here:
            if not _PART.search(amount.told):
                parts = []
            elif parts or _BEGINS.search(amount.near):
                parts = [*parts, amount]
            ended = _LAST.search(amount.before) or _ALL_PAID.match(amount.follows)
            if amount is here[-1]:
                ended = ended or _MORE.search(amount.before)
            if ended and len({p.clause.id for p in parts}) > 1 and not _names_whole(parts):
                yield _Payments(len(parts), parts)
                parts = []


def _names_whole(parts: Sequence[Amount]) -> bool:
    """Whether the first amounts are the whole, and twice where it stands in words and figures.

    The first of three payments may be as much as the other two: each then has its day.
    """
    if _THEN_PARTED.match(parts[0].follows):  # 你给我一万五，先付五千押着，再给一万
        return True
    first, *others = (part.money.amount for part in parts)
    apart = all(_DUE.search(p.near) or _NTH.search(p.before) for p in parts) and not _WITHIN.search(
        parts[0].sentence
    )
    return first == others[0] or (first == sum(others) and not apart)


def _count(named: re.Match[str]) -> int:
    return int(parse_number(named[1] or named[2]) or 0)

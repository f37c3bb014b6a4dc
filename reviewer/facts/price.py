"""The price of a contract: what is paid for its object, among all the amounts that it names.

Every amount is weighed by the words round it. Words of a total (总价, 共计, 作价), the largest
amount and one that is the sum of others speak for it; words of a part (首付, 尾款), of a remedy
(违约金, 押金), of a rate (每月, 每个) and of other money (余额, 借款) speak against it. Where only
the parts are stated, in as many amounts as the clause says (分三期), the price is their sum.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from reviewer.document.clause_tree import Clause, ClauseKind, ClauseTree
from reviewer.document.model import Document, Span
from reviewer.facts.model import Fact
from reviewer.facts.tables import Table, cells_of
from reviewer.facts.words import Words, words_of
from reviewer.labels import Label
from reviewer.text.amounts import CNY, Money, find_money, may_name_money
from reviewer.text.numerals import parse_number

_STOP = re.compile(r"[，,。；;！!?？]")
_TOTAL = re.compile(
    r"总价|总对价|总金额|总额|总款|总费用|总共|总计|共计|合计|一共|拢共|拢总|统共|全部价|合同价|合同金额|成交价|一口价|打包价"
    r"|全款|总造价|价税合计|[计共]人民币$"
)
_PRICE = re.compile(
    r"价款|对价|作价|定价|转让费|转让款|转让价|[收并]购价|购买价|交易价|受让款|价格|售价|号价|货款|卖价|[总成底]价"
    r"|承接[费款]|买断|服务费|顾问费|咨询费|使用费|许可费|承办费|制作费|订阅费|费用|转会费|补偿款|酬金|报酬|[卖让]给|卖[了得]?|认购|出资(?!额)|一次性|[全一][年个]?年$"
)
_WHOLE_PRICE = re.compile(r"总价|总对价|合同价|合同金额|成交价")
_FOR_IT = re.compile(r"折抵|抵偿|冲抵|抵作|补(?:给)?[甲乙丙丁]方")
_PART = re.compile(
    r"首[付款期笔]|预付|尾[款数巾]|余[款下额]?|剩[余下]?|分[期批次两三四]|第[一二三四五\d]+[期笔次]|先[付给打转交]|再[付给打转]"
    r"|签[约署字订].{0,12}付|(?:当日|当天|日内|天内|之日|之后|以?后|前).{0,8}[付给打转存结]|其中|另外|头[款笔]|进度款|到账|每期|质保"
)
_REMEDY = re.compile(
    r"违约|赔|罚|滞纳|定金|订金|押金?|保证金|扣|退(?!出|伙|股)|返还|双倍|上限|为限|不超过|低于|逾|不足|迟延|逾期|担保|奖|补贴|保险|差额"
)
_OTHER = re.compile(
    r"月租|押租|折价|房租|债务|债权|工资|薪|本金|利息|借款|欠|贷款|应收|应付|余额|零钱|注册资本|认缴|估值|提成|佣金|收入|流水"
    r"|税|公证费|规费|押一付三|粉丝|报销|社保|运费|残值|差价|手续费|监管费|律师费|营业额|单笔|年度采购|另(?:签|开|行|算)|另[外]?(?:单)?微信"
)
_OWED = re.compile(
    r"欠|债务总额|债务中|账面|余额|已收|注册资本|现金[^，。]{0,3}$|[货借]款本金|出借|借给|订货|营业额|流水|限额|粉丝|好友|合值|押金|补偿金"
)
# 分三期付款：首期……，末期……
_IN_SO_MANY = re.compile(r"[分共作][成作为]?([二两三四五六2-6])[期笔次批](?!后|内|的)")
_NAMED_PART = re.compile(r"(?:末|[一二三四五六])[期笔批]$")
_RATE = re.compile(
    r"每(?!年)|单价|平均|一[个只条张台次单人件头](?![口次性])[^，。；]{0,8}$|按人头|/$"
)
_CAPPED = re.compile(r"元?为限|以内|封顶|以下")
_PER = re.compile(r"\s?(?:/|每)(?:个|人|条|月|年|天|次|单|台|件|户)")
_PRICE_HEAD = re.compile(r"价款|对价|价格|费用|转让费|支付|付款|价钱|金额|结算|款项|收费|钱")
_REMEDY_HEAD = re.compile(r"违约|责任|赔偿|担保|保证金|押金|定金|善后|罚")
_TOTAL_ROW = re.compile(r"^(?:合计|总计|共计|小计合计|总价)")
_AMOUNT_COLUMN = re.compile(r"金额|价款|价格|对价|作价|总价|小计|费用")
_CAPITALS = re.compile(r"[壹贰叁肆伍陆柒捌玖拾佰仟]")
_NEAR = 14  # characters before an amount in which a rate is named
_BRIEF = 3
# What each sign says for or against an amount: a logistic regression over the labelled contracts.
_WEIGHTS: Mapping[str, float] = {
    "largest": 3.4,
    "total row": 3.0,
    "twice": 2.1,
    "for it": 1.7,
    "sum": 1.3,
    "consideration": 1.2,
    "price": 0.9,
    "total": 0.9,
    "in parts": 0.8,
    "opening": 0.8,
    "capitals": 0.7,
    "price heading": 0.3,
    "bare": -0.4,
    "capped": -0.5,
    "tiny": -1.0,
    "foreign": -1.1,
    "remedy": -1.2,
    "owed": -2.0,
    "row": -1.2,
    "remedy heading": -1.4,
    "part": -1.6,
    "small": -1.7,
    "rate": -2.2,
}
_ENOUGH = 3.4  # as likely as not


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount of a clause with the words before and after it in its phrase."""

    clause: Clause
    money: Money
    span: Span
    before: str
    after: str
    sentence: str


@dataclass(frozen=True)
class _Beside:
    """The amounts of every clause, and the clauses whose two or more amounts add up to a sum.

    `largest` is the largest amount that is neither a remedy nor other money, or infinite.
    """

    by_clause: Mapping[str, Sequence[Amount]]
    by_sum: Mapping[Decimal, Collection[str]]
    largest: Decimal

    @classmethod
    def of(cls, amounts: Sequence[Amount]) -> _Beside:
        by_clause: dict[str, list[Amount]] = defaultdict(list)
        by_sum: dict[Decimal, set[str]] = defaultdict(set)
        for amount in amounts:
            by_clause[amount.clause.id].append(amount)
        for clause, here in by_clause.items():
            if len(here) >= 2:
                by_sum[sum((a.money.amount for a in here), Decimal(0))].add(clause)
        plain = [a for a in amounts if not _is_other_money(a.before)]
        largest = max((a.money.amount for a in plain), default=Decimal("Infinity"))
        return cls(by_clause, by_sum, largest)

    def is_paid_in_parts(self, amount: Amount) -> bool:
        """Another clause names two or more amounts that make up this one."""
        return bool(set(self.by_sum.get(amount.money.amount, ())) - {amount.clause.id})


def _is_other_money(before: str) -> bool:
    priced = _TOTAL.search(before) or _PRICE.search(before)
    other = _REMEDY.search(before) or _OWED.search(before)
    return bool(other or (_OTHER.search(before) and not priced))


@dataclass(frozen=True, slots=True)
class _Weighed:
    amount: Amount
    weight: float


def find_price(
    document: Document,
    clauses: ClauseTree,
    labels: Mapping[str, frozenset[Label]],
    tables: Sequence[Table],
) -> Fact[Decimal] | None:
    """The price in CNY with the places that state it, or None where no amount is clearly it."""
    named = (a for a in find_amounts(document, clauses) if a.money.amount and not a.money.vague)
    amounts = [*named, *_total_rows(document, tables)]
    beside = _Beside.of(amounts)
    weighed = [_Weighed(a, _weigh(document, clauses, a, beside, labels)) for a in amounts]
    if not weighed:
        return None
    best = max(weighed, key=lambda w: (w.weight, -w.amount.span.start))
    enough = best.weight >= _ENOUGH
    if parts := _sum_of_parts(best.amount if enough else None, amounts):
        return parts
    if not enough or best.amount.money.currency != CNY:
        return None
    value = best.amount.money.amount
    spans = [
        w.amount.span
        for w in weighed
        if w.amount.money.amount == value and w.amount.clause.id == best.amount.clause.id
    ]
    return Fact(value, tuple(dict.fromkeys(spans)))


def _sum_of_parts(best: Amount | None, amounts: Sequence[Amount]) -> Fact[Decimal] | None:
    """What the parts of a sentence come to that states as many as it names, where the amount that
    is best is one of them or none is."""
    by_sentence: dict[tuple[str, str], list[Amount]] = defaultdict(list)
    for amount in amounts:
        by_sentence[amount.clause.id, amount.sentence].append(amount)
    for (_, sentence), parts in by_sentence.items():
        named = _IN_SO_MANY.search(sentence)
        if named is None or not (best is None or best in parts):
            continue
        complete = len(parts) == parse_number(named[1])
        if complete and all(map(_is_part, parts)):
            total = sum((part.money.amount for part in parts), Decimal(0))
            return Fact(total, tuple(part.span for part in parts))
    return None


def _is_part(amount: Amount) -> bool:
    before, domestic = amount.before, amount.money.currency == CNY
    named = _PART.search(before) or _NAMED_PART.search(before)
    return domestic and bool(named) and not _is_other_money(before)


def find_amounts(document: Document, clauses: ClauseTree) -> Iterator[Amount]:
    """Every amount of money outside headers and notes, in reading order."""
    for clause in clauses:
        if clause.kind in (ClauseKind.HEADER, ClauseKind.FOOTER, ClauseKind.NOTE):
            continue
        spans = cells_of(document, clause) if clause.kind is ClauseKind.ROW else (clause.body,)
        for part in spans:
            if not may_name_money(part.of(document.text)):
                continue
            words = words_of(document, part)
            for money in find_money(words.text, bare=clause.kind is not ClauseKind.ROW):
                yield _amount(clause, words, money)


def _amount(clause: Clause, words: Words, money: Money) -> Amount:
    text = words.text
    stops = [match.end() for match in _STOP.finditer(text, 0, money.start)]
    inner = [s for s in stops if text[s - 1 : s + 1].strip(",0123456789")]
    start = inner[-1] if inner else 0
    stop = _STOP.search(text, money.end)
    first = max((text.rfind(mark, 0, money.start) for mark in "。；;\n"), default=-1) + 1
    ends = [at for at in (text.find(mark, money.end) for mark in "。；;\n") if at >= 0]
    last = min(ends, default=len(text))
    return Amount(
        clause,
        money,
        words.span(money.start, money.end),
        text[start : money.start],
        text[money.end : stop.start() if stop else len(text)],
        text[first:last],
    )


def _weigh(
    document: Document,
    clauses: ClauseTree,
    amount: Amount,
    beside: _Beside,
    labels: Mapping[str, frozenset[Label]],
) -> float:
    heading = "".join(
        above.body.of(document.text)[:30] for above in clauses.ancestors(amount.clause)
    )
    found = labels.get(amount.clause.id, frozenset())
    signs = {
        **_signs_of_words(document, amount),
        **_signs_of_size(amount, beside),
        "consideration": Label.TAINTED_CONSIDERATION in found,
        "price heading": _PRICE_HEAD.search(heading),
        "remedy heading": _REMEDY_HEAD.search(heading),
    }
    return sum(_WEIGHTS[name] for name, shown in signs.items() if shown)


def _signs_of_words(document: Document, amount: Amount) -> dict[str, object]:
    before, after = amount.before, amount.after
    total = _TOTAL.search(before)
    return {
        "total": total,
        "price": _PRICE.search(before),
        "for it": _FOR_IT.search(before),
        "part": not total and _PART.search(before),
        "remedy": _REMEDY.search(before),
        "owed": _OWED.search(before),
        "rate": _RATE.search(before[-_NEAR:]) or _PER.match(after),
        "capped": _CAPPED.match(after),
        "opening": len(before) <= _BRIEF,
        "capitals": _CAPITALS.search(amount.span.of(document.text)),
        "bare": amount.money.bare,
        "foreign": amount.money.currency != CNY,
        "row": amount.clause.kind is ClauseKind.ROW,
        "total row": amount.clause.kind is ClauseKind.ROW and amount.before == amount.sentence,
    }


def _signs_of_size(amount: Amount, beside: _Beside) -> dict[str, object]:
    """What is called the price and stands in words and in figures may be small."""
    value, here = amount.money.amount, beside.by_clause[amount.clause.id]
    twice = any(o.money.amount == value and o is not amount for o in here)
    sure = twice and _WHOLE_PRICE.search(amount.before) is not None
    return {
        "largest": value == beside.largest,
        "small": not sure and value < beside.largest / 2,
        "tiny": not sure and value < beside.largest / 10,
        "twice": twice,
        "sum": _is_sum(amount, here),
        "in parts": beside.is_paid_in_parts(amount),
    }


def _is_sum(amount: Amount, here: Sequence[Amount]) -> bool:
    """The amount is the sum of two or more other amounts of its clause."""
    parts = [o.money.amount for o in here if o.money.amount < amount.money.amount]
    distinct = [a for a, b in pairwise([*parts, None]) if a != b]
    return len(parts) >= 2 and amount.money.amount in (sum(parts), sum(filter(None, distinct)))


def _total_rows(document: Document, tables: Sequence[Table]) -> Iterator[Amount]:
    """合计 in a table with a column of amounts."""
    for table in tables:
        for row in table.rows:
            cells = cells_of(document, row)
            if not _TOTAL_ROW.match(cells[0].of(document.text).strip()):
                continue
            if found := _cell_amount(document, table, row, cells):
                yield found


def _cell_amount(
    document: Document, table: Table, row: Clause, cells: Sequence[Span]
) -> Amount | None:
    for index in reversed(range(1, len(cells))):
        head = table.column(document, index)
        text = words_of(document, cells[index]).text
        value = parse_number(text.removesuffix("元")) if text else None
        if value and _AMOUNT_COLUMN.search(head):
            if "万元" in head:
                value *= 10_000
            money = Money(value, CNY, 0, len(text))
            return Amount(row, money, cells[index], head, "", head)
    return None

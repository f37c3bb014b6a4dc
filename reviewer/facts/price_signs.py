"""The signs that an amount of money is, or is not, the price of what a contract transfers.

Some are words round the amount (总价, 首付, 违约金), some its place (before the first numbered
clause stand capitals and old debts, under a heading of breach the remedies), some its size beside
the others.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import pairwise

from reviewer.document.clause_tree import Clause, ClauseKind, ClauseTree
from reviewer.document.model import Document, Span
from reviewer.facts.tables import cells_of
from reviewer.facts.total_words import TOTAL
from reviewer.facts.words import Words, words_of
from reviewer.labels import Label
from reviewer.text.amounts import CNY, Money, find_money, may_name_money

_STOP = re.compile(r"[，,。；;！!?？]")
_COMMA = re.compile(r"，|,(?!\d{3}(?!\d))")
_TOTAL = re.compile(
    rf"{TOTAL}|总价|总对价|总金额|总额|总款|总费用|全部价|合同价|合同金额|成交价|一口价|打包价"
    r"|(?:打包|统包|包干|包圆)(?:合?[计共算作])?[^，。；]{0,2}$"
    r"|全款|总造价|价税合计|[计共]人民币$"
)
_PRICE = re.compile(
    r"价款|对价|作价|定价|转让费|转让款|转让价|[收并]购价|购买价|交易价|受让款|价格|售价|号价|货款|卖价|[总成底]价"
    r"|承接[费款]|买断|服务费|顾问费|咨询费|使用费|许可费|承办费|制作费|订阅费|费用|转会费|补偿款|酬金|报酬|[卖让]给|卖[了得]?|认购|出资(?!额)|一次性|[全一][年个]?年$"
)
_WHOLE_PRICE = re.compile(r"总价|总对价|合同价|合同金额|成交价")
_FOR_IT = re.compile(r"折抵|抵[偿销作]|冲[抵掉销]|补(?:给)?[甲乙丙丁]方")
_PART = re.compile(
    r"首[付款期笔]|预付|尾[款数巾]|余[款下额]?|剩[余下]?|分[期批次两三四]|第[一二三四五\d]+[期笔次]|先[付给打转交]|再[付给打转]"
    r"|签[约署字订].{0,12}付|(?:当日|当天|日内|天内|之日|之后|以?后|前).{0,8}[付给打转存结]|其中|另外|头[款笔]|进度款|到账|每期|质保"
)
_REMEDY = re.compile(
    r"违约|赔|罚|滞纳|[定订]金|(?:诚意|意向)金|押金?|保证金|扣|退(?!出|伙|股)|返还|双倍|上限|为限|不超过|低于|逾|不足|迟延|逾期|担保|奖|补贴|保险|差额"
)
_OTHER = re.compile(
    r"月租|押租|(?<=.)折价|房租|债务|债权|工资|薪|本金|利息|借款|欠|贷款|应收|应付(?!合计|总[额价计])|余额|零钱|注册资本|认缴|估值|提成|佣金|收入|流水"
    r"|税|公证费|规费|押一付三|粉丝|报销|社保|运费|残值|差价|手续费|监管费|律师费|营业额|单笔|年度采购|另(?:签|开|行|算)|另[外]?(?:单)?微信"
)
_OWED = re.compile(
    r"欠|债务总额|债务中|账面|余额|已收|注册资本|(?<![以用付])现金[^，。]{0,3}$|没[花用]完|未消[费耗]|储值|预[存收]|[货借]款本金|出借|借给|订货|营业额|流水|限额|粉丝|好友(?!数)|合值|押金|补偿金|经济补偿|分成"
)
_RATE = re.compile(
    r"每(?!年)|单价|平均|一[个只条张台次单人件头](?![口次性])[^，。；]{0,8}$|按人头|/$"
)
_CAPPED = re.compile(r"元?为限|以内|封顶|以下")
_PER = re.compile(
    r"的?(?:百分之|\d+(?:\.\d+)?%|[一二三四五六七八九]成)|\s?(?:/|每)(?:个|人|条|月|年|天|次|单|台|件|户)"
)
_PRICE_HEAD = re.compile(r"价款|对价|价格|费用|转让费|支付|付款|价钱|金额|结算|款项|收费|钱")
_REMEDY_HEAD = re.compile(r"违约|责任|赔偿|担保|保证金|押金|定金|善后|罚")
# 盘让款, 转手费, 让渡金: what is paid for what changes hands, by whatever name.
_NAMED = re.compile(r"[转让盘顶接承买购收受换][^，。；]{0,4}?[费价款金]|价[码位钱]")
_PAYS = re.compile(
    r"[付给补](?:偿|给)?[甲乙丙丁]方|[甲乙丙丁]方(?:应|须|愿|同意|一次性?|当场|另|再|向[甲乙丙丁]方)*(?:支付|给付|[付给补])"
)
_AGREED = re.compile(r"[说讲谈议商][好定妥成]|成交|实[付收]|[作抵]$")
_STRUCK = re.compile(r"成交|竞得|买下|拿下")
_OBJECT = re.compile(r"号|店|群|客|资料|名单|会员|业务|资产|标的")
_WORTH = re.compile(
    r"评估|估价|起拍|市值|标的额|实缴|认缴|注册资|各出|投入|缴存|开口|[原报标要开]价|年营业|票面"
)
_BREACH = r"(?:^|[，,。；])(?:如|若|倘|谁|任[何一]|一方|反悔|后悔|逾期|迟)|违反|违约|找回"
_CONDITION = re.compile(rf"{_BREACH}|[^目标]的[，,](?!共|合)")
_IN_BREACH = re.compile(_BREACH)
_NOT_FOR_IT = re.compile(r"[^，。；]{0,6}?(?:归|自行|自己|无关|不在|不算|不计|各半)")
# 其中9900元，用下列东西顶掉: what is not paid but set off against the thing, told after the amount.
_SET_OFF_AFTER = re.compile(
    r"(?:(?!其中|[元万])[^。；;]){0,14}?[用以拿由将把][^。；;，,]{2,24}?(?:抵[顶偿销掉债账清]|顶[掉账抵清]|来[抵顶]|[抵顶][，,。；;]|[抵顶]$)"
)
_CASH_AFTER = re.compile(r"[^。；;]{0,8}?(?:现金|现钱|现款|转账)(?:支?付|给|结)")
_INVESTED = re.compile(r"(?:出资|入股)(?:款|额)?$")
_TAKEN_OUT = re.compile(r"[^。；;]{0,24}?(?:[取收撤抽]回|认缴|占股|持股|出资比例)")
# 佣金按成交价4%计: the price is what a share of it is worked out by.
_BASE = re.compile(r"按[^，。；]{1,14}?(?:[\d.]+%|百分之[^，。；]{1,4}|[一二三四五六七八九]成)")
# 价款按销售额2,236,000元的百分之五十确定，即…: said of the amount that comes of it.
_COMES_TO = re.compile(
    r"[元万]的?(?:[\d.]+%|百分之[^，。；]{1,4}|[一二三四五六七八九]成)[^，。；]{0,6}，(?:[即计合为]|也就是)+$"
)
_PRICE_CELL = re.compile(
    r"[^，。；|]{0,6}?(?:总价|价[款格金]|对价|[转让盘顶承接收受]+[^，。；|]{0,2}[费价款金]|总金额|合同金?额|注册资本|押金|保证金|[定订违]约?金)(?:[（(][^（()）]{1,8}[)）])?"
)
_CAPITALS = re.compile(r"[壹贰叁肆伍陆柒捌玖拾佰仟]")
_NEAR = 14  # characters before an amount in which a rate is named
_BRIEF = 3


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount of a clause with the words before and after it in its phrase.

    `told` is what its sentence says before it, `follows` what it says after it; `front` is whether
    it stands before the first numbered clause, among the parties and the reasons of the contract.
    """

    clause: Clause
    money: Money
    span: Span
    before: str
    after: str
    sentence: str
    told: str
    follows: str
    front: bool

    @property
    def near(self) -> str:
        """Its phrase and the one before (甲方欠工钱，总计五万元)."""
        return "，".join(_COMMA.split(self.told)[-2:])


@dataclass(frozen=True)
class Beside:
    """All amounts of a contract."""

    amounts: Sequence[Amount]

    @cached_property
    def by_clause(self) -> Mapping[str, Sequence[Amount]]:
        """The amounts of every clause that names one."""
        found: dict[str, list[Amount]] = defaultdict(list)
        for amount in self.amounts:
            found[amount.clause.id].append(amount)
        return found

    @cached_property
    def by_sum(self) -> Mapping[Decimal, Collection[str]]:
        """The clauses whose two or more amounts add up to a sum."""
        found: dict[Decimal, set[str]] = defaultdict(set)
        for clause, here in self.by_clause.items():
            if len(here) >= 2:
                found[sum((a.money.amount for a in here), Decimal(0))].add(clause)
        return found

    @cached_property
    def largest(self) -> Decimal:
        """The largest amount that is neither a remedy nor other money, or infinite."""
        plain = [a.money.amount for a in self.amounts if not is_other_money(a)]
        return max(plain, default=Decimal("Infinity"))

    @cached_property
    def first(self) -> str | None:
        """The first clause that names an amount which may be the price."""
        return next((a.clause.id for a in self.amounts if not is_other_money(a)), None)

    @cached_property
    def clauses_by_value(self) -> Mapping[Decimal, Set[str]]:
        """The clauses that name an amount."""
        found: dict[Decimal, set[str]] = defaultdict(set)
        for amount in self.amounts:
            found[amount.money.amount].add(amount.clause.id)
        return found

    def is_paid_in_parts(self, amount: Amount) -> bool:
        """Another clause names two or more amounts that make up this one."""
        return bool(set(self.by_sum.get(amount.money.amount, ())) - {amount.clause.id})

    def is_named_again(self, amount: Amount) -> bool:
        """Another clause names the same amount."""
        return bool(self.clauses_by_value[amount.money.amount] - {amount.clause.id})


def is_other_money(amount: Amount, condition: re.Pattern[str] = _CONDITION) -> bool:
    """What is owed, paid for a breach, worth or spent elsewhere, or on a condition."""
    before = amount.before
    if _is_set_off(amount):
        return False
    if amount.front or _is_worth(amount) or condition.search(amount.told):
        return True
    priced = any(sign.search(before) for sign in (_TOTAL, _PRICE, _NAMED, _PAYS))
    other = _REMEDY.search(before) or _is_owed(amount)
    return bool(other or (_OTHER.search(before) and not priced))


def is_no_instalment(amount: Amount) -> bool:
    """Other money; what is due once something is done (满十天没掉线的，再转四万元) is none."""
    return is_other_money(amount, _IN_BREACH)


def _is_owed(amount: Amount) -> bool:
    """What is owed, and the total of what a sentence says to be owed."""
    near = amount.before if _COMES_TO.search(amount.near) else amount.near
    told = amount.told if _TOTAL.search(amount.before) else near
    return bool(_OWED.search(told))


def _is_set_off(amount: Amount) -> bool:
    """What the thing is given for instead of money."""
    after = _SET_OFF_AFTER.match(amount.follows) and not _CASH_AFTER.match(amount.follows)
    return bool(after or _FOR_IT.search(amount.before))


def _is_worth(amount: Amount) -> bool:
    """What something is worth, or was put into a business: 乙方出资30万元，已取回."""
    invested = _INVESTED.search(amount.before) and _TAKEN_OUT.match(amount.follows)
    return bool(invested or _WORTH.search(amount.before))


def _said_of(amount: Amount) -> str:
    """The words that say what the amount is: its phrase, or the one that it is worked out from."""
    near = amount.near
    return near if _COMES_TO.search(near) else _BASE.sub("", amount.before)


def find_amounts(document: Document, clauses: ClauseTree) -> Iterator[Amount]:
    """Every amount of money outside headers and notes, in reading order."""
    numbered = any(clause.number is not None for clause in clauses)
    front = numbered
    for clause in clauses:
        front = front and clause.number is None
        if clause.kind in (ClauseKind.HEADER, ClauseKind.FOOTER, ClauseKind.NOTE):
            continue
        spans = cells_of(document, clause) if clause.kind is ClauseKind.ROW else (clause.body,)
        for part in spans:
            if not may_name_money(part.of(document.text)):
                continue
            label = _label(document, spans, part)
            words = words_of(document, part)
            for money in find_money(words.text, bare=clause.kind is not ClauseKind.ROW):
                yield _amount(clause, words, money, label, front=front)


def _label(document: Document, spans: Sequence[Span], part: Span) -> str:
    """The cell that says what is in this one: 总价 | 15,800元, 2 | 转让总价 | 320万元."""
    if len(spans) == 1 or part is spans[0]:
        return ""
    cells = [words_of(document, span).text for span in spans[: spans.index(part)]]
    if len(spans) == 2:
        return f"{cells[0]}:"
    named = [cell for cell in cells if _PRICE_CELL.fullmatch(cell)]
    return f"{named[-1]}:" if named else ""


def _amount(clause: Clause, words: Words, money: Money, label: str, *, front: bool) -> Amount:
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
        (label if start == 0 or money.start - start <= _BRIEF else "") + text[start : money.start],
        text[money.end : stop.start() if stop else len(text)],
        text[first:last],
        label + text[first : money.start],
        text[money.end : last],
        front and clause.kind is not ClauseKind.ROW,
    )


def signs_of(
    document: Document,
    clauses: ClauseTree,
    amount: Amount,
    beside: Beside,
    labels: Mapping[str, frozenset[Label]],
) -> dict[str, bool]:
    """Every sign by its name, and whether the amount shows it."""
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
    return {name: bool(shown) for name, shown in signs.items()}


def _signs_of_words(document: Document, amount: Amount) -> dict[str, object]:
    before, after, told = amount.before, amount.after, amount.told
    said = _said_of(amount)
    total = _TOTAL.search(said)
    set_off = _is_set_off(amount)
    owed = _is_owed(amount) and not set_off
    return {
        "total": total and not owed,  # 债务总额
        "price": _PRICE.search(said),
        "named": _NAMED.search(said),
        "pays": _PAYS.search(before),
        "agreed": _AGREED.search(said) or _STRUCK.match(after),
        "object": _OBJECT.search(told),
        "for it": set_off,
        "part": not total and _PART.search(before),
        "remedy": _REMEDY.search(before),
        "condition": _CONDITION.search(told),
        "owed": owed,
        "worth": _is_worth(amount),
        "not for it": _NOT_FOR_IT.match(after),
        "front": amount.front,
        "rate": _RATE.search(before[-_NEAR:]) or (_PER.match(after) and not total),
        "capped": _CAPPED.match(after),
        "opening": len(before) <= _BRIEF,
        "capitals": _CAPITALS.search(amount.span.of(document.text)),
        "bare": amount.money.bare,
        "foreign": amount.money.currency != CNY,
        "row": amount.clause.kind is ClauseKind.ROW,
        "total row": amount.clause.kind is ClauseKind.ROW and amount.before == amount.sentence,
    }


def _signs_of_size(amount: Amount, beside: Beside) -> dict[str, object]:
    """What is called the price and stands in words and in figures may be small."""
    value, here = amount.money.amount, beside.by_clause[amount.clause.id]
    twice = any(o.money.amount == value and o is not amount for o in here)
    sure = twice and _WHOLE_PRICE.search(amount.before) is not None
    return {
        "largest": value == beside.largest,
        "small": not sure and value < beside.largest / 2,
        "tiny": not sure and value < beside.largest / 10,
        "minute": not sure and value < beside.largest / 50,
        "twice": twice,
        "again": beside.is_named_again(amount),
        "first": amount.clause.id == beside.first,
        "sum": _is_sum(amount, here),
        "in parts": beside.is_paid_in_parts(amount),
    }


def _is_sum(amount: Amount, here: Sequence[Amount]) -> bool:
    """The amount is the sum of two or more other amounts of its clause."""
    parts = [o.money.amount for o in here if o.money.amount < amount.money.amount]
    distinct = [a for a, b in pairwise([*parts, None]) if a != b]
    return len(parts) >= 2 and amount.money.amount in (sum(parts), sum(filter(None, distinct)))

"""Administrative and criminal exposure: what the contract's figures come to, never a judgement.

Standards: 法释〔2017〕10号 articles 5, 6 and 11. Shown as ranges and multiples with what they leave
open; nothing is computed where the contract states no number.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache

from clause_rules import text_of
from reviewer.assessment.assets import is_batch
from reviewer.assessment.chapters import chapter
from reviewer.assessment.circumstances import DATA
from reviewer.assessment.conditions import read_citations
from reviewer.assessment.model import Point
from reviewer.assessment.operative import operative
from reviewer.assessment.situation import Situation, paid_at_signing
from reviewer.assessment.tags import Tag
from reviewer.assessment.unwinding import money
from reviewer.assessment.weighing import risky_price
from reviewer.facts.model import Facts
from reviewer.labels import Label, Side
from reviewer.law.model import Citation, ResolvedCitation
from reviewer.law.records import Record, read_record

_FILE = "quantities.yaml"
_NUMBERS = (
    "core", "special", "ordinary", "income", "buyer_gain", "grave", "half", "assistance_income",
    "unverified",
)  # fmt: skip
# 法释〔2017〕10号 article 5, paragraph 1, item 6.
_MIXED = "几类混合的，各按其标准折算比例，合计达到1的即达到标准"
_IN_SERVICE = "在履行职责或者提供服务过程中获得的"
_LABELS = DATA | {Label.CUSTOMER_RESOURCE_TRANSFER, Label.ACCOUNT_TRANSFER}


@dataclass(frozen=True, slots=True)
class Quantities:
    """The standards in records and yuan; `half` divides them for data got in service.

    `assistance_income` is that of 法释〔2019〕15号 article 12, `unverified` its multiple where the
    assisted crime cannot be verified.
    """

    core: int
    special: int
    ordinary: int
    income: int
    buyer_gain: int
    grave: int
    half: int
    assistance_income: int
    unverified: int
    since: date
    assistance_since: date
    conduct: tuple[Citation, ...]
    counting: tuple[Citation, ...]
    buyer: tuple[Citation, ...]
    assistance: tuple[Citation, ...]
    credentials_since: date
    credentials: tuple[Citation, ...]


def exposure(place: Situation) -> tuple[Point, ...]:
    """What can be computed from the contract's figures, then what the law provides."""
    standards = quantities()
    return (
        *_computed(place),
        *_credentials(place, standards),
        *_assistance(place, standards),
        *chapter(place, "exposure"),
    )


def _credentials(place: Situation, standards: Quantities) -> Iterator[Point]:
    """Passwords of many accounts, counted one by one; the article names no figure of its own."""
    case = place.case
    count = case.facts.account_count
    handed = place.linked(frozenset({Label.CREDENTIAL_HANDOVER}))
    if not handed or not is_batch(case) or count is None or not place.judgement.risky:
        return
    if case.day < standards.credentials_since:
        return
    number = count.value
    yield Point(
        "账号密码的条数（提示）",
        f"合同移交{number:,}个账号的密码。批量的互联网账号密码按查获的数量认定条数，据此推论一个账号"
        f"计一条，共{number:,}条，为普通信息{standards.ordinary:,}条标准的"
        f"{_multiple(number, number, standards.ordinary)}；这是推论，条文没有单列数额，"
        "且以非法获取、出售、提供他人的账号密码为前提。",
        tuple(found.id for found in operative(handed)),
        place.law.resolve(standards.credentials),
    )


def _assistance(place: Situation, standards: Quantities) -> Iterator[Point]:
    """The consideration for payment tools against the standard of unlawful income."""
    amount = paid_at_signing(place.case) or _price(place)
    lent = place.linked(frozenset({Label.PAYMENT_INSTRUMENT_TRANSFER}))
    if not amount or not lent or not place.judgement.risky:
        return
    if place.case.day < standards.assistance_since:
        return
    income = Decimal(standards.assistance_income)
    raised = income * standards.unverified
    reached = "达到" if amount >= income else "未达到"
    also = "也达到" if amount >= raised else "未达到"
    yield Point(
        "支付工具的对价（提示）",
        f"约定对价{money(amount)}，{reached}违法所得{money(income)}的标准；因客观条件无法查证被帮助对象"
        f"是否达到犯罪程度而按{standards.unverified}倍掌握的，标准为{money(raised)}，{also}。"
        "前提是明知他人利用信息网络实施犯罪；对价中属于支付工具的部分须另行认定。",
        tuple(found.id for found in operative(lent)),
        place.law.resolve(standards.assistance),
    )


def _price(place: Situation) -> Decimal:
    price = place.case.facts.price_cny
    return price.value if price is not None else Decimal()


def _computed(place: Situation) -> Iterator[Point]:
    standards = quantities()
    if Tag.OPEN_DATA not in place.tags or not place.judgement.risky:
        return
    if place.case.day < standards.since:
        return
    linked = tuple(found.id for found in operative(place.linked(_LABELS)))
    conduct = place.law.resolve(standards.conduct)
    shown = False
    for title, text in (
        ("信息条数（提示）", _records(place, standards)),
        ("金额（提示）", _income(place, standards)),
    ):
        if text:
            shown = True
            yield Point(title, text, linked, conduct)
    if not shown:
        return
    if place.case.ticks.side is not Side.TRANSFEROR:
        yield Point("受让方（提示）", _buyer(standards), linked, place.law.resolve(standards.buyer))
    yield _disclaimer(place, linked, standards)


def _records(place: Situation, standards: Quantities) -> str:
    facts = place.case.facts
    if facts.records_min is None:
        return ""
    low = facts.records_min.value
    high = max(low, facts.records_max.value if facts.records_max else low)
    source, remark = _source(facts)
    text = (
        f"合同载明随同转移的信息约{_range(low, high)}条：为普通信息{standards.ordinary:,}条标准的"
        f"{_multiple(low, high, standards.ordinary)}；{source}{f'（{remark}）' if remark else ''}，"
    )
    lowest = standards.ordinary
    if _may_be_halved(facts):
        lowest //= standards.half
        text += f"标准减半为{lowest:,}条，为其{_multiple(low, high, lowest)}"
    else:
        text += "标准不减半"
    grave = lowest * standards.grave
    if low < grave <= high:
        text += f"，其中达到{grave:,}条即为{standards.grave}倍（“情节特别严重”一档），区间跨线"
    elif grave <= low:
        text += f"，已达其{standards.grave}倍（“情节特别严重”一档的数量）"
    return text + f"。{_share(low, high, standards, halved=_may_be_halved(facts))}"


def _may_be_halved(facts: Facts) -> bool:
    """Whether half the standards may do: nothing says that the data were got in another way."""
    return facts.in_service is None or facts.in_service.value


def _source(facts: Facts) -> tuple[str, str]:
    """Where the data come from, and a remark where that is not the lawyer's word."""
    got = facts.in_service
    if got is None:
        return _IN_SERVICE, "须人工确认"
    if got.by_lawyer:
        return f"律师认定{'系' if got.value else '不是'}{_IN_SERVICE}", ""
    inferred = "由行业或者用语推断，须人工确认"
    return f"合同显示系{_IN_SERVICE if got.value else '购买、搜集所得'}", inferred


def _share(low: int, high: int, standards: Quantities, *, halved: bool) -> str:
    """How small a part of the records suffices if they are of the graver kinds."""
    if low <= standards.special:
        return (
            f"其中行踪轨迹、通信内容、征信、财产信息的标准为{standards.core}条，"
            f"健康生理、交易等信息的标准为{standards.special}条；{_MIXED}。"
        )
    part = f"占{_percent(standards.special, low, high)}"
    if halved:
        part += f"，减半则占{_percent(standards.special // standards.half, low, high)}"
    return (
        f"其中如有健康生理、交易等信息{standards.special}条（{part}），"
        f"或者行踪轨迹、通信内容、征信、财产信息{standards.core}条，也达到相应标准；{_MIXED}。"
    )


def _income(place: Situation, standards: Quantities) -> str:
    paid = paid_at_signing(place.case)
    price = place.case.facts.price_cny
    part = risky_price(place.case)
    if part is not None:
        amount, what = part, "约定总价中账号、信息的部分"
    elif paid:
        amount, what = paid, "约定至签约日支付"
    elif price is not None:
        amount, what = price.value, "约定总价"
    else:
        return ""
    facts = place.case.facts
    text = f"{what}{money(amount)}，"
    if amount < standards.income:
        text += f"低于违法所得{standards.income:,}元的标准"
        if amount < standards.income // standards.half or not _may_be_halved(facts):
            return text + "。"
        return text + f"，但达到减半的标准（{'，'.join(filter(None, _source(facts)))}）。"
    grave = standards.income * standards.grave
    text += f"达到违法所得{standards.income:,}元的标准"
    if amount >= grave:
        text += f"，并达到其{standards.grave}倍（{money(Decimal(grave))}）"
    return text + "；所得中对应个人信息的部分须另行认定。"


def _buyer(standards: Quantities) -> str:
    return (
        f"为合法经营活动购买、收受普通信息的，标准为获利{money(Decimal(standards.buyer_gain))}等；"
        f"其中含有{standards.core}条、{standards.special}条两档的信息或者又转卖的，"
        "按前述数量标准。"
    )


def _disclaimer(place: Situation, linked: tuple[str, ...], standards: Quantities) -> Point:
    citations: tuple[ResolvedCitation, ...] = place.law.resolve(standards.counting)
    return Point(
        "计算的边界",
        "以上只是按合同数字作出的推算，不评价行为的性质：每个好友是否为“一条”、昵称加账号能否识别"
        "特定自然人有争议；重复、无效账号应剔除；公开粉丝数本身不是信息条数；“违法所得”与“获利”口径"
        "不同；同一信息买后又卖不重复计，向不同人提供累计。",
        linked,
        citations,
    )


def _range(low: int, high: int) -> str:
    return f"{low:,}" if low == high else f"{low:,}至{high:,}"


def _multiple(low: int, high: int, standard: int) -> str:
    """Rounded down: 24,999 records are not ten times 2,500."""
    return f"{_between(*(_down(Fraction(count, standard)) for count in (low, high)))}倍"


def _percent(part: int, low: int, high: int) -> str:
    return f"{_between(*(_nearest(Fraction(100 * part, count)) for count in (high, low)))}%"


def _between(first: str, last: str) -> str:
    return first if first == last else f"{first}至{last}"


def _down(value: Fraction) -> str:
    digits = _digits(value)
    return _plain(float(value * 10**digits // 1) / 10**digits, digits)


def _nearest(value: Fraction) -> str:
    return _plain(float(value), _digits(value))


def _digits(value: Fraction) -> int:
    """One decimal, or as many as leave something of a small number."""
    return 1 if value >= Fraction(1, 10) else 4


def _plain(value: float, digits: int) -> str:
    return f"{value:,.{digits}f}".rstrip("0").rstrip(".") or "0"


@cache
def quantities() -> Quantities:
    """What ships. Raises RuleFileError."""
    return decode_quantities(text_of(f"assessment/{_FILE}"), _FILE)


def decode_quantities(text: str, name: str) -> Quantities:
    """Raises RuleFileError with the line of what is wrong."""
    record = read_record(text, name)
    record.only("format", *_NUMBERS, "since", "assistance_since", "credentials_since", "cites")
    cites: Record = record.record("cites")
    cites.only("conduct", "counting", "buyer", "assistance", "credentials")
    return Quantities(
        record.number("core"),
        record.number("special"),
        record.number("ordinary"),
        record.number("income"),
        record.number("buyer_gain"),
        record.number("grave"),
        record.number("half"),
        record.number("assistance_income"),
        record.number("unverified"),
        record.day("since"),
        record.day("assistance_since"),
        read_citations(cites, "conduct"),
        read_citations(cites, "counting"),
        read_citations(cites, "buyer"),
        read_citations(cites, "assistance"),
        record.day("credentials_since"),
        read_citations(cites, "credentials"),
    )

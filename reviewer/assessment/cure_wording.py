"""Fills a model clause with what the contract says: its parties, platforms, price, what goes.

A clause names nothing that the contract does not have. What the contract leaves open stays general,
or a blank (__) for the lawyer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reviewer.assessment.assets import has_no_procedure, lawful_rows
from reviewer.assessment.circumstances import ACCOUNT, DATA, Circumstances
from reviewer.assessment.matrix import Kind, matrix
from reviewer.assessment.model import Cure
from reviewer.assessment.readings import Mention, StatedFact
from reviewer.assessment.strategy import Strategy, strategy_for, strategy_of
from reviewer.assessment.unwinding import money
from reviewer.assessment.weighing import is_gratuitous
from reviewer.labels import Label
from reviewer.rules.findings import Finding

BLANKS = frozenset(
    {
        "contract", "guardian", "halt", "hand_back", "handover", "licensor", "media", "members",
        "platform", "prices", "refund", "repaid", "sensitive", "stop", "tools", "total", "undo",
    }
)  # fmt: skip
MEMBERS = re.compile(r"会员|学员|储值|课时|次卡|预付")
_STUDENTS = "学员"
_CONTRACT = ("本协议", "本合同")
_HANDOVER = ("交割", "交接", "移交", "交付")
_SENSITIVE = (
    (StatedFact.HEALTH, "医疗健康"),
    (StatedFact.FINANCE, "金融账户"),
    (StatedFact.LOCATION, "行踪轨迹"),
)
_CHILDREN = "不满十四周岁未成年人"
_PERSONS = (*DATA, Label.CUSTOMER_RESOURCE_TRANSFER)


def filled(cure: Cure, finding: Finding, case: Circumstances) -> Cure:
    """The cure for a finding in the contract's own terms."""
    wording = cure.wording
    if "{" in wording:  # few have blanks, and they take a look at all clauses
        wording = wording.format_map(_blanks(finding, case))
    giver, taker = case.facts.transferor, case.facts.transferee
    if giver is not None and taker is not None and giver.value != taker.value:
        for role, name in (
            ("转让方", giver.value), ("受让方", taker.value),
            ("委托方", giver.value), ("受托方", taker.value),
        ):  # fmt: skip
            wording = wording.replace(role, name)
    return replace(cure, wording=wording)


def _blanks(finding: Finding, case: Circumstances) -> dict[str, str]:
    account, data = _parts(case)
    children = case.has(Label.MINOR_DATA)
    kinds = list(_kinds(case))
    if not kinds and not children:
        kinds, children = [words for _, words in _SENSITIVE], True
    names = "、".join(_operators(case))
    words = case.words(finding)
    return {
        "contract": _own_word(_CONTRACT, case),
        "guardian": "（未成年人为监护人同意）" if children else "",
        "halt": _joined("账号" if account else "", "信息" if data else ""),
        "hand_back": _joined(
            "停止使用、交还账号" if account else "", "删除信息" if data else "", by="并"
        ),
        "handover": _own_word(_HANDOVER, case),
        "licensor": _licensor(case),
        "media": "、".join(_media(case)),
        "members": _STUDENTS if _STUDENTS in words and "会员" not in words else "会员",
        "platform": f"平台（{names}）" if names else "平台",
        "prices": "、".join(f"{name}__元" for name in _priced(case)),
        "refund": _by_consideration(
            case,
            "转让方返还对应价款；资金占用费按同期一年期贷款市场报价利率（LPR）计算，",
            "所抵偿的原债务相应恢复，",
        ),
        "repaid": _by_consideration(
            case, "，已付对应价款于5日内返还", "，所抵偿的原债务相应恢复"
        ),
        "sensitive": "及".join(
            filter(None, ("、".join(kinds), _CHILDREN if children else ""))
        ) + "信息",
        "stop": _joined("登录" if account else "", "使用和转交所涉") + _joined(
            "账号" if account else "", "信息" if data else "", by="及"
        ) + ("，停止以转让方身份对外沟通" if account else ""),
        "tools": "、".join(_tools(case)),
        "total": _total(case),
        "undo": _joined(
            "返还或删除所取得的信息" if data else "", "停止使用账号" if account else ""
        ),
    }  # fmt: skip


def _own_word(words: Sequence[str], case: Circumstances) -> str:
    """Of words for one thing the one that the clauses use most; the first where they use none."""
    text = "\n".join(case.text.words.values())
    return max(words, key=text.count)


def _by_consideration(case: Circumstances, price: str, debt: str) -> str:
    """What comes back for the object: nothing for a gift, the debt it was given in place of."""
    if is_gratuitous(case):
        return ""
    return debt if Mention.DEBT in case.text.mentions else price


def _operators(case: Circumstances) -> dict[str, None]:
    """Who runs the platforms: 微信公众平台 of 公众号 and 小程序, else the platform itself."""
    rows = [row for row in matrix().of_kind(Kind.ACCOUNT) if row.operator]
    known = {name: row.operator for row in rows for name in row.platforms}
    return dict.fromkeys(known.get(name, name) for name in _platforms(case))


def _platforms(case: Circumstances) -> list[str]:
    """Those whose accounts change hands: where others are withdrawn, those named beside them."""
    names = [fact.value for fact in case.facts.platforms]
    if strategy_of(case) is Strategy.WITHDRAW:
        words = [
            case.words(finding)
            for finding in case.having(*ACCOUNT)
            if strategy_for(finding, case) is Strategy.CONDITION
        ]
        names = [name for name in names if any(name in each for each in words)] or names
    return names


def _parts(case: Circumstances) -> tuple[bool, bool]:
    """Whether accounts go, and others' data; both where the contract shows neither."""
    account, data = case.sells_accounts, case.has(*_PERSONS)
    along = any(row.carries for row in case.account_rows) and not case.excluded
    neither = not account and not data
    return account or neither, data or (account and along) or neither


def _kinds(case: Circumstances) -> Iterator[str]:
    """The kinds of sensitive data that the contract names, by its words or by their class."""
    named = set(case.read_facts)
    rows = {row.id for found in case.rows.values() for row in found}
    named |= {StatedFact.HEALTH} if "medical" in rows else set()
    credit = {StatedFact.FINANCE, StatedFact.LOCATION}
    if "credit" in rows and not named & credit:
        named |= credit
    yield from (words for fact, words in _SENSITIVE if fact in named)


def _media(case: Circumstances) -> Iterator[str]:
    """Where data may be left that are not to go along."""
    if case.sells_accounts:
        yield "账号"
    if any(row.id == "equipment" for row in lawful_rows(case.text)):
        yield "设备"
    yield "系统"


def _priced(case: Circumstances) -> Iterator[str]:
    """What has a price of its own: shares, lawful assets, and accounts that may change hands."""
    if Mention.SHARES in case.text.mentions:
        yield "股权"
    yield from (row.short for row in lawful_rows(case.text))
    if case.sells_accounts and not has_no_procedure(case):
        yield "账号"


def _total(case: Circumstances) -> str:
    """The price agreed, where nothing has to be taken out of what it is paid for."""
    price = case.facts.price_cny
    taken_out = case.has(*_PERSONS) or has_no_procedure(case)
    return f"合计{money(price.value)}，" if price is not None and not taken_out else ""


def _tools(case: Circumstances) -> Iterator[str]:
    """The payment tools that the contract names."""
    found = dict.fromkeys(
        row.short
        for finding in case.having(Label.PAYMENT_INSTRUMENT_TRANSFER)
        for row in case.rows[finding.key]
        if row.kind is Kind.PAYMENT
    )
    yield from found or ("银行卡、支付账户、电话卡",)
    if case.sells_accounts:
        yield "实名账号"


def _licensor(case: Circumstances) -> str:
    """Only a natural person has a likeness: a company has to obtain the licence."""
    giver = case.facts.transferor
    for party in case.facts.parties:
        if giver is not None and party.role == giver.value and party.natural_person is not None:
            if party.natural_person:
                return "转让方"
            return "转让方应取得作品中自然人的书面授权，由其"
    return "转让方（自然人）"


def _joined(*parts: str, by: str = "、") -> str:
    return by.join(filter(None, parts))

"""Everything the chapters of the opinion are written from: tags, and numbers as words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from reviewer.assessment.assets import carries_data, lawful_rows
from reviewer.assessment.circumstances import ACCOUNT, DATA, Circumstances
from reviewer.assessment.contract_text import ContractText
from reviewer.assessment.grounds import Law
from reviewer.assessment.matrix import AssetClass, Kind, matrix
from reviewer.assessment.model import GradedFinding
from reviewer.assessment.operative import places
from reviewer.assessment.proportions import range_words
from reviewer.assessment.severing import clauses_of, dependents, struck, terms
from reviewer.assessment.tags import Tag, known_tags, route_tags, tag_of
from reviewer.assessment.unwinding import (
    instalments,
    interest_words,
    money,
    rates_words,
)
from reviewer.assessment.verdict import Judgement
from reviewer.assessment.weighing import is_gratuitous, risky_price, separate_prices
from reviewer.facts.model import Facts
from reviewer.labels import DERIVED, MITIGATING, Label
from reviewer.law.library import Library
from reviewer.law.model import Basis
from reviewer.law.rates import Rates
from reviewer.text.dates import day_words

# What the chapters ask about and words tell: whether there is anything to say.
_WORD_TAGS = (
    Tag.INSTALMENTS, Tag.INTEREST, Tag.STRUCK, Tag.TERMS, Tag.DEPENDENTS, Tag.PERFORMED, Tag.LAWFUL,
)  # fmt: skip
# Laws that a contract may live to see: once in force they govern its performance.
_NEW_LAWS = {
    Tag.PERFORMED_CODE: "民法典",
    Tag.PERFORMED_PIPL: "个人信息保护法",
    Tag.PERFORMED_FRAUD_LAW: "反电信网络诈骗法",
}
_SENSITIVE_ROWS = frozenset({"medical", "credit"})
# Names of platforms that already name the account.
_COMPLETE = ("号", "程序", "店", "邮箱", "系统")


@dataclass(frozen=True)
class Situation:
    """A judged contract. `rows` are the assets of the matrix that it transfers, as named; `lawful`
    those that are neither accounts nor data."""

    case: Circumstances
    judgement: Judgement
    findings: tuple[GradedFinding, ...]
    law: Law
    rows: tuple[AssetClass, ...]
    tags: frozenset[str]
    words: Mapping[str, str]
    text: ContractText
    lawful: tuple[AssetClass, ...] = ()

    def __post_init__(self) -> None:
        assert self.tags <= known_tags()

    @cached_property
    def later_law(self) -> Law:
        """The law of the last performance known; of the library's day where none is."""
        library, day = self.law.library, self.law.day
        performed = performance_day(self.case)
        if performed is None:
            return Law(library, max(library.as_of, day), Basis.GIVEN)
        return Law(library, max(performed[0], day), Basis.PERFORMED)

    def linked(self, labels: frozenset[Label]) -> tuple[GradedFinding, ...]:
        """The findings with one of the labels, in document order."""
        return tuple(found for found in self.findings if found.finding.label in labels)


def situation(
    case: Circumstances,
    judgement: Judgement,
    findings: tuple[GradedFinding, ...],
    law: Law,
    text: ContractText,
    *,
    rates: Rates,
    day_stated: bool,
) -> Situation:
    """The tags and words of a judged contract."""
    rows = _rows(case)
    tags = frozenset(_tags(case, judgement, rows, law.library, day_stated=day_stated))
    tags |= {found.finding.label for found in findings}
    tags |= route_tags(found.finding.route for found in findings if _is_risk(found))
    words = _words(case, rows, findings, text, rates)
    tags |= {name for name in _WORD_TAGS if words[name]}
    lawful = lawful_rows(text)
    return Situation(case, judgement, findings, law, rows, tags, words, text, lawful)


def performance_day(case: Circumstances) -> tuple[date, bool] | None:
    """The last day of performance after signing, and whether the lawyer gave it.

    Without the lawyer's word it is the last day that the contract sets for a payment.
    """
    if case.ticks.performed is not None:
        return case.ticks.performed, True
    due = [part.due for part in case.facts.instalments if part.due is not None]
    last = max(due, default=None)
    return (last, False) if last is not None and last > case.day else None


def paid_at_signing(case: Circumstances) -> Decimal:
    """What the contract has due by the day it was signed."""
    due = [part for part in case.facts.instalments if part.due is not None]
    return sum((part.amount_cny for part in due if part.due <= case.day), Decimal())  # type: ignore[operator]


def _is_risk(found: GradedFinding) -> bool:
    return found.finding.label not in MITIGATING | DERIVED


def _rows(case: Circumstances) -> tuple[AssetClass, ...]:
    rows: dict[str, AssetClass] = {}
    if case.sells_accounts:
        rows |= {row.id: row for row in case.account_rows}
    for finding in case.risks:
        if finding.label not in ACCOUNT:
            rows |= {row.id: row for row in case.rows[finding.key] if row.kind is not Kind.ACCOUNT}
    if case.has(Label.ANONYMISED):
        rows |= {row.id: row for row in matrix().of_kind(Kind.STATISTICS)}
    return tuple(row for row in matrix().rows if row.id in rows)


def case_tags(case: Circumstances) -> Iterator[str]:
    """The tags of a contract that nobody has judged yet, without its assets and labels."""
    yield from map(tag_of, (case.consent, case.ticks.stage, case.ticks.side))
    yield from map(tag_of, case.text.mentions)
    yield from _tags_of_object(case)
    yield from _tags_of_facts(case)


def _tags(
    case: Circumstances,
    judgement: Judgement,
    rows: tuple[AssetClass, ...],
    library: Library,
    *,
    day_stated: bool,
) -> Iterator[str]:
    yield from map(tag_of, (judgement.verdict, judgement.ground))
    if judgement.ancillary:
        yield tag_of(judgement.ancillary)
    yield from map(tag_of, rows)
    yield from case_tags(case)
    if day_stated:
        yield Tag.DAY_STATED
        yield from _tags_of_performance(case, library)
    else:
        yield Tag.DAY_BLANK if case.facts.date_blank else Tag.DAY_MISSING


def _tags_of_performance(case: Circumstances, library: Library) -> Iterator[Tag]:
    """The laws that came into force between signing and the last known performance."""
    performed = performance_day(case)
    for tag, name in _NEW_LAWS.items():
        law = library.law(name)
        if performed and law is not None and case.day < law.in_force_from <= performed[0]:
            yield tag


def _tags_of_object(case: Circumstances) -> Iterator[Tag]:
    if case.risks:
        yield Tag.RISKS
    if case.sells_accounts:
        yield Tag.ACCOUNT
    if case.has(*DATA, Label.CUSTOMER_RESOURCE_TRANSFER) or carries_data(case):
        yield Tag.DATA
        if not case.consent.proper and not case.ticks.anonymised_verified:
            yield Tag.OPEN_DATA
    if case.has(Label.SENSITIVE_DATA_TRANSFER):
        yield Tag.SENSITIVE
    if case.text.held:
        yield Tag.HELD
    if case.text.held & _SENSITIVE_ROWS:
        yield Tag.HELD_SENSITIVE
    if case.has(Label.PLATFORM_PROCEDURE):
        yield Tag.PROCEDURE_CLAUSE
    if case.ticks.platform_procedure_done:
        yield Tag.PROCEDURE_DONE
    if case.has(Label.ANONYMISED):
        yield Tag.ANONYMISED_CLAUSE
    if case.ticks.anonymised_verified:
        yield Tag.ANONYMISED_VERIFIED


def _tags_of_facts(case: Circumstances) -> Iterator[Tag]:
    facts = case.facts
    if separate_prices(case):
        yield Tag.SEPARATE_PRICES
    if facts.price_cny is not None:
        yield Tag.PRICE
    if is_gratuitous(case):
        yield Tag.GRATUITOUS
    if paid_at_signing(case):
        yield Tag.PAID
    if facts.records_min is not None:
        yield Tag.RECORDS
    if facts.in_service is not None and facts.in_service.value:
        yield Tag.IN_SERVICE
        if facts.in_service.by_lawyer:
            yield Tag.IN_SERVICE_CONFIRMED
    role = facts.transferor.value if facts.transferor else None
    for party in facts.parties:
        if party.role == role and party.natural_person is not None:
            yield Tag.PERSON if party.natural_person else Tag.BUSINESS


def _words(
    case: Circumstances,
    rows: tuple[AssetClass, ...],
    findings: tuple[GradedFinding, ...],
    text: ContractText,
    table: Rates,
) -> dict[str, str]:
    facts = case.facts
    count = facts.account_count
    part = risky_price(case)
    return {
        "day": day_words(case.day),
        "assets": "、".join(row.name for row in rows) or "账号或者个人信息",
        "object": _object(case, rows),
        "accounts": _accounts(case, rows),
        "count": f"{count.value}个" if count else "",
        "price": money(facts.price_cny.value) if facts.price_cny else "未载明",
        "paid": money(paid_at_signing(case)),
        "balance": money(facts.price_cny.value - paid_at_signing(case)) if facts.price_cny else "",
        "part": "" if part is None else money(part),
        "risks": places(tuple(filter(_is_risk, findings))),
        "struck": clauses_of(struck(findings)),
        "lawful": "、".join(row.short for row in lawful_rows(text)),
        "terms": terms(findings, facts.defined_terms),
        "dependents": dependents(findings, text),
        "performed": _performed_words(case),
        "instalments": instalments(case),
        "interest": interest_words(case, table),
        "rates": rates_words(table),
        "records": records_words(facts),
        "mitigations": "、".join(_mitigations(case)) or "缓释安排",
    }


def _performed_words(case: Circumstances) -> str:
    performed = performance_day(case)
    if performed is None:
        return ""
    day, given = performed
    return ("律师填写的履行日" if given else "合同约定的末期付款日") + day_words(day)


def _mitigations(case: Circumstances) -> Iterator[str]:
    """What speaks for an orderly transfer, by the contract or the lawyer's answers."""
    if case.consent.proper:
        yield "信息主体的逐人同意"
    if case.procedure:
        yield "平台官方程序"
    if case.excluded:
        yield "剔除他人信息"
    if case.anonymised:
        yield "匿名化"


def records_words(facts: Facts) -> str:
    """18,000至27,000: how many persons; empty where the contract does not say."""
    if facts.records_min is None:
        return ""
    low = facts.records_min.value
    high = facts.records_max.value if facts.records_max else low
    return range_words(low, max(low, high))


def _object(case: Circumstances, rows: tuple[AssetClass, ...]) -> str:
    """6个微信账号及客户资料: what is transferred, accounts first, a resource only by itself."""
    kinds = {row.kind for row in rows}
    left_out = {Kind.ACCOUNT, Kind.STATISTICS} | ({Kind.RESOURCE} if Kind.DATA in kinds else set())
    others = "、".join(row.called(case.read_facts) for row in rows if row.kind not in left_out)
    return "及".join(filter(None, (_accounts(case, rows), others))) or "账号或者个人信息"


def _accounts(case: Circumstances, rows: tuple[AssetClass, ...]) -> str:
    """6个微信账号, 公众号、视频号共3个: the accounts with their number and platforms; empty where
    there are none."""
    names = [row.short for row in rows if row.kind is Kind.ACCOUNT]
    if not names:
        return ""
    several = len(names) > 1
    if case.facts.platforms:
        several = len(case.facts.platforms) > 1
        joined = "、".join(fact.value for fact in case.facts.platforms)
        names = [joined if joined.endswith(_COMPLETE) else joined + "账号"]
    count = case.facts.account_count
    number = f"{count.value}个" if count else ""
    joined = "、".join(names)
    return f"{joined}共{number}" if number and several else number + joined

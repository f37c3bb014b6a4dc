"""Administrative and criminal exposure: what the contract's figures come to, never a judgement.

Shown as ranges and multiples with what they leave open; nothing is computed where the contract
states no number.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from reviewer.assessment.assets import is_batch
from reviewer.assessment.chapters import chapter
from reviewer.assessment.circumstances import DATA
from reviewer.assessment.model import Point
from reviewer.assessment.operative import operative
from reviewer.assessment.proportions import multiple_words, percent_words, range_words
from reviewer.assessment.quantities import ExposureTexts, Quantities, quantities
from reviewer.assessment.situation import Situation, paid_at_signing
from reviewer.assessment.tags import Tag
from reviewer.assessment.unwinding import money
from reviewer.assessment.weighing import risky_price
from reviewer.facts.model import Facts
from reviewer.labels import Label, Side

_LABELS = DATA | {Label.CUSTOMER_RESOURCE_TRANSFER, Label.ACCOUNT_TRANSFER}


def exposure(place: Situation) -> tuple[Point, ...]:
    """What can be computed from the contract's figures, then what the law provides."""
    standards = quantities()
    return (
        *_computed(place, standards),
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
    number, known = count.value, standards.texts
    multiple = multiple_words(number, number, standards.ordinary)
    yield Point(
        known.credentials_title,
        known.credentials.format(
            count=f"{number:,}", standard=f"{standards.ordinary:,}", multiple=multiple
        ),
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
    known, income = standards.texts, Decimal(standards.assistance_income)
    raised = income * standards.unverified
    yield Point(
        known.assistance_title,
        known.assistance.format(
            amount=money(amount),
            reached=known.reached if amount >= income else known.not_reached,
            income=money(income),
            times=standards.unverified,
            raised=money(raised),
            also=known.also_reached if amount >= raised else known.not_reached,
        ),
        tuple(found.id for found in operative(lent)),
        place.law.resolve(standards.assistance),
    )


def _price(place: Situation) -> Decimal:
    price = place.case.facts.price_cny
    return price.value if price is not None else Decimal()


def _computed(place: Situation, standards: Quantities) -> Iterator[Point]:
    if Tag.OPEN_DATA not in place.tags or not place.judgement.risky:
        return
    if place.case.day < standards.since:
        return
    known = standards.texts
    linked = tuple(found.id for found in operative(place.linked(_LABELS)))
    conduct = place.law.resolve(standards.conduct)
    shown = False
    for title, text in (
        (known.records_title, _records(place, standards)),
        (known.income_title, _income(place, standards)),
    ):
        if text:
            shown = True
            yield Point(title, text, linked, conduct)
    if not shown:
        return
    if place.case.ticks.side is not Side.TRANSFEROR:
        buyer = place.law.resolve(standards.buyer)
        yield Point(known.buyer_title, _buyer(standards), linked, buyer)
    yield Point(known.bounds_title, known.bounds, linked, place.law.resolve(standards.counting))


def _records(place: Situation, standards: Quantities) -> str:
    facts, known = place.case.facts, standards.texts
    if facts.records_min is None:
        return ""
    low = facts.records_min.value
    high = max(low, facts.records_max.value if facts.records_max else low)
    lowest, half = standards.ordinary, known.not_halved
    if _may_be_halved(facts):
        lowest //= standards.half
        multiple = multiple_words(low, high, lowest)
        half = known.halved.format(standard=f"{lowest:,}", multiple=multiple)
    source, remark = _source(facts, known)
    return known.records.format(
        count=range_words(low, high),
        standard=f"{standards.ordinary:,}",
        multiple=multiple_words(low, high, standards.ordinary),
        source=known.remarked.format(source=source, remark=remark) if remark else source,
        half=half,
        grave=_grave(low, high, lowest * standards.grave, standards),
        kinds=_kinds(low, high, standards, halved=_may_be_halved(facts)),
    )


def _grave(low: int, high: int, grave: int, standards: Quantities) -> str:
    if low < grave <= high:
        return standards.texts.grave_within.format(count=f"{grave:,}", times=standards.grave)
    return standards.texts.grave_reached.format(times=standards.grave) if grave <= low else ""


def _may_be_halved(facts: Facts) -> bool:
    """Whether half the standards may do: nothing says that the data were got in another way."""
    return facts.in_service is None or facts.in_service.value


def _source(facts: Facts, known: ExposureTexts) -> tuple[str, str]:
    """Where the data come from, and a remark where that is not the lawyer's word."""
    got = facts.in_service
    if got is None:
        return known.in_service, known.unconfirmed
    if got.by_lawyer:
        answer = known.affirmed if got.value else known.denied
        return answer.format(source=known.in_service), ""
    source = known.in_service if got.value else known.bought
    return known.shown.format(source=source), known.inferred


def _kinds(low: int, high: int, standards: Quantities, *, halved: bool) -> str:
    """How small a part of the records suffices if they are of the graver kinds."""
    known, special = standards.texts, standards.special
    if low <= special:
        return known.few.format(core=standards.core, special=special)
    part = percent_words(special, low, high)
    share = known.share.format(share=part)
    if halved:
        less = percent_words(special // standards.half, low, high)
        share = known.share_halved.format(share=part, halved=less)
    return known.many.format(core=standards.core, special=special, share=share)


def _income(place: Situation, standards: Quantities) -> str:
    facts, known = place.case.facts, standards.texts
    paid = paid_at_signing(place.case)
    part = risky_price(place.case)
    if part is not None:
        amount, what = part, known.part
    elif paid:
        amount, what = paid, known.paid
    elif facts.price_cny is not None:
        amount, what = facts.price_cny.value, known.price
    else:
        return ""
    words = {"what": what, "amount": money(amount), "income": f"{standards.income:,}"}
    grave = standards.income * standards.grave
    if amount >= grave:
        words |= {"times": str(standards.grave), "grave": money(Decimal(grave))}
        return known.income_grave.format_map(words)
    if amount >= standards.income:
        return known.income_reached.format_map(words)
    if amount < standards.income // standards.half or not _may_be_halved(facts):
        return known.income_below.format_map(words)
    source = "，".join(filter(None, _source(facts, known)))
    return known.income_half.format(source=source, **words)


def _buyer(standards: Quantities) -> str:
    return standards.texts.buyer.format(
        gain=money(Decimal(standards.buyer_gain)), core=standards.core, special=standards.special
    )

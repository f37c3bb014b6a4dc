"""The verdict on the whole contract: by its main object.

`high`: the object is others' data or an account with them, without consent, a payment instrument,
or an unlawful purpose; `medium`: validity is disputed or depends on facts, or the risky part can be
severed; `low`: proper mitigation, or isolated points; `none`: no such transfer.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources

from reviewer.assessment.assets import carries_data
from reviewer.assessment.circumstances import ACCOUNT, CONTROL, DATA, Circumstances, Consent
from reviewer.assessment.weighing import (
    ancillary_by_price,
    ancillary_data,
    object_by_price,
    part_of_a_business,
)
from reviewer.labels import MITIGATING, Label, Verdict
from reviewer.law.records import Record, read_record
from reviewer.rules.findings import Finding

_FILE = "verdict.yaml"
OBJECTS = ACCOUNT | DATA | {Label.PAYMENT_INSTRUMENT_TRANSFER}
_CARD = "phone-card"
_INCURABLE = (Label.PAYMENT_INSTRUMENT_TRANSFER, Label.UNLAWFUL_PURPOSE)
# What shows how a transfer is made, and is no transfer by itself.
_CONDUCT = frozenset(
    {
        Label.SHAM_STRUCTURE,
        Label.UNLAWFUL_PURPOSE,
        Label.IDENTITY_CONTINUATION,
        Label.CONCEALMENT,
        Label.WAIVER_OF_INVALIDITY,
    }
)
_TRANSFER = frozenset(Label) - _CONDUCT
_ASSERTED = (Consent.VAGUE, Consent.PARTIAL, Consent.CONDITIONAL, Consent.SEEN)
_MITIGATION = (
    Label.CONSENT_OBTAINED,
    Label.ANONYMISED,
    Label.PLATFORM_PROCEDURE,
    Label.PERSONAL_DATA_EXCLUDED,
)


class Ground(StrEnum):
    """What the verdict rests on; the summary and the reasoning are worded by it."""

    UNLAWFUL = "unlawful"
    PAYMENT = "payment"
    DATA = "data"
    PARTIAL = "partial"  # data go along, but consent or severance is arguable
    ACCOUNT = "account"
    MITIGATED = "mitigated"
    ISOLATED = "isolated"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Judgement:
    verdict: Verdict
    ground: Ground
    # How the risk goes along with something of greater weight: `object` by the price, `business`
    # with a shop as a whole, `data` with accounts that hold none.
    ancillary: str = ""

    @property
    def risky(self) -> bool:
        """Whether prices and remedies follow the fate of the object."""
        return self.verdict in (Verdict.HIGH, Verdict.MEDIUM)


@dataclass(frozen=True, slots=True)
class Weight:
    """What one label adds to the evidence: the first finding, each more, at most."""

    first: float
    more: float
    at_most: float

    def of(self, count: int, confidence: float) -> float:
        value = min(self.first + self.more * (count - 1), self.at_most)
        return value * min(1.0, confidence / _USUAL_CONFIDENCE)


@dataclass(frozen=True, slots=True)
class Scale:
    """The figures of clause_rules/assessment/verdict.yaml."""

    established: float
    core: float
    facts: float
    matched: float
    price: float
    model: float
    against_each: float
    against_at_most: float
    cover: float
    soften: float
    soften_more: float
    hostile_limit: float
    prevail_cover: float
    prevail_hostile: float
    weights: Mapping[Label, Weight]
    hostile: Mapping[Label, float]


_USUAL_CONFIDENCE = 0.8


def judge(case: Circumstances) -> Judgement:
    """The verdict and what it rests on."""
    if not case.risks:
        return Judgement(Verdict.NONE, Ground.NOTHING)
    if not _established(case):
        if _some_match(case) or _cared_for(case):
            return Judgement(Verdict.LOW, Ground.MITIGATED)
        verdict = Verdict.LOW if _control_changes(case) else Verdict.NONE
        return Judgement(verdict, Ground.ISOLATED)
    if _mitigated(case):
        return Judgement(Verdict.LOW, Ground.MITIGATED)
    return _risky(case)


def _risky(case: Circumstances) -> Judgement:
    data = _data_at_stake(case)
    by_price = ancillary_by_price(case)
    ancillary = "object" if by_price else "business" if part_of_a_business(case) else ""
    softened = bool(ancillary) or _softened(case)
    if _is_object(case, Label.UNLAWFUL_PURPOSE, softened=softened):
        return Judgement(Verdict.HIGH, Ground.UNLAWFUL)
    if _is_object(case, Label.PAYMENT_INSTRUMENT_TRANSFER, softened=softened):
        return Judgement(Verdict.HIGH, Ground.PAYMENT)
    along = ancillary or ("data" if ancillary_data(case) else "")
    if data and not softened and not along:
        return Judgement(Verdict.HIGH, Ground.DATA)
    if data or case.has(Label.PAYMENT_INSTRUMENT_TRANSFER):
        return Judgement(Verdict.MEDIUM, Ground.PARTIAL, along)
    return Judgement(Verdict.MEDIUM, Ground.ACCOUNT, along)


def _is_object(case: Circumstances, label: Label, *, softened: bool) -> bool:
    """Whether what nothing can cure is the contract's matter, not one ancillary mention of it."""
    count = case.firm[label]
    if label is Label.PAYMENT_INSTRUMENT_TRANSFER:
        count -= sum(_is_accessory(finding, case) for finding in case.having(label))
    beside = (OBJECTS | CONTROL | {Label.UNLAWFUL_PURPOSE}) - {label}
    return count > 1 or (count == 1 and not softened and case.has(*beside))


def _is_accessory(finding: Finding, case: Circumstances) -> bool:
    """A phone card that goes along to receive the codes of an account is part of its control."""
    if finding.origin != "rule" or not case.has(*ACCOUNT):
        return False
    beside = {one.clause for one in case.having(Label.CREDENTIAL_HANDOVER)}
    return finding.clause in beside and all(row.id == _CARD for row in case.rows[finding.key])


def _softened(case: Circumstances) -> bool:
    """Whether mitigation, however incomplete, makes validity arguable: more than a stray clause."""
    if case.ticks.consents_seen or case.ticks.platform_procedure_done:
        return True
    if case.consent in (Consent.PARTIAL, Consent.SUSPECTED):
        return True
    asserted = case.consent in _ASSERTED and case.firm[Label.CONSENT_OBTAINED] > 0
    if case.consent is Consent.VAGUE:
        # Data sent abroad need more than a bare warranty: it does not stand alone for them.
        alone = sum(case.has(label) for label in _MITIGATION) < 2
        asserted &= not (alone and case.has(Label.CROSS_BORDER_TRANSFER))
    # What is kept back does not make up for the permits that data sent abroad need, nor for data
    # for which most of the price is paid.
    bought = case.has(*DATA) and object_by_price(case)
    cleared = case.excluded and not (bought or case.has(Label.CROSS_BORDER_TRANSFER))
    arguable = asserted or cleared or case.procedure
    needed = scale().soften + scale().soften_more * _hostility(case)
    return arguable and _cover(case) >= needed


def _data_at_stake(case: Circumstances) -> bool:
    if case.ticks.anonymised_verified:
        return False
    return case.has(*DATA) or _reach_is_data(case) or carries_data(case)


def _reach_is_data(case: Circumstances) -> bool:
    """Whether friends and fans go along as persons.

    Where an account that holds no others' data is cleared first, they are only its reach.
    """
    if not case.has(Label.CUSTOMER_RESOURCE_TRANSFER):
        return False
    public = case.has(*ACCOUNT) and not any(row.carries for row in case.account_rows)
    return not (case.excluded and public)


def _established(case: Circumstances) -> bool:
    figures = scale()
    shown = evidence(case) >= figures.established and evidence(case, _TRANSFER) >= figures.core
    return shown or _plainly_stated(case)


def _plainly_stated(case: Circumstances) -> bool:
    """A short contract may say it once only: it names the platform, or has a second clause on it.

    Not where it forbids transfers: then a stray finding is the likelier reading. Nor do the
    suspicions of a model make a plain statement.
    """
    if case.has(Label.TRANSFER_PROHIBITION):
        return False
    risks = sum(count for label, count in case.firm.items() if label not in MITIGATING)
    named = case.facts.platforms or case.facts.records_min or risks > 1
    return bool(named) and any(case.firm[label] for label in OBJECTS)


def evidence(case: Circumstances, labels: Collection[Label] = tuple(Label)) -> float:
    """How strongly the findings with these labels, taken together, show a risky transfer."""
    figures = scale()
    total = sum(
        weight.of(case.counts[label], max(map(_confidence, case.having(label))))
        for label, weight in figures.weights.items()
        if case.counts[label] and label in labels
    )
    if case.facts.platforms or case.facts.records_min:
        total += figures.facts
    if _some_match(case):
        total += figures.matched
    if any(found.label is Label.TAINTED_CONSIDERATION for found in case.candidates):
        total += figures.price
    bans = case.counts[Label.TRANSFER_PROHIBITION]
    return total - min(figures.against_each * bans, figures.against_at_most)


def _confidence(finding: Finding) -> float:
    """How far a finding counts: what only a model sees, less."""
    return finding.confidence * (scale().model if finding.origin == "model" else 1.0)


def _cared_for(case: Circumstances) -> bool:
    """Whether something is handed over, little of it, and at least as many clauses take care of
    it: two kinds of them at least."""
    handed = any(case.firm[label] for label in (*DATA, *ACCOUNT))
    kinds = sum(case.firm[label] > 0 for label in _MITIGATION)
    return handed and kinds > 1 and _cover(case) >= 1


def _control_changes(case: Circumstances) -> bool:
    """Whether one clause hands an account over with its password: a point, however isolated."""
    control = {one.clause for one in case.having(*CONTROL) if one.origin == "rule"}
    return any(one.clause in control for one in case.having(*ACCOUNT) if one.origin == "rule")


def _some_match(case: Circumstances) -> bool:
    """A mitigation that speaks of the very object of a finding: then the object is really there."""
    data = case.has(*DATA) and case.consent in _ASSERTED and case.consent is not Consent.VAGUE
    account = case.has(*ACCOUNT, *CONTROL) and case.procedure
    return data or account


def _mitigated(case: Circumstances) -> bool:
    """Whether proper mitigation runs through the contract and little contradicts it."""
    if any(case.firm[label] > 1 for label in _INCURABLE):
        return False
    cover = _cover(case)
    if _prevails(case, cover):
        return True
    if _hostility(case) > scale().hostile_limit * (1 + cover):
        return False
    data = case.has(*DATA) or case.has(Label.CUSTOMER_RESOURCE_TRANSFER)
    if data and not (case.consent.proper or case.anonymised):
        return False
    if case.has(*ACCOUNT, *CONTROL) and not (case.procedure or case.consent.proper):
        return False
    ticks = case.ticks
    ticked = ticks.consents_seen or ticks.anonymised_verified or ticks.platform_procedure_done
    return bool(ticked) or cover >= scale().cover


def _prevails(case: Circumstances, cover: float) -> bool:
    """Whether clause after clause is orderly, however the consent itself is worded.

    Two kinds of mitigation at least, nothing that keeps control or goes round it, and where others'
    data are concerned a clause that takes them out: a bare warranty of consent carries nothing.
    What the lawyer looked for in vain is not there.
    """
    figures, ticks = scale(), case.ticks
    answers = (ticks.consents_seen, ticks.platform_procedure_done, ticks.anonymised_verified)
    if False in answers:
        return False
    kinds = sum(case.has(label) for label in _MITIGATION)
    if kinds < 2 or cover < figures.prevail_cover or case.has(*CONTROL, *_INCURABLE):
        return False
    taken_out = case.has(Label.PERSONAL_DATA_EXCLUDED, Label.ANONYMISED)
    return _hostility(case) <= figures.prevail_hostile and (taken_out or not case.has(*DATA))


def _hostility(case: Circumstances) -> float:
    """What contradicts an orderly transfer, weighed."""
    return sum(weight for label, weight in scale().hostile.items() if case.counts[label])


def _cover(case: Circumstances) -> float:
    """Mitigating clauses for each risk clause."""
    firm = sum(case.firm[label] for label in _MITIGATION)
    suspected = sum(case.counts[label] for label in _MITIGATION) - firm
    return (firm + scale().model * suspected) / len({finding.clause for finding in case.risks})


@cache
def scale() -> Scale:
    folder = resources.files("clause_rules") / "assessment"
    return decode_scale((folder / _FILE).read_text("utf-8"), _FILE)


def decode_scale(text: str, name: str) -> Scale:
    """Raises RuleFileError with the line of what is wrong."""
    record = read_record(text, name)
    record.only(
        "format", "established", "core", "facts", "matched", "price", "model", "against",
        "cover", "soften", "soften_more", "hostile_limit", "prevail", "weights", "hostile",
    )  # fmt: skip
    against = record.record("against")
    against.only("each", "at_most")
    prevail = record.record("prevail")
    prevail.only("cover", "hostile")
    weights, hostile = record.record("weights"), record.record("hostile")
    return Scale(
        record.weight("established"),
        record.weight("core"),
        record.weight("facts"),
        record.weight("matched"),
        record.weight("price"),
        record.weight("model"),
        against.weight("each"),
        against.weight("at_most"),
        record.weight("cover"),
        record.weight("soften"),
        record.weight("soften_more"),
        record.weight("hostile_limit"),
        prevail.weight("cover"),
        prevail.weight("hostile"),
        {_label(weights, key): _weight(weights.record(key)) for key in weights.data},
        {_label(hostile, key): hostile.weight(key) for key in hostile.data},
    )


def _weight(record: Record) -> Weight:
    record.only("first", "more", "at_most")
    return Weight(record.weight("first"), record.weight("more"), record.weight("at_most"))


def _label(record: Record, key: str) -> Label:
    if key not in _RISKS:
        raise record.error(f"{key} is no risk label", key)
    return Label(key)


_RISKS = frozenset(label.value for label in Label if label not in MITIGATING)

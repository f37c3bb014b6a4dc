"""How strongly the findings of a contract, taken together, show a risky transfer."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache

from clause_rules import text_of
from reviewer.assessment.circumstances import ACCOUNT, CONTROL, DATA, Circumstances, Consent
from reviewer.labels import MITIGATING, Label
from reviewer.law.records import Record, read_record
from reviewer.rules.findings import Finding

_FILE = "verdict.yaml"
OBJECTS = ACCOUNT | DATA | {Label.PAYMENT_INSTRUMENT_TRANSFER}
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
_KNOWING = (Label.WAIVER_OF_INVALIDITY, Label.IDENTITY_CONTINUATION, Label.SHAM_STRUCTURE)
_TRANSFER = frozenset(Label) - _CONDUCT
_ASSERTED = (Consent.PARTIAL, Consent.CONDITIONAL)
_USUAL_CONFIDENCE = 0.8


@dataclass(frozen=True, slots=True)
class Weight:
    """What one label adds to the evidence: the first finding, each more, at most."""

    first: float
    more: float
    at_most: float

    def of(self, count: int, confidence: float) -> float:
        """What so many findings (1 or more) add, less where their confidence (0 to 1) is below the
        usual."""
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
    isolated: float
    soften: float
    soften_more: float
    hostile_limit: float
    prevail_cover: float
    prevail_hostile: float
    weights: Mapping[Label, Weight]
    hostile: Mapping[Label, float]


def is_established(case: Circumstances) -> bool:
    """Whether the evidence suffices to speak of a transfer of accounts or data at all."""
    figures = scale()
    enough = evidence(case) >= figures.established and evidence(case, _TRANSFER) >= figures.core
    plain = _plainly_stated(case) or _are_sold_unasked(case)
    return enough or plain or _shows_bad_faith(case)


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


def _are_sold_unasked(case: Circumstances) -> bool:
    """Whether data of so many persons go for a price, and no clause speaks of their consent."""
    priced = any(found.label is Label.TAINTED_CONSIDERATION for found in case.candidates)
    unasked = case.stated_consent is Consent.NONE and not case.anonymised
    counted = case.facts.records_min is not None
    return priced and unasked and counted and case.firm[Label.PERSONAL_DATA_TRANSFER] > 0


def _shows_bad_faith(case: Circumstances) -> bool:
    """Whether, beside a clause that hands something over, one shows that the parties know what they
    do: who excludes the plea of invalidity, or passes for another, does not do so for nothing."""
    handed = any(case.firm[label] for label in OBJECTS)
    return handed and any(case.firm[label] for label in _KNOWING)


def is_a_point(case: Circumstances) -> bool:
    """Whether what is handed over, though not established, is more than a stray finding."""
    return evidence(case, _TRANSFER) >= scale().isolated


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
    if mitigation_matches(case):
        total += figures.matched
    if any(found.label is Label.TAINTED_CONSIDERATION for found in case.candidates):
        total += figures.price
    bans = case.counts[Label.TRANSFER_PROHIBITION]
    return total - min(figures.against_each * bans, figures.against_at_most)


def _confidence(finding: Finding) -> float:
    """How far a finding counts: what only a model sees, less."""
    return finding.confidence * (scale().model if finding.origin == "model" else 1.0)


def mitigation_matches(case: Circumstances) -> bool:
    """Whether the contract cares for the very object of a finding: then it is really there."""
    data = case.has(*DATA) and case.stated_consent in _ASSERTED
    account = case.has(*ACCOUNT, *CONTROL) and case.stated_procedure
    return data or account


@cache
def scale() -> Scale:
    """What ships. Raises RuleFileError."""
    return decode_scale(text_of(f"assessment/{_FILE}"), _FILE)


def decode_scale(text: str, name: str) -> Scale:
    """Raises RuleFileError with the line of what is wrong."""
    record = read_record(text, name)
    record.only(
        "format", "established", "core", "facts", "matched", "price", "model", "against",
        "cover", "isolated", "soften", "soften_more", "hostile_limit", "prevail", "weights",
        "hostile",
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
        record.weight("isolated"),
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

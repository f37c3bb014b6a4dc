"""How far mitigating clauses carry: through the whole contract, or only far enough to be argued."""

from __future__ import annotations

from reviewer.assessment.circumstances import ACCOUNT, CONTROL, DATA, Circumstances, Consent
from reviewer.assessment.evidence import scale
from reviewer.assessment.weighing import object_by_price
from reviewer.labels import Label

_INCURABLE = (Label.PAYMENT_INSTRUMENT_TRANSFER, Label.UNLAWFUL_PURPOSE)
_ASSERTED = (Consent.VAGUE, Consent.PARTIAL, Consent.CONDITIONAL, Consent.SEEN)
_MITIGATION = (
    Label.CONSENT_OBTAINED,
    Label.ANONYMISED,
    Label.PLATFORM_PROCEDURE,
    Label.PERSONAL_DATA_EXCLUDED,
)


def is_softened(case: Circumstances) -> bool:
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
    needed = scale().soften + scale().soften_more * hostility(case)
    return arguable and cover_of(case) >= needed


def is_mitigated(case: Circumstances) -> bool:
    """Whether proper mitigation runs through the contract and little contradicts it."""
    if _is_contradicted(case):
        return False
    cover = cover_of(case)
    if _prevails(case, cover):
        return True
    if hostility(case) > scale().hostile_limit * (1 + cover):
        return False
    data = case.has(*DATA) or case.has(Label.CUSTOMER_RESOURCE_TRANSFER)
    if data and not (case.consent.proper or case.anonymised):
        return False
    if case.has(*ACCOUNT, *CONTROL) and not (case.procedure or case.consent.proper):
        return False
    ticks = case.ticks
    ticked = ticks.consents_seen or ticks.anonymised_verified or ticks.platform_procedure_done
    return bool(ticked) or cover >= scale().cover


def _is_contradicted(case: Circumstances) -> bool:
    """Whether a clause shows that the care taken is not that which the law or the platform asks.

    An evasion of the platform's terms shows it, unless the lawyer has seen the procedure done.
    """
    evades = case.firm[Label.PLATFORM_TERMS_EVASION] and not case.ticks.platform_procedure_done
    incurable = any(case.firm[label] > 1 for label in _INCURABLE)
    return bool(evades) or incurable or takes_silence_for_consent(case)


def takes_silence_for_consent(case: Circumstances) -> bool:
    """Whether data go along of those who never agreed, and nobody has seen their consents."""
    return case.text.silence and case.has(*DATA) and not case.ticks.consents_seen


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
    if case.has(Label.PLATFORM_PROCEDURE) and not case.procedure:
        kinds -= 1
    if kinds < 2 or cover < figures.prevail_cover or case.has(*CONTROL, *_INCURABLE):
        return False
    taken_out = case.has(Label.PERSONAL_DATA_EXCLUDED, Label.ANONYMISED)
    return hostility(case) <= figures.prevail_hostile and (taken_out or not case.has(*DATA))


def hostility(case: Circumstances) -> float:
    """What contradicts an orderly transfer, weighed."""
    return sum(weight for label, weight in scale().hostile.items() if case.counts[label])


def cover_of(case: Circumstances) -> float:
    """Mitigating clauses for each risk clause."""
    firm = sum(case.firm[label] for label in _MITIGATION)
    suspected = sum(case.counts[label] for label in _MITIGATION) - firm
    return (firm + scale().model * suspected) / len({finding.clause for finding in case.risks})


def is_cared_for(case: Circumstances) -> bool:
    """Whether something is handed over, little of it, and at least as many clauses take care of
    it: two kinds of them at least."""
    handed = any(case.firm[label] for label in (*DATA, *ACCOUNT))
    kinds = sum(case.firm[label] > 0 for label in _MITIGATION)
    return handed and kinds > 1 and cover_of(case) >= 1

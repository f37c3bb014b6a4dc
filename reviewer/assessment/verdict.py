"""The verdict on the whole contract: by its main object.

`high`: the object is others' data or an account with them, without consent, a payment instrument,
or an unlawful purpose; `medium`: validity is disputed or depends on facts, or the risky part can be
severed; `low`: proper mitigation, or isolated points; `none`: no such transfer.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from reviewer.assessment.assets import carries_data
from reviewer.assessment.circumstances import ACCOUNT, CONTROL, DATA, Circumstances
from reviewer.assessment.evidence import (
    OBJECTS,
    is_a_point,
    is_established,
    mitigation_matches,
)
from reviewer.assessment.main_object import is_main_object
from reviewer.assessment.mitigation import (
    is_cared_for,
    is_mitigated,
    is_softened,
    takes_silence_for_consent,
)
from reviewer.assessment.weighing import ancillary_by_price, ancillary_data, part_of_a_business
from reviewer.labels import Label, Verdict
from reviewer.rules.findings import Finding

_CARD = "phone-card"
_SEVERAL = 2
_CARE_OF_DATA = (Label.ANONYMISED, Label.CONSENT_OBTAINED)


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


class Ancillary(StrEnum):
    """How the risk goes along with something of greater weight."""

    OBJECT = "object"  # by the price
    BUSINESS = "business"  # with a shop as a whole
    DATA = "data"  # with accounts that hold none


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict on the whole contract, and the ground it rests on."""

    verdict: Verdict
    ground: Ground
    ancillary: Ancillary | None = None

    @property
    def risky(self) -> bool:
        """Whether prices and remedies follow the fate of the object."""
        return self.verdict in (Verdict.HIGH, Verdict.MEDIUM)


_NOTHING = Judgement(Verdict.NONE, Ground.NOTHING)


def judge(case: Circumstances) -> Judgement:
    """The verdict and what it rests on."""
    if not case.risks:
        cared = _is_only_cared_for(case)
        return Judgement(Verdict.LOW, Ground.MITIGATED) if cared else _NOTHING
    if not (is_established(case) or takes_silence_for_consent(case)):
        if mitigation_matches(case) or is_cared_for(case) or _is_only_cared_for(case):
            return Judgement(Verdict.LOW, Ground.MITIGATED)
        point = _control_changes(case) or _is_lent(case) or is_a_point(case)
        return Judgement(Verdict.LOW if point else Verdict.NONE, Ground.ISOLATED)
    if is_mitigated(case):
        return Judgement(Verdict.LOW, Ground.MITIGATED)
    return _risky(case)


def _is_only_cared_for(case: Circumstances) -> bool:
    """Whether clauses take care of a transfer of which hardly a word is said otherwise.

    Nobody names a platform and its procedure where no account changes hands. Data that identify
    nobody, or the consent of those concerned, are believed where several clauses speak of them, or
    one beside another kind of care.
    """
    firm = case.firm
    procedure = case.stated_procedure and (
        firm[Label.PLATFORM_PROCEDURE] >= _SEVERAL or bool(case.facts.platforms)
    )
    if procedure or max(firm[one] for one in _CARE_OF_DATA) >= _SEVERAL:
        return True
    return bool(firm[Label.CONSENT_OBTAINED] and firm[Label.PERSONAL_DATA_EXCLUDED])


def _risky(case: Circumstances) -> Judgement:
    ancillary = _ancillary(case)
    softened = ancillary is not None or is_softened(case)
    if _is_object(case, Label.UNLAWFUL_PURPOSE, softened=softened):
        return Judgement(Verdict.HIGH, Ground.UNLAWFUL)
    if _is_object(case, Label.PAYMENT_INSTRUMENT_TRANSFER, softened=softened):
        return Judgement(Verdict.HIGH, Ground.PAYMENT)
    data = _data_at_stake(case)
    if data and is_main_object(case):
        return Judgement(Verdict.HIGH, Ground.DATA)
    along = ancillary or (Ancillary.DATA if ancillary_data(case) else None)
    if data or case.has(Label.PAYMENT_INSTRUMENT_TRANSFER):
        return Judgement(Verdict.MEDIUM, Ground.PARTIAL, along)
    return Judgement(Verdict.MEDIUM, Ground.ACCOUNT, along)


def _ancillary(case: Circumstances) -> Ancillary | None:
    if ancillary_by_price(case):
        return Ancillary.OBJECT
    return Ancillary.BUSINESS if part_of_a_business(case) else None


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


def _is_lent(case: Circumstances) -> bool:
    """Whether an account may be used for a time and its password is told: an isolated point."""
    told = any(one.origin == "rule" for one in case.having(Label.CREDENTIAL_HANDOVER))
    return told and case.has(Label.ACCOUNT_LEASE)


def _control_changes(case: Circumstances) -> bool:
    """Whether one clause hands an account over with its password: a point, however isolated."""
    control = {one.clause for one in case.having(*CONTROL) if one.origin == "rule"}
    return any(one.clause in control for one in case.having(*ACCOUNT) if one.origin == "rule")

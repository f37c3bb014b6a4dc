"""Whether the risky asset is what the contract is about: the signs for and against it, weighed.

A senior lawyer looks at how much of the contract is about others' data, whether it hides what it
does, whether a whole shop changes hands along with it, what the price is paid for, and whether
consent or exclusion makes validity arguable. Each such sign is a number from 0 to 1 and speaks for
it or against it; how much is learnt from labelled contracts (`python -m tests.evaluation --train`)
and stands in clause_rules/assessment/main-object.yaml.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from clause_rules import text_of
from reviewer.assessment.assets import carries_data
from reviewer.assessment.circumstances import ACCOUNT, CONTROL, DATA, Circumstances
from reviewer.assessment.evidence import evidence
from reviewer.assessment.mitigation import hostility, is_softened
from reviewer.assessment.readings import Mention
from reviewer.assessment.weighing import ancillary_by_price, ancillary_data, part_of_a_business
from reviewer.labels import Label
from reviewer.law.records import read_record

_FILE = "main-object.yaml"
# How far the balance must tip where something makes it arguable.
_CLEARLY = 1.0
_MUCH_HOSTILITY, _MUCH_EVIDENCE, _MANY_KINDS = 4.0, 8.0, 6
# Signs that one clause with this label is there.
_PRESENT = {
    "sensitive": Label.SENSITIVE_DATA_TRANSFER,
    "minors": Label.MINOR_DATA,
    "abroad": Label.CROSS_BORDER_TRANSFER,
    "customers": Label.CUSTOMER_RESOURCE_TRANSFER,
    "payment": Label.PAYMENT_INSTRUMENT_TRANSFER,
    "lease": Label.ACCOUNT_LEASE,
    "secrecy": Label.CONCEALMENT,
    "persona": Label.IDENTITY_CONTINUATION,
}
FOR = (
    "data", "sensitive", "minors", "abroad", "customers", "payment", "secrecy", "persona",
    "hostility", "evidence", "data-clauses", "data-of-risks", "carrying-account",
)  # fmt: skip
AGAINST = (
    "lease", "consent", "excluded", "softened", "business", "business-kinds", "price",
    "content-account", "account-clauses", "data-beside-accounts", "arguable",
    "hostile-though-arguable",
)  # fmt: skip
SIGNS = (*FOR, *AGAINST)


@dataclass(frozen=True, slots=True)
class Balance:
    """The weight of each sign: from 0 up for those of `FOR`, from 0 down for those of `AGAINST`.

    The risky asset is the main object where all together are above 0.
    """

    bias: float
    weights: Mapping[str, float]

    def of(self, signs: Mapping[str, float]) -> float:
        """The sum of all signs, each from 0 to 1: above 0 the risky asset is the main object."""
        return self.bias + math.fsum(self.weights[name] * signs[name] for name in SIGNS)


def is_main_object(case: Circumstances) -> bool:
    """Whether accounts and data are what the contract is about; doubt goes to what is arguable.

    Not where the lawyer has seen the consents, or the platform's procedure done; nor where the
    price says that most is paid for something else.
    """
    if case.ticks.consents_seen or case.ticks.platform_procedure_done:
        return False
    signs = signs_of(case)
    if signs["price"]:  # weighed too, so that what is learnt of the others is not owed to it
        return False
    if carries_data(case) and not (signs["arguable"] or Mention.BUSINESS in case.text.mentions):
        return True  # friends of a personal account that goes over as it is, with no whole shop
    return balance().of(signs) > (_CLEARLY if signs["arguable"] else 0)


def signs_of(case: Circumstances) -> dict[str, float]:
    """Every sign of `SIGNS`, from 0 (not there) to 1. The contract has risks.

    A clause on an account that holds others' data, and is not cleared, is one on data.
    """
    risks = {finding.clause for finding in case.risks}
    accounts = {finding.clause for finding in case.having(*ACCOUNT, *CONTROL)}
    along = carries_data(case)
    holders = (Label.ACCOUNT_TRANSFER,) if along else ()
    data = {finding.clause for finding in case.having(*DATA, *holders)}
    clauses = max(case.text.clauses, len({finding.clause for finding in case.primary}))
    rows = case.account_rows
    hostile = min(hostility(case) / _MUCH_HOSTILITY, 1.0)
    softening = {
        "softened": float(is_softened(case)),
        "business": float(part_of_a_business(case)),
        "price": float(ancillary_by_price(case)),
        "data-beside-accounts": float(ancillary_data(case)),
    }
    arguable = max(softening.values())
    return {
        **softening,
        "arguable": arguable,
        "hostile-though-arguable": arguable * hostile,
        **{name: float(case.has(label)) for name, label in _PRESENT.items()},
        "data": float(along or case.has(Label.PERSONAL_DATA_TRANSFER)),
        "hostility": hostile,
        "evidence": min(evidence(case) / _MUCH_EVIDENCE, 1.0),
        "data-clauses": len(data) / clauses,
        "account-clauses": len(accounts) / clauses,
        "data-of-risks": len(data) / len(risks),
        "consent": float(case.firm[Label.CONSENT_OBTAINED] > 0),
        "excluded": float(case.excluded),
        "business-kinds": min(len(case.text.belongings) / _MANY_KINDS, 1.0),
        "content-account": float(any(row.id == "content" for row in rows)),
        "carrying-account": float(any(row.carries for row in rows)),
    }


@cache
def balance() -> Balance:
    """What ships. Raises RuleFileError."""
    return decode_balance(text_of(f"assessment/{_FILE}"), _FILE)


def decode_balance(text: str, name: str) -> Balance:
    """Raises RuleFileError with the line of what is wrong."""
    record = read_record(text, name)
    record.only("format", "bias", "signs")
    signs = record.record("signs")
    signs.only(*SIGNS)
    weights = {key: signs.signed(key) for key in SIGNS}
    for key, weight in weights.items():
        if weight < 0 if key in FOR else weight > 0:
            raise signs.error(f"{key} speaks the other way", key)
    return Balance(record.signed("bias"), weights)

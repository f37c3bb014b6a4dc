"""Model clauses and remedies (clause_rules/cures.yaml), and which of them a finding gets."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from importlib import resources

from reviewer.assessment.model import Cure
from reviewer.assessment.unwinding import money
from reviewer.facts.model import Facts
from reviewer.labels import MITIGATING, Label, Stage
from reviewer.law.records import Record, read_record
from reviewer.rules.findings import Finding

_FILE = "cures.yaml"
# What has no lawful wording: it can only be struck out.
NO_CURE = frozenset(
    {Label.UNLAWFUL_PURPOSE, Label.REAL_NAME_EVASION, Label.PAYMENT_INSTRUMENT_TRANSFER}
)
# Remedies once the contract is signed: changing its words no longer helps.
_REMEDIES: dict[Label, tuple[str, ...]] = {
    Label.ACCOUNT_TRANSFER: ("stop-use", "change-registration", "claim-restitution"),
    Label.ACCOUNT_LEASE: ("stop-use", "change-registration"),
    Label.CREDENTIAL_HANDOVER: ("stop-use", "change-registration"),
    Label.PERSONAL_DATA_TRANSFER: (
        "stop-use", "delete-data", "notify-persons", "supplement-consent",
    ),
    Label.SENSITIVE_DATA_TRANSFER: ("stop-use", "delete-data", "notify-persons"),
    Label.MINOR_DATA: ("stop-use", "delete-data", "notify-persons"),
    Label.CROSS_BORDER_TRANSFER: ("stop-use", "delete-data", "supplement-consent"),
    Label.CUSTOMER_RESOURCE_TRANSFER: ("stop-use", "delete-data", "notify-persons"),
    Label.IDENTITY_CONTINUATION: ("stop-use", "notify-persons"),
    Label.CONCEALMENT: ("notify-persons",),
    Label.PLATFORM_TERMS_EVASION: ("change-registration",),
    Label.SHAM_STRUCTURE: ("claim-restitution",),
    Label.WAIVER_OF_INVALIDITY: ("claim-restitution", "limitation"),
    Label.TAINTED_CONSIDERATION: ("claim-restitution", "limitation"),
    Label.TAINTED_REMEDY: ("claim-restitution",),
}  # fmt: skip
# Of a label without a rule that names cures (found otherwise).
_DEFAULT: dict[Label, tuple[str, ...]] = {
    Label.ACCOUNT_TRANSFER: ("exclude-accounts", "platform-consent", "separate-prices"),
    Label.PERSONAL_DATA_TRANSFER: ("separate-consent", "referral", "anonymise"),
}


class CureStage(StrEnum):
    DRAFT = "draft"
    PERFORMED = "performed"


class CurePlace(StrEnum):
    """Where the wording goes: in place of the clause, or as a new one after it."""

    CLAUSE = "clause"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class CureEntry:
    """A cure with the stage it belongs to and the place its wording has in the contract; `strike`
    where nothing but deletion is offered."""

    cure: Cure
    stage: CureStage
    strike: bool
    place: CurePlace = CurePlace.CLAUSE


def cures_of(finding: Finding, stage: Stage, *, vague: bool = False) -> tuple[Cure, ...]:
    """What to put in the clause's place; after signing, what to do instead of changing it.

    `vague`: consent is merely warranted; the warranty can be put in a form that can be checked.
    Ids that no cure has are left out: the rules of a lawyer may be newer than the cures.
    """
    if finding.label in MITIGATING:
        replace = vague and finding.label is Label.CONSENT_OBTAINED and stage is Stage.DRAFT
        ids: tuple[str, ...] = ("data-statement",) if replace else ()
    else:
        ids = _ids(finding, stage)
    entries = cure_entries()
    return tuple(entries[name].cure for name in ids if name in entries)


def filled(cure: Cure, facts: Facts) -> Cure:
    """The cure in the contract's own terms: what it calls the parties, its platforms, its price."""
    wording = cure.wording
    giver, taker = facts.transferor, facts.transferee
    if giver is not None and taker is not None and giver.value != taker.value:
        wording = wording.replace("转让方", giver.value).replace("受让方", taker.value)
    if facts.platforms:
        names = "、".join(fact.value for fact in facts.platforms)
        wording = wording.replace("平台书面同意", f"平台（{names}）书面同意")
    if facts.price_cny is not None:
        total = money(facts.price_cny.value)
        wording = wording.replace("转让价款由下列", f"转让价款合计{total}，由下列")
    return replace(cure, wording=wording)


def _ids(finding: Finding, stage: Stage) -> tuple[str, ...]:
    if finding.label in NO_CURE:
        return ("strike",) if stage is Stage.DRAFT else ("stop-and-withdraw",)
    if stage is Stage.DRAFT:
        return finding.cures or _DEFAULT.get(finding.label, ())
    return _REMEDIES[finding.label]


@cache
def cure_entries() -> dict[str, CureEntry]:
    """All cures by id. Raises RuleFileError."""
    return decode_cures((resources.files("clause_rules") / _FILE).read_text("utf-8"), _FILE)


def decode_cures(text: str, name: str) -> dict[str, CureEntry]:
    record = read_record(text, name)
    record.only("format", "cures")
    entries: dict[str, CureEntry] = {}
    for entry in record.records("cures"):
        found = _entry(entry)
        if found.cure.id in entries:
            raise entry.error(f"{found.cure.id} is there twice", "id")
        entries[found.cure.id] = found
    return entries


def _entry(entry: Record) -> CureEntry:
    entry.only("id", "title", "stage", "strike", "place", "wording", "cures", "does_not_cure")
    cure = Cure(
        entry.text("id"),
        entry.text("title"),
        entry.text("wording"),
        entry.text("cures"),
        entry.text("does_not_cure"),
    )
    stage, strike = entry.choice("stage", CureStage), entry.flag("strike")
    place = entry.choice("place", CurePlace) if entry.has("place") else CurePlace.CLAUSE
    return CureEntry(cure, stage, strike, place)

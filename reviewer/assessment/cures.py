"""Model clauses and remedies (clause_rules/cures.yaml), and which of them a finding gets."""

from __future__ import annotations

import string
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from clause_rules import text_of
from reviewer.assessment.assets import has_no_procedure, lawful_rows
from reviewer.assessment.circumstances import DATA, Circumstances, Consent
from reviewer.assessment.cure_wording import BLANKS, MEMBERS
from reviewer.assessment.matrix import AssetClass
from reviewer.assessment.model import Cure
from reviewer.assessment.readings import Mention, readings
from reviewer.assessment.strategy import Strategy, strategy_for, strategy_of
from reviewer.assessment.weighing import separate_prices
from reviewer.labels import MITIGATING, Label, Side, Stage
from reviewer.law.records import Record, read_record
from reviewer.rules.findings import Finding
from reviewer.text.folding import fold

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
    """Whether a cure is for a contract yet to be signed or performed, or for one that was
    performed."""

    DRAFT = "draft"
    PERFORMED = "performed"


class CurePlace(StrEnum):
    """Where the wording goes: in place of the clause, or as a new one after it."""

    CLAUSE = "clause"
    AFTER = "after"


class CureChapter(StrEnum):
    """The chapter of the contract that the wording belongs to."""

    OWN = "own"  # that of the finding
    PRICE = "price"
    REMEDY = "remedy"


class CureNeed(StrEnum):
    """What a cure supposes of the contract; what is not known of it is supposed."""

    ACCOUNT = "account"  # an account changes hands
    PROCEDURE = "procedure"  # a platform lets it change hands officially
    PERSON = "person"  # it is registered to a natural person
    WORKS = "works"  # it holds published works
    LAWFUL = "lawful"  # something else is transferred that is neither account nor data
    AGREED_PROCEDURE = "agreed-procedure"  # the contract provides for the platform's procedure
    SEPARATE_PRICES = "separate-prices"
    WITHDRAWN = "withdrawn"  # accounts and data are taken out of the contract


@dataclass(frozen=True, slots=True)
class CureEntry:
    """A cure with the stage it belongs to and the place its wording has in the contract.

    `strike` where nothing but deletion is offered; `side`: whose interest it serves first.
    `needs`: what the contract must have for it to make sense; where one is missing, the cure called
    `otherwise` takes its place, or nothing does. `given`: what makes it superfluous. `unperformed`:
    what stands in for it while nothing has been performed. `strategy`: the one it belongs to, None
    where it goes with each. `instead_of` are the labels whose words give way to it though it
    follows another clause. Its wording has blanks for what the contract says (`cure_wording`).
    """

    cure: Cure
    stage: CureStage
    strike: bool
    side: Side
    place: CurePlace = CurePlace.CLAUSE
    needs: tuple[CureNeed, ...] = ()
    given: CureNeed | None = None
    otherwise: str = ""
    unperformed: str = ""
    strategy: Strategy | None = None
    chapter: CureChapter = CureChapter.OWN
    instead_of: tuple[Label, ...] = ()

    def place_for(self, label: Label) -> CurePlace:
        """Where the wording goes for a finding of the label."""
        return CurePlace.CLAUSE if label in self.instead_of else self.place


def cures_of(finding: Finding, case: Circumstances) -> tuple[Cure, ...]:
    """What to put in the clause's place; after signing, what to do instead of changing it.

    Those of the contract's strategy come first, so that the first ones of all findings agree, then
    those that serve the lawyer's own side. Ids that no cure has are left out: the rules of a lawyer
    may be newer than the cures.
    """
    entries = cure_entries()
    found = [entries[name] for name in _fitting(_ids(finding, case), case) if name in entries]
    own = case.ticks.side
    if own is not Side.NEUTRAL:
        ranks = {own: 0, Side.NEUTRAL: 1}
        found.sort(key=lambda entry: ranks.get(entry.side, 2))
    strategies = {strategy_for(finding, case): 0, None: 1}
    found.sort(key=lambda entry: strategies.get(entry.strategy, 2))
    return tuple(entry.cure for entry in found)


def _fitting(ids: tuple[str, ...], case: Circumstances) -> tuple[str, ...]:
    """Those that suit the accounts of the contract, with what stands in for the others."""
    return tuple(dict.fromkeys(_fit(name, case) for name in ids))


def _fit(name: str, case: Circumstances) -> str:
    entry = cure_entries().get(name)
    if entry is None:
        return name
    if entry.unperformed and case.ticks.stage is Stage.SIGNED:
        return entry.unperformed
    if not all(_HELD[need](case) for need in entry.needs):
        return entry.otherwise
    return "" if entry.given is not None and _HELD[entry.given](case) else name


def _is_of_accounts(case: Circumstances) -> bool:
    return case.sells_accounts or not case.has(*DATA, Label.CUSTOMER_RESOURCE_TRANSFER)


def _named_accounts(case: Circumstances) -> list[AssetClass]:
    return [row for row in case.account_rows if row.words is not None]


def _is_personal(case: Circumstances) -> bool:
    named = _named_accounts(case)
    return not named or any(row.person for row in named)


def _has_works(case: Circumstances) -> bool:
    named = _named_accounts(case)
    return any(row.works for row in named) if named else _is_of_accounts(case)


# Whether the contract has it: asked one by one, as prices take long in a list of thousands.
_HELD: dict[CureNeed, Callable[[Circumstances], bool]] = {
    CureNeed.ACCOUNT: _is_of_accounts,
    CureNeed.PROCEDURE: lambda case: not has_no_procedure(case),
    CureNeed.PERSON: _is_personal,
    CureNeed.WORKS: _has_works,
    CureNeed.LAWFUL: lambda case: (
        bool(lawful_rows(case.text)) or Mention.SHARES in case.text.mentions
    ),
    CureNeed.AGREED_PROCEDURE: lambda case: case.firm[Label.PLATFORM_PROCEDURE] > 0,
    CureNeed.SEPARATE_PRICES: separate_prices,
    CureNeed.WITHDRAWN: lambda case: strategy_of(case) is Strategy.WITHDRAW,
}


def _ids(finding: Finding, case: Circumstances) -> tuple[str, ...]:
    draft = case.ticks.stage is Stage.DRAFT
    if finding.label in MITIGATING:
        # A bare warranty of consent can be put in a form that can be checked.
        vague = case.consent is Consent.VAGUE and finding.label is Label.CONSENT_OBTAINED
        return ("data-statement",) if vague and draft else ()
    if _is_hopeless(finding, case):
        return ("strike",) if draft else tuple(_stopping(finding, case))
    if not draft:
        return _REMEDIES[finding.label]
    if finding.label is Label.PLATFORM_TERMS_EVASION and _goes_behind_the_platform(finding, case):
        return ("strike",)
    ids = finding.cures or _DEFAULT.get(finding.label, ())
    return (*ids, "membership-succession") if _is_of_members(finding, case) else ids


def _is_hopeless(finding: Finding, case: Circumstances) -> bool:
    """Whether it can only be struck: so are documents handed over to pass others' checks, and,
    where only payment tools change hands, all that serves that."""
    return (
        finding.label in NO_CURE
        or finding.key in case.for_checks
        or _is_of_payment_tools(case)
        or _goes_with_payment_tools(finding, case)
    )


def _is_of_payment_tools(case: Circumstances) -> bool:
    persons = case.having(*DATA, Label.CUSTOMER_RESOURCE_TRANSFER)
    others = case.sells_accounts or any(each.key not in case.for_checks for each in persons)
    return case.has(Label.PAYMENT_INSTRUMENT_TRANSFER) and not others


def _goes_behind_the_platform(finding: Finding, case: Circumstances) -> bool:
    """Whether the clause is the way round the platform, not only who bears its ban."""
    return readings().bypass.search(fold(case.words(finding))) is not None


def _goes_with_payment_tools(finding: Finding, case: Circumstances) -> bool:
    """Whether a clause hides that payment tools have changed hands, or hands over their secrets or
    the register that has them."""
    if case.sells_accounts or not case.has(Label.PAYMENT_INSTRUMENT_TRANSFER):
        return False
    secrets = {one.clause for one in case.having(Label.CREDENTIAL_HANDOVER)}
    return finding.label is Label.CONCEALMENT or (
        finding.label in DATA | {Label.CREDENTIAL_HANDOVER} and finding.clause in secrets
    )


def _stopping(finding: Finding, case: Circumstances) -> Iterator[str]:
    verifies = finding.label is Label.REAL_NAME_EVASION or finding.key in case.for_checks
    cards = case.has(Label.PAYMENT_INSTRUMENT_TRANSFER)
    yield "stop-real-name-help" if verifies and not cards else "stop-and-withdraw"
    if finding.key in case.for_checks and case.ticks.stage is not Stage.SIGNED:
        yield "delete-data"


def _is_of_members(finding: Finding, case: Circumstances) -> bool:
    """Whether persons go along whose services, perhaps paid in advance, must go on."""
    if Mention.MEMBERSHIP not in case.text.mentions:
        return False
    persons = finding.label in DATA or finding.label is Label.CUSTOMER_RESOURCE_TRANSFER
    return persons and MEMBERS.search(case.words(finding)) is not None


@cache
def cure_entries() -> dict[str, CureEntry]:
    """All cures by id. Raises RuleFileError."""
    return decode_cures(text_of(_FILE), _FILE)


def decode_cures(text: str, name: str) -> dict[str, CureEntry]:
    """The cures of a YAML file by id. Raises RuleFileError with file and line."""
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
    entry.only(
        "id",
        "title",
        "stage",
        "strike",
        "side",
        "place",
        "needs",
        "given",
        "otherwise",
        "unperformed",
        "strategy",
        "chapter",
        "instead_of",
        "wording",
        "cures",
        "does_not_cure",
    )
    cure = Cure(
        entry.text("id"),
        entry.text("title"),
        _wording(entry),
        entry.text("cures"),
        entry.text("does_not_cure"),
    )
    stage, strike = entry.choice("stage", CureStage), entry.flag("strike")
    side = entry.optional("side", lambda key: entry.choice(key, Side)) or Side.NEUTRAL
    place = entry.choice("place", CurePlace) if entry.has("place") else CurePlace.CLAUSE
    return CureEntry(
        cure,
        stage,
        strike,
        side,
        place,
        entry.choices("needs", CureNeed),
        entry.optional("given", lambda key: entry.choice(key, CureNeed)),
        entry.text("otherwise", ""),
        entry.text("unperformed", ""),
        entry.optional("strategy", lambda key: entry.choice(key, Strategy)),
        entry.choice("chapter", CureChapter) if entry.has("chapter") else CureChapter.OWN,
        entry.choices("instead_of", Label),
    )


def _wording(entry: Record) -> str:
    text = entry.text("wording")
    for _, name, _, _ in string.Formatter().parse(text):
        if name is not None and name not in BLANKS:
            raise entry.error(f"nothing is called {{{name}}}", "wording")
    return text

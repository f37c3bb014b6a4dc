"""What the verdict and the grades turn on, read from findings, facts and the lawyer's ticks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache, cached_property

from clause_rules import text_of
from reviewer.assessment.contract_text import ContractText
from reviewer.assessment.matrix import AssetClass, Kind, matrix, rows_of
from reviewer.assessment.model import Ticks
from reviewer.facts.model import Facts
from reviewer.labels import DERIVED, MITIGATING, Label
from reviewer.law.records import Record, read_record
from reviewer.rules.findings import Finding
from reviewer.text.folding import fold

ACCOUNT = frozenset({Label.ACCOUNT_TRANSFER, Label.ACCOUNT_LEASE})
DATA = frozenset(
    {
        Label.PERSONAL_DATA_TRANSFER,
        Label.SENSITIVE_DATA_TRANSFER,
        Label.CROSS_BORDER_TRANSFER,
        Label.MINOR_DATA,
    }
)
CONTROL = frozenset({Label.CREDENTIAL_HANDOVER, Label.REAL_NAME_EVASION})
_FILE = "readings.yaml"
_FACTS = (
    "per-head-price", "resale", "marketing", "separate-prices", "health", "finance", "location",
    "studio", "operator",
)  # fmt: skip
_NO_TEXT = ContractText()
_MENTIONS = ("shares", "property-service", "membership", "guarantee", "non-compete")
HELD = (
    "account", "customer-list", "shop", "trademark", "domain", "copyright", "source-code",
    "equipment",
)  # fmt: skip


class Consent(StrEnum):
    """How far the contract, or the lawyer, shows the consent of those whose data go along.

    A bare warranty shows none; a delivery that depends on each person's consent shows it for the
    purpose of the text; only the lawyer can have seen the evidence (or that it is missing).
    """

    NONE = "none"
    MISSING = "missing"  # the lawyer looked for it in vain
    SUSPECTED = "suspected"  # only a model sees a clause on it: arguable, never proper
    VAGUE = "vague"
    PARTIAL = "partial"
    CONDITIONAL = "conditional"
    SEEN = "seen"

    @property
    def proper(self) -> bool:
        """Whether it carries a transfer: seen by the lawyer, or a condition of it."""
        return self in (Consent.CONDITIONAL, Consent.SEEN)


@dataclass(frozen=True, slots=True)
class LawfulWords:
    """What tells a transfer of a lawful asset from what is none.

    A sentence with `never`, or one on a `licence`, hands nothing over for good; an act that begins
    with `own` only says whose a right is, unless the sentence has `along_with`. A thing followed by
    `inside` or preceded by `along` is not what goes. `lists` is in the title of a list of
    what goes.
    """

    never: re.Pattern[str]
    licence: re.Pattern[str]
    own: re.Pattern[str]
    along_with: re.Pattern[str]
    inside: re.Pattern[str]
    along: re.Pattern[str]
    lists: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Readings:
    """Regular expressions for what a clause's words add to its label.

    `mentions` and `business` are looked for in the whole contract; one that speaks of so many kinds
    of `business` (`business_kinds`) is about a shop, with all that belongs to it. `held` finds what
    a company holds, for the rows of the matrix whose words do not tell; `lawful` tells what hands
    lawful assets over for good; `documents` prove who somebody is.
    """

    of_party: re.Pattern[str]
    partial: re.Pattern[str]
    conditional: re.Pattern[str]
    facts: dict[str, re.Pattern[str]]
    mentions: dict[str, re.Pattern[str]]
    business: dict[str, re.Pattern[str]]
    business_kinds: int
    held: dict[str, re.Pattern[str]]
    lawful: LawfulWords
    documents: re.Pattern[str]

    def mentioned(self, folded: str, belongings: frozenset[str]) -> frozenset[str]:
        """The names of what a whole contract speaks of, and `business` where its `belongings` are
        those of one."""
        found = {name for name, shown in self.mentions.items() if shown.search(folded)}
        whole = len(belongings) >= self.business_kinds
        return frozenset(found | ({"business"} if whole else set()))

    def belongings(self, folded: str) -> frozenset[str]:
        """What belongs to a shop and the contract speaks of: the names of `business`."""
        return frozenset(name for name, shown in self.business.items() if shown.search(folded))


@cache
def readings() -> Readings:
    """What ships. Raises RuleFileError."""
    return decode_readings(text_of(f"assessment/{_FILE}"), _FILE)


def decode_readings(text: str, name: str) -> Readings:
    """Raises RuleFileError with the line of what is wrong."""
    record = read_record(text, name)
    record.only(
        "format",
        "consent",
        "mentions",
        "business",
        "business_kinds",
        "held",
        "lawful",
        "documents",
        *_FACTS,
    )
    mentions, business = record.record("mentions"), record.record("business")
    mentions.only(*_MENTIONS)
    held = record.record("held")
    held.only(*HELD)
    consent: Record = record.record("consent")
    consent.only("of_party", "partial", "conditional")
    return Readings(
        consent.pattern("of_party"),
        consent.pattern("partial"),
        consent.pattern("conditional"),
        {key: record.pattern(key) for key in _FACTS},
        {key: mentions.pattern(key) for key in _MENTIONS},
        {key: business.pattern(key) for key in business.data},
        record.number("business_kinds"),
        {key: held.pattern(key) for key in HELD},
        _lawful(record.record("lawful")),
        record.pattern("documents"),
    )


def _lawful(record: Record) -> LawfulWords:
    record.only("not", "licence", "own", "with", "inside", "along", "list")
    return LawfulWords(
        record.pattern("not"),
        record.pattern("licence"),
        record.pattern("own"),
        record.pattern("with"),
        record.pattern("inside"),
        record.pattern("along"),
        record.pattern("list"),
    )


# From here on a suspicion of the model is right as often as a rule's finding (83-98 of 100 on
# hands left out of its training, the rules 84).
_SURE = 0.5


@dataclass(frozen=True)
class Circumstances:
    """The findings that count (`primary`: without derived ones), the facts, the day, the ticks."""

    primary: tuple[Finding, ...]
    candidates: tuple[Finding, ...]
    facts: Facts
    day: date
    ticks: Ticks
    text: ContractText = _NO_TEXT

    @classmethod
    def of(
        cls,
        findings: Sequence[Finding],
        facts: Facts,
        day: date,
        ticks: Ticks,
        text: ContractText = _NO_TEXT,
    ) -> Circumstances:
        """Dismissed findings are no longer there."""
        kept = [finding for finding in findings if finding.key not in ticks.dismissed]
        return cls(
            tuple(finding for finding in kept if finding.label not in DERIVED),
            tuple(finding for finding in kept if finding.label in DERIVED),
            facts,
            day,
            ticks,
            text,
        )

    def words(self, finding: Finding) -> str:
        """The whole clause of a finding where the text is known, else what it quotes."""
        return self.text.words.get(finding.clause, finding.quote)

    @cached_property
    def counts(self) -> Counter[Label]:
        """How many findings there are of each label, before anything is derived."""
        return Counter(finding.label for finding in self.primary)

    @cached_property
    def firm(self) -> Counter[Label]:
        """As `counts`, less what a model alone sees and is not sure of: hints decide nothing."""
        return Counter(finding.label for finding in self.primary if _is_firm(finding))

    @cached_property
    def risks(self) -> tuple[Finding, ...]:
        """The findings that are no mitigation, in their order."""
        return tuple(finding for finding in self.primary if finding.label not in MITIGATING)

    def having(self, *labels: Label) -> tuple[Finding, ...]:
        """The findings with one of the labels, in their order."""
        return tuple(finding for finding in self.primary if finding.label in labels)

    def has(self, *labels: Label) -> bool:
        """Whether there is a finding with one of the labels."""
        return any(self.counts[label] for label in labels)

    @cached_property
    def consent(self) -> Consent:
        """As the lawyer ticked it, else as the contract states it."""
        if self.ticks.consents_seen is not None:
            return Consent.SEEN if self.ticks.consents_seen else Consent.MISSING
        return self.stated_consent

    @cached_property
    def stated_consent(self) -> Consent:
        """How far the contract alone shows the consent."""
        read = readings()
        found = self._consents("rule")
        if any(read.partial.search(words) for words in found):
            return Consent.PARTIAL
        if any(read.conditional.search(words) for words in found):
            return Consent.CONDITIONAL
        if found:
            return Consent.VAGUE
        suspected = self._consents("model")
        if any(read.partial.search(one) or read.conditional.search(one) for one in suspected):
            return Consent.SUSPECTED
        return Consent.VAGUE if suspected else Consent.NONE

    def _consents(self, origin: str) -> list[str]:
        """The folded words of clauses on the consent of others than the parties."""
        quotes = [
            fold(self.words(finding))
            for finding in self.having(Label.CONSENT_OBTAINED)
            if finding.origin == origin
        ]
        return [words for words in quotes if not readings().of_party.search(words)]

    @cached_property
    def anonymised(self) -> bool:
        """Whether what is handed over is anonymised, by the contract and not denied by a tick."""
        ticked = self.ticks.anonymised_verified
        return ticked or (ticked is None and self.firm[Label.ANONYMISED] > 0)

    @cached_property
    def procedure(self) -> bool:
        """Whether accounts change hands by the platform's own procedure only."""
        ticked = self.ticks.platform_procedure_done
        return ticked or (ticked is None and self.firm[Label.PLATFORM_PROCEDURE] > 0)

    @cached_property
    def excluded(self) -> bool:
        """Whether a clause takes personal data out of what goes over."""
        return self.firm[Label.PERSONAL_DATA_EXCLUDED] > 0

    @cached_property
    def read_facts(self) -> frozenset[str]:
        """The names of `Readings.facts` that the words of risk and price clauses show."""
        words = "\n".join(fold(self.words(one)) for one in (*self.risks, *self.candidates))
        return frozenset(name for name, shown in readings().facts.items() if shown.search(words))

    @cached_property
    def for_checks(self) -> frozenset[str]:
        """The keys of findings on documents by which whoever holds an account passes for the one it
        is registered to: where a clause says so, all others on such documents are."""
        held = [
            finding
            for finding in self.having(*DATA)
            if readings().documents.search(fold(self.words(finding)))
        ]
        evading = {
            finding.clause for finding in self.having(Label.REAL_NAME_EVASION) if _is_firm(finding)
        }
        if evading.isdisjoint(finding.clause for finding in held):
            return frozenset()
        return frozenset(finding.key for finding in held)

    @cached_property
    def rows(self) -> dict[str, tuple[AssetClass, ...]]:
        """The assets of the matrix that each finding names, by its key."""
        return {finding.key: rows_of(finding) for finding in self.primary}

    @cached_property
    def sells_accounts(self) -> bool:
        """Whether accounts change hands besides payment tools: a bank card lent is not one too."""
        cards = {one.clause for one in self.having(Label.PAYMENT_INSTRUMENT_TRANSFER)}
        return any(
            one.clause not in cards or any(row.words is not None for row in self.rows[one.key])
            for one in self.having(*ACCOUNT)
        )

    @cached_property
    def account_rows(self) -> tuple[AssetClass, ...]:
        """The accounts the contract is about: its clauses name them, or else its platforms do."""
        found = dict.fromkeys(
            row for finding in self.having(*ACCOUNT, *CONTROL) for row in self.rows[finding.key]
        )
        named = [row for row in found if row.words is not None]
        if not named:
            platforms = {fact.value for fact in self.facts.platforms}
            named = [row for row in matrix().of_kind(Kind.ACCOUNT) if platforms & row.platforms]
        return tuple(named or found)


def _is_firm(finding: Finding) -> bool:
    return finding.origin == "rule" or finding.confidence >= _SURE

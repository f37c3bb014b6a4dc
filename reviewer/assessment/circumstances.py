"""What the verdict and the grades turn on, read from findings, facts and the lawyer's ticks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from reviewer.assessment.contract_text import ContractText
from reviewer.assessment.matrix import AssetClass, Kind, matrix, rows_of
from reviewer.assessment.model import Ticks
from reviewer.assessment.readings import StatedFact, readings
from reviewer.facts.model import Facts
from reviewer.labels import DERIVED, MITIGATING, Label
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
_NO_TEXT = ContractText()


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
        read, silence = readings(), self.text.silence
        found = self._consents("rule")
        if found and (silence or any(read.partial.search(words) for words in found)):
            return Consent.PARTIAL
        if any(read.conditional.search(words) for words in found):
            return Consent.CONDITIONAL
        if found:
            return Consent.VAGUE
        suspected = self._consents("model")
        worded = any(read.partial.search(one) or read.conditional.search(one) for one in suspected)
        if worded and not silence:
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
        return ticked or (ticked is None and self.stated_procedure)

    @cached_property
    def stated_procedure(self) -> bool:
        """Whether a clause makes the platform's procedure the way, not merely the better one."""
        optional = readings().optional_procedure
        return any(
            _is_firm(finding) and not optional.search(fold(self.words(finding)))
            for finding in self.having(Label.PLATFORM_PROCEDURE)
        )

    @cached_property
    def excluded(self) -> bool:
        """Whether a clause takes personal data out of what goes over."""
        return self.firm[Label.PERSONAL_DATA_EXCLUDED] > 0

    @cached_property
    def read_facts(self) -> frozenset[StatedFact]:
        """What the words of risk and price clauses show."""
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

"""Primary findings: what a rule saw, where, and why. Undated: no law is resolved here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reviewer.document.model import Span
from reviewer.document.quick_init import quick_init
from reviewer.labels import Label, Severity
from reviewer.law.model import Citation

# In `Finding.because`, before the reason: that no rule found the clause.
SUSPECTED = "规则未识别出该条，统计模型按其措辞和上下文提示，须人工核对。"


@quick_init
@dataclass(frozen=True, slots=True)
class Matched:
    """A word that counted: what it is to the rule (an element such as `act` or `object`), its class
    (`act.hand-over`, `account.wechat`), and where it stands in `Document.text`.

    `via` is the chain of defined terms by which the word carries the class (标的资产 → 甲资产).
    """

    element: str
    term_class: str
    span: Span
    words: str
    via: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a finding was made: the tests that held and those that could have cancelled it."""

    matched: tuple[Matched, ...]
    held: tuple[str, ...] = ()
    did_not_apply: tuple[str, ...] = ()


@quick_init
@dataclass(frozen=True, slots=True)
class Finding:
    """One label on one clause.

    `key` is label + clause key + folded quote, stable over re-review. `span` is the operative words
    in `Document.text`, inside the clause's body. `clause` is the clause id. `cures` name entries of
    `clause_rules/cures.yaml`. `because` and `against` are Chinese sentences for the lawyer. `place`
    is how the clause is called in a sentence (第三条, 3.2, 附件一第2行). What is
    `never_doubted` the second reader leaves.
    """

    key: str
    label: Label
    severity: Severity
    rule: str
    rule_version: int
    title: str
    clause: str
    place: str
    span: Span
    quote: str
    confidence: float
    route: str | None
    because: str
    against: tuple[str, ...]
    cures: tuple[str, ...]
    cites: tuple[Citation, ...]
    explanation: Explanation
    origin: Literal["rule", "model"] = "rule"
    never_doubted: bool = False

    @property
    def reason(self) -> str:
        """`because` without the remark that the finding is only suspected."""
        return self.because.rpartition(SUSPECTED)[2]


@dataclass(frozen=True, slots=True)
class RuleNote:
    """What one rule made of a clause. `details` are the words that matched, or what was missing."""

    label: Label
    title: str
    rule: str
    version: int
    quote: str
    details: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Account:
    """Why a clause was found, and which other rules came nearest.

    `remark` is the sentence that stands for all of it where no rule found the clause.
    """

    number: str
    words: str
    found: tuple[RuleNote, ...]
    nearest: tuple[RuleNote, ...]
    remark: str = ""


@dataclass(frozen=True, slots=True)
class RuleChoice:
    """What the lawyer wants of a rule, by its id: no use of it, or another grade for its findings.

    `grade` None leaves the rule's own.
    """

    rule: str
    enabled: bool = True
    grade: Severity | None = None


@dataclass(frozen=True, slots=True)
class RulesVersion:
    """The rules of a review: their `number` (`loading.rules_number`), and how many of them the
    lawyer switched off, gave another grade, or wrote. Without a number nobody said which."""

    number: str = ""
    off: int = 0
    regraded: int = 0
    own: int = 0


@dataclass(frozen=True, slots=True)
class RuleEntry:
    """A rule as a list of rules shows it. `own` says that it is the lawyer's own."""

    id: str
    label: Label
    title: str
    severity: Severity
    version: int
    status: str
    file: str
    own: bool


@dataclass(frozen=True, slots=True)
class FailedExample:
    """An example of a rule that did not do what its file says: `kind` as in `checking.Failure`."""

    rule: str
    kind: str
    text: str

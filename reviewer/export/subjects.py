"""What the risks of a contract are about, for a reader who does not go clause by clause."""

from __future__ import annotations

from dataclasses import dataclass

from reviewer.assessment.model import GradedFinding
from reviewer.labels import Label

SUBJECTS: tuple[tuple[str, tuple[Label, ...]], ...] = (
    (
        "账号及其控制权",
        (
            Label.ACCOUNT_TRANSFER,
            Label.ACCOUNT_LEASE,
            Label.CREDENTIAL_HANDOVER,
            Label.REAL_NAME_EVASION,
            Label.PAYMENT_INSTRUMENT_TRANSFER,
            Label.PLATFORM_TERMS_EVASION,
        ),
    ),
    (
        "个人信息与客户资源",
        (
            Label.PERSONAL_DATA_TRANSFER,
            Label.SENSITIVE_DATA_TRANSFER,
            Label.MINOR_DATA,
            Label.CROSS_BORDER_TRANSFER,
            Label.CUSTOMER_RESOURCE_TRANSFER,
        ),
    ),
    ("对外身份与告知", (Label.IDENTITY_CONTINUATION, Label.CONCEALMENT)),
    (
        "用途、交易结构与免责",
        (Label.UNLAWFUL_PURPOSE, Label.SHAM_STRUCTURE, Label.WAIVER_OF_INVALIDITY),
    ),
    ("价款与违约责任", (Label.TAINTED_CONSIDERATION, Label.TAINTED_REMEDY)),
)


@dataclass(frozen=True, slots=True)
class Subject:
    """The risks of one subject; `number` counts from 1."""

    number: int
    title: str
    findings: tuple[GradedFinding, ...]

    @property
    def anchor(self) -> str:
        """What a link to its heading points to."""
        return f"subject-{self.number}"

    @property
    def labels(self) -> tuple[Label, ...]:
        """The kinds of risk, each once, as they first come."""
        return tuple(dict.fromkeys(each.finding.label for each in self.findings))

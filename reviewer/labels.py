"""The closed list of what the reviewer says about a clause. The ids are public: never rename."""

from __future__ import annotations

from enum import StrEnum


class Label(StrEnum):
    """What a finding says of a clause: risks, what follows from them (`DERIVED`), and what
    speaks in favour (`MITIGATING`)."""

    ACCOUNT_TRANSFER = "account-transfer"
    ACCOUNT_LEASE = "account-lease"
    CREDENTIAL_HANDOVER = "credential-handover"
    REAL_NAME_EVASION = "real-name-evasion"
    PAYMENT_INSTRUMENT_TRANSFER = "payment-instrument-transfer"
    PERSONAL_DATA_TRANSFER = "personal-data-transfer"
    SENSITIVE_DATA_TRANSFER = "sensitive-data-transfer"
    CUSTOMER_RESOURCE_TRANSFER = "customer-resource-transfer"
    IDENTITY_CONTINUATION = "identity-continuation"
    CONCEALMENT = "concealment"
    PLATFORM_TERMS_EVASION = "platform-terms-evasion"
    CROSS_BORDER_TRANSFER = "cross-border-transfer"
    MINOR_DATA = "minor-data"
    UNLAWFUL_PURPOSE = "unlawful-purpose"
    SHAM_STRUCTURE = "sham-structure"
    WAIVER_OF_INVALIDITY = "waiver-of-invalidity"
    TAINTED_CONSIDERATION = "tainted-consideration"
    TAINTED_REMEDY = "tainted-remedy"
    CONSENT_OBTAINED = "consent-obtained"
    ANONYMISED = "anonymised"
    PLATFORM_PROCEDURE = "platform-procedure"
    PERSONAL_DATA_EXCLUDED = "personal-data-excluded"
    TRANSFER_PROHIBITION = "transfer-prohibition"
    DISPUTE_RESOLUTION = "dispute-resolution"
    SEVERABILITY = "severability"


MITIGATING = frozenset(
    {
        Label.CONSENT_OBTAINED,
        Label.ANONYMISED,
        Label.PLATFORM_PROCEDURE,
        Label.PERSONAL_DATA_EXCLUDED,
        Label.TRANSFER_PROHIBITION,
        Label.DISPUTE_RESOLUTION,
        Label.SEVERABILITY,
    }
)
DERIVED = frozenset({Label.TAINTED_CONSIDERATION, Label.TAINTED_REMEDY})
RISK = frozenset(Label) - MITIGATING

# How the labels are called on screen and in reports.
TITLES_ZH: dict[Label, str] = {
    Label.ACCOUNT_TRANSFER: "账号转让",
    Label.ACCOUNT_LEASE: "账号出租出借",
    Label.CREDENTIAL_HANDOVER: "凭证移交",
    Label.REAL_NAME_EVASION: "规避实名",
    Label.PAYMENT_INSTRUMENT_TRANSFER: "支付工具转让",
    Label.PERSONAL_DATA_TRANSFER: "个人信息提供",
    Label.SENSITIVE_DATA_TRANSFER: "敏感个人信息提供",
    Label.CUSTOMER_RESOURCE_TRANSFER: "客户资源转让",
    Label.IDENTITY_CONTINUATION: "冒用身份经营",
    Label.CONCEALMENT: "隐瞒转让",
    Label.PLATFORM_TERMS_EVASION: "规避平台规则",
    Label.CROSS_BORDER_TRANSFER: "向境外提供",
    Label.MINOR_DATA: "未成年人信息",
    Label.UNLAWFUL_PURPOSE: "非法用途",
    Label.SHAM_STRUCTURE: "名实不符",
    Label.WAIVER_OF_INVALIDITY: "排除无效后果",
    Label.TAINTED_CONSIDERATION: "对价条款",
    Label.TAINTED_REMEDY: "违约救济条款",
    Label.CONSENT_OBTAINED: "已取得同意",
    Label.ANONYMISED: "已匿名化",
    Label.PLATFORM_PROCEDURE: "平台程序",
    Label.PERSONAL_DATA_EXCLUDED: "剔除个人信息",
    Label.TRANSFER_PROHIBITION: "禁止转让",
    Label.DISPUTE_RESOLUTION: "争议解决",
    Label.SEVERABILITY: "部分无效",
}


class Severity(StrEnum):
    """The grade of one finding. Mitigating labels are always `info`."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for info up to 3 for high."""
        return ("info", "low", "medium", "high").index(self.value)

    def stepped(self, steps: int, *, lowest: Severity | None = None) -> Severity:
        """So many steps higher, or lower where below 0: at most high, at least `lowest` (info)."""
        least = 0 if lowest is None else lowest.rank
        wanted = min(3, max(least, self.rank + steps))
        return next(grade for grade in Severity if grade.rank == wanted)


GRADES_ZH: dict[Severity, str] = {
    Severity.HIGH: "高",
    Severity.MEDIUM: "中",
    Severity.LOW: "低",
    Severity.INFO: "提示",
}


class Verdict(StrEnum):
    """The grade of the whole contract."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    NONE = "none"


class Side(StrEnum):
    """Whom the lawyer advises. It orders and words the opinion; it never changes a grade."""

    TRANSFEROR = "transferor"
    TRANSFEREE = "transferee"
    NEUTRAL = "neutral"


SIDES_ZH: dict[Side, str] = {
    Side.TRANSFEROR: "转让方",
    Side.TRANSFEREE: "受让方",
    Side.NEUTRAL: "中立",
}


class Stage(StrEnum):
    """How far the contract has come."""

    DRAFT = "draft"
    SIGNED = "signed"
    PART_PERFORMED = "part-performed"
    DISPUTED = "disputed"


# The seven legal routes: R1 personal data, R2 accounts, R3 public order, R4 sham, R5 collusion,
# R6 platform terms, R7 voidable.
ROUTES = ("R1", "R2", "R3", "R4", "R5", "R6", "R7")

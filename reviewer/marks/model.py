"""The lawyer's own words and decisions on one contract, as values.

Spans are code points of `Document.text`. Times are aware and given by the caller: nothing here
reads a clock.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from uuid import uuid4

from reviewer.document.model import Span
from reviewer.labels import Label, Severity, Verdict


def new_id() -> str:
    """An id for a new mark, unique over all contracts and machines."""
    return uuid4().hex


class Colour(StrEnum):
    """The five colours a mark can have, by name: the theme gives them their values."""

    YELLOW = "yellow"
    GREEN = "green"
    BLUE = "blue"
    RED = "red"
    PURPLE = "purple"


COLOURS_ZH: dict[Colour, str] = {
    Colour.YELLOW: "黄",
    Colour.GREEN: "绿",
    Colour.BLUE: "蓝",
    Colour.RED: "红",
    Colour.PURPLE: "紫",
}


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a mark hangs: the position, the marked words and the words around them.

    The words decide, the position only helps: see `anchors`. `span` is None for an orphan, whose
    words are not in the document any more.
    """

    span: Span | None
    quote: str
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A highlight, or a note where it has `text`. `author` is empty where nobody gave a name."""

    id: str
    anchor: Anchor
    colour: Colour
    created: datetime
    modified: datetime
    text: str = ""
    tags: tuple[str, ...] = ()
    author: str = ""

    @property
    def is_note(self) -> bool:
        """Whether there are words of the lawyer with it."""
        return bool(self.text)

    @property
    def is_orphan(self) -> bool:
        """Whether its words are no longer in the contract."""
        return self.anchor.span is None


class Status(StrEnum):
    """What the lawyer made of a finding."""

    PENDING = "pending"
    ADOPTED = "adopted"
    DISMISSED = "dismissed"
    DEFERRED = "deferred"


STATUS_ZH: dict[Status, str] = {
    Status.PENDING: "待处理",
    Status.ADOPTED: "采纳",
    Status.DISMISSED: "驳回",
    Status.DEFERRED: "搁置",
}


class Dismissal(StrEnum):
    """Why a finding is dismissed. Only an unfounded one leaves the assessment."""

    UNFOUNDED = "unfounded"
    RISK_ACCEPTED = "risk-accepted"


DISMISSAL_ZH: dict[Dismissal, str] = {
    Dismissal.UNFOUNDED: "不成立",
    Dismissal.RISK_ACCEPTED: "接受风险",
}


@dataclass(frozen=True, slots=True)
class FindingRef:
    """The finding a decision is about: its key, and enough to know it again when words changed."""

    key: str
    label: Label
    quote: str


@dataclass(frozen=True, slots=True)
class SecondReview:
    """复核: when a second lawyer, by name, had gone over the work, or over one finding."""

    name: str
    at: datetime

    def __post_init__(self) -> None:
        if not self.name:
            raise ValueError("a second review is somebody's")


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision on one finding. `reason` is set exactly when it is dismissed.

    `grade` overrules the finding's grade and needs `grade_reason`; both grades stay visible.
    `wording` is the lawyer's own in place of that of the cures. `second` says that a second lawyer
    agreed with the decision as it is.
    """

    about: FindingRef
    modified: datetime
    status: Status = Status.PENDING
    reason: Dismissal | None = None
    text: str = ""
    grade: Severity | None = None
    grade_reason: str = ""
    author: str = ""
    wording: str = ""
    second: SecondReview | None = None

    def __post_init__(self) -> None:
        if (self.status is Status.DISMISSED) != (self.reason is not None):
            raise ValueError("a dismissal, and nothing else, has a reason")
        if self.grade is not None and not self.grade_reason:
            raise ValueError("an overruled grade needs a reason")

    @property
    def is_empty(self) -> bool:
        """Whether it says nothing: as if there were none."""
        return (
            self.status is Status.PENDING
            and self.grade is None
            and self.second is None
            and not (self.text or self.wording)
        )


@dataclass(frozen=True, slots=True)
class VerdictOverrule:
    """The lawyer's own grade for the whole contract, beside the computed one."""

    verdict: Verdict
    reason: str
    modified: datetime
    author: str = ""

    def __post_init__(self) -> None:
        if not self.reason:
            raise ValueError("an overruled verdict needs a reason")


class FactField(StrEnum):
    """The facts a lawyer can correct, named as in `reviewer.facts.model.Facts`."""

    TRANSFEROR = "transferor"
    TRANSFEREE = "transferee"
    PRICE_CNY = "price_cny"
    ACCOUNT_COUNT = "account_count"
    PLATFORMS = "platforms"
    RECORDS_MIN = "records_min"
    RECORDS_MAX = "records_max"
    IN_SERVICE = "in_service"


FACTS_ZH: dict[FactField, str] = {
    FactField.TRANSFEROR: "转让方",
    FactField.TRANSFEREE: "受让方",
    FactField.PRICE_CNY: "价款",
    FactField.ACCOUNT_COUNT: "账号数量",
    FactField.PLATFORMS: "平台",
    FactField.RECORDS_MIN: "涉及人数下限",
    FactField.RECORDS_MAX: "涉及人数上限",
    FactField.IN_SERVICE: "信息是否在履职、服务中获得",
}

FactValue = str | bool | int | Decimal | tuple[str, ...] | None

FACT_TYPES: dict[FactField, type] = {
    FactField.TRANSFEROR: str,
    FactField.TRANSFEREE: str,
    FactField.PRICE_CNY: Decimal,
    FactField.ACCOUNT_COUNT: int,
    FactField.PLATFORMS: tuple,
    FactField.RECORDS_MIN: int,
    FactField.RECORDS_MAX: int,
    FactField.IN_SERVICE: bool,
}


def check_fact(field: FactField, value: object) -> None:
    """Raises TypeError on a value that is neither None nor of the field's type."""
    if value is not None and type(value) is not FACT_TYPES[field]:
        raise TypeError(f"{field} takes {FACT_TYPES[field].__name__}")


@dataclass(frozen=True, slots=True)
class PartyValue:
    """Who a party is. None: the contract does not say."""

    name: str | None
    natural_person: bool | None


@dataclass(frozen=True, slots=True)
class InstalmentValue:
    """An instalment. No amount: there is no such instalment; no day: due by an event."""

    amount_cny: Decimal | None
    due: date | None


# What a lawyer can say of a contract. None: the contract does not say it.
Held = FactValue | date | PartyValue | InstalmentValue


@dataclass(frozen=True, slots=True)
class FactCorrection:
    """What a fact is according to the lawyer. None: the contract does not say, whatever was read.

    `value` has the type of `FACT_TYPES[field]`. `span` is where the contract says so, if the lawyer
    pointed there.
    """

    field: FactField
    value: FactValue
    modified: datetime
    span: Span | None = None

    def __post_init__(self) -> None:
        check_fact(self.field, self.value)


@dataclass(frozen=True, slots=True)
class PartyCorrection:
    """Who a party is according to the lawyer, by the role the contract gives it (甲方).

    None: the contract does not say. A role that was not read is a party that was missed; `span` is
    where its words stand, if the lawyer pointed there.
    """

    role: str
    name: str | None
    natural_person: bool | None
    modified: datetime
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class InstalmentCorrection:
    """What an instalment is according to the lawyer. `place` is where its words begin in the text:
    a number would change when another instalment is struck out.

    `amount_cny` None: there is no such instalment. `due` None: it falls due by an event. `end` is
    set for an instalment that was missed: where the words that state it end.
    """

    place: int
    amount_cny: Decimal | None
    due: date | None
    modified: datetime
    end: int | None = None


class Tick(StrEnum):
    """The questions only the lawyer can answer, named as in `reviewer.assessment.model.Ticks`."""

    CONSENTS_SEEN = "consents_seen"
    PLATFORM_PROCEDURE_DONE = "platform_procedure_done"
    ANONYMISED_VERIFIED = "anonymised_verified"


TICKS_ZH: dict[Tick, str] = {
    Tick.CONSENTS_SEEN: "已核对个人同意",
    Tick.PLATFORM_PROCEDURE_DONE: "已办理平台程序",
    Tick.ANONYMISED_VERIFIED: "已核实匿名化",
}

"""The standards by which exposure is computed, and its words: quantities.yaml of the assessment.

Standards: 法释〔2017〕10号 articles 5, 6 and 11; 法释〔2019〕15号 article 12.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from clause_rules import text_of
from reviewer.assessment.conditions import read_citations
from reviewer.assessment.texts import read_texts
from reviewer.law.model import Citation
from reviewer.law.records import Record, read_record

_FILE = "quantities.yaml"
_NUMBERS = (
    "core", "special", "ordinary", "income", "buyer_gain", "grave", "half", "assistance_income",
    "unverified",
)  # fmt: skip
_BLANKS = {
    "records": (
        "count",
        "standard",
        "multiple",
        "source",
        "half",
        "grave",
        "kinds",
    ),
    "halved": (
        "standard",
        "multiple",
    ),
    "grave_within": (
        "count",
        "times",
    ),
    "grave_reached": ("times",),
    "few": (
        "core",
        "special",
    ),
    "many": (
        "special",
        "share",
        "core",
    ),
    "share": ("share",),
    "share_halved": (
        "share",
        "halved",
    ),
    "shown": ("source",),
    "affirmed": ("source",),
    "denied": ("source",),
    "remarked": (
        "source",
        "remark",
    ),
    "income_below": (
        "what",
        "amount",
        "income",
    ),
    "income_half": (
        "what",
        "amount",
        "income",
        "source",
    ),
    "income_reached": (
        "what",
        "amount",
        "income",
    ),
    "income_grave": (
        "what",
        "amount",
        "income",
        "times",
        "grave",
    ),
    "buyer": (
        "gain",
        "core",
        "special",
    ),
    "credentials": (
        "count",
        "standard",
        "multiple",
    ),
    "assistance": (
        "amount",
        "reached",
        "income",
        "times",
        "raised",
        "also",
    ),
}


@dataclass(frozen=True, slots=True)
class ExposureTexts:
    """The titles and sentences of what is computed, as the file explains them."""

    records_title: str
    records: str
    halved: str
    not_halved: str
    grave_within: str
    grave_reached: str
    few: str
    many: str
    share: str
    share_halved: str
    in_service: str
    bought: str
    shown: str
    affirmed: str
    denied: str
    unconfirmed: str
    inferred: str
    remarked: str
    income_title: str
    part: str
    paid: str
    price: str
    income_below: str
    income_half: str
    income_reached: str
    income_grave: str
    buyer_title: str
    buyer: str
    bounds_title: str
    bounds: str
    credentials_title: str
    credentials: str
    assistance_title: str
    assistance: str
    reached: str
    also_reached: str
    not_reached: str


@dataclass(frozen=True, slots=True)
class Quantities:
    """The standards in records and yuan; `half` divides them for data got in service.

    `assistance_income` is that of 法释〔2019〕15号 article 12, `unverified` its multiple where the
    assisted crime cannot be verified.
    """

    core: int
    special: int
    ordinary: int
    income: int
    buyer_gain: int
    grave: int
    half: int
    assistance_income: int
    unverified: int
    since: date
    assistance_since: date
    conduct: tuple[Citation, ...]
    counting: tuple[Citation, ...]
    buyer: tuple[Citation, ...]
    assistance: tuple[Citation, ...]
    credentials_since: date
    credentials: tuple[Citation, ...]
    texts: ExposureTexts


@cache
def quantities() -> Quantities:
    """What ships. Raises RuleFileError."""
    return decode_quantities(text_of(f"assessment/{_FILE}"), _FILE)


def decode_quantities(text: str, name: str) -> Quantities:
    """Raises RuleFileError with the line of what is wrong."""
    record = read_record(text, name)
    record.only(
        "format", *_NUMBERS, "since", "assistance_since", "credentials_since", "cites", "texts"
    )
    cites: Record = record.record("cites")
    cites.only("conduct", "counting", "buyer", "assistance", "credentials")
    return Quantities(
        record.number("core"),
        record.number("special"),
        record.number("ordinary"),
        record.number("income"),
        record.number("buyer_gain"),
        record.number("grave"),
        record.number("half"),
        record.number("assistance_income"),
        record.number("unverified"),
        record.day("since"),
        record.day("assistance_since"),
        read_citations(cites, "conduct"),
        read_citations(cites, "counting"),
        read_citations(cites, "buyer"),
        read_citations(cites, "assistance"),
        record.day("credentials_since"),
        read_citations(cites, "credentials"),
        read_texts(record.record("texts"), ExposureTexts, _BLANKS),
    )

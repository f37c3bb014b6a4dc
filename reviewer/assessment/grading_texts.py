"""What the grades and the list of assets say in words (clause_rules/assessment/grading.yaml)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from clause_rules import text_of
from reviewer.assessment.circumstances import Consent
from reviewer.assessment.matrix import Column
from reviewer.assessment.readings import StatedFact
from reviewer.assessment.texts import read_texts, texts_by_name
from reviewer.labels import Label, Severity
from reviewer.law.records import Record, read_record

_FILE = "grading.yaml"
# The blanks in the texts.
_IN_REASONS = {
    "matrix": ("row", "column"),
    "derived": ("place",),
    "raised": ("why", "old", "new"),
    "lowered": ("why", "old", "new"),
}
_IN_ASSETS = {
    "lawful": ("words",),
    "several_places": ("places", "count"),
    "platforms": ("names",),
    "accounts": ("count",),
    "records": ("records",),
    "heavier": ("reasons",),
    "lighter": ("reasons",),
}
_IN_SHARES = {
    "held": ("row",),
    "otherwise": ("way",),
}


@dataclass(frozen=True, slots=True)
class Reasons:
    """Half sentences that say why a grade is another; `raised` and `lowered` make them whole."""

    matrix: str
    derived: str
    raised: str
    lowered: str
    tools: str
    performance: str
    anonymised: str
    procedure_done: str
    procedure_agreed: str
    procedure_here: str
    alone: str
    orderly: str
    suspected: str


@dataclass(frozen=True, slots=True)
class AssetTexts:
    """Lines below an asset in the list."""

    lawful: str
    several_places: str
    platforms: str
    accounts: str
    records: str
    heavier: str
    lighter: str
    official: str
    procedure: str
    cleared: str
    consent: str
    resource: str
    anonymised: str
    shop: str


@dataclass(frozen=True, slots=True)
class ShareTexts:
    """Lines below an asset that stays with a company sold by its shares."""

    held: str
    otherwise: str
    stays: str
    owned: str
    check: str


@dataclass(frozen=True, slots=True)
class GradingTexts:
    """The whole file. What aggravates is in order of weight; `consent` has the grade above which
    none remains, and why."""

    columns: Mapping[Column, str]
    goes_along: Mapping[Column, str]
    consent: Mapping[Consent, tuple[Severity, str]]
    heavier_facts: Mapping[StatedFact, str]
    heavier_labels: Mapping[Label, str]
    heavier_batch: str
    given_back: str
    reasons: Reasons
    assets: AssetTexts
    shares: ShareTexts


@cache
def grading_texts() -> GradingTexts:
    """What ships. Raises RuleFileError."""
    return decode_grading_texts(text_of(f"assessment/{_FILE}"), _FILE)


def decode_grading_texts(text: str, name: str) -> GradingTexts:
    """Raises RuleFileError with the line of what is wrong."""
    record = read_record(text, name)
    record.only(
        "format", "columns", "goes_along", "consent", "heavier", "given_back", "reasons", "assets",
        "shares",
    )  # fmt: skip
    columns, along = record.record("columns"), record.record("goes_along")
    for each in (columns, along):
        each.only(*Column)
    heavier = record.record("heavier")
    heavier.only("facts", "labels", "batch")
    return GradingTexts(
        {column: columns.text(column) for column in Column},
        {column: along.text(column) for column in Column},
        _consent(record.record("consent")),
        texts_by_name(heavier.record("facts"), StatedFact),
        texts_by_name(heavier.record("labels"), Label),
        heavier.text("batch"),
        record.text("given_back"),
        read_texts(record.record("reasons"), Reasons, _IN_REASONS),
        read_texts(record.record("assets"), AssetTexts, _IN_ASSETS),
        read_texts(record.record("shares"), ShareTexts, _IN_SHARES),
    )


def _consent(record: Record) -> Mapping[Consent, tuple[Severity, str]]:
    record.only(*Consent)
    found = {}
    for name in record.data:
        entry = record.record(name)
        entry.only("at_most", "why")
        found[Consent(name)] = (entry.choice("at_most", Severity), entry.text("why"))
    return found

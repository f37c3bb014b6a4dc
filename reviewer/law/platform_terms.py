"""What platforms' agreements say on ownership and transfer of accounts, and how far to trust it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path

from clause_rules import text_of
from reviewer.law.records import Record, read_record
from reviewer.text.folding import fold

# Agreements bind by contract: this heading keeps them apart from the law.
HEADING = "平台规则（违约/履行风险）"
_FILE = "terms.yaml"
_KEYS = ("id", "platforms", "agreement", "clause", "reliability", "effect", "quote", "summary",
         "version", "historical", "source", "since")  # fmt: skip


class Reliability(StrEnum):
    """Only A and B, and the lawyer's own copy, are ever shown as the platform's own words."""

    A = "A"  # the same words in two independent sources
    B = "B"  # one full reprint
    C = "C"  # second-hand, perhaps not the words
    D = "D"  # nothing that could be cited
    COPY = "copy"  # the agreement itself, as the lawyer has it

    @property
    def quotable(self) -> bool:
        """Whether the text may be shown as the words of the platform."""
        return self in (Reliability.COPY, Reliability.A, Reliability.B)

    @property
    def rank(self) -> int:
        """0 for the best source."""
        return ("copy", "A", "B", "C", "D").index(self.value)


RELIABILITY_ZH: dict[Reliability, str] = {
    Reliability.A: "两处以上，文字一致",
    Reliability.B: "一处转载的全文",
    Reliability.C: "二手转述，措辞可能不是原文",
    Reliability.D: "未取得可引用的文本",
    Reliability.COPY: "律师自备文本",
}


class Effect(StrEnum):
    """What a clause of a platform does."""

    FORBIDS = "forbids"  # transfer is forbidden
    OWNER = "owner"  # the platform owns the account
    SANCTION = "sanction"  # what follows a breach
    PROCEDURE = "procedure"  # the platform's own way to transfer
    IDENTITY = "identity"  # real names


@dataclass(frozen=True, slots=True)
class PlatformTerm:
    """One clause. `quote` is None unless the reliability allows it; then `summary` paraphrases.

    `since`: the day from which the agreement has the clause, where that is known.
    """

    id: str
    platforms: tuple[str, ...]
    agreement: str
    clause: str
    reliability: Reliability
    effect: Effect
    quote: str | None
    summary: str
    version: str
    historical: bool
    source: str
    since: date | None = None

    def sentence(self) -> str:
        """The clause as it may be shown: in quotation marks only where they are its words."""
        place = self.agreement + (f"第{self.clause}条" if self.clause else "")
        words = f"：“{self.quote}”" if self.quote else f"（转述）：{self.summary}"
        grade = f"{self.reliability}级，{RELIABILITY_ZH[self.reliability]}"
        source = self.source if self.reliability is Reliability.COPY else grade
        return f"{place}{words}〔来源：{source}；版本：{self.version}〕"


@dataclass(frozen=True)
class PlatformTerms:
    """All stored clauses, the day they were last looked at, and what to remember about them."""

    terms: tuple[PlatformTerm, ...]
    checked: date
    reminder: str

    @classmethod
    def load(cls, path: Path | None = None) -> PlatformTerms:
        """The clauses that ship with the app, or the lawyer's own file. Raises RuleFileError."""
        return _packaged() if path is None else _decode(path.read_text("utf-8"), path.name)

    def of(self, platform: str) -> tuple[PlatformTerm, ...]:
        """The clauses of a platform as the contract names it (微信, 公众号).

        Best sources first, historical clauses last.
        """
        wanted = fold(platform)
        found = [
            term
            for term in self.terms
            if any(fold(name) == wanted for name in term.platforms)
        ]  # fmt: skip
        return tuple(sorted(found, key=lambda term: (term.historical, term.reliability.rank)))


@cache
def _packaged() -> PlatformTerms:
    return _decode(text_of(f"platforms/{_FILE}"), _FILE)


def _decode(text: str, name: str) -> PlatformTerms:
    record = read_record(text, name)
    record.only("format", "checked", "reminder", "terms")
    terms: dict[str, PlatformTerm] = {}
    for entry in record.records("terms"):
        term = _term(entry)
        if term.id in terms:
            raise entry.error(f"{term.id} is there twice", "id")
        terms[term.id] = term
    return PlatformTerms(tuple(terms.values()), record.day("checked"), record.text("reminder"))


def _term(entry: Record) -> PlatformTerm:
    entry.only(*_KEYS)
    reliability = entry.choice("reliability", Reliability)
    quote, summary = entry.optional("quote", entry.text), entry.text("summary", "")
    if quote is not None and not reliability.quotable:
        raise entry.error("only A, B and copies are quoted; write a summary", "quote")
    if quote is None:
        _refuse_quotation_marks(entry, summary)
    return PlatformTerm(
        id=entry.text("id"),
        platforms=entry.texts("platforms"),
        agreement=entry.text("agreement"),
        clause=entry.text("clause", ""),
        reliability=reliability,
        effect=entry.choice("effect", Effect),
        quote=quote,
        summary=summary,
        version=entry.text("version"),
        historical=entry.flag("historical"),
        source=entry.text("source"),
        since=entry.optional("since", entry.day),
    )


def _refuse_quotation_marks(entry: Record, summary: str) -> None:
    if not summary:
        raise entry.error("a term has a quote or a summary")
    if any(mark in summary for mark in '“”「」"'):
        raise entry.error("a summary has no quotation marks", "summary")

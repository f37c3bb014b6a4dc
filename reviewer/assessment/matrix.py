"""The matrix of assets and facts (clause_rules/assessment/assets.yaml), and what a clause names."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from clause_rules import text_of
from reviewer.assessment.conditions import read_route
from reviewer.assessment.readings import StatedFact
from reviewer.assessment.texts import texts_by_name
from reviewer.labels import Label, Severity
from reviewer.law.records import Record, read_record
from reviewer.rules.findings import Finding, Matched
from reviewer.text.folding import fold

_FILE = "assets.yaml"


class Kind(StrEnum):
    """What an asset is, as the matrix groups them."""

    ACCOUNT = "account"
    PAYMENT = "payment"
    DATA = "data"
    RESOURCE = "resource"
    STATISTICS = "statistics"
    LAWFUL = "lawful"  # trade marks, equipment …: no account, no data


class Column(StrEnum):
    """The facts of the matrix: what goes along, and how."""

    BARE = "bare"
    DATA = "data"
    SENSITIVE = "sensitive"
    OFFICIAL = "official"


_LAWFUL_COLUMNS = (Column.BARE, Column.OFFICIAL)


@dataclass(frozen=True, slots=True, eq=False)
class AssetClass:
    """A row of the matrix. `words` finds the asset in folded text; None: a row for the rest.

    `shares` is the grade where the company that owns the asset is sold by its shares, None where a
    company owns no such asset; `works`: it holds published works; `no_procedure`: no platform lets
    it change hands. `standing` says how settled its route is where that differs from what is said
    of the route; `operator` is who runs the platform, where its name is that of the account. A
    lawful asset is attacked by no route and has no grade for data that go along; `official` finds
    the procedure of registration by which it goes over.
    """

    id: str
    name: str
    short: str
    kind: Kind
    words: re.Pattern[str] | None
    official: re.Pattern[str] | None
    classes: tuple[str, ...]
    platforms: frozenset[str]
    carries: bool
    person: bool
    works: bool
    no_procedure: bool
    grades: Mapping[Column, Severity]
    batch_grades: Mapping[Column, Severity] | None
    shares: Severity | None
    routes: tuple[str, str] | None
    batch_route: str | None
    standing: str
    note: str
    operator: str
    short_by: Mapping[StatedFact, str]

    def called(self, read: Container[StatedFact]) -> str:
        """The short name; where clauses name only one of the kinds that a row puts together, its
        own."""
        kinds = [name for fact, name in self.short_by.items() if fact in read]
        return kinds[0] if len(kinds) == 1 else self.short


@dataclass(frozen=True, slots=True)
class Matrix:
    """All rows, in the order of the file; from `batch` accounts on a contract deals in batches.

    `administrator` finds the private account by which somebody administers another: no asset.
    """

    rows: tuple[AssetClass, ...]
    batch: int
    administrator: re.Pattern[str]

    def of_kind(self, kind: Kind) -> tuple[AssetClass, ...]:
        """The rows of a kind, in the order of the file."""
        return tuple(row for row in self.rows if row.kind is kind)


_KIND_OF: dict[Label, Kind] = {
    Label.ACCOUNT_TRANSFER: Kind.ACCOUNT,
    Label.ACCOUNT_LEASE: Kind.ACCOUNT,
    Label.CREDENTIAL_HANDOVER: Kind.ACCOUNT,
    Label.REAL_NAME_EVASION: Kind.ACCOUNT,
    Label.PLATFORM_TERMS_EVASION: Kind.ACCOUNT,
    Label.IDENTITY_CONTINUATION: Kind.ACCOUNT,
    Label.PAYMENT_INSTRUMENT_TRANSFER: Kind.PAYMENT,
    Label.PERSONAL_DATA_TRANSFER: Kind.DATA,
    Label.SENSITIVE_DATA_TRANSFER: Kind.DATA,
    Label.MINOR_DATA: Kind.DATA,
    Label.CROSS_BORDER_TRANSFER: Kind.DATA,
    Label.CUSTOMER_RESOURCE_TRANSFER: Kind.RESOURCE,
}


def rows_of(finding: Finding) -> tuple[AssetClass, ...]:
    """The rows of the matrix that a clause's words name; the row for the rest if they name none."""
    kind = _KIND_OF.get(finding.label)
    if kind is None:
        return ()
    rows = matrix().of_kind(kind)
    # What a rule matched may be part of a name (微信 of 企业微信): the clause's words come first.
    quote = matrix().administrator.sub("", fold(finding.quote))
    matched = [match for match in finding.explanation.matched if _is_left(match, finding, quote)]
    for folded in (quote, fold("\n".join(match.words for match in matched))):
        named = tuple(row for row in rows if row.words and row.words.search(folded))
        if named:
            return named
    classes = {match.term_class for match in matched}
    by_class = tuple(row for row in rows if classes.intersection(row.classes))
    return by_class or tuple(row for row in rows if row.words is None)


@cache
def matrix() -> Matrix:
    """What ships. Raises RuleFileError."""
    return decode_matrix(text_of(f"assessment/{_FILE}"), _FILE)


def decode_matrix(text: str, name: str) -> Matrix:
    """Raises RuleFileError with the line of what is wrong."""
    record = read_record(text, name)
    record.only("format", "batch", "administrator", "assets")
    rows = tuple(map(_row, record.records("assets")))
    for kind in Kind:
        if not any(row.kind is kind and row.words is None for row in rows) and kind in _REST:
            raise record.error(
                f"no row without words for the other assets of kind {kind}", "assets"
            )
    return Matrix(rows, record.number("batch"), record.pattern("administrator"))


_REST = (Kind.ACCOUNT, Kind.DATA, Kind.RESOURCE)


def _row(entry: Record) -> AssetClass:
    entry.only(
        "id", "name", "short", "kind", "words", "official", "classes", "platforms", "carries",
        "person", "works", "no_procedure", "grades", "batch", "shares", "routes", "batch_route",
        "standing", "note", "operator",
        "short_by",
    )  # fmt: skip
    kind = entry.choice("kind", Kind)
    lawful = kind is Kind.LAWFUL
    return AssetClass(
        id=entry.text("id"),
        name=entry.text("name"),
        short=entry.text("short"),
        kind=kind,
        words=entry.pattern("words") if entry.data.get("words") else None,
        official=entry.optional("official", entry.pattern),
        classes=entry.texts("classes"),
        platforms=frozenset(entry.texts("platforms")),
        carries=entry.flag("carries"),
        person=entry.flag("person"),
        works=entry.flag("works"),
        no_procedure=entry.flag("no_procedure"),
        grades=_grades(entry.record("grades"), _LAWFUL_COLUMNS if lawful else tuple(Column)),
        batch_grades=entry.optional("batch", lambda key: _grades(entry.record(key), tuple(Column))),
        shares=entry.optional("shares", lambda key: entry.choice(key, Severity)),
        routes=None if lawful else _routes(entry.record("routes")),
        batch_route=entry.optional("batch_route", lambda key: read_route(entry, key)),
        standing=entry.text("standing", ""),
        note=entry.text("note", ""),
        operator=entry.text("operator", ""),
        short_by=entry.optional(
            "short_by", lambda key: texts_by_name(entry.record(key), StatedFact)
        )
        or {},
    )


def _routes(record: Record) -> tuple[str, str]:
    record.only("bare", "data")
    return read_route(record, "bare"), read_route(record, "data")


def _grades(record: Record, columns: Sequence[Column]) -> Mapping[Column, Severity]:
    record.only(*columns)
    return {column: record.choice(column, Severity) for column in columns}


def _is_left(match: Matched, finding: Finding, quote: str) -> bool:
    """Whether a matched word stands elsewhere than in the name of an administrator's account."""
    words = fold(match.words)
    return words in quote or words not in fold(finding.quote)

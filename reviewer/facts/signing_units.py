"""The clauses, paragraphs and rows that name a date, each with its place in the contract."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reviewer.document.clause_tree import Clause, ClauseKind
from reviewer.document.model import Document
from reviewer.text.dates import DateMention, may_name_date
from reviewer.text.lunar import may_name_lunar
from reviewer.text.numerals import narrow

_BRACKETED = re.compile(r"[（(][^（()）\0]{0,20}[)）]")
_ANNEX = re.compile(r"^\s*附\s*[件表录图](?!.*(?:份|同等|为本))")
_TITLE_BEGINS = 8  # white space before 附件 counted
_LAST_LINES = 3


@dataclass(frozen=True, slots=True)
class Unit:
    """A clause, paragraph or row among those of the contract.

    `head` is before the first numbered clause, `tail` after the last one that stands before an
    annex; without numbers the first third is the head. `above` is the unit before,
    `first_row` of a row that of its table, `title` the first line of the contract without a date.
    """

    clause: Clause
    text: str
    above: str
    head: bool
    tail: bool
    last: bool
    annex: bool
    first_row: str
    title: str


def units_of(document: Document, clauses: Sequence[Clause]) -> list[Unit]:
    """The units that name a date, in which the day of signing may stand; the title of an annex is
    none."""
    texts = [clause.body.of(document.text) for clause in clauses]
    titles = [
        "附" in (clause.number or text[:_TITLE_BEGINS])
        and bool(_ANNEX.match((clause.number or "") + text))
        for clause, text in zip(clauses, texts, strict=True)
    ]
    annex = titles.index(True) if True in titles else len(clauses)
    numbered = [i for i, clause in enumerate(clauses[:annex]) if clause.number is not None]
    first = numbered[0] if numbered else annex // 3
    last = numbered[-1] if numbered else max(first, annex - 2 * _LAST_LINES)
    title = next((text for text in texts if not may_name_date(text)), "")
    first_rows = _first_rows(document, clauses)
    return [
        Unit(
            clause,
            narrow(texts[i]).replace(";", "；"),
            texts[i - 1] if i else "",
            head=i < first,
            tail=i > last,
            last=annex - _LAST_LINES <= i < annex or i >= len(clauses) - _LAST_LINES,
            annex=i >= annex,
            first_row=texts[first_rows[i]] if clause.kind is ClauseKind.ROW else "",
            title=title,
        )
        for i, clause in enumerate(clauses)
        if (may_name_date(texts[i]) or may_name_lunar(texts[i])) and not titles[i]
    ]


def _first_rows(document: Document, clauses: Sequence[Clause]) -> list[int]:
    """By index of a row that of the first row of its table; of any other clause its own."""
    found: list[int] = []
    tables = [document.blocks[clause.block].table for clause in clauses]
    for at, clause in enumerate(clauses):
        goes_on = (
            at > 0
            and clause.kind is clauses[at - 1].kind is ClauseKind.ROW
            and tables[at] == tables[at - 1]
        )
        found.append(found[-1] if goes_on else at)
    return found


def without_dates(text: str, mentions: Sequence[DateMention]) -> str:
    """The words of a unit, or of its beginning, with a NUL for each date."""
    for mention in reversed(mentions):
        text = (
            f"{text[: mention.start]}\0{text[mention.end :]}" if mention.end <= len(text) else text
        )
    return text


def words_left(text: str, mentions: Sequence[DateMention]) -> str:
    """The words of a unit without white space and brackets, with a NUL for each date."""
    return "".join(_BRACKETED.sub("", without_dates(text, mentions)).split())

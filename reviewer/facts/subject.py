"""What a transferring clause speaks of: its own words, the definitions they rest on, annex rows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from reviewer.document.clause_tree import Clause, ClauseKind, ClauseTree
from reviewer.document.model import Document, Span
from reviewer.facts.tables import Table, cells_of
from reviewer.facts.terms import DefinedTerm
from reviewer.text.numerals import narrow, parse_number

_ANNEX = re.compile(
    r"附\s?[件表录图](?:\s?第?(?P<which>[一二三四五六七八九十]{1,3}|\d{1,2}|[A-Za-z]))?"
)
# 上表标“是”的微信; 下表所列账号.
_BESIDE = re.compile(r"(?P<above>[上前]表|上[述列](?:清单|表格))|[下后]表|下[述列](?:清单|表格)")
_ITEMS = re.compile(
    r"[^，。;]{0,6}?第(?P<items>[\d一二三四五六七八九十]+(?:[、，及和与至到\-—－~]+[\d一二三四五六七八九十]+)*)[项行号条]"
)
_PART = re.compile(
    r"[^，。;]{0,4}?(?P<part>[甲乙丙丁戊己]|[A-Z])(?:部分?|类|组|档)(?:至(?P<last>[甲乙丙丁戊己]|[A-Z])(?:部分?|类|组|档))?"
)
_RANGE = re.compile(r"([\d一二三四五六七八九十]+)(?:[至到\-—－~]+([\d一二三四五六七八九十]+))?")
_NAME_LENGTH = 2


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a clause that say what is transferred.

    `depth` is 0 for a transferring clause itself, more for what it rests on. `table` is that of a
    row.
    """

    clause: Clause
    span: Span
    depth: int
    table: Table | None = None


def find_passages(
    document: Document,
    clauses: ClauseTree,
    terms: Sequence[DefinedTerm],
    subject: Collection[str],
    tables: Sequence[Table],
) -> tuple[Passage, ...]:
    """The passages of the clauses in `subject` and of all that these point at, nearest first."""
    if not subject:
        return ()
    named_in = Counter(term.clause for term in terms)
    table_of = {row.id: table for table in tables for row in table.rows}
    found: dict[Span, Passage] = {}
    queue = [
        Passage(clause, clause.body, 0, table_of.get(clause.id))
        for clause in clauses
        if clause.id in subject
    ]
    while queue:
        passage = queue.pop(0)
        if passage.span in found:
            continue
        found[passage.span] = passage
        queue += _definitions(document, clauses, terms, named_in, passage)
        queue += _rows(document, tables, subject, passage)
    return tuple(found.values())


def _definitions(
    document: Document,
    clauses: ClauseTree,
    terms: Sequence[DefinedTerm],
    named_in: Counter[str],
    passage: Passage,
) -> Iterator[Passage]:
    words = passage.span.of(document.text)
    used = [term for term in terms if len(term.name) >= _NAME_LENGTH and term.name in words]
    longer = {other.name for other in used}
    for term in used:
        if _only_inside(term.name, longer, words) or passage.span.contains(term.name_span):
            continue
        clause = clauses.by_id[term.clause]
        span = clause.body if named_in[term.clause] == 1 else term.definition
        yield Passage(clause, span, passage.depth + 1)


def _only_inside(name: str, others: Collection[str], words: str) -> bool:
    """The name stands in the words only as a part of a longer defined name."""
    rest = words
    for other in others:
        if name != other and name in other:
            rest = rest.replace(other, "")
    return name not in rest


def _rows(
    document: Document, tables: Sequence[Table], subject: Collection[str], passage: Passage
) -> Iterator[Passage]:
    if passage.clause.kind is ClauseKind.ROW:
        return
    words = narrow(passage.span.of(document.text))
    for match in _ANNEX.finditer(words):
        named = [table for table in tables if _is_named(table, match["which"], tables)]
        rows = [(table, row) for table in named for row in table.rows]
        if any(row.id in subject for _, row in rows):
            continue  # the rules have already told which rows are transferred
        for table, row in _chosen(document, rows, words, match.end()):
            yield Passage(row, row.body, passage.depth + 1, table)
    for match in _BESIDE.finditer(words):
        near = _nearest(tables, passage.clause, above=bool(match["above"]))
        if near and not any(row.id in subject for row in near.rows):
            yield from (Passage(row, row.body, passage.depth + 1, near) for row in near.rows)


def _nearest(tables: Sequence[Table], clause: Clause, *, above: bool) -> Table | None:
    """The last table before the clause, or the first one behind it."""
    if above:
        before = [t for t in tables if t.rows and t.rows[-1].body.end <= clause.body.start]
        return before[-1] if before else None
    return next((t for t in tables if t.rows and t.rows[0].body.start >= clause.body.end), None)


def _is_named(table: Table, which: str | None, tables: Sequence[Table]) -> bool:
    if table.annex is None:
        return False
    if which is None:
        return sum(other.annex is not None for other in tables) == 1
    return table.annex.endswith(which)


def _chosen(
    document: Document, rows: list[tuple[Table, Clause]], words: str, at: int
) -> Iterator[tuple[Table, Clause]]:
    """All rows, or those that 附件一第1至3项, 附表一丁部 name."""
    items = _ITEMS.match(words, at)
    part = _PART.match(words, at)
    numbers = set(_numbers(items["items"])) if items else None
    for table, row in rows:
        first = cells_of(document, row)[0].of(document.text).strip()
        if numbers is not None and not numbers & set(_numbers(first)):
            continue
        if numbers is None and part and not _in_part(first, part["part"], part["last"]):
            continue
        yield table, row


def _in_part(first: str, part: str, last: str | None) -> bool:
    order = "甲乙丙丁戊己" if part in "甲乙丙丁戊己" else "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    wanted = order[order.index(part) : order.index(last or part) + 1]
    return bool(first) and first[0] in wanted


def _numbers(words: str) -> Iterator[int]:
    for match in _RANGE.finditer(narrow(words)):
        low = parse_number(match[1])
        high = parse_number(match[2]) if match[2] else low
        if low is not None and high is not None and low <= high < low + 1000:
            yield from range(int(low), int(high) + 1)

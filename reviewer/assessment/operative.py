"""Which of many findings carry a statement: the few that a lawyer would name.

A contract says what it transfers once and repeats it in schedules, receipts and recitals. The
statement is made for its operative clauses; the rest are counted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest

from reviewer.assessment.model import GradedFinding
from reviewer.document.places import in_a_row, rows_together
from reviewer.labels import DERIVED, Label
from reviewer.text.chinese_digits import HUNDREDS, TENS

MOST_PLACES = 4
# Schedules, receipts and paragraphs without a number repeat what the clauses provide.
_SECONDARY = re.compile(r"表|附件|附表|附录|“")
_NUMBER = re.compile(f"[0-9{TENS}（(]")
_SUM = re.compile(rf"[0-9０-９{HUNDREDS}千万佰仟拾]元|[￥¥%]|万分之|倍")


def operative(findings: Sequence[GradedFinding], most: int = MOST_PLACES) -> list[GradedFinding]:
    """At most so many of the findings, each clause once, every label in turn; in their order."""
    by_label: dict[Label, list[GradedFinding]] = {}
    for item in sorted(findings, key=_rank):
        by_label.setdefault(item.finding.label, []).append(item)
    chosen: dict[str, GradedFinding] = {}
    for turn in zip_longest(*by_label.values()):
        for item in turn:
            if item is not None and len(chosen) < most:
                chosen.setdefault(item.finding.clause, item)
    kept = {id(item) for item in chosen.values()}
    return [item for item in findings if id(item) in kept]


def places(findings: Sequence[GradedFinding]) -> str:
    """第一条、3.2等6处: where the operative findings stand; the number counts all clauses."""
    everywhere = tuple(dict.fromkeys(item.finding.place for item in findings))
    together = rows_together(everywhere)
    if len(together) <= MOST_PLACES:
        return called(together)
    named = tuple(dict.fromkeys(item.finding.place for item in operative(findings)))
    return f"{called(rows_together(named))}等{len(everywhere)}处"


def called(named: list[str]) -> str:
    """条款2.1、2.3: a number by itself is hard to read in a sentence."""
    return ("条款" if named and _NUMBER.match(named[0]) else "") + in_a_row(named)


def _rank(item: GradedFinding) -> tuple[bool, int, bool, bool, int]:
    """Sorts the findings that say most, first: rules before models, clauses before schedules."""
    finding = item.finding
    vague_sum = finding.label in DERIVED and not _SUM.search(finding.quote)
    return (
        finding.origin == "model",
        -item.severity.rank,
        vague_sum,
        _SECONDARY.match(finding.place) is not None,
        finding.span.start,
    )

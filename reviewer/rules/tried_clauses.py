"""Which clauses rules look at: not titles, signatures and what precedes the deal."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from reviewer.document.clause_tree import ClauseKind
from reviewer.text.chinese_digits import TENS

if TYPE_CHECKING:
    from reviewer.rules.analysis import ClauseAnalysis

# Units that carry no label by themselves (headings alone never do).
_SILENT = frozenset({ClauseKind.HEADING, ClauseKind.HEADER, ClauseKind.FOOTER})
_SIGNATURE = re.compile(
    r"(?:法定代表人|负责人|授权代表|委托代理人|经办人|[甲乙丙丁买卖]方?\((?:签|盖)|(?:签[订署约字])?(?:日期|地点)).{0,12}:"
)
_PARTY_LINE = re.compile(r"[^,。;:]{0,8}(?:方|人|公司|单位)(?:\([^)]{1,16}\))*(?:/[^:]{1,8})?:")
_NUMERAL, _STOP = re.compile(f"[0-9{TENS}]"), re.compile(r"[,。;]")
_PREAMBLE = 12
# A recital carries a label only where it states the deal itself.
_AGREES = re.compile(
    r"同意(?:将|把|以)|(?:愿意?|自愿|决定|现)(?:将|把)[^,。]{2,40}(?:转让|出售|卖|让)给"
)


def tried_clauses(entries: Sequence[ClauseAnalysis]) -> Iterator[ClauseAnalysis]:
    """Those of a contract's clauses, all of which are given in reading order."""
    body = _body_start(entries)
    for index, entry in enumerate(entries):
        if entry.clause.kind in _SILENT or _is_formal(entry):
            continue
        if index >= body or _AGREES.search(entry.folded.text):
            yield entry


def _body_start(entries: Sequence[ClauseAnalysis]) -> int:
    """The index of the first heading or numbered clause: what stands before is preamble."""
    for index, entry in enumerate(entries[:_PREAMBLE]):
        clause = entry.clause
        if clause.number or (clause.kind is ClauseKind.HEADING and clause.parent):
            return index
    return 0


def _is_formal(entry: ClauseAnalysis) -> bool:
    """Whether a unit does nothing: a table's head, a title, the line of a party, a signature."""
    if entry.first_row and not _NUMERAL.search(entry.folded.text):
        return True
    text = entry.folded.text
    if entry.clause.kind is ClauseKind.ROW and _SIGNATURE.match(text):
        return True
    if entry.clause.kind is not ClauseKind.PARAGRAPH or entry.clause.number:
        return False
    return _PARTY_LINE.match(text) is not None or not _STOP.search(text)

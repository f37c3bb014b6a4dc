"""Learning what tells the day on which a contract was signed among its dates: a weight for each
sign of reviewer.facts.signing. Whether a date is that day is a choice of two.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from evaluation.weights import Choice, fit, written
from facts.signing_cases import DAY, not_stated, stated
from gold import document_from_gold
from small_contracts import contract

from reviewer.document.clause_tree import ClauseTree
from reviewer.document.model import Document
from reviewer.facts.signing import SIGNS, dates_with_signs

SETTLED = 3.0  # what a settled case counts for
_HEAD = """\
# 合同中的各个日期，哪些是签订日：有某项征象就加上它的权重，达到enough的是签订日。
# 权重由标注的合同学得：python -m tests.evaluation --train
"""

Contract = Mapping[str, Any]


def learn_signing(contracts: Iterable[Contract]) -> str:
    """The text of signing.yaml that these contracts, and the settled cases, teach."""
    choices = [
        *(
            c
            for gold in contracts
            for c in _choices(*document_from_gold(gold), gold["signing_date"])
        ),
        *_settled(),
    ]
    return written(_HEAD, fit(choices, SIGNS))


def _settled() -> Iterator[Choice]:
    for cases, day in ((stated(), DAY.isoformat()), (not_stated(), None)):
        for units in cases:
            made = contract(*units)
            yield from _choices(made.document, made.clauses, day, SETTLED)


def _choices(
    document: Document, clauses: ClauseTree, day: str | None, counts: float = 1.0
) -> list[Choice]:
    """Each date. A day of signing that no date of the contract is teaches nothing."""
    dates = [
        (mention.value.isoformat() == day, signs)
        for _, mention, signs in dates_with_signs(document, clauses)
        if mention.value
    ]
    if day is not None and not any(true for true, _ in dates):
        return []
    return [Choice([signs], [true, not true], counts) for true, signs in dates]

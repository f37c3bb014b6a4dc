"""Learning what tells who transfers: a weight for each sign of a party (transfer_sides). Each
contract is one choice among its parties.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from evaluation.weights import Choice, fit, written
from facts.sides_cases import SETTLED
from gold import document_from_gold, labels_of_gold
from small_contracts import Contract as Made
from small_contracts import contract

from reviewer.facts.parties import find_parties
from reviewer.facts.transfer_sides import SIGNS, signs_of_parties, strengths

LESSON = 0.5  # what a lesson counts for: it is shorter than contracts are
# One sign of a party says little: the same party shows many.
EXPECTED, FIRMNESS = 0.5, 2.0
ENOUGH = 0.15  # nearer to each other, two parties are not told apart
_HEAD = """\
# 各方之中谁是转让方：对每一方，各项征象按出现次数（最多算三次）的平方根乘以权重相加，
# 最高的是转让方，最低的是受让方；与相邻一方相差不足enough的，不作判断。带in its clause的，
# 是征象出现在转让条款（付款的，出现在价款条款）时另加的。权重由标注的合同学得：
# python -m tests.evaluation --train
"""

Contract = Mapping[str, Any]


def learn_sides(contracts: Iterable[Contract], lessons: Iterable[Contract]) -> str:
    """The text of transfer-sides.yaml that these contracts, and the settled cases, teach."""
    choices = [
        *_of_golds(contracts, 1.0),
        *_of_golds(lessons, LESSON),
        *(choice for giver, units in SETTLED for choice in _choices(contract(*units), giver, 1.0)),
    ]
    weighed = fit(choices, SIGNS, EXPECTED, FIRMNESS)
    return written(_HEAD, replace(weighed, enough=ENOUGH))


def _of_golds(golds: Iterable[Contract], counts: float) -> Iterator[Choice]:
    for gold in golds:
        made = Made(*document_from_gold(gold), labels_of_gold(gold))
        yield from _choices(made, gold["facts"].get("transferor"), counts)


def _choices(made: Made, giver: str | None, counts: float) -> Sequence[Choice]:
    """None where the one who transfers is not among the parties that were found."""
    parties = find_parties(made.document, made.clauses)
    signs = signs_of_parties(made.document, made.clauses, parties, made.labels)
    if giver not in signs:
        return []
    shown = [strengths(found) for found in signs.values()]
    return [Choice(shown, [role == giver for role in signs], counts)]

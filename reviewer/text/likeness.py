"""How alike two wordings are, and from where on they are taken for the same words edited.

Every threshold was measured by `tests/evaluation/likeness_of_clauses.py` on the clauses of 269
labelled contracts: how many clauses still reach it when a share of their characters is struck,
replaced or added to in pieces of 2 to 10, and for how many another clause of the same contract
reaches it, which is a false match.
"""

from __future__ import annotations

from collections import Counter
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Final

from reviewer.text.folding import fold

# Of `likeness`. With 40 % of the characters edited all clauses reach it, with 60 % 70 of 100;
# another clause of the contract does for 1.9 of 100.
SAME_WORDS: Final = 0.6
# Where nothing else speaks for it, neither place nor surroundings nor label: with 30 % edited
# 85 of 100 reach it, another clause does for 0.5 of 100.
SURELY_SAME_WORDS: Final = 0.75

# Of `shared_pairs`. In its place between neighbours that stayed: with 40 % edited 99 of 100 reach
# it, with 60 % 69; another clause of the contract does for 1.5 of 100.
SAME_CLAUSE: Final = 0.5
# Wherever it went: with 30 % edited 99 of 100 reach it, with 40 % 81; another clause does for
# 0.7 of 100.
MOVED_CLAUSE: Final = 0.6
# The share of the pairs of a part that the clause must hold from which it was split: with 20 %
# edited 95 of 100 halves reach it; a neighbour that is no part does in 0.1 of 100.
PART_OF_CLAUSE: Final = 0.7


def likeness(left: str, right: str) -> float:
    """How many of the characters agree in order, 0 to 1, whatever their width or white space.

    Twice the matching characters by the length of both (Ratcliff and Obershelp, 1988).
    """
    return SequenceMatcher(None, fold(left), fold(right), autojunk=False).ratio()


def pairs_of(text: str) -> Counter[str]:
    """The pairs of neighbouring characters of a text, with how often they stand in it."""
    return Counter(map("".join, pairwise(text)))


def shared_pairs(left: Counter[str], right: Counter[str]) -> float:
    """The share of common pairs, 0 to 1 (Dice, 1945); 0 where neither text has any."""
    whole = left.total() + right.total()
    return 2 * (left & right).total() / whole if whole else 0.0

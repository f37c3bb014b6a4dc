"""What likeness edited clauses keep, and what other clauses of the same contract reach.

    python tests/evaluation/likeness_of_clauses.py

Prints the figures on which the thresholds of `reviewer/text/likeness.py` rest.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from gold import gold_contracts, gold_units

from reviewer.text.folding import fold
from reviewer.text.likeness import likeness, pairs_of, shared_pairs

THRESHOLDS = (0.5, 0.6, 0.7, 0.75)
EDITED = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6)  # shares of the characters
_SHORTEST = 8  # code points of a clause that is measured
_CLAUSES = 1500


def contracts() -> Iterator[list[str]]:
    """The folded clauses of every third labelled contract."""
    for gold in islice(gold_contracts(), 0, None, 3):
        units = (unit.get("text") or " ".join(unit.get("cells", ())) for unit in gold_units(gold))
        found = [folded for folded in map(fold, units) if len(folded) >= _SHORTEST]
        if len(found) > 1:
            yield found


def edited(clause: str, share: float, pool: str, chance: random.Random) -> str:
    """A clause in which pieces of 2 to 10 characters were struck, replaced or put in."""
    left = int(len(clause) * share)
    while left > 0:
        length = min(left, chance.randint(2, 10))
        at = chance.randrange(max(1, len(clause) - length + 1))
        other = chance.randrange(len(pool) - length)
        struck, added = chance.choice(((length, 0), (0, length), (length, length)))
        clause = clause[:at] + pool[other : other + added] + clause[at + struck :]
        left -= length
    return clause


def by_pairs(left: str, right: str) -> float:
    """Likeness as two versions of a contract are aligned by it."""
    return shared_pairs(pairs_of(left), pairs_of(right))


def held(part: str, whole: str) -> float:
    """The share of the pairs of a part that the whole has."""
    own = pairs_of(part)
    return (own & pairs_of(whole)).total() / own.total()


def told(name: str, values: Sequence[float]) -> str:
    """How many of 100 values reach each threshold."""
    reached = (sum(value >= each for value in values) / len(values) for each in THRESHOLDS)
    return f"{name:<28}" + "".join(f"{100 * each:8.1f}" for each in reached)


def main() -> None:
    """Print the figures."""
    chance = random.Random(7)
    found = list(contracts())
    pool = "".join(clause for clauses in found for clause in clauses)
    every = [(clauses, clause) for clauses in found for clause in clauses]
    some = chance.sample(every, _CLAUSES)
    print(f"{len(found)} contracts, {len(every)} clauses")
    print(f"{'of 100 reach':<28}" + "".join(f"{each:8}" for each in THRESHOLDS))
    for name, measure in (("likeness", likeness), ("shared pairs", by_pairs)):
        for share in EDITED:
            kept = [measure(one, edited(one, share, pool, chance)) for _, one in some]
            print(told(f"{name}, {share:.0%} edited", kept))
        nearest = [max(measure(one, each) for each in all_ if each != one) for all_, one in some]
        print(told(f"{name}, another clause", nearest))
    for share in EDITED:
        halves = [held(edited(one[len(one) // 2 :], share, pool, chance), one) for _, one in some]
        print(told(f"half of it, {share:.0%} edited", halves))
    beside = [held(*pair) for clauses in found for pair in pairwise(clauses)]
    print(told("held, the clause beside", beside))


if __name__ == "__main__":
    main()

"""Which frames have a chance in a clause, without trying them.

Every distinct need of the frames is a bit of a number. What the words of a clause meet, and those
of its context, is or-ed together once; a frame with a bit beyond it cannot hold there. The rest is
for `match_frame` to say: scope, attachment, words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from reviewer.labels import Label
from reviewer.rules.analysis import ClauseAnalysis
from reviewer.rules.matching import covers
from reviewer.rules.model import Frame, Need, Rule
from reviewer.rules.sentences import Hit

Chance = tuple[Rule, tuple[Frame, ...]]


class Screen:
    """The `find` frames of some rules, each with the needs that must be met."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = rules
        self._needs: dict[Need, int] = {}
        self._frames = [  # index of the rule, frame, its bits
            (index, frame, self._bits_of(frame))
            for index, rule in enumerate(rules)
            for frame in rule.find
        ]
        self._met: dict[tuple[str, str, str], tuple[int, int]] = {}
        # Of the clause before: what stands under one heading shares its context.
        self._context: tuple[Hit, ...] = ()
        self._context_met = 0
        self._chances: dict[tuple[int, frozenset[Label]], tuple[Chance, ...]] = {}

    def met(self, entry: ClauseAnalysis) -> int:
        """The needs that the words of a clause and of its context meet."""
        if entry.context is not self._context:
            self._context, self._context_met = entry.context, 0
            for hit in entry.context:
                self._context_met |= self._bits_met(hit)[1]
        met = self._context_met
        for hit in entry.operative:
            known = self._met.get((hit.element, hit.term_class, hit.polarity))
            met |= (known or self._bits_met(hit))[0]
        return met

    def chances(self, met: int, contract: frozenset[Label]) -> tuple[Chance, ...]:
        """The rules that may hold where these needs are `met`, in their order, each with the frames
        that may. `contract` are the labels that the contract carries."""
        found = self._chances.get((met, contract))
        if found is None:
            found = self._chances[met, contract] = self._within(met, contract)
        return found

    def _bits_of(self, frame: Frame) -> int:
        bits = 0
        for need in frame.needs:
            bits |= 1 << self._needs.setdefault(need, len(self._needs))
        return bits

    def _bits_met(self, hit: Hit) -> tuple[int, int]:
        """What the hit meets where it stands in a clause, and where it stands in its context."""
        key = (hit.element, hit.term_class, hit.polarity)
        met = self._met.get(key)
        if met is None:
            needs = [(bit, need) for need, bit in self._needs.items() if covers(need, hit)]
            met = self._met[key] = (
                sum(1 << bit for bit, need in needs if need.where != "context"),
                sum(1 << bit for bit, need in needs if need.where != "clause"),
            )
        return met

    def _within(self, met: int, contract: frozenset[Label]) -> tuple[Chance, ...]:
        found: dict[int, list[Frame]] = defaultdict(list)
        for index, frame, bits in self._frames:
            asked = frame.contract
            if not bits & ~met and (not asked or not contract.isdisjoint(asked)):
                found[index].append(frame)
        return tuple((self._rules[index], tuple(frames)) for index, frames in found.items())

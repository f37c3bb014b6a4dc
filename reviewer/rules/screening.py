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
    """The `find` frames of some rules, for a contract that carries the labels `contract`."""

    def __init__(self, rules: Sequence[Rule], contract: frozenset[Label]) -> None:
        self._rules = rules
        self._needs: dict[Need, int] = {}
        self._frames: list[tuple[int, Frame, int]] = []  # index of the rule, frame, its bits
        for index, rule in enumerate(rules):
            for frame in rule.find:
                if not frame.contract or not contract.isdisjoint(frame.contract):
                    self._frames.append((index, frame, self._bits_of(frame)))
        self._met: dict[tuple[str, str, str, bool], int] = {}
        self._chances: dict[int, tuple[Chance, ...]] = {}

    def chances(self, entry: ClauseAnalysis) -> tuple[Chance, ...]:
        """The rules that may hold in a clause, in their order, each with the frames that may."""
        met = 0
        for hit in entry.operative:
            met |= self._bits_met(hit, in_context=False)
        for hit in entry.context:
            met |= self._bits_met(hit, in_context=True)
        if met not in self._chances:
            self._chances[met] = self._within(met)
        return self._chances[met]

    def _bits_of(self, frame: Frame) -> int:
        bits = 0
        for need in frame.needs:
            bits |= 1 << self._needs.setdefault(need, len(self._needs))
        return bits

    def _bits_met(self, hit: Hit, *, in_context: bool) -> int:
        key = (hit.element, hit.term_class, hit.polarity, in_context)
        met = self._met.get(key)
        if met is None:
            elsewhere = "clause" if in_context else "context"
            met = sum(
                1 << bit
                for need, bit in self._needs.items()
                if need.where != elsewhere and covers(need, hit)
            )
            self._met[key] = met
        return met

    def _within(self, met: int) -> tuple[Chance, ...]:
        found: dict[int, list[Frame]] = defaultdict(list)
        for index, frame, bits in self._frames:
            if not bits & ~met:
                found[index].append(frame)
        return tuple((self._rules[index], tuple(frames)) for index, frames in found.items())

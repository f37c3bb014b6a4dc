"""Which frames have a chance in a clause, without trying them.

Every distinct need of the frames is a bit of a number. What the words of a clause meet, and those
of its context, is or-ed together once; a frame with a bit beyond it cannot hold there. The rest is
for `match_frame` to say: scope, attachment, words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from reviewer.labels import Label
from reviewer.rules.analysis import ClauseAnalysis
from reviewer.rules.matching import covers
from reviewer.rules.model import Frame, Need, Rule
from reviewer.rules.polarity import Polarity
from reviewer.rules.quick_words import stand_in_no_line
from reviewer.rules.sentences import Hit

Chance = tuple[Rule, tuple[Frame, ...]]


class Screen:
    """The `find` frames of some rules, each with the needs that must be met.

    Frames of words alone are left out where no clause has the words.
    """

    def __init__(self, rules: Sequence[Rule], clauses: Sequence[ClauseAnalysis]) -> None:
        """`clauses` are all that will be asked about."""
        self._rules = rules
        lines = _lines_of(clauses)
        self._needs: dict[Need, int] = {}
        self._frames = [  # index of the rule, frame, its bits
            (index, frame, self._bits_of(frame))
            for index, rule in enumerate(rules)
            for frame in rule.find
            if not _is_nowhere(frame, lines)
        ]
        self._met = _Met(self._needs)
        # Of the clause before: what stands under one heading shares its context.
        self._context: tuple[Hit, ...] = ()
        self._context_met = 0
        self._meeting: dict[int, tuple[tuple[int, Frame], ...]] = {}
        self._chances: dict[tuple[int, frozenset[Label], bool], tuple[Chance, ...]] = {}

    def met(self, entry: ClauseAnalysis) -> int:
        """The needs that the words of a clause and of its context meet."""
        if entry.context is not self._context:
            self._context, self._context_met = entry.context, 0
            for hit in entry.context:
                self._context_met |= self._met[hit.element, hit.term_class, hit.polarity][1]
        met, bits = self._context_met, self._met
        for hit in entry.operative:
            met |= bits[hit.element, hit.term_class, hit.polarity][0]
        return met

    def chances(
        self, met: int, contract: frozenset[Label], *, again: bool = False
    ) -> tuple[Chance, ...]:
        """The rules that may hold where these needs are `met`, in their order, each with the frames
        that may. `contract` are the labels that the contract carries; `again` leaves out the rules
        that find nothing more for these labels than without them."""
        key = (met, contract, again)
        found = self._chances.get(key)
        if found is None:
            chances = self._within(met, contract)
            found = tuple(one for one in chances if not again or _turns_on_labels(*one))
            self._chances[key] = found
        return found

    def _bits_of(self, frame: Frame) -> int:
        bits = 0
        for need in frame.needs:
            bits |= 1 << self._needs.setdefault(need, len(self._needs))
        return bits

    def _within(self, met: int, contract: frozenset[Label]) -> tuple[Chance, ...]:
        meeting = self._meeting.get(met)
        if meeting is None:
            beyond = ~met
            meeting = tuple((at, frame) for at, frame, bits in self._frames if not bits & beyond)
            self._meeting[met] = meeting
        found: dict[int, list[Frame]] = defaultdict(list)
        for index, frame in meeting:
            if not frame.contract or not contract.isdisjoint(frame.contract):
                found[index].append(frame)
        return tuple((self._rules[index], tuple(frames)) for index, frames in found.items())


class _Met(dict[tuple[str, str, Polarity], tuple[int, int]]):
    """By element, class and polarity what a hit meets where it stands in a clause, and where it
    stands in its context; filled as they come."""

    def __init__(self, needs: Mapping[Need, int]) -> None:
        self._needs = needs

    def __missing__(self, key: tuple[str, str, Polarity]) -> tuple[int, int]:
        element, term_class, polarity = key
        hit = Hit(element, term_class, 0, 0, 0, polarity)
        needs = [(bit, need) for need, bit in self._needs.items() if covers(need, hit)]
        self[key] = met = (
            sum(1 << bit for bit, need in needs if need.where != "context"),
            sum(1 << bit for bit, need in needs if need.where != "clause"),
        )
        return met


def _lines_of(clauses: Sequence[ClauseAnalysis]) -> dict[str, str]:
    """By scope the words of all clauses, and of all sentences that do something, each in a line."""
    sentences = [one.text for entry in clauses for one in entry.sentences if not one.defines]
    return {
        "clause": "\n".join([entry.folded.text for entry in clauses]),
        "sentence": "\n".join(sentences),
    }


def _is_nowhere(frame: Frame, lines: Mapping[str, str]) -> bool:
    """Whether a frame that every clause would be tried for asks for words that none has."""
    if frame.needs or frame.words is None or frame.scope not in lines:
        return False
    return stand_in_no_line(frame.words.pattern, lines[frame.scope])


def _turns_on_labels(rule: Rule, frames: Sequence[Frame]) -> bool:
    """Whether the labels of the contract let these frames find more, or grade it otherwise."""
    return any(frame.contract for frame in frames) or (
        rule.needs_contract and rule.graded_by_contract
    )

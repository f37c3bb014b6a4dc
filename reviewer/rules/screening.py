"""Which frames have a chance in a clause, without trying them.

Every distinct need of the frames is a bit of a number, and so is every set of words one of which
their expressions must find. What the words of a clause meet, and those of its context, is or-ed
together once; a frame with a bit beyond it cannot hold there. The rest is for `match_frame` to say:
scope, attachment, where the words stand.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache, reduce
from operator import or_

import ahocorasick

from reviewer.labels import Label
from reviewer.rules.analysis import ClauseAnalysis
from reviewer.rules.matching import covers
from reviewer.rules.model import Frame, Need, Rule
from reviewer.rules.needed_words import needed_words
from reviewer.rules.polarity import Polarity
from reviewer.rules.sentences import Hit

Chance = tuple[Rule, tuple[Frame, ...]]


class Screen:
    """The `find` frames of some rules, each with what must be met.

    Frames that ask for what no clause meets are left out. `met` is what each clause meets, in their
    order.
    """

    def __init__(self, rules: Sequence[Rule], clauses: Sequence[ClauseAnalysis]) -> None:
        """`clauses` are all that will be asked about."""
        self._rules = rules
        frames = [(index, frame) for index, rule in enumerate(rules) for frame in rule.find]
        spoken = _spoken(tuple(frame.words.pattern if frame.words else "" for _, frame in frames))
        needs: dict[Need, int] = {}
        bits = [
            _bits_of(frame, needs) << spoken.width | words
            for (_, frame), words in zip(frames, spoken.needed, strict=True)
        ]
        met = [
            meant << spoken.width | spoken.met(entry.folded.text)
            for entry, meant in zip(clauses, _meant(clauses, _Met(needs)), strict=True)
        ]
        beyond = ~reduce(or_, met, 0)
        self._frames = [  # index of the rule, frame, its bits
            (index, frame, own)
            for (index, frame), own in zip(frames, bits, strict=True)
            if not own & beyond
        ]
        # What no frame asks for that is left would only tell clauses apart that are alike.
        asked = reduce(or_, (own for _, _, own in self._frames), 0)
        self.met = [one & asked for one in met]
        self._meeting: dict[int, tuple[tuple[int, Frame], ...]] = {}
        self._chances: dict[tuple[int, frozenset[Label], bool], tuple[Chance, ...]] = {}

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


def _bits_of(frame: Frame, needs: dict[Need, int]) -> int:
    """The needs of a frame as bits; those that are new are counted on."""
    return reduce(or_, (1 << needs.setdefault(need, len(needs)) for need in frame.needs), 0)


def _meant(
    clauses: Sequence[ClauseAnalysis], bits: Mapping[tuple[str, str, Polarity], tuple[int, int]]
) -> Iterator[int]:
    """The needs that the words of each clause and of its context meet."""
    context: tuple[Hit, ...] = ()
    around = 0
    for entry in clauses:
        if entry.context is not context:  # what stands under one heading shares it
            context, around = entry.context, 0
            for hit in context:
                around |= bits[hit.element, hit.term_class, hit.polarity][1]
        met = around
        for hit in entry.operative:
            met |= bits[hit.element, hit.term_class, hit.polarity][0]
        yield met


class _Spoken:
    """The words that expressions need: all of them are looked for at once."""

    def __init__(self, expressions: Sequence[str]) -> None:
        bits: dict[frozenset[str], int] = {}
        self.needed = [
            reduce(or_, (1 << bits.setdefault(words, len(bits)) for words in needed), 0)
            for needed in map(needed_words, expressions)
        ]
        self.width = len(bits)
        by_word: dict[str, int] = defaultdict(int)
        for words, bit in bits.items():
            for word in words:
                by_word[word] |= 1 << bit
        self._automaton = ahocorasick.Automaton()
        for word, met in by_word.items():
            self._automaton.add_word(word, met)
        self._automaton.make_automaton()

    def met(self, folded: str) -> int:
        """Of which sets, as bits, a text holds a word."""
        if not self.width:  # the automaton of no words cannot be asked
            return 0
        met = 0
        for _, bits in self._automaton.iter(folded):
            met |= bits
        return met


@lru_cache(maxsize=4)
def _spoken(expressions: tuple[str, ...]) -> _Spoken:
    """To read them takes longer than a contract; the rules are nearly always the same."""
    return _Spoken(expressions)


def _turns_on_labels(rule: Rule, frames: Sequence[Frame]) -> bool:
    """Whether the labels of the contract let these frames find more, or grade it otherwise."""
    return any(frame.contract for frame in frames) or (
        rule.needs_contract and rule.graded_by_contract
    )

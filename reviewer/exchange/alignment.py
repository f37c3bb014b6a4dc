"""Which clause of an earlier version became which clause of a later one.

First what stands word for word in both, in order; then what was moved word for word; then, between
those, what is most alike in order; then clauses split or joined; then what was moved and reworded;
last what was written anew under the same number.
Likeness is the share of common pairs of neighbouring characters.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from reviewer.text.likeness import MOVED_CLAUSE, PART_OF_CLAUSE, SAME_CLAUSE, pairs_of, shared_pairs

_TELLING = 8  # from this length on a text is taken for itself in another place
_PART_LENGTH = 4
_CANDIDATES = 8
_COMMON = 60  # what stands in more texts than this tells nothing


@dataclass(frozen=True, slots=True)
class Match:
    """Indices of clauses that belong together; one side is empty for what is new or gone.

    Several on a side: the clause was split, or several were joined. `moved`: not in its order.
    """

    old: tuple[int, ...]
    new: tuple[int, ...]
    moved: bool = False


def align(
    old: Sequence[str],
    new: Sequence[str],
    old_numbers: Sequence[str] = (),
    new_numbers: Sequence[str] = (),
) -> tuple[Match, ...]:
    """Match two lists of folded texts; every index is in exactly one match.

    Numbers, where given, tell what was written anew in its place from what is new and gone. In the
    order of the later version, with what is gone after what stood before it.
    """
    return _Alignment(old, new).matches(old_numbers, new_numbers)


@dataclass(frozen=True, slots=True)
class _Gap:
    """A range [start, end) of the earlier texts and one of the later ones."""

    old: tuple[int, int]
    new: tuple[int, int]


class _Text:
    """A text with its pairs of characters."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def pairs(self) -> Counter[str]:
        return pairs_of(self.text)

    def likeness(self, other: _Text) -> float:
        return shared_pairs(self.pairs, other.pairs)


class _Alignment:
    def __init__(self, old: Sequence[str], new: Sequence[str]) -> None:
        self._old = [_Text(text) for text in old]
        self._new = [_Text(text) for text in new]
        self._partner: dict[int, int] = {}  # of an old one
        self._moved: set[int] = set()  # old ones
        self._old_parts: dict[int, list[int]] = {}  # further old ones of a match, by its old one
        self._new_parts: dict[int, list[int]] = {}
        self._used_old: set[int] = set()  # matched, or part of a match
        self._used_new: set[int] = set()

    def matches(self, old_numbers: Sequence[str], new_numbers: Sequence[str]) -> tuple[Match, ...]:
        self._match_verbatim()
        self._match_moved(_equal)
        for gap in self._gaps():
            self._match_alike(gap)
        self._split_and_join()
        self._match_moved(_alike)
        if old_numbers and new_numbers:
            for gap in list(self._gaps()):
                self._match_numbers(gap, old_numbers, new_numbers)
        return tuple(self._in_order())

    # --- steps --------------------------------------------------------------------------------

    def _pair(self, old: int, new: int, *, moved: bool = False) -> None:
        self._partner[old] = new
        self._used_old.add(old)
        self._used_new.add(new)
        if moved:
            self._moved.add(old)

    def _match_verbatim(self) -> None:
        """Equal texts in the same order: those that occur once, then their equal neighbours."""
        once_old = _once(text.text for text in self._old)
        once_new = _once(text.text for text in self._new)
        pairs = [
            (old, once_new[text], float(len(text) + 1))
            for text, old in once_old.items()
            if text in once_new
        ]
        for old, new in _heaviest_chain(pairs):
            self._pair(old, new)
        for gap in list(self._gaps()):
            self._match_neighbours(gap)

    def _match_neighbours(self, gap: _Gap) -> None:
        """Equal texts from both ends of a gap on."""
        old, new = list(range(*gap.old)), list(range(*gap.new))
        for end in (0, -1):
            while old and new and self._same(old[end], new[end]):
                self._pair(old.pop(end), new.pop(end))

    def _same(self, old: int, new: int) -> bool:
        return self._old[old].text == self._new[new].text

    def _gaps(self) -> Iterator[_Gap]:
        """What lies between two clauses that keep their order."""
        low_old = low_new = 0
        placed = sorted(pair for pair in self._partner.items() if pair[0] not in self._moved)
        for old, new in (*placed, (len(self._old), len(self._new))):
            if low_old < old and low_new < new:
                yield _Gap((low_old, old), (low_new, new))
            low_old, low_new = old + 1, new + 1

    def _match_alike(self, gap: _Gap) -> None:
        """The clauses of a gap that are most alike, in order."""
        old = [at for at in range(*gap.old) if at not in self._used_old]
        new = [at for at in range(*gap.new) if at not in self._used_new]
        pairs = [
            (left, right, likeness**2 * (len(self._old[left].text) + 1))
            for left, right, likeness in self._candidates(old, new)
            if likeness >= SAME_CLAUSE
        ]
        for left, right in _heaviest_chain(pairs):
            self._pair(left, right)

    def _match_moved(self, accepted: Callable[[_Text, float], bool]) -> None:
        """What is left, wherever it went: the most alike first, each once."""
        old = [at for at in range(len(self._old)) if at not in self._used_old]
        new = [at for at in range(len(self._new)) if at not in self._used_new]
        for left, right, likeness in sorted(
            self._candidates(old, new), key=lambda found: (-found[2], found[0], found[1])
        ):
            if (
                left not in self._used_old
                and right not in self._used_new
                and accepted(self._old[left], likeness)
            ):
                self._pair(left, right, moved=not self._fits(left, right))

    def _fits(self, old: int, new: int) -> bool:
        """Whether a pair would stand between the neighbours of both that keep their order."""
        placed = [pair for pair in self._partner.items() if pair[0] not in self._moved]
        return all((left < old) == (right < new) for left, right in placed)

    def _match_numbers(
        self, gap: _Gap, old_numbers: Sequence[str], new_numbers: Sequence[str]
    ) -> None:
        """What has the same number in the same gap, however its words read."""
        low = gap.new[0]
        for old in range(*gap.old):
            for new in range(low, gap.new[1]):
                free = old not in self._used_old and new not in self._used_new
                if free and old_numbers[old] and old_numbers[old] == new_numbers[new]:
                    self._pair(old, new)
                    low = new + 1

    def _split_and_join(self) -> None:
        """Add to a changed clause the neighbours that it was split into or joined from."""
        for old, new in sorted(self._partner.items()):
            if self._same(old, new):
                continue
            whole, one = self._old[old], self._new[new]
            if parts := _parts(new, self._new, self._used_new, whole, one):
                self._new_parts[old] = parts
                self._used_new.update(parts)
            elif parts := _parts(old, self._old, self._used_old, one, whole):
                self._old_parts[old] = parts
                self._used_old.update(parts)

    # --- likeness -----------------------------------------------------------------------------

    def _candidates(
        self, old: Sequence[int], new: Sequence[int]
    ) -> Iterator[tuple[int, int, float]]:
        """Pairs that may belong together, with their likeness: equal ones each with its peer, for
        others the few that share most."""
        equal: defaultdict[str, list[int]] = defaultdict(list)
        index: defaultdict[str, list[int]] = defaultdict(list)
        for at in new:
            equal[self._new[at].text].append(at)
            for pair in self._new[at].pairs:
                index[pair].append(at)
        met: Counter[str] = Counter()
        for at in old:
            text = self._old[at]
            peers = equal.get(text.text, [])
            if met[text.text] < len(peers):
                yield at, peers[met[text.text]], 1.0
            met[text.text] += 1
            votes: Counter[int] = Counter()
            for pair, count in text.pairs.items():
                places = index.get(pair, [])
                if len(places) <= _COMMON:
                    for place in places:
                        votes[place] += min(count, self._new[place].pairs[pair])
            for place, _ in votes.most_common(_CANDIDATES):
                if self._new[place].text != text.text:
                    yield at, place, text.likeness(self._new[place])

    # --- the result ---------------------------------------------------------------------------

    def _in_order(self) -> Iterator[Match]:
        """All matches as the later version has them; what is gone follows what stood before it."""
        leading = {}  # the new index at which a match is told, by each of its new ones
        told: dict[int, Match] = {}
        for old, new in self._partner.items():
            olds = tuple(sorted((old, *self._old_parts.get(old, ()))))
            news = tuple(sorted((new, *self._new_parts.get(old, ()))))
            told[news[0]] = Match(olds, news, old in self._moved)
            leading.update(dict.fromkeys(news, news[0]))
        home = {at: match.new[0] for match in told.values() for at in match.old}
        gone: defaultdict[int, list[int]] = defaultdict(list)  # after the match told at this place
        before = -1
        for at in range(len(self._old)):
            if at not in home:
                gone[before].append(at)
            elif not told[home[at]].moved:
                before = home[at]
        yield from (Match((at,), ()) for at in gone[-1])
        for at in range(len(self._new)):
            if at in told:
                yield told[at]
                yield from (Match((left,), ()) for left in gone[at])
            elif at not in leading:
                yield Match((), (at,))


def _parts(at: int, texts: Sequence[_Text], used: set[int], whole: _Text, one: _Text) -> list[int]:
    """The free neighbours of a text whose words stand in `whole` beside those of `one`."""
    left = whole.pairs - one.pairs
    found: list[int] = []
    for step in (-1, 1):
        beside = at + step
        while 0 <= beside < len(texts) and beside not in used:
            part = texts[beside].pairs
            held = (part & left).total() >= PART_OF_CLAUSE * part.total()
            if len(texts[beside].text) < _PART_LENGTH or not held:
                break
            left -= part
            found.append(beside)
            beside += step
    return sorted(found)


def _equal(text: _Text, likeness: float) -> bool:
    return likeness == 1.0 and len(text.text) >= _TELLING


def _alike(text: _Text, likeness: float) -> bool:
    if likeness == 1.0:
        return len(text.text) > 1
    return likeness >= MOVED_CLAUSE and len(text.text) >= _TELLING


def _once(texts: Iterable[str]) -> dict[str, int]:
    """The texts that occur once, with their place."""
    places: dict[str, int] = {}
    counts: Counter[str] = Counter()
    for at, text in enumerate(texts):
        places[text] = at
        counts[text] += 1
    return {text: at for text, at in places.items() if counts[text] == 1}


def _heaviest_chain(pairs: Sequence[tuple[int, int, float]]) -> list[tuple[int, int]]:
    """Of pairs with a weight, those that rise in both places and weigh most together."""
    ordered = sorted(pairs, key=lambda pair: (pair[0], -pair[1]))
    places = sorted({new for _, new, _ in ordered})
    # A Fenwick tree of the best chain that ends at or before a place.
    best: list[tuple[float, int]] = [(0.0, -1)] * (len(places) + 1)
    back: list[int] = []
    heaviest = (0.0, -1)
    for number, (_, new, weight) in enumerate(ordered):
        at = bisect_left(places, new)
        total = (0.0, -1)
        step = at
        while step:
            total = max(total, best[step])
            step &= step - 1
        back.append(total[1])
        ended = (total[0] + weight, number)
        heaviest = max(heaviest, ended)
        step = at + 1
        while step <= len(places):
            best[step] = max(best[step], ended)
            step += step & -step
    chain = []
    number = heaviest[1]
    while number >= 0:
        chain.append((ordered[number][0], ordered[number][1]))
        number = back[number]
    chain.reverse()
    return chain

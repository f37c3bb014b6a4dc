"""The words without which a regular expression is found nowhere.

Rules ask for words that most clauses do not hold, and to see that by searching takes longer than
anything else a rule does. What any match must contain can be read off the expression once:
`(不|别).{0,6}(转卖|出租)` is found in no text without 不 or 别, and in none without 转卖 or 出租.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

try:  # How `re` itself reads an expression: there is no public way to ask.
    from re import _parser  # type: ignore[attr-defined]
except ImportError:  # pragma: no cover - in no Python that is known
    _parser = None

Words = frozenset[str]

_REPEATED = frozenset({"MAX_REPEAT", "MIN_REPEAT"})
_SAYS_NOTHING = frozenset({"ASSERT_NOT", "AT"})
_NONE: Words = frozenset()
_EMPTY: Words = frozenset({""})
# What may be more words than these is not spelt out together with its neighbours.
_MOST_WORDS = 150
_WIDEST_RANGE = 10


@cache
def needed_words(expression: str) -> tuple[Words, ...]:
    """Sets of words: a text in which the expression is found holds a word of each set.

    Empty where nothing can be told: of an expression that ignores case, or may be anything.
    """
    if _parser is None:
        return ()
    parsed = _parser.parse(expression)
    if parsed.state.flags & ~re.UNICODE:
        return ()
    return tuple(map(_shortest, _Reading().through(parsed).needed))


class _Reading:
    """What has been read of a sequence of parts."""

    def __init__(self) -> None:
        self._sets: list[Words] = []
        # All that the parts since the last one that could not be spelt out may be.
        self._run = _EMPTY
        self._broken = False

    @property
    def whole(self) -> Words:
        """All that the sequence may be; none where it cannot be spelt out."""
        return _NONE if self._broken else self._run

    @property
    def needed(self) -> list[Words]:
        """A word of each set stands wherever the sequence does."""
        return self._sets if "" in self._run else [*self._sets, self._run]

    def through(self, parts: Iterable[tuple[Any, Any]]) -> _Reading:
        for kind, value in parts:
            self._take(str(kind), value)
        return self

    def _take(self, name: str, value: Any) -> None:
        if name == "LITERAL":
            self._join(frozenset(chr(value)))
        elif name == "IN":
            self._join(_members(value))
        elif name == "BRANCH":
            self._take_one_of([_Reading().through(way) for way in value[1]])
        elif name == "SUBPATTERN" and not (value[1] or value[2]):
            self._take_one_of([_Reading().through(value[3])])
        elif name in _REPEATED:
            self._take_repeated(*value)
        elif name == "ASSERT":
            self._sets += _Reading().through(value[1]).needed
        elif name not in _SAYS_NOTHING:
            self._break()

    def _take_one_of(self, ways: Sequence[_Reading]) -> None:
        if all(way.whole for way in ways):
            self._join(frozenset().union(*(way.whole for way in ways)))
            return
        self._break()
        if len(ways) == 1:
            self._sets += ways[0].needed
        else:
            telling = [sorted(way.needed, key=_tells, reverse=True) for way in ways]
            self._sets += [frozenset().union(*together) for together in zip(*telling, strict=False)]

    def _take_repeated(self, least: int, most: int, inner: Iterable[tuple[Any, Any]]) -> None:
        once = _Reading().through(inner)
        if least:
            self._take_one_of([once])
        elif most == 1 and once.whole:
            self._join(once.whole | _EMPTY)
        if most != 1 or not once.whole:
            self._break()

    def _join(self, words: Words) -> None:
        """Go on with one of these words; none means that it cannot be told with what."""
        if not words or len(self._run) * len(words) > _MOST_WORDS:
            self._break()
        if words:
            self._run = frozenset(before + word for before in self._run for word in words)

    def _break(self) -> None:
        self._sets, self._run, self._broken = self.needed, _EMPTY, True


def _tells(words: Words) -> tuple[int, int]:
    """How seldom a text holds one of the words."""
    return min(map(len, words)), -len(words)


def _shortest(words: Words) -> Words:
    """The words without those that hold another of them."""
    return frozenset(word for word in words if words.isdisjoint(_parts_of(word)))


def _parts_of(word: str) -> Iterator[str]:
    length = len(word)
    for size in range(1, length):
        for at in range(length - size + 1):
            yield word[at : at + size]


def _members(members: Iterable[tuple[Any, Any]]) -> Words:
    """The characters of a set; none where it is of all others, or of very many."""
    found: set[str] = set()
    for kind, value in members:
        if str(kind) == "LITERAL":
            found.add(chr(value))
        elif str(kind) == "RANGE" and value[1] - value[0] < _WIDEST_RANGE:
            found.update(map(chr, range(value[0], value[1] + 1)))
        else:
            return _NONE
    return frozenset(found)

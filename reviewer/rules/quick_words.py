"""The words of frames as regular expressions that fail fast.

Most of the words that rules ask for are in no clause of a contract, and to see that takes longer
than anything else a rule does. Python's `re` skips to the first characters of a match ten times as
fast as it tries one, but only where every alternative begins with a plain character: not where a
group, a choice of characters or a look behind comes first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

try:  # How `re` itself reads an expression: there is no public way to ask.
    from re import _parser  # type: ignore[attr-defined]
except ImportError:  # pragma: no cover - in no Python that is known
    _parser = None

_WITHOUT_WIDTH = frozenset({"ASSERT", "ASSERT_NOT", "AT"})
_REPEATED = frozenset({"MAX_REPEAT", "MIN_REPEAT"})
_CHARACTERS = frozenset({"IN", "LITERAL", "NOT_LITERAL", "ANY"})
_WIDEST_RANGE = 100
# What refers to a group cannot stand in a look behind.
_REFERS = re.compile(r"\\[1-9]|\(\?P=|\(\?\(")


@cache
def quick(words: str) -> re.Pattern[str]:
    """An expression that is found in the same texts as `words`, whatever it finds there.

    To make it takes as long as a hundred searches: it is for what is looked for in every clause.
    """
    if _parser is None:
        return re.compile(words)
    parsed = _parser.parse(words)
    bound = _REFERS.search(words) is not None or parsed.state.flags & ~re.UNICODE
    firsts = None if bound else _firsts(parsed)
    if firsts is None:
        return re.compile(words)
    chars = "".join(map(re.escape, sorted(firsts)))
    # One character further on the whole is looked for where that character stands.
    return re.compile(rf"[{chars}](?<=(?={words})[\s\S])")


def stand_in_no_line(words: str, text: str) -> bool:
    """Whether it is plain that the words are found in no line of a text by itself.

    One search through all lines tells that of most words: beyond the end of a line they can find
    more, but not less, unless they say what must not stand there.
    """
    return _ignores_other_lines(words) and quick(words).search(text) is None


@cache
def _ignores_other_lines(words: str) -> bool:
    if _parser is None:
        return False
    parsed = _parser.parse(words)
    return not parsed.state.flags & ~re.UNICODE and _only_gains(parsed)


def _only_gains(parts: Iterable[tuple[Any, Any]], *, denied: bool = False) -> bool:
    """Whether no part fails for what stands in another line; parts that are `denied` must not reach
    over the end of a line."""
    return all(_gains(str(kind), value, denied) for kind, value in parts)


def _gains(name: str, value: Any, denied: bool) -> bool:
    if name in _REPEATED:
        return _only_gains(value[2], denied=denied)
    if name == "BRANCH":
        return all(_only_gains(way, denied=denied) for way in value[1])
    if name == "SUBPATTERN":
        return not (value[1] or value[2]) and _only_gains(value[3], denied=denied)
    if name in ("ASSERT", "ASSERT_NOT"):
        return not denied and _only_gains(value[1], denied=name == "ASSERT_NOT")
    return _keeps_to_its_line(name, value) if denied else name in _CHARACTERS


def _keeps_to_its_line(name: str, value: Any) -> bool:
    """Whether a character that must not stand there is none that ends a line."""
    members = _members(value) if name == "IN" else frozenset()
    if name == "LITERAL":
        members = frozenset(chr(value))
    return name in ("IN", "LITERAL", "ANY") and members is not None and "\n" not in members


def _firsts(parts: Iterable[tuple[Any, Any]]) -> frozenset[str] | None:
    """The characters that a match begins with; None where it may be any, or where it is empty."""
    found: frozenset[str] = frozenset()
    for kind, value in parts:
        name = str(kind)
        if name in _WITHOUT_WIDTH:
            continue
        more = _first_of(name, value)
        if more is None:
            return None
        found |= more
        if not (name in _REPEATED and value[0] == 0):
            return found
    return None


def _first_of(name: str, value: Any) -> frozenset[str] | None:
    """The characters that one part of an expression begins with."""
    if name == "LITERAL":
        return frozenset(chr(value))
    if name == "IN":
        return _members(value)
    if name == "SUBPATTERN":
        _, added, dropped, inner = value
        return None if added or dropped else _firsts(inner)
    if name in _REPEATED:
        return _firsts(value[2])
    if name == "BRANCH":
        each = [_firsts(way) for way in value[1]]
        known = [chars for chars in each if chars is not None]
        return frozenset().union(*known) if len(known) == len(each) else None
    return None


def _members(members: Iterable[tuple[Any, Any]]) -> frozenset[str] | None:
    """The characters of a set that names them."""
    found: set[str] = set()
    for kind, value in members:
        if str(kind) == "LITERAL":
            found.add(chr(value))
        elif str(kind) == "RANGE" and value[1] - value[0] < _WIDEST_RANGE:
            found.update(map(chr, range(value[0], value[1] + 1)))
        else:
            return None
    return frozenset(found)

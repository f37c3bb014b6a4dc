"""What was changed between two texts: the fewest insertions and deletions, made readable.

After Myers (“An O(ND) difference algorithm”, 1986); a few characters that two rewritten stretches
happen to share are not worth keeping apart (Fraser's semantic clean-up). How finely is looked and
what counts as the same is the grain: a clause, a law's article and a redline each want another.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from reviewer.text.folding import fold

# A number with its signs, a Latin word, any other character; each with the space behind it.
_TOKEN = re.compile(r"(?:\d[\d,.]*\d|\d|[A-Za-z]+|\S)\s*|\s+")
# Beyond so many edits the shortest way is slow to find and no longer readable: blocks will do.
_MOST_EDITS = 600


class Edit(StrEnum):
    """What happened to a stretch of words."""

    KEPT = "kept"
    GONE = "gone"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of words: `old` in the earlier version, `new` in the later one.

    What is kept may differ as far as the grain calls it the same; of what is gone `new` is empty,
    of what was added `old` is.
    """

    edit: Edit
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Grain:
    """How two texts are compared.

    `tokens` takes a text apart into what changes as a whole (joined they are the text), tokens with
    the same `key` are the same. `scattered` says whether tokens that both texts share are too few
    to stand between two changes, of which the smaller has so many tokens. With less than the share
    `least_kept` of the longer text kept, everything was written anew.
    """

    tokens: Callable[[str], Sequence[str]]
    key: Callable[[str], str]
    scattered: Callable[[Sequence[str], int], bool]
    least_kept: float = 0.0


# A clause: characters of Chinese, whole numbers and Latin words, whatever their width and the white
# space between them; what is kept is longer than one of the changes at its sides.
CLAUSE = Grain(_TOKEN.findall, fold, lambda kept, change: len(kept) <= change, least_kept=0.25)
# A law's article: every character counts; one alone between two changes goes with them.
ARTICLE = Grain(list, str, lambda kept, _: len(kept) < 2)


def differences(old: str, new: str, grain: Grain = CLAUSE) -> tuple[Piece, ...]:
    """The pieces that make up both texts, in order; in each change what is gone comes first."""
    left, right = grain.tokens(old), grain.tokens(new)
    blocks = _matching([grain.key(token) for token in left], [grain.key(token) for token in right])
    return tuple(_pieces(left, right, _readable(blocks, left, right, grain)))


@dataclass(frozen=True, slots=True)
class _Block:
    """Tokens that stand in both: from `left` and `right` on, `length` of them."""

    left: int
    right: int
    length: int


def _matching(left: Sequence[str], right: Sequence[str]) -> list[_Block]:
    """The runs of tokens common to both, in order."""
    start = 0
    while start < min(len(left), len(right)) and left[start] == right[start]:
        start += 1
    end = 0
    rest = min(len(left), len(right)) - start
    while end < rest and left[len(left) - end - 1] == right[len(right) - end - 1]:
        end += 1
    inner = left[start : len(left) - end], right[start : len(right) - end]
    pairs = _shortest(*inner)
    if pairs is None:
        found = SequenceMatcher(None, *inner, autojunk=False).get_matching_blocks()
        pairs = [(a + step, b + step) for a, b, size in found for step in range(size)]
    everything = (
        *((at, at) for at in range(start)),
        *((a + start, b + start) for a, b in pairs),
        *((len(left) - end + at, len(right) - end + at) for at in range(end)),
    )
    return _runs(everything)


def _runs(pairs: Iterable[tuple[int, int]]) -> list[_Block]:
    blocks: list[_Block] = []
    for left, right in pairs:
        last = blocks[-1] if blocks else None
        if last and (last.left + last.length, last.right + last.length) == (left, right):
            blocks[-1] = _Block(last.left, last.right, last.length + 1)
        else:
            blocks.append(_Block(left, right, 1))
    return blocks


def _shortest(left: Sequence[str], right: Sequence[str]) -> list[tuple[int, int]] | None:
    """The common tokens on the shortest way from one to the other; None when it is too long."""
    furthest = {1: 0}
    trail: list[dict[int, int]] = []
    for edits in range(min(len(left) + len(right), _MOST_EDITS) + 1):
        trail.append(dict(furthest))
        for diagonal in range(-edits, edits + 1, 2):
            down = diagonal == -edits or (
                diagonal != edits and furthest[diagonal - 1] < furthest[diagonal + 1]
            )
            x = furthest[diagonal + 1] if down else furthest[diagonal - 1] + 1
            while (
                x < len(left) and 0 <= x - diagonal < len(right) and left[x] == right[x - diagonal]
            ):
                x += 1
            furthest[diagonal] = x
            if x >= len(left) and x - diagonal >= len(right):
                return _walk_back(trail, len(left), len(right))
    return None


def _walk_back(trail: Sequence[dict[int, int]], x: int, y: int) -> list[tuple[int, int]]:
    pairs: list[tuple[int, int]] = []
    for edits in range(len(trail) - 1, -1, -1):
        furthest, diagonal = trail[edits], x - y
        down = diagonal == -edits or (
            diagonal != edits and furthest[diagonal - 1] < furthest[diagonal + 1]
        )
        came_from = diagonal + 1 if down else diagonal - 1
        before = furthest[came_from] if edits else 0
        start = (before if down else before + 1) if edits else 0
        while x > start:
            x, y = x - 1, y - 1
            pairs.append((x, y))
        if edits:
            x, y = before, before - came_from
    pairs.reverse()
    return pairs


def _readable(
    blocks: list[_Block], left: Sequence[str], right: Sequence[str], grain: Grain
) -> list[_Block]:
    """Without the runs that are too short to stand between the changes on both their sides."""
    kept = list(blocks)
    at = 0
    while at < len(kept):
        block = kept[at]
        before = _change(kept[at - 1] if at else _Block(0, 0, 0), block)
        end = kept[at + 1] if at + 1 < len(kept) else _Block(len(left), len(right), 0)
        change = min(before, _change(block, end))
        if change and grain.scattered(left[block.left : block.left + block.length], change):
            del kept[at]
            at = max(at - 1, 0)  # the change before has grown
        else:
            at += 1
    whole = max(len(left), len(right))
    return kept if sum(block.length for block in kept) >= grain.least_kept * whole else []


def _change(before: _Block, after: _Block) -> int:
    """How many tokens were changed between two blocks: the longer of the two sides."""
    return max(after.left - before.left - before.length, after.right - before.right - before.length)


def _pieces(left: Sequence[str], right: Sequence[str], blocks: list[_Block]) -> Iterator[Piece]:
    at_left = at_right = 0
    for block in (*blocks, _Block(len(left), len(right), 0)):
        if at_left < block.left:
            yield Piece(Edit.GONE, "".join(left[at_left : block.left]), "")
        if at_right < block.right:
            yield Piece(Edit.ADDED, "", "".join(right[at_right : block.right]))
        at_left, at_right = block.left + block.length, block.right + block.length
        if block.length:
            old, new = left[block.left : at_left], right[block.right : at_right]
            yield Piece(Edit.KEPT, "".join(old), "".join(new))

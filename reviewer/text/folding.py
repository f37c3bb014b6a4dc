"""Folding text for comparison, with the way back.

Folded text is NFKC, lower case, free of white space and of invisible characters, with the variants
of quotation marks and dashes that one typist or another uses made one. Rules read folded text;
every match is carried back to the canonical text through the offset map.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import compress

_VARIANTS = {
    "“": '"',
    "”": '"',
    "„": '"',
    "‟": '"',
    "〝": '"',
    "〞": '"',
    "「": '"',
    "」": '"',
    "『": '"',
    "』": '"',
    "‘": "'",
    "’": "'",
    "—": "-",
    "–": "-",
    "―": "-",
    "‐": "-",
    "‑": "-",
    "－": "-",
    "・": "·",
    "•": "·",
    "帐": "账",  # 帐号 and 账号 are one word in two spellings
}


@lru_cache(maxsize=65536)
def fold_char(char: str) -> str:
    """One code point folded: zero, one or several characters."""
    variant = _VARIANTS.get(char)
    if variant is not None:
        return variant
    folded = unicodedata.normalize("NFKC", char).casefold()
    return "".join(
        _VARIANTS.get(c, c)
        for c in folded
        if not c.isspace() and unicodedata.category(c) not in ("Cf", "Cc", "Mn")
    )


class _Folded(dict[int, str]):
    """For `str.translate`: code points folded, filled as they come."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = fold_char(chr(code))
        return folded


class _Parts(dict[str, str]):
    """Characters folded, filled as they come."""

    def __missing__(self, char: str) -> str:
        self[char] = folded = fold_char(char)
        return folded


_FOLDED = _Folded()
_PARTS = _Parts()


@dataclass(frozen=True, slots=True)
class FoldedText:
    """Folded `text`; `origin[i]` is the source offset of its i-th character.

    `origin` has one more entry than `text`: the length of the source. It never decreases.
    """

    text: str
    origin: Sequence[int]

    def to_source(self, start: int, end: int) -> tuple[int, int]:
        """The source range of folded [start, end). An empty range maps to an empty range."""
        if start >= end:
            at = self.origin[start]
            return at, at
        return self.origin[start], self.origin[end - 1] + 1

    def from_source(self, offset: int) -> int:
        """The folded offset of the first folded character at or after a source offset."""
        return bisect_left(self.origin, offset, 0, len(self.text))


def fold_with_offsets(text: str) -> FoldedText:
    """Fold, keeping for every folded character the source offset it came from."""
    # Millions of characters pass here: no Python code runs for each where none becomes several.
    parts = list(map(_PARTS.__getitem__, text))
    folded, length = "".join(parts), len(text)
    if "" not in parts and len(folded) == length:
        return FoldedText(folded, range(length + 1))
    if max(map(len, parts), default=0) <= 1:
        return FoldedText(folded, (*compress(range(length), parts), length))
    origin = [index for index, part in enumerate(parts) for _ in part]
    return FoldedText(folded, (*origin, length))


@lru_cache(maxsize=4096)  # the words of a clause are asked for by several stages
def fold(text: str) -> str:
    """Fold without keeping offsets."""
    return text.translate(_FOLDED)

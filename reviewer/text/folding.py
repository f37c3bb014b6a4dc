"""Folding text for comparison, with the way back.

Folded text is NFKC, lower case, free of white space and of invisible characters, with the variants
of quotation marks and dashes that one typist or another uses made one. Rules read folded text;
every match is carried back to the canonical text through the offset map.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from threading import Lock

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
    """For `str.translate`: code points folded, filled as they come.

    Threads fill it together: a character is among the uneven before any finds it folded.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._uneven = "\n"
        self._runs: re.Pattern[str] | None = None

    def __missing__(self, code: int) -> str:
        folded = fold_char(chr(code))
        with self._lock:
            if len(folded) != 1:
                self._uneven += chr(code)
                self._runs = None
            self[code] = folded
        return folded

    @property
    def uneven(self) -> re.Pattern[str]:
        """Runs of characters that become none or several, of those that have come."""
        with self._lock:
            if self._runs is None:
                self._runs = re.compile(f"[{re.escape(self._uneven)}]+")
            return self._runs


_FOLDED = _Folded()


@dataclass(frozen=True, slots=True)
class Origin:
    """Offsets that never decrease, as runs: from `starts[i]` on they count up from `sources[i]`.

    Of a whole contract a hundred are asked for.
    """

    starts: Sequence[int]
    sources: Sequence[int]
    length: int

    def __len__(self) -> int:
        return self.length

    def __getitem__(self, at: int) -> int:
        if not 0 <= at < self.length:
            raise IndexError(at)
        run = bisect_right(self.starts, at) - 1
        return self.sources[run] + at - self.starts[run]


@dataclass(frozen=True)
class FoldedText:
    """Folded `text` with the `source` that it was made of."""

    text: str
    source: str

    @cached_property
    def origin(self) -> Origin:
        """The source offset of each folded character, and at the end the length of the source.

        Worked out when it is asked for: of most clauses the way back is not gone.
        """
        fold(self.source)  # its characters have come, wherever this text was folded
        starts, sources = [0], [0]
        at = done = 0
        for run in _FOLDED.uneven.finditer(self.source):
            at += run.start() - done
            for source, char in enumerate(run[0], run.start()):
                for _ in fold_char(char):
                    starts.append(at)
                    sources.append(source)
                    at += 1
            done = run.end()
            starts.append(at)
            sources.append(done)
        return Origin(starts, sources, at + len(self.source) - done + 1)

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
    """Fold, with the way from every folded character back to the source offset it came from."""
    return FoldedText(fold(text), text)


@lru_cache(maxsize=4096)  # the words of a clause are asked for by several stages
def fold(text: str) -> str:
    """Fold without keeping offsets."""
    return text.translate(_FOLDED)

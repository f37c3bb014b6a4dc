"""The fewest changes, word by word, that make one wording of another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby

from reviewer.rules.segmentation import segmenter
from reviewer.text.differences import Edit as Change
from reviewer.text.differences import Grain, Piece, differences

# Less in common than this, and a reader is better served by the old and the new as a whole.
_ALIKE = 0.5
# Fewer characters than this kept between two changes only scatter them.
_SHORTEST = 2
_ENDS = "，。；：、,.;:\n\t"
_TOKENS = re.compile(r"[A-Za-z0-9]+(?:[.,][0-9]+)*|[\u4e00-\u9fff]+|\s+|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Edit:
    """Put `words` in place of [start, end) of the old text (code points)."""

    start: int
    end: int
    words: str


def word_edits(old: str, new: str) -> tuple[Edit, ...]:
    """The changes in the order of their places; one for all where the two have little in common."""
    if old == new:
        return ()
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if matcher.real_quick_ratio() < _ALIKE or matcher.ratio() < _ALIKE:
        return (Edit(0, len(old), new),)
    return tuple(_edits(differences(old, new, _BY_WORD)))


def _edits(pieces: Iterable[Piece]) -> Iterator[Edit]:
    at = 0
    for kept, run in groupby(pieces, key=lambda piece: piece.edit is Change.KEPT):
        start, change = at, tuple(run)
        at += sum(len(piece.old) for piece in change)
        if not kept:
            yield Edit(start, at, "".join(piece.new for piece in change))


def _scattered(kept: Sequence[str], _change: int) -> bool:
    """Too short to be kept, unless it parts the two changes for the eye too."""
    words = "".join(kept)
    return len(words) < _SHORTEST and words not in _ENDS


def _words(text: str) -> list[str]:
    """Words of Chinese as a dictionary knows them, numbers and Latin words whole, signs alone."""
    return [
        word
        for found in _TOKENS.findall(text)
        for word in (segmenter().words(found) if "\u4e00" <= found[0] <= "\u9fff" else (found,))
    ]


_BY_WORD = Grain(_words, str, _scattered)

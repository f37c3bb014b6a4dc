"""The fewest changes, word by word, that make one wording of another."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from typing import Any

# Less in common than this, and a reader is better served by the old and the new as a whole.
_ALIKE = 0.5
# Fewer characters than this kept between two changes only scatter them.
_SHORTEST = 2
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
    return tuple(_joined(_by_word(old, new), old))


def _by_word(old: str, new: str) -> Iterator[Edit]:
    before, after = list(_words(old)), list(_words(new))
    starts = [0]
    for word in before:
        starts.append(starts[-1] + len(word))
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag != "equal":
            yield Edit(starts[i1], starts[i2], "".join(after[j1:j2]))


def _joined(edits: Iterator[Edit], old: str) -> Iterator[Edit]:
    held: Edit | None = None
    for edit in edits:
        if held is not None:
            kept = old[held.end : edit.start]
            if len(kept) < _SHORTEST and not _is_end(kept):
                held = Edit(held.start, edit.end, held.words + kept + edit.words)
                continue
            yield held
        held = edit
    if held is not None:
        yield held


def _is_end(kept: str) -> bool:
    """Whether what is kept between two changes parts them for the eye too."""
    return bool(kept) and kept in "，。；：、,.;:\n\t"


def _words(text: str) -> Iterator[str]:
    """Words of Chinese as a dictionary knows them, numbers and Latin words whole, signs alone."""
    for match in _TOKENS.finditer(text):
        found = match.group()
        if "\u4e00" <= found[0] <= "\u9fff":
            yield from _tokenizer().cut(found, HMM=False)
        else:
            yield found


@cache
def _tokenizer() -> Any:
    import jieba  # a second to load: only where two wordings are alike

    jieba.setLogLevel(logging.WARNING)
    return jieba.Tokenizer()

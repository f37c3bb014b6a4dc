"""What two versions of a contract say alike though it is laid out otherwise, as in Word and PDF."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import zip_longest

from reviewer.text.folding import fold

# 第1页, 共6页, 1/6, page 1 of 6, - 1 -, folded: Word keeps what was counted last, if anything.
_PAGES = re.compile(r"(?<=第)[0-9]+(?=页)|(?<=共)[0-9]+(?=页)|(?<=page)[0-9]+(?:of[0-9]+)?")
# No contract has a thousand pages: 2025 is a year.
_BARE = re.compile(r"-*[0-9]{1,3}(?:/[0-9]{1,3})?-*")


def without_pages(words: str) -> str:
    """A header or footer folded, and without the number of the page or of all."""
    folded = fold(words)
    return "" if _BARE.fullmatch(folded) else _PAGES.sub("#", folded)


def same_in_columns(old: Sequence[str], new: Sequence[str]) -> bool:
    """Whether paragraphs with tabs, as under a contract where the parties sign side by side, say
    the same as others that have what stood side by side one below the other, row for row or column
    for column. Nothing is no other layout of anything."""
    beside, below = (old, new) if _has_columns(old) else (new, old)
    if not below or not _has_columns(beside) or _has_columns(below):
        return False
    rows = [each.split("\t") for each in beside]
    columns = zip_longest(*rows, fillvalue="")
    return fold("".join(below)) in (_joined(rows), _joined(columns))


def _joined(lines: Iterable[Iterable[str]]) -> str:
    return fold("".join(map("".join, lines)))


def _has_columns(paragraphs: Sequence[str]) -> bool:
    return any("\t" in each for each in paragraphs)

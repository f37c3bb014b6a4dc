"""Which pages to print, as typed: 1-3, 5."""

from __future__ import annotations

import re
import unicodedata

_PART = re.compile(r"(\d*)(-?)(\d*)")
_BETWEEN = re.compile(r"[,，、;；\s]+")
_DASHES = str.maketrans("—–~～至到−", "-------")


class UnreadableRangeError(ValueError):
    """What was typed names no pages, or pages that are not there."""


def parse_pages(text: str, count: int) -> tuple[int, ...]:
    """The pages (0-based, in ascending order, each once); nothing typed means all.

    `2-` goes on to the last page, `-3` begins at the first. Raises UnreadableRangeError.
    """
    plain = unicodedata.normalize("NFKC", text).translate(_DASHES)
    parts = [part for part in _BETWEEN.split(re.sub(r"\s*-\s*", "-", plain)) if part]
    if not parts:
        return tuple(range(count))
    pages: set[int] = set()
    for part in parts:
        pages.update(_pages_of(part, count))
    return tuple(sorted(pages))


def _pages_of(part: str, count: int) -> range:
    match = _PART.fullmatch(part)
    if match is None or part == "-":
        raise UnreadableRangeError(part)
    first, dash, last = match.groups()
    start = int(first or 1)
    end = int(last or count) if dash else start
    if not 1 <= start <= end <= count:
        raise UnreadableRangeError(part)
    return range(start - 1, end)

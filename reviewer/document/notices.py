"""What a lawyer must know about how far a file could be read: `Document.warnings`.

A notice is a value. Its Chinese words are in `export.notice_words`, those of the window in its
catalogues.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum


class NoticeKind(StrEnum):
    """What it is that must be known."""

    EMBEDDED = "embedded"  # files inside the file, whose words could not be read
    TAKEN_IN = "taken-in"  # or were read
    REVISED = "revised"  # tracked changes, all of them accepted
    ORIGINAL = "original"  # or rejected
    CONVERTED = "converted"  # an old format
    DYNAMIC_FORM = "dynamic_form"
    HIDDEN = "hidden"
    UNREADABLE = "unreadable"  # pages whose characters are no text
    IMAGES = "images"  # pages that are nothing but an image
    RECOGNISED = "recognised"  # pages whose words were read from a picture
    DOUBTFUL = "doubtful"  # such pages, and some of their characters are not sure


@dataclass(frozen=True, slots=True)
class Notice:
    """A kind with its figures: `pages` are numbers from 1, `doubtful` counts places that are not
    sure, `names` are those of embedded files, `command` is what to type so that the pages can be
    recognised (empty: nothing to type)."""

    kind: NoticeKind
    pages: tuple[int, ...] = ()
    doubtful: int = 0
    names: tuple[str, ...] = ()
    command: str = ""


def embedded_files(names: Sequence[str], *, read: bool) -> Notice:
    """Files inside a Word file, by name, whose words could be read or not."""
    plain = dict.fromkeys(re.sub(r"[^\w.-]", "_", name)[:60] for name in names)
    kind = NoticeKind.TAKEN_IN if read else NoticeKind.EMBEDDED
    return Notice(kind, names=tuple(plain))


def recognised_pages(numbers: Sequence[int], doubtful: int) -> Notice:
    """Pages whose words were read from a picture; `doubtful` of the places are not sure."""
    kind = NoticeKind.DOUBTFUL if doubtful else NoticeKind.RECOGNISED
    return Notice(kind, tuple(numbers), doubtful)


def page_ranges(numbers: Sequence[int]) -> Iterator[str]:
    """Page numbers in order, neighbours as a range: 1, 3-5."""
    ranges: list[list[int]] = []
    for number in numbers:
        if ranges and number == ranges[-1][1] + 1:
            ranges[-1][1] = number
        else:
            ranges.append([number, number])
    return (str(first) if first == last else f"{first}-{last}" for first, last in ranges)

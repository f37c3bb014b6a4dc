"""For whom a file is made, and what such a reader is shown: one value that every export asks."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Reader(StrEnum):
    """Who will read an export."""

    INTERNAL = "internal"
    CLIENT = "client"
    OTHER_SIDE = "other-side"


@dataclass(frozen=True, slots=True)
class Audience:
    """What leaves the desk for one reader.

    `opinion`: grades, grounds, counter-arguments, exposure and rules; without it a reader sees
    wording and neutral remarks only. `own_words`: what the lawyer noted for the file (marks,
    remarks on findings, reasons of an own grade). `names`: who wrote it, and the file's own
    properties. `masked`: numbers, accounts and passwords are hidden in words that are ours; the
    contract's own words are never changed.
    """

    reader: Reader
    opinion: bool
    own_words: bool
    names: bool
    masked: bool


_AUDIENCES = {
    Reader.INTERNAL: Audience(
        Reader.INTERNAL, opinion=True, own_words=True, names=True, masked=False
    ),
    Reader.CLIENT: Audience(Reader.CLIENT, opinion=True, own_words=False, names=True, masked=False),
    Reader.OTHER_SIDE: Audience(
        Reader.OTHER_SIDE, opinion=False, own_words=False, names=False, masked=True
    ),
}


def audience_of(reader: Reader) -> Audience:
    """What a reader is shown."""
    return _AUDIENCES[reader]

"""Opening a contract again: its state from the store, its marks found in the text as read today.

The text can differ although the file is the same (a newer reader), or the file is a new version of
one that was at the same path before: then the earlier work is taken over.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from reviewer.marks.anchors import relocate
from reviewer.marks.deeds import Deed, DeedKind, LogEntry
from reviewer.marks.state import ReviewState
from reviewer.marks.store import Store


@dataclass(frozen=True, slots=True)
class Reopened:
    """`moved` and `lost` are ids of marks on changed words and of orphans; `taken_over` says that
    the state comes from an earlier file at the same path."""

    state: ReviewState
    moved: frozenset[str]
    lost: frozenset[str]
    taken_over: bool


def reopen(
    store: Store, sha256: str, path: Path, text: str, at: datetime, *, whole: bool = True
) -> Reopened:
    """The lawyer's work on a contract, at home in its text and in the store.

    Of a text that is not `whole` yet (a scan being recognised) marks may still be missed: none is
    called lost, and the store keeps the places they had. Raises StoreError.
    """
    predecessor = None if store.log(sha256) else store.predecessor(path, sha256)
    store.remember(sha256, path, at)
    if predecessor is not None:
        store.matters.inherit(sha256, predecessor)
    stored = store.load(sha256)
    state = stored if predecessor is None else store.load(predecessor)
    if predecessor is not None:
        state = state.without_places()
    relocation = relocate(state.marks.values(), text)
    placed = replace(state, marks={mark.id: mark for mark in relocation.marks})
    kept = placed if whole else state
    if kept != stored:
        kind = DeedKind.TAKEN_OVER if predecessor else DeedKind.RELOCATED
        store.save(sha256, stored, kept, LogEntry(at, Deed(kind)))
    none: frozenset[str] = frozenset()
    moved, lost = (relocation.moved, relocation.lost) if whole else (none, none)
    return Reopened(placed, moved, lost, predecessor is not None)

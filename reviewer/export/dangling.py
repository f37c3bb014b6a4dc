"""What the clauses that stay would still refer to once changes are accepted.

A number written by hand does not follow when clauses are struck or added, and a term loses its
meaning with the clause that defines it. Only what is quoted by a field Word can bring up to date.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from reviewer.document.model import Clause, ClauseKind
from reviewer.document.places import place_of
from reviewer.export.groups import listed
from reviewer.export.redrafting import Action, Change
from reviewer.review import Review


class Cause(StrEnum):
    """What becomes of the thing referred to."""

    STRUCK = "struck"
    UNDEFINED = "undefined"
    RENUMBERED = "renumbered"


@dataclass(frozen=True, slots=True)
class Dangling:
    """`places`, which stay, say `words` (第四条, or a defined term), of which `target` is the
    clause that is struck, loses the definition, or gets another number."""

    cause: Cause
    words: str
    target: str
    places: tuple[str, ...]


def dangling_references(review: Review, changes: Sequence[Change]) -> tuple[Dangling, ...]:
    """Each once, by cause, then in the order of the clauses that refer."""
    by_clause = {change.clause: change for change in changes}
    gone = frozenset(id for id, change in by_clause.items() if _is_struck(change))
    moved = frozenset(_renumbered(review, by_clause))
    found: dict[tuple[Cause, str, str], list[str]] = {}
    undefined = dict(_undefined(review, by_clause))
    for link in review.text.links:
        change = by_clause.get(link.clause)
        if change is not None and change.redraft.action is not Action.AFTER:
            continue  # its words go or are others
        for words, ids in link.refers:
            for root in _roots(review, ids):
                if _is_gone(review, root, ids, gone):
                    cause = Cause.STRUCK
                elif _stands_in(review, root, moved):
                    cause = Cause.RENUMBERED
                else:
                    continue
                place = place_of(root, review.clauses, review.document)
                found.setdefault((cause, words, place), []).append(link.place)
        for term in link.terms:
            if term in undefined and term not in link.defines:
                key = (Cause.UNDEFINED, term, undefined[term])
                found.setdefault(key, []).append(link.place)
    order = list(Cause)
    return tuple(
        Dangling(cause, words, target, tuple(dict.fromkeys(places)))
        for (cause, words, target), places in sorted(
            found.items(), key=lambda item: order.index(item[0][0])
        )
    )


def _is_struck(change: Change) -> bool:
    return change.redraft.action is Action.STRIKE


def _undefined(review: Review, changes: Mapping[str, Change]) -> Iterator[tuple[str, str]]:
    """Terms whose defining words go, with the place of the clause that had them."""
    for link in review.text.links:
        change = changes.get(link.clause)
        if change is not None and change.redraft.action is not Action.AFTER:
            for term in link.defines:
                if term not in change.redraft.wording:
                    yield term, link.place


def _renumbered(review: Review, changes: Mapping[str, Change]) -> Iterator[str]:
    """The clauses whose automatic number is another after the changes."""
    shifts: dict[str | None, int] = {}
    for clause in review.clauses:
        if review.document.blocks[clause.block].label is None:
            continue
        shift, change = shifts.get(clause.parent, 0), changes.get(clause.id)
        struck = change is not None and change.substitution.whole
        if shift and not struck:
            yield clause.id
        if change is not None:
            shifts[clause.parent] = shift + len(change.substitution.after) - struck


def _roots(review: Review, ids: frozenset[str]) -> Iterable[Clause]:
    """The clauses that a reference names; the ids hold all that stands under them too."""
    return (clause for clause in review.clauses if clause.id in ids and clause.parent not in ids)


def _is_gone(review: Review, root: Clause, ids: frozenset[str], gone: frozenset[str]) -> bool:
    """Whether the clause is struck, or all that stands under the heading."""
    if root.id in gone or root.kind is not ClauseKind.HEADING:
        return root.id in gone
    under = [
        clause.id
        for clause in review.clauses
        if clause.id in ids
        and clause.kind is not ClauseKind.HEADING
        and root in review.clauses.ancestors(clause)
    ]
    return bool(under) and gone.issuperset(under)


def _stands_in(review: Review, clause: Clause, moved: frozenset[str]) -> bool:
    return any(each.id in moved for each in (clause, *review.clauses.ancestors(clause)))


def dangling_words(dangling: Dangling) -> str:
    """5.2引用的第2.4条将被删除，请一并修改。"""
    places, words, target = listed(dangling.places), dangling.words, dangling.target
    if dangling.cause is Cause.STRUCK:
        return f"{places}引用的{words}将被删除，请一并修改。"
    if dangling.cause is Cause.UNDEFINED:
        return (
            f"{places}使用的“{words}”，其定义所在的{target}将被删除或者改写，"
            "请补写定义或者一并修改。"
        )
    return (
        f"{places}引用的{words}，其自动编号将因条款增删而变动：手写的引用请改正，交叉引用请更新域。"
    )

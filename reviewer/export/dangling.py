"""What the clauses that stay would still refer to once changes are accepted.

A number written by hand does not follow when clauses are struck or added, and a term loses its
meaning with the clause that defines it. Only what is quoted by a field Word can bring up to date.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from reviewer.document.clause_tree import Clause, ClauseKind
from reviewer.document.places import in_a_row, place_of
from reviewer.document.reference_grammar import counts_from_here
from reviewer.errors import spoken, told
from reviewer.export.added_numbers import numbers_after
from reviewer.export.groups import listed
from reviewer.export.redrafting import Change
from reviewer.review import Review

# A heading called 三 or 12 could be anything: its title goes with it.
_BARE = 2


class Cause(StrEnum):
    """What becomes of the thing referred to; or what is left alone: a heading, the head of a table,
    numbers typed by hand with a gap, or with clauses added that took a number without moving them.
    """

    STRUCK = "struck"
    UNDEFINED = "undefined"
    RENUMBERED = "renumbered"
    WITHDRAWN = "withdrawn"
    HEADING = "heading"
    HEAD_ROW = "head-row"
    GAP = "gap"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Dangling:
    """`places`, which stay, say `words` (第四条, or a defined term), of which `target` is the
    clause that is struck, loses the definition, or gets another number.

    Of a term for what leaves the contract there is no `target`. Of what is left alone only the
    `places` are said: the headings, the heads of tables, the struck clauses whose typed numbers are
    missing; of an addition the clause that it follows and, as `words`, its numbers.
    """

    cause: Cause
    words: str
    target: str
    places: tuple[str, ...]


def dangling_references(review: Review, changes: Sequence[Change]) -> tuple[Dangling, ...]:
    """Each once, by cause, then in the order of the clauses that refer."""
    by_clause = {change.clause: change for change in changes}
    gone = frozenset(id for id, change in by_clause.items() if change.strikes)
    moved = frozenset(_renumbered(review, by_clause))
    found: dict[tuple[Cause, str, str], list[str]] = {}
    undefined = dict(_undefined(review, by_clause))
    withdrawn = _withdrawn(review, changes)
    for link in review.text.links:
        change = by_clause.get(link.clause)
        if change is not None and change.rewords and not change.partial:
            continue  # its words go or are others
        for words, ids in link.refers:
            for root in _roots(review, ids):
                if _is_gone(review, root, ids, gone):
                    cause = Cause.STRUCK
                elif _stands_in(review, root, moved) and not counts_from_here(words):
                    cause = Cause.RENUMBERED
                else:
                    continue
                place = place_of(root, review.clauses, review.document)
                found.setdefault((cause, words, place), []).append(link.place)
        for term in link.terms:
            if term in withdrawn:
                found.setdefault((Cause.WITHDRAWN, term, ""), []).append(link.place)
            elif term in undefined and term not in link.defines:
                key = (Cause.UNDEFINED, term, undefined[term])
                found.setdefault(key, []).append(link.place)
    found.update(_left_alone(review, gone))
    found.update(_added(review, changes))
    order = list(Cause)
    return tuple(
        Dangling(cause, words, target, tuple(dict.fromkeys(places)))
        for (cause, words, target), places in sorted(
            found.items(), key=lambda item: order.index(item[0][0])
        )
    )


def _left_alone(
    review: Review, gone: frozenset[str]
) -> Iterator[tuple[tuple[Cause, str, str], list[str]]]:
    for cause, left in (
        (Cause.HEADING, _empty_headings(review, gone)),
        (Cause.HEAD_ROW, _bare_tables(review, gone)),
        (Cause.GAP, _gaps(review, gone)),
    ):
        places = [_called(clause, review) for clause in left]
        if places:
            yield (cause, "", ""), places


def _called(clause: Clause, review: Review) -> str:
    """第三条, but 三（怎么交） of a heading whose number says little."""
    place = place_of(clause, review.clauses, review.document)
    is_bare = clause.kind is ClauseKind.HEADING and clause.number and len(place) <= _BARE
    title = clause.body.of(review.document.text).strip()
    return f"{place}（{title}）" if is_bare and title else place


def _added(
    review: Review, changes: Sequence[Change]
) -> Iterator[tuple[tuple[Cause, str, str], list[str]]]:
    for change in changes:
        clause = review.clauses.by_id[change.clause]
        numbers = numbers_after(review, clause, len(change.substitution.after))
        if numbers:
            words = in_a_row(number.rstrip("、．. ") for number in numbers)
            yield (Cause.ADDED, words, change.place), [change.place]


def _empty_headings(review: Review, gone: frozenset[str]) -> Iterator[Clause]:
    """Headings that stay though all under them goes; of several one under the other the first."""
    emptied: set[str] = set()
    standing: set[str] = set()
    for clause in review.clauses:
        if clause.kind is not ClauseKind.HEADING:
            above = {each.id for each in review.clauses.ancestors(clause)}
            (emptied if clause.id in gone else standing).update(above)
    emptied -= standing | gone
    for clause in review.clauses:
        if clause.id in emptied and clause.parent not in emptied:
            yield clause


def _bare_tables(review: Review, gone: frozenset[str]) -> Iterator[Clause]:
    """The first rows of tables of which every other row goes."""
    rows: dict[int, list[Clause]] = {}
    for clause in review.clauses:
        table = review.document.blocks[clause.block].table
        if clause.kind is ClauseKind.ROW and table is not None:
            rows.setdefault(table, []).append(clause)
    for head, *others in rows.values():
        if others and head.id not in gone and gone.issuperset(each.id for each in others):
            yield head


def _gaps(review: Review, gone: frozenset[str]) -> Iterator[Clause]:
    """Struck clauses with typed numbers that others, which stay, count on from."""
    last: dict[str | None, int] = {
        clause.parent: at
        for at, clause in enumerate(review.clauses)
        if clause.number_span is not None and clause.id not in gone
    }
    for at, clause in enumerate(review.clauses):
        is_typed = clause.id in gone and clause.number_span is not None
        if is_typed and at < last.get(clause.parent, -1):
            yield clause


def _withdrawn(review: Review, changes: Sequence[Change]) -> frozenset[str]:
    """The defined terms by which the clauses that withdraw accounts or data name them."""
    keys = {key for change in changes if change.redraft.withdraws for key in change.findings}
    defined = {term for link in review.text.links for term in link.defines}
    used = {
        match.via[0]
        for graded in review.opinion.findings
        if graded.finding.key in keys
        for match in graded.finding.explanation.matched
        if match.via
    }
    return frozenset(used & defined)


def _undefined(review: Review, changes: Mapping[str, Change]) -> Iterator[tuple[str, str]]:
    """Terms whose defining words go, with the place of the clause that had them."""
    for link in review.text.links:
        change = changes.get(link.clause)
        if change is not None and change.rewords:
            for term in link.defines:
                stays = change.partial and term not in change.old
                if term not in change.redraft.wording and not stays:
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
    """The clauses that a reference names; the ids hold all that stands under them too. The rows of
    an annex stand beside its title."""
    found = [each for each in review.clauses if each.id in ids and each.parent not in ids]
    return [each for each in found if each.kind is not ClauseKind.ROW] or found


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


def dangling_words(dangling: Dangling, language: str | None = None) -> str:
    """5.2引用的第2.4条将被删除，请一并修改。"""
    return told(
        f"dangling-{dangling.cause.value}",
        language,
        places=listed(dangling.places, language or spoken()),
        words=dangling.words,
        target=dangling.target,
    )

"""Two versions of a contract side by side: their clauses, words, and what became of the findings.

Numbers are compared apart from words: a clause that only got another number is the same clause.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from reviewer.assessment.model import GradedFinding
from reviewer.document.clause_tree import Clause, ClauseKind
from reviewer.document.places import place_of
from reviewer.exchange.alignment import Match, align
from reviewer.exchange.comparison import (
    Change,
    Comparison,
    Fate,
    FindingChange,
    Part,
    Row,
    Version,
    VersionFinding,
)
from reviewer.exchange.layout import same_in_columns, without_pages
from reviewer.review import Review
from reviewer.text.differences import Edit, Piece, differences
from reviewer.text.folding import fold
from reviewer.text.likeness import SAME_WORDS, likeness

# A header or footer has no place among the clauses.
_FURNITURE = (ClauseKind.HEADER, ClauseKind.FOOTER)
_MOST_LINES = 12  # of a block of signatures
# Signs that one typist or another sets behind a number.
_BEHIND_NUMBER = "、.:,"


def compare(old: Review, new: Review, paths: tuple[Path, Path]) -> Comparison:
    """Compare two reviewed versions; `paths` are the files of the earlier and the later one."""
    rows = tuple(_rows(old, new))
    return Comparison(
        _version(old, paths[0]),
        _version(new, paths[1]),
        rows,
        tuple(_findings(old, new, rows)),
    )


def _version(review: Review, path: Path) -> Version:
    document, opinion = review.document, review.opinion
    return Version(
        path,
        document.sha256,
        review.title,
        document.format,
        opinion.verdict,
        opinion.day,
        opinion.day_stated,
    )


# --- clauses --------------------------------------------------------------------------------------


def _rows(old: Review, new: Review) -> Iterator[Row]:
    """The clauses in order, then headers and footers, which are compared among themselves."""
    for furniture in (False, True):
        left = [c for c in old.clauses if (c.kind in _FURNITURE) is furniture]
        right = [c for c in new.clauses if (c.kind in _FURNITURE) is furniture]
        numbers = [[_number(c.number) for c in clauses] for clauses in (left, right)]
        told = (_texts(left, old), _texts(right, new))
        texts = [[without_pages(each) for each in side] for side in told] if furniture else told
        rows = [
            _row(
                match,
                [_part(left[at], old) for at in match.old],
                [_part(right[at], new) for at in match.new],
            )
            for match in align(*texts, *numbers)
        ]
        yield from map(_counted_anew, rows) if furniture else _in_columns(rows)


def _counted_anew(row: Row) -> Row:
    """A header or footer in which only the pages are counted otherwise is the same."""
    old, new = ([without_pages(part.text) for part in parts] for parts in (row.old, row.new))
    return _same(row.old, row.new) if old == new else row


def _in_columns(rows: Sequence[Row]) -> Iterator[Row]:
    """Rows in which one version has beside each other what the other has one below the other are
    one row, in which nothing changed."""
    at = 0
    while at < len(rows):
        ends = range(_end_of_loose(rows, at), at, -1)
        end = next((end for end in ends if _is_laid_out(rows[at:end])), at + 1)
        alike = _is_laid_out(rows[at:end])
        yield _same(_old_of(rows[at:end]), _new_of(rows[at:end])) if alike else rows[at]
        at = end


def _end_of_loose(rows: Sequence[Row], start: int) -> int:
    """The end of the rows from here on that are touched and have no numbers, a few at most."""
    end = start
    while end < min(len(rows), start + _MOST_LINES) and not (
        rows[end].is_untouched or any(part.number for part in (*rows[end].old, *rows[end].new))
    ):
        end += 1
    return end


def _is_laid_out(rows: Sequence[Row]) -> bool:
    old, new = _old_of(rows), _new_of(rows)
    return same_in_columns([part.text for part in old], [part.text for part in new])


def _old_of(rows: Iterable[Row]) -> list[Part]:
    return [part for row in rows for part in row.old]


def _new_of(rows: Iterable[Row]) -> list[Part]:
    return [part for row in rows for part in row.new]


def _same(old: Sequence[Part], new: Sequence[Part]) -> Row:
    """Several paragraphs of a side as one."""
    left, right = _as_one(old), _as_one(new)
    return Row(Change.SAME, (left,), (right,), (Piece(Edit.KEPT, left.text, right.text),))


def _texts(clauses: Iterable[Clause], review: Review) -> list[str]:
    """Folded words; of a clause that has none, its number."""
    text = review.document.text
    return [fold(clause.body.of(text)) or fold(clause.number or "") for clause in clauses]


def _part(clause: Clause, review: Review) -> Part:
    place = place_of(clause, review.clauses, review.document)
    words = clause.body.of(review.document.text)
    return Part(clause.id, clause.key, place, clause.number or "", words)


def _row(match: Match, old: Sequence[Part], new: Sequence[Part]) -> Row:
    left, right = ("\n".join(part.text for part in parts) for parts in (old, new))
    if not (old and new):
        edit = Edit.GONE if old else Edit.ADDED
        change = Change.GONE if old else Change.NEW
        pieces = (Piece(edit, left, right),) if left or right else ()
        return Row(change, tuple(old), tuple(new), pieces)
    words = fold(left) == fold(right)
    if not words and _printed(old) == _printed(new):
        # A number that only one of the two readings took for one.
        return Row(Change.SAME, (*old,), (*new,), (Piece(Edit.KEPT, left, right),), match.moved)
    renumbered = _number(old[0].number) != _number(new[0].number)
    if words and not _numbered_apart(old, new):
        # Paragraphs are laid out otherwise, as between Word and PDF.
        old, new = (_as_one(old),), (_as_one(new),)
    change = Change.SAME if words else Change.CHANGED
    return Row(change, tuple(old), tuple(new), differences(left, right), match.moved, renumbered)


def _printed(parts: Iterable[Part]) -> str:
    return "".join(fold(part.number) + fold(part.text) for part in parts)


def _number(number: str | None) -> str:
    return fold(number or "").strip(_BEHIND_NUMBER)


def _numbered_apart(old: Sequence[Part], new: Sequence[Part]) -> bool:
    """Whether clauses that were split or joined have numbers of their own."""
    return any(part.number for part in (*old[1:], *new[1:]))


def _as_one(parts: Sequence[Part]) -> Part:
    first = parts[0]
    return Part(
        first.id, first.key, first.place, first.number, "\n".join(part.text for part in parts)
    )


# --- findings -------------------------------------------------------------------------------------


def _findings(old: Review, new: Review, rows: Sequence[Row]) -> Iterator[FindingChange]:
    """In the order of the later version; what is cured stands where its clause is told."""
    row_of_old = {part.id: at for at, row in enumerate(rows) for part in row.old}
    row_of_new = {part.id: at for at, row in enumerate(rows) for part in row.new}
    pairs = _paired(old.opinion.findings, new.opinion.findings, row_of_old, row_of_new)
    told = []
    for left, right in pairs:
        graded = right or left
        assert graded is not None
        rows_of = row_of_new if right else row_of_old
        told.append(
            FindingChange(
                _fate(left, right),
                graded.finding.label,
                graded.finding.title,
                None if left is None else _version_finding(left),
                None if right is None else _version_finding(right),
                rows_of.get(graded.finding.clause, -1),
            )
        )
    yield from sorted(told, key=lambda change: (change.row, change.shown.key))


def _fate(left: GradedFinding | None, right: GradedFinding | None) -> Fate:
    if left is None:
        return Fate.NEW
    if right is None:
        return Fate.CURED
    return Fate.SAME if left.finding.key == right.finding.key else Fate.REWORDED


def _version_finding(graded: GradedFinding) -> VersionFinding:
    finding = graded.finding
    return VersionFinding(
        finding.key, graded.severity, finding.clause, finding.place, finding.quote
    )


_Pair = tuple[GradedFinding | None, GradedFinding | None]


def _paired(
    old: Sequence[GradedFinding],
    new: Sequence[GradedFinding],
    row_of_old: dict[str, int],
    row_of_new: dict[str, int],
) -> list[_Pair]:
    """By key; then by label, in clauses that belong together or in words that are alike."""
    by_key = {graded.finding.key: graded for graded in new}
    pairs: list[_Pair] = []
    left: list[GradedFinding] = []
    for graded in old:
        same = by_key.pop(graded.finding.key, None)
        if same is None:
            left.append(graded)
        else:
            pairs.append((graded, same))
    scored = sorted(
        (
            (_kinship(one, other, row_of_old, row_of_new), at, other.finding.key)
            for at, one in enumerate(left)
            for other in by_key.values()
            if one.finding.label is other.finding.label
        ),
        key=lambda scored: (-scored[0], scored[1], scored[2]),
    )
    gone = set(range(len(left)))
    for kinship, at, key in scored:
        if kinship >= SAME_WORDS and at in gone and key in by_key:
            gone.remove(at)
            pairs.append((left[at], by_key.pop(key)))
    pairs += [(left[at], None) for at in sorted(gone)]
    pairs += [(None, graded) for graded in by_key.values()]
    return pairs


def _kinship(
    one: GradedFinding,
    other: GradedFinding,
    row_of_old: dict[str, int],
    row_of_new: dict[str, int],
) -> float:
    """1 to 2 for findings of clauses that belong together, else how alike the quotes are."""
    alike = likeness(one.finding.quote, other.finding.quote)
    here, there = row_of_old.get(one.finding.clause), row_of_new.get(other.finding.clause)
    return alike + (here is not None and here == there)

"""Where a wording is put in, once: where the contract first needs it, or in its own chapter.

Headings are read in general: a contract without a chapter on remedies has such words beside its
clause on severability, or before the one on disputes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reviewer.assessment.cures import CureChapter
from reviewer.assessment.model import GradedFinding
from reviewer.document.clause_tree import Clause, ClauseKind, ClauseTree
from reviewer.document.places import place_of
from reviewer.export.wishes import Action, Redraft, wish_for
from reviewer.labels import Label
from reviewer.review import Review

_PRICE = re.compile(r"价款|价格|费用|对价|付款|支付|转让款|结算")
_REMEDY = re.compile(r"违约|法律责任|赔偿责任|责任承担|救济")
_DISPUTES = re.compile(r"争议|管辖|仲裁|适用法律|法律适用")
_ANNEX = re.compile(r"附[件表录]")
_TITLE = re.compile(r"[^。：:，,；\n]{1,15}")
_LEADS = ("：", ":")
_ENUMERATES = ("；", ";")


@dataclass(frozen=True, slots=True)
class Home:
    """The finding for which a wording is put in, and the clause it stands at, called `place`."""

    graded: GradedFinding
    clause: Clause
    place: str

    def is_at(self, graded: GradedFinding) -> bool:
        """Whether the wording is put in for a finding and at its own clause."""
        return self.graded is graded and self.clause.id == graded.finding.clause


def homes_of(
    review: Review, findings: Iterable[GradedFinding], chosen: Mapping[str, Redraft]
) -> dict[tuple[str, ...], Home]:
    """For each wording (its lines) its home: at the clause of the first finding, on a row of a
    table, which has no room for a clause, only where there is no other."""
    in_order = sorted(findings, key=lambda each: each.finding.span)
    wanted: dict[tuple[str, ...], list[GradedFinding]] = {}
    for graded in sorted(in_order, key=lambda each: _is_row(review.clauses, each)):
        lines = wish_for(graded, chosen).lines
        if lines:
            wanted.setdefault(lines, []).append(graded)
    return {lines: _home(review, group, chosen) for lines, group in wanted.items()}


def _home(review: Review, group: Sequence[GradedFinding], chosen: Mapping[str, Redraft]) -> Home:
    tree = review.clauses
    following = [each for each in group if wish_for(each, chosen).action is Action.AFTER]
    graded = (following or list(group))[0]
    chapter = wish_for(graded, chosen).chapter
    clause = tree.by_id[graded.finding.clause]
    if chapter is CureChapter.PRICE and following:
        graded = next((each for each in following if _is_in(review, each, _PRICE)), graded)
        clause = tree.by_id[graded.finding.clause]
    elif chapter is CureChapter.REMEDY and following:
        clause = _remedies(review) or clause
        graded = next((each for each in following if each.finding.clause == clause.id), graded)
    clause = _below_list(review, clause)
    return Home(graded, clause, place_of(clause, tree, review.document))


def _remedies(review: Review) -> Clause | None:
    """The clause that remedies follow; None where no heading says."""
    tops = list(_tops(review))
    for top in tops:
        if _is_called(review, top, _REMEDY):
            return _last_in(review.clauses, top)
    for graded in review.opinion.findings:
        if graded.finding.label is Label.SEVERABILITY:
            return review.clauses.by_id[graded.finding.clause]
    for before, top in pairwise(tops):
        flat = before.kind is not ClauseKind.HEADING and _last_in(review.clauses, before) is before
        if flat and _is_called(review, top, _DISPUTES):
            return before
    return None


def _tops(review: Review) -> Iterator[Clause]:
    """The outermost numbered units of the contract itself, not of its annexes."""
    tree = review.clauses
    for clause in tree:
        above = tuple(tree.ancestors(clause))
        within = any(
            each.number or _ANNEX.match(each.body.of(review.document.text)) for each in above
        )
        if clause.number and not within:
            yield clause


def _is_called(review: Review, top: Clause, name: re.Pattern[str]) -> bool:
    title = _TITLE.match(top.body.of(review.document.text))
    return title is not None and name.search(title.group()) is not None


def _is_in(review: Review, graded: GradedFinding, name: re.Pattern[str]) -> bool:
    clause = review.clauses.by_id[graded.finding.clause]
    above = (clause, *review.clauses.ancestors(clause))
    return any(each.number and _is_called(review, each, name) for each in above)


def _last_in(tree: ClauseTree, top: Clause) -> Clause:
    """The last numbered clause right under another, or itself."""
    under = [each for each in tree if each.parent == top.id and each.number]
    return under[-1] if under else top


def _below_list(review: Review, clause: Clause) -> Clause:
    """The clause that leads into the list in which a clause is an item, or the clause itself:
    a sentence is no item of a list of things."""
    tree, text = review.clauses, review.document.text
    above = None if clause.parent is None else tree.by_id[clause.parent]
    if above is None or above.kind is ClauseKind.HEADING or clause.kind is ClauseKind.ROW:
        return clause
    items = [each.body.of(text).rstrip() for each in tree if each.parent == above.id]
    if not above.body.of(text).rstrip().endswith(_LEADS):
        return clause
    return above if any(each.endswith(_ENUMERATES) for each in items) else clause


def _is_row(tree: ClauseTree, graded: GradedFinding) -> bool:
    return tree.by_id[graded.finding.clause].kind is ClauseKind.ROW

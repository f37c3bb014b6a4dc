"""Which words go where: from the cures of findings to changes of the contract's clauses.

One clause is changed once, and one wording is put in once, at its home (`homes`). Of the other
clauses that it replaces the sentences found are struck.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from reviewer.assessment.model import GradedFinding
from reviewer.document.clause_tree import Clause, ClauseKind, ClauseTree
from reviewer.document.model import BlockKind, Document, Span
from reviewer.document.places import place_of as place_of_clause
from reviewer.export.added_numbers import numbered
from reviewer.export.blocks import clean
from reviewer.export.docx_redline import Substitution
from reviewer.export.groups import listed, place_of
from reviewer.export.homes import Home, homes_of
from reviewer.export.wishes import Action, Redraft, wish_for
from reviewer.review import Review
from reviewer.rules.findings import Finding


@dataclass(frozen=True, slots=True)
class Change:
    """One clause (its id) changed for one or several findings (their keys); `old` are its words.

    `homes` are the clauses whose new wording stands for what is struck here, and `instead` names
    them; where only sentences of the clause are struck, `partial`, `old` are those.
    """

    clause: str
    place: str
    old: str
    redraft: Redraft
    findings: tuple[str, ...]
    substitution: Substitution
    homes: frozenset[str] = frozenset()
    instead: str = ""
    partial: bool = False

    @property
    def strikes(self) -> bool:
        """Whether nothing is left of the clause."""
        return self.redraft.action is Action.STRIKE and not self.partial

    def replaces_by(self, redraft: Redraft) -> bool:
        """Whether this wording, which was to follow the clause, takes its place: it is what stands
        for other words of the clause too."""
        return redraft.action is Action.AFTER and self.substitution.words in redraft.lines[:1]

    @property
    def rewords(self) -> bool:
        """Whether the clause does not stay as it was."""
        return self.redraft.action is not Action.AFTER or bool(self.homes)


@dataclass(frozen=True, slots=True)
class _Covered:
    """A finding whose words give way to what is put in at another place, its home."""

    finding: Finding
    home: Home
    withdraws: bool


_SENTENCE = re.compile(r"[^。！？]+[。！？]?|[。！？]")


def changes_of(
    review: Review,
    findings: Iterable[GradedFinding],
    chosen: Mapping[str, Redraft],
    *,
    strike_covered: bool = True,
) -> tuple[Change, ...]:
    """The changes in document order. `chosen` holds, by finding key, what the lawyer wants instead
    of the finding's first cure. `strike_covered`: strike what a wording put in elsewhere replaces;
    of a clause only the sentences of the findings, and never the words that lead into a list."""
    in_order = sorted(findings, key=lambda each: each.finding.span)
    homes = homes_of(review, in_order, chosen)
    by_clause: dict[str, list[tuple[str, Redraft]]] = {}
    covered: dict[str, list[_Covered]] = {}
    for graded in in_order:
        redraft = wish_for(graded, chosen)
        home = homes.get(redraft.lines)
        key, at = graded.finding.key, graded.finding.clause
        stays_home = home is not None and home.is_at(graded)
        if redraft.action is Action.STRIKE or stays_home:
            by_clause.setdefault(at, []).append((key, redraft))
            continue
        if home is not None and home.graded is graded:
            added = replace(redraft, action=Action.AFTER)
            by_clause.setdefault(home.clause.id, []).append((key, added))
        if home is not None and redraft.action is Action.REPLACE and strike_covered:
            covered.setdefault(at, []).append(_Covered(graded.finding, home, redraft.withdraws))
    made = []
    for clause in sorted(
        (review.clauses.by_id[each] for each in {*by_clause, *covered}), key=lambda each: each.body
    ):
        wanted = by_clause.get(clause.id, [])
        gives_way = covered.get(clause.id, [])
        stays = {redraft.action for _, redraft in wanted} <= {Action.AFTER}
        if gives_way and stays and not _leads(review.document, clause):
            made.append(_struck(review, clause, gives_way, wanted))
        elif wanted:
            made.append(_change(review, clause, wanted))
    return tuple(made)


def left_standing(
    findings: Iterable[GradedFinding],
    chosen: Mapping[str, Redraft],
    changes: Iterable[Change],
) -> tuple[str, ...]:
    """The places, in document order, whose words should give way to a wording that is put in
    elsewhere already, and that so stay as they are. `chosen` as for `changes_of`."""
    reworded = {each.clause for each in changes if each.rewords}
    standing = []
    for graded in sorted(findings, key=lambda each: each.finding.span):
        redraft = wish_for(graded, chosen)
        replaces = redraft.action is Action.REPLACE and redraft.lines
        if replaces and graded.finding.clause not in reworded:
            standing.append(place_of(graded.finding))
    return tuple(dict.fromkeys(standing))


def _struck(
    review: Review,
    clause: Clause,
    gives_way: Sequence[_Covered],
    wanted: list[tuple[str, Redraft]],
) -> Change:
    """The clause without the sentences for which another place says what stands instead; what is
    to follow the clause still does."""
    strike = Redraft(Action.STRIKE, withdraws=any(each.withdraws for each in gives_way))
    keys = [each.finding.key for each in gives_way]
    span, kept = _without(review.document, clause, [each.finding.span for each in gives_way])
    whole = kept is None
    change = _change(review, clause, [*wanted, *((key, strike) for key in keys if whole)])
    # What takes the place of the whole clause is not put in elsewhere.
    homes = [each.home for each in gives_way if not whole or each.home.clause.id != clause.id]
    change = replace(
        change,
        findings=tuple(dict.fromkeys([*change.findings, *keys])),
        homes=frozenset(each.clause.id for each in homes),
        instead=listed(each.place for each in homes),
    )
    if whole:
        return change
    after = numbered(review, clause, change.redraft.lines) if wanted else ()
    return replace(
        change,
        old=clean(span.of(review.document.text)),
        redraft=change.redraft if wanted else strike,
        substitution=replace(change.substitution, span=span, words=kept, after=after, whole=False),
        partial=True,
    )


def _without(document: Document, clause: Clause, spans: Sequence[Span]) -> tuple[Span, str | None]:
    """From the first to the last sentence that one of the spans touches, and the sentences between
    that none does; None where nothing else is left of the clause."""
    body = clause.body.of(document.text)
    sentences = [
        Span(clause.body.start + found.start(), clause.body.start + found.end())
        for found in _SENTENCE.finditer(body)
    ]
    touched = [
        any(span.start < each.end and each.start < span.end for span in spans) for each in sentences
    ]
    left = [
        sentence.of(document.text).strip()
        for sentence, is_hit in zip(sentences, touched, strict=True)
        if not is_hit
    ]
    if clause.kind is ClauseKind.ROW or not any(left):
        return clause.body, None
    first = touched.index(True)
    last = len(touched) - touched[::-1].index(True)
    between = (sentences[at].of(document.text) for at in range(first, last) if not touched[at])
    return Span(sentences[first].start, sentences[last - 1].end), "".join(between)


def _leads(document: Document, clause: Clause) -> bool:
    """Whether the words lead into what follows: the list would hang in the air without them."""
    return clause.body.of(document.text).rstrip().endswith(("：", ":"))


def _change(review: Review, clause: Clause, wanted: list[tuple[str, Redraft]]) -> Change:
    document = review.document
    redraft = _together([redraft for _, redraft in wanted])
    whole = _is_whole(document, clause)
    start = clause.number_span.start if clause.number_span and not whole else clause.body.start
    strike = redraft.action is Action.STRIKE
    words: str | None = None
    after = redraft.lines
    if redraft.action is Action.REPLACE:
        words, after = redraft.lines[0], redraft.lines[1:]
    elif strike:
        words = ""
    return Change(
        clause=clause.id,
        place=place_of_clause(clause, review.clauses, document),
        old=clean(clause.body.of(document.text)),
        redraft=redraft,
        findings=tuple(key for key, _ in wanted),
        substitution=Substitution(
            span=Span(start, clause.body.end) if strike else clause.body,
            block=clause.block,
            words=words,
            after=numbered(review, clause, after),
            whole=strike and whole,
            last=_last_below(review.clauses, clause),
        ),
    )


def _together(redrafts: list[Redraft]) -> Redraft:
    """Several wishes on one clause as one: words take the place of what is struck."""
    lines = "\n".join(redraft.wording for redraft in redrafts if redraft.lines)
    actions = {redraft.action for redraft in redrafts}
    withdraws = any(redraft.withdraws for redraft in redrafts)
    if not lines:
        return Redraft(Action.STRIKE, withdraws=withdraws)
    if actions == {Action.AFTER}:
        return Redraft(Action.AFTER, lines, withdraws=withdraws)
    ordered = sorted(redrafts, key=lambda each: each.action is not Action.REPLACE)
    lines = "\n".join(redraft.wording for redraft in ordered if redraft.lines)
    return Redraft(Action.REPLACE, lines, withdraws=withdraws)


def _last_below(tree: ClauseTree, clause: Clause) -> int | None:
    """The last block of what stands under a clause; None for one with nothing under it."""
    blocks = [each.block for each in tree if clause in tree.ancestors(each)]
    return max(blocks, default=None)


def _is_whole(document: Document, clause: Clause) -> bool:
    """Whether the clause, with its number, is all that its paragraph or row says."""
    block = document.blocks[clause.block]
    start = clause.number_span.start if clause.number_span else clause.body.start
    before = document.text[block.span.start : min(start, clause.body.start)]
    after = document.text[clause.body.end : block.span.end]
    return block.kind is BlockKind.ROW or not (before + after).strip()

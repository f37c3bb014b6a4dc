"""Which clauses the words of a clause name: 第三条、第五条, 3.2款, 第三条第（二）项, 前款, 附件一.

A part of a clause (款, 项, 目) is found where the tree has it; where it has not, or has several
that the words may mean, the whole clause is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, KeysView, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from reviewer.document.clause_names import (
    ARTICLE,
    called_as,
    chapter_unit,
    first_cells,
    in_digits,
    is_called,
    is_enclosed,
    row_numbers,
    title_of_annex,
)
from reviewer.document.clause_tree import Clause, ClauseKind, ClauseTree
from reviewer.document.model import Document
from reviewer.document.reference_grammar import (
    Start,
    Step,
    Worded,
    annexes_between,
    is_unnumbered,
    plain,
    read_references,
)

_OWN = re.compile(r"(?P<before>[本前])(?P<count>.?)(?P<unit>[条款项章节])")
# A number that is more than a digit in a list: 第3条, 3.1.
_FRAMED = re.compile(r"[第条.．]\S")
_COLONS = ("：", ":")
_PARAGRAPH = "款"
_NONE = dict[str, None]().keys()


@dataclass(frozen=True, slots=True)
class Reference:
    """Folded [start, end) of the referring words, and the ids of the clauses that they mean and of
    all under them, in their order: hundreds where it is a long annex.

    `annex` says that an annex is named, `title` that it is so by its own title, `around` that the
    clause stands in what it names, `follows` that the words count from where they stand: 前款.
    """

    start: int
    end: int
    clauses: KeysView[str]
    annex: bool = False
    title: bool = False
    around: bool = False
    follows: bool = False


@dataclass(frozen=True)
class ClauseReferences:
    """Where the numbers and the annexes of one contract stand.

    `called` has the clauses by unit and plain number ((条, 3), (条, 3.2), (章, 2)), `running` those
    whose digits run on below headings, `annexes` by name the ids of all that stands in them;
    `titles` are the names of annexes by the clause that is their title, `cells` the first two cells
    of their rows, folded; `lists` the clauses that open a list with a colon.
    """

    tree: ClauseTree
    below: Mapping[str | None, Sequence[Clause]]
    called: Mapping[tuple[str, str], Sequence[Clause]]
    running: Mapping[str, Clause]
    annexes: Mapping[str, KeysView[str]]
    titles: Mapping[str, str]
    cells: Mapping[str, Sequence[str]]
    lists: frozenset[str]
    _known: dict[str, Sequence[Clause]] = field(default_factory=dict, repr=False)
    _read: dict[str, Sequence[Worded]] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, document: Document, tree: ClauseTree) -> ClauseReferences:
        """What the clauses of a document are called."""
        below: dict[str | None, list[Clause]] = {}
        called: dict[tuple[str, str], list[Clause]] = {}
        annexes: dict[str, dict[str, None]] = {}
        titles: dict[str, str] = {}
        cells: dict[str, Sequence[str]] = {}
        lists: set[str] = set()
        annex_of: dict[str | None, str] = {}
        latest = ""
        for clause in tree:
            below.setdefault(clause.parent, []).append(clause)
            if document.text[clause.body.end - 1 : clause.body.end] in _COLONS:
                lists.add(clause.id)
            name = title_of_annex(clause, document)
            if name:
                latest = titles[clause.id] = name
            else:
                # A table stands beside the paragraph that is its title.
                is_row = clause.kind is ClauseKind.ROW
                name = annex_of.get(clause.parent, latest if is_row else "")
                if name and is_row:
                    cells[clause.id] = first_cells(clause, document)
            if name:
                annex_of[clause.id] = name
                annexes.setdefault(name, {})[clause.id] = None
            elif clause.number:
                unit, key = called_as(clause, tree)
                if key:
                    called.setdefault((unit, key), []).append(clause)
        return cls(
            tree,
            below,
            called,
            _running(called),
            {name: ids.keys() for name, ids in annexes.items()},
            titles,
            cells,
            frozenset(lists),
        )

    def find(self, folded: str, clause: Clause) -> Iterator[Reference]:
        """The references in folded words of a clause that resolve within the contract."""
        for worded in self._worded(folded):
            annex = worded.origin is Start.ANNEX
            title = annex and self.titles.get(clause.id) == worded.ranges[0][0]
            ids = self._meant(worded, clause)
            around = clause.id in ids
            if around:
                ids = dict.fromkeys(each for each in ids if each != clause.id).keys()
            follows = worded.origin is Start.OWN and not worded.steps
            if ids:
                yield Reference(
                    worded.start,
                    worded.end,
                    ids,
                    annex=annex,
                    title=title,
                    around=around,
                    follows=follows,
                )

    def _worded(self, folded: str) -> Sequence[Worded]:
        """The references as they are worded: of each clause several stages ask for them."""
        read = self._read.get(folded)
        if read is None:
            read = self._read[folded] = tuple(read_references(folded))
        return read

    @cached_property
    def _order(self) -> Mapping[str, int]:
        return {clause.id: at for at, clause in enumerate(self.tree)}

    def _meant(self, worded: Worded, clause: Clause) -> KeysView[str]:
        if worded.origin is Start.ANNEX:
            return self._in_annex(worded)
        if worded.origin is Start.OWN:
            return _ids(self._own(worded, clause))
        if worded.origin is Start.NOTHING:
            return _ids(self._nearest_parts(worded.steps, clause))
        found = [self._between(first, last, worded, clause) for first, last in worded.ranges]
        whole = [each for some in found for each in some]
        first, last = worded.ranges[0]
        # 第一、二条第（三）项: of which clause is not said.
        single = len(worded.ranges) == 1 and first == last
        return _ids((single and self._parts(whole, worded.steps)) or whole)

    def _in_annex(self, worded: Worded) -> KeysView[str]:
        [(first, last)] = worded.ranges
        names = annexes_between(first, last)
        if first not in self.annexes and is_unnumbered(first) and len(self.annexes) == 1:
            names = tuple(self.annexes)  # the only annex, called without its number
        whole = [self.annexes[name] for name in names if name in self.annexes]
        if len(whole) != 1:
            return dict.fromkeys(each for ids in whole for each in ids).keys()
        [ids] = whole
        if not (worded.letters or worded.steps):
            return ids
        rows = [each for each in ids if each in self.cells]
        if worded.letters:
            rows = [row for row in rows if self.cells[row][0][:1] in worded.letters]
        if worded.steps:
            numbers = frozenset(worded.steps[0].numbers)
            numbered = [row for row in rows if not numbers.isdisjoint(row_numbers(self.cells[row]))]
            rows = numbered or (rows if worded.letters else [])
        if not rows:
            scope = [self.tree.by_id[each] for each in ids]
            rows = [each.id for each in self._parts(scope, worded.steps)]
        return dict.fromkeys(rows).keys() or ids

    def _between(self, first: str, last: str, worded: Worded, clause: Clause) -> list[Clause]:
        """The clauses or chapters from the first number to the last, and all under them; of a range
        without a beginning or an end the one that there is."""
        ends = [self._numbered(each, worded, clause) for each in dict.fromkeys((first, last))]
        found = [each for some in ends for one in some for each in self._under(one)]
        if all(ends) and len(ends) > 1:
            low, high = self._order[ends[0][0].id], self._order[found[-1].id]
            return list(self.tree.clauses[low : high + 1])
        return found

    def _numbered(self, number: str, worded: Worded, clause: Clause) -> Sequence[Clause]:
        """The clauses that a number means; where several have it, the nearest."""
        if worded.origin is Start.CHAPTER:
            return self._nearest(self.called.get((worded.unit, number), ()), clause)
        found = self.called.get((ARTICLE, number), ())
        alike = [each for each in found if in_digits(each) is worded.in_digits]
        if number in self.running and not alike and (worded.in_digits or not found):
            return (self.running[number],)
        return self._nearest(alike or found, clause)

    def _nearest(self, found: Sequence[Clause], clause: Clause) -> Sequence[Clause]:
        """Those of the same chapter, where numbers begin anew in each."""
        for above in self.tree.ancestors(clause) if len(found) > 1 else ():
            near = [each for each in found if above in self.tree.ancestors(each)]
            if near:
                return near
        return found

    def _own(self, worded: Worded, clause: Clause) -> Sequence[Clause]:
        """What 本条 and 前款 mean, or a part of the clause that says 本条, of the nearest one above
        that has it."""
        own = _OWN.fullmatch(worded.ranges[0][0])
        assert own is not None
        chain = (clause, *self.tree.ancestors(clause))
        if worded.steps:
            return self._part_of(chain[own["before"] == "前" :], worded.steps)
        unit, count = own["unit"], plain(own["count"] or "1")
        if own["before"] == "前":
            return self._before(chain, unit, int(count or 0))
        if unit == ARTICLE:
            articles = [each for each in chain if each.id in self._articles]
            return self._under(articles[0]) if articles else ()
        chapters = [each for each in chain if chapter_unit(each) == unit]
        return self._under(chapters[0]) if chapters else ()

    @cached_property
    def _articles(self) -> Mapping[str, Clause]:
        """The clauses that 第三条 may mean, in their order."""
        found = (
            each
            for (unit, number), some in self.called.items()
            if unit == ARTICLE and "." not in number
            for each in some
        )
        return {each.id: each for each in sorted(found, key=lambda each: self._order[each.id])}

    def _before(self, chain: Sequence[Clause], unit: str, count: int) -> Sequence[Clause]:
        """The 条, 款 or 项 before the clause at the head of the chain, as many as are counted."""
        if unit == ARTICLE:
            return self._all_under(self._articles_before(chain)[-count:])
        holder = next((each for each in chain if each.number), None)
        if holder is None:
            return ()
        if unit == _PARAGRAPH:
            holder = self._paragraph_of(holder)
            paragraphs = self._paragraphs_before(chain[0], holder)
            if paragraphs:
                return [each for some in paragraphs[-count:] for each in some]
        if holder.parent is None or holder is self._article_of(chain):
            return ()
        beside = [each for each in self.below[holder.parent] if each.number]
        found = beside[: beside.index(holder)][-count:]
        if found:
            return self._all_under(found)
        above = self.tree.by_id[holder.parent]
        is_text = unit == _PARAGRAPH and above.kind is not ClauseKind.HEADING
        return (above,) if is_text else ()

    def _article_of(self, chain: Sequence[Clause]) -> Clause | None:
        return next((each for each in chain if each.id in self._articles), None)

    def _articles_before(self, chain: Sequence[Clause]) -> Sequence[Clause]:
        """The articles before that of the chain; where digits run on below headings, of those."""
        running = list(self.running.values())
        own = next((each for each in chain if each in running), None)
        if own is not None:
            return running[: running.index(own)]
        articles, own = list(self._articles.values()), self._article_of(chain)
        return articles[: articles.index(own)] if own else ()

    def _paragraph_of(self, clause: Clause) -> Clause:
        """The numbered clause whose paragraphs are counted: an item of a list is no paragraph."""
        while clause.parent and (clause.parent in self.lists or not clause.number):
            clause = self.tree.by_id[clause.parent]
        return clause

    def _paragraphs_before(self, clause: Clause, holder: Clause) -> Sequence[Sequence[Clause]]:
        """The paragraphs of the holder before the one that the clause stands in."""
        paragraphs = _paragraphs(self._under(holder))
        own = next((at for at, some in enumerate(paragraphs) if clause in some), 0)
        return paragraphs[:own]

    def _nearest_parts(self, steps: Sequence[Step], clause: Clause) -> Sequence[Clause]:
        """第（一）项 without a clause: of the nearest that has it, or a clause with that number."""
        found = self._part_of((clause, *self.tree.ancestors(clause)), steps)
        if found or len(steps) > 1 or steps[0].unit == _PARAGRAPH or steps[0].enclosed:
            return found
        called = (self.called.get((ARTICLE, number), ()) for number in steps[0].numbers)
        items = (each for some in called for each in some if not _FRAMED.search(each.number or ""))
        return self._all_under(items)

    def _part_of(self, chain: Sequence[Clause], steps: Sequence[Step]) -> Sequence[Clause]:
        parts = (self._parts(self._under(each), steps) for each in chain)
        return next(filter(None, parts), ())

    def _parts(self, whole: Sequence[Clause], steps: Sequence[Step]) -> Sequence[Clause]:
        """第一款第（二）、（三）项 of a clause; nothing where it is not to be found."""
        scope = whole if steps else ()
        for step in steps:
            found = {
                each.id: each
                for number in step.numbers
                if number and scope
                for each in self._part(scope, number, step)
            }
            scope = sorted(found.values(), key=lambda each: self._order[each.id])
        return scope

    def _part(self, scope: Sequence[Clause], number: str, step: Step) -> Sequence[Clause]:
        """The part with this number and all under it, of the nearest level that has exactly one."""
        by_number = step.unit != _PARAGRAPH or step.enclosed
        inside = {clause.id for clause in scope}
        level = [clause for clause in scope if clause.parent not in inside]
        # Beside a paragraph stand its items, beside a clause with a number others like it.
        candidates = [] if level and level[0].number else level
        while level:
            found = [
                each
                for each in candidates
                if is_called(each, number) and (by_number or not is_enclosed(each))
            ]
            if found:
                return self._under(found[0]) if len(found) == 1 else ()
            above = {each.id for each in level}
            level = candidates = [each for each in scope if each.parent in above]
        if step.unit != _PARAGRAPH or not number.isdecimal():  # 附件一第3.2款
            return ()
        paragraphs = _paragraphs(scope)
        return paragraphs[int(number) - 1] if int(number) <= len(paragraphs) else ()

    def _all_under(self, clauses: Iterable[Clause]) -> Sequence[Clause]:
        return [each for one in clauses for each in self._under(one)]

    def _under(self, clause: Clause) -> Sequence[Clause]:
        """A clause and all that stands under it, in their order."""
        known = self._known.get(clause.id)
        if known is None:
            below = (each for one in self.below.get(clause.id, ()) for each in self._under(one))
            known = self._known[clause.id] = (clause, *below)
        return known


def _ids(clauses: Iterable[Clause]) -> KeysView[str]:
    return dict.fromkeys(each.id for each in clauses).keys()


def _paragraphs(scope: Sequence[Clause]) -> Sequence[Sequence[Clause]]:
    """The paragraphs of a clause, each with what stands between it and the next (民法典 counts 款
    so): that of the number is the first, where it is no mere heading. In the tree a paragraph may
    hang on the item before it."""
    top = scope[0]
    starts = [] if top.kind is ClauseKind.HEADING else [0]
    starts += [
        at
        for at, each in enumerate(scope)
        if each is not top and each.kind is ClauseKind.PARAGRAPH and not each.number
    ]
    return [scope[start:end] for start, end in pairwise((*starts, len(scope)))]


def _running(called: Mapping[tuple[str, str], Sequence[Clause]]) -> Mapping[str, Clause]:
    """Clauses under headings whose numbers run on through the contract (一、1. 2. 二、3. 4.)."""
    nested = {number: some for (unit, number), some in called.items() if not unit}
    found = {key: some[0] for key, some in nested.items() if len(some) == 1}
    runs = len(found) == len(nested) and len({each.parent for each in found.values()}) > 1
    return found if runs else {}

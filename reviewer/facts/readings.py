"""Passages as plain words to count in: a clause's sentence, or a row with its cells in a line."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reviewer.document.clause_tree import ClauseKind
from reviewer.document.model import Document, Span
from reviewer.facts.subject import Passage
from reviewer.facts.tables import Table, cells_of
from reviewer.facts.words import Words, words_of

CELL_MARK = "|"
_SUM = re.compile(r"[\u4e00-\u9fff]{0,4}?(?:合计|总计|共计|小计|累计|总数)(?:[^\u4e00-\u9fff]|$)")
_SUM_COLUMNS = 3  # a sum may stand under the names, beside an empty number


@dataclass(frozen=True, slots=True)
class Reading:
    """The words of a passage. A row's cells are parted by `|`; `heads` are the words over them."""

    passage: Passage
    words: Words
    cells: tuple[Words, ...] = ()
    heads: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """Its words, narrow and without the white space of typesetting."""
        return self.words.text

    @property
    def table(self) -> Table | None:
        """The table it is a row of, or None."""
        return self.passage.table

    @property
    def span(self) -> Span:
        """Where it stands in the canonical text, in code points."""
        return self.passage.span


def read_passage(document: Document, passage: Passage) -> Reading:
    """The passage without white space, a row cell by cell."""
    if passage.clause.kind is not ClauseKind.ROW or passage.span != passage.clause.body:
        return Reading(passage, words_of(document, passage.span))
    cells = tuple(words_of(document, cell) for cell in cells_of(document, passage.clause))
    text: list[str] = []
    origin: list[int] = []
    for cell in cells:
        if text:
            text.append(CELL_MARK)
            origin.append(origin[-1] if origin else passage.span.start)
        text.append(cell.text)
        origin.extend(cell.origin)
    table = passage.table
    heads = tuple(table.column(document, i) for i in range(len(cells))) if table else ()
    return Reading(passage, Words("".join(text), tuple(origin)), cells, heads)


def is_sum(reading: Reading) -> bool:
    """Whether it is a row that sums up the others: 合计 | 16,422."""
    return any(_SUM.match(cell.text) for cell in reading.cells[:_SUM_COLUMNS])

"""The lawyer's own highlights and notes in a report, by clause."""

from __future__ import annotations

from reviewer.document.places import place_of
from reviewer.export.blocks import (
    Column,
    Paragraph,
    Style,
    Table,
    clean,
    paragraph,
    verbatim,
    words,
)
from reviewer.marks.model import COLOURS_ZH, Mark
from reviewer.marks.state import ReviewState
from reviewer.review import Review

_COLUMNS = (Column("条款", 2.6), Column("标注文字", 6.6), Column("批注", 7.2))
_ORPHAN = "原文已改，未能定位"


def notes_table(state: ReviewState, review: Review) -> Table:
    """Marks in document order, those whose words are gone last."""
    rows = tuple(_row(mark, review) for mark in state.marks_in_order())
    return Table(_COLUMNS, rows)


def _row(mark: Mark, review: Review) -> tuple[tuple[Paragraph, ...], ...]:
    remark = f"{COLOURS_ZH[mark.colour]}色" + "".join(f" #{tag}" for tag in mark.tags)
    if mark.author:
        remark += f"　{clean(mark.author)}"
    lines = tuple(paragraph(line, Style.PLAIN) for line in mark.text.split("\n") if line.strip())
    return (
        (paragraph(_place(mark, review), Style.PLAIN),),
        (Paragraph(words(verbatim(mark.anchor.quote)), Style.PLAIN),),
        (*lines, paragraph(remark, Style.NOTE)),
    )


def _place(mark: Mark, review: Review) -> str:
    """How the clause is called that the mark begins in."""
    if mark.anchor.span is None:
        return _ORPHAN
    clause = review.clauses.at(mark.anchor.span.start)
    return "—" if clause is None else place_of(clause, review.clauses, review.document)

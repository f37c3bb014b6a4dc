"""The lawyer's notes in a report."""

from __future__ import annotations

from dataclasses import replace

from export.example_reviews import (
    full_report,
    lawyers_state,
    nine_accounts,
)
from export.report_texts import plain_report, section

from reviewer.document.model import Span
from reviewer.export.blocks import (
    Table,
)
from reviewer.marks.model import Anchor
from reviewer.marks.state import ReviewState


def test_notes_stand_by_clause_and_lost_ones_last():
    table = section(full_report(), "律师批注").blocks[0]
    assert isinstance(table, Table)
    rows = [["／".join(line.text for line in cell) for cell in row] for row in table.rows]
    assert rows == [
        ["第四条", "甲方不得", "向客户核实是否已告知。／黄色 #询问"],
        ["原文已改，未能定位", "已删除的话", "黄色 #询问"],
    ]


def _only_row(**changed: object) -> list[str]:
    """The words of the cells of the one note, changed so."""
    note = replace(lawyers_state(nine_accounts()).marks["m1"], **changed)
    table = section(plain_report(state=ReviewState(marks={"m1": note})), "律师批注").blocks[0]
    assert isinstance(table, Table)
    [row] = table.rows
    return ["／".join(line.text for line in cell) for cell in row]


def _anchored(span: Span) -> Anchor:
    return replace(lawyers_state(nine_accounts()).marks["m1"].anchor, span=span)


def test_a_note_on_unnumbered_words_is_placed_by_their_beginning():
    assert _only_row(anchor=_anchored(Span(0, 2)))[0] == "“转让协议”"


def test_a_note_between_clauses_has_no_place():
    assert _only_row(anchor=_anchored(Span(4, 5)))[0] == "—"


def test_a_note_says_who_made_it():
    assert _only_row(author="李助理")[2].endswith("黄色 #询问　李助理")

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
from reviewer.marks.state import ReviewState


def test_notes_stand_by_clause_and_lost_ones_last():
    table = section(full_report(), "律师批注").blocks[0]
    assert isinstance(table, Table)
    rows = [["／".join(line.text for line in cell) for cell in row] for row in table.rows]
    assert rows == [
        ["第四条", "甲方不得", "向客户核实是否已告知。／黄色 #询问"],
        ["原文已改，未能定位", "已删除的话", "黄色 #询问"],
    ]


def test_a_note_on_unnumbered_words_is_placed_by_their_beginning():
    state = lawyers_state(nine_accounts())
    note = state.marks["m1"]
    title = replace(note, anchor=replace(note.anchor, span=Span(0, 2)))
    report = plain_report(state=ReviewState(marks={"m1": title}))
    table = section(report, "律师批注").blocks[0]
    assert isinstance(table, Table)
    assert table.rows[0][0][0].text == "“转让协议”"


def test_a_note_between_clauses_has_no_place():
    state = lawyers_state(nine_accounts())
    note = state.marks["m1"]
    between = replace(note, anchor=replace(note.anchor, span=Span(4, 5)))
    report = plain_report(state=ReviewState(marks={"m1": between}))
    table = section(report, "律师批注").blocks[0]
    assert isinstance(table, Table)
    assert table.rows[0][0][0].text == "—"


def test_a_note_says_who_made_it():
    state = lawyers_state(nine_accounts())
    note = replace(state.marks["m1"], author="李助理")
    table = section(plain_report(state=ReviewState(marks={"m1": note})), "律师批注").blocks[0]
    assert isinstance(table, Table)
    assert table.rows[0][2][-1].text == "黄色 #询问　李助理"

"""Comments of a file become marks with their authors, days and answers, and only once."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from contract_files import docx, paragraph

from reviewer.document.docx_reader import read_docx
from reviewer.document.model import Comment, Span
from reviewer.marks.commands import AddMark
from reviewer.marks.imports import TAG, imported_marks
from reviewer.marks.state import ReviewState

NOW = datetime(2026, 11, 2, tzinfo=UTC)
COMMENTS = (
    Comment("1", "请核实", Span(2, 4), "李四", "2024-05-01T09:00:00Z"),
    Comment("2", "已核实", Span(2, 4), "王五", "", "1"),
    Comment("3", "没有地方", None, "李四"),
    Comment("4", "字已删去", Span(3, 3), "李四"),
    Comment("5", "", Span(4, 7), "李四", "去年"),
)
DOCUMENT = replace(read_docx(docx(paragraph("甲方转让微信号")), "a.docx"), comments=COMMENTS)


def test_a_comment_is_a_mark_on_its_words_with_author_day_and_answers():
    first, second = imported_marks(DOCUMENT, ReviewState(), NOW)
    assert (first.anchor.quote, first.text) == ("转让", "请核实\n王五：已核实")
    assert (first.author, first.tags) == ("李四", (TAG,))
    assert first.created == datetime(2024, 5, 1, 9, tzinfo=UTC)
    assert (second.anchor.quote, second.text, second.created) == ("微信号", "", NOW)


def test_only_those_asked_for_come():
    [mark] = imported_marks(DOCUMENT, ReviewState(), NOW, {"5"})
    assert mark.anchor.quote == "微信号"


def test_what_was_taken_in_before_is_left_out():
    first, _ = imported_marks(DOCUMENT, ReviewState(), NOW)
    state = AddMark(first).apply(ReviewState())
    assert [mark.anchor.quote for mark in imported_marks(DOCUMENT, state, NOW)] == ["微信号"]

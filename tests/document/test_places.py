"""Clauses are called as a lawyer would cite them."""

from __future__ import annotations

import pytest

from reviewer.document.clause_tree import Clause, ClauseKind, ClauseTree
from reviewer.document.model import Block, BlockKind, Document, Span
from reviewer.document.places import names_row, place_of


def place(*numbers: str) -> str:
    """The place of the last of clauses that stand each under the one before."""
    clauses = tuple(
        Clause(f"c{index}", "", ClauseKind.CLAUSE, number, None, Span(0, 0), index, above, None, 0)
        for index, number in enumerate(numbers, 1)
        for above in [f"c{index - 1}" if index > 1 else None]
    )
    document = Document("docx", "", "", (Block(BlockKind.PARAGRAPH, Span(0, 0)),))
    return place_of(clauses[-1], ClauseTree(clauses), document)


@pytest.mark.parametrize(
    ("numbers", "called"),
    [
        (("第三条",), "第三条"),
        (("第三条", "3.2"), "3.2"),
        (("第一章", "第三条"), "第三条"),
        (("第三条", "（二）"), "第三条（二）"),
        (("第三条", "3.2", "(a)"), "3.2(a)"),
        (("第三条", "②"), "第三条②"),
        (("第三条", "（二）", "1."), "第三条（二）1"),
        (("第三条", "2、"), "第三条第2项"),
        (("一、", "2．"), "一、2"),
        (("一、", "（二）"), "一（二）"),
        (("4、",), "4"),
        (("（一）",), "（一）"),
        (("二、",), "二"),
        (("、",), "、"),
        (("A", "A1"), "A1"),
    ],
)
def test_a_number_that_says_little_has_the_one_above_before_it(numbers, called):
    assert place(*numbers) == called


ANNEX = "附件 二　客户资料清单"


def under_annex(*clauses: Clause, rows: tuple[int, ...] = ()) -> tuple[ClauseTree, Document]:
    """Clauses under the heading of an annex, and the rows of these tables after it."""
    heading = Clause(
        "c0", "", ClauseKind.HEADING, None, None, Span(0, len(ANNEX)), 1, None, None, 0
    )
    blocks = [Block(BlockKind.PARAGRAPH, Span(0, len(ANNEX)))]
    blocks += [Block(BlockKind.ROW, Span(0, 0), table=number) for number in rows]
    return ClauseTree((heading, *clauses)), Document("docx", "", ANNEX, tuple(blocks))


@pytest.mark.parametrize(
    ("number", "called"),
    [
        ("1、", "附件二第1项"),
        ("（1）", "附件二（1）"),
        ("2.1", "附件二第2.1条"),
        ("三、", "附件二之三"),
        ("第三条", "附件二第三条"),
    ],
)
def test_a_number_of_an_annex_is_not_taken_for_one_of_the_contract(number, called):
    clause = Clause("c1", "", ClauseKind.CLAUSE, number, None, Span(0, 0), 2, "c0", None, 0)
    tree, document = under_annex(clause)
    assert place_of(clause, tree, document) == called


def rows_of_annex(*tables: int) -> tuple[list[Clause], ClauseTree, Document]:
    rows = [
        Clause(f"c{at}", "", ClauseKind.ROW, None, None, Span(0, 0), 2, "c0", None, at)
        for at, _ in enumerate(tables, 1)
    ]
    return rows, *under_annex(*rows, rows=tables)


def test_a_row_of_the_only_table_of_an_annex_is_called_by_the_annex():
    rows, tree, document = rows_of_annex(4, 4)
    assert place_of(rows[1], tree, document) == "附件二第2行"


def test_of_several_tables_of_an_annex_each_has_its_number():
    rows, tree, document = rows_of_annex(4, 5)
    assert place_of(rows[1], tree, document) == "附件二表2第1行"


def table(*tables: int) -> Document:
    """Rows of these tables, one after the other, each with the word 行."""
    blocks = [
        Block(BlockKind.ROW, Span(index, index + 1), table=number)
        for index, number in enumerate(tables)
    ]
    return Document("docx", "", "行" * len(tables), tuple(blocks))


def row(block: int) -> Clause:
    span = Span(block, block + 1)
    return Clause("c1", "", ClauseKind.ROW, None, None, span, 1, None, None, block)


def test_a_row_is_called_by_its_place_in_the_only_table():
    assert place_of(row(1), ClauseTree((row(1),)), table(7, 7)) == "表格第2行"


def test_of_several_tables_each_has_its_number():
    assert place_of(row(2), ClauseTree((row(2),)), table(3, 3, 5)) == "表2第1行"


@pytest.mark.parametrize(
    ("words", "called"),
    [
        ("甲方：程某", "“甲方：程某”"),
        ("甲方将其名下微信号转让给乙方使用", "“甲方将其名下微信号转…”"),
        ("“青石”为目标账号", "“‘青石’为目标账号”"),
    ],
)
def test_what_has_no_number_is_called_by_its_first_words(words, called):
    span = Span(0, len(words))
    document = Document("docx", "", words, (Block(BlockKind.PARAGRAPH, span),))
    clause = Clause("c1", "", ClauseKind.PARAGRAPH, None, None, span, 1, None, None, 0)
    assert place_of(clause, ClauseTree((clause,)), document) == called


def test_a_heading_that_is_of_no_annex_adds_nothing():
    heading = Clause("c0", "", ClauseKind.HEADING, None, None, Span(0, 2), 1, None, None, 0)
    clause = Clause("c1", "", ClauseKind.CLAUSE, "第三条", None, Span(0, 0), 2, "c0", None, 0)
    blocks = (Block(BlockKind.PARAGRAPH, Span(0, 2)),)
    tree, document = ClauseTree((heading, clause)), Document("docx", "", "总则", blocks)
    assert place_of(clause, tree, document) == "第三条"


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("合计不少于98,000人的档案由甲方移送", "“合计不少于…”"),
        ("20191230000011号档案由甲方移送", "“2019123000…”"),
    ],
)
def test_words_that_stand_for_a_number_do_not_cut_a_figure_in_two(text, called):
    body = Span(0, len(text))
    clause = Clause("c1", "", ClauseKind.PARAGRAPH, None, None, body, 0, None, None, 0)
    document = Document("docx", "", text, (Block(BlockKind.PARAGRAPH, body),))
    assert place_of(clause, ClauseTree((clause,)), document) == called


@pytest.mark.parametrize(
    ("place", "is_row"),
    [("附件一第2行", True), ("表格第3行", True), ("第三条", False), ("附件一第2项", False)],
)
def test_a_row_is_known_by_its_place(place, is_row):
    assert names_row(place) is is_row

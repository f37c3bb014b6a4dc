"""Tables as rows under a header, a title and an annex."""

from __future__ import annotations

from small_contracts import contract

HEADED = [["序号", "名称"], ["1", "抖音号"], ["2", "视频号"]]


def tables(*units):
    made = contract(*units)
    return made, made.tables


def test_a_header_names_the_columns():
    made, (table,) = tables(HEADED)

    assert len(table.rows) == 2
    assert [table.column(made.document, index) for index in range(3)] == ["序号", "名称", ""]


def test_a_first_row_of_figures_is_no_header():
    made, (table,) = tables([["2019", "抖音号"], ["2020", "视频号"]])

    assert table.header is None
    assert len(table.rows) == 2
    assert table.column(made.document, 0) == ""


def test_the_annex_and_the_line_before_are_the_title():
    _, (first, second) = tables("附件一：账号清单", HEADED, "二、名册", HEADED)

    assert (first.annex, first.title) == ("附件一", "附件一：账号清单\n附件一：账号清单")
    assert (second.annex, second.title) == ("附件一", "附件一：账号清单\n二、名册")


def test_a_long_paragraph_is_no_title():
    _, (table,) = tables("附件一" + "所列账号归乙方所有，甲方应当配合。" * 5, HEADED)

    assert (table.annex, table.title) == (None, "\n")


def test_rows_apart_are_two_tables():
    assert len(tables(HEADED, "中间的一段。", HEADED)[1]) == 2


def test_without_rows_there_are_no_tables():
    assert tables("甲方：李某")[1] == ()

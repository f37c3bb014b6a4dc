"""Tables of a Word file as rows of cells, or as running text."""

from __future__ import annotations

import pytest
from contract_files import docx, level, listed, lists, paragraph, table
from reading_values import lines, read_body

from reviewer.document.docx_reader import read_docx
from reviewer.document.model import BlockKind


def test_a_row_is_a_block_with_its_cells() -> None:
    document = read_body(table(["序号", "账号"], ["1", "abc"]))
    assert lines(document) == ["序号\t账号", "1\tabc"]
    assert [block.kind for block in document.blocks] == [BlockKind.ROW] * 2
    assert [cell.of(document.text) for cell in document.blocks[1].cells] == ["1", "abc"]
    assert {block.table for block in document.blocks} == {1}


def test_lines_of_a_cell_are_kept_apart() -> None:
    assert lines(read_body(table([paragraph("甲") + paragraph("乙"), "丙"]))) == ["甲\n乙\t丙"]


def test_a_merged_cell_counts_where_it_begins() -> None:
    merged = "<w:tcPr><w:vMerge{}/></w:tcPr>" + paragraph("微信")
    begins, goes_on = merged.format(' w:val="restart"'), merged.format("")
    assert lines(read_body(table([begins, "1"], [goes_on, "2"]))) == ["微信\t1", "\t2"]


def test_a_deleted_cell_is_empty() -> None:
    cell = "<w:tcPr><w:cellDel/></w:tcPr>" + paragraph("旧")
    assert lines(read_body(table([cell, "新"]))) == ["\t新"]


def test_a_table_inside_a_cell_follows_the_row() -> None:
    inner = paragraph("外") + table(["内", "部"])
    assert lines(read_body(table([inner, "右"]))) == ["外\t右", "内\t部"]


def test_a_frame_of_one_column_is_running_text() -> None:
    document = read_body(table(["第一条 账号"], ["第二条 价款"]))
    assert [block.kind for block in document.blocks] == [BlockKind.PARAGRAPH] * 2


def test_a_cell_of_numbered_clauses_is_running_text() -> None:
    cell = paragraph("第一条 账号") + paragraph("第二条 价款")
    assert lines(read_body(table([cell, "备注"]))) == ["第一条 账号", "第二条 价款", "备注"]


def test_a_row_takes_the_automatic_number_of_its_first_cell() -> None:
    document = read_body(table([listed("账号"), "9"]), numbering=lists(level(0, "%1.")))
    assert [(block.label, block.level) for block in document.blocks] == [("1.", 0)]


def test_rows_may_stand_in_content_controls_and_branches() -> None:
    first, second = "<w:tr><w:tc><w:p/></w:tc></w:tr>", table(["1", "2"])[7:-8]
    body = (
        f"<w:tbl><w:tblPr/><w:sdt><w:sdtContent>{second}</w:sdtContent></w:sdt>"
        f"<w:del>{first}</w:del><mc:AlternateContent><mc:Choice Requires='x'>{second}</mc:Choice>"
        f"<mc:Fallback>{first}</mc:Fallback></mc:AlternateContent></w:tbl>"
    )
    assert lines(read_body(body)) == ["1\t2", "1\t2"]


def test_a_table_in_a_table_in_a_cell_keeps_its_clauses() -> None:
    clauses = paragraph("第一条 账号") + paragraph("第二条 价款")
    inner = table(["甲", table(["深", "处"])])
    document = read_body(table([clauses + inner, "备注"]))
    assert lines(document) == ["第一条 账号", "第二条 价款", "甲\t", "深\t处", "备注"]


def test_a_row_of_cells_that_only_go_on_is_no_row() -> None:
    def cell(merge: str) -> str:
        return f"<w:tcPr><w:vMerge{merge}/></w:tcPr>{paragraph('甲')}"

    begun, going_on = cell(' w:val="restart"'), cell("")
    document = read_docx(
        docx(table([begun, begun], [going_on, going_on])), "a.docx", formatting=True
    )
    assert lines(document) == ["甲\t甲"]
    assert len(document.formats) == len(document.blocks)


@pytest.mark.parametrize("beside", ["", paragraph("甲")])
def test_a_table_in_a_cell_is_read_and_has_its_own_looks(beside: str) -> None:
    inner = table(["1", "2", "3"])
    data = docx(table([inner + beside, inner]))
    document = read_docx(data, "a.docx", formatting=True)
    own = ["甲\t"] if beside else []
    assert lines(document) == [*own, "1\t2\t3", "1\t2\t3"]
    for block, look in zip(document.blocks, document.formats, strict=True):
        assert len(look.cells) == len(block.cells)


def test_a_row_whose_only_filled_cell_has_several_paragraphs_is_running_text() -> None:
    several = paragraph("甲方应交付账号。") + paragraph("乙方应付款。")
    document = read_body(table([several, ""], ["1", "2"]))
    assert [block.kind for block in document.blocks][:2] == [BlockKind.PARAGRAPH] * 2
    assert lines(document)[:2] == ["甲方应交付账号。", "乙方应付款。"]

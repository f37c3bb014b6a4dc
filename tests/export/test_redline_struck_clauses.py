"""Clauses and rows that a redline strikes."""

from __future__ import annotations

import pytest
from contract_files import docx, level, listed, lists, paragraph, table
from export.marked_files import (
    SECTION,
    accepted,
    both_ways,
    part,
    redlined,
    run,
    strike,
)

from reviewer.document.docx_names import W
from reviewer.document.docx_reader import read_docx


def test_a_clause_is_struck_with_its_paragraph():
    numbering = lists(level(0, "第%1条", "chineseCountingThousand"))
    data = docx(listed("转让。") + listed("付款。"), numbering=numbering)
    made = redlined(data, strike(data, "转让。"))
    both_ways(data, made, ["付款。"])
    assert [block.label for block in read_docx(made, "a.docx").blocks] == ["第一条"]


@pytest.mark.parametrize("after", ["", SECTION])
def test_the_last_paragraph_is_emptied_but_stays(after):
    data = docx(paragraph("甲") + paragraph("乙") + after)
    made = redlined(data, strike(data, "乙"))
    both_ways(data, made, ["甲", ""])


def test_the_end_of_a_section_is_not_struck():
    data = docx(paragraph("甲", SECTION) + paragraph("乙"))
    both_ways(data, redlined(data, strike(data, "甲")), ["", "乙"])


def test_a_row_is_struck_as_a_row():
    data = docx(table(["账号", "密码"], ["一", "二"]) + paragraph("完"))
    made = redlined(data, strike(data, "账号"))
    both_ways(data, made, ["一", "二", "完"])


def test_a_row_that_has_properties_keeps_them():
    row = "<w:tr><w:tblPrEx/><w:trPr><w:cantSplit/></w:trPr>{}</w:tr>"
    cells = f"<w:tc>{paragraph('账号')}</w:tc><w:tc>{paragraph('密码')}</w:tc>"
    data = docx(f"<w:tbl>{row.format(cells)}</w:tbl>{paragraph('完')}")
    made = redlined(data, strike(data, "账号"))
    both_ways(data, made, ["完"])
    [properties] = part(made).iter(W + "trPr")
    assert [each.tag[len(W) :] for each in properties] == ["cantSplit", "del"]


def test_a_row_with_exceptions_has_its_properties_after_them():
    cells = f"<w:tc>{paragraph('账号')}</w:tc><w:tc>{paragraph('密码')}</w:tc>"
    data = docx(f"<w:tbl><w:tr><w:tblPrEx/>{cells}</w:tr></w:tbl>{paragraph('完')}")
    [row] = part(redlined(data, strike(data, "账号"))).iter(W + "tr")
    assert [each.tag[len(W) :] for each in row] == ["tblPrEx", "trPr", "tc", "tc"]


def test_of_a_row_whose_cells_reach_over_others_only_the_words_go():
    cells = f"<w:tc><w:tcPr><w:vMerge w:val='restart'/></w:tcPr>{paragraph('账号')}</w:tc>"
    data = docx(f"<w:tbl><w:tr>{cells}<w:tc>{paragraph('密码')}</w:tc></w:tr></w:tbl>")
    made = redlined(data, strike(data, "账号"))
    both_ways(data, made, ["", ""])


def test_of_a_struck_row_the_words_in_a_box_stay_as_they_are():
    shape = f"<w:r><w:pict><w:txbxContent>{paragraph('章')}</w:txbxContent></w:pict></w:r>"
    cells = f"<w:tc><w:p>{run('账号')}{shape}</w:p></w:tc><w:tc>{paragraph('密码')}</w:tc>"
    data = docx(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>{paragraph('完')}")
    made = redlined(data, strike(data, "密码"))
    assert accepted(made) == ["完"]
    [box] = part(made).iter(W + "txbxContent")
    assert [node.text for node in box.iter(W + "t")] == ["章"]

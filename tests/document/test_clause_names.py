"""By what a single clause can be called."""

from __future__ import annotations

import pytest
from contract_files import docx, paragraph, table

from reviewer.document.clause_names import (
    called_as,
    chapter_unit,
    first_cells,
    in_digits,
    is_called,
    is_enclosed,
    row_numbers,
    title_of_annex,
)
from reviewer.document.clause_tree import Clause, ClauseTree
from reviewer.document.clauses import segment
from reviewer.document.docx_reader import read_docx
from reviewer.document.model import Document


def read(*lines: str) -> tuple[Document, ClauseTree]:
    body = "".join(each if each.startswith("<w:") else paragraph(each) for each in lines)
    document = read_docx(docx(body), "a.docx")
    return document, segment(document)


def last(*lines: str) -> tuple[Clause, ClauseTree]:
    _, tree = read(*lines)
    return tree.clauses[-1], tree


@pytest.mark.parametrize(
    ("lines", "called"),
    [
        (("第三条 甲方付款。",), ("条", "3")),
        (("一、标的", "二、甲方付款。"), ("条", "2")),
        (("第一章 标的", "一、甲方付款。"), ("条", "1")),
        (("第一条 标的", "1.2 甲方付款。"), ("条", "1.2")),
        (("第一条 标的", "2. 甲方付款。"), ("", "2")),
        (("第一条 标的", "一、甲方付款。"), ("", "")),
        (("第一条 标的", "（一）甲方付款。"), ("", "")),
        (("第二章 标的",), ("章", "2")),
    ],
)
def test_a_clause_is_called_by_the_unit_and_the_plain_number(lines, called):
    assert called_as(*last(*lines)) == called


def test_a_number_is_in_digits_or_in_brackets():
    digits, brackets = (last("第一条 标的", line)[0] for line in ("2. 甲付款。", "（二）甲付款。"))
    assert (in_digits(digits), is_enclosed(digits)) == (True, False)
    assert (in_digits(brackets), is_enclosed(brackets)) == (False, True)


def test_a_decimal_is_called_by_its_last_number_or_as_a_whole():
    clause, _ = last("第三条 标的", "3.2 甲方付款。")
    assert [is_called(clause, each) for each in ("2", "3.2", "3", "3.1")] == [
        True,
        True,
        False,
        False,
    ]


def test_a_clause_without_a_number_is_called_by_none():
    assert not is_called(last("甲方付款。")[0], "1")


def test_a_chapter_has_its_unit_and_a_clause_none():
    assert chapter_unit(last("第二章 标的")[0]) == "章"
    assert chapter_unit(last("第二条 甲方付款。")[0]) == ""


@pytest.mark.parametrize(
    ("cells", "numbers"),
    [
        (("3", "微信号"), {"3"}),
        (("三、设备", ""), {"3"}),
        (("第三批", ""), {"3"}),
        (("2-5", "手机"), {"2", "3", "4", "5"}),
        (("甲部", "2"), {"2"}),
        (("序号", "名称"), set()),
        (("三个号", "1.5"), set()),
    ],
)
def test_a_row_has_the_number_of_its_first_cell_or_its_second(cells, numbers):
    assert row_numbers(cells) == numbers


def test_the_first_two_cells_of_a_row_are_told_folded():
    document, tree = read(table(("Ａ 部", "１", "微信号")))
    assert first_cells(tree.clauses[0], document) == ["a部", "1"]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("附件一", "附件1"),
        ("附表2 移交清单", "附表2"),
        ("附件甲：抵债物明细（共六期，另附）", "附件甲"),
        ("附表 第二部分：资料构成", "附表"),
        ("附录A《退出计划》", "附录a"),
        ("附件一所列账号", ""),
        ("附件一所购账号", "附件1"),
        ("附件一为本合同的一部分", ""),
        ("附件一，附件二另册装订", ""),
        ("附件一" + "账号" * 40, ""),
        ("甲方移交附件一", ""),
    ],
)
def test_the_title_of_an_annex_begins_with_its_name_and_is_no_sentence(line, name):
    document, tree = read(line)
    assert title_of_annex(tree.clauses[0], document) == name


def test_a_row_is_no_title():
    document, tree = read(table(("附件一", "账号清单")))
    assert title_of_annex(tree.clauses[0], document) == ""

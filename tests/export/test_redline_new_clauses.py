"""Paragraphs that a redline adds: where they stand, what they look like, and that they can go."""

from __future__ import annotations

from dataclasses import replace

import pytest
from contract_files import docx, level, listed, lists, paragraph, table
from export.marked_files import (
    BY,
    SDT,
    SECTION,
    SIGNATURE,
    accepted,
    block_at,
    both_ways,
    part,
    redlined,
    rejected,
    replacement,
    run,
    span_of,
    texts_of,
    unplaced,
)

from reviewer.document.docx_names import W
from reviewer.document.docx_reader import read_docx
from reviewer.document.model import Span
from reviewer.export.docx_copy import DocxCopy
from reviewer.export.docx_redline import Redliner, Substitution, Unplaced


def test_several_paragraphs_of_wording_follow_one_another():
    data = docx(paragraph("一、甲方转让。", "<w:jc w:val='center'/>") + paragraph("二、付款。"))
    made = redlined(data, replacement(data, "甲方转让。", "不含账号。", ["第二款。", "第三款。"]))
    both_ways(data, made, ["一、不含账号。", "第二款。", "第三款。", "二、付款。"])
    centred = [each.getparent().getparent() for each in part(made).iter(W + "jc")]
    assert len(centred) == 3


def test_a_new_clause_takes_part_in_the_list_and_word_counts_on():
    numbering = lists(level(0, "第%1条", "chineseCountingThousand"))
    data = docx(listed("转让。") + listed("付款。"), numbering=numbering)
    made = redlined(data, replacement(data, "转让。", None, ["同意。"]))
    both_ways(data, made, ["转让。", "同意。", "付款。"])
    assert [block.label for block in read_docx(made, "a.docx").blocks] == [
        "第一条",
        "第二条",
        "第三条",
    ]


@pytest.mark.parametrize("after", ["", table(["格"]), SECTION, SDT.format("", paragraph("完"))])
def test_a_new_clause_may_be_the_last_whatever_follows(after):
    data = docx(paragraph("甲方转让。") + after)
    made = redlined(data, replacement(data, "甲方转让。", None, ["须经同意。"]))
    assert accepted(made)[:2] == ["甲方转让。", "须经同意。"]
    assert rejected(made) == rejected(data)


def test_a_new_clause_at_the_end_of_a_section_stays_within_it():
    data = docx(paragraph("甲方转让。", SECTION) + paragraph("完"))
    made = redlined(data, replacement(data, "甲方转让。", None, ["须经同意。"]))
    both_ways(data, made, ["甲方转让。", "须经同意。", "完"])
    sections = [each.find(f"{W}pPr/{W}sectPr") is not None for each in part(made).iter(W + "p")]
    assert sections == [False, True, False]


def test_a_new_clause_in_a_cell_stays_in_the_cell():
    # A row of one cell is read as paragraphs.
    data = docx(table(["甲方转让。"]) + paragraph("完"))
    made = redlined(data, replacement(data, "甲方转让。", None, ["须经同意。"]))
    both_ways(data, made, ["甲方转让。", "须经同意。", "完"])
    assert len(list(part(made).find(f"{W}body/{W}tbl").iter(W + "p"))) == 2


def test_a_new_clause_for_a_row_stands_below_the_table():
    data = docx(table(["账号", "密码"]) + listed("完"), numbering=lists(level(0, "%1.")))
    made = redlined(data, replacement(data, "账号", None, ["须经同意。"]))
    both_ways(data, made, ["账号", "密码", "须经同意。", "完"])
    assert read_docx(made, "a.docx").blocks[1].label is None


def test_below_a_table_that_ends_the_file_there_is_no_room():
    assert unplaced(docx(table(["账号", "密码"])), "账号", None, ("新",)) is Unplaced.TABLE_ROW
    roomy = docx(table(["账号", "密码"]) + paragraph("完"))
    assert unplaced(roomy, "账号", None, ("新",)) is None


def test_a_new_clause_below_a_table_may_precede_plain_words():
    data = docx(table(["账号", "密码"]) + paragraph("完"))
    made = redlined(data, replacement(data, "账号", None, ["须经同意。"]))
    both_ways(data, made, ["账号", "密码", "须经同意。", "完"])


NUMBERS = lists(level(0, "第%1条", "chineseCountingThousand") + level(1, "（%2）"))


def below(data: bytes, words: str, last: str) -> Substitution:
    """New wording for the clause with these words, to stand below what is under it."""
    document = read_docx(data, "a.docx")
    span, end = span_of(document, words), span_of(document, last)
    return Substitution(
        span, block_at(document, span), None, ("新增。", "再增。"), last=block_at(document, end)
    )


def test_what_follows_a_clause_with_a_list_under_it_stands_below_the_list():
    items = "".join(listed(words, 1) for words in ("设备；", "商标。"))
    data = docx(listed("标的包括：") + items + listed("价款。"), numbering=NUMBERS)
    made = redlined(data, below(data, "标的包括：", "商标。"))
    both_ways(data, made, ["标的包括：", "设备；", "商标。", "新增。", "再增。", "价款。"])
    labels = [block.label for block in read_docx(made, "a.docx").blocks]
    assert labels == ["第一条", "（1）", "（2）", "第二条", "第三条", "第四条"]


def test_what_follows_a_clause_with_a_table_under_it_stands_below_the_table():
    data = docx(paragraph("标的如下：") + table(["设备", "一台"]) + paragraph("价款。"))
    made = redlined(data, below(data, "标的如下：", "一台"))
    assert accepted(made)[-3:] == ["新增。", "再增。", "价款。"]
    assert rejected(made) == rejected(data)


@pytest.mark.parametrize("after", ["", table(["格"])])
def test_below_a_list_that_no_paragraph_follows_there_is_no_room(after):
    data = docx(paragraph("标的包括：") + paragraph("设备。") + after)
    document, copy = read_docx(data, "a.docx"), DocxCopy(data, "a.docx")
    why = Redliner(copy, document, texts_of(copy), SIGNATURE).unplaced(
        below(data, "标的包括：", "设备。")
    )
    assert why is Unplaced.NO_ROOM


GONE = f"<w:p><w:pPr><w:rPr><w:del {BY}/></w:rPr></w:pPr>{run('设备。')}</w:p>"


def test_below_a_list_what_others_joined_to_it_stays_with_it():
    data = docx(paragraph("标的包括：") + GONE + "<w:p/>" + paragraph("价款。"))
    made = redlined(data, below(data, "标的包括：", "设备。"))
    assert [line for line in accepted(made) if line] == [
        "标的包括：", "设备。", "新增。", "再增。", "价款。",
    ]  # fmt: skip
    assert rejected(made) == rejected(data)


def test_below_a_list_joined_to_nothing_there_is_no_room():
    data = docx(paragraph("标的包括：") + GONE)
    document, copy = read_docx(data, "a.docx"), DocxCopy(data, "a.docx")
    redliner = Redliner(copy, document, texts_of(copy), SIGNATURE)
    assert redliner.unplaced(below(data, "标的包括：", "设备。")) is Unplaced.NO_ROOM


def test_below_what_has_no_words_of_its_own_there_is_no_room():
    data = docx(paragraph("标的包括：") + paragraph("完。"))
    document, copy = read_docx(data, "a.docx"), DocxCopy(data, "a.docx")
    start = document.blocks[1].span.start
    empty = replace(document.blocks[1], span=Span(start, start))
    document = replace(document, blocks=(document.blocks[0], empty))
    redliner = Redliner(copy, document, texts_of(copy), SIGNATURE)
    change = replace(below(data, "标的包括：", "完。"), last=1)
    assert redliner.unplaced(change) is Unplaced.NO_ROOM

"""Units of a contract and the tree over them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from contract_files import docx, level, listed, lists, paragraph, table
from hypothesis import given
from hypothesis import strategies as st

from reviewer.document.clause_tree import Clause, ClauseTree
from reviewer.document.clauses import segment
from reviewer.document.docx_reader import read_docx
from reviewer.document.model import Document

BOLD = "<w:b/>"
CENTRED = '<w:jc w:val="center"/>'


def read_lines(*lines: str) -> Document:
    """Lines of plain text; a line that begins with “<” is XML."""
    body = "".join(line if line.startswith("<") else paragraph(line) for line in lines)
    return read_docx(docx(body), "a.docx")


def tree(*lines: str) -> ClauseTree:
    return segment(read_lines(*lines))


def texts(document: Document) -> list[str]:
    return [clause.body.of(document.text) for clause in segment(document)]


def outline(*lines: str) -> list[str]:
    """Every clause as its ancestors' numbers and its own: 第一条/1、"""
    found = tree(*lines)
    return [
        "/".join(str(above.number) for above in [*reversed(list(found.ancestors(c))), c])
        for c in found
    ]


def test_a_number_is_apart_from_the_words() -> None:
    document = read_lines("第一条　甲方转让账号。")
    (clause,) = segment(document)
    assert clause.number == "第一条"
    assert clause.number_span is not None
    assert clause.number_span.of(document.text) == "第一条"
    assert clause.body.of(document.text) == "甲方转让账号。"


def test_an_automatic_number_lies_outside_the_text() -> None:
    data = docx(listed("甲方转让账号。"), numbering=lists(level(0, "第%1条", "chineseCounting")))
    (clause,) = segment(read_docx(data, "a.docx"))
    assert (clause.number, clause.number_span) == ("第一条", None)


def test_blank_paragraphs_are_no_clauses() -> None:
    assert texts(read_lines("甲方", "", "　", "乙方")) == ["甲方", "乙方"]


def test_outer_white_space_is_no_words() -> None:
    assert texts(read_lines("　　甲方 \u200b")) == ["甲方"]


def test_a_row_is_one_clause_with_its_cells_a_tab_apart() -> None:
    document = read_lines(table(["序号", "账号"], ["1", "abc"]))
    assert [(c.kind.value, c.number, c.body.of(document.text)) for c in segment(document)] == [
        ("row", None, "序号\t账号"),
        ("row", None, "1\tabc"),
    ]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            ("第一条 定义", "1.1 账号", "1.2 价款", "第二条 价款"),
            ["第一条", "第一条/1.1", "第一条/1.2", "第二条"],
        ),
        (
            ("一、账号", "（一）微信", "1、号", "（二）抖音", "二、价款"),
            ["一、", "一、/（一）", "一、/（一）/1、", "一、/（二）", "二、"],
        ),
        (
            ("第一章 总则", "第一条 定义", "第二条 账号", "第二章 价款", "第三条 总价"),
            ["第一章", "第一章/第一条", "第一章/第二条", "第二章", "第二章/第三条"],
        ),
        (
            ("1. 定义", "1.1 账号", "1.1.1 微信", "2. 价款"),
            ["1.", "1./1.1", "1./1.1/1.1.1", "2."],
        ),
        (("1、甲", "2. 乙", "3、丙"), ["1、", "2.", "3、"]),
        (("第一条 账号", "甲方转让。", "第二条 价款"), ["第一条", "第一条/None", "第二条"]),
        (
            ("第一条 账号", "1、微信", "附件一：清单", "1、手机"),
            ["第一条", "第一条/1、", "None", "None/1、"],
        ),
    ],
)  # fmt: skip
def test_levels_come_from_the_forms_the_contract_uses(
    lines: tuple[str, ...], expected: list[str]
) -> None:
    assert outline(*lines) == expected


def test_the_level_is_one_more_than_that_of_the_clause_above() -> None:
    found = tree("第一条 定义", "1.1 账号", "甲方转让账号。")
    assert [clause.level for clause in found] == [1, 2, 3]


def test_signatures_stand_under_no_clause() -> None:
    found = tree("第一条 账号", "甲方转让账号。", "甲方（盖章）：", "2019年9月22日")
    assert [clause.parent for clause in found] == [None, "c1", None, None]


@pytest.mark.parametrize(
    ("lines", "kinds"),
    [
        (("第一条 账号", "甲方将账号转让给乙方。"), ["heading", "paragraph"]),
        (("第一条 甲方将账号转让给乙方。", "第二条 价款。"), ["clause", "clause"]),
        (("一、账号", "1、甲方转让账号。"), ["heading", "clause"]),
        ((paragraph("转让协议", CENTRED), "甲方：某某"), ["heading", "paragraph"]),
        (("微信号转让协议", "甲方：某某"), ["heading", "paragraph"]),
        (("本协议", "鉴于双方已签署前述合同。", "转让协议"), ["heading", *["paragraph"] * 2]),
        ((paragraph("2019年9月22日", CENTRED),), ["paragraph"]),
        (("附件一：账号清单", table(["1", "2"])), ["heading", "row"]),
        (("甲方（盖章）", "2019年"), ["paragraph", "paragraph"]),
        (("一、账号", table(["微信", "9"])), ["heading", "row"]),
        (("一、账号", "附件一：清单", "手机"), ["clause", "heading", "paragraph"]),
    ],
)
def test_headings_are_told_from_clauses(lines: tuple[str, ...], kinds: list[str]) -> None:
    assert [clause.kind.value for clause in tree(*lines)] == kinds


def test_a_bold_numbered_line_is_a_heading() -> None:
    (clause,) = tree(paragraph("第一条 账号", run=BOLD))
    assert clause.kind.value == "heading"


# Paragraphs that hold several units, and units that lie over several paragraphs


def test_soft_breaks_before_numbers_part_a_paragraph() -> None:
    body = "<w:p><w:r><w:t>第一条 账号。</w:t><w:br/><w:t>第二条 价款。</w:t></w:r></w:p>"
    assert [clause.number for clause in tree(body)] == ["第一条", "第二条"]


def test_blank_lines_between_soft_breaks_are_nothing() -> None:
    body = "<w:p><w:r><w:t>账号。</w:t><w:br/><w:br/><w:t>价款。</w:t></w:r></w:p>"
    assert texts(read_lines(body)) == ["账号。", "价款。"]


def test_a_soft_break_in_a_sentence_parts_nothing() -> None:
    body = "<w:p><w:r><w:t>甲方将其微信号</w:t><w:br/><w:t>转让给乙方。</w:t></w:r></w:p>"
    assert texts(read_lines(body)) == ["甲方将其微信号\n转让给乙方。"]


def test_a_number_alone_on_its_line_belongs_to_the_next() -> None:
    document = read_lines("第一条", "甲方转让账号。")
    (clause,) = segment(document)
    assert (clause.number, clause.body.of(document.text)) == ("第一条", "甲方转让账号。")


def test_a_sentence_broken_by_hand_is_put_together() -> None:
    document = read_lines("甲方应当向乙方提供账号转让后的专项技术服", "务，并支付报酬。")
    assert texts(document) == ["甲方应当向乙方提供账号转让后的专项技术服\n务，并支付报酬。"]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("一家依据中国法律设立并有效存续的有限责任公司", "鉴于，卖方经营健身会所。"),
        ("乙方须遵守作息时间，晚上不得大声喧哗", "卫生间、厨房须及时清理。"),
        ("本合同项下的账号在签署之日起三日内交付乙方", "第二条 价款"),
        ("甲方承诺上述账号不存在任何权利瑕疵，", "联系电话：138****0000"),
        ("微信号，", "抖音号，均予转让。"),
    ],
)
def test_paragraphs_that_only_lack_a_full_stop_stay_apart(above: str, below: str) -> None:
    assert len(tree(above, below)) == 2


# Keys


def test_a_key_survives_renumbering_and_white_space() -> None:
    before = tree("第一条 甲方转让账号。").clauses[0]
    after = tree("前言", "第二条　 甲方 转让账号。").clauses[1]
    assert before.key == after.key


def test_equal_words_have_keys_of_their_own() -> None:
    first, second = tree("1、见附件。", "2、见附件。")
    assert first.key != second.key
    assert first.key.split(".")[0] == second.key.split(".")[0]


def test_the_tree_finds_the_clause_at_an_offset() -> None:
    document = read_lines("第一条 账号。", "第二条 价款。")
    found = segment(document)
    at = found.at(document.text.index("第二条"))
    assert at is not None
    assert at.number == "第二条"
    assert found.at(len(document.text)) is None


_line = st.one_of(
    st.sampled_from(["第一条 账号", "第二条 价款", "1、微信", "2、抖音", "（一）甲", "1.1 乙", ""]),
    st.sampled_from(["附件一：清单", "甲方（盖章）：", "甲方转让账号。", "一 定义", "𠮷田，"]),
)


@given(st.lists(_line, max_size=15))
def test_every_word_is_in_one_clause_and_every_parent_is_above(lines: list[str]) -> None:
    document = read_docx(docx("".join(map(paragraph, [*lines, "末"]))), "a.docx")
    found = segment(document)
    covered = "".join(_whole(clause, document) for clause in found)
    assert "".join(covered.split()) == "".join(document.text.split())
    seen: dict[str, int] = {}
    for clause in found:
        assert clause.parent is None or clause.level == seen[clause.parent] + 1
        seen[clause.id] = clause.level
    assert len(seen) == len(found) == len({clause.key for clause in found})


def _whole(clause: Clause, document: Document) -> str:
    start = clause.number_span.start if clause.number_span else clause.body.start
    return document.text[start : clause.body.end]


def test_segmenting_needs_no_more_than_text_and_blocks() -> None:
    document = read_lines("第一条 账号。")
    bare = replace(document, pieces=(), formats=(), warnings=())
    assert segment(bare) == segment(document)

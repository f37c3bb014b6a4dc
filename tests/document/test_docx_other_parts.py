"""Headers, footers and notes of a Word file."""

from __future__ import annotations

from contract_files import level, listed, lists, paragraph, table
from reading_values import lines, read_body, run

from reviewer.document.model import BlockKind


def test_headers_come_first_and_footers_last() -> None:
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="header1"/>'
        '<w:footerReference w:type="default" r:id="footer1"/></w:sectPr>'
    )
    document = read_body(
        paragraph("甲方") + section, header1=paragraph("合同编号"), footer1=paragraph("第1页")
    )
    assert [(block.kind.value, line) for block, line in
            zip(document.blocks, lines(document), strict=True)] == [
        ("header", "合同编号"), ("paragraph", "甲方"), ("footer", "第1页")
    ]  # fmt: skip


def test_a_header_that_is_not_shown_is_not_read() -> None:
    section = (
        '<w:sectPr><w:headerReference w:type="first" r:id="header1"/>'
        '<w:headerReference w:type="even" r:id="header2"/></w:sectPr>'
    )
    document = read_body(
        paragraph("甲方") + section, header1=paragraph("首页"), header2=paragraph("偶页")
    )
    assert lines(document) == ["甲方"]


def test_first_and_even_headers_are_read_where_they_are_shown() -> None:
    section = (
        '<w:sectPr><w:headerReference w:type="first" r:id="header1"/>'
        '<w:headerReference w:type="even" r:id="header2"/><w:titlePg/></w:sectPr>'
    )
    document = read_body(
        paragraph("甲方") + section,
        header1=paragraph("首页"),
        header2=paragraph("偶页"),
        settings="<w:evenAndOddHeaders/>",
    )
    assert lines(document) == ["首页", "偶页", "甲方"]


def test_a_header_shown_twice_is_read_once() -> None:
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="header1"/></w:sectPr>'
        '<w:sectPr><w:headerReference w:type="default" r:id="header2"/></w:sectPr>'
    )
    document = read_body(
        paragraph("甲") + section, header1=paragraph("编号"), header2=paragraph("编号")
    )
    assert lines(document) == ["编号", "甲"]


def test_notes_follow_in_the_order_of_reference() -> None:
    def note(ident: int) -> str:
        return f'<w:r><w:footnoteReference w:id="{ident}"/></w:r>'

    notes = "".join(
        f'<w:footnote w:id="{ident}">{paragraph(text)}</w:footnote>'
        for ident, text in ((1, "甲注"), (2, "乙注"), (3, "无人引用"))
    )
    body = f"<w:p>{run('一')}{note(2)}{run('二')}{note(1)}</w:p>"
    document = read_body(body, footnotes=notes)
    assert lines(document) == ["一二", "乙注", "甲注"]
    assert [block.kind for block in document.blocks][1:] == [BlockKind.NOTE] * 2


def test_numbers_in_a_header_count_apart_from_the_body() -> None:
    section = '<w:sectPr><w:headerReference w:type="default" r:id="header1"/></w:sectPr>'
    document = read_body(
        listed("甲") + section, header1=listed("眉"), numbering=lists(level(0, "%1."))
    )
    assert [block.label for block in document.blocks] == ["1.", "1."]


def test_endnotes_follow_footnotes() -> None:
    references = (
        '<w:r><w:endnoteReference w:id="1"/></w:r><w:r><w:footnoteReference w:id="1"/></w:r>'
    )
    document = read_body(
        f"<w:p>{run('甲')}{references}</w:p>",
        footnotes=f'<w:footnote w:id="1">{paragraph("脚注")}</w:footnote>',
        endnotes=f'<w:endnote w:id="1">{paragraph("尾注")}</w:endnote>',
    )
    assert lines(document) == ["甲", "脚注", "尾注"]


def test_a_header_that_is_damaged_is_passed_over() -> None:
    section = '<w:sectPr><w:headerReference w:type="default" r:id="header1"/></w:sectPr>'
    assert lines(read_body(paragraph("甲") + section, header1="<w:p>")) == ["甲"]


def test_a_file_inside_a_header_is_not_counted_among_its_words() -> None:
    section = '<w:sectPr><w:headerReference w:type="default" r:id="header1"/></w:sectPr>'
    header = f'<w:altChunk r:id="none"/>{paragraph("眉")}'
    assert lines(read_body(paragraph("甲") + section, header1=header)) == ["眉", "甲"]


def test_the_words_of_a_table_in_a_header_are_read() -> None:
    section = '<w:sectPr><w:headerReference w:type="default" r:id="header1"/></w:sectPr>'
    document = read_body(paragraph("甲") + section, header1=table(["合同编号", "001"]))
    assert lines(document) == ["合同编号\t001", "甲"]

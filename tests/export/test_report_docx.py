"""The Word report says everything in real styles, with page numbers, links and repeated heads."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn
from export.example_reviews import (
    CONTRACT,
    NASTY,
    TODAY,
    a_finding,
    a_grading,
    a_review,
    an_opinion,
    everything_said,
    full_report,
    nine_accounts,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer.export.audience import Reader
from reviewer.export.blocks import Section, clean
from reviewer.export.edition import Edition
from reviewer.export.report import report_of
from reviewer.export.report_docx import report_docx
from reviewer.labels import Label


def opened(report):
    return docx.Document(BytesIO(report_docx(report)))


def words_of(document) -> str:
    """All words of the body, tables too; a break is a line feed."""
    said = []
    for node in document.element.body.iter(qn("w:t"), qn("w:br"), qn("w:tab"), qn("w:p")):
        said.append({"br": "\n", "tab": "\t", "p": "\n"}.get(node.tag.split("}")[1], node.text))
    return "".join(said)


def quoting(words: str):
    finding = replace(a_finding(4, Label.CONCEALMENT), quote=words, because=words)
    opinion = an_opinion(findings=(a_grading(1, finding),), summary=words)
    return report_of(a_review(opinion), CONTRACT, today=TODAY, author=words)


@pytest.fixture(scope="module")
def document():
    return opened(full_report())


def test_everything_in_the_report_is_in_the_document(document):
    said = words_of(document)
    assert [words for words in everything_said(full_report()) if words not in said] == []


def test_sections_are_headings(document):
    titles = [p.text for p in document.paragraphs if p.style.name.lower() == "heading 1"]
    report = full_report()
    assert titles == [section.title for section in report.parts]


def test_headings_stay_with_what_follows(document):
    for level in (1, 2, 3):
        assert document.styles[f"Heading {level}"].paragraph_format.keep_with_next


def test_text_is_indented_by_two_characters(document):
    style = document.styles["审查意见正文"].element
    assert style.xpath("w:pPr/w:ind/@w:firstLineChars") == ["200"]


def test_table_heads_repeat_and_rows_are_not_split(document):
    tables = [t for t in document.tables if t.cell(0, 0).text == "条款"]
    assert tables
    for table in tables:
        assert table.rows[0]._tr.xpath("w:trPr/w:tblHeader")
        for row in table.rows:
            assert row._tr.xpath("w:trPr/w:cantSplit")


def test_a_row_that_fills_a_page_may_be_split():
    long = replace(a_finding(6, Label.DISPUTE_RESOLUTION), quote="很长的条款。" * 200)
    document = opened(
        report_of(a_review(an_opinion(findings=(a_grading(1, long),))), CONTRACT, today=TODAY)
    )
    [table] = [t for t in document.tables if t.cell(0, 0).text == "条款"]
    assert not table.rows[1]._tr.xpath("w:trPr/w:cantSplit")


def test_pages_are_numbered_and_named_but_for_the_cover(document):
    assert document.sections[0].different_first_page_header_footer
    assert not any(section.different_first_page_header_footer for section in document.sections[1:])
    for section in document.sections:
        footer = section.footer.paragraphs[0]._p
        fields = [code.text.strip() for code in footer.iter(qn("w:instrText"))]
        assert fields == ["PAGE", "NUMPAGES"]
        assert section.footer.paragraphs[0].text == "第 1 页　共 1 页"
        assert section.header.paragraphs[0].text == "转让协议.docx\t合同审查意见书"


def test_no_page_is_turned_and_only_the_annex_begins_a_new_one(document):
    assert [section.page_width > section.page_height for section in document.sections] == [
        False,
        False,
    ]
    first = next(each for each in document.paragraphs if each.text == "一、审查结论与理由")
    assert not first.paragraph_format.page_break_before


def test_the_annex_is_set_in_two_columns(document):
    columns = [section._sectPr.xpath("w:cols/@w:num") for section in document.sections]
    assert columns[-1] == ["2"]
    assert ["2"] not in columns[:-1]


def test_the_signatures_stay_with_the_words_before_them(document):
    texts = [paragraph.text for paragraph in document.paragraphs]
    at = texts.index("审查人：王律师")
    assert document.paragraphs[at - 1].paragraph_format.keep_with_next


def test_every_link_leads_to_a_bookmark(document):
    body = document.element.body
    links = {link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))}
    marks = [mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))]
    assert links
    assert links <= set(marks)
    assert len(marks) == len(set(marks))


def test_every_style_that_is_used_is_defined(document):
    used = set(document.element.body.xpath("//w:pStyle/@w:val"))
    defined = set(document.styles.element.xpath("w:style/@w:styleId"))
    assert used <= defined


def test_the_file_names_author_title_and_date_and_no_template(document):
    properties = document.core_properties
    assert properties.author == "王律师"
    assert properties.title == "合同审查意见书　转让协议.docx"
    assert properties.created.date() == TODAY
    assert properties.comments == ""


def test_the_template_leaves_no_picture_behind():
    names = ZipFile(BytesIO(report_docx(full_report()))).namelist()
    assert not [name for name in names if "thumbnail" in name or "WithEffects" in name]


# The order of ECMA-376, of which Word is strict; only what reports hold.
_ORDERS = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore pBdr shd tabs spacing ind jc outlineLvl"
    " sectPr",
    "rPr": "rFonts b color sz szCs bdr shd lang",
    "tblPr": "tblW tblInd tblBorders tblLayout tblCellMar",
    "tcPr": "tcW shd",
    "sectPr": "headerReference footerReference type pgSz pgMar cols titlePg docGrid",
    "style": "name basedOn uiPriority semiHidden unhideWhenUsed qFormat rsid pPr rPr tblPr",
}


def test_elements_stand_in_the_order_that_word_demands(document):
    parts = [document.element, document.styles.element]
    for section in document.sections:
        parts += [section.header._element, section.footer._element]
    for part in parts:
        for name, order in _ORDERS.items():
            places = order.split()
            for each in part.iter(qn(f"w:{name}")):
                found = [places.index(child.tag.split("}")[1]) for child in each]
                assert found == sorted(found), (name, found)
                if name != "sectPr":
                    assert len(found) == len(set(found)), (name, found)


def test_the_file_is_chinese_and_no_relic(document):
    settings = document.settings.element
    mode = "w:compat/w:compatSetting[@w:name='compatibilityMode']/@w:val"
    assert settings.xpath(mode) == ["15"]
    assert settings.xpath("w:themeFontLang/@w:eastAsia") == ["zh-CN"]
    assert settings.xpath("w:characterSpacingControl/@w:val") == ["compressPunctuation"]


def test_nasty_signs_are_only_words():
    assert NASTY in words_of(opened(quoting(NASTY)))


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=60))
def test_the_words_of_a_contract_come_out_as_they_were(words):
    said = words_of(opened(quoting(words)))
    if "\n" not in clean(words):
        assert clean(words) in said


def test_the_annexes_of_the_client_go_on_in_their_columns():
    review = nine_accounts()
    edition = Edition(Reader.CLIENT)
    report = report_of(review, CONTRACT, today=TODAY, edition=edition)
    file = docx.Document(BytesIO(report_docx(report)))
    assert "TOC " not in file.element.xml
    columns = [cols.get(qn("w:num")) for cols in file.element.body.iter(qn("w:cols"))]
    # The body, the clauses across the page, and all that is looked up in one run of columns.
    assert columns[-2:] == ["1", "2"]


def test_a_report_that_ends_with_a_ruled_list_is_signed_below_it():
    facts = full_report().facts
    report = replace(full_report(), sections=(Section("一、事实", (facts,)),))
    words = [each.text for each in docx.Document(BytesIO(report_docx(report))).paragraphs]
    assert report.signatures[0] in words

"""A Word file as canonical text, blocks, and the way back to its nodes."""

from __future__ import annotations

import inspect
import io
import sys
import zipfile

import pytest
from contract_files import docx, level, listed, lists, package, paragraph, table
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from reviewer.document import docx_package, notices
from reviewer.document.docx_content import text_nodes
from reviewer.document.docx_reader import read_docx
from reviewer.document.model import BlockKind, Document, Revision
from reviewer.errors import PasswordNeededError, UnreadableFileError

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def read_body(
    body: str, *, revision: Revision = "final", styles: str = "", numbering: str = "", **parts: str
) -> Document:
    data = docx(body, styles=styles, numbering=numbering, parts=parts)
    document = read_docx(data, "a.docx", revision=revision)
    # What the view wants besides changes no word, no block and no way back to the file.
    viewed = read_docx(data, "a.docx", revision=revision, formatting=True)
    assert (viewed.text, viewed.blocks, viewed.pieces) == (
        *(document.text, document.blocks, document.pieces),
    )
    return document


def lines(document: Document) -> list[str]:
    return [block.span.of(document.text) for block in document.blocks]


def run(text: str, properties: str = "") -> str:
    inner = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{inner}<w:t xml:space="preserve">{text}</w:t></w:r>'


# Words


def test_paragraphs_are_lines_of_the_text() -> None:
    document = read_body(paragraph("甲方") + paragraph("") + paragraph("乙方"))
    assert document.text == "甲方\n\n乙方\n"
    assert lines(document) == ["甲方", "", "乙方"]


def test_runs_are_joined_without_a_seam() -> None:
    assert lines(read_body(f"<w:p>{run('微信')}{run('号', '<w:b/>')}</w:p>")) == ["微信号"]


@pytest.mark.parametrize(
    ("xml", "words"),
    [
        ("<w:tab/>", "\t"),
        ("<w:br/>", "\n"),
        ("<w:cr/>", "\n"),
        ("<w:noBreakHyphen/>", "-"),
        ("<w:softHyphen/>", ""),
        ('<w:sym w:font="Wingdings" w:char="F0FE"/>', "☑"),
        ('<w:sym w:font="Wingdings 2" w:char="F052"/>', "☑"),
        ('<w:sym w:font="Symbol" w:char="F0B3"/>', "≥"),
        ('<w:sym w:font="Unknown" w:char="F041"/>', "A"),
        ('<w:sym w:font="Wingdings" w:char="F021"/>', "□"),
        ('<w:sym w:font="Wingdings" w:char="zz"/>', ""),
        ('<w:sym w:font="Arial" w:char="2022"/>', "•"),
        ('<w:sym w:font="Arial" w:char="0"/>', ""),
        ('<w:sym w:font="Arial" w:char="D800"/>', ""),
        ("<w:lastRenderedPageBreak/>", ""),
        ("<w:instrText>PAGE</w:instrText>", ""),
        ('<w:ruby><w:rt><w:r><w:t>pin</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>拼</w:t></w:r>'
         "</w:rubyBase></w:ruby>", "拼"),
    ],
)  # fmt: skip
def test_special_characters_are_what_they_look_like(xml: str, words: str) -> None:
    assert lines(read_body(f"<w:p><w:r><w:t>甲</w:t>{xml}<w:t>乙</w:t></w:r></w:p>")) == [
        f"甲{words}乙"
    ]


@pytest.mark.parametrize(
    "wrapped",
    [
        "<w:hyperlink>{}</w:hyperlink>",
        "<w:smartTag>{}</w:smartTag>",
        "<w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
        "<w:fldSimple>{}</w:fldSimple>",
        "<w:ins>{}</w:ins>",
        "<w:moveTo>{}</w:moveTo>",
        "<w:customXml>{}</w:customXml>",
        "<w:dir>{}</w:dir>",
    ],
)
def test_words_inside_markup_are_read(wrapped: str) -> None:
    body = f"<w:p>{run('甲方')}{wrapped.format(run('转让'))}{run('账号')}</w:p>"
    assert lines(read_body(body)) == ["甲方转让账号"]


def test_blocks_inside_a_content_control_are_read() -> None:
    inner = paragraph("甲") + paragraph("乙")
    assert lines(read_body(f"<w:sdt><w:sdtContent>{inner}</w:sdtContent></w:sdt>")) == ["甲", "乙"]


def test_of_alternate_content_one_branch_is_read() -> None:
    choice = f'<mc:Choice Requires="wps">{run("新")}</mc:Choice>'
    fallback = f"<mc:Fallback>{run('旧')}</mc:Fallback>"
    body = f"<w:p><mc:AlternateContent>{choice}{fallback}</mc:AlternateContent></w:p>"
    assert lines(read_body(body)) == ["新"]


def test_a_fallback_with_the_only_words_is_read() -> None:
    body = (
        '<w:p><mc:AlternateContent><mc:Choice Requires="wps"><w:r><w:drawing/></w:r></mc:Choice>'
        f"<mc:Fallback>{run('旧')}</mc:Fallback></mc:AlternateContent></w:p>"
    )
    assert lines(read_body(body)) == ["旧"]


def test_text_boxes_follow_their_paragraph() -> None:
    shape = f"<wps:txbx><w:txbxContent>{paragraph('框')}</w:txbxContent></wps:txbx>"
    box = f"<w:drawing>{shape}</w:drawing>"
    assert lines(read_body(f"<w:p>{run('段')}<w:r>{box}</w:r></w:p>")) == ["段", "框"]


def test_alternate_content_may_hold_paragraphs() -> None:
    body = (
        f'<mc:AlternateContent><mc:Choice Requires="wps">{paragraph("新")}</mc:Choice>'
        f"<mc:Fallback>{paragraph('旧')}</mc:Fallback></mc:AlternateContent>"
    )
    assert lines(read_body(body)) == ["新"]


def test_alternate_content_in_a_run_is_read_once() -> None:
    branches = (
        "<mc:Choice Requires='x'><w:t>新</w:t></mc:Choice><mc:Fallback><w:t>旧</w:t></mc:Fallback>"
    )
    body = f"<w:p><w:r><mc:AlternateContent>{branches}</mc:AlternateContent></w:r></w:p>"
    assert lines(read_body(body)) == ["新"]


def test_formulas_are_read() -> None:
    math = "http://schemas.openxmlformats.org/officeDocument/2006/math"
    body = f'<w:p><m:oMath xmlns:m="{math}"><m:r><m:t>E=mc</m:t></m:r></m:oMath></w:p>'
    assert lines(read_body(body)) == ["E=mc"]


def test_words_drawn_in_a_shape_follow_its_paragraph() -> None:
    drawing = "http://schemas.openxmlformats.org/drawingml/2006/main"
    words = "<a:p><a:r><a:t>合同</a:t></a:r><a:r><a:t>章</a:t></a:r></a:p><a:p/>"
    shape = f'<w:drawing xmlns:a="{drawing}">{words}</w:drawing>'
    path = '<w:pict xmlns:v="urn:schemas-microsoft-com:vml"><v:textpath string="样本"/></w:pict>'
    body = f"<w:p>{run('甲')}<w:r>{shape}</w:r><w:r>{path}</w:r></w:p>"
    assert lines(read_body(body)) == ["甲", "合同章", "样本"]


def test_paragraphs_and_tables_out_of_place_are_read() -> None:
    body = f"<w:p>{run('外')}<w:p>{run('内')}</w:p>{table(['1', '2'])}</w:p>"
    assert lines(read_body(body)) == ["外", "内", "1\t2"]


def field(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def test_of_a_field_the_result_is_read() -> None:
    code = "<w:r><w:instrText>REF a</w:instrText></w:r>" + run("隐藏")
    body = f"<w:p>{field('begin')}{code}{field('separate')}{run('第三条')}{field('end')}</w:p>"
    assert lines(read_body(body)) == ["第三条"]


def test_fields_without_an_end_hide_nothing() -> None:
    assert lines(read_body(f"<w:p>{field('begin')}{run('甲方')}</w:p>")) == ["甲方"]


@pytest.mark.parametrize(
    ("form", "shown"),
    [
        ('<w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox>', "☒"),
        ('<w:checkBox><w:default w:val="1"/></w:checkBox>', "☒"),
        ("<w:checkBox/>", "☐"),
        (
            '<w:ddList><w:result w:val="1"/><w:listEntry w:val="是"/><w:listEntry w:val="否"/>'
            "</w:ddList>",
            "否",
        ),
        ('<w:ddList><w:listEntry w:val="是"/></w:ddList>', "是"),
        ("<w:textInput/>", ""),
    ],
)
def test_form_fields_show_their_value(form: str, shown: str) -> None:
    begin = f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{form}</w:ffData></w:fldChar></w:r>'
    assert lines(read_body(f"<w:p>{begin}{field('end')}</w:p>" + paragraph("甲")))[0] == shown


# Revisions

TRACKED = (
    f"<w:p>{run('甲方')}<w:del><w:r><w:delText>不得</w:delText></w:r></w:del>"
    f"<w:ins>{run('可以')}</w:ins>{run('转让')}</w:p>"
)


def test_revisions_are_read_as_accepted() -> None:
    document = read_body(TRACKED)
    assert lines(document) == ["甲方可以转让"]
    assert document.warnings == (notices.REVISED,)


def test_the_original_is_another_document() -> None:
    assert lines(read_body(TRACKED, revision="original")) == ["甲方不得转让"]


def test_moved_words_stand_at_their_new_place() -> None:
    old = f"<w:p><w:moveFrom>{run('甲')}</w:moveFrom></w:p>"
    body = old + f"<w:p><w:moveTo>{run('甲')}</w:moveTo></w:p>"
    assert lines(read_body(body)) == ["", "甲"]


def test_a_deleted_paragraph_end_joins_two_paragraphs() -> None:
    first = f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('甲方')}</w:p>"
    assert lines(read_body(first + paragraph("转让"))) == ["甲方转让"]


def test_a_deleted_paragraph_end_before_a_table_joins_nothing() -> None:
    first = f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('甲方')}</w:p>"
    assert lines(read_body(first + table(["名称", "数量"]))) == ["甲方", "名称\t数量"]


def test_a_deleted_paragraph_is_gone() -> None:
    gone = (
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:del><w:r><w:delText>旧</w:delText></w:r>"
        "</w:del></w:p>"
    )
    assert lines(read_body(paragraph("甲") + gone + table(["乙", "丙"]))) == ["甲", "乙\t丙"]


def test_a_deleted_row_is_gone() -> None:
    rows = table(["名称", "数量"], ["手机", "9"])
    gone = rows.replace("<w:tr>", "<w:tr><w:trPr><w:del/></w:trPr>", 1)
    assert lines(read_body(gone)) == ["手机\t9"]


# Tables


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


# Other parts


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


def test_hidden_words_are_read_and_told_of() -> None:
    document = read_body(f"<w:p>{run('甲方')}{run('不得转让', '<w:vanish/>')}</w:p>")
    assert lines(document) == ["甲方不得转让"]
    assert document.warnings == (notices.HIDDEN,)


def test_a_hidden_paragraph_mark_hides_no_words() -> None:
    assert read_body(paragraph("甲", "<w:rPr><w:vanish/></w:rPr>")).warnings == ()


def test_rows_may_stand_in_content_controls_and_branches() -> None:
    first, second = "<w:tr><w:tc><w:p/></w:tc></w:tr>", table(["1", "2"])[7:-8]
    body = (
        f"<w:tbl><w:tblPr/><w:sdt><w:sdtContent>{second}</w:sdtContent></w:sdt>"
        f"<w:del>{first}</w:del><mc:AlternateContent><mc:Choice Requires='x'>{second}</mc:Choice>"
        f"<mc:Fallback>{first}</mc:Fallback></mc:AlternateContent></w:tbl>"
    )
    assert lines(read_body(body)) == ["1\t2", "1\t2"]


def test_the_original_says_so() -> None:
    assert read_body(TRACKED, revision="original").warnings == (notices.ORIGINAL,)


def test_the_original_has_its_own_styles_and_cells() -> None:
    changed = (
        '<w:p><w:pPr><w:jc w:val="center"/><w:pPrChange><w:pPr/></w:pPrChange></w:pPr>'
        f"{run('甲')}</w:p>"
    )
    cells = table(["<w:tcPr><w:cellIns/></w:tcPr>" + paragraph("新"), "旧"])
    document = read_body(changed + cells, revision="original")
    assert not document.blocks[0].centred
    assert lines(document) == ["甲", "\t旧"]


def test_a_text_box_in_a_header_is_read_once() -> None:
    box = f"<w:txbxContent>{paragraph('保密')}</w:txbxContent>"
    choice = f'<mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing>'
    fallback = f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
    header = (
        f"<w:p>{run('编号')}<w:r><mc:AlternateContent>{choice}</mc:Choice>{fallback}"
        "</mc:AlternateContent></w:r></w:p>"
    )
    section = '<w:sectPr><w:headerReference w:type="default" r:id="header1"/></w:sectPr>'
    document = read_body(paragraph("甲") + section, header1=header)
    assert lines(document) == ["编号", "保密", "甲"]
    assert [block.kind for block in document.blocks][:2] == [BlockKind.HEADER] * 2


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


def test_the_prompt_of_an_empty_content_control_is_read_as_it_is_printed() -> None:
    control = (
        "<w:sdt><w:sdtPr><w:showingPlcHdr/><w:text/></w:sdtPr>"
        f"<w:sdtContent>{run('单击此处输入')}</w:sdtContent></w:sdt>"
    )
    assert lines(read_body(f"<w:p>{run('甲方：')}{control}</w:p>")) == ["甲方：单击此处输入"]


def test_a_table_in_a_table_in_a_cell_keeps_its_clauses() -> None:
    clauses = paragraph("第一条 账号") + paragraph("第二条 价款")
    inner = table(["甲", table(["深", "处"])])
    document = read_body(table([clauses + inner, "备注"]))
    assert lines(document) == ["第一条 账号", "第二条 价款", "甲\t", "深\t处", "备注"]


def test_words_that_a_style_hides_are_told_of() -> None:
    styles = (
        '<w:style w:type="character" w:styleId="H"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="S"><w:basedOn w:val="H"/><w:rPr>'
        '<w:vanish w:val="0"/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="P"><w:rPr><w:vanish/></w:rPr></w:style>'
    )

    def told(body: str) -> bool:
        return notices.HIDDEN in read_body(paragraph("甲") + body, styles=styles).warnings

    assert told(paragraph("暗", run='<w:rStyle w:val="H"/>'))
    assert told(paragraph("暗", '<w:pStyle w:val="P"/>'))
    assert not told(paragraph("明", run='<w:rStyle w:val="S"/>'))
    assert not told(paragraph("", '<w:pStyle w:val="P"/>'))


# Looks that tell a heading


def test_a_heading_style_makes_a_heading() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>'
    document = read_body(paragraph("定义", '<w:pStyle w:val="1"/>'), styles=styles)
    assert document.blocks[0].heading


def test_an_outline_level_makes_a_heading_and_level_nine_is_body_text() -> None:
    document = read_body(
        paragraph("甲", '<w:outlineLvl w:val="0"/>') + paragraph("乙", '<w:outlineLvl w:val="9"/>')
    )
    assert [block.heading for block in document.blocks] == [True, False]


def test_a_paragraph_may_take_back_the_alignment_of_its_style() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="t"/><w:pPr><w:jc w:val="center"/>'
        "</w:pPr></w:style>"
    )
    named = '<w:pStyle w:val="T"/>'
    document = read_body(
        paragraph("甲", named) + paragraph("乙", named + '<w:jc w:val="left"/>'), styles=styles
    )
    assert [block.centred for block in document.blocks] == [True, False]


def test_a_paragraph_is_bold_if_all_its_words_are() -> None:
    document = read_body(
        paragraph("甲", run="<w:b/>")
        + f"<w:p>{run('甲', '<w:b/>')}{run('乙')}</w:p>"
        + f"<w:p>{run('甲', '<w:b/>')}{run(' ')}</w:p>"
        + paragraph("丙", run='<w:b w:val="0"/>')
    )
    assert [block.bold for block in document.blocks] == [True, False, True, False]


def test_a_line_of_the_table_of_contents_is_known() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="T1"><w:name w:val="toc 1"/></w:style>'
    document = read_body(paragraph("第一条 定义\t1", '<w:pStyle w:val="T1"/>'), styles=styles)
    assert document.blocks[0].contents


def test_styles_of_tables_do_not_hide_those_of_paragraphs() -> None:
    grid = '<w:style w:type="table" w:styleId="G"><w:name w:val="Grid"/></w:style>'
    heading = '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>'
    document = read_body(paragraph("定义", '<w:pStyle w:val="1"/>'), styles=grid + heading + grid)
    assert document.blocks[0].heading


def test_a_circle_of_styles_ends() -> None:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{a}"><w:basedOn w:val="{b}"/></w:style>'
        for a, b in ("AB", "BA")
    )
    assert lines(read_body(paragraph("甲", '<w:pStyle w:val="A"/>'), styles=styles)) == ["甲"]


# The package


def test_strict_documents_are_read() -> None:
    data = docx(paragraph("甲方"))
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            content = old.read(name).replace(
                b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                b"http://purl.oclc.org/ooxml/wordprocessingml/main",
            )
            new.writestr(name, content)
    assert lines(read_docx(stream.getvalue(), "a.docx")) == ["甲方"]


def test_an_encrypted_part_needs_a_password() -> None:
    data = bytearray(docx(paragraph("甲")))
    # The flag of each entry, in its own header and in the directory.
    for mark, flag in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            data[at + flag] |= 1
            at = data.find(mark, at + 4)
    with pytest.raises(PasswordNeededError):
        read_docx(bytes(data), "a.docx")


def test_a_part_that_does_not_unpack_is_damage() -> None:
    data = docx(paragraph("甲方转让账号。" * 50))
    at = data.find(b"word/document.xml") + 40
    with pytest.raises(UnreadableFileError) as caught:
        read_docx(data[:at] + bytes(20) + data[at + 20 :], "a.docx")
    assert caught.value.code == "file-damaged"


def test_a_file_of_too_many_elements_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docx_package, "MOST_ELEMENTS", 20)
    with pytest.raises(UnreadableFileError) as caught:
        read_body(paragraph("甲") * 10)
    assert caught.value.code == "file-too-large"


def test_relationships_may_lead_nowhere() -> None:
    section = '<w:sectPr><w:headerReference w:type="default" r:id="gone"/></w:sectPr>'
    reference = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    assert lines(read_body(f"<w:p>{run('甲')}{reference}</w:p>" + section)) == ["甲"]


def test_broken_styles_do_not_keep_the_words_away() -> None:
    assert lines(read_body(paragraph("甲方"), styles="<w:style>")) == ["甲方"]


@pytest.mark.parametrize("root", ["document", "glossaryDocument"])
def test_a_document_without_a_body_is_none(root: str) -> None:
    xml = f'<w:{root} xmlns:w="{W[1:-1]}"/>'
    with pytest.raises(UnreadableFileError) as caught:
        read_docx(package({"word/document.xml": xml}), "a.docx")
    assert caught.value.code == "file-type"


# The way back

_words = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=8)
_xml = st.one_of(
    _words.map(lambda text: run(_escaped(text))),
    _words.map(lambda text: f"<w:ins>{run(_escaped(text))}</w:ins>"),
    _words.map(lambda text: f"<w:del><w:r><w:delText>{_escaped(text)}</w:delText></w:r></w:del>"),
    st.sampled_from(["<w:r><w:tab/></w:r>", "<w:r><w:br/></w:r>", run("𠮷田𬭎"), "<w:hyperlink/>"]),
)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


@given(st.lists(st.lists(_xml, max_size=5), min_size=1, max_size=4))
def test_every_character_leads_back_to_its_node(paragraphs: list[list[str]]) -> None:
    body = "".join(f"<w:p>{''.join(runs)}</w:p>" for runs in paragraphs) + paragraph("末")
    data = docx(body)
    document = read_docx(data, "a.docx")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        nodes = text_nodes(etree.fromstring(archive.read("word/document.xml")))
    fixed = {W + "tab": "\t", W + "br": "\n"}
    for piece in document.pieces:
        node = nodes[piece.node]
        assert piece.part == "word/document.xml"
        assert piece.span.of(document.text) == fixed.get(node.tag, node.text)
    covered = sum(len(piece.span) for piece in document.pieces)
    assert covered == sum(len(block.span) for block in document.blocks)


# What is rarely met


def test_a_paragraph_struck_as_a_whole_is_no_part_of_the_final_text() -> None:
    gone = f"<w:del>{paragraph('旧')}</w:del>"
    assert lines(read_body(paragraph("甲") + gone)) == ["甲"]


def test_a_field_that_only_ends_hides_nothing() -> None:
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    assert lines(read_body(f"<w:p>{run('甲')}{end}{run('乙')}</w:p>")) == ["甲乙"]


@pytest.mark.parametrize("branch", ["Choice", "Fallback"])
def test_a_single_branch_of_alternate_content_is_read(branch: str) -> None:
    only = f"<mc:AlternateContent><mc:{branch}>{run('甲')}</mc:{branch}></mc:AlternateContent>"
    assert lines(read_body(f"<w:p>{only}</w:p>")) == ["甲"]


def test_a_last_paragraph_whose_end_is_struck_keeps_its_words() -> None:
    struck = f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('乙')}</w:p>"
    assert lines(read_body(paragraph("甲") + struck)) == ["甲", "乙"]


def test_a_header_that_is_damaged_is_passed_over() -> None:
    section = '<w:sectPr><w:headerReference w:type="default" r:id="header1"/></w:sectPr>'
    assert lines(read_body(paragraph("甲") + section, header1="<w:p>")) == ["甲"]


def test_a_file_inside_a_header_is_not_counted_among_its_words() -> None:
    section = '<w:sectPr><w:headerReference w:type="default" r:id="header1"/></w:sectPr>'
    header = f'<w:altChunk r:id="none"/>{paragraph("眉")}'
    assert lines(read_body(paragraph("甲") + section, header1=header)) == ["眉", "甲"]


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


def test_a_style_of_numbers_that_its_list_does_not_name_counts_on_its_own_level() -> None:
    style = (
        '<w:style w:type="paragraph" w:styleId="N"><w:pPr><w:numPr><w:ilvl w:val="1"/>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    numbering = lists(level(0, "%1.") + level(1, "（%2）"))
    named = paragraph("甲", '<w:pStyle w:val="N"/>')
    assert read_body(named, styles=style, numbering=numbering).blocks[0].label == "（1）"


def test_a_number_that_a_tracked_change_brought_counts() -> None:
    inside = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/><w:ins/></w:numPr>'
    numbering = lists(level(0, "%1."))
    assert read_body(paragraph("甲", inside), numbering=numbering).blocks[0].label == "1."


@pytest.mark.parametrize("styles", ["", '<w:style w:type="numbering" w:styleId="L"/>'])
def test_a_list_that_points_to_none_has_no_numbers(styles: str) -> None:
    numbering = lists('<w:numStyleLink w:val="L"/>')
    document = read_body(listed("甲"), styles=styles, numbering=numbering)
    assert document.blocks[0].label in (None, "")


def test_a_file_nested_deeper_than_can_be_followed_is_refused() -> None:
    body = paragraph("甲")
    for _ in range(70):
        body = f"<w:tbl><w:tr><w:tc>{body}</w:tc></w:tr></w:tbl>"
    data, usual = docx(body), sys.getrecursionlimit()
    sys.setrecursionlimit(len(inspect.stack(0)) + 120)
    try:
        with pytest.raises(UnreadableFileError) as caught:
            read_docx(data, "a.docx")
    finally:
        sys.setrecursionlimit(usual)
    assert caught.value.code == "file-damaged"

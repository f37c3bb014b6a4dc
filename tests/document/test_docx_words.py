"""The words of a Word file: runs, special characters, text boxes, fields, forms."""

from __future__ import annotations

import pytest
from contract_files import paragraph, table
from reading_values import lines, read_body, run

from reviewer.document.model import BlockKind
from reviewer.document.notices import Notice, NoticeKind


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
        ('<w:sym w:font="Arial" w:char="-5"/>', ""),
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


def test_hidden_words_are_read_and_told_of() -> None:
    document = read_body(f"<w:p>{run('甲方')}{run('不得转让', '<w:vanish/>')}</w:p>")
    assert lines(document) == ["甲方不得转让"]
    assert document.warnings == (Notice(NoticeKind.HIDDEN),)


def test_a_hidden_paragraph_mark_hides_no_words() -> None:
    assert read_body(paragraph("甲", "<w:rPr><w:vanish/></w:rPr>")).warnings == ()


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


def test_the_prompt_of_an_empty_content_control_is_read_as_it_is_printed() -> None:
    control = (
        "<w:sdt><w:sdtPr><w:showingPlcHdr/><w:text/></w:sdtPr>"
        f"<w:sdtContent>{run('单击此处输入')}</w:sdtContent></w:sdt>"
    )
    assert lines(read_body(f"<w:p>{run('甲方：')}{control}</w:p>")) == ["甲方：单击此处输入"]


def test_words_that_a_style_hides_are_told_of() -> None:
    styles = (
        '<w:style w:type="character" w:styleId="H"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="S"><w:basedOn w:val="H"/><w:rPr>'
        '<w:vanish w:val="0"/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="P"><w:rPr><w:vanish/></w:rPr></w:style>'
    )

    def told(body: str) -> bool:
        return (
            Notice(NoticeKind.HIDDEN) in read_body(paragraph("甲") + body, styles=styles).warnings
        )

    assert told(paragraph("暗", run='<w:rStyle w:val="H"/>'))
    assert told(paragraph("暗", '<w:pStyle w:val="P"/>'))
    assert not told(paragraph("明", run='<w:rStyle w:val="S"/>'))
    assert not told(paragraph("", '<w:pStyle w:val="P"/>'))


def test_a_field_that_only_ends_hides_nothing() -> None:
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    assert lines(read_body(f"<w:p>{run('甲')}{end}{run('乙')}</w:p>")) == ["甲乙"]


@pytest.mark.parametrize("branch", ["Choice", "Fallback"])
def test_a_single_branch_of_alternate_content_is_read(branch: str) -> None:
    only = f"<mc:AlternateContent><mc:{branch}>{run('甲')}</mc:{branch}></mc:AlternateContent>"
    assert lines(read_body(f"<w:p>{only}</w:p>")) == ["甲"]


def test_a_node_without_words_adds_none() -> None:
    assert lines(read_body(f"<w:p><w:r><w:t/></w:r>{run('甲')}</w:p>")) == ["甲"]

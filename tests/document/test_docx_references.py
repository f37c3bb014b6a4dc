"""Numbers that a contract quotes of itself (ECMA-376 Part 1 §17.16.5)."""

from __future__ import annotations

import pytest
from contract_files import docx, level, listed, lists, paragraph, table

from reviewer.document.docx_reader import read_docx
from reviewer.document.model import Document

ARTICLES = (
    level(0, "第%1条", "chineseCounting")
    + level(1, "（%2）", "chineseCounting")
    + level(2, "%3.")
    + level(3, "%3.%4.")
)


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>' if text else ""


def marked(text: str, at: int, name: str = "_Ref1") -> str:
    """A paragraph of the list whose words are a bookmark."""
    return (
        listed(text, at)
        .replace("<w:r>", f'<w:bookmarkStart w:id="1" w:name="{name}"/><w:r>')
        .replace("</w:p>", '<w:bookmarkEnd w:id="1"/></w:p>')
    )


def field(code: str, shown: str = "", separate: bool = True) -> str:
    kinds = {
        kind: f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'
        for kind in ("begin", "separate", "end")
    }
    result = kinds["separate"] + run(shown) if separate else ""
    return f"{kinds['begin']}<w:r><w:instrText>{code}</w:instrText></w:r>{result}{kinds['end']}"


def referring(code: str, shown: str = "", at: int | None = None, **more: bool) -> str:
    words = f"{run('依')}{field(code, shown, **more)}{run('办理')}"
    plain = listed("", at) if at is not None else "<w:p></w:p>"
    return plain.replace("</w:p>", f"{words}</w:p>")


def read(*body: str, **parts: str) -> Document:
    return read_docx(docx("".join(body), numbering=lists(ARTICLES), parts=parts), "a.docx")


def said(*body: str) -> str:
    """What the paragraph with the reference says instead of the field."""
    text = read(*body).text
    return text[text.index("依") + 1 : text.index("办理")]


TREE = (
    listed("定义", 0),
    listed("账号", 1),
    listed("转让", 0),
    listed("甲", 1),
    marked("乙", 1),
    listed("丙", 2),
)


@pytest.mark.parametrize(
    ("code", "shown", "number"),
    [
        (r"REF _Ref1 \n \h", "", "（二）"),
        (r"REF _Ref1 \w \h", "", "第二条（二）"),
        (r"REF _Ref1 \r \h", "", "（二）"),
        (r"REF _Ref1 \n \h", "（五）", "（二）"),  # out of date
        (r"REF _Ref1 \w", "（二）", "（二）"),  # another program's way of saying it
        (r"REF _Ref1 \n \h \* MERGEFORMAT", "（五）", "（二）"),
        (r"REF _Ref1 \n \* CHINESENUM2", "贰", "贰"),  # another form of it: Word's own
        (r"REF _Ref1 \n \* CHINESENUM2", "", "（二）"),
        (r"REF _Ref1 \w \t \h", "", "二（二）"),
        (r"REF _Ref1 \w \t \h", "二", "二（二）"),
        (r"REF _Ref1 \w \t \h", "第二条（二）", "第二条（二）"),
        (r"REF _Ref1 \p \h", "", "上文"),
        (r"REF _Ref1 \p \h", "下文", "上文"),
        (r"REF _Ref1 \p \h", "下方", "上方"),
        (r"REF _Ref1 \p \h", "Below", "above"),
        (r"REF _Ref1 \w \p \h", "", "第二条（二）上文"),
        (r"REF _Ref1 \n \p \h", "（五） 下方", "（二） 上方"),
        (r"REF _Ref1 \n \p \h", "（二） above", "（二） above"),
        (r"REF _Ref1 \h", "", "乙"),
        (r"REF _Ref1 \h", "旧词", "旧词"),
        (r"REF nowhere \n \h", "错误！未找到引用源。", "错误！未找到引用源。"),
        (r'REF "_ref1" \n', "", "（二）"),
        (r"PAGEREF _Ref1 \h", "12", "12"),
    ],
)
def test_a_field_says_the_number_of_its_paragraph(code: str, shown: str, number: str) -> None:
    assert said(*TREE, referring(code, shown)) == number


def test_a_reference_from_elsewhere_says_the_whole_way() -> None:
    elsewhere = listed("其他", 0)
    assert said(*TREE, elsewhere, referring(r"REF _Ref1 \r", at=1)) == "第二条（二）"


def test_a_reference_forward_is_resolved_too() -> None:
    assert said(referring(r"REF _Ref1 \w"), *TREE) == "第二条（二）"
    assert said(referring(r"REF _Ref1 \r \p"), *TREE) == "第二条（二）下文"


def test_a_reference_of_an_english_paragraph_says_above() -> None:
    english = f"<w:p>{run('under ')}{field('REF _Ref1 &#92;w &#92;p')}{run('.')}</w:p>"
    assert read(*TREE, english).text.splitlines()[-1] == "under 第二条（二） above."


def test_a_reference_within_its_own_bookmark_lies_on_no_side_of_it() -> None:
    inside = marked("乙", 1).replace("<w:r>", referring(r"REF _Ref1 \p", "旧")[5:-6] + "<w:r>", 1)
    assert said(*TREE[:4], inside) == "旧"


def test_a_note_referred_to_by_its_side_says_it() -> None:
    note = '<w:bookmarkStart w:id="3" w:name="n"/><w:r><w:footnoteReference w:id="9"/></w:r>'
    here = f"<w:p>{run('甲')}{note}<w:bookmarkEnd w:id='3'/></w:p>"
    assert said(here, referring(r"NOTEREF n \p \h")) == "上文"
    assert said(here, referring(r"FTNREF n \h", "")) == "1"


def test_headers_footers_and_notes_refer_to_the_body() -> None:
    note = '<w:r><w:footnoteReference w:id="9"/></w:r>'
    sections = '<w:sectPr><w:{0}Reference w:type="default" r:id="{0}1"/></w:sectPr>'
    shown = referring(r"REF _Ref1 \r \p", "（九）")
    document = read(
        f"<w:p>{run('甲')}{note}</w:p>",
        *TREE,
        *(sections.format(kind) for kind in ("header", "footer")),
        header1=shown,
        footer1=shown.replace("依", "页脚依"),
        footnotes=f'<w:footnote w:id="9">{shown}</w:footnote>',
    )
    assert document.text.count("依第二条（二）办理") == 3
    assert document.text.startswith("依第二条（二）")


def test_a_reference_in_a_footer_alone_leaves_the_body_as_it_is() -> None:
    section = '<w:sectPr><w:footerReference w:type="default" r:id="footer1"/></w:sectPr>'
    document = read(*TREE, section, footer1=referring(r"REF _Ref1 \n", ""))
    assert document.text.endswith("依（二）办理\n")
    assert [block.label for block in document.blocks][:6] == [
        *("第一条", "（一）", "第二条", "（一）", "（二）", "1."),
    ]


def test_a_number_that_says_the_one_above_is_not_said_twice() -> None:
    tree = (*TREE, marked("丁", 3, "_Ref2"))
    assert said(*tree, referring(r"REF _Ref2 \w")) == "1.1"


def test_full_stops_at_the_end_are_left_out_on_every_level() -> None:
    tree = (*TREE[:4], marked("乙", 2))
    assert said(*tree, referring(r"REF _Ref1 \w")) == "第二条（一）1"


def test_a_field_without_a_result_is_resolved() -> None:
    assert said(*TREE, referring(r"REF _Ref1 \n", separate=False)) == "（二）"


def test_a_simple_field_is_resolved() -> None:
    simple = f'<w:p>{run("依")}<w:fldSimple w:instr="REF _Ref1 \\n"/>{run("办理")}</w:p>'
    assert said(*TREE, simple) == "（二）"


def test_a_bookmark_between_paragraphs_is_that_of_the_next() -> None:
    between = '<w:bookmarkStart w:id="7" w:name="_Ref7"/>'
    assert said(between, *TREE, referring(r"REF _Ref7 \n")) == "第一条"


def test_an_unnumbered_target_leaves_the_field_as_it_is() -> None:
    plain = paragraph("甲").replace("<w:r>", '<w:bookmarkStart w:id="1" w:name="x"/><w:r>', 1)
    assert said(plain, referring(r"REF x \n", "0")) == "0"


def test_references_in_cells_and_across_joined_paragraphs_are_resolved() -> None:
    cell = referring(r"REF _Ref1 \n")
    assert said(*TREE, table(["甲", cell])) == "（二）"
    first = f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('前')}</w:p>"
    assert said(*TREE, first, referring(r"REF _Ref1 \n")) == "（二）"


def test_two_references_in_a_paragraph_do_not_shift_each_other() -> None:
    first, second = field(r"REF _Ref1 \n", "旧"), field("REF _Ref1")
    body = f"<w:p>{first}{run('与')}{second}</w:p>"
    assert read(*TREE, body).text.splitlines()[-1] == "（二）与乙"


def test_a_note_is_referred_to_by_its_number() -> None:
    note = '<w:bookmarkStart w:id="3" w:name="n"/><w:r><w:footnoteReference w:id="9"/></w:r>'
    document = read(
        f"<w:p>{run('甲')}{note}</w:p>",
        referring(r"NOTEREF n \h"),
        footnotes=f'<w:footnote w:id="9">{paragraph("注")}</w:footnote>',
    )
    assert "依1办理" in document.text


def test_words_that_stand_in_no_node_are_no_piece() -> None:
    document = read(*TREE, referring(r"REF _Ref1 \n", "（九）"))
    at = document.text.index("（二）")
    assert not [piece for piece in document.pieces if piece.span.start <= at < piece.span.end]
    assert all(piece.span.of(document.text) for piece in document.pieces)


def test_a_field_without_an_end_or_before_the_words_refers_to_nothing() -> None:
    assert said(*TREE, referring("HYPERLINK x", "甲")) == "甲"
    assert said(*TREE, referring(r"REF _Ref1 \n", "旧")) == "（二）"


def test_a_bookmark_at_the_end_of_the_file_has_no_number() -> None:
    last = '<w:bookmarkStart w:id="8" w:name="last"/>'
    assert said(referring(r"REF last \n", "旧"), *TREE, last) == "旧"
    assert said(referring(r"REF last", ""), *TREE, last) == ""
    assert said(referring(r"NOTEREF last", ""), *TREE, last) == ""


def test_a_note_is_not_referred_to_where_there_is_none() -> None:
    assert said(*TREE, referring("NOTEREF _Ref1")) == ""


def test_words_of_a_bookmark_that_does_not_end_in_its_paragraph_are_not_taken() -> None:
    open_end = listed("甲", 0).replace("<w:r>", '<w:bookmarkStart w:id="4" w:name="o"/><w:r>')
    assert said(open_end, referring("REF o")) == ""


def test_marks_keep_their_place_beside_a_number_that_was_printed_anew() -> None:
    first = field(r"REF _Ref1 \n", "旧")
    body = f"<w:p>{first}{run('与')}<w:ins w:author='王'><w:r><w:t>新</w:t></w:r></w:ins></w:p>"
    data = docx("".join((*TREE, body)), numbering=lists(ARTICLES))
    document = read_docx(data, "a.docx", formatting=True)
    [change] = document.changes
    assert change.span.of(document.text) == "新"


def test_words_of_a_bookmark_that_holds_another_are_taken() -> None:
    inner = '<w:bookmarkStart w:id="6" w:name="inner"/>'
    outer = marked("乙", 1).replace("</w:r>", f"</w:r>{inner}", 1)
    assert said(*TREE[:4], outer, referring("REF _Ref1")) == "乙"


def test_a_label_without_its_figure_is_said_as_it_is() -> None:
    numbering = lists(level(0, "第%1条", "none"))
    body = marked("甲", 0) + referring(r"REF _Ref1 \n \t")
    text = read_docx(docx(body, numbering=numbering), "a.docx").text
    assert "依第条办理" in text

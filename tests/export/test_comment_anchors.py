"""A comment hangs on exactly its words, wherever Word lets it; elsewhere it says where they are."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import docx as python_docx
import pytest
from contract_files import docx, listed, paragraph, table
from export.marked_files import (
    BY,
    SIGNATURE,
    commented,
    content,
    found_comments,
    names,
    part,
    run,
    span_of,
    texts_of,
)
from hypothesis import given
from hypothesis import strategies as st

from reviewer.document.docx_names import W14, W15, W
from reviewer.document.docx_reader import read_docx
from reviewer.document.model import Span
from reviewer.document.offsets import pieces_of
from reviewer.export.comment_anchors import Comment, Commenter
from reviewer.export.docx_copy import DocxCopy

BOLD = "<w:b/>"
NOTE = '<w:r><w:footnoteReference w:id="2"/></w:r>'
NOTES = f'<w:footnote w:id="2">{paragraph("脚注里的账号密码")}</w:footnote>'
SHAPE = (
    "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx><w:txbxContent>"
    f"{paragraph('框中的话')}</w:txbxContent></wps:txbx></w:drawing></mc:Choice>"
    f"<mc:Fallback><w:pict><w:txbxContent>{paragraph('框中的话')}</w:txbxContent></w:pict>"
    "</mc:Fallback></mc:AlternateContent></w:r>"
)
SDT = "<w:sdt><w:sdtPr>{}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
BOUND = '<w:dataBinding w:xpath="/a" w:storeItemID="{1}"/>'


def on_its_words(body: str, words: str, **parts: str) -> bytes:
    """The file with a comment on the words, which is found there again."""
    data = docx(body, parts=parts)
    made = commented(data, words)
    assert found_comments(made) == [(words, "批注1")]
    assert read_docx(made, "a.docx").text == read_docx(data, "a.docx").text
    return made


def test_the_run_is_cut_where_the_words_begin_and_end():
    made = on_its_words(paragraph("甲方转让微信号给乙方", run=BOLD), "微信号")
    runs = part(made).findall(f"{W}body/{W}p/{W}r")
    assert [(each.findtext(W + "t"), each.find(f"{W}rPr/{W}b") is not None) for each in runs] == [
        ("甲方转让", True),
        ("微信号", True),
        (None, False),
        ("给乙方", True),
    ]


def test_words_of_several_runs_are_one_range():
    on_its_words(f"<w:p>{run('甲方转')}{run('让微', BOLD)}{run('信号')}</w:p>", "转让微信")


def test_a_rare_character_before_the_words_does_not_shift_the_comment():
    on_its_words(paragraph("𠮷田𬭎转让微信号"), "微信号")


def test_tabs_and_line_breaks_stay_where_they_are():
    inner = "<w:r><w:t>账号</w:t><w:tab/><w:t>密码</w:t><w:br/><w:t>号码</w:t></w:r>"
    made = on_its_words(f"<w:p>{inner}</w:p>", "密码\n号")
    assert len(list(part(made).iter(W + "tab"))) == 1


@pytest.mark.parametrize(
    "body",
    [
        table(["一", "甲方转让微信号"]),
        f"<w:tbl><w:tr><w:tc>{table(['甲方转让微信号'])}<w:p/></w:tc></w:tr></w:tbl>",
        f"<w:p>{SDT.format('', run('甲方转让微信号'))}</w:p>",
        SDT.format("", paragraph("甲方转让微信号")),
        f'<w:p><w:hyperlink w:anchor="x">{run("甲方转让微信号")}</w:hyperlink></w:p>',
        f"<w:p>{run('甲方')}<w:ins {BY}>{run('转让微信号')}</w:ins></w:p>",
        f"<w:p>{run('甲方')}<w:moveTo {BY}>{run('转让微信号')}</w:moveTo></w:p>",
        f"<w:p><w:smartTag>{run('甲方转让微信号')}</w:smartTag></w:p>",
        f"<w:p>{run('甲方')}<w:del {BY}><w:r><w:delText>不得</w:delText></w:r></w:del>"
        f"{run('转让微信号')}</w:p>",
        listed("甲方转让微信号"),
    ],
    ids=[
        *("cell", "nested-table", "inline-control", "block-control", "link", "insertion"),
        *("moved", "smart-tag", "beside-deletion", "list"),
    ],
)
def test_a_comment_reaches_words_anywhere_in_the_body(body):
    on_its_words(body, "转让微信")


def test_a_comment_may_begin_in_one_paragraph_and_end_in_another():
    on_its_words(paragraph("第一段的话") + paragraph("第二段的话"), "的话\n第二")


def test_a_comment_may_reach_over_the_cells_of_a_row():
    on_its_words(table(["微信号", "九个"]), "信号\t九")


def test_the_reference_of_a_comment_in_an_insertion_is_not_part_of_it():
    body = f"<w:p><w:ins {BY}>{run('转让微信号')}</w:ins>{run('。')}</w:p>"
    made = on_its_words(body, "微信")
    [reference] = part(made).iter(W + "commentReference")
    assert list(reference.iterancestors(W + "ins")) == []


def test_markers_stay_outside_a_control_that_takes_its_words_from_elsewhere():
    made = on_its_words(f"<w:p>{SDT.format(BOUND, run('某某公司'))}{run('。')}</w:p>", "某某公司")
    [start] = part(made).iter(W + "commentRangeStart")
    assert start.getparent().tag == W + "p"


def test_an_emoji_drawn_in_two_ways_does_not_shift_the_comment():
    emoji = (
        "<w:r><mc:AlternateContent><mc:Choice Requires='w16se'/>"
        "<mc:Fallback><w:t>😊</w:t></mc:Fallback></mc:AlternateContent></w:r>"
    )
    body = f"<w:p>{run('甲方')}{emoji}{run('转让微信号')}</w:p>"
    on_its_words(body, "微信")
    on_its_words(body, "方😊转")


def test_a_ruby_is_one_sign():
    base = f"<w:rubyBase>{run('转让')}</w:rubyBase>"
    ruby = f"<w:r><w:ruby><w:rt>{run('x')}</w:rt>{base}</w:ruby></w:r>"
    made = on_its_words(f"<w:p>{run('甲方')}{ruby}{run('微信号')}</w:p>", "转让微信")
    [start] = part(made).iter(W + "commentRangeStart")
    assert start.getparent().tag == W + "p"


@pytest.mark.parametrize(
    ("words", "anchor", "says"),
    [
        ("框中的话", "footnoteless", "〔文本框〕“框中的话”"),
        ("账号密码", "footnote", "〔脚注〕“账号密码”"),
        ("页眉的话", "header", "〔页眉页脚〕“页眉的话”"),
    ],
)
def test_where_word_shows_no_comment_it_hangs_nearby_and_quotes_the_words(words, anchor, says):
    body = (
        paragraph("开头") + f"<w:p>{run('甲方')}{NOTE}{run('乙方')}{SHAPE}</w:p>"
        '<w:sectPr><w:headerReference w:type="default" r:id="header1"/></w:sectPr>'
    )
    data = docx(body, parts={"footnotes": NOTES, "header1": paragraph("页眉的话")})
    made = commented(data, words)
    [(_, text)] = found_comments(made)
    assert text == f"{says}\n批注1"
    root = part(made)
    [start] = root.iter(W + "commentRangeStart")
    following = start.getnext()
    assert {
        "footnote": following.find(W + "footnoteReference") is not None,
        "footnoteless": next(following.iter(W + "txbxContent"), None) is not None,
        "header": following.findtext(W + "t") == "开头",
    }[anchor]
    for other in ("word/footnotes.xml", "word/header1.xml"):
        assert list(part(made, other).iter(W + "commentRangeStart")) == []


def test_what_is_in_no_node_of_text_is_commented_beside_it():
    box = (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:checked/></w:checkBox>'
        '</w:ffData></w:fldChar></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    made = commented(docx(f"<w:p>{box}{run('同意')}</w:p>"), "☒")
    assert found_comments(made) == [("同意", "批注1")]


def test_a_file_of_nothing_but_formulas_is_commented_at_its_beginning():
    space = "http://schemas.openxmlformats.org/officeDocument/2006/math"
    body = f'<w:p><m:oMath xmlns:m="{space}"><m:r><m:t>x</m:t></m:r></m:oMath></w:p>'
    made = commented(docx(body), "x")
    assert [text for _, text in found_comments(made)] == ["批注1"]


def test_comments_on_the_same_words_do_not_hide_each_other():
    data = docx(paragraph("甲方转让微信号给乙方"))
    made = commented(data, "转让微信号", "微信号", "转让微信号给")
    assert sorted(found_comments(made)) == [
        ("微信号", "批注2"),
        ("转让微信号", "批注1"),
        ("转让微信号给", "批注3"),
    ]


OLD = (
    '<w:comment w:id="3" w:author="李四" w:date="2024-05-01T09:00:00Z" w:initials="李">'
    '<w:p w14:paraId="5A000000"><w:r><w:t>原有批注</w:t></w:r></w:p></w:comment>'
)
OLD_BODY = (
    f'<w:p><w:commentRangeStart w:id="3"/>{run("甲方转让微信号")}<w:commentRangeEnd w:id="3"/>'
    '<w:r><w:commentReference w:id="3"/></w:r></w:p>'
)


def test_comments_that_were_there_stay_with_their_authors_and_places():
    data = docx(OLD_BODY, parts={"comments": OLD})
    made = commented(data, "微信号")
    assert found_comments(made) == [("甲方转让微信号", "原有批注"), ("微信号", "批注1")]
    authors = [each.get(W + "author") for each in part(made, "word/comments.xml")]
    assert authors == ["李四", "王律师"]
    assert names(made).count("word/comments.xml") == 1


def test_ids_are_those_of_no_comment_and_no_paragraph():
    made = commented(docx(OLD_BODY, parts={"comments": OLD}), "转让", "微信号")
    comments = part(made, "word/comments.xml")
    assert [each.get(W + "id") for each in comments] == ["3", "4", "5"]
    ids = [each.get(W14 + "paraId") for each in comments.iter(W + "p")]
    assert len(set(ids)) == 3


def test_every_comment_has_its_companions():
    made = commented(docx(paragraph("甲方转让微信号")), "转让", "微信号")
    lasts = [each[-1].get(W14 + "paraId") for each in part(made, "word/comments.xml")]
    extended = part(made, "word/commentsExtended.xml")
    assert [each.get(W15 + "paraId") for each in extended] == lasts
    identified = part(made, "word/commentsIds.xml")
    assert [each.get(each.attrib.keys()[0]) for each in identified] == lasts
    people = part(made, "word/people.xml")
    assert [each.get(W15 + "author") for each in people] == ["王律师"]


def test_python_docx_reads_who_said_what_and_when():
    contract = python_docx.Document()
    contract.add_paragraph("甲方转让微信号")
    stream = BytesIO()
    contract.save(stream)
    made = commented(stream.getvalue(), "微信号")
    [comment] = python_docx.Document(BytesIO(made)).comments
    assert (comment.author, comment.initials, comment.text) == ("王律师", "王", "批注1")
    assert comment.timestamp.isoformat() == "2026-11-02T12:00:00+00:00"


def test_styles_of_comments_are_added_once_and_those_of_the_file_used():
    style = '<w:style w:type="paragraph" w:styleId="a9"><w:name w:val="annotation text"/></w:style>'
    made = commented(docx(paragraph("甲方转让微信号"), styles=style), "微信号")
    said = [each.get(W + "val") for each in part(made, "word/comments.xml").iter(W + "pStyle")]
    assert said == ["a9"]
    ids = [each.get(W + "styleId") for each in part(made, "word/styles.xml").iter(W + "style")]
    assert ids == ["a9", "CommentReference"]


def test_parts_that_say_nothing_new_are_copied_byte_by_byte():
    data = docx(paragraph("甲方转让微信号"), parts={"header1": paragraph("页眉")})
    made = commented(data, "微信号")
    assert content(made, "word/header1.xml") == content(data, "word/header1.xml")


BODY = (
    paragraph("协议𠮷")
    + f"<w:p>{run('甲方', BOLD)}<w:ins {BY}>{run('转让微信号')}</w:ins>{run('给乙')}<w:r><w:tab/>"
    f"<w:t>方</w:t></w:r></w:p>{table(['账号', '密码'], ['一', '二'])}{paragraph('完')}"
)


@given(st.data())
def test_any_range_of_the_text_is_found_again(given_data):
    data = docx(BODY)
    document = read_docx(data, "a.docx")
    edge = st.integers(0, len(document.text) - 1)
    spans = given_data.draw(
        st.lists(st.tuples(edge, edge).map(sorted).map(lambda e: Span(e[0], e[1] + 1)), min_size=1)
    )
    copy = DocxCopy(data, "a.docx")
    comments = [Comment(span, (f"{n}",), SIGNATURE) for n, span in enumerate(spans)]
    Commenter(copy, document, texts_of(copy)).place(comments)
    made = copy.finished()
    assert read_docx(made, "a.docx").text == document.text
    found = {text: words for words, text in found_comments(made)}
    assert len(found) == len(spans)
    for number, span in enumerate(spans):
        wanted = span.of(document.text).strip("\n\t")
        if wanted:
            assert (found[f"{number}"] or "").strip("\n\t") == wanted


def test_the_original_bytes_are_not_touched():
    data = docx(paragraph("甲方转让微信号"))
    before = bytes(data)
    commented(data, "微信号")
    assert data == before
    assert span_of(read_docx(data, "a.docx"), "微信号") == Span(4, 7)


def test_a_file_that_keeps_true_times_gets_them_for_new_comments():
    space = "http://schemas.microsoft.com/office/word/2018/wordml/cex"
    data = docx(paragraph("甲方转让微信号"), parts={"commentsExtensible": "<w:x/>"})
    made = commented(data, "微信号")
    root = part(made, "word/commentsExtensible.xml")
    assert root[-1].get(f"{{{space}}}dateUtc") == "2026-11-02T12:00:00Z"
    [identified] = part(made, "word/commentsIds.xml")
    assert root[-1].get(f"{{{space}}}durableId") in identified.attrib.values()


def test_an_id_of_another_style_is_not_taken():
    style = '<w:style w:type="paragraph" w:styleId="CommentText"><w:name w:val="Other"/></w:style>'
    made = commented(docx(paragraph("甲方转让微信号"), styles=style + "<w:style/>"), "微信号")
    said = [each.get(W + "val") for each in part(made, "word/comments.xml").iter(W + "pStyle")]
    assert said == ["CommentText_"]


def test_a_note_nobody_refers_to_any_more_is_commented_at_the_beginning():
    boxed = f"<w:r><w:pict><w:txbxContent><w:p>{NOTE}</w:p></w:txbxContent></w:pict></w:r>"
    data = docx(f"<w:p>{run('甲方')}{boxed}</w:p>", parts={"footnotes": NOTES})
    made = commented(data, "账号密码")
    [start] = part(made).iter(W + "commentRangeStart")
    assert next(start.getnext().iter(W + "txbxContent"), None) is not None


def test_words_between_runs_of_several_signs_are_cut_out():
    inner = "<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:tab/><w:t>丙</w:t></w:r>"
    on_its_words(f"<w:p>{inner}</w:p>", "\t乙\t")


def test_an_id_that_a_paragraph_bears_is_not_given_again():
    borne = paragraph("甲方转让").replace("<w:p>", '<w:p w14:paraId="5A000001">', 1)
    made = commented(docx(borne), "转让")
    taken = [each.get(W14 + "paraId") for each in part(made).iter(W + "p")]
    given = [each.get(W14 + "paraId") for each in part(made, "word/comments.xml").iter(W + "p")]
    assert taken == ["5A000001"]
    assert given
    assert not set(taken) & set(given)


def test_a_damaged_part_beside_the_text_is_no_obstacle():
    data = docx(paragraph("甲方转让"), parts={"footnotes": "<broken"})
    assert found_comments(commented(data, "转让")) == [("转让", "批注1")]


def test_a_comment_without_lines_is_an_empty_one():
    data = docx(paragraph("甲方转让微信号"))
    document, copy = read_docx(data, "a.docx"), DocxCopy(data, "a.docx")
    commenter = Commenter(copy, document, texts_of(copy))
    assert commenter.place([Comment(span_of(document, "微信号"), (), SIGNATURE)]) == 1
    [said] = part(copy.finished(), "word/comments.xml").iter(W + "comment")
    assert "".join(said.itertext()) == ""


def test_what_stands_in_a_note_and_a_box_hangs_on_the_box():
    data = docx(f"<w:p>{run('甲方')}{NOTE}{SHAPE}</w:p>", parts={"footnotes": NOTES})
    document, copy = read_docx(data, "a.docx"), DocxCopy(data, "a.docx")
    commenter = Commenter(copy, document, texts_of(copy))
    noted = [piece for piece in document.pieces if "footnotes" in piece.part]
    plain, boxed = (pieces_of(document, span_of(document, each))[0] for each in ("甲方", "框中"))
    assert noted
    assert commenter._in_box([*noted, plain, boxed]).where == "文本框"
    assert commenter._in_box([*noted, plain]) is None


def test_a_note_that_nothing_refers_to_has_no_place():
    data = docx(f"<w:p>{run('甲方')}{NOTE}</w:p>", parts={"footnotes": NOTES})
    document, copy = read_docx(data, "a.docx"), DocxCopy(data, "a.docx")
    commenter = Commenter(copy, document, texts_of(copy))
    [reference] = commenter._text_of(copy.main).root.iter(W + "footnoteReference")
    reference.set(W + "id", "9")
    noted = [piece for piece in document.pieces if "footnotes" in piece.part]
    assert noted
    assert commenter._at_note(noted) is None


def test_a_comment_within_what_is_drawn_in_two_ways_hangs_on_the_whole():
    two = (
        "<w:r><mc:AlternateContent><mc:Choice Requires='w16se'/>"
        "<mc:Fallback><w:t>甲方转让</w:t></mc:Fallback></mc:AlternateContent></w:r>"
    )
    data = docx(f"<w:p>{two}</w:p>")
    made = commented(data, "转让")
    assert read_docx(made, "a.docx").text == read_docx(data, "a.docx").text
    # It cannot be cut, so the comment is on the whole of it.
    assert [words.strip() for words, _ in found_comments(made)] == ["甲方转让"]


def test_in_a_body_without_paragraphs_a_comment_makes_one():
    data = docx(paragraph("甲方转让"))
    document, copy = read_docx(data, "a.docx"), DocxCopy(data, "a.docx")
    body = copy.root(copy.main).find(W + "body")
    for each in list(body):
        body.remove(each)
    commenter = Commenter(copy, replace(document, pieces=()), texts_of(copy))
    assert commenter._opening("页眉页脚").where == "页眉页脚"
    assert body[0].tag == W + "p"

"""Tracked changes: all accepted they give the new wording, all rejected the old, to the letter."""

from __future__ import annotations

import pytest
from contract_files import docx, level, listed, lists, paragraph, table
from export.marked_files import (
    BY,
    SIGNATURE,
    accepted,
    block_at,
    part,
    redlined,
    rejected,
    replacement,
    run,
    span_of,
    strike,
    texts_of,
)
from hypothesis import given
from hypothesis import strategies as st

from reviewer.document.docx_names import W
from reviewer.document.docx_reader import read_docx
from reviewer.errors import UnreadableFileError
from reviewer.export.docx_copy import DocxCopy
from reviewer.export.docx_redline import Redliner, Substitution, Unplaced

BOLD = "<w:b/>"
SECTION = "<w:sectPr/>"
SDT = "<w:sdt><w:sdtPr>{}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"


def both_ways(data: bytes, made: bytes, cured: list[str]) -> None:
    """Accepted and rejected by an independent hand, and as our reader reads the two revisions."""
    assert accepted(made) == cured
    assert rejected(made) == rejected(data)
    assert original(made) == original(data)


def original(data: bytes) -> str:
    """The words before anybody's change; a file may have been inserted as a whole."""
    try:
        return read_docx(data, "a.docx", revision="original").text
    except UnreadableFileError:
        return ""


def kinds(data: bytes, tag: str) -> list[str]:
    """The words of the insertions or deletions of the body, in order."""
    return [
        "".join(node.text or "" for node in change.iter(W + "t", W + "delText"))
        for change in part(data).iter(W + tag)
        if change.getparent().tag not in (W + "rPr", W + "trPr")
    ]


def test_a_word_is_replaced_and_the_rest_stays():
    data = docx(paragraph("甲方可以转让微信号。", run=BOLD) + paragraph("完"))
    made = redlined(data, replacement(data, "甲方可以转让微信号。", "甲方不得转让微信号。"))
    both_ways(data, made, ["甲方不得转让微信号。", "完"])
    assert (kinds(made, "del"), kinds(made, "ins")) == (["可以"], ["不得"])
    assert len(list(part(made).iter(W + "b"))) == 4


def test_a_change_says_who_made_it_and_when():
    data = docx(paragraph("甲方可以转让微信号。"))
    made = redlined(data, replacement(data, "可以", "不得"))
    for change in part(made).iter(W + "ins", W + "del"):
        assert change.get(W + "author") == "王律师"
        assert change.get(W + "date") == "2026-11-02T12:00:00Z"
    ids = [change.get(W + "id") for change in part(made).iter(W + "ins", W + "del")]
    assert len(set(ids)) == 2


def test_wording_that_has_little_in_common_is_replaced_as_a_whole():
    data = docx(paragraph("甲方转让九个微信号。"))
    made = redlined(data, replacement(data, "甲方转让九个微信号。", "本协议不含任何账号"))
    both_ways(data, made, ["本协议不含任何账号"])
    assert kinds(made, "del") == ["甲方转让九个微信号。"]


def test_words_of_several_runs_tabs_and_breaks_are_deleted():
    inner = f"{run('甲方')}<w:r><w:tab/><w:t>转让</w:t><w:br/><w:t>账号</w:t></w:r>{run('。')}"
    data = docx(f"<w:p>{inner}</w:p>")
    made = redlined(data, replacement(data, "方\t转让\n账号", "乙"))
    both_ways(data, made, ["甲乙。"])


@pytest.mark.parametrize(
    ("old", "new", "cured"),
    [
        ("甲方转让。", "甲方及其配偶转让。", "甲方及其配偶转让。"),
        ("甲方转让。", "经平台同意，甲方转让。", "经平台同意，甲方转让。"),
        ("甲方转让。", "甲方转让。并删除。", "甲方转让。并删除。"),
        ("甲方转让。", "甲方。", "甲方。"),
    ],
)
def test_words_are_inserted_or_deleted_alone(old, new, cured):
    data = docx(paragraph("甲方转让。"))
    both_ways(data, redlined(data, replacement(data, old, new)), [cured])


def test_nothing_is_written_where_nothing_changes():
    data = docx(paragraph("甲方转让。"))
    made = redlined(data, replacement(data, "甲方转让。", "甲方转让。"))
    assert list(part(made).iter(W + "ins", W + "del")) == []


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


# What was there before


def test_what_others_inserted_is_deleted_within_their_insertion():
    data = docx(f"<w:p>{run('甲方')}<w:ins {BY}>{run('可以转让')}</w:ins>{run('。')}</w:p>")
    made = redlined(data, replacement(data, "可以转让", "不得转让"))
    both_ways(data, made, ["甲方不得转让。"])
    authors = [
        (change.tag[len(W) :], change.get(W + "author"))
        for change in part(made).iter(W + "ins", W + "del")
    ]
    assert authors == [("ins", "李四"), ("del", "王律师"), ("ins", "王律师"), ("ins", "李四")]
    nested = [change for change in part(made).iter(W + "ins") if change.find(W + "ins") is not None]
    assert nested == []


def test_an_insertion_before_that_of_others_stands_by_itself():
    data = docx(f"<w:p><w:ins {BY}>{run('可以')}</w:ins>{run('转让。')}</w:p>")
    made = redlined(data, replacement(data, "可以转让。", "经同意，可以转让。"))
    both_ways(data, made, ["经同意，可以转让。"])


def test_an_insertion_within_that_of_others_cuts_it_in_two():
    data = docx(f"<w:p><w:ins {BY}>{run('可以，')}{run('转让。')}</w:ins></w:p>")
    made = redlined(data, replacement(data, "可以，转让。", "可以，经同意，转让。"))
    both_ways(data, made, ["可以，经同意，转让。"])


def test_what_others_deleted_stays_deleted():
    gone = f"<w:del {BY}><w:r><w:delText>不得</w:delText></w:r></w:del>"
    data = docx(f"<w:p>{run('甲方')}{gone}{run('可以转让。')}</w:p>")
    made = redlined(data, replacement(data, "甲方可以转让。", "甲方应当转让。"))
    both_ways(data, made, ["甲方应当转让。"])
    assert rejected(made) == ["甲方不得可以转让。"]


def test_a_new_clause_after_a_paragraph_that_others_inserted():
    inserted = f"<w:rPr><w:ins {BY}/></w:rPr>"
    data = docx(paragraph("甲") + paragraph("乙", inserted) + paragraph("丙"))
    made = redlined(data, replacement(data, "乙", None, ["丁"]))
    both_ways(data, made, ["甲", "乙", "丁", "丙"])


def test_a_new_clause_after_paragraphs_that_others_joined():
    gone = f"<w:rPr><w:del {BY}/></w:rPr>"
    data = docx(paragraph("甲", gone) + paragraph("乙") + paragraph("丙"))
    made = redlined(data, replacement(data, "甲乙", None, ["丁"]))
    both_ways(data, made, ["甲乙", "丁", "丙"])


def test_a_new_clause_after_a_last_paragraph_whose_end_is_deleted():
    gone = f"<w:rPr><w:del {BY}/></w:rPr>"
    data = docx(table(["甲", "乙"]) + paragraph("丙", gone) + SECTION)
    made = redlined(data, replacement(data, "丙", None, ["丁"]))
    assert rejected(made) == rejected(data)


def test_a_field_goes_with_its_code():
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF a</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("三")}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    data = docx(f"<w:p>{run('依第')}{field}{run('条转让。')}</w:p>")
    made = redlined(data, replacement(data, "依第三条转让。", "本协议无效后返还"))
    both_ways(data, made, ["本协议无效后返还"])
    root = part(made)
    assert [each.text for each in root.iter(W + "delInstrText")] == ["REF a"]
    assert all(
        next(mark.iterancestors(W + "del"), None) is not None for mark in root.iter(W + "fldChar")
    )


def test_half_a_field_keeps_its_marks():
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF a</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("第三条")}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    data = docx(f"<w:p>{run('依')}{field}{run('转让。')}</w:p>")
    made = redlined(data, replacement(data, "三条转让", "四款返还"))
    both_ways(data, made, ["依第四款返还。"])
    assert list(part(made).iter(W + "delInstrText")) == []


def test_comments_survive_the_deletion_of_their_words():
    comment = '<w:r><w:commentReference w:id="1"/></w:r>'
    data = docx(f"<w:p>{run('甲方')}{comment}{run('转让')}</w:p>")
    made = redlined(data, replacement(data, "甲方转让", ""))
    [kept] = part(made).iter(W + "commentReference")
    assert next(kept.iterancestors(W + "del"), None) is None


def test_pictures_survive_the_deletion_of_their_paragraph():
    shape = f"<w:r><w:pict><w:txbxContent>{paragraph('章')}</w:txbxContent></w:pict></w:r>"
    data = docx(f"<w:p>{run('甲方转让')}{shape}</w:p>{paragraph('完')}")
    [kept] = part(redlined(data, strike(data, "甲方转让"))).iter(W + "txbxContent")
    assert next(kept.iterancestors(W + "del"), None) is None


COMMENTED = (
    f"{run('甲方')}<w:commentRangeStart w:id='1'/>{run('转让')}<w:commentRangeEnd w:id='1'/>"
    f"<w:r><w:commentReference w:id='1'/></w:r>{run('账号')}"
)


def test_of_a_struck_paragraph_the_comments_stand_within_the_deletion():
    data = docx(f"<w:p>{COMMENTED}</w:p>{paragraph('完')}")
    made = redlined(data, strike(data, "甲方转让账号"))
    both_ways(data, made, ["完"])
    reference, end = part(made).iter(W + "commentReference", W + "commentRangeEnd")
    assert end.tag == W + "commentRangeEnd"
    assert next(reference.iterancestors(W + "del"), None) is not None


def test_the_comments_of_a_struck_row_stand_within_the_deletion():
    cells = f"<w:tc><w:p>{COMMENTED}</w:p></w:tc><w:tc>{paragraph('密码')}</w:tc>"
    data = docx(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>{paragraph('完')}")
    made = redlined(data, strike(data, "密码"))
    both_ways(data, made, ["完"])
    [reference] = part(made).iter(W + "commentReference")
    assert next(reference.iterancestors(W + "del"), None) is not None


def test_a_last_paragraph_that_is_emptied_keeps_its_comments():
    data = docx(f"{paragraph('甲')}<w:p>{COMMENTED}</w:p>")
    made = redlined(data, strike(data, "甲方转让账号"))
    both_ways(data, made, ["甲", ""])
    [reference] = part(made).iter(W + "commentReference")
    assert next(reference.iterancestors(W + "del"), None) is None


# Where no change can be tracked


def unplaced(data: bytes, words: str, new: str | None = "新", after: tuple[str, ...] = ()):
    document, copy = read_docx(data, "a.docx"), DocxCopy(data, "a.docx")
    span = span_of(document, words)
    change = Substitution(span, block_at(document, span), new, after)
    return Redliner(copy, document, texts_of(copy), SIGNATURE).unplaced(change)


@pytest.mark.parametrize(
    ("body", "words", "why"),
    [
        (
            f"<w:p>{run('甲')}<w:r><w:pict><w:txbxContent>{paragraph('框中')}</w:txbxContent>"
            "</w:pict></w:r></w:p>",
            "框中",
            Unplaced.TEXT_BOX,
        ),
        (table(["账号", "密码"]), "账号", Unplaced.TABLE_ROW),
        (f"<w:p>{SDT.format('<w:dataBinding/>', run('公司'))}</w:p>", "公司", Unplaced.CONTROL),
        (
            f"<w:p><w:r><w:ruby><w:rubyBase>{run('转让')}</w:rubyBase></w:ruby></w:r></w:p>",
            "转让",
            Unplaced.CONTROL,
        ),
        (
            "<w:p><m:oMath xmlns:m='http://schemas.openxmlformats.org/officeDocument/2006/math'>"
            "<m:r><m:t>x</m:t></m:r></m:oMath></w:p>",
            "x",
            Unplaced.NO_NODE,
        ),
    ],
)
def test_what_cannot_be_tracked_is_said_and_not_tried(body, words, why):
    assert unplaced(docx(body), words) is why


def test_a_number_that_word_would_write_anew_is_not_replaced():
    numbering = lists(level(0, "第%1条", "chineseCountingThousand"))
    marked = (
        listed("付款。")
        .replace("<w:r>", '<w:bookmarkStart w:id="0" w:name="_Ref1"/><w:r>', 1)
        .replace("</w:p>", '<w:bookmarkEnd w:id="0"/></w:p>')
    )
    field = f'<w:fldSimple w:instr="REF _Ref1 \\r \\h">{run("第九条")}</w:fldSimple>'
    data = docx(
        listed("转让。") + marked + f"<w:p>{field}{run('另行约定。')}</w:p>", numbering=numbering
    )
    assert "第二条另行约定。" in read_docx(data, "a.docx").text
    assert unplaced(data, "第二条另行约定。") is Unplaced.NO_NODE
    assert unplaced(data, "另行约定。") is None


def test_below_a_table_that_ends_the_file_there_is_no_room():
    assert unplaced(docx(table(["账号", "密码"])), "账号", None, ("新",)) is Unplaced.TABLE_ROW
    roomy = docx(table(["账号", "密码"]) + paragraph("完"))
    assert unplaced(roomy, "账号", None, ("新",)) is None


_clause = st.text(st.sampled_from("甲方乙转让微信号，。𠮷a1"), min_size=1, max_size=12)


@given(st.lists(_clause, min_size=1, max_size=4), st.data())
def test_any_wording_goes_in_and_comes_out(clauses, given_data):
    body = "".join(
        f"<w:p>{run(each[: len(each) // 2])}<w:ins {BY}>{run(each[len(each) // 2 :])}</w:ins></w:p>"
        for each in clauses
    )
    data = docx(body + paragraph("末尾"))
    document = read_docx(data, "a.docx")
    changes, cured = [], []
    for index, clause in enumerate(clauses):
        new = given_data.draw(st.none() | _clause)
        after = given_data.draw(st.lists(_clause, max_size=2))
        cured += [clause if new is None else new, *after]
        span = document.blocks[index].span
        changes.append(Substitution(span, index, new, tuple(after)))
    both_ways(data, redlined(data, *changes), [*cured, "末尾"])


def test_an_insertion_at_the_start_stands_before_words_that_others_inserted_after_a_picture():
    shape = f"<w:r><w:pict><w:txbxContent>{paragraph('章')}</w:txbxContent></w:pict></w:r>"
    data = docx(f"<w:p><w:ins {BY}>{shape}{run('可以')}</w:ins>{run('转让账号。')}</w:p>")
    made = redlined(data, replacement(data, "可以转让账号。", "经同意，可以转让账号。"))
    assert accepted(made)[0].endswith("经同意，可以转让账号。")
    assert not [each for each in part(made).iter(W + "ins") if each.find(W + "ins") is not None]


def test_an_end_that_others_deleted_already_is_not_deleted_again():
    gone = f"<w:rPr><w:del {BY}/></w:rPr>"
    data = docx(paragraph("甲", gone) + paragraph("乙") + paragraph("丙"))
    made = redlined(data, strike(data, "甲乙"))
    assert accepted(made) == ["丙"]
    marks = [each for each in part(made).iter(W + "del") if each.getparent().tag == W + "rPr"]
    assert [each.get(W + "author") for each in marks] == ["李四", "王律师"]


def test_a_new_clause_after_an_end_that_others_deleted_follows_what_was_joined():
    gone = f"<w:rPr><w:del {BY}/></w:rPr>"
    data = docx(paragraph("甲", gone) + "<w:p/>" + paragraph("丙"))
    made = redlined(data, replacement(data, "甲", None, ["丁"]))
    both_ways(data, made, ["甲", "丁", "丙"])


def test_a_new_clause_below_a_table_may_precede_plain_words():
    data = docx(table(["账号", "密码"]) + paragraph("完"))
    made = redlined(data, replacement(data, "账号", None, ["须经同意。"]))
    both_ways(data, made, ["账号", "密码", "须经同意。", "完"])


def test_of_a_struck_row_the_words_in_a_box_stay_as_they_are():
    shape = f"<w:r><w:pict><w:txbxContent>{paragraph('章')}</w:txbxContent></w:pict></w:r>"
    cells = f"<w:tc><w:p>{run('账号')}{shape}</w:p></w:tc><w:tc>{paragraph('密码')}</w:tc>"
    data = docx(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>{paragraph('完')}")
    made = redlined(data, strike(data, "密码"))
    assert accepted(made) == ["完"]
    [box] = part(made).iter(W + "txbxContent")
    assert [node.text for node in box.iter(W + "t")] == ["章"]

"""A redline leaves what was there before: the changes, comments, fields and pictures of others."""

from __future__ import annotations

from contract_files import docx, paragraph, table
from export.marked_files import (
    BY,
    SECTION,
    accepted,
    both_ways,
    part,
    redlined,
    rejected,
    replacement,
    run,
    strike,
)

from reviewer.document.docx_names import W

COMMENTED = (
    f"{run('甲方')}<w:commentRangeStart w:id='1'/>{run('转让')}<w:commentRangeEnd w:id='1'/>"
    f"<w:r><w:commentReference w:id='1'/></w:r>{run('账号')}"
)


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

"""A marked copy is written beside the original, which stays as it is to the byte."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from contract_files import docx, paragraph
from export.example_reviews import lawyers_state
from export.marked_files import (
    BY,
    SIGNATURE,
    accepted,
    content,
    found_comments,
    part,
    rejected,
    run,
)
from export.word_contract import WORDS, agreed, agreement, on_disk, reviewed

from reviewer.document.docx_names import W
from reviewer.document.docx_reader import read_docx
from reviewer.document.reading import WordFile
from reviewer.errors import ExportError, UnreadableFileError
from reviewer.export import marked_copy as module
from reviewer.export.audience import Reader
from reviewer.export.docx_copy import DocxCopy
from reviewer.export.marked_copy import (
    copy_name,
    existing_marks,
    marked_copy,
    shown_signature,
    write_marked_copy,
)
from reviewer.export.outgoing import Marking, Selection, candidates, outgoing_of
from reviewer.marks.state import ReviewState
from reviewer.review import Review

REVIEW = reviewed()


def outgoing(review: Review = REVIEW, marking=Marking.BOTH, reader=Reader.INTERNAL):
    keys = frozenset(graded.finding.key for graded in candidates(review))
    return outgoing_of(review, ReviewState(), marking, reader, Selection(findings=keys))


def source(data: bytes) -> WordFile:
    return WordFile(data, hashlib.sha256(data).hexdigest())


def made(marking=Marking.BOTH, reader=Reader.INTERNAL, **more):
    sent = outgoing(marking=marking, reader=reader)
    return marked_copy(REVIEW, source(agreement()), "转让协议.docx", sent, SIGNATURE, **more)


def test_the_copy_holds_comments_and_changes_and_the_original_neither(tmp_path):
    contract = on_disk(tmp_path)
    before = contract.read_bytes()
    target = tmp_path / "转让协议-批注修订版.docx"
    written = write_marked_copy(REVIEW, contract, outgoing(), target, SIGNATURE)
    assert contract.read_bytes() == before
    assert (written.comments, written.changes) == (5, 2)
    assert target.read_bytes() == written.data
    assert sorted(tmp_path.iterdir()) == sorted([contract, target])


def test_comments_hang_on_the_findings():
    found = found_comments(made(Marking.COMMENTS).data)
    quotes = sorted(graded.finding.quote for graded in candidates(REVIEW))
    assert sorted(words for words, _ in found) == quotes


def test_all_accepted_the_copy_is_cured_and_all_rejected_the_original():
    data = made().data
    cured = list(WORDS)
    cured[1] = outgoing().changes[0].redraft.wording
    del cured[3]  # what the wording put in above replaces too
    assert accepted(data) == cured
    assert rejected(data) == list(WORDS)


def test_beside_changes_a_comment_still_stands_on_its_words_and_outlives_them():
    root = part(made().data)
    start, end = next(root.iter(W + "commentRangeStart")), next(root.iter(W + "commentRangeEnd"))
    between = []
    while (start := start.getnext()) is not end:
        between += [node.text for node in start.iter(W + "t", W + "delText")]
    assert "".join(between) == REVIEW.opinion.findings[0].finding.quote
    reference = next(root.iter(W + "commentReference"))
    assert next(reference.iterancestors(W + "del"), None) is None


@pytest.mark.parametrize("reader", [Reader.INTERNAL, Reader.CLIENT])
def test_the_file_and_the_client_see_who_wrote(reader):
    assert {each.get(W + "author") for each in part(made(reader=reader).data).iter(W + "ins")} == {
        "王律师"
    }


def test_the_other_side_sees_the_firm_or_nobody():
    for firm, shown in (("", "审阅人"), (" 某某律师事务所 ", "某某律师事务所")):
        data = made(reader=Reader.OTHER_SIDE, firm=firm).data
        comments = part(data, "word/comments.xml")
        assert {each.get(W + "author") for each in comments} == {shown}
        for name in ("word/comments.xml", "word/document.xml", "word/people.xml"):
            assert "王律师" not in content(data, name).decode()


def test_the_other_side_reads_no_grade_ground_or_rule():
    data = made(reader=Reader.OTHER_SIDE).data
    said = content(data, "word/comments.xml").decode()
    for word in ("风险", "依据", "民法", "反方", "改法", "消除", "R1", "concealment"):
        assert word not in said


def test_the_signature_shown_is_ones_own_but_for_the_other_side():
    assert shown_signature(SIGNATURE, Reader.CLIENT, "某所") == SIGNATURE
    other = shown_signature(SIGNATURE, Reader.OTHER_SIDE, "某某律师事务所")
    assert (other.author, other.initials, other.at) == ("某某律师事务所", "某某律师", SIGNATURE.at)


@pytest.mark.parametrize(
    ("marking", "reader", "draft", "name"),
    [
        (Marking.COMMENTS, Reader.OTHER_SIDE, False, "合同-批注版.docx"),
        (Marking.REDLINE, Reader.INTERNAL, False, "合同-修订版（内部）.docx"),
        (Marking.BOTH, Reader.CLIENT, True, "合同-批注修订版（委托人）（草稿）.docx"),
    ],
)
def test_names_say_what_a_file_is(marking, reader, draft, name):
    assert copy_name(Path("a/合同.doc"), marking, reader, draft=draft) == name


def test_the_original_is_never_the_target(tmp_path):
    contract = on_disk(tmp_path)
    with pytest.raises(ExportError) as failure:
        write_marked_copy(REVIEW, contract, outgoing(), contract, SIGNATURE)
    assert failure.value.code == "export-over-contract"
    assert contract.read_bytes() == agreement()


def test_a_contract_that_has_changed_is_not_marked(tmp_path):
    contract = on_disk(tmp_path)
    contract.write_bytes(docx(paragraph("另一份")))
    with pytest.raises(UnreadableFileError) as failure:
        write_marked_copy(REVIEW, contract, outgoing(), tmp_path / "a.docx", SIGNATURE)
    assert failure.value.code == "file-changed"
    assert not (tmp_path / "a.docx").exists()


def test_where_no_change_can_be_tracked_the_wording_is_a_comment():
    shape = f"<w:r><w:pict><w:txbxContent>{paragraph(WORDS[1])}</w:txbxContent></w:pict></w:r>"
    title = f"<w:p>{run(WORDS[0])}{shape}</w:p>"
    data = docx(title + "".join(map(paragraph, WORDS[2:])))
    review = reviewed(data)
    sent = outgoing(review, Marking.REDLINE, Reader.OTHER_SIDE)
    copied = marked_copy(review, source(data), "a.docx", sent, SIGNATURE)
    # Nor is anything struck for a wording that is not in the text.
    assert (copied.comments, copied.changes, len(copied.as_comments)) == (2, 0, 2)
    struck, said = sorted((each for _, each in found_comments(copied.data)), reverse=True)
    assert struck == "建议删除，以第一条处建议的文字代替。"
    assert said.startswith("〔文本框〕“甲方将其名下")
    assert "建议将本条修改为：" in said
    both = marked_copy(review, source(data), "a.docx", outgoing(review), SIGNATURE)
    assert both.comments == 5


OLD = f'<w:comment w:id="1" w:author="李四">{paragraph("旧批注")}</w:comment>'


def test_what_was_there_before_is_counted_and_survives():
    inserted = f"<w:p><w:ins {BY}>{run(WORDS[0])}</w:ins></w:p>"
    data = docx(inserted + "".join(map(paragraph, WORDS[1:])), parts={"comments": OLD})
    review = reviewed(data)
    copied = marked_copy(review, source(data), "a.docx", outgoing(review), SIGNATURE)
    assert (copied.existing.comments, copied.existing.changes) == (1, 1)
    assert copied.existing.authors == ("李四",)
    after = existing_marks(DocxCopy(copied.data, "a.docx"))
    own = len(list(part(copied.data).iter(W + "ins", W + "del"))) - 1
    assert (after.comments, after.changes) == (1 + copied.comments, 1 + own)
    assert after.authors == ("李四", "王律师")


def test_a_file_that_somebody_inserted_as_a_whole_can_be_changed():
    mark = f"<w:pPr><w:rPr><w:ins {BY}/></w:rPr></w:pPr>"
    body = "".join(f"<w:p>{mark}<w:ins {BY}>{run(each)}</w:ins></w:p>" for each in WORDS)
    data = docx(body)
    review = reviewed(data)
    copied = marked_copy(review, source(data), "a.docx", outgoing(review), SIGNATURE)
    assert copied.changes == 2


@pytest.mark.parametrize("marking", [Marking.COMMENTS, Marking.REDLINE])
def test_a_copy_whose_words_differ_is_not_handed_out(monkeypatch, marking):
    monkeypatch.setattr(module.DocxCopy, "finished", lambda self: docx(paragraph("别的话")))
    with pytest.raises(ExportError) as failure:
        made(marking)
    assert failure.value.code == "export-check"


def test_a_copy_that_cannot_be_read_is_not_handed_out(monkeypatch):
    monkeypatch.setattr(module.DocxCopy, "finished", lambda self: b"PK")
    with pytest.raises(ExportError) as failure:
        made(Marking.COMMENTS)
    assert failure.value.code == "export-check"


def test_what_is_adopted_goes_out_without_a_choice():
    sent = outgoing_of(REVIEW, agreed(REVIEW, 2), Marking.BOTH, Reader.INTERNAL)
    copied = marked_copy(REVIEW, source(agreement()), "a.docx", sent, SIGNATURE)
    assert (copied.comments, copied.changes) == (1, 1)


def test_notes_of_the_lawyer_hang_on_their_words():
    state = lawyers_state(REVIEW)
    sent = outgoing_of(
        REVIEW, state, Marking.COMMENTS, Reader.INTERNAL, Selection(findings=frozenset())
    )
    copied = marked_copy(REVIEW, source(agreement()), "a.docx", sent, SIGNATURE)
    assert found_comments(copied.data) == [("甲方不得", "向客户核实是否已告知。\n#询问")]
    assert read_docx(copied.data, "a.docx").text == REVIEW.document.text


@pytest.mark.parametrize(
    ("reader", "author", "day"),
    [
        (Reader.INTERNAL, "李助理", "2026-05-04"),
        (Reader.OTHER_SIDE, "审阅人", "2026-11-02"),
    ],
)
def test_a_note_bears_the_name_and_day_of_who_made_it_within_the_house(reader, author, day):
    state = lawyers_state(REVIEW)
    note = replace(state.marks["m1"], author="李助理", modified=datetime(2026, 5, 4, tzinfo=UTC))
    chosen = Selection(findings=frozenset(), marks=frozenset({"m1"}))
    sent = outgoing_of(REVIEW, replace(state, marks={"m1": note}), Marking.COMMENTS, reader, chosen)
    copied = marked_copy(REVIEW, source(agreement()), "a.docx", sent, SIGNATURE)
    [comment] = part(copied.data, "word/comments.xml")
    assert comment.get(W + "author") == author
    assert comment.get(W + "date").startswith(day)


def test_nothing_to_say_is_a_plain_copy():
    empty = replace(outgoing(), remarks=(), changes=())
    copied = marked_copy(REVIEW, source(agreement()), "a.docx", empty, SIGNATURE)
    assert (copied.comments, copied.changes) == (0, 0)
    assert content(copied.data, "word/document.xml")


def test_a_copy_of_the_original_text_has_its_proposals_as_comments():
    gone = f"<w:p><w:del {BY}><w:r><w:delText>{WORDS[1]}</w:delText></w:r></w:del></w:p>"
    data = docx(paragraph(WORDS[0]) + gone + "".join(map(paragraph, WORDS[2:])))
    review = reviewed(data, revision="original")
    copied = marked_copy(review, source(data), "a.docx", outgoing(review), SIGNATURE)
    assert copied.changes == 0
    assert copied.comments > 0
    assert read_docx(copied.data, "a.docx", revision="original").text == review.document.text

"""Tracked changes of a Word file: the final text and the original."""

from __future__ import annotations

from contract_files import level, lists, paragraph, table
from reading_values import lines, read_body, run

from reviewer.document.notices import Notice, NoticeKind

TRACKED = (
    f"<w:p>{run('甲方')}<w:del><w:r><w:delText>不得</w:delText></w:r></w:del>"
    f"<w:ins>{run('可以')}</w:ins>{run('转让')}</w:p>"
)


def test_revisions_are_read_as_accepted() -> None:
    document = read_body(TRACKED)
    assert lines(document) == ["甲方可以转让"]
    assert document.warnings == (Notice(NoticeKind.REVISED),)


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


def test_the_original_says_so() -> None:
    assert read_body(TRACKED, revision="original").warnings == (Notice(NoticeKind.ORIGINAL),)


def test_the_original_has_its_own_styles_and_cells() -> None:
    changed = (
        '<w:p><w:pPr><w:jc w:val="center"/><w:pPrChange><w:pPr/></w:pPrChange></w:pPr>'
        f"{run('甲')}</w:p>"
    )
    cells = table(["<w:tcPr><w:cellIns/></w:tcPr>" + paragraph("新"), "旧"])
    document = read_body(changed + cells, revision="original")
    assert not document.blocks[0].centred
    assert lines(document) == ["甲", "\t旧"]


def test_a_paragraph_struck_as_a_whole_is_no_part_of_the_final_text() -> None:
    gone = f"<w:del>{paragraph('旧')}</w:del>"
    assert lines(read_body(paragraph("甲") + gone)) == ["甲"]


def test_a_last_paragraph_whose_end_is_struck_keeps_its_words() -> None:
    struck = f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('乙')}</w:p>"
    assert lines(read_body(paragraph("甲") + struck)) == ["甲", "乙"]


def test_a_number_that_a_tracked_change_brought_counts() -> None:
    inside = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/><w:ins/></w:numPr>'
    numbering = lists(level(0, "%1."))
    assert read_body(paragraph("甲", inside), numbering=numbering).blocks[0].label == "1."

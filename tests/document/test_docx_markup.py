"""What stands beside the words of a Word file: changes, comments, pictures, numbers of notes."""

from __future__ import annotations

import pytest
from contract_files import docx, paragraph, table
from hypothesis import given
from hypothesis import strategies as st

from reviewer.document.docx_reader import read_docx
from reviewer.document.model import ChangeKind, Comment, Document, NoteMark, Revision, Span

BY = 'w:author="王律师" w:date="2024-05-01T09:00:00Z"'


def viewed(body: str, *, revision: Revision = "final", **parts: str) -> Document:
    """A document read as the view wants it."""
    return read_docx(docx(body, parts=parts), "a.docx", formatting=True, revision=revision)


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def ins(text: str, by: str = BY) -> str:
    return f"<w:ins {by}>{run(text)}</w:ins>"


def deleted(text: str, by: str = BY) -> str:
    return f"<w:del {by}><w:r><w:delText>{text}</w:delText></w:r></w:del>"


def shown(document: Document) -> list[tuple[str, str, str]]:
    """Kind of every change, the words that came, the words that went."""
    return [
        (change.kind.value, change.span.of(document.text), change.words)
        for change in document.changes
    ]


# Tracked changes


def test_words_that_came_are_a_range_of_the_text() -> None:
    document = viewed(f"<w:p>{run('甲方')}{ins('可以')}{run('转让')}</w:p>")
    assert shown(document) == [("inserted", "可以", "")]
    [change] = document.changes
    assert (change.author, change.date) == ("王律师", "2024-05-01T09:00:00Z")


def test_words_that_went_stand_at_an_offset_and_not_in_the_text() -> None:
    document = viewed(f"<w:p>{run('甲方')}{deleted('不得')}{run('转让')}</w:p>")
    assert document.text == "甲方转让\n"
    [change] = document.changes
    assert (change.kind, change.span, change.words) == (ChangeKind.DELETED, Span(2, 2), "不得")


def test_the_reading_aid_of_a_ruby_is_no_change() -> None:
    ruby = f"<w:ruby><w:rt>{run('x')}</w:rt><w:rubyBase>{run('转让')}</w:rubyBase></w:ruby>"
    document = viewed(f"<w:p>{run('甲方')}<w:r>{ruby}</w:r>{ins('。')}</w:p>")
    assert document.text == "甲方转让。\n"
    assert shown(document) == [("inserted", "。", "")]


def test_moved_words_are_told_from_others() -> None:
    body = (
        f"<w:p><w:moveFrom {BY}>{run('甲')}</w:moveFrom></w:p>"
        f"<w:p><w:moveTo {BY}>{run('甲')}</w:moveTo></w:p>"
    )
    assert shown(viewed(body)) == [("moved-away", "", "甲"), ("moved-here", "甲", "")]


def test_runs_of_one_change_are_one_change() -> None:
    body = f"<w:p>{ins('可')}{ins('以')}{deleted('不')}{deleted('得')}{run('转')}</w:p>"
    assert shown(viewed(body)) == [("inserted", "可以", ""), ("deleted", "", "不得")]


def test_changes_of_two_hands_stay_apart() -> None:
    other = ins("以", 'w:author="李律师"')
    body = f"<w:p>{ins('可')}{other}</w:p>"
    assert [change.author for change in viewed(body).changes] == ["王律师", "李律师"]


def test_a_deleted_end_of_a_paragraph_is_shown_where_the_two_meet() -> None:
    first = f"<w:p><w:pPr><w:rPr><w:del {BY}/></w:rPr></w:pPr>{run('甲方')}</w:p>"
    document = viewed(first + f"<w:p>{run('转让')}{ins('吗')}</w:p>")
    assert document.text == "甲方转让吗\n"
    assert [(c.span, c.words) for c in document.changes] == [(Span(2, 2), "¶"), (Span(4, 5), "")]


def test_an_inserted_end_of_a_paragraph_belongs_to_the_insertion() -> None:
    first = f"<w:p><w:pPr><w:rPr><w:ins {BY}/></w:rPr></w:pPr>{ins('甲方')}</w:p>"
    assert shown(viewed(first + paragraph("转让"))) == [("inserted", "甲方\n", "")]


def test_a_deleted_row_is_shown_with_its_cells_before_what_follows() -> None:
    rows = table(["名称", "数量"], ["手机", "9"])
    gone = rows.replace("<w:tr>", f"<w:tr><w:trPr><w:del {BY}/></w:trPr>", 1)
    document = viewed(paragraph("甲") + gone)
    assert document.text == "甲\n手机\t9\n"
    assert [(c.span, c.words) for c in document.changes] == [(Span(2, 2), "名称\t数量")]


def test_a_deleted_row_at_the_end_is_shown_after_the_words() -> None:
    rows = table(["名称", "数量"], ["手机", "9"])
    gone = rows[::-1].replace(">rt:w<", f"<w:tr><w:trPr><w:del {BY}/></w:trPr>"[::-1], 1)[::-1]
    document = viewed(gone)
    assert [(c.span.start, c.words) for c in document.changes] == [(5, "手机\t9")]


def test_a_deleted_cell_is_shown() -> None:
    cell = f"<w:tcPr><w:cellDel {BY}/></w:tcPr>" + paragraph("旧")
    assert [change.words for change in viewed(table([cell, "新"])).changes] == ["旧"]


def test_changes_of_format_are_only_counted() -> None:
    body = (
        "<w:p><w:pPr><w:pPrChange><w:pPr/></w:pPrChange></w:pPr><w:r><w:rPr><w:rPrChange>"
        "<w:rPr/></w:rPrChange></w:rPr><w:t>甲</w:t></w:r></w:p>"
    )
    document = viewed(body)
    assert document.changes == ()
    assert document.reformatted == 2


def test_the_original_shows_no_changes() -> None:
    document = viewed(f"<w:p>{deleted('不得')}{ins('可以')}</w:p>", revision="original")
    assert (document.text, document.changes, document.revision) == ("不得\n", (), "original")


def test_without_a_view_nothing_of_it_is_read() -> None:
    document = read_docx(docx(f"<w:p>{ins('可以')}</w:p>"), "a.docx")
    assert document.changes == ()


PARTS = st.lists(
    st.tuples(st.sampled_from(["run", "ins", "del"]), st.text("甲乙𠮷ab", min_size=1, max_size=4)),
    min_size=1,
    max_size=8,
)


@given(st.lists(PARTS, min_size=1, max_size=4))
def test_final_words_and_changes_give_back_the_original(
    paragraphs: list[list[tuple[str, str]]],
) -> None:
    making = {"run": run, "ins": ins, "del": deleted}
    body = "".join(
        f"<w:p>{''.join(making[kind](text) for kind, text in parts)}</w:p>" for parts in paragraphs
    )
    if not any(kind != "del" for parts in paragraphs for kind, _ in parts):
        body += paragraph("丙")
    if not any(kind != "ins" for parts in paragraphs for kind, _ in parts):
        body += paragraph("丁")
    final, original = viewed(body), viewed(body, revision="original")
    text = final.text
    for change in sorted(final.changes, key=lambda c: (c.span.start, len(c.span)), reverse=True):
        text = text[: change.span.start] + change.words + text[change.span.end :]
    assert text == original.text


# Comments


def comment(ident: int, text: str, para: str = "", author: str = "李律师") -> str:
    return (
        f'<w:comment w:id="{ident}" w:author="{author}" w:date="2024-05-02T10:00:00Z">'
        f'<w:p w14:paraId="{para}"><w:r><w:annotationRef/></w:r>{run(text)}</w:p></w:comment>'
    )


def edges(ident: int, words: str) -> str:
    return (
        f'<w:commentRangeStart w:id="{ident}"/>{words}<w:commentRangeEnd w:id="{ident}"/>'
        f'<w:r><w:commentReference w:id="{ident}"/></w:r>'
    )


REFERENCE = '<w:r><w:commentReference w:id="1"/></w:r>'


def test_a_comment_has_author_date_words_and_place() -> None:
    body = f"<w:p>{run('甲方')}{edges(3, run('不得转让'))}{run('账号')}</w:p>"
    document = viewed(body, comments=comment(3, "是否过严？"))
    assert document.comments == (
        Comment("3", "是否过严？", Span(2, 6), "李律师", "2024-05-02T10:00:00Z"),
    )


def test_a_comment_may_go_over_paragraphs_and_begin_between_them() -> None:
    body = (
        f'{paragraph("甲")}<w:commentRangeStart w:id="1"/>{paragraph("乙")}{paragraph("丙")}'
        f'<w:commentRangeEnd w:id="1"/>{paragraph("丁")}'
    )
    document = viewed(body, comments=comment(1, "问"))
    assert document.comments[0].span == Span(2, 6)


def test_answers_follow_the_comment_they_answer_and_a_talk_may_be_over() -> None:
    body = f"<w:p>{edges(1, edges(2, run('甲')))}</w:p><w:p>{edges(3, run('乙'))}</w:p>"
    document = viewed(
        body,
        comments=comment(3, "另", "C") + comment(1, "问", "A") + comment(2, "答", "B"),
        commentsExtended='<w15:commentEx w15:paraId="A" w15:done="1"/>'
        '<w15:commentEx w15:paraId="B" w15:paraIdParent="A" w15:done="0"/>',
    )
    assert [(c.text, c.parent, c.resolved) for c in document.comments] == [
        ("问", None, True),
        ("答", "1", False),
        ("另", None, False),
    ]


@pytest.mark.parametrize(
    ("body", "span"),
    [
        (f"<w:p>{run('甲')}{REFERENCE}{run('乙')}</w:p>", Span(1, 1)),
        (f"<w:p>{run('甲')}{edges(1, deleted('旧'))}{run('乙')}</w:p>", Span(1, 1)),
        (paragraph("甲"), None),
    ],
    ids=["a point", "words that went", "nowhere"],
)  # fmt: skip
def test_comments_without_words_are_there_too(body: str, span: Span | None) -> None:
    assert [c.span for c in viewed(body, comments=comment(1, "问")).comments] == [span]


def test_comments_in_cells_of_pictures_only_are_placed() -> None:
    cell = f"<w:p>{edges(1, '')}</w:p>"
    document = viewed(table(["名", cell], ["甲", "乙"]), comments=comment(1, "缺图"))
    assert document.comments[0].span == Span(2, 2)


# Notes


def test_notes_are_numbered_where_they_are_referred_to_and_where_they_stand() -> None:
    def note(ident: int) -> str:
        return f'<w:r><w:footnoteReference w:id="{ident}"/></w:r>'

    notes = "".join(
        f'<w:footnote w:id="{ident}">{paragraph(text)}</w:footnote>'
        for ident, text in ((1, "甲注"), (2, "乙注"))
    )
    body = f"<w:p>{run('一')}{note(2)}{run('二')}{note(1)}</w:p>"
    document = viewed(body, footnotes=notes)
    assert document.text == "一二\n乙注\n甲注\n"
    assert document.note_marks == (
        *(NoteMark(1, "1"), NoteMark(2, "2")),
        *(NoteMark(3, "1"), NoteMark(6, "2")),
    )


def test_notes_may_be_numbered_in_circles_or_by_a_sign_of_their_own() -> None:
    references = (
        '<w:r><w:footnoteReference w:id="1"/></w:r>'
        '<w:r><w:footnoteReference w:id="2" w:customMarkFollows="1"/><w:t>*</w:t></w:r>'
    )
    document = viewed(
        f"<w:p>{run('甲')}{references}</w:p>",
        footnotes=f'<w:footnote w:id="1">{paragraph("注")}</w:footnote>',
        settings='<w:footnotePr><w:numFmt w:val="decimalEnclosedCircle"/></w:footnotePr>',
    )
    assert [mark.text for mark in document.note_marks] == ["①", "①"]
    assert document.text.startswith("甲*")


def test_a_change_without_words_is_none() -> None:
    body = f"<w:p>{run('甲')}<w:ins {BY}/><w:del {BY}><w:r/></w:del></w:p>"
    assert viewed(body).changes == ()


def test_comments_may_begin_and_end_between_rows() -> None:
    rows = table(["甲", "1"], ["乙", "2"]).replace(
        "</w:tr><w:tr>", '</w:tr><w:commentRangeStart w:id="1"/><w:tr>'
    )
    body = rows.replace("</w:tbl>", '<w:commentRangeEnd w:id="1"/></w:tbl>')
    document = viewed(body + paragraph("丙"), comments=comment(1, "问"))
    [found] = document.comments
    assert found.span is not None
    assert found.span.of(document.text).startswith("乙")


def test_a_comment_that_only_begins_is_a_point() -> None:
    body = f'<w:p>{run("甲")}<w:commentRangeStart w:id="1"/>{run("乙")}</w:p>'
    assert [c.span for c in viewed(body, comments=comment(1, "问")).comments] == [Span(1, 1)]


def test_pictures_in_the_code_of_a_field_are_not_drawn() -> None:
    hidden = "".join(
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>{inner}'
        for kind, inner in (
            ("begin", '<w:r><w:pict><v:shape><v:imagedata r:id="x"/></v:shape></w:pict></w:r>'),
            ("separate", run("果")),
            ("end", ""),
        )
    )
    assert viewed(f"<w:p>{hidden}</w:p>").pictures == ()


def test_deleted_words_of_all_kinds_are_told() -> None:
    inner = (
        "<w:r><w:delText>甲</w:delText><w:tab/><w:noBreakHyphen/>"
        '<w:sym w:font="Wingdings" w:char="F0FE"/></w:r>'
    )
    document = viewed(f"<w:p><w:del {BY}>{inner}</w:del>{run('乙')}</w:p>")
    assert [change.words for change in document.changes] == ["甲\t-☑"]


def test_a_header_without_a_paragraph_is_passed_over() -> None:
    section = '<w:sectPr><w:headerReference w:type="default" r:id="header1"/></w:sectPr>'
    document = viewed(f"<w:p>{run('甲')}</w:p>{section}", header1="<w:sdt/>")
    assert document.text == "甲\n"


def test_a_note_that_is_referred_to_twice_has_one_number() -> None:
    refers = '<w:r><w:footnoteReference w:id="9"/></w:r>'
    document = viewed(
        f"<w:p>{run('甲')}{refers}{run('乙')}{refers}</w:p>",
        footnotes=f'<w:footnote w:id="9"><w:p>{run("注")}</w:p></w:footnote>',
    )
    assert [mark.text for mark in document.note_marks] == ["1", "1", "1"]


def test_a_deleted_line_with_looks_of_its_own_is_told_with_its_words_alone() -> None:
    gone = (
        '<w:p><w:pPr><w:rPr><w:b/><w:del w:author="甲"/></w:rPr></w:pPr><w:del w:author="甲"><w:r>'
        "<w:rPr><w:b/></w:rPr><w:delText>旧</w:delText></w:r></w:del></w:p>"
    )
    found = read_docx(docx(gone + paragraph("新")), "a.docx", formatting=True)
    assert [change.words for change in found.changes] == ["旧¶"]

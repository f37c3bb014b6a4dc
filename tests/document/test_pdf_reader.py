"""A PDF as clauses: furniture told from text, and what cannot be read."""

from __future__ import annotations

import math
from array import array

import pytest
from contract_files import Page, Words, pdf
from reading_values import FULL, LEFT, blocks, lines_at, read_pages, read_pdf

from reviewer.document import pdf_glyphs, pdf_reader, pdfium
from reviewer.document.clauses import segment
from reviewer.document.model import BlockKind
from reviewer.document.notices import Notice, NoticeKind
from reviewer.errors import UnreadableFileError


def numbered_pages(count: int, bottom: str = "第{}页") -> list[Page]:
    return [
        Page(
            [
                Words(LEFT, 60, "合同编号：HT-001"),
                Words(LEFT, 300, f"第{at}条 甲方转让第{at}批账号。"),
                Words(280, 800, bottom.format(at)),
            ]
        )
        for at in range(1, count + 1)
    ]


def test_headers_and_page_numbers_are_kept_once_and_apart() -> None:
    document = read_pages(*numbered_pages(3))
    assert blocks(document, BlockKind.HEADER) == ["合同编号：HT-001"]
    assert blocks(document, BlockKind.FOOTER) == ["第1页"]
    assert blocks(document) == [f"第{at}条 甲方转让第{at}批账号。" for at in (1, 2, 3)]


@pytest.mark.parametrize("form", ["{}", "- {} -", "第{}页 共3页", "{}/3", "Page {}"])
def test_page_numbers_have_many_forms(form: str) -> None:
    assert len(blocks(read_pages(*numbered_pages(3, form)))) == 3


@pytest.mark.parametrize("first", ["附件{}", "第{}条 转让标的", "{}、转让标的", "{}.1 转让标的"])
def test_what_is_numbered_at_the_top_of_every_page_is_no_header(first: str) -> None:
    pages = [Page(lines_at(first.format(at), "账号清单如下。", top=60)) for at in (1, 2, 3)]
    document = read_pages(*pages)
    assert blocks(document, BlockKind.HEADER) == []
    assert all(first.format(at) in document.text for at in (1, 2, 3))


@pytest.mark.parametrize("top", ["某合同 {}", "{} 某合同", "某合同 第{}页", "HT-2024-00{} 某合同"])
def test_a_header_may_have_the_number_of_its_page(top: str) -> None:
    pages = [
        Page([Words(LEFT, 60, top.format(at)), *lines_at(f"第{at}条 甲方转让账号。", top=300)])
        for at in (1, 2, 3)
    ]
    assert len(blocks(read_pages(*pages), BlockKind.HEADER)) == 1


def test_a_paragraph_runs_over_a_page_break() -> None:
    document = read_pages(
        Page([*lines_at(FULL, top=700), Words(290, 800, "1")]),
        Page([*lines_at("不得收回。"), Words(290, 800, "2")]),
    )
    assert blocks(document) == [FULL + "不得收回。"]


@pytest.mark.parametrize(("x", "y"), [(-300, 100), (700, 100), (90, -20), (90, 900)])
def test_words_off_the_page_are_told_but_are_in_no_line_of_it(x: float, y: float) -> None:
    document = read_pages(Page([*lines_at("第一条 甲方转让账号。"), Words(x, y, "校样")]))
    assert blocks(document) == ["第一条 甲方转让账号。"]
    assert blocks(document, BlockKind.HEADER) == ["校样"]


def test_a_watermark_across_the_page_is_a_header() -> None:
    angle = math.cos(math.pi / 4), math.sin(math.pi / 4)
    page = Page([*lines_at(FULL, FULL, FULL), Words(200, 500, "机密样本", 40, angle)])
    document = read_pages(page)
    assert blocks(document, BlockKind.HEADER) == ["机密样本"]
    assert blocks(document) == [FULL * 3]


IMAGE = "q 500 0 0 700 40 60 cm BI /W 1 /H 1 /CS /G /BPC 8 ID a EI Q"


def test_a_file_of_images_has_no_text() -> None:
    with pytest.raises(UnreadableFileError) as caught:
        read_pages(Page(extra=IMAGE))
    assert caught.value.code == "file-no-text"


def test_pages_of_images_are_told_of() -> None:
    document = read_pages(
        Page([Words(90, 100, "甲方")]), Page(extra=IMAGE), Page(extra=IMAGE), Page()
    )
    assert document.warnings == (Notice(NoticeKind.IMAGES, (2, 3)),)
    assert document.page_count == 4


def test_a_scan_with_a_page_number_is_told_of() -> None:
    document = read_pages(Page([Words(290, 800, "1")], extra=IMAGE), Page([Words(90, 100, "甲方")]))
    assert document.warnings == (Notice(NoticeKind.IMAGES, (1,)),)


GARBAGE = "".join(chr(0xE000 + 37 * at % 4000) for at in range(40))


def test_pages_of_garbage_are_told_of_and_left_out() -> None:
    document = read_pages(Page([Words(90, 100, "甲方转让")]), Page([Words(90, 100, GARBAGE)]))
    assert document.text == "甲方转让"
    assert document.warnings == (Notice(NoticeKind.UNREADABLE, (2,)),)


def test_a_file_of_garbage_has_no_text() -> None:
    with pytest.raises(UnreadableFileError):
        read_pages(Page([Words(90, 100, GARBAGE)]))


def test_a_file_of_too_many_pages_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdfium, "MAX_PAGES", 2)
    with pytest.raises(UnreadableFileError) as caught:
        read_pages(*[Page([Words(90, 100, "甲方")])] * 3)
    assert caught.value.code == "file-too-large"


def test_no_page_is_larger_than_a_view_can_show() -> None:
    document = read_pages(Page([Words(LEFT, 100, "第一条 账号")], height=10**6))
    assert blocks(document) == ["第一条 账号"]
    assert document.pages[0].height == 200_000


def test_a_file_of_too_many_characters_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_reader, "MOST_CHARACTERS", 5)
    with pytest.raises(UnreadableFileError) as caught:
        read_pages(*[Page([Words(90, 100, "甲方转让")])] * 2)
    assert caught.value.code == "file-too-large"


def test_clauses_of_a_pdf_know_their_page() -> None:
    document = read_pages(*numbered_pages(3))
    pages = {clause.number: clause.page for clause in segment(document) if clause.number}
    assert pages == {"第1条": 1, "第2条": 2, "第3条": 3}


def test_a_centred_first_line_is_the_title() -> None:
    document = read_pages(
        Page([Words(249.5, 100, "转让协议", 24), *lines_at(FULL, FULL, FULL, top=150)])
    )
    assert [clause.kind.value for clause in segment(document)] == ["heading", "paragraph"]


def test_a_watermark_of_several_pages_is_told_once() -> None:
    angle = math.cos(math.pi / 4), math.sin(math.pi / 4)
    mark = Words(200, 500, "机密样本", 40, angle)
    pages = [Page([*lines_at(*[words] * 3), mark]) for words in (FULL, FULL[::-1])]
    document = read_pages(*pages)
    assert blocks(document, BlockKind.HEADER) == ["机密样本"]
    assert document.text.count("机密样本") == 1


def test_two_marks_across_the_page_with_words_between_are_two() -> None:
    angle = math.cos(math.pi / 4), math.sin(math.pi / 4)
    marks = ((300, "机密"), (700, "样本"))
    first, second = (Words(200, top, text, 40, angle) for top, text in marks)
    document = read_pages(Page([first, *lines_at(FULL, FULL, FULL), second]))
    assert blocks(document, BlockKind.HEADER) == ["机密", "样本"]


def test_a_character_that_a_damaged_file_puts_nowhere_breaks_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    usual = pdfium.loose_boxes

    def nowhere(handle: int, count: int) -> array[float]:
        found = usual(handle, count)
        found[4] = math.inf
        return found

    monkeypatch.setattr(pdfium, "loose_boxes", nowhere)
    assert "甲" in read_pages(Page([Words(90, 100, "甲方乙方")])).text


def test_boxes_of_many_characters_are_those_of_each() -> None:
    words = [Words(LEFT, 40 + 12 * row, "甲方乙方" * 20, 6) for row in range(20)]
    with pdfium.opened(pdf(Page(words)), "a.pdf") as document:
        textpage = document[0].get_textpage()
        boxes = pdfium.loose_boxes(pdfium.address(textpage.raw), textpage.count_chars())
        each = [textpage.get_charbox(at, loose=True) for at in range(textpage.count_chars())]
    ours = [
        (left, low, right, high) for left, high, right, low in zip(*[iter(boxes)] * 4, strict=True)
    ]
    assert len(each) > 1600
    assert ours == each


def test_a_character_that_is_not_there_has_a_box_of_nothing() -> None:
    with pdfium.opened(pdf(Page([Words(90, 100, "甲")])), "a.pdf") as document:
        textpage = document[0].get_textpage()
        boxes = pdfium.loose_boxes(pdfium.address(textpage.raw), 3)
    assert boxes[:4] != boxes[4:8]
    assert list(boxes[8:]) == [0.0] * 4


def test_a_page_that_was_closed_has_no_text() -> None:
    with pdfium.opened(pdf(Page([Words(90, 100, "甲")])), "a.pdf") as document:
        page = document[0]
        page.close()
        with pytest.raises(pdfium.PdfiumError), pdfium.text_of_page(page):
            pass


def test_a_watermark_printed_in_pieces_is_one() -> None:
    turn = math.cos(math.pi / 4), math.sin(math.pi / 4)
    on = 3 * 40 * turn[0]
    mark = Words(150, 600, "机密", 40, turn), Words(150 + on, 600 - on, "样本", 40, turn)
    document = read_pages(Page([*lines_at(FULL, FULL, FULL), *mark]))
    assert "".join(blocks(document, BlockKind.HEADER)[0].split()) == "机密样本"


def test_large_words_that_lines_run_through_are_a_watermark() -> None:
    document = read_pages(Page([*lines_at(*[FULL] * 6), Words(150, 180, "机密样本", 80)]))
    assert blocks(document, BlockKind.HEADER) == ["机密样本"]
    assert blocks(document) == [FULL * 6]


def test_a_character_that_is_not_there_has_no_bold_font() -> None:
    with pdfium.opened(pdf(Page([Words(90, 100, "甲方")])), "a.pdf") as document:
        textpage = document[0].get_textpage()
        assert not pdf_glyphs._is_bold(pdfium.address(textpage.raw), 99)


@pytest.mark.parametrize(("gap", "kind"), [(300.0, BlockKind.FOOTER), (8.0, BlockKind.PARAGRAPH)])
def test_a_page_number_stands_apart_from_the_words(gap: float, kind: BlockKind) -> None:
    number = Words(290, 800, "- 1 -")
    document = read_pages(Page([*lines_at("甲方应交付账号。", top=800 - gap - 12), number]))
    assert [block.span.of(document.text) for block in document.blocks if block.kind is kind][
        -1
    ].endswith("- 1 -")


def test_each_glyph_printed_a_second_time_a_little_larger_is_read_once() -> None:
    words = [
        Words(90 + 12 * at + shift, 100, char, size)
        for at, char in enumerate("甲方转让账号")
        for shift, size in ((0.0, 12.0), (1.0, 12.3))
    ]
    assert blocks(read_pages(Page(words))) == ["甲方转让账号"]


def test_a_file_without_pages_is_damaged() -> None:
    with pytest.raises(UnreadableFileError) as caught:
        read_pages()
    assert caught.value.code == "file-damaged"


def test_a_page_of_the_tree_that_is_not_there_keeps_no_other_away() -> None:
    data = pdf(Page(lines_at("甲方应交付账号。")), Page(lines_at("乙方应付款。")))
    broken = data.replace(b"/Kids[10 0 R 12 0 R]", b"/Kids[10 0 R 99 0 R]")
    assert blocks(read_pdf(broken, "a.pdf")) == ["甲方应交付账号。"]


def test_a_file_that_says_it_is_a_pdf_and_is_not_is_damaged() -> None:
    with pytest.raises(UnreadableFileError) as caught:
        read_pdf(b"%PDF-1.7\nnothing", "a.pdf")
    assert caught.value.code == "file-damaged"


def test_boxes_that_reach_too_far_are_cut_down_on_a_turned_page_too() -> None:
    sides = {
        "left": array("f", [0, 12, 24]),
        "right": array("f", [12, 24, 36]),
        "top": array("f", [0, 0, -40]),
        "bottom": array("f", [12, 12, 12]),
    }
    glyphs = pdf_glyphs.Glyphs(1, 100, 100, 100, 100, upright=False, text="甲乙丙", **sides)
    assert pdf_glyphs._evened(glyphs, 0, 3) == (0, 12)
    assert not glyphs.boxes


def test_a_number_of_all_pages_is_no_text_wherever_the_page_ends() -> None:
    document = read_pages(
        *(Page(lines_at(FULL, FULL[: 9 * n], f"第 {n} 页 共 3 页")) for n in (1, 2, 3))
    )
    assert not [text for text in blocks(document) if "页" in text]
    assert blocks(document, BlockKind.FOOTER) == ["第 1 页 共 3 页"]

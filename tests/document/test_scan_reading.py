"""Scans read as documents."""

from __future__ import annotations

import hashlib

import pytest
from contract_files import Page, Words, pdf
from reading_values import read_pdf
from scan_values import ReadyMade, scan_line, scanned_page

from reviewer.document import pdfium
from reviewer.document.clauses import segment
from reviewer.document.model import BlockKind, Document, Span
from reviewer.document.notices import Notice, NoticeKind
from reviewer.document.pdf_reader import read_in_steps
from reviewer.document.pdf_rules import Rule
from reviewer.document.scan_engine import install_command
from reviewer.document.scan_model import Levelling, ScannedPage
from reviewer.document.scan_recognition import Recognition
from reviewer.errors import CancelledError, UnreadableFileError

TEXT_PAGE = Page(
    [Words(90, 100 + 20 * at, "甲方将九个微信号转让给乙方，价款叁万元。") for at in range(6)]
)
PICTURE_PAGE = Page(extra="\n".join(f"{x} 400 m {x} 500 l S" for x in range(50)))
GARBLED_PAGE = Page([Words(90, 100 + 20 * at, "\ue001\ue102\ue203\ue304" * 5) for at in range(4)])
SCANNED = scanned_page(
    scan_line("第一条标的", top=100, wider={3: 0.3}),
    scan_line(
        "1.1甲方将其注册并实际使用的九个微信号连同好友、群聊与聊天记录一并转让给乙方",
        top=120,
        wider={3: 0.3},
    ),
    scan_line("方自交割日起独立经营。", top=140, scores={3: 0.2, 4: 0.2, 7: 0.1}),
)


def test_a_picture_becomes_clauses() -> None:
    document = read_pdf(pdf(PICTURE_PAGE), "a.pdf", recognition=ReadyMade({0: SCANNED}))
    clauses = [(clause.number, clause.body.of(document.text)) for clause in segment(document)]
    assert clauses == [
        ("第一条", "标的"),
        (
            "1.1",
            "甲方将其注册并实际使用的九个微信号连同好友、群聊与聊天记录一并转让给乙方方自交割日起独立经营。",
        ),
    ]
    assert document.ocr


def test_every_recognised_character_has_its_box() -> None:
    document = read_pdf(pdf(PICTURE_PAGE), "a.pdf", recognition=ReadyMade({0: SCANNED}))
    [layer] = document.pages
    at = list(layer.offsets).index(document.text.index("标"))
    left, top, right, bottom = layer.boxes[4 * at : 4 * at + 4]
    assert left < 72 + 4 * 12 < right
    assert top < 107 < bottom


def test_only_pages_without_words_are_recognised() -> None:
    recognition = ReadyMade({1: SCANNED})
    data = pdf(TEXT_PAGE, PICTURE_PAGE, TEXT_PAGE)
    document = read_pdf(data, "a.pdf", recognition=recognition)
    assert recognition.asked == [(1, hashlib.sha256(data).hexdigest())]
    assert document.text.index("价款叁万元") < document.text.index("第一条")
    assert document.warnings[0].pages == (2,)


def test_a_page_of_garbage_is_recognised() -> None:
    data = pdf(TEXT_PAGE, GARBLED_PAGE)
    document = read_pdf(data, "a.pdf", recognition=ReadyMade({1: SCANNED}))
    assert "\ue001" not in document.text
    assert "独立经营" in document.text


def test_what_is_not_sure_is_marked_and_counted() -> None:
    document = read_pdf(pdf(PICTURE_PAGE), "a.pdf", recognition=ReadyMade({0: SCANNED}))
    at = document.text.index("割日起")
    assert document.doubtful == (Span(at, at + 2), Span(at + 4, at + 5))
    assert document.warnings == (Notice(NoticeKind.DOUBTFUL, (1,), doubtful=3),)


def test_a_document_of_text_has_nothing_doubtful() -> None:
    document = read_pdf(pdf(TEXT_PAGE), "a.pdf", recognition=ReadyMade({}))
    assert (document.ocr, document.doubtful, document.warnings) == (False, (), ())


def test_the_words_of_a_file_under_a_password_are_kept_nowhere() -> None:
    recognition = ReadyMade({0: SCANNED})
    read_pdf(pdf(PICTURE_PAGE, password=b"2019"), "a.pdf", "2019", recognition)
    assert recognition.asked == [(0, None)]


def test_a_date_cut_by_the_edge_of_a_row_to_sign_on_is_put_together() -> None:
    page = scanned_page(
        scan_line("第九条其他", top=100),
        scan_line("甲方（签字）：", top=130),
        scan_line("乙方（盖章）：", left=230, top=130),
        scan_line("签署日期：2021年3月18", left=390, top=130),
        scan_line("日", top=150),
    )
    document = read_pdf(pdf(PICTURE_PAGE), "a.pdf", recognition=ReadyMade({0: page}))
    assert document.text.endswith("签署日期：2021年3月18日")


def test_what_follows_a_row_to_sign_on_is_a_paragraph_else() -> None:
    page = scanned_page(
        scan_line("甲方（签字）：", top=130),
        scan_line("签署日期：2021年3月18日", left=390, top=130),
        scan_line("附件一清单", top=150),
    )
    document = read_pdf(pdf(PICTURE_PAGE), "a.pdf", recognition=ReadyMade({0: page}))
    assert document.text.endswith("18日\n附件一清单")


def test_a_table_is_read_by_its_lines() -> None:
    rows = ("序号", "微信号"), ("1", "星河客服")
    lines = [
        scan_line(words, left=left, top=top)
        for top, row in zip((103.0, 133.0), rows, strict=True)
        for left, words in zip((80.0, 210.0), row, strict=True)
    ]
    page = scanned_page(
        *lines,
        horizontal=tuple(Rule(y, 72.0, 500.0) for y in (98.0, 128.0, 158.0)),
        vertical=tuple(Rule(x, 98.0, 158.0) for x in (72.0, 200.0, 500.0)),
    )
    document = read_pdf(pdf(PICTURE_PAGE), "a.pdf", recognition=ReadyMade({0: page}))
    assert [block.kind for block in document.blocks] == [BlockKind.ROW, BlockKind.ROW]
    assert document.text == "序号\t微信号\n1\t星河客服"


def test_a_page_on_its_side_keeps_its_displayed_size() -> None:
    page = scanned_page(scan_line("第一条标的"), levelling=Levelling(842.0, 595.0, 3))
    document = read_pdf(pdf(PICTURE_PAGE), "a.pdf", recognition=ReadyMade({0: page}))
    assert (document.pages[0].width, document.pages[0].height) == (842.0, 595.0)


def test_progress_is_told_before_each_page() -> None:
    told: list[tuple[int, int]] = []
    recognition = ReadyMade({0: SCANNED, 2: SCANNED}, lambda *done: told.append(done))
    read_pdf(pdf(PICTURE_PAGE, TEXT_PAGE, PICTURE_PAGE), "a.pdf", recognition=recognition)
    assert told == [(0, 2), (1, 2)]


def test_a_cancel_is_heard_between_two_pages() -> None:
    def cancelled(done: int, total: int) -> None:
        if done == 1:
            raise CancelledError

    recognition = ReadyMade({0: SCANNED, 1: SCANNED}, cancelled)
    with pytest.raises(CancelledError):
        read_pdf(pdf(PICTURE_PAGE, PICTURE_PAGE), "a.pdf", recognition=recognition)
    assert [index for index, _ in recognition.asked] == [0]


def steps(data: bytes, recognition: Recognition) -> list[Document]:
    return list(read_in_steps(data, "a.pdf", recognition=recognition))


def test_a_scan_is_given_page_by_page() -> None:
    recognition = ReadyMade({0: SCANNED, 2: SCANNED}, stepwise=True)
    found = steps(pdf(PICTURE_PAGE, TEXT_PAGE, PICTURE_PAGE), recognition)
    assert [one.pending for one in found] == [(1, 3), (3,), ()]
    assert ["第一条" in one.text for one in found] == [False, True, True]
    assert [len(one.pages) for one in found] == [3, 3, 3]


def test_the_last_step_is_what_is_read_at_once() -> None:
    data, pages = pdf(PICTURE_PAGE, TEXT_PAGE, PICTURE_PAGE), {0: SCANNED, 2: SCANNED}
    *_, last = steps(data, ReadyMade(pages, stepwise=True))
    assert last == read_pdf(data, "a.pdf", recognition=ReadyMade(pages))


def test_pages_recognised_before_are_there_from_the_beginning() -> None:
    recognition = ReadyMade({1: SCANNED}, stepwise=True, before={0: SCANNED})
    found = steps(pdf(PICTURE_PAGE, PICTURE_PAGE), recognition)
    assert [one.pending for one in found] == [(2,), ()]
    assert "第一条" in found[0].text
    assert [index for index, _ in recognition.asked] == [1]


def test_of_a_long_scan_not_every_page_is_a_step() -> None:
    pages = dict.fromkeys(range(40), SCANNED)
    found = steps(pdf(*[PICTURE_PAGE] * 40), ReadyMade(pages, stepwise=True))
    left = [len(one.pending) for one in found]
    assert left[:11] == list(range(40, 29, -1))
    assert 14 < len(left) < 25
    assert left[-1] == 0


def test_a_page_that_cannot_be_drawn_keeps_nobody_waiting() -> None:
    class Failing(ReadyMade):
        def page(self, document: pdfium.PdfDocument, index: int, sha256: str | None) -> ScannedPage:
            if index == 0:
                raise pdfium.PdfiumError("no such page")
            return super().page(document, index, sha256)

    *_, last = steps(pdf(PICTURE_PAGE, PICTURE_PAGE), Failing({1: SCANNED}))
    assert last.warnings[-1] == Notice(NoticeKind.IMAGES, (1,))


def test_a_page_on_which_nothing_is_recognised_is_named() -> None:
    recognition = ReadyMade({1: scanned_page()})
    document = read_pdf(pdf(TEXT_PAGE, PICTURE_PAGE), "a.pdf", recognition=recognition)
    assert not document.ocr
    assert document.warnings == (Notice(NoticeKind.IMAGES, (2,)),)


def test_a_scan_without_any_words_has_no_text() -> None:
    with pytest.raises(UnreadableFileError) as caught:
        read_pdf(pdf(PICTURE_PAGE), "a.pdf", recognition=ReadyMade({0: scanned_page()}))
    assert caught.value.code == "file-no-text"


def test_without_an_engine_a_scan_is_refused_with_the_command() -> None:
    with pytest.raises(UnreadableFileError) as caught:
        read_pdf(pdf(PICTURE_PAGE), "合同.pdf", recognition=ReadyMade({}, available=False))
    assert caught.value.code == "file-scan"
    assert install_command() in str(caught.value)
    assert "合同.pdf" in str(caught.value)


def test_without_an_engine_a_blank_file_is_not_called_a_scan() -> None:
    with pytest.raises(UnreadableFileError) as caught:
        read_pdf(pdf(Page()), "合同.pdf", recognition=ReadyMade({}, available=False))
    assert caught.value.code == "file-no-text"


@pytest.mark.parametrize("page", [PICTURE_PAGE, GARBLED_PAGE])
def test_without_an_engine_the_pages_left_out_are_named_with_the_command(page: Page) -> None:
    recognition = ReadyMade({}, available=False)
    document = read_pdf(pdf(TEXT_PAGE, page), "a.pdf", recognition=recognition)
    [warning] = document.warnings
    assert (warning.pages, warning.command) == ((2,), install_command())
    assert recognition.asked == []

"""Offsets on their way out of the canonical text and back."""

from __future__ import annotations

from array import array

import pytest
from contract_files import Page, Words, docx, paragraph, pdf
from hypothesis import given
from hypothesis import strategies as st
from reading_values import read_pdf

from reviewer.document.clauses import segment
from reviewer.document.docx_reader import read_docx
from reviewer.document.model import Document, PageLayer, Span
from reviewer.document.offsets import (
    PageFinder,
    Utf16Offsets,
    boxes_of,
    in_clause,
    pieces_of,
)

_texts = st.text(st.sampled_from("甲方𠮷田𬭎a \n"), max_size=30)


def utf16(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@given(_texts, st.data())
def test_a_code_point_stands_at_the_length_of_what_is_before_it(
    text: str, data: st.DataObject
) -> None:
    offset = data.draw(st.integers(0, len(text)))
    assert Utf16Offsets(text).to_utf16(offset) == utf16(text[:offset])


@given(_texts, st.data())
def test_the_way_to_utf16_and_back_ends_where_it_began(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    offsets = Utf16Offsets(text)
    assert offsets.to_code_point(offsets.to_utf16(offset)) == offset


def test_the_middle_of_a_pair_belongs_to_its_character() -> None:
    offsets = Utf16Offsets("甲𠮷乙")
    assert [offsets.to_code_point(at) for at in range(5)] == [0, 1, 1, 2, 3]


def test_a_rare_character_before_a_highlight_does_not_shift_it() -> None:
    text = "甲方：𠮷田𬭎\n第一条 转让微信号"
    offsets = Utf16Offsets(text)
    start = text.index("微信号")
    there = text.encode("utf-16-le")[2 * offsets.to_utf16(start) : 2 * offsets.to_utf16(start + 3)]
    assert there.decode("utf-16-le") == "微信号"


# Boxes


def pdf_document(*pages: Page) -> Document:
    return read_pdf(pdf(*pages), "a.pdf")


def span_of(document: Document, words: str) -> Span:
    start = document.text.index(words)
    return Span(start, start + len(words))


LONG = "第一条 甲方应当将其名下九个微信号连同全部好友以及聊天记录一并转让给"


def test_a_span_has_a_box_where_its_words_stand() -> None:
    document = pdf_document(Page([Words(90, 100, "甲方转让账号")]))
    (box,) = boxes_of(document, span_of(document, "转让"))
    left, top, right, bottom = box.edges
    assert (box.page, left, right) == (1, 114.0, 138.0)
    assert top < 100 < bottom
    assert bottom - top < 18


def test_a_span_over_two_lines_has_two_boxes() -> None:
    document = pdf_document(Page([Words(90, 100, LONG), Words(90, 120, "乙方使用，不得收回。")]))
    first, second = boxes_of(document, span_of(document, "转让给乙方"))
    assert first.edges[2] > 480
    assert second.edges[0] == 90.0
    assert second.edges[1] > first.edges[1] + 10


def test_a_span_over_two_pages_has_a_box_on_each() -> None:
    document = pdf_document(
        Page([Words(90, 700, LONG)]), Page([Words(90, 100, "乙方使用，不得收回。")])
    )
    assert [box.page for box in boxes_of(document, span_of(document, "给乙方"))] == [1, 2]


def test_words_that_run_down_a_turned_page_have_one_box() -> None:
    document = pdf_document(Page([Words(300, 100, "甲方转让账号", angle=(0.0, -1.0))]))
    assert len(boxes_of(document, span_of(document, "转让账号"))) == 1


def test_characters_without_a_place_have_no_box() -> None:
    layer = PageLayer(1, 100, 100, array("I", [0, 1]), array("f", [1, 1, 1, 2, 5, 5, 4, 6]))
    assert boxes_of(Document("pdf", "", "ab", (), (layer,)), Span(0, 2)) == ()


def test_a_word_file_has_no_boxes() -> None:
    document = read_docx(docx(paragraph("甲方")), "a.docx")
    assert boxes_of(document, Span(0, 2)) == ()


def test_the_page_of_a_range_is_where_its_first_character_stands() -> None:
    # The header of the second page comes first in the text.
    pages = [
        PageLayer(1, 1, 1, array("I", [3, 4, 6]), array("f", [0.0] * 12)),
        PageLayer(2, 1, 1, array("I", [0, 1, 8, 9]), array("f", [0.0] * 16)),
        PageLayer(3, 1, 1),
    ]
    found = PageFinder(pages)
    spans = [Span(0, 2), Span(3, 7), Span(5, 7), Span(8, 9), Span(4, 9), Span(2, 3), Span(10, 12)]
    assert [found.page_of(span) for span in spans] == [2, 1, 1, 2, 1, None, None]


@given(st.text(st.sampled_from("甲方𠮷田𬭎转让a"), min_size=1, max_size=20), st.data())
def test_every_character_has_the_box_it_is_printed_in(text: str, data: st.DataObject) -> None:
    document = pdf_document(Page([Words(90, 100, text)]))
    at = data.draw(st.integers(0, len(text) - 1))
    (box,) = boxes_of(document, Span(at, at + 1))
    expected = 90 + sum(6.0 if char.isascii() else 12.0 for char in text[:at])
    assert box.edges[0] == pytest.approx(expected, abs=0.1)


# Clauses and Word nodes


def test_a_span_in_a_clause_is_counted_from_its_body() -> None:
    document = read_docx(docx(paragraph("甲") + paragraph("第一条 转让微信号")), "a.docx")
    clause = segment(document).clauses[1]
    span = span_of(document, "微信号")
    assert in_clause(clause, span) == Span(2, 5)


def test_a_span_over_two_clauses_is_cut_to_each() -> None:
    document = read_docx(docx(paragraph("甲方") + paragraph("乙方")), "a.docx")
    first, second = segment(document)
    span = Span(1, 4)
    assert (in_clause(first, span), in_clause(second, span)) == (Span(1, 2), Span(0, 1))
    assert in_clause(first, Span(3, 4)) is None


def test_a_span_leads_to_the_nodes_it_covers() -> None:
    body = "<w:p><w:r><w:t>甲方</w:t></w:r><w:r><w:t>转让账号</w:t></w:r></w:p>"
    document = read_docx(docx(body), "a.docx")
    first, second = pieces_of(document, Span(1, 4))
    assert (first.node, first.offset, first.span) == (0, 1, Span(1, 2))
    assert (second.node, second.offset, second.span) == (1, 0, Span(2, 4))
    assert pieces_of(document, Span(4, 5))[0].offset == 2


def test_a_pdf_has_no_nodes() -> None:
    assert pieces_of(pdf_document(Page([Words(90, 100, "甲方")])), Span(0, 2)) == ()


@given(
    st.lists(st.text(st.sampled_from("甲乙𠮷"), min_size=1, max_size=4), min_size=1, max_size=6),
    st.data(),
)
def test_the_nodes_of_a_span_spell_its_words(runs: list[str], data: st.DataObject) -> None:
    body = "".join(f"<w:r><w:t>{text}</w:t></w:r>" for text in runs)
    document = read_docx(docx(f"<w:p>{body}</w:p>"), "a.docx")
    length = sum(map(len, runs))
    start = data.draw(st.integers(0, length))
    end = data.draw(st.integers(start, length))
    found = pieces_of(document, Span(start, end))
    spelt = "".join(runs[p.node][p.offset : p.offset + len(p.span)] for p in found)
    assert spelt == document.text[start:end]

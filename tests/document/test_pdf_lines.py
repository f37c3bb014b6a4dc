"""Characters of a page put into lines, whatever the order in which the file prints them."""

from __future__ import annotations

from contract_files import Page, Words, pdf
from reading_values import read_pdf

from reviewer.document.pdf_glyphs import Glyphs
from reviewer.document.pdf_lines import Line, without


def text_of(*words: Words) -> str:
    return read_pdf(pdf(Page(words)), "a.pdf").text


def test_a_box_printed_after_its_line_stands_in_the_gap_left_for_it() -> None:
    line, box = Words(90, 100, "乙方    同意"), Words(90 + 26, 100, "□")
    assert "".join(text_of(line, box).split()) == "乙方□同意"


def test_spaces_printed_by_themselves_part_what_stands_beside_them() -> None:
    line, box = Words(90, 100, "乙方    同意"), Words(90 + 26, 100, "□")
    assert "".join(text_of(line, Words(140, 100, "  "), box).split()) == "乙方□同意"


def test_lines_printed_from_the_bottom_up_are_read_from_the_top() -> None:
    below, above = Words(90, 300, "第二条 付款。"), Words(90, 100, "第一条 转让。")
    blank, far = Words(180, 300, "  "), Words(90, 500, "  ")
    assert text_of(below, above, blank, far) == "第一条 转让。\n第二条 付款。"


def test_words_printed_twice_a_hair_apart_are_read_once() -> None:
    assert text_of(Words(90, 100, "转让方"), Words(90.4, 100.2, "转让方")) == "转让方"
    shadow = Words(90, 100, "转让方账号"), Words(96, 101, "让方")
    assert text_of(*shadow) == "转让方账号"
    beside = Words(200, 100, "受让方"), Words(200.4, 100.2, "受让方")
    assert text_of(Words(90, 100, "转让方"), *beside).split() == ["转让方", "受让方"]


def test_characters_taken_out_of_a_line_move_what_follows_them() -> None:
    glyphs = Glyphs(1, 595, 842, 595, 842)
    parts = [(0, 0, 2), (3, 7, 10), (7, 20, 22)]
    line = Line(glyphs, "甲方\t五万1\t元整", parts, 90, 88, 200, 100, 100, 12, False)
    less = without(line, 5, 1)
    assert less.text == "甲方\t五万\t元整"
    assert less.parts == [(0, 0, 2), (3, 7, 9), (6, 20, 22)]

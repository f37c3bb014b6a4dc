"""Recognised lines as the characters of a page."""

from __future__ import annotations

import pytest
from scan_values import EM, LEFT, scan_line, scanned_page

from reviewer.document.pdf_lines import Line, rows_of
from reviewer.document.scan_glyphs import glyphs_of, read_through
from reviewer.document.scan_model import Levelling, ScanLine

FULL = "甲方将其注册并实际使用的九个微信号一并转让给乙方"


def lines_of(*lines: ScanLine) -> list[Line]:
    [page] = read_through([scanned_page(*lines)])
    glyphs = glyphs_of(page, 1)
    return [piece for row in rows_of(glyphs, glyphs.fragments) for piece in row.pieces]


def test_lines_are_read_from_top_to_bottom() -> None:
    lines = lines_of(scan_line("乙方", top=120), scan_line("甲方", top=100))
    assert [line.text for line in lines] == ["甲方", "乙方"]


def test_what_stands_far_apart_on_one_height_is_two_pieces() -> None:
    lines = lines_of(scan_line("甲方"), scan_line("乙方", left=300, top=101))
    assert [line.text for line in lines] == ["甲方", "乙方"]


def test_characters_of_the_usual_size_are_an_em_wide() -> None:
    [line] = lines_of(scan_line(FULL))
    assert line.em == pytest.approx(EM)
    assert line.right - line.left == pytest.approx(EM * len(FULL), abs=0.3 * EM)


@pytest.mark.parametrize("height", [1.0, 1.25, 1.6])
def test_few_characters_are_of_the_usual_size_whatever_their_height(height: float) -> None:
    _, short = lines_of(scan_line(FULL), scan_line("抹除。", top=120, height=height))
    assert short.em == pytest.approx(EM)


def test_a_title_is_larger() -> None:
    title, _ = lines_of(scan_line("转让协议", em=18, top=60), scan_line(FULL))
    assert title.em == pytest.approx(18, rel=0.05)


def test_ink_that_fills_half_its_sign_is_made_up_for() -> None:
    plain, closed, opened = lines_of(
        scan_line(FULL), scan_line(f"{FULL}。", top=120), scan_line(f"（{FULL}", top=140)
    )
    assert closed.right > plain.right + EM
    assert opened.left < plain.left - 0.4 * EM


def test_latin_letters_keep_their_places() -> None:
    [line] = lines_of(scan_line("账号yr_beauty01已换绑手机号码"))
    glyphs, start = line.glyphs, line.parts[0][1]
    middle = (glyphs.left[start + 2] + glyphs.right[start + 2]) / 2
    assert middle == pytest.approx(LEFT + 2.25 * EM, abs=0.5)


def test_a_page_of_letters_has_a_size_too() -> None:
    [line] = lines_of(scan_line("Party A: Lotus Bay Travel"))
    assert line.em == pytest.approx(EM, rel=0.1)


def test_a_page_without_lines_is_empty() -> None:
    [page] = read_through([scanned_page()])
    assert glyphs_of(page, 1).text == ""


def test_numbers_are_parted_over_pages() -> None:
    pages = [
        scanned_page(scan_line("3.1甲方付款。", wider={3: 0.3})),
        scanned_page(scan_line("3.215日内付清。")),
    ]
    assert [line.text for page in read_through(pages) for line in page.lines] == [
        "3.1 甲方付款。",
        "3.2 15日内付清。",
    ]


def test_doubtful_letters_are_marked_and_punctuation_is_not() -> None:
    [page] = read_through([scanned_page(scan_line("甲方，乙方", scores={1: 0.3, 2: 0.3}))])
    assert glyphs_of(page, 1).doubtful == [1]


def test_boxes_are_of_the_page_as_displayed() -> None:
    level = Levelling(842.0, 595.0, 3)
    [page] = read_through([scanned_page(scan_line(FULL), levelling=level)])
    glyphs = glyphs_of(page, 1)
    assert (glyphs.width, glyphs.height) == (842.0, 595.0)
    assert (glyphs.layout_width, glyphs.layout_height) == (595.0, 842.0)
    first = glyphs.left[0], glyphs.top[0], glyphs.right[0], glyphs.bottom[0]
    assert list(glyphs.boxes[:4]) == pytest.approx(level.displayed(first), abs=0.01)

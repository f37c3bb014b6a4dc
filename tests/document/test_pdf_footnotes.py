"""Footnotes of a PDF: out of the clauses, after the text, without their marks."""

from __future__ import annotations

from contract_files import Page, Words
from reading_values import FULL, LEFT, blocks, lines_at, read_pages

from reviewer.document.clause_tree import ClauseKind
from reviewer.document.clauses import segment
from reviewer.document.model import BlockKind, Document

NOTE = "本条所称违约金不包括利息。"


def raised(text: str, x: float, y: float) -> Words:
    return Words(x, y - 4, text, 7.0)


def small(text: str, y: float, x: float = LEFT) -> Words:
    return Words(x, y, text, 9.0)


def noted(*foot: Words, mark: str = "1") -> Page:
    """A page of two full lines; 甲方应当 at the beginning of the second carries the mark."""
    second = [Words(LEFT, 118, FULL[:4]), raised(mark, LEFT + 48, 118),
              Words(LEFT + 52, 118, FULL[4:])]  # fmt: skip
    return Page([Words(LEFT, 100, FULL), *second, *foot])


def notes(document: Document) -> list[str]:
    return blocks(document, BlockKind.NOTE)


def test_a_note_parts_no_paragraph_that_goes_on_overleaf() -> None:
    document = read_pages(noted(small("1" + NOTE, 700)), Page([Words(LEFT, 100, "不得收回。")]))
    assert blocks(document) == [FULL + FULL + "不得收回。"]
    assert notes(document) == ["1" + NOTE]
    assert [c.kind for c in segment(document)] == [ClauseKind.PARAGRAPH, ClauseKind.NOTE]


def test_the_mark_of_a_note_makes_no_other_number() -> None:
    words = [Words(LEFT, 100, "违约金为50000"), raised("1", LEFT + 78, 100),
             Words(LEFT + 82, 100, "元。"), small("1" + NOTE, 700)]  # fmt: skip
    assert blocks(read_pages(Page(words))) == ["违约金为50000元。"]


def test_every_mark_of_a_line_has_its_note() -> None:
    words = [Words(LEFT, 100, "甲方"), raised("①", LEFT + 24, 100), Words(LEFT + 31, 100, "乙方"),
             raised("②", LEFT + 55, 100), Words(LEFT + 62, 100, "丙方。"),
             small("①自然人。", 700), small("②公司。", 712)]  # fmt: skip
    document = read_pages(Page(words))
    assert blocks(document) == ["甲方乙方丙方。"]
    assert notes(document) == ["①自然人。", "②公司。"]


def test_the_lines_of_a_note_are_joined() -> None:
    document = read_pages(noted(small("1 本条所称违约金，", 700), small("不包括利息。", 712)))
    assert notes(document) == ["1 本条所称违约金，不包括利息。"]


def test_a_note_goes_on_at_the_foot_of_the_next_page() -> None:
    first = noted(small("1 本条所称违约金，", 700))
    overleaf = [Words(LEFT, 300, "税金由乙方承担"), raised("2", LEFT + 84, 300)]
    second = Page([*overleaf, small("不包括利息。", 700), small("2 含税。", 712)])
    assert notes(read_pages(first, second)) == ["1 本条所称违约金，不包括利息。", "2 含税。"]


def test_small_words_to_which_no_mark_refers_stay_in_the_text() -> None:
    document = read_pages(noted(small("3 本页由甲方填写。", 700)))
    assert not notes(document)
    assert "3 本页由甲方填写。" in blocks(document)


def test_small_words_above_the_notes_stay_in_the_text() -> None:
    document = read_pages(noted(small("以下无正文", 600), small("1" + NOTE, 700)))
    assert notes(document) == ["1" + NOTE]
    assert "以下无正文" in blocks(document)


def test_words_of_the_usual_size_are_no_note() -> None:
    assert not notes(read_pages(noted(Words(LEFT, 700, "1" + NOTE))))


def ruled(top: float) -> list[tuple[float, float, float, float]]:
    """The rules of a table of one row and two columns."""
    across = [(LEFT, y, LEFT + 200, y) for y in (top, top + 30)]
    return across + [(x, top, x, top + 30) for x in (LEFT, LEFT + 100, LEFT + 200)]


def test_a_mark_in_a_table_is_no_part_of_the_cell() -> None:
    words = [Words(LEFT + 5, 220, "5000"), raised("1", LEFT + 29, 220),
             Words(LEFT + 105, 220, "元"), small("1" + NOTE, 700)]  # fmt: skip
    document = read_pages(Page([*lines_at(FULL, FULL), *words], ruled(200)))
    assert blocks(document, BlockKind.ROW) == ["5000\t元"]
    assert notes(document) == ["1" + NOTE]


def test_what_stands_above_a_table_is_no_foot_of_the_page() -> None:
    cells = [Words(LEFT + 5, 620, "数量"), Words(LEFT + 105, 620, "一")]
    page = noted(small("1" + NOTE, 400))
    assert not notes(read_pages(page._replace(words=[*page.words, *cells], lines=ruled(600))))

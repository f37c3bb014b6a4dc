"""Tables of the Word view: how wide, where, how high."""

from __future__ import annotations

import pytest
from contract_files import docx, level, listed, lists, paragraph, table
from PySide6.QtGui import QTextCursor, QTextTable
from pytestqt.qtbot import QtBot

from reviewer.document.docx_reader import read_docx
from reviewer.document.model import TableFormat
from ui import theme
from ui.reading.word.tables import TablePlace
from ui.reading.word.tabs import COLUMN
from ui.reading.word.view import WordView

PAGE = 415.3
PIXELS = 96 / 72
INSIDE = 10  # pixels from the edge of a table to the words in it


def shown(qtbot: QtBot, xml: str) -> WordView:
    view = WordView()
    qtbot.addWidget(view)
    view.resize(900, 700)
    view.show()
    view.set_contract(read_docx(docx(xml), "a.docx", formatting=True))
    qtbot.waitUntil(lambda: view.is_filled)
    return view


def said(properties: str, *rows: list[str], row: str = "") -> str:
    xml = table(*(rows or (["甲", "乙"],)))
    return xml.replace("<w:tr>", f"<w:tr>{row}").replace(
        "<w:tbl>", f"<w:tbl><w:tblPr>{properties}</w:tblPr>"
    )


def tables(view: WordView) -> list[QTextTable]:
    found = view.document().rootFrame().childFrames()
    return [each for each in found if isinstance(each, QTextTable)]


def edges(view: WordView) -> tuple[float, float]:
    """The left edge of the only table in pixels from that of the words at 100 %, and its width."""
    [found] = tables(view)
    rect = view.document().documentLayout().frameBoundingRect(found)
    words = view.cursorRect(found.cellAt(0, 0).firstCursorPosition()).left()
    margin = view.document().rootFrame().frameFormat().leftMargin()
    # What Qt calls a table's bounds has the margin before it in its width, but not at its left.
    width = rect.width() / view.zoom - found.format().leftMargin()
    return words / view.zoom - margin - INSIDE, width


@pytest.mark.parametrize(
    ("table", "place"),
    [
        (None, TablePlace()),
        (TableFormat(), TablePlace()),
        (TableFormat((200.0, 220.0)), TablePlace()),
        (TableFormat(width=PAGE, indent=5.0), TablePlace()),
        (TableFormat(share=0.5), TablePlace(0.0, 0.5)),
        (TableFormat((PAGE / 2,), indent=PAGE / 4), TablePlace(COLUMN / 4, 0.5)),
        (TableFormat(share=0.5, alignment="center", indent=9.0), TablePlace(COLUMN / 4, 0.5)),
        (TableFormat(share=0.5, alignment="right"), TablePlace(COLUMN / 2, 0.5)),
        (TableFormat(width=1.0), TablePlace(0.0, 0.15)),
        (TableFormat(share=9.0, alignment="center"), TablePlace(-26.0, 1 + 52 / COLUMN)),
        (TableFormat(share=0.5, indent=-300.0), TablePlace(-26.0, 0.5)),
        (TableFormat(share=0.5, indent=900.0), TablePlace(COLUMN / 2 + 26.0, 0.5)),
    ],
)
def test_a_table_keeps_its_place_but_never_leaves_the_paper(
    table: TableFormat | None, place: TablePlace
) -> None:
    found = TablePlace.of(table, PAGE, COLUMN)
    assert (found.left, found.share) == pytest.approx((place.left, place.share))
    assert found.end == pytest.approx(found.left / COLUMN + found.share)


@pytest.mark.parametrize("zoom", [1.0, 1.5])
def test_a_narrow_table_is_drawn_narrow_and_in_the_middle_at_any_zoom(
    qtbot: QtBot, zoom: float
) -> None:
    view = shown(qtbot, said('<w:tblW w:w="2500" w:type="pct"/><w:jc w:val="center"/>'))
    view.resize(1500, 700)
    view.set_zoom(zoom)
    assert edges(view) == pytest.approx((COLUMN / 4 * PIXELS, COLUMN / 2 * PIXELS), abs=4)


@pytest.mark.parametrize("width", [520, 900])
def test_a_table_wider_than_the_words_has_its_right_edge_on_the_paper(
    qtbot: QtBot, width: int
) -> None:
    every = "".join(f'<w:{side} w:val="single" w:sz="8"/>' for side in ("left", "right", "top"))
    rules = f"<w:tblBorders>{every}</w:tblBorders>"
    view = shown(qtbot, said(f'<w:tblW w:w="7000" w:type="pct"/><w:jc w:val="center"/>{rules}'))
    view.resize(width, 700)
    image = view.viewport().grab().toImage()
    rule = theme.colour("border_strong").name()
    y = view.cursorRect(tables(view)[0].cellAt(0, 0).firstCursorPosition()).center().y()
    drawn = [x for x in range(image.width()) if image.pixelColor(x, y).name() == rule]
    assert len(drawn) == 2
    assert drawn[0] == pytest.approx(image.width() - drawn[1], abs=4)


def test_a_narrow_table_stays_in_the_middle_of_narrow_paper(qtbot: QtBot) -> None:
    view = shown(qtbot, said('<w:tblW w:w="2500" w:type="pct"/><w:jc w:val="center"/>'))
    view.resize(500, 700)
    column = view._paper.column * PIXELS
    assert column < COLUMN
    assert edges(view) == pytest.approx((column / 4, column / 2), abs=4)


def height_of_row(view: WordView, following: str) -> int:
    """From the words of the row above to those that follow."""
    first, second = (
        view.cursorRect(QTextCursor(view.document().find(words))) for words in ("甲", following)
    )
    return second.top() - first.top()


def test_a_row_is_as_high_as_the_file_says(qtbot: QtBot) -> None:
    high = '<w:trPr><w:trHeight w:val="1600"/></w:trPr>'
    rows = (["甲", "乙"], ["丙", "丁"])
    plain = height_of_row(shown(qtbot, said("", *rows)), "丙")
    view = shown(qtbot, said("", *rows, row=high))
    assert plain < 40
    assert height_of_row(view, "丙") == pytest.approx(80 * PIXELS, abs=10)


@pytest.mark.parametrize("vertical", ["center", "bottom"])
def test_in_a_high_row_words_stand_where_their_cell_says(qtbot: QtBot, vertical: str) -> None:
    high = '<w:trPr><w:trHeight w:val="1600"/></w:trPr>'
    cell = f'<w:tcPr><w:vAlign w:val="{vertical}"/></w:tcPr>{paragraph("甲")}'
    view = shown(qtbot, said("", [cell, "乙"], row=high) + paragraph("丙"))
    rest = {"center": 40, "bottom": 20}[vertical] * PIXELS
    assert height_of_row(view, "丙") < rest + 30
    lower = view.cursorRect(QTextCursor(view.document().find("甲"))).top()
    upper = view.cursorRect(QTextCursor(view.document().find("乙"))).top()
    assert lower > upper + 20


def test_a_row_of_many_words_gets_no_height_on_top(qtbot: QtBot) -> None:
    high = '<w:trPr><w:trHeight w:val="600"/></w:trPr>'
    words = "甲方转让账号" * 40
    rows = ([f"始{words}", "乙"], ["丙", "丁"])
    plain = shown(qtbot, said("", *rows))
    given = shown(qtbot, said("", *rows, row=high))
    assert height_of_row(plain, "丙") == height_of_row(given, "丙")


def test_the_pieces_of_a_long_table_stand_close_together(qtbot: QtBot) -> None:
    view = shown(qtbot, said("", *([f"第{number}行", "乙"] for number in range(60))))
    pieces = tables(view)
    assert len(pieces) > 1
    margins = [(each.format().topMargin(), each.format().bottomMargin()) for each in pieces]
    assert margins[0] == (6, 0)
    assert margins[-1] == (0, 6)


def test_a_number_stands_in_the_cell_that_it_counts(qtbot: QtBot) -> None:
    view = WordView()
    qtbot.addWidget(view)
    xml = table(["甲方义务", listed("交付账号")], [listed("付款"), listed("验收")])
    numbering = lists(level(0, "第%1条", "chineseCounting"))
    view.set_contract(read_docx(docx(xml, numbering=numbering), "a.docx", formatting=True))
    qtbot.waitUntil(lambda: view.is_filled)
    shown = view.toPlainText().split()
    assert shown == ["甲方义务", "第一条", "交付账号", "第二条", "付款", "第三条", "验收"]


def test_the_number_of_a_row_whose_looks_are_not_known_stands_in_its_first_cell(
    qtbot: QtBot,
) -> None:
    view = WordView()
    qtbot.addWidget(view)
    numbering = lists(level(0, "第%1条", "chineseCounting"))
    xml = table([listed("付款"), "三日内"])
    view.set_contract(read_docx(docx(xml, numbering=numbering), "a.docx"))
    qtbot.waitUntil(lambda: view.is_filled)
    assert view.toPlainText().split() == ["第一条", "付款", "三日内"]

"""Rules round paragraphs, leaders of tabs, where tabs lead, and how lengths go with the zoom."""

from __future__ import annotations

import pytest
from contract_files import docx, level, listed, lists, paragraph
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QTextCursor
from pytestqt.qtbot import QtBot

from reviewer.document.docx_reader import read_docx
from reviewer.document.model import BlockFormat, TabStop
from ui import theme
from ui.reading.word.paper import MARGIN
from ui.reading.word.tabs import COLUMN, tab_stops
from ui.reading.word.view import WordView

BOX = "".join(f'<w:{side} w:val="single" w:sz="8"/>' for side in ("top", "left", "bottom", "right"))
FRAMED = f"<w:pBdr>{BOX}</w:pBdr>"


def shown(qtbot: QtBot, body: str, numbering: str = "") -> WordView:
    view = WordView()
    qtbot.addWidget(view)
    view.resize(900, 700)
    view.show()
    view.set_contract(read_docx(docx(body, numbering=numbering), "a.docx", formatting=True))
    qtbot.waitUntil(lambda: view.is_filled)
    return view


def line_of(view: WordView, words: str) -> QPoint:
    """The middle of the left edge of the line that some words begin."""
    cursor = view.document().find(words)
    cursor.setPosition(cursor.selectionStart())
    return view.cursorRect(cursor).center()


def column(view: WordView, x: int) -> list[int]:
    """The heights at which a rule crosses a column of pixels."""
    image, ink = view.viewport().grab().toImage(), theme.colour("ink_soft").name()
    return [y for y in range(image.height()) if image.pixelColor(x, y).name() == ink]


def tab_runs(view: WordView, words: str) -> list[QColor]:
    """The pixels of the line of some words, in the height of its foot."""
    image, at = view.viewport().grab().toImage(), line_of(view, words)
    return [
        image.pixelColor(x, y)
        for x in range(at.x() + 120, image.width() - MARGIN - 60)
        for y in range(at.y(), at.y() + 14)
    ]


def left_of(view: WordView, words: str) -> float:
    """Where some words begin, in pixels from the left edge of the column at 100 %."""
    cursor = view.document().find(words)
    cursor.setPosition(cursor.selectionStart())
    margin = view.document().rootFrame().frameFormat().leftMargin() * view.zoom
    return (view.cursorRect(cursor).left() - margin) / view.zoom


def test_a_framed_paragraph_has_rules_above_and_below_it(qtbot: QtBot) -> None:
    view = shown(qtbot, paragraph("前") + paragraph("甲方", FRAMED) + paragraph("后"))
    crossed = column(view, MARGIN + 300)
    before, framed, after = (line_of(view, words).y() for words in ("前", "甲方", "后"))
    assert [y for y in crossed if before < y < framed]
    assert [y for y in crossed if framed < y < after]
    assert not [y for y in crossed if y < before or y > after]


def test_paragraphs_that_are_framed_alike_share_one_frame(qtbot: QtBot) -> None:
    view = shown(qtbot, paragraph("甲方", FRAMED) + paragraph("乙方", FRAMED))
    first, second = line_of(view, "甲方").y(), line_of(view, "乙方").y()
    assert not [y for y in column(view, MARGIN + 300) if first < y < second]
    edge = column(view, MARGIN - 5)
    assert [y for y in edge if first < y < second], "the rule on the left goes through"


def test_paragraphs_that_are_framed_otherwise_have_frames_of_their_own(qtbot: QtBot) -> None:
    inward = FRAMED + '<w:ind w:left="400"/>'
    view = shown(qtbot, paragraph("甲方", FRAMED) + paragraph("乙方", inward) + paragraph("后"))
    first, second = line_of(view, "甲方").y(), line_of(view, "乙方").y()
    assert [y for y in column(view, MARGIN + 300) if first < y < second]


def test_a_double_rule_is_drawn_twice(qtbot: QtBot) -> None:
    twice = '<w:pBdr><w:bottom w:val="double" w:sz="4"/></w:pBdr>'
    view = shown(qtbot, paragraph("甲方", twice) + paragraph("后"))
    below = [y for y in column(view, MARGIN + 300) if y > line_of(view, "甲方").y()]
    assert len(below) == 2
    assert below[1] - below[0] > 1


@pytest.mark.parametrize("leader", ["dot", "hyphen", "underscore", "middleDot"])
def test_a_leader_fills_the_way_to_the_stop(qtbot: QtBot, leader: str) -> None:
    stop = f'<w:tabs><w:tab w:val="right" w:pos="8296" w:leader="{leader}"/></w:tabs>'
    words = "<w:r><w:t>第一条</w:t><w:tab/><w:t>12</w:t></w:r>"
    view = shown(qtbot, f"<w:p><w:pPr>{stop}</w:pPr>{words}</w:p>")
    assert any(pixel.lightness() < 200 for pixel in tab_runs(view, "第一条"))
    view = shown(qtbot, f"<w:p><w:pPr>{stop.replace(leader, 'none')}</w:pPr>{words}</w:p>")
    assert all(pixel.lightness() >= 200 for pixel in tab_runs(view, "第一条"))


def test_a_right_tab_at_the_edge_of_the_page_leads_to_the_edge_of_the_column(qtbot: QtBot) -> None:
    stop = '<w:tabs><w:tab w:val="right" w:pos="8296"/></w:tabs>'
    words = "<w:r><w:t>第一条</w:t><w:tab/><w:t>末</w:t></w:r>"
    view = shown(qtbot, f"<w:p><w:pPr>{stop}</w:pPr>{words}</w:p>")
    cursor = view.document().find("末")
    cursor.setPosition(cursor.selectionEnd())
    edge = view.document().rootFrame().frameFormat().leftMargin() + COLUMN * 96 / 72
    assert view.cursorRect(cursor).left() == pytest.approx(edge, abs=4)


@pytest.mark.parametrize("width", [500, 650, 1200])
def test_a_right_tab_at_the_edge_stays_on_its_line_however_wide_the_paper(
    qtbot: QtBot, width: int
) -> None:
    stop = '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="8296"/></w:tabs>'
    words = "<w:r><w:t>第一条</w:t><w:tab/><w:t>末</w:t></w:r>"
    view = shown(qtbot, f"<w:p><w:pPr>{stop}</w:pPr>{words}</w:p>")
    view.resize(width, 700)
    qtbot.waitUntil(lambda: view.width() == width)
    assert line_of(view, "末").y() == line_of(view, "第一条").y()


@pytest.mark.parametrize(
    ("look", "stops"),
    [
        (BlockFormat(tabs=(TabStop(100.0),)), [100.0]),
        (BlockFormat(left_indent=20.0, tabs=(TabStop(100.0), TabStop(10.0))), [80.0]),
        (BlockFormat(left_indent=40.0, first_line_indent=-30.0), [30.0]),
        (
            BlockFormat(left_indent=40.0, first_line_indent=-30.0, tabs=(TabStop(40.0),)),
            [30.0],
        ),
        (BlockFormat(tabs=(TabStop(500.0, "right"),)), [COLUMN - 0.5]),
        (BlockFormat(tabs=(TabStop(300.0, "right"),)), [300.0]),
    ],
)
def test_stops_are_reckoned_from_where_the_first_line_begins(
    look: BlockFormat, stops: list[float]
) -> None:
    assert [stop.at for stop in tab_stops(look, 415.3, COLUMN)] == pytest.approx(stops)


@pytest.mark.parametrize(
    ("look", "first"),
    [
        (BlockFormat(), []),
        (BlockFormat(first_line_indent=72.0), []),
        (BlockFormat(first_line_indent=21.0), [15.0, 51.0]),
        (BlockFormat(left_indent=40.0, first_line_indent=-30.0), [30.0, 62.0]),
        (BlockFormat(tabs=(TabStop(100.0),)), [100.0, 108.0]),
    ],
)
def test_the_usual_stops_go_on_behind_those_of_the_paragraph_and_count_from_the_margin(
    look: BlockFormat, first: list[float]
) -> None:
    found = [stop.at for stop in tab_stops(look, 415.3, COLUMN, 36.0)]
    assert found[:2] == pytest.approx(first)
    assert all(stop <= COLUMN for stop in found)


def test_the_words_after_a_number_begin_at_the_next_usual_stop(qtbot: QtBot) -> None:
    numbering = lists(level(0, "%1."))
    view = shown(qtbot, listed("甲方") + paragraph("乙方"), numbering=numbering)
    assert left_of(view, "甲方") == pytest.approx(36 * 96 / 72, abs=2)


def test_indents_and_tabs_go_with_the_zoom_and_back(qtbot: QtBot) -> None:
    indented = '<w:ind w:left="1500" w:right="600"/>'
    tabbed = (
        '<w:p><w:pPr><w:tabs><w:tab w:val="left" w:pos="3000"/></w:tabs></w:pPr>'
        "<w:r><w:t>乙</w:t><w:tab/><w:t>方</w:t></w:r></w:p>"
    )
    view = shown(qtbot, paragraph("甲方", indented) + tabbed)
    before = left_of(view, "甲方"), left_of(view, "方")
    assert left_of(view, "甲方") == pytest.approx(100, abs=3)
    view.set_zoom(1.5)
    assert left_of(view, "甲方") == pytest.approx(100, abs=3)
    assert QTextCursor(view.document()).blockFormat().rightMargin() == pytest.approx(60)
    view.set_zoom(1.0)
    assert (left_of(view, "甲方"), left_of(view, "方")) == before


def test_what_is_laid_after_a_zoom_is_laid_at_it(qtbot: QtBot) -> None:
    view = WordView()
    qtbot.addWidget(view)
    view.set_zoom(1.5)
    body = paragraph("甲方", '<w:ind w:left="1500"/>')
    view.set_contract(read_docx(docx(body), "a.docx", formatting=True))
    qtbot.waitUntil(lambda: view.is_filled)
    assert QTextCursor(view.document()).blockFormat().leftMargin() == pytest.approx(150)


def test_a_paragraph_stands_on_the_ground_of_the_file_made_pale(qtbot: QtBot) -> None:
    view = shown(qtbot, paragraph("甲方", '<w:shd w:fill="FF0000"/>') + paragraph("乙方"))
    image = view.viewport().grab().toImage()
    grounds = [
        image.pixelColor(MARGIN + 400, line_of(view, words).y()) for words in ("甲方", "乙方")
    ]
    assert grounds[0].red() > grounds[0].green() + 30
    assert grounds[1] == theme.colour("paper")

"""Tables of the Word view: grids, rules, grounds, and the distance of lines and labels."""

from __future__ import annotations

import pytest
from contract_files import docx, level, listed, lists, paragraph, table
from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QTextBlockFormat,
    QTextCharFormat,
    QTextFormat,
    QTextFrameFormat,
    QTextTable,
)
from pytestqt.qtbot import QtBot

from reviewer.document.docx_reader import read_docx
from reviewer.document.model import BlockFormat, Document, Span
from ui import theme
from ui.reading.word.format import block_format, pale
from ui.reading.word.tabs import label_end
from ui.reading.word.view import WordView

COLUMNS = "".join(f"<w:gridCol w:w='{width}'/>" for width in (1000, 3000, 4000))
GRID = f"<w:tblGrid>{COLUMNS}</w:tblGrid>"
SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
EVERYWHERE = "".join(f"<w:{side} w:val='single' w:sz='4'/>" for side in SIDES)
RULES = f"<w:tblPr><w:tblBorders>{EVERYWHERE}</w:tblBorders></w:tblPr>"


def shown_table(qtbot: QtBot, xml: str) -> QTextTable:
    document = read_docx(docx(xml), "a.docx", formatting=True)
    view = WordView()
    qtbot.addWidget(view)
    view.set_contract(document)
    qtbot.waitUntil(lambda: view.is_filled)
    [found] = view.document().rootFrame().childFrames()
    assert isinstance(found, QTextTable)
    found.setProperty("view", view)  # it lives as long as its table
    return found


STYLES = QTextFrameFormat.BorderStyle
ALIGNED = QTextCharFormat.VerticalAlignment


def edges(
    cells: QTextTable, row: int, column: int
) -> dict[str, tuple[float, QTextFrameFormat.BorderStyle]]:
    """The width and style of those sides of a cell that are not as its table's."""
    look = cells.cellAt(row, column).format().toTableCellFormat()
    kinds = QTextFormat.Property
    return {
        side: (look.property(width.value), STYLES(look.property(style.value)))
        for side, width, style in (
            ("top", kinds.TableCellTopBorder, kinds.TableCellTopBorderStyle),
            ("right", kinds.TableCellRightBorder, kinds.TableCellRightBorderStyle),
            ("bottom", kinds.TableCellBottomBorder, kinds.TableCellBottomBorderStyle),
            ("left", kinds.TableCellLeftBorder, kinds.TableCellLeftBorderStyle),
        )
        if look.hasProperty(width.value)
    }


def words(cells: QTextTable, row: int, column: int) -> str:
    cell = cells.cellAt(row, column)
    cursor = cell.firstCursorPosition()
    cursor.setPosition(cell.lastPosition(), cursor.MoveMode.KeepAnchor)
    return cursor.selectedText()


def test_columns_have_the_widths_of_the_file_and_cells_may_take_several(qtbot: QtBot) -> None:
    wide = f'<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{paragraph("甲")}'
    rows = table([wide, "乙"], ["1", "2", "3"]).replace("<w:tbl>", f"<w:tbl>{RULES}{GRID}")
    cells = shown_table(qtbot, rows)
    widths = [width.rawValue() for width in cells.format().columnWidthConstraints()]
    assert widths == [12.5, 37.5, 50.0]
    assert cells.cellAt(0, 0).columnSpan() == 2
    assert [words(cells, 0, 0), words(cells, 0, 2)] == ["甲", "乙"]
    assert [words(cells, 1, column) for column in range(3)] == ["1", "2", "3"]


@pytest.mark.parametrize(("properties", "role"), [(RULES, "border_strong"), ("", "paper")])
def test_a_table_without_rules_in_the_file_shows_none(
    qtbot: QtBot, properties: str, role: str
) -> None:
    rows = table(["1", "2"]).replace("<w:tbl>", f"<w:tbl>{properties}{GRID}")
    cells = shown_table(qtbot, rows)
    assert cells.format().borderBrush().color() == theme.colour(role)


def test_a_cell_has_its_ground_and_alignment(qtbot: QtBot) -> None:
    right = paragraph("甲", '<w:jc w:val="right"/>')
    cell = f'<w:tcPr><w:shd w:fill="00FF00"/></w:tcPr>{right}'
    cells = shown_table(qtbot, table([cell, "乙"]))
    assert cells.cellAt(0, 0).format().background().color() == pale("00FF00")
    where = cells.cellAt(0, 0).firstCursorPosition().blockFormat().alignment()
    assert where == Qt.AlignmentFlag.AlignRight


def test_a_cell_that_goes_on_has_no_rule_above(qtbot: QtBot) -> None:
    begins = f'<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>{paragraph("甲")}'
    goes_on = f"<w:tcPr><w:vMerge/></w:tcPr>{paragraph('')}"
    rows = table([begins, "1"], [goes_on, "2"]).replace("<w:tbl>", f"<w:tbl>{RULES}")
    cells = shown_table(qtbot, rows)
    assert edges(cells, 1, 0)["top"] == edges(cells, 0, 0)["bottom"] == (0, STYLES.BorderStyle_None)
    assert edges(cells, 1, 1) == {}, "those of its table"


def test_a_cell_without_words_takes_as_many_columns_as_the_file_says(qtbot: QtBot) -> None:
    wide = f'<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{paragraph("")}'
    rows = table(["1", "2", "3"], ["甲", wide]).replace("<w:tbl>", f"<w:tbl>{RULES}{GRID}")
    cell = shown_table(qtbot, rows).cellAt(1, 1)
    assert cell.columnSpan() == 2
    assert cell.format().intProperty(QTextFormat.Property.TableCellColumnSpan) == 2


@pytest.mark.parametrize(
    ("side", "edge"),
    [
        ("<w:right w:val='nil'/>", (0, STYLES.BorderStyle_None)),
        ("<w:right w:val='double' w:sz='4'/>", (3, STYLES.BorderStyle_Double)),
        ("<w:right w:val='dashed' w:sz='4'/>", (1, STYLES.BorderStyle_Dashed)),
        ("<w:right w:val='single' w:sz='12'/>", (2, STYLES.BorderStyle_Solid)),
    ],
)
def test_a_cell_has_the_rules_of_its_own(
    qtbot: QtBot, side: str, edge: tuple[float, QTextFrameFormat.BorderStyle]
) -> None:
    cell = f"<w:tcPr><w:tcBorders>{side}</w:tcBorders></w:tcPr>{paragraph('甲')}"
    cells = shown_table(qtbot, table(["1", cell]).replace("<w:tbl>", f"<w:tbl>{RULES}"))
    assert edges(cells, 0, 1) == {"right": edge}


def test_words_stand_in_the_middle_of_their_cell_where_the_file_says(qtbot: QtBot) -> None:
    cell = f'<w:tcPr><w:vAlign w:val="center"/></w:tcPr>{paragraph("甲")}'
    cells = shown_table(qtbot, table([cell, "乙"]))
    stands = [cells.cellAt(0, column).format().verticalAlignment() for column in range(2)]
    assert stands == [ALIGNED.AlignMiddle, ALIGNED.AlignNormal]


def test_short_lines_of_a_justified_cell_are_not_torn_apart(qtbot: QtBot) -> None:
    cell = paragraph("item no", '<w:jc w:val="both"/>')
    cells = shown_table(qtbot, table([cell, "乙"]))
    where = cells.cellAt(0, 0).firstCursorPosition().blockFormat().alignment()
    assert not where & Qt.AlignmentFlag.AlignJustify


def test_rows_that_lie_on_no_grid_have_columns_of_equal_width(qtbot: QtBot) -> None:
    cells = shown_table(qtbot, table(["1", "2", "3"], ["4"]))
    widths = [width.rawValue() for width in cells.format().columnWidthConstraints()]
    assert widths == pytest.approx([100 / 3] * 3)
    assert cells.cellAt(1, 0).columnSpan() == 3


KINDS = QTextBlockFormat.LineHeightTypes


@pytest.mark.parametrize(
    ("look", "kind", "height"),
    [
        (BlockFormat(), KINDS.ProportionalHeight, 100.0),
        (BlockFormat(line=1.5), KINDS.ProportionalHeight, 150.0),
        (BlockFormat(line=0.5), KINDS.ProportionalHeight, 100.0),
        (BlockFormat(line=20.0, line_rule="exact"), KINDS.FixedHeight, 20 * 96 / 72),
        (BlockFormat(line=6.0, line_rule="exact"), KINDS.MinimumHeight, 8.0),
        (BlockFormat(line=20.0, line_rule="atLeast"), KINDS.MinimumHeight, 20 * 96 / 72),
    ],
)
def test_lines_keep_the_files_distance_but_never_run_into_each_other(
    look: BlockFormat, kind: QTextBlockFormat.LineHeightTypes, height: float
) -> None:
    document = read_docx(docx(paragraph("甲")), "a.docx")
    made = block_format(document.blocks[0], look)
    assert made.lineHeightType() == kind.value
    assert made.lineHeight() == pytest.approx(height)


@pytest.mark.parametrize(
    ("look", "end"),
    [
        (None, "\u2002"),
        (BlockFormat(suffix="nothing"), ""),
        (BlockFormat(suffix="space"), " "),
        (BlockFormat(), "\t"),
        (BlockFormat("justify"), "\t"),
        (BlockFormat("center"), "\u2002"),
    ],
)
def test_a_label_ends_as_its_level_says(look: BlockFormat | None, end: str) -> None:
    assert label_end(look) == end


def test_words_after_a_hanging_label_begin_at_the_indent(qtbot: QtBot) -> None:
    hanging = '<w:pPr><w:ind w:left="1200" w:hanging="1200"/></w:pPr>'
    numbering = lists(level(0, "%1.", more=hanging))
    document: Document = read_docx(
        docx(listed("甲方") + listed("乙方"), numbering=numbering), "a.docx", formatting=True
    )
    view = WordView()
    qtbot.addWidget(view)
    view.resize(900, 700)
    view.show()
    view.set_contract(document)
    qtbot.waitUntil(lambda: view.is_filled)
    cursor = view.document().find("甲方")
    cursor.setPosition(cursor.selectionStart())
    assert view.toPlainText() == "1.\t甲方\n2.\t乙方"
    edge = view.document().rootFrame().frameFormat().leftMargin() + 60 * 96 / 72
    assert view.cursorRect(cursor).left() == pytest.approx(edge, abs=4)


def test_bullets_are_shown_and_are_no_part_of_the_words(qtbot: QtBot) -> None:
    numbering = lists(level(0, "•", "bullet"))
    document = read_docx(docx(listed("甲方"), numbering=numbering), "a.docx", formatting=True)
    view = WordView()
    qtbot.addWidget(view)
    view.set_contract(document)
    qtbot.waitUntil(lambda: view.is_filled)
    assert view.toPlainText() == "•\t甲方"
    view.selectAll()
    assert view.selected() == Span(0, 2)


def test_words_are_raised_and_spaced_as_the_file_has_them(qtbot: QtBot) -> None:
    body = (
        '<w:p><w:r><w:rPr><w:spacing w:val="40"/></w:rPr><w:t>面积</w:t></w:r>'
        '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r></w:p>'
    )
    view = WordView()
    qtbot.addWidget(view)
    view.set_contract(read_docx(docx(body), "a.docx", formatting=True))
    qtbot.waitUntil(lambda: view.is_filled)
    spaced, raised = (view.document().find(words).charFormat() for words in ("面积", "2"))
    assert spaced.fontLetterSpacing() == pytest.approx(2 * 96 / 72)
    assert raised.verticalAlignment() is raised.VerticalAlignment.AlignSuperScript


def test_an_empty_paragraph_is_as_high_as_the_file_has_it(qtbot: QtBot) -> None:
    view = WordView()
    qtbot.addWidget(view)
    view.resize(900, 700)
    view.show()
    large = '<w:rPr><w:sz w:val="80"/></w:rPr>'
    body = (
        paragraph("甲") + paragraph("", large) + paragraph("乙") + paragraph("") + paragraph("丙")
    )
    view.set_contract(read_docx(docx(body), "a.docx", formatting=True))
    qtbot.waitUntil(lambda: view.is_filled)
    first, second, third = (view.cursorRect(view.document().find(words)) for words in "甲乙丙")
    assert second.top() - first.top() > 1.5 * (third.top() - second.top())

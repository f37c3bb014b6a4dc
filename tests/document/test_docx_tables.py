"""The looks of tables of a Word file: grid, rules, width and place, heights of rows."""

from __future__ import annotations

import pytest
from contract_files import docx, level, listed, lists, paragraph, table
from reading_values import lines

from reviewer.document.docx_reader import read_docx
from reviewer.document.model import BlockFormat, Borders, CellFormat, Rule, TableFormat

STYLE = (
    '<w:style w:type="table" w:styleId="Wide"><w:basedOn w:val="Base"/></w:style>'
    '<w:style w:type="table" w:styleId="Base"><w:tblPr><w:jc w:val="center"/><w:tblCellMar>'
    '<w:left w:w="40" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
)


def row_of(properties: str, cell: str = "", row: str = "") -> BlockFormat:
    """The look of the only row of a table with such properties, of a cell and of the row too."""
    xml = table([f"<w:tcPr>{cell}</w:tcPr>{paragraph('甲')}", "乙"])
    xml = xml.replace("<w:tr>", f"<w:tr><w:trPr>{row}</w:trPr>")
    xml = xml.replace("<w:tbl>", f"<w:tbl><w:tblPr>{properties}</w:tblPr>")
    [found] = read_docx(docx(xml, styles=STYLE), "a.docx", formatting=True).formats
    return found


@pytest.mark.parametrize(
    ("said", "width", "share"),
    [
        ("", 0.0, 0.0),
        ('<w:tblW w:w="0" w:type="auto"/>', 0.0, 0.0),
        ('<w:tblW w:w="4000" w:type="dxa"/>', 200.0, 0.0),
        ('<w:tblW w:w="4000"/>', 200.0, 0.0),
        ('<w:tblW w:w="2500" w:type="pct"/>', 0.0, 0.5),
        ('<w:tblW w:w="50%" w:type="pct"/>', 0.0, 0.5),
        ('<w:tblW w:w="-5" w:type="pct"/>', 0.0, 0.0),
        ('<w:tblW w:w="?" w:type="dxa"/>', 0.0, 0.0),
    ],
)
def test_a_table_has_a_width_of_its_own_or_a_share_of_that_of_the_words(
    said: str, width: float, share: float
) -> None:
    look = row_of(said).table
    assert look is not None
    assert (look.width, look.share) == (width, share)


@pytest.mark.parametrize(
    ("said", "alignment", "indent"),
    [
        ("", "left", 0.0),
        ('<w:jc w:val="center"/>', "center", 0.0),
        ('<w:jc w:val="end"/>', "right", 0.0),
        ('<w:tblInd w:w="-200" w:type="dxa"/>', "left", -10.0),
        ('<w:tblInd w:w="200" w:type="pct"/>', "left", 0.0),
        ('<w:tblStyle w:val="Wide"/>', "center", 0.0),
        ('<w:tblStyle w:val="Wide"/><w:jc w:val="left"/>', "left", 0.0),
    ],
)
def test_a_table_stands_where_it_or_its_style_says(
    said: str, alignment: str, indent: float
) -> None:
    look = row_of(said).table
    assert look is not None
    assert (look.alignment, look.indent) == (alignment, indent)


@pytest.mark.parametrize(
    ("whole", "cell", "first", "second"),
    [
        ("", "", (0.0, 5.4, 0.0, 5.4), (0.0, 5.4, 0.0, 5.4)),
        (
            '<w:tblCellMar><w:top w:w="60"/><w:end w:w="20"/></w:tblCellMar>',
            '<w:tcMar><w:bottom w:w="80"/><w:start w:w="-4"/><w:diagonal w:w="1"/></w:tcMar>',
            (3.0, 1.0, 4.0, 0.0),
            (3.0, 1.0, 0.0, 5.4),
        ),
        ('<w:tblStyle w:val="Wide"/>', "", (0.0, 5.4, 0.0, 2.0), (0.0, 5.4, 0.0, 2.0)),
    ],
)
def test_what_is_free_round_the_words_of_a_cell_is_its_own_or_that_of_its_table(
    whole: str, cell: str, first: tuple[float, ...], second: tuple[float, ...]
) -> None:
    assert [found.padding for found in row_of(whole, cell).cells] == [first, second]


@pytest.mark.parametrize(
    ("said", "height"),
    [
        ("", 0.0),
        ('<w:trHeight w:val="800"/>', 40.0),
        ('<w:trHeight w:val="800" w:hRule="exact"/>', 40.0),
        ('<w:trHeight w:hRule="exact"/>', 0.0),
        ('<w:trHeight w:val="-1"/>', 0.0),
    ],
)
def test_a_row_has_the_height_it_is_given(said: str, height: float) -> None:
    assert row_of("", row=said).height == height


COLUMNS = "".join(f"<w:gridCol w:w='{width}'/>" for width in (2000, 4000, 2000))
GRID = f"<w:tblGrid>{COLUMNS}</w:tblGrid>"
RULES = "<w:tblBorders><w:top w:val='single'/></w:tblBorders>"


def gridded(properties: str, *rows: list[str], **parts: str) -> list[BlockFormat]:
    xml = table(*rows).replace("<w:tbl>", f"<w:tbl><w:tblPr>{properties}</w:tblPr>{GRID}")
    document = read_docx(docx(xml, styles=parts.pop("styles", "")), "a.docx", formatting=True)
    return list(document.formats)


def test_a_row_lies_on_the_grid_of_its_table() -> None:
    wide = f'<w:tcPr><w:gridSpan w:val="2"/><w:shd w:fill="EEEEEE"/></w:tcPr>{paragraph("甲")}'
    right = paragraph("乙", '<w:jc w:val="right"/>')
    below = f"<w:tcPr><w:vMerge/></w:tcPr>{paragraph('')}"
    first, second = gridded(RULES, [wide, right], ["1", "2", below])
    assert first.table == TableFormat((100.0, 200.0, 100.0), ruled=True)
    top = Borders(top=Rule())
    assert first.cells == (
        CellFormat(0, 2, "left", "EEEEEE", borders=top),
        CellFormat(2, 1, "right", borders=top),
    )
    assert [cell.column for cell in second.cells] == [0, 1, 2]


@pytest.mark.parametrize(
    ("value", "vertical"),
    [("center", "center"), ("bottom", "bottom"), ("top", "top"), ("x", "top")],
)
def test_words_stand_where_their_cell_says(value: str, vertical: str) -> None:
    cell = f'<w:tcPr><w:vAlign w:val="{value}"/></w:tcPr>{paragraph("甲")}'
    [row] = gridded(RULES, [cell, "乙"])
    assert [found.vertical for found in row.cells] == [vertical, "top"]


@pytest.mark.parametrize(
    ("properties", "cell", "ruled"),
    [
        ("", "", False),
        (RULES, "", True),
        ("<w:tblBorders><w:top w:val='nil'/></w:tblBorders>", "", False),
        ("", "<w:tcBorders><w:top w:val='single'/></w:tcBorders>", True),
        (RULES, "<w:tcBorders><w:top w:val='nil'/></w:tcBorders>", False),
        ("<w:tblStyle w:val='Ruled'/>", "", True),
        ("<w:tblStyle w:val='Based'/>", "", True),
        ("<w:tblStyle w:val='Plain'/>", "", False),
    ],
)
def test_a_table_has_the_rules_of_its_cells_its_own_or_its_styles(
    properties: str, cell: str, ruled: bool
) -> None:
    styles = (
        f'<w:style w:type="table" w:styleId="Ruled"><w:tblPr>{RULES}</w:tblPr></w:style>'
        '<w:style w:type="table" w:styleId="Based"><w:basedOn w:val="Ruled"/></w:style>'
        '<w:style w:type="table" w:styleId="Plain"/>'
    )
    inner = f"<w:tcPr>{cell}</w:tcPr>{paragraph('甲')}"
    [row] = gridded(properties, [inner, inner], styles=styles)
    assert row.table is not None
    assert row.table.ruled is ruled


def test_of_several_automatic_numbers_in_a_row_the_first_is_its_number_the_others_its_words() -> (
    None
):
    more = paragraph("") + listed("验收") + paragraph("合格")
    xml = table(["甲方义务", listed("交付账号")], [listed("付款"), more], [listed(""), listed("")])
    numbering = lists(level(0, "第%1条", "chineseCounting"))
    document = read_docx(docx(xml, numbering=numbering), "a.docx", formatting=True)
    labels = [[cell.label for cell in look.cells] for look in document.formats]
    assert labels == [["", "第一条"], ["第二条", ""], ["第四条", ""]]
    assert [block.label for block in document.blocks] == ["第一条", "第二条", "第四条"]
    assert lines(document) == ["甲方义务\t交付账号", "付款\t第三条 验收\n合格", "\t第五条"]
    assert [piece.span.of(document.text) for piece in document.pieces][3:5] == ["验收", "合格"]


def test_a_number_below_other_words_of_its_cell_stands_there() -> None:
    xml = table([listed("付款"), paragraph("甲方") + listed("验收")])
    document = read_docx(docx(xml, numbering=lists(level(0, "%1."))), "a.docx")
    assert lines(document) == ["付款\t甲方\n2. 验收"]

"""The rules of the cells of a Word table."""

from __future__ import annotations

from contract_files import docx, paragraph, table

from reviewer.document.docx_reader import read_docx
from reviewer.document.model import Borders, CellFormat, Rule

EVERYWHERE = ("top", "left", "bottom", "right", "insideH", "insideV")


def sides(kind: str, *names: str, size: int = 4) -> str:
    return "".join(f'<w:{name} w:val="{kind}" w:sz="{size}"/>' for name in names)


def cell(text: str = "", own: str = "", more: str = "") -> str:
    borders = f"<w:tcBorders>{own}</w:tcBorders>" if own else ""
    return f"<w:tcPr>{more}{borders}</w:tcPr>{paragraph(text)}"


def cells(*rows: list[str], whole: str = "") -> list[list[Borders]]:
    """The borders of the cells of a table of such rules, row by row."""
    properties = f"<w:tblPr><w:tblBorders>{whole}</w:tblBorders></w:tblPr>" if whole else ""
    xml = table(*rows).replace("<w:tbl>", f"<w:tbl>{properties}")
    looks = read_docx(docx(xml), "a.docx", formatting=True).formats
    return [[_borders(found) for found in look.cells] for look in looks]


def _borders(found: CellFormat) -> Borders:
    return found.borders


THIN = Rule(0.5)
BOX = Borders(THIN, THIN, THIN, THIN)


def test_a_table_with_all_rules_frames_every_cell() -> None:
    assert cells(["1", "2"], ["3", "4"], whole=sides("single", *EVERYWHERE)) == [[BOX, BOX]] * 2


def test_outer_rules_are_those_of_the_outer_cells_only() -> None:
    whole = sides("single", "top", "left", "bottom", "right")
    assert cells(["1", "2"], ["3", "4"], whole=whole) == [
        [Borders(top=THIN, left=THIN), Borders(top=THIN, right=THIN)],
        [Borders(bottom=THIN, left=THIN), Borders(right=THIN, bottom=THIN)],
    ]


def test_a_cell_may_draw_a_rule_that_its_table_does_not() -> None:
    [[left, right]] = cells([cell("1"), cell("2", sides("single", "bottom"))])
    assert (left, right) == (Borders(), Borders(bottom=THIN))


def test_an_edge_is_gone_when_both_cells_that_share_it_have_none() -> None:
    first = cell("1", sides("nil", "right"))
    whole = sides("single", *EVERYWHERE)
    [[left, right]] = cells([first, cell("2", sides("nil", "start"))], whole=whole)
    assert (left.right, right.left) == (None, None)
    [[left, right]] = cells([first, cell("2")], whole=whole)
    assert (left.right, right.left) == (THIN, THIN)


def test_the_wider_of_two_rules_is_drawn_above_and_below_it() -> None:
    wide = cell("2", sides("single", "top", size=12))
    [[above], [below]] = (
        [row[0]] for row in cells(["1", "x"], [wide, "x"], whole=sides("single", *EVERYWHERE))
    )
    assert above.bottom == below.top == Rule(1.5)


def test_a_cell_below_two_shares_its_edge_with_both() -> None:
    span = '<w:gridSpan w:val="2"/>'
    rows = cells(
        [cell("1", sides("single", "bottom")), "2", "3"], [cell("4", more=span), cell("5")]
    )
    assert [found.bottom for found in rows[0]] == [THIN, THIN, None]
    assert [found.top for found in rows[1]] == [THIN, None]


def test_a_cell_that_goes_on_from_another_has_no_rule_between_them() -> None:
    whole = sides("single", *EVERYWHERE)
    rows = cells(
        [cell("1", more='<w:vMerge w:val="restart"/>'), "2"],
        [cell(more="<w:vMerge/>"), "3"],
        whole=whole,
    )
    assert (rows[0][0].bottom, rows[1][0].top) == (None, None)
    assert (rows[0][1].bottom, rows[1][1].top) == (THIN, THIN)
    [[first, second, third]] = cells(
        [cell("1", more='<w:hMerge w:val="restart"/>'), cell(more="<w:hMerge/>"), "2"], whole=whole
    )
    assert (first.right, second.left, second.right, third.left) == (None, None, THIN, THIN)


def test_rows_of_fewer_cells_leave_the_edges_beside_them_alone() -> None:
    rows = cells(["1", "2", "3"], ["4", "5"], whole=sides("single", *EVERYWHERE))
    assert rows[0][2].bottom == THIN


def test_a_width_that_is_no_number_is_that_of_a_thin_rule() -> None:
    [[found, _]] = cells([cell("1", '<w:bottom w:val="single" w:sz="x"/>'), "2"])
    assert found.bottom == THIN

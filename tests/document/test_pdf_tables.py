"""Tables of a PDF, ruled or set in columns, read row by row."""

from __future__ import annotations

import pytest
from contract_files import Page, Words
from reading_values import LEFT, blocks, lines_at, paragraphs_of, read_pages

from reviewer.document import pdf_rules, pdf_tables
from reviewer.document.model import BlockKind
from reviewer.document.pdf_glyphs import Glyphs
from reviewer.document.pdf_lines import Line
from reviewer.document.pdf_tables import Table, TableRow, joined


def in_columns(*rows: tuple[float, tuple[str, ...]]) -> list[Words]:
    """Rows at their heights, the cells of each at 90, 150, 300 and 420."""
    return [
        Words(x, y, text)
        for y, cells in rows
        for x, text in zip((90.0, 150.0, 300.0, 420.0), cells, strict=False)
        if text
    ]


def test_a_cell_of_several_lines_is_read_before_the_next_cell() -> None:
    words = in_columns(
        (100, ("序号", "账号", "手机", "粉丝")),
        (120, ("1", "微信公众号星河客服中心", "13800000000", "2310")),
        (138, ("", "运营账号")),
        (158, ("2", "抖音号", "13900000000", "98000")),
    )
    assert paragraphs_of(*words, Words(90, 180, "以上账号均予转让。")) == [
        "序号\t账号\t手机\t粉丝",
        "1\t微信公众号星河客服中心运营账号\t13800000000\t2310",
        "2\t抖音号\t13900000000\t98000",
        "以上账号均予转让。",
    ]


def test_what_stands_below_a_cell_that_is_not_full_is_a_row_of_its_own() -> None:
    words = in_columns(
        (100, ("序号", "账号", "手机")),
        (120, ("1", "微信号", "13800000000")),
        (138, ("", "（已注销的除外）")),
    )
    assert paragraphs_of(*words)[1:] == ["1\t微信号\t13800000000", "（已注销的除外）"]


def test_labels_and_what_they_are_of_are_rows() -> None:
    value = "云州星河网络科技有限公司，住所地云州市滨江"
    words = [
        Words(90, 100, "转让方"), Words(200, 100, value), Words(200, 118, "区建设路。"),
        Words(90, 140, "受让方"), Words(200, 140, "林知夏"),
    ]  # fmt: skip
    assert paragraphs_of(*words) == [f"转让方\t{value}区建设路。", "受让方\t林知夏"]


def test_latin_lines_of_a_cell_are_joined_by_a_space() -> None:
    words = in_columns(
        (100, ("No.", "Account", "Phone")),
        (120, ("1", "official account of", "138")),
        (138, ("", "company")),
    )
    assert paragraphs_of(*words)[1] == "1\tofficial account of company\t138"


def ruled(xs: list[float], ys: list[float]) -> list[tuple[float, float, float, float]]:
    across = [(xs[0], y, xs[-1], y) for y in ys]
    return across + [(x, ys[0], x, ys[-1]) for x in xs]


def test_a_ruled_table_is_read_row_by_row() -> None:
    words = [Words(95, 115, "序号"), Words(205, 115, "账号"),
             Words(95, 145, "1"), Words(205, 145, "abc")]  # fmt: skip
    document = read_pages(Page(words, ruled([90, 200, 400], [100, 130, 160])))
    assert blocks(document, BlockKind.ROW) == ["序号\t账号", "1\tabc"]
    assert [block.table for block in document.blocks] == [1, 1]


def test_words_of_neighbouring_cells_are_parted_at_the_line() -> None:
    document = read_pages(Page([Words(92, 115, "甲乙丙丁")], ruled([90, 116.5, 400], [100, 130])))
    (block,) = document.blocks
    assert [cell.of(document.text) for cell in block.cells] == ["甲乙", "丙丁"]


def test_words_too_long_for_the_last_cell_are_not_lost() -> None:
    words = [Words(95, 115, "邮箱"), Words(205, 115, "treasury-of-the-company@example.cn")]
    document = read_pages(Page(words, ruled([90, 200, 300], [100, 130])))
    assert blocks(document, BlockKind.ROW) == ["邮箱\ttreasury-of-the-company@example.cn"]


def test_lines_of_a_cell_are_joined() -> None:
    words = [Words(95, 115, "微信"), Words(95, 130, "公众号"), Words(205, 122, "1")]
    document = read_pages(Page(words, ruled([90, 200, 400], [100, 140])))
    assert blocks(document, BlockKind.ROW) == ["微信公众号\t1"]


def test_a_cell_over_two_rows_counts_in_the_first() -> None:
    lines = [(90, 100, 400, 100), (200, 130, 400, 130), (90, 160, 400, 160),
             (90, 100, 90, 160), (200, 100, 200, 160), (400, 100, 400, 160)]  # fmt: skip
    words = [Words(95, 132, "微信"), Words(205, 115, "甲"), Words(205, 145, "乙")]
    document = read_pages(Page(words, lines))
    assert blocks(document, BlockKind.ROW) == ["微信\t甲", "\t乙"]


def test_a_cell_over_two_columns_is_one() -> None:
    lines = [*ruled([90, 400], [100, 130, 160]), (200, 130, 200, 160)]
    words = [Words(95, 115, "附表"), Words(95, 145, "1"), Words(205, 145, "abc")]
    document = read_pages(Page(words, lines))
    assert [len(block.cells) for block in document.blocks] == [1, 2]


def test_a_row_of_one_cell_between_rows_of_two_is_one_cell() -> None:
    words = [Words(95, 115, "账号"), Words(205, 115, "粉丝"), Words(95, 145, "以下均随店转让"),
             Words(95, 175, "抖音号"), Words(205, 175, "2310")]  # fmt: skip
    outer = ruled([90, 300], [100, 130, 160, 190])
    page = Page(words, lines=[*outer, (200, 100, 200, 130), (200, 160, 200, 190)])
    assert blocks(read_pages(page), BlockKind.ROW) == [
        "账号\t粉丝", "以下均随店转让", "抖音号\t2310"
    ]  # fmt: skip


def test_lines_may_be_thin_filled_rectangles() -> None:
    bars = "".join(f"{x} 682 0.5 60 re f\n" for x in (90, 200, 400)) + "".join(
        f"90 {y} 310 0.5 re f\n" for y in (682, 712, 742)
    )
    words = [Words(95, 115, "序号"), Words(205, 115, "账号"), Words(95, 145, "1")]
    document = read_pages(Page(words, extra=bars))
    assert blocks(document, BlockKind.ROW) == ["序号\t账号", "1\t"]


def test_a_table_without_outer_borders_has_its_outer_columns() -> None:
    lines = [(90, 100, 400, 100), (90, 130, 400, 130), (90, 160, 400, 160), (200, 100, 200, 160)]
    words = [Words(95, 115, "序号"), Words(205, 115, "账号"), Words(95, 145, "1")]
    document = read_pages(Page(words, lines))
    assert blocks(document, BlockKind.ROW) == ["序号\t账号", "1\t"]


def test_a_frame_round_text_is_no_table() -> None:
    page = Page(lines_at("第一条 账号", "第二条 价款", top=115), ruled([80, 500], [100, 150]))
    assert blocks(read_pages(page)) == ["第一条 账号", "第二条 价款"]


def test_lines_to_write_on_are_no_table() -> None:
    page = Page(lines_at("甲方：", "乙方："), [(130, 102, 300, 102), (130, 120, 300, 120)])
    assert blocks(read_pages(page)) == ["甲方：", "乙方："]


def test_text_before_and_after_a_table_keeps_its_place() -> None:
    words = [Words(LEFT, 80, "清单如下："), Words(95, 115, "1"), Words(205, 115, "abc"),
             Words(LEFT, 160, "以上账号均予转让。")]  # fmt: skip
    document = read_pages(Page(words, ruled([90, 200, 400], [100, 130])))
    assert document.text.split("\n") == ["清单如下：", "1\tabc", "以上账号均予转让。"]


def table_page(*rows: tuple[str, str], top: float) -> Page:
    ys = [top + 30 * at for at in range(len(rows) + 1)]
    words = [
        Words(x, y + 15, text)
        for y, row in zip(ys, rows, strict=False)
        for x, text in zip((95.0, 205.0), row, strict=True)
        if text
    ]
    return Page(words, ruled([90, 200, 400], ys))


def test_a_table_over_a_page_break_is_one_and_its_heading_is_read_once() -> None:
    document = read_pages(
        table_page(("序号", "账号"), ("1", "abc"), top=700),
        table_page(("序号", "账号"), ("2", "def"), top=300),
    )
    assert blocks(document, BlockKind.ROW) == ["序号\t账号", "1\tabc", "2\tdef"]
    assert {block.table for block in document.blocks} == {1}


def test_a_row_over_a_page_break_is_put_together() -> None:
    document = read_pages(
        table_page(("序号", "账号"), ("1", "微信公"), top=700),
        table_page(("", "众号"), ("2", "抖音号"), top=300),
    )
    assert blocks(document, BlockKind.ROW) == ["序号\t账号", "1\t微信公众号", "2\t抖音号"]


def test_a_table_with_other_columns_is_another() -> None:
    other = Page([Words(95, 315, "甲"), Words(305, 315, "乙")], ruled([90, 300, 400], [300, 330]))
    document = read_pages(table_page(("1", "abc"), top=700), other)
    assert [block.table for block in document.blocks] == [1, 2]


@pytest.mark.parametrize(("module", "limit"), [
    (pdf_rules, "_MOST_OBJECTS"), (pdf_rules, "_MOST_SEGMENTS"), (pdf_tables, "_MOST_LINES"),
])  # fmt: skip
def test_of_more_lines_than_any_table_has_no_table_is_made(
    monkeypatch: pytest.MonkeyPatch, module: object, limit: str
) -> None:
    monkeypatch.setattr(module, limit, 1)
    words = [Words(95, 115, "序号"), Words(205, 115, "账号")]
    document = read_pages(Page(words, ruled([90, 200, 400], [100, 130])))
    assert blocks(document, BlockKind.ROW) == []
    assert "序号" in document.text


def test_a_row_of_other_cells_after_a_page_break_is_no_rest_of_the_row_before() -> None:
    wide = [(90, 300, 400, 300), (90, 330, 400, 330), (90, 360, 400, 360), (90, 300, 90, 360),
            (400, 300, 400, 360), (200, 330, 200, 360)]  # fmt: skip
    words = [Words(95, 315, "合计"), Words(95, 345, "3"), Words(205, 345, "ghi")]
    document = read_pages(table_page(("序号", "账号"), ("1", "abc"), top=700), Page(words, wide))
    assert blocks(document, BlockKind.ROW) == ["序号\t账号", "1\tabc", "合计", "3\tghi"]


def test_a_table_of_nothing_but_spaces_is_none() -> None:
    words = [Words(95, 115, "  "), Words(205, 115, " "), Words(90, 200, "第一条")]
    document = read_pages(Page(words, ruled([90, 200, 400], [100, 130])))
    assert [block.kind for block in document.blocks] == [BlockKind.PARAGRAPH]


def test_spaces_that_fill_a_cell_between_words_are_no_words() -> None:
    words = [Words(95, 115, "甲" + "\u3000" * 8 + "乙")]
    document = read_pages(Page(words, ruled([90, 115, 190, 400], [100, 130])))
    (block,) = document.blocks
    assert [cell.of(document.text) for cell in block.cells] == ["甲", "", "乙"]


def table_row(page: int, *cells: str) -> TableRow:
    glyphs = Glyphs(1, 595, 842, 595, 842)
    lines = [Line(glyphs, words, [], 0, 0, 12, 12, 12, 12, False) for words in cells]
    return TableRow(page, tuple((line,) if line.text else () for line in lines), (0.0, 50.0, 100.0))


@pytest.mark.parametrize("below", [("甲",), ("", "乙")])
def test_a_row_that_says_more_is_no_rest_of_the_row_before_the_page_break(
    below: tuple[str, ...],
) -> None:
    first, second = table_row(1, "甲", ""), table_row(2, *below)
    [table] = joined([Table(0, 20, [first]), Table(0, 20, [second])])
    assert table.rows == [first, second]


def test_a_table_open_above_and_below_has_its_outer_rows() -> None:
    posts = [(x, 100.0, x, 220.0) for x in (80.0, 200.0, 320.0)]
    across = [(80.0, y, 320.0, y) for y in (140.0, 180.0)]
    words = [
        Words(x, y, text)
        for y, row in ((125, "甲乙"), (165, "丙丁"), (205, "戊己"))
        for x, text in zip((90, 210), row, strict=True)
    ]
    document = read_pages(Page(words, [*posts, *across]))
    assert blocks(document, BlockKind.ROW) == ["甲\t乙", "丙\t丁", "戊\t己"]


def test_curves_and_upright_bars_are_no_rules_of_a_table() -> None:
    curve = "80 700 m 120 720 160 680 200 700 c S"
    bars = "80 500 1 200 re f 200 500 1 200 re f 320 500 1 200 re f"
    slanted = "80 400 m 200 450 l S 80 300 50 50 re f"
    document = read_pages(
        Page([*lines_at("甲方应交付账号。")], extra=f"{curve}\n{bars}\n{slanted}")
    )
    assert blocks(document) == ["甲方应交付账号。"]


def test_words_beside_a_table_stay_on_the_page() -> None:
    words = [
        Words(90, 125, "甲"),
        Words(210, 125, "乙"),
        Words(90, 165, "丙"),
        Words(400, 125, "注"),
    ]
    document = read_pages(Page(words, ruled([80, 200, 320], [100, 140, 180])))
    assert blocks(document, BlockKind.ROW) == ["甲\t乙", "丙\t"]
    assert blocks(document) == ["注"]


def test_a_grid_without_words_is_no_table() -> None:
    grid = ruled([80, 200, 320], [300, 340, 380])
    assert blocks(read_pages(Page(lines_at("甲方应交付账号。"), grid))) == ["甲方应交付账号。"]

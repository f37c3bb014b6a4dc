"""A PDF as canonical text: lines into paragraphs, tables into rows, furniture told from text."""

from __future__ import annotations

import ctypes
import math

import pytest
from contract_files import Page, Words, pdf

from reviewer.document import notices, pdf_glyphs, pdf_reader, pdf_rules, pdf_tables, pdfium
from reviewer.document.clauses import segment
from reviewer.document.model import BlockKind, Document
from reviewer.document.pdf_reader import read_pdf
from reviewer.errors import UnreadableFileError

# A line of 34 characters fills the page from margin to margin.
FULL = "甲方应当将其名下九个微信号连同全部好友以及聊天记录一并转让给乙方使用且"
LEFT, RIGHT = 90.0, 90.0 + 12 * len(FULL)


def read_pages(*pages: Page) -> Document:
    return read_pdf(pdf(*pages), "a.pdf")


def lines_at(*texts: str, top: float = 100.0, pitch: float = 18.0, x: float = LEFT) -> list[Words]:
    return [Words(x, top + pitch * at, text) for at, text in enumerate(texts)]


def blocks(document: Document, kind: BlockKind = BlockKind.PARAGRAPH) -> list[str]:
    return [b.span.of(document.text) for b in document.blocks if b.kind is kind]


def paragraphs_of(*words: Words) -> list[str]:
    return blocks(read_pages(Page(words)))


# Lines


def test_lines_that_fill_the_page_run_on() -> None:
    assert paragraphs_of(*lines_at(FULL, FULL, "不得收回。")) == [FULL + FULL + "不得收回。"]


def test_a_line_that_stops_short_ends_a_paragraph() -> None:
    found = paragraphs_of(*lines_at(FULL, "不得收回。", FULL, "另行约定。"))
    assert found == [FULL + "不得收回。", FULL + "另行约定。"]


def test_a_number_begins_a_paragraph() -> None:
    rest = FULL[4:] + "。"
    assert paragraphs_of(*lines_at(f"第一条 {rest}", f"第二条 {rest}", "第三条 其他")) == [
        f"第一条 {rest}", f"第二条 {rest}", "第三条 其他"
    ]  # fmt: skip


def test_an_indented_line_begins_a_paragraph() -> None:
    first, second = (Words(LEFT + 24, y, FULL[2:]) for y in (100.0, 136.0))
    found = paragraphs_of(first, Words(LEFT, 118, FULL), second, Words(LEFT, 154, FULL))
    assert found == [FULL[2:] + FULL] * 2


def test_lines_that_hang_go_on() -> None:
    hang = FULL[:-2]
    words = []
    for at in range(4):
        top = 100 + 54.0 * at
        words += [Words(LEFT, top, FULL), Words(LEFT + 24, top + 18, hang),
                  Words(LEFT + 24, top + 36, "不得收回。" if at else hang)]  # fmt: skip
    shorter = [FULL + hang + "不得收回。"] * 3
    assert paragraphs_of(*words) == [FULL + hang + hang, *shorter]


def test_a_first_line_after_a_full_one_is_known_by_the_indent_of_all() -> None:
    first = FULL[2:]
    words = []
    for at in range(6):
        top = 100 + 36.0 * at
        words += [Words(LEFT + 24, top, first), Words(LEFT, top + 18, FULL)]
    assert paragraphs_of(*words) == [first + FULL] * 6


def test_a_party_begins_a_paragraph_even_after_a_full_line() -> None:
    party = "（转让方）：云泽市某某健康管理有限公司，住所地云泽市滨江区建设路"
    found = paragraphs_of(*lines_at("甲方" + party, "乙方" + party[:-3], FULL, "立约。"))
    assert found[:2] == ["甲方" + party, "乙方" + party[:-3]]


def test_a_hyphen_at_the_end_of_a_line_joins_without_a_space() -> None:
    found = paragraphs_of(*lines_at("a" * 67 + "-", "bc", FULL))
    assert found[0].startswith("a" * 67 + "-bc")


def test_latin_words_are_joined_by_a_space() -> None:
    found = paragraphs_of(*lines_at("x" * 70, "yz", FULL))
    assert found[0].startswith("x" * 70 + " yz")


def test_the_order_is_that_of_the_page_not_of_the_file() -> None:
    document = read_pages(Page([Words(LEFT, 200, "第二条 价款"), Words(LEFT, 100, "第一条 账号")]))
    assert blocks(document) == ["第一条 账号", "第二条 价款"]


def test_pieces_of_a_line_are_put_side_by_side() -> None:
    assert paragraphs_of(Words(LEFT, 100, "甲方"), Words(LEFT + 24, 100, "转让")) == ["甲方转让"]


def test_spaces_typed_to_move_words_apart_are_kept() -> None:
    # PDFium makes one of many; the gap tells how many there were.
    (line,) = paragraphs_of(Words(LEFT, 100, "甲方：" + " " * 20 + "乙方："))
    assert line.split() == ["甲方：", "乙方："]
    assert line.count(" ") >= 20


def test_a_gap_that_was_typed_is_as_wide_as_it_looks() -> None:
    words = [Words(LEFT, 100, "甲方： "), Words(LEFT + 120, 100, "乙方：")]
    (line,) = paragraphs_of(*words)
    assert line.split() == ["甲方：", "乙方："]
    assert line.count(" ") > 20


def test_blanks_and_words_in_any_order_make_one_line() -> None:
    words = [Words(LEFT, 130, "第二条 价款"), Words(LEFT + 48, 100, "  "),
             Words(LEFT + 60, 100, "转让"), Words(LEFT, 100, "甲方乙方")]  # fmt: skip
    assert [line.split() for line in paragraphs_of(*words)] == [["甲方乙方", "转让"],
                                                               ["第二条", "价款"]]  # fmt: skip


def test_latin_words_printed_apart_are_parted_by_a_space() -> None:
    found = paragraphs_of(Words(LEFT, 100, "Party"), Words(LEFT + 33, 100, "A"))
    assert found == ["Party A"]


def test_a_number_far_from_its_words_is_their_number() -> None:
    words = [Words(LEFT, 100, "第一条"), Words(LEFT + 80, 100, "甲方转让账号。")]
    (clause,) = segment(read_pages(Page(words)))
    assert clause.number == "第一条"


def test_the_gap_between_chinese_and_latin_is_no_space() -> None:
    assert paragraphs_of(Words(LEFT, 100, "2026"), Words(LEFT + 27, 100, "年")) == ["2026年"]


def test_a_space_before_the_words_parts_off_the_number() -> None:
    document = read_pages(Page([Words(LEFT, 100, "五"), Words(LEFT + 16, 100, "本契约一式四份。")]))
    assert document.text == "五 本契约一式四份。"


def test_a_box_to_tick_stands_where_it_is_printed() -> None:
    words = [
        Words(LEFT, 100, "同意："),
        Words(LEFT + 48, 100, "是"),
        Words(LEFT + 72, 100, "否"),
        Words(LEFT + 36, 100, "☑"),
        Words(LEFT + 60, 100, "☐"),
    ]
    assert paragraphs_of(*words) == ["同意：☑是☐否"]


def test_a_box_to_tick_may_stand_in_the_gap_of_a_line() -> None:
    words = [Words(LEFT, 100, "是否同意：　是　否。"), Words(LEFT + 60, 100, "☑"),
             Words(LEFT + 84, 100, "☐")]  # fmt: skip
    assert paragraphs_of(*words) == ["是否同意：☑是☐否。"]


def test_words_printed_twice_for_boldness_are_read_once() -> None:
    found = paragraphs_of(Words(LEFT, 100, "转让协议"), Words(LEFT + 0.4, 100, "转让协议"))
    assert found == ["转让协议"]


def test_a_rare_character_is_one_character() -> None:
    document = read_pages(Page([Words(LEFT, 100, "甲方：𠮷田𬭎")]))
    assert document.text == "甲方：𠮷田𬭎"
    assert len(document.pages[0].offsets) == len(document.text)


def test_compatibility_characters_are_made_plain() -> None:
    assert paragraphs_of(Words(LEFT, 100, "⻓期合同⽣效")) == ["长期合同生效"]


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_a_turned_page_is_read_as_it_is_seen(rotate: int) -> None:
    document = read_pages(Page([Words(LEFT, 100, "第一条 账号"), Words(LEFT, 118, "甲方转让。")],
                               rotate=rotate))  # fmt: skip
    assert blocks(document) == ["第一条 账号", "甲方转让。"]
    layer = document.pages[0]
    assert (layer.width < layer.height) == (rotate % 180 == 0)
    for side in range(0, len(layer.boxes), 4):
        left, top, right, bottom = layer.boxes[side : side + 4]
        assert 0 <= left < right <= layer.width
        assert 0 <= top < bottom <= layer.height


def test_text_that_runs_up_the_page_is_read() -> None:
    words = [Words(200, 600, "第一条 账号", angle=(0.0, 1.0)),
             Words(230, 600, "甲方转让。", angle=(0.0, 1.0))]  # fmt: skip
    assert paragraphs_of(*words) == ["第一条 账号", "甲方转让。"]


def test_what_was_typed_into_a_form_is_read_in_its_place() -> None:
    page = Page(
        [Words(LEFT, 100, "转让价款："), Words(LEFT, 118, "签署日期：")],
        fields=[Words(LEFT + 60, 100, "人民币50万元")],
    )
    assert blocks(read_pages(page)) == ["转让价款：人民币50万元", "签署日期："]


# Furniture


def numbered_pages(count: int, bottom: str = "第{}页") -> list[Page]:
    return [
        Page(
            [
                Words(LEFT, 60, "合同编号：HT-001"),
                Words(LEFT, 300, f"第{at}条 甲方转让第{at}批账号。"),
                Words(280, 800, bottom.format(at)),
            ]
        )
        for at in range(1, count + 1)
    ]


def test_headers_and_page_numbers_are_kept_once_and_apart() -> None:
    document = read_pages(*numbered_pages(3))
    assert blocks(document, BlockKind.HEADER) == ["合同编号：HT-001"]
    assert blocks(document, BlockKind.FOOTER) == ["第1页"]
    assert blocks(document) == [f"第{at}条 甲方转让第{at}批账号。" for at in (1, 2, 3)]


@pytest.mark.parametrize("form", ["{}", "- {} -", "第{}页 共3页", "{}/3", "Page {}"])
def test_page_numbers_have_many_forms(form: str) -> None:
    assert len(blocks(read_pages(*numbered_pages(3, form)))) == 3


def test_a_paragraph_runs_over_a_page_break() -> None:
    document = read_pages(
        Page([*lines_at(FULL, top=700), Words(290, 800, "1")]),
        Page([*lines_at("不得收回。"), Words(290, 800, "2")]),
    )
    assert blocks(document) == [FULL + "不得收回。"]


def test_a_watermark_across_the_page_is_a_header() -> None:
    angle = math.cos(math.pi / 4), math.sin(math.pi / 4)
    page = Page([*lines_at(FULL, FULL, FULL), Words(200, 500, "机密样本", 40, angle)])
    document = read_pages(page)
    assert blocks(document, BlockKind.HEADER) == ["机密样本"]
    assert blocks(document) == [FULL * 3]


# Columns


def test_the_particulars_of_two_parties_are_read_one_after_the_other() -> None:
    left = lines_at("甲方：某某", "地址：云泽市", "签字：")
    right = lines_at("乙方：某人", "地址：澜江市", "签字：", x=330)
    assert paragraphs_of(*left, *right) == [
        "甲方：某某", "地址：云泽市", "签字：", "乙方：某人", "地址：澜江市", "签字："
    ]  # fmt: skip


def test_two_columns_of_text_are_read_one_after_the_other() -> None:
    words = "甲方应当将其名下九个微信号连同全部"
    left = lines_at(words, words, words, "好友转让。")
    right = lines_at(words, words, words, "记录转让。", x=330)
    assert paragraphs_of(*left, *right) == [words * 3 + "好友转让。", words * 3 + "记录转让。"]


def test_a_column_that_goes_on_below_the_other_is_read_to_its_end() -> None:
    left = lines_at("甲方：某某", "地址：云泽市", "签字：", "日期：")
    right = lines_at("乙方：某人", "地址：澜江市", x=330)
    found = paragraphs_of(*left, *right, Words(LEFT, 260, "附件一：清单"))
    assert found[:4] == ["甲方：某某", "地址：云泽市", "签字：", "日期："]
    assert found[4:] == ["乙方：某人", "地址：澜江市", "附件一：清单"]


def test_columns_whose_lines_stand_at_other_heights_are_parted() -> None:
    left = lines_at("甲方：某某", "地址：云泽市", "签字：")
    right = lines_at("乙方：某人", "地址：澜江市", "签字：", top=106, x=330)
    assert paragraphs_of(*left, *right)[:3] == ["甲方：某某", "地址：云泽市", "签字："]


def test_a_list_set_with_tabs_is_read_row_by_row() -> None:
    words = [
        Words(x, y, text)
        for y, row in ((100.0, ("一", "手机", "9台")), (118.0, ("二", "电脑", "3台")))
        for x, text in zip((90.0, 200.0, 300.0), row, strict=True)
    ]
    assert paragraphs_of(*words) == ["一\t手机\t9台", "二\t电脑\t3台"]


def test_a_party_whose_name_is_wrapped_close_to_the_other_is_read_to_its_end() -> None:
    left = lines_at("甲方：云州星河网络科技有限公", "司", "地址：云州市")
    right = lines_at("乙方：林知夏", x=LEFT + 12 * 14 + 10) + lines_at(
        "地址：澜江市", top=136, x=LEFT + 12 * 14 + 10
    )
    assert paragraphs_of(*left, *right) == [
        "甲方：云州星河网络科技有限公司", "地址：云州市", "乙方：林知夏", "地址：澜江市"
    ]  # fmt: skip


def test_a_column_that_has_just_begun_is_read_after_the_full_one() -> None:
    words = "甲方应当将其名下九个微信号连同全部"
    left = lines_at(words, words, words, words)
    right = lines_at("好友转让给乙方，并于当日换绑手机号", "完成交割。", x=LEFT + 12 * 17 + 18)
    assert paragraphs_of(*left, *right) == [
        words * 4 + "好友转让给乙方，并于当日换绑手机号完成交割。"
    ]


def test_the_date_below_a_place_to_sign_is_a_line_of_its_own() -> None:
    left = lines_at("甲方（盖章）：", "法定代表人或授权代表：", "2019年9月22日", pitch=30)
    right = lines_at("乙方（签字）：", "身份证号码：", "2019年9月22日", pitch=30, x=330)
    assert paragraphs_of(*left, *right)[:3] == [
        "甲方（盖章）：", "法定代表人或授权代表：", "2019年9月22日"
    ]  # fmt: skip


# Tables without lines


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


# Tables


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


# What cannot be read


IMAGE = "q 500 0 0 700 40 60 cm BI /W 1 /H 1 /CS /G /BPC 8 ID a EI Q"


def test_a_file_of_images_has_no_text() -> None:
    with pytest.raises(UnreadableFileError) as caught:
        read_pages(Page(extra=IMAGE))
    assert caught.value.code == "file-no-text"


def test_pages_of_images_are_told_of() -> None:
    document = read_pages(
        Page([Words(90, 100, "甲方")]), Page(extra=IMAGE), Page(extra=IMAGE), Page()
    )
    assert document.warnings == (notices.image_pages([2, 3]),)
    assert document.page_count == 4


def test_a_scan_with_a_page_number_is_told_of() -> None:
    document = read_pages(Page([Words(290, 800, "1")], extra=IMAGE), Page([Words(90, 100, "甲方")]))
    assert document.warnings == (notices.image_pages([1]),)


GARBAGE = "".join(chr(0xE000 + 37 * at % 4000) for at in range(40))


def test_pages_of_garbage_are_told_of_and_left_out() -> None:
    document = read_pages(Page([Words(90, 100, "甲方转让")]), Page([Words(90, 100, GARBAGE)]))
    assert document.text == "甲方转让"
    assert document.warnings == (notices.unreadable_pages([2]),)


def test_a_file_of_garbage_has_no_text() -> None:
    with pytest.raises(UnreadableFileError):
        read_pages(Page([Words(90, 100, GARBAGE)]))


def test_a_file_of_too_many_pages_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdfium, "MAX_PAGES", 2)
    with pytest.raises(UnreadableFileError) as caught:
        read_pages(*[Page([Words(90, 100, "甲方")])] * 3)
    assert caught.value.code == "file-too-large"


def test_no_page_is_larger_than_a_view_can_show() -> None:
    document = read_pages(Page([Words(LEFT, 100, "第一条 账号")], height=10**6))
    assert blocks(document) == ["第一条 账号"]
    assert document.pages[0].height == 200_000


def test_a_file_of_too_many_characters_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_reader, "MOST_CHARACTERS", 5)
    with pytest.raises(UnreadableFileError) as caught:
        read_pages(*[Page([Words(90, 100, "甲方转让")])] * 2)
    assert caught.value.code == "file-too-large"


# Clauses


def test_clauses_of_a_pdf_know_their_page() -> None:
    document = read_pages(*numbered_pages(3))
    pages = {clause.number: clause.page for clause in segment(document) if clause.number}
    assert pages == {"第1条": 1, "第2条": 2, "第3条": 3}


def test_a_centred_first_line_is_the_title() -> None:
    document = read_pages(
        Page([Words(249.5, 100, "转让协议", 24), *lines_at(FULL, FULL, FULL, top=150)])
    )
    assert [clause.kind.value for clause in segment(document)] == ["heading", "paragraph"]


# What is rarely met


def test_a_watermark_of_several_pages_is_told_once() -> None:
    angle = math.cos(math.pi / 4), math.sin(math.pi / 4)
    mark = Words(200, 500, "机密样本", 40, angle)
    pages = [Page([*lines_at(*[words] * 3), mark]) for words in (FULL, FULL[::-1])]
    document = read_pages(*pages)
    assert blocks(document, BlockKind.HEADER) == ["机密样本"]
    assert document.text.count("机密样本") == 1


def test_two_marks_across_the_page_with_words_between_are_two() -> None:
    angle = math.cos(math.pi / 4), math.sin(math.pi / 4)
    marks = ((300, "机密"), (700, "样本"))
    first, second = (Words(200, top, text, 40, angle) for top, text in marks)
    document = read_pages(Page([first, *lines_at(FULL, FULL, FULL), second]))
    assert blocks(document, BlockKind.HEADER) == ["机密", "样本"]


def test_a_character_that_a_damaged_file_puts_nowhere_breaks_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    usual = pdfium.loose_box

    def nowhere(handle: int, index: int, place: int) -> int:
        found: int = usual(handle, index, place)
        if index == 1:
            ctypes.c_float.from_address(place).value = math.inf
        return found

    monkeypatch.setattr(pdfium, "loose_box", nowhere)
    assert "甲" in read_pages(Page([Words(90, 100, "甲方乙方")])).text


def test_a_watermark_printed_in_pieces_is_one() -> None:
    turn = math.cos(math.pi / 4), math.sin(math.pi / 4)
    on = 3 * 40 * turn[0]
    mark = Words(150, 600, "机密", 40, turn), Words(150 + on, 600 - on, "样本", 40, turn)
    document = read_pages(Page([*lines_at(FULL, FULL, FULL), *mark]))
    assert "".join(blocks(document, BlockKind.HEADER)[0].split()) == "机密样本"


def test_large_words_that_lines_run_through_are_a_watermark() -> None:
    document = read_pages(Page([*lines_at(*[FULL] * 6), Words(150, 180, "机密样本", 80)]))
    assert blocks(document, BlockKind.HEADER) == ["机密样本"]
    assert blocks(document) == [FULL * 6]


def test_a_character_that_is_not_there_has_no_bold_font() -> None:
    with pdfium.opened(pdf(Page([Words(90, 100, "甲方")])), "a.pdf") as document:
        textpage = document[0].get_textpage()
        assert not pdf_glyphs._is_bold(pdfium.address(textpage.raw), 99)


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

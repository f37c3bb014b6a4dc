"""Lines of a PDF joined into paragraphs, its columns one after the other."""

from __future__ import annotations

from dataclasses import replace

import pytest
from contract_files import Page, Words
from reading_values import FULL, LEFT, blocks, lines_at, paragraphs_of, read_pages

from reviewer.document.clauses import segment
from reviewer.document.pdf_glyphs import Glyphs
from reviewer.document.pdf_lines import Line
from reviewer.document.pdf_paragraphs import _by_words


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


def test_a_typed_space_at_the_end_of_a_line_parts_what_follows() -> None:
    first = FULL[:-1] + "A "
    [found] = paragraphs_of(*lines_at(first, "B" + FULL[1:], "不得收回。"))
    assert "A B" in found


def test_paragraphs_printed_apart_are_told_by_their_distance() -> None:
    """Where lines of a paragraph stand close and paragraphs apart, the distance alone tells."""
    words, y = [], 80.0
    for _ in range(6):
        for text in (FULL, FULL, "不得收回。"):
            words.append(Words(LEFT, y, text))
            y += 16
        y += 14
    assert paragraphs_of(*words) == [FULL + FULL + "不得收回。"] * 6


def test_a_number_at_the_margin_after_a_full_line_without_an_end_may_be_of_the_sentence() -> None:
    goes_on = "1.2 甲方转让。" + FULL[8:]
    assert len(paragraphs_of(*lines_at(FULL, goes_on, FULL, "不得收回。"))) == 1


def test_a_line_that_ends_half_a_character_before_the_margin_goes_on() -> None:
    nearly = FULL[:-1] + "A"
    found = paragraphs_of(*lines_at(FULL, FULL, FULL, nearly, "不得收回。"))
    assert found == [FULL * 3 + nearly + "不得收回。"]


def test_a_bold_line_above_plain_ones_speaks_for_a_paragraph_of_its_own() -> None:
    glyphs = Glyphs(1, 595, 842, 595, 842)
    bold = Line(glyphs, "甲方", [], 90, 88, 114, 100, 100, 12, True)
    plain = replace(bold, bold=False)
    assert _by_words(bold, plain) == _by_words(plain, plain) + 2.5


def test_where_lines_go_on_at_the_margin_an_indented_line_begins_a_paragraph() -> None:
    words, y = [], 80.0
    for _ in range(3):
        for x, text in ((LEFT + 24, FULL[2:]), *[(LEFT, FULL)] * 11):
            words.append(Words(x, y, text))
            y += 18
    assert paragraphs_of(*words) == [FULL[2:] + FULL * 11] * 3


def test_a_page_set_narrower_than_the_others_has_margins_of_its_own() -> None:
    wide = Page(lines_at(*[FULL] * 8, "不得收回。"))
    narrow = Page(lines_at(*[FULL[:24]] * 8, "不得收回。"))
    found = blocks(read_pages(wide, narrow))
    assert found == [FULL * 8 + "不得收回。", FULL[:24] * 8 + "不得收回。"]


def test_lines_that_end_anywhere_go_on_until_a_sentence_ends_or_a_number_comes() -> None:
    ragged = [FULL[:31], FULL[4:33], FULL[2:34], FULL[:30]]
    clauses = [[f"第{n}条 {ragged[at % 4]}", ragged[at % 3], "不得收回。"]
               for at, n in enumerate("一二三四五六")]  # fmt: skip
    found = paragraphs_of(*lines_at(*[line for clause in clauses for line in clause], FULL))
    assert found[:6] == ["".join(clause) for clause in clauses]


def test_a_sentence_that_ends_where_lines_end_anywhere_ends_a_paragraph() -> None:
    ragged = [FULL[:31], FULL[4:33], FULL[2:34], FULL[:30]]
    paragraph = [*ragged, FULL[:28] + "。"]
    assert paragraphs_of(*lines_at(*paragraph * 3)) == ["".join(paragraph)] * 3


def test_a_short_line_ends_a_paragraph_where_lines_end_anywhere() -> None:
    ragged = [FULL[:31], FULL[4:33], FULL[2:34], FULL[:30]]
    found = paragraphs_of(*lines_at("账号转让", *ragged * 2, "不得收回", *ragged, "另行约定。"))
    assert found == ["账号转让", "".join(ragged) * 2 + "不得收回", "".join(ragged) + "另行约定。"]


def test_a_bullet_begins_a_paragraph_where_lines_end_anywhere() -> None:
    ragged = [FULL[:31], FULL[4:33], FULL[2:34], FULL[:30]]
    found = paragraphs_of(*lines_at(*ragged * 2, "● " + FULL[:30], "● " + FULL[:28]))
    assert found == ["".join(ragged) * 2, "● " + FULL[:30], "● " + FULL[:28]]


@pytest.mark.parametrize(
    ("below", "parted"), [("上表所列价款为固定总价。", True), ("元为固定总价。", False)]
)
def test_a_figure_apart_from_the_words_ends_a_row_where_lines_end_anywhere(
    below: str, *, parted: bool
) -> None:
    ragged = [FULL[:31], FULL[4:33], FULL[2:34], FULL[:30]]
    total = "合计（大写）：人民币壹佰贰拾叁万肆仟伍佰元整 1234500.00"
    *_, last = paragraphs_of(*lines_at(*ragged * 2, total, below))
    assert last == (below if parted else total + below)

"""Tables of a PDF without ruling lines whose cells have several lines."""

from __future__ import annotations

import pytest
from contract_files import Page, Words, pdf
from reading_values import read_pdf

from reviewer.document.pdf_cells import Gutter
from reviewer.document.pdf_glyphs import Glyphs
from reviewer.document.pdf_lines import Line

XS = (50.0, 230.0, 410.0)  # 12 characters of 14 points, and a little between columns
FIRST = ("微信公众号星河客服中心运", "由甲方注册并实名，绑定手", "每月广告收入约三千元，历")
REST = ("营账号", "机号尾号甲，粉丝两万", "史欠费由甲方结清")
SECOND = ("抖音号云州美食探店日常记", "由甲方员工注册，绑定公司", "橱窗佣金未结部分归甲方，")
SECOND_REST = ("录", "邮箱与手机号", "交割后归乙方")
ROWS = [
    "微信公众号星河客服中心运营账号\t由甲方注册并实名，绑定手机号尾号甲，粉丝两万\t每月广告收入约三千元，历史欠费由甲方结清",
    "抖音号云州美食探店日常记录\t由甲方员工注册，绑定公司邮箱与手机号\t橱窗佣金未结部分归甲方，交割后归乙方",
]


def rows_of(*rows: tuple[float, tuple[str, ...]], xs: tuple[float, ...] = XS) -> list[str]:
    """What is read of lines at heights, the cells of each at `xs`."""
    words = [
        Words(x, top, text)
        for top, cells in rows
        for x, text in zip(xs, cells, strict=False)
        if text
    ]
    document = read_pdf(pdf(Page(words)), "a.pdf")
    return [block.span.of(document.text) for block in document.blocks]


def test_cells_that_all_go_on_are_read_one_after_the_other_where_rows_stand_apart() -> None:
    lines = ((100, FIRST), (118, REST), (150, SECOND), (168, SECOND_REST))
    assert rows_of(*lines) == ROWS


def test_cells_that_all_go_on_are_told_by_their_width_where_rows_do_not_stand_apart() -> None:
    lines = ((100, FIRST), (118, REST), (136, SECOND), (154, SECOND_REST))
    assert rows_of(*lines) == ROWS


def test_rows_of_short_cells_stay_rows_wherever_they_stand() -> None:
    short = (("微信号甲", "已实名甲", "两万粉丝"), ("微信号乙", "已实名乙", "三万粉丝"))
    near = (90.0, 180.0, 270.0)
    lines = [(100, short[0]), (118, short[1]), (150, short[0]), (168, short[1])]
    said = ["\t".join(short[0]), "\t".join(short[1])]
    assert rows_of(*lines, xs=near) == said * 2


def test_rows_that_are_as_wide_as_each_other_stay_rows_where_none_stands_apart() -> None:
    assert rows_of((100, FIRST), (118, SECOND)) == ["\t".join(FIRST), "\t".join(SECOND)]


def test_full_cells_far_from_the_next_column_have_not_gone_on() -> None:
    far = (50.0, 290.0, 440.0)
    lines = ((100, (FIRST[0], "两万", "已付")), (118, ("录用的号", "三万", "未付")))
    assert rows_of(*lines, xs=far) == [f"{FIRST[0]}\t两万\t已付", "录用的号\t三万\t未付"]


def test_long_cells_of_rows_that_stand_apart_are_no_columns_of_text() -> None:
    def cell(sign: str) -> tuple[str, ...]:
        return (sign * 12, sign * 12, sign * 9)

    rows = [[cell(sign) for sign in signs] for signs in ("甲乙", "丙丁", "戊己")]
    lines = [
        (100.0 + 70 * at + 18 * line, tuple(one[line] for one in row))
        for at, row in enumerate(rows)
        for line in range(3)
    ]
    assert rows_of(*lines) == ["\t".join("".join(one) for one in row) for row in rows]


def test_narrow_cells_that_all_go_on_are_rows_of_their_own() -> None:
    xs = (50.0, 90.0, 130.0)
    lines = ((100, ("甲乙丙", "丁戊己", "庚辛壬")), (118, ("子", "丑", "寅")))
    assert rows_of(*lines, xs=xs) == ["甲乙丙 丁戊己 庚辛壬", "子\t丑\t寅"]


@pytest.mark.parametrize(
    ("piece", "left", "right", "open_"),
    [
        ((0, 90), 100, 160, True),
        ((170, 200), 100, 160, True),
        ((90, 170), 100, 160, False),
        ((150, 200), 100, 150, True),
        ((80, 110), 110, 160, True),
        ((105, 200), 100, 105, False),
    ],
)
def test_a_gutter_keeps_clear_of_what_reaches_into_it(
    piece: tuple[float, float], left: float, right: float, open_: bool
) -> None:
    gutter = Gutter(100, 160)
    line = Line(Glyphs(1, 595, 842, 595, 842), "甲", [], piece[0], 0, piece[1], 12, 12, 14, False)
    assert gutter.narrowed(line) is open_
    assert (gutter.left, gutter.right) == (left, right)


def test_cells_too_narrow_to_tell_do_not_go_on_together() -> None:
    lines = ((100, ("甲乙丙", "丁戊己", "庚辛壬")), (114, ("子丑", "寅", "卯")))
    assert rows_of(*lines, xs=(50.0, 122.0, 194.0)) == [
        "甲乙丙\t丁戊己\t庚辛壬",
        "子丑\t寅\t卯",
    ]

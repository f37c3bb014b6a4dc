"""What recognition gets wrong in a line, set right."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scan_values import EM, scan_line

from reviewer.document.scan_repairs import repaired_line, repaired_number


def repaired(text: str, wider: dict[int, float] | None = None) -> str:
    line = repaired_line(scan_line(text, wider=wider), EM)
    return "" if line is None else line.text


@pytest.mark.parametrize(
    ("seen", "printed"),
    [
        ("甲方:林某", "甲方：林某"),
        ("账号,密码", "账号，密码"),
        ("(下称“标的号”)", "（下称“标的号”）"),
        ("(1)第一项", "（1）第一项"),
        ("（A)附件", "（A）附件"),
        ("(A) annex", "(A) annex"),
        ("价款¥30,000.00元", "价款¥30,000.00元"),
        ("Lotus Bay Co., Ltd.", "Lotus Bay Co., Ltd."),
        ("https://example.com", "https://example.com"),
    ],
)
def test_punctuation_beside_chinese_is_full_width(seen: str, printed: str) -> None:
    assert repaired(seen) == printed


@pytest.mark.parametrize(
    ("seen", "printed"),
    [
        ("第-条标的", "第一条标的"),
        ("第十—条标的", "第十一条标的"),
        ("第二十-章", "第二十一章"),
        ("（-）账号", "（一）账号"),
        ("-、账号", "一、账号"),
        ("（l）账号", "（1）账号"),
        ("第l条", "第1条"),
        ("l.账号", "1.账号"),
        ("I、账号", "1、账号"),
        ("2.l甲方", "2.1甲方"),
        ("l.2甲方", "1.2甲方"),
        ("1O、账号", "10、账号"),
        ("2.1o甲方", "2.10甲方"),
    ],
)
def test_strokes_of_a_number_are_read_as_what_they_must_be(seen: str, printed: str) -> None:
    assert repaired_number(seen) == printed


@pytest.mark.parametrize("text", ["IP地址由甲方提供", "—以下无正文—", "OK镜", "In witness", "l"])
def test_words_that_begin_like_numbers_stay(text: str) -> None:
    assert repaired_number(text) == text


@pytest.mark.parametrize(
    ("seen", "printed"),
    [
        ("二O一九年九月", "二〇一九年九月"),
        ("二0二0年", "二〇二〇年"),
        ("自二一八年春", "自二〇一八年春"),
        ("二十八年", "二十八年"),
        ("十二三年", "十二三年"),
    ],
)
def test_the_zero_of_a_year_is_a_chinese_one(seen: str, printed: str) -> None:
    assert repaired(seen) == printed


def test_a_zero_that_was_not_seen_is_doubtful() -> None:
    line = repaired_line(scan_line("二一八年"), EM)
    assert line is not None
    assert line.scores == (1.0, 0.0, 1.0, 1.0, 1.0)
    assert len(line.places) == len(line.text)


@pytest.mark.parametrize(
    ("seen", "white", "printed"),
    [
        ("一第一宗", {1: 0.3}, "一 第一宗"),
        ("2.12024年", {3: 0.3}, "2.1 2024年"),
        ("第一条标的", {3: 0.3}, "第一条 标的"),
        ("（一）标的", {3: 0.3}, "（一） 标的"),
        ("一方违约", {}, "一方违约"),
        ("1、密码", {1: 0.5}, "1、密码"),
        ("甲方乙方", {2: 1.0}, "甲方 乙方"),
        ("甲方乙方", {2: 0.2}, "甲方乙方"),
        ("甲方：乙方", {3: 0.5}, "甲方：乙方"),
    ],
)
def test_white_is_a_space_where_it_means_one(
    seen: str, white: dict[int, float], printed: str
) -> None:
    assert repaired(seen, white) == printed


@pytest.mark.parametrize(
    ("seen", "white", "printed"),
    [
        ("30 日内", {}, "30日内"),
        ("甲 方", {}, "甲方"),
        ("18日签 署", {3: 0.3}, "18日 签署"),
        ("第一条 标的", {4: 0.3}, "第一条 标的"),
        ("Co. Ltd", {}, "Co. Ltd"),
        ("金额 30元", {3: 1.0}, "金额 30元"),
        ("  甲方  ", {}, "甲方"),
    ],
)
def test_spaces_of_the_engine_stay_where_there_is_white(
    seen: str, white: dict[int, float], printed: str
) -> None:
    assert repaired(seen, white) == printed


def test_on_an_underlined_line_the_engine_alone_knows_of_spaces() -> None:
    line = repaired_line(replace(scan_line("地址： 云州市"), gaps=()), EM)
    assert line is not None
    assert line.text == "地址： 云州市"


@pytest.mark.parametrize("text", ["", " ", "\u3000"])
def test_white_space_is_no_line(text: str) -> None:
    assert repaired_line(scan_line(text), EM) is None


@given(st.text("甲乙一二条第12.lO（）()：:, 、〇年-“”A", max_size=30))
def test_every_character_keeps_a_place_and_a_score(text: str) -> None:
    line = repaired_line(scan_line(text), EM)
    if line is not None:
        assert len(line.text) == len(line.places) == len(line.scores)
        assert line.text == line.text.strip() != ""

"""The number a paragraph begins with."""

from __future__ import annotations

import pytest

from reviewer.document.printed_numbers import annex_number, match_number, number_paragraphs


@pytest.mark.parametrize(
    ("paragraph", "number", "body"),
    [
        ("第一条 定义", "第一条", "定义"),
        ("第一条　标的：甲方将", "第一条", "标的：甲方将"),
        ("第四条：乙方与甲方", "第四条", "乙方与甲方"),
        ("第 十二 条 其他", "第 十二 条", "其他"),
        ("第1条 定义", "第1条", "定义"),
        ("第二章", "第二章", ""),
        ("第一部分\u00a0定义", "第一部分", "定义"),
        ("一、转让标的", "一、", "转让标的"),
        ("二十二、扯皮", "二十二、", "扯皮"),
        ("（一）存量委托", "（一）", "存量委托"),
        ("(十二) 其他", "(十二)", "其他"),
        ("1、门面", "1、", "门面"),
        ("１．技术服务", "１．", "技术服务"),
        ("1. 定义", "1.", "定义"),
        ("（1）手机", "（1）", "手机"),
        ("1）手机", "1）", "手机"),
        ("①按月支付", "①", "按月支付"),
        ("⑴ 按月", "⑴", "按月"),
        ("1.1 甲方", "1.1", "甲方"),
        ("2.1.3 丙类", "2.1.3", "丙类"),
        ("（a）审查", "（a）", "审查"),
        ("(b)“购买资产”", "(b)", "“购买资产”"),
        ("壹、委托", "壹、", "委托"),
        ("一·1 剧院", "一·1", "剧院"),
        ("    　　1、缩进", "1、", "缩进"),
    ],
)
def test_a_number_is_read_and_the_words_begin_after_it(
    paragraph: str, number: str, body: str
) -> None:
    found = match_number(paragraph)
    assert found is not None
    assert (found.text, paragraph[found.end :]) == (number, body)


@pytest.mark.parametrize(
    "paragraph",
    [
        "2019年9月22日",
        "二〇二三年六月三十日　于西安",
        "1.5倍",
        "三个月内",
        "一方违约的",
        "甲方（转让方）：某某",
        "甲　方：某某",
        "10万元",
        "138****0000",
        "13800000000",
        "2024.2.26",
        "第二条第2.1款至第2.3款所列内容作价",
        "第三条所述资产",
        "第三方不得",
        "一式两份",
        "（2020）浙01民初1号",
        "（一）至（三）项所列",
        "一、二层归甲方",
        "1,000元",
        "8:30前",
        "（甲方）盖章",
        "100%股权",
        "3号楼",
    ],
)
def test_what_only_looks_like_a_number_is_none(paragraph: str) -> None:
    assert match_number(paragraph) is None


def test_doubtful_numbers_stand_in_a_series() -> None:
    numbers = number_paragraphs(["一 定义", "1 甲方", "2 乙方", "二 价款", "三 个别约定"])
    assert [number and number.text for number in numbers] == ["一", "1", "2", "二", "三"]


def test_doubtful_numbers_alone_are_words() -> None:
    assert number_paragraphs(["三 个月内付清", "甲 方", "5 日内", "A 轮融资"]) == [None] * 4


def test_a_chain_may_pass_from_a_leading_zero_to_two_digits() -> None:
    numbers = number_paragraphs([f"{value:02} 条目" for value in range(1, 12)])
    assert all(numbers)


def test_roman_and_latin_letters_are_told_apart_by_their_neighbours() -> None:
    roman = number_paragraphs(["(i)甲", "(ii)乙", "(iii)丙"])
    latin = number_paragraphs([f"({letter})甲方" for letter in "abcdefghij"])
    assert [number and number.parts for number in roman] == [(1,), (2,), (3,)]
    assert [number and number.parts for number in latin] == [(n,) for n in range(1, 11)]


def test_an_automatic_label_takes_part_in_the_series() -> None:
    numbers = number_paragraphs(["定义", "1.1甲方", "价款"], ["第一条", None, "第二条"])
    assert [number and number.text for number in numbers] == [None, "1.1", None]


@pytest.mark.parametrize("line", ["附件一：清单", "附表A：标的", "附：清单", "附件　清单", "附件1"])
def test_an_annex_heading_is_seen(line: str) -> None:
    assert annex_number(line) is not None


@pytest.mark.parametrize("line", ["附件一与本协议具有同等效力。", "附随义务", "附则"])
def test_words_that_begin_like_an_annex_are_none(line: str) -> None:
    assert annex_number(line) is None

"""The number a paragraph begins with."""

from __future__ import annotations

import pytest

from reviewer.document.printed_numbers import annex_number, candidates, match_number, parse_label


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
        ("第三条之一　补充", "第三条之一", "补充"),
        ("一.1 甲方", "一.1", "甲方"),
        ("Ⅳ. 价款", "Ⅳ.", "价款"),
        ("㊀账号", "㊀", "账号"),
        ("㉑其他", "㉑", "其他"),
        ("其一，账号", "其一", "账号"),
        ("Article 3: Price", "Article 3", "Price"),
        ("Section IV Price", "Section IV", "Price"),
        ("A. 账号", "A.", "账号"),
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
        "①至③项所列",
        "（一）项所列",
        "A.B公司",
        "甲：某某",
        "1.5-3.5倍",
        "0.5 元",
        "A座3层",
        "Schedule",
        "100%股权",
        "3号楼",
    ],
)
def test_what_only_looks_like_a_number_is_none(paragraph: str) -> None:
    assert match_number(paragraph) is None


@pytest.mark.parametrize(
    ("line", "number", "value", "body"),
    [
        ("附件一：清单", "附件一", 1, "清单"),
        ("附表A：标的", "附表A", 1, "标的"),
        ("附：清单", "附", 0, "清单"),
        ("附件　清单", "附件", 0, "清单"),
        ("附件1", "附件1", 1, ""),
        ("Schedule 2: Accounts", "Schedule 2", 2, "Accounts"),
    ],
)
def test_an_annex_has_its_number_and_its_heading_after_it(
    line: str, number: str, value: int, body: str
) -> None:
    found = annex_number(line)
    assert found is not None
    assert (found.text, found.value, line[found.end :].strip()) == (number, value, body)


@pytest.mark.parametrize("line", ["附件一与本协议具有同等效力。", "附随义务", "附则"])
def test_words_that_begin_like_an_annex_are_none(line: str) -> None:
    assert annex_number(line) is None


@pytest.mark.parametrize(
    ("paragraph", "readings"),
    [
        ("1-2 账号", [(1, 2)]),
        ("1.2019年签署的合同", [(1,)]),
        ("A1 账号", [(1, 1)]),
        ("（子）账号", [(1,)]),
        ("【一】账号", [(1,)]),
        ("[2] 账号", [(2,)]),
        ("壹 账号", [(1,)]),
        ("07 账号", [(7,)]),
        ("甲 账号", [(1,)]),
        ("1·2·3 账号", []),
        ("廿佰、", []),
        ("（零）账号", []),
        ("0、账号", []),
    ],
)
def test_doubtful_readings_are_offered_but_not_certain(
    paragraph: str, readings: list[tuple[int, ...]]
) -> None:
    found = candidates(paragraph)
    assert [number.parts for number in found] == readings
    assert not any(number.certain for number in found)


def test_a_letter_may_be_a_roman_numeral() -> None:
    assert {number.form for number in candidates("(v) 账号")} == {"(a)", "(i)"}


def test_the_depth_of_a_number_is_how_many_ordinals_it_has() -> None:
    number = match_number("2.1.3 账号")
    assert number is not None
    assert (number.depth, number.value, number.rank) == (3, 3, None)


def test_units_of_a_statute_have_a_rank() -> None:
    chapter, article = match_number("第一章 总则"), match_number("第一条 定义")
    assert chapter is not None
    assert article is not None
    assert chapter.rank is not None
    assert article.rank is not None
    assert chapter.rank < article.rank


def test_a_label_of_an_unknown_form_has_no_reading() -> None:
    assert parse_label("※") is None


@pytest.mark.parametrize("text", ["拾拾、转让", "其十十、转让", "零.1 转让"])
def test_what_cannot_be_counted_has_no_reading(text: str) -> None:
    assert candidates(text) == ()


def test_a_roman_numeral_after_its_unit_is_no_letter() -> None:
    assert [number.value for number in candidates("Article I Accounts")] == [1]


def test_digits_parted_by_middle_dots_more_than_once_are_no_number() -> None:
    assert not list(candidates("2·3·4 甲方"))


@pytest.mark.parametrize(
    "text", ["I1. 甲方转让账号", "〇 甲方转让账号", "一.2个工作日", "A1甲方", "一2甲方"]
)
def test_what_looks_like_a_number_and_counts_nothing_is_none(text: str) -> None:
    assert match_number(text) is None

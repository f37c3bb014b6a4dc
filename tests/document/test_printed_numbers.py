"""The number a paragraph begins with."""

from __future__ import annotations

import pytest

from reviewer.document.printed_numbers import annex_number, match_number


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


@pytest.mark.parametrize("line", ["附件一：清单", "附表A：标的", "附：清单", "附件　清单", "附件1"])
def test_an_annex_heading_is_seen(line: str) -> None:
    assert annex_number(line) is not None


@pytest.mark.parametrize("line", ["附件一与本协议具有同等效力。", "附随义务", "附则"])
def test_words_that_begin_like_an_annex_are_none(line: str) -> None:
    assert annex_number(line) is None

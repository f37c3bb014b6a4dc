"""Which annexes, and which rows and clauses of them, the words of a clause name."""

from __future__ import annotations

import pytest
from contract_files import table
from document.references_read import references

ANNEXES = (
    "转让协议",
    "第一条 甲方转让账号。",
    "附件一：账号清单",
    table(
        ("序号", "名称"), ("1", "微信号"), ("二、", "抖音号"), ("第三批", "快手号"), ("4-6", "微博")
    ),
    "附件二 移交资料",
    table(("部", "序", "名称"), ("甲部", "1", "设备"), ("乙部", "1", "名册"), ("乙部", "2", "账")),
    "附件三：说明（共二页，另附）",
    "1. 资料的范围。",
    "2. 资料的格式。",
    "附件四：期限",
    "3.1 资料保存三年。",
)  # fmt: skip


def rows(words: str, lines: tuple[str, ...] = ANNEXES) -> list[str]:
    [(_, places, _)] = references(f"依{words}", *lines[:2], f"第二条 依{words}交付。", *lines[2:])
    return places


@pytest.mark.parametrize(
    ("words", "places"),
    [
        ("附件一第1项", ["附件一第2行"]),
        ("附件一第1、2项", ["附件一第2行", "附件一第3行"]),
        ("附件一第3行", ["附件一第4行"]),
        ("附件一第5项", ["附件一第5行"]),
        ("附件二甲部", ["附件二第2行"]),
        ("附件二乙部第2项", ["附件二第4行"]),
        ("附件二甲部、乙部", ["附件二第2行", "附件二第3行", "附件二第4行"]),
        ("附件二甲部第9项", ["附件二第2行"]),
        ("附件三第2条", ["附件三第2项"]),
        ("附件四第3.1条", ["附件四第3.1条"]),
    ],
)
def test_rows_and_clauses_of_an_annex_are_named_by_their_numbers(words, places):
    assert rows(words) == places


@pytest.mark.parametrize("words", ["附件一", "附件1", "附件一第9项", "附件一第3.2款", "附件一丙组"])
def test_where_an_annex_has_no_such_part_the_whole_is_meant(words):
    assert rows(words) == ["“附件一：账号清单”", *(f"附件一第{at}行" for at in range(1, 6))]


def test_annexes_are_named_from_one_to_another():
    assert rows("附件一至附件二")[0] == "“附件一：账号清单”"
    assert rows("附件一至附件二")[-1] == "附件二第4行"


def test_an_annex_that_is_not_there_is_not_named():
    assert references("附件九", *ANNEXES, "附件九交付。") == []


def test_the_only_annex_is_called_so_without_its_number():
    assert rows("附件", ANNEXES[:4])[1:] == [f"附件一第{at}行" for at in range(1, 6)]


def test_of_several_annexes_none_is_called_without_its_number():
    assert references("见附件交付", *ANNEXES[:2], "第二条 见附件交付。", *ANNEXES[2:]) == []


def test_a_title_names_its_annex_and_is_told_apart():
    [(_, places, reference)] = references("账号清单", *ANNEXES)
    assert (reference.annex, reference.title) == (True, True)
    assert places == [f"附件一第{at}行" for at in range(1, 6)]
    [(_, _, reference)] = references("依附件一", *ANNEXES[:2], "第二条 依附件一。", *ANNEXES[2:])
    assert (reference.annex, reference.title) == (True, False)


TABLES = (
    "转让协议",
    "第一条 甲方转让账号。",
    "表一 标的",
    table(("序号", "名称"), ("1", "微信号"), ("2", "抖音号")),
    "清单二：资料",
    table(("序号", "名称"), ("1", "名册")),
    "表C 交接",
    table(("事项", "结果"), ("密码", "已告知")),
)


@pytest.mark.parametrize(
    ("words", "places"),
    [
        ("表一第2项", ["表1第3行"]),
        ("表1第2项", ["表1第3行"]),
        ("清单二第1项", ["表2第2行"]),
        ("表C", ["“表C 交接”", "表3第1行", "表3第2行"]),
    ],
)
def test_tables_and_lists_with_a_number_in_their_title_are_annexes(words, places):
    assert rows(words, TABLES) == places


@pytest.mark.parametrize("words", ["代表一人", "清单二份", "与清单二致", "列表1", "表格一"])
def test_words_that_only_sound_like_the_name_of_a_table_name_none(words):
    assert references(f"依{words}", *TABLES[:2], f"第二条 依{words}交付。", *TABLES[2:]) == []

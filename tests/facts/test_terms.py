from __future__ import annotations

import pytest
from gold import document_from_gold

from reviewer.document.clause_tree import ClauseTree
from reviewer.document.model import Document
from reviewer.facts.terms import DefinedTerm, find_defined_terms


def contract(*units: object) -> tuple[Document, ClauseTree]:
    """A string is a paragraph, a pair a numbered clause or heading, a list the rows of a table."""
    blocks: list[dict[str, object]] = []
    for unit in units:
        if isinstance(unit, str):
            blocks.append({"kind": "para", "text": unit})
        elif isinstance(unit, list):
            blocks.append({"kind": "table", "rows": unit})
        else:
            number, text = unit  # type: ignore[misc]
            kind = "heading" if number.startswith("第") else "clause"
            blocks.append(
                {
                    "kind": kind,
                    "number": number,
                    "text": text,
                    "level": number.strip(".").count(".") + 1,
                }
            )
    return document_from_gold({"blocks": blocks, "numbering": "manual"})


def terms(*units: object) -> dict[str, str]:
    document, clauses = contract(*units)
    return {t.name: t.definition.of(document.text) for t in find_defined_terms(document, clauses)}


@pytest.mark.parametrize(
    ("text", "name", "definition"),
    [
        ("“标的号”：指附件一所列的六个微信号。", "标的号", "附件一所列的六个微信号"),
        (
            "“标的号”系指甲方名下的九个微信号；双方认可。",
            "标的号",
            "甲方名下的九个微信号；双方认可",
        ),
        ('本协议中的"老号"均指甲方注册满三年的QQ号。', "老号", "甲方注册满三年的QQ号"),
        ("“资料”（下同）是指客户姓名、电话。此外无他。", "资料", "客户姓名、电话"),
        ("“目标店铺”：甲方在淘宝开设的两家网店。", "目标店铺", "甲方在淘宝开设的两家网店"),
        ("本协议所称标的资产是指甲方的公众号。", "标的资产", "甲方的公众号"),
        ("标的账号，系指甲方的抖音号。", "标的账号", "甲方的抖音号"),
        ("甲方把抖音号一个（以下简称“标的号”）转让给乙方。", "标的号", "甲方把抖音号一个"),
        (
            "甲方名下、注册于2015年的微信（下称：老微信）归乙方。",
            "老微信",
            "甲方名下、注册于2015年的微信",
        ),
        ("企业号一个、小程序一个（合称“两件套”），也在内。", "两件套", "企业号一个、小程序一个"),
        ("美团店一家，饿了么店一家，以下统称“线上部分”。", "线上部分", "美团店一家，饿了么店一家"),
        ("美团店一家。会员约1460人。以上统称“线上部分”。", "线上部分", "美团店一家。会员约1460人"),
        ("转让的是甲方运营的视频号（“标的号”）及粉丝。", "标的号", "转让的是甲方运营的视频号"),
        ("甲方的抖音号（含橱窗，以下简称“标的号”）归乙方。", "标的号", "甲方的抖音号（含橱窗，"),
        ("护理册载有产妇姓名、病史。价款另议。", "护理册", "产妇姓名、病史"),
        ("“名册”指姓名、电话。其中微信号另列。价款另议。", "名册", "姓名、电话。其中微信号另列"),
    ],
)
def test_a_defined_term_carries_the_words_that_say_what_it_is(
    text: str, name: str, definition: str
) -> None:
    assert terms(text) == {name: definition}


@pytest.mark.parametrize(
    "text",
    [
        "甲方（以下简称“甲方”）与乙方（下称乙方）",
        "本资产购买协议（下称“本协议”）由双方签署。",
        "乙方应于甲方“客服”指定的时间付款。",
        "《技术协议》为本合同组成部分。",
        "甲方以“若溪”的口吻答复咨询。",
        "以合作相称不过为入账方便。",
    ],
)
def test_parties_the_contract_and_plain_quotes_are_no_terms(text: str) -> None:
    assert terms(text) == {}


def test_two_terms_in_one_clause_keep_apart() -> None:
    found = terms("“存量件”指有效保单，共1,260件；“交接日”指2023年4月28日。")
    assert found == {"存量件": "有效保单，共1,260件", "交接日": "2023年4月28日"}


def test_two_names_share_one_definition() -> None:
    found = terms("“标的号”或“老号”指甲方的微信号。")
    assert found == {"标的号": "甲方的微信号", "老号": "甲方的微信号"}
    found = terms("甲方的微信号（以下称“标的号”或“老号”）归乙方。")
    assert found == {"标的号": "甲方的微信号", "老号": "甲方的微信号"}


def test_a_definition_goes_on_into_the_clauses_below() -> None:
    found = terms(
        ("1.", "“标的资产”包括："), ("1.1", "抖音号；"), ("1.2", "会员表。"), ("2.", "价款。")
    )
    assert found == {"标的资产": "：\n1.1 抖音号；\n1.2 会员表。"}


def test_a_name_with_a_colon_is_a_term_only_under_definitions() -> None:
    assert terms(("第一条", "定义"), ("1.1", "标的号：甲方的微信号")) == {"标的号": "甲方的微信号"}
    assert terms(("第一条", "标的"), ("1.1", "收款账户：户名某某")) == {}


def test_a_table_of_terms_is_read() -> None:
    assert terms([["术语", "含义"], ["“标的号”", "甲方的微信号"]]) == {"标的号": "甲方的微信号"}
    assert terms([["项", "内容"], ["标的号", "指甲方的微信号"], ["一", "二"], ["空", ""]]) == {
        "标的号": "指甲方的微信号"
    }


def test_a_term_knows_where_its_name_stands() -> None:
    document, clauses = contract(("1.1", "“标的号”指微信号。"))
    (term,) = find_defined_terms(document, clauses)
    assert isinstance(term, DefinedTerm)
    assert term.name_span.of(document.text) == "标的号"
    assert clauses.by_id[term.clause].body.contains(term.name_span)


def test_a_name_for_the_things_of_the_sentences_before_takes_in_all_of_them():
    found = terms("“甲号”指微信号；“乙号”指抖音号。两者合称“标的”。")
    assert found["标的"] == "“甲号”指微信号；“乙号”指抖音号。"

"""Which clauses the words of a clause name, and which parts of them."""

from __future__ import annotations

import pytest
from contract_files import docx, paragraph

from reviewer.assessment.clause_references import ClausesNamed
from reviewer.document.clauses import segment
from reviewer.document.docx_reader import read_docx
from reviewer.document.places import place_of
from reviewer.law.citations import find_citations
from reviewer.law.library import Library

LIBRARY = Library.load()
CONTRACT = (
    "转让协议",
    "第一条 转让标的",
    "1.1 甲方将微信号转让给乙方。",
    "第二条 移交",
    "2.1 甲方移交密码。",
    "2.2 甲方变更绑定手机。",
    "第三条 甲方应当办理：",
    "（一）账号的移交；",
    "（二）手机号的变更；",
    "（三）资料的交接。",
    "乙方应当协助：",
    "（一）提供营业执照；",
    "（四）到场签字。",
    "前述办理不另收费。",
    "第四条 甲方应当交付：",
    "1、设备；",
    "2、钥匙；",
    "3、图纸。",
    "第五条 付款",
    "价款分两期支付。",
    "甲方开具发票：",
    "1）首期发票；",
    "2）尾款发票。",
)


def named(words: str, *more: str) -> list[tuple[str, list[str]]]:
    """What a clause 第六条 of the contract names: the words, and how the clauses are called."""
    lines = (*CONTRACT, f"第六条 {words}", *more)
    document = read_docx(docx("".join(map(paragraph, lines))), "a.docx")
    tree = segment(document)
    laws = [span for span, _ in find_citations(document.text, LIBRARY)]
    index = ClausesNamed.of(document, tree)
    return [
        (
            said,
            [place_of(each, tree, document) for each in tree if each.id in ids],
        )
        for clause in tree
        if words in clause.body.of(document.text)
        for said, ids in index.references(clause, clause.body.of(document.text), laws)
    ]


def meant(words: str, *more: str) -> list[str]:
    [(_, clauses)] = named(words, *more)
    return clauses


SECOND = ["第二条", "2.1", "2.2"]


@pytest.mark.parametrize(
    ("words", "clauses"),
    [
        ("乙方在第二条的移交完成后付款。", [("第二条", SECOND)]),
        ("乙方在第2条的移交完成后付款。", [("第2条", SECOND)]),
        ("乙方在第2.1条的移交完成后付款。", [("第2.1条", ["2.1"])]),
        ("按 2.2 款办理后付款。", [("2.2 款", ["2.2"])]),
        ("按本协议第一条、第二条付款。", [("第一条", ["第一条", "1.1"]), ("第二条", SECOND)]),
        ("按第一、二条付款。", [("第一、二条", ["第一条", "1.1", *SECOND])]),
        ("按第一至二条付款。", [("第一至二条", ["第一条", "1.1", *SECOND])]),
        ("按附件一交付后付款。", []),
        ("按第十九条付款。", []),
    ],
)  # fmt: skip
def test_a_clause_named_by_its_number_is_found_with_all_under_it(words, clauses):
    assert named(words) == clauses


@pytest.mark.parametrize(
    "words",
    [
        "依照民法典第二条办理。",
        "依照《中华人民共和国民法典》第二条、第一条办理。",
        "依照《中华人民共和国民法典》第三条第（二）项办理。",
        "依原协议第二条办理。",
        "依公司章程第三条第（二）项办理。",
        "付款2.1万元。",
        "乙方章程第二条另有约定。",
    ],
)
def test_what_is_no_clause_of_this_contract_is_not_named(words):
    assert named(words) == []


def test_a_clause_does_not_name_itself():
    assert named("乙方依第六条付款，不迟于第二条的移交。") == [("第二条", SECOND)]


def test_an_annex_is_named_by_its_title():
    assert named("按附件一付款。", "附件一　账号清单") == [("附件一", ["“附件一　账号清单”"])]


def test_a_sentence_about_an_annex_is_no_title():
    assert named("按附件一付款。", "附件一所列账号，以清单为准。") == []


def test_of_a_very_long_range_only_the_ends_are_read():
    assert meant("按第一至九十九条付款。") == ["第一条", "1.1"]


@pytest.mark.parametrize(
    ("words", "clauses"),
    [
        ("违反第四条第2项的，", ["第四条第2项"]),
        ("违反第四条第（二）项的，", ["第四条第2项"]),
        ("违反第四条第1、3项的，", ["第四条第1项", "第四条第3项"]),
        ("违反第四条第1项、第3项的，", ["第四条第1项", "第四条第3项"]),
        ("违反第四条第1项至第3项的，", ["第四条第1项", "第四条第2项", "第四条第3项"]),
        ("违反第二条第2项的，", ["2.2"]),
        ("违反第二条第2款的，", ["2.2"]),
        ("违反第三条第（二）项的，", ["第三条（二）"]),
        ("违反第三条（二）的，", ["第三条（二）"]),
        ("违反第三条第(2)项的，", ["第三条（二）"]),
        ("违反第四条第1项、第九项的，", ["第四条第1项"]),
    ],
)
def test_an_item_is_named_by_its_number_within_the_clause(words, clauses):
    assert meant(words) == clauses


@pytest.mark.parametrize(
    ("words", "clauses"),
    [
        ("违反第三条第二款第（一）项的，", ["第三条（一）"]),
        ("违反第三条第二款的，", ["“乙方应当协助：”", "第三条（一）", "第三条（四）"]),
        ("违反第三条第三款的，", ["“前述办理不另收费。”"]),
        ("违反第五条第一款的，", ["“价款分两期支付。”"]),
        ("违反第五条第二款第（二）项的，", ["第五条2）"]),
        ("违反第三条第（二）款的，", ["第三条（二）"]),
    ],
)
def test_a_paragraph_without_a_number_is_counted(words, clauses):
    assert meant(words) == clauses


def test_the_items_under_two_paragraphs_are_told_apart():
    words = "违反第三条第{}款第（一）项的，"
    first, second = (named(words.format(number)) for number in "一二")
    assert first != second


THIRD = [
    "第三条",
    "第三条（一）",
    "第三条（二）",
    "第三条（三）",
    "“乙方应当协助：”",
    "第三条（一）",
    "第三条（四）",
    "“前述办理不另收费。”",
]


@pytest.mark.parametrize(
    "part",
    ["第（一）项", "第九项", "第零项", "第四款", "第九款第（一）项", "第（二）项第九目"],
)
def test_where_a_part_is_not_there_or_not_the_only_one_the_whole_clause_is_meant(part):
    assert meant(f"违反第三条{part}的，") == THIRD


def test_of_several_clauses_a_part_is_of_none():
    assert meant("违反第二、四条第2项的，") == [
        *SECOND,
        "第四条",
        "第四条第1项",
        "第四条第2项",
        "第四条第3项",
    ]


@pytest.mark.parametrize("own", ["本条", "前款"])
def test_items_of_the_same_clause_are_named_from_a_later_paragraph_of_it(own):
    lines = ("（一）退还价款；", "（二）赔偿损失。")
    last = f"乙方选择{own}第（二）项的，应当书面通知。"
    assert named(last, "第七条 甲方违约的：", *lines, last) == [
        (f"{own}第（二）项", ["第七条（二）"])
    ]

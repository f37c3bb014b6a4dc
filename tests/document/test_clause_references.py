"""Which clauses the words of a clause name, and which parts of them."""

from __future__ import annotations

import pytest
from document.references_read import references

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
    found = references(words, *CONTRACT, f"第六条 {words}", *more)
    return [(said, places) for said, places, _ in found]


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


def test_a_reference_tells_whether_the_clause_stands_in_what_it_names():
    [inside, outside] = references("依第七条", "第六条 甲。", "第七条 乙", "7.1 依第七条、第六条。")
    assert (inside[1], inside[2].around) == (["第七条"], True)
    assert (outside[1], outside[2].around) == (["第六条"], False)


CHAPTERS = (
    "转让协议",
    "第一章 标的",
    "一、甲方转让微信号。",
    "二、甲方移交密码。",
    "第二章 付款",
    "一、乙方付款。",
    "二、甲方开具发票。",
)


def test_a_chapter_is_named_with_all_in_it_and_is_no_clause():
    found = references("依第一章", *CHAPTERS, "三、依第一章、第三章办理。")
    assert [(said, places) for said, places, _ in found] == [("第一章", ["第一章", "一", "二"])]


def test_chapters_are_named_from_one_to_another():
    [(_, places, _)] = references("依第一章至", *CHAPTERS, "三、依第一章至第二章办理。")
    assert len(places) == len(CHAPTERS) - 1  # but for the title, and the clause itself


def test_where_numbers_begin_anew_in_each_chapter_the_nearest_is_meant():
    [(_, _, reference)] = references("依第一条", *CHAPTERS, "三、依第一条办理。")
    [(_, _, other)] = references("依第一条", *CHAPTERS[:4], "三、依第一条办理。", *CHAPTERS[4:])
    assert len(reference.clauses) == len(other.clauses) == 1
    assert reference.clauses != other.clauses
    items = ("1. 依第一条办理。", "2. 依第一条付款。")
    [(_, _, below)] = references("依第一条付", *CHAPTERS, "三、甲方应当：", *items)
    assert below.clauses == reference.clauses


def test_of_numbers_that_begin_anew_nowhere_near_all_are_meant():
    [(_, places, _)] = references("依第一条", "第一条 甲。", "第一条 乙。", "第二条 依第一条。")
    assert places == ["第一条", "第一条"]


RUNNING = (
    "转让协议",
    "一、标的",
    "1. 甲方转让微信号。",
    "2. 甲方移交密码。",
    "二、付款",
    "3. 乙方付款。",
)


def test_digits_that_run_on_below_headings_are_named_by_digits():
    last = "4. 依第1条、第一条、第三条，连同前条付款。"
    assert [(said, places) for said, places, _ in references(last[3:], *RUNNING, last)] == [
        ("第1条", ["一、1"]),
        ("第一条", ["一", "一、1", "一、2"]),
        ("第三条", ["二、3"]),
        ("前条", ["二、3"]),
    ]


def test_digits_that_begin_anew_below_each_heading_are_items():
    lines = ("一、标的", "1. 甲方转让微信号。", "二、付款", "1. 乙方付款。")
    [(_, places, _)] = references("依第1条", *lines, "2. 依第1条办理。")
    assert places == ["一", "一、1"]


@pytest.mark.parametrize(
    ("words", "places"),
    [
        ("违反本条的，", ["第七条", "7.1", "7.2"]),
        ("违反前条的，", ["第六条"]),
        ("违反前两条的，", ["第五条", "第六条"]),
        ("违反前款的，", ["7.2"]),
        ("违反前两款的，", ["7.1", "7.2"]),
        ("违反前项的，", ["7.2"]),
    ],
)  # fmt: skip
def test_a_clause_names_its_neighbours_by_their_place(words, places):
    lines = ("第五条 甲。", "第六条 乙。", "第七条 丙", "7.1 丁。", "7.2 戊。")
    [(_, meant, reference)] = references(words, *lines, f"7.3 {words}")
    assert (meant, reference.follows) == (places, True)


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        ("违反前款的，", ("第一条 违反前款的，",)),
        ("违反前条的，", ("第一条 违反前条的，",)),
        ("违反前条的，", ("违反前条的，",)),
        ("违反前款的，", ("违反前款的，",)),
        ("违反前项的，", ("第一条 标的", "1.1 违反前项的，")),
        ("违反前款的，", ("第一条 标的", "1.1 违反前款的，")),
        ("违反本条的，", ("违反本条的，",)),
        ("违反本章的，", ("第一条 违反本章的，",)),
        ("违反本款的，", ("第一条 违反本款的，",)),
    ],
)
def test_where_nothing_stands_before_or_around_nothing_is_meant(words, lines):
    assert references(words, *lines) == []


def test_this_chapter_is_the_one_that_the_clause_stands_in():
    [(_, places, _)] = references("依本章", *CHAPTERS, "三、依本章办理。")
    assert places == ["第二章", "一", "二"]


def test_the_paragraph_before_is_one_of_the_same_clause():
    words = "前款办理不另收费，"
    [(_, places, _)] = references(
        words, "第一条 甲方应当办理：", "（一）账号的移交；", "（二）资料的交接。", words
    )
    assert places == ["第一条", "第一条（一）", "第一条（二）"]


def test_an_item_of_a_list_is_no_paragraph_before_the_next_item():
    assert references("前款", "第一条 甲方应当：", "（一）移交；", "（二）前款以外的办理。") == []


def test_without_a_list_the_numbers_are_those_of_paragraphs():
    [(_, places, _)] = references("前款", "第一条 移交", "（一）甲方移交。", "（二）前款另计。")
    assert places == ["第一条（一）"]


def test_the_words_of_a_clause_are_the_paragraph_before_its_first_item():
    [(_, places, _)] = references("前款账号", "第一条 甲方交付账号。", "（一）前款账号共三个；")
    assert places == ["第一条"]


@pytest.mark.parametrize(
    ("words", "places"),
    [
        ("上述第（一）项另计", ["第二条（一）"]),
        ("上述第（九）项另计", None),
        ("上述第九款另计", None),
        ("上述第二款第（二）项另计", None),
    ],
)
def test_an_item_of_no_clause_is_of_the_nearest_that_has_it(words, places):
    lines = ("第一条 甲方应当：", "（一）移交；", "第二条 乙方应当：", "（一）付款；")
    found = [meant for _, meant, _ in references(words, *lines, f"（二）{words}")]
    assert found == ([places] if places else [])


def test_a_clause_that_only_a_digit_numbers_may_be_called_an_item():
    lines = ("1. 甲方移交账号。", "2. 乙方付款。", "第三条 甲方到场。")
    found = references("上述第1项", *lines, "4. 上述第1项、第3项另计。")
    assert [meant for _, meant, _ in found] == [["1"]]

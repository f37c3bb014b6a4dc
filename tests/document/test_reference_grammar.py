"""How contracts word references to their own clauses."""

from __future__ import annotations

import pytest

from reviewer.document.reference_grammar import (
    Start,
    Worded,
    annexes_between,
    counts_from_here,
    read_references,
)
from reviewer.text.folding import fold


def worded(words: str) -> list[str]:
    folded = fold(words)
    return [folded[each.start : each.end] for each in read_references(folded)]


def only(words: str) -> Worded:
    [found] = read_references(fold(words))
    return found


def numbers(words: str) -> list[tuple[str, str]]:
    return list(only(words).ranges)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("第3.1条所列名单", ["第3.1条"]),
        ("上述第二条与前两款的约定", ["第二条", "前两款"]),
        ("第2至5条和第一、三条", ["第2至5条", "第一、三条"]),
        ("第一条至第四条、第六条", ["第一条至第四条", "第六条"]),
        ("2.1、2.2所列内容，违反7.2的", ["2.1、2.2", "7.2"]),
        ("按3.1与3.2之和", ["3.1与3.2"]),
        ("第二章、第三节和第四部分", ["第二章", "第三节", "第四部分"]),
        ("第三条第二款第（一）项", ["第三条第二款第(一)项"]),
        ("第三条第一款（三）", ["第三条第一款(三)"]),
        ("第一条（一）至（五）所列", ["第一条(一)至(五)"]),
        ("第一条第（二）（三）项", ["第一条第(二)(三)项"]),
        ("附件一第3项、附表1第4行至第5行", ["附件一第3项", "附表1第4行至第5行"]),
        ("附件一至三以及附件五至附件六", ["附件一至三", "附件五至附件六"]),
        ("附表一甲部至丙部所列", ["附表一甲部至丙部"]),
        ("附件一的第3条", ["附件一的第3条"]),
        ("附件甲所列、附录B所示", ["附件甲", "附录b"]),
        ("上述第1项、第2项", ["第1项、第2项"]),
        ("本条第3项、前款第（二）项", ["本条第3项", "前款第(二)项"]),
    ],
)
def test_a_reference_is_read_with_its_list_its_range_and_its_parts(words, found):
    assert worded(words) == found


@pytest.mark.parametrize(
    "words",
    [
        "甲方付款2.1万元，每一条都讲过",
        "本项目的前款项由目前一款产品的本章程规定",
        "第三方在第一期付款",
        "写在第三列",
        "其中任何一项、前四个",
        "所附第一项目",
        "2021.1.5.7.9所列",
        "v2.1的接口",
        "按清单第2项办理",
        "甲类和第二项办理",
    ],
)
def test_words_that_only_look_so_are_no_reference(words):
    assert worded(words) == []


@pytest.mark.parametrize(
    "words",
    [
        "依民法典第二条、第三条第一项",
        "依《中华人民共和国网络安全法》第四十四条之规定",
        "依《劳动合同法（2012年修正）》第二条、民法典合同编第五条",
        "依该条例的第三条",
        "依章程第三条",
        "依原《转让协议》第三条、主合同第二条、老协议中第一条",
        "披露函第2项",
        "补充协议第五条",
    ],
)
def test_articles_of_laws_and_of_other_papers_are_not_of_this_contract(words):
    assert worded(words) == []


def test_after_a_law_this_contract_may_be_referred_to_again():
    assert worded("依民法典第二条及本合同第四条") == ["第四条"]


def test_a_paper_that_speaks_of_itself_is_not_another():
    assert worded("依本办法第三条") == ["第三条"]


def test_an_annex_has_no_letter_where_a_party_or_a_word_follows():
    assert worded("附件甲方已收到附表leads字段") == ["附件", "附表"]


def test_numbers_are_plain_however_they_are_written():
    assert numbers("第十二条") == numbers("第12条") == [("12", "12")]


def test_what_is_no_number_names_nothing():
    assert numbers("第零条") == [("", "")]


def test_members_of_a_list_stand_alone_and_of_a_range_together():
    assert numbers("第1、3至5条") == [("1", "1"), ("3", "5")]
    assert numbers("第2.1款至第2.3款") == [("2.1", "2.3")]


def test_a_chapter_is_no_clause():
    assert (only("第二章").origin, only("第二条").origin) == (Start.CHAPTER, Start.CLAUSE)


def test_the_numbers_of_parts_are_written_out():
    assert [each.numbers for each in only("第三条第二款第（一）至（三）项").steps] == [
        ("2",),
        ("1", "2", "3"),
    ]


def test_of_a_very_long_range_of_parts_only_the_ends_are_read():
    assert only("附件一第1项至第99项").steps[0].numbers == ("1", "99")


def test_decimals_are_no_range_of_parts():
    assert only("附件一第2.1条").steps[0].numbers == ("2.1",)


@pytest.mark.parametrize(
    ("words", "letters"),
    [
        ("附表一甲部及丙部", "甲丙"),
        ("附件一A组", "a"),
        ("附表一乙至丁部", "乙丙丁"),
        ("附表一甲至B部", "甲b"),
    ],
)
def test_the_groups_of_an_annex_are_called_by_letters(words, letters):
    assert only(words).letters == frozenset(letters)


def test_a_part_named_later_in_the_sentence_is_of_what_was_named_before():
    first, second = read_references(fold("指附件一第4项所列名册及第5项所列账号"))
    assert (second.origin, second.ranges) == (Start.ANNEX, first.ranges)
    assert second.steps[0].numbers == ("5",)


def test_a_part_named_in_another_sentence_is_of_nothing_yet_named():
    _, second = read_references(fold("指附件一第4项。第5项另计"))
    assert second.origin is Start.NOTHING


def test_annexes_from_one_to_another_are_all_named():
    assert annexes_between("附件2", "附件4") == ("附件2", "附件3", "附件4")
    assert annexes_between("附件2", "附件2") == ("附件2",)
    assert annexes_between("附件甲", "附件3") == ("附件甲", "附件3")
    assert annexes_between("附件1", "附件十十") == ("附件1", "附件十十")


def test_what_is_named_by_its_place_has_no_number():
    assert [counts_from_here(each) for each in ("前款", "本条", "前两款", "前款第（二）项")] == [
        True,
        True,
        True,
        False,
    ]

"""Automatic numbers as Word prints them (ECMA-376 Part 1 §17.9)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest
from contract_files import docx, level, listed, lists, paragraph
from hypothesis import given
from hypothesis import strategies as st

from reviewer.document.docx_reader import read_docx
from reviewer.document.model import Block, Document
from reviewer.document.numbering import Level, Numberer, Numbering, read_definitions

ARTICLES = level(0, "第%1条", "chineseCounting") + level(1, "（%2）", "chineseCounting")
DECIMAL = level(0, "%1.") + level(1, "%1.%2") + level(2, "%1.%2.%3")


def labels(*paragraphs: str, numbering: str, styles: str = "") -> list[str | None]:
    """The label of every paragraph of a document."""
    document = read_docx(docx("".join(paragraphs), numbering=numbering, styles=styles), "a.docx")
    return [block.label for block in document.blocks]


def counted(levels: Sequence[int], numbering: str) -> list[str | None]:
    """The labels of paragraphs of one list at the given levels."""
    return labels(*(listed("甲", at) for at in levels), numbering=numbering)


def test_a_plain_list_counts() -> None:
    assert counted([0, 0, 0], lists(level(0, "%1、"))) == ["1、", "2、", "3、"]


def test_a_list_may_begin_anywhere() -> None:
    assert counted([0, 0], lists(level(0, "%1.", start=7))) == ["7.", "8."]


def test_chinese_articles_and_items() -> None:
    assert counted([0, 1, 1, 0, 1], lists(ARTICLES)) == [
        "第一条",
        "（一）",
        "（二）",
        "第二条",
        "（一）",
    ]


def test_deeper_levels_begin_anew_under_each_number() -> None:
    assert counted([0, 1, 2, 2, 1, 2, 0, 1], lists(DECIMAL)) == [
        "1.",
        "1.1",
        "1.1.1",
        "1.1.2",
        "1.2",
        "1.2.1",
        "2.",
        "2.1",
    ]


def test_a_level_that_was_skipped_counts_as_begun() -> None:
    assert counted([1, 0], lists(DECIMAL)) == ["1.1", "1."]


def test_restart_zero_never_begins_anew() -> None:
    more = '<w:lvlRestart w:val="0"/>'
    numbering = lists(level(0, "第%1章") + level(1, "第%2条", more=more))
    assert counted([0, 1, 1, 0, 1], numbering)[-1] == "第3条"


def test_restart_names_the_level_after_which_to_begin_anew() -> None:
    more = '<w:lvlRestart w:val="1"/>'
    numbering = lists(level(0, "%1") + level(1, "%2") + level(2, "(%3)", more=more))
    assert counted([0, 1, 2, 1, 2, 0, 1, 2], numbering) == [
        "1",
        "1",
        "(1)",
        "2",
        "(2)",
        "2",
        "1",
        "(1)",
    ]


def test_legal_levels_print_decimal_numbers_throughout() -> None:
    numbering = lists(level(0, "第%1条", "chineseCounting") + level(1, "%1.%2", more="<w:isLgl/>"))
    assert counted([0, 1, 0, 1], numbering) == ["第一条", "1.1", "第二条", "2.1"]


def test_a_legal_level_prints_nothing_for_a_level_without_numbers() -> None:
    numbering = lists(level(0, "%1", "none") + level(1, "第%1%2条", more="<w:isLgl/>"))
    assert counted([0, 1], numbering) == [None, "第1条"]


def test_without_legal_a_level_prints_the_number_above_in_its_own_form() -> None:
    numbering = lists(level(0, "%1", "chineseCounting") + level(1, "%1.%2"))
    assert counted([0, 1], numbering) == ["一", "一.1"]


def test_a_start_override_begins_a_list_anew_once() -> None:
    nums = (
        '<w:num w:numId="9"><w:abstractNumId w:val="0"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    )
    numbering = lists(level(0, "%1."), nums=nums)
    body = [listed("甲", 0, 1), listed("乙", 0, 1), listed("丙", 0, 9), listed("丁", 0, 9)]
    assert labels(*body, numbering=numbering) == ["1.", "2.", "5.", "6."]


def test_lists_of_one_abstract_count_on_from_each_other() -> None:
    nums = '<w:num w:numId="9"><w:abstractNumId w:val="0"/></w:num>'
    numbering = lists(level(0, "%1."), nums=nums)
    assert labels(listed("甲", 0, 1), listed("乙", 0, 9), numbering=numbering) == ["1.", "2."]


def test_an_override_may_replace_a_level() -> None:
    nums = (
        '<w:num w:numId="9"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        f"{level(0, '（%1）', 'chineseCounting')}</w:lvlOverride></w:num>"
    )
    numbering = lists(level(0, "%1."), nums=nums)
    assert labels(listed("甲", 0, 9), numbering=numbering) == ["（一）"]


def test_two_lists_count_apart() -> None:
    numbering = lists(level(0, "%1."), level(0, "%1)"))
    body = [listed("甲", 0, 1), listed("乙", 0, 2), listed("丙", 0, 1)]
    assert labels(*body, numbering=numbering) == ["1.", "1)", "2."]


STYLES = (
    '<w:style w:type="paragraph" w:styleId="Article"><w:name w:val="条"/><w:pPr><w:numPr>'
    '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Item"><w:name w:val="款"/><w:basedOn w:val="Article"/>'
    '<w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="我的条"/>'
    '<w:basedOn w:val="Article"/></w:style>'
)
LINKED = level(0, "第%1条", "chineseCounting", more='<w:pStyle w:val="Article"/>') + level(
    1, "%2、", more='<w:pStyle w:val="Item"/>'
)


def styled(text: str, style: str, more: str = "") -> str:
    return paragraph(text, f'<w:pStyle w:val="{style}"/>{more}')


def test_a_style_numbers_its_paragraphs() -> None:
    body = [styled("定义", "Article"), styled("账号", "Item"), styled("价款", "Article")]
    assert labels(*body, numbering=lists(LINKED), styles=STYLES) == ["第一条", "1、", "第二条"]


def test_a_style_inherits_its_list() -> None:
    body = [styled("定义", "Own"), styled("价款", "Own")]
    assert labels(*body, numbering=lists(LINKED), styles=STYLES) == ["第一条", "第二条"]


def test_list_zero_takes_a_styles_number_away() -> None:
    none = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'
    body = [styled("定义", "Article"), styled("无号", "Article", none), styled("价款", "Article")]
    assert labels(*body, numbering=lists(LINKED), styles=STYLES) == ["第一条", None, "第二条"]


def test_a_numbering_style_lends_its_levels() -> None:
    styles = (
        '<w:style w:type="numbering" w:styleId="Legal"><w:name w:val="Legal"/>'
        '<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
    )
    numbering = lists('<w:numStyleLink w:val="Legal"/>', level(0, "第%1条", "chineseCounting"))
    assert labels(listed("甲"), numbering=numbering, styles=styles) == ["第一条"]


def test_a_circle_of_style_links_ends() -> None:
    styles = (
        '<w:style w:type="numbering" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
        "</w:pPr></w:style>"
    )
    assert labels(listed("甲"), numbering=lists('<w:numStyleLink w:val="L"/>'), styles=styles) == [
        None
    ]


def test_empty_paragraphs_of_a_list_count() -> None:
    body = [listed("甲"), listed(""), listed("丙")]
    assert labels(*body, numbering=lists(level(0, "%1.")))[-1] == "3."


def test_a_hidden_paragraph_has_no_number() -> None:
    hidden = '<w:numPr><w:numId w:val="1"/></w:numPr><w:rPr><w:vanish/></w:rPr>'
    body = [paragraph("甲", hidden), listed("乙")]
    assert labels(*body, numbering=lists(level(0, "%1."))) == [None, "1."]


def test_bullets_are_no_numbers() -> None:
    assert counted([0, 0], lists(level(0, "•", "bullet"))) == [None, None]


def test_a_level_without_text_has_no_label() -> None:
    assert counted([0], lists(level(0, ""))) == [None]


def test_a_level_that_is_not_defined_has_no_label() -> None:
    assert counted([5], lists(level(0, "%1."))) == [None]


def test_a_list_that_is_not_defined_numbers_nothing() -> None:
    assert labels(listed("甲", 0, 77), numbering=lists(level(0, "%1."))) == [None]


def test_nested_alternate_content_is_a_custom_format() -> None:
    choice = (
        '<mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" '
        'w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/>'
        "</mc:Fallback></mc:AlternateContent>"
    )
    xml = f'<w:lvl w:ilvl="0"><w:start w:val="1"/>{choice}<w:lvlText w:val="%1"/></w:lvl>'
    assert counted([0, 0], lists(xml)) == ["001", "002"]


def test_a_start_that_is_no_number_is_zero() -> None:
    xml = level(0, "%1.").replace('w:start w:val="1"', 'w:start w:val="x"')
    assert counted([0], lists(xml)) == ["0."]


def test_no_numbering_part_defines_nothing() -> None:
    assert read_definitions(None, lambda style: None) == {}


@pytest.mark.parametrize("at", [-1, 9])
def test_levels_beyond_nine_do_not_exist(at: int) -> None:
    numberer = Numberer({"1": Numbering("0", {0: Level(text="%1.")})})
    assert numberer.label("1", at) is None


@given(st.lists(st.integers(0, 2), min_size=1, max_size=40))
def test_decimal_numbers_grow_like_a_table_of_contents(levels: list[int]) -> None:
    numbering = Numbering(
        "0", {0: Level(text="%1"), 1: Level(text="%1.%2"), 2: Level(text="%1.%2.%3")}
    )
    numberer = Numberer({"1": numbering})
    seen: list[tuple[int, ...]] = []
    for wanted in levels:
        at = min(wanted, len(seen[-1]) if seen else 0)  # no level is skipped
        label = numberer.label("1", at)
        assert label is not None
        seen.append(tuple(map(int, label.split("."))))
        assert len(seen[-1]) == at + 1
    for before, number in pairwise(seen):
        # A number is the successor of the one before at its depth, or the first below it.
        same = before[: len(number)]
        if len(same) == len(number):
            assert number == (*same[:-1], same[-1] + 1)
        else:
            assert number[: len(before)] == before
            assert set(number[len(before) :]) == {1}


# Cases of the standard, each as a little document


def test_a_list_may_be_found_by_the_style_it_defines() -> None:
    numbering = lists(
        '<w:numStyleLink w:val="Legal"/>',
        '<w:styleLink w:val="Legal"/>' + level(0, "第%1条", "chineseCounting"),
    )
    assert labels(listed("甲"), numbering=numbering) == ["第一条"]


def test_a_start_override_counts_for_a_level_that_was_never_numbered() -> None:
    nums = (
        '<w:num w:numId="9"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="4"/></w:lvlOverride></w:num>'
    )
    numbering = lists(DECIMAL, nums=nums)
    assert labels(listed("甲", 1, 9), listed("乙", 1, 9), numbering=numbering) == ["4.1", "4.2"]


def test_two_lists_with_overrides_each_begin_anew() -> None:
    nums = "".join(
        f'<w:num w:numId="{ident}"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        for ident in (8, 9)
    )
    numbering = lists(level(0, "%1."), nums=nums)
    body = [listed("甲", 0, 8), listed("乙", 0, 8), listed("丙", 0, 9), listed("丁", 0, 8)]
    assert labels(*body, numbering=numbering) == ["1.", "2.", "1.", "2."]


def test_a_level_replaced_for_one_list_counts_on_with_the_others() -> None:
    replaced = level(0, "第%1款", "chineseCounting", start=5)
    nums = (
        '<w:num w:numId="9"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        f"{replaced}</w:lvlOverride></w:num>"
    )
    numbering = lists(level(0, "%1."), nums=nums)
    assert labels(listed("甲", 0, 1), listed("乙", 0, 9), numbering=numbering) == ["1.", "第二款"]


def test_a_level_prints_those_above_in_their_forms_and_skips_silent_ones() -> None:
    numbering = lists(
        level(0, "第%1章", "chineseCountingThousand")
        + level(1, "", "none")
        + level(2, "%1-%2-%3", "upperRoman")
    )
    assert counted([0, 1, 2], numbering) == ["第一章", None, "一--I"]


def test_a_legal_level_prints_letters_and_circles_as_digits() -> None:
    numbering = lists(
        level(0, "%1", "upperLetter")
        + level(1, "%2", "decimalEnclosedCircle")
        + level(2, "%1.%2.%3", "lowerRoman", more="<w:isLgl/>")
    )
    assert counted([0, 1, 1, 2], numbering) == ["A", "①", "②", "1.2.1"]


def test_a_number_of_a_deeper_level_named_in_a_text_is_not_printed() -> None:
    assert counted([0], lists(level(0, "%1.%2") + level(1, "%2"))) == ["1."]


def test_a_paragraph_that_was_deleted_takes_no_number_and_one_that_came_does() -> None:
    numbered = '<w:numPr><w:numId w:val="1"/></w:numPr>'
    gone = (
        f"<w:p><w:pPr>{numbered}<w:rPr><w:del/></w:rPr></w:pPr>"
        "<w:del><w:r><w:delText>旧</w:delText></w:r></w:del></w:p>"
    )
    came = (
        f"<w:p><w:pPr>{numbered}<w:rPr><w:ins/></w:rPr></w:pPr>"
        "<w:ins><w:r><w:t>新</w:t></w:r></w:ins></w:p>"
    )
    body = listed("甲") + gone + came + listed("乙")
    data = docx(body, numbering=lists(level(0, "%1.")))
    final = [(b.label, b.span.of(t)) for t, b in with_text(read_docx(data, "a.docx"))]
    assert final == [("1.", "甲"), ("2.", "新"), ("3.", "乙")]
    original = read_docx(data, "a.docx", revision="original")
    assert [(b.label, b.span.of(t)) for t, b in with_text(original)] == [
        *(("1.", "甲"), ("2.", "旧"), ("3.", "乙")),
    ]


def with_text(document: Document) -> list[tuple[str, Block]]:
    return [(document.text, block) for block in document.blocks]


@pytest.mark.parametrize(
    ("text", "font", "sign"),
    [
        ("•", "", "•"),
        ("\uf0b7", "Symbol", "•"),
        ("\uf0fc", "Wingdings", "✓"),
        ("\uf021", "Wingdings", "□"),
        ("", "", ""),
    ],
)
def test_bullets_look_as_in_their_font(text: str, font: str, sign: str) -> None:
    assert Level(number_format="bullet", text=text, font=font).bullet == sign


def test_a_level_of_numbers_has_no_bullet() -> None:
    assert Level(text="%1.").bullet == ""


def test_the_view_is_told_of_a_bullet_and_its_font() -> None:
    font = '<w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr>'
    numbering = lists(level(0, "\uf0d8", "bullet", more=font))
    document = read_docx(docx(listed("甲"), numbering=numbering), "a.docx", formatting=True)
    assert document.formats[0].bullet == "➢"
    assert document.blocks[0].label is None

"""Citations in words are parsed, found in contracts, and written as statutes write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.errors import UnknownCitationError
from reviewer.law.citation_words import bracketed
from reviewer.law.citations import find_citations, parse, parse_all
from reviewer.law.library import Library
from reviewer.law.model import ArticleNumber, Citation
from reviewer.law.numbers import (
    article_label,
    numeral,
    numeral_value,
    parse_article_key,
)

LIBRARY = Library.load()


@pytest.mark.parametrize(
    ("words", "law", "number", "paragraph", "item"),
    [
        ("民法典 1038", "民法典", (1038, 0), None, None),
        ("《民法典》第一千零三十八条第一款", "民法典", (1038, 0), 1, None),
        ("中华人民共和国合同法第五十二条第（五）项", "合同法", (52, 0), None, 5),
        ("合同法52(5)", "合同法", (52, 0), None, 5),
        ("民法典153Ⅰ", "民法典", (153, 0), 1, None),
        ("刑法253之一", "刑法", (253, 1), None, None),
        ("刑法第二百五十三条之一", "刑法", (253, 1), None, None),
        ("刑法253-1", "刑法", (253, 1), None, None),
        ("法释〔2017〕10号第五条", "侵犯公民个人信息刑案解释", (5, 0), None, None),
        ("网络信息保护决定第一项", "加强网络信息保护决定", (1, 0), None, None),
        ("民法典合同编通则解释第十六条第二款", "合同编通则解释", (16, 0), 2, None),
        ("民法典第153条的规定", "民法典", (153, 0), None, None),
    ],
)
def test_one_citation_is_parsed_however_it_is_written(words, law, number, paragraph, item) -> None:
    expected = Citation(law, ArticleNumber(*number), paragraph, item)
    assert parse(words, LIBRARY) == expected


def test_a_list_and_a_range_are_all_their_members() -> None:
    numbers = [c.number.number for c in parse_all("民法典153、155至157", LIBRARY)]
    assert numbers == [153, 155, 156, 157]


@pytest.mark.parametrize(
    "words", ["民法典", "第三条", "海商法第一条", "民法典153的约定", "", "转让"]
)
def test_what_is_no_citation_is_refused(words) -> None:
    with pytest.raises(UnknownCitationError):
        parse_all(words, LIBRARY)


def test_two_citations_are_not_one() -> None:
    with pytest.raises(UnknownCitationError):
        parse("民法典153、155", LIBRARY)


def found_in(text: str) -> list[tuple[str, str, int]]:
    return [
        (span.of(text), citation.law, citation.number.number)
        for span, citation in find_citations(text, LIBRARY)
    ]


def test_citations_are_found_in_running_text_with_their_words() -> None:
    text = "依照《中华人民共和国民法典》第一百五十三条、第一百五十七条，双方同意。"
    assert found_in(text) == [
        ("《中华人民共和国民法典》第一百五十三条", "民法典", 153),
        ("第一百五十七条", "民法典", 157),
    ]


def test_a_clause_of_the_contract_is_no_citation() -> None:
    assert found_in("依照本合同第三条约定、民法典第一百五十三条、第五条约定办理") == [
        ("民法典第一百五十三条", "民法典", 153)
    ]


def test_paragraphs_and_items_of_one_article_are_listed_each() -> None:
    text = "民法典第一百五十三条第一款、第二款，合同法第五十二条第（三）项至第（五）项"
    parts = [(c.paragraph, c.item) for _, c in find_citations(text, LIBRARY)]
    assert parts == [(1, None), (2, None), (None, 3), (None, 4), (None, 5)]


def test_a_range_of_paragraphs_is_all_of_them() -> None:
    text = "合同编通则解释第十六条第一款至第三款"
    assert [c.paragraph for _, c in find_citations(text, LIBRARY)] == [1, 2, 3]


def test_numbers_may_share_one_unit() -> None:
    assert [number for *_, number in found_in("民法典第一百五十三、一百五十四条")] == [153, 154]


def test_the_points_of_a_decision_are_its_articles() -> None:
    text = "加强网络信息保护决定第一项、第二项"
    assert [number for *_, number in found_in(text)] == [1, 2]


def test_a_remark_in_brackets_may_stand_between_law_and_number() -> None:
    assert found_in("《民法典》（以下称该法）第一百五十三条")[0][1:] == ("民法典", 153)


@pytest.mark.parametrize(
    "text", ["民法典第三百条之二十日内", "第三条所称民法典", "（见附件）第三条"]
)
def test_words_round_a_number_do_not_mislead(text) -> None:
    assert [number for *_, number in found_in(text)] in ([300], [])


def test_a_law_unknown_here_is_found_in_brackets() -> None:
    assert found_in("《中华人民共和国海商法》第四条") == [
        ("《中华人民共和国海商法》第四条", "中华人民共和国海商法", 4)
    ]


@pytest.mark.parametrize(
    "text", ["适用劳动合同法第三条", "依照德国民法典第二百四十二条", "《操作方法》第三条"]
)
def test_the_end_of_another_laws_name_is_not_the_law(text) -> None:
    assert found_in(text) == []


def test_the_same_law_is_the_one_cited_before() -> None:
    text = "个人信息保护法第二十三条及该法第二十九条；同法第三十条"
    assert [(law, number) for _, law, number in found_in(text)] == [
        ("个人信息保护法", 23),
        ("个人信息保护法", 29),
        ("个人信息保护法", 30),
    ]


def test_another_contract_law_does_not_pass_for_the_same_law() -> None:
    text = "个人信息保护法第二十三条，劳动合同法第三条"
    assert [number for _, _, number in found_in(text)] == [23]


def test_a_decision_is_cited_by_its_points() -> None:
    assert article_label(ArticleNumber(1), "项") == "第一项"


@pytest.mark.parametrize("law", LIBRARY.laws, ids=lambda law: law.id)
def test_every_stored_article_is_found_by_how_it_is_written(law) -> None:
    for article in law.articles:
        for title in (law.title, law.short):
            written = bracketed(title) + article_label(article.number, law.unit)
            assert parse(written, LIBRARY) == Citation(law.short, article.number)


@given(st.integers(1, 9999))
def test_a_numeral_reads_back(value) -> None:
    assert numeral_value(numeral(value)) == value


@given(st.integers(1, 1300), st.integers(0, 9))
def test_an_article_number_reads_back_from_its_label(number, suffix) -> None:
    article = ArticleNumber(number, suffix)
    assert parse("民法典" + article_label(article), LIBRARY).number == article


@pytest.mark.parametrize(
    ("key", "number"), [("253", (253, 0)), ("253-1", (253, 1)), ("0", None), ("x", None)]
)
def test_a_data_file_writes_the_inserted_article_with_a_dash(key, number) -> None:
    assert parse_article_key(key) == (None if number is None else ArticleNumber(*number))


@pytest.mark.parametrize("value", [0, 10000, -1])
def test_there_is_no_numeral_outside_the_range(value) -> None:
    with pytest.raises(ValueError, match=str(value)):
        numeral(value)


@pytest.mark.parametrize(
    "words",
    [
        "中华人民共和国民法典第一百五十三条",
        "《中华人民共和国民法典》第一百五十三条",
        "依照《中华人民共和国 民法典》第一百五十三条",
    ],
)
def test_the_name_of_the_state_belongs_to_the_name_of_the_law(words) -> None:
    ((span, citation),) = find_citations(words, LIBRARY)
    assert citation.law == "民法典"
    assert span.of(words).lstrip("《").startswith("中华人民共和国")


@pytest.mark.parametrize("words", ["某法》第三条", "民法典第零条", "民法典第一百五十三款"])
def test_what_only_looks_like_a_citation_is_none(words) -> None:
    assert find_citations(words, LIBRARY) == []


def test_the_name_of_the_state_may_stand_inside_a_title() -> None:
    words = "依最高人民法院关于适用中华人民共和国民法典合同编通则若干问题的解释第十六条"
    ((span, citation),) = find_citations(words, LIBRARY)
    assert citation.law == "合同编通则解释"
    assert span.start == 1

"""A citation is written in one way wherever it stands."""

from __future__ import annotations

from datetime import date

import pytest

from reviewer.law.citation_words import article_words, bracketed, citation_words
from reviewer.law.citations import parse
from reviewer.law.library import Library
from reviewer.law.model import Basis, ResolvedCitation

LIBRARY = Library.load()
DAY = date(2020, 6, 1)


def resolved(words: str) -> ResolvedCitation:
    found = LIBRARY.resolve(parse(words, LIBRARY), DAY, Basis.SIGNED)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("words", "article", "written"),
    [
        ("民法总则153Ⅰ", "《民法总则》第一百五十三条", "《民法总则》第一百五十三条第一款"),
        ("民法总则153", "《民法总则》第一百五十三条", "《民法总则》第一百五十三条"),
        ("合同法52(5)", "《合同法》第五十二条", "《合同法》第五十二条第（五）项"),
        ("刑法253之一", "《刑法》第二百五十三条之一", "《刑法》第二百五十三条之一"),
    ],
)
def test_a_citation_is_written_as_statutes_are_cited(words, article, written) -> None:
    assert article_words(resolved(words)) == article
    assert citation_words(resolved(words)) == written


def test_the_official_title_is_written_where_it_is_asked_for() -> None:
    assert citation_words(resolved("民法总则153Ⅰ"), full=True) == (
        "《中华人民共和国民法总则》第一百五十三条第一款"
    )


def test_brackets_inside_a_title_become_single() -> None:
    assert bracketed("关于适用《中华人民共和国民法典》的解释") == (
        "《关于适用〈中华人民共和国民法典〉的解释》"
    )

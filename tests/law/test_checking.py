"""Citations in a contract are checked against its day: missing, repealed, too early, renumbered."""

from __future__ import annotations

from datetime import date

import pytest

from reviewer.law.checking import CheckedCitation, check_citation, explain
from reviewer.law.citations import find_citations
from reviewer.law.library import Library
from reviewer.law.model import ArticleNumber, Citation, CitationStatus

LIBRARY = Library.load()


def only(text: str, day: date) -> CheckedCitation:
    [(_, citation)] = find_citations(text, LIBRARY)
    return check_citation(citation, day, LIBRARY)


@pytest.mark.parametrize(
    ("text", "day", "status", "words"),
    [
        ("民法典第一千三百条", date(2022, 1, 1), CitationStatus.NO_SUCH_ARTICLE, "共1260条"),
        ("民法典第一百五十三条第八款", date(2022, 1, 1), CitationStatus.NO_SUCH_PART, "款、项"),
        ("合同法第五十二条", date(2022, 1, 1), CitationStatus.REPEALED, "由《民法典》取代"),
        ("个人信息保护法第二十三条", date(2019, 3, 1), CitationStatus.NOT_YET, "尚未施行"),
        ("合同编通则解释第十六条", date(2019, 3, 1), CitationStatus.NOT_YET, "不及于2019-03-01"),
    ],
)
def test_a_wrong_citation_says_what_is_wrong(text, day, status, words) -> None:
    checked = only(text, day)
    assert checked.status is status
    assert checked.wrong
    assert words in checked.message


def test_a_repealed_article_names_the_articles_of_today() -> None:
    assert "第一百五十三条" in only("合同法第五十二条", date(2022, 1, 1)).message


def test_a_right_citation_needs_no_words() -> None:
    checked = only("民法典第一百五十三条", date(2022, 1, 1))
    assert (checked.wrong, checked.renumbered, checked.message) == (False, False, "")


@pytest.mark.parametrize("text", ["民法典第二百条", "《中华人民共和国海商法》第四条"])
def test_what_is_not_stored_is_not_called_wrong(text) -> None:
    checked = only(text, date(2022, 1, 1))
    assert not checked.wrong
    assert "未核" in checked.message


def test_after_renumbering_a_number_that_means_another_article_is_pointed_out() -> None:
    checked = only("网络安全法第四十四条", date(2026, 3, 1))
    assert checked.renumbered
    assert not checked.wrong
    assert "原第四十四条现为第四十六条" in checked.message


def test_before_renumbering_there_is_nothing_to_point_out() -> None:
    assert not only("网络安全法第四十四条", date(2025, 12, 31)).renumbered


def test_a_citation_that_is_not_for_the_day_says_so() -> None:
    later = Citation("民法典", ArticleNumber(153), since=date(2023, 1, 1))
    assert explain(LIBRARY, later, date(2022, 1, 1)) == (
        "《民法典》第一百五十三条不用于2022-01-01签订的合同。"
    )

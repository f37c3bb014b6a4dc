"""Which text governs on which day, and why."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.law.citation_words import part_label
from reviewer.law.citations import parse
from reviewer.law.library import Library
from reviewer.law.model import (
    ArticleNumber,
    Basis,
    Citation,
    CitationStatus,
    LawKind,
    ResolvedCitation,
    TextStatus,
)

LIBRARY = Library.load()
ANY_DAY = st.dates(date(2000, 1, 1), date(2030, 1, 1))
CITATIONS = st.sampled_from(
    [Citation(law.id, article.number) for law in LIBRARY.laws for article in law.articles]
)


def resolve(words: str, day: date) -> ResolvedCitation | None:
    return LIBRARY.resolve(parse(words, LIBRARY), day)


def status(words: str, day: date) -> CitationStatus:
    return LIBRARY.status(parse(words, LIBRARY), day)


def test_the_civil_code_begins_with_2021() -> None:
    assert resolve("民法典153", date(2020, 12, 31)) is None
    assert status("民法典153", date(2020, 12, 31)) is CitationStatus.NOT_YET
    first = resolve("民法典153", date(2021, 1, 1))
    assert first is not None
    assert first.text is not None
    assert first.text.startswith("违反法律、行政法规的强制性规定的民事法律行为无效")


def test_the_contract_law_ends_with_2020() -> None:
    assert resolve("合同法52", date(2020, 12, 31)) is not None
    assert status("合同法52", date(2021, 1, 1)) is CitationStatus.REPEALED


@pytest.mark.parametrize(
    ("day", "words"),
    [(date(2025, 12, 31), "任何个人和组织"), (date(2026, 1, 1), "网络运营者不得泄露")],
)
def test_a_renumbered_article_is_the_text_of_its_day(day, words) -> None:
    found = resolve("网络安全法44", day)
    assert found is not None
    assert found.text is not None
    assert found.text.startswith(words)


def test_an_interpretation_reaches_facts_before_it_by_its_own_time_clause() -> None:
    found = resolve("合同编通则解释16", date(2021, 3, 1))
    assert found is not None
    assert "第六十九条第二款" in found.applies_because
    assert "不以合同签订日为界" in found.applies_because


def test_an_interpretation_does_not_reach_facts_before_the_code_it_explains() -> None:
    assert status("合同编通则解释16", date(2020, 12, 31)) is CitationStatus.NOT_YET


def test_the_rules_on_the_time_of_the_code_reach_old_facts() -> None:
    assert status("时间效力规定1", date(2015, 1, 1)) is CitationStatus.APPLIES


def test_a_paragraph_is_cited_with_its_own_text_only() -> None:
    whole = resolve("民法典1038", date(2022, 1, 1))
    first = resolve("民法典第一千零三十八条第一款", date(2022, 1, 1))
    assert whole is not None
    assert first is not None
    assert whole.text is not None
    assert first.text == whole.text.split("\n")[0]


def test_an_item_is_read_with_its_paragraph() -> None:
    found = resolve("合同法第五十二条第（五）项", date(2019, 1, 1))
    assert found is not None
    assert found.text is not None
    assert "（五）违反法律、行政法规的强制性规定" in found.text


@pytest.mark.parametrize("words", ["民法典第一百五十三条第九款", "合同法第五十二条第（九）项"])
def test_a_part_that_is_not_there_does_not_resolve(words) -> None:
    day = date(2022, 1, 1) if words.startswith("民") else date(2019, 1, 1)
    assert status(words, day) is CitationStatus.NO_SUCH_PART


def test_an_article_beyond_the_last_does_not_exist() -> None:
    assert status("民法典1261", date(2022, 1, 1)) is CitationStatus.NO_SUCH_ARTICLE
    assert status("合同法429", date(2019, 1, 1)) is CitationStatus.NO_SUCH_ARTICLE


def test_the_last_article_exists_though_it_is_not_stored() -> None:
    assert status("合同法428", date(2019, 1, 1)) is CitationStatus.NOT_STORED


def test_an_interpretation_has_its_own_last_article_for_facts_before_it_too() -> None:
    assert status("合同编通则解释70", date(2022, 1, 1)) is CitationStatus.NO_SUCH_ARTICLE


def test_facts_of_the_first_day_are_reached_and_those_before_are_not() -> None:
    reached = status("合同编通则解释17", date(2021, 1, 1))
    assert (reached, status("合同编通则解释17", date(2020, 12, 31))) == (
        CitationStatus.APPLIES,
        CitationStatus.NOT_YET,
    )


def test_an_article_that_is_not_stored_is_not_said_to_be_missing() -> None:
    assert status("民法典200", date(2022, 1, 1)) is CitationStatus.NOT_STORED


def test_a_law_that_is_not_stored_is_unknown() -> None:
    assert (
        LIBRARY.status(Citation("海商法", ArticleNumber(1)), date(2022, 1, 1))
        is CitationStatus.UNKNOWN_LAW
    )
    assert LIBRARY.versions("海商法", ArticleNumber(1)) == ()
    assert LIBRARY.article("海商法", ArticleNumber(1), date(2022, 1, 1)) is None


def test_a_citation_keeps_to_its_own_days() -> None:
    cited = Citation("民法典", ArticleNumber(153), since=date(2022, 1, 1), before=date(2023, 1, 1))
    days = (date(2021, 12, 31), date(2022, 1, 1), date(2022, 12, 31), date(2023, 1, 1))
    assert [LIBRARY.status(cited, day) for day in days] == [
        CitationStatus.EXCLUDED,
        CitationStatus.APPLIES,
        CitationStatus.APPLIES,
        CitationStatus.EXCLUDED,
    ]


def test_a_text_that_nobody_vouches_for_is_not_shown() -> None:
    found = resolve("民法总则157", date(2019, 1, 1))
    assert found is not None
    assert found.text is None
    assert found.text_status is TextStatus.UNVERIFIED


@pytest.mark.parametrize(
    ("basis", "words"),
    [
        (Basis.SIGNED, "合同签订于2022-01-01"),
        (Basis.DRAFT, "合同拟签，按现行法"),
        (Basis.PERFORMED, "履行于2022-01-01"),
        (Basis.GIVEN, "就2022-01-01而言"),
    ],
)
def test_the_reason_names_the_day_it_goes_by(basis, words) -> None:
    found = LIBRARY.resolve(parse("民法典153", LIBRARY), date(2022, 1, 1), basis)
    assert found is not None
    assert found.applies_because.startswith(words)


@pytest.mark.parametrize(
    "name",
    ["民法典", "《中华人民共和国民法典》", "中华人民共和国民法典", "civil-code", " 民 法 典 "],
)
def test_a_law_is_known_by_all_its_names(name) -> None:
    law = LIBRARY.law(name)
    assert law is not None
    assert law.short == "民法典"


def test_an_interpretation_is_known_by_its_number_and_a_statute_is_not() -> None:
    assert LIBRARY.law("法释〔2017〕10号") is LIBRARY.law("侵公解释")
    statutes = [law for law in LIBRARY.laws if law.kind is LawKind.STATUTE and law.doc_no]
    assert all(LIBRARY.law(law.doc_no) is None for law in statutes)


def test_the_longest_name_at_the_end_of_a_text_is_the_law_meant() -> None:
    named = LIBRARY.named_at_end("依照民法典合同编通则解释")
    assert named is not None
    assert named[0].id == "contract-book-interpretation"
    assert LIBRARY.named_at_end("依照约定") is None


def test_search_finds_all_words_and_shows_law_in_force_first() -> None:
    found = LIBRARY.search("个人信息 出售")
    assert found
    assert all("出售" in (article.text or "") for article in found)
    in_force = [article.in_force(LIBRARY.as_of) for article in found]
    assert in_force == sorted(in_force, reverse=True)
    assert LIBRARY.search("  ") == ()


def test_neighbours_are_of_the_same_version() -> None:
    old = LIBRARY.article("网络安全法", ArticleNumber(44), date(2020, 1, 1))
    assert old is not None
    before, after = LIBRARY.neighbours(old)
    assert before is not None
    assert before.number == ArticleNumber(43)
    assert before.in_force_to == date(2026, 1, 1)
    assert after is not None
    assert after.number == ArticleNumber(64)


@pytest.mark.parametrize("law", LIBRARY.laws, ids=lambda law: law.id)
def test_a_neighbour_was_in_force_on_some_day_of_the_article(law) -> None:
    for article in law.articles:
        for beside in filter(None, LIBRARY.neighbours(article)):
            later = max(article.in_force_from, beside.in_force_from)
            assert article.in_force(later), (article.label, beside.label)
            assert beside.in_force(later), (article.label, beside.label)


def test_the_first_and_the_last_article_have_one_neighbour() -> None:
    law = LIBRARY.law("民法典")
    assert law is not None
    assert LIBRARY.neighbours(law.articles[0])[0] is None
    assert LIBRARY.neighbours(law.articles[-1])[1] is None


def test_what_became_of_an_article_and_what_it_was() -> None:
    old = LIBRARY.article("网络安全法", ArticleNumber(44), date(2020, 1, 1))
    new = LIBRARY.article("网络安全法", ArticleNumber(46), date(2026, 1, 1))
    assert old is not None
    assert new is not None
    assert LIBRARY.successors(old) == (new,)
    assert old in LIBRARY.predecessors(new)
    assert LIBRARY.successors(new) == ()


def test_an_article_taken_over_years_after_its_end_has_its_successor() -> None:
    old = LIBRARY.article("合同法解释（二）", ArticleNumber(14), date(2015, 1, 1))
    assert old is not None
    [new] = LIBRARY.successors(old)
    assert (new.law, new.in_force_from) == ("contract-book-interpretation", date(2023, 12, 5))


@given(CITATIONS, ANY_DAY)
def test_what_resolves_was_in_force_or_reached_by_its_time_clause(citation, day) -> None:
    found = LIBRARY.resolve(citation, day)
    if found is None:
        assert LIBRARY.status(citation, day) is not CitationStatus.APPLIES
    elif "不以合同签订日为界" not in found.applies_because:
        assert found.in_force_from <= day
        assert found.in_force_to is None or day < found.in_force_to


@given(CITATIONS)
def test_no_two_texts_of_an_article_are_in_force_on_one_day(citation) -> None:
    versions = LIBRARY.versions(citation.law, citation.number)
    for version in versions:
        assert [one for one in versions if one.in_force(version.in_force_from)] == [version]


@pytest.mark.parametrize(
    ("citation", "day", "label"),
    [
        (Citation("合同法", ArticleNumber(52), 1, 5), date(2019, 9, 22), "第（五）项"),
        (Citation("民法典", ArticleNumber(155), 1), date(2024, 1, 1), ""),
        (Citation("民法典", ArticleNumber(153), 1), date(2024, 1, 1), "第一款"),
    ],
)
def test_an_article_of_one_paragraph_is_cited_without_one(citation, day, label) -> None:
    resolved = LIBRARY.resolve(citation, day)
    assert resolved is not None
    assert part_label(resolved.citation) == label

"""A law library is taken into use only if it is newer and all that the project cites resolves."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from law_files import AGREEMENT, TERM, newer_library, newer_rates

from reviewer.assessment.loading_law import (
    all_cited,
    give_up,
    take_library,
    take_rates,
    take_terms,
    unresolved,
)
from reviewer.errors import LawFileError
from reviewer.law.holdings import LAWS, RATES, holdings_in
from reviewer.law.library import Library
from reviewer.law.model import ArticleNumber

TODAY = date(2026, 11, 20)


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    return newer_library(tmp_path / "newer")


def test_all_that_is_cited_resolves_in_the_library_that_ships() -> None:
    assert unresolved(Library.load()) == ()
    assert len(all_cited()) > 150


def test_an_article_without_the_cited_part_does_not_resolve() -> None:
    library = Library.load()
    code = library.law("民法典")
    assert code is not None
    short = tuple(
        replace(article, paragraphs=("只有一款。",))
        if article.number == ArticleNumber(153)
        else article
        for article in code.articles
    )
    laws = tuple(replace(law, articles=short) if law.id == code.id else law for law in library.laws)
    assert unresolved(replace(library, laws=laws)) == ("《民法典》第一百五十三条",)


def test_a_newer_library_is_taken_and_given_up(newer: Path, tmp_path: Path) -> None:
    own = tmp_path / "data" / "law"
    assert take_library(newer, own).version == 2
    assert holdings_in(own).own_library
    give_up(own, LAWS)
    assert not holdings_in(own).own_library


def test_a_library_that_lacks_what_rules_cite_changes_nothing(
    newer: Path,
    tmp_path: Path,
) -> None:
    own = tmp_path / "law"
    (newer / "criminal-law.yaml").unlink()
    with pytest.raises(LawFileError) as caught:
        take_library(newer, own)
    assert caught.value.code == "law-file-missing"
    assert "《刑法》第二百五十三条之一" in caught.value.message()
    assert not own.exists()


def test_a_library_no_newer_than_what_ships_is_refused(newer: Path, tmp_path: Path) -> None:
    meta = newer / "library.yaml"
    meta.write_text(meta.read_text("utf-8").replace("2026-11-20", "2025-11-20"), "utf-8")
    with pytest.raises(LawFileError) as caught:
        take_library(newer, tmp_path / "law")
    assert caught.value.code == "law-file-old"


def test_where_nothing_can_be_written_that_is_told(newer: Path, tmp_path: Path) -> None:
    blocked = tmp_path / "a file"
    blocked.write_text("", "utf-8")
    terms = tmp_path / "terms.yaml"
    terms.write_text(TERM, "utf-8")
    folder, rates = blocked / "law", newer_rates(tmp_path)
    for take in (
        lambda: take_library(newer, folder),
        lambda: take_terms(terms, folder, TODAY),
        lambda: take_rates(rates, folder, TODAY),
    ):
        with pytest.raises(LawFileError) as caught:
            take()
        assert caught.value.code == "law-file-kept"


def test_own_terms_are_taken(tmp_path: Path) -> None:
    terms = tmp_path / "terms.yaml"
    terms.write_text(TERM, "utf-8")
    take_terms(terms, tmp_path / "law", TODAY)
    assert holdings_in(tmp_path / "law").own_terms


def test_what_cannot_be_removed_is_told(tmp_path: Path) -> None:
    (tmp_path / LAWS).mkdir()
    with pytest.raises(LawFileError) as caught:
        give_up(tmp_path, LAWS)
    assert caught.value.code == "law-file-kept"


def test_an_agreement_in_plain_text_is_taken_with_the_day_it_was_loaded(tmp_path: Path) -> None:
    agreement = tmp_path / "微信.TXT"
    agreement.write_text(AGREEMENT, "utf-8")
    take_terms(agreement, tmp_path / "law", TODAY)
    (copy,) = holdings_in(tmp_path / "law").copies
    assert "律师自备文本，2026-11-20载入" in copy


def test_newer_rates_are_taken_and_given_up(tmp_path: Path) -> None:
    own = tmp_path / "law"
    assert take_rates(newer_rates(tmp_path), own, TODAY).until == date(2026, 10, 20)
    assert holdings_in(own).own_rates
    give_up(own, RATES)
    assert not holdings_in(own).own_rates


@pytest.mark.parametrize(
    ("until", "code"), [("2026-08-20", "rates-old"), ("2027-01-01", "rates-ahead")]
)
def test_rates_that_are_outdated_or_run_ahead_of_the_day_are_refused(
    tmp_path: Path, until: str, code: str
) -> None:
    file = newer_rates(tmp_path)
    text = file.read_text("utf-8").replace("  - {from: 2026-09-20, rate: 2.90}\n", "")
    file.write_text(text.replace("until: 2026-10-20", f"until: {until}"), "utf-8")
    with pytest.raises(LawFileError) as caught:
        take_rates(file, tmp_path / "law", TODAY)
    assert caught.value.code == code
    assert not (tmp_path / "law").exists()


def test_an_article_must_be_there_for_the_days_for_which_it_is_cited() -> None:
    library = Library.load()
    law = library.law("网络安全法")
    assert law is not None
    later = tuple(one for one in law.articles if one.in_force_to is None)
    laws = tuple(replace(law, articles=later) if one.id == law.id else one for one in library.laws)
    assert "《网络安全法》第四十四条" in unresolved(replace(library, laws=laws))

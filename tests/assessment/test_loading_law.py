"""A law library is taken into use only if it is newer and all that the project cites resolves."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from law_files import TERM, newer_library

from reviewer.assessment.loading_law import (
    all_cited,
    give_up,
    take_library,
    take_terms,
    unresolved,
)
from reviewer.errors import LawFileError
from reviewer.law.holdings import LAWS, holdings_in
from reviewer.law.library import Library
from reviewer.law.model import ArticleNumber


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
    for take, source in ((take_library, newer), (take_terms, terms)):
        with pytest.raises(LawFileError) as caught:
            take(source, blocked / "law")
        assert caught.value.code == "law-file-kept"


def test_own_terms_are_taken(tmp_path: Path) -> None:
    terms = tmp_path / "terms.yaml"
    terms.write_text(TERM, "utf-8")
    take_terms(terms, tmp_path / "law")
    assert holdings_in(tmp_path / "law").own_terms


def test_what_cannot_be_removed_is_told(tmp_path: Path) -> None:
    (tmp_path / LAWS).mkdir()
    with pytest.raises(LawFileError) as caught:
        give_up(tmp_path, LAWS)
    assert caught.value.code == "law-file-kept"

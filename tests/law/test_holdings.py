"""The lawyer's own law library and platform terms: used where newer and whole, else what ships."""

from __future__ import annotations

import os
import zipfile
from datetime import date
from pathlib import Path

import pytest
from law_files import AGREEMENT, SHIPPED, TERM, newer_library, newer_rates

from reviewer.disk import make_private_folder
from reviewer.errors import LawFileError
from reviewer.law.holdings import (
    LAWS,
    RATES,
    TERMS,
    forget,
    holdings_in,
    keep_copy,
    keep_file,
    keep_library,
    read_agreement,
    read_library,
    read_rates,
    read_terms,
)
from reviewer.law.library import Library
from reviewer.law.platform_terms import PlatformTerms
from reviewer.law.rates import Rates


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    return newer_library(tmp_path / "newer")


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "data" / "law"
    make_private_folder(folder)
    return folder


def test_without_a_folder_or_files_in_it_what_ships_is_in_use(own: Path) -> None:
    for held in (holdings_in(None), holdings_in(own), holdings_in(own / "nothing")):
        assert held.library is Library.load()
        assert held.terms is PlatformTerms.load()
        assert held.rates is Rates.load()
        assert (held.own_library, held.own_terms, held.own_rates) == (False, False, False)
        assert (held.bad, held.copies) == ((), ())


def test_a_newer_library_is_in_use_until_it_is_forgotten(newer: Path, own: Path) -> None:
    keep_library(newer, own)
    held = holdings_in(own)
    assert held.own_library
    assert (held.library.version, held.library.as_of) == (2, date(2026, 11, 20))
    assert len(held.library.laws) == len(Library.load().laws)
    forget(own, LAWS)
    assert not holdings_in(own).own_library


def test_it_is_read_once_while_the_file_is_the_same(newer: Path, own: Path) -> None:
    keep_library(newer, own)
    assert holdings_in(own).library is holdings_in(own).library


def test_a_library_older_than_what_ships_is_not_used(own: Path) -> None:
    keep_library(SHIPPED, own)
    held = holdings_in(own)
    assert held.library is Library.load()
    assert held.bad == ()


def test_an_archive_made_of_a_folder_is_read_too(newer: Path, tmp_path: Path, own: Path) -> None:
    packed = tmp_path / "laws.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        for file in newer.glob("*.yaml"):
            archive.write(file, f"法条库/{file.name}")
    keep_library(packed, own)
    assert holdings_in(own).own_library


@pytest.mark.parametrize("held", [b"", b"PK\x03\x04 no archive", b"\x00" * 100])
def test_a_damaged_library_is_told_and_not_used(own: Path, held: bytes) -> None:
    (own / LAWS).write_bytes(held)
    found = holdings_in(own)
    assert found.library is Library.load()
    assert [error.code for error in found.bad] == ["law-file-form"]


def test_a_gap_between_two_texts_of_an_article_is_refused(newer: Path) -> None:
    file = newer / "cybersecurity-law.yaml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("    to: 2026-01-01\n", "    to: 2025-06-01\n", 1), "utf-8")
    with pytest.raises(LawFileError) as caught:
        read_library(newer)
    assert caught.value.code == "law-file-gap"
    assert "《网络安全法》第二十四条" in caught.value.message()


def test_the_library_that_ships_has_no_gap() -> None:
    assert read_library(SHIPPED).laws == Library.load().laws


def test_a_file_in_the_wrong_form_is_told_with_its_line(newer: Path) -> None:
    (newer / "tort-law.yaml").write_text("format: 1\nid: tort-law\nsurprise: 1\n", "utf-8")
    with pytest.raises(LawFileError) as caught:
        read_library(newer)
    assert caught.value.code == "law-file-form"
    assert "tort-law.yaml 第 3 行" in caught.value.message()


@pytest.mark.parametrize("name", ["missing.zip", "library.yaml"])
def test_what_is_no_library_is_told(newer: Path, name: str) -> None:
    with pytest.raises(LawFileError):
        read_library(newer / name)


def test_own_terms_stand_before_those_that_ship_and_replace_the_same_platforms(
    tmp_path: Path, own: Path
) -> None:
    file = tmp_path / "terms.yaml"
    file.write_text(TERM, "utf-8")
    keep_file(file, own, TERMS)
    held = holdings_in(own)
    assert held.own_terms
    assert [term.id for term in held.terms.of("微信")] == ["own"]
    assert held.terms.of("抖音") == PlatformTerms.load().of("抖音")
    assert (held.terms.checked, held.terms.reminder) == (date(2026, 11, 20), "由本所核对。")


def test_own_terms_of_doubtful_source_are_not_quoted(tmp_path: Path) -> None:
    file = tmp_path / "terms.yaml"
    file.write_text(TERM.replace("reliability: A", "reliability: C"), "utf-8")
    with pytest.raises(LawFileError) as caught:
        read_terms(file)
    assert caught.value.code == "law-file-form"


@pytest.mark.parametrize("words", ["", "terms: [", "format: 1\n", "\udcff"])
def test_damaged_terms_are_told_and_not_used(own: Path, words: str) -> None:
    (own / TERMS).write_bytes(words.encode("utf-8", "surrogateescape"))
    held = holdings_in(own)
    assert held.terms is PlatformTerms.load()
    assert len(held.bad) == 1


def test_a_huge_file_is_no_file_of_terms(tmp_path: Path) -> None:
    file = tmp_path / "huge.yaml"
    file.write_bytes(b"")
    os.truncate(file, 30_000_000)
    with pytest.raises(LawFileError):
        read_terms(file)


def test_newer_rates_are_in_use_until_they_are_forgotten(tmp_path: Path, own: Path) -> None:
    keep_file(newer_rates(tmp_path), own, RATES)
    held = holdings_in(own)
    assert held.own_rates
    assert held.rates.until == date(2026, 10, 20)
    forget(own, RATES)
    assert holdings_in(own).rates is Rates.load()


def test_rates_that_an_update_of_the_app_has_overtaken_are_set_aside(own: Path) -> None:
    keep_file(SHIPPED.parent / "rates" / "rates.yaml", own, RATES)
    held = holdings_in(own)
    assert held.rates is Rates.load()
    assert (held.own_rates, held.bad) == (False, ())


def test_damaged_rates_are_told_and_not_used(own: Path) -> None:
    (own / RATES).write_text("format: 1\nversion: 2\n", "utf-8")
    held = holdings_in(own)
    assert held.rates is Rates.load()
    assert [error.code for error in held.bad] == ["law-file-form"]
    with pytest.raises(LawFileError):
        read_rates(own / "none.yaml")


@pytest.fixture
def agreement(tmp_path: Path) -> Path:
    file = tmp_path / "微信.txt"
    file.write_text(AGREEMENT, "utf-8")
    return file


def test_an_agreement_of_the_lawyers_own_replaces_what_is_known_of_its_platform(
    agreement: Path, own: Path
) -> None:
    keep_copy(read_agreement(agreement, date(2026, 11, 20)), own)
    held = holdings_in(own)
    assert held.own_terms
    assert [term.clause for term in held.terms.of("微信")] == ["7.1.2"]
    assert held.terms.of("抖音") == PlatformTerms.load().of("抖音")
    assert held.copies == (
        "《腾讯微信软件许可及服务协议》（微信），律师自备文本，2026-11-20载入，文本自载2026-08-01",
    )
    forget(own, TERMS)
    assert holdings_in(own).terms is PlatformTerms.load()


def test_a_copy_comes_before_the_lawyers_own_file_and_a_later_copy_before_an_earlier(
    agreement: Path, tmp_path: Path, own: Path
) -> None:
    file = tmp_path / "terms.yaml"
    file.write_text(TERM, "utf-8")
    keep_file(file, own, TERMS)
    for day in (date(2026, 11, 20), date(2026, 11, 21)):
        keep_copy(read_agreement(agreement, day), own)
    (held,) = holdings_in(own).terms.of("微信")
    assert held.source == "律师自备文本，2026-11-21载入"


def test_holdings_of_which_opinions_differ_are_told_apart(
    agreement: Path, tmp_path: Path, own: Path
) -> None:
    digests = {holdings_in(own).digest}
    keep_copy(read_agreement(agreement, date(2026, 11, 20)), own)
    digests.add(holdings_in(own).digest)
    keep_file(newer_rates(tmp_path), own, RATES)
    digests.add(holdings_in(own).digest)
    assert len(digests) == 3
    assert holdings_in(own).digest in digests

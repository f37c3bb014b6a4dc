"""Platform agreements are quoted only where their words are known, and never as law."""

from __future__ import annotations

from pathlib import Path

import pytest

from reviewer.errors import RuleFileError
from reviewer.law.platform_terms import (
    HEADING,
    RELIABILITY_ZH,
    Effect,
    PlatformTerms,
    Reliability,
)

TERMS = PlatformTerms.load()


def test_the_heading_speaks_of_breach_and_not_of_law() -> None:
    assert HEADING == "平台规则（违约/履行风险）"


def test_only_reliable_terms_are_quoted() -> None:
    for term in TERMS.terms:
        assert term.quote is None or term.reliability in (Reliability.A, Reliability.B)
        assert term.reliability is not Reliability.COPY
        if term.quote is None:
            assert "“" not in term.summary
            assert "转述" in term.sentence()


def test_every_sentence_gives_its_source_and_version() -> None:
    for term in TERMS.terms:
        source = f"来源：{term.reliability}级，{RELIABILITY_ZH[term.reliability]}"
        assert source in term.sentence()
        assert f"版本：{term.version}" in term.sentence()


def test_the_best_source_comes_first_and_old_versions_last() -> None:
    first, *_ = TERMS.of("微信")
    assert (first.reliability, first.effect) == (Reliability.A, Effect.FORBIDS)
    found = TERMS.of("QQ")
    assert [term.historical for term in found] == sorted(term.historical for term in found)


def test_a_platform_is_found_whatever_its_width() -> None:
    assert TERMS.of("ｑｑ") == TERMS.of("QQ")
    assert TERMS.of("火星社区") == ()


def write(folder: Path, term: str) -> Path:
    file = folder / "terms.yaml"
    file.write_text(f"format: 1\nchecked: 2026-01-01\nreminder: 复核\nterms:\n{term}", "utf-8")
    return file


_TERM = (
    "  - {id: a, platforms: [甲], agreement: 协议, reliability: %s, effect: forbids, "
    "%s, version: 一, source: 二}\n"
)


def test_a_lawyers_own_terms_replace_the_packaged(tmp_path) -> None:
    file = write(tmp_path, _TERM % ("B", "quote: 不得转让"))
    (term,) = PlatformTerms.load(file).of("甲")
    assert term.sentence().startswith("协议：“不得转让”")


@pytest.mark.parametrize(
    "term",
    [
        _TERM % ("C", "quote: 不得转让"),
        _TERM % ("C", "summary: 称“不得转让”"),
        _TERM % ("A", "clause: 三"),
        _TERM % ("E", "summary: 不得转让"),
        (_TERM % ("B", "quote: 不得转让")) * 2,
    ],
)
def test_terms_that_cannot_be_shown_so_are_refused(tmp_path, term) -> None:
    with pytest.raises(RuleFileError) as caught:
        PlatformTerms.load(write(tmp_path, term))
    assert caught.value.details["file"] == "terms.yaml"
    assert caught.value.details["line"] in (5, 6)

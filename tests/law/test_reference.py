"""The stored articles against the reference collection: text, days, completeness."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from reviewer.law.library import Library
from reviewer.law.model import Article
from reviewer.law.numbers import parse_article_key
from reviewer.text.folding import fold

LIBRARY = Library.load()


@pytest.fixture(scope="module")
def reference(shared: Path) -> list[dict[str, Any]]:
    lines = (shared / "law" / "articles.jsonl").read_text("utf-8").splitlines()
    entries = [json.loads(line) for line in lines if line.strip()]
    assert entries
    return entries


def stored(entry: dict[str, Any]) -> Article | None:
    """The library's text of a reference article on its first day."""
    number = parse_article_key(entry["article_no"])
    assert number is not None
    first = date.fromisoformat(entry["version_from"])
    law = LIBRARY.law(entry["law"])
    assert law is not None, entry["law"]
    return next(
        (one for one in LIBRARY.versions(law.id, number) if one.in_force_from == first), None
    )


def words(text: str) -> str:
    """Without white space and width: sources differ in these."""
    return fold(text)


def test_every_article_of_the_first_two_tiers_is_stored_with_its_days(reference) -> None:
    wanted = [entry for entry in reference if entry["tier"] in (1, 2)]
    missing = []
    for entry in wanted:
        article = stored(entry)
        last = entry["version_to"]
        end = date.fromisoformat(last) if last else None
        if article is None or article.in_force_to != end:
            missing.append((entry["law"], entry["article"], entry["version_from"]))
    assert missing == []


def test_every_text_says_what_the_reference_says(reference) -> None:
    different = [
        (entry["law"], entry["article"])
        for entry in reference
        if (article := stored(entry)) is not None
        and article.text is not None
        and words(article.text) != words(entry["text"])
    ]
    assert different == []


def test_a_text_from_memory_is_not_stored(reference) -> None:
    for entry in reference:
        if entry["source"] == "memory":
            article = stored(entry)
            assert article is None or article.text is None, entry["article"]


def test_no_text_is_called_verbatim_that_has_a_single_source(reference) -> None:
    for entry in reference:
        article = stored(entry)
        if article is not None and article.text_status == "verbatim":
            assert entry["cross_checked"], (entry["law"], entry["article"])

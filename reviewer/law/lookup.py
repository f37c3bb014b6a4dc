"""What `shenqi law "民法典 1038" --on 2019-09-22` prints: lines of text for people."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from reviewer.errors import MissingArticleError, UnknownCitationError
from reviewer.law.changes import marked
from reviewer.law.checking import explain
from reviewer.law.citation_words import bracketed, part_label
from reviewer.law.citations import parse_all
from reviewer.law.holdings import Holdings
from reviewer.law.library import Library
from reviewer.law.model import TEXT_STATUS_ZH, Article, Basis, Citation
from reviewer.law.sentences import interval

_INDENT = "　　"
_MOST_HITS = 20


def law_lines(query: str, day: date, library: Library | None = None) -> list[str]:
    """The articles a query names, as of that day; where it names none, the articles with its words.

    Raises UnknownCitationError where nothing is found, MissingArticleError where the library has
    no text of the articles named, of any day.
    """
    library = library or Library.load()
    try:
        citations = parse_all(query, library)
    except UnknownCitationError:
        lines = _hits(library, query)
        if not lines:
            raise
    else:
        if not any(library.versions(one.law, one.number) for one in citations):
            reason = "".join(explain(library, one, day) for one in citations)
            raise MissingArticleError(reason=reason)
        lines = []
        for citation in citations:
            lines += [*_citation_lines(library, citation, day), ""]
    return [*lines, f"法条库截至{library.as_of}。"]


def holdings_lines(held: Holdings) -> list[str]:
    """Which library, platform terms and rates are in use, up to which day, checked how."""
    library, terms, rates = held.library, held.terms, held.rates
    own = {True: "自行载入", False: "随程序附带"}
    articles = sum(len(law.articles) for law in library.laws)
    return [
        f"法条库：第{library.version}版，截至{library.as_of}，{own[held.own_library]}，"
        f"{len(library.laws)}部，{articles}条文本。",
        *(_INDENT + line for line in library.coverage),
        f"平台协议文本：{len(terms.terms)}条，{terms.checked}核对，{own[held.own_terms]}。",
        *(_INDENT + line for line in held.copies),
        _INDENT + terms.reminder,
        f"利率表：第{rates.version}版，核对至{rates.until}，{own[held.own_rates]}，"
        f"LPR {len(rates.lpr)}次变动。",
        _INDENT + rates.source,
        _INDENT + rates.deposit_source,
    ]


def _citation_lines(library: Library, citation: Citation, day: date) -> Iterable[str]:
    law = library.law(citation.law)
    resolved = library.resolve(citation, day, Basis.GIVEN)
    article = library.article(citation.law, citation.number, day)
    assert law is not None  # parse_all names known laws only
    yield f"{bracketed(law.title)}（{'，'.join(filter(None, (law.publisher, law.doc_no)))}）"
    problem = explain(library, citation, day)
    if resolved is not None and article is not None:
        yield f"{article.label}{part_label(citation)}（{interval(article)}）"
        yield from _text_lines(resolved.text)
        yield resolved.applies_because
        yield _source(article)
        yield from _related("此后改为", library, library.successors(article))
        yield from _changes(library, article)
        yield from _related(
            "相邻条文", library, [one for one in library.neighbours(article) if one is not None]
        )
    if problem:
        yield problem
    if law.note:
        yield f"注：{law.note}"
    if resolved is None:
        yield from _other_versions(library, citation, day)


def _text_lines(text: str | None) -> Iterable[str]:
    if text is None:
        return [_INDENT + "（文本未核，不显示）"]
    return [_INDENT + line for line in text.split("\n")]


def _source(article: Article) -> str:
    checked = f"，{article.checked}核对" if article.checked else ""
    return f"文本：{TEXT_STATUS_ZH[article.text_status]}（{article.source}{checked}）。"


def _other_versions(library: Library, citation: Citation, day: date) -> Iterable[str]:
    """What is stored instead: the article on other days, what stood in its place on this one."""
    versions = library.versions(citation.law, citation.number)
    if versions:
        yield f"本库所收文本：{'；'.join(interval(version) for version in versions)}。"
    before = [old for version in versions for old in library.predecessors(version)]
    yield from _related("当日相应规定", library, [old for old in before if old.in_force(day)])


def _changes(library: Library, article: Article) -> Iterable[str]:
    """The text that came before and the one that came after, with what changed marked."""
    versions = library.versions(article.law, article.number)
    before = [*library.predecessors(article), *(one for one in versions if one != article)]
    earlier = [one for one in before if one.in_force_from < article.in_force_from]
    later = [*library.successors(article), *(one for one in versions if one != article)]
    following = [one for one in later if one.in_force_from > article.in_force_from]
    pairs = [(one, article) for one in earlier[-1:]] + [(article, one) for one in following[:1]]
    for old, new in pairs:
        if old.text is not None and new.text is not None:
            same = old.text == new.text
            other = old if new is article else new
            yield f"与{_name(library, other)}（{interval(other)}）比较：" + (
                "文字相同。" if same else "先后文本的变化——"
            )
            if not same:
                yield from (_INDENT + line for line in marked(old.text, new.text).split("\n"))


def _related(title: str, library: Library, articles: Iterable[Article]) -> Iterable[str]:
    places = [f"{_name(library, article)}（{interval(article)}）" for article in articles]
    return [f"{title}：{'、'.join(places)}。"] if places else []


def _hits(library: Library, query: str) -> list[str]:
    found = library.search(query)
    lines = [
        f"{_name(library, article)}（{interval(article)}）{_beginning(article)}"
        for article in found[:_MOST_HITS]
    ]
    if len(found) > _MOST_HITS:
        lines.append(f"共{len(found)}条，列出前{_MOST_HITS}条。")
    return lines


def _beginning(article: Article) -> str:
    text = (article.text or "").split("\n")[0]
    return text if len(text) <= 40 else text[:40] + "…"


def _name(library: Library, article: Article) -> str:
    law = library.law(article.law)
    return f"《{law.short if law else article.law}》{article.label}"

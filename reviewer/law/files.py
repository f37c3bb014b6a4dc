"""Files of clause_rules/laws decoded into laws; `clause_rules/laws/README.md` explains the form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise

from reviewer.law.model import (
    Article,
    ArticleNumber,
    Law,
    LawKind,
    Numbering,
    Successor,
    TextStatus,
    TimeClause,
)
from reviewer.law.numbers import article_label, parse_article_key
from reviewer.law.records import Record, read_record

_LAW_KEYS = (
    "format",
    "id",
    "title",
    "short",
    "aliases",
    "kind",
    "doc_no",
    "publisher",
    "unit",
    "in_force",
    "numbering",
    "time_clause",
    "successors",
    "replaced_by",
    "note",
    "texts",
)
_TEXT_KEYS = ("from", "to", "status", "source", "checked", "note", "articles")


def decode_law(text: str, name: str) -> Law:
    """One law file. Raises RuleFileError with the line of what is wrong."""
    record = read_record(text, name)
    record.only(*_LAW_KEYS)
    law_id = record.text("id")
    if name != f"{law_id}.yaml":
        raise record.error(f"the file of {law_id} is called {law_id}.yaml", "id")
    unit = record.text("unit", "条")
    start, end = _interval(record.record("in_force"), ("from", "to"))
    return Law(
        id=law_id,
        title=record.text("title"),
        short=record.text("short"),
        aliases=record.texts("aliases"),
        kind=record.choice("kind", LawKind),
        doc_no=record.text("doc_no", ""),
        articles=_articles(record, law_id, unit, start, end),
        in_force_from=start,
        in_force_to=end,
        unit=unit,
        publisher=record.text("publisher"),
        numbering=_numbering(record),
        time_clause=record.optional("time_clause", lambda key: _time_clause(record.record(key))),
        successors=tuple(map(_successor, record.records("successors"))),
        replaced_by=record.texts("replaced_by"),
        note=record.text("note", ""),
    )


def _interval(record: Record, keys: tuple[str, ...]) -> tuple[date, date | None]:
    """A half-open interval [from, to)."""
    record.only(*keys)
    start, end = record.day("from"), record.optional("to", record.day)
    if end is not None and end <= start:
        raise record.error("`to` is the first day out of force: later than `from`", "to")
    return start, end


def _numbering(record: Record) -> tuple[Numbering, ...]:
    steps = []
    for entry in record.records("numbering"):
        entry.only("from", "last")
        steps.append(Numbering(entry.day("from"), entry.number("last")))
        if steps[1:] and steps[-2].since >= steps[-1].since:
            raise entry.error("the days of `numbering` rise", "from")
    return tuple(steps)


def _time_clause(record: Record) -> TimeClause:
    record.only("facts_from", "article", "paragraph", "says")
    return TimeClause(
        record.optional("facts_from", record.day),
        record.article("article"),
        record.optional("paragraph", record.number),
        record.text("says"),
    )


def _successor(record: Record) -> Successor:
    record.only("article", "law", "becomes")
    return Successor(record.article("article"), record.text("law"), record.article("becomes"))


def _articles(
    record: Record, law: str, unit: str, start: date, end: date | None
) -> tuple[Article, ...]:
    if not isinstance(record.data.get("texts"), list):
        raise record.error("texts is a list: of versions, or empty", "texts")
    articles = []
    for entry in record.records("texts"):
        since, until = _interval(entry, _TEXT_KEYS)
        within = start <= since and (end is None or (until is not None and until <= end))
        if not within:
            raise entry.error("a text is in force only while its law is", "from")
        status = entry.choice("status", TextStatus)
        verified = status is not TextStatus.UNVERIFIED
        checked = entry.day("checked") if verified else None
        source, note = entry.text("source"), entry.text("note", "")
        for number, paragraphs in _verified(entry) if verified else _unverified(entry):
            label = article_label(number, unit)
            articles.append(
                Article(law, number, label, paragraphs, since, until, status, source, note, checked)
            )
    articles.sort(key=lambda article: (article.number, article.in_force_from))
    _refuse_overlaps(record, articles)
    return tuple(articles)


def _verified(entry: Record) -> Iterator[tuple[ArticleNumber, tuple[str, ...]]]:
    texts = entry.record("articles")
    for key in texts.data:
        paragraphs = texts.texts(key)
        if not paragraphs:
            raise texts.error("an article has at least one paragraph", key)
        yield _number(texts, key, key), paragraphs


def _unverified(entry: Record) -> Iterator[tuple[ArticleNumber, tuple[str, ...]]]:
    """Only the numbers: a text that no source vouches for is not even stored."""
    if not isinstance(entry.data.get("articles"), list):
        raise entry.error("unverified articles are a list of numbers without text", "articles")
    for index, key in enumerate(entry.texts("articles")):
        yield _number(entry, key, "articles", index), ()


def _number(record: Record, key: str, *path: str | int) -> ArticleNumber:
    number = parse_article_key(key)
    if number is None:
        raise record.error(f'{key} is not an article number such as "253-1"', *path)
    return number


def _refuse_overlaps(record: Record, articles: Iterable[Article]) -> None:
    for one, other in pairwise(articles):
        if one.number == other.number and (
            one.in_force_to is None or other.in_force_from < one.in_force_to
        ):
            reason = f"two texts of {one.label} are in force on {other.in_force_from}"
            raise record.error(reason, "texts")

"""The dated law library: which text of an article is in force on which day, and why."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, cached_property
from importlib import resources
from pathlib import Path

from reviewer.law.edition import Edition, open_edition, read_edition
from reviewer.law.model import (
    Article,
    ArticleNumber,
    Basis,
    Citation,
    CitationStatus,
    Law,
    ResolvedCitation,
    TextStatus,
)
from reviewer.law.names import name_key, name_keys
from reviewer.law.numbers import numeral
from reviewer.law.sentences import applies_because
from reviewer.text.folding import fold


@dataclass(frozen=True)
class Library:
    """All stored laws. `as_of` (法条库截至) is the day up to which they were kept.

    `coverage` are Chinese sentences on what was checked how; `version` counts the editions.
    """

    laws: tuple[Law, ...]
    as_of: date
    version: int
    coverage: tuple[str, ...]

    @classmethod
    def load(cls, source: Path | None = None) -> Library:
        """The library that ships with the app, or one from a folder or .zip archive.

        The first is read once. Raises RuleFileError with file and line of what is wrong.
        """
        return _packaged() if source is None else cls.of(open_edition(source))

    @classmethod
    def of(cls, edition: Edition) -> Library:
        """The library of an edition that was read from files."""
        return cls(edition.laws, edition.as_of, edition.version, edition.coverage)

    def law(self, name: str) -> Law | None:
        """The law of this title, short title, alias, number of document or id."""
        return self._by_name.get(name_key(name))

    def named_at_end(self, words: str) -> tuple[Law, str] | None:
        """The law whose name the words end with, and that name as `name_key` folds it.

        The longest name wins: 民法典合同编通则解释 is not 合同编通则解释 with something before it.
        """
        key = name_key(words)
        for size in self._name_sizes:
            law = self._by_name.get(key[-size:])
            if law is not None:
                return law, key[-size:]
        return None

    def versions(self, law: str, number: ArticleNumber) -> tuple[Article, ...]:
        """The stored versions of an article, oldest first."""
        found = self.law(law)
        return () if found is None else self._by_number.get((found.id, number), ())

    def article(self, law: str, number: ArticleNumber, day: date) -> Article | None:
        """The article that governs a contract signed on that day, None where no text is stored."""
        found = self.law(law)
        if found is None:
            return None
        reached = _day_of_text(found, day)
        if reached is None:
            return None
        texts = self._by_number.get((found.id, number), ())
        return next((text for text in texts if text.in_force(reached)), None)

    def status(self, citation: Citation, day: date) -> CitationStatus:
        """What the citation comes to for a contract signed on that day."""
        law = self.law(citation.law)
        if law is None:
            return CitationStatus.UNKNOWN_LAW
        if not citation.applies_on(day):
            return CitationStatus.EXCLUDED
        article = self.article(law.id, citation.number, day)
        if article is None:
            return _why_no_text(law, citation.number, day)
        unread = article.text_status is TextStatus.UNVERIFIED
        if unread or cited_text(article, citation.paragraph, citation.item) is not None:
            return CitationStatus.APPLIES
        return CitationStatus.NO_SUCH_PART

    def resolve(
        self, citation: Citation, day: date, basis: Basis = Basis.SIGNED
    ) -> ResolvedCitation | None:
        """The citation with the text that governs a contract signed on that day.

        None where its own since/before exclude the day or no stored version reaches it: `status`
        says which. `basis` words the reason.
        """
        if self.status(citation, day) is not CitationStatus.APPLIES:
            return None
        law = self.law(citation.law)
        article = self.article(citation.law, citation.number, day)
        assert law is not None
        assert article is not None
        if citation.paragraph == 1 and len(article.paragraphs) == 1:
            # 合同法第五十二条第（五）项: an article of one paragraph has no 第一款 to speak of.
            citation = replace(citation, paragraph=None)
        return ResolvedCitation(
            citation=citation,
            law_title=law.title,
            law_short=law.short,
            article_label=article.label,
            text=cited_text(article, citation.paragraph, citation.item),
            text_status=article.text_status,
            in_force_from=article.in_force_from,
            in_force_to=article.in_force_to,
            applies_because=applies_because(law, article, day, basis),
        )

    def search(self, words: str) -> tuple[Article, ...]:
        """The articles that hold every word (split at spaces) in text, number or name of the law.

        Whitespace and width do not count. Those in force at `as_of` come first.
        """
        wanted = [fold(word) for word in words.split()]
        wanted = [word for word in wanted if word]
        if not wanted:
            return ()
        found = [
            article for article, folded in self._folded if all(word in folded for word in wanted)
        ]
        return tuple(sorted(found, key=lambda article: not article.in_force(self.as_of)))

    def neighbours(self, article: Article) -> tuple[Article | None, Article | None]:
        """The stored articles before and after, in versions that were in force beside it."""
        beside = {
            other.number: other
            for other in self._by_id[article.law].articles
            if other == article or (other.number != article.number and _overlap(other, article))
        }
        numbers = sorted(beside)
        at = numbers.index(article.number)
        before = beside[numbers[at - 1]] if at else None
        after = beside[numbers[at + 1]] if at + 1 < len(numbers) else None
        return before, after

    def successors(self, article: Article) -> tuple[Article, ...]:
        """What an article out of force became: renumbered, or taken over by a new law."""
        end = article.in_force_to
        if end is None:
            return ()
        return tuple(
            text
            for step in self._by_id[article.law].successors
            if step.article == article.number
            for text in self._by_number.get((step.law, step.becomes), ())
            if text.in_force(max(end, self._by_id[step.law].in_force_from))
        )

    def predecessors(self, article: Article) -> tuple[Article, ...]:
        """The articles that became this one."""
        return tuple(
            text
            for law in self.laws
            for step in law.successors
            if (step.law, step.becomes) == (article.law, article.number)
            for text in self._by_number.get((law.id, step.article), ())
            if article in self.successors(text)
        )

    @cached_property
    def _by_id(self) -> dict[str, Law]:
        return {law.id: law for law in self.laws}

    @cached_property
    def _by_name(self) -> dict[str, Law]:
        return {key: law for law in self.laws for key in name_keys(law)}

    @cached_property
    def _name_sizes(self) -> tuple[int, ...]:
        return tuple(sorted({len(key) for key in self._by_name}, reverse=True))

    @cached_property
    def _by_number(self) -> dict[tuple[str, ArticleNumber], tuple[Article, ...]]:
        numbered: dict[tuple[str, ArticleNumber], tuple[Article, ...]] = {}
        for law in self.laws:
            for article in law.articles:
                key = (law.id, article.number)
                numbered[key] = (*numbered.get(key, ()), article)
        return numbered

    @cached_property
    def _folded(self) -> list[tuple[Article, str]]:
        return [
            (article, fold("\n".join((*law_names, article.label, article.text or ""))))
            for law in self.laws
            for law_names in [(law.title, law.short, *law.aliases, law.doc_no)]
            for article in law.articles
        ]


def cited_text(article: Article, paragraph: int | None, item: int | None) -> str | None:
    """The cited paragraph, or the whole article; None where paragraph or item is not there.

    An item is read with its paragraph: alone it says nothing.
    """
    if article.text is None or (
        paragraph is not None and not 0 < paragraph <= len(article.paragraphs)
    ):
        return None
    text = article.text if paragraph is None else article.paragraphs[paragraph - 1]
    if item is not None:
        mark = rf"[（(](?:{numeral(item)}|{item})[）)]"
        if not any(re.match(mark, line) for line in text.split("\n")[1:]):
            return None
    return text


def _day_of_text(law: Law, day: date) -> date | None:
    """The day whose text governs facts of `day`; None where the law does not reach them.

    A judicial interpretation reaches the facts that its own time clause names, even earlier ones.
    """
    if law.time_clause is None:
        return day if law.in_force_from <= day else None
    return max(day, law.in_force_from) if law.time_clause.reaches(day) else None


def _why_no_text(law: Law, number: ArticleNumber, day: date) -> CitationStatus:
    if law.in_force_to is not None and law.in_force_to <= day:
        return CitationStatus.REPEALED
    if _day_of_text(law, day) is None:
        return CitationStatus.NOT_YET
    last = law.last_article(max(day, law.in_force_from))
    if last is not None and number.number > last:
        return CitationStatus.NO_SUCH_ARTICLE
    return CitationStatus.NOT_STORED


def _overlap(one: Article, other: Article) -> bool:
    return (one.in_force_to is None or other.in_force_from < one.in_force_to) and (
        other.in_force_to is None or one.in_force_from < other.in_force_to
    )


@cache
def _packaged() -> Library:
    return Library.of(read_edition(resources.files("clause_rules") / "laws", "laws"))

"""The articles that an opinion rests on, gathered from all its parts."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from reviewer.assessment.model import Opinion
from reviewer.law.citation_words import part_label
from reviewer.law.model import ResolvedCitation


@dataclass(frozen=True, slots=True)
class CitedArticle:
    """One version of an article and its citations, that of the whole article first."""

    citations: tuple[ResolvedCitation, ...]

    @property
    def first(self) -> ResolvedCitation:
        return self.citations[0]

    @property
    def label(self) -> str:
        """第一百五十三条, with what is cited of it: …条第一款, or …条（第一款、第二款）."""
        article = self.first.article_label
        parts = [part for part in map(_part, self.citations) if part]
        if len(self.citations) == 1:
            return article + "".join(parts)
        return f"{article}（{'、'.join(parts)}）"


def all_citations(opinion: Opinion | None) -> list[ResolvedCitation]:
    """Every article, paragraph and item that is cited, each version once."""
    if opinion is None:
        return []
    parts: Iterable[Iterable[ResolvedCitation]] = chain(
        (graded.citations for graded in opinion.findings),
        (step.citations for step in opinion.reasoning),
        (asset.citations for asset in opinion.assets),
        (
            point.citations
            for points in (
                opinion.validity,
                opinion.consequences,
                opinion.severability,
                opinion.unwinding,
                opinion.exposure,
                opinion.applicable_law,
                opinion.checklist,
                opinion.contrary,
            )
            for point in points
        ),
    )
    found: dict[tuple[object, ...], ResolvedCitation] = {}
    for cited in chain.from_iterable(parts):
        found.setdefault((cited.law_title, *_place(cited), cited.in_force_from), cited)
    return list(found.values())


def by_law(citations: Collection[ResolvedCitation]) -> Iterator[tuple[str, list[CitedArticle]]]:
    """Official titles in the order in which they come first, with their articles in order."""
    laws: dict[str, dict[tuple[object, ...], list[ResolvedCitation]]] = {}
    for cited in sorted(citations, key=_place):
        article = (*_place(cited)[:2], cited.in_force_from)
        laws.setdefault(cited.law_title, {}).setdefault(article, []).append(cited)
    for title in dict.fromkeys(cited.law_title for cited in citations):
        yield title, [CitedArticle(tuple(held)) for held in laws[title].values()]


def _part(cited: ResolvedCitation) -> str:
    return part_label(cited.citation)


def _place(cited: ResolvedCitation) -> tuple[int, int, int, int]:
    where = cited.citation
    return where.number.number, where.number.suffix, where.paragraph or 0, where.item or 0

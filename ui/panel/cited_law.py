"""The articles that an opinion rests on, gathered from all its parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from reviewer.assessment.model import Opinion
from reviewer.law.model import ResolvedCitation


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


def by_law(
    citations: Iterable[ResolvedCitation],
) -> Iterator[tuple[str, list[ResolvedCitation]]]:
    """Official titles in the order in which they come first, with their articles in order."""
    laws: dict[str, list[ResolvedCitation]] = {}
    for cited in citations:
        laws.setdefault(cited.law_title, []).append(cited)
    for title, held in laws.items():
        yield title, sorted(held, key=_place)


def _place(cited: ResolvedCitation) -> tuple[int, int, int, int]:
    where = cited.citation
    return where.number.number, where.number.suffix, where.paragraph or 0, where.item or 0

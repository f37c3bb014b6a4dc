"""Checking citations against a day: 不存在, 已废止, 当时未施行, 条号已变, 本库未收."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from reviewer.law.library import Library
from reviewer.law.model import Citation, CitationStatus, Law, Successor
from reviewer.law.numbers import article_label
from reviewer.law.sentences import not_yet, repealed

_WRONG = frozenset(
    {
        CitationStatus.NO_SUCH_ARTICLE,
        CitationStatus.NO_SUCH_PART,
        CitationStatus.NOT_YET,
        CitationStatus.REPEALED,
    }
)


@dataclass(frozen=True, slots=True)
class CheckedCitation:
    """A citation, what it comes to on the day, and what to say about it.

    `message` is empty where there is nothing to say. `wrong` holds only where the stored data show
    an error; `renumbered` asks the lawyer to look: the number now means another article.
    """

    citation: Citation
    status: CitationStatus
    renumbered: bool
    message: str

    @property
    def wrong(self) -> bool:
        """Whether the contract cites what did not apply on its day."""
        return self.status in _WRONG


def check_citation(citation: Citation, day: date, library: Library) -> CheckedCitation:
    """A citation in a contract signed on that day."""
    status = library.status(citation, day)
    moves = renumbering(library, citation, day)
    return CheckedCitation(citation, status, bool(moves), explain(library, citation, day))


def explain(library: Library, citation: Citation, day: date) -> str:
    """What stands in the way of a citation on that day, in Chinese; empty where nothing does."""
    status = library.status(citation, day)
    law = library.law(citation.law)
    if law is None:
        return f"本库未收《{citation.law}》，未核。"
    words = _because(library, law, citation, status, day)
    moves = renumbering(library, citation, day)
    return words + (_renumbered(law, citation, moves, day) if moves else "")


def renumbering(library: Library, citation: Citation, day: date) -> tuple[Successor, ...]:
    """The moves within a law, past on that day, that took or gave the cited number."""
    law = library.law(citation.law)
    if law is None or library.status(citation, day) is CitationStatus.REPEALED:
        return ()
    if not any(step.since <= day for step in law.numbering[1:]):
        return ()
    return tuple(
        step
        for step in law.successors
        if step.law == law.id and citation.number in (step.article, step.becomes)
    )


def _because(
    library: Library, law: Law, citation: Citation, status: CitationStatus, day: date
) -> str:
    name = f"《{law.short}》{article_label(citation.number, law.unit)}"
    words = ""
    match status:
        case CitationStatus.NOT_YET:
            words = not_yet(law, day)
        case CitationStatus.REPEALED:
            words = repealed(law, _laws(library, law.replaced_by)) + _today(library, law, citation)
        case CitationStatus.NO_SUCH_ARTICLE:
            last = law.last_article(max(day, law.in_force_from))
            words = f"{name}不存在：该法在{day}共{last}{law.unit}。"
        case CitationStatus.NO_SUCH_PART:
            words = f"{name}没有所引的款、项。"
        case CitationStatus.NOT_STORED:
            words = f"本库未收{name}在{day}的文本，未核。"
        case CitationStatus.EXCLUDED:
            words = f"{name}不用于{day}签订的合同。"
    return words


def _laws(library: Library, ids: tuple[str, ...]) -> tuple[Law, ...]:
    return tuple(law for law in map(library.law, ids) if law is not None)


def _today(library: Library, law: Law, citation: Citation) -> str:
    """Where the matter of a repealed article stands now, as far as it is recorded."""
    now: dict[str, list[str]] = {}
    for step in law.successors:
        if step.article == citation.number:
            now.setdefault(step.law, []).append(article_label(step.becomes))
    places = [
        f"《{other.short}》{'、'.join(now[other.id])}" for other in _laws(library, tuple(now))
    ]
    return f"相应规定见{'，'.join(places)}。" if places else ""


def _renumbered(law: Law, citation: Citation, moves: tuple[Successor, ...], day: date) -> str:
    since = max(step.since for step in law.numbering if step.since <= day)
    number = article_label(citation.number, law.unit)
    parts = []
    for step in sorted(moves, key=lambda step: step.article != citation.number):
        old, new = article_label(step.article, law.unit), article_label(step.becomes, law.unit)
        same = step.article == citation.number
        parts.append(f"原{old}现为{new}" if same else f"现{new}原为{old}")
    return (
        f"《{law.short}》自{since}起重新编号：{'，'.join(parts)}；"
        f"请核对所引{number}是否为所指条文。"
    )

"""Taking a law library, platform terms or rates into use: only what is whole, and not outdated."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import chain
from pathlib import Path

from reviewer.assessment.entries import CHAPTERS, entries
from reviewer.assessment.grounds import grounds
from reviewer.assessment.quantities import quantities
from reviewer.disk import make_private_folder
from reviewer.errors import LawFileError
from reviewer.law.citation_words import bracketed
from reviewer.law.holdings import (
    RATES,
    TERMS,
    forget,
    is_agreement,
    is_newer,
    keep_copy,
    keep_file,
    keep_library,
    read_agreement,
    read_library,
    read_rates,
    read_terms,
)
from reviewer.law.library import Library, cited_text
from reviewer.law.model import Article, Citation, TextStatus
from reviewer.law.numbers import article_label
from reviewer.law.platform_terms import PlatformTerms
from reviewer.law.rates import Rates
from reviewer.rules.loading import default_rules


def take_library(source: Path, folder: Path) -> Library:
    """Read, check and keep a newer library. Raises LawFileError; then nothing has changed."""
    library = read_library(source)
    shipped = Library.load()
    if not is_newer(library, shipped):
        raise LawFileError("law-file-old", name=source.name, day=shipped.as_of)
    missing = unresolved(library)
    if missing:
        places = "、".join(missing[:3])
        raise LawFileError("law-file-missing", name=source.name, count=len(missing), places=places)
    _keep(folder, lambda: keep_library(source, folder))
    return library


def take_terms(source: Path, folder: Path, today: date) -> PlatformTerms:
    """Read and keep the lawyer's own platform terms: a structured file, or an agreement in plain
    text (.txt), which bears the day it was loaded. Raises LawFileError."""
    if is_agreement(source):
        terms = read_agreement(source, today)
        _keep(folder, lambda: keep_copy(terms, folder))
    else:
        terms = read_terms(source)
        _keep(folder, lambda: keep_file(source, folder, TERMS))
    return terms


def take_rates(source: Path, folder: Path, today: date) -> Rates:
    """Read, check and keep a newer table of rates. Raises LawFileError."""
    rates, shipped = read_rates(source), Rates.load()
    if rates.until > today:
        raise LawFileError("rates-ahead", name=source.name, day=rates.until)
    if not rates.is_newer(shipped):
        raise LawFileError("rates-old", name=source.name, day=shipped.until)
    _keep(folder, lambda: keep_file(source, folder, RATES))
    return rates


def _keep(folder: Path, keep: Callable[[], None]) -> None:
    try:
        make_private_folder(folder)
        keep()
    except OSError as error:
        raise LawFileError("law-file-kept", path=folder) from error


def give_up(folder: Path, name: str) -> None:
    """Let what ships be in use again: `name` is LAWS, TERMS or RATES. Raises LawFileError."""
    try:
        forget(folder, name)
    except OSError as error:
        raise LawFileError("law-file-kept", path=folder) from error


def all_cited() -> tuple[Citation, ...]:
    """Every citation of rules, routes, chapters and figures, each once."""
    known, figures = grounds(), quantities()
    groups: Iterable[Iterable[Citation]] = (
        *(rule.cites for rule in default_rules()),
        *(group for route in known.routes.values() for group in (route.norms, route.validity)),
        *known.labels.values(),
        *known.assets.values(),
        *(entry.cites for name in CHAPTERS for entry in entries(name)),
        figures.conduct,
        figures.counting,
        figures.buyer,
        figures.assistance,
        figures.credentials,
    )
    return tuple(dict.fromkeys(chain.from_iterable(groups)))


def unresolved(library: Library) -> tuple[str, ...]:
    """The citations for which the library has no text, or not the part, in the days they name."""
    missing = (
        f"{bracketed(one.law)}{article_label(one.number)}"
        for one in all_cited()
        if not any(_holds(article, one) for article in _texts(one, library))
    )
    return tuple(dict.fromkeys(missing))


def _texts(citation: Citation, library: Library) -> Iterator[Article]:
    """The versions that are in force on some day for which the citation is meant."""
    first, last = citation.since or date.min, citation.before or date.max
    for article in library.versions(citation.law, citation.number):
        if article.in_force_from < last and first < (article.in_force_to or date.max):
            yield article


def _holds(article: Article, citation: Citation) -> bool:
    if article.text_status is TextStatus.UNVERIFIED:
        return True  # a number without a text: there is no part to look for
    return cited_text(article, citation.paragraph, citation.item) is not None

"""The law library, platform terms and table of rates in use: those that ship, or the lawyer's own.

A library is loaded from a folder or a .zip archive (clause_rules/laws/README.md has its form),
terms from a file like clause_rules/platforms/terms.yaml or from an agreement in plain text, rates
from a file like clause_rules/rates/rates.yaml. All are kept in a folder of the lawyer's data.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import groupby, pairwise
from pathlib import Path
from typing import TypeVar

from reviewer.disk import write_whole
from reviewer.errors import LawFileError, RuleFileError
from reviewer.law.agreement_copy import SUFFIX, as_file, read_copy
from reviewer.law.library import Library
from reviewer.law.model import Article, Law
from reviewer.law.platform_terms import PlatformTerms, Reliability
from reviewer.law.rates import Rates

LAWS, TERMS, RATES = "laws.zip", "platform-terms.yaml", "rates.yaml"
_COPIES = "agreement-*.yaml"
_LARGEST = 20_000_000  # bytes of a file that is loaded
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Holdings:
    """What is in use, and whether it is the lawyer's own; `bad` what of it could not be read."""

    library: Library
    terms: PlatformTerms
    rates: Rates
    own_library: bool = False
    own_terms: bool = False
    own_rates: bool = False
    bad: tuple[LawFileError, ...] = ()

    @property
    def copies(self) -> tuple[str, ...]:
        """《某协议》（微信），律师自备文本，2026-11-20载入: the agreements of the lawyer's own."""
        found = (
            f"{term.agreement}（{term.platforms[0]}），{term.source}，{term.version}"
            for term in self.terms.terms
            if term.reliability is Reliability.COPY
        )
        return tuple(dict.fromkeys(found))

    @property
    def digest(self) -> str:
        """Tells holdings apart of which opinions differ."""
        held = f"{self.library.as_of} {self.library.version} {self.terms!r} {self.rates!r}"
        return hashlib.sha256(held.encode()).hexdigest()[:16]


def holdings_in(folder: Path | None) -> Holdings:
    """What is in use with this folder; what cannot be read, or is older than what ships, is not."""
    held = Holdings(Library.load(), PlatformTerms.load(), Rates.load())
    if folder is None:
        return held
    for take in (_with_library, _with_terms, _with_rates):
        try:
            held = take(held, folder)
        except LawFileError as error:
            held = replace(held, bad=(*held.bad, error))
    return held


def _with_library(held: Holdings, folder: Path) -> Holdings:
    if not (folder / LAWS).is_file():
        return held
    library = _library(folder / LAWS)
    newer = is_newer(library, held.library)
    return replace(held, library=library, own_library=True) if newer else held


def _with_terms(held: Holdings, folder: Path) -> Holdings:
    """The lawyer's terms; of platforms they do not name, those that ship.

    A copy of an agreement comes before what the lawyer's own file says of the same platform.
    """
    files = [*sorted(folder.glob(_COPIES)), folder / TERMS]
    terms = held.terms
    for own in reversed([read_terms(file) for file in files if file.is_file()]):
        named = {name for term in own.terms for name in term.platforms}
        rest = tuple(term for term in terms.terms if not named.intersection(term.platforms))
        terms = replace(own, terms=(*own.terms, *rest))
    return replace(held, terms=terms, own_terms=terms is not held.terms)


def _with_rates(held: Holdings, folder: Path) -> Holdings:
    if not (folder / RATES).is_file():
        return held
    rates = read_rates(folder / RATES)
    return replace(held, rates=rates, own_rates=True) if rates.is_newer(held.rates) else held


def is_newer(library: Library, than: Library) -> bool:
    """By the day up to which it was kept, then by the number of the edition."""
    return (library.as_of, library.version) > (than.as_of, than.version)


def read_library(path: Path) -> Library:
    """A library from a folder or an archive, whole and without gaps. Raises LawFileError."""
    try:
        library = Library.load(path)
    except RuleFileError as error:
        where = {"file": error.details["file"], "line": error.details["line"]}
        raise LawFileError("law-file-form", name=path.name, **where) from error
    except OSError as error:
        raise LawFileError(name=path.name) from error
    for law in library.laws:
        gap = _gap(law)
        if gap is not None:
            place = f"《{law.short}》{gap.label}"
            day = gap.in_force_to
            raise LawFileError("law-file-gap", name=path.name, place=place, day=day)
    return library


def _gap(law: Law) -> Article | None:
    """A text after which, while the law goes on, a later text of the same article begins late."""
    for _, versions in groupby(law.articles, key=lambda article: article.number):
        for one, following in pairwise(versions):
            if one.in_force_to != following.in_force_from:
                return one
    return None


def read_terms(path: Path) -> PlatformTerms:
    """Platform terms from a file. Raises LawFileError."""
    return _read(path, PlatformTerms.load)


def read_rates(path: Path) -> Rates:
    """A table of rates from a file. Raises LawFileError."""
    return _read(path, Rates.load)


def _read(path: Path, load: Callable[[Path], _T]) -> _T:
    try:
        if path.stat().st_size > _LARGEST:
            raise LawFileError(name=path.name)
        return load(path)
    except RuleFileError as error:
        where = {"file": error.details["file"], "line": error.details["line"]}
        raise LawFileError("law-file-form", name=path.name, **where) from error
    except (OSError, UnicodeDecodeError) as error:
        raise LawFileError(name=path.name) from error


def keep_library(source: Path, folder: Path) -> None:
    """Copy a library that was read into the folder, as one archive. Raises OSError."""
    write_whole(_archive(source) if source.is_dir() else source.read_bytes(), folder / LAWS)


def _archive(folder: Path) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(folder.glob("*.yaml")):
            archive.write(file, file.name)
    return made.getvalue()


def keep_file(source: Path, folder: Path, name: str) -> None:
    """Copy terms or rates that were read into the folder. Raises OSError."""
    write_whole(source.read_bytes(), folder / name)


def keep_copy(copy: PlatformTerms, folder: Path) -> None:
    """Keep an agreement; a copy for the same platform is replaced. Raises OSError."""
    platform = hashlib.sha256(copy.terms[0].platforms[0].encode()).hexdigest()[:12]
    write_whole(as_file(copy).encode(), folder / _COPIES.replace("*", platform))


def read_agreement(path: Path, loaded: date) -> PlatformTerms:
    """The clauses of an agreement in plain text, loaded on a day. Raises LawFileError."""
    return read_copy(path, loaded, PlatformTerms.load())


def is_agreement(path: Path) -> bool:
    """Whether a file of terms is an agreement in plain text rather than a structured file."""
    return path.suffix.lower() == SUFFIX


def forget(folder: Path, name: str) -> None:
    """Take LAWS, TERMS (with the copies) or RATES out of the folder: what ships is in use again.

    Raises OSError.
    """
    (folder / name).unlink(missing_ok=True)
    if name == TERMS:
        for copy in folder.glob(_COPIES):
            copy.unlink()


def _library(path: Path) -> Library:
    stat = path.stat()
    return _read_once(path, stat.st_mtime_ns, stat.st_size)


@cache
def _read_once(path: Path, _changed: int, _size: int) -> Library:
    return read_library(path)

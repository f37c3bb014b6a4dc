"""The law library and the platform terms in use: those that ship, or newer ones of the lawyer's.

A library is loaded from a folder or a .zip archive (clause_rules/laws/README.md has its form),
terms from a file like clause_rules/platforms/terms.yaml. Both are kept in a folder of the lawyer's
data.
"""

from __future__ import annotations

import zipfile
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby, pairwise
from pathlib import Path

from reviewer.errors import LawFileError, RuleFileError
from reviewer.law.library import Library
from reviewer.law.model import Article, Law
from reviewer.law.platform_terms import PlatformTerms

LAWS, TERMS = "laws.zip", "platform-terms.yaml"
_LARGEST = 20_000_000  # bytes of a file that is loaded


@dataclass(frozen=True, slots=True)
class Holdings:
    """What is in use, and whether it is the lawyer's own; `bad` what of it could not be read."""

    library: Library
    terms: PlatformTerms
    own_library: bool = False
    own_terms: bool = False
    bad: tuple[LawFileError, ...] = ()


def holdings_in(folder: Path | None) -> Holdings:
    """What is in use with this folder; what cannot be read, or is older than what ships, is not."""
    held = Holdings(Library.load(), PlatformTerms.load())
    if folder is None:
        return held
    laws, terms = folder / LAWS, folder / TERMS
    try:
        if laws.is_file():
            library = _library(laws)
            if is_newer(library, held.library):
                held = replace(held, library=library, own_library=True)
    except LawFileError as error:
        held = replace(held, bad=(*held.bad, error))
    try:
        if terms.is_file():
            held = replace(held, terms=_own_terms(terms), own_terms=True)
    except LawFileError as error:
        held = replace(held, bad=(*held.bad, error))
    return held


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
    except (OSError, zipfile.BadZipFile, RuntimeError, NotImplementedError) as error:
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
    try:
        if path.stat().st_size > _LARGEST:
            raise LawFileError(name=path.name)
        return PlatformTerms.load(path)
    except RuleFileError as error:
        where = {"file": error.details["file"], "line": error.details["line"]}
        raise LawFileError("law-file-form", name=path.name, **where) from error
    except (OSError, UnicodeDecodeError) as error:
        raise LawFileError(name=path.name) from error


def keep_library(source: Path, folder: Path) -> None:
    """Copy a library that was read into the folder, as one archive. Raises OSError."""
    target = folder / LAWS
    made = target.with_suffix(".new")
    if source.is_dir():
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
            for file in sorted(source.glob("*.yaml")):
                archive.write(file, file.name)
    else:
        made.write_bytes(source.read_bytes())
    made.replace(target)


def keep_terms(source: Path, folder: Path) -> None:
    """Copy terms that were read into the folder. Raises OSError."""
    made = folder / f"{TERMS}.new"
    made.write_bytes(source.read_bytes())
    made.replace(folder / TERMS)


def forget(folder: Path, name: str) -> None:
    """Take LAWS or TERMS out of the folder: what ships is in use again. Raises OSError."""
    (folder / name).unlink(missing_ok=True)


def _library(path: Path) -> Library:
    stat = path.stat()
    return _read_once(path, stat.st_mtime_ns, stat.st_size)


@cache
def _read_once(path: Path, _changed: int, _size: int) -> Library:
    return read_library(path)


def _own_terms(path: Path) -> PlatformTerms:
    """The lawyer's terms; of platforms they do not name, those that ship."""
    own, shipped = read_terms(path), PlatformTerms.load()
    named = {name for term in own.terms for name in term.platforms}
    rest = tuple(term for term in shipped.terms if not named.intersection(term.platforms))
    return replace(own, terms=(*own.terms, *rest))


def make_room(folder: Path) -> None:
    """Make the folder, for this user alone; on Windows the profile is that. Raises OSError."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.chmod(0o700)

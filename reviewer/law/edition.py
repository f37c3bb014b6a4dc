"""One edition of the law library on disk: a folder (the packaged one or another) or a .zip."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from importlib.resources.abc import Traversable
from pathlib import Path

from reviewer.errors import RuleFileError
from reviewer.law.files import decode_law
from reviewer.law.model import Law
from reviewer.law.names import name_keys
from reviewer.law.records import read_record

_META = "library.yaml"
_OTHER_FILES = frozenset({_META, "cases.yaml"})
_SIZE_LIMIT = 20_000_000  # bytes of all files of an archive, unpacked


@dataclass(frozen=True, slots=True)
class Edition:
    """What a library is made of: laws, 法条库截至, number of the edition, what was checked how."""

    laws: tuple[Law, ...]
    as_of: date
    version: int
    coverage: tuple[str, ...]


def open_edition(path: Path) -> Edition:
    """Read a folder or a .zip archive of law files. Raises RuleFileError, OSError."""
    if not path.is_file():
        return read_edition(path, path.name)
    # Closed whatever comes: an error that is kept would keep the file open, which Windows then
    # lets nobody replace.
    try:
        with zipfile.ZipFile(path) as archive:
            _refuse_bombs(archive, path.name)
            return read_edition(_inner(zipfile.Path(archive)), path.name)
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError) as error:
        raise RuleFileError(file=path.name, line=1, reason="not a readable .zip archive") from error


def _inner(root: zipfile.Path) -> zipfile.Path:
    """The only folder of an archive that was made of a folder, else its root."""
    held = list(root.iterdir())
    return held[0] if len(held) == 1 and held[0].is_dir() else root


def read_edition(folder: Traversable | zipfile.Path, name: str) -> Edition:
    """Read all files of a folder called `name`. Raises RuleFileError with file and line."""
    files = {entry.name: entry for entry in folder.iterdir() if entry.name.endswith(".yaml")}
    if _META not in files:
        raise RuleFileError(file=name, line=1, reason=f"{_META} is missing")
    meta = read_record(_words(files[_META]), _META)
    meta.only("format", "version", "as_of", "coverage")
    laws = tuple(
        decode_law(_words(files[file]), file) for file in sorted(files) if file not in _OTHER_FILES
    )
    _check_names(laws)
    _check_links(laws)
    return Edition(laws, meta.day("as_of"), meta.number("version"), meta.texts("coverage"))


def _refuse_bombs(archive: zipfile.ZipFile, name: str) -> None:
    if sum(entry.file_size for entry in archive.infolist()) > _SIZE_LIMIT:
        raise RuleFileError(file=name, line=1, reason="too large for a law library")


def _words(file: Traversable | zipfile.Path) -> str:
    try:
        return file.read_text("utf-8")
    except UnicodeDecodeError as error:
        raise RuleFileError(file=file.name, line=1, reason="not UTF-8") from error


def _check_names(laws: Iterable[Law]) -> None:
    owner: dict[str, str] = {}
    for law in laws:
        for key in name_keys(law):
            if key in owner:
                reason = f"{owner[key]} is called {key} too"
                raise RuleFileError(file=f"{law.id}.yaml", line=1, reason=reason)
            owner[key] = law.id


def _check_links(laws: Iterable[Law]) -> None:
    laws = tuple(laws)
    ids = {law.id for law in laws}
    for law in laws:
        for other in (*law.replaced_by, *(step.law for step in law.successors)):
            if other not in ids:
                reason = f"no law is called {other}"
                raise RuleFileError(file=f"{law.id}.yaml", line=1, reason=reason)

"""Which files of a folder are reviewed, and which are the same as another."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

from reviewer.document.reading import SUFFIXES
from reviewer.export.writing import digest_of_file

# What Word and WPS leave beside a file that is open.
_LOCK = "~$"


@dataclass(frozen=True, slots=True)
class FolderFile:
    """A file by its path within the folder, with `/` between, its size in bytes. `sha256` is empty
    where it cannot be read; `copy_of` names an earlier file of the very same content."""

    name: str
    sha256: str
    copy_of: str = ""
    size: int = 0


def find(
    folder: Path, patterns: Sequence[str] = (), *, recursive: bool = True, apart: Path | None = None
) -> list[FolderFile]:
    """The contracts of a folder by name, each with its hash.

    `patterns` (as of a shell) are matched with the name and with the path within the folder; none:
    every kind of file that can be read. Hidden files, links to folders and the folder `apart`, into
    which the results go, are left out. Raises OSError where the folder cannot be listed.
    """
    first: dict[str, str] = {}
    found = []
    for name in sorted(_names(folder, recursive=recursive, apart=apart)):
        if not _wanted(name, patterns):
            continue
        digest = digest_of_file(folder / name)
        same = first.get(digest, "") if digest else ""
        found.append(FolderFile(name, digest, same, _size(folder / name)))
        first.setdefault(digest, name)
    return found


def _names(folder: Path, *, recursive: bool, apart: Path | None) -> Iterator[str]:
    shut = None if apart is None else apart.resolve()

    def trouble(error: OSError) -> None:
        if Path(error.filename) == folder:  # a folder below may be shut to us; the rest goes on
            raise error

    for place, folders, files in os.walk(folder, onerror=trouble):
        here = Path(place)
        folders[:] = [
            each
            for each in sorted(folders)
            if recursive and not each.startswith(".") and (here / each).resolve() != shut
        ]
        for name in files:
            if not name.startswith((".", _LOCK)):
                yield (here / name).relative_to(folder).as_posix()


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:  # it cannot be read either
        return 0


def _wanted(name: str, patterns: Sequence[str]) -> bool:
    if not patterns:
        return name.lower().endswith(SUFFIXES)
    base = name.rsplit("/", 1)[-1]
    return any(fnmatch(base, pattern) or fnmatch(name, pattern) for pattern in patterns)

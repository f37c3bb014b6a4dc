"""Moving the data to another folder: copied, compared, and only then used; the old stays.

What is copied while the store is frozen: the store by SQLite, all other files byte by byte.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from reviewer.errors import StoreError
from reviewer.marks import places
from reviewer.marks.places import MOVED, STORE, Moved, make_private

_ROOM = 1.1  # of what is copied, to be free at least
_BLOCK = 1 << 20  # bytes
# What is made anew: the store with its side files, and which contracts are open.
_NOT_COPIED = (STORE, f"{STORE}-wal", f"{STORE}-shm", f"{STORE}-journal", MOVED)
_OPEN = "open"


def place_in(chosen: Path, source: Path) -> Path:
    """Where in a folder that the lawyer chose the data would go: into it where it is empty, else
    into a folder of their own. Raises StoreError (move-inside, move-taken, move-refused)."""
    target = chosen if _is_free(chosen) else chosen / "shenqi"
    if target.resolve().is_relative_to(source.resolve()):
        raise StoreError("move-inside", path=target)
    if not _is_free(target):
        raise StoreError("move-taken", path=target)
    above = next(each for each in (target, *target.parents) if each.is_dir())
    if not os.access(above, os.W_OK | os.X_OK):
        raise StoreError("move-refused", path=target)
    return target


def make_place(source: Path, target: Path) -> None:
    """Make the folder, if there is room. Raises StoreError (store-full, move-refused)."""
    try:
        make_private(target)
        wanted = sum(path.stat().st_size for path in _files(source)) * _ROOM
        wanted += (source / STORE).stat().st_size * _ROOM
        if shutil.disk_usage(target).free < wanted:
            raise StoreError("store-full", path=target)
    except OSError as error:
        raise StoreError("move-refused", path=target) from error


def copy_files(source: Path, target: Path) -> None:
    """Copy what lies beside the store, and compare.

    Raises StoreError (move-differs, move-refused).
    """
    try:
        for path in _files(source):
            copy = target / path.relative_to(source)
            copy.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            if _copied(path, copy) != _digest(copy):
                raise StoreError("move-differs", path=copy)
    except OSError as error:
        raise StoreError("move-refused", path=target) from error


def take_back(target: Path) -> None:
    """Remove what was copied into a folder that was free before, as far as can be."""
    shutil.rmtree(target, ignore_errors=True)


def use(source: Path, target: Path) -> None:
    """From now on the data are in `target`. Raises StoreError (move-refused)."""
    try:
        places.note_moved(Moved(target, source))
    except OSError as error:
        raise StoreError("move-refused", path=places.usual_folder()) from error


def forget_left(*, remove: bool) -> None:
    """Speak no more of the old copy; `remove` takes it off the disk, file by file where the new
    folder, which must have a store, has one too. Raises StoreError (move-left)."""
    elsewhere = places.moved()
    if elsewhere is None or elsewhere.left is None:
        return
    try:
        if remove:
            _remove(elsewhere.left, elsewhere.folder)
        places.note_moved(Moved(elsewhere.folder, None))
    except OSError as error:
        raise StoreError("move-left", path=elsewhere.left) from error


def _remove(old: Path, new: Path) -> None:
    if not (new / STORE).is_file():  # a disk that was pulled out meanwhile
        raise FileNotFoundError(new)
    for path in _files(old):
        if (new / path.relative_to(old)).is_file():
            path.unlink()
    for name in _NOT_COPIED:
        if name != MOVED:
            (old / name).unlink(missing_ok=True)
    shutil.rmtree(old / _OPEN, ignore_errors=True)
    folders = [folder for folder in old.rglob("*") if folder.is_dir()]
    for folder in [*sorted(folders, reverse=True), old]:
        if not any(folder.iterdir()):
            folder.rmdir()


def _is_free(folder: Path) -> bool:
    """Whether nothing is in a folder, or there is none."""
    if not folder.is_dir():
        return not folder.exists()
    return all(path.name == MOVED for path in folder.iterdir())


def _files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        if path.is_file() and parts[0] not in (*_NOT_COPIED, _OPEN):
            yield path


def _copied(path: Path, copy: Path) -> str:
    """The digest of what was read of a file while it was copied."""
    read = hashlib.sha256()
    with path.open("rb") as source, copy.open("xb") as target:
        copy.chmod(0o600)
        while block := source.read(_BLOCK):
            read.update(block)
            target.write(block)
        target.flush()
        os.fsync(target.fileno())
    return read.hexdigest()


def _digest(path: Path) -> str:
    with path.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()

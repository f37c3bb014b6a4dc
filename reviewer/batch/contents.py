"""What a review is made with, told apart by its bytes: program, rules, vocabulary, model, law.

A version names a release; what was changed since, and what the user added, has the same.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

from reviewer.review import Options

_PACKAGES = ("reviewer", "clause_rules")
_NOT_READ = "__pycache__"


def digest_of_contents(options: Options) -> str:
    """Of the program with its data, and of the user's own rules and law that a review is to use."""
    own = (*options.extra_rules, options.own_rules, options.own_law)
    digest = hashlib.sha256(program_digest().encode())
    for folder in own:
        digest.update(b"\0" if folder is None else _files_digest(_files(folder)))
    return digest.hexdigest()


@cache
def program_digest() -> str:
    """Of the program and the data that ship with it, the same on every machine."""
    packages = (each for name in _PACKAGES for each in _files(resources.files(name), name))
    return _files_digest(packages).hex()


def _files_digest(files: Iterable[tuple[str, Traversable]]) -> bytes:
    digest = hashlib.sha256()
    for name, file in files:
        try:
            content = file.read_bytes()
        except OSError:  # neither will the review be able to use it
            content = b""
        for part in (name.encode("utf-8", "surrogateescape"), content):
            digest.update(hashlib.sha256(part).digest())
    return digest.digest()


def _files(folder: Traversable, name: str = "") -> Iterator[tuple[str, Traversable]]:
    """Every file below a folder by its path within, in an order that does not depend on the disk;
    none where there is no such folder."""
    if not folder.is_dir():
        return
    for found in sorted(folder.iterdir(), key=lambda each: each.name):
        path = f"{name}/{found.name}"
        if found.is_dir():
            if found.name != _NOT_READ:
                yield from _files(found, path)
        else:
            yield path, found

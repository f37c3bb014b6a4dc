"""What the app is made of: every package it needs, with version, licence and the licence's text.

Taken from the metadata of the installed packages (PEP 566, PEP 639), not kept by hand.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import metadata

_OWN = "shenqi"
_EXTRAS = ("ocr", "cluster")  # what a user may have installed, not what builds or tests the app
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_EXTRA = re.compile(r"""extra\s*==\s*["']([^"']+)["']""")
_TEXTS = re.compile(r"(licen[cs]e|copying|notice)[^/]*$", re.IGNORECASE)
_CLASSIFIER = "License :: OSI Approved :: "
_LONGEST_NAME = 100  # what is longer in the field of the licence is its text


@dataclass(frozen=True, slots=True)
class Package:
    """An installed package. `texts` are the licences it ships, empty where it names them only."""

    name: str
    version: str
    licence: str
    texts: tuple[str, ...]
    home: str


def bundled() -> tuple[Package, ...]:
    """The app's own package first, then Python and all that the app needs, by name."""
    needed = dict.fromkeys(_needed(_OWN, _EXTRAS))
    packages = {_canonical(name): package for name in needed if (package := _package(name))}
    own = packages.pop(_OWN, None)
    rest = sorted([*packages.values(), _python()], key=lambda package: package.name.lower())
    return (*([own] if own else []), *rest)


def _needed(name: str, extras: Sequence[str] = (), known: set[str] | None = None) -> Iterator[str]:
    """A package and what it requires, as far as it is installed."""
    known = set() if known is None else known
    if _canonical(name) in known:
        return
    known.add(_canonical(name))
    try:
        requires = metadata.requires(name) or []
    except metadata.PackageNotFoundError:
        return
    yield name
    for requirement in requires:
        wanted = set(_EXTRA.findall(requirement))
        match = _NAME.match(requirement)
        if match is not None and (not wanted or wanted & set(extras)):
            yield from _needed(match[0], known=known)


def _package(name: str) -> Package | None:
    try:
        found = metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return None
    data = found.metadata
    texts = tuple(
        text.strip()
        for path in found.files or ()
        if ".dist-info" in str(path) and _TEXTS.search(str(path))
        if (text := path.read_text(encoding="utf-8"))
    )
    return Package(data["Name"], found.version, _licence(data), texts, _home(data))


def _licence(data: metadata.PackageMetadata) -> str:
    """The licence's expression, else its name in either of the older fields."""
    if expression := _field(data, "License-Expression"):
        return expression
    named = _field(data, "License")
    if named and len(named) <= _LONGEST_NAME and "\n" not in named:
        return named
    classifiers = data.get_all("Classifier") or []
    return " / ".join(
        text.removeprefix(_CLASSIFIER) for text in classifiers if text.startswith(_CLASSIFIER)
    )


def _home(data: metadata.PackageMetadata) -> str:
    urls = [*(data.get_all("Project-URL") or []), ""]
    return _field(data, "Home-page") or urls[0].partition(",")[2].strip()


def _field(data: metadata.PackageMetadata, name: str) -> str:
    return "".join(data.get_all(name) or [])


def _python() -> Package:
    version = ".".join(map(str, sys.version_info[:3]))
    return Package("Python", version, "PSF-2.0", (sys.copyright,), "https://www.python.org/")


def _canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()

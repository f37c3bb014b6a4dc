"""What the app imports it asks for itself, not by way of another package."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
OWN = {"reviewer", "ui", "clause_rules", "sample_contracts"}
# One half of Qt for Python: pyside6-essentials asks for the very same version of it.
HALVES = {"shiboken6"}


def imported(folder: Path) -> Iterator[str]:
    """The packages named in imports, lazy ones too."""
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                yield from (name.name.partition(".")[0] for name in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                yield node.module.partition(".")[0]


def canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_every_package_that_is_imported_is_asked_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"]
    lines = [*project["dependencies"], *extras["ocr"], *extras["cluster"]]
    asked = {canonical(re.match(r"[\w.-]+", line)[0]) for line in lines}  # type: ignore[index]
    shipped_by = metadata.packages_distributions()
    names = {name for package in OWN for name in imported(ROOT / package)}
    foreign = names - OWN - HALVES - set(sys.stdlib_module_names)
    assert {
        name
        for name in foreign
        if not asked & {canonical(holder) for holder in shipped_by.get(name, ())}
    } == set()
